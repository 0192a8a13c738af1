//! R5: how many of each set are away in each week, and in which weeks no more may go, as bits.

use crate::layout::Layout;

/// Weeks in a word.
const BITS: usize = 64;

#[derive(Clone)]
pub(super) struct Cover {
    weeks: usize,
    /// Words of a row of bits.
    words: usize,
    /// By set and week: members away.
    away: Vec<u32>,
    /// By set, `words` each: the weeks in which as many are away as may be.
    full: Vec<u64>,
    /// By wave, `words` each: its weeks, none where it is beside the work.
    span: Vec<u64>,
}

impl Cover {
    /// Nobody is away.
    pub(super) fn new(layout: &Layout) -> Self {
        let weeks = layout.problem.weeks as usize;
        let words = weeks.div_ceil(BITS);
        let mut span = vec![0; layout.span.len() * words];
        for (wave, times) in layout.span.iter().enumerate().filter(|(_, times)| times.full) {
            for week in times.start as usize..times.end as usize {
                span[wave * words + week / BITS] |= 1 << (week % BITS);
            }
        }
        let row = |away: u32| std::iter::repeat_n(if away == 0 { u64::MAX } else { 0 }, words);
        Self {
            weeks,
            words,
            away: vec![0; layout.problem.sets.len() * weeks],
            full: layout.problem.sets.iter().flat_map(|set| row(set.away)).collect(),
            span,
        }
    }

    /// Whether one more may be away with the wave.
    pub(super) fn allows(&self, layout: &Layout, person: u32, wave: u32) -> bool {
        !layout.span[wave as usize].full || layout.sets_of.of(person).iter().all(|&set| !self.is_reached(set, wave))
    }

    /// Whether the set has a week of the wave in which no more may go.
    pub(super) fn is_reached(&self, set: u32, wave: u32) -> bool {
        let words = self.words;
        let row = |at: u32| at as usize * words..(at as usize + 1) * words;
        self.full[row(set)].iter().zip(&self.span[row(wave)]).any(|(full, span)| full & span != 0)
    }

    /// Whether the weeks of `other` hold one in which the set is full and which `wave` wants.
    pub(super) fn is_in_the_way(&self, set: u32, wave: u32, other: u32) -> bool {
        let words = self.words;
        (0..words).any(|word| {
            let at = |list: u32| list as usize * words + word;
            self.full[at(set)] & self.span[at(wave)] & self.span[at(other)] != 0
        })
    }

    pub(super) fn add(&mut self, layout: &Layout, person: u32, wave: u32) {
        self.turn(layout, person, wave, true);
    }

    pub(super) fn take(&mut self, layout: &Layout, person: u32, wave: u32) {
        self.turn(layout, person, wave, false);
    }

    fn turn(&mut self, layout: &Layout, person: u32, wave: u32, more: bool) {
        let span = layout.span[wave as usize];
        if !span.full {
            return;
        }
        for &set in layout.sets_of.of(person) {
            let most = layout.problem.sets[set as usize].away;
            let (row, bits) = (set as usize * self.weeks, set as usize * self.words);
            for week in span.start as usize..span.end as usize {
                let away = &mut self.away[row + week];
                *away = if more { *away + 1 } else { *away - 1 };
                let bit = 1 << (week % BITS);
                if more && *away == most {
                    self.full[bits + week / BITS] |= bit;
                } else if !more && *away + 1 == most {
                    self.full[bits + week / BITS] &= !bit;
                }
            }
        }
    }
}
