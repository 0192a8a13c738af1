//! The site over HTTP: who may see what, and what every answer carries.

#![allow(clippy::unwrap_used)] // a test that cannot go on fails

mod support;

use office::{Actor, Role};

use support::{Trial, ask, get, own_origin, session, sign_in, trial};

/// Every page that is read, with the roles it opens for; the rest are told that there is no such page, or go elsewhere.
fn pages() -> Vec<(String, Vec<Role>)> {
    use Role::*;
    let Trial { here, elsewhere, .. } = trial();
    let everybody_but = |role: Role| Role::ALL.into_iter().filter(|other| *other != role).collect::<Vec<_>>();
    let officers = || vec![LocalAdministrator, ProvinceOfficer, CommuneOfficer, Auditor];
    let provincial = || vec![LocalAdministrator, ProvinceOfficer, Auditor];
    vec![
        ("/".to_owned(), officers()),
        ("/people".to_owned(), officers()),
        ("/units".to_owned(), officers()),
        ("/review".to_owned(), officers()),
        ("/standards".to_owned(), Role::ALL.to_vec()),
        (format!("/people/{here}"), [officers(), vec![Official]].concat()),
        (format!("/people/{elsewhere}"), provincial()),
        (format!("/people/{here}/check?title=chu-tich-ubnd&on=2026-12-31"), [officers(), vec![Official]].concat()),
        (format!("/people/{elsewhere}/check?title=chu-tich-ubnd"), provincial()),
        (format!("/people/{here}/correct"), vec![LocalAdministrator, ProvinceOfficer, CommuneOfficer]),
        (format!("/people/{elsewhere}/correct"), vec![LocalAdministrator, ProvinceOfficer]),
        ("/imports".to_owned(), vec![LocalAdministrator, ProvinceOfficer, SchoolOffice]),
        ("/imports/form.xlsx".to_owned(), vec![LocalAdministrator, ProvinceOfficer, SchoolOffice]),
        ("/plan/2027".to_owned(), everybody_but(Lecturer)),
        ("/teaching".to_owned(), vec![LocalAdministrator, ProvinceOfficer, SchoolOffice, Lecturer]),
        ("/due".to_owned(), officers()),
        ("/my-file".to_owned(), vec![Official]),
        ("/people/no-id".to_owned(), vec![]),
        ("/nothing".to_owned(), vec![]),
    ]
}

#[test]
fn each_role_opens_the_pages_that_are_its_own_and_no_other() {
    for role in Role::ALL {
        let cookie = session(role);
        for (page, roles) in pages() {
            let answer = get(&page, &cookie);
            let expected: &[u16] = if roles.contains(&role) { &[200] } else { &[404, 303] };
            assert!(expected.contains(&answer.status), "{role:?} {page}: {} {}", answer.status, answer.body);
        }
    }
}

#[test]
fn nobody_sees_a_page_without_signing_in() {
    for (page, _) in pages().into_iter().filter(|(page, _)| page != "/nothing") {
        let answer = get(&page, "goc_session=0000");
        assert_eq!(answer.status, 303, "{page}");
        assert!(answer.header("location").unwrap().starts_with("/sign-in?back=%2F"), "{page}");
    }
    assert_eq!(get("/sign-in", "").status, 200);
}

#[test]
fn a_unit_officer_sees_the_people_of_the_unit_alone() {
    let Trial { unit, .. } = trial();
    let count = |cookie: &str| -> usize {
        let page = get("/people", cookie).body;
        let words = page.split("People found: ").nth(1).unwrap();
        words.split('<').next().unwrap().parse().unwrap()
    };
    let (unit_officer, province) = (session(Role::CommuneOfficer), session(Role::ProvinceOfficer));
    assert!(0 < count(&unit_officer) && count(&unit_officer) < count(&province));
    let review = get("/review", &unit_officer).body;
    assert!(review.contains(unit.as_str()));
    let others = get("/review", &province).body;
    let others_units = others.matches("href=\"/review?unit=").count();
    assert!(others_units > review.matches("href=\"/review?unit=").count() + 1, "{others_units}");
}

#[test]
fn a_wrong_password_and_a_wrong_name_are_told_alike() {
    let wrong = sign_in("school_office", "another-password");
    let nobody = sign_in("nobody.at.all", "another-password");
    assert_eq!((wrong.status, nobody.status), (422, 422));
    assert_eq!(wrong.body.replace("school_office", ""), nobody.body.replace("nobody.at.all", ""));
    assert!(wrong.header("set-cookie").is_none());
}

#[test]
fn another_site_changes_nothing() {
    let cookie = session(Role::ProvinceOfficer);
    let person = format!("/people/{}/number", trial().elsewhere);
    let revealed = || {
        let id = cadre::record::PersonId(cadre::record::RecordId::parse(&trial().elsewhere).unwrap());
        let log = office::person_log(&trial().office, &Actor::local_administrator(), id).unwrap();
        log.iter().any(|line| line.what == office::Logged::Revealed)
    };
    let forged: [&[(&str, &str)]; 3] = [
        &[("Cookie", &cookie)],
        &[("Cookie", &cookie), ("Origin", "https://evil.example")],
        &[("Cookie", &cookie), ("Origin", &own_origin()), ("Sec-Fetch-Site", "cross-site")],
    ];
    for headers in forged {
        assert_eq!(ask("POST", &person, headers, "key=0").status, 403);
    }
    // From this site, but with the key of another session: nothing is shown.
    let own = own_origin();
    let answer = ask("POST", &person, &[("Cookie", &cookie), ("Origin", &own)], "key=0");
    assert_eq!((answer.status, revealed()), (422, false));
}

#[test]
fn a_number_is_masked_until_it_is_asked_for_and_that_is_logged() {
    let cookie = session(Role::ProvinceOfficer);
    let page = get(&format!("/people/{}", trial().here), &cookie).body;
    assert!(page.contains("999••••••"), "{page}");
    let key = page.split("/number\"").nth(1).unwrap().split("value=\"").nth(1).unwrap().split('"').next().unwrap();
    let entries = || office::verify(&trial().office, &Actor::local_administrator()).unwrap().decisions;
    let before = entries();
    let path = format!("/people/{}/number", trial().here);
    let headers = [("Cookie", cookie.as_str()), ("Origin", &own_origin())];
    let shown = ask("POST", &path, &headers, &format!("key={key}"));
    assert!(!shown.body.contains("999••••••") && shown.body.contains("999"), "{}", shown.body);
    assert_eq!(entries(), before + 1);
}

#[test]
fn every_answer_says_what_a_browser_may_do_with_it() {
    let cookie = session(Role::Auditor);
    for (page, _) in pages() {
        let answer = get(&page, &cookie);
        let policy = answer.header("content-security-policy").unwrap();
        assert!(policy.starts_with("default-src 'none'") && !policy.contains("unsafe"), "{page}");
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"), "{page}");
        assert_eq!(answer.header("cache-control"), Some("no-store"), "{page}");
        assert!(!answer.body.contains("style=\"") && !answer.body.contains("onclick"), "{page}");
    }
    let page = get("/", &cookie).body;
    let style = page.split("href=\"/assets/").nth(1).unwrap().split('"').next().unwrap();
    let style = get(&format!("/assets/{style}"), "");
    assert_eq!((style.status, style.header("cache-control")), (200, Some("public, max-age=31536000, immutable")));
}

#[test]
fn a_language_is_kept_with_the_account() {
    let cookie = session(Role::SchoolOffice);
    assert!(get("/standards", &cookie).body.contains("<html lang=\"en\">"));
    let headers = [("Cookie", cookie.as_str()), ("Origin", &own_origin())];
    let answer = ask("POST", "/language/vi", &headers, "back=%2Fstandards");
    assert_eq!((answer.status, answer.header("location")), (303, Some("/standards")));
    assert!(get("/standards", &cookie).body.contains("<html lang=\"vi\">"));
    assert!(get("/standards", &session(Role::SchoolOffice)).body.contains("<html lang=\"vi\">"));
    assert_eq!(ask("POST", "/language/fr", &headers, "").status, 404);
}

#[test]
fn signing_out_ends_the_session() {
    let cookie = session(Role::Auditor);
    let page = get("/people", &cookie).body;
    let key = page.split("action=\"/sign-out\"").nth(1).unwrap().split("value=\"").nth(1).unwrap();
    let key = key.split('"').next().unwrap();
    let headers = [("Cookie", cookie.as_str()), ("Origin", &own_origin())];
    assert_eq!(ask("POST", "/sign-out", &headers, "key=wrong").status, 303);
    assert_eq!(get("/people", &cookie).status, 200, "a forged form ends nothing");
    assert_eq!(ask("POST", "/sign-out", &headers, &format!("key={key}")).status, 303);
    assert_eq!(get("/people", &cookie).status, 303);
}

#[test]
fn strange_questions_are_answered_without_a_fault() {
    let cookie = session(Role::ProvinceOfficer);
    let strange = [
        "/people?q=%27%3B--&unit=x&title=%00&stands=q&page=-1",
        "/people?page=99999999999999999999",
        "/people?q=%3Cscript%3Ealert(1)%3C/script%3E",
        "/review?on=9999-99-99&unit=%FF",
        "/people/%2e%2e%2fetc",
        "/assets/..%2f..%2fetc%2fpasswd",
        "/sign-in?back=//evil.example",
    ];
    for page in strange {
        let answer = get(page, &cookie);
        assert!(answer.status < 500, "{page}: {}", answer.status);
        assert!(!answer.body.contains("<script>alert"), "{page}");
    }
}

/// Whoever may not know the pool cannot tell from any page who stands in it: not from what is shown, nor from what is missing.
#[test]
fn who_may_not_know_the_pool_sees_the_same_of_those_in_it_and_of_others() {
    let admin = Actor::local_administrator();
    let people = office::people(&trial().office, &admin, &Default::default()).unwrap();
    let planned = people.record.officials.iter().filter(|official| !official.planned.is_empty());
    let (officer, auditor) = (session(Role::ProvinceOfficer), session(Role::Auditor));
    let mut seen = 0;
    for official in planned {
        let page = format!("/people/{}", official.id.0);
        assert!(get(&page, &officer).body.contains("Planned for: "), "{page}");
        assert!(!get(&page, &auditor).body.contains("lanned for"), "{page}");
        for title in &official.planned {
            let check = get(&format!("{page}/check?title={}", title.value.title), &auditor);
            assert_eq!(check.status, 200, "{}", check.body);
            assert!(check.body.contains("considered") && !check.body.contains("<strong>Eligible"), "{}", check.body);
        }
        seen += 1;
    }
    assert!(seen >= 3, "{seen} people in the pool");
}
