//! What the format demands of a problem, in the order a reader meets it.

use std::collections::HashSet;

use thiserror::Error;

use super::*;

/// Two centuries: more is a slip of the keyboard, and every set counts its members week by week.
pub const WEEKS_MAX: u32 = 10_000;

/// Every cost of every plan stays below this, so that a sum never overflows and is exact as `f64` in bounds and prices.
pub const COST_MAX: i64 = 1 << 53;

/// Sets times weeks, one counter each: 2^26 counters are 256 MiB, ten times what a country needs for a year.
pub const SET_WEEKS_MAX: usize = 1 << 26;

/// Pairs of a need and a session of its course: a province of 50,000 people has about 2^23, and 2^27 still fit a
/// server.
pub const PAIRS_MAX: usize = 1 << 27;

/// Memberships in sets and groups together, `*` counted as everyone.
pub const MEMBERSHIPS_MAX: usize = 1 << 27;

/// Why a draft is no problem of plan-format.md; ids are those of the draft's lists.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum ProblemError {
    /// A value is outside what the format allows at this place.
    #[error("{what} {id}: {value} is not in {low}..={high}")]
    OutOfRange {
        /// The list or value concerned.
        what: &'static str,
        /// The position in its list.
        id: usize,
        /// The offending value.
        value: i64,
        /// The least value allowed.
        low: i64,
        /// The greatest value allowed.
        high: i64,
    },
    /// A row of the travel matrix has another length than the number of sites.
    #[error("travel row {row} has {found} costs, {sites} sites need {sites}")]
    TravelRow {
        /// The row, by home site.
        row: usize,
        /// Its length.
        found: usize,
        /// The number of sites.
        sites: usize,
    },
    /// A person is listed twice in one set or group.
    #[error("{what} {id} lists person {person} twice")]
    RepeatedMember {
        /// `set` or `group`.
        what: &'static str,
        /// Which one.
        id: usize,
        /// The person.
        person: u32,
    },
    /// A person needs the same course twice.
    #[error("person {person} needs course {course} twice")]
    RepeatedNeed {
        /// The person.
        person: u32,
        /// The course.
        course: u32,
    },
    /// Two published places for one need.
    #[error("person {person} keeps two places for course {course}")]
    RepeatedKeep {
        /// The person.
        person: u32,
        /// The course.
        course: u32,
    },
    /// A published place for a course the person does not need, or in a session of another course.
    #[error("keep {keep} names no need of its person, or a session of another course")]
    StrayKeep {
        /// The position in the list of keeps.
        keep: usize,
    },
    /// The prerequisites of a course lead back to it.
    #[error("the prerequisites of course {course} lead back to it")]
    Circle {
        /// A course of the circle.
        course: u32,
    },
    /// A person needs both ends of a chain of prerequisites, but not a course between them.
    #[error("person {person} needs course {course} and a prerequisite of course {between}, but not course {between}")]
    Gap {
        /// The person.
        person: u32,
        /// The later course.
        course: u32,
        /// The course missing between.
        between: u32,
    },
    /// The worst plan could cost [`COST_MAX`] or more.
    #[error("the costs add up to more than {COST_MAX}")]
    CostTooLarge,
    /// Something multiplies to more than its limit.
    #[error("{what}: more than {limit}")]
    TooLarge {
        /// What is counted.
        what: &'static str,
        /// The limit passed.
        limit: usize,
    },
}

/// Courses that one course requires, directly and indirectly: no school asks for ten, and every search follows the
/// chain.
pub const CHAIN_MAX: usize = 64;

/// Needs of one person: a career has fewer, and two places of one person are compared pair by pair.
pub const NEEDS_OF_PERSON_MAX: usize = 256;

type Checked = Result<(), ProblemError>;

pub(super) fn validate(draft: &Draft) -> Checked {
    sizes(draft)?;
    travel(draft)?;
    courses(draft)?;
    sessions(draft)?;
    people(draft)?;
    needs(draft)?;
    members(draft)?;
    keeps(draft)?;
    within("budget", 0, draft.budget.unwrap_or(0), 0, i64::MAX)?;
    costs(draft)
}

fn within(what: &'static str, id: usize, value: i64, low: i64, high: i64) -> Checked {
    if low <= value && value <= high { Ok(()) } else { Err(ProblemError::OutOfRange { what, id, value, low, high }) }
}

/// An index into a list of `count` entries.
fn listed(what: &'static str, id: usize, index: u32, count: usize) -> Checked {
    within(what, id, i64::from(index), 0, count as i64 - 1)
}

fn at_most(what: &'static str, count: Option<usize>, limit: usize) -> Checked {
    match count {
        Some(count) if count <= limit => Ok(()),
        _ => Err(ProblemError::TooLarge { what, limit }),
    }
}

fn sizes(draft: &Draft) -> Checked {
    within("weeks", 0, i64::from(draft.weeks), 1, i64::from(WEEKS_MAX))?;
    let longest = [
        draft.travel.len(),
        draft.courses.len(),
        draft.sessions.len(),
        draft.people.len(),
        draft.needs.len(),
        draft.groups.len(),
    ];
    // Indices are u32 and the search keeps u32::MAX for "none".
    at_most("entries of a list", longest.into_iter().max(), u32::MAX as usize - 1)?;
    at_most("sets times weeks", draft.sets.len().checked_mul(draft.weeks as usize), SET_WEEKS_MAX)
}

fn travel(draft: &Draft) -> Checked {
    let sites = draft.travel.len();
    for (row, costs) in draft.travel.iter().enumerate() {
        if costs.len() != sites {
            return Err(ProblemError::TravelRow { row, found: costs.len(), sites });
        }
        for &cost in costs {
            within("travel", row, cost, 0, COST_MAX)?;
        }
    }
    Ok(())
}

fn courses(draft: &Draft) -> Checked {
    let count = draft.courses.len();
    for (id, course) in draft.courses.iter().enumerate() {
        if let Some(before) = course.requires {
            listed("course", id, before.0, count)?;
        }
    }
    for id in 0..count {
        let mut next = draft.courses[id].requires;
        let mut depth = 0;
        while let Some(before) = next {
            if before.at() == id {
                return Err(ProblemError::Circle { course: before.0 });
            }
            depth += 1;
            // A chain that runs into a circle further down passes the limit too.
            at_most("prerequisites in one chain", Some(depth), CHAIN_MAX)?;
            next = draft.courses[before.at()].requires;
        }
    }
    Ok(())
}

fn sessions(draft: &Draft) -> Checked {
    for (id, session) in draft.sessions.iter().enumerate() {
        listed("course of session", id, session.course.0, draft.courses.len())?;
        listed("site of session", id, session.site.0, draft.travel.len())?;
        within("length of session", id, i64::from(session.length), 1, i64::from(draft.weeks))?;
        let end = i64::from(session.start) + i64::from(session.length);
        within("end of session", id, end, 1, i64::from(draft.weeks))?;
        within("LOW of session", id, i64::from(session.low), 1, i64::from(session.high))?;
        within("open cost of session", id, session.open_cost, 0, COST_MAX)?;
        if let Slot::Weekdays(days) = session.slot {
            within("weekdays of session", id, i64::from(days), 1, 0x7f)?;
        }
    }
    Ok(())
}

fn people(draft: &Draft) -> Checked {
    for (id, person) in draft.people.iter().enumerate() {
        listed("site of person", id, person.site.0, draft.travel.len())?;
    }
    Ok(())
}

fn needs(draft: &Draft) -> Checked {
    let mut needed = HashSet::with_capacity(draft.needs.len());
    let mut sessions_of = vec![0_usize; draft.courses.len()];
    for session in &draft.sessions {
        sessions_of[session.course.at()] += 1;
    }
    let mut needs_of = vec![0_usize; draft.people.len()];
    let mut pairs = 0_usize;
    for (id, need) in draft.needs.iter().enumerate() {
        listed("person of need", id, need.person.0, draft.people.len())?;
        listed("course of need", id, need.course.0, draft.courses.len())?;
        within("penalty of need", id, need.penalty, 0, COST_MAX)?;
        needs_of[need.person.at()] += 1;
        at_most("needs of one person", Some(needs_of[need.person.at()]), NEEDS_OF_PERSON_MAX)?;
        if !needed.insert((need.person, need.course)) {
            return Err(ProblemError::RepeatedNeed { person: need.person.0, course: need.course.0 });
        }
        pairs = pairs.saturating_add(sessions_of[need.course.at()]);
    }
    at_most("pairs of a need and a session of its course", Some(pairs), PAIRS_MAX)?;
    chains(draft, &needed)
}

/// Who needs a course and an indirect prerequisite of it needs the ones between.
fn chains(draft: &Draft, needed: &HashSet<(PersonIx, CourseIx)>) -> Checked {
    let requires = |course: CourseIx| draft.courses[course.at()].requires;
    for need in &draft.needs {
        let Some(between) = requires(need.course).filter(|&before| !needed.contains(&(need.person, before))) else {
            continue;
        };
        let mut deeper = requires(between);
        while let Some(course) = deeper {
            if needed.contains(&(need.person, course)) {
                return Err(ProblemError::Gap { person: need.person.0, course: need.course.0, between: between.0 });
            }
            deeper = requires(course);
        }
    }
    Ok(())
}

fn members(draft: &Draft) -> Checked {
    let people = draft.people.len();
    let mut memberships = 0_usize;
    // The last list that named a person: cheaper than a set for each list.
    let mut last = vec![usize::MAX; people];
    for (id, set) in draft.sets.iter().enumerate() {
        match &set.members {
            Members::Everyone => memberships = memberships.saturating_add(people),
            Members::These(listed) => {
                each_once("set", id, id, listed, &mut last)?;
                memberships = memberships.saturating_add(listed.len());
            }
        }
    }
    for (id, group) in draft.groups.iter().enumerate() {
        each_once("group", id, draft.sets.len() + id, &group.members, &mut last)?;
        memberships = memberships.saturating_add(group.members.len());
    }
    at_most("memberships", Some(memberships), MEMBERSHIPS_MAX)
}

fn each_once(what: &'static str, id: usize, mark: usize, members: &[PersonIx], last: &mut [usize]) -> Checked {
    for &person in members {
        listed(what, id, person.0, last.len())?;
        if last[person.at()] == mark {
            return Err(ProblemError::RepeatedMember { what, id, person: person.0 });
        }
        last[person.at()] = mark;
    }
    Ok(())
}

fn keeps(draft: &Draft) -> Checked {
    if draft.keeps.is_empty() {
        return Ok(());
    }
    let needed: HashSet<_> = draft.needs.iter().map(|need| (need.person, need.course)).collect();
    let mut kept = HashSet::with_capacity(draft.keeps.len());
    for (id, keep) in draft.keeps.iter().enumerate() {
        listed("session of keep", id, keep.session.0, draft.sessions.len())?;
        let of_course = draft.sessions[keep.session.at()].course == keep.course;
        if !of_course || !needed.contains(&(keep.person, keep.course)) {
            return Err(ProblemError::StrayKeep { keep: id });
        }
        if !kept.insert((keep.person, keep.course)) {
            return Err(ProblemError::RepeatedKeep { person: keep.person.0, course: keep.course.0 });
        }
        if let KeepPrice::Price(price) = keep.price {
            within("price of keep", id, price, 0, COST_MAX)?;
        }
    }
    Ok(())
}

/// Every session open, every need on the longest journey and unserved, every promise broken: no plan costs more.
fn costs(draft: &Draft) -> Checked {
    let farthest: Vec<i64> = draft.travel.iter().map(|row| row.iter().copied().max().unwrap_or(0)).collect();
    let open = draft.sessions.iter().map(|session| session.open_cost);
    let needs = draft.needs.iter().flat_map(|n| [n.penalty, farthest[draft.people[n.person.at()].site.at()]]);
    let keeps = draft.keeps.iter().map(|keep| match keep.price {
        KeepPrice::Lock => 0,
        KeepPrice::Price(price) => price,
    });
    let mut total = 0_i64;
    for cost in open.chain(needs).chain(keeps) {
        total = total.checked_add(cost).filter(|&total| total < COST_MAX).ok_or(ProblemError::CostTooLarge)?;
    }
    Ok(())
}
