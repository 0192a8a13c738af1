//! Packs as they are written, and how they become rules.

use std::sync::Arc;

use serde::Deserialize;
use toml::Spanned;
use words::{Interval, fold};

use super::super::condition::{Barred, BySex, Condition, Membership, Requirement, Scope};
use super::super::tables::{
    Bar, CompensationRule, Equivalent, Has, MayLower, PoolLimit, PostNumbers, RetirementAge, Scale, Validity,
    WaiverGround,
};
use super::{Citation, Layer, Purpose, Standard, Standards, Text, Transition, contradiction};
use crate::pack::{Day, Pack, PackError, days};
use crate::record::{Area, Grade, Level, Measure, Paper, Staff, Subject, TitleCode, Titles, UnitKind};

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

/// A number, or one for each sex: `60` or `{ female = 28, male = 30 }`.
#[derive(Clone, Copy, Deserialize)]
#[serde(untagged)]
enum WrittenBySex {
    Both(u16),
    Each { female: u16, male: u16 },
}

impl From<WrittenBySex> for BySex {
    fn from(written: WrittenBySex) -> BySex {
        match written {
            WrittenBySex::Both(both) => BySex { female: both, male: both },
            WrittenBySex::Each { female, male } => BySex { female, male },
        }
    }
}

/// One requirement or a branch, told apart by its first key.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct WrittenCondition {
    all: Option<Vec<WrittenCondition>>,
    any: Option<Vec<WrittenCondition>>,
    some: Option<Spanned<usize>>,
    of: Option<Vec<WrittenCondition>>,
    subject: Option<Spanned<Subject>>,
    at_least: Option<Spanned<String>>,
    majors: Option<Vec<String>>,
    age_from_years: Option<WrittenBySex>,
    age_at_first_max_years: Option<WrittenBySex>,
    working_months: Option<u16>,
    working_months_at_first: Option<u16>,
    grade: Option<Grade>,
    years: Option<u8>,
    service_years: Option<u16>,
    party: Option<Membership>,
    not_barred_from: Option<Barred>,
    lessons_a_year: Option<u16>,
    months_in_post: Option<u16>,
    in_pool: Option<bool>,
    full_time: Option<bool>,
    ethnic_minority: Option<bool>,
    areas: Option<Vec<Area>>,
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
    for one in written.equivalent {
        let citation = desk.citation(one.cite())?;
        desk.fresh(rules, &one.code)?;
        let has = Has {
            level: desk.level(one.has.subject, &one.has.level)?,
            paper: one.has.paper,
            majors: one.has.majors.iter().map(|word| fold(word)).collect(),
            issued_before: one.has.issued_before.map(|day| day.0),
        };
        let gives = desk.level(one.gives.subject, &one.gives.level)?;
        rules.equivalents.push(Equivalent { code: one.code.into_inner(), has, gives, citation });
    }
    for one in &written.validity {
        let citation = desk.citation(one.cite())?;
        desk.alone(rules.validities.iter().filter(|row| row.subject == one.subject).map(|row| &row.citation), &citation, &one.article)?;
        rules.validities.push(Validity { subject: one.subject, months: one.months, citation });
    }
    for one in &written.ground {
        let citation = desk.citation(one.cite())?;
        desk.fresh(rules, &one.code)?;
        for standard in &one.standards {
            if rules.get(standard.as_ref()).is_none() {
                return Err(pack.at(standard, format!("no standard \"{}\" stands before this", standard.as_ref())));
            }
        }
        let standards = one.standards.iter().map(|code| code.as_ref().clone()).collect();
        let (code, subjects) = (one.code.as_ref().clone(), one.subjects.clone());
        rules.grounds.push(WaiverGround { code, subjects, standards, citation });
    }
    for one in &written.posts {
        let citation = desk.citation(one.cite())?;
        desk.fresh(rules, &one.code)?;
        let scope = Scope { units: one.units.clone(), areas: Vec::new(), staff: one.staff.clone() };
        let same = rules.posts.iter().filter(|row| {
            row.scope.units.iter().any(|kind| one.units.contains(kind)) && row.scope.staff == one.staff
        });
        desk.alone(same.map(|row| &row.citation), &citation, &one.article)?;
        let (max, minus_regular_police) = (one.max_by_class, one.minus_regular_police);
        rules.posts.push(PostNumbers { code: one.code.as_ref().clone(), scope, max, minus_regular_police, citation });
    }
    for one in &written.pool {
        let citation = desk.citation(one.cite())?;
        desk.fresh(rules, &one.code)?;
        desk.alone(rules.pools.iter().map(|row| &row.citation), &citation, &one.article)?;
        rules.pools.push(PoolLimit {
            code: one.code.as_ref().clone(),
            people_per_title_max: one.people_per_title_max,
            titles_per_person_max: one.titles_per_person_max,
            women_percent_min: one.women_percent_min,
            young_percent_min: one.young_percent_min,
            young_under_years: one.young_under_years,
            only_higher: one.only_higher,
            citation,
        });
    }
    for one in &written.compensation {
        let citation = desk.citation(one.cite())?;
        desk.fresh(rules, &one.code)?;
        let reaches = one.reaches.iter().map(|level| desk.level(level.subject, &level.level));
        rules.compensations.push(CompensationRule {
            code: one.code.as_ref().clone(),
            reaches: reaches.collect::<Result<_, _>>()?,
            commitment_times: one.commitment_times,
            less_per_year_bp: one.less_per_year_bp,
            less_per_year_bp_women_minority: one.less_per_year_bp_women_minority,
            citation,
        });
    }
    Ok(())
}

impl Desk<'_> {
    fn citation(&self, (near, written): (&Spanned<String>, WrittenCitation)) -> Result<Arc<Citation>, PackError> {
        let in_force = days(written.from, written.until).map_err(|error| self.pack.at(near, error.to_string()))?;
        let issued = self.text.issued.map(|day| day.0);
        if written.until_issued.is_some() && written.until.is_none() {
            return Err(self.pack.at(near, "until_issued says when the end was issued: give the end, until".to_owned()));
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
                let problem = format!("contradicts {number} Art. {article}, which holds on the same days: end one of them");
                Err(self.pack.at(near, problem))
            }
            None => Ok(()),
        }
    }

    fn level(&self, subject: Subject, code: &Spanned<String>) -> Result<Level, PackError> {
        Level::new(subject, code.as_ref()).map_err(|error| self.pack.at(code, error.to_string()))
    }

    fn standard(&self, written: &WrittenStandard) -> Result<Standard, PackError> {
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
            let problem = "a provincial standard, and only a provincial one, names the national one it adds to: adds_to";
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

    fn some(&self, at_least: usize, of: &[WrittenCondition], near: &Spanned<String>) -> Result<Condition, PackError> {
        let of = of.iter().map(|one| self.condition(one, near)).collect::<Result<Vec<_>, _>>()?;
        if at_least == 0 || at_least > of.len() {
            let problem = format!("{at_least} of {} requirements: it is at least one, and at most all", of.len());
            return Err(self.pack.at(near, problem));
        }
        Ok(Condition::Some { at_least, of, by: None })
    }

    fn condition(&self, written: &WrittenCondition, near: &Spanned<String>) -> Result<Condition, PackError> {
        if let Some(all) = &written.all {
            return self.some(all.len(), all, near);
        }
        if let Some(any) = &written.any {
            return self.some(1, any, near);
        }
        if let (Some(at_least), Some(of)) = (&written.some, &written.of) {
            return self.some(*at_least.as_ref(), of, near);
        }
        let mut found = Vec::new();
        if let (Some(subject), Some(at_least)) = (&written.subject, &written.at_least) {
            let level = self.level(*subject.as_ref(), at_least)?;
            let majors = written.majors.iter().flatten().map(|word| fold(word)).collect();
            found.push(Requirement::Level { level, majors });
        }
        found.extend(written.age_from_years.map(|years| Requirement::AgeFrom { years: years.into() }));
        found.extend(written.age_at_first_max_years.map(|years| Requirement::AgeAtFirst { years: years.into() }));
        found.extend(written.working_months.map(|months| Requirement::WorkingMonths { months, at_first: false }));
        found.extend(written.working_months_at_first.map(|months| Requirement::WorkingMonths { months, at_first: true }));
        if let (Some(grade), Some(years)) = (written.grade, written.years) {
            found.push(Requirement::Grades { grade, years });
        }
        found.extend(written.service_years.map(|years| Requirement::ServiceYears { years }));
        found.extend(written.party.map(|membership| Requirement::Party { membership }));
        found.extend(written.not_barred_from.map(|from| Requirement::NoBar { from }));
        found.extend(written.lessons_a_year.map(|lessons| Requirement::Lessons { lessons }));
        found.extend(written.months_in_post.map(|months| Requirement::PostMonths { months }));
        found.extend(written.in_pool.filter(|wanted| *wanted).map(|_| Requirement::InPool));
        found.extend(written.full_time.filter(|wanted| *wanted).map(|_| Requirement::FullTime));
        found.extend(written.ethnic_minority.filter(|wanted| *wanted).map(|_| Requirement::EthnicMinority));
        found.extend(written.areas.clone().map(|areas| Requirement::Areas { areas }));
        let one = <[Requirement; 1]>::try_from(found);
        let [requirement] = one.map_err(|found| {
            let problem = format!("a requirement says one thing, this one {}: write each in braces of its own", found.len());
            match &written.subject {
                Some(subject) => self.pack.at(subject, problem),
                None => self.pack.at(near, problem),
            }
        })?;
        Ok(Condition::One(Arc::new(requirement)))
    }

    /// Puts the lower level beside the one it stands in for, in the areas named, as far as the national standard allows.
    fn relief(&self, rules: &mut Standards, written: &WrittenRelief) -> Result<(), PackError> {
        let citation = self.citation(written.cite())?;
        let to = self.level(written.subject, &written.to)?;
        let lowers = written.lowers.as_ref();
        let Some(at) = rules.standards.iter().position(|standard| &standard.code == lowers) else {
            return Err(self.pack.at(&written.lowers, format!("no standard \"{lowers}\" stands before this")));
        };
        let standard = &rules.standards[at];
        let allowed = standard.may_lower.iter().any(|may| {
            may.subject == written.subject && to.reaches(may.to) && written.areas.iter().all(|area| may.areas.contains(area))
        });
        if !allowed {
            let problem = format!("\"{lowers}\" does not let a province ask less than it does here");
            return Err(self.pack.at(&written.lowers, problem));
        }
        let mut lowered = Standard::clone(standard);
        lowered.condition = beside(&lowered.condition, to, &written.areas, &citation);
        rules.standards[at] = Arc::new(lowered);
        Ok(())
    }

    fn retirement(&self, rules: &mut Standards, written: &WrittenRetirement) -> Result<(), PackError> {
        let citation = self.citation(written.cite())?;
        let first = *written.first_year.as_ref();
        if written.female.len() != written.male.len() || written.female.is_empty() {
            return Err(self.pack.at(&written.first_year, "as many ages for women as for men, one for each year".to_owned()));
        }
        let same = rules.retirement.iter().map(|row| &row.citation);
        self.alone(same, &citation, &written.article)?;
        for (year, (female, male)) in (first..).zip(written.female.iter().zip(&written.male)) {
            let months = |text: &str| {
                let (years, months) = text.split_once('y')?;
                let months = if months.is_empty() { "0" } else { months.strip_suffix('m')? };
                Some(years.parse::<u16>().ok()? * 12 + months.parse::<u16>().ok().filter(|months| *months < 12)?)
            };
            let (Some(female), Some(male)) = (months(female), months(male)) else {
                let problem = format!("ages are written like 60y3m or 62y; look at {year}");
                return Err(self.pack.at(&written.first_year, problem));
            };
            let citation = Arc::clone(&citation);
            rules.retirement.push(RetirementAge { year, months: BySex { female, male }, citation });
        }
        Ok(())
    }

    fn bar(&self, rules: &mut Standards, written: &WrittenBar) -> Result<(), PackError> {
        let citation = self.citation(written.cite())?;
        let months: Vec<(Measure, u16)> = [
            (Measure::Reprimand, written.reprimand_months),
            (Measure::Warning, written.warning_months),
            (Measure::Removal, written.removal_months),
            (Measure::Dismissal, written.dismissal_months),
        ]
        .into_iter()
        .filter_map(|(measure, months)| months.map(|months| (measure, months)))
        .collect();
        if months.windows(2).any(|pair| pair[0].1 > pair[1].1) {
            let problem = "a graver measure bars at least as long as a lighter one".to_owned();
            return Err(self.pack.at(&written.article, problem));
        }
        for from in &written.bars {
            let same = rules.bars.iter().filter(|row| {
                row.from == *from && row.staff == written.staff && row.citation.number == citation.number
            });
            self.alone(same.map(|row| &row.citation), &citation, &written.article)?;
            let (staff, months, pending) = (written.staff.clone(), months.clone(), written.pending);
            rules.bars.push(Bar { from: *from, staff, months, pending, citation: Arc::clone(&citation) });
        }
        Ok(())
    }

    fn scale(&self, rules: &mut Standards, written: &WrittenScale) -> Result<(), PackError> {
        let citation = self.citation(written.cite())?;
        let points = [
            (Grade::Excellent, written.excellent_points.as_ref().map(|points| *points.as_ref())),
            (Grade::Good, written.good_points),
            (Grade::Completed, written.completed_points),
        ];
        let points: Vec<(Grade, u8)> = points.into_iter().filter_map(|(grade, from)| Some((grade, from?))).collect();
        if let Some(excellent) = &written.excellent_points
            && (points.len() != 3 || points[0].1 > 100 || points.windows(2).any(|pair| pair[0].1 <= pair[1].1))
        {
            let problem = "points fall from excellent over good to completed, and all three are given".to_owned();
            return Err(self.pack.at(excellent, problem));
        }
        let same = rules.scales.iter().filter(|row| {
            row.staff.is_empty() || written.staff.is_empty() || row.staff.iter().any(|staff| written.staff.contains(staff))
        });
        self.alone(same.map(|row| &row.citation), &citation, &written.article)?;
        rules.scales.push(Scale { staff: written.staff.clone(), points, citation });
        Ok(())
    }
}

/// The tree with the lower level beside every higher one of its subject.
fn beside(condition: &Condition, to: Level, areas: &[Area], citation: &Arc<Citation>) -> Condition {
    match condition {
        Condition::One(requirement) => match requirement.as_ref() {
            Requirement::Level { level, majors } if level.subject() == to.subject() && level.reaches(to) => {
                let lower = Requirement::Level { level: to, majors: majors.clone() };
                let there = Requirement::Areas { areas: areas.to_vec() };
                let of = vec![Condition::One(Arc::new(there)), Condition::One(Arc::new(lower))];
                let relief = Condition::Some { at_least: 2, of, by: Some(Arc::clone(citation)) };
                Condition::Some { at_least: 1, of: vec![condition.clone(), relief], by: None }
            }
            _ => condition.clone(),
        },
        Condition::Some { at_least, of, by } => Condition::Some {
            at_least: *at_least,
            of: of.iter().map(|one| beside(one, to, areas, citation)).collect(),
            by: by.clone(),
        },
    }
}
