//! The interface for programs: what the document says there is, is there; tokens do what they name and nothing else; and the table
//! of rights holds over HTTP, act by act and role by role.

#![allow(clippy::unwrap_used)] // a test that cannot go on fails

mod support;

use office::{Act, Actor, NewToken, Role};
use serde_json::{Value, json};

use support::{Answer, ask, trial};

/// A token of the account of a role, for everything the account may.
fn token(role: Role) -> String {
    let admin = Actor::local_administrator();
    let accounts = office::accounts(&trial().office, &admin).unwrap();
    let account = accounts.iter().find(|account| account.role == role).unwrap();
    let may = |act: &&Act| cadre::access::may(account, **act).is_ok();
    give(role, "all", Act::ALL.iter().filter(may).copied().collect()).unwrap()
}

fn give(role: Role, name: &str, acts: Vec<Act>) -> Result<String, office::No> {
    let (account, name) = (role.code().to_owned(), name.to_owned());
    office::put_token(&trial().office, &Actor::local_administrator(), &NewToken { account, name, acts, days: 1 })
}

fn call(method: &str, path: &str, token: &str, headers: &[(&str, &str)], body: &str) -> Answer {
    let bearer = format!("Bearer {token}");
    let headers = [&[("Authorization", bearer.as_str()), ("Accept-Language", "en")], headers].concat();
    ask(method, &format!("/api/v1{path}"), &headers, body)
}

fn json_of(answer: &Answer) -> Value {
    serde_json::from_str(&answer.body).unwrap_or_else(|_| panic!("{}", answer.body))
}

/// Every operation of the document: method, path with ids filled in, and its act.
fn operations() -> Vec<(String, String, String)> {
    let document = json_of(&ask("GET", "/api/v1/openapi.json", &[], ""));
    let mut operations = Vec::new();
    for (path, methods) in document["paths"].as_object().unwrap() {
        for (method, operation) in methods.as_object().unwrap() {
            let path = path.replace("{person}", &trial().here).replace("{year}", "2027").replace("{draft}", "1");
            let path = path.replace("{job}", &trial().here);
            let act = operation["description"].as_str().unwrap_or_default();
            let act = act.trim_start_matches("Act: `").trim_end_matches("`.").to_owned();
            operations.push((method.to_uppercase(), path, act));
        }
    }
    operations
}

/// The headers that any operation may need.
const HEADERS: [(&str, &str); 3] =
    [("Idempotency-Key", "trial-1"), ("If-Match", "\"0\""), ("Content-Type", "application/json")];

#[test]
fn what_the_document_says_is_there_and_asks_for_a_token() {
    let operations = operations();
    assert!(operations.len() >= 17, "{operations:?}");
    for (method, path, _) in &operations {
        let public = ["/openapi.json", "/disclosures"].contains(&path.as_str());
        let answer = call(method, path, "goc_none", &HEADERS, "{}");
        assert_eq!(answer.status, if public { 200 } else { 401 }, "{method} {path}: {}", answer.body);
    }
    let nothing = call("GET", "/nothing", "goc_none", &[], "");
    assert_eq!((nothing.status, nothing.header("content-type")), (404, Some("application/problem+json")));
    assert_eq!(call("PUT", "/people", "goc_none", &[], "").status, 405);
    let page = ask("GET", "/api", &[], "");
    assert!(page.status == 200 && page.body.contains("/api/v1/people/{person}/check"));
}

#[test]
fn a_role_gets_what_the_table_gives_it_and_is_refused_the_rest() {
    let people = office::people(&trial().office, &Actor::local_administrator(), &Default::default()).unwrap();
    let ids: Vec<String> = people.record.officials.iter().map(|official| official.id.0.to_string()).collect();
    let (mut tried, mut wrong) = (0, Vec::new());
    for role in Role::ALL {
        let (token, cookie) = (token(role), support::session(role));
        let accounts = office::accounts(&trial().office, &Actor::local_administrator()).unwrap();
        let account = accounts.into_iter().find(|account| account.role == role).unwrap();
        for (method, path, act) in operations().iter().filter(|(_, _, act)| !act.is_empty()) {
            let act = Act::of_code(act).unwrap();
            // The school office may import too, the school's year.
            let may = cadre::access::may(&account, act).is_ok()
                || (act == Act::ImportPeople && cadre::access::may(&account, Act::ImportSchool).is_ok());
            let body = match path.as_str() {
                path if path.ends_with("/checks") => json!({ "title": "chu-tich-ubnd" }),
                path if path.ends_with("/approvals") => {
                    json!({ "draft": 99, "document": "1", "decided": "2026-01-01" })
                }
                path if path.ends_with("/corrections") => {
                    json!({ "what": "graded", "year": "2024", "grade": "1", "why": "1" })
                }
                _ => json!({}),
            };
            let kind = if path == "/imports" { "multipart/form-data; boundary=line" } else { "application/json" };
            let file =
                "--line\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a.csv\"\r\n\r\nx\r\n--line--\r\n";
            let body = if path == "/imports" { file.to_owned() } else { body.to_string() };
            let headers = [("Idempotency-Key", "roles"), ("If-Match", "\"0\""), ("Content-Type", kind)];
            let answer = call(method, path, &token, &headers, &body);
            tried += 1;
            // Whether it can be done is another question than whether it may be.
            if (answer.status == 403) == may || answer.status >= 500 {
                wrong.push(format!("{role:?} {method} {path}: {} {}", answer.status, answer.body));
            }
        }
        // And of whom: everybody in the province is asked for, by every role.
        let own = cadre::access::may(&account, Act::SeePerson);
        for id in &ids {
            let official = people.record.official(cadre::record::PersonId(cadre::record::RecordId::parse(id).unwrap()));
            let sees = match &own {
                Ok(scope) => match scope {
                    cadre::access::Scope::Province => true,
                    cadre::access::Scope::Lessons => false,
                    cadre::access::Scope::Person(person) => person.0.to_string() == *id,
                    cadre::access::Scope::Unit(unit) => {
                        let units = people.record.parts_of(vec![*unit]);
                        official.unwrap().holdings.iter().any(|held| units.contains(&held.value.unit))
                    }
                },
                Err(_) => false,
            };
            for path in [format!("/people/{id}"), format!("/people/{id}/check?title=chu-tich-ubnd")] {
                let answer = call("GET", &path, &token, &[], "");
                tried += 1;
                if (answer.status == 200) != sees {
                    wrong.push(format!("{role:?} {path}: {}", answer.status));
                }
            }
            let page = support::get(&format!("/people/{id}"), &cookie);
            tried += 1;
            if (page.status == 200) != sees {
                wrong.push(format!("{role:?} page of {id}: {}", page.status));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {tried}: {:#?}", wrong.len(), &wrong[..wrong.len().min(10)]);
    assert!(tried > 10_000, "{tried} cells");
}

#[test]
fn a_token_does_what_it_names_and_nothing_its_account_may_not() {
    assert!(give(Role::Official, "none", vec![Act::SeePeople]).is_err(), "no token gives a right");
    let token = give(Role::ProvinceOfficer, "ended", vec![Act::SeePeople]).unwrap();
    assert_eq!(call("GET", "/people", &token, &[], "").status, 200);
    for path in [format!("/people/{}", trial().here), "/review".to_owned(), "/plans/2027/drafts".to_owned()] {
        assert_eq!(call("GET", &path, &token, &[], "").status, 403, "{path}");
    }
    // Nor does a job that it asks for: the school's year may come in, nobody else.
    let school = give(Role::LocalAdministrator, "school", vec![Act::ImportSchool]).unwrap();
    let list = "--line\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a.csv\"\r\n\r\n\
        Họ và tên;Ngày sinh;Giới tính;Số định danh;Chức vụ;Đơn vị\n\
        Lê Thị Mã Truy Cập;01/02/1985;Nữ;999185000999;Chủ tịch UBND xã;Xã Mã\r\n--line--\r\n";
    let kind = ("Content-Type", "multipart/form-data; boundary=line");
    let asked = call("POST", "/imports", &school, &[("Idempotency-Key", "school"), kind], list);
    assert_eq!(asked.status, 202, "{}", asked.body);
    let place = asked.header("location").unwrap().trim_start_matches("/api/v1").to_owned();
    let refused = loop {
        let job = json_of(&call("GET", &place, &school, &[], ""));
        match job["state"].as_str().unwrap() {
            "waiting" | "running" => std::thread::sleep(std::time::Duration::from_millis(50)),
            over => break over.to_owned(),
        }
    };
    assert_eq!(refused, "refused");
    // No page opens for a token, and no form.
    let bearer = format!("Bearer {token}");
    assert_eq!(ask("GET", "/people", &[("Authorization", &bearer)], "").status, 303);
    office::end_token(&trial().office, &Actor::local_administrator(), "province_officer", "ended").unwrap();
    assert_eq!(call("GET", "/people", &token, &[], "").status, 401);
}

#[test]
fn lists_have_pages_files_have_versions_and_a_correction_needs_the_one_that_was_read() {
    let token = token(Role::LocalAdministrator);
    let page = json_of(&call("GET", "/people?size=7&page=2", &token, &[], ""));
    assert_eq!(page["items"].as_array().unwrap().len(), 7);
    assert!(page["pages"].as_u64().unwrap() > 2 && page["total"].as_u64().unwrap() > 7);
    for wrong in ["/people?stands=maybe", "/people?unit=x"] {
        let answer = call("GET", wrong, &token, &[], "");
        assert_eq!(answer.status, 422, "{wrong}");
        assert!(json_of(&answer)["errors"][0]["field"].is_string());
    }
    let plain = call("GET", "/people?size=many", &token, &[], "");
    assert_eq!((plain.status, plain.header("content-type")), (400, Some("application/problem+json")));
    let path = format!("/people/{}", trial().elsewhere);
    let file = call("GET", &path, &token, &[], "");
    let version = file.header("etag").unwrap().to_owned();
    assert_eq!(call("GET", &path, &token, &[("If-None-Match", &version)], "").status, 304);

    let corrections = format!("{path}/corrections");
    let body = json!({ "what": "graded", "year": "2021", "grade": "2", "why": "QĐ 7" }).to_string();
    let correct = |key: &str, version: &str, body: &str| {
        let headers = [("Idempotency-Key", key), ("If-Match", version), ("Content-Type", "application/json")];
        call("POST", &corrections, &token, &headers, body)
    };
    assert_eq!(call("POST", &corrections, &token, &[("If-Match", &version)], &body).status, 400, "no key");
    assert_eq!(call("POST", &corrections, &token, &[("Idempotency-Key", "x")], &body).status, 428, "no version");
    let slips = correct("api-1", &version, &json!({ "what": "graded", "year": "x" }).to_string());
    assert_eq!(slips.status, 422);
    let fields: Vec<String> =
        json_of(&slips)["errors"].as_array().unwrap().iter().map(|slip| slip["field"].to_string()).collect();
    assert_eq!(fields, ["\"year\"", "\"grade\"", "\"why\""]);
    let done = correct("api-2", &version, &body);
    assert_eq!(done.status, 200, "{}", done.body);
    assert_ne!(done.header("etag"), Some(version.as_str()));
    assert_eq!(correct("api-3", &version, &body).status, 412, "the version that was read is not the last");
    assert_eq!(correct("api-4", "*", "no json").status, 400);
}

#[test]
fn a_plan_is_asked_for_watched_and_approved() {
    let token = token(Role::ProvinceOfficer);
    let ask_for = |key: &str, body: Value| {
        let headers = [("Idempotency-Key", key), ("Content-Type", "application/json")];
        call("POST", "/plans/2027/drafts", &token, &headers, &body.to_string())
    };
    let asked = ask_for("plan-1", json!({ "work": 1_000_000, "scenario": { "name": "API" } }));
    assert_eq!(asked.status, 202, "{}", asked.body);
    let place = asked.header("location").unwrap().trim_start_matches("/api/v1").to_owned();
    let again = ask_for("plan-1", json!({ "work": 1_000_000, "scenario": { "name": "API" } }));
    assert_eq!(again.body, asked.body, "asked twice, planned once");
    let draft = loop {
        let job = json_of(&call("GET", &place, &token, &[], ""));
        match job["state"].as_str().unwrap() {
            "waiting" | "running" => std::thread::sleep(std::time::Duration::from_millis(50)),
            "done" => break job["draft"].as_i64().unwrap(),
            other => panic!("{other}: {job}"),
        }
    };
    let plan = json_of(&call("GET", &format!("/plans/2027/drafts/{draft}"), &token, &[], ""));
    assert_eq!((plan["scenario"].as_str(), plan["approved"].as_bool()), (Some("API"), Some(false)));
    assert_eq!(plan["seated"].as_array().unwrap().len() as u64, plan["seats"].as_u64().unwrap());
    let body = json!({ "draft": draft, "document": "14-KH/TU", "decided": "2026-11-20" }).to_string();
    let approve = |key: &str, body: &str| {
        let headers = [("Idempotency-Key", key), ("Content-Type", "application/json")];
        call("POST", "/plans/2027/approvals", &token, &headers, body)
    };
    let approved = approve("approve-1", &body);
    assert_eq!(approved.status, 201, "{}", approved.body);
    assert_eq!(json_of(&approved)["hash"].as_str().unwrap().len(), 64);
    let none = json!({ "draft": 999, "document": "1", "decided": "2026-11-20" }).to_string();
    assert_eq!(approve("approve-2", &none).status, 404);
}
