//! Cells and rows: the values that both databases can keep, and nothing else.

use std::sync::Arc;

use ledger::{HASH_BYTES, Hash};

use crate::StoreError;

/// One value of a row. There is no floating point, no boolean and no date type: the two databases disagree on them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Cell {
    /// Absent.
    Null,
    /// A 64-bit integer: numbers, microseconds since 1970 UTC.
    Int(i64),
    /// Text: ISO dates and JSON too.
    Text(String),
    /// Bytes: ids, hashes, salts.
    Bytes(Vec<u8>),
}

macro_rules! cell_from {
    ($($from:ty => $cell:expr),* $(,)?) => {$(
        impl From<$from> for Cell {
            fn from(value: $from) -> Cell {
                $cell(value)
            }
        }
    )*};
}
cell_from! {
    i64 => Cell::Int,
    u32 => |value| Cell::Int(i64::from(value)),
    i16 => |value| Cell::Int(i64::from(value)),
    String => Cell::Text,
    &str => |value: &str| Cell::Text(value.to_owned()),
    Vec<u8> => Cell::Bytes,
    &[u8] => |value: &[u8]| Cell::Bytes(value.to_vec()),
    [u8; 16] => |value: [u8; 16]| Cell::Bytes(value.to_vec()),
    Hash => |value: Hash| Cell::Bytes(value.to_vec()),
    cadre::record::Tenant => |value: cadre::record::Tenant| Cell::Int(i64::from(value.0)),
    cadre::record::RecordId => |value: cadre::record::RecordId| Cell::Bytes(value.0.to_vec()),
}

impl<T: Into<Cell>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Cell {
        value.map_or(Cell::Null, Into::into)
    }
}

/// One row of an answer. The getters name the column in their error.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    columns: Arc<[String]>,
    cells: Vec<Cell>,
}

impl Row {
    pub(crate) fn new(columns: Arc<[String]>, cells: Vec<Cell>) -> Row {
        Row { columns, cells }
    }

    fn at(&self, column: &'static str) -> Result<usize, StoreError> {
        let missing = StoreError::Corrupt { column, problem: "nothing: the answer has no such column" };
        self.columns.iter().position(|name| name == column).ok_or(missing)
    }

    /// Whether the answer has such a column.
    pub(crate) fn has(&self, column: &str) -> bool {
        self.columns.iter().any(|name| name == column)
    }

    /// An integer or nothing.
    pub(crate) fn opt_int(&self, column: &'static str) -> Result<Option<i64>, StoreError> {
        match &self.cells[self.at(column)?] {
            Cell::Null => Ok(None),
            Cell::Int(value) => Ok(Some(*value)),
            _ => Err(StoreError::Corrupt { column, problem: "no integer" }),
        }
    }

    /// An integer.
    pub(crate) fn int(&self, column: &'static str) -> Result<i64, StoreError> {
        self.opt_int(column)?.ok_or_else(|| absent(column))
    }

    /// An integer in the range of the type asked for, as counts and positions are.
    pub(crate) fn count<N: TryFrom<i64>>(&self, column: &'static str) -> Result<N, StoreError> {
        let problem = "a number outside its range";
        N::try_from(self.int(column)?).map_err(|_| StoreError::Corrupt { column, problem })
    }

    /// Text or nothing. It is taken out of the row, because bodies are large; a second call finds nothing.
    pub(crate) fn take_opt_text(&mut self, column: &'static str) -> Result<Option<String>, StoreError> {
        let at = self.at(column)?;
        match std::mem::replace(&mut self.cells[at], Cell::Null) {
            Cell::Null => Ok(None),
            Cell::Text(value) => Ok(Some(value)),
            _ => Err(StoreError::Corrupt { column, problem: "no text" }),
        }
    }

    /// Text, taken out of the row.
    pub(crate) fn take_text(&mut self, column: &'static str) -> Result<String, StoreError> {
        self.take_opt_text(column)?.ok_or_else(|| absent(column))
    }

    /// Bytes or nothing, taken out of the row.
    pub(crate) fn take_opt_bytes(&mut self, column: &'static str) -> Result<Option<Vec<u8>>, StoreError> {
        let at = self.at(column)?;
        match std::mem::replace(&mut self.cells[at], Cell::Null) {
            Cell::Null => Ok(None),
            Cell::Bytes(value) => Ok(Some(value)),
            _ => Err(StoreError::Corrupt { column, problem: "no bytes" }),
        }
    }

    /// Bytes, taken out of the row.
    pub(crate) fn take_bytes(&mut self, column: &'static str) -> Result<Vec<u8>, StoreError> {
        self.take_opt_bytes(column)?.ok_or_else(|| absent(column))
    }

    /// The 16 bytes of an id, or nothing.
    pub(crate) fn take_opt_id(&mut self, column: &'static str) -> Result<Option<[u8; 16]>, StoreError> {
        let wrong = |_| StoreError::Corrupt { column, problem: "no id of 16 bytes" };
        self.take_opt_bytes(column)?.map(|bytes| bytes.try_into().map_err(wrong)).transpose()
    }

    /// The 16 bytes of an id.
    pub(crate) fn take_id(&mut self, column: &'static str) -> Result<[u8; 16], StoreError> {
        self.take_opt_id(column)?.ok_or_else(|| absent(column))
    }

    /// The 32 bytes of a hash or a salt, or nothing.
    pub(crate) fn take_opt_hash(&mut self, column: &'static str) -> Result<Option<Hash>, StoreError> {
        const { assert!(HASH_BYTES == 32, "the sentence below says 32") };
        let wrong = |_| StoreError::Corrupt { column, problem: "no 32 bytes" };
        self.take_opt_bytes(column)?.map(|bytes| bytes.try_into().map_err(wrong)).transpose()
    }

    /// The 32 bytes of a hash or a salt.
    pub(crate) fn take_hash(&mut self, column: &'static str) -> Result<Hash, StoreError> {
        self.take_opt_hash(column)?.ok_or_else(|| absent(column))
    }
}

fn absent(column: &'static str) -> StoreError {
    StoreError::Corrupt { column, problem: "nothing where a value must be" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_getter_names_the_column_it_failed_at() {
        let columns: Arc<[String]> = ["size", "head"].map(str::to_owned).into();
        let mut row = Row::new(columns, vec![Cell::Int(-1), Cell::Bytes(vec![1; 31])]);
        let said = |error: StoreError| error.to_string();
        assert_eq!(row.int("size").unwrap(), -1);
        assert_eq!(
            said(row.count::<u64>("size").unwrap_err()),
            "column size holds a number outside its range; run `goc doctor`"
        );
        assert_eq!(said(row.take_text("size").unwrap_err()), "column size holds no text; run `goc doctor`");
        assert_eq!(said(row.take_hash("head").unwrap_err()), "column head holds no 32 bytes; run `goc doctor`");
        assert!(said(row.int("length").unwrap_err()).starts_with("column length holds nothing"));
    }
}
