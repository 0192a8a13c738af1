//! What stands around the verdicts: reorganisation, the pool, early warnings, the effect of a rule, erasure.

#![allow(clippy::unwrap_used)] // a test that cannot go on fails

mod support;

use std::collections::BTreeMap;

use cadre::access::{Actor, Role, shown};
use cadre::record::{
    CannotReorganise, Change, Content, Erasure, Fact, Goes, Kind, Record, RecordId, Reorganisation, Step, TitleCode,
    Unit, UnitId, reorganise, undo,
};
use cadre::standard::{
    AsOf, Ask, Effect, Outcome, PoolFinding, RuleChange, Says, Warning, effects, pool, review, rule_changes, warnings,
};
use jiff::Timestamp;
use proptest::prelude::*;
use support::{facts_of, law_of, standards, standards_with, titles};
use words::{Date, Interval};

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

const OLD_DISTRICT: &str = r#"
[[unit]]
name = "Tỉnh Mẫu"
[[unit]]
name = "Huyện Mẫu"
parent = "Tỉnh Mẫu"
[[unit]]
name = "Xã Một"
parent = "Huyện Mẫu"
[[unit]]
name = "Xã Hai"
parent = "Huyện Mẫu"
[[unit]]
name = "Xã Ba"
parent = "Huyện Mẫu"
[[person]]
name = "Người Một"
sex = "male"
born = "1980"
unit = "Xã Một"
holds = [{ title = "bi-thu-dang-uy", from = 2020-06-01 }, { title = "chu-tich-hdnd", from = 2021-07-01 }]
[[person]]
name = "Người Hai"
sex = "female"
born = "1985"
unit = "Xã Hai"
holds = [{ title = "chu-tich-ubnd", from = 2021-07-01 }]
planned = [{ title = "bi-thu-dang-uy", decision = "1-QĐ/HU", decided = "01/08/2024", from = 2024-08-01 }]
[[person]]
name = "Người Ba"
sex = "female"
born = "1990"
unit = "Xã Ba"
holds = [{ title = "cong-chuc" }]
[[person]]
name = "Người Bốn"
sex = "male"
born = "1975"
unit = "Huyện Mẫu"
holds = [{ title = "pho-truong-phong-huyen", from = 2018-01-01 }]
"#;

fn unit(record: &Record, name: &str) -> UnitId {
    *record.units.iter().find(|(_, seen)| &*seen.value.name == name).unwrap().0
}

fn known(changes: Vec<Change>) -> impl Iterator<Item = Fact> {
    changes.into_iter().map(|change| change.known_at(Timestamp::from_second(1).unwrap()))
}

fn ids() -> impl FnMut() -> RecordId {
    let mut next = 100;
    move || {
        next += 1;
        RecordId([next; 16])
    }
}

/// July 2025: two communes become one, the district ends, and its deputy head goes to the new commune under another title.
fn of_july(record: &Record) -> Reorganisation {
    let merger = Step {
        ends: vec![unit(record, "Xã Một"), unit(record, "Xã Hai")],
        forms: vec![Unit::named("Xã Mới")],
        people: BTreeMap::new(),
        rest: Goes::Formed(0),
        titles: BTreeMap::new(),
    };
    let four = record.officials.iter().find(|official| official.name() == "Người Bốn").unwrap().id;
    let district = Step {
        ends: vec![unit(record, "Huyện Mẫu")],
        forms: Vec::new(),
        people: BTreeMap::from([(four, Goes::Stays(unit(record, "Xã Ba")))]),
        rest: Goes::Stays(unit(record, "Tỉnh Mẫu")),
        titles: BTreeMap::from([("pho-truong-phong-huyen".into(), "pho-truong-phong".into())]),
    };
    Reorganisation { on: day("2025-07-01"), steps: vec![merger, district] }
}

/// Record and revision of each change.
fn wrote(changes: &[Change]) -> Vec<(RecordId, u32)> {
    changes.iter().map(|change| (change.record, change.revision)).collect()
}

/// What a record says on a day, whichever revisions it was said in.
fn content(facts: &[Fact], on: &str) -> Vec<String> {
    let record = Record::at(facts, day(on), Timestamp::MAX);
    let mut all: Vec<String> = record.units.values().map(|seen| format!("{:?} {:?}", seen.span, seen.value)).collect();
    for official in &record.officials {
        let holds = official.holdings.iter().map(|seen| format!("{:?} {:?}", seen.span, seen.value));
        let planned = official.planned.iter().map(|seen| format!("{:?} {:?}", seen.span, seen.value));
        let former = official.side().former_holdings.iter().map(|seen| format!("{:?} {:?}", seen.span, seen.value));
        all.push(official.name().to_owned());
        all.extend(holds.chain(planned).chain(former));
    }
    all
}

#[test]
fn a_merger_moves_every_post_and_the_old_days_stay_as_they_were() {
    let mut facts = facts_of(OLD_DISTRICT, day("2025-06-30"));
    let before = Record::at(&facts, day("2025-06-30"), Timestamp::MAX);
    let posts: usize = before.officials.iter().map(|official| official.holdings.len()).sum();
    let old_days = content(&facts, "2025-06-29");
    let done = reorganise(&before, &of_july(&before), &mut ids()).unwrap();
    assert_eq!((done.ended.len(), done.formed.len(), done.posts.len()), (3, 1, 4));
    facts.extend(known(done.changes));

    let after = Record::at(&facts, day("2025-07-01"), Timestamp::MAX);
    assert_eq!(after.officials.len(), before.officials.len());
    assert_eq!(after.officials.iter().map(|official| official.holdings.len()).sum::<usize>(), posts);
    let held = |name: &str| -> Vec<(String, String)> {
        let official = after.officials.iter().find(|official| official.name() == name).unwrap();
        let of = official.holdings.iter();
        of.map(|seen| (seen.value.title.to_string(), after.unit_name(seen.value.unit).to_owned())).collect()
    };
    assert_eq!(held("Người Hai"), [("chu-tich-ubnd".to_owned(), "Xã Mới".to_owned())]);
    assert_eq!(held("Người Bốn"), [("pho-truong-phong".to_owned(), "Xã Ba".to_owned())]);
    let three = unit(&after, "Xã Ba");
    assert_eq!(after.units[&three].value.parent(day("2025-07-01")), Some(unit(&after, "Tỉnh Mẫu")));
    assert_eq!(after.units[&three].value.parent(day("2025-06-30")), Some(unit(&before, "Huyện Mẫu")));
    assert!(!after.units.values().any(|seen| &*seen.value.name == "Huyện Mẫu"));
    // Of the days before, only the ends of what ended are new.
    let since =
        |lines: Vec<String>| -> Vec<String> { lines.into_iter().filter(|line| line.starts_with("Người")).collect() };
    assert_eq!(since(content(&facts, "2025-06-29")), since(old_days));
}

#[test]
fn what_cannot_be_is_refused() {
    let facts = facts_of(OLD_DISTRICT, day("2025-06-30"));
    let before = Record::at(&facts, day("2025-06-30"), Timestamp::MAX);
    let plan = of_july(&before);
    let refuse = |change: &dyn Fn(&mut Reorganisation)| {
        let mut plan = plan.clone();
        change(&mut plan);
        reorganise(&before, &plan, &mut ids()).unwrap_err()
    };
    let district = unit(&before, "Huyện Mẫu");
    assert_eq!(refuse(&|plan| plan.steps[0].ends.push(district)), CannotReorganise::EndsTwice(district));
    assert_eq!(refuse(&|plan| plan.steps[0].rest = Goes::Formed(1)), CannotReorganise::NotFormed(1));
    assert_eq!(refuse(&|plan| plan.steps[0].rest = Goes::Stays(district)), CannotReorganise::GoesNowhere(district));
    let nobody = UnitId(RecordId([77; 16]));
    assert_eq!(refuse(&|plan| plan.steps[0].ends.push(nobody)), CannotReorganise::NotThere(nobody));
}

#[test]
fn a_change_made_since_keeps_a_reorganisation_from_being_undone() {
    let mut facts = facts_of(OLD_DISTRICT, day("2025-06-30"));
    let before = Record::at(&facts, day("2025-06-30"), Timestamp::MAX);
    let done = reorganise(&before, &of_july(&before), &mut ids()).unwrap();
    facts.extend(known(done.changes.clone()));
    let mut since = done.changes[0].clone();
    since.revision += 1;
    let record = since.record;
    facts.extend(known(vec![since]));
    assert_eq!(undo(&facts, &wrote(&done.changes)).unwrap_err().0[0].record, record);
}

proptest! {
    /// People and posts are conserved, and a reorganisation that is undone never happened: on every day.
    #[test]
    fn merge_then_undo_is_identity(units in 2usize..6, people in prop::collection::vec((0usize..6, 0usize..4, any::<bool>()), 0..14), ends in 1usize..6) {
        let titles = ["cong-chuc", "chu-tich-ubnd", "bi-thu-dang-uy", "truong-phong"];
        let mut text: String = (0..units).map(|at| format!("[[unit]]\nname = \"Xã {at}\"\n")).collect();
        for (at, (unit, title, planned)) in people.iter().enumerate() {
            let planned = if *planned { "planned = [{ title = \"bi-thu-dang-uy\", decision = \"1\", decided = \"2024\" }]\n" } else { "" };
            text += &format!(
                "[[person]]\nname = \"Người {at}\"\nsex = \"male\"\nborn = \"1980\"\nunit = \"Xã {}\"\n\
                 holds = [{{ title = \"{}\", from = 2020-01-01 }}]\n{planned}", unit % units, titles[*title]
            );
        }
        let mut facts = facts_of(&text, day("2025-06-30"));
        let before = Record::at(&facts, day("2025-06-30"), Timestamp::MAX);
        let ends: Vec<UnitId> = before.units.keys().copied().take(ends.min(units)).collect();
        let step = Step { ends, forms: vec![Unit::named("Xã Mới")], people: BTreeMap::new(), rest: Goes::Formed(0), titles: BTreeMap::new() };
        let plan = Reorganisation { on: day("2025-07-01"), steps: vec![step] };
        let days = ["2024-01-01", "2025-06-30", "2025-07-01", "2026-01-01"];
        let was: Vec<Vec<String>> = days.iter().map(|on| content(&facts, on)).collect();

        let done = reorganise(&before, &plan, &mut ids()).unwrap();
        facts.extend(known(done.changes.clone()));
        let after = Record::at(&facts, day("2025-07-01"), Timestamp::MAX);
        let posts = |record: &Record| record.officials.iter().map(|official| official.holdings.len()).sum::<usize>();
        prop_assert_eq!(posts(&after), posts(&before));
        prop_assert_eq!(after.officials.len(), before.officials.len());

        let back = undo(&facts, &wrote(&done.changes)).unwrap();
        facts.extend(known(back));
        let is: Vec<Vec<String>> = days.iter().map(|on| content(&facts, on)).collect();
        prop_assert_eq!(is, was);
    }
}

const POOL: &str = r#"
[[person]]
name = "Người Một"
sex = "male"
born = "1980"
unit = "Xã Một"
holds = [{ title = "bi-thu-dang-uy", from = 2020-06-01, term_ends = 2027-05-31 }]
planned = [{ title = "chu-tich-ubnd", decision = "1", decided = "2026" }]
evidence = [{ subject = "computing", level = "basic", issued = "01/02/2022", until = 2027-02-01 }]
[[person]]
name = "Người Hai"
sex = "male"
born = "06/1965"
unit = "Xã Một"
holds = [{ title = "cong-chuc" }]
planned = [
    { title = "chu-tich-ubnd", decision = "1", decided = "2026" },
    { title = "truong-phong", decision = "1", decided = "2026" },
    { title = "pho-truong-phong", decision = "1", decided = "2026" },
    { title = "chanh-van-phong", decision = "1", decided = "2026" },
]
[[person]]
name = "Người Ba"
sex = "male"
born = "1980"
unit = "Xã Một"
holds = [{ title = "cong-chuc" }]
planned = [{ title = "chu-tich-ubnd", decision = "1", decided = "2026" }]
[[person]]
name = "Người Bốn"
sex = "female"
born = "1990"
unit = "Xã Một"
holds = [{ title = "chu-tich-hdnd", from = 2024-01-01 }]
planned = [{ title = "chu-tich-ubnd", decision = "1", decided = "2026" }]
owed = []
"#;

#[test]
fn the_pool_is_held_against_its_limits() {
    let facts = facts_of(POOL, day("2026-11-24"));
    let record = Record::at(&facts, day("2026-11-24"), Timestamp::MAX);
    let found = pool(&record, standards(), &law_of(day("2026-11-24")), titles());
    let name = |person| record.official(person).unwrap().name().to_owned();
    let said: Vec<String> = found
        .iter()
        .map(|finding| match finding {
            PoolFinding::TooManyPeople { title, people, max, .. } => format!("{people} of {max} for {title}"),
            PoolFinding::TooManyTitles { person, titles, max, .. } => format!("{} {titles} of {max}", name(*person)),
            PoolFinding::NotHigher { person, title, .. } => format!("{} {title} is not higher", name(*person)),
            other => format!("{other:?}"),
        })
        .collect();
    let expected = [
        "Người Bốn chu-tich-ubnd is not higher",
        "Người Hai 4 of 3",
        "Người Một chu-tich-ubnd is not higher",
        "4 of 3 for chu-tich-ubnd",
    ];
    assert_eq!(said, expected);
    // By the rules of 2024 the shares counted: one woman of four is enough, and so is one under forty; none is not.
    let then = law_of(day("2024-06-01"));
    assert_eq!(pool(&record, standards(), &then, titles()).len(), 2);
    let men = facts_of(&POOL.replace("female", "male").replace("1990", "1979"), day("2026-11-24"));
    let men = Record::at(&men, day("2026-11-24"), Timestamp::MAX);
    let found = pool(&men, standards(), &then, titles());
    assert!(found.iter().any(|finding| matches!(finding, PoolFinding::FewWomen { women: 0, people: 4, .. })));
    assert!(found.iter().any(|finding| matches!(finding, PoolFinding::FewYoung { young: 0, people: 4, .. })));
}

#[test]
fn a_year_ahead_is_warned_of() {
    let on = day("2026-11-24");
    let facts = facts_of(POOL, on);
    let record = Record::at(&facts, on, Timestamp::MAX);
    let law = law_of(on);
    let verdicts = review(&record, &law, &Ask::default());
    let owed = verdicts.iter();
    let owed = owed.filter_map(|verdict| Warning::owed(verdict.person, &verdict.standard.code, verdict.outcome));
    let found = warnings(&record, &law, owed.collect(), Interval::between(on, day("2027-11-24")).unwrap());
    let said: Vec<String> = found
        .iter()
        .map(|(day, _, warning)| match warning {
            Warning::Expires { level } => format!("{day} expires {level}"),
            Warning::TermEnds { title } => format!("{day} term of {title}"),
            Warning::Retires => format!("{day} retires"),
            Warning::Owed { standard } => format!("{day} owes {standard}"),
        })
        .collect();
    // Born in June 1965: 61 years by the table of 2026, the age is reached in June 2026 + 6 months.
    assert_eq!(said, ["2026-12-31 retires", "2027-02-01 expires basic", "2027-05-31 term of bi-thu-dang-uy"]);
}

const ADDITION: &str = r#"
[text]
number = "9/2027/QĐ-UBND"
layer = "province"
vi = "Dự thảo"
en = "Draft"
[[standard]]
code = "du-thao"
adds_to = "nd-33-2023-8-3"
article = "1"
from = 2027-01-01
titles = ["chu-tich-hdnd"]
requires = [{ subject = "computing", at_least = "basic" }]
verified = false
source = "draft"
"#;

#[test]
fn the_effect_of_a_draft_is_told_by_person_and_clause() {
    let on = day("2026-11-24");
    let facts = facts_of(POOL, on);
    let record = Record::at(&facts, on, Timestamp::MAX);
    let draft = standards_with(ADDITION);
    let (now, then) = (AsOf { on, known: Date::MAX }, AsOf { on: day("2027-01-01"), known: Date::MAX });
    let changes = rule_changes((standards(), now), (&draft, then));
    assert!(matches!(&changes[..], [RuleChange::Begins(code, _)] if code == "du-thao"), "{changes:?}");
    let found = effects((&record, &standards().at(now)), (&record, &draft.at(then).on(on)), &Ask::default());
    let four = record.officials.iter().find(|official| official.name() == "Người Bốn").unwrap().id;
    let expected = Effect { person: four, standard: "du-thao".to_owned(), before: None, after: Some(Outcome::Unknown) };
    assert_eq!(found, [expected]);
}

#[test]
fn what_was_erased_is_unknown_and_says_so() {
    let on = day("2026-11-24");
    let mut facts = facts_of(POOL, on);
    let erasure = Erasure { on: day("2026-12-01"), ground: "Luật 91/2025/QH15".to_owned() };
    for fact in facts.iter_mut().filter(|fact| [Kind::Evidence, Kind::Person].contains(&fact.kind)) {
        fact.content = Content::Erased(erasure.clone());
    }
    let record = Record::at(&facts, on, Timestamp::MAX);
    let ask = Ask { title: Some(TitleCode::from("bi-thu-dang-uy")), ..Ask::default() };
    let verdicts = review(&record, &law_of(on), &ask);
    assert_eq!(verdicts[0].outcome, Outcome::Unknown);
    let tried = verdicts[0].proof.tried();
    assert_eq!(tried[0].0.erased.as_ref(), Some(&erasure), "the birth was erased");
    assert_eq!(tried[1].0.erased.as_ref(), Some(&erasure), "the evidence was erased");
}

#[test]
fn an_auditor_sees_the_verdict_and_not_the_party_file() {
    let on = day("2026-11-24");
    let text = POOL.replacen("unit = \"Xã Một\"\n", "unit = \"Xã Một\"\nparty_full = \"2010\"\n", 1);
    let facts = facts_of(&text, on);
    let record = Record::at(&facts, on, Timestamp::MAX);
    let law = law_of(on);
    let one = record.officials.iter().find(|official| official.name() == "Người Một").unwrap();
    let level = support::level("theory:intermediate");
    let verdicts = cadre::standard::enter(&record, &law, one, level, true);
    let verdict = verdicts.into_iter().find(|verdict| verdict.standard.code == "qd-350-2025-trung-cap").unwrap();
    let says = |role| {
        let actor = Actor::new("trial", role);
        let shown = shown(&actor, verdict.clone());
        assert_eq!(shown.outcome, verdict.outcome);
        shown.proof.tried()[0].0.used[0].says.clone()
    };
    assert!(matches!(says(Role::ProvinceOfficer), Says::PartyMember(_)));
    assert_eq!(says(Role::Auditor), Says::Withheld);
}
