//! How the values of this crate are said to people: each becomes a message of [`words`], which has the text.

mod findings;
mod verdict;

use words::{Lang, Say, StandardName, WhyNotMessage};

use crate::need::{Left, LeftWhy};
use crate::record::{Attainment, Level, Subject};
use crate::school::WhyNot;

impl Say for Subject {
    fn say(&self, lang: Lang) -> String {
        match self {
            Subject::General => StandardName::General,
            Subject::Professional => StandardName::Professional,
            Subject::Theory => StandardName::Theory,
            Subject::StateManagement => StandardName::StateManagement,
            Subject::Defence => StandardName::Defence,
            Subject::Language => StandardName::Language,
            Subject::Computing => StandardName::Computing,
        }
        .say(lang)
    }
}

impl Say for Level {
    fn say(&self, lang: Lang) -> String {
        use StandardName as N;
        let names: &[StandardName] = match self.subject() {
            Subject::General => {
                &[N::GeneralNone, N::GeneralPrimary, N::GeneralLowerSecondary, N::GeneralUpperSecondary]
            }
            Subject::Professional => &[
                N::ProfessionalNone,
                N::ProfessionalIntermediate,
                N::ProfessionalCollege,
                N::ProfessionalUniversity,
                N::ProfessionalMaster,
                N::ProfessionalDoctor,
            ],
            Subject::Theory => {
                &[N::TheoryNone, N::TheoryElementary, N::TheoryIntermediate, N::TheoryAdvanced, N::TheoryBachelor]
            }
            Subject::StateManagement => &[
                N::StateManagementNone,
                N::StateManagementOfficer,
                N::StateManagementSpecialist,
                N::StateManagementPrincipal,
                N::StateManagementSenior,
            ],
            Subject::Defence => {
                &[N::DefenceNone, N::DefenceCategory4, N::DefenceCategory3, N::DefenceCategory2, N::DefenceCategory1]
            }
            Subject::Computing => &[N::ComputingNone, N::ComputingBasic],
            Subject::Language => &[],
        };
        names.get(self.step()).map_or_else(String::new, |name| name.say(lang))
    }
}

impl Say for Attainment {
    fn say(&self, lang: Lang) -> String {
        match self {
            Attainment::Level(level) => level.say(lang),
            Attainment::Words { text, .. } => text.to_string(),
        }
    }
}

impl WhyNot {
    /// What is said of the class of that code.
    pub fn of_class(&self, class: &str) -> WhyNotMessage {
        let class = class.to_owned();
        match self {
            WhyNot::OutsideWindow => WhyNotMessage::OutsideWindow { class },
            WhyNot::WrongForm => WhyNotMessage::WrongForm { class },
            WhyNot::NotOpened { learners_missing } => {
                WhyNotMessage::NotOpened { class, learners_missing: *learners_missing }
            }
            WhyNot::Full => WhyNotMessage::Full { class },
            WhyNot::Clash { class: other } => WhyNotMessage::Clash { class, other: other.clone() },
            WhyNot::PrerequisiteFirst => WhyNotMessage::PrerequisiteFirst { class },
            WhyNot::CoverReached { week } => WhyNotMessage::CoverReached { class, week: *week },
            WhyNot::BudgetSpent => WhyNotMessage::BudgetSpent { class },
            WhyNot::CostsMoreThanWaiting { cost_vnd, penalty_vnd } => {
                WhyNotMessage::CostsMoreThanWaiting { class, cost_vnd: *cost_vnd, penalty_vnd: *penalty_vnd }
            }
        }
    }
}

impl Say for Left {
    fn say(&self, lang: Lang) -> String {
        let level = self.because.requires.say(lang);
        match self.why {
            LeftWhy::Unknown => WhyNotMessage::UnknownRecord { level },
            LeftWhy::NoProgramme => WhyNotMessage::NoProgramme { level },
            LeftWhy::Studying => WhyNotMessage::Studying { level },
            LeftWhy::MayNotEnter => WhyNotMessage::MayNotEnter { level },
            LeftWhy::NeverMet => WhyNotMessage::NeverMet { level },
        }
        .say(lang)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_level_of_every_ladder_has_a_name_in_both_languages() {
        for subject in Subject::ALL {
            for code in subject.ladder() {
                let level = Level::new(subject, code).unwrap();
                assert_ne!(level.say(Lang::Vi), "", "{subject:?} {code}");
                assert_ne!(level.say(Lang::En), "", "{subject:?} {code}");
            }
        }
    }
}
