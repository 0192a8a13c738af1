//! One person's file: corrections that keep what was known, what was typed, and who was faster; and who wrote and who read.

#![allow(clippy::unwrap_used)] // a test that cannot go on fails

mod support;

use office::Role;

use support::{get, send, session, trial};

/// The record and the revision that a form of the page is about, by what it is about and the first of its kind.
fn of(page: &str, what: &str) -> (String, String) {
    let form = page.split(&format!("name=\"what\" value=\"{what}\"")).nth(1).unwrap();
    let field = |name: &str| {
        let behind = form.split(&format!("name=\"{name}\" value=\"")).nth(1).unwrap();
        behind.split('"').next().unwrap().to_owned()
    };
    (field("record"), field("revision"))
}

#[test]
fn a_correction_is_a_new_version_and_the_second_of_two_sees_both() {
    let cookie = session(Role::ProvinceOfficer);
    let address = format!("/people/{}/correct", trial().here);
    let page = get(&address, &cookie).body;
    let (record, revision) = of(&page, "particulars");
    let correct = |revision: &str, name: &str, once: &str| {
        let fields = [
            ("what", "particulars"),
            ("record", record.as_str()),
            ("revision", revision),
            ("name", name),
            ("sex", "female"),
            ("birth", "03/1980"),
            ("why", "Giấy khai sinh 12"),
            ("once", once),
        ];
        send(&address, &cookie, &fields)
    };
    assert_eq!(correct(&revision, "Nguyễn Thị Đính Chính", "once-1").status, 303);
    assert_eq!(correct(&revision, "Nguyễn Thị Đính Chính", "once-1").status, 303, "sent twice, done once");
    let file = get(&format!("/people/{}", trial().here), &cookie).body;
    assert!(
        file.contains("<h1>Nguyễn Thị Đính Chính</h1>") && file.contains("corrected by Giấy khai sinh 12"),
        "{file}"
    );
    // Somebody who had the page open before: both versions, and what was typed is kept.
    let late = correct(&revision, "Nguyễn Thị Chậm Chân", "once-2");
    assert_eq!(late.status, 422);
    assert!(late.body.contains("Nguyễn Thị Chậm Chân") && late.body.contains("now says: Nguyễn Thị Đính Chính"));
    let (_, now) = of(&late.body, "particulars");
    assert_eq!(correct(&now, "Nguyễn Thị Chậm Chân", "once-3").status, 303);
    assert!(get(&format!("/people/{}", trial().here), &cookie).body.contains("<h1>Nguyễn Thị Chậm Chân</h1>"));
}

#[test]
fn every_slip_is_told_at_once_and_nothing_typed_is_lost() {
    let cookie = session(Role::ProvinceOfficer);
    let address = format!("/people/{}/correct", trial().elsewhere);
    let fields = [("what", "learnt"), ("from", "31/02/2020"), ("major", "Luật học thử"), ("level", ""), ("why", "")];
    let answer = send(&address, &cookie, &fields);
    assert_eq!(answer.status, 422);
    assert!(answer.body.contains("To be mended: 3") && answer.body.contains("Luật học thử"), "{}", answer.body);
    assert!(answer.body.contains("31/02/2020") && answer.body.contains("id=\"learnt-new-from-slip\""));
    // Added, it stands in the file with its paper; withdrawn, it does not.
    let learnt = [("what", "learnt"), ("level", "6:basic"), ("from", "1/7/2024"), ("why", "CC-77/2024")];
    assert_eq!(send(&address, &cookie, &[&learnt[..], &[("once", "learnt-1")]].concat()).status, 303);
    let file = get(&format!("/people/{}", trial().elsewhere), &cookie).body;
    assert!(file.contains("(CC-77/2024)"), "{file}");
    let page = get(&address, &cookie).body;
    let at = page.rfind("value=\"1/07/2024\"").or_else(|| page.rfind("value=\"01/07/2024\"")).unwrap();
    let (record, revision) = of(&page[page[..at].rfind("<form").unwrap()..], "learnt");
    let withdraw = [("what", "learnt"), ("record", &record), ("revision", &revision), ("why", "nhầm người")];
    let withdraw = [&withdraw[..], &[("withdraw", "yes"), ("once", "learnt-2")]].concat();
    assert_eq!(send(&address, &cookie, &withdraw).status, 303);
    let file = get(&format!("/people/{}", trial().elsewhere), &cookie).body;
    assert!(!file.contains("(CC-77/2024)") && file.contains("corrected by nhầm người"), "{file}");
}

#[test]
fn a_unit_officer_corrects_whom_the_unit_has_and_gives_nobody_a_post_elsewhere() {
    let commune = session(Role::CommuneOfficer);
    let own = format!("/people/{}/correct", trial().here);
    assert_eq!(get(&own, &commune).status, 200);
    assert_eq!(get(&format!("/people/{}/correct", trial().elsewhere), &commune).status, 404);
    let page = get(&own, &commune).body;
    let units: Vec<&str> = page.split("<option value=\"").map(|rest| rest.split('"').next().unwrap()).collect();
    let others = units.iter().filter(|unit| unit.len() == 36);
    let mut refused = 0;
    for (at, unit) in others.enumerate().take(20) {
        let once = format!("post-{at}");
        let post = [("what", "held"), ("title", "cong-chuc"), ("unit", unit), ("why", "QĐ 1"), ("once", &once)];
        refused += usize::from(send(&own, &commune, &post).status == 404);
    }
    assert!(refused >= 10, "{refused} of 20 posts in other units were refused");
    for role in [Role::SchoolOffice, Role::Official, Role::Auditor] {
        let cookie = session(role);
        assert_eq!(get(&own, &cookie).status, 404, "{role:?}");
        assert_eq!(send(&own, &cookie, &[("what", "held")]).status, 404, "{role:?}");
    }
}

#[test]
fn whoever_opens_a_file_stands_in_its_log_once_a_day_and_the_person_sees_it() {
    let auditor = session(Role::Auditor);
    let address = format!("/people/{}", trial().here);
    for _ in 0..3 {
        assert_eq!(get(&address, &auditor).status, 200);
    }
    let own = get("/my-file", &session(Role::Official)).body;
    assert_eq!(own.matches("auditor</span> opened the file").count(), 1, "{own}");
    assert!(own.contains("What is kept of you") && own.contains("title standards"));
    assert!(!own.contains("official</span> opened the file"), "whoever reads the own file is not told of");
    assert!(!get(&address, &auditor).body.contains("What is kept of you"));
}

#[test]
fn what_was_typed_outlives_the_session() {
    let cookie = session(Role::ProvinceOfficer);
    let address = format!("/people/{}/correct", trial().elsewhere);
    let key = support::form_key(&cookie);
    send("/sign-out", &cookie, &[]);
    let page = get(&format!("/people/{}", trial().elsewhere), &session(Role::ProvinceOfficer)).body;
    let name = page.split("<h1>").nth(1).unwrap().split("</h1>").next().unwrap().to_owned();
    let typed =
        format!("key={key}&what=graded&year=2022&grade=2&document=77-Q%C4%90&why=Bi%C3%AAn+b%E1%BA%A3n&once=late");
    let origin = support::own_origin();
    let post = |path: &str, cookie: &str, body: &str| {
        support::ask("POST", path, &[("Cookie", cookie), ("Origin", &origin)], body)
    };
    let ended = post(&address, &cookie, &typed);
    assert_eq!(ended.status, 401, "{}", ended.body);
    let field = |page: &str, name: &str| {
        let behind = page.split(&format!("name=\"{name}\" value=\"")).nth(1).unwrap().to_owned();
        behind.split('"').next().unwrap().replace("&quot;", "\"")
    };
    let kept = field(&ended.body, "typed");
    let form = |password: &str| {
        let fields = [("account", "province_officer"), ("password", password), ("back", &address), ("typed", &kept)];
        fields.map(|(name, value)| format!("{name}={}", support::encoded(value))).join("&")
    };
    // A slip in the password loses nothing either.
    let wrong = post("/sign-in", "", &form("not-the-password"));
    assert_eq!(field(&wrong.body, "typed"), kept);
    let back = post("/sign-in", "", &form(support::PASSWORD));
    assert!(back.status == 422 && back.body.contains("<li>Biên bản</li>"), "{}", back.body);
    let cookie = back.header("set-cookie").unwrap().split(';').next().unwrap().to_owned();
    let again = typed.replace(&key, &field(&back.body, "key"));
    let saved = post(&address, &cookie, &again);
    assert_eq!(saved.status, 303, "{}", saved.body);
    let file = get(&format!("/people/{}", trial().elsewhere), &cookie).body;
    assert!(file.contains(&name) && file.contains("corrected by Biên bản"), "{file}");
    // A form of a session before this one comes back in the same way.
    let old = post(&address, &cookie, &typed.replace("once=late", "once=later"));
    assert!(old.status == 422 && old.body.contains("<li>77-QĐ</li>"), "{}", old.body);
}
