//! What a timetable needs of the school's file: who is away, who comes only on some days, what comes before what.

use std::collections::HashSet;

use toml::Spanned;
use words::Interval;

use super::super::teaching::SESSIONS_PER_WEEK_MAX;
use super::super::{Absence, Joint, RoomClosed, Visit};
use super::check::{Desk, within};
use super::form::{WrittenAbsence, WrittenJoint, WrittenLecturer, WrittenModule, WrittenProgramme, WrittenRoomClosed};
use crate::pack::{Day, PackError, days};

impl Desk<'_> {
    pub(super) fn absence(&self, written: &WrittenAbsence) -> Result<Absence, PackError> {
        self.known_lecturer(&written.lecturer)?;
        let days = self.span(&written.from, written.until)?;
        Ok(Absence { lecturer: written.lecturer.as_ref().clone(), days })
    }

    pub(super) fn visit(&self, written: &WrittenAbsence) -> Result<Visit, PackError> {
        self.known_lecturer(&written.lecturer)?;
        let days = self.span(&written.from, written.until)?;
        Ok(Visit { lecturer: written.lecturer.as_ref().clone(), days })
    }

    pub(super) fn room_closed(&self, written: &WrittenRoomClosed) -> Result<RoomClosed, PackError> {
        let code = written.room.as_ref();
        if !self.written.room.iter().any(|room| room.code.as_ref() == code) {
            return Err(self.pack.at(&written.room, format!("no [[room]] has the code \"{code}\"")));
        }
        let days = self.span(&written.from, written.until)?;
        Ok(RoomClosed { room: code.clone(), days, why: written.why.clone() })
    }

    /// Classes that are taught a module together: of one site, each once, and all of a programme with that module.
    pub(super) fn joint(&self, written: &WrittenJoint) -> Result<Joint, PackError> {
        let (pack, module) = (self.pack, written.module.as_ref());
        let of = self.written.programme.iter().find(|one| one.modules.iter().any(|m| m.code.as_ref() == module));
        let of = of.ok_or_else(|| pack.at(&written.module, format!("no module has the code \"{module}\"")))?;
        if written.classes.len() < 2 {
            return Err(pack.at(&written.module, "name at least two classes that are taught together".to_owned()));
        }
        let (mut seen, mut site) = (HashSet::new(), None);
        for code in &written.classes {
            let known = self.written.class.iter().find(|class| class.code.as_ref() == code.as_ref());
            let class =
                known.ok_or_else(|| pack.at(code, format!("no [[class]] has the code \"{}\"", code.as_ref())))?;
            if !seen.insert(code.as_ref()) {
                return Err(pack.at(code, format!("{} stands twice", code.as_ref())));
            }
            if class.programme.as_ref() != of.code.as_ref() {
                return Err(pack.at(code, format!("{} is not taught {module}", code.as_ref())));
            }
            if site.is_some_and(|site| site != class.site.as_ref()) {
                return Err(pack.at(code, format!("{} is taught at another site", code.as_ref())));
            }
            site = Some(class.site.as_ref());
        }
        let twice = |other: &&WrittenJoint| !std::ptr::eq(*other, written) && other.module.as_ref() == module;
        for other in self.written.joint.iter().filter(twice) {
            if let Some(code) = other.classes.iter().find(|code| seen.contains(code.as_ref())) {
                return Err(pack.at(code, format!("{} is taught {module} with others already", code.as_ref())));
            }
        }
        Ok(Joint {
            module: module.clone(),
            classes: written.classes.iter().map(|code| code.as_ref().clone()).collect(),
        })
    }

    /// What comes before a module stands in its programme, above it: so that nothing goes round in a circle.
    pub(super) fn before(&self, module: &WrittenModule, of: &WrittenProgramme) -> Result<(), PackError> {
        let above: Vec<&String> = of.modules.iter().map(|one| one.code.as_ref()).collect();
        let own = above.iter().position(|code| *code == module.code.as_ref()).unwrap_or(0);
        match module.after.iter().find(|before| !above[..own].contains(&before.as_ref())) {
            None => Ok(()),
            Some(before) => {
                let problem =
                    format!("no module \"{}\" stands above {} in the programme", before.as_ref(), module.code.as_ref());
                Err(self.pack.at(before, problem))
            }
        }
    }

    pub(super) fn per_week(&self, written: &WrittenLecturer) -> Result<Option<u32>, PackError> {
        let most = written.sessions_per_week.as_ref();
        most.map(|most| within(self.pack, most, 1, SESSIONS_PER_WEEK_MAX, "sessions_per_week")).transpose()
    }

    fn known_lecturer(&self, code: &Spanned<String>) -> Result<(), PackError> {
        match self.written.lecturer.iter().any(|known| known.code.as_ref() == code.as_ref()) {
            true => Ok(()),
            false => Err(self.pack.at(code, format!("no [[lecturer]] has the code \"{}\"", code.as_ref()))),
        }
    }

    fn span(&self, from: &Spanned<Day>, until: Day) -> Result<Interval, PackError> {
        days(Some(*from.as_ref()), Some(until)).map_err(|error| self.pack.at(from, error.to_string()))
    }
}
