//! The problem laid out flat for the bound and the search: every pair of a need and a session that may serve it is a
//! column, and who belongs to what is one list after another in one vector.

use std::collections::HashMap;

use crate::lists::Lists;
use crate::model::*;

/// No need, no column.
pub(crate) const NONE: u32 = u32::MAX;

/// When a session takes place, for comparing two of them quickly.
#[derive(Clone, Copy)]
pub(crate) struct Span {
    pub(crate) start: u32,
    pub(crate) end: u32,
    /// Weekdays taken, all seven for full-time: two sessions meet on a weekday where the masks share a bit.
    days: u8,
    pub(crate) full: bool,
}

impl Span {
    /// R3: one person cannot attend both.
    pub(crate) fn clashes(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end && self.days & other.days != 0
    }
}

/// The flat problem. Columns of one need stand together, the cheapest first.
pub(crate) struct Columns<'a> {
    pub(crate) problem: &'a Problem,
    first: Vec<u32>,
    /// By column: its need.
    pub(crate) need: Vec<u32>,
    /// By column: its session.
    pub(crate) session: Vec<u32>,
    /// By column: the journey.
    pub(crate) travel: Vec<i64>,
    /// By column: the journey and the price of a promise broken by it.
    pub(crate) price: Vec<i64>,
    /// By need: what it costs not to serve it.
    pub(crate) leave: Vec<i64>,
    /// By need: it must be served (rule R7).
    pub(crate) locked: Vec<bool>,
    /// By need: the need of the prerequisite, or `NONE`.
    pub(crate) before: Vec<u32>,
    /// By person: the needs, prerequisites first.
    pub(crate) needs_of: Lists,
    /// By person.
    pub(crate) sets_of: Lists,
    /// By person.
    pub(crate) groups_of: Lists,
    /// By group: needs that must be served.
    pub(crate) floor: Vec<u64>,
    /// By session: its columns.
    pub(crate) of_session: Lists,
    /// By session.
    pub(crate) span: Vec<Span>,
}

impl<'a> Columns<'a> {
    pub(crate) fn new(problem: &'a Problem) -> Self {
        let span: Vec<Span> = problem.sessions.iter().map(span_of).collect();
        let need_of: HashMap<(PersonIx, CourseIx), u32> =
            problem.needs.iter().enumerate().map(|(n, need)| ((need.person, need.course), n as u32)).collect();
        let before = prerequisites(problem, &need_of);
        let groups_of = members(problem, problem.groups.iter().map(|group| group.members.as_slice()));
        let mut columns = Self {
            problem,
            first: vec![0],
            need: Vec::new(),
            session: Vec::new(),
            travel: Vec::new(),
            price: Vec::new(),
            leave: problem.needs.iter().map(|need| need.penalty).collect(),
            locked: vec![false; problem.needs.len()],
            before,
            needs_of: needs_of(problem),
            sets_of: sets_of(problem),
            groups_of,
            floor: floors(problem),
            of_session: Lists::of_pairs(0, std::iter::empty()),
            span,
        };
        columns.list(&need_of);
        let pairs = columns.session.iter().enumerate().map(|(column, &session)| (session, column as u32));
        columns.of_session = Lists::of_pairs(problem.sessions.len(), pairs);
        columns
    }

    /// The columns of a need, the cheapest first.
    pub(crate) fn of_need(&self, need: u32) -> std::ops::Range<u32> {
        self.first[need as usize]..self.first[need as usize + 1]
    }

    pub(crate) fn person(&self, need: u32) -> u32 {
        self.problem.needs[need as usize].person.0
    }

    fn list(&mut self, need_of: &HashMap<(PersonIx, CourseIx), u32>) {
        let problem = self.problem;
        let of_course = Lists::of_pairs(
            problem.courses.len(),
            problem.sessions.iter().enumerate().map(|(s, session)| (session.course.0, s as u32)),
        );
        let mut keeps: HashMap<u32, &Keep> = HashMap::new();
        for keep in &problem.keeps {
            keeps.insert(need_of[&(keep.person, keep.course)], keep);
        }
        let mut fitting: Vec<(i64, u32, i64)> = Vec::new();
        for (n, need) in problem.needs.iter().enumerate() {
            let keep = keeps.get(&(n as u32)).copied();
            let broken = keep.map_or(0, |keep| if let KeepPrice::Price(price) = keep.price { price } else { 0 });
            self.leave[n] += broken;
            self.locked[n] = keep.is_some_and(|keep| keep.price == KeepPrice::Lock);
            let person = &problem.people[need.person.at()];
            fitting.clear();
            for &s in of_course.of(need.course.0) {
                let elsewhere = keep.is_some_and(|keep| keep.session.0 != s);
                if fits(person, need, self.span[s as usize]) && !(self.locked[n] && elsewhere) {
                    let travel = problem.travel[person.site.at()][problem.sessions[s as usize].site.at()];
                    fitting.push((travel + if elsewhere { broken } else { 0 }, s, travel));
                }
            }
            fitting.sort_unstable();
            for &(price, session, travel) in &fitting {
                self.need.push(n as u32);
                self.session.push(session);
                self.travel.push(travel);
                self.price.push(price);
            }
            self.first.push(self.need.len() as u32);
        }
    }
}

/// R1.
fn fits(person: &Person, need: &Need, span: Span) -> bool {
    let in_time = person.from.max(need.earliest) <= span.start && span.end <= person.until.min(need.due);
    in_time && (need.mode == Mode::Any || (need.mode == Mode::Full) == span.full)
}

fn span_of(session: &Session) -> Span {
    let (days, full) = match session.slot {
        Slot::Full => (0x7f, true),
        Slot::Weekdays(days) => (days, false),
    };
    Span { start: session.start, end: session.end(), days, full }
}

fn prerequisites(problem: &Problem, need_of: &HashMap<(PersonIx, CourseIx), u32>) -> Vec<u32> {
    let before = |need: &Need| {
        let required = problem.courses[need.course.at()].requires?;
        need_of.get(&(need.person, required)).copied()
    };
    problem.needs.iter().map(|need| before(need).unwrap_or(NONE)).collect()
}

fn needs_of(problem: &Problem) -> Lists {
    let depth = |mut course: CourseIx| {
        let mut depth = 0_u32;
        while let Some(before) = problem.courses[course.at()].requires {
            depth += 1;
            course = before;
        }
        depth
    };
    let depth_of: Vec<u32> = (0..problem.courses.len()).map(|course| depth(CourseIx::of(course))).collect();
    let mut order: Vec<u32> = (0..problem.needs.len() as u32).collect();
    order.sort_by_key(|&n| depth_of[problem.needs[n as usize].course.at()]);
    Lists::of_pairs(problem.people.len(), order.iter().map(|&n| (problem.needs[n as usize].person.0, n)))
}

fn members<'b>(problem: &Problem, lists: impl Iterator<Item = &'b [PersonIx]> + Clone) -> Lists {
    let pairs = lists.enumerate().flat_map(|(id, list)| list.iter().map(move |person| (person.0, id as u32)));
    Lists::of_pairs(problem.people.len(), pairs)
}

fn sets_of(problem: &Problem) -> Lists {
    let everyone: Vec<PersonIx> = (0..problem.people.len()).map(PersonIx::of).collect();
    let lists = problem.sets.iter().map(|set| match &set.members {
        Members::Everyone => everyone.as_slice(),
        Members::These(listed) => listed.as_slice(),
    });
    members(problem, lists)
}

/// R6: the needs of each group that must be served, rounded up.
fn floors(problem: &Problem) -> Vec<u64> {
    let mut needs = vec![0_u64; problem.people.len()];
    for need in &problem.needs {
        needs[need.person.at()] += 1;
    }
    let floor = |group: &Group| {
        let wanted: u64 = group.members.iter().map(|person| needs[person.at()]).sum();
        (wanted * u64::from(group.percent)).div_ceil(100)
    };
    problem.groups.iter().map(floor).collect()
}
