//! The desk on which problems and notices of one file are laid, each with its place.

use words::{ImportMessage, Place};

use crate::Problem;

/// Problems of one file that are named: nobody reads more at once, and the rest is often the same slip.
const PROBLEMS_MAX: usize = 2_000;

/// Characters of a cell that a problem repeats.
const FOUND_CHARACTERS: usize = 60;

/// What is wrong and what was done about it, in one file.
pub(crate) struct Desk<'a> {
    file: &'a str,
    pub(crate) problems: Vec<Problem>,
    pub(crate) notices: Vec<Problem>,
}

impl<'a> Desk<'a> {
    pub(crate) fn new(file: &'a str) -> Desk<'a> {
        Desk { file, problems: Vec::new(), notices: Vec::new() }
    }

    /// Something that cannot be taken in. Row and column from 0.
    pub(crate) fn problem(&mut self, sheet: &str, row: u32, column: Option<u16>, what: ImportMessage) {
        if self.problems.len() < PROBLEMS_MAX {
            let place = self.place(sheet, Some(row), column);
            self.problems.push(Problem { place, what });
        } else if self.problems.len() == PROBLEMS_MAX {
            let what = ImportMessage::TooManyProblems { limit: PROBLEMS_MAX };
            self.problems.push(Problem { place: Place::file(self.file), what });
        }
    }

    /// The same about a whole sheet.
    pub(crate) fn problem_sheet(&mut self, sheet: &str, what: ImportMessage) {
        let place = self.place(sheet, None, None);
        self.problems.push(Problem { place, what });
    }

    /// Something that was taken in otherwise than it stands, or that is to be looked at.
    pub(crate) fn notice(&mut self, sheet: &str, row: u32, column: Option<u16>, what: ImportMessage) {
        let place = self.place(sheet, Some(row), column);
        self.notices.push(Problem { place, what });
    }

    /// The same about a whole column.
    pub(crate) fn notice_column(&mut self, sheet: &str, column: u16, what: ImportMessage) {
        let place = self.place(sheet, None, Some(column));
        self.notices.push(Problem { place, what });
    }

    /// The same about a whole sheet.
    pub(crate) fn notice_sheet(&mut self, sheet: &str, what: ImportMessage) {
        let place = self.place(sheet, None, None);
        self.notices.push(Problem { place, what });
    }

    fn place(&self, sheet: &str, row: Option<u32>, column: Option<u16>) -> Place {
        Place {
            file: self.file.to_owned(),
            sheet: Some(sheet.to_owned()),
            row: row.map(|row| row + 1),
            column: column.map(|column| letters(u32::from(column))),
        }
    }
}

/// The beginning of what was found, for a message.
pub(crate) fn cut(text: &str) -> String {
    match text.char_indices().nth(FOUND_CHARACTERS) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    }
}

/// A column as a spreadsheet names it: 0 is `A`, 26 is `AA`.
pub(crate) fn letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        letters.insert(0, b'A' + ((rest - 1) % 26) as u8);
        rest = (rest - 1) / 26;
    }
    letters.into_iter().map(char::from).collect()
}

/// The number of a column, from 0, by the letters a spreadsheet names it with; nothing for anything else.
pub fn column_number(letters: &str) -> Option<u32> {
    // Spreadsheets end at XFD.
    let fits = (1..=3).contains(&letters.len()) && letters.bytes().all(|b| b.is_ascii_uppercase());
    fits.then(|| letters.bytes().fold(0, |number, b| number * 26 + u32::from(b - b'A') + 1) - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_named_as_the_spreadsheet_names_them() {
        for (column, name) in [(0, "A"), (25, "Z"), (26, "AA"), (38, "AM"), (701, "ZZ"), (702, "AAA"), (16383, "XFD")] {
            assert_eq!(letters(column), name);
            assert_eq!(column_number(name), Some(column));
        }
    }
}
