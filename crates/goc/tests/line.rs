//! The one line through, as a newcomer walks it: workbooks in, next year's plan out.

#![allow(clippy::unwrap_used)] // a test that cannot go on fails

mod support;

use serde_json::Value;
use support::Desk;

#[test]
fn a_sample_goes_from_workbooks_to_papers_on_both_databases() {
    for desk in Desk::both("the line through") {
        let lists = desk.sample(100);
        let imported = desk.done(&["import", lists.to_str().unwrap()]);
        assert!(imported.contains("Imported 100 people (100 new, 0 changed)"), "{imported}");
        assert!(imported.contains("Recognised and not stored"), "{imported}");
        let again = desk.done(&["import", lists.to_str().unwrap()]);
        assert!(again.contains("(0 new, 0 changed), 0 new units, 0 facts"), "{again}");

        let reviewed = desk.done(&["review"]);
        assert!(reviewed.contains("33/2023/NĐ-CP, Art. 8(3)"), "{reviewed}");
        assert!(reviewed.contains("source not verified"), "{reviewed}");

        let planned = desk.done(&["plan", "year", "2027"]);
        assert!(planned.contains("Plan for 2027, draft 1:"), "{planned}");
        assert!(desk.done(&["plan", "year", "2027"]).contains("draft 2:"));

        let papers = desk.done(&["papers", "--year", "2027", "--out", "out"]);
        assert!(papers.contains("plan-2027.xlsx") && papers.contains("plan-2027.pdf"), "{papers}");
        let pdf = std::fs::read(desk.path().join("out/plan-2027.pdf")).unwrap();
        assert!(pdf.starts_with(b"%PDF-"));
        assert!(desk.done(&["doctor"]).contains("The log matches"));
    }
}

#[test]
fn the_same_facts_seed_and_work_give_the_same_plan() {
    let plan = || {
        let desk = Desk::sqlite();
        let lists = desk.sample(200);
        desk.done(&["import", lists.to_str().unwrap()]);
        let answer: Value = serde_json::from_str(&desk.done(&["--json", "plan", "year", "2027"])).unwrap();
        // Ids are made anew in every database; who sits where must not follow from them.
        let seats = answer["plan"]["seats"].as_array().unwrap().iter();
        (seats.map(|seat| seat["class"].to_string()).collect::<Vec<String>>(), answer["plan"]["costs"].to_string())
    };
    assert_eq!(plan(), plan());
}

#[test]
fn the_demo_runs_every_step_and_overwrites_nothing() {
    let desk = Desk::sqlite();
    let demo = desk.done(&["demo", "trial", "--people", "100", "--seed", "3"]);
    let steps =
        ["SAMPLE DATA", "Imported ", "Against the truth", "Review of", "Plan for", "Wrote", "SUMMARY", "What is tight"];
    for step in steps {
        assert!(demo.contains(step), "{step}: {demo}");
    }
    let written = |folder: &str| std::fs::read_dir(desk.path().join("trial").join(folder)).unwrap().count();
    assert!(written("in") > 5 && written("out") >= 4, "{} {}", written("in"), written("out"));
    let score = std::fs::read_to_string(desk.path().join("trial/out/import-score.txt")).unwrap();
    assert!(score.contains("cells wrong silently       0"), "{score}");
    let again = desk.run(&["demo", "trial"]);
    assert_eq!(again.code, 1);
    assert!(again.err.contains("is there already"), "{}", again.err);
}

#[test]
fn what_must_come_first_is_said() {
    let desk = Desk::sqlite();
    let check = |args: &[&str], says: &str| {
        let ran = desk.run(args);
        assert_eq!(ran.code, 4, "{args:?}: {}", ran.err);
        assert!(ran.err.contains(says), "{args:?}: {}", ran.err);
    };
    check(&["review"], "run “goc import” first");
    check(&["plan", "year", "2027"], "run “goc import” first");
    check(&["papers", "--year", "2027"], "run “goc plan year 2027” first");
    let lists = desk.sample(25);
    desk.done(&["import", lists.to_str().unwrap()]);
    check(&["plan", "year", "2028"], "import its school.toml first");
}

#[test]
fn vietnamese_is_spoken_where_asked() {
    let desk = Desk::sqlite();
    let lists = desk.sample(25);
    let imported = desk.done(&["--lang", "vi", "import", lists.to_str().unwrap()]);
    assert!(imported.contains("Nhập 25 người (25 mới, 0 thay đổi)"), "{imported}");
}
