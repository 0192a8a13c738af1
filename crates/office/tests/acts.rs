//! Acts on both databases: the same key twice, roles that may not, and a stop that leaves nothing.

#![allow(clippy::unwrap_used)] // a test that cannot go on fails

use std::cell::Cell;

use cadre::access::Role;
use cadre::record::Tenant;
use jiff::Timestamp;
use office::sample::Sample;
use office::{Actor, AskReview, Import, Moment, No, Office, PlanYear, Refusal, Rules, Step, Watch};
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
    let sample = Sample { seed: 1, people: 50, year: 2027, today: moment().today };
    Import { files: sample.files().unwrap(), key: key.to_owned() }
}

fn plan(key: &str) -> PlanYear {
    PlanYear { year: 2027, seed: 1, work: 200_000, key: key.to_owned() }
}

#[test]
fn the_same_key_is_answered_again_and_done_once() {
    let actor = Actor::local_administrator();
    on_each(|address| {
        let office = office(address);
        let first = office::import(&office, &actor, &sample("k1"), &Quiet::default()).unwrap();
        assert_eq!(first.counts.people_new, 50);
        let again = office::import(&office, &actor, &sample("k1"), &Quiet::default()).unwrap();
        assert_eq!(first, again, "the answer of the first time");
        let other = office::import(&office, &actor, &sample("k2"), &Quiet::default()).unwrap();
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
        let actor = |role| Actor { account: "trial".to_owned(), role };
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
        assert_eq!(entries.decisions, 0);
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
