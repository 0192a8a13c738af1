//! Files that are text: csv in its manners, and a web page that is called a workbook.

use super::book::{Book, Cell, DAY_FIRST, GENERAL, Sheet, Value, escaped};
use super::person::Day;

/// How a csv is written.
#[derive(Clone, Copy)]
pub(super) struct Csv {
    pub(super) separator: char,
    pub(super) mark: bool,
    pub(super) wide: bool,
    /// A first line `sep=;`.
    pub(super) says: bool,
}

/// The first sheet as csv.
pub(super) fn csv(book: &Book, manner: Csv) -> Vec<u8> {
    let sheet = &book.sheets[0];
    let mut text = String::new();
    if manner.says {
        text.push_str(&format!("sep={}\r\n", manner.separator));
    }
    let width = sheet.last_column();
    for row in 1..=sheet.last_row() {
        let fields: Vec<String> = (1..=width)
            .map(|column| sheet.cells.get(&(row, column)).map(read).unwrap_or_default())
            .map(|field| quoted(&field, manner.separator))
            .collect();
        text.push_str(&fields.join(&manner.separator.to_string()));
        text.push_str("\r\n");
    }
    if manner.wide {
        let wide = text.encode_utf16().flat_map(u16::to_le_bytes);
        return [0xff, 0xfe].into_iter().chain(wide).collect();
    }
    let mark = if manner.mark { "\u{feff}" } else { "" };
    format!("{mark}{text}").into_bytes()
}

fn quoted(field: &str, separator: char) -> String {
    if field.contains([separator, '"', '\n', '\r']) {
        return format!("\"{}\"", field.replace('"', "\"\""));
    }
    field.to_owned()
}

/// A web page with one table for each sheet.
pub(super) fn page(book: &Book) -> Vec<u8> {
    let mut text = "<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><head>\
                    <meta http-equiv=\"Content-Type\" content=\"text/html; charset=utf-8\"></head><body>\n"
        .to_owned();
    for sheet in &book.sheets {
        text.push_str("<table border=1>\n");
        for row in 1..=sheet.last_row() {
            text.push_str("<tr>");
            for column in 1..=sheet.last_column() {
                if !sheet.covered(row, column) {
                    text.push_str(&of_page(sheet, row, column));
                }
            }
            text.push_str("</tr>\n");
        }
        text.push_str("</table>\n");
    }
    text.push_str("</body></html>\n");
    text.into_bytes()
}

fn of_page(sheet: &Sheet, row: u32, column: u32) -> String {
    let merge = sheet.merges.iter().find(|(r1, c1, _, _)| (*r1, *c1) == (row, column));
    let span = merge.map(|(r1, c1, r2, c2)| format!(" rowspan={} colspan={}", r2 - r1 + 1, c2 - c1 + 1));
    let text = sheet.cells.get(&(row, column)).map(read).unwrap_or_default();
    format!("<td{}>{}</td>", span.unwrap_or_default(), escaped(&text))
}

/// What one reads in a cell.
pub(super) fn read(cell: &Cell) -> String {
    match &cell.value {
        Value::Text(_) | Value::Runs(_) => cell.words().unwrap_or_default(),
        Value::Number(number) => shown_number(*number, cell.shown),
        Value::Day(day) => shown_day(*day, cell.shown),
        Value::Formula(_, kept) => kept.map(|kept| shown_number(kept, cell.shown)).unwrap_or_default(),
    }
}

/// A number as it is shown.
pub(super) fn shown_number(number: f64, shown: &str) -> String {
    if shown == DAY_FIRST {
        return shown_day(day_of(number as i64), shown);
    }
    if shown.contains("E+") {
        let exponent = number.abs().log10().floor();
        return format!("{:.2}E+{exponent}", number / 10_f64.powf(exponent));
    }
    format!("{number}")
}

/// A day as it is shown.
pub(super) fn shown_day(day: Day, shown: &str) -> String {
    match shown {
        GENERAL => day.serial().to_string(),
        "d-mmm" => format!("{}-Th{}", day.d, day.m),
        "m/d/yyyy" => format!("{}/{}/{}", day.m, day.d, day.y),
        _ => day.text(),
    }
}

/// The day of a serial, found from below: generated dates are few and near.
fn day_of(serial: i64) -> Day {
    let mut day = Day { y: 1900 + (serial / 366) as i32, m: 1, d: 1 };
    while (Day { y: day.y + 1, ..day }).serial() <= serial {
        day.y += 1;
    }
    while day.m < 12 && (Day { m: day.m + 1, ..day }).serial() <= serial {
        day.m += 1;
    }
    day.d = u32::try_from(serial - day.serial()).unwrap_or(0) + 1;
    day
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn serials_are_those_of_spreadsheets() {
        let day = Day { y: 1985, m: 3, d: 5 };
        assert_eq!(day.serial(), 31_111);
        assert_eq!(day_of(31_111), day);
        assert_eq!((Day { y: 2000, m: 2, d: 29 }).serial(), 36_585);
        assert_eq!(day_of(36_585), Day { y: 2000, m: 2, d: 29 });
    }
}
