//! Dates as offices write them.

use proptest::prelude::*;

use super::DateError::*;
use super::*;

fn civil(year: i16, month: i8, day: i8) -> Date {
    Date::new(year, month, day).unwrap()
}

fn day(year: i16, month: i8, day: i8) -> PartialDate {
    PartialDate::day(year, month, day).unwrap()
}

fn check(text: &str, expected: Result<PartialDate, DateError>) {
    assert_eq!(PartialDate::parse(text), expected, "{text:?}");
}

#[test]
fn offices_write_the_day_first() {
    for text in [
        "05/03/1985",
        "5/3/1985",
        "5-3-1985",
        "05-03-1985",
        "05.03.1985",
        " 5/03/1985 ",
        "05 / 03 / 1985",
        "\u{a0}05/03/1985\u{200b}",
        "1985-03-05",
        "1985-3-5",
    ] {
        check(text, Ok(day(1985, 3, 5)));
    }
    check("29/02/2024", Ok(day(2024, 2, 29)));
    check("29/02/2000", Ok(day(2000, 2, 29)));
}

#[test]
fn months_and_years_keep_their_precision() {
    for text in ["03/1985", "3/1985", "3-1985", "03.1985", " 3 / 1985", "1985-03"] {
        check(text, Ok(PartialDate::Month { year: 1985, month: 3 }));
    }
    for text in ["1985", " 1985\t", "\u{feff}1985"] {
        check(text, Ok(PartialDate::Year(1985)));
    }
}

#[test]
fn the_month_never_stands_first() {
    check("12/31/1985", Err(Impossible { day: 12, month: 31, year: 1985 }));
    check("03/05/1985", Ok(day(1985, 5, 3)));
    check("1985-31-12", Err(Impossible { day: 12, month: 31, year: 1985 }));
}

#[test]
fn days_that_no_calendar_has_are_refused() {
    check("31/02/1985", Err(Impossible { day: 31, month: 2, year: 1985 }));
    check("29/02/1985", Err(Impossible { day: 29, month: 2, year: 1985 }));
    check("29/02/2100", Err(Impossible { day: 29, month: 2, year: 2100 }));
    check("00/03/1985", Err(Impossible { day: 0, month: 3, year: 1985 }));
    check("99/99/1985", Err(Impossible { day: 99, month: 99, year: 1985 }));
    check("31.04.2026", Err(Impossible { day: 31, month: 4, year: 2026 }));
    check("13/1985", Err(NoSuchMonth { month: 13, year: 1985 }));
    check("0/1985", Err(NoSuchMonth { month: 0, year: 1985 }));
}

#[test]
fn short_years_are_not_guessed() {
    for text in ["5/3/85", "05-03-85", "5.3.5", "05/03/985", "3/85", "5/3", "85", "85-03-05"] {
        check(text, Err(ShortYear));
    }
}

#[test]
fn years_outside_the_files_are_refused() {
    for text in ["1899", "2101", "0000", "9999", "03/1899", "31/12/1899", "01/01/2101", "2101-01-01", "31/02/0085"] {
        check(text, Err(YearOutside));
    }
    check("1900", Ok(PartialDate::Year(1900)));
    check("2100", Ok(PartialDate::Year(2100)));
    check("01/01/1900", Ok(day(1900, 1, 1)));
    check("31/12/2100", Ok(day(2100, 12, 31)));
    assert_eq!(PartialDate::try_from(civil(1899, 12, 31)), Err(YearOutside));
    assert_eq!(PartialDate::try_from(civil(2100, 12, 31)), Ok(day(2100, 12, 31)));
    assert_eq!(PartialDate::year(i16::MIN), Err(YearOutside));
}

#[test]
fn other_texts_are_no_dates() {
    for text in [
        "",
        " ",
        "x",
        "không rõ",
        "/",
        "//",
        "5//1985",
        "5/3/",
        "/3/1985",
        "5/3-1985",
        "5/3/1985/1",
        "5/3/19850",
        "31111",
        "198",
        "5",
        "+5/3/1985",
        "-1985",
        "5 3 1985",
        "19 85",
        "1985/03/05",
        "1985/3",
        "1985.03.05",
        "05/Mar/1985",
        "005/03/1985",
        "５/３/1985",
        "٠٥/٠٣/1985",
        "1985-03-05T00:00",
        "tháng 3/1985",
    ] {
        check(text, Err(NotADate));
    }
}

#[test]
fn errors_say_what_to_do_and_repeat_nothing() {
    for error in [
        ShortYear,
        Impossible { day: 31, month: 2, year: 1985 },
        NoSuchMonth { month: 13, year: 1985 },
        NotADate,
        YearOutside,
    ] {
        let text = error.to_string();
        assert!(!["31", "1985", "13"].iter().any(|found| text.contains(found)), "{text}");
    }
}

#[test]
fn the_span_holds_every_day_it_can_be() {
    for (when, first, last) in [
        (day(1985, 3, 5), civil(1985, 3, 5), civil(1985, 3, 5)),
        (PartialDate::month(2024, 2).unwrap(), civil(2024, 2, 1), civil(2024, 2, 29)),
        (PartialDate::month(2023, 2).unwrap(), civil(2023, 2, 1), civil(2023, 2, 28)),
        (PartialDate::month(2023, 12).unwrap(), civil(2023, 12, 1), civil(2023, 12, 31)),
        (PartialDate::year(1985).unwrap(), civil(1985, 1, 1), civil(1985, 12, 31)),
        (PartialDate::year(2100).unwrap(), civil(2100, 1, 1), civil(2100, 12, 31)),
    ] {
        assert_eq!((when.earliest(), when.latest()), (first, last));
        assert!(when.span().contains(first) && when.span().contains(last));
        assert!(!when.span().contains(first.yesterday().unwrap()));
        assert_eq!(when.span().end(), Some(last.tomorrow().unwrap()));
    }
    assert_eq!(PartialDate::Day(Date::MAX).span(), Interval::since(Date::MAX));
}

#[test]
fn files_hold_iso_text() {
    for (when, json) in [
        (day(1985, 3, 5), r#""1985-03-05""#),
        (PartialDate::month(1985, 3).unwrap(), r#""1985-03""#),
        (PartialDate::year(1985).unwrap(), r#""1985""#),
    ] {
        assert_eq!(serde_json::to_string(&when).unwrap(), json);
        assert_eq!(serde_json::from_str::<PartialDate>(json).unwrap(), when);
    }
    for json in [
        r#""""#,
        r#""1985-3-5""#,
        r#""1985-3""#,
        r#""85""#,
        r#""05/03/1985""#,
        r#""1985-02-31""#,
        r#""1985-13""#,
        r#""1985-03-05-01""#,
        r#""1985-03-""#,
        r#"" 1985""#,
        r#""1899""#,
        "1985",
        "null",
    ] {
        assert!(serde_json::from_str::<PartialDate>(json).is_err(), "{json}");
    }
}

#[test]
fn what_cannot_be_read_back_is_not_written() {
    for when in
        [PartialDate::Month { year: 1985, month: 13 }, PartialDate::Year(85), PartialDate::Day(civil(1850, 1, 1))]
    {
        assert!(serde_json::to_string(&when).is_err(), "{when}");
    }
}

fn any_partial_date() -> impl Strategy<Value = PartialDate> {
    (YEAR_MIN..=YEAR_MAX, 1_i8..=12, 1_i8..=31, 0..3).prop_filter_map(
        "a day of the calendar",
        |(year, month, day, precision)| {
            match precision {
                0 => PartialDate::day(year, month, day),
                1 => PartialDate::month(year, month),
                _ => PartialDate::year(year),
            }
            .ok()
        },
    )
}

proptest! {
    #[test]
    fn what_is_shown_can_be_typed_again(when in any_partial_date()) {
        prop_assert_eq!(PartialDate::parse(&when.to_string()), Ok(when));
        let json = serde_json::to_string(&when).unwrap();
        prop_assert_eq!(serde_json::from_str::<PartialDate>(&json).unwrap(), when);
        prop_assert_eq!(PartialDate::parse(json.trim_matches('"')), Ok(when));
    }

    #[test]
    fn no_text_breaks_the_reader(text in any::<String>()) {
        let _ = PartialDate::parse(&text);
        let _ = serde_json::from_value::<PartialDate>(text.into());
    }

    #[test]
    fn digits_and_separators_give_a_checked_date_or_none(text in "[0-9/. -]{0,12}") {
        if let Ok(when) = PartialDate::parse(&text) {
            prop_assert_eq!(when.checked(), Ok(when));
        }
    }
}

#[test]
fn months_are_counted_from_a_day_to_the_same_day() {
    let day = |text: &str| -> Date { text.parse().unwrap() };
    assert_eq!(months_later(day("2026-01-31"), 1), day("2026-02-28"));
    assert_eq!(months_later(day("2026-01-31"), -2), day("2025-11-30"));
    assert_eq!(months_later(day("9999-12-31"), 1), Date::MAX);
    assert_eq!(months_between(day("2026-11-24"), day("2031-11-24")), 60);
    assert_eq!(months_between(day("2026-11-24"), day("2031-11-23")), 59);
    assert_eq!(months_between(day("2026-11-24"), day("2026-11-23")), -1);
}
