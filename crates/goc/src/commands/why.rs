//! `goc why`: one person's verdicts with their whole proof, in words.

use anyhow::Result;
use office::{Actor, AskWhy, Office};
use serde_json::json;
use words::Say;

use crate::screen::Screen;

/// Prints every verdict as a tree: what is asked, the facts with their papers, what would turn it.
pub(crate) fn why(office: &Office, screen: &Screen, ask: &AskWhy) -> Result<()> {
    let why = office::why(office, &Actor::local_administrator(), ask)?;
    let (lang, titles) = (screen.lang, &office.rules().titles);
    for verdict in &why.verdicts {
        screen.json(&json!({ "on": why.on, "verdict": verdict }));
        let name = why.record.official(verdict.person).map_or("", |official| official.name());
        let (outcome, basis) = (verdict.outcome.say(lang), verdict.standard.citation.say(lang));
        screen.sentence(&format!("{name}, {}: {outcome} [{basis}]", verdict.title_words(titles, lang)));
        for line in verdict.lines(titles, lang) {
            screen.sentence(&format!("  {line}"));
        }
    }
    Ok(())
}
