//! What the engine says of a whole problem, in the words of the office: rules that cannot hold together, seats that are missing.

use cadre::need::Policy;
use plan::{Remedy, Rule};
use words::PlanRule;

use super::PlanProblem;
use super::sets::Together;
use crate::acts::plan_year::{SeatsMissing, Way};

impl PlanProblem<'_> {
    /// A rule of a contradiction.
    pub(crate) fn rule(&self, rule: Rule, policy: &Policy) -> PlanRule {
        let problem = &self.problem;
        match rule {
            Rule::Lock(keep) => PlanRule::Place { class: self.code(problem.keeps[keep].session) },
            // Groups stand in the order of the policy's floors.
            Rule::Floor(group) => {
                PlanRule::Floor { of: policy.floors[group.at()].of.name(), percent: problem.groups[group.at()].percent }
            }
            Rule::Budget => PlanRule::Budget { budget_vnd: problem.budget.unwrap_or(0) },
            Rule::Away(set) => match self.together[set.at()] {
                Together::Cover => PlanRule::Cover,
                Together::Apart => PlanRule::Apart,
                Together::Places => PlanRule::SchoolPlaces,
            },
            Rule::Least(session) => {
                PlanRule::Least { class: self.code(session), low: problem.sessions[session.at()].low }
            }
        }
    }

    /// Seats that are missing before a deadline, whatever the plan.
    pub(crate) fn missing(&self) -> Vec<SeatsMissing> {
        let count = |number: u64| usize::try_from(number).unwrap_or(usize::MAX);
        let way = |remedy: &Remedy| match *remedy {
            Remedy::Classes { like, count: more, cost } => {
                Way::Classes { count: count(more), like: self.code(like), cost_vnd: cost }
            }
            Remedy::Weeks { weeks, people } => Way::Weeks { weeks, people: count(people) },
        };
        let short = plan::shortages(&self.problem).into_iter().filter_map(|shortage| {
            let of = self.needs.iter().zip(&self.problem.needs).find(|(_, need)| need.course == shortage.course)?;
            Some(SeatsMissing {
                programme: of.0.programme.0.clone(),
                day: self.weeks.first_day(shortage.due).yesterday().ok()?,
                needed: count(shortage.needed),
                seats: count(shortage.seats),
                ways: shortage.remedies.iter().map(way).collect(),
            })
        });
        short.collect()
    }
}
