//! Coins that fall the same way on every machine: xorshift64*, and a logarithm made of the four operations of IEEE 754.

/// The state of the generator; never 0.
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        // One round of splitmix64, so that neighbouring seeds begin far apart.
        let mut mixed = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        Self((mixed ^ (mixed >> 31)) | 1)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    /// A number below `count`, which is not 0.
    pub(crate) fn below(&mut self, count: usize) -> usize {
        ((u128::from(self.next()) * count as u128) >> 64) as usize
    }

    pub(crate) fn pick<'a, T>(&mut self, items: &'a [T]) -> Option<&'a T> {
        if items.is_empty() { None } else { Some(&items[self.below(items.len())]) }
    }

    /// An exponentially distributed number with mean 1: `-ln` of a uniform one.
    pub(crate) fn exponential(&mut self) -> f64 {
        // 53 bits, and never 0.
        let bits = (self.next() >> 11) | 1;
        let halvings = bits.leading_zeros() - 11;
        let mantissa = (bits << halvings) as f64 / (1_u64 << 53) as f64;
        f64::from(halvings) * std::f64::consts::LN_2 - ln_near_one(mantissa)
    }
}

/// `ln x` for x in [0.5, 1], by the series of artanh; the platform's `ln` may differ in the last bit.
fn ln_near_one(x: f64) -> f64 {
    let t = (x - 1.0) / (x + 1.0);
    let square = t * t;
    let mut power = t;
    let mut sum = 0.0;
    for odd in [1.0, 3.0, 5.0, 7.0, 9.0, 11.0, 13.0] {
        sum += power / odd;
        power *= square;
    }
    2.0 * sum
}

#[cfg(test)]
mod tests {
    //! The coins are fair enough, and the logarithm is one.

    use super::*;

    #[test]
    fn the_logarithm_is_one() {
        for i in 50..=100 {
            let x = f64::from(i) / 100.0;
            assert!((ln_near_one(x) - x.ln()).abs() < 1e-7, "{x}");
        }
    }

    #[test]
    fn exponential_numbers_have_mean_one() {
        let mut dice = Dice::new(7);
        let sum: f64 = (0..100_000).map(|_| dice.exponential()).sum();
        assert!((sum / 100_000.0 - 1.0).abs() < 0.02);
    }

    #[test]
    fn every_side_falls() {
        let mut dice = Dice::new(0);
        let mut fallen = [0; 6];
        (0..6000).for_each(|_| fallen[dice.below(6)] += 1);
        assert!(fallen.iter().all(|&times| (900..1100).contains(&times)), "{fallen:?}");
    }
}
