//! Rule change (thay đổi quy định): which rules begin and end between two days, and whose verdict changes by which clause.

use std::sync::Arc;

use cadre::access::{Act, Actor, may};
use cadre::pack::PackError;
use cadre::record::Record;
use cadre::standard::{AsOf, Ask, Effect, RuleChange, effects, rule_changes};
use words::Date;

use super::review::known_record;
use crate::rules::PackText;
use crate::{Fault, No, Office, Rules};

/// What is asked.
#[derive(Clone, Debug)]
pub struct AskRuleChange {
    /// The day before the change; today when absent.
    pub from: Option<Date>,
    /// The day after; the same day when absent, which makes sense with a draft.
    pub to: Option<Date>,
    /// Packs that are only a draft: they count on the later day.
    pub drafts: Vec<PackText>,
    /// Whose verdict changes, too.
    pub people: bool,
}

/// What changes.
#[derive(Clone, Debug)]
pub struct Changed {
    /// The clocks before and after.
    pub days: (AsOf, AsOf),
    /// The rules after the change.
    pub after: Rules,
    /// Rules that begin or end.
    pub rules: Vec<RuleChange>,
    /// Whose verdict changes, with the record of the later day; nothing when it was not asked.
    pub effects: Option<(Arc<Record>, Vec<Effect>)>,
}

/// The rules alone: which begin and end. Needs no office, for the law is nobody's secret.
pub fn rules_between(before: &Rules, ask: &AskRuleChange, today: Date) -> Result<(Vec<RuleChange>, Rules), PackError> {
    let from = ask.from.unwrap_or(today);
    let known = |on| AsOf { on, known: Date::MAX };
    let after = before.and(&ask.drafts)?;
    let to = known(ask.to.unwrap_or(from));
    Ok((rule_changes((&before.standards, known(from)), (&after.standards, to)), after))
}

/// Compares the law of two days. The facts are those of the earlier day on both sides, so that only the law differs; what
/// time itself changes (ages, deadlines) shows in a review of the later day. Nothing is written.
pub fn rule_change(office: &Office, actor: &Actor, ask: &AskRuleChange) -> Result<Changed, No> {
    let scope = may(actor, if ask.people { Act::Review } else { Act::SeeRules })?;
    let before = &office.rules;
    let from = ask.from.unwrap_or(office.moment.today);
    let days = (office.as_of(from, None), office.as_of(ask.to.unwrap_or(from), None));
    let (rules, after) = rules_between(before, ask, office.moment.today).map_err(Fault::Rules)?;
    let effects = match ask.people {
        true => {
            let (record, _) = known_record(office, actor, scope, Some(from), None)?;
            // The later law asked on the earlier day: rules that begin later are taken as if they had begun.
            let later = after.standards.at(days.1).on(from);
            let found = effects((&record, &before.standards.at(days.0)), (&record, &later), &Ask::default());
            Some((record, found))
        }
        false => None,
    };
    Ok(Changed { days, after, rules, effects })
}
