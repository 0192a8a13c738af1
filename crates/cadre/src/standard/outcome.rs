//! What a requirement, a standard and a verdict come to.

use serde::Serialize;
use words::Date;

/// What a requirement or a whole standard comes to, worst first. Not knowing is never shown as "no".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Not met.
    NotMet,
    /// Nothing is known that could decide it.
    Unknown,
    /// Not met, and allowed to be owed until the day.
    OwedUntil(Date),
    /// Waived on a ground the law names.
    Exempt,
    /// Met.
    Met,
}

impl Outcome {
    /// Whether nothing is left to be done: met, or waived.
    pub fn is_met(self) -> bool {
        matches!(self, Outcome::Met | Outcome::Exempt)
    }

    /// What "at least so many of these" comes to: the outcome of the last one that is still needed when the best are taken
    /// first. For all of them that is the worst, for any of them the best. A better part never makes the whole worse.
    pub(super) fn of_some(at_least: usize, count: usize, outcomes: impl Iterator<Item = Outcome>) -> Outcome {
        if at_least > count {
            return Outcome::NotMet;
        }
        if at_least == count {
            return outcomes.min().unwrap_or(Outcome::Met);
        }
        if at_least == 1 {
            return outcomes.max().unwrap_or(Outcome::NotMet);
        }
        let mut all: Vec<Outcome> = outcomes.collect();
        all.sort_unstable_by(|a, b| b.cmp(a));
        all[at_least - 1]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_take_the_worst_any_the_best_and_two_of_three_the_second() {
        let three = [Outcome::Met, Outcome::NotMet, Outcome::Unknown];
        let some = |at_least| Outcome::of_some(at_least, 3, three.into_iter());
        assert_eq!((some(1), some(2), some(3)), (Outcome::Met, Outcome::Unknown, Outcome::NotMet));
        assert_eq!(some(4), Outcome::NotMet);
    }

    #[test]
    fn a_later_deadline_is_better_and_no_deadline_is_as_good_as_met() {
        let day = |text: &str| Outcome::OwedUntil(text.parse().unwrap());
        assert!(Outcome::Unknown < day("2026-01-01") && day("2026-01-01") < day("2027-01-01"));
        assert!(day("2027-01-01") < Outcome::Exempt && Outcome::Exempt < Outcome::Met);
    }
}
