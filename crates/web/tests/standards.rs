//! The standards in the browser: one alone, the law of two days side by side, a draft of the province, and the box to try one.

#![allow(clippy::unwrap_used)] // a test that cannot go on fails

mod support;

use office::Role;

use support::{get, send, session, trial};

const RULE: &str = "nd-33-2023-8-3";

#[test]
fn a_standard_says_what_it_rests_on_and_is_tried_on_somebody() {
    let (province, official) = (session(Role::ProvinceOfficer), session(Role::Official));
    let page = get(&format!("/standards/rules/{RULE}"), &province).body;
    assert!(page.contains("33/2023/NĐ-CP, Art. 8(3)") && page.contains("In force") && page.contains("id=\"who\""));
    let tried = |who: &str| {
        let address = format!("/standards/rules/{RULE}?title=chu-tich-ubnd&who={}", support::encoded(who));
        get(&address, &province).body
    };
    assert!(tried(&trial().here).contains("class=\"proof\""));
    assert!(tried("Nobody At All").contains("role=\"status\""), "nobody of that name is said, and the page stays");
    assert_eq!(get("/standards/rules/no-such-rule", &province).status, 404);
    assert!(get("/standards", &official).body.contains(RULE));
}

#[test]
fn the_law_of_two_days_stands_side_by_side() {
    let (province, school) = (session(Role::ProvinceOfficer), session(Role::SchoolOffice));
    let page = get("/standards/compare?from=2023-07-01&to=2023-09-01&title=chu-tich-ubnd", &province).body;
    assert!(
        page.contains("33/2023/NĐ-CP") && page.contains("begins") && page.contains("Whose verdict changes"),
        "{page}"
    );
    let same = get("/standards/compare", &province).body;
    assert!(same.contains("The law of both days is the same."));
    // Whoever may not review sees the law, and of nobody what it comes to.
    let law = get("/standards/compare?from=2023-07-01&to=2023-09-01", &school).body;
    assert!(law.contains("33/2023/NĐ-CP") && !law.contains("Whose verdict changes"));
}

#[test]
fn a_draft_tells_whom_it_concerns_before_it_is_anybodys_law() {
    let province = session(Role::ProvinceOfficer);
    let draft = r#"
[text]
number = "01/2026/QĐ-TEST"
vi = "Thử"
en = "Trial"
issued = 2026-01-01
[[standard]]
code = "trial-computing"
article = "1"
titles = ["truong-phong", "cong-chuc", "chu-tich-ubnd"]
purposes = ["held"]
requires = [{ subject = "computing", at_least = "basic" }]
from = 2026-01-01
verified = false
source = "a trial"
"#;
    let tried = send("/standards/compare", &province, &[("draft", draft), ("title", "")]);
    assert_eq!(tried.status, 200, "{}", tried.body);
    assert!(tried.body.contains("01/2026/QĐ-TEST") && tried.body.contains(" people:"), "{}", tried.body);
    assert!(!get("/standards", &province).body.contains("01/2026/QĐ-TEST"), "it was only looked at");
    let wrong = send("/standards/compare", &province, &[("draft", &draft.replace("article =", "artikel ="))]);
    assert!(wrong.body.contains("line 9") && wrong.body.contains("artikel"), "{}", wrong.body);
}
