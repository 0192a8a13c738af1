//! Dates as cells hold them: texts of many kinds, days, serial numbers, years; and the order of day and month in a column.

use words::{Date, DateError, PartialDate};

use crate::book::Value;
use crate::mapping::DateOrder;
use crate::open::day::of_serial;

/// First day that a spreadsheet's serial number is read as: 1 January 1920. Smaller numbers are something else.
const SERIAL_MIN: f64 = 7_306.0;

/// Last one: 31 December 2049.
const SERIAL_MAX: f64 = 54_788.0;

/// Evidence of an order in a column that one slip of the hand does not make.
const EVIDENCE_MIN: usize = 3;

/// What a cell says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Read {
    /// A date as it stands.
    Date(PartialDate),
    /// A number of a spreadsheet, or a year of two digits, that can mean one date only.
    Serial(PartialDate),
    /// The same.
    ShortYear(PartialDate),
    /// Not a date.
    Wrong(DateError),
}

/// Between which years a date of two digits lies: a birth of somebody in office, or a date of a life in service.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Years {
    pub(crate) min: i16,
    pub(crate) max: i16,
}

/// Reads a value that is no text.
pub(crate) fn of_value(value: Value, since_1904: bool) -> Option<Read> {
    Some(match value {
        Value::Day(day, precision) => Read::Date(precision.of(day)),
        Value::Number(number) => of_number(number, since_1904),
        _ => return None,
    })
}

fn of_number(number: f64, since_1904: bool) -> Read {
    let wrong = Read::Wrong(DateError::NotADate);
    if (1900.0..=2100.0).contains(&number) && number.fract() == 0.0 {
        return PartialDate::year(number as i16).map_or_else(Read::Wrong, Read::Date);
    }
    if (SERIAL_MIN..=SERIAL_MAX).contains(&number) {
        return of_serial(number, since_1904).map_or(wrong, |day| Read::Serial(PartialDate::Day(day)));
    }
    // "3.1985" typed for March 1985 becomes a fraction; "10.1980" loses its zero and cannot be told from "10.198".
    let text = number.to_string();
    match text.split_once('.') {
        Some((month, year)) if year.len() == 4 && month.len() <= 2 => {
            PartialDate::parse(&format!("{month}/{year}")).map_or_else(Read::Wrong, Read::Date)
        }
        None if text.len() == 7 || text.len() == 8 => eight_digits(&format!("{text:0>8}")),
        _ => wrong,
    }
}

/// 05031985, or 19850305 where only that can be.
fn eight_digits(digits: &str) -> Read {
    let number = |range: std::ops::Range<usize>| digits[range].parse::<i16>().unwrap_or(0);
    let dmy = PartialDate::day(number(4..8), number(2..4) as i8, number(0..2) as i8);
    let ymd = PartialDate::day(number(0..4), number(4..6) as i8, number(6..8) as i8);
    match (dmy, ymd) {
        (Ok(date), Err(_)) | (Err(_), Ok(date)) => Read::Date(date),
        _ => Read::Wrong(DateError::NotADate),
    }
}

/// Reads a text.
pub(crate) fn of_text(text: &str, order: DateOrder, years: Years) -> Read {
    let bare = plain(text);
    let text = bare.as_str();
    if text.len() == 5 && text.bytes().all(|b| b.is_ascii_digit()) {
        let serial = text.parse().unwrap_or(0.0);
        if (SERIAL_MIN..=SERIAL_MAX).contains(&serial) {
            return of_number(serial, false);
        }
    }
    if text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit()) {
        return eight_digits(text);
    }
    let text = if order == DateOrder::MonthFirst { turned(text) } else { text.to_owned() };
    match PartialDate::parse(&text) {
        Ok(date) => Read::Date(date),
        Err(DateError::ShortYear) => short_year(&text, years),
        Err(error) => Read::Wrong(error),
    }
}

/// Day/month/yy: the only year of a century that fits.
fn short_year(text: &str, years: Years) -> Read {
    let cut = text.rfind(['/', '-', '.']).map_or(0, |at| at + 1);
    let (before, year) = text.split_at(cut);
    let short: Option<i16> = year.trim().parse().ok().filter(|_| year.trim().len() == 2);
    let fits = |short: i16| {
        let mut fitting =
            [1900, 2000].into_iter().map(|century| century + short).filter(|y| years.min <= *y && *y <= years.max);
        fitting.next().filter(|_| fitting.next().is_none())
    };
    // Two digits alone may be an age.
    match short.filter(|_| cut > 0).and_then(fits) {
        Some(year) => PartialDate::parse(&format!("{before}{year}")).map_or_else(Read::Wrong, Read::ShortYear),
        None => Read::Wrong(DateError::ShortYear),
    }
}

/// Without words around the numbers: "ngày 5 tháng 3 năm 1985", "tháng 3/1985", "5/3/1985 00:00:00", "1985 (khai sinh)".
fn plain(text: &str) -> String {
    // Most dates have no words around them.
    if is_plain(text) {
        return text.to_owned();
    }
    let mut text = text.trim().trim_start_matches('\'').replace('\n', " ");
    if let Some((date, clock)) = text.split_once([' ', 'T'])
        && clock.contains(':')
        && clock.bytes().all(|b| b.is_ascii_digit() || matches!(b, b':' | b'.' | b' ' | b'Z' | b'A' | b'P' | b'M'))
    {
        text = date.to_owned();
    }
    if let Some((date, _)) = text.split_once('(') {
        text = date.trim().to_owned();
    }
    let lower = words::fold(&text);
    if lower.bytes().any(|b| b.is_ascii_alphabetic()) {
        let spelt = lower.replace("ngay", " ").replace("thang", "/").replace("nam", "/").replace('t', " ");
        let only_signs = spelt.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '/' | '-' | '.' | ','));
        if only_signs {
            let parts: Vec<&str> = spelt.split([' ', '/', '-', '.', ',']).filter(|part| !part.is_empty()).collect();
            return parts.join("/");
        }
        return text;
    }
    let signs: String = text.chars().map(|c| if matches!(c, '\\' | ',' | '_' | '–') { '/' } else { c }).collect();
    // "05 03 1985" and doubled signs.
    let joined = signs.split_whitespace().collect::<Vec<&str>>();
    let blank_parted = joined.len() == 3 && joined.iter().all(|part| part.bytes().all(|b| b.is_ascii_digit()));
    let signs = if blank_parted { joined.join("/") } else { signs };
    signs.replace("//", "/").trim_matches(['/', '.', '-', ' ']).to_owned()
}

/// Month/day/year as day/month/year.
fn turned(text: &str) -> String {
    let mut parts: Vec<&str> = text.split('/').collect();
    if parts.len() == 3 && parts[2].trim().len() >= 2 && parts[0].trim().len() <= 2 {
        parts.swap(0, 1);
    }
    parts.join("/")
}

/// Digits, each one or two signs apart.
fn is_plain(text: &str) -> bool {
    let digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
    let ends = digit(text.as_bytes().first()) && digit(text.as_bytes().last());
    let parted = |pair: &[u8]| pair.iter().any(u8::is_ascii_digit);
    ends && text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'/' | b'-' | b'.'))
        && text.as_bytes().windows(2).all(parted)
}

/// What the cells of a column say of the order in which day and month stand.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct OrderVotes {
    /// Texts that can only be day first.
    day_first: usize,
    /// Texts that can only be month first.
    month_first: usize,
    /// Texts that can be both.
    either: usize,
    /// Days of the spreadsheet whose day could be a month.
    days_small: usize,
    /// Days of the spreadsheet whose day could not.
    days_large: usize,
}

impl OrderVotes {
    /// Counts a text.
    pub(crate) fn text(&mut self, text: &str) {
        let bare = plain(text);
        let parts: Vec<i32> = bare.split(['/', '-', '.']).filter_map(|part| part.trim().parse().ok()).collect();
        let [first, second, year] = parts[..] else { return };
        if year < 32 && first > 31 {
            return;
        }
        match (first, second) {
            (13..=31, 1..=12) => self.day_first += 1,
            (1..=12, 13..=31) => self.month_first += 1,
            (1..=12, 1..=12) if first != second => self.either += 1,
            _ => {}
        }
    }

    /// Counts a day of the spreadsheet.
    pub(crate) fn day(&mut self, day: Date) {
        match day.day() {
            1..=12 if day.day() != day.month() => self.days_small += 1,
            13.. => self.days_large += 1,
            _ => {}
        }
    }

    /// Whether texts that can be read both ways are in doubt: others in the column stand month first.
    pub(crate) fn texts_in_doubt(self) -> bool {
        self.month_first > 0 && self.month_first * 4 >= self.day_first
    }

    /// Whether days of the spreadsheet are in doubt: a machine set to American English turns round what it can (5/3 becomes
    /// 3 May) and leaves the rest as texts (25/12). Then all days are small, and the large ones are texts.
    pub(crate) fn days_in_doubt(self) -> bool {
        self.days_large == 0 && self.days_small >= EVIDENCE_MIN && self.day_first >= EVIDENCE_MIN && self.either == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BIRTH: Years = Years { min: 1940, max: 2010 };

    fn date(text: &str) -> PartialDate {
        PartialDate::parse(text).unwrap()
    }

    #[test]
    fn texts_of_every_kind_are_read() {
        for (text, expected) in [
            ("05/03/1985", "05/03/1985"),
            ("5-3-1985", "05/03/1985"),
            ("5.3.1985", "05/03/1985"),
            ("ngày 5 tháng 3 năm 1985", "05/03/1985"),
            ("Tháng 3 năm 1985", "03/1985"),
            ("T3/1985", "03/1985"),
            ("1985", "1985"),
            ("5/3/1985 00:00:00", "05/03/1985"),
            ("1985-03-05", "05/03/1985"),
            ("1985-03-05T00:00:00", "05/03/1985"),
            ("'05/03/1985", "05/03/1985"),
            ("25121985", "25/12/1985"),
            ("05 03 1985", "05/03/1985"),
            ("năm 1985", "1985"),
        ] {
            assert_eq!(of_text(text, DateOrder::DayFirst, BIRTH), Read::Date(date(expected)), "{text}");
        }
        assert_eq!(of_text("5/3/85", DateOrder::DayFirst, BIRTH), Read::ShortYear(date("05/03/1985")));
        assert_eq!(of_text("31111", DateOrder::DayFirst, BIRTH), Read::Serial(date("05/03/1985")));
        assert_eq!(of_text("3/25/1985", DateOrder::MonthFirst, BIRTH), Read::Date(date("25/03/1985")));
        for wrong in ["85", "31/02/1985", "3/25/1985", "abc", "1-2", "5/3/25", ""] {
            assert!(matches!(of_text(wrong, DateOrder::DayFirst, BIRTH), Read::Wrong(_)), "{wrong}");
        }
    }

    #[test]
    fn numbers_are_years_or_days() {
        assert_eq!(of_number(1985.0, false), Read::Date(date("1985")));
        assert_eq!(of_number(31111.0, false), Read::Serial(date("05/03/1985")));
        assert_eq!(of_number(3.1985, false), Read::Date(date("03/1985")));
        assert_eq!(of_number(25_121_985.0, false), Read::Date(date("25/12/1985")));
        assert!(matches!(of_number(12.0, false), Read::Wrong(_)));
    }

    #[test]
    fn a_column_that_a_machine_turned_round_is_doubted() {
        let mut votes = OrderVotes::default();
        for text in ["25/12/1985", "13/01/1990", "31/08/1979"] {
            votes.text(text);
        }
        assert!(!votes.days_in_doubt());
        for day in ["1985-05-03", "1990-01-04", "1979-11-02"] {
            votes.day(day.parse().unwrap());
        }
        assert!(votes.days_in_doubt() && !votes.texts_in_doubt());
        votes.text("12/31/1985");
        assert!(votes.texts_in_doubt());
    }
}
