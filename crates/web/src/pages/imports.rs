//! Imports: sending files, what was sent, what was taken in, and taking it back.

use std::sync::Arc;

use axum::Form;
use axum::extract::multipart::MultipartError;
use axum::extract::{Multipart, Path, State};
use axum::response::Response;
use cadre::access::{Act, may};
use maud::{Markup, html};
use office::{ImportTask, Incoming, Kind, No, Office, Task};
use words::{ImportWords, PlanMessage, Say};

use super::sign_in::Key;
use super::{download, jobs};
use crate::app::{App, Desk};
use crate::page;
use crate::visitor::Visitor;

/// Bytes of all files of one form together: a province's folder has some ten million, and they are held in memory.
pub(crate) const UPLOAD_BYTES_MAX: usize = 128 << 20;

pub(crate) async fn imports(State(app): State<Arc<App>>, visitor: Visitor) -> Response {
    let key = visitor.form_key();
    app.show(visitor, |lang| ImportWords::Imports.say(lang), move |desk| body(desk, &key)).await
}

fn body(desk: &Desk, key: &str) -> Result<Markup, No> {
    let lang = desk.lang;
    let say = |words: ImportWords| words.say(lang);
    let jobs = office::jobs(&desk.office, &desk.actor, Kind::Import)?;
    let batches = match may(&desk.actor, Act::ImportPeople) {
        Ok(_) => office::batches(&desk.office, &desk.actor)?,
        Err(_) => Vec::new(),
    };
    Ok(html! {
        h1 { (say(ImportWords::Imports)) }
        form .stack method="post" action="/imports" enctype="multipart/form-data" {
            input type="hidden" name="key" value=(key);
            div {
                label for="files" { (say(ImportWords::Files)) }
                input #files type="file" name="files" multiple required aria-describedby="files-hint"
                    accept=".xlsx,.xls,.ods,.csv,.toml";
                p #files-hint .hint { (say(ImportWords::FilesHint)) }
            }
            div { button { (say(ImportWords::LookAt)) } " " a href="/imports/form.xlsx" { (say(ImportWords::Template)) } }
        }
        @if !jobs.is_empty() {
            h2 { (say(ImportWords::Earlier)) }
            ul .tasks {
                @for job in &jobs {
                    @let Task::Import(task) = &job.task else { continue };
                    li {
                        a href={ "/imports/" (job.id) } {
                            span { (files(task.files.iter().map(|file| file.name.as_str()), desk)) " "
                                span .hint { (desk.time(job.asked)) " · " (job.account) } }
                            span { (jobs::state(job, lang))
                                @if task.commit { ", " (say(ImportWords::TakeIn).to_lowercase()) } }
                        }
                    }
                }
            }
        }
        @if !batches.is_empty() {
            h2 { (say(ImportWords::Batches)) }
            ul .tasks {
                @for (time, batch) in batches.iter().rev() {
                    li .split {
                        span { (files(batch.files.iter().map(String::as_str), desk)) " "
                            span .hint { (desk.time(*time)) " · " (ImportWords::Facts { facts: batch.facts() as usize }.say(lang)) } }
                        @if batch.undone { span .hint { (say(ImportWords::Undone)) } }
                        @else {
                            form .inline method="post" action={ "/imports/batches/" (batch.id) "/undo" } {
                                input type="hidden" name="key" value=(key);
                                button .plain { (say(ImportWords::Undo)) span .unseen { ": " (desk.time(*time)) } }
                            }
                        }
                    }
                }
            }
        }
    })
}

/// The names of files: the first, and how many more.
fn files<'a>(mut names: impl Iterator<Item = &'a str>, desk: &Desk) -> String {
    let first = names.next().unwrap_or("").to_owned();
    match names.count() {
        0 => first,
        more => ImportWords::FilesOf { first, more }.say(desk.lang),
    }
}

/// Takes files that were sent, and asks for them to be read.
pub(crate) async fn send(State(app): State<Arc<App>>, visitor: Visitor, form: Multipart) -> Response {
    let lang = visitor.lang;
    let (key, files) = match sent(form).await {
        Ok(sent) => sent,
        Err(error) => return page::cannot(&app, &visitor, &error.body_text()),
    };
    if files.is_empty() {
        return page::cannot(&app, &visitor, &ImportWords::NoFiles.say(lang));
    }
    let asked = app.act(&visitor, &key, move |desk| {
        let files = office::keep_files(&desk.office, &desk.actor, &files)?;
        let task = Task::Import(ImportTask { files, mapping: None, commit: false });
        office::ask_job(&desk.office, &desk.actor, &task, &Office::new_key())
    });
    asked.await.map_or_else(|no| no, |id| page::to(&format!("/imports/{id}")))
}

/// The key and the files of a form.
pub(crate) async fn sent(mut form: Multipart) -> Result<(String, Vec<Incoming>), MultipartError> {
    let (mut key, mut files) = (String::new(), Vec::new());
    while let Some(field) = form.next_field().await? {
        let name = field.file_name().map(plain_name);
        match name {
            None => key = field.text().await?,
            Some(name) => {
                let bytes = field.bytes().await?.to_vec();
                // A browser sends one nameless file where none was chosen.
                if !name.is_empty() {
                    files.push(Incoming { name, bytes });
                }
            }
        }
    }
    Ok((key, files))
}

/// The name of a file without what is not its name: a browser may send folders, anybody else anything.
fn plain_name(sent: &str) -> String {
    let parts = sent.split(['/', '\\']).filter(|part| !matches!(*part, "" | "." | ".."));
    let name = parts.collect::<Vec<_>>().join("/");
    name.chars().filter(|c| !c.is_control()).collect()
}

pub(crate) async fn undo(
    State(app): State<Arc<App>>,
    visitor: Visitor,
    Path(id): Path<String>,
    Form(form): Form<Key>,
) -> Response {
    let undone = app.act(&visitor, &form.key, move |desk| office::undo_import(&desk.office, &desk.actor, &id));
    undone.await.map_or_else(|no| no, |_| page::to("/imports"))
}

/// The form of the list, empty.
pub(crate) async fn form(State(app): State<Arc<App>>, visitor: Visitor) -> Response {
    let made = app.read(&visitor, |desk| {
        if !desk.may_any(&[Act::ImportPeople, Act::ImportSchool]) {
            return Err(PlanMessage::NoSuchJob.into());
        }
        office::exported_list(&desk.office, &[])
    });
    made.await.map_or_else(|no| no, |bytes| download("form.xlsx", bytes))
}

/// A file that a job made.
pub(crate) async fn file(
    State(app): State<Arc<App>>,
    visitor: Visitor,
    Path((id, hash)): Path<(String, String)>,
) -> Response {
    let made = app.read(&visitor, move |desk| office::import_file(&desk.office, &desk.actor, jobs::known(&id)?, &hash));
    made.await.map_or_else(|no| no, |(name, bytes)| download(&name, bytes))
}

#[cfg(test)]
mod tests {
    use super::plain_name;

    #[test]
    fn a_name_that_was_sent_leads_nowhere() {
        assert_eq!(plain_name("C:\\Users\\Thu\\an-binh.xlsx"), "C:/Users/Thu/an-binh.xlsx");
        assert_eq!(plain_name("../../etc/passwd"), "etc/passwd");
        assert_eq!(plain_name("a\r\nb.xlsx"), "ab.xlsx");
        assert_eq!(plain_name(".."), "");
    }
}
