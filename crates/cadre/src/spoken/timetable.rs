//! What timetables are said to be.

use words::{Date, Lang, Say, TimetableMessage, TimetableName};

use crate::school::{Half, Hindrance, MeetingKey, MeetingKind, NotPlaced};

/// Hindrances named beside a meeting that found no place; the others stand against fewer half-days.
const HINDRANCES_NAMED: usize = 3;
/// Ways out named beside it.
const WAYS_OUT_NAMED: usize = 2;

impl Say for Half {
    fn say(&self, lang: Lang) -> String {
        match self {
            Half::Morning => TimetableName::Morning,
            Half::Afternoon => TimetableName::Afternoon,
        }
        .say(lang)
    }
}

impl Say for Hindrance {
    fn say(&self, lang: Lang) -> String {
        use TimetableMessage as M;
        match self {
            Hindrance::NoRoom => M::NoRoom,
            Hindrance::WeekFull(lecturer) => M::WeekFull { lecturer: lecturer.clone() },
            Hindrance::LecturerAway(lecturer) => M::LecturerAway { lecturer: lecturer.clone() },
            Hindrance::Closed => M::Closed,
            Hindrance::LecturerBusy(lecturer) => M::LecturerBusy { lecturer: lecturer.clone() },
            Hindrance::ClassBusy(cohort) => M::CohortBusy { cohort: cohort.clone() },
            Hindrance::Order(course) => M::OrderBroken { course: course.clone() },
            Hindrance::Itself => M::Itself,
        }
        .say(lang)
    }
}

impl Say for MeetingKey {
    fn say(&self, lang: Lang) -> String {
        let name = format!("{} {}", self.classes.join(" + "), self.module);
        match self.kind {
            MeetingKind::Lesson => name,
            MeetingKind::Exam => format!("{name} ({})", TimetableName::Exam.say(lang)),
            MeetingKind::Field => format!("{name} ({})", TimetableName::Field.say(lang)),
        }
    }
}

/// What stands against meetings that found no place, and what would give one a place, as sentences of one line.
pub fn why_not_placed(hindrances: &[(Hindrance, u32)], ways_out: &[(Hindrance, String)], lang: Lang) -> String {
    let hindrance = |(hindrance, periods): &(Hindrance, u32)| {
        TimetableMessage::InPeriods { what: hindrance.say(lang), periods: *periods as usize }.say(lang)
    };
    let named: Vec<String> = hindrances.iter().take(HINDRANCES_NAMED).map(hindrance).collect();
    let mut why = vec![named.join(", ")];
    why.extend(ways_out.iter().take(WAYS_OUT_NAMED).map(|(hindrance, first)| {
        TimetableMessage::Relaxed { what: hindrance.say(lang), first: first.clone() }.say(lang)
    }));
    why.join("; ")
}

impl NotPlaced {
    /// What stands against it, and what would give it a place.
    pub fn why(&self, lang: Lang) -> String {
        let way_out = |(hindrance, day, half): &(Hindrance, Date, Half)| {
            (hindrance.clone(), TimetableName::HalfDay { half: half.say(lang), day: *day }.say(lang))
        };
        let ways_out: Vec<(Hindrance, String)> = self.ways_out.iter().map(way_out).collect();
        why_not_placed(&self.hindrances, &ways_out, lang)
    }
}

impl Say for NotPlaced {
    fn say(&self, lang: Lang) -> String {
        let (course, sessions) = (self.key.say(lang), self.numbers.len());
        TimetableMessage::Unplaced { course, sessions, why: self.why(lang) }.say(lang)
    }
}
