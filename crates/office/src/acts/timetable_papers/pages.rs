//! Pages: for each class, lecturer and room its weeks on A4, and for each week all classes on A3.

use std::collections::BTreeMap;

use cadre::school::Half;
use jiff::Span;
use paper::{Sheet, WeekPages, WeekPart, WeekRow};
use words::{Date, Say, TimetableName};

use super::Desk;
use super::grid::{DAYS, View, Week, week, weekdays, weeks};

/// Each document with its name.
pub(super) fn pages(desk: &Desk<'_>) -> Vec<(&'static str, TimetableName, WeekPages)> {
    let of = |view: View, name: &'static str, what: TimetableName| {
        let part = |(code, weeks): (&String, &Vec<Week>)| {
            let row = |week: &Week| WeekRow { label: span(week.monday), cells: week.cells.clone() };
            let (days, rows) = (weekdays(desk).to_vec(), weeks.iter().map(row).collect());
            used(WeekPart { heading: view.heading(desk, code), days, rows })
        };
        let parts: Vec<WeekPart> = weeks(desk, view).iter().map(part).collect();
        (name, what, document(desk, Sheet::A4, desk.say(TimetableName::Week), parts))
    };
    let year = document(desk, Sheet::A3, desk.say(TimetableName::Class), by_week(desk));
    let all = vec![
        of(View::Class, "timetable-classes", TimetableName::SheetClasses),
        of(View::Lecturer, "timetable-lecturers", TimetableName::SheetLecturers),
        of(View::Room, "timetable-rooms", TimetableName::SheetRooms),
        ("timetable-weeks", TimetableName::PaperWeeks, year),
    ];
    all.into_iter().filter(|(_, _, pages)| !pages.parts.is_empty()).collect()
}

/// Without the days on which nothing is held.
fn used(mut part: WeekPart) -> WeekPart {
    let held = |day: usize| part.rows.iter().any(|row| row.cells[day].iter().any(|cell| !cell.is_empty()));
    let kept: Vec<usize> = (0..DAYS).filter(|day| held(*day)).collect();
    part.days = kept.iter().map(|day| part.days[*day].clone()).collect();
    for row in &mut part.rows {
        row.cells = kept.iter().map(|day| row.cells[*day].clone()).collect();
    }
    part
}

fn document(desk: &Desk<'_>, sheet: Sheet, corner: String, parts: Vec<WeekPart>) -> WeekPages {
    WeekPages {
        lang: desk.lang,
        day: desk.timetable.facts_on,
        sample: desk.sample(),
        sheet,
        title: desk.title(),
        subtitle: desk.subtitle(),
        corner,
        apart: sheet == Sheet::A4,
        halves: Half::ALL.map(|half| half.say(desk.lang)),
        parts,
    }
}

/// A part for each week: a row for each class that meets in it.
fn by_week(desk: &Desk<'_>) -> Vec<WeekPart> {
    let mut found: BTreeMap<Date, BTreeMap<&String, Vec<[String; 2]>>> = BTreeMap::new();
    for meeting in &desk.timetable.meetings {
        let (monday, day) = week(meeting.day);
        for class in View::Class.of(meeting) {
            let row = found.entry(monday).or_default().entry(class);
            let row = row.or_insert_with(|| vec![[String::new(), String::new()]; DAYS]);
            row[day][meeting.half as usize] = View::Class.cell(desk, meeting);
        }
    }
    let part = |(monday, classes): (Date, BTreeMap<&String, Vec<[String; 2]>>)| WeekPart {
        heading: format!("{} {}", desk.say(TimetableName::Week), span(monday)),
        days: (0..).zip(weekdays(desk)).map(|(at, name)| format!("{name} {}", short(after(monday, at)))).collect(),
        rows: classes.into_iter().map(|(class, cells)| WeekRow { label: class.clone(), cells }).collect(),
    };
    found.into_iter().map(part).collect()
}

fn after(day: Date, days: i64) -> Date {
    day.saturating_add(Span::new().days(days))
}

/// A week, as Vietnamese and English write days in tables.
fn span(monday: Date) -> String {
    format!("{}–{}", short(monday), monday.saturating_add(Span::new().days(6)).strftime("%d/%m/%Y"))
}

fn short(day: Date) -> String {
    day.strftime("%d/%m").to_string()
}
