//! Lists as offices write them, and each slip they make: named by file, sheet, row and column.

use cadre::pack::Pack;
use proptest::prelude::*;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet};

use super::*;
use crate::write::Row;
use crate::write_list;

fn titles() -> Titles {
    Titles::read(Pack { file: "titles.toml", text: include_str!("../../../../rules/titles.toml") }).unwrap()
}

fn fields() -> Fields {
    Fields::read(Pack { file: "fields.toml", text: include_str!("../../../../rules/fields.toml") }).unwrap()
}

fn read(bytes: &[u8]) -> Result<List, Vec<Problem>> {
    read_list("an-binh.xlsx", bytes, &titles(), &fields())
}

fn level(subject: Subject, code: &str) -> Level {
    Level::new(subject, code).unwrap()
}

fn anh() -> Row {
    Row::default()
        .say(Holds::Name, "Nguyễn Thị Ánh")
        .born(Sex::Female, PartialDate::parse("05/03/1985").unwrap())
        .say(Holds::Number, "999185000001")
        .say(Holds::Title, "Chủ tịch UBND")
        .say(Holds::Unit, "Xã An Bình")
        .say(Holds::General, "12/12")
        .say(Holds::Religion, "mẫu")
        .say(Holds::Joined, "07/2020")
        .mark(level(Subject::Professional, "university"))
        .mark(level(Subject::Theory, "elementary"))
}

fn binh() -> Row {
    Row::default()
        .say(Holds::Name, "Trần Văn Bình")
        .born(Sex::Male, PartialDate::parse("1980").unwrap())
        .say(Holds::Title, "PCT UBND")
        .say(Holds::Unit, "Xã An Bình")
}

fn list(rows: &[Row]) -> Vec<u8> {
    write_list("DS", &["DANH SÁCH".to_owned()], rows).unwrap()
}

#[test]
fn what_is_written_is_read_back() {
    let list = read(&list(&[anh(), binh()])).unwrap();
    assert_eq!(list.not_kept, [("Tôn giáo".to_owned(), 1)]);
    assert_eq!(list.no_theory_mark, 1);
    let [first, second] = list.stated.as_slice() else { panic!("two people: {list:?}") };
    assert_eq!(*first.source, Source { file: "an-binh.xlsx".to_owned(), sheet: "DS".to_owned(), row: 8 });
    assert_eq!((first.person.name.as_ref(), first.person.sex), ("Nguyễn Thị Ánh", Sex::Female));
    assert_eq!(first.person.birth.to_string(), "05/03/1985");
    assert_eq!(first.person.number.as_ref().unwrap().reveal(), "999185000001");
    let held = &first.holds[0].holding.value;
    assert_eq!((held.title.0.as_ref(), held.joined.unwrap().to_string()), ("chu-tich-ubnd", "07/2020".to_owned()));
    let levels: Vec<String> = first.evidence.iter().map(|stated| format!("{:?}", stated.value.attained)).collect();
    assert!(levels[0].contains("General") && levels[1].contains("Professional"), "{levels:?}");
    // Theory and state management without a mark are "none"; a professional degree without one says nothing.
    let attained: Vec<Subject> = second.evidence.iter().map(|stated| stated.value.attained.subject()).collect();
    assert_eq!(attained, [Subject::Theory, Subject::StateManagement]);
}

/// A list with Ánh and Bình in which cells were changed, as people change them.
fn changed(change: impl Fn(&mut Worksheet)) -> Result<List, Vec<Problem>> {
    let layout = Layout::list_39().unwrap();
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.set_name("DS").unwrap();
    let mut group = "";
    for (at, column) in layout.columns.iter().enumerate() {
        if column.heading != group || column.sub.is_none() {
            sheet.write_string(4, at as u16, &column.heading).unwrap();
        }
        group = &column.heading;
        if let Some(sub) = &column.sub {
            sheet.write_string(5, at as u16, sub).unwrap();
        }
        sheet.write_string(6, at as u16, (at + 1).to_string()).unwrap();
    }
    for (row, name, birth, number) in
        [(7, "Nguyễn Thị Ánh", 3, "999185000001"), (8, "Trần Văn Bình", 2, "999080000002")]
    {
        sheet.write_string(row, 1, name).unwrap();
        sheet.write_string(row, birth, "05/03/1985").unwrap();
        sheet.write_string(row, 4, number).unwrap();
        sheet.write_string(row, 6, "Chủ tịch UBND").unwrap();
        sheet.write_string(row, 7, "Xã An Bình").unwrap();
    }
    sheet.write_string(11, 1, "NGƯỜI LẬP BIỂU").unwrap();
    sheet.write_string(11, 20, "THỦ TRƯỞNG ĐƠN VỊ").unwrap();
    sheet.write_string(15, 20, "Nguyễn Văn Ký").unwrap();
    change(sheet);
    read(&workbook.save_to_buffer().unwrap())
}

#[test]
fn a_clean_list_with_signatures_below_is_read() {
    assert_eq!(changed(|_| ()).unwrap().stated.len(), 2);
}

#[test]
fn each_slip_is_named_where_it_stands() {
    let check = |place: &str, what: ImportMessage, change: &dyn Fn(&mut Worksheet)| {
        let problems = changed(change).unwrap_err();
        let [problem] = problems.as_slice() else { panic!("{what:?}: {problems:?}") };
        let row = problem.place.row.map_or(String::new(), |row| row.to_string());
        assert_eq!(problem.place.column.clone().unwrap_or_default() + &row, place, "{problem:?}");
        assert_eq!((problem.place.file.as_str(), problem.place.sheet.as_deref()), ("an-binh.xlsx", Some("DS")));
        assert_eq!(problem.what, what);
    };
    let put = |row: u32, column: u16, text: &'static str| {
        move |sheet: &mut Worksheet| {
            sheet.write_string(row, column, text).unwrap();
        }
    };
    let found = |text: &str| text.to_owned();
    check("D8", ImportMessage::ImpossibleDate { found: found("31/02/1985") }, &put(7, 3, "31/02/1985"));
    check("D8", ImportMessage::ShortYear { found: found("5/3/85") }, &put(7, 3, "5/3/85"));
    check("D8", ImportMessage::NotADate { found: found("mồng năm") }, &put(7, 3, "mồng năm"));
    check("D8", ImportMessage::YearOutside { found: found("05/03/1085") }, &put(7, 3, "05/03/1085"));
    check("D8", ImportMessage::TwoBirths, &put(7, 2, "05/03/1985"));
    check("C8", ImportMessage::NoBirth, &put(7, 3, " "));
    check("E8", ImportMessage::NumberDigits { digits: 11 }, &put(7, 4, "99918500001"));
    check("G8", ImportMessage::UnknownTitle { found: found("Trùm xã") }, &put(7, 6, "Trùm xã"));
    check("H9", ImportMessage::Empty { heading: found("Đơn vị công tác") }, &put(8, 7, " "));
    check("Q8", ImportMessage::UnknownLevel { found: found("giỏi") }, &put(7, 16, "giỏi"));
    check("T8", ImportMessage::NotAMark { found: found("có") }, &put(7, 19, "có"));
    check("K8", ImportMessage::TooLong { characters: 501, limit: 500 }, &|sheet| {
        sheet.write_string(7, 10, "ă".repeat(501)).unwrap();
    });
    check(
        "B5",
        ImportMessage::UnknownHeading { found: found("Tên gọi"), expected: found("Họ và tên") },
        &|sheet| {
            sheet.write_string(4, 1, "Tên gọi").unwrap();
            sheet.write_string(3, 0, "Họ và tên").unwrap();
        },
    );
    check(
        "Y6",
        ImportMessage::UnknownHeading { found: found("Cử tri"), expected: found("Cử nhân") },
        &put(5, 24, "Cử tri"),
    );
    check("AN5", ImportMessage::ExtraHeading { found: found("Chiều cao") }, &put(4, 39, "Chiều cao"));
    check("Z8", ImportMessage::TwoMarks { first: found("Y") }, &|sheet| {
        sheet.write_string(7, 24, "x").unwrap();
        sheet.write_string(7, 25, "X").unwrap();
    });
    check("D8", ImportMessage::CellError { found: found("#REF!") }, &|sheet| {
        sheet.write_formula(7, 3, Formula::new("=Z1").set_result("#REF!")).unwrap();
    });
}

#[test]
fn headings_that_are_elsewhere_are_a_table_that_is_not_there() {
    let mut workbook = Workbook::new();
    workbook.add_worksheet().write_string(0, 0, "Lịch công tác tuần").unwrap();
    let problems = read(&workbook.save_to_buffer().unwrap()).unwrap_err();
    assert!(matches!(&problems[0].what, ImportMessage::NoTable { heading } if heading == "Họ và tên"));
    let empty = read(&list(&[])).unwrap_err();
    assert_eq!(empty[0].what, ImportMessage::NoRows);
}

#[test]
fn every_problem_of_every_row_is_named_at_once() {
    let problems = changed(|sheet| {
        sheet.write_string(7, 3, "31/02/1985").unwrap();
        sheet.write_string(7, 6, "Trùm xã").unwrap();
        sheet.write_string(8, 2, "30/02/1985").unwrap();
    });
    assert_eq!(problems.unwrap_err().len(), 3);
}

#[test]
fn spreadsheet_dates_numbers_and_stray_blanks_are_understood() {
    let list = changed(|sheet| {
        let day = ExcelDateTime::from_ymd(1985, 3, 5).unwrap();
        sheet.write_datetime_with_format(7, 3, &day, &Format::new().set_num_format("dd/mm/yyyy")).unwrap();
        sheet.write_number(7, 4, 999_185_000_001.0).unwrap();
        sheet.write_number(8, 2, 1985.0).unwrap();
        sheet.write_string(7, 1, " Nguye\u{302}\u{303}n\u{a0} Thị  Ánh ").unwrap();
    });
    let list = list.unwrap();
    assert_eq!(&*list.stated[0].person.name, "Nguyễn Thị Ánh");
    assert_eq!(list.stated[0].person.birth.to_string(), "05/03/1985");
    assert_eq!(list.stated[0].person.number.as_ref().unwrap().reveal(), "999185000001");
    assert_eq!(list.stated[1].person.birth.to_string(), "1985");
}

#[test]
fn a_cut_workbook_is_broken_and_says_so() {
    let whole = list(&[anh()]);
    for part in [whole.len() / 3, whole.len() / 2, whole.len() - 1] {
        assert_eq!(read(&whole[..part]).unwrap_err()[0].what, ImportMessage::Broken);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever comes in, the answer is a list or problems.
    #[test]
    fn nothing_panics(at in 0.0..1.0_f64, bytes in proptest::collection::vec(any::<u8>(), 1..64)) {
        let mut workbook = list(&[anh(), binh()]);
        let start = ((workbook.len() - bytes.len()) as f64 * at) as usize;
        workbook[start..start + bytes.len()].copy_from_slice(&bytes);
        let _ = read(&workbook);
        let _ = read(&bytes);
    }
}
