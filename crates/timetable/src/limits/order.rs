//! Module before module, and the exam after a rest: each pair of sessions in the wrong order counts; more and more where an order
//! stays broken.

use super::{Limit, Shift};
use crate::table::{At, Lists, NOWHERE, Table};

/// What a pair counts at most.
const WEIGHT_MAX: u8 = 12;

/// For each course what it comes before or after; where each session is.
pub(crate) struct Order {
    rules: Lists<Rule>,
    /// What a pair of each order counts.
    weights: Vec<u8>,
    any: bool,
    places: Vec<(u16, u16)>,
}

#[derive(Clone, Copy, Debug)]
struct Rule {
    /// Its place among the orders.
    order: u32,
    other: u32,
    /// Whether the other comes first.
    after: bool,
    rest_days: u16,
}

impl Rule {
    /// Whether a session at one place and one of the other course at another break the rule.
    #[inline(always)]
    fn is_broken(self, (period, day): (u16, u16), (other_period, other_day): (u16, u16)) -> bool {
        if other_period == NOWHERE {
            return false;
        }
        let (first, second) = if self.after { (other_period, period) } else { (period, other_period) };
        let (first_day, second_day) = if self.after { (other_day, day) } else { (day, other_day) };
        second <= first || (self.rest_days > 0 && second_day <= first_day + self.rest_days)
    }
}

impl Order {
    /// What a session breaks at a place; of the other courses without the session that is left out.
    fn broken(&self, table: &Table<'_>, course: usize, place: (u16, u16), without: Option<(usize, (u16, u16))>) -> i32 {
        let mut broken = 0;
        for rule in self.rules.of(course) {
            let others = &self.places[table.sessions(rule.other as usize)];
            let mut pairs = others.iter().filter(|other| rule.is_broken(place, **other)).count() as i32;
            // Its place names the session: a course meets once in a period.
            if let Some((_, left_out)) = without.filter(|(other, _)| *other == rule.other as usize) {
                pairs -= i32::from(rule.is_broken(place, left_out));
            }
            broken += pairs * self.weight(rule);
        }
        broken
    }

    #[inline(always)]
    fn weight(&self, rule: &Rule) -> i32 {
        i32::from(self.weights[rule.order as usize])
    }
}

impl Limit for Order {
    fn new(table: &Table<'_>) -> Self {
        let mut rules = vec![Vec::new(); table.courses];
        for (at, order) in (0..).zip(&table.problem.orders) {
            let rest_days = order.rest_days as u16;
            rules[order.before as usize].push(Rule { order: at, other: order.after, after: false, rest_days });
            rules[order.after as usize].push(Rule { order: at, other: order.before, after: true, rest_days });
        }
        let places = vec![(NOWHERE, 0); table.course_of.len()];
        let weights = vec![1; table.problem.orders.len()];
        Self { rules: Lists::new(rules), weights, any: !table.problem.orders.is_empty(), places }
    }

    #[inline(always)]
    fn shift(&self, table: &Table<'_>, shift: &Shift) -> i32 {
        let Shift { course, from, to, .. } = *shift;
        if !self.any || from.period == to.period {
            return 0;
        }
        let (here, there) = ((from.period, from.day), (to.period, to.day));
        let without = shift.other().map(|other| (other, there));
        let change = self.broken(table, course, there, without) - self.broken(table, course, here, without);
        // The pair of the two that change places, counted by one of them.
        let pair = self.rules.of(course).iter().filter(|rule| !rule.after && shift.with == rule.other);
        let broken = |rule: &Rule| {
            self.weight(rule) * (i32::from(rule.is_broken(there, here)) - i32::from(rule.is_broken(here, there)))
        };
        change + pair.map(broken).sum::<i32>()
    }

    #[inline(always)]
    fn put(&mut self, table: &Table<'_>, session: usize, at: At) -> i32 {
        if !self.any {
            return 0;
        }
        self.places[session] = (at.period, at.day);
        self.broken(table, table.course_of[session] as usize, (at.period, at.day), None)
    }

    #[inline(always)]
    fn lift(&mut self, table: &Table<'_>, session: usize, at: At) -> i32 {
        if !self.any {
            return 0;
        }
        self.places[session] = (NOWHERE, 0);
        -self.broken(table, table.course_of[session] as usize, (at.period, at.day), None)
    }

    fn weigh(&mut self, table: &Table<'_>, _: &[At]) -> i32 {
        let mut more = vec![0; self.weights.len()];
        for (session, place) in self.places.iter().enumerate().filter(|(_, place)| place.0 != NOWHERE) {
            let own = self.rules.of(table.course_of[session] as usize);
            for rule in own.iter().filter(|rule| !rule.after && self.weights[rule.order as usize] < WEIGHT_MAX) {
                let others = &self.places[table.sessions(rule.other as usize)];
                more[rule.order as usize] +=
                    others.iter().filter(|other| rule.is_broken(*place, **other)).count() as i32;
            }
        }
        self.weights.iter_mut().zip(&more).for_each(|(weight, more)| *weight += u8::from(*more > 0));
        more.iter().sum()
    }
}
