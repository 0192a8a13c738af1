//! Personal numbers and sex.

use fastrand::Rng;

use super::super::book::Cell;
use super::super::content::without_marks;
use super::super::field::Draft;
use super::super::person::pick;
use super::{Place, Rich, Slip};

const NUMBER: &[&str] = &["number"];
const SEX: &[&str] = &["sex"];

const fn slip(
    kind: &'static str,
    fields: &'static [&'static str],
    least: Rich,
    make: fn(&mut Draft, &Place, &mut Rng) -> bool,
) -> Slip {
    Slip { kind, fields, least, make }
}

pub(super) const SLIPS: &[Slip] = &[
    slip("number_as_number", NUMBER, Rich::Typed, |draft, place, _| {
        as_number(draft, place, "0", "number_as_number", false)
    }),
    slip("number_zero_lost", NUMBER, Rich::Typed, |draft, place, _| {
        as_number(draft, place, "0", "number_zero_lost", true)
    }),
    slip("number_scientific_shown", NUMBER, Rich::Typed, |draft, place, _| {
        as_number(draft, place, "0.00E+00", "number_scientific_shown", false)
    }),
    slip("number_separators", NUMBER, Rich::Plain, |draft, place, rng| {
        let number = &place.person.number;
        let sign = [" ", ".", "-", "\u{a0}"][rng.usize(..4)];
        let groups: Vec<&str> = (0..number.len()).step_by(3).map(|at| &number[at..at + 3]).collect();
        draft.rewrite(groups.join(sign), "number_separators");
        true
    }),
    slip("number_apostrophe", NUMBER, Rich::Plain, |draft, place, rng| {
        let sign = ["'", "\u{a0}", "\u{2019}"][rng.usize(..3)];
        draft.rewrite(format!("{sign}{}", place.person.number), "number_apostrophe");
        true
    }),
    slip("number_scientific_lost", NUMBER, Rich::Plain, |draft, place, rng| {
        let Some(twelve) = twelve(place) else { return false };
        let sign = [".", ","][rng.usize(..2)];
        let digits = twelve.trim_start_matches('0');
        let text = format!("{}{sign}{}E+{}", &digits[..1], &digits[1..6], digits.len() - 1);
        unknown(draft, text, "number_scientific_lost", &["number"])
    }),
    slip("number_wrong_length", NUMBER, Rich::Plain, |draft, place, rng| {
        let Some(twelve) = twelve(place) else { return false };
        let text = if rng.bool() { format!("{twelve}7") } else { twelve[..10].to_owned() };
        unknown(draft, text, "number_wrong_length", &["number"])
    }),
    slip("number_letter", NUMBER, Rich::Plain, |draft, place, rng| {
        let Some(twelve) = twelve(place) else { return false };
        let letter = ["O", "l", "o", "I"][rng.usize(..4)];
        unknown(draft, format!("{}{letter}", &twelve[..11]), "number_letter", &["number"])
    }),
    slip("number_against_birth", NUMBER, Rich::Plain, |draft, place, _| {
        let Some(twelve) = twelve(place).filter(|_| place.has_birth) else { return false };
        let year = (place.person.birth.y + 3) % 100;
        let text = format!("{}{year:02}{}", &twelve[..4], &twelve[6..]);
        unknown(draft, text, "number_against_birth", &["number", "date", "conflict"])
    }),
    slip("number_of_another", NUMBER, Rich::Plain, |draft, place, _| {
        let Some(above) = place.above.filter(|above| above.id != place.person.id) else { return false };
        unknown(draft, above.number.clone(), "number_of_another", &["number", "person", "conflict"])
    }),
    slip("sex_variants", SEX, Rich::Plain, |draft, place, rng| {
        let word = draft.words();
        let text = match rng.u8(..4) {
            0 => word.to_lowercase(),
            1 => word.to_uppercase(),
            2 => format!("{word} "),
            _ if place.person.male => "M".to_owned(),
            _ => without_marks(&word),
        };
        draft.rewrite(text, "sex_variants");
        true
    }),
    slip("sex_against_number", SEX, Rich::Plain, |draft, place, _| {
        if twelve(place).is_none() || !place.has_number {
            return false;
        }
        let words = place.content.list("titles_of_sheets.lists");
        let text = if place.person.male { words[2] } else { words[1] };
        unknown(draft, text.to_owned(), "sex_against_number", &["sex", "number", "conflict"])
    }),
    slip("sex_nonsense", SEX, Rich::Plain, |draft, place, rng| {
        let text = [place.person.ethnicity.as_str(), "2", "?"][rng.usize(..3)].to_owned();
        unknown(draft, text, "sex_nonsense", &["sex"])
    }),
    slip("mark_variants", &["mark:", "sex_women"], Rich::Plain, |draft, _, rng| {
        if draft.cell.is_none() {
            return false;
        }
        let text = pick(rng, &["X", "x ", "\u{2713}", "\u{221a}", "v", "+", "V"]);
        draft.rewrite(text, "mark_variants");
        true
    }),
    slip("mark_wingdings", &["mark:"], Rich::Full, |draft, _, _| {
        draft.rewrite("\u{fc}", "mark_wingdings");
        if let Some(cell) = &mut draft.cell {
            cell.font = "Wingdings";
        }
        true
    }),
    slip("mark_is_year", &["mark:professional:"], Rich::Typed, |draft, place, rng| {
        draft.cell = Some(Cell::number(f64::from(place.person.birth.y + rng.i32(22..32))));
        draft.note("mark_is_year");
        true
    }),
];

fn twelve<'a>(place: &Place<'a>) -> Option<&'a str> {
    Some(place.person.number.as_str()).filter(|number| number.len() == 12)
}

fn as_number(draft: &mut Draft, place: &Place, shown: &'static str, kind: &'static str, zero: bool) -> bool {
    let Some(twelve) = twelve(place).filter(|twelve| twelve.starts_with('0') == zero) else { return false };
    let Ok(number) = twelve.parse::<f64>() else { return false };
    draft.cell = Some(Cell { shown, ..Cell::number(number) });
    draft.note(kind);
    true
}

fn unknown(draft: &mut Draft, text: String, kind: &'static str, groups: &'static [&'static str]) -> bool {
    draft.cell = Some(Cell::text(text));
    let Some(claim) = draft.claims.first_mut() else { return false };
    claim.unknowable(kind, groups);
    true
}
