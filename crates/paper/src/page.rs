//! The page a leader reads of an annual training plan: one sheet of A4, however large the province.

use serde::Serialize;
use words::{Date, Lang};

use crate::press::{PaperError, Template, set};

/// Stands in [`Section::more`] for the number of rows left out.
pub const ROWS_LEFT_OUT: &str = "{n}";

/// Rows of a table of units on the page: the first of the list; all of them stand in the workbook.
const UNIT_ROWS_MAX: usize = 12;

/// Rows of the table of classes.
const CLASS_ROWS_MAX: usize = 10;

/// Reasons why people wait: the most frequent say what is tight.
const REASON_ROWS_MAX: usize = 5;

/// Times the page is set: after so many no table has a row left.
const TRIES_MAX: u32 = 8;

const TEMPLATE: Template = Template { paper: "plan", text: include_str!("../templates/plan.typ") };

/// What stands on the page, every text in the reader's language.
#[derive(Clone, Debug, Serialize)]
pub struct PlanPage {
    /// Language of the document.
    pub lang: Lang,
    /// The day it is of; also the date of the document, so that it does not depend on when it is printed.
    pub day: Date,
    /// Says that nobody in it is real; on sample data only.
    pub sample: Option<String>,
    /// Who issues it, a line each.
    pub issuer_lines: Vec<String>,
    /// Title.
    pub title: String,
    /// Which draft, of which day.
    pub subtitle: String,
    /// Small lines below the title.
    pub notes: Vec<String>,
    /// Key figures: label and value.
    pub figures: Vec<(String, String)>,
    /// By unit; the first column is the name, the others are numbers.
    pub units: Section,
    /// Classes.
    pub classes: Section,
    /// Why people wait; the last column is a number.
    pub reasons: Section,
    /// Title of the first signature.
    pub sign_left: String,
    /// Title of the second.
    pub sign_right: String,
}

/// A table with a heading.
#[derive(Clone, Debug, Serialize)]
pub struct Section {
    /// Heading.
    pub heading: String,
    /// Headings of the columns.
    pub columns: Vec<String>,
    /// Rows.
    pub rows: Vec<Vec<String>>,
    /// What is said where rows are left out; [`ROWS_LEFT_OUT`] in it becomes their number.
    pub more: String,
}

impl Section {
    /// The first rows, and a line about the others.
    fn first(&self, rows_max: usize) -> Section {
        let left_out = self.rows.len().saturating_sub(rows_max);
        let more = if left_out == 0 { String::new() } else { self.more.replace(ROWS_LEFT_OUT, &left_out.to_string()) };
        Section { rows: self.rows.iter().take(rows_max).cloned().collect(), more, ..self.clone() }
    }
}

/// Prints the page. Where texts are long, fewer rows stand on it, until it is one page.
pub fn plan_page(page: &PlanPage) -> Result<Vec<u8>, PaperError> {
    // Each try keeps two rows of three of the one before.
    for tries in 0..TRIES_MAX {
        let rows = |most: usize| most * 2_usize.pow(tries) / 3_usize.pow(tries);
        let shorter = PlanPage {
            units: page.units.first(rows(UNIT_ROWS_MAX)),
            classes: page.classes.first(rows(CLASS_ROWS_MAX)),
            reasons: page.reasons.first(rows(REASON_ROWS_MAX)),
            ..page.clone()
        };
        let input = serde_json::to_string(&shorter).expect("a page holds only texts and lists");
        let proof = set(&TEMPLATE, input)?;
        if proof.pages() == 1 {
            return proof.print();
        }
    }
    Err(PaperError::TooLong { paper: TEMPLATE.paper })
}

#[cfg(test)]
mod tests;
