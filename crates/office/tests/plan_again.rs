//! A draft that comes back with marks and is planned again; requests, covers, people who may not leave together, floors.

#![allow(clippy::unwrap_used)] // a test that cannot go on fails

use cadre::need::{LeftWhy, Origin};
use cadre::record::{PersonId, Tenant};
use cadre::school::{AnnualPlan, CannotFollow, Ground, Mark, Scenario, WhyNot};
use jiff::Timestamp;
use office::{
    Actor, AskPapers, Import, Incoming, Issuer, Moment, No, Office, PaperKind, PlanYear, Reader, Refusal, Rules, Step,
    Watch,
};
use words::{ImportMessage, Lang};

struct Quiet;

impl Watch for Quiet {
    fn step(&self, _: Step) {}

    fn stopped(&self) -> bool {
        false
    }
}

/// Twelve clerks of one commune and its chair with a deputy, of whom each is asked to take a course of one week.
fn people() -> String {
    let person = |at: usize| {
        let title = match at {
            0 => "chu-tich-ubnd",
            1 => "pho-chu-tich-ubnd",
            _ => "cong-chuc",
        };
        let sex = if at.is_multiple_of(2) { "female" } else { "male" };
        let name = format!("Trần Thị Thử {}", char::from(b'A' + at as u8));
        format!(
            "[[person]]\nname = \"{name}\"\nsex = \"{sex}\"\nborn = \"1985-03-{:02}\"\nunit = \"Xã Thử (mẫu)\"\n\
             holds = [{{ title = \"{title}\" }}]\nrequests = [{{ programme = \"bồi dưỡng thử\", year = 2027 }}]\n\n",
            at + 1
        )
    };
    (0..14).map(person).collect()
}

const SCHOOL: &str = "school = \"Trường thử (mẫu)\"\nyear = 2027\ntravel_elsewhere_vnd = 100_000\n
[[site]]\ncode = \"CS1\"\nname = \"Cơ sở 1\"\n
[[programme]]\ncode = \"BD\"\nname = \"Bồi dưỡng thử\"\nlessons = 16\n
[[programme]]\ncode = \"KH\"\nname = \"Chương trình khác\"\nlessons = 16\n";

fn class(code: &str, programme: &str, starts: &str, seats: u32) -> String {
    format!(
        "\n[[class]]\ncode = \"{code}\"\nprogramme = \"{programme}\"\nsite = \"CS1\"\nstarts = {starts}\nweeks = 1\n\
         seats_min = 1\nseats_max = {seats}\nopen_cost_vnd = 1_000_000\n"
    )
}

fn school() -> String {
    let classes = [
        class("L1", "BD", "2027-03-01", 2),
        class("L2", "BD", "2027-04-05", 2),
        class("L3", "BD", "2027-05-03", 2),
        class("L4", "BD", "2027-06-07", 2),
        class("L5", "KH", "2027-06-07", 2),
        // Dearer than everybody's waiting, and too large to fill once a few seats elsewhere are held.
        class("L6", "BD", "2027-09-06", 14)
            .replace("seats_min = 1\n", "seats_min = 12\n")
            .replace("1_000_000", "9_000_000_000"),
    ];
    format!("{SCHOOL}{}", classes.concat())
}

fn file(name: &str, text: String) -> Incoming {
    Incoming { name: name.to_owned(), bytes: text.into_bytes() }
}

fn with_office(test: impl Fn(&Office)) {
    store::testing::on_each_address(|address| {
        let time = Timestamp::from_second(1_795_000_000).unwrap();
        let moment = Moment { time, today: "2026-11-24".parse().unwrap() };
        let office = Office::open(address, Tenant::SAMPLE, moment, Rules::embedded().unwrap()).unwrap();
        let files = vec![file("people.toml", people()), file("school.toml", school())];
        let (mapping, reader) = (None, Reader::Here);
        let import = Import { files, mapping, reader, skip_problems: false, dry_run: false, key: "i".to_owned() };
        office::import(&office, &Actor::local_administrator(), &import, &Quiet).unwrap();
        test(&office);
    });
}

fn ask(key: &str, with: Option<Incoming>) -> PlanYear {
    let marks = with.map(|file| office::plan_marks(&file, &Reader::Here, 2027).unwrap());
    let (scenario, key) = (Scenario::default(), key.to_owned());
    PlanYear { year: 2027, seed: 1, work: 300_000, threads: 2, scenario, marks, key }
}

fn plan(office: &Office, key: &str, with: Option<Incoming>) -> AnnualPlan {
    office::plan_year(office, &Actor::local_administrator(), &ask(key, with), &Quiet).unwrap().plan
}

/// A workbook of marks as text: line, Ghim, Bỏ, Chuyển sang lớp.
fn marks(plan: &AnnualPlan, marks: &[(PersonId, &str, &str, &str)]) -> Incoming {
    let mut text = "Họ và tên;Ghim;Bỏ (lý do);Chuyển sang lớp;Mã dòng (không sửa)\n".to_owned();
    for (person, pin, aside, to) in marks {
        text += &format!("người;{pin};{aside};{to};2027/{}/{}/BD\n", plan.draft, person.0);
    }
    file("plan.csv", text)
}

#[test]
fn a_draft_that_comes_back_unmarked_does_not_change() {
    with_office(|office| {
        let first = plan(office, "p1", None);
        assert_eq!(first.seats.len(), 8, "every seat of the four classes");
        assert!(first.seats.iter().all(|seat| seat.because[0].origin == Origin::Requested));
        let papers =
            AskPapers { year: 2027, lang: Lang::Vi, issuer: Issuer::State, each: true, kinds: &PaperKind::ALL };
        let papers = office::papers(office, &Actor::local_administrator(), &papers).unwrap();
        let workbook = papers.files.into_iter().find(|paper| paper.name == "plan-2027.xlsx").unwrap();
        let workbook = Incoming { name: workbook.name, bytes: workbook.bytes };
        let again = plan(office, "p2", Some(workbook)).again.unwrap();
        assert_eq!((again.draft, again.changes.kept), (first.draft, 8));
        assert!(again.changes.moved.is_empty() && again.changes.dropped.is_empty() && again.changes.new.is_empty());
        assert!(again.not_followed.is_empty());
    });
}

#[test]
fn marks_are_followed_and_nothing_else_changes() {
    with_office(|office| {
        let first = plan(office, "p1", None);
        let of_class = |plan: &AnnualPlan, code: &str| -> Vec<PersonId> {
            plan.seats.iter().filter(|seat| seat.class == code).map(|seat| seat.person).collect()
        };
        let (one, two) = (of_class(&first, "L1"), of_class(&first, "L2"));
        let waits = first.waiting[0].person;
        // One leaves the first class, one changes into it, and one is held where it is.
        let marked = marks(
            &first,
            &[(one[0], "", "thai sản", ""), (two[0], "", "", "L1"), (one[1], "x", "", ""), (waits, "", "", "L2")],
        );
        let second = plan(office, "p2", Some(marked));
        let again = second.again.clone().unwrap();
        assert!(again.not_followed.is_empty(), "{again:?}");
        assert_eq!((again.changes.kept, again.changes.moved.len()), (6, 1));
        assert_eq!(of_class(&second, "L1").len(), 2);
        assert!(of_class(&second, "L1").contains(&two[0]) && of_class(&second, "L2").contains(&waits));
        assert_eq!(second.aside.len(), 1);
        assert_eq!((second.aside[0].person, second.aside[0].ground), (one[0], Ground::Maternity));
        assert_eq!(second.seats.iter().filter(|seat| seat.pinned).count(), 3);
    });
}

#[test]
fn what_cannot_be_followed_is_told_with_the_rule_against_it() {
    with_office(|office| {
        let first = plan(office, "p1", None);
        let waiting: Vec<PersonId> = first.waiting.iter().map(|waiting| waiting.person).collect();
        let stranger = PersonId(cadre::record::RecordId([7; 16]));
        let marked = marks(
            &first,
            &[
                (waiting[0], "", "", "L1"),
                (waiting[1], "", "", "L1"),
                (waiting[2], "", "", "L1"),
                (waiting[3], "", "", "L9"),
                (waiting[4], "", "", "L5"),
                (waiting[5], "x", "", ""),
                (stranger, "x", "", ""),
            ],
        );
        let again = plan(office, "p2", Some(marked)).again.unwrap();
        let why = |person: PersonId| {
            let not = again.not_followed.iter().find(|not| not.marked.person == person);
            not.map(|not| not.why.clone())
        };
        let moved = [waiting[0], waiting[1], waiting[2]].map(why);
        assert_eq!(moved.iter().filter(|why| **why == Some(CannotFollow::Rule(WhyNot::Full))).count(), 1, "{moved:?}");
        assert_eq!(why(waiting[3]), Some(CannotFollow::NoClass));
        assert_eq!(why(waiting[4]), Some(CannotFollow::OtherProgramme));
        assert_eq!(why(waiting[5]), Some(CannotFollow::NoSeat));
        assert_eq!(why(stranger), Some(CannotFollow::NoNeed));
        assert!(again.not_followed.iter().all(|not| not.marked.mark != Mark::Pin || not.marked.person != waiting[0]));
    });
}

#[test]
fn marks_that_no_plan_follows_together_give_a_plan_that_follows_most() {
    with_office(|office| {
        let first = plan(office, "p1", None);
        let mut wanted: Vec<(PersonId, &str, &str, &str)> = Vec::new();
        wanted.extend(first.seats.iter().map(|seat| (seat.person, "x", "", "")));
        wanted.push((first.waiting[0].person, "", "", "L6"));
        let second = plan(office, "p2", Some(marks(&first, &wanted)));
        let again = second.again.unwrap();
        assert_eq!(again.changes.kept, 8);
        assert_eq!(again.not_followed.len(), 1, "{:?}", again.not_followed);
        assert_eq!(again.not_followed[0].marked.person, first.waiting[0].person);
        assert!(second.costs.bound_vnd <= second.costs.total_vnd(), "{:?}", second.costs);
    });
}

#[test]
fn a_workbook_with_slips_is_refused_line_by_line() {
    with_office(|office| {
        let first = plan(office, "p1", None);
        let seat = |at: usize| first.seats[at].person;
        let mut marked = marks(
            &first,
            &[(seat(0), "x", "", "L2"), (seat(1), "có thể", "", ""), (seat(2), "", "lười", ""), (seat(3), "x", "", "")],
        );
        marked.bytes.extend(b"ai;x;;;2026/1/abc/BD\n");
        let refused = office::plan_marks(&marked, &Reader::Here, 2027);
        let Err(No::Refused(Refusal::Problems(problems))) = refused else { panic!("{refused:?}") };
        let rows: Vec<Option<u32>> = problems.iter().map(|problem| problem.place.row).collect();
        assert_eq!(rows, [Some(2), Some(3), Some(4), Some(6)]);
        assert!(matches!(problems[0].what, ImportMessage::TwoMarksOnLine));
        assert!(matches!(problems[1].what, ImportMessage::NotAPin { .. }));
        assert!(matches!(problems[2].what, ImportMessage::NoGround { .. }));
        assert!(matches!(problems[3].what, ImportMessage::NotALine { .. }));
        let no_plan = file("plan.csv", "Họ và tên;Lớp\nNgười;L1\n".to_owned());
        let refused = office::plan_marks(&no_plan, &Reader::Here, 2027);
        assert!(matches!(refused, Err(No::Refused(Refusal::Problems(_)))));
    });
}

#[test]
fn the_chair_and_the_deputy_do_not_leave_together() {
    with_office(|office| {
        let first = plan(office, "p1", None);
        let people = office::export(office, &Actor::local_administrator()).unwrap();
        let holder = |code: &str| {
            let holds = |person: &&office::Exported| person.holds.iter().any(|post| post.title.0.as_ref() == code);
            PersonId(people.iter().find(holds).unwrap().id)
        };
        let (one, other) = (holder("chu-tich-ubnd"), holder("pho-chu-tich-ubnd"));
        let marked = marks(&first, &[(one, "", "", "L3"), (other, "", "", "L3")]);
        let again = plan(office, "p2", Some(marked)).again.unwrap();
        let [not] = again.not_followed.as_slice() else { panic!("{again:?}") };
        assert!(matches!(not.why, CannotFollow::Rule(WhyNot::ApartReached { .. })), "{not:?}");
    });
}

#[test]
fn a_request_for_what_the_school_does_not_teach_is_left_with_its_reason() {
    with_office(|office| {
        let text = "[[person]]\nname = \"Lê Văn Xin\"\nsex = \"male\"\nborn = \"1990-01-01\"\nunit = \"Xã Thử (mẫu)\"\n\
                    holds = [{ title = \"cong-chuc\" }]\nrequests = [{ programme = \"Tiếng Lào\", year = 2027 }]\n";
        let files = vec![file("more.toml", text.to_owned())];
        let (mapping, reader) = (None, Reader::Here);
        let import = Import { files, mapping, reader, skip_problems: false, dry_run: false, key: "m".to_owned() };
        office::import(office, &Actor::local_administrator(), &import, &Quiet).unwrap();
        let plan = plan(office, "p1", None);
        let left = plan.left.iter().find(|left| left.because.origin == Origin::Requested).unwrap();
        assert_eq!(left.why, LeftWhy::NoProgramme);
    });
}
