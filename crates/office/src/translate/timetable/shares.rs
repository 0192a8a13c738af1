//! Who teaches what of a part: whoever was published, and a colleague where they are away.

use std::collections::BTreeMap;

use cadre::school::{Lecturer, Meeting, MeetingKey, MeetingKind, Module};
use timetable::{LecturerIx, Period};

use super::Desk;
use super::courses::Part;

/// What one lecturer teaches of a part.
pub(super) struct Share {
    /// Its meetings, by their numbers in the part.
    pub(super) numbers: Vec<u32>,
    /// Who may teach it; nobody where nobody is needed.
    pub(super) lecturers: Vec<LecturerIx>,
}

impl Desk<'_, '_> {
    /// The shares of a part. What was published stays with its lecturer as long as they can teach it. What falls into their
    /// absence goes to a colleague who is free in all of those half-days: then nothing has to move. Where nobody is, it stays
    /// theirs and is moved.
    pub(super) fn shares(&mut self, key: &dyn Fn(u32) -> MeetingKey, module: &Module, part: Part) -> Vec<Share> {
        if part.kind == MeetingKind::Exam {
            return vec![Share { numbers: (1..=part.sessions).collect(), lecturers: Vec::new() }];
        }
        let able = self.able(&module.code);
        let mut published: BTreeMap<Option<LecturerIx>, Vec<u32>> = BTreeMap::new();
        for number in 1..=part.sessions {
            let who = self.before.get(&key(number)).and_then(|meeting| meeting.lecturer.as_ref());
            let who = able.iter().copied().find(|at| Some(&self.lecturers[*at as usize].code) == who);
            published.entry(who).or_default().push(number);
        }
        // What is new is taught by whoever teaches the rest of the part.
        if published.len() > 1
            && let Some(new) = published.remove(&None)
            && let Some(mut first) = published.first_entry()
        {
            first.get_mut().extend(new);
        }
        let mut shares = Vec::new();
        for (who, mut numbers) in published {
            let Some(who) = who else {
                shares.push(Share { numbers, lecturers: able.clone() });
                continue;
            };
            let missed: Vec<(u32, Period)> =
                numbers.iter().filter_map(|number| self.missed(&key(*number), who)).collect();
            if let Some(colleague) = self.colleague(&able, who, &missed) {
                self.standing.extend(missed.iter().map(|(_, period)| (colleague, *period)));
                numbers.retain(|number| !missed.iter().any(|(missed, _)| missed == number));
                let lecturers = vec![colleague];
                shares.push(Share { numbers: missed.into_iter().map(|(number, _)| number).collect(), lecturers });
            }
            shares.push(Share { numbers, lecturers: vec![who] });
        }
        shares.retain(|share| !share.numbers.is_empty());
        shares
    }

    /// Who can teach a module.
    fn able(&self, module: &str) -> Vec<LecturerIx> {
        let teaches = |lecturer: &&Lecturer| lecturer.teaches.iter().any(|code| code == module);
        (0..).zip(&self.lecturers).filter(|(_, lecturer)| teaches(lecturer)).map(|(at, _)| at).collect()
    }

    /// A meeting to come that its lecturer cannot hold, with its half-day.
    fn missed(&self, key: &MeetingKey, who: LecturerIx) -> Option<(u32, Period)> {
        let meeting: &Meeting = self.before.get(key)?;
        let period = self.days.period(meeting.day, meeting.half)?;
        let away = self.problem.lecturers[who as usize].away.binary_search(&period).is_ok();
        (away && meeting.day >= self.ask.from).then_some((key.number, period))
    }

    /// Who is free in all of these half-days; of several whoever taught least in the version before.
    fn colleague(&self, able: &[LecturerIx], who: LecturerIx, missed: &[(u32, Period)]) -> Option<LecturerIx> {
        if missed.is_empty() {
            return None;
        }
        let busy = |at: LecturerIx, period: Period| {
            self.problem.lecturers[at as usize].away.binary_search(&period).is_ok()
                || self.standing.contains(&(at, period))
                || self.taught_by(at).any(|meeting| self.days.period(meeting.day, meeting.half) == Some(period))
        };
        let free = |at: &LecturerIx| *at != who && !missed.iter().any(|(_, period)| busy(*at, *period));
        able.iter().copied().filter(free).min_by_key(|at| (self.taught_by(*at).count(), *at))
    }

    fn taught_by(&self, at: LecturerIx) -> impl Iterator<Item = &Meeting> {
        let code = &self.lecturers[at as usize].code;
        self.before.values().copied().filter(move |meeting| meeting.lecturer.as_ref() == Some(code))
    }
}
