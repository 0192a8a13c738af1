//! Tables of the law as they are written, and the relief a province gives.

use std::sync::Arc;

use words::fold;

use super::super::super::condition::{BySex, Condition, Requirement, Scope};
use super::super::super::tables::{
    Bar, CompensationRule, Equivalent, Has, PoolLimit, PostNumbers, RetirementAge, Scale, Validity, WaiverGround,
};
use super::super::{Citation, Standard, Standards};
use super::{Desk, Written, WrittenBar, WrittenRelief, WrittenRetirement, WrittenScale};
use crate::pack::PackError;
use crate::record::{Area, Grade, Level, Measure};

impl Desk<'_> {
    /// Reads what is written by the row: equivalences, validities, grounds, posts, pools and compensations.
    pub(super) fn rest(&self, rules: &mut Standards, written: &Written) -> Result<(), PackError> {
        let (desk, pack) = (self, self.pack);
        for one in &written.equivalent {
            let citation = desk.citation(one.cite())?;
            desk.fresh(rules, &one.code)?;
            let has = Has {
                level: desk.level(one.has.subject, &one.has.level)?,
                paper: one.has.paper,
                majors: one.has.majors.iter().map(|word| fold(word)).collect(),
                issued_before: one.has.issued_before.map(|day| day.0),
            };
            let gives = desk.level(one.gives.subject, &one.gives.level)?;
            rules.equivalents.push(Equivalent { code: one.code.as_ref().clone(), has, gives, citation });
        }
        for one in &written.validity {
            let citation = desk.citation(one.cite())?;
            desk.alone(
                rules.validities.iter().filter(|row| row.subject == one.subject).map(|row| &row.citation),
                &citation,
                &one.article,
            )?;
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
            rules.posts.push(PostNumbers {
                code: one.code.as_ref().clone(),
                scope,
                max,
                minus_regular_police,
                citation,
            });
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

    /// Puts the lower level beside the one it stands in for, in the areas named, as far as the national standard allows.
    pub(super) fn relief(&self, rules: &mut Standards, written: &WrittenRelief) -> Result<(), PackError> {
        let citation = self.citation(written.cite())?;
        let to = self.level(written.subject, &written.to)?;
        let lowers = written.lowers.as_ref();
        let Some(at) = rules.standards.iter().position(|standard| &standard.code == lowers) else {
            return Err(self.pack.at(&written.lowers, format!("no standard \"{lowers}\" stands before this")));
        };
        let standard = &rules.standards[at];
        let allowed = standard.may_lower.iter().any(|may| {
            may.subject == written.subject
                && to.reaches(may.to)
                && written.areas.iter().all(|area| may.areas.contains(area))
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

    pub(super) fn retirement(&self, rules: &mut Standards, written: &WrittenRetirement) -> Result<(), PackError> {
        let citation = self.citation(written.cite())?;
        let first = *written.first_year.as_ref();
        if written.female.len() != written.male.len() || written.female.is_empty() {
            return Err(self
                .pack
                .at(&written.first_year, "as many ages for women as for men, one for each year".to_owned()));
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

    pub(super) fn bar(&self, rules: &mut Standards, written: &WrittenBar) -> Result<(), PackError> {
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

    pub(super) fn scale(&self, rules: &mut Standards, written: &WrittenScale) -> Result<(), PackError> {
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
            row.staff.is_empty()
                || written.staff.is_empty()
                || row.staff.iter().any(|staff| written.staff.contains(staff))
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
