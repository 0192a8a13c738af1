//! What a row is: a person, a section, a sum, a signature, or nothing.

use super::names;
use super::row::{At, Reader};
use crate::book::Value;
use crate::tokens::{after, begins_as, contains, key};
use crate::{Field, Part};

/// Columns over which a section's name is merged at least.
const SECTION_COLUMNS_MIN: u16 = 3;

/// Kind of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Person,
    /// The second line of a person whose name is merged over both.
    SecondLine,
    /// The name of what follows.
    Section(String),
    /// The block of signatures begins, or goes on.
    Signature,
    /// A sum, a note, a repeated heading.
    Other(String),
    /// A person who is crossed out.
    StruckOut,
    Empty,
}

impl Reader<'_, '_> {
    /// What a row is. A row that says anything of a person is one, whatever else it looks like: a person must not be lost.
    pub(super) fn kind(&self, at: &At, place: usize) -> Kind {
        let filled = at.cells.iter().flatten().count();
        let outside = self.sheet.row(place).len();
        if filled == 0 {
            // What stands beside belongs to the table there.
            let alone = self.table.title_columns == (0..u16::MAX);
            return if outside == 0 || !alone { Kind::Empty } else { self.line(place) };
        }
        if self.is_repeated_heading(at) || self.finder.is_numbering(self.sheet.row(place)) {
            return Kind::Empty;
        }
        let any = |field: Field| self.of(field).iter().any(|(_, place)| at.cells[*place].is_some());
        let says = |fields: &[Field]| fields.iter().filter(|field| any(**field)).count();
        let name = self.of(Field::Name).iter().find_map(|(_, place)| self.peek(at, *place));
        let identity = says(&[Field::Birth, Field::Number, Field::Sex]);
        let facts = identity
            + says(&[
                Field::Title,
                Field::Unit,
                Field::Ethnicity,
                Field::Origin,
                Field::Theory,
                Field::Professional,
                Field::PlannedTitle,
                Field::Recruited,
                Field::PartyFull,
                Field::PartyProbation,
                Field::General,
            ]);
        if let Some(name) = &name
            && self.is_sum(name)
        {
            return Kind::Other(name.to_string());
        }
        // Signatures stand under the columns as they fall: a name, a title, a date line; never a birth or a number.
        if identity == 0 && (self.signed || self.is_signature(place)) && facts < 3 {
            return Kind::Signature;
        }
        let given = self.of(Field::Name).iter().filter(|(_, place)| at.cells[*place].is_some()).count();
        match (&name, facts) {
            (Some(_), _) if self.is_struck_out(place) => Kind::StruckOut,
            (Some(_), facts) if facts > 0 && !self.is_section(at, place) => Kind::Person,
            (Some(name), _) => {
                let number = self.of(Field::Order).iter().any(|(_, place)| {
                    self.peek(at, *place)
                        .is_some_and(|order| order.trim_end_matches('.').bytes().all(|b| b.is_ascii_digit()))
                });
                let is_name = names::looks_like(self.ask.vocabulary, name) && !self.is_section_word(name);
                match self.is_section(at, place) {
                    false if (is_name && number) || given > 1 => Kind::Person,
                    _ => Kind::Section(name.to_string()),
                }
            }
            (None, _) if facts > 0 && self.name_is_merged(at) => Kind::SecondLine,
            (None, _) if identity > 0 || facts > 1 => Kind::Person,
            (None, _) => self.line(place),
        }
    }

    /// A row without a name that says nothing of a person: its first text is a section's, a sum's or nothing.
    fn line(&self, place: usize) -> Kind {
        let texts: Vec<&str> = self.sheet.row(place).iter().filter_map(|cell| self.words(cell)).collect();
        let longest = texts.iter().max_by_key(|text| text.chars().count());
        match longest {
            Some(_) if self.signed || self.is_signature(place) => Kind::Signature,
            Some(text) if self.is_sum(text) => Kind::Other((*text).to_owned()),
            Some(text) if text.chars().filter(|c| c.is_alphabetic()).count() > 2 => Kind::Section((*text).to_owned()),
            _ => Kind::Empty,
        }
    }

    /// Whether every text of the row has a line through it.
    fn is_struck_out(&self, place: usize) -> bool {
        let struck = |font: u16| self.finder.book.struck.contains(&font);
        !self.finder.book.struck.is_empty() && self.sheet.row(place).iter().all(|cell| struck(cell.font))
    }

    /// Whether the name of the row above reaches down to this one.
    fn name_is_merged(&self, at: &At) -> bool {
        self.of(Field::Name).iter().any(|(_, place)| {
            let number = self.table.columns[*place].number;
            self.sheet.merges.iter().any(|merge| {
                merge.rows.0 < at.row
                    && at.row <= merge.rows.1
                    && merge.columns.0 <= number
                    && number <= merge.columns.1
            })
        })
    }

    fn is_repeated_heading(&self, at: &At) -> bool {
        let repeats = |place: &usize| {
            let headings = &self.heading_keys[*place];
            let may = |heading: &String| match at.cells[*place] {
                Some(Value::Text(id)) => begins_as(self.finder.book.text(id), heading),
                Some(_) => heading.starts_with(|c: char| c.is_ascii_digit()),
                None => false,
            };
            headings.iter().any(may) && self.peek(at, *place).is_some_and(|text| headings.contains(&key(&text)))
        };
        (0..at.cells.len()).filter(repeats).nth(1).is_some()
    }

    fn is_sum(&self, text: &str) -> bool {
        let sums = &self.ask.vocabulary.sums;
        sums.iter().any(|sum| begins_as(text, sum)) && {
            let joined = key(text);
            sums.iter().any(|sum| after(&joined, sum).is_some())
        }
    }

    /// A line with the words of signatures, or with place and date: "An Bình, ngày 5 tháng 3 năm 2026".
    fn is_signature(&self, place: usize) -> bool {
        let cells = self.sheet.row(place);
        let texts = cells.iter().filter_map(|cell| self.words(cell)).map(key);
        cells.len() <= 4
            && texts.into_iter().any(|text| {
                let dated = contains(&text, "ngay") && contains(&text, "thang") && contains(&text, "nam");
                dated || self.ask.vocabulary.signatures.iter().any(|word| after(&text, word).is_some())
            })
    }

    /// A row whose text is merged over several columns, or stands alone and names a unit or a section.
    fn is_section(&self, at: &At, place: usize) -> bool {
        let row = self.sheet.rows[place].number;
        let cells = self.sheet.row(place);
        let merged = self.sheet.merges.iter().any(|merge| {
            merge.rows == (row, row)
                && merge.columns.1 - merge.columns.0 + 1 >= SECTION_COLUMNS_MIN
                && cells.first().is_some_and(|cell| cell.column <= merge.columns.1)
        });
        if merged && cells.len() <= 3 {
            return true;
        }
        let order =
            |place: &usize| self.table.columns[*place].meaning.is_some_and(|meaning| meaning.field == Field::Order);
        let said: Vec<usize> =
            (0..at.cells.len()).filter(|place| at.cells[*place].is_some() && !order(place)).collect();
        let [only] = said[..] else { return false };
        let Some(text) = self.peek(at, only) else { return false };
        let name = self.table.columns[only]
            .meaning
            .is_some_and(|meaning| meaning.field == Field::Name && meaning.part == Part::Whole);
        super::units::in_line(self.ask.vocabulary, &text).is_some()
            || self.is_section_word(&text)
            || (name && !names::looks_like(self.ask.vocabulary, &text))
    }

    /// Whether a line names a group of people.
    pub(super) fn is_section_word(&self, text: &str) -> bool {
        let joined = key(text);
        let bare =
            joined.split_once(' ').filter(|(first, _)| is_numeral(first)).map_or(joined.as_str(), |(_, rest)| rest);
        let bodies = self.ask.vocabulary.bodies.iter().any(|body| bare == body);
        bodies || self.ask.vocabulary.sections.iter().any(|section| after(bare, section).is_some())
    }
}

/// 1, 12, IV, A: what stands before the name of a section.
fn is_numeral(word: &str) -> bool {
    word.bytes().all(|b| b.is_ascii_digit())
        || word.bytes().all(|b| matches!(b, b'i' | b'v' | b'x'))
        || (word.len() == 1 && word.bytes().all(|b| b.is_ascii_alphabetic()))
}
