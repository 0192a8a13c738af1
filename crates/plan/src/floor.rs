//! Floors that no plan can reach, told before anybody searches.

use crate::model::{GroupIx, Problem};
use crate::promise::fits;

/// A floor (R6) above the needs that fit any session at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FloorTooHigh {
    /// Whose floor.
    pub group: GroupIx,
    /// Needs of its members that fit a session.
    pub fitting: usize,
    /// Needs of its members.
    pub needs: usize,
}

/// The first floor that no plan can reach; none says nothing of plans that keep all other rules, too.
pub fn floor_too_high(problem: &Problem) -> Option<FloorTooHigh> {
    problem.groups.iter().enumerate().find_map(|(at, group)| {
        let mut member = vec![false; problem.people.len()];
        group.members.iter().for_each(|person| member[person.at()] = true);
        let of_group = || problem.needs.iter().filter(|need| member[need.person.at()]);
        let fits_any = |need: &&crate::model::Need| problem.sessions.iter().any(|session| fits(problem, need, session));
        let (needs, fitting) = (of_group().count(), of_group().filter(fits_any).count());
        let too_high = fitting as u64 * 100 < needs as u64 * u64::from(group.percent);
        too_high.then_some(FloorTooHigh { group: GroupIx::of(at), fitting, needs })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cases::province;

    #[test]
    fn a_floor_is_too_high_where_too_few_needs_fit_a_session() {
        // Chi is away when the only session of the free course is held: five of six needs fit.
        let with = |percent: u32| province(&[("group 0 0 0 1 2", &format!("group 0 {percent} 0 1 2"))]);
        assert_eq!(floor_too_high(&with(83)), None);
        let found = FloorTooHigh { group: GroupIx(0), fitting: 5, needs: 6 };
        assert_eq!(floor_too_high(&with(84)), Some(found));
    }
}
