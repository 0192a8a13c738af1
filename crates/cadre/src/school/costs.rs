//! Cost estimate (dự toán): quantities from the plan, prices from a table that the office fills; nothing is invented.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use toml::Spanned;

use super::{AnnualPlan, Class, Form, School};
use crate::pack::{Pack, PackError};

/// Đồng a price may be: a billion for one learner or one class is a slip of the keyboard.
const PRICE_VND_MAX: i64 = 1_000_000_000;

/// What an item is counted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Per {
    /// Each learner.
    Learner,
    /// Each learner and teaching day.
    LearnerDay,
    /// Each class.
    Class,
    /// Each class and teaching day.
    ClassDay,
}

/// An item of the table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CostItem {
    /// Name.
    pub name: String,
    /// What it is counted by.
    pub per: Per,
    /// Price, đồng; absent until the office has a norm.
    pub price_vnd: Option<i64>,
    /// The document the price rests on.
    pub basis: Option<String>,
    /// Whether the norm was read in that document.
    pub verified: bool,
}

/// The table of cost norms (định mức chi).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct CostNorms {
    /// Items, in their order.
    pub items: Vec<CostItem>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    #[serde(default)]
    item: Vec<WrittenItem>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenItem {
    name: Spanned<String>,
    per: Per,
    price_vnd: Option<Spanned<i64>>,
    basis: Option<String>,
    verified: bool,
}

impl CostNorms {
    /// Reads the table.
    pub fn read(pack: Pack<'_>) -> Result<CostNorms, PackError> {
        let written: Written = pack.read()?;
        let mut items = Vec::new();
        for item in written.item {
            if item.name.as_ref().trim().is_empty() {
                return Err(pack.at(&item.name, "an item has a name".to_owned()));
            }
            if let Some(price) = item.price_vnd.as_ref().filter(|price| !(0..=PRICE_VND_MAX).contains(price.as_ref())) {
                return Err(pack.at(price, format!("a price is from 0 to {PRICE_VND_MAX} VND")));
            }
            if item.price_vnd.is_some() && item.basis.as_ref().is_none_or(|basis| basis.trim().is_empty()) {
                return Err(pack.at(&item.name, "a price names the document it rests on: basis".to_owned()));
            }
            items.push(CostItem {
                name: item.name.into_inner(),
                per: item.per,
                price_vnd: item.price_vnd.map(Spanned::into_inner),
                basis: item.basis,
                verified: item.verified,
            });
        }
        Ok(CostNorms { items })
    }
}

/// What a plan needs of everything that is counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Quantities {
    /// Learners.
    pub learners: i64,
    /// Learners and teaching days.
    pub learner_days: i64,
    /// Classes that open.
    pub classes: i64,
    /// Classes and teaching days.
    pub class_days: i64,
}

impl Quantities {
    /// Of one kind.
    pub fn of(self, per: Per) -> i64 {
        match per {
            Per::Learner => self.learners,
            Per::LearnerDay => self.learner_days,
            Per::Class => self.classes,
            Per::ClassDay => self.class_days,
        }
    }
}

/// Counts a plan. Teaching days are the days of the week on which a class meets, five where it is full time, without public
/// holidays and the school's own; `days` tells how many a class has.
pub fn quantities(school: &School, plan: &AnnualPlan, days: impl Fn(&Class) -> i64) -> Quantities {
    let mut learners: BTreeMap<&str, i64> = BTreeMap::new();
    plan.seats.iter().for_each(|seat| *learners.entry(&seat.class).or_default() += 1);
    let mut all = Quantities::default();
    for (code, learners) in learners {
        let days = school.class(code).map_or(0, &days);
        all.learners += learners;
        all.learner_days += learners * days;
        all.classes += 1;
        all.class_days += days;
    }
    all
}

/// Whether a class meets on a day of the week; Monday is 1.
pub(super) fn meets_on(class: &Class, weekday: u8) -> bool {
    match class.form {
        Form::FullTime => weekday <= 5,
        Form::PartTime(weekdays) => weekdays.days().any(|day| day == weekday),
    }
}
