//! The school's workbook: its words are known, what it writes it reads, and slips are told at their cells.

use cadre::pack::Pack;
use cadre::record::{Fact, Record, RecordId, Titles};
use cadre::school::{School, YearFile, settle};
use jiff::Timestamp;

use super::*;
use crate::open;

const TITLES: &str =
    "[[title]]\ncode='bi-thu'\nvi='Bí thư'\nen='Secretary'\nstaff='official'\nverified=true\nsource='trial'\n
[[title]]\ncode='chu-tich'\nvi='Chủ tịch'\nen='Chair'\nstaff='official'\nverified=true\nsource='trial'\n";

const YEAR: &str = r#"school = "Trường =1+1 \"thử\""
year = 2027
budget_vnd = 900_000_000
travel_elsewhere_vnd = 200_000
full_time_places = 120
[[site]]
code = "CS1"
name = "Cơ sở 1"
[[room]]
code = "P1"
site = "CS1"
seats = 60
[[faculty]]
code = "XDD"
name = "Khoa Xây dựng Đảng"
[[programme]]
code = "TC"
name = "Trung cấp"
gives = { subject = "theory", level = "intermediate" }
[[programme]]
code = "BD"
name = "Bồi dưỡng"
lessons = 40
yearly = true
titles = ["bi-thu", "chu-tich"]
modules = [{ code = "M1", name = "Phần một", lessons = 24, faculty = "XDD", exam = "essay" }]
[[lecturer]]
code = "GV1"
name = "Người Thử"
faculty = "XDD"
rank = "principal"
teaches = ["M1"]
[[class]]
code = "V1"
programme = "TC"
site = "CS1"
weekdays = [6, 7]
starts = 2027-03-06
weeks = 40
seats_min = 25
seats_max = 60
open_cost_vnd = 80_000_000
[[class]]
code = "B1"
programme = "BD"
site = "CS1"
starts = 2027-05-10
weeks = 1
seats_min = 5
seats_max = 40
open_cost_vnd = 0
admission = "exam"
applications_until = 2027-04-01
exam_on = 2027-04-10
off_plan = { number = "12-CV/TU", issuer = "Tỉnh ủy", issued = "2027-01-15" }
[[closed]]
from = 2027-07-19
until = 2027-08-02
why = "Nghỉ hè"
[[travel]]
unit = "Xã An Bình"
site = "CS1"
cost_vnd = 50_000
"#;

fn titles() -> Titles {
    Titles::read(Pack { file: "titles.toml", text: TITLES }).unwrap()
}

fn school(file: &YearFile) -> School {
    let mut next = 0;
    let mut new_id = || {
        next += 1;
        RecordId([next; 16])
    };
    let changes = settle(&Record::default(), file, &mut new_id);
    let facts: Vec<Fact> = changes.into_iter().map(|change| change.known_at(Timestamp::UNIX_EPOCH)).collect();
    Record::at(&facts, "2026-11-24".parse().unwrap(), Timestamp::MAX).school
}

#[test]
fn what_is_written_reads_back_unchanged_in_both_languages() {
    let titles = titles();
    let file = YearFile::read(Pack { file: "school.toml", text: YEAR }, &titles).unwrap();
    for lang in Lang::ALL {
        let bytes = school_book(&school(&file), 2027, &titles, &["DỮ LIỆU MẪU".to_owned()], lang).unwrap();
        let book = open("truong.xlsx", &bytes).unwrap();
        assert!(is_school(&book));
        let text = school_text("truong.xlsx", &book).unwrap();
        let again = YearFile::read(Pack { file: "truong.xlsx", text: &text.text }, &titles);
        let again = again.unwrap_or_else(|error| panic!("{error:?}\n{}", text.text));
        let mut classes = file.clone();
        // The record lists everything by code.
        classes.classes.sort_by(|a, b| a.code.cmp(&b.code));
        classes.programmes.sort_by(|a, b| a.code.cmp(&b.code));
        assert_eq!(again, classes, "{lang:?}");
    }
}

#[test]
fn a_slip_is_told_at_its_cell() {
    let titles = titles();
    let file = YearFile::read(Pack { file: "school.toml", text: YEAR }, &titles).unwrap();
    let bytes = school_book(&school(&file), 2027, &titles, &[], Lang::Vi).unwrap();
    let mut book = open("truong.xlsx", &bytes).unwrap();
    let at = book.texts.iter().position(|text| &**text == "thi tuyển").unwrap();
    book.texts[at] = "bốc thăm".into();
    let problems = school_text("truong.xlsx", &book).unwrap_err();
    let [problem] = problems.as_slice() else { panic!("{problems:?}") };
    assert_eq!(problem.place.sheet.as_deref(), Some("Lớp"));
    assert!(problem.place.column.is_some() && problem.place.row.is_some());

    // What only the checks of the year see comes back to its cell by its line.
    book.texts[at] = "thi tuyển".into();
    let site = book.texts.iter().position(|text| &**text == "XDD").unwrap();
    book.texts[site] = "XDX".into();
    let faculty = book.sheets.iter_mut().find(|sheet| sheet.name == "Khoa").unwrap();
    let row = faculty.rows.len() - 1;
    let first = faculty.rows[row].first as usize;
    let other = book.texts.len() as u32;
    book.texts.push("KHAC".into());
    let sheet = book.sheets.iter_mut().find(|sheet| sheet.name == "Khoa").unwrap();
    sheet.cells[first].value = crate::book::Value::Text(other);
    let text = school_text("truong.xlsx", &book).unwrap();
    let error = YearFile::read(Pack { file: "truong.xlsx", text: &text.text }, &titles).unwrap_err().remove(0);
    let place = text.place(error.line).unwrap();
    assert_eq!(place.sheet.as_deref(), Some("Môn học"), "{error}");
    assert_eq!(place.column.as_deref(), Some("E"));
}

#[test]
fn every_level_and_choice_is_understood_as_it_is_said() {
    for wanted in levels() {
        for lang in Lang::ALL {
            assert_eq!(level(&wanted.say(lang)), Some(wanted));
        }
    }
    for of in ["rank", "exam", "admission", "days"] {
        for (code, said) in choices(of) {
            assert!(said.iter().all(|said| chosen(of, said).as_ref() == Some(&code)), "{of} {code}");
        }
    }
    assert_eq!(level("tiến sĩ âm nhạc"), None);
}
