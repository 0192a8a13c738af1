//! Timetables as pages: a row for each week or class, a column for each day, morning above afternoon.

use serde::Serialize;
use words::{Date, Lang};

use crate::press::{PaperError, Template, set};

const TEMPLATE: Template = Template { paper: "timetable", text: include_str!("../templates/timetable.typ") };

/// A size of paper, set across.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Sheet {
    /// A4.
    A4,
    /// A3.
    A3,
}

/// What stands on the pages, every text in the reader's language.
#[derive(Clone, Debug, Serialize)]
pub struct WeekPages {
    /// Language of the document.
    pub lang: Lang,
    /// The day it is of.
    pub day: Date,
    /// Says that nobody in it is real; on sample data only.
    pub sample: Option<String>,
    /// Size.
    pub sheet: Sheet,
    /// Title.
    pub title: String,
    /// Which version, of which day.
    pub subtitle: String,
    /// Heading of the first column.
    pub corner: String,
    /// Names of the two halves of a day.
    pub halves: [String; 2],
    /// Whether each part begins on a page of its own.
    pub apart: bool,
    /// Parts.
    pub parts: Vec<WeekPart>,
}

/// One class, lecturer, room or week.
#[derive(Clone, Debug, Serialize)]
pub struct WeekPart {
    /// Heading.
    pub heading: String,
    /// Headings of the days.
    pub days: Vec<String>,
    /// Rows.
    pub rows: Vec<WeekRow>,
}

/// One row.
#[derive(Clone, Debug, Serialize)]
pub struct WeekRow {
    /// What it is of.
    pub label: String,
    /// For each day its two halves; empty where nothing is held.
    pub cells: Vec<[String; 2]>,
}

/// Prints the pages; none where there are no parts.
pub fn week_pages(pages: &WeekPages) -> Result<Vec<u8>, PaperError> {
    set(&TEMPLATE, serde_json::to_string(pages).expect("pages hold only texts and lists"))?.print()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_week_is_printed_on_both_sizes_the_same_each_time() {
        let row = WeekRow { label: "04/01".to_owned(), cells: vec![["TC-1 P101".to_owned(), String::new()]; 7] };
        let part = WeekPart {
            heading: "K01 #let x".to_owned(),
            days: ["T2", "T3", "T4", "T5", "T6", "T7", "CN"].map(str::to_owned).to_vec(),
            rows: vec![row; 60],
        };
        let pages = |sheet| WeekPages {
            lang: Lang::Vi,
            day: "2026-11-25".parse().unwrap(),
            sample: Some("mẫu".to_owned()),
            sheet,
            title: "Thời khóa biểu".to_owned(),
            subtitle: "Bản 1".to_owned(),
            corner: "Tuần".to_owned(),
            halves: ["sáng".to_owned(), "chiều".to_owned()],
            apart: sheet == Sheet::A4,
            parts: vec![part.clone(); 2],
        };
        for sheet in [Sheet::A4, Sheet::A3] {
            let printed = week_pages(&pages(sheet)).unwrap();
            assert!(printed.starts_with(b"%PDF-1."));
            assert_eq!(printed, week_pages(&pages(sheet)).unwrap());
        }
    }
}
