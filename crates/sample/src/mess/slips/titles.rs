//! Titles, held and planned.

use fastrand::Rng;

use super::super::book::Cell;
use super::super::content::without_marks;
use super::super::field::{Draft, behind};
use super::super::person::pick;
use super::{Place, Rich, Slip};

const TITLE: &[&str] = &["title"];
const ANY: &[&str] = &["title", "title_party", "title_state"];

const fn slip(
    kind: &'static str,
    fields: &'static [&'static str],
    make: fn(&mut Draft, &Place, &mut Rng) -> bool,
) -> Slip {
    Slip { kind, fields, least: Rich::Plain, make }
}

pub(super) const SLIPS: &[Slip] = &[
    slip("title_abbreviated", ANY, |draft, place, rng| {
        let Some(short) = short(draft, place, rng) else { return false };
        draft.rewrite(short, "title_abbreviated");
        true
    }),
    slip("title_with_unit", ANY, |draft, place, _| {
        let Some(code) = draft.claims.first().and_then(|claim| claim.value.first()) else { return false };
        let text = format!("{} {}", place.content.stem(code), behind(place.person.unit()));
        draft.rewrite(text, "title_with_unit");
        true
    }),
    slip("title_two_in_cell", TITLE, |draft, place, rng| {
        let [party, state] = place.person.holds.as_slice() else { return false };
        let content = place.content;
        let short = |code: &str| content.list(&format!("title_short.{code}"))[0].to_owned();
        let (one, two) = (content.stem(&party.title), content.stem(&state.title));
        let text = match rng.u8(..4) {
            0 => format!("{}, {}", short(&party.title), short(&state.title)),
            1 => format!("{one} ki\u{ea}m {two}"),
            2 => format!("{one}\n{two}"),
            _ => format!("{one}, {two}"),
        };
        draft.rewrite(text, "title_two_in_cell");
        if let Some(claim) = draft.claim("title") {
            claim.value = vec![party.title.clone(), state.title.clone()];
        }
        true
    }),
    slip("title_case", ANY, |draft, _, rng| {
        let words = draft.words();
        let text = if rng.bool() { words.to_lowercase() } else { words.to_uppercase() };
        draft.rewrite(text, "title_case");
        true
    }),
    slip("title_no_marks", ANY, |draft, _, _| {
        draft.rewrite(without_marks(&draft.words()), "title_no_marks");
        true
    }),
    slip("title_dashes", TITLE, |draft, place, rng| {
        if place.person.holds[0].title != "cong-chuc-tu-phap-ho-tich" && place.person.holds[0].title != "cong-chuc" {
            return false;
        }
        let long = ["V\u{103}n ph\u{f2}ng", "Th\u{1ed1}ng k\u{ea}"];
        let justice = ["T\u{1b0} ph\u{e1}p", "h\u{1ed9} t\u{1ecb}ch"];
        let parts = if place.person.holds[0].title == "cong-chuc" { long } else { justice };
        let text = match rng.u8(..3) {
            0 => format!("{} \u{2013} {}", parts[0], parts[1].to_lowercase()),
            1 => format!("{}-{}", parts[0], parts[1]),
            _ => format!("{}  -  {}", parts[0], parts[1]),
        };
        draft.rewrite(text, "title_dashes");
        true
    }),
    slip("title_unknown", TITLE, |draft, place, rng| {
        let text = pick(rng, &place.content.list("title_unknown")).to_owned();
        unknown(draft, text, "title_unknown", &["title"])
    }),
    slip("title_former", TITLE, |draft, _, _| {
        let text = format!("Nguy\u{ea}n {}", draft.words());
        unknown(draft, text, "title_former", &["title"])
    }),
    slip("planned_in_one_cell", &["planned_both"], |draft, place, rng| {
        let [one, two, ..] = place.person.planned.as_slice() else { return false };
        let words = |code: &str| place.content.stem(code).to_owned();
        let sign = ["; ", ", ", "\n"][rng.usize(..3)];
        let posts: Vec<String> =
            [one, two].iter().map(|post| format!("{} {}", words(&post.title), behind(&post.unit))).collect();
        draft.rewrite(posts.join(sign), "planned_in_one_cell");
        let (titles, units) = (vec![one.title.clone(), two.title.clone()], vec![one.unit.clone(), two.unit.clone()]);
        draft.claims[0].value = titles;
        draft.claims[1].value = units;
        true
    }),
    slip("planned_unit_without_title", &["planned_title:1"], |draft, _, _| {
        draft.cell = None;
        let Some(claim) = draft.claims.first_mut() else { return false };
        claim.unknowable("planned_unit_without_title", &["planned", "title", "unit"]);
        claim.row_wide = true;
        true
    }),
    slip("planned_unknown", &["planned_title:0", "planned_both"], |draft, place, rng| {
        let text = pick(rng, &place.content.list("planned_unknown")).to_owned();
        draft.claims.truncate(1);
        unknown(draft, text, "planned_unknown", &["planned", "title"])
    }),
];

/// One of the short ways to write the title of a cell.
fn short(draft: &Draft, place: &Place, rng: &mut Rng) -> Option<String> {
    let code = draft.claims.first()?.value.first()?;
    let list = place.content.list(&format!("title_short.{code}"));
    (!list.is_empty()).then(|| pick(rng, &list).to_owned())
}

fn unknown(draft: &mut Draft, text: String, kind: &'static str, groups: &'static [&'static str]) -> bool {
    draft.cell = Some(Cell::text(text));
    let Some(claim) = draft.claims.first_mut() else { return false };
    claim.unknowable(kind, groups);
    true
}
