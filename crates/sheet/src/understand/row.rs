//! Reading the rows of one table: which of them are people, and which cell holds what.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;
use std::sync::Arc;

use cadre::record::Subject;
use words::ImportMessage;

use super::kind::Kind;
use super::{Ask, Understood, is_foreign, levels, titles, units};
use crate::book::{Cell, Sheet, TextId, Value};
use crate::clean::Foreign;
use crate::find::{Finder, Table};
use crate::mapping::{DateOrder, ShapeMapping};
use crate::place::{Desk, cut, letters};
use crate::tokens::key;
use crate::{Class, Field, Meaning, Part};

/// Characters of one cell: the longest places of origin have 150.
const CELL_CHARACTERS_MAX: usize = 500;

/// Where the unit of a row comes from, when no column says it.
#[derive(Clone, Debug, Default)]
pub(super) struct Units {
    /// The section the row stands in.
    pub(super) section: Option<String>,
    /// The lines above the table.
    pub(super) title: Option<String>,
    /// What the mapping says.
    pub(super) said: Option<String>,
    /// The names of sheet and file.
    pub(super) name: Option<String>,
    /// Whether it was said that the unit comes from a name.
    pub(super) told: bool,
    /// A department in the lines above the table: whose list it is, where nothing nearer is told.
    pub(super) above_title: Option<String>,
    /// The last unit of the column, where the column is filled only where the unit changes.
    pub(super) above: Option<String>,
}

/// Reads one table.
pub(super) struct Reader<'a, 'b> {
    pub(super) ask: Ask<'a>,
    pub(super) finder: Finder<'a>,
    pub(super) sheet: &'a Sheet,
    pub(super) table: &'a Table,
    foreign: &'a Foreign,
    pub(super) desk: &'b mut Desk<'a>,
    pub(super) out: &'b mut Understood,
    /// The keys of each column's heading: of its last part, and of the whole.
    pub(super) heading_keys: Vec<[String; 2]>,
    /// What titles, units and levels were read from texts that stand in many rows.
    pub(super) titles_read: HashMap<TextId, Rc<titles::Read>>,
    pub(super) units_read: HashMap<TextId, String>,
    pub(super) levels_read: HashMap<(Subject, TextId), levels::Read>,
    /// Columns of each field, by their place in the table.
    fields: BTreeMap<Field, Vec<(Part, usize)>>,
    /// Place in the table of each column of the sheet.
    pub(super) places: Vec<Option<usize>>,
    /// Whether what stands in a column is taken in.
    kept: Vec<bool>,
    /// Cells with something in them in columns that are not taken in.
    left: Vec<usize>,
    pub(super) orders: Vec<Order>,
    pub(super) units: Units,
    /// Whether the column of units is filled only where the unit changes.
    pub(super) units_run_on: bool,
    pub(super) signed: bool,
    pub(super) shape: Option<&'a ShapeMapping>,
    pub(super) file: Arc<str>,
    pub(super) sheet_name: Arc<str>,
    /// The value above, in columns where cells say "as above".
    above: Vec<Option<Value>>,
    /// People whose unit is stated and whose post is not.
    pub(super) units_without_post: usize,
    /// The person of the row above, when it was taken in: a second line of the same person adds to it.
    pub(super) last_taken: bool,
}

/// In which order the dates of a column stand.
#[derive(Clone, Copy, Debug)]
pub(super) struct Order {
    pub(super) order: DateOrder,
    /// Whether texts, or days of the spreadsheet, that can be read both ways are doubted.
    pub(super) texts_in_doubt: bool,
    pub(super) days_in_doubt: bool,
}

/// One row while it is read: its number and its cells, by place in the table.
pub(super) struct At {
    pub(super) row: u32,
    pub(super) cells: Vec<Option<Value>>,
}

/// A cell that was taken.
pub(super) struct Taken<'a> {
    pub(super) text: Cow<'a, str>,
    pub(super) value: Value,
    pub(super) place: usize,
}

impl<'a, 'b> Reader<'a, 'b> {
    pub(super) fn new(
        ask: Ask<'a>,
        finder: Finder<'a>,
        sheet: &'a Sheet,
        table: &'a Table,
        foreign: &'a Foreign,
        desk: &'b mut Desk<'a>,
        out: &'b mut Understood,
    ) -> Reader<'a, 'b> {
        let mut fields: BTreeMap<Field, Vec<(Part, usize)>> = BTreeMap::new();
        let last = table.columns.iter().map(|column| column.number).max().unwrap_or(0);
        let mut places = vec![None; usize::from(last) + 1];
        for (place, column) in table.columns.iter().enumerate() {
            places[usize::from(column.number)] = Some(place);
            if let Some(Meaning { field, part }) = column.meaning {
                fields.entry(field).or_default().push((part, place));
            }
        }
        let last = |heading: &str| key(heading.rsplit(" / ").next().unwrap_or(heading));
        let heading_keys = table.columns.iter().map(|column| [last(&column.heading), key(&column.heading)]).collect();
        let shape = ask.mapping.shape(&table.headings());
        let left = vec![0; table.columns.len()];
        let is_kept = |Meaning { field, .. }: Meaning| {
            matches!(field, Field::Order | Field::Cause)
                || (field != Field::Other && ask.fields.class(field) != Class::NotKept)
        };
        let kept = table.columns.iter().map(|column| column.meaning.is_some_and(is_kept)).collect();
        Reader {
            ask,
            finder,
            sheet,
            table,
            foreign,
            desk,
            out,
            heading_keys,
            titles_read: HashMap::new(),
            units_read: HashMap::new(),
            levels_read: HashMap::new(),
            fields,
            places,
            kept,
            left,
            orders: Vec::new(),
            units: Units::default(),
            units_run_on: false,
            signed: false,
            shape,
            file: "".into(),
            sheet_name: sheet.name.as_str().into(),
            above: vec![None; table.columns.len()],
            units_without_post: 0,
            last_taken: false,
        }
    }

    /// Reads all rows.
    pub(super) fn read(mut self, file: &str) {
        self.file = file.into();
        if !self.table.has(Field::Name) && !self.table.has(Field::Number) {
            self.desk.notice_sheet(&self.sheet.name, ImportMessage::NoTableInSheet);
            return;
        }
        if self.is_of_school() {
            self.desk.problem_sheet(&self.sheet.name, ImportMessage::SchoolList);
            return;
        }
        self.survey();
        self.find_units(file);
        let decision = self.decision();
        for place in self.table.rows.clone() {
            let mut at = self.at(place);
            let kind = self.kind(&at, place);
            if kind == Kind::Person {
                self.written_out(&mut at);
            }
            match kind {
                Kind::Person => self.person(&at, decision.as_ref()),
                Kind::SecondLine => self.second_line(&at),
                Kind::StruckOut => {
                    self.last_taken = false;
                    self.desk.problem(&self.sheet.name, at.row, None, ImportMessage::StruckOut);
                }
                Kind::Section(text) => self.section(&at, &text),
                Kind::Signature => self.signed = true,
                Kind::Other(text) => {
                    let what = ImportMessage::NotAPerson { found: cut(&text) };
                    self.desk.notice(&self.sheet.name, at.row, None, what);
                }
                Kind::Empty => {}
            }
        }
        self.report_left();
    }

    /// The columns of a field: which part of it, and where.
    pub(super) fn of(&self, field: Field) -> &[(Part, usize)] {
        self.fields.get(&field).map_or(&[], Vec::as_slice)
    }

    pub(super) fn at(&self, row: usize) -> At {
        let mut cells = vec![None; self.table.columns.len()];
        for cell in self.sheet.row(row) {
            let place = self.places.get(usize::from(cell.column)).copied().flatten();
            let empty = matches!(cell.value, Value::Text(id) if self.finder.book.text(id).is_empty());
            if let (Some(place), false) = (place, empty) {
                cells[place] = Some(cell.value);
            }
        }
        At { row: self.sheet.rows[row].number, cells }
    }

    /// Cells that say "as above" get the value above.
    fn written_out(&mut self, at: &mut At) {
        for (place, cell) in at.cells.iter_mut().enumerate() {
            match cell {
                Some(Value::Text(id)) if self.ask.vocabulary.is_ditto(self.finder.book.text(*id)) => {
                    *cell = self.above[place].or(*cell);
                }
                Some(value) => self.above[place] = Some(*value),
                None => {}
            }
        }
    }

    pub(super) fn words(&self, cell: &Cell) -> Option<&'a str> {
        match cell.value {
            Value::Text(id) => Some(self.finder.book.text(id)).filter(|text| !text.is_empty()),
            _ => None,
        }
    }

    /// A text of a cell, as a person would read it; nothing for errors and empty cells.
    pub(super) fn peek(&self, at: &At, place: usize) -> Option<Cow<'a, str>> {
        match at.cells[place]? {
            Value::Text(id) => Some(self.finder.book.text(id).into()),
            Value::Number(_) | Value::Day(..) => Some(self.finder.book.shown(at.cells[place]?).into()),
            Value::Truth(_) | Value::Error(_) | Value::Uncomputed => None,
        }
    }

    /// Takes a cell; what cannot be taken is a problem.
    pub(super) fn take(&mut self, at: &At, place: usize) -> Option<Taken<'a>> {
        let value = at.cells[place]?;
        let what = match value {
            Value::Error(id) => ImportMessage::CellError { found: self.finder.book.text(id).to_owned() },
            Value::Uncomputed => ImportMessage::NotComputed,
            Value::Truth(truth) => ImportMessage::CellError { found: if truth { "TRUE" } else { "FALSE" }.to_owned() },
            Value::Text(id) if self.finder.book.text(id).len() > CELL_CHARACTERS_MAX => {
                let characters = self.finder.book.text(id).chars().count();
                ImportMessage::TooLong { characters, limit: CELL_CHARACTERS_MAX }
            }
            _ if is_foreign(self.foreign, value) => {
                ImportMessage::EncodingDoubt { found: cut(&self.finder.book.shown(value)) }
            }
            Value::Text(id) => {
                if self.foreign.unsure.contains(&id) {
                    let found = cut(self.finder.book.text(id));
                    self.notice(at, place, ImportMessage::EncodingUnsure { found });
                }
                return Some(Taken { text: self.finder.book.text(id).into(), value, place });
            }
            Value::Number(_) | Value::Day(..) => {
                return Some(Taken { text: self.finder.book.shown(value).into(), value, place });
            }
        };
        self.problem(at, place, what);
        None
    }

    /// The cell of a field. Two filled columns of one field that differ are a problem, for nobody can say which holds.
    pub(super) fn first(&mut self, at: &At, field: Field) -> Option<Taken<'a>> {
        let mut filled = self.of(field).iter().map(|(_, place)| *place).filter(|place| at.cells[*place].is_some());
        let first = filled.next()?;
        let differs = |place: &usize| self.peek(at, *place) != self.peek(at, first);
        if let Some(place) = filled.find(differs) {
            let first = letters(u32::from(self.table.columns[first].number));
            self.problem(at, place, ImportMessage::TwoValues { first });
            return None;
        }
        self.take(at, first)
    }

    pub(super) fn problem(&mut self, at: &At, place: usize, what: ImportMessage) {
        self.desk.problem(&self.sheet.name, at.row, Some(self.table.columns[place].number), what);
    }

    pub(super) fn notice(&mut self, at: &At, place: usize, what: ImportMessage) {
        self.desk.notice(&self.sheet.name, at.row, Some(self.table.columns[place].number), what);
    }

    fn section(&mut self, at: &At, text: &str) {
        match units::in_line(self.ask.vocabulary, text) {
            Some(unit) => self.units.section = Some(unit),
            // A section of people ("Lãnh đạo", "Công chức") stays in the unit it stands in.
            None if self.is_section_word(text) => {}
            None => {
                let what = ImportMessage::NotAPerson { found: cut(text) };
                self.desk.notice(&self.sheet.name, at.row, None, what);
            }
        }
    }

    /// Counts what stands in columns that are not taken in.
    pub(super) fn count_left(&mut self, at: &At) {
        for ((left, kept), cell) in self.left.iter_mut().zip(&self.kept).zip(&at.cells) {
            *left += usize::from(!kept && cell.is_some());
        }
    }

    fn report_left(&mut self) {
        // A unit is known by the posts in it: whoever holds none of ours belongs to none.
        if let (1.., Some((_, place))) = (self.units_without_post, self.of(Field::Unit).first()) {
            let (column, rows) = (self.table.columns[*place].number, self.units_without_post);
            self.desk.notice_column(&self.sheet.name, column, ImportMessage::UnitWithoutPost { rows });
        }
        for (place, column) in self.table.columns.iter().enumerate() {
            let cells = self.left[place];
            match column.meaning {
                _ if cells == 0 => {}
                Some(_) => {
                    let heading = column.heading.rsplit(" / ").next().unwrap_or(&column.heading);
                    *self.out.not_kept.entry(heading.to_owned()).or_default() += cells;
                }
                None => {
                    let heading = column.heading.clone();
                    let what = ImportMessage::UnknownColumn { heading, cells };
                    self.desk.notice_column(&self.sheet.name, column.number, what);
                }
            }
        }
    }
}
