//! People, units, the review and the standards, for programs.

use std::collections::BTreeMap;

use axum::body::Bytes;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use cadre::access::{Act, Sight, may};
use cadre::list::Stands;
use cadre::matrix::Matrix;
use cadre::record::{Kind, Official, RecordId, TitleCode, UnitId, correctable};
use office::{AskCertify, AskCorrect, AskPeople, AskWhy, No, PersonFile};
use serde::{Deserialize, Serialize};
use serde_json::json;
use words::{Date, PlanMessage, PublicWords, Say};

use super::caller::{Caller, version};
use super::problem::{Problem, Slip};
use super::view::{File, Judged, Known, Page, Person};
use crate::app::Desk;
use crate::pages::correct::read;
use crate::pages::person::known;

/// Items on one page when none are asked, and the most.
const ITEMS: (usize, usize) = (50, 200);

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct AskList {
    q: String,
    unit: String,
    title: String,
    stands: String,
    page: Option<usize>,
    size: Option<usize>,
}

pub(crate) async fn people(caller: Caller, Query(ask): Query<AskList>) -> Result<Response, Problem> {
    let wanted = |field: &str, text: &str| -> Result<(), Problem> {
        let detail = PublicWords::NotKnown { found: text.to_owned() }.say(caller.lang());
        Err(Problem::slips(vec![Slip { field: field.to_owned(), detail }]))
    };
    let unit = RecordId::parse(&ask.unit).map(UnitId);
    let stands = Stands::of_code(&ask.stands);
    if !ask.unit.is_empty() && unit.is_none() {
        wanted("unit", &ask.unit)?;
    }
    if !ask.stands.is_empty() && stands.is_none() {
        wanted("stands", &ask.stands)?;
    }
    let size = ask.size.unwrap_or(ITEMS.0).clamp(1, ITEMS.1);
    let at = ask.page.unwrap_or(1).max(1);
    let lang = caller.lang();
    let found = caller.ask(move |desk| {
        let title = Some(ask.title.as_str()).filter(|title| !title.is_empty()).map(TitleCode::from);
        let first = (at - 1).saturating_mul(size);
        let part = Some(first..first.saturating_add(size));
        let asked = AskPeople { words: ask.q, unit, title, stands, people: None, on: None, part };
        let people = office::people(&desk.office, &desk.actor, &asked)?;
        let item = |line: &cadre::list::Line| {
            let official = people.record.official(line.person)?;
            Some(Person::of(official, &line.verdicts, &people.record, desk.office.rules(), lang))
        };
        let (total, items) = (people.total, people.lines.iter().filter_map(item).collect());
        Ok(Page { items, total, page: at, pages: total.div_ceil(size).max(1) })
    });
    Ok(caller.answer(&found.await?))
}

fn file(desk: &Desk, id: &str) -> Result<File, No> {
    let file = office::person_file(&desk.office, &desk.actor, known(id)?, None)?;
    let official = file.official().ok_or(PlanMessage::NoSuchPerson)?;
    let rules = desk.office.rules();
    Ok(File {
        person: Person::of(official, &file.verdicts, &file.record, rules, desk.lang),
        verdicts: file.verdicts.iter().map(|verdict| Judged::of(verdict, rules, desk.lang)).collect(),
        records: records(&file, official),
    })
}

/// What can be corrected, as far as the caller may know of it.
fn records(file: &PersonFile, official: &Official) -> Vec<Known> {
    let known = |(kind, record, revision): (Kind, RecordId, u32)| {
        let what = match kind {
            Kind::Person => "particulars",
            Kind::Evidence => "learnt",
            Kind::Holding => "held",
            Kind::Evaluation if file.sights.contains(&Sight::Grades) => "graded",
            _ => return None,
        };
        Some(Known { what, record: record.to_string(), revision })
    };
    correctable(official).into_iter().filter_map(known).collect()
}

pub(crate) async fn person(caller: Caller, Path(id): Path<String>) -> Result<Response, Problem> {
    let file = caller.ask(move |desk| file(desk, &id)).await?;
    Ok(caller.answer(&file))
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct AskTitle {
    title: Option<String>,
    on: Option<Date>,
}

/// What somebody is judged by, and how it stands.
#[derive(Serialize)]
struct Checked {
    on: Date,
    stands: &'static str,
    verdicts: Vec<Judged>,
}

pub(crate) async fn check(
    caller: Caller,
    Path(id): Path<String>,
    Query(ask): Query<AskTitle>,
) -> Result<Response, Problem> {
    let lang = caller.lang();
    let checked = caller.ask(move |desk| {
        let asked = AskWhy { person: known(&id)?.0.to_string(), title: ask.title, on: ask.on, ..AskWhy::default() };
        let why = office::why(&desk.office, &desk.actor, &asked)?;
        let mut verdicts = why.verdicts;
        cadre::standard::worst_first(&mut verdicts);
        let judged = verdicts.iter().map(|verdict| Judged::of(verdict, desk.office.rules(), lang));
        Ok(Checked { on: why.on, stands: Stands::of(&verdicts).code(), verdicts: judged.collect() })
    });
    Ok(caller.answer(&checked.await?))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Certify {
    title: String,
    #[serde(default)]
    on: Option<Date>,
}

pub(crate) async fn certify(caller: Caller, Path(id): Path<String>, body: Bytes) -> Result<Response, Problem> {
    let (key, lang) = (caller.key()?, caller.lang());
    let Certify { title, on } = caller.body(&body)?;
    let certified = caller.ask(move |desk| {
        let ask = AskCertify { person: known(&id)?, title: TitleCode::from(title.as_str()), on, lang, key };
        office::certify(&desk.office, &desk.actor, &ask)
    });
    let certified = certified.await?;
    let told = json!({
        "number": certified.number,
        "year": certified.year,
        "on": certified.on,
        "stands": certified.stands,
        "text_sha256": certified.text,
    });
    Ok((StatusCode::CREATED, caller.answer(&told)).into_response())
}

/// Corrects a file of the version that `If-Match` names, by the fields of the form.
pub(crate) async fn correct(caller: Caller, Path(id): Path<String>, body: Bytes) -> Result<Response, Problem> {
    let (key, seen, lang) = (caller.key()?, caller.if_match()?, caller.lang());
    let typed: BTreeMap<String, String> = caller.body(&body)?;
    let correction = read::read(&typed).map_err(|slips| {
        let slip =
            |(field, what): &(&str, words::PersonWords)| Slip { field: (*field).to_owned(), detail: what.say(lang) };
        Problem::slips(slips.iter().map(slip).collect())
    })?;
    let after = caller.ask(move |desk| {
        // Whoever may not is told so, whatever version was read.
        may(&desk.actor, Act::Correct)?;
        let before = file(desk, &id)?;
        let now = version(&serde_json::to_vec(&before).expect("texts, numbers and lists can always be written"));
        if seen != now && seen != "*" {
            return Err(PlanMessage::Stale.into());
        }
        let why = typed.get("why").cloned().unwrap_or_default();
        let ask = AskCorrect { person: known(&id)?, of: read::of(&typed), correction, why, key };
        office::correct(&desk.office, &desk.actor, &ask)?;
        file(desk, &id)
    });
    let after = after.await?;
    Ok(caller.answer(&after))
}

/// A unit.
#[derive(Serialize)]
struct Unit {
    id: String,
    name: String,
    parent: Option<String>,
}

pub(crate) async fn units(caller: Caller) -> Result<Response, Problem> {
    let units = caller.ask(|desk| {
        let people = office::dashboard(&desk.office, &desk.actor, None)?;
        let unit = |(id, name): (UnitId, &str)| Unit {
            id: id.0.to_string(),
            name: name.to_owned(),
            parent: people.record.units[&id].value.parent(people.on).map(|parent| parent.0.to_string()),
        };
        Ok(people.record.units_in_order().into_iter().map(unit).collect::<Vec<_>>())
    });
    Ok(caller.answer(&units.await?))
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct AskDay {
    on: Option<Date>,
}

pub(crate) async fn review(caller: Caller, Query(ask): Query<AskDay>) -> Result<Response, Problem> {
    let lang = caller.lang();
    let review =
        caller.ask(move |desk| {
            let reviewed = office::dashboard(&desk.office, &desk.actor, ask.on)?;
            let Matrix { standards, cells, .. } = &reviewed.figures.matrix;
            let units = reviewed.record.units_in_order().into_iter();
            let rows = units.filter_map(|(unit, name)| Some((unit, name, cells.get(&unit)?)));
            let standards: Vec<_> = standards
                .iter()
                .map(|standard| {
                    json!({
                        "code": standard.code,
                        "asks": standard.condition.say(lang),
                        "citation": standard.citation.say(lang),
                    })
                })
                .collect();
            let rows: Vec<_> = rows
            .map(|(unit, name, parts)| json!({
                "unit": unit.0.to_string(),
                "name": name,
                "cells": parts.iter().map(|part| json!({ "met": part.count, "of": part.of })).collect::<Vec<_>>(),
            }))
            .collect();
            Ok(json!({ "on": reviewed.on, "standards": standards, "units": rows }))
        });
    Ok(caller.answer(&review.await?))
}

pub(crate) async fn standards(caller: Caller) -> Result<Response, Problem> {
    let lang = caller.lang();
    let standards = caller.ask(move |desk| {
        let shown = office::standards_shown(&desk.office, &desk.actor, None)?;
        let rules = shown.texts.iter().flat_map(|(_, rules)| rules);
        let rule = |rule: &office::RuleShown| {
            json!({
                "code": rule.code,
                "citation": rule.citation.say(lang),
                "days": rule.citation.days(lang),
                "asks": rule.standard.as_ref().map(|standard| standard.condition.say(lang)),
            })
        };
        Ok(json!({ "on": shown.on, "rules": rules.map(rule).collect::<Vec<_>>() }))
    });
    Ok(caller.answer(&standards.await?))
}
