//! Standards as they are written.

use std::sync::Arc;

use words::Interval;

use super::super::super::condition::Scope;
use super::super::super::tables::MayLower;
use super::super::{Citation, Layer, Purpose, Standard, Transition};
use super::{Desk, WrittenMayLower, WrittenStandard, WrittenTransition};
use crate::pack::PackError;
use crate::record::TitleCode;

impl Desk<'_> {
    pub(super) fn standard(&self, written: &WrittenStandard) -> Result<Standard, PackError> {
        let code = written.code.as_ref();
        let citation = self.citation(written.cite())?;
        let mut titles = Vec::new();
        for title in &written.titles {
            let title_code = TitleCode::from(title.as_ref().as_str());
            if self.titles.get(&title_code).is_none() {
                return Err(self.pack.at(title, format!("no title \"{title_code}\" in titles.toml")));
            }
            titles.push(title_code);
        }
        if written.requires.is_empty() {
            return Err(self.pack.at(&written.code, format!("standard \"{code}\" requires nothing")));
        }
        let enters = written.enters.as_ref().map(|level| self.level(level.subject, &level.level)).transpose()?;
        let layer = self.text.layer.unwrap_or(Layer::National);
        if (layer == Layer::Province) != written.adds_to.is_some() {
            let problem =
                "a provincial standard, and only a provincial one, names the national one it adds to: adds_to";
            return Err(self.pack.at(&written.code, problem.to_owned()));
        }
        let purposes = match (&written.purposes, enters) {
            (Some(purposes), _) => purposes.clone(),
            (None, Some(_)) => vec![Purpose::Entry],
            (None, None) => vec![Purpose::Held, Purpose::Planned, Purpose::Considered],
        };
        if titles.is_empty() && enters.is_none() && !purposes.contains(&Purpose::Yearly) {
            return Err(self.pack.at(&written.code, format!("standard \"{code}\" is for no title")));
        }
        let (units, areas, staff) = (written.units.clone(), written.areas.clone(), written.staff.clone());
        Ok(Standard {
            code: code.clone(),
            titles,
            scope: Scope { units, areas, staff },
            purposes,
            enters,
            layer,
            condition: self.some(written.requires.len(), &written.requires, &written.code)?,
            also: written.also.clone(),
            transition: written.transition.as_ref().map(|transition| self.transition(transition, &citation)),
            may_lower: written.may_lower.iter().map(|lower| self.may_lower(lower)).collect::<Result<_, _>>()?,
            citation,
        })
    }

    fn transition(&self, written: &WrittenTransition, of: &Citation) -> Transition {
        let citation = Citation {
            article: written.article.clone(),
            clause: written.clause.clone(),
            verified: written.verified,
            source: written.source.clone(),
            in_force: Interval::ALWAYS,
            ..of.clone()
        };
        Transition { held_on: written.held_on.0, until: written.until.0, citation: Arc::new(citation) }
    }

    fn may_lower(&self, written: &WrittenMayLower) -> Result<MayLower, PackError> {
        let to = self.level(written.subject, &written.to)?;
        Ok(MayLower { subject: written.subject, to, areas: written.areas.clone(), clause: written.clause.clone() })
    }
}
