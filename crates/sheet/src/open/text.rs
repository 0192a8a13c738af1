//! Plain texts with separators: comma, semicolon or tab, decided by what keeps the rows in step.

mod decode;

use super::build::{Builder, SheetBuilder};
use super::refusal::Refusal;
use crate::book::{Book, Value};

/// Rows by which the separator is decided.
const SAMPLE_ROWS: usize = 50;

/// Bytes of a text by which the separator is decided, whatever its rows are.
const SAMPLE_BYTES: usize = 1 << 18;

/// Reads a text. Its one sheet has the name of the file.
pub(super) fn read(file: &str, bytes: &[u8]) -> Result<Book, Refusal> {
    let text = decode::decode(bytes)?;
    let (named, text) = named_separator(&text);
    let separator = named.unwrap_or_else(|| likely_separator(text));
    let mut book = Builder::new();
    let mut sheet = SheetBuilder::new(stem(file).to_owned(), false);
    let mut fields = Fields::new(text, separator);
    while let Some(place) = fields.next() {
        if let Some(text) = book.text(&fields.field)? {
            sheet.put(&mut book, (place.0, false), place.1, 0, Value::Text(text))?;
        }
    }
    book.add(sheet)?;
    Ok(book.finish())
}

/// The name of a file without folders and extension.
fn stem(file: &str) -> &str {
    let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
    name.rsplit_once('.').map_or(name, |(stem, _)| if stem.is_empty() { name } else { stem })
}

/// The separator that the first line names, as spreadsheets write it for each other; they do not show that line.
fn named_separator(text: &str) -> (Option<u8>, &str) {
    let line = text.split(['\r', '\n']).next().unwrap_or("");
    let name = line.trim_matches('"').strip_prefix("sep=").filter(|name| name.len() == 1 && name.is_ascii());
    let Some(name) = name else { return (None, text) };
    let rest = &text[line.len()..];
    let rest = rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix(['\r', '\n'])).unwrap_or(rest);
    (Some(name.as_bytes()[0]), rest)
}

/// The separator with which most rows have the same number of fields, more than one; of two as good, the one with more.
fn likely_separator(text: &str) -> u8 {
    let cut = (0..=SAMPLE_BYTES.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let sample = &text[..cut];
    let score = |separator| {
        let mut fields = Fields::new(sample, separator);
        let mut counts = [0_u32; SAMPLE_ROWS];
        while let Some((row, column)) = fields.next() {
            match counts.get_mut(row as usize) {
                Some(count) => *count = column + 1,
                None => break,
            }
        }
        let alike = |count: u32| counts.iter().filter(|other| **other == count).count();
        counts.iter().filter(|count| **count > 1).map(|count| (alike(*count), *count)).max().unwrap_or((0, 0))
    };
    // The last of several as good is taken; addresses have commas, so a comma comes last only in this list.
    let candidates = [b',', b';', b'\t'];
    candidates.into_iter().max_by_key(|separator| score(*separator)).unwrap_or(b',')
}

/// The fields of a text, one after the other.
struct Fields<'a> {
    text: &'a str,
    separator: u8,
    at: usize,
    place: (u32, u32),
    done: bool,
    /// The field that was found last, without its quotes.
    field: String,
}

impl<'a> Fields<'a> {
    fn new(text: &'a str, separator: u8) -> Fields<'a> {
        Fields { text, separator, at: 0, place: (0, 0), done: text.is_empty(), field: String::new() }
    }

    /// Finds the next field; answers with its row and column.
    fn next(&mut self) -> Option<(u32, u32)> {
        if self.done {
            return None;
        }
        let place = self.place;
        self.field.clear();
        if self.text.as_bytes().get(self.at) == Some(&b'"') {
            self.quoted();
        }
        let rest = &self.text[self.at..];
        let is_end = |byte: &u8| *byte == self.separator || matches!(byte, b'\r' | b'\n');
        let length = rest.as_bytes().iter().position(is_end).unwrap_or(rest.len());
        self.field.push_str(&rest[..length]);
        self.at += length;
        match rest.as_bytes().get(length) {
            Some(byte) if *byte == self.separator => {
                self.at += 1;
                self.place.1 = self.place.1.saturating_add(1);
            }
            Some(byte) => {
                let both = *byte == b'\r' && rest.as_bytes().get(length + 1) == Some(&b'\n');
                self.at += if both { 2 } else { 1 };
                self.place = (self.place.0.saturating_add(1), 0);
                self.done = self.at == self.text.len();
            }
            None => self.done = true,
        }
        Some(place)
    }

    /// Takes a quoted field up to its closing quote. A quote that nothing closes is a letter like any other.
    fn quoted(&mut self) {
        let mut rest = &self.text[self.at + 1..];
        while let Some(quote) = rest.find('"') {
            self.field.push_str(&rest[..quote]);
            rest = &rest[quote + 1..];
            match rest.strip_prefix('"') {
                Some(after) => {
                    self.field.push('"');
                    rest = after;
                }
                None => {
                    self.at = self.text.len() - rest.len();
                    return;
                }
            }
        }
        self.field.clear();
    }
}

#[cfg(test)]
mod tests;
