//! What is kept as a paper, and what everybody may see.

#![allow(clippy::unwrap_used)] // a test that cannot go on fails

mod support;

use cadre::school::Scenario;
use office::{Actor, PlanYear, Role, Step, Watch};

use support::{ask, get, send, session, trial};

struct Quiet;

impl Watch for Quiet {
    fn step(&self, _: Step) {}

    fn stopped(&self) -> bool {
        false
    }
}

#[test]
fn a_check_is_kept_with_a_number_and_handed_out_as_it_was_made() {
    let cookie = session(Role::ProvinceOfficer);
    let address = format!("/people/{}/check", trial().elsewhere);
    let fields = [("title", "chu-tich-ubnd"), ("on", "2026-12-31"), ("once", "check-1")];
    let kept = send(&address, &cookie, &fields);
    assert_eq!(kept.status, 303, "{}", kept.body);
    assert_eq!(send(&address, &cookie, &fields).status, 303, "sent twice, kept once");
    let page = get(kept.header("location").unwrap(), &cookie).body;
    assert_eq!(page.matches("No. 1/2026").count(), 1, "{page}");
    let file = |kind: &str, cookie: &str| {
        let path = format!("/people/{}/checks/2026/1/{kind}", trial().elsewhere);
        ask("HEAD", &path, &[("Cookie", cookie)], "")
    };
    let (pdf, docx) = (file("pdf", &cookie), file("docx", &cookie));
    assert_eq!((pdf.status, docx.status), (200, 200));
    assert_eq!(pdf.header("content-type"), Some("application/pdf"));
    // The record changes; the paper does not.
    let length = |answer: &support::Answer| answer.header("content-length").map(str::to_owned);
    let correct = format!("/people/{}/correct", trial().elsewhere);
    let learnt = [("what", "learnt"), ("level", "2:advanced"), ("why", "Bằng thử"), ("once", "learnt-9")];
    assert_eq!(send(&correct, &cookie, &learnt).status, 303);
    assert_eq!(length(&file("pdf", &cookie)), length(&pdf));
    let wrong = send(&address, &cookie, &[("title", "no-such-title"), ("once", "check-2")]);
    assert_eq!(wrong.status, 422);
    for role in [Role::CommuneOfficer, Role::Official, Role::Auditor, Role::SchoolOffice] {
        let cookie = session(role);
        assert_eq!(send(&address, &cookie, &fields).status, 404, "{role:?}");
        assert_eq!(file("pdf", &cookie).status, 404, "{role:?}");
    }
}

#[test]
fn everybody_sees_what_was_published_and_nobody_in_it() {
    let cookie = session(Role::ProvinceOfficer);
    let nobody = get("/public", "");
    assert!(nobody.status == 200 && nobody.body.contains("/sign-in"), "{}", nobody.body);
    assert_eq!(get("/plan/2027/disclose", &cookie).status, 422, "nothing is approved");
    let admin = Actor::local_administrator();
    let (scenario, key) = (Scenario::default(), "public".to_owned());
    let plan = PlanYear { year: 2027, seed: 1, work: 2_000_000, threads: 2, scenario, marks: None, key };
    let plan = office::plan_year(&trial().office, &admin, &plan, &Quiet).unwrap().plan;
    let approve = [("decided", "2026-11-20"), ("document", "12-KH/TU"), ("once", "approve-1")];
    assert_eq!(send(&format!("/plan/2027/{}/approve", plan.draft), &cookie, &approve).status, 303);
    let preview = get("/plan/2027/disclose?named=yes", &cookie).body;
    assert!(preview.contains("learners") && get("/public", "").body.contains("Chưa công khai kế hoạch nào"));
    assert_eq!(send("/plan/2027/disclose", &cookie, &[]).status, 303);

    let public = get("/public", "").body;
    assert!(public.contains("12-KH/TU"), "{public}");
    let people = office::people(&trial().office, &admin, &Default::default()).unwrap();
    for official in &people.record.officials {
        assert!(!public.contains(official.name()), "{}", official.name());
    }
    // No small number stands beside a unit or a programme.
    for cell in public.split("<td class=\"number\">").skip(1) {
        let text = cell.split('<').next().unwrap();
        let small = text.parse::<usize>().is_ok_and(|count| (1..5).contains(&count));
        assert!(!small, "{cell}");
    }
    assert_eq!(send("/plan/2027/disclose", &cookie, &[("named", "yes")]).status, 303);
    let named = get("/public", "").body;
    let seated = people.record.official(plan.seats[0].person).unwrap();
    assert!(named.contains(seated.name()) && !named.contains("lanned for"));
    for role in [Role::CommuneOfficer, Role::Official, Role::Auditor, Role::SchoolOffice] {
        let cookie = session(role);
        assert_eq!(get("/plan/2027/disclose", &cookie).status, 404, "{role:?}");
        assert_eq!(send("/plan/2027/disclose", &cookie, &[]).status, 404, "{role:?}");
    }
}
