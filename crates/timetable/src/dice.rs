//! Coins that fall the same way on every machine: xoroshiro128++ (Blackman and Vigna 2019), seeded by splitmix64.

/// The state of the generator.
#[derive(Clone)]
pub(crate) struct Dice(u64, u64);

/// Bits of a throw that one number is made of: a throw makes three.
const BITS: u32 = 21;

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        let mut state = seed;
        let mut next = || {
            state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mut mixed = state;
            mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            mixed ^ (mixed >> 31)
        };
        let (first, second) = (next(), next());
        Self(first, second | 1)
    }

    #[inline(always)]
    pub(crate) fn next(&mut self) -> u64 {
        let (first, mut second) = (self.0, self.1);
        let thrown = first.wrapping_add(second).rotate_left(17).wrapping_add(first);
        second ^= first;
        self.0 = first.rotate_left(49) ^ second ^ (second << 21);
        self.1 = second.rotate_left(28);
        thrown
    }

    /// A number below `count`, which is not 0.
    #[inline(always)]
    pub(crate) fn below(&mut self, count: usize) -> usize {
        (((self.next() >> 32) * count as u64) >> 32) as usize
    }
}

/// The throw's first, second or third number, below `count`: fewer than 2 to the 21.
#[inline(always)]
pub(crate) fn part(thrown: u64, which: u32, count: usize) -> usize {
    let bits = (thrown >> (which * BITS)) & ((1 << BITS) - 1);
    ((bits * count as u64) >> BITS) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_side_falls_in_each_part() {
        let mut dice = Dice::new(0);
        let mut fallen = [[0; 6]; 3];
        for _ in 0..6_000 {
            let thrown = dice.next();
            (0..3).for_each(|which| fallen[which as usize][part(thrown, which, 6)] += 1);
        }
        assert!(fallen.iter().flatten().all(|&times| (880..1_120).contains(&times)), "{fallen:?}");
    }
}
