//! Layouts: forms that we write, as data: the headings in their order and what stands under each.

use std::sync::OnceLock;

use cadre::pack::{Pack, PackError};
use serde::Deserialize;

use crate::Meaning;

/// A form to write lists in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// The common list of 39 columns, "danh sách lý lịch trích ngang".
    List39,
    /// Our own list, with everything a list can say in words.
    Own,
}

/// One column of a form.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LayoutColumn {
    /// Heading in the first heading row.
    pub(crate) heading: String,
    /// Heading in the second, below a group's.
    pub(crate) sub: Option<String>,
    /// What it holds.
    pub(crate) means: Meaning,
    /// What is offered to be chosen; something else may still be typed.
    #[serde(default)]
    pub(crate) choices: Vec<String>,
}

/// A form.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Layout {
    #[serde(rename = "name")]
    _name: String,
    /// What stands below the list, left and right.
    pub(crate) footer: Vec<String>,
    /// Columns from the left.
    #[serde(rename = "column")]
    pub(crate) columns: Vec<LayoutColumn>,
}

impl Layout {
    /// The layout of a form.
    pub(crate) fn of(form: Form) -> Result<&'static Layout, PackError> {
        static LIST_39: OnceLock<Result<Layout, PackError>> = OnceLock::new();
        static OWN: OnceLock<Result<Layout, PackError>> = OnceLock::new();
        let (layout, file, text) = match form {
            Form::List39 => (&LIST_39, "list-39.toml", include_str!("../layouts/list-39.toml")),
            Form::Own => (&OWN, "own.toml", include_str!("../layouts/own.toml")),
        };
        layout.get_or_init(|| Pack { file, text }.read()).as_ref().map_err(Clone::clone)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_has_its_39_columns() {
        assert_eq!(Layout::of(Form::List39).unwrap().columns.len(), 39);
        assert!(Layout::of(Form::Own).unwrap().columns.iter().all(|column| column.sub.is_none()));
    }
}
