//! A calendar for each class, lecturer and room: what was published and is held no more stands in it as cancelled.

use std::collections::BTreeSet;

use cadre::school::Meeting;
use paper::{Calendar, Event};
use words::Lang;

use super::Desk;
use super::grid::View;

/// Each calendar with its file name.
pub(super) fn calendars(desk: &Desk<'_>) -> Vec<(String, Calendar)> {
    let mut all = Vec::new();
    for (view, folder) in View::ALL.into_iter().zip(["classes", "lecturers", "rooms"]) {
        let meetings = desk.timetable.meetings.iter().chain(&desk.timetable.cancelled);
        let codes: BTreeSet<&String> = meetings.flat_map(|meeting| view.of(meeting)).collect();
        all.extend(codes.into_iter().map(|code| (format!("ics/{folder}/{code}.ics"), calendar(desk, view, code))));
    }
    all
}

/// The calendar of one class, lecturer or room.
pub(super) fn calendar(desk: &Desk<'_>, view: View, code: &String) -> Calendar {
    let held = desk.timetable.meetings.iter().map(|meeting| (meeting, false));
    let cancelled = desk.timetable.cancelled.iter().map(|meeting| (meeting, true));
    let own = held.chain(cancelled).filter(|(meeting, _)| view.of(meeting).contains(&code));
    let events = own.map(|(meeting, cancelled)| event(desk, view, meeting, cancelled)).collect();
    Calendar { name: view.heading(desk, code), lang: language(desk.lang), made: desk.made, events }
}

fn event(desk: &Desk<'_>, view: View, meeting: &Meeting, cancelled: bool) -> Event {
    let clock = desk.teaching.clock(meeting.half);
    let site = meeting.room.as_ref().and_then(|code| {
        let room = desk.school.rooms.iter().map(|seen| &seen.value).find(|room| room.code == *code)?;
        desk.school.sites.iter().map(|seen| &seen.value).find(|site| site.code == room.site)
    });
    let place = desk.place(meeting);
    Event {
        uid: format!("{}@{}.{}.goc", meeting.key, desk.timetable.year, desk.tenant),
        sequence: meeting.sequence,
        begins: meeting.day.to_datetime(clock.begins),
        ends: meeting.day.to_datetime(clock.ends),
        summary: view.cell(desk, meeting),
        location: site.map_or_else(|| place.clone(), |site| format!("{place}, {}", site.name)),
        description: desk.module(&meeting.key.module).to_owned(),
        cancelled,
    }
}

fn language(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => "vi",
        Lang::En => "en",
    }
}
