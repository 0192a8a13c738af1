//! Dates as they are typed, computed, imported and mistyped.

use fastrand::Rng;

use super::super::book::{Cell, DAY_FIRST, GENERAL, Value};
use super::super::field::Draft;
use super::super::person::{Day, Person, pick};
use super::{Place, Rich, Slip};

const DATES: &[&str] =
    &["birth", "birth_male", "birth_female", "recruited", "permanent", "joined", "party_probation", "party_full"];
const BIRTHS: &[&str] = &["birth", "birth_male", "birth_female"];

const fn slip(kind: &'static str, least: Rich, make: fn(&mut Draft, &Place, &mut Rng) -> bool) -> Slip {
    Slip { kind, fields: DATES, least, make }
}

pub(super) const SLIPS: &[Slip] = &[
    slip("date_serial", Rich::Typed, |draft, place, _| typed(draft, place, DAY_FIRST, "date_serial")),
    slip("date_serial_bare", Rich::Typed, |draft, place, _| typed(draft, place, GENERAL, "date_serial_bare")),
    slip("date_month_first_format", Rich::Typed, |draft, place, _| {
        typed(draft, place, "m/d/yyyy", "date_month_first_format")
    }),
    slip("date_separators", Rich::Plain, |draft, place, rng| {
        let Some(Day { y, m, d }) = day_of(draft, place.person) else { return false };
        let text = match rng.u8(..4) {
            0 => format!("{d}-{m}-{y}"),
            1 => format!("{d:02}.{m:02}.{y}"),
            2 => format!("{d}/{m}/{y}"),
            _ => format!("{d:02} / {m:02} / {y}"),
        };
        draft.rewrite(text, "date_separators");
        true
    }),
    slip("date_two_digit_year", Rich::Plain, |draft, place, rng| {
        let Some(Day { y, m, d }) = day_of(draft, place.person) else { return false };
        let sign = ['/', '-', '.'][rng.usize(..3)];
        draft.rewrite(format!("{d}{sign}{m}{sign}{:02}", y % 100), "date_two_digit_year");
        true
    }),
    slip("date_in_words", Rich::Plain, |draft, place, _| {
        let Some(Day { y, m, d }) = day_of(draft, place.person) else { return false };
        draft.rewrite(format!("ng\u{e0}y {d:02} th\u{e1}ng {m} n\u{103}m {y}"), "date_in_words");
        true
    }),
    slip("date_iso_time", Rich::Plain, |draft, place, rng| {
        let Some(day) = day_of(draft, place.person) else { return false };
        let time = if rng.bool() { " 00:00:00" } else { "" };
        draft.rewrite(format!("{}{time}", day.iso()), "date_iso_time");
        true
    }),
    slip("date_month_year", Rich::Plain, |draft, place, rng| {
        let Some(Day { y, m, .. }) = day_of(draft, place.person) else { return false };
        let text = match rng.u8(..3) {
            0 => format!("{m:02}/{y}"),
            1 => format!("{m}/{y}"),
            _ => format!("T{m}/{y}"),
        };
        less(draft, text, format!("{y}-{m:02}"), "date_month_year")
    }),
    slip("date_year", Rich::Plain, |draft, place, rng| {
        let Some(Day { y, .. }) = day_of(draft, place.person) else { return false };
        less(draft, y.to_string(), y.to_string(), "date_year");
        if rng.bool() {
            draft.cell = Some(Cell::number(f64::from(y)));
        }
        true
    }),
    slip("date_formula", Rich::Full, |draft, place, _| formula(draft, place, true, "date_formula")),
    slip("date_formula_no_value", Rich::Full, |draft, place, _| {
        if !formula(draft, place, false, "date_formula_no_value") {
            return false;
        }
        unknown(draft, "date_formula_no_value", &["formula", "date"]);
        true
    }),
    slip("date_month_first", Rich::Plain, |draft, place, _| {
        let Some(Day { y, m, d }) = day_of(draft, place.person).filter(|day| day.d > 12) else { return false };
        draft.cell = Some(Cell::text(format!("{m:02}/{d}/{y}")));
        unknown(draft, "date_month_first", &["date"]);
        true
    }),
    slip("date_impossible", Rich::Plain, |draft, place, rng| {
        let Some(day) = day_of(draft, place.person) else { return false };
        let start = ["31/02", "30/02", "31/04", "32/01", "00/07", "15/13"][rng.usize(..6)];
        draft.cell = Some(Cell::text(format!("{start}/{}", day.y)));
        unknown(draft, "date_impossible", &["date"]);
        true
    }),
    Slip {
        kind: "date_out_of_range",
        fields: BIRTHS,
        least: Rich::Plain,
        make: |draft, place, rng| {
            let Some(day) = day_of(draft, place.person) else { return false };
            let y = if rng.bool() { day.y + 100 } else { day.y - 100 };
            draft.cell = Some(Cell::text(Day { y, ..day }.text()));
            unknown(draft, "date_out_of_range", &["date"]);
            true
        },
    },
    slip("date_typing_slip", Rich::Plain, |draft, place, rng| {
        let Some(Day { y, m, d }) = day_of(draft, place.person) else { return false };
        let text = match rng.u8(..3) {
            0 => format!("{d:02}/{m:02}/{} {:02}", y / 100, y % 100),
            1 if d < 10 => format!("O{d}/{m:02}/{y}"),
            _ => format!("{d:02}//{m:02}/{y}"),
        };
        draft.rewrite(text, "date_typing_slip");
        true
    }),
    Slip {
        kind: "empty_words",
        fields: &["party_probation", "party_full", "language", "computing", "major"],
        least: Rich::Plain,
        make: |draft, place, rng| {
            draft.rewrite(pick(rng, &place.content.list("empty")), "empty_words");
            draft.claims.iter_mut().for_each(|claim| claim.value.clear());
            true
        },
    },
];

/// The true day behind a cell.
pub(super) fn day_of(draft: &Draft, person: &Person) -> Option<Day> {
    match draft.field.as_str() {
        "birth" | "birth_male" | "birth_female" => Some(person.birth),
        "recruited" => Some(person.recruited),
        "permanent" => Some(person.permanent),
        "joined" => Some(person.joined),
        "party_probation" => Some(person.party?.0),
        "party_full" => Some(person.party?.1),
        _ => None,
    }
}

fn typed(draft: &mut Draft, place: &Place, shown: &'static str, kind: &'static str) -> bool {
    let Some(day) = day_of(draft, place.person) else { return false };
    draft.cell = Some(Cell::day(day, shown));
    draft.note(kind);
    true
}

/// A cell that tells less than the day.
fn less(draft: &mut Draft, text: String, iso: String, kind: &'static str) -> bool {
    draft.rewrite(text, kind);
    if let Some(claim) = draft.claims.first_mut() {
        claim.value = vec![iso];
    }
    true
}

fn formula(draft: &mut Draft, place: &Place, kept: bool, kind: &'static str) -> bool {
    let Some(day) = day_of(draft, place.person) else { return false };
    let code = format!("DATE({},{},{})", day.y, day.m, day.d);
    let kept_value = kept.then(|| day.serial() as f64);
    draft.cell = Some(Cell { value: Value::Formula(code, kept_value), ..Cell::day(day, DAY_FIRST) });
    if kept {
        draft.note(kind);
    }
    true
}

/// The date cannot be known; the sex under whose heading it stands still can.
fn unknown(draft: &mut Draft, kind: &'static str, groups: &'static [&'static str]) {
    if let Some(claim) = draft.claims.first_mut() {
        claim.unknowable(kind, groups);
    }
}
