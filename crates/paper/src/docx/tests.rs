//! A letter as an archive: its parts, its texts, the same bytes again.

use std::io::Read;

use super::*;
use crate::letter::{Annex, Column, Issuer, Part, Row, Rows};

fn letter() -> Letter {
    let columns = ["TT", "Họ và tên"].map(|heading| Column { heading: heading.to_owned(), width: 1, number: false });
    let table = Rows {
        columns: columns.to_vec(),
        rows: vec![
            Row::Group("Lớp K1".to_owned()),
            Row::Cells(vec!["1".to_owned(), "Nguyễn <An> & \u{b}Bình".to_owned()]),
        ],
    };
    Letter {
        day: "2026-11-25".parse().unwrap(),
        sample: Some("DỮ LIỆU MẪU".to_owned()),
        body_name: "Trường Chính trị".to_owned(),
        emblem: vec!["Cộng hòa".to_owned(), "Độc lập".to_owned()],
        subject: "Kế hoạch".to_owned(),
        parts: vec![Part::Text("Một đoạn.".to_owned()), Part::Bars(vec![("An".to_owned(), 505, "1/2".to_owned())])],
        annexes: vec![Annex { heading: "Phụ lục".to_owned(), note: String::new(), table }],
        ..Letter::default()
    }
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn the_same_letter_is_the_same_bytes_and_holds_its_texts() {
    let bytes = letter_docx(&letter()).unwrap();
    assert_eq!(bytes, letter_docx(&letter()).unwrap());
    let document = part(&bytes, "word/document.xml");
    assert!(document.contains("Nguyễn &lt;An&gt; &amp;  Bình"), "signs of XML and of control are no markup");
    assert!(document.contains("50.5 %") && document.contains("w:tblHeader"));
    assert!(part(&bytes, "word/footer1.xml").contains("DỮ LIỆU MẪU"));
}

#[test]
fn the_issuer_decides_the_head() {
    let party = Letter { issuer: Issuer::Party, ..letter() };
    let document = part(&letter_docx(&party).unwrap(), "word/document.xml");
    assert!(document.contains(">*</w:t>"), "a star stands below the name of a Party body");
    assert!(!part(&letter_docx(&letter()).unwrap(), "word/document.xml").contains(">*</w:t>"));
}
