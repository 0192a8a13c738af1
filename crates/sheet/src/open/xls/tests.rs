//! Workbooks of Excel 97 to 2003, made record by record.

use super::record::*;
use super::*;
use crate::open::read;
use crate::open::tests::{cut_everywhere, refused, shown};

/// A record.
fn record(kind: u16, parts: &[&[u8]]) -> Vec<u8> {
    let content = parts.concat();
    [&kind.to_le_bytes()[..], &(content.len() as u16).to_le_bytes(), &content].concat()
}

/// Numbers of two bytes.
fn words(numbers: &[u16]) -> Vec<u8> {
    numbers.iter().flat_map(|number| number.to_le_bytes()).collect()
}

/// A text with a length of two bytes, of letters of two bytes.
fn text(letters: &str) -> Vec<u8> {
    let units: Vec<u16> = letters.encode_utf16().collect();
    [&words(&[units.len() as u16])[..], &[1], &words(&units)].concat()
}

/// A text with a length of one byte, of letters of one byte.
fn short(letters: &str) -> Vec<u8> {
    let bytes: Vec<u8> = letters.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap()).collect();
    [&[bytes.len() as u8, 0][..], &bytes].concat()
}

fn begin(edition: u16) -> Vec<u8> {
    record(BEGIN, &[&words(&[edition, 5, 0, 0])])
}

/// A stream of a workbook with one sheet, of these records; `more` stands among what all sheets share.
fn stream(more: &[u8], cells: &[u8]) -> Vec<u8> {
    let fonts: Vec<u8> = ["Arial", "Arial", "Arial", "Arial", ".VnTime"]
        .iter()
        .flat_map(|name| record(FONT, &[&[0; 14], &short(name)]))
        .collect();
    let format = record(FORMAT, &[&words(&[164]), &text("mm/yyyy")]);
    let styles: Vec<u8> = [(0, 0), (5, 0), (0, 14), (0, 164)]
        .iter()
        .flat_map(|(font, format)| record(STYLE, &[&words(&[*font, *format]), &[0; 16]]))
        .collect();
    let before = [begin(0x600), fonts, format, styles, more.to_vec()].concat();
    let sheet = |at: u32| record(BOUND_SHEET, &[&at.to_le_bytes(), &[1, 0], &short("DS")]);
    let chart = record(BOUND_SHEET, &[&[0; 4], &[0, 2], &short("Bieu do")]);
    let end = record(EOF, &[]);
    let at = before.len() + sheet(0).len() + chart.len() + end.len();
    [before, sheet(at as u32), chart, end.clone(), begin(0x600), cells.to_vec(), end].concat()
}

/// A compound file of one stream at the root and an empty one of another name.
fn compound(name: &str, stream: &[u8]) -> Vec<u8> {
    let sectors = stream.len().div_ceil(512).max(8);
    let tables = (sectors + 2).div_ceil(127);
    let mut header = vec![0; 512];
    header[..8].copy_from_slice(MAGIC);
    header[30] = 9;
    header[32] = 6;
    let mut put = |at: usize, number: u32| header[at..at + 4].copy_from_slice(&number.to_le_bytes());
    put(44, tables as u32);
    put(48, tables as u32);
    for at in [60, 68] {
        put(at, 0xFFFF_FFFE);
    }
    for at in 0..109 {
        put(76 + 4 * at, if at < tables { at as u32 } else { 0xFFFF_FFFF });
    }
    let entry = |name: &str, kind: u8, child: u32, first: u32, bytes: u32| {
        let mut entry = vec![0; 128];
        for (at, unit) in name.encode_utf16().enumerate() {
            entry[2 * at..2 * at + 2].copy_from_slice(&unit.to_le_bytes());
        }
        entry[64] = 2 * name.len() as u8 + 2;
        entry[66] = kind;
        for (at, number) in [(68, 0xFFFF_FFFF), (72, 0xFFFF_FFFF), (76, child), (116, first), (120, bytes)] {
            entry[at..at + 4].copy_from_slice(&number.to_le_bytes());
        }
        entry
    };
    let first = tables as u32 + 1;
    let mut directory = entry("Root Entry", 5, 1, 0xFFFF_FFFE, 0);
    // A stream below 4,096 bytes would lie in small sectors.
    let bytes = stream.len().max(4_096) as u32;
    directory.extend(entry(name, 2, 0xFFFF_FFFF, first, bytes));
    directory.resize(512, 0);
    let mut next: Vec<u32> = vec![0xFFFF_FFFD; tables];
    next.push(0xFFFF_FFFE);
    next.extend((1..sectors as u32).map(|at| first + at));
    next.push(0xFFFF_FFFE);
    next.resize(tables * 128, 0xFFFF_FFFF);
    let mut content = stream.to_vec();
    content.resize(sectors * 512, 0);
    let next: Vec<u8> = next.iter().flat_map(|number| number.to_le_bytes()).collect();
    [header, next, directory, content].concat()
}

fn check(more: &[u8], cells: &[u8], expected: &[&str]) {
    let stream = stream(more, cells);
    let book = read("a.xls", &compound("Workbook", &stream)).unwrap();
    let lines: Vec<String> = shown(&book).lines().map(str::to_owned).collect();
    assert_eq!(lines[0], "[DS] hidden");
    assert_eq!(lines[1..], *expected);
    // Some programs leave the compound file out.
    assert_eq!(read("a.xls", &stream).unwrap(), book);
}

fn cell(row: u16, column: u16, style: u16) -> Vec<u8> {
    words(&[row, column, style])
}

#[test]
fn cells_of_every_kind_are_read() {
    let formula =
        |column, value: [u8; 8], flags: u16| record(FORMULA, &[&cell(2, column, 0), &value, &words(&[flags]), &[0; 6]]);
    let cells = [
        record(ROW, &[&words(&[1, 0, 9, 0, 0, 0]), &[0x20, 0, 0, 0]]),
        record(COLUMN, &[&words(&[2, 3, 0, 0, 1, 0])]),
        record(NUMBER, &[&cell(0, 0, 0), &2.34_f64.to_le_bytes()]),
        record(NUMBER, &[&cell(0, 1, 2), &31_113_f64.to_le_bytes()]),
        record(RK, &[&cell(0, 2, 3), &(31_113_u32 << 2 | 2).to_le_bytes()]),
        record(RK, &[&cell(0, 3, 0), &(234_u32 << 2 | 3).to_le_bytes()]),
        record(
            MULTIPLE_RK,
            &[
                &words(&[1, 0, 0]),
                &(7_u32 << 2 | 2).to_le_bytes(),
                &words(&[2]),
                &(2_u32 << 2 | 2).to_le_bytes(),
                &words(&[1]),
            ],
        ),
        record(LABEL, &[&cell(1, 2, 1), &text("NguyÔn")]),
        record(TRUTH_OR_ERROR, &[&cell(1, 3, 0), &[1, 0]]),
        record(TRUTH_OR_ERROR, &[&cell(1, 4, 0), &[0x17, 1]]),
        formula(0, 5_f64.to_le_bytes(), 0),
        formula(1, [0, 0, 0, 0, 0, 0, 0xFF, 0xFF], 0),
        record(STRING, &[&text("ghép")]),
        formula(2, [1, 0, 1, 0, 0, 0, 0xFF, 0xFF], 0),
        formula(3, [2, 0, 7, 0, 0, 0, 0xFF, 0xFF], 0),
        formula(4, [3, 0, 0, 0, 0, 0, 0xFF, 0xFF], 0),
        formula(5, 0_f64.to_le_bytes(), 3),
        begin(0x600),
        record(NUMBER, &[&cell(9, 9, 0), &1_f64.to_le_bytes()]),
        record(EOF, &[]),
        record(MERGED, &[&words(&[2, 0, 1, 0, 3, 5, 5, 0, 1])]),
    ];
    let expected = [
        "A1 2.34 (Arial)",
        "B1 1985-03-07 Day (Arial)",
        "C1 1985-03-07 Month (Arial)",
        "D1 2.34 (Arial)",
        "A2 7 (Arial) hidden",
        "B2 1900-01-02 Day (Arial) hidden",
        "C2 \"NguyÔn\" (.VnTime) hidden",
        "D2 true (Arial) hidden",
        "E2 error #REF! (Arial) hidden",
        "A3 5 (Arial)",
        "B3 \"ghép\" (Arial)",
        "C3 true (Arial)",
        "D3 error #DIV/0! (Arial)",
        "F3 uncomputed (Arial)",
        "merged A1:D2",
        "merged A6:B6",
        "hidden C",
        "hidden D",
    ];
    check(&[], &cells.concat(), &expected);
}

#[test]
fn shared_texts_go_on_in_the_next_record() {
    // Latin letters in the first record, of one byte each; two bytes each in the second, with runs and a reading after.
    let rich = [&words(&[5])[..], &[0b1101], &words(&[1]), &3_u32.to_le_bytes(), &words(&[0x4E, 0x67])].concat();
    let goes_on = [&[0_u8][..], b"uyn", &words(&[0, 5]), b"xyz", &text("ếp"), &text(" ")].concat();
    let strings = [
        record(STRINGS, &[&4_u32.to_le_bytes(), &4_u32.to_le_bytes(), &short_text("một"), &rich]),
        record(CONTINUE, &[&goes_on]),
    ];
    let label = |column: u16, at: u32| record(SHARED_LABEL, &[&cell(0, column, 0), &at.to_le_bytes()]);
    let cells = [label(0, 0), label(1, 1), label(2, 2), label(3, 3)].concat();
    let expected = ["A1 \"mot\" (Arial)", "B1 \"Nguyn\" (.VnTime)", "C1 \"ếp\" (Arial)"];
    check(&strings.concat(), &cells, &expected);
    let beyond = stream(&strings.concat(), &label(0, 4));
    refused(&beyond, Refusal::Broken);
}

/// A text with a length of two bytes, of letters of one byte; letters that need two lose their marks.
fn short_text(letters: &str) -> Vec<u8> {
    let plain = letters.replace('ộ', "o");
    [&words(&[plain.len() as u16])[..], &[0], plain.as_bytes()].concat()
}

#[test]
fn days_may_be_counted_from_1904() {
    let since_1904 = record(DATE_MODE, &[&words(&[1])]);
    let day = record(NUMBER, &[&cell(0, 0, 2), &29_651_f64.to_le_bytes()]);
    check(&since_1904, &day, &["A1 1985-03-07 Day (Arial)"]);
}

#[test]
fn what_is_no_workbook_is_called_by_its_name() {
    refused(&compound("EncryptedPackage", b""), Refusal::Locked);
    refused(&compound("WordDocument", b""), Refusal::kind("Word (.doc)"));
    refused(&compound("PowerPoint Document", b""), Refusal::kind("PowerPoint (.ppt)"));
    refused(&compound("Book", b""), Refusal::kind(OLDER));
    refused(&compound("Other", b""), Refusal::Unknown);
    refused(&compound("Workbook", &begin(0x500)), Refusal::kind(OLDER));
    refused(&stream(&record(FILE_PASS, &[&[1, 0]]), &[]), Refusal::Locked);
    refused(MAGIC, Refusal::Broken);
}

#[test]
fn chains_that_go_in_circles_end() {
    let mut circle = compound("Workbook", &stream(&[], &[]));
    // The first sector of the stream is said to follow itself.
    circle[512 + 4 * 2..512 + 4 * 3].copy_from_slice(&2_u32.to_le_bytes());
    let _ = read("a.xls", &circle);
    // Then the first sector of the directory, of which nothing says how long it is.
    circle[512 + 4..512 + 8].copy_from_slice(&1_u32.to_le_bytes());
    refused(&circle, Refusal::Broken);
}

#[test]
fn a_workbook_that_is_cut_off_or_damaged_gives_an_answer() {
    let cells: Vec<u8> = (0..200).flat_map(|row| record(LABEL, &[&cell(row, 0, 1), &text("Nguyễn")])).collect();
    let whole = stream(&record(STRINGS, &[&[1, 0, 0, 0, 1, 0, 0, 0], &text("a")]), &cells);
    cut_everywhere(&compound("Workbook", &whole));
    cut_everywhere(&whole);
}
