//! The list of people as a workbook: the people and the columns that somebody has before their eyes.

use cadre::access::{Act, Actor, sees};
use cadre::list::Column;
use sheet::{ColumnKind, Table, Value};
use words::{Lang, PageWords, Say};

use super::import::save_decision;
use super::people::{AskPeople, people};
use crate::{No, Office};

/// Kind under which it stands in the log that a list was handed out.
const LISTED: &str = "list";

/// The columns of those that the actor may see.
pub fn columns_seen(actor: &Actor, columns: &[Column]) -> Vec<Column> {
    let seen = |column: &Column| column.sight().is_none_or(|sight| sees(actor.role, sight));
    columns.iter().copied().filter(seen).collect()
}

/// The list as a workbook. That it was handed out stands in the log.
pub fn people_book(
    office: &Office,
    actor: &Actor,
    ask: &AskPeople,
    columns: &[Column],
    lang: Lang,
) -> Result<Vec<u8>, No> {
    let found = people(office, actor, ask)?;
    let columns = columns_seen(actor, columns);
    let titles = &office.rules.titles;
    let rows: Vec<Vec<Value>> = found
        .lines
        .iter()
        .map(|line| {
            let name = found.record.official(line.person).map_or("", |official| official.name());
            let cells = columns.iter().map(|column| column.lines(&found.record, titles, line, lang).join("\n"));
            std::iter::once(name.to_owned()).chain(cells).map(Value::Text).collect()
        })
        .collect();
    let headings = columns.iter().map(|column| (column.say(lang), width(*column)));
    let headings = std::iter::once((PageWords::Name.say(lang), 28)).chain(headings);
    let columns = headings.map(|(heading, width_chars)| sheet::Column {
        heading,
        width_chars,
        kind: ColumnKind::Text,
        choices: Vec::new(),
    });
    let note = PageWords::ListOn { day: found.on, people: rows.len() }.say(lang);
    let table = Table { name: PageWords::People.say(lang), notes: vec![note], columns: columns.collect(), rows };
    let stamp = office.stamp(actor, Act::SeePeople);
    office.store.write(|tx| save_decision(office, tx, (LISTED, "people"), &table.rows.len(), [0; 32], &stamp))?;
    Ok(sheet::write_tables(&[table])?)
}

/// Width of a column, characters.
fn width(column: Column) -> u16 {
    match column {
        Column::Born | Column::Sex => 10,
        Column::Standing => 16,
        Column::Missing => 60,
        _ => 28,
    }
}
