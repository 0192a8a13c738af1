//! In which encoding a column is: told by its font, said by the mapping, or voted by its texts.

use std::collections::{HashMap, HashSet};

use words::{Encoding, decode, encoding_of, vote};

use super::{From, is_surely_unicode, needs_decoding};
use crate::book::{Book, Sheet, TextId, Value};
use crate::mapping::Mapping;
use crate::tokens::key;

/// Different texts of a column that vote; more say the same.
const VOTERS_MAX: usize = 400;

/// Rows from the top in which a heading that the mapping names is looked for.
const HEADING_ROWS: usize = 20;

/// The encoding of each column, as far as fonts do not tell it cell by cell.
pub(super) fn decide(book: &Book, sheet: &Sheet, fonts: &[Option<From>], mapping: &Mapping) -> HashMap<u16, Decided> {
    let mut columns: HashMap<u16, Voters> = HashMap::new();
    let mut seen: HashSet<(u16, TextId)> = HashSet::new();
    for cell in &sheet.cells {
        let Value::Text(id) = cell.value else { continue };
        let told = fonts.get(cell.font as usize).copied().flatten().is_some();
        let column = columns.entry(cell.column).or_default();
        let text = book.text(id);
        if told || column.texts.len() >= VOTERS_MAX || !needs_decoding(text) || !seen.insert((cell.column, id)) {
            continue;
        }
        // Headings in Unicode stand above columns in old encodings; what is Unicode for certain has nothing to vote on.
        match is_surely_unicode(text) {
            true => column.unicode += 1,
            false => column.texts.push(id),
        }
    }
    let texts = |ids: &[TextId]| -> Vec<&str> { ids.iter().map(|id| book.text(*id)).collect() };
    let all: Vec<TextId> = columns.values().flat_map(|column| &column.texts).copied().take(VOTERS_MAX * 4).collect();
    let of_sheet = vote(texts(&all).iter().copied());
    let said = said_encodings(book, sheet, mapping);
    let decided = |(number, column): (&u16, &Voters)| {
        let of_column = vote(texts(&column.texts).iter().copied());
        let encoding = match (said.get(number), of_column.sure, of_sheet.sure) {
            (Some(encoding), _, _) => Some(*encoding),
            (None, true, _) => Some(of_column.encoding),
            // A column of few words goes with its sheet.
            (None, false, true) => Some(of_sheet.encoding),
            (None, false, false) => None,
        };
        let decided = match encoding {
            None => Decided::Doubt,
            Some(encoding) if column.unicode > column.texts.len() / UNICODE_SHARE_MIN => Decided::Mixed(encoding),
            Some(encoding) => Decided::Sure(encoding),
        };
        (*number, decided)
    };
    columns.iter().filter(|(_, column)| !column.texts.is_empty()).map(decided).collect()
}

/// Texts of a column that may be of any encoding, and how many are Unicode for certain.
#[derive(Default)]
struct Voters {
    texts: Vec<TextId>,
    unicode: usize,
}

/// One Unicode text in so many is a heading or two; more, and the column is of two encodings.
const UNICODE_SHARE_MIN: usize = 10;

/// What is decided for a column.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Decided {
    /// All of it.
    Sure(Encoding),
    /// Some of it: every cell is asked.
    Mixed(Encoding),
    Doubt,
}

/// Encodings that the mapping names, by the heading of the column, in whatever encoding the heading itself is.
fn said_encodings(book: &Book, sheet: &Sheet, mapping: &Mapping) -> HashMap<u16, Encoding> {
    let mut said = HashMap::new();
    let all: Vec<(String, Encoding)> = mapping
        .shapes
        .iter()
        .flat_map(|shape| &shape.encodings)
        .flat_map(|(heading, encoding)| {
            let last = heading.rsplit(" / ").next().unwrap_or(heading);
            [(key(heading), *encoding), (key(last), *encoding)]
        })
        .collect();
    if all.is_empty() {
        return said;
    }
    for row in 0..sheet.rows.len().min(HEADING_ROWS) {
        for cell in sheet.row(row) {
            let Value::Text(id) = cell.value else { continue };
            for as_written in Encoding::ALL {
                let heading = key(&decode(book.text(id), as_written));
                if let Some((_, encoding)) = all.iter().find(|(wanted, _)| *wanted == heading) {
                    said.entry(cell.column).or_insert(*encoding);
                }
            }
        }
    }
    said
}

/// Whether it can be told in which encoding a cell is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Doubt {
    None,
    /// It went with its column.
    Unsure,
    /// It cannot be told.
    Refused,
}

/// The encoding of a cell in a column of which so much is decided, and whether it can be told.
pub(super) fn of_cell(text: &str, decided: Option<Decided>) -> (Encoding, Doubt) {
    match decided {
        Some(Decided::Sure(Encoding::Unicode) | Decided::Mixed(Encoding::Unicode) | Decided::Doubt) | None => {
            (Encoding::Unicode, Doubt::None)
        }
        Some(_) if is_surely_unicode(text) => (Encoding::Unicode, Doubt::None),
        // "Quê quán" above a column of TCVN3 is Unicode.
        Some(Decided::Sure(encoding)) => match encoding_of(text, encoding) {
            Some(Encoding::Unicode) => (Encoding::Unicode, Doubt::None),
            Some(_) => (encoding, Doubt::None),
            None => (encoding, Doubt::Unsure),
        },
        Some(Decided::Mixed(encoding)) => match encoding_of(text, encoding) {
            Some(encoding) => (encoding, Doubt::None),
            None => (Encoding::Unicode, Doubt::Refused),
        },
    }
}
