//! `plan.xlsx`: who goes where and why, who waits and why, the classes, and the review behind it.

use cadre::record::Official;
use cadre::school::{Class, Form};
use cadre::standard::Verdict;
use sheet::{Column, ColumnKind, Table, Value};
use words::{Date, Label, Say, StandardName, partial_date};

use super::Desk;

/// The sheets in the order in which an officer reads them.
pub(super) fn tables(desk: &Desk<'_>) -> Vec<Table> {
    vec![seats(desk), waiting(desk), classes(desk), review(desk)]
}

/// Width, in characters, of columns with short values.
const NARROW: u16 = 8;
/// Of names of people, units and classes.
const MIDDLE: u16 = 24;
/// Of sentences.
const WIDE: u16 = 60;

fn table(desk: &Desk<'_>, name: Label, columns: Vec<Column>, rows: Vec<Vec<Value>>) -> Table {
    let mut notes = Vec::new();
    if desk.sample {
        notes.push(words::CommandMessage::Sample.say(desk.lang));
    }
    notes.extend(desk.heading());
    Table { name: name.say(desk.lang), notes, columns, rows }
}

fn column(desk: &Desk<'_>, heading: Label, width_chars: u16, kind: ColumnKind) -> Column {
    Column { heading: heading.say(desk.lang), width_chars, kind }
}

fn who_columns(desk: &Desk<'_>) -> Vec<Column> {
    vec![
        column(desk, Label::Number, NARROW, ColumnKind::Count),
        column(desk, Label::FullName, MIDDLE, ColumnKind::Text),
        column(desk, Label::Birth, 12, ColumnKind::Text),
        column(desk, Label::UnitName, MIDDLE, ColumnKind::Text),
        column(desk, Label::TitleHeld, MIDDLE, ColumnKind::Text),
    ]
}

fn who(desk: &Desk<'_>, row: usize, official: Option<&Official>) -> Vec<Value> {
    let person = official.and_then(|official| official.person.as_ref()).map(|seen| &seen.value);
    let holding = official.and_then(|official| official.holdings.first()).map(|seen| &seen.value);
    let title = holding.and_then(|held| desk.rules.titles.get(&held.title));
    vec![
        Value::Count(row as i64 + 1),
        Value::Text(person.map_or_else(String::new, |person| person.name.to_string())),
        Value::Text(person.map_or_else(String::new, |person| partial_date(person.birth, desk.lang))),
        Value::Text(holding.map_or_else(String::new, |held| desk.record.unit_name(held.unit).to_owned())),
        Value::Text(title.map_or_else(String::new, |title| title.name(desk.lang).to_owned())),
    ]
}

fn seats(desk: &Desk<'_>) -> Table {
    let mut columns = who_columns(desk);
    columns.extend([
        column(desk, Label::Gap, MIDDLE, ColumnKind::Text),
        column(desk, Label::Basis, 30, ColumnKind::Text),
        column(desk, Label::Class, 14, ColumnKind::Text),
        column(desk, Label::SiteName, MIDDLE, ColumnKind::Text),
        column(desk, Label::Form, 20, ColumnKind::Text),
        column(desk, Label::From, 12, ColumnKind::Date),
        column(desk, Label::Until, 12, ColumnKind::Date),
    ]);
    let rows = desk.plan.seats.iter().enumerate().map(|(row, seat)| {
        let mut cells = who(desk, row, desk.record.official(seat.person));
        cells.push(Value::Text(desk.gaps(&seat.because)));
        cells.push(Value::Text(desk.bases(&seat.because)));
        match desk.record.school.class(&seat.class) {
            Some(class) => cells.extend(class_cells(desk, class)),
            None => cells.push(Value::Text(seat.class.clone())),
        }
        cells
    });
    table(desk, Label::SheetPlan, columns, rows.collect())
}

fn class_cells(desk: &Desk<'_>, class: &Class) -> Vec<Value> {
    let last = class.dates.end().and_then(|end| end.yesterday().ok());
    let date = |day: Option<Date>| day.map_or(Value::Blank, Value::Date);
    vec![
        Value::Text(class.code.clone()),
        Value::Text(desk.site(&class.site)),
        Value::Text(form(desk, class.form)),
        date(class.dates.from()),
        date(last),
    ]
}

/// Form of study in words.
pub(super) fn form(desk: &Desk<'_>, form: Form) -> String {
    let Form::PartTime(weekdays) = form else { return StandardName::FullTime.say(desk.lang) };
    let day = |number: u8| match number {
        1 => Label::Monday,
        2 => Label::Tuesday,
        3 => Label::Wednesday,
        4 => Label::Thursday,
        5 => Label::Friday,
        6 => Label::Saturday,
        _ => Label::Sunday,
    };
    let days: Vec<String> = weekdays.days().map(|number| day(number).say(desk.lang)).collect();
    Label::WeekdayNames { days: days.join(", ") }.say(desk.lang)
}

fn waiting(desk: &Desk<'_>) -> Table {
    let mut columns = who_columns(desk);
    columns.extend([
        column(desk, Label::Gap, MIDDLE, ColumnKind::Text),
        column(desk, Label::Basis, 30, ColumnKind::Text),
        column(desk, Label::Reason, WIDE, ColumnKind::Text),
    ]);
    let waiting = desk.plan.waiting.iter().map(|waiting| (waiting.person, &waiting.because[..], desk.why(waiting)));
    let left = desk.plan.left.iter();
    let left = left.map(|left| (left.person, std::slice::from_ref(&left.because), left.say(desk.lang)));
    let rows = waiting.chain(left).enumerate().map(|(row, (person, because, why))| {
        let mut cells = who(desk, row, desk.record.official(person));
        cells.extend([Value::Text(desk.gaps(because)), Value::Text(desk.bases(because)), Value::Text(why)]);
        cells
    });
    table(desk, Label::SheetWaiting, columns, rows.collect())
}

fn classes(desk: &Desk<'_>) -> Table {
    let columns = vec![
        column(desk, Label::Class, 14, ColumnKind::Text),
        column(desk, Label::SiteName, MIDDLE, ColumnKind::Text),
        column(desk, Label::Form, 20, ColumnKind::Text),
        column(desk, Label::From, 12, ColumnKind::Date),
        column(desk, Label::Until, 12, ColumnKind::Date),
        column(desk, Label::Programme, MIDDLE, ColumnKind::Text),
        column(desk, Label::Learners, 10, ColumnKind::Count),
        column(desk, Label::SeatsMin, 10, ColumnKind::Count),
        column(desk, Label::SeatsMax, 10, ColumnKind::Count),
        column(desk, Label::OpenCost, 18, ColumnKind::Vnd),
        column(desk, Label::State, 12, ColumnKind::Text),
    ];
    let rows = desk.record.school.classes_of(desk.plan.year).into_iter().map(|class| {
        let learners = desk.learners(&class.code);
        let state = if learners == 0 { Label::DoesNotOpen } else { Label::Opens };
        let mut cells = class_cells(desk, class);
        cells.extend([
            Value::Text(desk.programme(&class.programme)),
            Value::Count(learners as i64),
            Value::Count(i64::from(class.seats_min)),
            Value::Count(i64::from(class.seats_max)),
            Value::Vnd(class.open_cost_vnd),
            Value::Text(state.say(desk.lang)),
        ]);
        cells
    });
    table(desk, Label::SheetClasses, columns, rows.collect())
}

fn review(desk: &Desk<'_>) -> Table {
    let mut columns = who_columns(desk);
    columns.extend([
        column(desk, Label::Basis, 30, ColumnKind::Text),
        column(desk, Label::Outcome, 12, ColumnKind::Text),
        column(desk, Label::Explanation, WIDE, ColumnKind::Text),
    ]);
    let rows = desk.verdicts.iter().enumerate().map(|(row, verdict)| {
        let mut cells = who(desk, row, desk.record.official(verdict.person));
        // A planned title is none that is held: the words say for what it is judged.
        cells[4] = Value::Text(verdict.title_words(&desk.rules.titles, desk.lang));
        cells.extend([
            Value::Text(verdict.standard.citation.say(desk.lang)),
            Value::Text(verdict.outcome.say(desk.lang)),
            Value::Text(explanation(desk, verdict)),
        ]);
        cells
    });
    table(desk, Label::SheetReview, columns, rows.collect())
}

/// What is missing or unknown; what is met needs no more words.
fn explanation(desk: &Desk<'_>, verdict: &Verdict) -> String {
    verdict.open_words(desk.lang).join(". ")
}
