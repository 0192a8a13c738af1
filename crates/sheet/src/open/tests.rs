//! What every format has in common.

use words::{ImportMessage, Lang, Say};

use super::*;
use crate::book::{Cell, Value};
use crate::container::tests::archive;

/// What a book holds, a line for each sheet, cell and block: everything that was read, and nothing else.
pub(crate) fn shown(book: &Book) -> String {
    let mut lines = Vec::new();
    let letters = |column: u16| {
        let (high, low) = (column / 26, (b'A' + (column % 26) as u8) as char);
        if high == 0 { low.to_string() } else { format!("{}{low}", (b'A' + (high - 1) as u8) as char) }
    };
    for sheet in &book.sheets {
        lines.push(format!("[{}]{}", sheet.name, if sheet.hidden { " hidden" } else { "" }));
        for (at, row) in sheet.rows.iter().enumerate() {
            for Cell { column, font, value } in sheet.row(at) {
                let value = match value {
                    Value::Text(id) => format!("{:?}", book.text(*id)),
                    Value::Error(id) => format!("error {}", book.text(*id)),
                    Value::Day(day, precision) => format!("{day} {precision:?}"),
                    Value::Number(number) => number.to_string(),
                    Value::Truth(truth) => truth.to_string(),
                    Value::Uncomputed => "uncomputed".to_owned(),
                };
                let font = &book.fonts[usize::from(*font)];
                let font = if font.is_empty() { String::new() } else { format!(" ({font})") };
                let hidden = if row.hidden { " hidden" } else { "" };
                lines.push(format!("{}{} {value}{font}{hidden}", letters(*column), row.number + 1));
            }
        }
        for merge in &sheet.merges {
            let ((top, bottom), (left, right)) = (merge.rows, merge.columns);
            lines.push(format!("merged {}{}:{}{}", letters(left), top + 1, letters(right), bottom + 1));
        }
        for column in &sheet.hidden_columns {
            lines.push(format!("hidden {}", letters(*column)));
        }
    }
    lines.join("\n")
}

/// Expects a file to be refused.
pub(crate) fn refused(bytes: &[u8], refusal: Refusal) {
    assert_eq!(read("file", bytes).err(), Some(refusal));
}

/// Reads a file cut off at many places; any answer will do, but there must be one.
pub(crate) fn cut_everywhere(bytes: &[u8]) {
    for end in (0..bytes.len()).step_by(97) {
        let _ = read("file", &bytes[..end]);
    }
    // A byte that is wrong is no better than one that is not there.
    for at in (0..bytes.len()).step_by(13) {
        let mut wrong = bytes.to_vec();
        wrong[at] ^= 0x55;
        let _ = read("file", &wrong);
    }
}

#[test]
fn files_are_taken_for_what_they_hold() {
    refused(b"", Refusal::Empty);
    refused(b"%PDF-1.7", Refusal::kind("PDF"));
    refused(b"PK\x03\x04 and nothing more", Refusal::Broken);
    refused(&archive(&[("word/document.xml", b"<w/>")]), Refusal::kind("Word (.docx)"));
    refused(&archive(&[("ppt/presentation.xml", b"<p/>")]), Refusal::kind("PowerPoint (.pptx)"));
    refused(&archive(&[("xl/workbook.bin", b"")]), Refusal::kind("Excel (.xlsb)"));
    refused(&archive(&[("mimetype", b"application/vnd.oasis.opendocument.text")]), Refusal::kind("OpenDocument"));
    refused(&archive(&[("a.txt", b"a")]), Refusal::kind("ZIP"));
    refused(&vec![b'a'; FILE_BYTES_MAX + 1], Refusal::FileBytes);
    let main = b"<Relationships><Relationship Id=\"r\" Type=\"x/officeDocument\" Target=\"word/document.xml\"/></Relationships>";
    let word = archive(&[("_rels/.rels", main), ("word/document.xml", b"<w/>")]);
    refused(&word, Refusal::kind("Word (.docx)"));
}

#[test]
fn every_refusal_is_a_sentence_in_both_languages() {
    let names = [
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
        Refusal::kind("PDF"),
    ];
    for refusal in names {
        let message = ImportMessage::from(refusal.clone());
        for lang in [Lang::Vi, Lang::En] {
            assert!(message.say(lang).len() > 20, "{refusal:?}");
        }
    }
    assert_eq!(open("a", b"%PDF-1.7"), Err(ImportMessage::WrongType { found: "PDF".to_owned() }));
}
