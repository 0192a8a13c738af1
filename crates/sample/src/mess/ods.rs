//! OpenDocument spreadsheets, written by hand: repeated rows and cells, covered cells, dates as dates.

use super::book::{Book, Cell, Sheet, Value, escaped};
use super::person::Day;
use super::plain::shown_number;
use super::xlsx::zipped;

const KIND: &str = "application/vnd.oasis.opendocument.spreadsheet";

/// The file.
pub(super) fn write(book: &Book) -> Vec<u8> {
    let names = ["office", "table", "text", "style", "number"];
    let space = |name: &&str| {
        let path = if *name == "number" { "datastyle" } else { name };
        format!(" xmlns:{name}=\"urn:oasis:names:tc:opendocument:xmlns:{path}:1.0\"")
    };
    let spaces: String = names.iter().map(space).collect();
    let sheets: String = book.sheets.iter().map(of_sheet).collect();
    let content = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-content{spaces} office:version=\"1.2\">\
         <office:automatic-styles>\
         <style:style style:name=\"hidden\" style:family=\"table\"><style:table-properties table:display=\"false\"/></style:style>\
         </office:automatic-styles>\
         <office:body><office:spreadsheet>{sheets}</office:spreadsheet></office:body></office:document-content>"
    );
    let entry = |path: &str, kind: &str| {
        format!("<manifest:file-entry manifest:full-path=\"{path}\" manifest:media-type=\"{kind}\"/>")
    };
    let manifest = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" manifest:version=\"1.2\">\
         {}{}</manifest:manifest>",
        entry("/", KIND),
        entry("content.xml", "text/xml")
    );
    zipped(&[
        ("mimetype", KIND.as_bytes()),
        ("content.xml", content.as_bytes()),
        ("META-INF/manifest.xml", manifest.as_bytes()),
    ])
}

fn of_sheet(sheet: &Sheet) -> String {
    let style = if sheet.hidden { " table:style-name=\"hidden\"" } else { "" };
    let mut xml = format!("<table:table table:name=\"{}\"{style}>", escaped(&sheet.name));
    let width = sheet.last_column().max(1);
    for column in 1..=width {
        let hidden = if sheet.hidden_columns.contains(&column) { " table:visibility=\"collapse\"" } else { "" };
        xml.push_str(&format!("<table:table-column{hidden}/>"));
    }
    let mut blank = 0;
    for row in 1..=sheet.last_row() {
        let empty = sheet.cells.range((row, 0)..(row + 1, 0)).next().is_none()
            && !(1..=width).any(|column| sheet.covered(row, column));
        if empty {
            blank += 1;
            continue;
        }
        xml.push_str(&blanks(blank, width));
        blank = 0;
        let hidden = if sheet.hidden_rows.contains(&row) { " table:visibility=\"filter\"" } else { "" };
        xml.push_str(&format!("<table:table-row{hidden}>{}</table:table-row>", of_row(sheet, row, width)));
    }
    // LibreOffice fills the sheet to its end with one repeated row.
    xml.push_str(&blanks(1_048_576 - sheet.last_row(), width));
    xml.push_str("</table:table>");
    xml
}

fn blanks(rows: u32, width: u32) -> String {
    if rows == 0 {
        return String::new();
    }
    format!(
        "<table:table-row table:number-rows-repeated=\"{rows}\">\
         <table:table-cell table:number-columns-repeated=\"{width}\"/></table:table-row>"
    )
}

fn of_row(sheet: &Sheet, row: u32, width: u32) -> String {
    let mut xml = String::new();
    let mut column = 1;
    while column <= width {
        if sheet.covered(row, column) {
            xml.push_str("<table:covered-table-cell/>");
            column += 1;
            continue;
        }
        if let Some(cell) = sheet.cells.get(&(row, column)) {
            let merge = sheet.merges.iter().find(|(r1, c1, _, _)| (*r1, *c1) == (row, column));
            let span = merge.map(|(r1, c1, r2, c2)| {
                format!(
                    " table:number-columns-spanned=\"{}\" table:number-rows-spanned=\"{}\"",
                    c2 - c1 + 1,
                    r2 - r1 + 1
                )
            });
            let mut same = 1;
            // Equal neighbours are one cell that is repeated, as LibreOffice writes them.
            while span.is_none() && column + same <= width && !sheet.covered(row, column + same) {
                let next = sheet.cells.get(&(row, column + same));
                let begins = sheet.merges.iter().any(|(r1, c1, _, _)| (*r1, *c1) == (row, column + same));
                if begins || next.is_none_or(|next| next.value != cell.value || next.shown != cell.shown) {
                    break;
                }
                same += 1;
            }
            xml.push_str(&of_cell(cell, &span.unwrap_or_default(), same));
            column += same;
            continue;
        }
        let mut empty = 1;
        while column + empty <= width
            && !sheet.covered(row, column + empty)
            && !sheet.cells.contains_key(&(row, column + empty))
        {
            empty += 1;
        }
        xml.push_str(&format!("<table:table-cell table:number-columns-repeated=\"{empty}\"/>"));
        column += empty;
    }
    xml
}

fn of_cell(cell: &Cell, span: &str, same: u32) -> String {
    let again = if same > 1 { format!(" table:number-columns-repeated=\"{same}\"") } else { String::new() };
    let (attributes, text) = match &cell.value {
        Value::Number(number) => float(*number, cell),
        Value::Day(day) if cell.shown == super::book::GENERAL => float(day.serial() as f64, cell),
        Value::Day(day) => {
            (format!(" office:value-type=\"date\" office:date-value=\"{}\"", day.iso()), shown(*day, cell))
        }
        Value::Formula(code, kept) => {
            let (value, text) = kept.map(|kept| float(kept, cell)).unwrap_or_default();
            (format!(" table:formula=\"of:={}\"{value}", escaped(code)), text)
        }
        Value::Text(_) | Value::Runs(_) => {
            (" office:value-type=\"string\"".to_owned(), cell.words().unwrap_or_default())
        }
    };
    let lines: String = text.split('\n').map(|line| format!("<text:p>{}</text:p>", spaced(line))).collect();
    format!("<table:table-cell{attributes}{span}{again}>{lines}</table:table-cell>")
}

fn float(number: f64, cell: &Cell) -> (String, String) {
    (format!(" office:value-type=\"float\" office:value=\"{number}\""), shown_number(number, cell.shown))
}

fn shown(day: Day, cell: &Cell) -> String {
    super::plain::shown_day(day, cell.shown)
}

/// Blanks in a row stand as elements of their own, or they would fall into one.
fn spaced(line: &str) -> String {
    escaped(line).replace("  ", " <text:s/>").replace("&#9;", "<text:tab/>")
}
