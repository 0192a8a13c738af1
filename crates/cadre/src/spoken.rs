//! How the values of this crate are said to people: each becomes a message of [`words`], which has the text.

mod findings;
mod timetable;
mod verdict;

pub use timetable::why_not_placed;
use words::{Lang, PageWords, PlanName, Say, StandardName, SummaryName, WhyNotMessage, capital};

use crate::access::Role;
use crate::list::{Column, Stands};
use crate::need::{Left, LeftWhy, Origin, Requires, Share};
use crate::record::{Attainment, Level, Sex, Subject};
use crate::school::{CannotFollow, Ground, School, Waiting, WhyNot};
use crate::summary::Obstacle;

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

impl Say for Role {
    fn say(&self, lang: Lang) -> String {
        match self {
            Role::LocalAdministrator => PageWords::RoleLocalAdministrator,
            Role::ProvinceOfficer => PageWords::RoleProvinceOfficer,
            Role::CommuneOfficer => PageWords::RoleCommuneOfficer,
            Role::SchoolOffice => PageWords::RoleSchoolOffice,
            Role::Official => PageWords::RoleOfficial,
            Role::Auditor => PageWords::RoleAuditor,
            Role::Lecturer => PageWords::RoleLecturer,
        }
        .say(lang)
    }
}

impl Say for Stands {
    fn say(&self, lang: Lang) -> String {
        match self {
            Stands::Lacks => PageWords::Lacks,
            Stands::Unknown => PageWords::NotKnown,
            Stands::Meets => PageWords::Meets,
            Stands::Free => PageWords::Free,
        }
        .say(lang)
    }
}

impl Say for Column {
    fn say(&self, lang: Lang) -> String {
        match self {
            Column::Born => PageWords::Born,
            Column::Sex => PageWords::Sex,
            Column::Post => PageWords::Post,
            Column::Unit => PageWords::Unit,
            Column::Planned => PageWords::PlannedFor,
            Column::Professional => return capital(&Subject::Professional.say(lang)),
            Column::Theory => return capital(&Subject::Theory.say(lang)),
            Column::StateManagement => return capital(&Subject::StateManagement.say(lang)),
            Column::Standing => PageWords::Standing,
            Column::Missing => PageWords::Missing,
        }
        .say(lang)
    }
}

impl Say for Sex {
    fn say(&self, lang: Lang) -> String {
        match self {
            Sex::Female => PageWords::Female,
            Sex::Male => PageWords::Male,
        }
        .say(lang)
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

impl Say for Requires {
    fn say(&self, lang: Lang) -> String {
        match self {
            Requires::Level(level) => level.say(lang),
            Requires::Lessons { year, lessons } => {
                PlanName::LessonsOfYear { lessons: u32::from(*lessons), year: *year }.say(lang)
            }
            Requires::Programme(written) => written.to_string(),
        }
    }
}

impl Say for Origin {
    fn say(&self, lang: Lang) -> String {
        match self {
            Origin::Held => PlanName::Held,
            Origin::Owed => PlanName::Owed,
            Origin::Planned => PlanName::Planned,
            Origin::Yearly => PlanName::Yearly,
            Origin::Requested => PlanName::Requested,
        }
        .say(lang)
    }
}

impl Share {
    /// What it is called.
    pub fn name(self) -> PlanName {
        match self {
            Share::Women => PlanName::Women,
            Share::Young { age_max } => PlanName::Young { age_max: u32::from(age_max) },
            Share::Minority => PlanName::Minority,
            Share::Remote => PlanName::Remote,
        }
    }
}

impl Ground {
    /// What it is called.
    pub fn name(self) -> PlanName {
        match self {
            Ground::Health => PlanName::Health,
            Ground::Maternity => PlanName::Maternity,
            Ground::Family => PlanName::Family,
            Ground::Work => PlanName::Work,
            Ground::Leaving => PlanName::Leaving,
        }
    }
}

impl Say for Ground {
    fn say(&self, lang: Lang) -> String {
        self.name().say(lang)
    }
}

impl Obstacle {
    /// What it is called.
    pub fn name(self) -> SummaryName {
        match self {
            Obstacle::Full => SummaryName::Full,
            Obstacle::Cover => SummaryName::Cover,
            Obstacle::Places => SummaryName::FullTimePlaces,
            Obstacle::NotOpened => SummaryName::NotOpened,
            Obstacle::Clash => SummaryName::Clash,
            Obstacle::Window => SummaryName::Window,
            Obstacle::Form => SummaryName::Form,
            Obstacle::Money => SummaryName::Money,
            Obstacle::NoClass => SummaryName::NoClass,
        }
    }
}

impl Say for CannotFollow {
    fn say(&self, lang: Lang) -> String {
        match self {
            CannotFollow::NoNeed => PlanName::NoNeed.say(lang),
            CannotFollow::NoSeat => PlanName::NoSeat.say(lang),
            CannotFollow::NoClass => PlanName::NoClassOfCode.say(lang),
            CannotFollow::OtherProgramme => PlanName::OtherProgramme.say(lang),
            CannotFollow::NotWithTheOthers => PlanName::NotWithTheOthers.say(lang),
            CannotFollow::Rule(why) => why.say(lang),
        }
    }
}

impl Say for WhyNot {
    fn say(&self, lang: Lang) -> String {
        use WhyNotMessage as M;
        match self {
            WhyNot::OutsideWindow => M::OutsideWindow,
            WhyNot::WrongForm => M::WrongForm,
            WhyNot::NotOpened { learners_missing: 0 } => M::NotWorthOpening,
            WhyNot::NotOpened { learners_missing } => M::NotOpened { learners_missing: *learners_missing },
            WhyNot::Full => M::Full,
            WhyNot::Clash { class } => M::Clash { class: class.clone() },
            WhyNot::PrerequisiteFirst => M::PrerequisiteFirst,
            WhyNot::CoverReached { week } => M::CoverReached { week: *week },
            WhyNot::ApartReached { week } => M::ApartReached { week: *week },
            WhyNot::PlacesReached { week } => M::PlacesReached { week: *week },
            WhyNot::BudgetSpent => M::BudgetSpent,
            WhyNot::CostsMoreThanWaiting { cost_vnd, penalty_vnd } => {
                M::CostsMoreThanWaiting { cost_vnd: *cost_vnd, penalty_vnd: *penalty_vnd }
            }
        }
        .say(lang)
    }
}

impl Waiting {
    /// Why it waits, in words: what stands in the way of each class of the programme.
    pub fn why_words(&self, school: &School, lang: Lang) -> String {
        if self.why.is_empty() {
            let programme = school.programme_name(&self.programme).to_owned();
            return WhyNotMessage::NoClass { programme }.say(lang);
        }
        let each = self
            .reasons()
            .into_iter()
            .map(|(why, classes)| WhyNotMessage::OfClasses { classes, why: why.say(lang) }.say(lang));
        each.collect::<Vec<String>>().join("; ")
    }

    /// Why it waits: each reason with the classes it holds for; nothing where the programme has no class.
    pub fn reasons(&self) -> Vec<(&WhyNot, String)> {
        let mut reasons: Vec<(&WhyNot, String)> = Vec::new();
        for (class, why) in &self.why {
            match reasons.iter_mut().find(|(other, _)| *other == why) {
                Some((_, classes)) => {
                    classes.push_str(", ");
                    classes.push_str(class);
                }
                None => reasons.push((why, class.clone())),
            }
        }
        reasons
    }
}

impl Say for Left {
    fn say(&self, lang: Lang) -> String {
        let level = self.because.requires.say(lang);
        match &self.why {
            LeftWhy::Unknown => WhyNotMessage::UnknownRecord { level },
            LeftWhy::NoProgramme => WhyNotMessage::NoProgramme { level },
            LeftWhy::Studying => WhyNotMessage::Studying { level },
            LeftWhy::MayNotEnter => WhyNotMessage::MayNotEnter { level },
            LeftWhy::NeverMet => WhyNotMessage::NeverMet { level },
            LeftWhy::Retires { last_day } => WhyNotMessage::Retires { last_day: *last_day },
            LeftWhy::Attained => WhyNotMessage::Attained { level },
            LeftWhy::Counted { programme } => WhyNotMessage::Counted { programme: programme.to_string() },
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
