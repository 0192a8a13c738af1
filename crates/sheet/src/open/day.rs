//! Days of spreadsheets: numbers counted from 1900 or 1904, and texts in the order of ISO 8601.

use words::Date;

/// Days from 1 January 1970 back to 30 December 1899, from which spreadsheets count after February 1900.
const EPOCH_DAYS: i64 = -25_569;

/// The first day that the calendar of 1904 counts lies so many days after the other's.
const DAYS_TO_1904: i64 = 1_462;

/// The last day of the year 9999 in the count of 1900.
const SERIAL_MAX: i64 = 2_958_465;

/// The day a number stands for; none for a time of the day, for the 29 February 1900 that never was, and for what lies
/// outside the spreadsheet's calendar.
pub(crate) fn of_serial(serial: f64, since_1904: bool) -> Option<Date> {
    if !(0.0..=SERIAL_MAX as f64 + 1.0).contains(&serial) {
        return None;
    }
    let whole = serial as i64 + if since_1904 { DAYS_TO_1904 } else { 0 };
    match whole {
        // Before the day that never was the count is one behind.
        1..60 => from_days(whole + 1),
        60 => None,
        61..=SERIAL_MAX => from_days(whole),
        _ => None,
    }
}

/// The day so many days after 30 December 1899.
fn from_days(days: i64) -> Option<Date> {
    // Years begin in March and are counted in spans of 400, so that the odd day is always the last one.
    let days = days + EPOCH_DAYS + 719_468;
    let (era, of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let march_month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * march_month + 2) / 5 + 1;
    let month = if march_month < 10 { march_month + 3 } else { march_month - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    Date::new(i16::try_from(year).ok()?, month as i8, day as i8).ok()
}

/// The day a text in the order of ISO 8601 begins with, whether a time follows or not.
pub(crate) fn of_iso(text: &str) -> Option<Date> {
    let text = text.trim();
    let day = text.get(..10)?;
    if !matches!(text.as_bytes().get(10), None | Some(b'T' | b' ' | b'Z')) {
        return None;
    }
    let mut parts = day.split('-');
    let mut next = |digits: usize| parts.next().filter(|part| part.len() == digits)?.parse::<i16>().ok();
    let (year, month, day) = (next(4)?, next(2)?, next(2)?);
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_days_as_the_spreadsheet_shows_them() {
        let check = |serial, day| assert_eq!(of_serial(serial, false), day, "{serial}");
        let date = |y, m, d| Some(Date::constant(y, m, d));
        check(0.5, None);
        check(1.0, date(1900, 1, 1));
        check(59.0, date(1900, 2, 28));
        check(60.0, None);
        check(61.0, date(1900, 3, 1));
        check(25_569.0, date(1970, 1, 1));
        check(45_000.75, date(2023, 3, 15));
        check(36_585.0, date(2000, 2, 29));
        check(2_958_465.0, date(9999, 12, 31));
        check(2_958_466.0, None);
        check(-1.0, None);
        check(f64::NAN, None);
        assert_eq!(of_serial(0.0, true), date(1904, 1, 1));
        assert_eq!(of_serial(43_538.0, true), date(2023, 3, 15));
    }

    #[test]
    fn every_day_of_the_count_follows_the_one_before() {
        let mut last = of_serial(61.0, false).unwrap();
        for serial in 62..60_000 {
            let day = of_serial(f64::from(serial), false).unwrap();
            assert_eq!(last.tomorrow().unwrap(), day);
            last = day;
        }
    }

    #[test]
    fn iso_days_are_read_with_and_without_a_time() {
        let day = Some(Date::constant(1985, 3, 7));
        for text in ["1985-03-07", " 1985-03-07 ", "1985-03-07T00:00:00", "1985-03-07Z", "1985-03-07 10:00"] {
            assert_eq!(of_iso(text), day, "{text}");
        }
        for text in ["1985-02-30", "1985-3-7", "07-03-1985", "1985-03-077", "PT1H", "", "ngày 1985-03-07"] {
            assert_eq!(of_iso(text), None, "{text}");
        }
    }
}
