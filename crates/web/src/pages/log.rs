//! What the log says of one person: who wrote and who read; and to the person, what is kept and what for.

use cadre::record::Official;
use maud::{Markup, html};
use office::{LogLine, Logged, No};
use words::{ColumnName, Lang, PersonWords, Say};

use crate::app::Desk;

/// Lines that are shown: what lies further back stands in the log.
const LINES: usize = 500;

/// Who wrote and who read; to the person also what is kept, and why.
pub(super) fn log(desk: &Desk, official: &Official) -> Result<Markup, No> {
    let lang = desk.lang;
    let mut lines = office::person_log(&desk.office, &desk.actor, official.id)?;
    lines.sort_by_key(|line| std::cmp::Reverse(line.time));
    Ok(html! {
        @if desk.actor.person == Some(official.id) { (kept(desk)) }
        h2 { (PersonWords::Log.say(lang)) }
        details {
            summary { (lines.len()) }
            ul {
                @for line in lines.iter().take(LINES) {
                    li { span .hint { (desk.time(line.time)) " · " (line.account) } " " (done(line, lang)) }
                }
            }
        }
    })
}

fn done(line: &LogLine, lang: Lang) -> String {
    match &line.what {
        Logged::Wrote(facts) => PersonWords::Wrote { facts: *facts },
        Logged::Corrected(why) => PersonWords::CorrectedBy { why: why.clone() },
        Logged::Opened => PersonWords::Opened,
        Logged::Revealed => PersonWords::Revealed,
    }
    .say(lang)
}

/// What is kept of a person, and what for.
fn kept(desk: &Desk) -> Markup {
    let lang = desk.lang;
    html! {
        h2 { (PersonWords::KeptOf.say(lang)) }
        p .hint { (PersonWords::KeptHint.say(lang)) }
        details {
            summary { (PersonWords::What.say(lang)) ", " (PersonWords::Ground.say(lang)) }
            table .slim {
                thead { tr { th scope="col" { (PersonWords::What.say(lang)) } th scope="col" { (PersonWords::Ground.say(lang)) } } }
                tbody {
                    @for (code, sensitive, ground) in desk.office.rules().fields.kept(lang) {
                        @if let Some(name) = ColumnName::of_code(code) {
                            tr {
                                th scope="row" { (name.say(lang)) @if sensitive { " " span .hint { "(" (PersonWords::Sensitive.say(lang)) ")" } } }
                                td { (ground) }
                            }
                        }
                    }
                }
            }
        }
    }
}
