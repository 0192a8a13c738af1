//! Packs of `rules/`: one file per legal text, each standard with article, clause, dates and whether the source was seen.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use toml::Spanned;
use words::{Date, Interval};

use super::EntryRule;
use super::entry::WrittenEntry;
use crate::pack::{Day, Pack, PackError, days};
use crate::record::{Level, Subject, TitleCode, Titles};

/// Where a rule stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Citation {
    /// Number of the legal text, for example `33/2023/NĐ-CP`.
    pub number: String,
    /// Article (điều).
    pub article: String,
    /// Clause (khoản), where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clause: Option<String>,
    /// Whether the words of the article were seen; what was not is shown as such.
    pub verified: bool,
}

/// Title standard (tiêu chuẩn chức danh): what whoever holds one of the titles must have reached.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Standard {
    /// Code, for example `nd-33-2023-8-3`.
    pub code: String,
    /// Titles it is for.
    pub titles: Vec<TitleCode>,
    /// Levels to be reached, all of them.
    pub requires: Vec<Level>,
    /// Days on which it is in force.
    pub in_force: Interval,
    /// Where it stands.
    pub citation: Citation,
}

/// Every rule of the packs that were read.
#[derive(Clone, Debug, Default)]
pub struct Standards {
    /// Standards in the order of the packs.
    pub standards: Vec<Arc<Standard>>,
    /// Rules on who may study in which form.
    pub entries: Vec<EntryRule>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    text: WrittenText,
    #[serde(default)]
    standard: Vec<WrittenStandard>,
    #[serde(default)]
    entry: Vec<WrittenEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenText {
    number: String,
    #[serde(rename = "vi")]
    _vi: String,
    #[serde(rename = "en")]
    _en: String,
    #[serde(rename = "issued")]
    _issued: Option<Day>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenStandard {
    code: Spanned<String>,
    article: String,
    clause: Option<String>,
    from: Option<Day>,
    until: Option<Day>,
    titles: Vec<Spanned<String>>,
    verified: bool,
    #[serde(rename = "source")]
    _source: String,
    requires: Vec<WrittenLevel>,
}

/// A level as packs write it: `{ subject = "theory", at_least = "intermediate" }`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenLevel {
    subject: Subject,
    at_least: Spanned<String>,
}

impl Standards {
    /// Reads one pack and adds it. Titles must be on the list, levels on their ladders, codes stand once.
    pub fn add(&mut self, pack: Pack<'_>, titles: &Titles) -> Result<(), PackError> {
        let written: Written = pack.read()?;
        for standard in &written.standard {
            let standard = self.standard(pack, standard, titles, &written.text.number)?;
            self.standards.push(Arc::new(standard));
        }
        for entry in written.entry {
            self.entries.push(entry.check(pack, &written.text.number)?);
        }
        Ok(())
    }

    /// The standards that hold for a title on a day.
    pub fn of<'a>(&'a self, title: &'a TitleCode, on: Date) -> impl Iterator<Item = &'a Arc<Standard>> {
        self.standards.iter().filter(move |standard| standard.in_force.contains(on) && standard.titles.contains(title))
    }

    /// The standard of that code.
    pub fn get(&self, code: &str) -> Option<&Arc<Standard>> {
        self.standards.iter().find(|standard| standard.code == code)
    }

    fn standard(
        &self,
        pack: Pack<'_>,
        written: &WrittenStandard,
        titles: &Titles,
        number: &str,
    ) -> Result<Standard, PackError> {
        let code = written.code.as_ref();
        if self.get(code).is_some() {
            return Err(pack.at(&written.code, format!("standard \"{code}\" stands twice; give one another code")));
        }
        let in_force = days(written.from, written.until)
            .map_err(|error| pack.at(&written.code, format!("standard \"{code}\": {error}")))?;
        let mut for_titles = Vec::new();
        for title in &written.titles {
            let title_code = TitleCode(title.as_ref().clone());
            if titles.get(&title_code).is_none() {
                return Err(pack.at(title, format!("no title \"{title_code}\" in titles.toml")));
            }
            for_titles.push(title_code);
        }
        let mut requires = Vec::new();
        for level in &written.requires {
            let reached = Level::new(level.subject, level.at_least.as_ref());
            requires.push(reached.map_err(|error| pack.at(&level.at_least, error.to_string()))?);
        }
        if for_titles.is_empty() || requires.is_empty() {
            return Err(pack.at(&written.code, format!("standard \"{code}\" needs a title and something it requires")));
        }
        let citation = Citation {
            number: number.to_owned(),
            article: written.article.clone(),
            clause: written.clause.clone(),
            verified: written.verified,
        };
        Ok(Standard { code: code.clone(), titles: for_titles, requires, in_force, citation })
    }
}
