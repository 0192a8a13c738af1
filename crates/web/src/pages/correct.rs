//! Correcting a file: a form for each thing on record and one to add each kind; what was typed is never lost.

pub(crate) mod read;

use std::sync::Arc;

use axum::Form;
use axum::extract::{Path, State};
use axum::response::Response;
use cadre::access::Sight;
use cadre::record::{
    Attainment, Document, Evaluation, Evidence, Grade, Holding, Level, Official, Person, RecordId, Seen, Sex, Standing,
    Subject,
};
use maud::{Markup, html};
use office::{AskCorrect, No, Office, PersonFile, Refusal};
use words::{Interval, Lang, PageWords, PartialDate, PersonWords, PlanMessage, Say, date, partial_date};

use super::once;
use super::person::{known, masked};
use crate::app::{App, Desk};
use crate::page;
use crate::visitor::Visitor;
use read::{Slip, Typed, level_code};

/// What was typed into one of the forms, and why it was not saved.
#[derive(Default)]
struct Sent {
    typed: Typed,
    slips: Vec<Slip>,
    /// Somebody else was faster.
    stale: bool,
}

pub(crate) async fn correct(State(app): State<Arc<App>>, visitor: Visitor, Path(id): Path<String>) -> Response {
    let key = visitor.form_key();
    app.show(visitor, |lang| PersonWords::Correct.say(lang), move |desk| body(desk, &id, &key, &Sent::default())).await
}

/// Saves a correction, or shows the page again with what was typed.
pub(crate) async fn save(
    State(app): State<Arc<App>>,
    visitor: Visitor,
    Path(id): Path<String>,
    Form(typed): Form<Typed>,
) -> Response {
    let key = visitor.form_key();
    let sent = typed.get("key").cloned().unwrap_or_default();
    let to = format!("/people/{}", page::encoded(&id));
    let saved = app.act(&visitor, &sent, move |desk| {
        let shown = |sent: Sent| body(desk, &id, &key, &sent).map(Some);
        let correction = match read::read(&typed) {
            Ok(correction) => correction,
            Err(slips) => return shown(Sent { typed, slips, stale: false }),
        };
        let text = |field: &str| typed.get(field).cloned().unwrap_or_default();
        let (person, of) = (known(&id)?, read::of(&typed));
        let ask = AskCorrect { person, of, correction, why: text("why"), key: once(&text("once")) };
        match office::correct(&desk.office, &desk.actor, &ask) {
            Err(No::Refused(Refusal::Sentence(PlanMessage::Stale))) => {
                shown(Sent { typed, slips: Vec::new(), stale: true })
            }
            done => done.map(|()| None),
        }
    });
    match saved.await {
        Ok(None) => page::to(&to),
        Ok(Some(body)) => page::unsaved(&app, &visitor, &PersonWords::Correct.say(visitor.lang), body),
        Err(no) => no,
    }
}

/// One form: what it is about, and the values it begins with.
struct About<'a> {
    what: &'static str,
    of: Option<(RecordId, u32)>,
    /// What is on record now, in words.
    now: String,
    values: Vec<(&'static str, String)>,
    file: &'a PersonFile,
}

fn body(desk: &Desk, id: &str, key: &str, sent: &Sent) -> Result<Markup, No> {
    let lang = desk.lang;
    if !desk.may_any(&[cadre::access::Act::Correct]) {
        return Err(PlanMessage::NoSuchPerson.into());
    }
    let file = office::person_file(&desk.office, &desk.actor, known(id)?, None)?;
    let official = file.official().ok_or(PlanMessage::NoSuchPerson)?;
    let side = official.side();
    let form = |about: &About<'_>| one(desk, about, key, sent);
    let add = |what| About { what, of: None, now: String::new(), values: Vec::new(), file: &file };
    Ok(html! {
        h1 { (PersonWords::CorrectOf { name: official.name().to_owned() }.say(lang)) }
        p .hint { a href={ "/people/" (official.id.0) } { (official.name()) } " · " (PersonWords::CorrectHint.say(lang)) }
        (summary(desk, sent))
        h2 { (PersonWords::Particulars.say(lang)) }
        @if let Some(seen) = &official.person { (form(&particulars(&file, seen, lang))) }
        h2 { (PersonWords::Learnt.say(lang)) }
        @for seen in official.evidence.iter().chain(&side.lapsed_evidence) {
            @if let Some(about) = learnt(&file, seen, lang) { (form(&about)) }
        }
        (form(&add("learnt")))
        h2 { (PersonWords::Posts.say(lang)) }
        @for seen in official.holdings.iter().chain(&side.former_holdings) { (form(&held(desk, &file, seen))) }
        (form(&add("held")))
        @if file.sights.contains(&Sight::Grades) {
            h2 { (PersonWords::Grades.say(lang)) }
            @for seen in &official.evaluations { (form(&graded(&file, seen, lang))) }
            (form(&add("graded")))
        }
    })
}

/// What is wrong, at the top, each with a way to its field; or that somebody else was faster.
fn summary(desk: &Desk, sent: &Sent) -> Markup {
    let lang = desk.lang;
    let place =
        place(sent.typed.get("what").map_or("", String::as_str), read::of(&sent.typed).map(|(record, _)| record));
    html! {
        @if !sent.slips.is_empty() {
            div .notice.bad role="alert" {
                strong { (PersonWords::Errors { errors: sent.slips.len() }.say(lang)) }
                ul {
                    @for (field, what) in &sent.slips {
                        li { a href={ "#" (place) "-" (field) } { (label(field, lang)) } ": " (what.say(lang)) }
                    }
                }
            }
        }
    }
}

/// By what the form of a record is known in the page.
fn place(what: &str, record: Option<RecordId>) -> String {
    record.map_or_else(|| format!("{what}-new"), |record| format!("{what}-{record}"))
}

fn particulars<'a>(file: &'a PersonFile, seen: &Seen<Person>, lang: Lang) -> About<'a> {
    let person = &seen.value;
    let sex = if person.sex == Sex::Female { "female" } else { "male" };
    About {
        what: "particulars",
        of: Some((seen.record, seen.revision)),
        now: format!("{}, {}", person.name, partial_date(person.birth, lang)),
        values: vec![
            ("name", person.name.to_string()),
            ("sex", sex.to_owned()),
            ("birth", written(person.birth)),
            ("origin", person.origin.as_deref().unwrap_or("").to_owned()),
        ],
        file,
    }
}

fn learnt<'a>(file: &'a PersonFile, seen: &Seen<Evidence>, lang: Lang) -> Option<About<'a>> {
    let Attainment::Level(level) = &seen.value.attained else { return None };
    let confirmed = seen.value.standing == Standing::Confirmed;
    let mut values = vec![
        ("level", level_code(*level)),
        ("major", seen.value.major.as_deref().unwrap_or("").to_owned()),
        ("standing", if confirmed { "confirmed" } else { "stated" }.to_owned()),
    ];
    values.extend(days(seen.span));
    values.extend(papers(seen.value.document.as_deref()));
    let of = Some((seen.record, seen.revision));
    Some(About { what: "learnt", of, now: seen.value.attained.say(lang), values, file })
}

fn held<'a>(desk: &Desk, file: &'a PersonFile, seen: &Seen<Holding>) -> About<'a> {
    let (title, unit) = (&seen.value.title, seen.value.unit);
    let name = desk.office.rules().titles.get(title).map_or("", |title| title.name(desk.lang));
    let mut values = vec![("title", title.to_string()), ("unit", unit.0.to_string())];
    values.extend(days(seen.span));
    let now = format!("{name}, {}", file.record.unit_name(unit));
    About { what: "held", of: Some((seen.record, seen.revision)), now, values, file }
}

fn graded<'a>(file: &'a PersonFile, seen: &Seen<Evaluation>, lang: Lang) -> About<'a> {
    let grade = seen.value.grade;
    let at = grade.and_then(|grade| Grade::ALL.iter().position(|known| *known == grade));
    let mut values = vec![("year", seen.value.year.to_string())];
    values.extend(at.map(|at| ("grade", at.to_string())));
    values.extend(papers(seen.value.document.as_deref()));
    let now = format!("{}: {}", seen.value.year, grade.map_or_else(String::new, |grade| grade.say(lang)));
    About { what: "graded", of: Some((seen.record, seen.revision)), now, values, file }
}

fn days(span: Interval) -> Vec<(&'static str, String)> {
    let last = span.end().and_then(|end| end.yesterday().ok());
    let day = |day: Option<words::Date>| day.map_or_else(String::new, |day| date(day, Lang::Vi));
    vec![("from", day(span.from())), ("until", day(last))]
}

fn papers(document: Option<&Document>) -> Vec<(&'static str, String)> {
    let Some(document) = document else { return Vec::new() };
    let text = |text: &Option<Box<str>>| text.as_deref().unwrap_or("").to_owned();
    let issued = document.issued.map_or_else(String::new, written);
    vec![("document", text(&document.number)), ("issuer", text(&document.issuer)), ("issued", issued)]
}

/// A date as people type it, which is as a form reads it in either language.
fn written(day: PartialDate) -> String {
    partial_date(day, Lang::Vi)
}

/// One form.
fn one(desk: &Desk, about: &About<'_>, key: &str, sent: &Sent) -> Markup {
    let lang = desk.lang;
    let say = |words: PersonWords| words.say(lang);
    let here = place(about.what, about.of.map(|(record, _)| record));
    let mine = sent.typed.get("what").is_some_and(|what| what == about.what)
        && read::of(&sent.typed).map(|(record, _)| record) == about.of.map(|(record, _)| record);
    let value = |field: &str| match sent.typed.get(field).filter(|_| mine) {
        Some(typed) => typed.clone(),
        None => {
            about.values.iter().find(|(name, _)| *name == field).map_or_else(String::new, |(_, value)| value.clone())
        }
    };
    let fields: &[&str] = match about.what {
        "particulars" => &["name", "sex", "birth", "number", "origin", "why"],
        "learnt" => &["level", "major", "from", "until", "standing", "document", "issuer", "issued", "why"],
        "held" => &["title", "unit", "from", "until", "why"],
        _ => &["year", "grade", "document", "issued", "why"],
    };
    html! {
        details .correct open[mine || about.what == "particulars"] {
            summary { @if about.of.is_some() { (about.now) } @else { (say(PersonWords::Add)) span .unseen { ": " (heading(about.what, lang)) } } }
            @if mine && sent.stale {
                p .notice.bad role="alert" { (say(PersonWords::SomebodyElse { now: about.now.clone() })) }
            }
            form .filters method="post" action={ "/people/" (about.file.person.0) "/correct" } {
                input type="hidden" name="key" value=(key);
                input type="hidden" name="once" value=(Office::new_key());
                input type="hidden" name="what" value=(about.what);
                @if let Some((record, revision)) = about.of {
                    input type="hidden" name="record" value=(record);
                    input type="hidden" name="revision" value=(revision);
                }
                @for field in fields {
                    @let slip = sent.slips.iter().find(|(name, _)| mine && name == field);
                    div {
                        label for={ (here) "-" (field) } { (label(field, lang)) }
                        (input(desk, about, &here, field, &value(field), slip.is_some()))
                        @if let Some((_, what)) = slip { p .slip #{ (here) "-" (field) "-slip" } { (what.say(lang)) } }
                        @else if let Some(hint) = hint(about, field, lang) { p .hint { (hint) } }
                    }
                }
                div .go {
                    button { (say(PersonWords::Save)) }
                    @if about.of.is_some() && about.what != "particulars" {
                        " " button .plain name="withdraw" value="yes" { (say(PersonWords::Withdraw)) }
                    }
                }
            }
        }
    }
}

fn heading(what: &str, lang: Lang) -> String {
    match what {
        "learnt" => PersonWords::Learnt,
        "held" => PersonWords::Posts,
        _ => PersonWords::Grades,
    }
    .say(lang)
}

fn label(field: &str, lang: Lang) -> String {
    let words = match field {
        "name" => return PageWords::Name.say(lang),
        "sex" => return PageWords::Sex.say(lang),
        "birth" => return PageWords::Birth.say(lang),
        "number" => return PageWords::Number.say(lang),
        "title" => return PageWords::Post.say(lang),
        "unit" => return PageWords::Unit.say(lang),
        "origin" => PersonWords::Origin,
        "level" => PersonWords::Level,
        "major" => PersonWords::Major,
        "from" => PersonWords::SinceDay,
        "until" => PersonWords::UntilDay,
        "standing" => PersonWords::Standing,
        "document" => PersonWords::DocumentNumber,
        "issuer" => PersonWords::Issuer,
        "issued" => return words::PlanWords::Decided.say(lang),
        "year" => PersonWords::Year,
        "grade" => PersonWords::Grade,
        _ => PersonWords::Why,
    };
    words.say(lang)
}

fn hint(about: &About<'_>, field: &str, lang: Lang) -> Option<String> {
    Some(match field {
        "birth" | "issued" => PersonWords::PartHint.say(lang),
        "from" | "until" => PersonWords::DayHint.say(lang),
        "why" => PersonWords::WhyHint.say(lang),
        "number" => {
            let number = about.file.official().and_then(Official::number)?;
            PersonWords::NumberHint { masked: masked(number.reveal()) }.say(lang)
        }
        _ => return None,
    })
}

/// The field itself.
fn input(desk: &Desk, about: &About<'_>, here: &str, field: &str, value: &str, wrong: bool) -> Markup {
    let lang = desk.lang;
    let id = format!("{here}-{field}");
    let slip = wrong.then(|| format!("{id}-slip"));
    let options: Vec<(String, String)> = match field {
        "sex" => {
            vec![("female".to_owned(), Sex::Female.say(lang)), ("male".to_owned(), Sex::Male.say(lang))]
        }
        "standing" => vec![
            ("stated".to_owned(), PersonWords::Stated.say(lang)),
            ("confirmed".to_owned(), PersonWords::Confirmed.say(lang)),
        ],
        "level" => levels(lang),
        "title" => {
            let titles = desk.office.rules().titles.all().iter();
            titles.map(|title| (title.code.to_string(), title.name(lang).to_owned())).collect()
        }
        "unit" => {
            let units = about.file.record.units_in_order().into_iter();
            units.map(|(unit, name)| (unit.0.to_string(), name.to_owned())).collect()
        }
        "grade" => Grade::ALL.iter().enumerate().map(|(at, grade)| (at.to_string(), grade.say(lang))).collect(),
        _ => {
            return html! {
                input #(id) name=(field) value=(value) autocomplete="off" maxlength="200" aria-invalid=[wrong.then_some("true")]
                    aria-describedby=[slip];
            };
        }
    };
    html! {
        select #(id) name=(field) aria-invalid=[wrong.then_some("true")] aria-describedby=[slip] {
            option value="" { "–" }
            @for (code, words) in &options { option value=(code) selected[code == value] { (words) } }
        }
    }
}

fn levels(lang: Lang) -> Vec<(String, String)> {
    let of_subject = |subject: &Subject| {
        let subject = *subject;
        subject.ladder().iter().filter_map(move |code| Level::new(subject, code).ok())
    };
    let levels = Subject::ALL.iter().flat_map(of_subject);
    levels.map(|level| (level_code(level), Attainment::Level(level).say(lang))).collect()
}
