//! `goc reorganise`: the difference a reorganisation makes, written or taken back when asked.

use std::path::Path;

use anyhow::Result;
use cadre::record::Moved;
use office::{Actor, AskReorganise, Office, Then};
use serde_json::json;
use words::{CommandMessage, RuleMessage, Say};

use super::rules::pack;
use crate::screen::Screen;

/// Shows every post with where it goes; then writes or takes back.
pub(crate) fn reorganise(office: &Office, screen: &Screen, file: &Path, then: Then) -> Result<()> {
    let ask = AskReorganise { file: pack(file)?, then };
    let done = office::reorganise(office, &Actor::local_administrator(), &ask)?;
    if let Some(difference) = &done.difference {
        let formed = |id| {
            let change = difference.changes.iter().find(|change| change.record == id);
            change.and_then(|change| match &change.said {
                cadre::record::Said::Unit(unit) => Some(unit.name.to_string()),
                _ => None,
            })
        };
        for Moved { person, title, unit, after } in &difference.posts {
            screen.json(&json!({ "person": person, "title": title, "unit": unit, "after": after }));
            let words = |code| {
                let title = office.rules().titles.get(code);
                title.map_or_else(|| code.to_string(), |title| title.name(screen.lang).to_owned())
            };
            let name = done.before.official(*person).map_or("", |official| official.name()).to_owned();
            let (title, unit) = (words(title), done.before.unit_name(*unit).to_owned());
            let sentence = match after {
                Some((to_title, to)) => {
                    let to_unit = formed(to.0).unwrap_or_else(|| done.before.unit_name(*to).to_owned());
                    RuleMessage::PostMoves { name, title, unit, to_title: words(to_title), to_unit }
                }
                None => RuleMessage::PostEnds { name, title, unit },
            };
            screen.sentence(&sentence.say(screen.lang));
        }
        let (ended, formed, posts) = (difference.ended.len(), difference.formed.len(), difference.posts.len());
        screen.say(&CommandMessage::Reorganised { ended, formed, posts });
    }
    screen.json(&json!({ "written": done.written }));
    screen.say(&match then {
        Then::Show => CommandMessage::NothingWritten,
        Then::Write | Then::Undo => CommandMessage::FactsWritten { facts: done.written },
    });
    Ok(())
}
