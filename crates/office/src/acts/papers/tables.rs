//! `plan.xlsx`: who goes where and why, who waits and why, the classes, and the review behind it.

use std::collections::BTreeMap;

use cadre::need::{Because, inversions};
use cadre::record::{Official, PersonId};
use cadre::school::{Again, Class, Form, Ground, Mark, Marked, ProgrammeCode};
use cadre::standard::Verdict;
use sheet::{Column, ColumnKind, Table, Value};
use words::{CommandMessage, Date, Label, PlanName, Say, StandardName, partial_date, percent_tenths};

use super::Desk;
use crate::acts::plan_year::LineKey;

/// The sheets in the order in which an officer reads them.
pub(super) fn tables(desk: &Desk<'_>) -> Vec<Table> {
    let mut tables = vec![seats(desk), waiting(desk), classes(desk), review(desk)];
    tables.extend(desk.plan.again.as_ref().map(|earlier| again(desk, earlier)));
    tables
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
        notes.push(CommandMessage::Sample.say(desk.lang));
    }
    notes.extend(desk.heading());
    Table { name: name.say(desk.lang), notes, columns, rows }
}

fn column(desk: &Desk<'_>, heading: Label, width_chars: u16, kind: ColumnKind) -> Column {
    Column { heading: heading.say(desk.lang), width_chars, kind, choices: Vec::new() }
}

fn plan_column(desk: &Desk<'_>, heading: PlanName, width_chars: u16) -> Column {
    Column { heading: heading.say(desk.lang), width_chars, kind: ColumnKind::Text, choices: Vec::new() }
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

/// What an officer may write beside a line, and the key by which the line is found again. Marks of the draft before stand
/// there already, so that they hold until somebody takes them out.
fn mark_columns(desk: &Desk<'_>) -> Vec<Column> {
    let grounds = Ground::ALL.iter().map(|ground| ground.say(desk.lang)).collect();
    vec![
        Column { choices: vec!["x".to_owned()], ..plan_column(desk, PlanName::Pin, NARROW) },
        Column { choices: grounds, ..plan_column(desk, PlanName::PutAside, 20) },
        plan_column(desk, PlanName::MoveTo, 16),
        plan_column(desk, PlanName::LineKey, 14),
    ]
}

fn mark_cells(
    desk: &Desk<'_>,
    person: PersonId,
    programme: &ProgrammeCode,
    pin: bool,
    aside: Option<Ground>,
) -> Vec<Value> {
    let key = LineKey { year: desk.plan.year, draft: desk.plan.draft, person, programme: programme.clone() };
    let pin = if pin { Value::Text("x".to_owned()) } else { Value::Blank };
    let aside = aside.map_or(Value::Blank, |ground| Value::Text(ground.say(desk.lang)));
    vec![pin, aside, Value::Blank, Value::Text(key.written())]
}

fn seats(desk: &Desk<'_>) -> Table {
    let mut columns = who_columns(desk);
    columns.extend([
        plan_column(desk, PlanName::OriginOfNeed, 20),
        column(desk, Label::Gap, MIDDLE, ColumnKind::Text),
        column(desk, Label::Basis, 30, ColumnKind::Text),
        column(desk, Label::Programme, MIDDLE, ColumnKind::Text),
    ]);
    columns.extend(class_columns(desk));
    columns.extend(mark_columns(desk));
    let rows = desk.plan.seats.iter().enumerate().map(|(row, seat)| {
        let mut cells = who(desk, row, desk.record.official(seat.person));
        cells.push(Value::Text(desk.origins(&seat.because)));
        cells.push(Value::Text(desk.gaps_missed(&seat.because, seat.missed)));
        cells.push(Value::Text(desk.bases(&seat.because)));
        cells.push(Value::Text(desk.programme(&seat.programme)));
        match desk.record.school.class(&seat.class) {
            Some(class) => cells.extend(class_cells(desk, class)),
            None => {
                let class = vec![Value::Text(seat.class.clone())];
                cells.extend(class.into_iter().chain(std::iter::repeat_n(Value::Blank, CLASS_COLUMNS - 1)));
            }
        }
        cells.extend(mark_cells(desk, seat.person, &seat.programme, seat.pinned, None));
        cells
    });
    let mut table = table(desk, Label::SheetPlan, columns, rows.collect());
    let costs = &desk.plan.costs;
    let gap = percent_tenths(costs.total_vnd() - costs.bound_vnd, costs.total_vnd(), desk.lang);
    let (open_vnd, travel_vnd) = (costs.open_vnd, costs.travel_vnd);
    table.notes.push(CommandMessage::PlanCost { open_vnd, travel_vnd, gap }.say(desk.lang));
    table
}

/// Columns of [`class_cells`].
const CLASS_COLUMNS: usize = 5;

fn class_columns(desk: &Desk<'_>) -> [Column; CLASS_COLUMNS] {
    [
        column(desk, Label::Class, 14, ColumnKind::Text),
        column(desk, Label::SiteName, MIDDLE, ColumnKind::Text),
        column(desk, Label::Form, 20, ColumnKind::Text),
        column(desk, Label::From, 12, ColumnKind::Date),
        column(desk, Label::Until, 12, ColumnKind::Date),
    ]
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
        plan_column(desk, PlanName::OriginOfNeed, 20),
        column(desk, Label::Gap, MIDDLE, ColumnKind::Text),
        column(desk, Label::Basis, 30, ColumnKind::Text),
        column(desk, Label::Reason, WIDE, ColumnKind::Text),
        Column { kind: ColumnKind::Count, ..plan_column(desk, PlanName::Waited, 10) },
        Column { kind: ColumnKind::Count, ..plan_column(desk, PlanName::Lighter, 14) },
    ]);
    columns.extend(mark_columns(desk));
    let number = |number: usize| if number == 0 { Value::Blank } else { Value::Count(number as i64) };
    let lighter: BTreeMap<usize, usize> =
        inversions(desk.plan).into_iter().map(|inversion| (inversion.waiting, inversion.lighter)).collect();
    let line = |person: PersonId, because: &[Because], why: String| {
        let mut cells = who(desk, 0, desk.record.official(person));
        cells.extend([Value::Text(desk.origins(because)), Value::Text(desk.gaps(because))]);
        cells.extend([Value::Text(desk.bases(because)), Value::Text(why)]);
        cells
    };
    let waiting = desk.plan.waiting.iter().enumerate().map(|(at, waiting)| {
        let mut cells = line(waiting.person, &waiting.because, desk.why(waiting));
        cells.push(number(usize::from(waiting.waited)));
        cells.push(number(lighter.get(&at).copied().unwrap_or(0)));
        cells.extend(mark_cells(desk, waiting.person, &waiting.programme, false, None));
        cells
    });
    let aside = desk.plan.aside.iter().map(|aside| {
        let why = format!("{}: {}", PlanName::SheetAside.say(desk.lang), aside.ground.say(desk.lang));
        let mut cells = line(aside.person, &aside.because, why);
        cells.extend([Value::Blank, Value::Blank]);
        cells.extend(mark_cells(desk, aside.person, &aside.programme, false, Some(aside.ground)));
        cells
    });
    let left = desk.plan.left.iter().map(|left| {
        let mut cells = line(left.person, std::slice::from_ref(&left.because), desk.why_left(left));
        cells.extend(std::iter::repeat_n(Value::Blank, columns.len() - cells.len()));
        cells
    });
    let rows = waiting.chain(aside).chain(left).enumerate().map(|(row, mut cells)| {
        cells[0] = Value::Count(row as i64 + 1);
        cells
    });
    let rows = rows.collect();
    table(desk, Label::SheetWaiting, columns, rows)
}

/// What became of the draft that was planned again: who moved, and which marks could not be followed.
fn again(desk: &Desk<'_>, again: &Again) -> Table {
    let mut columns = who_columns(desk);
    columns.extend([
        column(desk, Label::Programme, MIDDLE, ColumnKind::Text),
        plan_column(desk, PlanName::SheetChanges, 20),
        plan_column(desk, PlanName::Before, 14),
        plan_column(desk, PlanName::After, 14),
        column(desk, Label::Reason, WIDE, ColumnKind::Text),
    ]);
    let line = |person: PersonId, programme: &ProgrammeCode, what: PlanName, from: &str, to: &str, why: String| {
        let mut cells = who(desk, 0, desk.record.official(person));
        cells.extend(
            [desk.programme(programme), what.say(desk.lang), from.to_owned(), to.to_owned(), why].map(Value::Text),
        );
        cells
    };
    let changes = &again.changes;
    let no_words = String::new;
    let refused = again.not_followed.iter().map(|not| {
        let Marked { person, programme, mark } = &not.marked;
        let to = if let Mark::Move { class } = mark { class } else { "" };
        line(*person, programme, PlanName::NotFollowed, "", to, not.why.say(desk.lang))
    });
    let moved =
        changes.moved.iter().map(|(who, what, from, to)| line(*who, what, PlanName::Moved, from, to, no_words()));
    let dropped =
        changes.dropped.iter().map(|(who, what, from)| line(*who, what, PlanName::Dropped, from, "", no_words()));
    let new = changes.new.iter().map(|(who, what, to)| line(*who, what, PlanName::New, "", to, no_words()));
    let rows = refused.chain(moved).chain(dropped).chain(new).enumerate().map(|(row, mut cells)| {
        cells[0] = Value::Count(row as i64 + 1);
        cells
    });
    let rows = rows.collect();
    let name = PlanName::SheetChanges.say(desk.lang);
    Table { name, ..table(desk, Label::SheetPlan, columns, rows) }
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
            Value::Text(format!("{} {}", super::reviews::sign(verdict.outcome), verdict.outcome.say(desk.lang))),
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
