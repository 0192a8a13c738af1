//! The page a leader reads: key figures, the units, the classes, and why people wait.

use std::collections::BTreeMap;

use cadre::record::{PersonId, UnitId};
use paper::{PlanPage, Section};
use words::{CommandMessage, Label, Say, date, group_thousands, percent_tenths, text_key, vnd};

use super::Desk;

/// The page of a plan.
pub(super) fn page(desk: &Desk<'_>) -> PlanPage {
    let lang = desk.lang;
    let say = |label: Label| label.say(lang);
    let school = desk.record.school.year(desk.plan.year).map_or("", |year| &year.school);
    let mut notes = vec![Label::Policy { name: desk.plan.policy.clone() }.say(lang)];
    if desk.rules.policy.signed_by.is_empty() {
        notes.push(say(Label::UnsignedPolicy));
    }
    PlanPage {
        lang,
        day: desk.plan.facts_on,
        sample: desk.sample.then(|| CommandMessage::Sample.say(lang)),
        issuer_lines: vec![school.to_owned()],
        title: Label::PlanTitle { year: desk.plan.year }.say(lang),
        subtitle: Label::Draft { draft: desk.plan.draft, day: desk.plan.facts_on }.say(lang),
        notes,
        figures: figures(desk),
        units: units(desk),
        classes: classes(desk),
        reasons: reasons(desk),
        sign_left: say(Label::SignHere),
        sign_right: say(Label::SignHead),
    }
}

fn count(desk: &Desk<'_>, number: usize) -> String {
    group_thousands(number as i64, desk.lang)
}

fn figures(desk: &Desk<'_>) -> Vec<(String, String)> {
    let (plan, lang) = (desk.plan, desk.lang);
    let costs = &plan.costs;
    let opened = plan.seats.chunk_by(|a, b| a.class == b.class).count();
    let gap = percent_tenths(costs.total_vnd() - costs.bound_vnd, costs.total_vnd(), lang);
    let figure = |label: Label, value: String| (label.say(lang), value);
    vec![
        figure(Label::People, count(desk, desk.record.officials.len())),
        figure(Label::HeldTitlesReviewed, count(desk, desk.verdicts.len())),
        figure(Label::Needs, count(desk, plan.seats.len() + plan.waiting.len())),
        figure(Label::SeatsGiven, count(desk, plan.seats.len())),
        figure(Label::StillWaiting, count(desk, plan.waiting.len())),
        figure(Label::NotPlannable, count(desk, plan.left.len())),
        figure(Label::ClassesOpened, count(desk, opened)),
        figure(Label::OpeningCost, vnd(costs.open_vnd, lang)),
        figure(Label::TravelCost, vnd(costs.travel_vnd, lang)),
        figure(Label::FromBest, Label::AtMost { percent: gap }.say(lang)),
    ]
}

/// People, seats and waiting of one unit.
#[derive(Default)]
struct OfUnit {
    people: usize,
    seats: usize,
    waiting: usize,
}

fn units(desk: &Desk<'_>) -> Section {
    let mut units: BTreeMap<UnitId, OfUnit> = BTreeMap::new();
    for official in &desk.record.officials {
        if let Some(unit) = desk.unit(official.id) {
            units.entry(unit).or_default().people += 1;
        }
    }
    let mut add = |person: PersonId, count: fn(&mut OfUnit)| {
        if let Some(unit) = desk.unit(person) {
            count(units.entry(unit).or_default());
        }
    };
    desk.plan.seats.iter().for_each(|seat| add(seat.person, |unit| unit.seats += 1));
    desk.plan.waiting.iter().for_each(|waiting| add(waiting.person, |unit| unit.waiting += 1));
    let by_name: BTreeMap<Vec<u8>, (UnitId, OfUnit)> = units
        .into_iter()
        .map(|(id, unit)| ([text_key(desk.record.unit_name(id)), id.0.0.to_vec()].concat(), (id, unit)))
        .collect();
    let columns = [Label::UnitName, Label::People, Label::Needs, Label::SeatsGiven, Label::StillWaiting];
    let row = |(id, unit): (UnitId, OfUnit)| {
        vec![
            desk.record.unit_name(id).to_owned(),
            count(desk, unit.people),
            count(desk, unit.seats + unit.waiting),
            count(desk, unit.seats),
            count(desk, unit.waiting),
        ]
    };
    section(desk, Label::ByUnit, &columns, by_name.into_values().map(row).collect())
}

fn classes(desk: &Desk<'_>) -> Section {
    let columns = [Label::Class, Label::Programme, Label::SiteName, Label::Form, Label::From, Label::Learners];
    let rows = desk.record.school.classes_of(desk.plan.year).into_iter().map(|class| {
        vec![
            class.code.clone(),
            desk.programme(&class.programme),
            desk.site(&class.site),
            super::tables::form(desk, class.form),
            class.dates.from().map_or_else(String::new, |first| date(first, desk.lang)),
            format!("{}/{}", desk.learners(&class.code), class.seats_max),
        ]
    });
    section(desk, Label::SheetClasses, &columns, rows.collect())
}

/// Each waiting need counts once, under what keeps the person out of the class that came closest; needs that the school
/// cannot serve stand below.
fn reasons(desk: &Desk<'_>) -> Section {
    let mut reasons: BTreeMap<String, usize> = BTreeMap::new();
    for waiting in &desk.plan.waiting {
        *reasons.entry(desk.why(waiting)).or_default() += 1;
    }
    for left in &desk.plan.left {
        *reasons.entry(left.say(desk.lang)).or_default() += 1;
    }
    let mut most_first: Vec<(usize, String)> = Vec::new();
    while let Some((reason, number)) = reasons.iter().max_by_key(|(_, number)| **number) {
        let reason = reason.clone();
        most_first.push((*number, reason.clone()));
        reasons.remove(&reason);
    }
    let rows = most_first.into_iter().map(|(number, reason)| vec![reason, count(desk, number)]).collect();
    section(desk, Label::WhyWaiting, &[Label::Reason, Label::Needs], rows)
}

fn section(desk: &Desk<'_>, heading: Label, columns: &[Label], rows: Vec<Vec<String>>) -> Section {
    Section {
        heading: heading.say(desk.lang),
        columns: columns.iter().map(|label| label.say(desk.lang)).collect(),
        rows,
        more: Label::MoreRows { rows: paper::ROWS_LEFT_OUT.to_owned() }.say(desk.lang),
    }
}
