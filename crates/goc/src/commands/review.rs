//! `goc review`: who meets the standards of the title held.

use anyhow::Result;
use cadre::standard::{Outcome, Test, Verdict};
use jiff::Timestamp;
use office::{Actor, AskReview, Office, Reviewed};
use serde_json::json;
use words::{CommandMessage, Date, Say};

use crate::screen::Screen;

/// Reviews everybody: a line for each verdict that is not met or unknown, then the counts. With JSON, every verdict.
pub(crate) fn review(office: &Office, screen: &Screen, on: Option<Date>, known: Option<Timestamp>) -> Result<()> {
    let reviewed = office::review(office, &Actor::local_administrator(), &AskReview { on, known })?;
    for verdict in &reviewed.verdicts {
        screen.json(&json!({ "verdict": verdict }));
        if verdict.outcome != Outcome::Met && !screen.is_json() {
            screen.line(&sentence(office, screen, &reviewed, verdict));
        }
    }
    counts(screen, &reviewed);
    Ok(())
}

/// Reviews everybody and prints the counts alone.
pub(crate) fn summary(office: &Office, screen: &Screen) -> Result<()> {
    let ask = AskReview::default();
    counts(screen, &office::review(office, &Actor::local_administrator(), &ask)?);
    Ok(())
}

fn counts(screen: &Screen, reviewed: &Reviewed) {
    let (met, not_met, unknown) =
        (reviewed.count(Outcome::Met), reviewed.count(Outcome::NotMet), reviewed.count(Outcome::Unknown));
    let (verdicts, day) = (reviewed.verdicts.len(), reviewed.on);
    screen.say(&CommandMessage::Reviewed { verdicts, met, not_met, unknown, day });
    screen.json(&json!({ "review": { "on": day, "met": met, "not_met": not_met, "unknown": unknown } }));
}

fn sentence(office: &Office, screen: &Screen, reviewed: &Reviewed, verdict: &Verdict) -> String {
    let lang = screen.lang;
    let name = reviewed.record.official(verdict.person).map_or("", |official| official.name());
    let title = office.rules().titles.get(&verdict.title).map_or("", |title| title.name(lang));
    let unit = reviewed.record.unit_name(verdict.unit);
    let open = |test: &&Test| test.outcome != Outcome::Met;
    let tests: Vec<String> = verdict.tests.iter().filter(open).map(|test| test.say(lang)).collect();
    let (outcome, basis) = (verdict.outcome.say(lang), verdict.standard.citation.say(lang));
    format!("{name}, {title}, {unit}: {outcome}: {} [{basis}]", tests.join("; "))
}
