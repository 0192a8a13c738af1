//! Imports and plans in the browser: asked for, done by a worker, looked at, taken in, approved.

#![allow(clippy::unwrap_used)] // a test that cannot go on fails

mod support;

use std::time::{Duration, Instant};

use office::{Actor, Role};

use support::{Answer, ask, form_key, get, own_origin, send, session, trial};

/// A new person and one who is wrong in two ways.
const LIST: &str = "Họ và tên;Ngày sinh;Giới tính;Số định danh;Chức vụ;Đơn vị;Lý luận chính trị\n\
    Nguyễn Thị Thử Nghiệm;01/02/1985;Nữ;999185000777;Quan huyện thừa;Xã Thử Nghiệm;Trung cấp\n\
    Trần Văn Thử Nghiệm;31/02/1985;Nam;999085000778;Chủ tịch UBND xã;Xã Thử Nghiệm;Loại A\n";

fn upload(cookie: &str, name: &str, content: &str) -> Answer {
    let key = form_key(cookie);
    let body = format!(
        "--line\r\nContent-Disposition: form-data; name=\"key\"\r\n\r\n{key}\r\n--line\r\nContent-Disposition: form-data; \
         name=\"files\"; filename=\"{name}\"\r\nContent-Type: text/csv\r\n\r\n{content}\r\n--line--\r\n"
    );
    let kind = "multipart/form-data; boundary=line";
    ask("POST", "/imports", &[("Cookie", cookie), ("Origin", &own_origin()), ("Content-Type", kind)], &body)
}

/// The page of a job once it is over.
fn over(address: &str, cookie: &str) -> String {
    let begun = Instant::now();
    loop {
        let page = get(address, cookie).body;
        if !page.contains("data-live") {
            return page;
        }
        assert!(begun.elapsed() < Duration::from_secs(120), "{page}");
        std::thread::sleep(Duration::from_millis(50));
    }
}

#[test]
fn a_list_is_looked_at_repaired_taken_in_and_taken_back() {
    let cookie = session(Role::ProvinceOfficer);
    let sent = upload(&cookie, "../thu.csv", LIST);
    assert_eq!(sent.status, 303, "{}", sent.body);
    let address = sent.header("location").unwrap().to_owned();
    let page = over(&address, &cookie);
    assert!(page.contains("Quan huyện thừa") && page.contains("Loại A"), "{page}");
    assert!(page.contains("is not in the calendar"), "{page}");
    let found = |words: &str| get(&format!("/people?q={words}"), &cookie).body.contains("<th scope=\"row\">");
    assert!(!found("thu%20nghiem"), "nothing is written yet");

    // What is said once mends it: a title that is none, and a level.
    let of = |what: &str| {
        let behind = page.split(what).nth(1).unwrap();
        behind.split("name=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
    };
    let (title, level) = (of("Quan huyện thừa”"), of("Loại A”"));
    let again = send(&format!("{address}/again"), &cookie, &[(&title, "bi-thu-dang-uy"), (&level, "intermediate")]);
    assert_eq!(again.status, 303, "{}", again.body);
    let address = again.header("location").unwrap().to_owned();
    let page = over(&address, &cookie);
    assert!(!page.contains("“Loại A”") && !page.contains("“Quan huyện thừa”"), "{page}");
    let refused = send(&format!("{address}/again"), &cookie, &[("c0.1", "no-such-column")]);
    assert_eq!(refused.status, 422, "{}", refused.body);

    let report = page.split(&format!("{address}/files/")).nth(1).unwrap().split('"').next().unwrap();
    let report = ask("HEAD", &format!("{address}/files/{report}"), &[("Cookie", &cookie)], "");
    assert!(report.header("content-disposition").unwrap().contains("report.xlsx"));

    let taken = send(&format!("{address}/again"), &cookie, &[("commit", "yes")]);
    let page = over(taken.header("location").unwrap(), &cookie);
    assert!(page.contains("Taken in"), "{page}");
    assert!(found("thu%20nghiem"));
    let list = get("/imports", &cookie).body;
    let undo = list.split("/imports/batches/").nth(1).unwrap().split('"').next().unwrap();
    assert_eq!(send(&format!("/imports/batches/{undo}"), &cookie, &[]).status, 303);
    assert!(!found("thu%20nghiem"));
}

#[test]
fn who_may_not_import_sees_no_import() {
    let officer = session(Role::ProvinceOfficer);
    let sent = upload(&officer, "a.csv", LIST);
    let address = sent.header("location").unwrap();
    for role in [Role::CommuneOfficer, Role::Official, Role::Auditor] {
        let cookie = session(role);
        assert_eq!(get("/imports", &cookie).status, 404, "{role:?}");
        assert_eq!(get(address, &cookie).status, 404, "{role:?}");
        assert_eq!(upload(&cookie, "a.csv", LIST).status, 404, "{role:?}");
    }
    // The school office takes in the school's year, and sees nothing of whose lists others sent.
    let school = session(Role::SchoolOffice);
    assert_eq!((get("/imports", &school).status, get(address, &school).status), (200, 404));
    let page = over(upload(&school, "a.csv", LIST).header("location").unwrap(), &school);
    assert!(page.contains("may not") || page.contains("not allowed"), "{page}");
    over(address, &officer);
}

#[test]
fn a_year_is_planned_twice_compared_approved_and_seen_by_each_as_far_as_it_concerns_them() {
    let cookie = session(Role::ProvinceOfficer);
    let make = |fields: &[(&str, &str)]| {
        let asked = send("/plan/2027", &cookie, fields);
        assert_eq!(asked.status, 303, "{}", asked.body);
        let page = over(asked.header("location").unwrap(), &cookie);
        page.split("/plan/2027/").nth(1).unwrap_or_else(|| panic!("{page}")).split('"').next().unwrap().to_owned()
    };
    let commune = session(Role::CommuneOfficer);
    assert!(get("/plan/2027", &commune).body.contains("not approved yet"));
    let first = make(&[("effort", "quick")]);
    let second = make(&[("effort", "quick"), ("name", "No K01"), ("without", "K01"), ("keep", &first)]);
    let page = get(&format!("/plan/2027/compare?one={first}&other={second}"), &cookie).body;
    assert!(page.contains("No K01") && page.contains("seats that are the same"), "{page}");
    let page = get(&format!("/plan/2027/{second}"), &cookie).body;
    assert!(!page.contains(">K01<"), "{page}");
    assert_eq!(send("/plan/2027", &cookie, &[("budget", "much")]).status, 422);
    assert_eq!(send("/plan/1999", &cookie, &[]).status, 303, "a job says why not");

    // A mark: the first learner of a class is put aside, and is not in the next draft.
    let draft = get(&format!("/plan/2027/{first}"), &cookie).body;
    let class = draft.split(&format!("/plan/2027/{first}/classes/")).nth(1).unwrap().split('"').next().unwrap();
    let class = get(&format!("/plan/2027/{first}/classes/{class}"), &cookie).body;
    let line = class.split("name=\"m:").nth(1).unwrap().split('"').next().unwrap();
    let marks = format!("/plan/2027/{first}/marks");
    assert_eq!(send(&marks, &cookie, &[]).status, 422, "no mark at all");
    let asked = send(&marks, &cookie, &[(&format!("m:{line}"), "aside:Health")]);
    let page = over(asked.header("location").unwrap(), &cookie);
    let third = page.split("/plan/2027/").nth(1).unwrap().split('"').next().unwrap();
    let person = line.split(':').next().unwrap();
    let page = get(&format!("/plan/2027/compare?one={first}&other={third}"), &cookie).body;
    assert!(page.contains(person) && page.contains("Without a seat: "), "{page}");

    // A class kept as it is: every one of its learners has the same seat in the next draft.
    let code = draft.split("name=\"k:").nth(1).unwrap().split('"').next().unwrap();
    let asked = send(&marks, &cookie, &[(&format!("k:{code}"), "yes")]);
    let page = over(asked.header("location").unwrap(), &cookie);
    let fourth = page.split("/plan/2027/").nth(1).unwrap().split('"').next().unwrap();
    let learners = |draft: &str| {
        let page = get(&format!("/plan/2027/{draft}/classes/{code}"), &cookie).body;
        page.split("href=\"/people/").skip(1).map(|rest| rest[..36].to_owned()).collect::<Vec<_>>()
    };
    assert!(!learners(&first).is_empty() && learners(&first) == learners(fourth));

    // What the year needs, before anything is planned; nobody else sees it.
    let needs = get("/plan/2027/needs", &cookie).body;
    assert!(needs.contains("Every need (") && needs.contains("intermediate political theory ("), "{needs}");
    assert!(get("/plan/2027/needs?of=left", &cookie).body.contains("Why not"));
    assert_eq!(get("/plan/2027/needs", &commune).status, 404);
    assert_eq!(get("/plan/1999/needs", &cookie).status, 422);

    // Approved once, even where the form is sent twice, and never unapproved.
    let approve = format!("/plan/2027/{first}/approve");
    let day = [("decided", "2026-11-20"), ("once", "a-key-made-with-the-form")];
    assert_eq!(send(&approve, &cookie, &[day[0], day[1], ("document", " ")]).status, 422);
    let ahead = [("decided", "2030-01-01"), day[1], ("document", "12-KH/TU")];
    assert_eq!(send(&approve, &cookie, &ahead).status, 422);
    for _ in 0..2 {
        assert_eq!(send(&approve, &cookie, &[day[0], day[1], ("document", "12-KH/TU")]).status, 303);
    }
    let drafts = office::plan_drafts(&trial().office, &Actor::local_administrator(), 2027).unwrap();
    assert_eq!(drafts.approvals.len(), 1);

    let seats = |cookie: &str| {
        let page = get("/plan/2027", cookie).body;
        let behind = page.split("<dt>Seats</dt><dd>").nth(1).unwrap_or_else(|| panic!("{page}"));
        behind.split('<').next().unwrap().replace(',', "").parse::<usize>().unwrap()
    };
    let (unit, all) = (seats(&commune), seats(&session(Role::SchoolOffice)));
    assert!(0 < unit && unit < all, "{unit} of {all}");
    assert!(seats(&session(Role::Official)) <= 2);
    for role in [Role::SchoolOffice, Role::CommuneOfficer, Role::Auditor, Role::Official] {
        let cookie = session(role);
        let page = get(&format!("/plan/2027/{second}"), &cookie).body;
        assert!(!page.contains("No K01"), "{role:?} sees what is approved and nothing else");
        assert!(!page.contains("Who waits"), "{role:?}");
        assert_eq!(send("/plan/2027", &cookie, &[]).status, 404, "{role:?}");
        assert_eq!(send(&approve, &cookie, &[day[0], day[1], ("document", "1")]).status, 404, "{role:?}");
    }
    let paper = |cookie: &str| ask("HEAD", "/plan/2027/papers/plan-2027.xlsx", &[("Cookie", cookie)], "").status;
    assert_eq!((paper(&cookie), paper(&commune)), (200, 404));
}
