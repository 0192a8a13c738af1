//! Lists as offices write them, a line a row: what is taken in, and what is said of the rest.

use cadre::pack::Pack;
use cadre::record::{Attainment, Sex, Titles};
use words::{Lang, Say};

use super::*;
use crate::Mapping;
use crate::book::{Cell, Merge, Row};

/// A sheet of texts: a row a line, cells parted by `|`; an empty piece is an empty cell.
fn book(sheets: &[(&str, &str)]) -> Book {
    let mut book = Book { fonts: vec!["".into()], ..Book::default() };
    for (name, text) in sheets {
        let mut sheet = Sheet { name: (*name).to_owned(), ..Sheet::default() };
        for (number, line) in text.lines().enumerate() {
            let first = sheet.cells.len() as u32;
            for (column, text) in line.split('|').enumerate().filter(|(_, text)| !text.trim().is_empty()) {
                book.texts.push(text.trim().into());
                let value = Value::Text(book.texts.len() as u32 - 1);
                sheet.cells.push(Cell { column: column as u16, font: 0, value });
            }
            if sheet.cells.len() as u32 > first {
                sheet.rows.push(Row { number: number as u32, first, hidden: false });
            }
        }
        book.sheets.push(sheet);
    }
    book
}

fn read(file: &str, book: Book, mapping: &str) -> Understood {
    let pack = Pack { file: "titles.toml", text: include_str!("../../../../rules/titles.toml") };
    let titles = Titles::read(pack).unwrap();
    let fields =
        Fields::read(Pack { file: "fields.toml", text: include_str!("../../../../rules/fields.toml") }).unwrap();
    let mapping = Mapping::read(Pack { file: "mapping.toml", text: mapping }).unwrap();
    let vocabulary = Vocabulary::new(&titles, &mapping).unwrap();
    let today = "2026-11-25".parse().unwrap();
    understand(file, book, Ask { vocabulary: &vocabulary, fields: &fields, mapping: &mapping, today }).unwrap()
}

/// One line a person, one line a problem, one line a notice.
fn told(understood: &Understood) -> String {
    let mut text = String::new();
    for stated in &understood.stated {
        let person = &stated.person;
        let sex = if person.sex == Sex::Male { "m" } else { "f" };
        text += &format!("{} {sex} {}", person.name, person.birth);
        text += &person.number.as_ref().map(|number| format!(" {}", number.reveal())).unwrap_or_default();
        text += &format!(" | {} |", stated.unit);
        text += &stated.holds.iter().map(|held| format!(" {}", held.holding.value.title)).collect::<String>();
        for evidence in &stated.evidence {
            match &evidence.value.attained {
                Attainment::Level(level) => text += &format!(" {}:{level}", level.subject().code()),
                Attainment::Words { subject, text: words } => text += &format!(" {}:{words}", subject.code()),
            }
            text += &evidence.value.major.as_ref().map(|major| format!("({major})")).unwrap_or_default();
        }
        for planned in &stated.planned {
            text += &format!(
                " quy hoạch {} {} {}",
                planned.title,
                planned.unit,
                planned.decision.number.as_deref().unwrap_or("")
            );
        }
        text.push('\n');
    }
    for (sign, list) in [("!", &understood.problems), ("i", &understood.notices)] {
        for problem in list {
            let (row, column) = (problem.place.row.unwrap_or(0), problem.place.column.clone().unwrap_or_default());
            text += &format!("{sign} {column}{row} {}\n", problem.what.kind());
        }
    }
    text
}

fn check(file: &str, book: Book, expected: &str) {
    let understood = read(file, book, "");
    let all: Vec<String> = understood.problems.iter().map(|problem| problem.what.say(Lang::En)).collect();
    assert_eq!(told(&understood), expected, "{all:?}");
}

#[test]
fn a_short_list_under_a_title() {
    let sheet = "
UBND HUYỆN VŨ THƯ
UBND XÃ AN BÌNH
DANH SÁCH CÁN BỘ, CÔNG CHỨC NĂM 2025

TT|Họ và tên|Ngày sinh|Giới tính|Chức vụ|Trình độ CM|LLCT|QLNN|Ghi chú
1|Nguyễn Văn An|05/03/1985|Nam|CT UBND|ĐH Luật|TC|CV|
2|TRẦN THỊ BÌNH|1990|Nữ|Phó Chủ tịch HĐND xã|Th.s|CC||đang ốm
Tổng cộng: 2 người
|||||An Bình, ngày 5 tháng 3 năm 2026
|NGƯỜI LẬP BIỂU||||CHỦ TỊCH
|Lê Văn Cường||||Nguyễn Văn An
";
    check(
        "a.xlsx",
        book(&[("Sheet1", sheet)]),
        "Nguyễn Văn An m 05/03/1985 | Xã An Bình | chu-tich-ubnd professional:university(Luật) theory:intermediate \
         state_management:specialist\n\
         Trần Thị Bình f 1990 | Xã An Bình | pho-chu-tich-hdnd professional:master theory:advanced\n\
         i B8 NameRewritten\ni 9 NotAPerson\n",
    );
}

#[test]
fn two_heading_rows_with_sex_by_column_and_marks() {
    let sheet = "
STT|Họ và tên|Ngày, tháng, năm sinh||Số CMND|Chức vụ|Đơn vị công tác|Trình độ lý luận chính trị|||
||Nam|Nữ||||Cử nhân|Cao cấp|Trung cấp|Sơ cấp
1|2|3|4|5|6|7|8|9|10|11
1|Nguyễn Văn An|05/03/1985||999085000001|Bí thư Đảng ủy|xã An Bình|||x|
2|Trần Thị Bình||03/1990|999190000002|CT UBND|UBND xã An Bình||||
3|Lê Thị Chi|1/1/1980|1/1/1980|999180000003|CT UBND|Xã An Bình||x|x|
";
    check(
        "a.xlsx",
        book(&[("DS", sheet)]),
        "Nguyễn Văn An m 05/03/1985 999085000001 | Xã An Bình | bi-thu-dang-uy theory:intermediate\n\
         Trần Thị Bình f 03/1990 999190000002 | Xã An Bình | chu-tich-ubnd theory:none\n\
         Lê Thị Chi f 1980 999180000003 | Xã An Bình | chu-tich-ubnd theory:advanced\n\
         ! D7 TwoBirths\ni E7 ToldByNumber\ni J7 TwoMarks\n",
    );
}

#[test]
fn sections_name_units_and_numbering_restarts() {
    let sheet = "
DANH SÁCH QUY HOẠCH
(Kèm theo Quyết định số 123-QĐ/TU ngày 15/5/2025)
TT|Họ và tên|Năm sinh|Dân tộc|Nam/Nữ|Quê quán|Cấp bậc/chức vụ|Chức danh quy hoạch|Ghi chú
I|Xã An Bình
1|Nguyễn Văn An|1985|Kinh|Nam|An Bình|CT UBND|Bí thư Đảng ủy|
II|Phường Vũ Vân
1|Trần Thị Bình|1990|Kinh|Nữ|Vũ Vân|PCT UBND|CT UBND|
";
    check(
        "a.xlsx",
        book(&[("DS", sheet)]),
        "Nguyễn Văn An m 1985 | Xã An Bình | chu-tich-ubnd quy hoạch bi-thu-dang-uy Xã An Bình 123-QĐ/TU\n\
         Trần Thị Bình f 1990 | Phường Vũ Vân | pho-chu-tich-ubnd quy hoạch chu-tich-ubnd Phường Vũ Vân 123-QĐ/TU\n",
    );
}

#[test]
fn two_tables_one_below_the_other() {
    let sheet = "
Xã An Bình
Họ tên|Ngày sinh|Giới tính|Chức vụ
Nguyễn Văn An|05/03/1985|Nam|CT UBND

Xã Bình An
Họ tên|Ngày sinh|Giới tính|Chức vụ
Trần Thị Bình|06/04/1990|Nữ|CT UBND
";
    check(
        "a.xlsx",
        book(&[("DS", sheet)]),
        "Nguyễn Văn An m 05/03/1985 | Xã An Bình | chu-tich-ubnd\n\
         Trần Thị Bình f 06/04/1990 | Xã Bình An | chu-tich-ubnd\n",
    );
}

#[test]
fn two_tables_side_by_side_have_each_its_unit() {
    let sheet = "
Xã An Bình||||||Xã Hòa Lạc
STT|Họ tên|Năm sinh|Nam/Nữ|Chức danh||STT|Họ tên|Năm sinh|Nam/Nữ|Chức danh
1|Đỗ Văn Anh|1980|Nam|CT UBND||1|Đỗ Văn Bê|1981|Nam|CT UBND
2|Vũ Thị Chi|1982|Nữ|PCT UBND
";
    check(
        "a.xlsx",
        book(&[("DS", sheet)]),
        "Đỗ Văn Anh m 1980 | Xã An Bình | chu-tich-ubnd\n\
         Vũ Thị Chi f 1982 | Xã An Bình | pho-chu-tich-ubnd\n\
         Đỗ Văn Bê m 1981 | Xã Hòa Lạc | chu-tich-ubnd\n",
    );
}

#[test]
fn a_learner_list_of_a_training_portal() {
    let sheet = "hoTen|soCCCD|donViCongTac|soDienThoai|email
Nguyễn Văn An|999085000001|Xã An Bình|0912345678|a@b.vn
Trần Thị Bình|999190000002|Xã An Bình||
";
    check(
        "a.csv",
        book(&[("a", sheet)]),
        "Nguyễn Văn An m 1985 999085000001 | Xã An Bình |\n\
         Trần Thị Bình f 1990 999190000002 | Xã An Bình |\n\
         i B2 ToldByNumber\ni B3 ToldByNumber\ni C0 UnitWithoutPost\n",
    );
}

#[test]
fn slips_are_named_cell_by_cell_and_leave_out_only_themselves() {
    let sheet = "
STT|Họ và tên|Ngày sinh|Giới tính|Số CCCD|Chức vụ|Đơn vị|Ngày vào Đảng|LLCT
1|Nguyễn Văn An|31/02/1985|Nam|999085000001|CT UBND|Xã An Bình||TC
2|Trần Thị Bình|05/03/1990|Nữ|99919000000|Kế toán trưởng|Xã An Bình|03/02/2030|TCX
3||05/03/1990|Nữ|999190000003|CT UBND|Xã An Bình||
4|Lê Văn 4|05/03/1990|N|999090000004|CT UBND|Xã An Bình||
5|Phạm Văn Dũng
6|Vũ Thị Em|5/3/91|Nữ|33191000006|CT UBND||05/03/11|
";
    check(
        "a.xlsx",
        book(&[("DS", sheet)]),
        "Nguyễn Văn An m 1985 999085000001 | Xã An Bình | chu-tich-ubnd theory:intermediate\n\
         Trần Thị Bình f 05/03/1990 | Xã An Bình |\n\
         ! C3 ImpossibleDate\n! E4 NumberDigits\n! F4 UnknownTitle\n! H4 Implausible\n! I4 UnknownLevel\n! B5 Empty\n\
         ! 5 RowLeftOut\n! B6 NotAName\n! D6 UnknownSex\n! 6 RowLeftOut\n! C7 Empty\n! 7 RowLeftOut\n! 8 NoUnit\n\
         i E3 ToldByNumber\ni E6 ToldByNumber\ni C8 ShortYearRead\ni E8 LostZero\ni H8 ShortYearRead\ni G0 UnitWithoutPost\n",
    );
}

#[test]
fn units_in_merged_cells_and_in_names_of_sheets() {
    let sheet = "
Đơn vị|Họ và tên|Ngày sinh|Giới tính|Chức vụ
Xã An Bình|Nguyễn Văn An|05/03/1985|Nam|CT UBND
|Trần Thị Bình|06/04/1990|Nữ|PCT UBND
Xã Vũ Vân|Lê Văn Cường|06/04/1991|Nam|CT UBND
";
    let mut merged = book(&[("DS", sheet)]);
    merged.sheets[0].merges.push(Merge { rows: (2, 3), columns: (0, 0) });
    check(
        "a.xlsx",
        merged,
        "Nguyễn Văn An m 05/03/1985 | Xã An Bình | chu-tich-ubnd\n\
         Trần Thị Bình f 06/04/1990 | Xã An Bình | pho-chu-tich-ubnd\n\
         Lê Văn Cường m 06/04/1991 | Xã Vũ Vân | chu-tich-ubnd\n",
    );
    let list = "Họ và tên|Ngày sinh|Giới tính|Chức vụ\nNguyễn Văn An|05/03/1985|Nam|CT UBND\n";
    check(
        "a.xlsx",
        book(&[("Xã An Bình", list)]),
        "Nguyễn Văn An m 05/03/1985 | Xã An Bình | chu-tich-ubnd\ni 0 UnitGuessed\n",
    );
    check(
        "phuong-vu-van.xlsx",
        book(&[("Sheet1", list)]),
        "Nguyễn Văn An m 05/03/1985 | Phường Vu Van | chu-tich-ubnd\ni 0 UnitGuessed\n",
    );
}

#[test]
fn names_and_births_in_parts() {
    let sheet = "
TT|Họ và chữ đệm|Tên|Ngày sinh|||Nữ|Chức vụ|Đơn vị
|||Ngày|Tháng|Năm|||
1|Nguyễn Văn|An|5|3|1985||CT UBND|Xã An Bình
2|Trần Thị|Bình|||1990|x|PCT UBND|Xã An Bình
";
    check(
        "a.xlsx",
        book(&[("DS", sheet)]),
        "Nguyễn Văn An m 05/03/1985 | Xã An Bình | chu-tich-ubnd\n\
         Trần Thị Bình f 1990 | Xã An Bình | pho-chu-tich-ubnd\n",
    );
}

#[test]
fn a_mapping_says_what_was_not_understood() {
    let sheet = "
Họ và tên|NS|GT|CV|Mã
Nguyễn Văn An|05/03/1985|Nam|Trưởng xã|7
";
    let mapping = r#"
[titles]
"Trưởng xã" = "chu-tich-ubnd"
[[shape]]
headings = ["Họ và tên", "NS", "GT", "CV", "Mã"]
unit = "Xã An Bình"
[shape.columns]
NS = "birth"
GT = "sex"
CV = "title"
"#;
    let without = read("a.xlsx", book(&[("DS", sheet)]), "");
    assert!(without.stated.is_empty());
    let with = read("a.xlsx", book(&[("DS", sheet)]), mapping);
    assert_eq!(told(&with), "Nguyễn Văn An m 05/03/1985 | Xã An Bình | chu-tich-ubnd\ni E0 UnknownColumn\n");
}

#[test]
fn a_secret_workbook_is_refused_whole() {
    let sheet = "TUYỆT MẬT\nHọ và tên|Ngày sinh|Giới tính|Chức vụ\nNguyễn Văn An|05/03/1985|Nam|CT UBND\n";
    check("a.xlsx", book(&[("DS", sheet)]), "! 0 Secret\n");
}
