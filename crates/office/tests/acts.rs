//! Acts on both databases: the same key twice, roles that may not, and a stop that leaves nothing.

#![allow(clippy::unwrap_used)] // a test that cannot go on fails

use std::cell::Cell;

use cadre::access::Role;
use cadre::record::Tenant;
use cadre::school::Scenario;
use jiff::Timestamp;
use office::{
    Actor, AskReview, Import, Incoming, Moment, No, Office, PackText, PlanYear, Reader, Refusal, Rules, Staged, Step,
    Watch,
};
use sample::Sample;
use words::PlanMessage;

/// Nobody watches; stops when told to.
#[derive(Default)]
struct Quiet {
    stop_at_step: Option<u32>,
    steps: Cell<u32>,
}

impl Watch for Quiet {
    fn step(&self, _: Step) {
        self.steps.set(self.steps.get() + 1);
    }

    fn stopped(&self) -> bool {
        self.stop_at_step.is_some_and(|step| self.steps.get() >= step)
    }
}

fn moment() -> Moment {
    Moment { time: Timestamp::from_second(1_795_000_000).unwrap(), today: "2026-11-24".parse().unwrap() }
}

/// Runs a test with the address of a fresh database of each kind.
fn on_each(test: impl Fn(&str)) {
    store::testing::on_each_address(|address| test(address));
}

fn office(address: &str) -> Office {
    Office::open(address, Tenant::SAMPLE, moment(), Rules::embedded().unwrap()).unwrap()
}

fn sample(key: &str) -> Import {
    of(files(1, 50), key)
}

/// A sample's files, every list in one clean form.
fn files(seed: u64, people: usize) -> Vec<Incoming> {
    let files = Sample { seed, people, year: 2027, today: moment().today, plain: true }.files();
    let all = files.workbooks.into_iter().chain([files.dossier, files.school]);
    all.map(|file| Incoming { name: file.name, bytes: file.bytes }).collect()
}

fn of(files: Vec<Incoming>, key: &str) -> Import {
    let key = key.to_owned();
    Import { files, mapping: None, reader: Reader::Here, skip_problems: false, dry_run: false, key }
}

fn plan(key: &str) -> PlanYear {
    PlanYear {
        year: 2027,
        seed: 1,
        work: 200_000,
        threads: 2,
        scenario: Scenario::default(),
        marks: None,
        key: key.to_owned(),
    }
}

#[test]
fn the_same_key_is_answered_again_and_done_once() {
    let actor = Actor::local_administrator();
    on_each(|address| {
        let office = office(address);
        let import = |key| office::import(&office, &actor, &sample(key), &Quiet::default()).unwrap().imported;
        let first = import("k1");
        assert_eq!(first.counts.people_new, 50);
        assert_eq!(first, import("k1"), "the answer of the first time");
        let other = import("k2");
        assert_eq!((other.counts.people_unchanged, other.counts.facts), (50, 0));

        let draft = |key| office::plan_year(&office, &actor, &plan(key), &Quiet::default()).unwrap().plan.draft;
        assert_eq!((draft("p1"), draft("p1"), draft("p2")), (1, 1, 2));
        let mixed = office::plan_year(&office, &actor, &plan("k1"), &Quiet::default());
        assert!(matches!(mixed, Err(No::Refused(Refusal::Sentence(PlanMessage::OtherRequest)))));
    });
}

#[test]
fn a_role_without_the_right_is_refused_before_anything_is_written() {
    on_each(|address| {
        let office = office(address);
        let actor = |role| Actor::new("trial", role);
        let refused = office::import(&office, &actor(Role::SchoolOffice), &sample("k1"), &Quiet::default());
        assert!(matches!(refused, Err(No::Refused(Refusal::NotAllowed(_)))));
        let refused = office::import(&office, &actor(Role::ProvinceOfficer), &sample("k1"), &Quiet::default());
        assert!(matches!(refused, Err(No::Refused(Refusal::NotAllowed(_)))), "the batch holds the school's year too");
        let nobody = office::review(&office, &actor(Role::Auditor), &AskReview::default());
        assert!(matches!(nobody, Err(No::Refused(Refusal::Sentence(PlanMessage::NobodyKnown)))));
    });
}

#[test]
fn whoever_stops_an_act_leaves_nothing_behind() {
    let actor = Actor::local_administrator();
    on_each(|address| {
        let office = office(address);
        // Three files are read, then the saving begins: the last step of all.
        for stop_at_step in 1..=4 {
            let quiet = Quiet { stop_at_step: Some(stop_at_step), ..Quiet::default() };
            let stopped = office::import(&office, &actor, &sample("k1"), &quiet);
            assert!(
                matches!(stopped, Err(No::Refused(Refusal::Sentence(PlanMessage::Stopped)))),
                "step {stop_at_step}"
            );
            assert_eq!(office::verify(&office, &actor).unwrap().entries, 0);
        }
        office::import(&office, &actor, &sample("k1"), &Quiet::default()).unwrap();
        let quiet = Quiet { stop_at_step: Some(0), ..Quiet::default() };
        let stopped = office::plan_year(&office, &actor, &plan("p1"), &quiet);
        assert!(matches!(stopped, Err(No::Refused(Refusal::Sentence(PlanMessage::Stopped)))));
        let entries = office::verify(&office, &actor).unwrap();
        assert_eq!(entries.decisions, 1, "that of the import");
    });
}

#[test]
fn what_was_known_then_can_be_reviewed_again() {
    let actor = Actor::local_administrator();
    on_each(|address| {
        let office = office(address);
        office::import(&office, &actor, &sample("k1"), &Quiet::default()).unwrap();
        let before = AskReview { known: Some(Timestamp::from_second(1_794_999_999).unwrap()), ..AskReview::default() };
        assert!(office::review(&office, &actor, &before).is_err(), "nobody was known yet");
        let bytes = |ask| serde_json::to_vec(&office::review(&office, &actor, &ask).unwrap().verdicts).unwrap();
        let at = AskReview { known: Some(moment().time), ..AskReview::default() };
        assert_eq!(bytes(at), bytes(AskReview::default()));
    });
}

fn list(text: &str) -> Incoming {
    Incoming { name: "ds.csv".to_owned(), bytes: text.as_bytes().to_vec() }
}

fn take_in(office: &Office, text: &str, key: &str, skip_problems: bool) -> Result<Staged, No> {
    let ask = Import { skip_problems, ..of(vec![list(text)], key) };
    office::import(office, &Actor::local_administrator(), &ask, &Quiet::default())
}

const HEAD: &str = "Họ và tên,Ngày sinh,Giới tính,Số CCCD,Chức vụ,Đơn vị,LLCT\n";

/// What is known of people, without ids and sources, which no import says.
fn known(office: &Office) -> Vec<String> {
    let people = office::export(office, &Actor::local_administrator()).unwrap();
    people
        .iter()
        .map(|p| format!("{:?} {:?} {:?} {:?} {:?}", p.person, p.service, p.holds, p.levels, p.evaluations))
        .collect()
}

#[test]
fn an_import_is_taken_back_whole_and_only_while_nothing_rests_on_it() {
    let actor = Actor::local_administrator();
    on_each(|address| {
        let office = office(address);
        let first = format!("{HEAD}Nguyễn Văn An,05/03/1985,Nam,999085000001,CT UBND,Xã An Bình,SC\n");
        let first = take_in(&office, &first, "k1", false).unwrap().imported.batch.unwrap();
        let before = known(&office);
        let second = format!(
            "{HEAD}Nguyễn Văn An,05/03/1985,Nam,999085000001,CT UBND,Xã An Bình,TC\n\
             Trần Thị Bình,06/04/1990,Nữ,999190000002,PCT UBND,Xã Vũ Vân,CC\n"
        );
        let staged = take_in(&office, &second, "k2", false).unwrap();
        assert_eq!(staged.differences.iter().filter(|difference| !difference.new).count(), 1);
        let second = staged.imported.batch.unwrap();
        assert_eq!(known(&office).len(), 2);
        // The first is under the second now.
        let refused = office::undo_import(&office, &actor, &first.to_string());
        assert!(matches!(refused, Err(No::Refused(Refusal::Sentence(PlanMessage::BatchChangedSince { .. })))));
        office::undo_import(&office, &actor, &second.to_string()).unwrap();
        assert_eq!(known(&office), before);
        let twice = office::undo_import(&office, &actor, &second.to_string());
        assert!(matches!(twice, Err(No::Refused(Refusal::Sentence(PlanMessage::NoSuchBatch)))));
        let batches = office::batches(&office, &actor).unwrap();
        assert_eq!(batches.iter().map(|(_, batch)| batch.undone).collect::<Vec<bool>>(), [false, true]);
        assert!(office::verify(&office, &actor).unwrap().wrong.is_empty());
    });
}

#[test]
fn problems_refuse_a_batch_unless_they_are_to_be_left_out() {
    on_each(|address| {
        let office = office(address);
        let text = format!(
            "{HEAD}Nguyễn Văn An,05/03/1985,Nam,999085000001,CT UBND,Xã An Bình,TC\n\
             Trần Thị Bình,31/02/1990,Nữ,999190000002,PCT UBND,Xã An Bình,CC\n"
        );
        assert!(matches!(take_in(&office, &text, "k1", false), Err(No::Refused(Refusal::Problems(_)))));
        assert!(known(&office).is_empty());
        let staged = take_in(&office, &text, "k2", true).unwrap();
        // The number tells the year of birth that the cell does not.
        assert_eq!((staged.imported.counts.people_new, staged.problems.len()), (2, 1));
        // A secret list is refused whatever is asked.
        let secret = format!("MẬT\n{text}");
        assert!(matches!(take_in(&office, &secret, "k3", true), Err(No::Refused(Refusal::Problems(_)))));
    });
}

#[test]
fn a_dry_run_writes_nothing_and_says_what_would_change() {
    on_each(|address| {
        let office = office(address);
        let text = format!("{HEAD}Nguyễn Văn An,05/03/1985,Nam,999085000001,CT UBND,Xã An Bình,TC\n");
        let ask = Import { dry_run: true, ..of(vec![list(&text)], "k1") };
        let staged = office::import(&office, &Actor::local_administrator(), &ask, &Quiet::default()).unwrap();
        assert_eq!((staged.imported.counts.people_new, staged.imported.batch), (1, None));
        assert!(known(&office).is_empty());
    });
}

/// A property of every province that the sample makes: what is handed out reads back as nothing new.
#[test]
fn what_is_exported_is_imported_unchanged() {
    let actor = Actor::local_administrator();
    for seed in 1..=25 {
        let folder = tempfile::tempdir().unwrap();
        let office = office(folder.path().join("goc.db").to_str().unwrap());
        office::import(&office, &actor, &of(files(seed, 80), "k1"), &Quiet::default()).unwrap();
        let people = office::export(&office, &actor).unwrap();
        let whole =
            Incoming { name: "people.xlsx".to_owned(), bytes: office::exported_list(&office, &people).unwrap() };
        let asked = office::asked_forms(&office, &people).unwrap();
        assert!(asked.len() > 1);
        let asked: Vec<Incoming> =
            asked.into_iter().map(|file| Incoming { name: file.name, bytes: file.bytes }).collect();
        for (key, files) in [("k2", vec![whole]), ("k3", asked)] {
            let staged = office::import(&office, &actor, &of(files, key), &Quiet::default()).unwrap();
            let counts = staged.imported.counts;
            assert_eq!((counts.people_new, counts.people_changed, counts.facts), (0, 0, 0), "seed {seed}, {key}");
            assert_eq!(counts.people_unchanged, people.len(), "seed {seed}, {key}");
        }
    }
}

#[test]
fn what_the_office_says_of_its_workbooks_is_remembered() {
    on_each(|address| {
        let office = office(address);
        let text = "Họ và tên,NS,GT,CV,Số CCCD\nNguyễn Văn An,05/03/1985,Nam,Trưởng xã,999085000001\n";
        let mapping = "[titles]\n\"Trưởng xã\" = \"chu-tich-ubnd\"\n[[shape]]\n\
            headings = [\"Họ và tên\", \"NS\", \"GT\", \"CV\", \"Số CCCD\"]\nunit = \"Xã An Bình\"\n\
            [shape.columns]\nNS = \"birth\"\nGT = \"sex\"\nCV = \"title\"\n";
        let mapping = Some(PackText { file: "mapping.toml".to_owned(), text: mapping.to_owned() });
        let actor = Actor::local_administrator();
        assert!(take_in(&office, text, "k1", false).is_err());
        let ask = Import { mapping, ..of(vec![list(text)], "k2") };
        office::import(&office, &actor, &ask, &Quiet::default()).unwrap();
        let text = "Họ và tên,NS,GT,CV,Số CCCD\nTrần Thị Bình,06/04/1990,Nữ,Trưởng xã,999190000002\n";
        assert_eq!(take_in(&office, text, "k3", false).unwrap().imported.counts.people_new, 1);
    });
}
