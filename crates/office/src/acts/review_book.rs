//! The review as a workbook (bảng rà soát): units against standards, or the people of a unit with every reason.

use std::collections::BTreeSet;

use cadre::access::{Act, Actor, may};
use cadre::record::UnitId;
use cadre::standard::Verdict;
use sheet::{Column, ColumnKind, Table, Value};
use words::{Date, Lang, PageWords, Say};

use super::dashboard::{DashboardShown, dashboard};
use super::import::save_decision;
use super::review::review_unit;
use crate::{No, Office};

/// Kind under which it stands in the log that a review was handed out.
const REVIEWED: &str = "review";

/// The review of a day as a workbook: of the units that belong to one, or to none, and of the people of that one. That it was
/// handed out stands in the log.
pub fn review_book(
    office: &Office,
    actor: &Actor,
    unit: Option<UnitId>,
    on: Option<Date>,
    lang: Lang,
) -> Result<Vec<u8>, No> {
    may(actor, Act::Review)?;
    let shown = dashboard(office, actor, on)?;
    let mut tables = vec![units(&shown, unit, lang)];
    if let Some(unit) = unit {
        let reviewed = review_unit(office, actor, unit, on)?;
        tables.push(people(office, &shown, &reviewed.verdicts, lang));
    }
    // Of a unit without parts the first says nothing; a workbook has one sheet at least.
    if tables[0].rows.is_empty() && tables.len() > 1 {
        tables.remove(0);
    }
    let stamp = office.stamp(actor, Act::Review);
    let subject = unit.map_or_else(|| "units".to_owned(), |unit| unit.0.to_string());
    office.store.write(|tx| save_decision(office, tx, (REVIEWED, &subject), &shown.on, [0; 32], &stamp))?;
    Ok(sheet::write_tables(&tables)?)
}

/// Units against standards: how many meet each of those who must.
fn units(shown: &DashboardShown, unit: Option<UnitId>, lang: Lang) -> Table {
    let matrix = &shown.figures.matrix;
    let standards = matrix.standards.iter();
    let headings = standards.flat_map(|standard| {
        let asks = format!("{} [{}]", standard.condition.say(lang), standard.citation.say(lang));
        let count = |words: PageWords| Column {
            heading: format!("{asks} – {}", words.say(lang)),
            width_chars: 20,
            kind: ColumnKind::Count,
            choices: Vec::new(),
        };
        [count(PageWords::Meets), count(PageWords::Must)]
    });
    let columns = std::iter::once(text(PageWords::Unit, 30, lang)).chain(headings).collect();
    let rows = matrix.rows(&shown.record, unit).map(|(unit, parts)| {
        let name = Value::Text(shown.record.unit_name(unit).to_owned());
        let counts = parts.iter().flat_map(|part| [Value::Count(part.count), Value::Count(part.of)]);
        std::iter::once(name).chain(counts).collect()
    });
    let notes = vec![PageWords::ReviewOn { day: shown.on }.say(lang)];
    Table { name: PageWords::Units.say(lang), notes, columns, rows: rows.collect() }
}

/// People against standards, a row for each verdict, with what is missing and where the standard stands.
fn people(office: &Office, shown: &DashboardShown, verdicts: &[Verdict], lang: Lang) -> Table {
    let titles = &office.rules.titles;
    let row = |verdict: &Verdict| {
        let name = shown.record.official(verdict.person).map_or("", |official| official.name());
        let title = verdict.title.as_ref().and_then(|code| titles.get(code)).map_or("", |title| title.name(lang));
        // Two turns may say the same in words.
        let open: BTreeSet<String> = verdict.open_words(lang).into_iter().collect();
        let open = open.into_iter().collect::<Vec<_>>().join("; ");
        let asks = verdict.standard.condition.say(lang);
        let cells = [name.to_owned(), title.to_owned(), asks, verdict.outcome.say(lang), open];
        let cells = cells.into_iter().chain([verdict.standard.citation.say(lang)]);
        cells.map(Value::Text).collect::<Vec<_>>()
    };
    let columns = vec![
        text(PageWords::Name, 28, lang),
        text(PageWords::Post, 28, lang),
        text(PageWords::Rules, 50, lang),
        text(PageWords::Standing, 16, lang),
        text(PageWords::Missing, 50, lang),
        text(PageWords::Ground, 30, lang),
    ];
    let notes = vec![PageWords::ReviewOn { day: shown.on }.say(lang)];
    Table { name: PageWords::People.say(lang), notes, columns, rows: verdicts.iter().map(row).collect() }
}

fn text(heading: PageWords, width_chars: u16, lang: Lang) -> Column {
    Column { heading: heading.say(lang), width_chars, kind: ColumnKind::Text, choices: Vec::new() }
}
