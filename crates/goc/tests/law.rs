//! The law at the command line: a people file judged, rules checked and compared, units merged and the merger taken back.

#![allow(clippy::unwrap_used)] // a test that cannot go on fails

mod support;

use serde_json::Value;
use support::Desk;

const PEOPLE: &str = r#"
[[person]]
name = "Nguyễn Thị Ánh"
sex = "female"
born = "12/05/1985"
number = "999185000001"
unit = "Xã Mẫu Một"
holds = [{ title = "Chủ tịch UBND", from = 2024-01-01 }]
evidence = [
    { subject = "general", level = "upper_secondary" },
    { subject = "professional", level = "university" },
    { subject = "theory", level = "intermediate", paper = "equivalence", number = "12/XN", issued = "2023" },
]

[[person]]
name = "Trần Văn Bình"
sex = "male"
born = "1980"
unit = "Xã Mẫu Hai"
holds = [{ title = "truong-phong", from = 2025-07-01 }]
"#;

const PROVINCE: &str = r#"
[text]
number = "9/2027/QĐ-UBND"
layer = "province"
vi = "Dự thảo"
en = "Draft"

[[standard]]
code = "du-thao"
adds_to = "nd-33-2023-8-3"
article = "1"
from = 2026-01-01
titles = ["chu-tich-ubnd"]
requires = [{ subject = "computing", at_least = "basic" }]
verified = false
source = "draft"
"#;

const MERGER: &str = r#"
on = 2026-12-01
document = "NQ 1"
[[step]]
ends = ["Xã Mẫu Một", "Xã Mẫu Hai"]
forms = ["Xã Mẫu Mới"]
rest = "Xã Mẫu Mới"
"#;

fn desk_with_people(desk: &Desk) {
    std::fs::write(desk.path().join("people.toml"), PEOPLE).unwrap();
    desk.done(&["import", "people.toml"]);
}

#[test]
fn one_person_is_judged_with_the_whole_proof_in_both_languages() {
    let desk = Desk::sqlite();
    desk_with_people(&desk);
    let why = desk.done(&["--lang", "en", "why", "nguyen thi anh", "ct ubnd", "--on", "2026-11-24"]);
    for says in [
        "not met [33/2023/NĐ-CP, Art. 8(3)]",
        "confirmation of equivalence no. 12/XN, issued 2023; people.toml, row 3; by 09-KL/TW",
        "to be met: intermediate political theory; at the earliest 24 Nov 2026",
    ] {
        assert!(why.contains(says), "{says}: {why}");
    }
    let vi = desk.done(&["--lang", "vi", "why", "999185000001", "--on", "2026-11-24"]);
    assert!(vi.contains("chưa đạt [33/2023/NĐ-CP, Điều 8, khoản 3]"), "{vi}");
    let json = desk.done(&["--json", "why", "999185000001", "--on", "2026-11-24"]);
    let verdict: Value = serde_json::from_str(json.lines().next().unwrap()).unwrap();
    assert_eq!(verdict["verdict"]["outcome"], "not_met");
    assert_eq!(verdict["verdict"]["turns"][0]["earliest"], "2026-11-24");
    let enter = desk.done(&["--lang", "en", "why", "tran van binh", "--study", "theory:intermediate"]);
    assert!(enter.contains("unknown [350-QĐ/TW (source not verified)]"), "{enter}");
}

#[test]
fn a_review_looks_at_one_title_or_unit_and_says_when_there_is_none() {
    let desk = Desk::sqlite();
    desk_with_people(&desk);
    let of = |args: &[&str]| desk.done(&[&["--lang", "en", "review", "--on", "2026-11-24"], args].concat());
    assert!(of(&["--title", "CT UBND"]).contains("1 verdicts"));
    assert!(of(&["--unit", "xa mau hai"]).contains("1 verdicts"));
    assert!(of(&["--yearly"]).contains("2 verdicts"));
    for (args, says) in [
        (["review", "--title", "Vua"], "no title is called"),
        (["review", "--unit", "Xã Khác"], "no unit is called"),
        (["why", "Nobody", "ct ubnd"], "nobody is found by that"),
    ] {
        let ran = desk.run(&[&["--lang", "en"], &args[..]].concat());
        assert!(ran.code == 4 && ran.err.contains(says), "{args:?}: {}", ran.err);
    }
}

#[test]
fn a_pack_that_asks_less_is_refused_where_it_stands_and_a_draft_tells_its_effect() {
    let desk = Desk::sqlite();
    desk_with_people(&desk);
    std::fs::write(desk.path().join("draft.toml"), PROVINCE).unwrap();
    let less = PROVINCE.replace("computing\", at_least = \"basic", "theory\", at_least = \"elementary");
    std::fs::write(desk.path().join("less.toml"), less).unwrap();
    assert!(desk.done(&["--lang", "en", "rules", "check", "draft.toml"]).contains("no error"));
    let refused = desk.run(&["rules", "check", "less.toml"]);
    assert!(
        refused.err.contains("less.toml, line 10, column 11: asks less than \"nd-33-2023-8-3\""),
        "{}",
        refused.err
    );
    let diff =
        desk.done(&["--lang", "en", "rules", "diff", "--from", "2026-11-24", "--draft", "draft.toml", "--people"]);
    assert!(diff.contains("begins: du-thao"), "{diff}");
    assert!(diff.contains("Nguyễn Thị Ánh: not asked → unknown [9/2027/QĐ-UBND, Art. 1"), "{diff}");
    assert!(diff.contains("1 verdicts of 1 people change"), "{diff}");
}

#[test]
fn a_merger_is_shown_written_once_and_taken_back_on_both_databases() {
    for desk in Desk::both("law_merger") {
        desk_with_people(&desk);
        std::fs::write(desk.path().join("merger.toml"), MERGER).unwrap();
        let review = || desk.done(&["--json", "review", "--on", "2026-12-02"]);
        let before = review();
        assert!(desk.done(&["--lang", "en", "reorganise", "merger.toml"]).contains("Nothing was written"));
        assert_eq!(review(), before);
        desk.done(&["reorganise", "merger.toml", "--write"]);
        let merged = desk.done(&["--lang", "en", "review", "--on", "2026-12-02", "--unit", "Xã Mẫu Mới"]);
        assert!(merged.contains("2 verdicts"), "{merged}");
        let again = desk.run(&["reorganise", "merger.toml", "--write"]);
        assert_eq!(again.code, 4, "{}", again.err);
        desk.done(&["reorganise", "merger.toml", "--undo"]);
        let twice = desk.run(&["reorganise", "merger.toml", "--undo"]);
        assert_eq!(twice.code, 4, "{}", twice.err);
        let outcomes = |text: &str| -> Vec<(String, String)> {
            let lines = text.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
            let verdicts = lines.filter(|line| line.get("verdict").is_some());
            verdicts.map(|line| (line["verdict"]["unit"].to_string(), line["verdict"]["outcome"].to_string())).collect()
        };
        assert_eq!(outcomes(&review()), outcomes(&before));
        desk.done(&["doctor"]);
    }
}
