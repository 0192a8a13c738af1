//! Why a file is not read, small enough to cross from one process to another.

use thiserror::Error;
use words::ImportMessage;

use super::bounds::{
    CELLS_MAX, COLUMNS_MAX, FILE_BYTES_MAX, MERGES_MAX, PARTS_MAX, ROWS_MAX, SHEETS_MAX, TEXT_BYTES_MAX,
    TEXT_CHARACTERS_MAX, UNPACKED_BYTES_MAX,
};

/// Why a file is not read.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub(crate) enum Refusal {
    /// It is something else, called by this name.
    #[error("the file is {0}")]
    Kind(String),
    /// It holds nothing.
    #[error("the file is empty")]
    Empty,
    /// It is nothing known.
    #[error("the file is of no known type")]
    Unknown,
    /// It has a password.
    #[error("the file has a password")]
    Locked,
    /// It does not follow its format.
    #[error("the file is broken")]
    Broken,
    /// Too many bytes.
    #[error("the file is too large")]
    FileBytes,
    /// Too many parts in an archive.
    #[error("the archive has too many parts")]
    Parts,
    /// Too many bytes when unpacked.
    #[error("the file unpacks to too many bytes")]
    Inflated,
    /// Too many bytes of text.
    #[error("the file holds too much text")]
    TextBytes,
    /// A cell with too many characters.
    #[error("a cell holds too much text")]
    LongText,
    /// A cell below the last row that is read.
    #[error("a cell is too far down")]
    Rows,
    /// A cell beyond the last column that is read.
    #[error("a cell is too far to the right")]
    Columns,
    /// Too many cells.
    #[error("the file has too many cells")]
    Cells,
    /// Too many sheets.
    #[error("the file has too many sheets")]
    Sheets,
    /// Too many merged blocks.
    #[error("the file has too many merged blocks")]
    Merges,
    /// It took more time or memory than any list.
    #[error("the file takes too much time or memory")]
    TooHard,
}

/// The refusals that carry nothing, in the order of their codes between processes; code 0 is a kind.
const CODES: [Refusal; 15] = [
    Refusal::Empty,
    Refusal::Unknown,
    Refusal::Locked,
    Refusal::Broken,
    Refusal::FileBytes,
    Refusal::Parts,
    Refusal::Inflated,
    Refusal::TextBytes,
    Refusal::LongText,
    Refusal::Rows,
    Refusal::Columns,
    Refusal::Cells,
    Refusal::Sheets,
    Refusal::Merges,
    Refusal::TooHard,
];

impl Refusal {
    /// A file that is something else.
    pub(crate) fn kind(found: &str) -> Refusal {
        Refusal::Kind(found.to_owned())
    }

    /// As bytes: a code, and the name of the kind.
    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        match self {
            Refusal::Kind(found) => [&[0], found.as_bytes()].concat(),
            other => {
                let at = CODES.iter().position(|code| code == other).expect("every refusal but a kind has a code");
                vec![at as u8 + 1]
            }
        }
    }

    /// From bytes.
    pub(crate) fn from_bytes(bytes: &[u8]) -> Option<Refusal> {
        match bytes {
            [0, found @ ..] => Some(Refusal::Kind(std::str::from_utf8(found).ok()?.to_owned())),
            [code] => CODES.get(usize::from(*code) - 1).cloned(),
            _ => None,
        }
    }
}

impl From<Refusal> for ImportMessage {
    fn from(refusal: Refusal) -> ImportMessage {
        let megabytes = |bytes: u64| format!("{} MB", bytes >> 20);
        match refusal {
            Refusal::Kind(found) => ImportMessage::WrongType { found },
            Refusal::Empty => ImportMessage::EmptyFile,
            Refusal::Unknown => ImportMessage::UnknownType,
            Refusal::Locked => ImportMessage::Locked,
            Refusal::Broken => ImportMessage::Broken,
            Refusal::FileBytes => ImportMessage::TooLarge { limit: megabytes(FILE_BYTES_MAX as u64) },
            Refusal::Parts => ImportMessage::TooLarge { limit: format!("{PARTS_MAX} parts") },
            Refusal::Inflated => ImportMessage::Inflated { limit: megabytes(UNPACKED_BYTES_MAX) },
            Refusal::TextBytes => ImportMessage::Inflated { limit: megabytes(TEXT_BYTES_MAX as u64) },
            Refusal::LongText => ImportMessage::LongText { limit: TEXT_CHARACTERS_MAX },
            Refusal::Rows => ImportMessage::TooManyRows { limit: ROWS_MAX as usize },
            Refusal::Columns => ImportMessage::TooManyColumns { limit: COLUMNS_MAX as usize },
            Refusal::Cells => ImportMessage::TooManyCells { limit: CELLS_MAX },
            Refusal::Sheets => ImportMessage::TooManySheets { limit: SHEETS_MAX },
            Refusal::Merges => ImportMessage::TooManyMerges { limit: MERGES_MAX },
            Refusal::TooHard => ImportMessage::TooHard,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_refusal_crosses() {
        for refusal in CODES.into_iter().chain([Refusal::kind("PDF"), Refusal::kind("")]) {
            assert_eq!(Refusal::from_bytes(&refusal.to_bytes()), Some(refusal));
        }
        assert_eq!(Refusal::from_bytes(&[]), None);
        assert_eq!(Refusal::from_bytes(&[200]), None);
        assert_eq!(Refusal::from_bytes(&[3, 3]), None);
    }
}
