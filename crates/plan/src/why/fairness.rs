//! How the seats fall to the groups.

use super::Inquiry;
use crate::model::*;

/// A group's part of the needs and of the seats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    /// Which group.
    pub group: GroupIx,
    /// Needs of its members.
    pub needs: u64,
    /// Of these served.
    pub served: u64,
    /// Of these that the floor asks to serve (R6).
    pub owed: u64,
    /// Its part of all needs, in thousandths.
    pub of_needs: u64,
    /// Its part of all seats taken, in thousandths.
    pub of_seats: u64,
}

impl Inquiry<'_> {
    /// The share of every group.
    pub fn shares(&self) -> Vec<Share> {
        let problem = self.problem;
        let (mut needs, mut served) = (vec![0_u64; problem.people.len()], vec![0_u64; problem.people.len()]);
        for (need, place) in problem.needs.iter().zip(&self.plan.solution().served) {
            needs[need.person.at()] += 1;
            served[need.person.at()] += u64::from(place.is_some());
        }
        let (all, seats) = (needs.iter().sum::<u64>().max(1), served.iter().sum::<u64>().max(1));
        let share = |(g, group): (usize, &Group)| {
            let sum = |of: &[u64]| group.members.iter().map(|person| of[person.at()]).sum::<u64>();
            let (needs, served) = (sum(&needs), sum(&served));
            Share {
                group: GroupIx::of(g),
                needs,
                served,
                owed: (needs * u64::from(group.percent)).div_ceil(100),
                of_needs: needs * 1000 / all,
                of_seats: served * 1000 / seats,
            }
        };
        problem.groups.iter().enumerate().map(share).collect()
    }
}
