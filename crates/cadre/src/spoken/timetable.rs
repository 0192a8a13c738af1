//! What timetables are said to be.

use words::{Lang, Say, TimetableMessage, TimetableName};

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
            Hindrance::ClassOff => M::ClassOff,
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

impl NotPlaced {
    /// What stands against it, and what would give it a place.
    pub fn why(&self, lang: Lang) -> String {
        let hindrance = |(hindrance, half_days): &(Hindrance, u32)| {
            TimetableMessage::InHalfDays { what: hindrance.say(lang), half_days: *half_days as usize }.say(lang)
        };
        let named: Vec<String> = self.hindrances.iter().take(HINDRANCES_NAMED).map(hindrance).collect();
        let mut why = vec![named.join(", ")];
        why.extend(self.ways_out.iter().take(WAYS_OUT_NAMED).map(|(hindrance, day, half)| {
            let first = TimetableName::HalfDay { half: half.say(lang), day: *day }.say(lang);
            TimetableMessage::Relaxed { what: hindrance.say(lang), first }.say(lang)
        }));
        why.join("; ")
    }
}

impl Say for NotPlaced {
    fn say(&self, lang: Lang) -> String {
        let (course, sessions) = (self.key.say(lang), self.numbers.len());
        TimetableMessage::Unplaced { course, sessions, why: self.why(lang) }.say(lang)
    }
}
