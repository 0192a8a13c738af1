//! What stands in for a level that is not met: a waiver, a promise, a time of transition.

use std::sync::Arc;

use super::super::law::Law;
use super::super::proof::{Says, Used};
use super::{Notes, Outcome, Purpose, Question, Requirement, Standard};

impl Law<'_> {
    /// What is not met may be waived on a ground the law names, promised by a deadline, or left to those who held the title
    /// when the standard came, for a time of transition.
    pub(super) fn excused(
        &self,
        standard: &Standard,
        requirement: &Requirement,
        q: &Question<'_>,
        outcome: Outcome,
        notes: &mut impl Notes,
    ) -> Outcome {
        let Requirement::Level { level, .. } = requirement else { return outcome };
        if outcome.is_met() {
            return outcome;
        }
        let (side, on) = (q.official.side(), self.as_of.on);
        let mut excused = outcome;
        for seen in &side.waivers {
            let waiver = &seen.value;
            let for_title = waiver.title.as_ref().is_none_or(|title| Some(title) == q.title);
            if waiver.subject != level.subject() || !for_title {
                continue;
            }
            let ground = self.ground(&waiver.ground, waiver.subject, &standard.code);
            let by = ground.map(|ground| Arc::clone(&ground.citation));
            let document = Some(waiver.decision.clone());
            let counts = by.is_some();
            notes.used(|| Used {
                by,
                document,
                ..Used::plain(seen, Says::Waived { ground: waiver.ground.clone(), counts })
            });
            if counts {
                excused = Outcome::Exempt;
            }
        }
        for seen in side.owed.iter().filter(|seen| seen.value.level.reaches(*level)) {
            let document = seen.value.document.clone();
            notes.used(|| Used { document, ..Used::plain(seen, Says::Owes(seen.value.level, seen.value.until)) });
            if on <= seen.value.until {
                excused = excused.max(Outcome::OwedUntil(seen.value.until));
            }
        }
        if let Some(transition) = &standard.transition
            && q.purpose == Purpose::Held
            && on < transition.until
            && q.first_day.is_some_and(|first| first <= transition.held_on)
            && outcome == Outcome::NotMet
        {
            let by = Some(Arc::clone(&transition.citation));
            notes.used(|| Used { by, ..Used::of_person(q.official, Says::Transition { until: transition.until }) });
            excused = excused.max(Outcome::OwedUntil(transition.until));
        }
        excused
    }
}
