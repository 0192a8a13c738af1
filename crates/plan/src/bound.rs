//! Lower bounds that anybody can recompute from their prices (plan-format.md, "Certificate").

use thiserror::Error;

use crate::columns::Columns;
use crate::model::*;
use crate::response::{Tariff, respond};

/// Rounding allowed between a stated bound and its recomputation, as the referee allows it: sums are taken in other
/// orders.
const SLACK: f64 = 1e-3;
/// The same, as a share of the bound.
const SLACK_SHARE: f64 = 1e-6;

/// Why prices prove nothing, or less than stated.
#[derive(Clone, Debug, Error, PartialEq)]
pub enum NotProven {
    /// Prices of sets, groups and the budget may not be negative, and none may be infinite or undefined.
    #[error("a price is {0}: prices are finite, and those of sets, groups and the budget not negative")]
    Price(f64),
    /// A price names what the problem does not have.
    #[error("a price names a set, week, group, need or session that the problem does not have")]
    Stray,
    /// The prices prove less than was stated.
    #[error("{stated} is stated, the prices prove {proven}")]
    Less {
        /// As stated.
        stated: f64,
        /// As recomputed.
        proven: f64,
    },
}

/// The Lagrangian bound of the prices: no plan costs less. Infinite where it shows that no plan exists.
///
/// # Errors
/// Prices that are no certificate.
pub fn bound(problem: &Problem, prices: &Prices) -> Result<f64, NotProven> {
    let columns = Columns::new(problem);
    let tariff = tariff(&columns, prices)?;
    Ok(respond(&columns, &tariff).bound)
}

/// Recomputes the bound of the prices and compares it with the stated one; answers with the recomputed.
///
/// # Errors
/// Prices that are no certificate, or prove less than `stated`.
pub fn prove(problem: &Problem, prices: &Prices, stated: f64) -> Result<f64, NotProven> {
    let proven = bound(problem, prices)?;
    if stated <= proven + SLACK + SLACK_SHARE * proven.abs() {
        Ok(proven)
    } else {
        Err(NotProven::Less { stated, proven })
    }
}

fn tariff(columns: &Columns, prices: &Prices) -> Result<Tariff, NotProven> {
    let problem = columns.problem;
    let mut tariff = Tariff::zero(columns);
    for &(set, week, price) in &prices.sets {
        if week >= problem.weeks || set.at() >= problem.sets.len() {
            return Err(NotProven::Stray);
        }
        tariff.away[set.at() * problem.weeks as usize + week as usize] = not_negative(price)?;
    }
    for &(group, price) in &prices.groups {
        *tariff.group.get_mut(group.at()).ok_or(NotProven::Stray)? = not_negative(price)?;
    }
    // Without a budget there is nothing to price, and the referee ignores such a price too.
    tariff.budget = if problem.budget.is_some() { not_negative(prices.budget)? } else { 0.0 };
    for &(need, session, price) in &prices.seats {
        if need.at() >= problem.needs.len() || session.at() >= problem.sessions.len() {
            return Err(NotProven::Stray);
        }
        if !price.is_finite() {
            return Err(NotProven::Price(price));
        }
        // A seat the need cannot take is never asked for, so its price changes nothing.
        let column = columns.of_need(need.0).find(|&column| columns.session[column as usize] == session.0);
        if let Some(column) = column {
            tariff.seat[column as usize] = price;
        }
    }
    Ok(tariff)
}

fn not_negative(price: f64) -> Result<f64, NotProven> {
    if price.is_finite() && price >= 0.0 { Ok(price) } else { Err(NotProven::Price(price)) }
}

#[cfg(test)]
mod tests;
