//! `goc rules`: check packs, list the rules, tell what a change changes.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use cadre::standard::RuleChange;
use office::{Actor, AskRuleChange, PackText, Rules};
use serde_json::json;
use words::{CommandMessage, Say};

use crate::args::{Common, RulesCommand};
use crate::folder;
use crate::screen::Screen;

/// Runs one of the commands about rules.
pub(crate) fn rules(common: &Common, screen: &Screen, ask: &RulesCommand) -> Result<()> {
    let rules = of_province(common)?;
    match ask {
        RulesCommand::Check { packs } => {
            let rules = rules.and(&read(packs)?)?;
            let standards = &rules.standards;
            let (texts, rules) = (standards.texts.len(), standards.citations().len());
            let unverified = standards.citations().iter().filter(|(_, citation)| !citation.verified).count();
            screen.json(&json!({ "texts": texts, "rules": rules, "unverified": unverified }));
            screen.say(&CommandMessage::RulesSound { texts, rules, unverified });
        }
        RulesCommand::List { markdown: true, .. } => screen.line(office::rules_page(&rules).trim_end()),
        RulesCommand::List { on, all, .. } => {
            let on = on.unwrap_or_else(super::today);
            for (code, citation) in rules.standards.rules() {
                if !all && !citation.in_force.contains(on) {
                    continue;
                }
                screen.json(&json!({ "rule": code, "citation": citation, "source": citation.source }));
                screen.sentence(&format!("{code}: {} {}", citation.say(screen.lang), citation.days(screen.lang)));
            }
        }
        RulesCommand::Diff { from, to, draft, people } => {
            let ask = AskRuleChange { from: *from, to: *to, drafts: read(draft)?, people: *people };
            diff(common, screen, &ask, &rules)?;
        }
    }
    Ok(())
}

fn diff(common: &Common, screen: &Screen, ask: &AskRuleChange, rules: &Rules) -> Result<()> {
    let lang = screen.lang;
    if !ask.people {
        let (changes, _) = office::rules_between(rules, ask, super::today())?;
        changes.iter().for_each(|change| rule(screen, change));
        return Ok(());
    }
    let office = super::open(common)?;
    let changed = office::rule_change(&office, &Actor::local_administrator(), ask)?;
    changed.rules.iter().for_each(|change| rule(screen, change));
    let Some((record, effects)) = &changed.effects else { return Ok(()) };
    for effect in effects {
        screen.json(&json!({ "effect": effect }));
        let name = record.official(effect.person).map_or("", |official| official.name());
        screen.sentence(&effect.sentence(name, &changed.after.standards, &rules.standards, lang));
    }
    let mut people: Vec<_> = effects.iter().map(|effect| effect.person).collect();
    people.dedup();
    screen.say(&CommandMessage::RuleEffects { verdicts: effects.len(), people: people.len() });
    Ok(())
}

fn rule(screen: &Screen, change: &RuleChange) {
    screen.json(&json!({ "rule": change }));
    screen.sentence(&change.say(screen.lang));
}

/// The rules of the program and, where a folder was named, those of the province.
pub(crate) fn of_province(common: &Common) -> Result<Rules> {
    let packs = match &common.rules {
        Some(folder) => {
            let entries = std::fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
            let mut packs: Vec<PathBuf> = entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
            packs.retain(|path| path.extension().is_some_and(|end| end.eq_ignore_ascii_case("toml")));
            packs.sort();
            read(&packs)?
        }
        None => Vec::new(),
    };
    Ok(Rules::with(&packs)?)
}

fn read(packs: &[PathBuf]) -> Result<Vec<PackText>> {
    packs.iter().map(|path| pack(path)).collect()
}

pub(super) fn pack(path: &Path) -> Result<PackText> {
    let text = folder::read_text(path).with_context(|| format!("cannot read {}", path.display()))?;
    let file = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    Ok(PackText { file, text })
}
