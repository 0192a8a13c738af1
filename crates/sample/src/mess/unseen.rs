//! Layouts and kinds of mess that the author of the reader has not looked at before the score.

use fastrand::Rng;

use super::book::{Book, Cell, Sheet};
use super::content::{Column, Content};
use super::field::{self, Draft};
use super::files::{File, Made, Shop};
use super::person::{Person, Pool, pick};
use super::slips::{Place as Around, Rich, Slip};
use super::truth::{Claim, Judged, Place, Row, Truth, Written};
use super::xlsx;

/// Layouts of the usual build: none, the two below are laid by hand.
pub(super) const LAYOUTS: &str = "";

/// Known layouts with the unseen kinds.
pub(super) const FILES: &str = r#"
[[file]]
name = "Unseen danh sach ngan.xlsx"
write = "xlsx_shared_strings"
tables = ["short_list"]
units = 3
slips = 40
share = 2
kinds = ["title_rows", "blank_rows", "page_carry"]
[[file]]
name = "Unseen nhan su.xlsx"
write = "xlsx_inline_strings"
tables = ["hr_import"]
units = 3
slips = 40
share = 2
kinds = []
"#;

pub(super) const SLIPS: &[Slip] = &[
    Slip {
        kind: "name_called",
        fields: &["name"],
        least: Rich::Plain,
        make: |draft, place, rng| {
            let name = &place.person.name;
            let given = name.rsplit(' ').next().unwrap_or(name);
            let other = ["Bảy", "Tư", "Út", "Ba"][rng.usize(..4)];
            draft.rewrite(format!("{name} ({other} {given})"), "name_called");
            true
        },
    },
    Slip {
        kind: "date_with_words_before",
        fields: &["birth", "recruited", "party_probation", "party_full"],
        least: Rich::Plain,
        make: |draft, _, rng| {
            let words = ["SN ", "sinh ngày ", "Ngày "][if draft.field == "birth" { rng.usize(..3) } else { 2 }];
            let text = format!("{words}{}", draft.words());
            draft.rewrite(text, "date_with_words_before");
            true
        },
    },
    Slip {
        kind: "number_with_issue",
        fields: &["number"],
        least: Rich::Plain,
        make: |draft, place, rng| {
            let number = &place.person.number;
            let text = match rng.u8(..3) {
                0 => format!("CCCD: {number}"),
                1 => format!("{number} cấp ngày 12/4/2021"),
                _ => format!("{number}\n(cấp 12/4/2021)"),
            };
            draft.rewrite(text, "number_with_issue");
            true
        },
    },
    Slip {
        kind: "title_since",
        fields: &["title"],
        least: Rich::Plain,
        make: |draft, _, rng| {
            let tail = [" (từ 01/7/2025)", " (từ tháng 7/2025)", ", từ 2021"][rng.usize(..3)];
            let text = format!("{}{tail}", draft.words());
            draft.rewrite(text, "title_since");
            true
        },
    },
];

/// Remarks of a printed page in the empty rows of a table.
pub(super) fn after(kind: &str, sheet: &mut Sheet, truth: &mut Truth, _: &Pool, _: &Content, rng: &mut Rng) {
    if kind != "page_carry" {
        return;
    }
    let rows: Vec<u32> = truth
        .rows
        .iter()
        .filter(|row| row.sheet == sheet.name && row.file.starts_with("Unseen"))
        .map(|row| row.row)
        .collect();
    let (Some(first), Some(last)) = (rows.iter().min(), rows.iter().max()) else { return };
    for row in *first..*last {
        if sheet.cells.range((row, 0)..(row + 1, 0)).next().is_none() {
            let text = ["Cộng mang sang", "(Xem tiếp trang sau)", "Cộng trang"][rng.usize(..3)];
            sheet.put(row, 2, Cell::text(text));
        }
    }
}

/// The two layouts.
pub(super) fn more(people: usize, shop: &mut Shop) -> Vec<File> {
    let count = (people / 30).max(8);
    vec![
        two_sex_columns("Unseen hai cot gioi tinh - sach.xlsx", count, 0, shop),
        two_sex_columns("Unseen hai cot gioi tinh.xlsx", count, 14, shop),
        by_title("Unseen theo chuc danh - sach.xlsx", count, 0, shop),
        by_title("Unseen theo chuc danh.xlsx", count, 14, shop),
    ]
}

fn column(field: &str, head: &str, upper: &str) -> (Column, String) {
    (Column { field: field.to_owned(), heads: vec![head.to_owned()] }, upper.to_owned())
}

/// Draws a sheet: two rows of headings, then people; `section` may put a row above each of them.
fn draw(
    name: &str,
    layout: &str,
    columns: &[(Column, String)],
    people: &[(Option<String>, usize)],
    chance: u8,
    shop: &mut Shop,
) -> File {
    let mut sheet = Sheet::named("DS");
    sheet.put(1, 1, Cell::text("TỈNH VÂN SƠN"));
    sheet.put(3, 1, Cell::text("THỐNG KÊ CÁN BỘ CẤP XÃ"));
    for (at, (column, upper)) in (1..).zip(columns) {
        if upper.is_empty() {
            sheet.put(5, at, Cell::text(&column.heads[0]));
            sheet.merges.push((5, at, 6, at));
            continue;
        }
        let before = at > 1 && columns[at as usize - 2].1 == *upper;
        if !before {
            let same = columns[at as usize - 1..].iter().take_while(|(_, other)| other == upper).count() as u32;
            sheet.put(5, at, Cell::text(upper));
            sheet.merges.push((5, at, 5, at + same - 1));
        }
        sheet.put(6, at, Cell::text(&column.heads[0]));
    }
    let mut row = 6;
    for (number, (section, at)) in people.iter().enumerate() {
        let person = shop.pool.people[*at].clone();
        if let Some(section) = section {
            row += 1;
            sheet.put(row, 1, Cell::text(section));
            sheet.merges.push((row, 1, row, columns.len() as u32));
        }
        row += 1;
        let mut drafts: Vec<Draft> = columns.iter().map(|(column, _)| of(column, &person, number + 1, shop)).collect();
        let around = Around { person: &person, above: None, content: shop.content, has_number: false, has_birth: true };
        if chance > 0 {
            shop.planter.plant(&mut drafts, &around, Rich::Full, chance, shop.rng);
        }
        let mut claims: Vec<(Option<u32>, Claim)> = Vec::new();
        let nameless = drafts
            .iter()
            .flat_map(|draft| &draft.claims)
            .any(|claim| claim.field == "name" && !claim.groups.is_empty());
        let titleless = drafts
            .iter()
            .flat_map(|draft| &draft.claims)
            .any(|claim| claim.field == "title" && !claim.groups.is_empty());
        for (column, draft) in (1..).zip(drafts) {
            if let Some(cell) = draft.cell {
                sheet.put(row, column, cell);
            }
            let kept = draft
                .claims
                .into_iter()
                .filter(|claim| (!nameless || claim.field == "name") && (!titleless || claim.field != "unit"));
            claims.extend(kept.map(|claim| (Some(column), claim)));
        }
        if layout == "by_title" && !nameless {
            let mut claim = Claim::new("title", person.holds[0].title.clone());
            claim.kinds.push("section_of_titles");
            claims.push((None, claim));
        }
        let known = |field: &str, long: usize| {
            claims
                .iter()
                .any(|(_, claim)| claim.field == field && claim.value.first().is_some_and(|text| text.len() >= long))
        };
        shop.truth.rows.push(Row {
            file: name.to_owned(),
            sheet: "DS".to_owned(),
            row,
            person: *at,
            number: false,
            name: known("name", 1),
            birth: known("birth", 10),
            some_birth: known("birth", 1),
            unit: known("unit", 1),
        });
        for (column, claim) in claims {
            let place = Place { file: name.to_owned(), sheet: "DS".to_owned(), row: Some(row), column };
            shop.truth.cells.push(Judged { place, also: Vec::new(), person: Some(*at), claim });
        }
    }
    let book = Book { sheets: vec![sheet], since_1904: false };
    let kinds = Vec::new();
    shop.truth.files.push(Written { name: name.to_owned(), layout: layout.to_owned(), kinds, unseen: true });
    let manner = xlsx::Manner { shared: true, references: true, ..xlsx::Manner::default() };
    File { name: name.to_owned(), made: Made::Bytes(xlsx::write(&book, manner)) }
}

fn of(column: &Column, person: &Person, number: usize, shop: &mut Shop) -> Draft {
    let Some(male) = column.field.strip_prefix("sex_column:") else {
        return field::draft(column, person, number, shop.content, shop.rng);
    };
    let here = (male == "male") == person.male;
    let claims = if here { vec![Claim::new("sex", person.sex())] } else { Vec::new() };
    Draft { field: column.field.clone(), cell: here.then(|| Cell::text("x")), claims }
}

fn somebody(shop: &mut Shop) -> usize {
    let units = shop.content.rows("units");
    let unit = units[shop.rng.usize(..units.len())][0].to_owned();
    shop.pool.fresh(&unit, shop.content, shop.rng)
}

/// Sex is an x under Nam or under Nữ; the birth stands in a column of its own.
fn two_sex_columns(name: &str, count: usize, chance: u8, shop: &mut Shop) -> File {
    let levels = "Trình độ";
    let columns = [
        column("stt", "Số TT", ""),
        column("name", "Họ và tên cán bộ", ""),
        column("sex_column:male", "Nam", "Giới tính"),
        column("sex_column:female", "Nữ", "Giới tính"),
        column("birth", "Ngày tháng năm sinh", ""),
        column("title", "Chức danh đang đảm nhiệm", ""),
        column("general", "Văn hóa", levels),
        column("professional", "Chuyên môn", levels),
        column("theory", "Chính trị", levels),
        column("state_management", "QLNN", levels),
        column("party_probation", "Ngày kết nạp", "Đảng viên"),
        column("party_full", "Ngày chính thức", "Đảng viên"),
        column("unit", "Tên xã, phường, thị trấn", ""),
    ];
    let people: Vec<(Option<String>, usize)> = (0..count).map(|_| (None, somebody(shop))).collect();
    draw(name, "two_sex_columns", &columns, &people, chance, shop)
}

/// The titles are the sections; each row has its commune.
fn by_title(name: &str, count: usize, chance: u8, shop: &mut Shop) -> File {
    let columns = [
        column("stt", "TT", ""),
        column("name", "Họ và tên", ""),
        column("birth", "Ngày sinh", ""),
        column("sex", "Giới tính", ""),
        column("unit", "Đơn vị", ""),
        column("professional", "Chuyên môn", "Trình độ"),
        column("theory", "LLCT", "Trình độ"),
    ];
    let mut people: Vec<usize> = (0..count).map(|_| somebody(shop)).collect();
    people.retain(|at| shop.pool.people[*at].holds.len() == 1);
    people.sort_by_key(|at| shop.pool.people[*at].holds[0].title.clone());
    let mut before = String::new();
    let mut sections = 0;
    let mut rows = Vec::new();
    for at in people {
        let title = shop.pool.people[at].holds[0].title.clone();
        let section = (title != before).then(|| {
            sections += 1;
            let sign = pick(shop.rng, &["", "."]);
            format!("{sections}{sign} {}", shop.content.stem(&title))
        });
        before = title;
        rows.push((section, at));
    }
    draw(name, "by_title", &columns, &rows, chance, shop)
}
