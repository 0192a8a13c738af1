//! Rules that cannot stand beside each other: what is refused when a pack is added.

use super::super::condition::Requirement;
use super::{Layer, Standard, Standards};

/// What is wrong with a new standard beside the known ones, in words.
pub(super) fn of_standard(rules: &Standards, standard: &Standard, adds_to: Option<&String>) -> Option<String> {
    if let Some(problem) = impossible(standard) {
        return Some(problem);
    }
    let floor = match (standard.layer, adds_to) {
        (Layer::Province, Some(code)) => match rules.get(code) {
            Some(floor) => floor,
            None => return Some(format!("no standard \"{code}\" stands before this")),
        },
        _ => return None,
    };
    if let Some(title) = standard.titles.iter().find(|title| !floor.titles.contains(title)) {
        return Some(format!("\"{}\" is not for the title \"{title}\"", floor.code));
    }
    below(standard, floor)
}

/// A requirement that asks less than the floor has no effect, and was hardly meant so.
fn below(standard: &Standard, floor: &Standard) -> Option<String> {
    for added in standard.condition.requirements() {
        for national in floor.condition.requirements() {
            let lower = match (added.as_ref(), national.as_ref()) {
                (Requirement::Level { level, .. }, Requirement::Level { level: floor, .. }) => {
                    level.subject() == floor.subject() && level < floor
                }
                (Requirement::AgeFrom { years }, Requirement::AgeFrom { years: floor }) => {
                    years.female < floor.female || years.male < floor.male
                }
                (Requirement::AgeAtFirst { years }, Requirement::AgeAtFirst { years: floor }) => {
                    years.female > floor.female || years.male > floor.male
                }
                (
                    Requirement::WorkingMonths { months, at_first },
                    Requirement::WorkingMonths { months: floor, at_first: same },
                ) => at_first == same && months < floor,
                (Requirement::Grades { grade, years }, Requirement::Grades { grade: floor, years: floor_years }) => {
                    grade < floor || years < floor_years
                }
                (Requirement::ServiceYears { years }, Requirement::ServiceYears { years: floor }) => years < floor,
                (Requirement::PostMonths { months }, Requirement::PostMonths { months: floor }) => months < floor,
                (Requirement::Lessons { lessons }, Requirement::Lessons { lessons: floor }) => lessons < floor,
                _ => false,
            };
            if lower {
                let citation = &floor.citation;
                return Some(format!(
                    "asks less than \"{}\" ({} Art. {}): a province may ask more, never less",
                    floor.code, citation.number, citation.article
                ));
            }
        }
    }
    None
}

/// A standard nobody can meet.
fn impossible(standard: &Standard) -> Option<String> {
    let super::Condition::Some { at_least, of, .. } = &standard.condition else { return None };
    if *at_least < of.len() {
        return None;
    }
    let requirements: Vec<&Requirement> = of
        .iter()
        .filter_map(|one| match one {
            super::Condition::One(requirement) => Some(requirement.as_ref()),
            super::Condition::Some { .. } => None,
        })
        .collect();
    for one in &requirements {
        for other in &requirements {
            if let (Requirement::AgeFrom { years: from }, Requirement::AgeAtFirst { years: to }) = (one, other)
                && (from.female > to.female || from.male > to.male)
            {
                return Some("asks to be older than it lets anybody be: nobody can meet it".to_owned());
            }
        }
    }
    None
}
