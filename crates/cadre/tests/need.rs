//! Needs as an officer would list them: what becomes one, by when, in which form, how heavy, and why the rest does not.

#![allow(clippy::unwrap_used)] // a test that cannot go on fails

mod support;

use cadre::need::{AskNeeds, Forms, Needs, Policy, inversions, needs};
use cadre::pack::Pack;
use cadre::record::Record;
use cadre::school::{AnnualPlan, Costs, ProgrammeCode, Scenario, Seat, Waiting};
use cadre::standard::{Ask, review};
use expect_test::{Expect, expect};
use support::{law_of, record_of, titles};
use words::{Lang, Say};

const TODAY: &str = "2026-11-24";

const POLICY: &str = "name = 'Trial'\nsigned_by = ''\naway_percent_max = 20\naway_people_min = 1\nwaited_percent = 50
[[priority]]\ncode = 'yearly'\norigins = ['yearly']\npenalty_vnd = 6_000
[[priority]]\ncode = 'owed'\norigins = ['owed']\npenalty_vnd = 80_000
[[priority]]\ncode = 'leaders'\ntitles = ['chu-tich-ubnd', 'pho-chu-tich-ubnd']\npenalty_vnd = 60_000
[[priority]]\ncode = 'others'\npenalty_vnd = 20_000\n";

const SCHOOL: &str = "school = 'Trường thử'\nyear = 2027\ntravel_elsewhere_vnd = 0
[[site]]\ncode = 'CS1'\nname = 'Cơ sở 1'
[[programme]]\ncode = 'TC-LLCT'\nname = 'Trung cấp lý luận chính trị'\ngives = { subject = 'theory', level = 'intermediate' }
[[programme]]\ncode = 'BD-40'\nname = 'Bồi dưỡng cập nhật'\nlessons = 40\nyearly = true
[[programme]]\ncode = 'BD-LD'\nname = 'Bồi dưỡng lãnh đạo'\nlessons = 40\nyearly = true\ntitles = ['pho-chu-tich-ubnd']
[[class]]\ncode = 'K1'\nprogramme = 'TC-LLCT'\nsite = 'CS1'\nstarts = 2027-03-01\nweeks = 24\nseats_min = 1\nseats_max = 9\nopen_cost_vnd = 0
";

/// Somebody who may enter intermediate theory: Party member, degree, two good years.
const FIT: &str = "party_full = '2010'\nevidence = [{ subject = 'professional', level = 'university' }, \
                   { subject = 'theory', level = 'none' }]\n\
                   evaluations = [{ year = 2024, grade = 'good' }, { year = 2025, grade = 'excellent' }]\n";

fn person(name: &str, born: &str, title: &str, more: &str) -> String {
    format!(
        "[[person]]\nname = '{name}'\nsex = 'male'\nborn = '{born}'\nunit = 'Xã Thử'\nholds = [{{ title = '{title}' }}]\n{more}\n"
    )
}

fn record(people: &[String]) -> Record {
    record_of(&people.concat(), SCHOOL, TODAY.parse().unwrap())
}

fn needs_of(record: &Record, before: &[AnnualPlan]) -> Needs {
    let law = law_of(TODAY.parse().unwrap());
    let verdicts = review(record, &law, &Ask::default());
    let policy = Policy::read(Pack { file: "policy.toml", text: POLICY }, titles()).unwrap();
    needs(&AskNeeds { record, verdicts: &verdicts, law: &law, policy: &policy, year: 2027, before })
}

/// The needs, a line each, and what is left.
fn check(people: &[String], expected: Expect) {
    let record = record(people);
    let Needs { needs, left } = needs_of(&record, &[]);
    let mut lines = String::new();
    let name = |id| record.official(id).unwrap().name().to_owned();
    for need in needs {
        let origins: Vec<String> = need.because.iter().map(|gap| gap.origin.say(Lang::En)).collect();
        let until = need.within.end().map_or(String::new(), |end| format!(" before {end}"));
        let missed = need.missed.map_or(String::new(), |day| format!(" misses {day}"));
        let forms = if need.forms == Forms::FullTime { " full time" } else { "" };
        let (who, programme, vnd) = (name(need.person), need.programme, need.penalty_vnd);
        lines += &format!("{who}: {programme}{forms}{until}{missed}, {vnd} ({})\n", origins.join("; "));
    }
    for left in left {
        lines += &format!("{} is left: {}\n", name(left.person), left.say(Lang::En));
    }
    expected.assert_eq(&lines);
}

#[test]
fn a_gap_of_a_title_held_becomes_a_need_and_the_young_study_full_time() {
    let people = [
        person("Trần Văn Anh", "1985-02-01", "pho-chu-tich-ubnd", FIT),
        person("Trần Văn Bé", "1998-02-01", "pho-chu-tich-ubnd", FIT),
    ];
    check(
        &people,
        expect![[r#"
            Trần Văn Anh: BD-LD before 2047-03-01, 6000 (yearly duty)
            Trần Văn Anh: TC-LLCT before 2047-03-01, 60000 (standard of the title held)
            Trần Văn Bé: BD-LD before 2060-03-01, 6000 (yearly duty)
            Trần Văn Bé: TC-LLCT full time before 2060-03-01, 60000 (standard of the title held)
            Trần Văn Anh is left: the record states no level; complete it to know whether upper secondary school is missing
            Trần Văn Bé is left: the record states no level; complete it to know whether upper secondary school is missing
        "#]],
    );
}

#[test]
fn who_may_not_enter_studies_already_or_is_not_known_well_enough_is_left() {
    let bad = FIT.replace("'excellent'", "'completed'");
    let studying =
        format!("{FIT}studies = [{{ subject = 'theory', level = 'intermediate', school = 'Trường khác' }}]\n");
    let silent = FIT.replace("{ subject = 'theory', level = 'none' }", "");
    let people = [
        person("Lê Văn An", "1985-02-01", "pho-chu-tich-ubnd", &bad),
        person("Lê Văn Bình", "1985-02-01", "pho-chu-tich-ubnd", &studying),
        person("Lê Văn Chung", "1985-02-01", "pho-chu-tich-ubnd", &silent),
    ];
    check(
        &people,
        expect![[r#"
            Lê Văn An: BD-LD before 2047-03-01, 6000 (yearly duty)
            Lê Văn Bình: BD-LD before 2047-03-01, 6000 (yearly duty)
            Lê Văn Chung: BD-LD before 2047-03-01, 6000 (yearly duty)
            Lê Văn An is left: the record states no level; complete it to know whether upper secondary school is missing
            Lê Văn An is left: the rules on who may enter intermediate political theory are not met
            Lê Văn Bình is left: the record states no level; complete it to know whether upper secondary school is missing
            Lê Văn Bình is left: studies for intermediate political theory already
            Lê Văn Chung is left: the record states no level; complete it to know whether upper secondary school is missing
            Lê Văn Chung is left: the record states no level; complete it to know whether intermediate political theory is missing
        "#]],
    );
}

#[test]
fn what_is_owed_is_due_by_its_day_where_a_class_ends_in_time() {
    let owed =
        |until: &str| format!("{FIT}owed = [{{ subject = 'theory', level = 'intermediate', until = {until} }}]\n");
    let people = [
        person("Vũ Văn An", "1985-02-01", "pho-chu-tich-ubnd", &owed("2027-10-31")),
        person("Vũ Văn Bình", "1985-02-01", "pho-chu-tich-ubnd", &owed("2027-05-31")),
    ];
    check(
        &people,
        expect![[r#"
            Vũ Văn An: BD-LD before 2047-03-01, 6000 (yearly duty)
            Vũ Văn An: TC-LLCT before 2027-11-01, 80000 (standard owed)
            Vũ Văn Bình: BD-LD before 2047-03-01, 6000 (yearly duty)
            Vũ Văn Bình: TC-LLCT before 2047-03-01 misses 2027-05-31, 80000 (standard owed)
            Vũ Văn An is left: the record states no level; complete it to know whether upper secondary school is missing
            Vũ Văn Bình is left: the record states no level; complete it to know whether upper secondary school is missing
        "#]],
    );
}

#[test]
fn whoever_retires_in_the_year_is_planned_only_until_then() {
    let people =
        [person("Đỗ Văn An", "1964-09-01", "cong-chuc", FIT), person("Đỗ Văn Bình", "1966-02-01", "cong-chuc", FIT)];
    check(
        &people,
        expect![[r#"
            Đỗ Văn Bình: BD-40 before 2027-12-01, 6000 (yearly duty)
            Đỗ Văn An is left: retires, last day in service 31 Dec 2025
        "#]],
    );
}

#[test]
fn units_ask_by_code_or_name_for_what_is_not_attained() {
    let asks = |programme: &str| format!("{FIT}requests = [{{ programme = '{programme}', year = 2027 }}]\n");
    let has = asks("TC-LLCT").replace("level = 'none'", "level = 'advanced'");
    let people = [
        person("Hồ Văn An", "1985-02-01", "cong-chuc", &asks("trung cap ly luan chinh tri")),
        person("Hồ Văn Bình", "1985-02-01", "cong-chuc", &asks("Tiếng Lào")),
        person("Hồ Văn Chung", "1985-02-01", "cong-chuc", &has),
        person("Hồ Văn Dân", "1985-02-01", "cong-chuc", &asks("TC-LLCT").replace("2027", "2026")),
    ];
    check(
        &people,
        expect![[r#"
            Hồ Văn An: BD-40 before 2047-03-01, 6000 (yearly duty)
            Hồ Văn An: TC-LLCT before 2047-03-01, 20000 (asked by the unit)
            Hồ Văn Bình: BD-40 before 2047-03-01, 6000 (yearly duty)
            Hồ Văn Chung: BD-40 before 2047-03-01, 6000 (yearly duty)
            Hồ Văn Dân: BD-40 before 2047-03-01, 6000 (yearly duty)
            Hồ Văn Bình is left: the school has no programme for Tiếng Lào
            Hồ Văn Chung is left: has TC-LLCT already
        "#]],
    );
}

fn waited(record: &Record, year: i16, programme: &str) -> AnnualPlan {
    let (person, programme) = (record.officials[0].id, ProgrammeCode(programme.to_owned()));
    let waiting = Waiting { person, programme, because: Vec::new(), penalty_vnd: 60_000, waited: 0, why: Vec::new() };
    let costs = Costs { open_vnd: 0, travel_vnd: 0, penalty_vnd: 0, change_vnd: 0, bound_vnd: 0 };
    let facts_on = TODAY.parse().unwrap();
    AnnualPlan {
        year,
        draft: 1,
        facts_on,
        policy: String::new(),
        seats: Vec::new(),
        waiting: vec![waiting],
        left: Vec::new(),
        aside: Vec::new(),
        again: None,
        scenario: Scenario::default(),
        costs,
    }
}

#[test]
fn each_year_in_a_row_makes_a_need_heavier_and_a_gap_ends_the_row() {
    let record = record(&[person("Trần Văn Anh", "1985-02-01", "pho-chu-tich-ubnd", FIT)]);
    let of_theory = |before: &[AnnualPlan]| {
        let needs = needs_of(&record, before).needs;
        needs
            .into_iter()
            .find(|need| need.programme.0 == "TC-LLCT")
            .map(|need| (need.waited, need.penalty_vnd))
            .unwrap()
    };
    let plan = |year| waited(&record, year, "TC-LLCT");
    assert_eq!(of_theory(&[]), (0, 60_000));
    assert_eq!(of_theory(&[plan(2026), plan(2025)]), (2, 120_000));
    assert_eq!(of_theory(&[plan(2026), plan(2024)]), (1, 90_000));
    assert_eq!(of_theory(&[plan(2026), waited(&record, 2025, "BD-40")]), (1, 90_000));
}

#[test]
fn a_heavier_need_that_waits_beside_lighter_ones_is_an_inversion() {
    let record = record(&[person("Trần Văn Anh", "1985-02-01", "pho-chu-tich-ubnd", FIT)]);
    let mut plan = waited(&record, 2027, "TC-LLCT");
    let seat = |penalty_vnd| Seat {
        person: record.officials[0].id,
        class: "K1".to_owned(),
        programme: ProgrammeCode("TC-LLCT".to_owned()),
        because: Vec::new(),
        penalty_vnd,
        missed: None,
        pinned: false,
    };
    plan.seats = vec![seat(60_000), seat(90_000)];
    assert_eq!(inversions(&plan), []);
    plan.seats.extend([seat(20_000), seat(59_999)]);
    let found = inversions(&plan);
    assert_eq!(found.iter().map(|inversion| (inversion.waiting, inversion.lighter)).collect::<Vec<_>>(), [(0, 2)]);
}
