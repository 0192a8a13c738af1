//! The standards in force (tiêu chuẩn đang có hiệu lực), by legal text.

use std::sync::Arc;

use cadre::access::{Act, Actor, may};
use cadre::standard::{Citation, Standard, Text};
use words::{Date, PlanMessage};

use crate::{No, Office};

/// The rules of a day.
#[derive(Clone, Debug)]
pub struct StandardsShown {
    /// The day.
    pub on: Date,
    /// Every legal text with a rule in force, and those rules.
    pub texts: Vec<(Text, Vec<RuleShown>)>,
}

/// A rule in force.
#[derive(Clone, Debug)]
pub struct RuleShown {
    /// Its code.
    pub code: String,
    /// Where it stands.
    pub citation: Arc<Citation>,
    /// What it asks of titles, where it is a standard.
    pub standard: Option<Arc<Standard>>,
}

/// One standard, in force or not. Nothing is written.
pub fn standard_shown(office: &Office, actor: &Actor, code: &str) -> Result<Arc<Standard>, No> {
    may(actor, Act::SeeRules)?;
    let found = office.rules.standards.get(code);
    found.cloned().ok_or_else(|| PlanMessage::NoSuchStandard { code: code.to_owned() }.into())
}

/// What is in force on a day; today where none is named. Nothing is written.
pub fn standards_shown(office: &Office, actor: &Actor, on: Option<Date>) -> Result<StandardsShown, No> {
    may(actor, Act::SeeRules)?;
    let (standards, on) = (&office.rules.standards, on.unwrap_or(office.moment.today));
    let as_of = office.as_of(on, None);
    let rules: Vec<(&str, &Arc<Citation>)> =
        standards.rules().into_iter().filter(|(_, citation)| citation.holds(as_of)).collect();
    let of_text = |text: &Text| {
        let of_it = rules.iter().filter(|(_, citation)| citation.number == text.number);
        of_it
            .map(|(code, citation)| RuleShown {
                code: (*code).to_owned(),
                citation: Arc::clone(citation),
                standard: standards.get(code).cloned(),
            })
            .collect::<Vec<_>>()
    };
    let texts = standards.texts.iter().map(|text| (text.clone(), of_text(text)));
    Ok(StandardsShown { on, texts: texts.filter(|(_, rules)| !rules.is_empty()).collect() })
}
