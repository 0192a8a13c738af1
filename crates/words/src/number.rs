//! Numbers, money, shares and dates as people read them. Whole numbers only: a report must add up to the last đồng.

use crate::date::PartialDate;
use crate::{Date, Lang};

/// A whole number with its thousands apart: "1.234.567" in Vietnamese, "1,234,567" in English.
pub fn group_thousands(number: i64, lang: Lang) -> String {
    signed(number < 0, grouped(number.unsigned_abs().into(), lang))
}

/// A sum of money (số tiền) in đồng: "1.234.567 đồng", "VND 1,234,567".
pub fn vnd(amount_vnd: i64, lang: Lang) -> String {
    let amount = group_thousands(amount_vnd, lang);
    match lang {
        Lang::Vi => format!("{amount} đồng"),
        Lang::En => format!("VND {amount}"),
    }
}

/// A share (tỷ lệ) in per cent with one decimal, halves rounded away from zero: "12,3 %", "12.3%".
///
/// A share of nothing is "–": the reader must not take an empty district for one that did badly.
pub fn percent_tenths(part: i64, whole: i64, lang: Lang) -> String {
    if whole == 0 {
        return "–".to_owned();
    }
    // The doubled sum plus one whole, halved, is the rounded quotient. It stays below 2^76, so u128 cannot overflow.
    let (size, base) = (u128::from(part.unsigned_abs()), u128::from(whole.unsigned_abs()));
    let tenths = (size * 2_000 + base) / (2 * base);
    let (units, tenth) = (grouped(tenths / 10, lang), tenths % 10);
    let share = match lang {
        Lang::Vi => format!("{units},{tenth} %"),
        Lang::En => format!("{units}.{tenth}%"),
    };
    signed(tenths != 0 && (part < 0) != (whole < 0), share)
}

/// Bytes as they are written where people and programs compare them: two hexadecimal digits each.
pub fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A day as people write it: "05/03/2026" in Vietnamese, "5 Mar 2026" in English.
pub fn date(day: Date, lang: Lang) -> String {
    match lang {
        Lang::Vi => format!("{:02}/{:02}/{:04}", day.day(), day.month(), day.year()),
        Lang::En => format!("{} {} {:04}", day.day(), month_name(day.month()), day.year()),
    }
}

/// A day, month or year, no more precise than it is known: "03/1985" in Vietnamese, "Mar 1985" in English.
pub fn partial_date(when: PartialDate, lang: Lang) -> String {
    match (when, lang) {
        (PartialDate::Day(day), _) => date(day, lang),
        (PartialDate::Month { year, month }, Lang::En) => format!("{} {year:04}", month_name(month)),
        (PartialDate::Month { .. } | PartialDate::Year(_), _) => when.to_string(),
    }
}

/// The short English name. Spelt out because "03/05" means two days in two English-speaking countries.
fn month_name(month: i8) -> &'static str {
    const NAMES: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    usize::try_from(month - 1).ok().and_then(|place| NAMES.get(place)).copied().unwrap_or("?")
}

fn signed(negative: bool, text: String) -> String {
    if negative { format!("-{text}") } else { text }
}

fn grouped(number: u128, lang: Lang) -> String {
    let mark = match lang {
        Lang::Vi => '.',
        Lang::En => ',',
    };
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(mark);
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Lang::{En, Vi};
    use super::*;

    fn day(year: i16, month: i8, day: i8) -> Date {
        Date::new(year, month, day).unwrap()
    }

    #[test]
    fn thousands_are_apart() {
        for (number, vi) in [
            (0, "0"),
            (7, "7"),
            (999, "999"),
            (1_000, "1.000"),
            (-999, "-999"),
            (-1_000, "-1.000"),
            (123_456, "123.456"),
            (1_234_567, "1.234.567"),
            (i64::MAX, "9.223.372.036.854.775.807"),
            (i64::MIN, "-9.223.372.036.854.775.808"),
        ] {
            assert_eq!(group_thousands(number, Vi), vi);
            assert_eq!(group_thousands(number, En), vi.replace('.', ","));
        }
    }

    #[test]
    fn money_names_its_currency() {
        assert_eq!(vnd(1_234_567, Vi), "1.234.567 đồng");
        assert_eq!(vnd(1_234_567, En), "VND 1,234,567");
        assert_eq!(vnd(-50_000, Vi), "-50.000 đồng");
        assert_eq!(vnd(0, En), "VND 0");
    }

    #[test]
    fn shares_are_rounded_to_a_tenth() {
        for (part, whole, vi, en) in [
            (123, 1_000, "12,3 %", "12.3%"),
            (0, 5, "0,0 %", "0.0%"),
            (5, 5, "100,0 %", "100.0%"),
            (1, 3, "33,3 %", "33.3%"),
            (2, 3, "66,7 %", "66.7%"),
            (1, 2_000, "0,1 %", "0.1%"),
            (1, 2_001, "0,0 %", "0.0%"),
            (-1, 2_001, "0,0 %", "0.0%"),
            (-1, 8, "-12,5 %", "-12.5%"),
            (1, -8, "-12,5 %", "-12.5%"),
            (-1, -8, "12,5 %", "12.5%"),
            (50, 1, "5.000,0 %", "5,000.0%"),
            (3, 0, "–", "–"),
            (0, 0, "–", "–"),
            (i64::MIN, 1, "-922.337.203.685.477.580.800,0 %", "-922,337,203,685,477,580,800.0%"),
            (i64::MIN, i64::MIN, "100,0 %", "100.0%"),
        ] {
            assert_eq!(percent_tenths(part, whole, Vi), vi, "{part} of {whole}");
            assert_eq!(percent_tenths(part, whole, En), en, "{part} of {whole}");
        }
    }

    #[test]
    fn dates_are_written_as_known() {
        assert_eq!(date(day(2026, 3, 5), Vi), "05/03/2026");
        assert_eq!(date(day(2026, 3, 5), En), "5 Mar 2026");
        assert_eq!(date(day(2026, 12, 31), En), "31 Dec 2026");
        assert_eq!(date(day(2026, 1, 1), En), "1 Jan 2026");
        for (when, vi, en) in [
            (PartialDate::Day(day(1985, 3, 5)), "05/03/1985", "5 Mar 1985"),
            (PartialDate::Month { year: 1985, month: 3 }, "03/1985", "Mar 1985"),
            (PartialDate::Year(1985), "1985", "1985"),
        ] {
            assert_eq!(partial_date(when, Vi), vi);
            assert_eq!(partial_date(when, En), en);
        }
    }

    proptest! {
        #[test]
        fn grouping_only_adds_marks(number in any::<i64>()) {
            prop_assert_eq!(group_thousands(number, En).replace(',', ""), number.to_string());
        }

        #[test]
        fn a_share_is_within_half_a_tenth(part in 0_i64..1_000_000, whole in 1_i64..1_000_000) {
            let tenths: i64 = percent_tenths(part, whole, En).replace([',', '.', '%'], "").parse().unwrap();
            prop_assert!((2 * (part * 1_000 - tenths * whole)).abs() <= whole);
        }
    }
}
