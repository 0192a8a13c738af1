//! A school's file as an office would write it, and the slips it would make.

use jiff::Timestamp;
use words::Date;

use super::*;
use crate::record::{Fact, Record, RecordId, Said, Titles};

const FILE: &str = r#"school = "Trường Chính trị tỉnh"
year = 2027
budget_vnd = 900_000_000
travel_elsewhere_vnd = 200_000

[[site]]
code = "CS1"
name = "Cơ sở 1"

[[programme]]
code = "TC-LLCT"
name = "Trung cấp lý luận chính trị"
gives = { subject = "theory", level = "intermediate" }

[[class]]
code = "K85"
programme = "TC-LLCT"
site = "CS1"
weekdays = [6, 7]
starts = 2027-03-06
weeks = 40
seats_min = 25
seats_max = 60
open_cost_vnd = 80_000_000

[[travel]]
unit = "Xã An Bình"
site = "CS1"
cost_vnd = 50_000
"#;

fn read(text: &str) -> Result<YearFile, Vec<PackError>> {
    const TITLES: &str =
        "[[title]]\ncode='bi-thu'\nvi='Bí thư'\nen='Secretary'\nstaff='official'\nverified=true\nsource='trial'\n";
    let titles = Titles::read(Pack { file: "titles.toml", text: TITLES }).unwrap();
    YearFile::read(Pack { file: "school.toml", text }, &titles)
}

#[test]
fn a_class_ends_the_day_after_its_last_week() {
    let file = read(FILE).unwrap();
    let class = &file.classes[0];
    assert_eq!(class.dates.end(), Some("2027-12-11".parse::<Date>().unwrap()));
    assert_eq!(file.year.travel_vnd("XÃ AN BÌNH", "CS1"), 50_000);
    assert_eq!(file.year.travel_vnd("Xã Khác", "CS1"), 200_000);
}

#[test]
fn all_slips_of_a_file_are_named_at_once() {
    let wrong = FILE
        .replace("site = \"CS1\"", "site = \"CS9\"")
        .replace("[[travel]]", "[[room]]\ncode = \"\"\nsite = \"CS9\"\nseats = 0\n\n[[travel]]");
    let slips: Vec<String> = read(&wrong).unwrap_err().into_iter().map(|slip| slip.problem).collect();
    let unknown = "no [[site]] has the code \"CS9\"";
    assert_eq!(slips, ["the room needs a code", unknown, unknown, unknown]);
}

#[test]
fn each_slip_is_named_where_it_stands() {
    let check = |wrong: &str, right: &str, at: (usize, usize), says: &str| {
        assert!(FILE.contains(right), "{right}");
        let error = &read(&FILE.replacen(right, wrong, 1)).unwrap_err()[0];
        assert_eq!((error.line, error.column), at, "{error}");
        assert!(error.problem.contains(says), "{error}");
    };
    check("site = \"CS9\"", "site = \"CS1\"", (18, 8), "no [[site]] has the code \"CS9\"");
    check("programme = \"X\"", "programme = \"TC-LLCT\"", (17, 13), "no [[programme]]");
    check("weekdays = [6, 8]", "weekdays = [6, 7]", (19, 12), "from 1 (Monday) to 7");
    check("starts = 2028-03-06", "starts = 2027-03-06", (20, 10), "starts in 2028");
    check("starts = 2027-02-30", "starts = 2027-03-06", (20, 10), "");
    check("weeks = 0", "weeks = 40", (21, 9), "from 1 to 110");
    check("seats_min = 61", "seats_min = 25", (22, 13), "from 1 to 60");
    check("cost_vnd = -1", "cost_vnd = 50_000", (29, 12), "from 0");
    check("level = \"senior\"", "level = \"intermediate\"", (13, 9), "has no level");
    check("budget = 1", "budget_vnd = 900_000_000", (3, 1), "unknown field");
}

/// Who teaches what in which rooms, and a class admitted by an exam outside the plan.
const STAFF: &str = r#"
[[room]]
code = "P1"
site = "CS1"
seats = 60
[[faculty]]
code = "XDD"
name = "Khoa Xây dựng Đảng"
[[lecturer]]
code = "GV1"
name = "Người Thử"
faculty = "XDD"
rank = "principal"
teaches = ["M1"]
[[programme]]
code = "BD"
name = "Bồi dưỡng"
lessons = 40
yearly = true
titles = ["bi-thu"]
modules = [{ code = "M1", name = "Phần một", lessons = 24, faculty = "XDD", exam = "essay" }]
[[class]]
code = "B1"
programme = "BD"
site = "CS1"
starts = 2027-05-10
weeks = 1
seats_min = 5
seats_max = 40
open_cost_vnd = 0
admission = "exam"
applications_until = 2027-04-01
exam_on = 2027-04-10
off_plan = { number = "12-CV/TU", issued = "2027-01-15" }
[[closed]]
from = 2027-07-19
until = 2027-08-02
why = "Nghỉ hè"
"#;

#[test]
fn rooms_lecturers_and_admission_are_checked_too() {
    let text = format!("{FILE}{STAFF}");
    let file = read(&text).unwrap();
    assert_eq!((file.rooms.len(), file.lecturers.len(), file.programmes[1].modules.len()), (1, 1, 1));
    let check = |wrong: &str, right: &str, says: &str| {
        assert!(STAFF.contains(right), "{right}");
        let error = &read(&format!("{FILE}{}", STAFF.replacen(right, wrong, 1))).unwrap_err()[0];
        assert!(error.problem.contains(says), "{error}");
        assert!(error.line > FILE.lines().count(), "{error}");
    };
    check("site = \"CS7\"", "site = \"CS1\"", "no [[site]]");
    check("faculty = \"X\"\nrank", "faculty = \"XDD\"\nrank", "no [[faculty]]");
    check("teaches = [\"M9\"]", "teaches = [\"M1\"]", "no module has the code \"M9\"");
    check("lessons = 41, f", "lessons = 24, f", "41 lessons together");
    check("yearly = true", "lessons = 40\nyearly = true", "how many lessons");
    check("titles = [\"x\"]", "titles = [\"bi-thu\"]", "no title");
    check("exam_on = 2027-04-01", "exam_on = 2027-04-10", "after the last day for applications");
    check("exam_on = 2027-05-10", "exam_on = 2027-04-10", "before the class begins");
    check("admission = \"file\"", "admission = \"exam\"", "needs admission");
    check("off_plan = { issued", "off_plan = { number = \"12-CV/TU\", issued", "number of its permission");
    check("starts = 2027-07-20", "starts = 2027-05-10", "without teaching (Nghỉ hè)");
    check("code = \"\"\nname = \"Khoa", "code = \"XDD\"\nname = \"Khoa", "needs a code");
    check("name = \" \"\nfaculty", "name = \"Người Thử\"\nfaculty", "has a name");
}

#[test]
fn a_lecturer_or_room_the_file_no_longer_names_is_gone() {
    let mut next = 0;
    let mut new_id = || {
        next += 1;
        RecordId([next; 16])
    };
    let file = read(&format!("{FILE}{STAFF}")).unwrap();
    let facts: Vec<Fact> = settle(&Record::default(), &file, &mut new_id)
        .into_iter()
        .map(|change| change.known_at(Timestamp::UNIX_EPOCH))
        .collect();
    let record = Record::at(&facts, "2026-11-24".parse().unwrap(), Timestamp::UNIX_EPOCH);
    assert_eq!(settle(&record, &file, &mut new_id), [], "the same file is no news");
    let silent = YearFile { rooms: Vec::new(), lecturers: Vec::new(), ..file.clone() };
    assert_eq!(settle(&record, &silent, &mut new_id), [], "who names none says nothing");
    let mut other = file;
    other.lecturers[0].code = "GV2".to_owned();
    let changes = settle(&record, &other, &mut new_id);
    assert!(changes.iter().any(|change| matches!(&change.said, Said::Lecturer(one) if one.left && one.code == "GV1")));
}

#[test]
fn an_unchanged_file_changes_nothing_and_a_dropped_class_is_cancelled() {
    let mut next = 0;
    let mut new_id = || {
        next += 1;
        RecordId([next; 16])
    };
    let day: Date = "2026-11-24".parse().unwrap();
    let file = read(FILE).unwrap();
    let changes = settle(&Record::default(), &file, &mut new_id);
    assert_eq!(changes.len(), 4);
    let facts: Vec<Fact> = changes.into_iter().map(|change| change.known_at(Timestamp::UNIX_EPOCH)).collect();
    let record = Record::at(&facts, day, Timestamp::UNIX_EPOCH);
    assert_eq!(settle(&record, &file, &mut new_id), []);

    let without = YearFile { classes: Vec::new(), ..file };
    let changes = settle(&record, &without, &mut new_id);
    let [change] = changes.as_slice() else { panic!("one change: {changes:?}") };
    assert_eq!(change.revision, 2);
    assert!(matches!(&change.said, Said::Class(class) if class.cancelled && class.code == "K85"));
}
