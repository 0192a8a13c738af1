//! Workbooks of the newer kind, written part by part.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::book::{Book, Cell, Sheet, Value, escaped, letters};

/// How the program that wrote the file writes.
#[derive(Clone, Copy, Default)]
pub(super) struct Manner {
    /// Texts in a common table.
    pub(super) shared: bool,
    /// Every element with a prefix.
    pub(super) prefixed: bool,
    /// Rows and cells say where they stand.
    pub(super) references: bool,
}

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// What is collected while the sheets are written.
#[derive(Default)]
struct Common {
    strings: Vec<String>,
    /// Font, format, struck out: a style each.
    styles: Vec<(&'static str, &'static str, bool)>,
}

impl Common {
    fn style(&mut self, cell: &Cell) -> usize {
        let style = (cell.font, cell.shown, cell.struck);
        self.styles.iter().position(|known| *known == style).unwrap_or_else(|| {
            self.styles.push(style);
            self.styles.len() - 1
        })
    }
}

/// The file.
pub(super) fn write(book: &Book, manner: Manner) -> Vec<u8> {
    let mut common = Common::default();
    common.style(&Cell::text(""));
    let sheets: Vec<String> = book.sheets.iter().map(|sheet| of_sheet(sheet, book, manner, &mut common)).collect();
    let mut parts: Vec<(String, String)> = vec![
        ("[Content_Types].xml".into(), content_types(sheets.len())),
        ("_rels/.rels".into(), relations(&[("officeDocument", "xl/workbook.xml".into())])),
        ("xl/workbook.xml".into(), workbook(book)),
        ("xl/_rels/workbook.xml.rels".into(), {
            let mut list: Vec<(&str, String)> =
                (1..=sheets.len()).map(|at| ("worksheet", format!("worksheets/sheet{at}.xml"))).collect();
            list.push(("styles", "styles.xml".into()));
            list.push(("sharedStrings", "sharedStrings.xml".into()));
            relations(&list)
        }),
        ("xl/styles.xml".into(), styles(&common.styles)),
        ("xl/sharedStrings.xml".into(), strings(&common.strings)),
    ];
    for (at, sheet) in sheets.into_iter().enumerate() {
        let sheet = if manner.prefixed { prefixed(&sheet) } else { sheet };
        parts.push((format!("xl/worksheets/sheet{}.xml", at + 1), sheet));
    }
    zipped(&parts.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect::<Vec<_>>())
}

/// A zip of these entries, always with the same bytes.
pub(super) fn zipped(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        // The format of the office documents wants its kind first and not packed.
        let method =
            if *name == "mimetype" { zip::CompressionMethod::Stored } else { zip::CompressionMethod::Deflated };
        let options =
            SimpleFileOptions::default().compression_method(method).last_modified_time(zip::DateTime::default());
        zip.start_file(*name, options).expect("names of parts are short and differ");
        zip.write_all(bytes).expect("memory takes every byte");
    }
    zip.finish().expect("memory takes every byte").into_inner()
}

/// The same sheet with `x:` before the name of every element.
fn prefixed(sheet: &str) -> String {
    let body = sheet.strip_prefix(HEAD).unwrap_or(sheet);
    let body = body.replace("</", "\u{1}").replace('<', "<x:").replace('\u{1}', "</x:");
    format!("{HEAD}{}", body.replace("xmlns=", "xmlns:x="))
}

fn relations(list: &[(&str, String)]) -> String {
    let one = |(at, (kind, target)): (usize, &(&str, String))| {
        format!("<Relationship Id=\"rId{}\" Type=\"{RELATIONS}/{kind}\" Target=\"{target}\"/>", at + 1)
    };
    let all: String = list.iter().enumerate().map(one).collect();
    format!("{HEAD}<Relationships xmlns=\"{PACKAGE}/relationships\">{all}</Relationships>")
}

fn content_types(sheets: usize) -> String {
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    let sheets: String = (1..=sheets)
        .map(|at| format!("<Override PartName=\"/xl/worksheets/sheet{at}.xml\" ContentType=\"{kind}.worksheet+xml\"/>"))
        .collect();
    format!(
        "{HEAD}<Types xmlns=\"{PACKAGE}/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
         <Override PartName=\"/xl/workbook.xml\" ContentType=\"{kind}.sheet.main+xml\"/>{sheets}\
         <Override PartName=\"/xl/styles.xml\" ContentType=\"{kind}.styles+xml\"/>\
         <Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"{kind}.sharedStrings+xml\"/></Types>"
    )
}

fn workbook(book: &Book) -> String {
    let sheet = |(at, sheet): (usize, &Sheet)| {
        let state = if sheet.hidden { " state=\"hidden\"" } else { "" };
        format!("<sheet name=\"{}\" sheetId=\"{}\"{state} r:id=\"rId{}\"/>", escaped(&sheet.name), at + 1, at + 1)
    };
    let sheets: String = book.sheets.iter().enumerate().map(sheet).collect();
    let epoch = if book.since_1904 { "<workbookPr date1904=\"1\"/>" } else { "<workbookPr/>" };
    format!("{HEAD}<workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELATIONS}\">{epoch}<sheets>{sheets}</sheets></workbook>")
}

fn styles(styles: &[(&'static str, &'static str, bool)]) -> String {
    let font = |(name, _, struck): &(&str, &str, bool)| {
        let strike = if *struck { "<strike/>" } else { "" };
        format!("<font>{strike}<sz val=\"12\"/><name val=\"{}\"/></font>", escaped(name))
    };
    let format = |(at, (_, shown, _)): (usize, &(&str, &str, bool))| {
        format!("<numFmt numFmtId=\"{}\" formatCode=\"{}\"/>", 164 + at, escaped(shown))
    };
    let number = |at: usize, shown: &str| if shown == "General" { 0 } else { 164 + at };
    let cell = |(at, (_, shown, _)): (usize, &(&str, &str, bool))| {
        let id = number(at, shown);
        format!(
            "<xf numFmtId=\"{id}\" fontId=\"{at}\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\" applyNumberFormat=\"1\"/>"
        )
    };
    let count = styles.len();
    let formats: String = styles.iter().enumerate().map(format).collect();
    let fonts: String = styles.iter().map(font).collect();
    let cells: String = styles.iter().enumerate().map(cell).collect();
    format!(
        "{HEAD}<styleSheet xmlns=\"{MAIN}\"><numFmts count=\"{count}\">{formats}</numFmts>\
         <fonts count=\"{count}\">{fonts}</fonts>\
         <fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills>\
         <borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
         <cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>\
         <cellXfs count=\"{count}\">{cells}</cellXfs>\
         <cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>"
    )
}

fn strings(strings: &[String]) -> String {
    let all: String = strings.iter().map(|text| format!("<si>{text}</si>")).collect();
    let count = strings.len();
    format!("{HEAD}<sst xmlns=\"{MAIN}\" count=\"{count}\" uniqueCount=\"{count}\">{all}</sst>")
}

fn of_sheet(sheet: &Sheet, book: &Book, manner: Manner, common: &mut Common) -> String {
    let mut xml = format!("{HEAD}<worksheet xmlns=\"{MAIN}\">");
    if manner.references {
        let (row, column) = (sheet.last_row().max(1) + sheet.ghosts, sheet.last_column().max(1));
        xml.push_str(&format!("<dimension ref=\"A1:{}{row}\"/>", letters(column)));
    }
    if !sheet.hidden_columns.is_empty() {
        let column = |at: &u32| format!("<col min=\"{at}\" max=\"{at}\" width=\"0\" hidden=\"1\" customWidth=\"1\"/>");
        xml.push_str(&format!("<cols>{}</cols>", sheet.hidden_columns.iter().map(column).collect::<String>()));
    }
    xml.push_str("<sheetData>");
    for row in 1..=sheet.last_row() {
        let mut cells = String::new();
        let mut next = 1;
        for ((_, column), cell) in sheet.cells.range((row, 0)..(row + 1, 0)) {
            // Without references a cell stands where the ones before it leave off.
            while !manner.references && next < *column {
                cells.push_str("<c/>");
                next += 1;
            }
            next = column + 1;
            let place = if manner.references { format!(" r=\"{}{row}\"", letters(*column)) } else { String::new() };
            cells.push_str(&of_cell(cell, &place, book, manner, common));
        }
        if cells.is_empty() && manner.references {
            continue;
        }
        let place = if manner.references { format!(" r=\"{row}\"") } else { String::new() };
        let hidden = if sheet.hidden_rows.contains(&row) { " hidden=\"1\"" } else { "" };
        xml.push_str(&format!("<row{place}{hidden}>{cells}</row>"));
    }
    for row in sheet.last_row() + 1..=sheet.last_row() + sheet.ghosts {
        xml.push_str(&format!("<row r=\"{row}\"><c r=\"A{row}\" s=\"0\"/><c r=\"B{row}\" s=\"0\"/></row>"));
    }
    xml.push_str("</sheetData>");
    if !sheet.merges.is_empty() {
        let merge = |(r1, c1, r2, c2): &(u32, u32, u32, u32)| {
            format!("<mergeCell ref=\"{}{r1}:{}{r2}\"/>", letters(*c1), letters(*c2))
        };
        let merges: String = sheet.merges.iter().map(merge).collect();
        xml.push_str(&format!("<mergeCells count=\"{}\">{merges}</mergeCells>", sheet.merges.len()));
    }
    xml.push_str("</worksheet>");
    xml
}

fn of_cell(cell: &Cell, place: &str, book: &Book, manner: Manner, common: &mut Common) -> String {
    let style = common.style(cell);
    let serial = |value: i64| if book.since_1904 { value - 1462 } else { value };
    match &cell.value {
        Value::Number(number) => format!("<c{place} s=\"{style}\"><v>{number}</v></c>"),
        Value::Day(day) => format!("<c{place} s=\"{style}\"><v>{}</v></c>", serial(day.serial())),
        Value::Formula(code, kept) => {
            // A workbook that counts from 1904 keeps its computed days so, too.
            let kept = kept.map(|kept| if code.starts_with("DATE") { serial(kept as i64) as f64 } else { kept });
            let kept = kept.map(|kept| format!("<v>{kept}</v>")).unwrap_or_default();
            format!("<c{place} s=\"{style}\"><f>{}</f>{kept}</c>", escaped(code))
        }
        Value::Text(text) => {
            of_text(format!("<t xml:space=\"preserve\">{}</t>", escaped(text)), place, style, manner, common)
        }
        Value::Runs(runs) => {
            let run = |(font, text): &(&str, String)| {
                format!(
                    "<r><rPr><sz val=\"12\"/><rFont val=\"{}\"/></rPr><t xml:space=\"preserve\">{}</t></r>",
                    escaped(font),
                    escaped(text)
                )
            };
            of_text(runs.iter().map(run).collect(), place, style, manner, common)
        }
    }
}

fn of_text(inside: String, place: &str, style: usize, manner: Manner, common: &mut Common) -> String {
    if !manner.shared {
        return format!("<c{place} s=\"{style}\" t=\"inlineStr\"><is>{inside}</is></c>");
    }
    let at = common.strings.iter().position(|known| *known == inside).unwrap_or_else(|| {
        common.strings.push(inside);
        common.strings.len() - 1
    });
    format!("<c{place} s=\"{style}\" t=\"s\"><v>{at}</v></c>")
}
