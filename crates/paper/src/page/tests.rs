//! One page, whatever comes; texts as they are; the same bytes for the same page.

use std::process::Command;

use super::*;

fn section(rows: usize, columns: usize, text: &str) -> Section {
    Section {
        heading: "Theo đơn vị".to_owned(),
        columns: (0..columns).map(|column| format!("Cột {column}")).collect(),
        rows: (0..rows).map(|row| (0..columns).map(|_| format!("{text} {row}")).collect()).collect(),
        more: format!("… và {ROWS_LEFT_OUT} dòng nữa"),
    }
}

fn page(rows: usize, text: &str) -> PlanPage {
    PlanPage {
        lang: Lang::Vi,
        day: Date::constant(2026, 11, 24),
        sample: Some("DỮ LIỆU MẪU – không phải người thật".to_owned()),
        issuer_lines: vec!["Trường Chính trị tỉnh (mẫu)".to_owned()],
        title: "Kế hoạch đào tạo, bồi dưỡng năm 2027".to_owned(),
        subtitle: "Dự thảo 1, theo dữ kiện ngày 24/11/2026".to_owned(),
        notes: vec![text.to_owned()],
        figures: (0..10).map(|figure| (format!("Số liệu {figure}"), "1.234".to_owned())).collect(),
        units: section(rows, 5, text),
        classes: section(rows, 6, text),
        reasons: section(rows, 2, text),
        sign_left: "NGƯỜI LẬP BIỂU".to_owned(),
        sign_right: "THỦ TRƯỞNG ĐƠN VỊ".to_owned(),
    }
}

/// The text of a PDF, where the machine can read one.
fn text(pdf: &[u8]) -> Option<String> {
    let file = std::env::temp_dir().join(format!("goc-paper-{}-{}.pdf", std::process::id(), pdf.len()));
    std::fs::write(&file, pdf).unwrap();
    let read = Command::new("pdftotext").arg("-layout").arg(&file).arg("-").output();
    std::fs::remove_file(&file).unwrap();
    match read {
        Ok(read) => Some(String::from_utf8(read.stdout).unwrap()),
        Err(_) => {
            if let Ok(skips) = std::env::var("GOC_TEST_SKIPS") {
                use std::io::Write;
                let mut skips = std::fs::OpenOptions::new().append(true).create(true).open(skips).unwrap();
                writeln!(skips, "paper: text of the PDF not read, pdftotext (poppler-utils) is not installed").unwrap();
            }
            None
        }
    }
}

#[test]
fn the_page_says_what_it_was_given() {
    let pdf = plan_page(&page(3, "Xã Yên Mỹ Tây")).unwrap();
    assert!(pdf.starts_with(b"%PDF-"));
    let Some(text) = text(&pdf) else { return };
    for words in ["KẾ HOẠCH ĐÀO TẠO, BỒI DƯỠNG NĂM 2027", "Xã Yên Mỹ Tây 2", "DỮ LIỆU MẪU", "NGƯỜI LẬP BIỂU"]
    {
        assert!(text.contains(words), "{words}: {text}");
    }
    assert_eq!(text.matches('\u{c}').count(), 1, "one page");
}

#[test]
fn it_is_one_page_however_much_there_is() {
    let pdf = plan_page(&page(500, "Xã có tên rất dài để xem trang giấy có còn đủ chỗ cho tất cả mọi thứ hay không"))
        .unwrap();
    let Some(text) = text(&pdf) else { return };
    assert_eq!(text.matches('\u{c}').count(), 1, "one page");
    assert!(text.contains("dòng nữa"), "{text}");
}

#[test]
fn signs_of_markup_stay_signs() {
    let odd = r#"#let x = 1 $a$ *b* _c_ `d` \ "e" <f> @g = h // i [j]"#;
    let pdf = plan_page(&page(1, odd)).unwrap();
    let Some(text) = text(&pdf) else { return };
    for sign in ["#let x = 1", "$a$", "*b*", "_c_", "`d`", "<f>", "@g", "// i [j]"] {
        assert!(text.contains(sign), "{sign}: {text}");
    }
}

#[test]
fn the_same_page_is_the_same_bytes() {
    let page = page(4, "Xã Đông Hòa");
    assert_eq!(plan_page(&page).unwrap(), plan_page(&page).unwrap());
}
