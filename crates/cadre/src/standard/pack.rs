//! Packs of `rules/`: one file per legal text, each rule with article, clause, dates and whether its source was seen.

mod contradiction;
mod written;

use std::collections::HashMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use words::Date;

use super::condition::{Condition, Scope};
use super::law::Law;
use super::tables::{
    Bar, CompensationRule, Equivalent, MayLower, PoolLimit, PostNumbers, RetirementAge, Scale, Validity, WaiverGround,
};
use super::{AsOf, Citation};
use crate::pack::{Pack, PackError};
use crate::record::{Level, Staff, TitleCode, Titles};

/// For what a standard is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// The title is held.
    Held,
    /// The person is in the pool for the title (quy hoạch).
    Planned,
    /// The person is considered for appointment or nomination (bổ nhiệm, giới thiệu ứng cử).
    Considered,
    /// The title is held, and the person is planned for it again (tái cử).
    Reelected,
    /// What is owed every year, whatever the title.
    Yearly,
    /// The person is to be sent to study (cử đi học).
    Entry,
}

/// Which floor a rule belongs to: a province may ask more than the nation, never less.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Layer {
    /// National law: the floor.
    National,
    /// A provincial addition.
    Province,
}

/// Time that a standard leaves to those who held the title when it came (điều khoản chuyển tiếp).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Transition {
    /// Who held the title on this day.
    pub held_on: Date,
    /// Has until the day before this one.
    pub until: Date,
    /// Where it stands.
    pub citation: Arc<Citation>,
}

/// Standard (tiêu chuẩn chức danh): what is asked of whoever holds, or is to hold, one of the titles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standard {
    /// Code, for example `nd-33-2023-8-3`.
    pub code: String,
    /// Titles it is for; every title of its staff when empty.
    pub titles: Vec<TitleCode>,
    /// Where it applies.
    pub scope: Scope,
    /// For what it is asked.
    pub purposes: Vec<Purpose>,
    /// For rules on entering study: the level studied for.
    pub enters: Option<Level>,
    /// Nation or province.
    pub layer: Layer,
    /// What is required.
    pub condition: Condition,
    /// What is also required and no program can judge, in Vietnamese as the text says it: shown for people to judge.
    pub also: Vec<String>,
    /// Time left to those who held the title.
    pub transition: Option<Transition>,
    /// Where the province may ask less.
    pub may_lower: Vec<MayLower>,
    /// Where it stands.
    pub citation: Arc<Citation>,
}

impl Serialize for Standard {
    /// By code and citation: the condition stands in the proof.
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;
        let mut out = serializer.serialize_struct("Standard", 3)?;
        out.serialize_field("code", &self.code)?;
        out.serialize_field("layer", &self.layer)?;
        out.serialize_field("citation", &self.citation)?;
        out.end()
    }
}

/// A legal text whose rules were read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// Number, for example `33/2023/NĐ-CP`.
    pub number: String,
    /// The pack it was read from.
    pub file: String,
    /// Day of issue.
    pub issued: Option<Date>,
    /// Vietnamese name.
    pub vi: String,
    /// English name.
    pub en: String,
}

/// Every rule of the packs that were read.
#[derive(Clone, Debug, Default)]
pub struct Standards {
    /// The texts, in the order of the packs.
    pub texts: Vec<Text>,
    /// Standards in the order of the packs.
    pub standards: Vec<Arc<Standard>>,
    /// Retirement ages.
    pub retirement: Vec<RetirementAge>,
    /// What discipline bars.
    pub bars: Vec<Bar>,
    /// Scales of the yearly evaluation.
    pub scales: Vec<Scale>,
    /// Equivalences.
    pub equivalents: Vec<Equivalent>,
    /// Validity of evidence.
    pub validities: Vec<Validity>,
    /// Grounds of waivers.
    pub grounds: Vec<WaiverGround>,
    /// Numbers of posts.
    pub posts: Vec<PostNumbers>,
    /// Limits of the pool.
    pub pools: Vec<PoolLimit>,
    /// Compensation.
    pub compensations: Vec<CompensationRule>,
    pub(super) staff: HashMap<TitleCode, Staff>,
}

impl Standards {
    /// Reads one pack and adds it. A pack that is wrong in itself, or contradicts what was read before, is refused with the
    /// place, and nothing of it is added.
    pub fn add(&mut self, pack: Pack<'_>, titles: &Titles) -> Result<(), PackError> {
        let mut grown = self.clone();
        grown.staff.extend(titles.all().iter().map(|title| (title.code.clone(), title.staff)));
        written::read(&mut grown, pack, titles)?;
        *self = grown;
        Ok(())
    }

    /// The law of a day.
    pub fn at(&self, as_of: AsOf) -> Law<'_> {
        Law::of(self, as_of)
    }

    /// The standard of that code.
    pub fn get(&self, code: &str) -> Option<&Arc<Standard>> {
        self.standards.iter().find(|standard| standard.code == code)
    }

    /// The standards of a day that name a title, or, where none is asked for, those for every title.
    pub fn naming(&self, title: Option<&TitleCode>, as_of: AsOf) -> Vec<&Arc<Standard>> {
        let names = |standard: &&Arc<Standard>| match title {
            Some(title) => standard.titles.contains(title),
            None => standard.titles.is_empty() && standard.enters.is_none(),
        };
        self.standards.iter().filter(|standard| standard.citation.holds(as_of)).filter(names).collect()
    }

    /// Every rule once: rows of one table that share their citation are one rule.
    pub fn rules(&self) -> Vec<(&str, &Arc<Citation>)> {
        let mut rules = self.citations();
        rules.dedup_by(|a, b| a.0 == b.0 && Arc::ptr_eq(a.1, b.1));
        rules
    }

    /// Every citation, in the order of the packs, each with the code or the kind of its rule.
    pub fn citations(&self) -> Vec<(&str, &Arc<Citation>)> {
        let mut all: Vec<(&str, &Arc<Citation>)> = Vec::new();
        all.extend(self.standards.iter().map(|rule| (rule.code.as_str(), &rule.citation)));
        all.extend(self.retirement.iter().map(|rule| ("retirement", &rule.citation)));
        all.extend(self.bars.iter().map(|rule| ("bar", &rule.citation)));
        all.extend(self.scales.iter().map(|rule| ("scale", &rule.citation)));
        all.extend(self.equivalents.iter().map(|rule| (rule.code.as_str(), &rule.citation)));
        all.extend(self.validities.iter().map(|rule| ("validity", &rule.citation)));
        all.extend(self.grounds.iter().map(|rule| (rule.code.as_str(), &rule.citation)));
        all.extend(self.posts.iter().map(|rule| (rule.code.as_str(), &rule.citation)));
        all.extend(self.pools.iter().map(|rule| (rule.code.as_str(), &rule.citation)));
        all.extend(self.compensations.iter().map(|rule| (rule.code.as_str(), &rule.citation)));
        all
    }
}

#[cfg(test)]
mod tests;
