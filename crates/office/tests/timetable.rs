//! A small school's year: every rule held against the meetings themselves, what changes after an illness, a closed room and a
//! new class, and the papers.

#![allow(clippy::unwrap_used)] // a test that cannot go on fails

use std::collections::{BTreeMap, BTreeSet};

use cadre::record::Tenant;
use cadre::school::{Half, Meeting, MeetingKind, Timetable};
use jiff::Timestamp;
use office::{
    Actor, Import, Incoming, Moment, No, Office, Reader, Refusal, Rules, Step, TimetableYear, Timetabled, Watch,
};
use words::{Date, Lang, Say};

struct Quiet;

impl Watch for Quiet {
    fn step(&self, _: Step) {}

    fn stopped(&self) -> bool {
        false
    }
}

const SCHOOL: &str = r#"school = "Trường thử (mẫu)"
year = 2027
travel_elsewhere_vnd = 0

[[site]]
code = "CS1"
name = "Cơ sở 1"
[[site]]
code = "CS2"
name = "Cơ sở 2"
[[room]]
code = "P1"
site = "CS1"
seats = 40
[[room]]
code = "P2"
site = "CS1"
seats = 80
[[room]]
code = "Q1"
site = "CS2"
seats = 50
[[faculty]]
code = "KH"
name = "Khoa thử"

[[programme]]
code = "TC"
name = "Trung cấp thử"
modules = [
  { code = "M1", name = "Môn một", lessons = 60, faculty = "KH", exam = "written", block = true },
  { code = "M2", name = "Môn hai", lessons = 50, faculty = "KH", exam = "essay" },
  { code = "M3", name = "Đi thực tế", lessons = 20, faculty = "KH", after = ["M1"], field = true },
]
[[programme]]
code = "BD"
name = "Bồi dưỡng thử"
modules = [{ code = "B1", name = "Chuyên đề", lessons = 20, faculty = "KH" }]

[[lecturer]]
code = "G1"
name = "Nguyễn Văn Một"
faculty = "KH"
rank = "lecturer"
teaches = ["M1", "M2"]
[[lecturer]]
code = "G2"
name = "Trần Thị Hai"
faculty = "KH"
rank = "senior"
teaches = ["M1", "M2", "M3"]
sessions_per_week = 5
[[lecturer]]
code = "G3"
name = "Lê Văn Khách"
faculty = "KH"
teaches = ["B1"]

[[visit]]
lecturer = "G3"
from = 2027-03-08
until = 2027-03-13
[[closed]]
from = 2027-03-29
until = 2027-04-05
why = "nghỉ"
[[joint]]
module = "M2"
classes = ["K1", "K2"]

[[class]]
code = "K1"
programme = "TC"
site = "CS1"
starts = 2027-03-01
weeks = 9
seats_min = 1
seats_max = 35
open_cost_vnd = 0
[[class]]
code = "K2"
programme = "TC"
site = "CS1"
starts = 2027-03-01
weeks = 9
seats_min = 1
seats_max = 40
open_cost_vnd = 0
[[class]]
code = "W1"
programme = "TC"
site = "CS2"
weekdays = [6, 7]
starts = 2027-03-06
weeks = 16
seats_min = 1
seats_max = 50
open_cost_vnd = 0
[[class]]
code = "B1"
programme = "BD"
site = "CS2"
starts = 2027-03-08
weeks = 1
seats_min = 1
seats_max = 50
open_cost_vnd = 0
"#;

fn take_in(office: &Office, key: &str, school: &str) {
    let files = vec![Incoming { name: "school.toml".to_owned(), bytes: school.as_bytes().to_vec() }];
    let (mapping, reader) = (None, Reader::Here);
    let import = Import { files, mapping, reader, skip_problems: false, dry_run: false, key: key.to_owned() };
    office::import(office, &Actor::local_administrator(), &import, &Quiet).unwrap();
}

fn with_office(school: &str, test: impl Fn(&Office)) {
    store::testing::on_each_address(|address| {
        let time = Timestamp::from_second(1_795_000_000).unwrap();
        let moment = Moment { time, today: day("2026-11-25") };
        let office = Office::open(address, Tenant::SAMPLE, moment, Rules::embedded().unwrap()).unwrap();
        take_in(&office, "first", school);
        test(&office);
    });
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn make(office: &Office, key: &str, from: Option<Date>) -> Timetabled {
    let work = Some(400_000);
    let ask = TimetableYear { year: 2027, seed: 1, work, threads: 2, from, anew: false, key: key.to_owned() };
    office::timetable_year(office, &Actor::local_administrator(), &ask, &Quiet).unwrap()
}

/// Meetings by somebody's half-day, each at most once.
fn once<K: Ord + Clone + std::fmt::Debug>(meetings: &[Meeting], of: impl Fn(&Meeting) -> Vec<K>) {
    let mut seen = BTreeSet::new();
    for meeting in meetings {
        for key in of(meeting) {
            assert!(seen.insert((meeting.day, meeting.half, key.clone())), "{key:?} twice on {}", meeting.day);
        }
    }
}

/// What must hold of every timetable of this school, read from the meetings alone.
fn holds(timetable: &Timetable) {
    let meetings = &timetable.meetings;
    once(meetings, |meeting| meeting.key.classes.clone());
    once(meetings, |meeting| meeting.lecturer.iter().cloned().collect());
    once(meetings, |meeting| meeting.room.iter().cloned().collect());
    let mut weeks: BTreeMap<(&str, Date), usize> = BTreeMap::new();
    for meeting in meetings {
        assert!(!(day("2027-03-29")..day("2027-04-05")).contains(&meeting.day), "the school is closed");
        let weekend = meeting.day.weekday().to_monday_zero_offset() >= 5;
        assert_eq!(weekend, meeting.key.classes == ["W1"], "{}", meeting.key);
        let of_site = |room: &String| room.starts_with('Q') == ["W1", "B1"].contains(&&*meeting.key.classes[0]);
        assert!(meeting.room.as_ref().is_none_or(of_site), "{}", meeting.key);
        assert_eq!(meeting.room.is_none(), meeting.key.kind == MeetingKind::Field, "{}", meeting.key);
        if meeting.key.module == "M2" && meeting.key.classes[0] == "K1" {
            assert_eq!(meeting.key.classes, ["K1", "K2"]);
            assert_eq!(meeting.room.as_deref(), Some("P2"), "only one room holds both classes");
        }
        if let Some(lecturer) = &meeting.lecturer {
            let monday = meeting.day.weekday().to_monday_zero_offset();
            let monday = meeting.day.saturating_sub(jiff::Span::new().days(i64::from(monday)));
            *weeks.entry((lecturer, monday)).or_default() += 1;
        }
    }
    for ((lecturer, week), meetings) in weeks {
        assert!(meetings <= if lecturer == "G2" { 5 } else { 8 }, "{lecturer} in the week of {week}");
    }
    for class in ["K1", "K2", "W1"] {
        let of = |module: &str, kind| {
            let of = move |meeting: &&Meeting| {
                meeting.key.classes[0] == class && meeting.key.module == module && meeting.key.kind == kind
            };
            meetings.iter().filter(of).map(|meeting| meeting.day).collect::<Vec<Date>>()
        };
        let (taught, exam) = (of("M1", MeetingKind::Lesson), of("M1", MeetingKind::Exam));
        let field = of("M3", MeetingKind::Field);
        if let (Some(last), Some(exam)) = (taught.iter().max(), exam.first()) {
            assert!((*exam - *last).get_days() > 2, "{class}: two days of rest before the exam");
        }
        if let (Some(last), Some(first)) = (taught.iter().max(), field.iter().min()) {
            assert!(first >= last, "{class}: the field study comes after");
        }
    }
}

#[test]
fn a_year_keeps_every_rule_and_places_everything() {
    with_office(SCHOOL, |office| {
        let made = make(office, "t1", None);
        let timetable = &made.timetable;
        assert_eq!(timetable.unplaced(), 0, "{:?}", timetable.not_placed);
        assert!(made.impossible.is_empty() && made.no_calendar.is_none());
        // 12 + 10 + 4 half-days and an exam for each class; one module of K1 and K2 is taught to both at once.
        assert_eq!((timetable.meetings.len(), made.classes), (3 * 27 - 10 + 4, 4));
        assert!(timetable.cost.total() >= timetable.cost.bound);
        holds(timetable);
        let guest = timetable.meetings.iter().filter(|meeting| meeting.lecturer.as_deref() == Some("G3"));
        assert_eq!(guest.filter(|meeting| meeting.day < day("2027-03-13")).count(), 4);

        // What is suggested for a meeting keeps every rule and costs what it says.
        let key = timetable.meetings[0].key.to_string();
        let places = office::timetable_suggest(office, &Actor::local_administrator(), 2027, &key, 5).unwrap();
        assert!((1..=5).contains(&places.len()) && places.windows(2).all(|two| two[0].change <= two[1].change));
        let none = office::timetable_suggest(office, &Actor::local_administrator(), 2027, "K9.M1.lesson.1.1", 5);
        assert!(matches!(none, Err(No::Refused(_))));

        // The same request again answers the same; another one without news keeps everything.
        assert_eq!(make(office, "t1", None).timetable, *timetable);
        let again = make(office, "t2", None).timetable;
        let since = again.since.unwrap();
        assert_eq!((since.kept, since.moved, since.new, since.cancelled), (75, 0, 0, 0));
    });
}

#[test]
fn what_changes_after_news_is_no_more_than_must() {
    with_office(SCHOOL, |office| {
        let first = make(office, "t1", None).timetable;
        let (from, until) = (day("2027-03-08"), day("2027-03-22"));
        let missed =
            |meeting: &&Meeting| meeting.lecturer.as_deref() == Some("G1") && (from..until).contains(&meeting.day);
        let count = first.meetings.iter().filter(missed).count();
        assert!(count > 0);
        take_in(office, "ill", &format!("{SCHOOL}[[absence]]\nlecturer = \"G1\"\nfrom = {from}\nuntil = {until}\n"));
        let missed_key = first.meetings.iter().find(missed).unwrap().key.to_string();
        let outdated = office::timetable_suggest(office, &Actor::local_administrator(), 2027, &missed_key, 5);
        assert!(matches!(outdated, Err(No::Refused(_))), "what no longer holds is not moved about");
        let ill = make(office, "t2", None).timetable;
        holds(&ill);
        assert_eq!(ill.meetings.iter().filter(missed).count(), 0);
        let since = ill.since.unwrap();
        assert!(since.moved + since.cancelled <= 3 * count, "{since:?} after {count} half-days were missed");
        for meeting in ill.meetings.iter().filter(|meeting| meeting.sequence > 0) {
            let was = first.meetings.iter().find(|was| was.key == meeting.key).unwrap();
            assert!(!was.is_as(meeting));
        }

        // A closed room: only what was in it has to go.
        let closed = "[[room_closed]]\nroom = \"P2\"\nfrom = 2027-04-05\nuntil = 2027-04-12\nwhy = \"sửa\"\n";
        take_in(office, "room", &format!("{SCHOOL}{closed}"));
        let shut = make(office, "t3", None).timetable;
        holds(&shut);
        let in_it = |meeting: &&Meeting| {
            meeting.room.as_deref() == Some("P2") && (day("2027-04-05")..day("2027-04-12")).contains(&meeting.day)
        };
        assert_eq!(shut.meetings.iter().filter(in_it).count(), 0);

        // A new class from April on; what lies before the middle of March has taken place and stays.
        let class = "[[class]]\ncode = \"K3\"\nprogramme = \"BD\"\nsite = \"CS1\"\nstarts = 2027-04-05\nweeks = 4\n\
                     seats_min = 1\nseats_max = 30\nopen_cost_vnd = 0\n[[visit]]\nlecturer = \"G3\"\n\
                     from = 2027-04-05\nuntil = 2027-04-12\n";
        take_in(office, "class", &format!("{SCHOOL}{class}"));
        let more = make(office, "t4", Some(day("2027-03-15"))).timetable;
        holds(&more);
        assert_eq!(more.since.unwrap().new, 4);
        let before = |timetable: &Timetable| {
            let past = |meeting: &&Meeting| meeting.day < day("2027-03-15");
            timetable.meetings.iter().filter(past).cloned().collect::<Vec<Meeting>>()
        };
        assert_eq!(before(&more), before(&shut));
    });
}

#[test]
fn what_is_taught_together_comes_after_what_each_class_has_before() {
    let school = SCHOOL.replace("exam = \"essay\" }", "exam = \"essay\", after = [\"M1\"] }");
    let school = school.replace("after = [\"M1\"], field = true", "after = [\"M2\"], field = true");
    with_office(&school, |office| {
        let timetable = make(office, "t1", None).timetable;
        assert_eq!(timetable.unplaced(), 0, "{:?}", timetable.not_placed);
        for class in ["K1", "K2", "W1"] {
            let of = |module: &str| {
                let of = |meeting: &&Meeting| {
                    meeting.key.classes.iter().any(|code| code == class)
                        && meeting.key.module == module
                        && meeting.key.kind != MeetingKind::Exam
                };
                let at = |meeting: &Meeting| (meeting.day, meeting.half);
                let times: BTreeSet<(Date, Half)> = timetable.meetings.iter().filter(of).map(at).collect();
                (*times.first().unwrap(), *times.last().unwrap())
            };
            assert!(of("M1").1 < of("M2").0, "{class}: M1 before M2");
            assert!(of("M2").1 < of("M3").0, "{class}: M2 before M3");
        }
    });
}

#[test]
fn what_found_no_place_is_told_with_a_way_out_that_is_one() {
    // The guest comes on one day too few.
    let school = SCHOOL.replace("from = 2027-03-08\nuntil = 2027-03-13", "from = 2027-03-08\nuntil = 2027-03-09");
    with_office(&school, |office| {
        let made = make(office, "t1", None);
        holds(&made.timetable);
        assert_eq!(made.timetable.unplaced(), 2);
        let told = made.impossible.iter().map(|one| one.say(Lang::En)).collect::<Vec<String>>();
        assert!(told.iter().any(|one| one.contains("B1 B1: 4 sessions, and only 2 periods are open")), "{told:?}");
        let missing = &made.timetable.not_placed[0];
        let (_, first, half) = &missing.ways_out[0];
        assert!(
            missing.say(Lang::En).contains("without “Lê Văn Khách is away” it fits on"),
            "{}",
            missing.say(Lang::En)
        );
        assert_eq!((*first, *half), (day("2027-03-09"), Half::Morning));
        // With the guest there on that day, everything is placed.
        take_in(office, "longer", &school.replace("until = 2027-03-09", "until = 2027-03-10"));
        assert_eq!(make(office, "t2", None).timetable.unplaced(), 0);
    });
}

#[test]
fn slips_of_the_school_are_told_by_line() {
    for (right, wrong, says) in [
        ("classes = [\"K1\", \"K2\"]", "classes = [\"K1\", \"W1\"]", "W1 is taught at another site"),
        ("classes = [\"K1\", \"K2\"]", "classes = [\"K1\", \"B1\"]", "B1 is not taught M2"),
        ("classes = [\"K1\", \"K2\"]", "classes = [\"K1\"]", "name at least two classes"),
        ("after = [\"M1\"]", "after = [\"M3\"]", "no module \"M3\" stands above M3"),
        ("lecturer = \"G3\"\nfrom", "lecturer = \"G9\"\nfrom", "no [[lecturer]] has the code \"G9\""),
        ("sessions_per_week = 5", "sessions_per_week = 50", "it must be from 1 to 14"),
    ] {
        assert!(SCHOOL.contains(right), "{right}");
        store::testing::on_each_address(|address| {
            let moment = Moment { time: Timestamp::UNIX_EPOCH, today: day("2026-11-25") };
            let office = Office::open(address, Tenant::SAMPLE, moment, Rules::embedded().unwrap()).unwrap();
            let bytes = SCHOOL.replacen(right, wrong, 1).into_bytes();
            let files = vec![Incoming { name: "school.toml".to_owned(), bytes }];
            let (mapping, reader) = (None, Reader::Here);
            let import = Import { files, mapping, reader, skip_problems: false, dry_run: false, key: "i".to_owned() };
            let refused = office::import(&office, &Actor::local_administrator(), &import, &Quiet).unwrap_err();
            let No::Refused(Refusal::Problems(problems)) = refused else { panic!("{refused:?}") };
            let said = format!("{:?}", problems);
            assert!(said.contains(&says.replace('"', "\\\"")), "{wrong}: {said}");
            assert!(problems[0].place.row.is_some());
        });
    }
}

#[test]
fn papers_say_what_was_decided() {
    with_office(SCHOOL, |office| {
        let none = office::timetable_papers(office, &Actor::local_administrator(), 2027, Lang::Vi);
        assert!(matches!(none, Err(No::Refused(_))));
        let made = make(office, "t1", None).timetable;
        let papers = office::timetable_papers(office, &Actor::local_administrator(), 2027, Lang::Vi).unwrap();
        let again = office::timetable_papers(office, &Actor::local_administrator(), 2027, Lang::Vi).unwrap();
        let names: Vec<&str> = papers.iter().map(|paper| &*paper.name).collect();
        for name in
            ["timetable-2027.xlsx", "timetable-classes-2027.pdf", "timetable-weeks-2027.pdf", "ics/classes/K1.ics"]
        {
            assert!(names.contains(&name), "{name}: {names:?}");
        }
        assert!(papers.iter().zip(&again).all(|(one, other)| one.bytes == other.bytes), "the same bytes each time");
        let calendar = papers.iter().find(|paper| paper.name == "ics/classes/K1.ics").unwrap();
        let text = String::from_utf8(calendar.bytes.clone()).unwrap();
        let own = made.meetings.iter().filter(|meeting| meeting.key.classes.contains(&"K1".to_owned()));
        assert_eq!(text.matches("BEGIN:VEVENT").count(), own.count());

        // The class is given up: whoever has its calendar is told.
        let without = SCHOOL.replace("code = \"B1\"\nprogramme = \"BD\"", "code = \"B2\"\nprogramme = \"BD\"");
        take_in(office, "gone", &without);
        make(office, "t2", None);
        let papers = office::timetable_papers(office, &Actor::local_administrator(), 2027, Lang::Vi).unwrap();
        let calendar = papers.iter().find(|paper| paper.name == "ics/classes/B1.ics").unwrap();
        let text = String::from_utf8(calendar.bytes.clone()).unwrap();
        assert_eq!(text.matches("STATUS:CANCELLED").count(), 4);
        assert_eq!(text.matches("SEQUENCE:1").count(), 4);
    });
}
