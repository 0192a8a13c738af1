//! Files that are no workbooks, or cannot be read.

use fastrand::Rng;

use super::files::{File, Made};
use super::old;
use super::truth::{Place, Truth, Written};
use super::xlsx::zipped;

/// Broken, empty, protected and foreign files, and a copy of one that is whole.
pub(super) fn write(files: &mut Vec<File>, truth: &mut Truth, rng: &mut Rng) {
    copy(files, truth);
    let whole = files.iter().find_map(|file| match &file.made {
        Made::Bytes(bytes) if file.name.ends_with(".xlsx") => Some(bytes.clone()),
        _ => None,
    });
    let whole = whole.unwrap_or_default();
    let letter = zipped(&[
        ("[Content_Types].xml", b"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"),
        (
            "word/document.xml",
            b"<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body/></w:document>",
        ),
    ]);
    // What Excel keeps beside an open file: the length of a user's name, the name, blanks.
    let mut owner = vec![5];
    owner.extend(b"admin");
    owner.resize(165, b' ');
    let strange: [(&str, Vec<u8>, &'static str); 6] = [
        ("Tai ve bi loi.xlsx", whole[..whole.len() * 2 / 3].to_vec(), "file_broken"),
        ("Moi.xlsx", Vec::new(), "file_empty"),
        ("Danh sach (mat).xlsx", old::protected(rng), "file_protected"),
        ("Giay moi hop.docx", letter, "file_not_a_table"),
        ("Anh chup.jpg", [&[0xff, 0xd8, 0xff, 0xe0][..], &[7; 400]].concat(), "file_not_a_table"),
        ("~$Danh sach ngan - sach.xlsx", owner, "excel_owner_file"),
    ];
    for (name, bytes, kind) in strange {
        if kind != "excel_owner_file" {
            let place = Place { file: name.to_owned(), ..Place::default() };
            truth.must_report(place, "file", kind, &["file"]);
        }
        let kinds = vec![kind.to_owned()];
        truth.files.push(Written { name: name.to_owned(), layout: "strange".to_owned(), kinds, unseen: false });
        files.push(File { name: name.to_owned(), made: Made::Bytes(bytes) });
    }
}

/// The same workbook under a second name.
fn copy(files: &mut Vec<File>, truth: &mut Truth) {
    const NAME: &str = "Danh sach ngan - sach.xlsx";
    const COPY: &str = "Danh sach ngan - sach - Copy.xlsx";
    let Some(Made::Bytes(bytes)) = files.iter().find(|file| file.name == NAME).map(|file| &file.made) else { return };
    files.push(File { name: COPY.to_owned(), made: Made::Bytes(bytes.clone()) });
    let mut cells: Vec<_> = truth.cells.iter().filter(|cell| cell.place.file == NAME).cloned().collect();
    for cell in &mut cells {
        cell.place.file = COPY.to_owned();
        cell.claim.kinds.push("file_copied_twice");
    }
    truth.cells.extend(cells);
    let rows: Vec<_> = truth.rows.iter().filter(|row| row.file == NAME).cloned().collect();
    truth.rows.extend(rows.into_iter().map(|row| super::truth::Row { file: COPY.to_owned(), ..row }));
    let kinds = vec!["file_copied_twice".to_owned(), "xlsx_shared_strings".to_owned()];
    truth.files.push(Written { name: COPY.to_owned(), layout: "short_list".to_owned(), kinds, unseen: false });
}
