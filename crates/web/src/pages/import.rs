//! One import: what was read how, what would repair it, what changes; then read again, or taken in.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Form;
use axum::extract::{Path, State};
use axum::response::Response;
use cadre::record::Level;
use maud::{Markup, html};
use office::{
    Answer, DifferenceShown, Fix, ImportShown, JobShown, Kept, No, Office, Progress, Repair, TableShown, Task,
};
use words::{ColumnName, Encoding, ImportWords, Lang, Say, group_thousands};

use super::jobs;
use crate::app::{App, Desk};
use crate::page;
use crate::visitor::Visitor;

pub(crate) async fn import(State(app): State<Arc<App>>, visitor: Visitor, Path(id): Path<String>) -> Response {
    let key = visitor.form_key();
    app.show(visitor, |lang| ImportWords::Imports.say(lang), move |desk| body(desk, &id, &key)).await
}

/// Reads the files again with what the form says, or takes them in.
pub(crate) async fn again(
    State(app): State<Arc<App>>,
    visitor: Visitor,
    Path(id): Path<String>,
    Form(form): Form<BTreeMap<String, String>>,
) -> Response {
    let key = form.get("key").cloned().unwrap_or_default();
    let asked = app.act(&visitor, &key, move |desk| {
        let commit = form.contains_key("commit");
        office::import_again(&desk.office, &desk.actor, jobs::known(&id)?, &form, commit, &Office::new_key())
    });
    asked.await.map_or_else(|no| no, |id| page::to(&format!("/imports/{id}")))
}

fn body(desk: &Desk, id: &str, key: &str) -> Result<Markup, No> {
    let lang = desk.lang;
    let job = office::job(&desk.office, &desk.actor, jobs::known(id)?)?;
    let JobShown { task: Task::Import(task), progress, .. } = &job else {
        return Err(words::PlanMessage::NoSuchJob.into());
    };
    let title = if task.commit { ImportWords::TakeIn } else { ImportWords::Shown };
    Ok(html! {
        h1 { (title.say(lang)) }
        p .hint { a href="/imports" { (ImportWords::Imports.say(lang)) } " · " (desk.time(job.asked)) " · " (job.account) }
        @match progress {
            Progress::Done(Answer::Import(shown)) => (done(desk, &job, shown, task.commit, key)),
            _ => (jobs::progress(&job, lang, key)),
        }
    })
}

fn done(desk: &Desk, job: &JobShown, shown: &ImportShown, taken: bool, key: &str) -> Markup {
    let lang = desk.lang;
    let counts = &shown.imported.counts;
    let nothing = counts.facts == 0 && counts.people_unchanged == 0 && shown.imported.schools.is_empty();
    html! {
        @if taken { p .notice role="status" { strong { (ImportWords::Taken.say(lang)) } } }
        @else if nothing && shown.problems.is_empty() { p .notice.bad role="status" { (ImportWords::NothingHere.say(lang)) } }
        (figures(shown, lang))
        @if !taken {
            form method="post" action={ "/imports/" (job.id) "/again" } {
                input type="hidden" name="key" value=(key);
                datalist #titles {
                    option value=(Fix::NO_TITLE) { (ImportWords::NoTitle.say(lang)) }
                    @for title in desk.office.rules().titles.all() { option value=(title.code) { (title.name(lang)) } }
                }
                (repairs(desk, &shown.problems, "p"))
                (repairs(desk, &shown.notices, "n"))
                (tables(shown, lang))
                p .go {
                    button .second { (ImportWords::ReadAgain.say(lang)) } " "
                    @if !nothing {
                        @let words = if shown.problems.is_empty() { ImportWords::TakeIn } else { ImportWords::TakeInRest };
                        button name="commit" value="yes" { (words.say(lang)) }
                    }
                }
            }
            (differences(&shown.differences, shown.changed, lang))
            (files(job, shown, lang))
        }
    }
}

fn figures(shown: &ImportShown, lang: Lang) -> Markup {
    let counts = &shown.imported.counts;
    let problems = |repairs: &[Repair]| repairs.iter().map(|repair| repair.count).sum::<usize>();
    let figures = [
        (ImportWords::New, counts.people_new),
        (ImportWords::Changed, counts.people_changed),
        (ImportWords::Unchanged, counts.people_unchanged),
        (ImportWords::UnitsNew, counts.units_new),
        (ImportWords::FactsOf, counts.facts),
        (ImportWords::NotUnderstood, problems(&shown.problems)),
        (ImportWords::ToLookAt, problems(&shown.notices)),
    ];
    html! {
        dl .figures {
            @for (words, count) in figures {
                div { dt { (words.say(lang)) } dd { (group_thousands(count as i64, lang)) } }
            }
            @for school in &shown.imported.schools {
                div { dt { (school.year) } dd { (group_thousands(school.classes as i64, lang)) } }
            }
        }
    }
}

/// Problems by what mends them, each with its choice.
fn repairs(desk: &Desk, repairs: &[Repair], kind: &str) -> Markup {
    let lang = desk.lang;
    let count = repairs.iter().map(|repair| repair.count).sum();
    // What mends the most stands first; the fields are named by the order of the answer.
    let mut first: Vec<(usize, &Repair)> = repairs.iter().enumerate().collect();
    first.sort_by_key(|(_, repair)| std::cmp::Reverse(repair.count));
    if repairs.is_empty() {
        return html! {};
    }
    let title = match kind {
        "p" => ImportWords::Problems { problems: count },
        _ => ImportWords::Notices { notices: count },
    };
    html! {
        h2 { (title.say(lang)) }
        @if kind == "p" { p .hint { (ImportWords::ProblemsHint.say(lang)) } }
        ol .repairs {
            @for (at, repair) in first {
                li {
                    div {
                        (repair.what.say(lang))
                        details {
                            summary {
                                (ImportWords::Times { count: repair.count }.say(lang))
                                @if let Some(first) = repair.places.first() { ": " (first.say(lang)) }
                            }
                            ul .places {
                                @for place in &repair.places { li { (place.say(lang)) } }
                                @if repair.count > repair.places.len() {
                                    li { (ImportWords::AndMore { more: repair.count - repair.places.len() }.say(lang)) }
                                }
                            }
                        }
                    }
                    @if let Some(fix) = &repair.fix { (choice(desk, fix, &format!("{kind}{at}"))) }
                }
            }
        }
    }
}

/// What the office may say that mends something.
fn choice(desk: &Desk, fix: &Fix, name: &str) -> Markup {
    let lang = desk.lang;
    let say = |words: ImportWords| words.say(lang);
    let two = |one: (&'static str, ImportWords), other: (&'static str, ImportWords)| {
        vec![(one.0.to_owned(), one.1.say(lang)), (other.0.to_owned(), other.1.say(lang))]
    };
    let options: Vec<(String, String)> = match fix {
        // Hundreds of writings may be unknown, and all choose from one list.
        Fix::Title { .. } => {
            return html! {
                div { label for=(name) { (say(ImportWords::Mend)) } input #(name) name=(name) list="titles" autocomplete="off"; }
            };
        }
        Fix::Level { subject, .. } => {
            let levels = subject.ladder().iter().filter_map(|code| Level::new(*subject, code).ok());
            levels.map(|level| (level.code().to_owned(), level.say(lang))).collect()
        }
        Fix::Order { .. } => two(("day_first", ImportWords::DayFirst), ("month_first", ImportWords::MonthFirst)),
        Fix::Encoding { .. } => {
            Encoding::ALL.iter().map(|one| (one.code().to_owned(), one.code().to_uppercase())).collect()
        }
        Fix::Column { .. } => columns(lang),
        Fix::Pair { .. } => two(("same", ImportWords::Same), ("different", ImportWords::Different)),
        Fix::Unit { .. } | Fix::Planned => {
            let hint = if *fix == Fix::Planned { ImportWords::PlannedBy } else { ImportWords::UnitName };
            return html! {
                div { label for=(name) { (say(hint)) } input #(name) name=(name) autocomplete="off"; }
            };
        }
    };
    html! {
        div {
            label for=(name) { (say(ImportWords::Mend)) }
            select #(name) name=(name) {
                option value="" { (say(ImportWords::Leave)) }
                @for (value, words) in &options { option value=(value) { (words) } }
            }
        }
    }
}

/// What a column may hold.
fn columns(lang: Lang) -> Vec<(String, String)> {
    office::column_codes().filter_map(|code| Some((code.to_owned(), ColumnName::of_code(code)?.say(lang)))).collect()
}

/// How the tables were read, each column to be said otherwise.
fn tables(shown: &ImportShown, lang: Lang) -> Markup {
    let columns = columns(lang);
    html! {
        @if !shown.tables.is_empty() {
            h2 { (ImportWords::Tables { tables: shown.tables.len() }.say(lang)) }
            @for (at, table) in shown.tables.iter().enumerate() {
                details {
                    summary { (ImportWords::TableOf { place: table.first.clone(), sheets: table.sheets }.say(lang)) }
                    (columns_of(table, at, &columns, lang))
                }
            }
        }
    }
}

fn columns_of(table: &TableShown, at: usize, columns: &[(String, String)], lang: Lang) -> Markup {
    html! {
        div .box tabindex="0" role="region" aria-label=(ImportWords::ReadAs.say(lang)) {
            table {
                thead {
                    tr {
                        th scope="col" { (ImportWords::Heading.say(lang)) }
                        th scope="col" { (ImportWords::ReadAs.say(lang)) }
                        th scope="col" { (ImportWords::Samples.say(lang)) }
                    }
                }
                tbody {
                    @for (column, heading) in table.headings.iter().enumerate().filter(|(_, heading)| !heading.is_empty()) {
                        @let means = table.means.get(column).map_or("", String::as_str);
                        tr {
                            th scope="row" { (heading) }
                            td {
                                select name={ "c" (at) "." (column) } aria-label=(heading) {
                                    option value="" selected[means.is_empty()] { (ImportWords::Nothing.say(lang)) }
                                    // A part of a field, as "birth:male", stays as it was understood.
                                    @if !means.is_empty() && !columns.iter().any(|(code, _)| code == means) {
                                        option value=(means) selected { (part(means, lang)) }
                                    }
                                    @for (code, words) in columns { option value=(code) selected[code == means] { (words) } }
                                }
                            }
                            td .hint { (table.samples.get(column).map(|samples| samples.join(" · ")).unwrap_or_default()) }
                        }
                    }
                }
            }
        }
    }
}

/// A part of a field in words: the field, and the part as it is written.
fn part(means: &str, lang: Lang) -> String {
    let (field, part) = means.split_once(':').unwrap_or((means, ""));
    let field = ColumnName::of_code(field).map_or_else(|| field.to_owned(), |name| name.say(lang));
    if part.is_empty() { field } else { format!("{field} ({part})") }
}

/// What changes of people who are known.
fn differences(differences: &[DifferenceShown], changed: usize, lang: Lang) -> Markup {
    html! {
        @if changed > 0 {
            h2 { (ImportWords::Differences { people: changed }.say(lang)) }
            div .box tabindex="0" role="region" aria-label=(ImportWords::Changed.say(lang)) {
                table {
                    thead {
                        tr {
                            th scope="col" { (words::PageWords::Name.say(lang)) }
                            th scope="col" { (ImportWords::Heading.say(lang)) }
                            th scope="col" { (ImportWords::Before.say(lang)) }
                            th scope="col" { (ImportWords::After.say(lang)) }
                        }
                    }
                    tbody {
                        @for difference in differences {
                            @for (field, [before, after]) in &difference.fields {
                                tr {
                                    th scope="row" { (difference.name) }
                                    td { (field.say(lang)) }
                                    td { (before.say(lang)) }
                                    td { (after.say(lang)) }
                                }
                            }
                        }
                    }
                }
            }
            @if changed > differences.len() {
                p .hint { (ImportWords::AndMore { more: changed - differences.len() }.say(lang)) }
            }
        }
    }
}

fn files(job: &JobShown, shown: &ImportShown, lang: Lang) -> Markup {
    let link = |made: &Kept, words: &str| {
        html! { a href={ "/imports/" (job.id) "/files/" (made.hash) } { (words) } }
    };
    html! {
        @if let Some(report) = &shown.report { p { (link(report, &ImportWords::Report.say(lang))) } }
        @if !shown.causes.is_empty() {
            h2 { (ImportWords::Causes.say(lang)) }
            ul { @for made in &shown.causes { li { (link(made, &made.name)) } } }
        }
    }
}
