//! The cases of `cases/`, judged by the packs of `rules/`: each a situation a clerk would recognise, with its article.

#![allow(clippy::unwrap_used)] // a test that cannot go on fails

mod support;

use std::collections::BTreeSet;

use cadre::standard::{Compensation, Leaving, Outcome, PaidStudy, Purpose, Verdict, compensation};
use serde::Deserialize;
use support::{Case, Given, cases, law_of, packs, standards};

/// What the program says of a case, as the case writes it.
fn found(verdict: &Verdict) -> String {
    let outcome = match verdict.outcome {
        Outcome::OwedUntil(day) => format!("owed until {day}"),
        outcome => serde_json::to_value(outcome).unwrap().as_str().unwrap().replace('_', " "),
    };
    let turn = match verdict.turns.first() {
        Some(turn) => {
            let wants: Vec<String> = turn.additions.iter().map(support::want).collect();
            format!("; {} ({})", wants.join(" + "), turn.earliest)
        }
        None if verdict.outcome < Outcome::Exempt => "; never".to_owned(),
        None => String::new(),
    };
    format!("{}: {outcome}{turn}", verdict.standard.code)
}

#[test]
fn every_case_is_judged_as_a_clerk_would() {
    let mut wrong = Vec::new();
    let mut said = BTreeSet::new();
    let all = cases();
    for case in &all {
        let given = Given::of(case);
        let verdicts = given.verdicts();
        let found: Vec<String> = verdicts.iter().filter(|verdict| case.looks_at(verdict)).map(found).collect();
        if found != case.expect {
            wrong.push(format!("{}\n  expected {:#?}\n  found {found:#?}", case.says, case.expect));
        }
        assert!(said.insert(case.says.clone()), "two cases say the same: {}", case.says);
        assert!(!case.article.is_empty(), "{} names no article", case.says);
    }
    assert!(wrong.is_empty(), "{} of {} cases:\n{}", wrong.len(), all.len(), wrong.join("\n"));
    assert!(all.len() >= 60, "{}", all.len());
}

#[test]
fn the_stated_fix_turns_the_verdict() {
    for case in cases() {
        let given = Given::of(&case);
        for verdict in given.verdicts() {
            for turn in &verdict.turns {
                let after = given.with(&verdict, turn);
                let again = after.into_iter().find(|again| support::same_question(again, &verdict));
                let outcome = again.as_ref().map(|again| again.outcome);
                assert_eq!(outcome, Some(Outcome::Met), "{}: {}\n{turn:#?}", case.says, verdict.standard.code);
            }
        }
    }
}

#[test]
fn more_evidence_never_worsens_a_verdict() {
    for case in cases() {
        let given = Given::of(&case);
        let before = given.verdicts();
        for (what, after) in given.with_each_more_evidence() {
            for verdict in &before {
                let Some(again) = after.iter().find(|again| support::same_question(again, verdict)) else { continue };
                // To learn that something is missing where nothing was known is news, not a worsening.
                let learnt = verdict.outcome == Outcome::Unknown && again.outcome == Outcome::NotMet;
                assert!(
                    again.outcome >= verdict.outcome || learnt,
                    "{}: {what} worsened {}",
                    case.says,
                    verdict.standard.code
                );
            }
        }
    }
}

#[test]
fn a_replay_gives_the_same_bytes_in_whatever_order_the_facts_come() {
    for case in cases() {
        let given = Given::of(&case);
        let archive = serde_json::to_vec(&given.verdicts()).unwrap();
        assert_eq!(archive, serde_json::to_vec(&given.replayed()).unwrap(), "{}", case.says);
    }
}

#[test]
fn the_fast_answer_is_the_proven_one() {
    for case in cases() {
        let given = Given::of(&case);
        let slow: Vec<(String, Outcome)> = given
            .verdicts()
            .into_iter()
            .filter(|verdict| !matches!(verdict.purpose, Purpose::Entry | Purpose::Considered))
            .map(|verdict| (verdict.standard.code.clone(), verdict.outcome))
            .collect();
        if !slow.is_empty() {
            assert_eq!(given.tallied(), slow, "{}", case.says);
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Paid {
    says: String,
    article: String,
    level: String,
    sent_on: cadre::pack::Day,
    course_months: u16,
    cost_vnd: i64,
    #[serde(default)]
    served_months: u16,
    #[serde(default)]
    service_years: u16,
    #[serde(default)]
    woman_or_minority: bool,
    leaving: Leaving,
    owed_vnd: Option<i64>,
    rule: Option<String>,
}

#[derive(Deserialize)]
struct PaidCases {
    case: Vec<Paid>,
}

#[test]
fn compensation_is_what_the_formula_gives() {
    let all: PaidCases = support::read("compensation.toml");
    for case in all.case {
        let study = PaidStudy {
            level: support::level(&case.level),
            sent_on: case.sent_on.0,
            course_months: case.course_months,
            cost_vnd: case.cost_vnd,
            served_months: case.served_months,
            service_years: case.service_years,
            woman_or_minority: case.woman_or_minority,
        };
        let owed: Option<Compensation> = compensation(standards(), &study, case.leaving);
        assert_eq!(owed.as_ref().map(|owed| owed.owed_vnd), case.owed_vnd, "{}", case.says);
        assert_eq!(owed.map(|owed| owed.rule), case.rule, "{}", case.says);
        assert!(!case.article.is_empty());
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Retires {
    says: String,
    article: String,
    sex: cadre::record::Sex,
    born: String,
    on: cadre::pack::Day,
    age: String,
    reached: cadre::pack::Day,
    last_day: cadre::pack::Day,
}

#[derive(Deserialize)]
struct RetiresCases {
    case: Vec<Retires>,
}

#[test]
fn retirement_is_the_month_the_annex_gives() {
    let all: RetiresCases = support::read("retirement.toml");
    for case in all.case {
        let law = law_of(case.on.0);
        let birth = words::PartialDate::parse(&case.born).unwrap();
        let retirement = law.retirement(case.sex, birth).unwrap();
        let age = format!("{}y{}m", retirement.age_months / 12, retirement.age_months % 12);
        let found = (age.as_str(), retirement.reached, retirement.last_day);
        assert_eq!(found, (case.age.as_str(), case.reached.0, case.last_day.0), "{}", case.says);
        assert!(!case.article.is_empty());
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Posts {
    says: String,
    article: String,
    on: cadre::pack::Day,
    unit: String,
    class: u8,
    people: usize,
    #[serde(default)]
    regular_police: bool,
    max: Option<u16>,
}

#[derive(Deserialize)]
struct PostsCases {
    case: Vec<Posts>,
}

#[test]
fn a_unit_has_as_many_posts_as_its_class_may() {
    let all: PostsCases = support::read("posts.toml");
    for case in all.case {
        let counted = support::posts(&case.unit, case.class, case.people, case.regular_police, case.on.0);
        let of_officials = counted.first();
        assert_eq!(of_officials.and_then(|posts| posts.max), case.max, "{}", case.says);
        if let Some(posts) = of_officials {
            assert_eq!(posts.held, case.people, "{}", case.says);
        }
        assert!(!case.article.is_empty());
    }
}

#[test]
fn there_are_as_many_cases_as_the_house_wants() {
    let few: PaidCases = support::read("compensation.toml");
    let retires: RetiresCases = support::read("retirement.toml");
    let posts: PostsCases = support::read("posts.toml");
    let all = cases().len() + few.case.len() + retires.case.len() + posts.case.len();
    assert!(all >= 80, "{all}");
    assert!(packs().len() >= 20);
    let _: Vec<Case> = cases();
}
