//! The workbook: every meeting, modules as the school lists them, the weeks of classes, lecturers and rooms, standard hours,
//! and what found no place.

use std::collections::BTreeMap;

use cadre::school::{Half, Meeting, MeetingKind, Rank};
use sheet::{Column, ColumnKind, Table, Value};
use words::{Date, Say, TimetableName as N};

use super::Desk;
use super::grid::{View, weekdays, weeks};

/// Width, in characters, of columns with short values.
const NARROW: u16 = 10;
/// Of names.
const MIDDLE: u16 = 24;
/// Of sentences.
const WIDE: u16 = 60;

/// Hundredths of an hour or a lesson.
const HUNDREDTHS: u64 = 100;

/// The sheets.
pub(super) fn tables(desk: &Desk<'_>) -> Vec<Table> {
    let mut tables = vec![meetings(desk), modules(desk)];
    let names = [N::SheetClasses, N::SheetLecturers, N::SheetRooms];
    tables.extend(View::ALL.into_iter().zip(names).map(|(view, name)| by_week(desk, view, name)));
    tables.extend([hours(desk), not_placed(desk), changes(desk)]);
    tables
}

fn table(desk: &Desk<'_>, name: N, columns: Vec<Column>, rows: Vec<Vec<Value>>) -> Table {
    let mut notes: Vec<String> = desk.sample().into_iter().collect();
    notes.extend([desk.title(), desk.subtitle()]);
    Table { name: desk.say(name), notes, columns, rows }
}

fn column(desk: &Desk<'_>, heading: N, width_chars: u16, kind: ColumnKind) -> Column {
    Column { heading: desk.say(heading), width_chars, kind, choices: Vec::new() }
}

fn text(text: &str) -> Value {
    if text.is_empty() { Value::Blank } else { Value::Text(text.to_owned()) }
}

fn meeting_columns(desk: &Desk<'_>) -> Vec<Column> {
    vec![
        column(desk, N::Day, 12, ColumnKind::Date),
        column(desk, N::Weekday, NARROW, ColumnKind::Text),
        column(desk, N::Half, NARROW, ColumnKind::Text),
        column(desk, N::Class, 12, ColumnKind::Text),
        column(desk, N::What, 12, ColumnKind::Text),
        column(desk, N::Module, 44, ColumnKind::Text),
        column(desk, N::Number, NARROW, ColumnKind::Count),
        column(desk, N::Lecturer, MIDDLE, ColumnKind::Text),
        column(desk, N::Room, 12, ColumnKind::Text),
        column(desk, N::Learners, NARROW, ColumnKind::Count),
        column(desk, N::MeetingCode, MIDDLE, ColumnKind::Text),
    ]
}

fn meeting_row(desk: &Desk<'_>, meeting: &Meeting, number: Value) -> Vec<Value> {
    vec![
        Value::Date(meeting.day),
        text(&weekdays(desk)[meeting.day.weekday().to_monday_zero_offset() as usize]),
        text(&meeting.half.say(desk.lang)),
        text(&meeting.key.classes.join(" + ")),
        text(&desk.what(meeting)),
        text(desk.module(&meeting.key.module)),
        number,
        text(desk.lecturer(meeting.lecturer.as_ref())),
        text(&desk.place(meeting)),
        Value::Count(i64::from(desk.learners(meeting))),
        text(&meeting.key.to_string()),
    ]
}

/// Every meeting in order of time, numbered within its module.
fn meetings(desk: &Desk<'_>) -> Table {
    let mut counted: BTreeMap<(&[String], &str, MeetingKind), i64> = BTreeMap::new();
    let mut rows = Vec::new();
    for meeting in &desk.timetable.meetings {
        let number = counted.entry((&meeting.key.classes, &meeting.key.module, meeting.key.kind)).or_default();
        *number += 1;
        rows.push(meeting_row(desk, meeting, Value::Count(*number)));
    }
    table(desk, N::SheetMeetings, meeting_columns(desk), rows)
}

/// What a module of a class comes to.
#[derive(Default)]
struct Taught<'a> {
    days: Vec<Date>,
    meetings: usize,
    exam: Option<Date>,
    lecturers: Vec<&'a str>,
    learners: u32,
}

/// Modules by class, as schools list them: weekdays, number of days, exam, first and last day.
fn modules(desk: &Desk<'_>) -> Table {
    let mut taught: BTreeMap<(String, &str), Taught<'_>> = BTreeMap::new();
    for meeting in &desk.timetable.meetings {
        let one = taught.entry((meeting.key.classes.join(" + "), &meeting.key.module)).or_default();
        one.learners = desk.learners(meeting);
        if meeting.key.kind == MeetingKind::Exam {
            one.exam = Some(meeting.day);
            continue;
        }
        one.meetings += 1;
        one.days.push(meeting.day);
        let lecturer = desk.lecturer(meeting.lecturer.as_ref());
        if !lecturer.is_empty() && !one.lecturers.contains(&lecturer) {
            one.lecturers.push(lecturer);
        }
    }
    let names = weekdays(desk);
    let row = |((class, module), one): (&(String, &str), &Taught<'_>)| {
        let meets = |at: &usize| one.days.iter().any(|day| day.weekday().to_monday_zero_offset() as usize == *at);
        let weekdays: Vec<&str> = (0..names.len()).filter(meets).map(|at| names[at].as_str()).collect();
        let mut days = one.days.clone();
        days.dedup();
        vec![
            text(class),
            Value::Count(i64::from(one.learners)),
            text(module),
            text(desk.module(module)),
            text(desk.faculty(module)),
            text(&weekdays.join(", ")),
            Value::Count(one.meetings as i64),
            Value::Count(days.len() as i64),
            days.first().map_or(Value::Blank, |day| Value::Date(*day)),
            days.last().map_or(Value::Blank, |day| Value::Date(*day)),
            one.exam.map_or(Value::Blank, Value::Date),
            text(&one.lecturers.join(", ")),
        ]
    };
    let columns = vec![
        column(desk, N::Class, 12, ColumnKind::Text),
        column(desk, N::Learners, NARROW, ColumnKind::Count),
        column(desk, N::ModuleCode, NARROW, ColumnKind::Text),
        column(desk, N::Module, 44, ColumnKind::Text),
        column(desk, N::Faculty, MIDDLE, ColumnKind::Text),
        column(desk, N::Weekday, MIDDLE, ColumnKind::Text),
        column(desk, N::Meetings, NARROW, ColumnKind::Count),
        column(desk, N::Days, NARROW, ColumnKind::Count),
        column(desk, N::FirstDay, 12, ColumnKind::Date),
        column(desk, N::LastDay, 12, ColumnKind::Date),
        column(desk, N::ExamDay, 12, ColumnKind::Date),
        column(desk, N::Lecturer, 40, ColumnKind::Text),
    ];
    table(desk, N::SheetModules, columns, taught.iter().map(row).collect())
}

/// A row for each week of a class, lecturer or room.
fn by_week(desk: &Desk<'_>, view: View, name: N) -> Table {
    let who = match view {
        View::Class => N::Class,
        View::Lecturer => N::Lecturer,
        View::Room => N::Room,
    };
    let mut columns = vec![
        column(desk, who, if view == View::Lecturer { MIDDLE } else { 12 }, ColumnKind::Text),
        column(desk, N::Week, 12, ColumnKind::Date),
    ];
    columns.extend(weekdays(desk).map(|heading| Column {
        heading,
        width_chars: 26,
        kind: ColumnKind::Text,
        choices: Vec::new(),
    }));
    let halves = Half::ALL.map(|half| half.say(desk.lang));
    let cell = |cell: &[String; 2]| {
        let lines = halves.iter().zip(cell).filter(|(_, what)| !what.is_empty());
        text(&lines.map(|(half, what)| format!("{half}: {what}")).collect::<Vec<String>>().join("\n"))
    };
    let mut rows = Vec::new();
    for (code, weeks) in weeks(desk, view) {
        for week in weeks {
            let mut row = vec![Value::Text(view.name(desk, &code)), Value::Date(week.monday)];
            row.extend(week.cells.iter().map(cell));
            rows.push(row);
        }
    }
    table(desk, name, columns, rows)
}

/// Standard hours beside the norm.
fn hours(desk: &Desk<'_>) -> Table {
    let columns = vec![
        column(desk, N::LecturerCode, NARROW, ColumnKind::Text),
        column(desk, N::Lecturer, MIDDLE, ColumnKind::Text),
        column(desk, N::Rank, MIDDLE, ColumnKind::Text),
        column(desk, N::Meetings, NARROW, ColumnKind::Count),
        column(desk, N::Lessons, NARROW, ColumnKind::Count),
        column(desk, N::Hours, NARROW, ColumnKind::Count),
        column(desk, N::Norm, NARROW, ColumnKind::Count),
        column(desk, N::OfNorm, NARROW, ColumnKind::Count),
        column(desk, N::Judgement, MIDDLE, ColumnKind::Text),
    ];
    let mut unverified = false;
    let row = |year: &cadre::school::LecturerYear<'_>| {
        let judgement = year.may.as_ref().map(|may| match year.hours {
            hours if hours < *may.start() => N::Below,
            hours if hours > *may.end() => N::Above,
            _ => N::Within,
        });
        unverified |= year.norm.is_some_and(|(_, verified)| !verified);
        let whole = |hundredths: u64| Value::Count((hundredths / HUNDREDTHS) as i64);
        vec![
            text(&year.lecturer.code),
            text(&year.lecturer.name),
            year.lecturer.rank.map_or(Value::Blank, |rank| text(&desk.say(rank_name(rank)))),
            Value::Count(year.meetings as i64),
            whole(year.lessons),
            whole(year.hours),
            year.norm.map_or(Value::Blank, |(norm, _)| Value::Count(i64::from(norm))),
            year.norm.map_or(Value::Blank, |(norm, _)| Value::Count((year.hours / u64::from(norm)) as i64)),
            judgement.map_or(Value::Blank, |judgement| text(&desk.say(judgement))),
        ]
    };
    let rows: Vec<Vec<Value>> = desk.hours().iter().map(row).collect();
    let mut table = table(desk, N::SheetHours, columns, rows);
    if unverified {
        table.notes.push(desk.say(N::NormUnverified));
    }
    table
}

fn rank_name(rank: Rank) -> N {
    match rank {
        Rank::Lecturer => N::RankLecturer,
        Rank::Principal => N::RankPrincipal,
        Rank::Senior => N::RankSenior,
    }
}

/// What found no place, and why.
fn not_placed(desk: &Desk<'_>) -> Table {
    let columns = vec![
        column(desk, N::Class, 12, ColumnKind::Text),
        column(desk, N::ModuleCode, 12, ColumnKind::Text),
        column(desk, N::Module, 44, ColumnKind::Text),
        column(desk, N::Meetings, NARROW, ColumnKind::Count),
        column(desk, N::Why, WIDE, ColumnKind::Text),
    ];
    let row = |one: &cadre::school::NotPlaced| {
        vec![
            text(&one.key.classes.join(" + ")),
            text(&one.key.module),
            text(desk.module(&one.key.module)),
            Value::Count(one.numbers.len() as i64),
            text(&one.why(desk.lang)),
        ]
    };
    table(desk, N::SheetNotPlaced, columns, desk.timetable.not_placed.iter().map(row).collect())
}

/// Meetings that were changed or cancelled since they were first published.
fn changes(desk: &Desk<'_>) -> Table {
    let moved = desk.timetable.meetings.iter().filter(|meeting| meeting.sequence > 0).map(|meeting| (meeting, N::Now));
    let cancelled = desk.timetable.cancelled.iter().map(|meeting| (meeting, N::Cancelled));
    let mut columns = meeting_columns(desk);
    columns.push(column(desk, N::SheetChanges, 12, ColumnKind::Text));
    let row = |(meeting, what): (&Meeting, N)| {
        let mut row = meeting_row(desk, meeting, Value::Blank);
        row.push(text(&desk.say(what)));
        row
    };
    table(desk, N::SheetChanges, columns, moved.chain(cancelled).map(row).collect())
}
