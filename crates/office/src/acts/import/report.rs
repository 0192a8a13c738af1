//! The import report: what was read and how, what was taken in, what was left out and why, each with its place.

use sheet::{Column, ColumnKind, Problem, Shape, Table, Value, write_tables};
use words::{CommandMessage, Label, Lang, Place, ReportName, Say};

use super::{Imported, Staged};
use crate::{Fault, Office};

/// What a report is of.
#[derive(Clone, Copy)]
pub struct AskReport<'a> {
    /// What was taken in; nothing where the import was refused.
    pub imported: Option<&'a Imported>,
    /// The tables that were found, by file.
    pub shapes: &'a [(String, Shape)],
    /// What was not understood.
    pub problems: &'a [Problem],
    /// What should be looked at.
    pub notices: &'a [Problem],
}

impl<'a> AskReport<'a> {
    /// A report of an import that was done, or shown.
    pub fn of(staged: &'a Staged) -> AskReport<'a> {
        let Staged { imported, problems, notices, shapes, .. } = staged;
        AskReport { imported: Some(imported), shapes, problems, notices }
    }

    /// A report of an import that was refused.
    pub fn refused(problems: &'a [Problem]) -> AskReport<'a> {
        AskReport { imported: None, shapes: &[], problems, notices: &[] }
    }
}

/// Writes the report as a workbook.
pub fn import_report(office: &Office, ask: &AskReport<'_>, lang: Lang) -> Result<Vec<u8>, Fault> {
    let mut notes = Vec::new();
    if office.tenant.is_sample() {
        notes.push(CommandMessage::Sample.say(lang));
    }
    notes.push(ReportName::Title { day: office.moment.today }.say(lang));
    let desk = Desk { lang, notes };
    let tables = [
        desk.counts(ask.imported, ask),
        desk.problems(ReportName::Problems, ask.problems),
        desk.problems(ReportName::Notices, ask.notices),
        desk.shapes(ask.shapes),
        desk.not_kept(ask.imported),
    ];
    Ok(write_tables(&tables)?)
}

struct Desk {
    lang: Lang,
    notes: Vec<String>,
}

impl Desk {
    fn table(&self, name: ReportName, columns: Vec<Column>, rows: Vec<Vec<Value>>) -> Table {
        Table { name: name.say(self.lang), notes: self.notes.clone(), columns, rows }
    }

    fn column(&self, heading: ReportName, width_chars: u16, kind: ColumnKind) -> Column {
        Column { heading: heading.say(self.lang), width_chars, kind, choices: Vec::new() }
    }

    fn counts(&self, imported: Option<&Imported>, ask: &AskReport<'_>) -> Table {
        let columns = vec![
            self.column(ReportName::What, 50, ColumnKind::Text),
            self.column(ReportName::Count, 12, ColumnKind::Count),
        ];
        let mut counts = Vec::new();
        match imported {
            Some(imported) => {
                let of = &imported.counts;
                counts.extend([
                    (ReportName::New, of.people_new),
                    (ReportName::Changed, of.people_changed),
                    (ReportName::Unchanged, of.people_unchanged),
                    (ReportName::Units, of.units_new),
                    (ReportName::Facts, of.facts),
                ]);
            }
            None => counts.push((ReportName::Refused, 0)),
        }
        counts.push((ReportName::Problems, ask.problems.len()));
        counts.push((ReportName::Notices, ask.notices.len()));
        let row =
            |(what, count): (ReportName, usize)| vec![Value::Text(what.say(self.lang)), Value::Count(count as i64)];
        self.table(ReportName::Counts, columns, counts.into_iter().map(row).collect())
    }

    fn problems(&self, name: ReportName, problems: &[Problem]) -> Table {
        let columns = vec![
            Column {
                heading: Label::Number.say(self.lang),
                width_chars: 6,
                kind: ColumnKind::Count,
                choices: Vec::new(),
            },
            self.column(ReportName::File, 34, ColumnKind::Text),
            self.column(ReportName::Sheet, 18, ColumnKind::Text),
            self.column(ReportName::Row, 8, ColumnKind::Count),
            self.column(ReportName::Column, 8, ColumnKind::Text),
            self.column(ReportName::Says, 90, ColumnKind::Text),
        ];
        let row = |(number, Problem { place, what }): (i64, &Problem)| {
            let Place { file, sheet, row, column } = place.clone();
            vec![
                Value::Count(number),
                Value::Text(file),
                Value::Text(sheet.unwrap_or_default()),
                row.map_or(Value::Blank, |row| Value::Count(i64::from(row))),
                Value::Text(column.unwrap_or_default()),
                Value::Text(what.say(self.lang)),
            ]
        };
        self.table(name, columns, (1..).zip(problems).map(row).collect())
    }

    fn shapes(&self, shapes: &[(String, Shape)]) -> Table {
        let columns = vec![
            self.column(ReportName::File, 34, ColumnKind::Text),
            self.column(ReportName::Sheet, 18, ColumnKind::Text),
            self.column(ReportName::Heading, 50, ColumnKind::Text),
            self.column(ReportName::Means, 24, ColumnKind::Text),
        ];
        let of_table = |(file, shape): &(String, Shape)| -> Vec<Vec<Value>> {
            let line = |heading: &String| {
                let means = shape.mapping.columns.get(heading).cloned().unwrap_or_default();
                [file.clone(), shape.sheet.clone(), heading.clone(), means].map(Value::Text).to_vec()
            };
            shape.mapping.headings.iter().map(line).collect()
        };
        self.table(ReportName::Tables, columns, shapes.iter().flat_map(of_table).collect())
    }

    fn not_kept(&self, imported: Option<&Imported>) -> Table {
        let columns = vec![
            self.column(ReportName::Heading, 50, ColumnKind::Text),
            self.column(ReportName::Cells, 12, ColumnKind::Count),
        ];
        let not_kept = imported.map_or(&[][..], |imported| &imported.not_kept);
        let row = |(heading, cells): &(String, usize)| vec![Value::Text(heading.clone()), Value::Count(*cells as i64)];
        self.table(ReportName::NotKept, columns, not_kept.iter().map(row).collect())
    }
}
