//! A file is read in a process of its own: this test is that process, too.
#![allow(clippy::print_stdout)] // it has no harness that would print for it

use std::io::{Cursor, Write};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use sheet::{COMMAND, Reader, serve};
use words::ImportMessage;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// One thing to be shown of a reader.
type Case = fn(&Reader);

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().collect();
    if let [_, command, file] = &arguments[..]
        && command == COMMAND
    {
        return serve(file, std::io::stdin().lock(), std::io::stdout().lock());
    }
    let cases: [(&str, Case); 4] = [
        ("a workbook is read as it is read here", as_here),
        ("a refusal crosses", refusal),
        ("a file that takes too much memory is too hard", memory),
        ("ten thousand rows cross", many_rows),
    ];
    let apart = Reader::Apart { program: std::env::current_exe().expect("a process knows its program") };
    for (name, case) in cases {
        case(&apart);
        println!("test {name} ... ok");
    }
    println!("{} passed, 0 failed", cases.len());
    ExitCode::SUCCESS
}

fn workbook(rows: impl Iterator<Item = String>, strings: impl Iterator<Item = String>) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mut part = |name: &str, before: &str, middle: &mut dyn Iterator<Item = String>, after: &str| {
        let options = SimpleFileOptions::default().compression_level(Some(1));
        zip.start_file(name, options).expect("the archive is in memory");
        zip.write_all(before.as_bytes()).expect("the archive is in memory");
        for piece in middle {
            zip.write_all(piece.as_bytes()).expect("the archive is in memory");
        }
        zip.write_all(after.as_bytes()).expect("the archive is in memory");
    };
    let mut nothing = std::iter::empty();
    part("xl/workbook.xml", "<workbook><sheets><sheet name='DS' id='a'/></sheets></workbook>", &mut nothing, "");
    let relation = "<Relationships><Relationship Id='a' Type='x/worksheet' Target='sheet.xml'/></Relationships>";
    part("xl/_rels/workbook.xml.rels", relation, &mut nothing, "");
    part("xl/sharedStrings.xml", "<sst>", &mut { strings }, "</sst>");
    part("xl/sheet.xml", "<worksheet><sheetData>", &mut { rows }, "</sheetData></worksheet>");
    zip.finish().expect("the archive is in memory").into_inner()
}

fn as_here(apart: &Reader) {
    let rows = ["<row><c><v>1</v></c><c t='s'><v>0</v></c></row>".to_owned()];
    let bytes = workbook(rows.into_iter(), ["<si><t>An</t></si>".to_owned()].into_iter());
    let book = apart.open("a.xlsx", &bytes);
    assert_eq!(book, Reader::Here.open("a.xlsx", &bytes));
    assert_eq!(book.expect("it is a workbook").sheets[0].cells.len(), 2);
}

fn refusal(apart: &Reader) {
    assert_eq!(apart.open("a.xlsx", b"PK\x03\x04"), Err(ImportMessage::Broken));
    let far = workbook(["<row r='300000'><c><v>1</v></c></row>".to_owned()].into_iter(), std::iter::empty());
    assert_eq!(apart.open("a.xlsx", &far), Err(ImportMessage::TooManyRows { limit: 200_000 }));
}

/// Four million texts of thirty bytes are below every bound, and take more memory than any list where it is limited.
fn memory(apart: &Reader) {
    let strings = (0..4_000_000).map(|number| format!("<si><t>{number:030}</t></si>"));
    let bytes = workbook(std::iter::empty(), strings);
    let begin = Instant::now();
    let book = apart.open("a.xlsx", &bytes);
    if cfg!(target_os = "linux") {
        assert_eq!(book, Err(ImportMessage::TooHard));
    }
    assert!(begin.elapsed() < Duration::from_secs(30));
}

fn many_rows(apart: &Reader) {
    let rows = (0..10_000).map(|row| format!("<row>{}</row>", format!("<c><v>{row}</v></c>").repeat(39)));
    let book = apart.open("a.xlsx", &workbook(rows, std::iter::empty())).expect("it is a workbook");
    assert_eq!(book.sheets[0].cells.len(), 390_000);
}
