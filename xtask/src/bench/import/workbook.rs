//! A workbook of a whole province of invented people, as a spreadsheet writes one; the same count gives the same bytes.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::io::{Seek, Write};

use anyhow::{Context, Result};
use fastrand::Rng;
use toml::{Table, Value};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// People of one commune: as many as the new communes have leaders and specialists.
const PEOPLE_PER_COMMUNE: u32 = 25;

/// Styles of the workbook: a bordered cell, and one that shows its number as a day.
const PLAIN: u8 = 1;
const DAY: u8 = 2;

/// Titles as they stand in a list, the first ones of a commune by rank; the rest are civil servants.
const RANKS: [&str; 9] = [
    "bi-thu-dang-uy",
    "pho-bi-thu-dang-uy",
    "chu-tich-hdnd",
    "pho-chu-tich-hdnd",
    "chu-tich-ubnd",
    "pho-chu-tich-ubnd",
    "pho-chu-tich-ubnd",
    "chu-tich-mttq",
    "bi-thu-doan",
];
const OTHERS: &str = "cong-chuc";
/// Of a hundred people, how many have each level. Rounded from an old province's figures of 2022.
const PROFESSIONAL: [(&str, u8); 6] =
    [("doctor", 1), ("master", 12), ("university", 70), ("college", 7), ("intermediate", 7), ("none", 3)];
const THEORY: [(&str, u8); 4] = [("bachelor", 3), ("advanced", 13), ("intermediate", 44), ("elementary", 18)];
const STATE_MANAGEMENT: [(&str, u8); 4] = [("senior", 1), ("principal", 12), ("specialist", 52), ("officer", 15)];

/// How texts stand in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Texts {
    /// In a table of their own, as a spreadsheet writes them.
    Shared,
    /// In the cells, as most programs write them.
    Inline,
}

/// The words it is written with.
struct Words {
    content: Table,
    layouts: Table,
    /// Names of titles by their codes.
    titles: HashMap<String, String>,
}

impl Words {
    fn load() -> Words {
        let table = |text: &str| text.parse::<Table>().expect("the tables are part of the program and tested");
        let titles = table(include_str!("../../../../rules/titles.toml"));
        let titles = titles.get("title").and_then(Value::as_array).into_iter().flatten().filter_map(|title| {
            let text = |key| title.get(key).and_then(Value::as_str).map(str::to_owned);
            Some((text("code")?, text("vi")?))
        });
        Words {
            content: table(include_str!("../../../../crates/sample/mess/content.toml")),
            layouts: table(include_str!("../../../../crates/sample/mess/layouts.toml")),
            titles: titles.collect(),
        }
    }

    fn list(&self, name: &str) -> Vec<&str> {
        texts(self.content.get(name))
    }

    /// Columns of the list of 39: the field, then its headings from the lowest row upward.
    fn columns(&self) -> Vec<Vec<&str>> {
        let columns = self.layouts.get("list_39").and_then(|layout| layout.get("columns")).and_then(Value::as_array);
        columns.into_iter().flatten().map(|column| texts(Some(column))).collect()
    }
}

fn texts(value: Option<&Value>) -> Vec<&str> {
    value.and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect()
}

/// One cell.
#[derive(Clone)]
enum Cell {
    Blank,
    Text(String),
    Number(String),
    Day(i64),
}

/// The sheet in the making: its rows go straight into the archive, texts are collected.
struct Sheet<W: Write + Seek> {
    zip: ZipWriter<W>,
    texts: Texts,
    known: HashMap<String, usize>,
    shared: String,
    used: usize,
    row: u32,
    line: String,
}

/// Writes the workbook of so many people.
pub(super) fn write(out: impl Write + Seek, people: u32, texts: Texts) -> Result<()> {
    let words = Words::load();
    let columns = words.columns();
    let mut sheet = Sheet {
        zip: ZipWriter::new(out),
        texts,
        known: HashMap::new(),
        shared: String::new(),
        used: 0,
        row: 0,
        line: String::new(),
    };
    let parts = parts();
    let (last, around) = parts.split_last().context("there are parts")?;
    around.iter().try_for_each(|(name, text)| sheet.part(name, text))?;
    sheet.begin("xl/worksheets/sheet1.xml")?;
    sheet.raw(&format!("{HEAD}<worksheet xmlns=\"{MAIN}\"><sheetData>"))?;
    heads(&mut sheet, &words, &columns)?;
    let mut rng = Rng::with_seed(1);
    for number in 0..people {
        let person = person(&mut rng, &words, number);
        let cells = columns.iter().map(|column| person.get(column[0]).cloned().unwrap_or(Cell::Blank));
        sheet.row(cells)?;
    }
    sheet.raw("</sheetData></worksheet>")?;
    let (count, unique) = (sheet.used, sheet.known.len());
    let shared = std::mem::take(&mut sheet.shared);
    sheet.part(
        last.0,
        &format!("{HEAD}<sst xmlns=\"{MAIN}\" count=\"{count}\" uniqueCount=\"{unique}\">{shared}</sst>"),
    )?;
    sheet.zip.finish()?;
    Ok(())
}

/// A title line, the headings with their groups, and the row that numbers the columns.
fn heads<W: Write + Seek>(sheet: &mut Sheet<W>, words: &Words, columns: &[Vec<&str>]) -> Result<()> {
    let title = words.content.get("province").and_then(Value::as_str).unwrap_or_default();
    sheet.row([Cell::Text(title.to_owned())].into_iter())?;
    let group = |column: &Vec<&str>| column.last().copied().unwrap_or_default().to_owned();
    let mut before = String::new();
    let groups: Vec<Cell> = columns
        .iter()
        .map(|column| {
            let group = group(column);
            let cell = if group == before { Cell::Blank } else { Cell::Text(group.clone()) };
            before = group;
            cell
        })
        .collect();
    sheet.row(groups.into_iter())?;
    sheet.row(columns.iter().map(|column| match column.len() {
        3 => Cell::Text(column[1].to_owned()),
        _ => Cell::Blank,
    }))?;
    sheet.row((1..=columns.len()).map(|number| Cell::Number(number.to_string())))
}

/// One person's cells by the field of their column.
fn person(rng: &mut Rng, words: &Words, number: u32) -> HashMap<String, Cell> {
    let mut cells = HashMap::new();
    let mut say = |field: &str, cell: Cell| cells.insert(field.to_owned(), cell);
    let text = |text: &str| Cell::Text(text.to_owned());
    let (commune, rank) = (number / PEOPLE_PER_COMMUNE, (number % PEOPLE_PER_COMMUNE) as usize);
    let male = rng.u8(..100) < 60;
    let sex = if male { "male" } else { "female" };
    let pick = |rng: &mut Rng, list: &str| {
        let list = words.list(list);
        list[rng.usize(..list.len())].to_owned()
    };
    let name = [pick(rng, "family"), pick(rng, &format!("middle_{sex}")), pick(rng, &format!("given_{sex}"))].join(" ");
    // The youngest have been in service for some years, so that no date lies ahead.
    let year = rng.i64(1966..1994);
    let recruited = serial(year + rng.i64(22..27), rng.i64(1..13), rng.i64(1..29));
    let (month, day) = (rng.i64(1..13), rng.i64(1..29));
    say("stt", Cell::Number((number + 1).to_string()));
    say("name", Cell::Text(name));
    say(&format!("birth_{sex}"), Cell::Text(format!("{day:02}/{month:02}/{year}")));
    say("number", Cell::Text(format!("999{}{:02}{number:06}", u8::from(!male), year % 100)));
    say("other:insurance", Cell::Text(format!("GD4{number:010}")));
    let code = RANKS.get(rank).copied().unwrap_or(OTHERS);
    say("title", text(words.titles.get(code).map_or(code, String::as_str)));
    let units = words.content.get("units").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let unit = texts(units.get(commune as usize % units.len())).first().copied().unwrap_or_default();
    say("unit", Cell::Text(format!("{unit} {}", commune + 1)));
    say("ethnicity", Cell::Text(pick(rng, "ethnicity")));
    say("other:religion", text("-"));
    say("origin", Cell::Text(pick(rng, "origin")));
    say("recruited", Cell::Day(recruited));
    say("permanent", Cell::Day(recruited + 365));
    say("joined", Cell::Day(recruited + rng.i64(366..1_400)));
    if rng.u8(..100) < 80 {
        let joined = recruited + rng.i64(400..1_500);
        say("party_probation", Cell::Day(joined));
        say("party_full", Cell::Day(joined + 365));
    }
    say("general", text("12/12"));
    for (subject, levels) in
        [("professional", &PROFESSIONAL[..]), ("theory", &THEORY[..]), ("state_management", &STATE_MANAGEMENT[..])]
    {
        if let Some(level) = level(rng, levels) {
            say(&format!("mark:{subject}:{level}"), text("x"));
        }
    }
    say("major", Cell::Text(pick(rng, "major")));
    say("language", Cell::Text(pick(rng, "language")));
    say("computing", Cell::Text(pick(rng, "computing")));
    say("other:pay_code", text("01.003"));
    let step = rng.u32(1..10);
    say("other:pay_step", Cell::Number(step.to_string()));
    say("other:pay_factor", Cell::Number(format!("{:.2}", f64::from(201 + 33 * step) / 100.0)));
    say("other:pay_since", Cell::Day(recruited + 1_461));
    say("note", Cell::Text(pick(rng, "note")));
    cells.retain(|_, cell| !matches!(cell, Cell::Text(text) if text.is_empty()));
    cells
}

fn level<'a>(rng: &mut Rng, levels: &[(&'a str, u8)]) -> Option<&'a str> {
    let mut at = rng.u8(..100);
    levels.iter().find_map(|(level, share)| {
        let here = at < *share;
        at = at.saturating_sub(*share);
        here.then_some(*level)
    })
}

/// Days since 30 December 1899, as spreadsheets count; years counted from March, so that a leap day comes last.
fn serial(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    365 * year + year / 4 - year / 100 + year / 400 + day_of_year - 693_899
}

impl<W: Write + Seek> Sheet<W> {
    fn begin(&mut self, name: &str) -> Result<()> {
        // A moment of its own would make other bytes each time.
        let options = SimpleFileOptions::default().last_modified_time(zip::DateTime::default());
        Ok(self.zip.start_file(name, options)?)
    }

    fn part(&mut self, name: &str, text: &str) -> Result<()> {
        self.begin(name)?;
        self.raw(text)
    }

    fn raw(&mut self, text: &str) -> Result<()> {
        Ok(self.zip.write_all(text.as_bytes())?)
    }

    fn row(&mut self, cells: impl Iterator<Item = Cell>) -> Result<()> {
        self.row += 1;
        let (row, mut line) = (self.row, std::mem::take(&mut self.line));
        line.clear();
        write!(line, "<row r=\"{row}\">")?;
        for (at, cell) in cells.enumerate() {
            let column = letters(at);
            match (cell, self.texts) {
                (Cell::Blank, Texts::Shared) => write!(line, "<c r=\"{column}{row}\" s=\"{PLAIN}\"/>")?,
                (Cell::Blank, Texts::Inline) => {}
                (Cell::Number(number), _) => write!(line, "<c r=\"{column}{row}\" s=\"{PLAIN}\"><v>{number}</v></c>")?,
                (Cell::Day(day), _) => write!(line, "<c r=\"{column}{row}\" s=\"{DAY}\"><v>{day}</v></c>")?,
                (Cell::Text(text), Texts::Inline) => {
                    write!(
                        line,
                        "<c r=\"{column}{row}\" s=\"{PLAIN}\" t=\"inlineStr\"><is><t>{}</t></is></c>",
                        escaped(&text)
                    )?;
                }
                (Cell::Text(text), Texts::Shared) => {
                    let id = self.text(text);
                    write!(line, "<c r=\"{column}{row}\" s=\"{PLAIN}\" t=\"s\"><v>{id}</v></c>")?;
                }
            }
        }
        line.push_str("</row>");
        self.raw(&line)?;
        self.line = line;
        Ok(())
    }

    /// The place of a text in the common table.
    fn text(&mut self, text: String) -> usize {
        self.used += 1;
        let next = self.known.len();
        if let Some(known) = self.known.get(&text) {
            return *known;
        }
        self.shared.push_str("<si><t>");
        self.shared.push_str(&escaped(&text));
        self.shared.push_str("</t></si>");
        self.known.insert(text, next);
        next
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// A column as a spreadsheet names it.
fn letters(column: usize) -> String {
    let letter = |at: usize| char::from(b'A' + (at % 26) as u8);
    match column / 26 {
        0 => letter(column).to_string(),
        first => [letter(first - 1), letter(column)].iter().collect(),
    }
}

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const DOCUMENT: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The parts around the sheet, the table of texts last.
fn parts() -> Vec<(&'static str, String)> {
    const KIND: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    let kind =
        |part: &str, kind: &str| format!("<Override PartName=\"/xl/{part}.xml\" ContentType=\"{KIND}.{kind}+xml\"/>");
    let relation = |id: u8, kind: &str, target: &str| {
        format!("<Relationship Id=\"rId{id}\" Type=\"{DOCUMENT}/{kind}\" Target=\"{target}\"/>")
    };
    let relations =
        |list: String| format!("{HEAD}<Relationships xmlns=\"{PACKAGE}/relationships\">{list}</Relationships>");
    let types = [
        kind("workbook", "sheet.main"),
        kind("worksheets/sheet1", "worksheet"),
        kind("styles", "styles"),
        kind("sharedStrings", "sharedStrings"),
    ];
    let styles = "<fonts count=\"1\"><font><sz val=\"12\"/><name val=\"Times New Roman\"/></font></fonts>\
        <fills count=\"1\"><fill><patternFill patternType=\"none\"/></fill></fills>\
        <borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
        <cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>\
        <cellXfs count=\"3\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/>\
        <xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" applyBorder=\"1\"/>\
        <xf numFmtId=\"14\" fontId=\"0\" fillId=\"0\" borderId=\"0\" applyNumberFormat=\"1\"/></cellXfs>\
        <cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles>";
    vec![
        (
            "[Content_Types].xml",
            format!(
                "{HEAD}<Types xmlns=\"{PACKAGE}/content-types\">\
                 <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
                 <Default Extension=\"xml\" ContentType=\"application/xml\"/>{}</Types>",
                types.concat()
            ),
        ),
        ("_rels/.rels", relations(relation(1, "officeDocument", "xl/workbook.xml"))),
        (
            "xl/workbook.xml",
            format!(
                "{HEAD}<workbook xmlns=\"{MAIN}\" xmlns:r=\"{DOCUMENT}\">\
                 <sheets><sheet name=\"DS\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            relations(
                [
                    relation(1, "worksheet", "worksheets/sheet1.xml"),
                    relation(2, "styles", "styles.xml"),
                    relation(3, "sharedStrings", "sharedStrings.xml"),
                ]
                .concat(),
            ),
        ),
        ("xl/styles.xml", format!("{HEAD}<styleSheet xmlns=\"{MAIN}\">{styles}</styleSheet>")),
        ("xl/sharedStrings.xml", String::new()),
    ]
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    #[test]
    fn the_same_people_are_the_same_bytes_in_39_columns() {
        let book = |people, texts| {
            let mut out = Cursor::new(Vec::new());
            write(&mut out, people, texts).unwrap();
            out.into_inner()
        };
        assert_eq!(book(50, Texts::Shared), book(50, Texts::Shared));
        assert_ne!(book(50, Texts::Shared), book(50, Texts::Inline));
        assert_eq!(Words::load().columns().len(), 39);
    }

    #[test]
    fn days_are_counted_as_spreadsheets_count_them() {
        assert_eq!((serial(1900, 3, 1), serial(2026, 11, 25)), (61, 46_351));
    }
}
