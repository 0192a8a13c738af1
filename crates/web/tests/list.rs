//! The list of people: its columns, what is saved of it and for whom, and what is done with those who are chosen.

#![allow(clippy::unwrap_used)] // a test that cannot go on fails

mod support;

use office::Role;

use support::{get, send, session, trial};

#[test]
fn columns_are_those_that_were_asked_for_and_may_be_seen() {
    let (province, commune) = (session(Role::ProvinceOfficer), session(Role::CommuneOfficer));
    let page = get("/people?col=theory&col=planned", &province).body;
    let heading = |page: &str, words: &str| page.contains(&format!("<th scope=\"col\">{words}</th>"));
    assert!(heading(&page, "Planned for") && heading(&page, "Political theory") && !heading(&page, "Born"), "{page}");
    assert!(
        !heading(&get("/people?col=theory&col=planned", &commune).body, "Planned for"),
        "the pool is the province's"
    );
    assert!(heading(&get("/people", &province).body, "Born"));
}

#[test]
fn a_saved_list_is_for_one_or_for_everybody_of_the_unit() {
    let (province, auditor) = (session(Role::ProvinceOfficer), session(Role::Auditor));
    let commune = session(Role::CommuneOfficer);
    let save = |name: &str, shared: bool| {
        let fields = [("name", name), ("query", "stands=lacks&col=theory"), ("shared", "yes")];
        send("/people/saved", &province, &fields[..if shared { 3 } else { 2 }])
    };
    assert_eq!(save("Still lacking", true).header("location"), Some("/people?stands=lacks&col=theory"));
    assert_eq!(save("Only mine", false).status, 303);
    let has = |cookie: &str, name: &str| get("/people", cookie).body.contains(&format!(">{name}"));
    assert!(has(&province, "Still lacking") && has(&province, "Only mine"));
    assert!(has(&auditor, "Still lacking (province_officer)") && !has(&auditor, "Only mine"));
    assert!(!has(&commune, "Still lacking"), "another unit");
    assert_eq!(save("", false).status, 422);
    // Nobody removes what others have saved.
    send("/people/saved/remove", &auditor, &[("name", "Still lacking")]);
    assert!(has(&province, "Still lacking"));
    send("/people/saved/remove", &province, &[("name", "Still lacking")]);
    assert!(!has(&province, "Still lacking") && !has(&auditor, "Still lacking"));
}

#[test]
fn those_who_are_chosen_are_handed_out_as_a_workbook() {
    let cookie = session(Role::ProvinceOfficer);
    let whole = get("/people/list.xlsx?stands=lacks", &cookie);
    assert!(whole.status == 200 && whole.body.starts_with("PK"));
    let one = send("/people/chosen", &cookie, &[("do", "book"), ("p", &trial().here), ("query", "col=unit")]);
    assert!(one.status == 200 && one.body.starts_with("PK") && one.body.len() < whole.body.len());
    let nobody = send("/people/chosen", &cookie, &[("do", "book")]);
    assert!(nobody.status == 422 && nobody.body.contains("Nobody is chosen"));
}

#[test]
fn the_review_is_handed_out_as_a_workbook_to_whoever_may_review() {
    let (province, school) = (session(Role::ProvinceOfficer), session(Role::SchoolOffice));
    let whole = get("/review.xlsx", &province);
    assert!(whole.status == 200 && whole.body.starts_with("PK"));
    // A unit that nobody knows is an empty table, and no fault.
    let nothing = get("/review.xlsx?unit=00000000-0000-7000-8000-000000000001", &province);
    assert!(nothing.status == 200 && nothing.body.starts_with("PK"));
    assert_eq!(get("/review.xlsx", &school).status, 404);
}

#[test]
fn a_unit_asks_for_its_own_people_and_for_no_others() {
    let commune = session(Role::CommuneOfficer);
    let form = send("/people/chosen", &commune, &[("do", "request"), ("p", &trial().here)]).body;
    let code = form.split("<option value=\"").nth(2).unwrap().split('"').next().unwrap().to_owned();
    let ask = |person: &str, programme: &str, once: &str| {
        let fields =
            [("p", person), ("programme", programme), ("year", "2027"), ("paper", "12-CV/UBND"), ("once", once)];
        send("/people/request", &commune, &fields)
    };
    assert_eq!(ask(&trial().here, &code, "ask-1").header("location"), Some("/people?requested=1"));
    assert_eq!(ask(&trial().here, &code, "ask-1").header("location"), Some("/people?requested=1"), "sent twice");
    assert_eq!(ask(&trial().here, &code, "ask-2").header("location"), Some("/people?requested=0"), "asked for already");
    let file = get(&format!("/people/{}", trial().here), &commune).body;
    assert!(file.contains("The unit asks for 2027: ") && file.contains("12-CV/UBND"), "{file}");
    assert_eq!(ask(&trial().elsewhere, &code, "ask-3").status, 404, "somebody of another unit");
    // What is not right is said above the form, which keeps what was typed.
    let wrong = ask(&trial().here, "no-such-programme", "ask-4");
    assert!(wrong.status == 422 && wrong.body.contains("value=\"12-CV/UBND\"") && wrong.body.contains("no programme"));
    for year in ["", "12", "2025", "30000", "next"] {
        let fields =
            [("p", trial().here.as_str()), ("programme", &code), ("year", year), ("paper", "1"), ("once", year)];
        let wrong = send("/people/request", &commune, &fields);
        assert!(wrong.status == 422 && wrong.body.contains("write the year in four digits"), "{year}: {}", wrong.body);
    }
    let fields = [("p", trial().here.as_str()), ("programme", &code), ("year", "2027"), ("paper", "1"), ("once", "6")];
    let back = send("/people/request", &commune, &[&fields[..], &[("query", "stands=lacks&page=3")]].concat());
    assert_eq!(back.header("location"), Some("/people?requested=0&stands=lacks"), "back to the same list");
    let auditor = session(Role::Auditor);
    let fields = [("p", trial().here.as_str()), ("programme", &code), ("year", "2027"), ("paper", "1"), ("once", "5")];
    assert_eq!(send("/people/request", &auditor, &fields).status, 404);
}
