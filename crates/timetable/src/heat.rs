//! How warm it is: which losses are still taken, as a table made of the operations of IEEE 754 alone, so that no platform's
//! own logarithm or exponential decides a step.

use std::f64::consts::LN_2;

/// Losses in the table; what is dearer is never taken.
const LOSSES: usize = 512;

/// The chance of each loss, of 2 to the 32.
pub(crate) struct Heat {
    chances: Vec<u32>,
    /// The largest loss that has a chance.
    most: i32,
    /// What a step may break at most, weighted, however much better it makes the rest.
    pub(crate) hard_most: i32,
}

impl Heat {
    pub(crate) fn new() -> Self {
        Self { chances: vec![0; LOSSES], most: 0, hard_most: 0 }
    }

    /// Sets the temperature.
    pub(crate) fn set(&mut self, temperature: f64) {
        let colder = exp(-1.0 / temperature);
        let mut chance = f64::from(u32::MAX);
        self.most = 0;
        for (loss, slot) in self.chances.iter_mut().enumerate() {
            *slot = chance as u32;
            if *slot == 0 {
                break;
            }
            self.most = loss as i32;
            chance *= colder;
        }
        self.hard_most = (12.0 * temperature + 3.0) as i32;
    }

    /// Whether a loss is taken; `thrown` is a number of 32 bits by chance.
    #[inline(always)]
    pub(crate) fn takes(&self, loss: i32, thrown: u32) -> bool {
        loss <= 0 || (loss <= self.most && thrown < self.chances[loss as usize])
    }
}

/// The temperature when a share of the way from `first` to `last` is gone; it falls by the same factor in the same time.
pub(crate) fn temperature(first: f64, last: f64, share: f64) -> f64 {
    first * exp(-share * ln(first / last))
}

/// e to the power of x, for x from -700 to 0.
fn exp(x: f64) -> f64 {
    let halvings = (-x / LN_2).floor();
    let rest = x + halvings * LN_2;
    let (mut term, mut sum) = (1.0, 1.0);
    for place in 1..=16 {
        term *= rest / f64::from(place);
        sum += term;
    }
    (0..halvings as u32).fold(sum, |power, _| power / 2.0)
}

/// The natural logarithm of x, for x of at least 1: halved into [1, 2), then by the series of artanh.
fn ln(x: f64) -> f64 {
    let (mut rest, mut doublings) = (x, 0.0);
    while rest >= 2.0 {
        rest /= 2.0;
        doublings += 1.0;
    }
    let t = (rest - 1.0) / (rest + 1.0);
    let (mut power, mut sum) = (t, 0.0);
    for odd in [1.0, 3.0, 5.0, 7.0, 9.0, 11.0, 13.0, 15.0] {
        sum += power / odd;
        power *= t * t;
    }
    2.0 * sum + doublings * LN_2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn powers_and_logarithms_are_right() {
        for x in [0.0, 0.01, 0.5, 1.0, 3.7, 20.0] {
            assert!((exp(-x) - (-x).exp()).abs() < 1e-12, "{x}");
            assert!((ln(1.0 + x) - (1.0 + x).ln()).abs() < 1e-8, "{x}");
        }
        assert!((temperature(8.0, 0.125, 0.5) - 1.0).abs() < 1e-9);
    }

    #[test]
    fn a_loss_is_taken_as_often_as_its_chance_says() {
        let mut heat = Heat::new();
        heat.set(2.0);
        assert!(heat.takes(0, u32::MAX) && heat.takes(-5, u32::MAX));
        let chance = (-3.0_f64 / 2.0).exp() * f64::from(u32::MAX);
        assert!(heat.takes(3, (chance * 0.999) as u32) && !heat.takes(3, (chance * 1.001) as u32));
        assert!(!heat.takes(LOSSES as i32, 0));
        heat.set(0.05);
        assert!(!heat.takes(100, 0));
    }
}
