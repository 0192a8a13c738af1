//! Where in a file something stands.

use serde::{Deserialize, Serialize};

use super::Say;
use crate::Lang;

/// Where something stands: a file, perhaps a sheet, a row and a column of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Place {
    /// File name.
    pub file: String,
    /// Sheet name.
    pub sheet: Option<String>,
    /// Row, from 1.
    pub row: Option<u32>,
    /// Column as a spreadsheet names it, `A` to `XFD`; in a text file a number.
    pub column: Option<String>,
}

impl Place {
    /// A whole file.
    pub fn file(file: &str) -> Place {
        Place { file: file.to_owned(), ..Place::default() }
    }
}

impl Say for Place {
    fn say(&self, lang: Lang) -> String {
        let mut text = self.file.clone();
        let (sheet, row, column) = match lang {
            Lang::Vi => ("trang tính", "dòng", "cột"),
            Lang::En => ("sheet", "row", "column"),
        };
        if let Some(name) = &self.sheet {
            text += &format!(", {sheet} “{name}”");
        }
        if let Some(number) = self.row {
            text += &format!(", {row} {number}");
        }
        if let Some(letters) = &self.column {
            text += &format!(", {column} {letters}");
        }
        text
    }
}
