//! A lecturer sees the own lessons and nobody's file; the school sees everybody's lessons.

#![allow(clippy::unwrap_used)] // a test that cannot go on fails

mod support;

use office::{Actor, Role, TimetableYear};

use support::{Quiet, get, session, trial};

/// Enough to place what can be placed; how well is another test's concern.
const WORK: u64 = 200_000;

#[test]
fn a_lecturer_sees_the_own_lessons_and_nothing_else() {
    let (lecturer, school) = (session(Role::Lecturer), session(Role::SchoolOffice));
    assert_eq!(get("/", &lecturer).header("location"), Some("/teaching"));
    assert!(get("/teaching", &lecturer).body.contains("There is no lesson in 2027 yet."));
    let admin = Actor::local_administrator();
    let ask = TimetableYear {
        year: 2027,
        seed: 1,
        work: Some(WORK),
        threads: 2,
        from: None,
        anew: false,
        key: "trial-timetable".to_owned(),
    };
    let made = office::timetable_year(&trial().office, &admin, &ask, &Quiet).unwrap();
    let lecturers = office::lessons(&trial().office, &admin, "", words::Lang::En).unwrap().lecturers;
    let of = |code: &str| {
        let meetings = made.timetable.meetings.iter();
        meetings.filter(|meeting| meeting.lecturer.as_deref() == Some(code)).count()
    };
    let own = &lecturers[0].0;
    let busy = lecturers.iter().map(|(code, _)| code).find(|code| *code != own && of(code) > 0).unwrap();

    let rows = |page: &str| page.matches("<tr><th scope=\"row\">").count();
    let page = get(&format!("/teaching?of={busy}"), &lecturer).body;
    assert_eq!(rows(&page), of(own), "asking for another gives the own");
    assert!(!page.contains("<select"), "there is nobody to choose");
    let page = get(&format!("/teaching?of={busy}"), &school).body;
    assert_eq!(rows(&page), of(busy));
    let calendar = get(&format!("/teaching/calendar.ics?of={busy}"), &school);
    assert!(calendar.header("content-type").unwrap().starts_with("text/calendar"));
    assert_eq!(calendar.body.matches("BEGIN:VEVENT").count(), of(busy));
    for page in ["/people", "/plan/2027", "/my-file", "/review"] {
        assert_ne!(get(page, &lecturer).status, 200, "{page}");
    }
    assert_eq!(get("/teaching", &session(Role::Auditor)).status, 404);
}
