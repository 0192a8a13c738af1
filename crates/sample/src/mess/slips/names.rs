//! Names and communes, badly written.

use fastrand::Rng;

use super::super::book::Cell;
use super::super::content::without_marks;
use super::super::field::{Draft, behind};
use super::super::person::pick;
use super::{Place, Rich, Slip};

const NAME: &[&str] = &["name"];
const UNIT: &[&str] = &["unit"];

const fn slip(
    kind: &'static str,
    fields: &'static [&'static str],
    make: fn(&mut Draft, &Place, &mut Rng) -> bool,
) -> Slip {
    Slip { kind, fields, least: Rich::Plain, make }
}

pub(super) const SLIPS: &[Slip] = &[
    slip("name_honorific", NAME, |draft, place, rng| {
        let list = place.content.list(if place.person.male { "honorific_male" } else { "honorific_female" });
        draft.rewrite(format!("{}{}", pick(rng, &list), place.person.name), "name_honorific");
        true
    }),
    slip("name_capitals", NAME, |draft, place, _| {
        draft.rewrite(place.person.name.to_uppercase(), "name_capitals");
        true
    }),
    slip("name_small", NAME, |draft, place, _| {
        draft.rewrite(place.person.name.to_lowercase(), "name_small");
        true
    }),
    slip("name_blanks", NAME, |draft, place, rng| {
        let name = &place.person.name;
        let text = match rng.u8(..4) {
            0 => name.replace(' ', "  "),
            1 => format!("  {name} "),
            2 => name.replace(' ', "\u{a0}"),
            _ => format!("{name}\t"),
        };
        draft.rewrite(text, "name_blanks");
        true
    }),
    slip("name_line_end", NAME, |draft, place, _| {
        let Some((family, given)) = place.person.name.rsplit_once(' ') else { return false };
        draft.rewrite(format!("{family}\n{given}"), "name_line_end");
        true
    }),
    slip("name_no_marks", NAME, |draft, place, _| {
        let plain = without_marks(&place.person.name);
        if plain == place.person.name {
            return false;
        }
        draft.rewrite(plain, "name_no_marks");
        if let Some(claim) = draft.claim("name") {
            claim.value.clear();
        }
        true
    }),
    slip("name_tone_place", NAME, |draft, place, _| {
        let Some(other) = other_place(&place.person.name) else { return false };
        draft.rewrite(other.clone(), "name_tone_place");
        if let Some(claim) = draft.claim("name") {
            claim.accept.push(other);
        }
        true
    }),
    slip("name_numbered", NAME, |draft, place, rng| {
        draft.rewrite(format!("{}. {}", rng.u8(1..30), place.person.name), "name_numbered");
        true
    }),
    slip("name_digits", NAME, |draft, place, _| {
        let Some(at) = place.person.name.rfind(['n', 'a', 'i']) else { return false };
        let mut text = place.person.name.clone();
        text.replace_range(at..=at, "4");
        draft.cell = Some(Cell::text(text));
        let Some(claim) = draft.claim("name") else { return false };
        claim.unknowable("name_digits", &["name"]);
        true
    }),
    slip("name_missing", NAME, |draft, _, _| {
        draft.cell = None;
        let Some(claim) = draft.claim("name") else { return false };
        claim.unknowable("name_missing", &["name"]);
        claim.row_wide = true;
        true
    }),
    slip("invisible_letters", NAME, |draft, place, rng| {
        let sign = ["\u{200b}", "\u{feff}", "\u{200d}", "\u{2060}"][rng.usize(..4)];
        let Some((family, given)) = place.person.name.rsplit_once(' ') else { return false };
        draft.rewrite(format!("{sign}{family} {sign}{given}"), "invisible_letters");
        true
    }),
    slip("unit_abbreviated", UNIT, |draft, place, rng| {
        let Some(short) = shortened(place.person.unit(), rng.bool()) else { return false };
        draft.rewrite(short, "unit_abbreviated");
        true
    }),
    slip("unit_case", UNIT, |draft, place, rng| {
        let unit = place.person.unit();
        let text = match rng.u8(..3) {
            0 => behind(unit),
            1 => unit.to_uppercase(),
            _ => unit.to_lowercase(),
        };
        draft.rewrite(text, "unit_case");
        true
    }),
    slip("unit_with_organ", UNIT, |draft, place, rng| {
        let organ = pick(rng, &place.content.list("organ")).to_owned();
        draft.rewrite(format!("{organ}{}", behind(place.person.unit())), "unit_with_organ");
        true
    }),
    slip("unit_ditto", UNIT, |draft, place, rng| {
        if place.above.is_none() {
            return false;
        }
        draft.rewrite(pick(rng, &place.content.list("ditto")), "unit_ditto");
        true
    }),
];

/// The same name with the tone on the other letter of oa, oe, uy.
fn other_place(name: &str) -> Option<String> {
    let pairs = [("\u{f2}a", "o\u{e0}"), ("\u{fa}y", "u\u{fd}"), ("\u{1ee7}y", "u\u{1ef7}"), ("\u{f9}y", "u\u{1ef3}")];
    let (old, new) = pairs.iter().find(|(old, _)| name.ends_with(old))?;
    Some(format!("{}{new}", name.strip_suffix(old)?))
}

/// The commune with its kind shortened: the first letters of the words of the kind.
fn shortened(unit: &str, tight: bool) -> Option<String> {
    let kinds = [("X\u{e3} ", "X"), ("Ph\u{1b0}\u{1edd}ng ", "P"), ("Th\u{1ecb} tr\u{1ea5}n ", "TT")];
    let (long, short) = kinds.iter().find(|(long, _)| unit.starts_with(long))?;
    let blank = if tight { "" } else { " " };
    Some(format!("{short}.{blank}{}", unit.strip_prefix(long)?))
}
