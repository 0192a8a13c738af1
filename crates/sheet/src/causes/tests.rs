//! Books that are given back, and read again.

use proptest::prelude::*;

use super::*;
use crate::book::Precision;
use crate::book::{Merge, Row};
use crate::open::tests::shown;

const HEADING: &str = "Lý do";

/// A book of one sheet: rows of cells, each with its column and value; texts stand beside.
fn book(texts: &[&str], rows: &[(u32, &[(u16, Value)])]) -> Book {
    let mut sheet = Sheet { name: "DS".to_owned(), ..Sheet::default() };
    for (number, cells) in rows {
        sheet.rows.push(Row { number: *number, first: sheet.cells.len() as u32, hidden: false });
        sheet.cells.extend(cells.iter().map(|(column, value)| Cell { column: *column, font: 1, value: *value }));
    }
    let texts = texts.iter().map(|text| (*text).into()).collect();
    Book { texts, fonts: vec!["".into(), ".VnTime".into()], sheets: vec![sheet], ..Book::default() }
}

fn mark(row: u32, column: Option<u32>, text: &str, error: bool) -> Mark {
    Mark { sheet: "DS".to_owned(), row, column, text: text.to_owned(), error }
}

fn given_back(book: &Book, marks: &[Mark]) -> Book {
    let bytes = write_causes(book, marks, HEADING, &[("DS".to_owned(), 0)]).unwrap();
    crate::open::read("a.xlsx", &bytes).unwrap()
}

#[test]
fn what_was_shown_is_given_back_as_text_with_its_causes() {
    let day = words::Date::constant(1985, 3, 7);
    let values = [
        (0, Value::Text(1)),
        (1, Value::Number(79_085_001_234.0)),
        (2, Value::Number(2.34)),
        (3, Value::Day(day, Precision::Day)),
        (4, Value::Day(day, Precision::Month)),
        (5, Value::Day(day, Precision::Year)),
        (6, Value::Truth(true)),
        (7, Value::Error(2)),
        (8, Value::Uncomputed),
    ];
    let mut book = book(&["Họ tên", "=1+1", "#REF!"], &[(0, &[(0, Value::Text(0))]), (2, &values)]);
    book.sheets[0].rows[1].hidden = true;
    book.sheets[0].hidden_columns = vec![4];
    book.sheets[0].merges = vec![Merge { rows: (0, 1), columns: (0, 2) }, Merge { rows: (1, 2), columns: (2, 3) }];
    let marks = [mark(2, Some(1), "thiếu số 0", true), mark(2, Some(9), "trống", false), mark(5, None, "dòng", true)];
    let expected = [
        "[DS]",
        "A1 \"Họ tên\" (.VnTime)",
        "K1 \"Lý do\" (Calibri)",
        "A3 \"=1+1\" (.VnTime) hidden",
        "B3 \"79085001234\" (.VnTime) hidden",
        "C3 \"2.34\" (.VnTime) hidden",
        "D3 \"07/03/1985\" (.VnTime) hidden",
        "E3 \"03/1985\" (.VnTime) hidden",
        "F3 \"1985\" (.VnTime) hidden",
        "G3 \"TRUE\" (.VnTime) hidden",
        "H3 \"#REF!\" (.VnTime) hidden",
        "K3 \"thiếu số 0; trống\" (Calibri) hidden",
        "K6 \"dòng\" (Calibri)",
        "merged A1:C2",
        "hidden E",
    ];
    let back = given_back(&book, &marks);
    assert_eq!(shown(&back).lines().collect::<Vec<_>>(), expected);
    // Given back again, the causes stand where they stood, and only the new ones.
    let again = given_back(&back, &[mark(5, None, "mới", true)]);
    let lines = shown(&again);
    assert!(lines.contains("K1 \"Lý do\"") && lines.contains("K6 \"mới\""), "{lines}");
    assert!(!lines.contains("thiếu") && !lines.contains("L1"), "{lines}");
}

#[test]
fn names_are_such_as_spreadsheets_take() {
    let mut book = Book::default();
    for name in ["a/b", "A-B", "", "'", &"x".repeat(40), &"x".repeat(41), "[a]:b*?", &"🌱".repeat(20)] {
        book.sheets.push(Sheet { name: name.to_owned(), hidden: true, ..Sheet::default() });
    }
    let bytes = write_causes(&book, &[], HEADING, &[]).unwrap();
    let back = crate::open::read("a", &bytes).unwrap();
    let names: Vec<&str> = back.sheets.iter().map(|sheet| &*sheet.name).collect();
    assert_eq!(names[..5], ["a-b", "A-B (2)", "-", "- (2)", &"x".repeat(31)]);
    assert_eq!(names[5], format!("{} (2)", "x".repeat(27)));
    // One sheet must be seen.
    assert!(!back.sheets[0].hidden && back.sheets[1].hidden);
    assert!(write_causes(&Book::default(), &[], HEADING, &[]).is_ok());
}

#[test]
fn a_block_as_large_as_the_sheet_is_left_out() {
    let mut book = book(&["a"], &[(0, &[(0, Value::Text(0))]), (199_999, &[(0, Value::Text(0))])]);
    book.sheets[0].merges = vec![Merge { rows: (0, 199_999), columns: (0, 1_023) }];
    assert_eq!(given_back(&book, &[]).sheets[0].merges, []);
}

proptest! {
    #[test]
    fn every_text_comes_back_as_it_was(texts in proptest::collection::vec(any::<String>(), 1..8)) {
        let texts: Vec<&str> = texts.iter().map(|text| &**text).filter(|text| !text.contains('\0')).collect();
        let cells: Vec<(u16, Value)> = (0..texts.len()).map(|at| (at as u16, Value::Text(at as u32))).collect();
        let back = given_back(&book(&texts, &[(1, &cells)]), &[]);
        let found: Vec<&str> = back.sheets[0].cells.iter().filter_map(|cell| match cell.value {
            Value::Text(id) => Some(back.text(id)),
            _ => None,
        }).collect();
        let blank = |text: &&&str| !text.chars().all(|c| c.is_whitespace() || "\u{200B}\u{200C}\u{200D}\u{2060}\u{FEFF}".contains(c));
        let expected: Vec<&str> = std::iter::once(HEADING).chain(texts.iter().filter(blank).copied()).collect();
        prop_assert_eq!(found, expected);
    }
}
