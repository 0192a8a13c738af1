//! Plain texts as spreadsheets and portals write them.

use proptest::prelude::*;

use super::*;
use crate::open::tests::{refused, shown};

fn check(bytes: &[u8], expected: &[&str]) {
    let book = crate::open::read("thư mục/hoc-vien.csv", bytes).unwrap();
    let lines: Vec<String> = shown(&book).lines().map(str::to_owned).collect();
    assert_eq!(lines[0], "[hoc-vien]");
    assert_eq!(lines[1..], *expected, "{:?}", String::from_utf8_lossy(bytes));
}

#[test]
fn the_separator_is_the_one_that_keeps_rows_in_step() {
    check(b"a,b\n1,2\n", &["A1 \"a\"", "B1 \"b\"", "A2 \"1\"", "B2 \"2\""]);
    check(b"a;b\r\n1,5;2\r\n", &["A1 \"a\"", "B1 \"b\"", "A2 \"1,5\"", "B2 \"2\""]);
    check(b"a\tb\r1\t2", &["A1 \"a\"", "B1 \"b\"", "A2 \"1\"", "B2 \"2\""]);
    check(b"sep=;\r\na,b;c\r\n", &["A1 \"a,b\"", "B1 \"c\""]);
    check(b"\"sep=,\"\na,b;c\n", &["A1 \"a\"", "B1 \"b;c\""]);
    // A title, and addresses with commas, among rows with semicolons.
    let list = "DANH SÁCH, năm 2026\nHọ tên;Quê quán;Số\nAn;Vinh, Nghệ An;1\nBình;Sơn La;2\n";
    let expected = ["A1 \"DANH SÁCH, năm 2026\"", "A2 \"Họ tên\"", "B2 \"Quê quán\"", "C2 \"Số\"", "A3 \"An\""];
    let book = crate::open::read("a", list.as_bytes()).unwrap();
    assert_eq!(shown(&book).lines().skip(1).take(5).collect::<Vec<_>>(), expected);
    check(b"one\ntwo\n", &["A1 \"one\"", "A2 \"two\""]);
}

#[test]
fn quotes_hold_separators_lines_and_quotes() {
    check(b"\"a,\n\"\"b\"\"\",c\n\"\",\"d\"\n", &["A1 \"a,\\n\\\"b\\\"\"", "B1 \"c\"", "B2 \"d\""]);
    check(b"a \"b\" c,d\n", &["A1 \"a \\\"b\\\" c\"", "B1 \"d\""]);
    check(b"\"a\"b,c\n", &["A1 \"ab\"", "B1 \"c\""]);
    // A quote that nothing closes is a letter.
    check(b"\"a,b\nc,d\n", &["A1 \"\\\"a\"", "B1 \"b\"", "A2 \"c\"", "B2 \"d\""]);
    check(b"\n\na,b\n\n", &["A3 \"a\"", "B3 \"b\""]);
}

#[test]
fn every_way_to_write_letters_is_read() {
    let text = "Nguyễn;Ánh\n";
    let expected = ["A1 \"Nguyễn\"", "B1 \"Ánh\""];
    check(text.as_bytes(), &expected);
    check(&[b"\xEF\xBB\xBF", text.as_bytes()].concat(), &expected);
    for (mark, unit) in [([0xFF, 0xFE], u16::to_le_bytes as fn(u16) -> [u8; 2]), ([0xFE, 0xFF], u16::to_be_bytes)] {
        let units: Vec<u8> = mark.into_iter().chain(text.encode_utf16().flat_map(unit)).collect();
        check(&units, &expected);
    }
    // TCVN3 as its fonts show it, and the letters of Windows that Latin-1 does not have.
    check(b"Nguy\xD4n V\xA8n;\x80\x9F\xAD\n", &["A1 \"NguyÔn V¨n\"", "B1 \"€Ÿ\\u{ad}\""]);
    // One byte that was lost does not make a page of Unicode something else.
    let mut slip = "Nguyễn Thị Ánh, Trần Văn Đức, Đặng Thị Hồng Hạnh".as_bytes().to_vec();
    slip.push(0xFF);
    let book = crate::open::read("a", &slip).unwrap();
    assert!(shown(&book).contains("Đặng Thị Hồng Hạnh\u{FFFD}"));
}

#[test]
fn what_is_no_text_is_refused() {
    refused(b"a,b\0c", Refusal::Unknown);
    refused(b"\x01\x02\x03\x04\x05\x06\x07", Refusal::Unknown);
    refused(&[&b"\""[..], &[b'x'; 40_000], b"\""].concat(), Refusal::LongText);
    refused(&[b','; 2_000].iter().copied().chain(*b"x").collect::<Vec<u8>>(), Refusal::Columns);
    refused(&[b'\n'; 200_000].iter().copied().chain(*b"x").collect::<Vec<u8>>(), Refusal::Rows);
}

#[test]
fn a_sheet_has_the_name_of_the_file() {
    for (file, name) in [("a.csv", "a"), ("b/c.d.csv", "c.d"), ("b\\c", "c"), (".csv", ".csv"), ("", "")] {
        assert_eq!(stem(file), name);
    }
}

proptest! {
    #[test]
    fn any_bytes_give_an_answer(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = crate::open::read("a.csv", &bytes);
    }

    #[test]
    fn what_is_quoted_comes_back(
        fields in proptest::collection::vec(proptest::collection::vec("[a-z \",;\t\n\r]{0,6}", 2..3), 1..6)
    ) {
        let quote = |field: &String| format!("\"{}\"", field.replace('"', "\"\""));
        let line = |fields: &Vec<String>| fields.iter().map(quote).collect::<Vec<_>>().join(";");
        let text = format!("sep=;\n{}", fields.iter().map(line).collect::<Vec<_>>().join("\n"));
        let book = crate::open::read("a", text.as_bytes()).unwrap();
        let sheet = &book.sheets[0];
        for (row, fields) in fields.iter().enumerate() {
            for (column, field) in fields.iter().enumerate() {
                let at = sheet.rows.iter().position(|found| found.number as usize == row);
                let cell = at.and_then(|at| sheet.row(at).iter().find(|cell| usize::from(cell.column) == column));
                let found = cell.map_or("", |cell| match cell.value {
                    Value::Text(text) => book.text(text),
                    _ => "?",
                });
                let expected = if field.trim().is_empty() { "" } else { field };
                prop_assert_eq!(found, expected);
            }
        }
    }
}
