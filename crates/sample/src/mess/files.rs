//! The workbooks of the plan in `xtask/mess/files.toml`: people are chosen, tables laid, files written.

use std::collections::BTreeSet;

use fastrand::Rng;
use toml::{Table, Value};

use super::book::{Book, Cell, Sheet};
use super::content::Content;
use super::encode;
use super::grid::{self, Desk, Order};
use super::person::Pool;
use super::plain::{self, Csv};
use super::slips::{Planter, Rich};
use super::truth::{Place, Row, Truth, Written};
use super::{ods, xlsx};

/// What a file is made of: bytes, or a workbook for a program that is not here.
pub(crate) enum Made {
    Bytes(Vec<u8>),
    /// To be written by xlwt.
    Old(Book),
}

/// A file and its name.
pub(crate) struct File {
    pub(crate) name: String,
    pub(crate) made: Made,
}

/// What changes a sheet once it is laid: kinds of mess that are kept unseen.
pub(crate) type After = fn(&str, &mut Sheet, &mut Truth, &Pool, &Content, &mut Rng);

/// One line of the plan.
struct Spec<'a>(&'a Table);

impl Spec<'_> {
    fn text(&self, key: &str) -> &str {
        self.0.get(key).and_then(Value::as_str).unwrap_or("")
    }

    fn number(&self, key: &str, other: f64) -> f64 {
        let number = self.0.get(key);
        number.and_then(|value| value.as_float().or_else(|| value.as_integer().map(|n| n as f64))).unwrap_or(other)
    }

    fn texts(&self, key: &str) -> Vec<String> {
        let list = self.0.get(key).and_then(Value::as_array);
        list.map(|list| list.iter().filter_map(Value::as_str).map(str::to_owned).collect()).unwrap_or_default()
    }
}

/// Everything that a plan is carried out with.
pub(crate) struct Shop<'a> {
    pub(crate) content: &'a Content,
    pub(crate) pool: &'a mut Pool,
    pub(crate) truth: &'a mut Truth,
    pub(crate) planter: &'a mut Planter,
    pub(crate) rng: &'a mut Rng,
    pub(crate) unseen: bool,
    pub(crate) after: Option<After>,
}

/// Writes the files of a plan for about this many people.
pub(crate) fn write(plan: &str, people: usize, shop: &mut Shop) -> Vec<File> {
    let plan: Table = plan.parse().expect("the plan is part of the program and tested");
    let specs: Vec<Spec> = plan
        .get("file")
        .and_then(Value::as_array)
        .map(|files| files.iter().filter_map(Value::as_table).map(Spec).collect())
        .unwrap_or_default();
    let shares: f64 = specs.iter().map(|spec| spec.number("share", 1.0)).sum();
    // About an eighth of the rows are people who were in an earlier file.
    let rows = people as f64 * 1.12 / shares;
    specs.iter().map(|spec| one(spec, (rows * spec.number("share", 1.0)).ceil() as usize, shop)).collect()
}

fn one(spec: &Spec, rows: usize, shop: &mut Shop) -> File {
    let kinds: BTreeSet<String> = spec.texts("kinds").into_iter().collect();
    let tables = spec.texts("tables");
    let units = units(spec.number("units", 1.0) as usize, shop);
    let write = spec.text("write").to_owned();
    let rich = rich(&write);
    let name = spec.text("name").replace("{unit}", &units[0]);
    let mut used = BTreeSet::new();
    let known = spec.number("known", 12.0) as u8;
    let mut groups_of = |shop: &mut Shop, count: usize| -> Vec<Vec<usize>> {
        let each = count.div_ceil(units.len()).max(2);
        units.iter().map(|unit| (0..each).map(|_| somebody(unit, known, &mut used, shop)).collect()).collect()
    };
    let first_claim = shop.truth.cells.len();
    let mut book = Book { sheets: Vec::new(), since_1904: kinds.contains("date_1904") };
    let chance = spec.number("slips", 0.0) as u8;
    if spec.0.get("sheets").is_some() {
        for group in groups_of(shop, rows) {
            let unit = shop.pool.people[group[0]].unit().to_owned();
            let sheet = sheet_name(&unit, chance > 0, shop);
            let order = Order { layout: &tables[0], kinds: &kinds, groups: &[group], chance, rich };
            book.sheets.push(laid(&sheet, &[order], shop, &name));
        }
    } else {
        let per_table: Vec<Vec<Vec<usize>>> = tables.iter().map(|_| groups_of(shop, rows / tables.len())).collect();
        let orders: Vec<Order> = tables
            .iter()
            .zip(&per_table)
            .map(|(layout, groups)| Order { layout, kinds: &kinds, groups, chance, rich })
            .collect();
        // A text file has no sheets, and its one table no name.
        let sheet = if rich == Rich::Plain { "" } else { "Sheet1" };
        book.sheets.push(laid(sheet, &orders, shop, &name));
        if kinds.contains("hidden_sheet_old") {
            old_sheet(&mut book, &name, &tables[0], &per_table[0], shop);
        }
    }
    more_sheets(&mut book, &kinds, shop.content);
    for kind in kinds.iter() {
        for sheet in &mut book.sheets {
            if encode::is(kind) {
                encode::apply(kind, sheet, &mut shop.truth.cells[first_claim..], shop.content);
            }
            if let Some(after) = shop.after {
                after(kind, sheet, shop.truth, shop.pool, shop.content, shop.rng);
            }
        }
    }
    let mut all: Vec<String> = kinds.into_iter().collect();
    all.push(write.clone());
    if write == "html_named_xls" {
        may_refuse(&name, shop);
    }
    shop.truth.files.push(Written { name: name.clone(), layout: tables.join(" + "), kinds: all, unseen: shop.unseen });
    File { name, made: bytes(&book, &write) }
}

/// One workbook of people who are known: a sheet for all groups, or one for each.
pub(crate) fn of_groups(way: &Table, name: &str, groups: &[Vec<usize>], shop: &mut Shop) -> File {
    let spec = Spec(way);
    let kinds: BTreeSet<String> = spec.texts("kinds").into_iter().collect();
    let (layout, write, chance) = (spec.text("layout"), spec.text("write"), spec.number("slips", 0.0) as u8);
    let rich = rich(write);
    let first_claim = shop.truth.cells.len();
    let mut book = Book { sheets: Vec::new(), since_1904: kinds.contains("date_1904") };
    if way.contains_key("sheets") {
        for group in groups {
            let sheet = shop.pool.people[group[0]].unit().to_owned();
            let order = Order { layout, kinds: &kinds, groups: std::slice::from_ref(group), chance, rich };
            book.sheets.push(laid(&sheet, &[order], shop, name));
        }
    } else {
        let order = Order { layout, kinds: &kinds, groups, chance, rich };
        let sheet = if rich == Rich::Plain { "" } else { "Sheet1" };
        book.sheets.push(laid(sheet, &[order], shop, name));
    }
    more_sheets(&mut book, &kinds, shop.content);
    for kind in kinds.iter().filter(|kind| encode::is(kind)) {
        for sheet in &mut book.sheets {
            encode::apply(kind, sheet, &mut shop.truth.cells[first_claim..], shop.content);
        }
    }
    let mut all: Vec<String> = kinds.into_iter().collect();
    all.push(write.to_owned());
    let (file, layout) = (name.to_owned(), layout.to_owned());
    shop.truth.files.push(Written { name: file, layout, kinds: all, unseen: false });
    File { name: name.to_owned(), made: bytes(&book, write) }
}

/// What a kind of file can hold.
fn rich(write: &str) -> Rich {
    match write {
        write if write.starts_with("csv") => Rich::Plain,
        "file_xls" | "file_ods" => Rich::Typed,
        "html_named_xls" => Rich::Plain,
        _ => Rich::Full,
    }
}

/// A page that calls itself a workbook may be refused as a whole; otherwise its cells count.
fn may_refuse(name: &str, shop: &mut Shop) {
    for cell in shop.truth.cells.iter_mut().filter(|cell| cell.place.file == name) {
        cell.claim.kinds.push("html_named_xls");
    }
}

fn laid(name: &str, orders: &[Order], shop: &mut Shop, file: &str) -> Sheet {
    let mut desk = Desk {
        file,
        sheet: Sheet::named(name),
        row: 0,
        content: shop.content,
        pool: shop.pool,
        truth: shop.truth,
        planter: shop.planter,
        rng: shop.rng,
    };
    for (at, order) in orders.iter().enumerate() {
        if at > 0 {
            desk.row += 3;
        }
        grid::lay(&mut desk, order);
    }
    desk.sheet
}

fn units(count: usize, shop: &mut Shop) -> Vec<String> {
    let mut units: Vec<String> = shop.content.rows("units").iter().map(|row| row[0].to_owned()).collect();
    shop.rng.shuffle(&mut units);
    units.truncate(count.max(1));
    units
}

/// A person of the commune: one who was in an earlier file by this chance out of a hundred, else a new one.
fn somebody(unit: &str, known: u8, used: &mut BTreeSet<usize>, shop: &mut Shop) -> usize {
    let old: Vec<usize> =
        (0..shop.pool.people.len()).filter(|at| !used.contains(at) && shop.pool.people[*at].unit() == unit).collect();
    let at = if shop.rng.u8(..100) < known && !old.is_empty() {
        old[shop.rng.usize(..old.len())]
    } else {
        shop.pool.fresh(unit, shop.content, shop.rng)
    };
    used.insert(at);
    at
}

/// A sheet is called by its commune, sometimes shortened.
fn sheet_name(unit: &str, short: bool, shop: &mut Shop) -> String {
    let (kind, rest) = unit.split_once(' ').unwrap_or(("", unit));
    if !short || shop.rng.u8(..3) > 0 || kind.chars().count() == 2 && shop.rng.bool() {
        return unit.to_owned();
    }
    // Two words make the kind of a town, one the others.
    match rest.split_once(' ') {
        Some((_, rest)) if kind.starts_with("Th") => format!("TT. {rest}"),
        _ => format!("{}. {rest}", kind.chars().next().unwrap_or('X')),
    }
}

/// A hidden sheet of an earlier year: the same people with other titles.
fn old_sheet(book: &mut Book, file: &str, layout: &str, groups: &[Vec<usize>], shop: &mut Shop) {
    let mut scratch = Truth::default();
    let kinds = BTreeSet::new();
    let order = Order { layout, kinds: &kinds, groups, chance: 0, rich: Rich::Full };
    let truth = std::mem::take(shop.truth);
    let mut sheet = laid("2019", &[order], shop, file);
    std::mem::swap(&mut scratch, shop.truth);
    *shop.truth = truth;
    let titles: Vec<(u32, u32)> = scratch
        .cells
        .iter()
        .filter(|cell| cell.claim.field == "title")
        .filter_map(|cell| Some((cell.place.row?, cell.place.column?)))
        .collect();
    for (row, column) in titles {
        sheet.put(row, column, Cell::text(shop.content.stem("chu-tich-hoi-nong-dan")));
    }
    sheet.hidden = true;
    book.sheets.push(sheet);
    let place = Place { file: file.to_owned(), sheet: "2019".to_owned(), row: None, column: None };
    shop.truth.must_report(place, "sheet", "hidden_sheet_old", &["table"]);
    // Whoever is read from it all the same is at least no stranger.
    shop.truth.rows.extend(scratch.rows.into_iter().map(|row| Row { number: false, ..row }));
}

fn more_sheets(book: &mut Book, kinds: &BTreeSet<String>, content: &Content) {
    if kinds.contains("summary_sheet") {
        let words = content.list("titles_of_sheets.summary");
        let mut sheet = Sheet::named(words[0]);
        for (column, word) in (1..).zip(&words[1..]) {
            sheet.put(3, column, Cell::text(*word));
        }
        for (row, unit) in (4..).zip(content.rows("units").iter().take(6)) {
            sheet.put(row, 1, Cell::text(unit[0]));
            sheet.put(row, 2, Cell::number(f64::from(20 + row)));
            sheet.put(row, 3, Cell::number(f64::from(row)));
        }
        book.sheets.insert(0, sheet);
    }
    if kinds.contains("lists_sheet") {
        let words = content.list("titles_of_sheets.lists");
        let mut sheet = Sheet::named(words[0]);
        for (row, word) in (1..).zip(&words[1..]) {
            sheet.put(row, 1, Cell::text(*word));
        }
        sheet.hidden = true;
        book.sheets.push(sheet);
    }
}

fn bytes(book: &Book, write: &str) -> Made {
    let shared = xlsx::Manner { shared: true, references: true, ..xlsx::Manner::default() };
    let csv = Csv { separator: ',', mark: false, wide: false, says: false };
    Made::Bytes(match write {
        "file_xls" => return Made::Old(book.clone()),
        "file_ods" => ods::write(book),
        "html_named_xls" => plain::page(book),
        "csv_comma" => plain::csv(book, csv),
        "csv_semicolon" => plain::csv(book, Csv { separator: ';', ..csv }),
        "csv_tab" => plain::csv(book, Csv { separator: '\t', ..csv }),
        "csv_bom" => plain::csv(book, Csv { separator: ';', mark: true, ..csv }),
        "csv_utf16" => plain::csv(book, Csv { separator: '\t', wide: true, ..csv }),
        "csv_sep_line" => plain::csv(book, Csv { separator: ';', says: true, ..csv }),
        "xlsx_inline_strings" => xlsx::write(book, xlsx::Manner { shared: false, ..shared }),
        "xlsx_prefixed_names" => xlsx::write(book, xlsx::Manner { prefixed: true, ..shared }),
        "xlsx_no_references" => xlsx::write(book, xlsx::Manner { references: false, ..shared }),
        _ => xlsx::write(book, shared),
    })
}
