//! Packs as they are written, and how they become rules.

mod condition;
mod standard;
mod table;

use std::sync::Arc;

use serde::Deserialize;
use toml::Spanned;

use self::condition::WrittenCondition;
use super::super::condition::Barred;
use super::{Citation, Layer, Purpose, Standards, Text, contradiction};
use crate::pack::{Day, Pack, PackError, days};
use crate::record::{Area, Level, Paper, Staff, Subject, Titles, UnitKind};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    text: WrittenText,
    #[serde(default)]
    standard: Vec<WrittenStandard>,
    #[serde(default)]
    relief: Vec<WrittenRelief>,
    #[serde(default)]
    retirement: Vec<WrittenRetirement>,
    #[serde(default)]
    bar: Vec<WrittenBar>,
    #[serde(default)]
    scale: Vec<WrittenScale>,
    #[serde(default)]
    equivalent: Vec<WrittenEquivalent>,
    #[serde(default)]
    validity: Vec<WrittenValidity>,
    #[serde(default)]
    ground: Vec<WrittenGround>,
    #[serde(default)]
    posts: Vec<WrittenPosts>,
    #[serde(default)]
    pool: Vec<WrittenPool>,
    #[serde(default)]
    compensation: Vec<WrittenCompensation>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenText {
    number: String,
    vi: String,
    en: String,
    issued: Option<Day>,
    /// Nation when absent; a province's own text says `layer = "province"`.
    layer: Option<Layer>,
}

/// Where a rule stands: the keys every rule has.
#[derive(Clone, Deserialize)]
struct WrittenCitation {
    article: String,
    clause: Option<String>,
    from: Option<Day>,
    until: Option<Day>,
    /// The day the text that ends the rule was issued.
    until_issued: Option<Day>,
    verified: bool,
    source: String,
}

macro_rules! cited {
    (struct $name:ident { $($(#[$field_meta:meta])* $field:ident: $type:ty,)* }) => {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct $name {
            article: Spanned<String>,
            clause: Option<String>,
            from: Option<Day>,
            until: Option<Day>,
            until_issued: Option<Day>,
            verified: bool,
            source: String,
            $($(#[$field_meta])* $field: $type,)*
        }

        impl $name {
            fn cite(&self) -> (&Spanned<String>, WrittenCitation) {
                let cite = WrittenCitation {
                    article: self.article.as_ref().clone(),
                    clause: self.clause.clone(),
                    from: self.from,
                    until: self.until,
                    until_issued: self.until_issued,
                    verified: self.verified,
                    source: self.source.clone(),
                };
                (&self.article, cite)
            }
        }
    };
}

cited! {
    struct WrittenStandard {
        code: Spanned<String>,
        #[serde(default)]
        titles: Vec<Spanned<String>>,
        #[serde(default)]
        units: Vec<UnitKind>,
        #[serde(default)]
        areas: Vec<Area>,
        #[serde(default)]
        staff: Vec<Staff>,
        purposes: Option<Vec<Purpose>>,
        enters: Option<WrittenLevel>,
        /// Code of the national standard a provincial one adds to.
        adds_to: Option<Spanned<String>>,
        requires: Vec<WrittenCondition>,
        #[serde(default)]
        also: Vec<String>,
        transition: Option<WrittenTransition>,
        #[serde(default)]
        may_lower: Vec<WrittenMayLower>,
    }
}

cited! {
    struct WrittenRelief {
        lowers: Spanned<String>,
        subject: Subject,
        to: Spanned<String>,
        areas: Vec<Area>,
    }
}

cited! {
    struct WrittenRetirement {
        first_year: Spanned<i16>,
        female: Vec<String>,
        male: Vec<String>,
    }
}

cited! {
    struct WrittenBar {
        bars: Vec<Barred>,
        #[serde(default)]
        staff: Vec<Staff>,
        reprimand_months: Option<u16>,
        warning_months: Option<u16>,
        removal_months: Option<u16>,
        dismissal_months: Option<u16>,
        #[serde(default)]
        pending: bool,
    }
}

cited! {
    struct WrittenScale {
        #[serde(default)]
        staff: Vec<Staff>,
        excellent_points: Option<Spanned<u8>>,
        good_points: Option<u8>,
        completed_points: Option<u8>,
    }
}

cited! {
    struct WrittenEquivalent {
        code: Spanned<String>,
        has: WrittenHas,
        gives: WrittenLevel,
    }
}

cited! {
    struct WrittenValidity {
        subject: Subject,
        months: u16,
    }
}

cited! {
    struct WrittenGround {
        code: Spanned<String>,
        subjects: Vec<Subject>,
        #[serde(default)]
        standards: Vec<Spanned<String>>,
    }
}

cited! {
    struct WrittenPosts {
        code: Spanned<String>,
        units: Vec<UnitKind>,
        staff: Vec<Staff>,
        max_by_class: [u16; 3],
        #[serde(default)]
        minus_regular_police: bool,
    }
}

cited! {
    struct WrittenPool {
        code: Spanned<String>,
        people_per_title_max: Option<u16>,
        titles_per_person_max: Option<u16>,
        women_percent_min: Option<u16>,
        young_percent_min: Option<u16>,
        #[serde(default)]
        young_under_years: u16,
        #[serde(default)]
        only_higher: bool,
    }
}

cited! {
    struct WrittenCompensation {
        code: Spanned<String>,
        reaches: Vec<WrittenLevel>,
        commitment_times: u16,
        #[serde(default)]
        less_per_year_bp: u16,
        #[serde(default)]
        less_per_year_bp_women_minority: u16,
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenLevel {
    subject: Subject,
    level: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenHas {
    subject: Subject,
    level: Spanned<String>,
    paper: Option<Paper>,
    #[serde(default)]
    majors: Vec<String>,
    issued_before: Option<Day>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenTransition {
    held_on: Day,
    until: Day,
    article: String,
    clause: Option<String>,
    verified: bool,
    source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenMayLower {
    subject: Subject,
    to: Spanned<String>,
    areas: Vec<Area>,
    clause: String,
}

impl Written {
    /// A rule that a province may not make: it could ask less by it than the nation does.
    fn only_national(&self) -> Option<&Spanned<String>> {
        let equivalent = self.equivalent.first().map(|one| &one.article);
        let ground = self.ground.first().map(|one| &one.article);
        let retirement = self.retirement.first().map(|one| &one.article);
        let bar = self.bar.first().map(|one| &one.article);
        let scale = self.scale.first().map(|one| &one.article);
        let posts = self.posts.first().map(|one| &one.article);
        let pool = self.pool.first().map(|one| &one.article);
        let compensation = self.compensation.first().map(|one| &one.article);
        [equivalent, ground, retirement, bar, scale, posts, pool, compensation].into_iter().find_map(|one| one)
    }
}

/// The desk at which one pack is read.
struct Desk<'a> {
    pack: Pack<'a>,
    titles: &'a Titles,
    text: &'a WrittenText,
}

/// Reads the pack into the rules.
pub(super) fn read(rules: &mut Standards, pack: Pack<'_>, titles: &Titles) -> Result<(), PackError> {
    let written: Written = pack.read()?;
    let desk = Desk { pack, titles, text: &written.text };
    let text = &written.text;
    rules.texts.push(Text {
        number: text.number.clone(),
        file: pack.file.to_owned(),
        issued: text.issued.map(|day| day.0),
        vi: text.vi.clone(),
        en: text.en.clone(),
    });
    for one in &written.standard {
        let standard = desk.standard(one)?;
        if rules.citations().iter().any(|(code, _)| *code == standard.code) {
            return Err(pack.at(&one.code, format!("rule \"{}\" stands twice; give one another code", standard.code)));
        }
        if let Some(problem) = contradiction::of_standard(rules, &standard, one.adds_to.as_ref().map(Spanned::as_ref)) {
            return Err(pack.at(one.adds_to.as_ref().unwrap_or(&one.code), problem));
        }
        rules.standards.push(Arc::new(standard));
    }
    if let Some(near) = written.only_national().filter(|_| text.layer == Some(Layer::Province)) {
        let problem =
            "this is for national law alone: a province's pack holds standards that add, reliefs and validities";
        return Err(pack.at(near, problem.to_owned()));
    }
    for one in &written.relief {
        desk.relief(rules, one)?;
    }
    for one in &written.retirement {
        desk.retirement(rules, one)?;
    }
    for one in &written.bar {
        desk.bar(rules, one)?;
    }
    for one in &written.scale {
        desk.scale(rules, one)?;
    }
    desk.rest(rules, &written)?;
    Ok(())
}

impl Desk<'_> {
    fn citation(&self, (near, written): (&Spanned<String>, WrittenCitation)) -> Result<Arc<Citation>, PackError> {
        let in_force = days(written.from, written.until).map_err(|error| self.pack.at(near, error.to_string()))?;
        let issued = self.text.issued.map(|day| day.0);
        if written.until_issued.is_some() && written.until.is_none() {
            return Err(self
                .pack
                .at(near, "until_issued says when the end was issued: give the end, until".to_owned()));
        }
        Ok(Arc::new(Citation {
            number: self.text.number.clone(),
            article: written.article,
            clause: written.clause,
            verified: written.verified,
            source: written.source,
            in_force,
            issued,
            end_issued: written.until_issued.map(|day| day.0),
        }))
    }

    /// A code that no other rule has.
    fn fresh(&self, rules: &Standards, code: &Spanned<String>) -> Result<(), PackError> {
        if rules.citations().iter().any(|(known, _)| known == code.as_ref()) {
            let problem = format!("rule \"{}\" stands twice; give one another code", code.as_ref());
            return Err(self.pack.at(code, problem));
        }
        Ok(())
    }

    /// No other row says the same thing for the same days.
    fn alone<'c>(
        &self,
        mut same: impl Iterator<Item = &'c Arc<Citation>>,
        citation: &Citation,
        near: &Spanned<String>,
    ) -> Result<(), PackError> {
        match same.find(|other| other.in_force.overlaps(citation.in_force)) {
            Some(other) => {
                let (number, article) = (&other.number, &other.article);
                let problem =
                    format!("contradicts {number} Art. {article}, which holds on the same days: end one of them");
                Err(self.pack.at(near, problem))
            }
            None => Ok(()),
        }
    }

    fn level(&self, subject: Subject, code: &Spanned<String>) -> Result<Level, PackError> {
        Level::new(subject, code.as_ref()).map_err(|error| self.pack.at(code, error.to_string()))
    }
}
