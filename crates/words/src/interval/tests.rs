//! Every operation, on every interval over five days and open ends, against the set of days it means.

use std::collections::BTreeSet;

use expect_test::expect;

use super::*;

/// Days on which an interval of these tests may begin or end.
const ENDS: i8 = 5;

fn day(day: i8) -> Date {
    Date::new(2026, 3, 10 + day).unwrap()
}

/// The days watched: one before every end (day 0), each end itself. The last day stands for all that follow it.
fn watched() -> impl Iterator<Item = i8> {
    0..=ENDS
}

fn ends() -> impl Iterator<Item = Option<Date>> {
    std::iter::once(None).chain((1..=ENDS).map(|end| Some(day(end))))
}

fn intervals() -> Vec<Interval> {
    ends().flat_map(|from| ends().filter_map(move |until| Interval::new(from, until).ok())).collect()
}

/// What the two ends mean, written without any operation of `Interval`.
fn meaning(from: Option<Date>, until: Option<Date>) -> BTreeSet<i8> {
    watched().filter(|d| from.is_none_or(|from| day(*d) >= from) && until.is_none_or(|until| day(*d) < until)).collect()
}

fn days(interval: Interval) -> BTreeSet<i8> {
    meaning(interval.from(), interval.end())
}

fn days_of(interval: Option<Interval>) -> BTreeSet<i8> {
    interval.map(days).unwrap_or_default()
}

fn is_gapless(days: &BTreeSet<i8>) -> bool {
    match (days.first(), days.last()) {
        (Some(first), Some(last)) => (*first..=*last).all(|day| days.contains(&day)),
        _ => true,
    }
}

#[test]
fn an_interval_exists_exactly_when_it_has_a_day() {
    let mut refused = 0;
    for from in ends() {
        for until in ends() {
            let made = Interval::new(from, until);
            assert_eq!(made.is_err(), meaning(from, until).is_empty(), "{from:?} {until:?}");
            refused += i32::from(made.is_err());
        }
    }
    assert_eq!((intervals().len(), refused), (21, 15));
}

#[test]
fn different_intervals_are_different_sets() {
    let sets: BTreeSet<_> = intervals().into_iter().map(days).collect();
    assert_eq!(sets.len(), intervals().len());
}

#[test]
fn constructors_agree() {
    assert_eq!(Interval::ALWAYS, Interval::new(None, None).unwrap());
    for a in (1..=ENDS).map(day) {
        assert_eq!(Interval::since(a), Interval::new(Some(a), None).unwrap());
        assert_eq!(Interval::until(a), Interval::new(None, Some(a)).unwrap());
        for b in (1..=ENDS).map(day) {
            assert_eq!(Interval::between(a, b), Interval::new(Some(a), Some(b)));
        }
    }
}

#[test]
fn contains_every_day_it_means() {
    for a in intervals() {
        for d in watched() {
            assert_eq!(a.contains(day(d)), days(a).contains(&d), "{a} {d}");
        }
        assert!(a.from().is_none_or(|from| a.contains(from)));
        assert!(a.end().is_none_or(|end| !a.contains(end)));
    }
}

#[test]
fn operations_on_two_are_operations_on_their_days() {
    let mut pairs = 0;
    for a in intervals() {
        for b in intervals() {
            let (left, right) = (days(a), days(b));
            let common: BTreeSet<i8> = &left & &right;
            let either: BTreeSet<i8> = &left | &right;

            assert_eq!(a.overlaps(b), !common.is_empty(), "{a} {b}");
            assert_eq!(a.covers(b), right.is_subset(&left), "{a} {b}");

            assert_eq!(a.intersection(b).is_some(), !common.is_empty(), "{a} {b}");
            assert_eq!(days_of(a.intersection(b)), common, "{a} {b}");

            let follows = left.last().unwrap() + 1 == *right.first().unwrap();
            assert_eq!(a.meets(b), follows, "{a} {b}");

            assert_eq!(a.union(b).is_some(), is_gapless(&either), "{a} {b}");
            assert_eq!(days_of(a.union(b)), if is_gapless(&either) { either } else { BTreeSet::new() }, "{a} {b}");
            pairs += 1;
        }
    }
    assert_eq!(pairs, 441);
}

#[test]
fn a_cut_parts_the_days_and_loses_none() {
    for a in intervals() {
        for d in watched() {
            let (before, after) = a.cut(day(d));
            let (early, late) = days(a).into_iter().partition::<BTreeSet<i8>, _>(|each| *each < d);
            assert_eq!(days_of(before), early, "{a} {d}");
            assert_eq!(days_of(after), late, "{a} {d}");
            if let (Some(before), Some(after)) = (before, after) {
                assert!(before.meets(after), "{a} {d}");
                assert_eq!(before.union(after), Some(a), "{a} {d}");
            }
        }
    }
}

#[test]
fn files_read_back_what_they_wrote() {
    for a in intervals() {
        let json = serde_json::to_string(&a).unwrap();
        assert_eq!(serde_json::from_str::<Interval>(&json).unwrap(), a, "{json}");
    }
    expect![[r#"{"from":"2025-07-01"}"#]]
        .assert_eq(&serde_json::to_string(&Interval::since(Date::new(2025, 7, 1).unwrap())).unwrap());
    expect!["{}"].assert_eq(&serde_json::to_string(&Interval::ALWAYS).unwrap());
}

#[test]
fn files_with_an_empty_or_misspelt_interval_are_refused() {
    for json in [
        r#"{"from":"2025-07-01","until":"2025-07-01"}"#,
        r#"{"from":"2025-07-02","until":"2025-07-01"}"#,
        r#"{"from":"2025-07-01","to":"2026-07-01"}"#,
        r#"{"from":"01/07/2025"}"#,
        r#"{"until":"2025-02-30"}"#,
    ] {
        assert!(serde_json::from_str::<Interval>(json).is_err(), "{json}");
    }
}

#[test]
fn the_ends_are_shown() {
    expect!["[2026-03-11, …)"].assert_eq(&Interval::since(day(1)).to_string());
    expect!["(…, 2026-03-11)"].assert_eq(&Interval::until(day(1)).to_string());
    expect!["[2026-03-11, 2026-03-12)"].assert_eq(&Interval::between(day(1), day(2)).unwrap().to_string());
    expect!["(…, …)"].assert_eq(&Interval::ALWAYS.to_string());
}

#[test]
fn the_last_day_of_the_calendar_has_no_end_but_is_there() {
    assert!(Interval::since(Date::MAX).contains(Date::MAX));
    assert!(!Interval::until(Date::MAX).contains(Date::MAX));
}
