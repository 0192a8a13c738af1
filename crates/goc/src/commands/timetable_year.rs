//! `goc timetable year`, `suggest` and `papers`: which class is taught what when, where and by whom.

use std::path::Path;

use anyhow::Result;
use cadre::school::{Since, TimetableCost};
use office::{Actor, Office, TimetableYear};
use serde_json::json;
use words::{Say, TimetableName};

use super::papers::write;
use crate::screen::Screen;
use crate::watch::Bars;

/// Other places of a meeting that are told.
const PLACES: usize = 5;

/// Parts of modules with meetings that found no place and are named on the screen; all of them stand in the workbook.
const NOT_PLACED_SHOWN: usize = 20;

/// Makes the timetable and prints what came out.
pub(crate) fn timetable_year(office: &Office, bars: &Bars, screen: &Screen, ask: &TimetableYear) -> Result<()> {
    let made = office::timetable_year(office, &Actor::local_administrator(), ask, bars)?;
    made.impossible.iter().for_each(|told| screen.say(told));
    if let Some(year) = made.no_calendar {
        screen.say(&TimetableName::NoCalendar { year });
    }
    let timetable = &made.timetable;
    timetable.not_placed.iter().take(NOT_PLACED_SHOWN).for_each(|one| screen.say(one));
    screen.say(&TimetableName::Made {
        year: ask.year,
        version: timetable.version,
        meetings: timetable.meetings.len(),
        classes: made.classes,
        not_placed: timetable.unplaced(),
    });
    let TimetableCost { seats, alone, rooms, stretch, exams, moved, bound } = timetable.cost;
    let count = |number: u64| usize::try_from(number).unwrap_or(usize::MAX);
    screen.say(&TimetableName::Cost {
        total: count(timetable.cost.total()),
        seats: count(seats),
        alone: count(alone),
        rooms: count(rooms),
        stretch: count(stretch),
        exams: count(exams),
        moved: count(moved),
        bound: count(bound),
    });
    if let Some(Since { version, kept, moved, new, cancelled }) = timetable.since {
        screen.say(&TimetableName::Since { version, kept, moved, new, cancelled });
    }
    screen.json(&json!({ "timetable": timetable }));
    Ok(())
}

/// Prints where else a meeting could be.
pub(crate) fn suggest(office: &Office, screen: &Screen, year: i16, meeting: &str) -> Result<()> {
    let places = office::timetable_suggest(office, &Actor::local_administrator(), year, meeting, PLACES)?;
    for place in &places {
        let when = TimetableName::HalfDay { half: place.half.say(screen.lang), day: place.day }.say(screen.lang);
        let room = place.room.clone().unwrap_or_else(|| TimetableName::Outside.say(screen.lang));
        let change = format!("{:+}", place.change);
        match &place.displaced {
            None => screen.say(&TimetableName::OtherPlace { when, room, change }),
            Some(displaced) => {
                let displaced = displaced.say(screen.lang);
                screen.say(&TimetableName::OtherPlaceOf { when, room, change, displaced });
            }
        }
    }
    if places.is_empty() {
        screen.say(&TimetableName::NoOtherPlace);
    }
    screen.json(&json!({ "places": places }));
    Ok(())
}

/// Writes the latest version of a year into a folder.
pub(crate) fn papers(office: &Office, screen: &Screen, year: i16, out: &Path) -> Result<()> {
    let files = office::timetable_papers(office, &Actor::local_administrator(), year, screen.lang)?;
    write(screen, &files, out)
}
