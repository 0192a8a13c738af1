//! A level of a subject: which evidence counts, as what, and by which rule.

use std::sync::Arc;

use words::months_later;

use super::super::Citation;
use super::super::law::Law;
use super::super::proof::{Addition, Says, Used, Want};
use super::{Notes, Outcome, Question};
use crate::record::{Attainment, Evidence, Kind, Level, Paper, Seen, Subject};

impl Law<'_> {
    /// The best evidence decides; a higher level includes the lower ones, and equivalences count as what they give.
    pub(super) fn level(&self, level: Level, majors: &[String], q: &Question<'_>, notes: &mut impl Notes) -> Outcome {
        let subject = level.subject();
        let mut best: Option<(Outcome, Level, &Seen<Evidence>, Option<Want>)> = None;
        for seen in &q.official.evidence {
            let Attainment::Level(has) = seen.value.attained else { continue };
            for (counts_as, doubt) in self.counts_as(has, seen, subject) {
                let (mut outcome, mut want) = match (counts_as.reaches(level), doubt) {
                    (true, None) => (Outcome::Met, None),
                    (true, Some(want)) => (Outcome::Unknown, Some(want)),
                    (false, _) => (Outcome::NotMet, None),
                };
                if outcome == Outcome::Met && !majors.is_empty() {
                    (outcome, want) = match &seen.value.major {
                        Some(major) if contains_one(major, majors) => (Outcome::Met, None),
                        Some(_) => (Outcome::NotMet, None),
                        None => (Outcome::Unknown, Some(Want::Major)),
                    };
                }
                if best.as_ref().is_none_or(|(so_far, of, ..)| (outcome, counts_as) > (*so_far, *of)) {
                    best = Some((outcome, counts_as, seen, want));
                }
            }
        }
        let on = self.as_of.on;
        let study = q.official.side().studies.iter().find(|study| study.value.level.reaches(level));
        let wanted = || Want::Level { level, majors: majors.to_vec() };
        let earliest = study.and_then(|study| study.value.ends).map_or(on, |ends| ends.max(on));
        if let Some(study) = study {
            notes.used(|| Used::plain(study, Says::Studies(study.value.level, study.value.ends)));
        }
        match best {
            Some((outcome, _, seen, want)) => {
                notes.used(|| Used::evidence(seen, self.rule_behind(seen, level)));
                if outcome < Outcome::Met {
                    notes.wants(|| Addition { want: want.unwrap_or_else(wanted), earliest });
                }
                outcome
            }
            None => {
                let lapsed = q.official.side().lapsed_evidence.iter().chain(&q.official.evidence);
                let mut papers = lapsed.filter(|seen| seen.value.attained.subject() == subject);
                notes.wants(|| Addition { want: wanted(), earliest });
                notes.erased(q.official, Kind::Evidence);
                match papers.find(|seen| matches!(seen.value.attained, Attainment::Level(_))) {
                    // A paper that ran out or is not recognised is known, and does not count.
                    Some(seen) => {
                        notes.used(|| Used::evidence(seen, self.rule_behind(seen, level)));
                        Outcome::NotMet
                    }
                    None => Outcome::Unknown,
                }
            }
        }
    }

    /// The levels of a subject that a piece of evidence counts as, each with what is still to be known before it does.
    fn counts_as(
        &self,
        has: Level,
        seen: &Seen<Evidence>,
        subject: Subject,
    ) -> impl Iterator<Item = (Level, Option<Want>)> {
        let paper = seen.value.document.as_ref().map(|document| document.paper);
        let plain = has.subject() == subject && paper != Some(Paper::Equivalence) && !self.ran_out(seen);
        let edges = self.equivalents(subject).filter_map(move |edge| {
            let right_paper = edge.has.paper.is_none_or(|wanted| paper == Some(wanted));
            let right_major = || match &seen.value.major {
                _ if edge.has.majors.is_empty() => true,
                Some(major) => contains_one(major, &edge.has.majors),
                None => false,
            };
            if !has.reaches(edge.has.level) || !right_paper || !right_major() {
                return None;
            }
            // A ladder is climbed by what was studied: an equivalence of the same subject counts as far as it goes.
            let gives = if edge.has.level.subject() == edge.gives.subject() { has.min(edge.gives) } else { edge.gives };
            let Some(before) = edge.has.issued_before else { return Some((gives, None)) };
            match seen.value.document.as_ref().and_then(|document| document.issued) {
                Some(issued) if issued.latest() < before => Some((gives, None)),
                Some(issued) if issued.earliest() >= before => None,
                _ => Some((gives, Some(Want::IssueDate))),
            }
        });
        plain.then_some((has, None)).into_iter().chain(edges)
    }

    /// Whether the law lets evidence of the subject count for some months only, and they are over.
    fn ran_out(&self, seen: &Seen<Evidence>) -> bool {
        let Some(validity) = self.validity(seen.value.attained.subject()) else { return false };
        let issued = seen.value.document.as_ref().and_then(|document| document.issued);
        issued.is_some_and(|issued| months_later(issued.latest(), i32::from(validity.months)) <= self.as_of.on)
    }

    /// The rule by which a piece of evidence counts as the level, or does not.
    fn rule_behind(&self, seen: &Seen<Evidence>, level: Level) -> Option<Arc<Citation>> {
        if self.ran_out(seen) {
            return self.validity(seen.value.attained.subject()).map(|validity| Arc::clone(&validity.citation));
        }
        let Attainment::Level(has) = seen.value.attained else { return None };
        let paper = seen.value.document.as_ref().map(|document| document.paper);
        if has.subject() == level.subject() && paper != Some(Paper::Equivalence) {
            return None;
        }
        let edge = self.equivalents(level.subject()).find(|edge| {
            has.subject() == edge.has.level.subject() && edge.has.paper.is_none_or(|wanted| paper == Some(wanted))
        });
        edge.map(|edge| Arc::clone(&edge.citation))
    }
}

fn contains_one(major: &str, wanted: &[String]) -> bool {
    let major = words::fold(major);
    wanted.iter().any(|word| major.contains(word.as_str()))
}
