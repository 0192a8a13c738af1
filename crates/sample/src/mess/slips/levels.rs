//! Levels of schooling and training.

use fastrand::Rng;

use super::super::book::Cell;
use super::super::field::Draft;
use super::super::person::{Day, pick};
use super::{Place, Rich, Slip};

const LEVELS: &[&str] = &["professional", "theory", "state_management"];

const fn slip(
    kind: &'static str,
    fields: &'static [&'static str],
    make: fn(&mut Draft, &Place, &mut Rng) -> bool,
) -> Slip {
    Slip { kind, fields, least: Rich::Plain, make }
}

pub(super) const SLIPS: &[Slip] = &[
    slip("level_abbreviated", LEVELS, |draft, place, rng| {
        listed(draft, place, rng, "level_short", "level_abbreviated")
    }),
    slip("level_spelling", LEVELS, |draft, place, rng| listed(draft, place, rng, "level_spelling", "level_spelling")),
    slip("level_with_major", &["professional"], |draft, place, rng| {
        let level = place.person.levels["professional"];
        if !["university", "master", "college"].contains(&level) {
            return false;
        }
        let list = place.content.list(&format!("level_short.professional.{level}"));
        let text = format!("{} {}", pick(rng, &list), place.person.major);
        draft.rewrite(text, "level_with_major");
        true
    }),
    slip("level_grade", &["general"], |draft, place, rng| {
        let list = place.content.list(&format!("general.{}", place.person.levels["general"]));
        draft.rewrite(pick(rng, &list), "level_grade");
        true
    }),
    Slip {
        kind: "level_turned_date",
        fields: &["general"],
        least: Rich::Typed,
        make: |draft, place, _| {
            let d = match place.person.levels["general"] {
                "upper_secondary" => 12,
                "lower_secondary" => 9,
                _ => return false,
            };
            draft.cell = Some(Cell::day(Day { y: 2025, m: 12, d }, "d-mmm"));
            draft.note("level_turned_date");
            true
        },
    },
    slip("level_none_words", &["theory", "state_management"], |draft, place, rng| {
        if place.person.levels.get(draft.field.as_str()) != Some(&"none") {
            return false;
        }
        let words = place.content.text("level_clean.theory.none").to_owned();
        let first = words.split(' ').next().unwrap_or_default().to_owned();
        let third = place.content.list("empty")[2].to_owned();
        draft.cell = Some(Cell::text([words, first, third][rng.usize(..3)].clone()));
        true
    }),
    slip("level_in_progress", LEVELS, |draft, place, rng| {
        let text = pick(rng, &place.content.list(&format!("level_progress.{}", draft.field))).to_owned();
        unknown(draft, text, "level_in_progress")
    }),
    slip("level_unknown", &["theory", "state_management"], |draft, place, rng| {
        let text = pick(rng, &place.content.list("level_unknown")).to_owned();
        unknown(draft, text, "level_unknown")
    }),
];

fn listed(draft: &mut Draft, place: &Place, rng: &mut Rng, which: &str, kind: &'static str) -> bool {
    let Some(code) = place.person.levels.get(draft.field.as_str()) else { return false };
    let list = place.content.list(&format!("{which}.{}.{code}", draft.field));
    if list.is_empty() {
        return false;
    }
    draft.rewrite(pick(rng, &list), kind);
    true
}

fn unknown(draft: &mut Draft, text: String, kind: &'static str) -> bool {
    draft.cell = Some(Cell::text(text));
    let Some(claim) = draft.claims.first_mut() else { return false };
    claim.unknowable(kind, &["level"]);
    true
}
