//! `goc review`: who meets the standards of the titles held and planned.

use anyhow::Result;
use cadre::standard::{Outcome, Verdict};
use office::{Actor, AskReview, Office, Reviewed};
use serde_json::json;
use words::{CommandMessage, Say};

use crate::screen::Screen;

/// Reviews: a line for each verdict that is not met, then early warnings, units over their number, and the counts. With
/// JSON, every verdict with its proof.
pub(crate) fn review(office: &Office, screen: &Screen, ask: &AskReview) -> Result<()> {
    let reviewed = office::review(office, &Actor::local_administrator(), ask)?;
    for verdict in &reviewed.verdicts {
        if screen.is_json() {
            screen.json(&json!({ "verdict": verdict }));
        } else if verdict.outcome != Outcome::Met {
            screen.line(&sentence(office, screen, &reviewed, verdict));
        }
    }
    beside(office, screen, &reviewed);
    counts(screen, &reviewed);
    Ok(())
}

/// Reviews everybody and prints the counts alone.
pub(crate) fn summary(office: &Office, screen: &Screen) -> Result<()> {
    let ask = AskReview::default();
    counts(screen, &office::review(office, &Actor::local_administrator(), &ask)?);
    Ok(())
}

/// What the review noticed beside the verdicts.
fn beside(office: &Office, screen: &Screen, reviewed: &Reviewed) {
    let (lang, titles) = (screen.lang, &office.rules().titles);
    for (day, person, warning) in &reviewed.warnings {
        screen.json(&json!({ "warning": warning, "person": person, "day": day }));
        let name = reviewed.record.official(*person).map_or("", |official| official.name());
        screen.sentence(&warning.sentence(name, *day, titles, lang));
    }
    for posts in &reviewed.posts {
        screen.json(&json!({ "posts": posts }));
        if posts.max.is_some_and(|max| posts.held > usize::from(max)) {
            screen.sentence(&posts.sentence(reviewed.record.unit_name(posts.unit), lang));
        }
    }
    for finding in &reviewed.pool {
        screen.json(&json!({ "pool": finding }));
        screen.sentence(&finding.sentence(&reviewed.record, titles, lang));
    }
}

fn counts(screen: &Screen, reviewed: &Reviewed) {
    let count = |wanted: fn(Outcome) -> bool| reviewed.count(wanted);
    let met = count(|outcome| outcome == Outcome::Met);
    let not_met = count(|outcome| outcome == Outcome::NotMet);
    let unknown = count(|outcome| outcome == Outcome::Unknown);
    let exempt = count(|outcome| outcome == Outcome::Exempt);
    let owed = count(|outcome| matches!(outcome, Outcome::OwedUntil(_)));
    let (verdicts, day) = (reviewed.verdicts.len(), reviewed.on);
    screen.say(&CommandMessage::Reviewed { verdicts, met, exempt, owed, not_met, unknown, day });
    let counts = json!({
        "on": day, "met": met, "exempt": exempt, "owed": owed, "not_met": not_met, "unknown": unknown,
    });
    screen.json(&json!({ "review": counts }));
}

/// Who, for which title where, what it comes to, what is open, and where it stands.
fn sentence(office: &Office, screen: &Screen, reviewed: &Reviewed, verdict: &Verdict) -> String {
    let lang = screen.lang;
    let name = reviewed.record.official(verdict.person).map_or("", |official| official.name());
    let unit = verdict.unit.map_or("", |unit| reviewed.record.unit_name(unit));
    let (outcome, basis) = (verdict.outcome.say(lang), verdict.standard.citation.say(lang));
    let title = verdict.title_words(&office.rules().titles, lang);
    format!("{name}, {title}, {unit}: {outcome}: {} [{basis}]", verdict.open_words(lang).join("; "))
}
