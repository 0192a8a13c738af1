//! Packs that are wrong, and what is said of them.

use super::super::condition::Requirement;
use super::*;

const TITLES: &str = "[[title]]\ncode='chu-tich-ubnd'\nvi='Chủ tịch'\nen='Chair'\nstaff='official'\nverified=true\nsource='t'\n\
                      [[title]]\ncode='bi-thu'\nvi='Bí thư'\nen='Secretary'\nstaff='official'\nverified=true\nsource='t'\n";

const NATION: &str = r#"[text]
number = "1/2026/NĐ-CP"
vi = "Nghị định mẫu"
en = "Sample decree"

[[standard]]
code = "nation"
article = "8"
from = 2026-01-01
titles = ["chu-tich-ubnd"]
requires = [{ subject = "theory", at_least = "intermediate" }, { working_months_at_first = 60 }]
may_lower = [{ subject = "theory", to = "elementary", areas = ["mountain"], clause = "4" }]
verified = true
source = "trial"
"#;

const PROVINCE: &str = r#"[text]
number = "2/2026/QĐ-UBND"
layer = "province"
vi = "Quyết định mẫu"
en = "Sample decision"

"#;

const ADDITION: &str = r#"[[standard]]
code = "province"
adds_to = "nation"
article = "2"
titles = ["chu-tich-ubnd"]
requires = [{ subject = "theory", at_least = "advanced" }]
verified = true
source = "trial"
"#;

fn read(texts: &[&str]) -> Result<Standards, PackError> {
    let titles = Titles::read(Pack { file: "titles.toml", text: TITLES }).unwrap();
    let mut standards = Standards::default();
    for text in texts {
        standards.add(Pack { file: "trial.toml", text }, &titles)?;
    }
    Ok(standards)
}

#[track_caller]
fn refused(texts: &[&str], line: usize, column: usize, words: &str) {
    let error = read(texts).unwrap_err();
    assert!(error.problem.contains(words), "{error}");
    assert_eq!((error.line, error.column), (line, column), "{error}");
}

/// A province's pack with one thing changed.
fn province(from: &str, to: &str) -> String {
    assert!(ADDITION.contains(from));
    format!("{PROVINCE}{}", ADDITION.replace(from, to))
}

#[test]
fn a_sound_pack_and_what_a_province_adds_are_read() {
    let standards = read(&[NATION, &province("2", "2")]).unwrap();
    assert_eq!(standards.standards.len(), 2);
    assert_eq!(standards.get("province").unwrap().layer, Layer::Province);
}

#[test]
fn a_slip_is_told_with_line_and_column() {
    refused(&[&NATION.replace("\"chu-tich-ubnd\"", "\"chu-tich\"")], 10, 11, "no title \"chu-tich\"");
    refused(&[&NATION.replace("intermediate", "middle")], 11, 46, "its levels are none, elementary");
    refused(&[&NATION.replace("2026-01-01", "\"soon\"")], 9, 8, "expected a TOML datetime");
    refused(&[&NATION.replace("from =", "form =")], 9, 1, "unknown field");
    refused(&[&NATION.replace("{ working_months_at_first = 60 }", "{ }")], 7, 8, "says one thing, this one 0");
    refused(
        &[&NATION.replacen("{ subject = \"theory\",", "{ party = \"full\", subject = \"theory\",", 1)],
        11,
        41,
        "this one 2",
    );
    refused(
        &[&NATION.replace("requires = [", "requires = [{ some = 3, of = [{ in_pool = true }] }, ")],
        7,
        8,
        "3 of 1",
    );
}

#[test]
fn a_code_stands_once_over_all_packs() {
    refused(&[NATION, NATION], 7, 8, "stands twice");
}

#[test]
fn a_province_may_ask_more_and_never_less() {
    refused(&[NATION, &province("advanced", "elementary")], 9, 11, "asks less than \"nation\" (1/2026/NĐ-CP Art. 8)");
    refused(
        &[NATION, &province("{ subject = \"theory\", at_least = \"advanced\" }", "{ working_months_at_first = 48 }")],
        9,
        11,
        "asks less",
    );
    refused(&[NATION, &province("\"chu-tich-ubnd\"", "\"bi-thu\"")], 9, 11, "is not for the title");
    refused(&[NATION, &province("\"nation\"", "\"nobody\"")], 9, 11, "no standard \"nobody\"");
    refused(&[NATION, &province("adds_to = \"nation\"\n", "")], 8, 8, "names the national one");
}

#[test]
fn a_province_lowers_only_where_the_nation_lets_it() {
    let relief = |to: &str, area: &str| {
        format!(
            "{PROVINCE}[[relief]]\nlowers = \"nation\"\nsubject = \"theory\"\nto = \"{to}\"\nareas = [\"{area}\"]\n\
             article = \"3\"\nverified = true\nsource = \"trial\"\n"
        )
    };
    let lowered = read(&[NATION, &relief("elementary", "mountain")]).unwrap();
    let asks = lowered.get("nation").unwrap().condition.requirements();
    assert!(asks.iter().any(|one| matches!(one.as_ref(), Requirement::Areas { .. })));
    refused(&[NATION, &relief("elementary", "island")], 8, 10, "does not let a province ask less");
    refused(&[NATION, &relief("none", "mountain")], 8, 10, "does not let a province ask less");
}

#[test]
fn a_province_makes_no_equivalence_and_no_ground_to_waive() {
    let ground = format!(
        "{PROVINCE}[[ground]]\ncode = \"g\"\narticle = \"3\"\nsubjects = [\"theory\"]\nverified = true\nsource = \"trial\"\n"
    );
    refused(&[NATION, &ground], 9, 11, "national law alone");
}

#[test]
fn rules_that_contradict_each_other_are_refused() {
    let scale = |number: &str, from: &str| {
        format!(
            "[text]\nnumber = \"{number}\"\nvi = \"x\"\nen = \"x\"\n[[scale]]\narticle = \"20\"\nfrom = {from}\n\
             excellent_points = 90\ngood_points = 70\ncompleted_points = 50\nverified = true\nsource = \"trial\"\n"
        )
    };
    let ended = scale("1", "2020-01-01").replace("from = 2020-01-01", "from = 2020-01-01\nuntil = 2026-01-01");
    assert_eq!(read(&[&ended, &scale("2", "2026-01-01")]).unwrap().scales.len(), 2);
    refused(&[&scale("1", "2020-01-01"), &scale("2", "2026-01-01")], 6, 11, "contradicts 1 Art. 20");
    refused(&[&scale("1", "2020-01-01").replace("= 70", "= 95")], 8, 20, "points fall");
    let old =
        NATION.replace("{ working_months_at_first = 60 }", "{ age_from_years = 50 }, { age_at_first_max_years = 45 }");
    refused(&[&old], 7, 8, "nobody can meet it");
}

#[test]
fn a_pack_that_is_refused_leaves_nothing_behind() {
    let titles = Titles::read(Pack { file: "titles.toml", text: TITLES }).unwrap();
    let mut standards = Standards::default();
    let half = format!("{NATION}\n{}", NATION.split_once("\n\n").unwrap().1);
    assert!(standards.add(Pack { file: "half.toml", text: &half }, &titles).is_err());
    assert_eq!((standards.texts.len(), standards.standards.len()), (0, 0));
}
