//! What is said about plans of problem files, whose people, courses and sessions are numbers.

use plan::{Cause, Inversion, Moved, Problem, Reason, Remedy, Rule, Share, Shortage};
use words::{Lang, PlanAnswer, Say, WhyNotMessage};

/// A reason as words.
pub(crate) fn reason(problem: &Problem, reason: Reason, lang: Lang) -> String {
    let answer = match reason {
        Reason::NoSession => PlanAnswer::NoSession,
        Reason::OutsideWindow { from, until } => PlanAnswer::OutsideWindow { from, until },
        Reason::WrongMode => PlanAnswer::WrongForm,
        Reason::FullUp { high } => PlanAnswer::Full { seats: high },
        Reason::Clash { with } => PlanAnswer::Clash { session: with.0 },
        Reason::PrerequisiteNotServed { prerequisite } => {
            PlanAnswer::PrerequisiteLeftOut { course: problem.needs[prerequisite.at()].course.0 }
        }
        Reason::TooEarly { prerequisite } => PlanAnswer::TooEarly { session: prerequisite.0 },
        Reason::CoverReached { set, week } => PlanAnswer::NoCover { set: set.0, week },
        Reason::NotOpened { learners_missing: 0 } => return WhyNotMessage::NotWorthOpening.say(lang),
        Reason::NotOpened { learners_missing } => return WhyNotMessage::NotOpened { learners_missing }.say(lang),
        Reason::BudgetSpent { missing } => PlanAnswer::BudgetLacks { missing },
        Reason::CheaperUnserved { price, leaving } => PlanAnswer::Dearer { price, leaving },
    };
    answer.say(lang)
}

/// A rule of a contradiction as words.
pub(crate) fn rule(problem: &Problem, rule: Rule) -> PlanAnswer {
    match rule {
        Rule::Lock(keep) => {
            let keep = &problem.keeps[keep];
            PlanAnswer::RuleLock { person: keep.person.0, course: keep.course.0, session: keep.session.0 }
        }
        Rule::Floor(group) => PlanAnswer::RuleFloor { group: group.0, percent: problem.groups[group.at()].percent },
        Rule::Budget => PlanAnswer::RuleBudget { budget: problem.budget.unwrap_or(0) },
        Rule::Away(set) => PlanAnswer::RuleAway { set: set.0, away: problem.sets[set.at()].away },
        Rule::Least(session) => PlanAnswer::RuleLeast { session: session.0, low: problem.sessions[session.at()].low },
    }
}

/// A shortage and its remedies, a line each.
pub(crate) fn shortage(shortage: &Shortage) -> Vec<PlanAnswer> {
    let Shortage { course, due, needed, seats, .. } = *shortage;
    let head = PlanAnswer::Shortage { course: course.0, due, needed: count(needed), seats: count(seats) };
    let remedy = |remedy: &Remedy| match *remedy {
        Remedy::Classes { like, count: more, cost } => {
            PlanAnswer::MoreClasses { count: count(more), like: like.0, cost }
        }
        Remedy::Weeks { weeks, people } => PlanAnswer::MoreWeeks { weeks, people: count(people) },
    };
    std::iter::once(head).chain(shortage.remedies.iter().map(remedy)).collect()
}

/// A group's share as words.
pub(crate) fn share(share: &Share, lang: Lang) -> PlanAnswer {
    let thousandths = |part: u64| words::percent_tenths(i64::try_from(part).unwrap_or(i64::MAX), 1000, lang);
    PlanAnswer::ShareOf {
        group: share.group.0,
        needs: count(share.needs),
        of_needs: thousandths(share.of_needs),
        served: count(share.served),
        of_seats: thousandths(share.of_seats),
        owed: count(share.owed),
    }
}

/// How many inversions there are, and how many of each cause that there is.
pub(crate) fn inversions(found: &[Inversion]) -> Vec<PlanAnswer> {
    let of = |is: fn(&Cause) -> bool, answer: fn(usize) -> PlanAnswer| {
        let cases = found.iter().filter(|inversion| is(&inversion.cause)).count();
        (cases > 0).then(|| answer(cases))
    };
    let by_cause = [
        of(|cause| matches!(cause, Cause::Promise), |cases| PlanAnswer::ByPromise { cases }),
        of(|cause| matches!(cause, Cause::Floor(_)), |cases| PlanAnswer::ByFloor { cases }),
        of(|cause| matches!(cause, Cause::Prerequisite(_)), |cases| PlanAnswer::ByPrerequisite { cases }),
        of(|cause| matches!(cause, Cause::Rule(_)), |cases| PlanAnswer::ByRule { cases }),
        of(|cause| matches!(cause, Cause::Costs(_)), |cases| PlanAnswer::ByCost { cases }),
        of(|cause| matches!(cause, Cause::Missed(_)), |cases| PlanAnswer::ByOversight { cases }),
    ];
    std::iter::once(PlanAnswer::Inversions { all: found.len() }).chain(by_cause.into_iter().flatten()).collect()
}

/// A changed place as words.
pub(crate) fn moved(problem: &Problem, moved: &Moved) -> PlanAnswer {
    let need = &problem.needs[moved.need.at()];
    changed(need.person.0, need.course.0, moved.from.map(|session| session.0), moved.to.map(|session| session.0))
}

/// A place that changes, from a session or none to a session or none.
pub(crate) fn changed(person: u32, course: u32, from: Option<u32>, to: Option<u32>) -> PlanAnswer {
    match (from, to) {
        (Some(from), Some(to)) => PlanAnswer::ChangedTo { person, course, from, to },
        (Some(from), None) => PlanAnswer::ChangedOut { person, course, from },
        (None, to) => PlanAnswer::ChangedIn { person, course, to: to.unwrap_or(0) },
    }
}

/// Both as text.
pub(crate) fn all(answers: &[PlanAnswer], lang: Lang) -> Vec<String> {
    answers.iter().map(|answer| answer.say(lang)).collect()
}

fn count(number: u64) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}
