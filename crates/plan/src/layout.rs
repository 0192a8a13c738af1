//! The problem laid out flat for the bound and the search.
//!
//! Sessions of one course that run at the same time are a *wave*: rules R1, R3, R4 and R5 see no difference between
//! them, only the journey and the seats do. A need and a wave that may serve it are an *offer*; a province of a hundred
//! thousand people has thirty million pairs of a need and a session, and a tenth as many offers.
//!
//! Needs are numbered anew so that those of one person stand together, prerequisites first. Offers are numbered wave by
//! wave, and within a wave in the order of needs, so that both a walk along the needs and a walk along the waves reads
//! memory nearly in order.

use std::collections::HashMap;

use crate::lists::Lists;
use crate::model::*;

/// No need, no offer, no session.
pub(crate) const NONE: u32 = u32::MAX;

/// When a wave takes place, for comparing two of them quickly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Span {
    pub(crate) start: u32,
    pub(crate) end: u32,
    /// Weekdays taken, all seven for full-time: two waves meet on a weekday where the masks share a bit.
    days: u8,
    pub(crate) full: bool,
}

impl Span {
    fn of(session: &Session) -> Self {
        let (days, full) = match session.slot {
            Slot::Full => (0b111_1111, true),
            Slot::Weekdays(days) => (days, false),
        };
        Self { start: session.start, end: session.end(), days, full }
    }

    /// R3: one person cannot attend both.
    pub(crate) fn clashes(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end && self.days & other.days != 0
    }
}

/// A place already published.
#[derive(Clone, Copy)]
pub(crate) struct Kept {
    pub(crate) session: u32,
    /// What breaking the promise costs; 0 where it cannot be broken.
    pub(crate) price: i64,
}

/// The flat problem.
pub(crate) struct Layout<'a> {
    pub(crate) problem: &'a Problem,
    /// By need: the need as the problem numbers it.
    pub(crate) original: Vec<u32>,
    /// By person, and one more: the first need.
    pub(crate) first_need: Vec<u32>,
    /// By need: its person.
    pub(crate) person: Vec<u32>,
    /// By need: the site where its person lives.
    pub(crate) home: Vec<u32>,
    /// By need: what it costs not to serve it, a broken promise included.
    pub(crate) leave: Vec<i64>,
    /// By need: it must be served by the session kept (rule R7).
    pub(crate) locked: Vec<bool>,
    /// By need: the place published.
    pub(crate) kept: Vec<Option<Kept>>,
    /// By need: the need of the prerequisite, or `NONE`.
    pub(crate) before: Vec<u32>,
    /// By need: the needs it is the prerequisite of.
    pub(crate) after: Lists,
    /// By need: its offers, by wave.
    pub(crate) offers: Lists,
    /// By offer: its need.
    pub(crate) need: Vec<u32>,
    /// By wave, and one more: the first offer.
    pub(crate) first_offer: Vec<u32>,
    /// By offer: its wave.
    pub(crate) wave: Vec<u32>,
    /// By wave.
    pub(crate) span: Vec<Span>,
    /// By wave: its sessions.
    pub(crate) sessions: Lists,
    /// By session: its wave.
    pub(crate) wave_of: Vec<u32>,
    /// By session: the offers whose need was promised a place in it.
    pub(crate) promised: Lists,
    /// By course: its sessions.
    pub(crate) sessions_of: Lists,
    /// By person.
    pub(crate) sets_of: Lists,
    /// By set: its members; of a set of everyone nobody, see `members`.
    named: Lists,
    /// Everybody.
    everyone: Vec<u32>,
    /// By person.
    pub(crate) groups_of: Lists,
    /// By group: needs that must be served.
    pub(crate) floor: Vec<u64>,
}

impl<'a> Layout<'a> {
    pub(crate) fn new(problem: &'a Problem) -> Self {
        let mut order: Vec<u32> = (0..problem.needs.len() as u32).collect();
        let depth = depths(problem);
        let needs = &problem.needs;
        order.sort_by_key(|&n| (needs[n as usize].person, depth[needs[n as usize].course.at()]));
        let number: HashMap<(PersonIx, CourseIx), u32> =
            order.iter().zip(0..).map(|(&n, at)| ((needs[n as usize].person, needs[n as usize].course), at)).collect();
        let person: Vec<u32> = order.iter().map(|&n| needs[n as usize].person.0).collect();
        let first = |p: u32| person.partition_point(|&other| other < p) as u32;
        let mut kept: Vec<Option<Kept>> = vec![None; order.len()];
        let mut locked = vec![false; order.len()];
        for keep in &problem.keeps {
            let need = number[&(keep.person, keep.course)] as usize;
            locked[need] = keep.price == KeepPrice::Lock;
            let price = if let KeepPrice::Price(price) = keep.price { price } else { 0 };
            kept[need] = Some(Kept { session: keep.session.0, price });
        }
        let before = order.iter().map(|&n| before(problem, &number, &needs[n as usize])).collect::<Vec<u32>>();
        let (span, wave_of, waves_of_course) = waves(problem);
        let mut layout = Self {
            problem,
            first_need: (0..=problem.people.len() as u32).map(first).collect(),
            home: person.iter().map(|&p| problem.people[p as usize].site.0).collect(),
            leave: order.iter().zip(&kept).map(|(&n, kept)| needs[n as usize].penalty + price_of(kept)).collect(),
            after: after(&before),
            before,
            offers: Lists::default(),
            need: Vec::new(),
            first_offer: vec![0],
            wave: Vec::new(),
            sessions: Lists::of_pairs(span.len(), wave_of.iter().zip(0..).map(|(&wave, s)| (wave, s))),
            promised: Lists::default(),
            sessions_of: Lists::of_pairs(
                problem.courses.len(),
                problem.sessions.iter().zip(0..).map(|(session, s)| (session.course.0, s)),
            ),
            sets_of: sets_of(problem),
            named: named(problem),
            everyone: (0..problem.people.len() as u32).collect(),
            groups_of: members(problem, problem.groups.iter().map(|group| group.members.as_slice())),
            floor: floors(problem),
            original: order,
            person,
            locked,
            kept,
            span,
            wave_of,
        };
        layout.offer(&waves_of_course);
        layout
    }

    /// The mean penalty of a need, at least 1: the scale of prices and temperatures. Promises do not count, their prices may be
    /// of any size.
    pub(crate) fn mean_penalty(&self) -> i64 {
        let needs = &self.problem.needs;
        (needs.iter().map(|need| need.penalty).sum::<i64>() / (needs.len() as i64).max(1)).max(1)
    }

    /// The needs of a person.
    pub(crate) fn needs_of(&self, person: u32) -> std::ops::Range<u32> {
        self.first_need[person as usize]..self.first_need[person as usize + 1]
    }

    /// The members of a set.
    pub(crate) fn members(&self, set: u32) -> &[u32] {
        match self.problem.sets[set as usize].members {
            Members::Everyone => &self.everyone,
            Members::These(_) => self.named.of(set),
        }
    }

    /// The offers of a wave.
    pub(crate) fn of_wave(&self, wave: u32) -> std::ops::Range<usize> {
        self.first_offer[wave as usize] as usize..self.first_offer[wave as usize + 1] as usize
    }

    /// The journey of a need to a session.
    pub(crate) fn travel(&self, need: u32, session: u32) -> i64 {
        let site = self.problem.sessions[session as usize].site;
        self.problem.travel[self.home[need as usize] as usize][site.at()]
    }

    /// What a need pays for sitting in a session of one of its offers: the journey, and a promise broken by it.
    pub(crate) fn price(&self, need: u32, session: u32) -> i64 {
        let broken = match self.kept[need as usize] {
            Some(kept) if kept.session != session => kept.price,
            _ => 0,
        };
        self.travel(need, session) + broken
    }

    /// Whether a need with an offer of its wave may sit in the session: who is locked elsewhere may not.
    pub(crate) fn admits(&self, need: u32, session: u32) -> bool {
        !self.locked[need as usize] || self.kept[need as usize].is_some_and(|kept| kept.session == session)
    }

    /// The offer of a need in the wave of the session, or `NONE`.
    pub(crate) fn offer_of(&self, need: u32, session: u32) -> u32 {
        let wave = self.wave_of[session as usize];
        let within = |&&offer: &&u32| self.wave[offer as usize] == wave;
        self.offers.of(need).iter().find(within).copied().unwrap_or(NONE)
    }

    /// Lists the offers, wave by wave.
    fn offer(&mut self, waves_of_course: &Lists) {
        let problem = self.problem;
        let mut pairs: Vec<(u32, u32)> = Vec::new();
        for (at, &n) in self.original.iter().enumerate() {
            let need = &problem.needs[n as usize];
            let person = &problem.people[need.person.at()];
            let only = self.kept[at].filter(|_| self.locked[at]).map(|kept| self.wave_of[kept.session as usize]);
            let fitting = waves_of_course
                .of(need.course.0)
                .iter()
                .filter(|&&wave| fits(person, need, self.span[wave as usize]) && only.is_none_or(|only| only == wave));
            pairs.extend(fitting.map(|&wave| (wave, at as u32)));
        }
        let by_wave = Lists::of_pairs(self.span.len(), pairs.iter().copied());
        drop(pairs);
        for wave in 0..self.span.len() as u32 {
            self.need.extend(by_wave.of(wave));
            self.wave.resize(self.need.len(), wave);
            self.first_offer.push(self.need.len() as u32);
        }
        self.offers = Lists::of_pairs(self.original.len(), self.need.iter().zip(0..).map(|(&need, at)| (need, at)));
        let promise = |at: usize| self.kept[at].map(|kept| (kept.session, self.offer_of(at as u32, kept.session)));
        let promised: Vec<(u32, u32)> =
            (0..self.kept.len()).filter_map(promise).filter(|(_, offer)| *offer != NONE).collect();
        self.promised = Lists::of_pairs(problem.sessions.len(), promised.iter().copied());
    }
}

fn price_of(kept: &Option<Kept>) -> i64 {
    kept.map_or(0, |kept| kept.price)
}

/// R1.
fn fits(person: &Person, need: &Need, span: Span) -> bool {
    let in_time = person.from.max(need.earliest) <= span.start && span.end <= person.until.min(need.due);
    in_time && (need.mode == Mode::Any || (need.mode == Mode::Full) == span.full)
}

/// The waves in the order of courses and times; by session its wave; by course its waves.
fn waves(problem: &Problem) -> (Vec<Span>, Vec<u32>, Lists) {
    let key = |session: &Session| (session.course, Span::of(session));
    let mut keys: Vec<(CourseIx, Span)> = problem.sessions.iter().map(key).collect();
    keys.sort_unstable();
    keys.dedup();
    let wave = |session: &Session| keys.partition_point(|other| *other < key(session)) as u32;
    let wave_of = problem.sessions.iter().map(wave).collect();
    let of_course =
        Lists::of_pairs(problem.courses.len(), keys.iter().zip(0..).map(|((course, _), at)| (course.0, at)));
    (keys.into_iter().map(|(_, span)| span).collect(), wave_of, of_course)
}

fn before(problem: &Problem, number: &HashMap<(PersonIx, CourseIx), u32>, need: &Need) -> u32 {
    let required = problem.courses[need.course.at()].requires;
    required.and_then(|course| number.get(&(need.person, course)).copied()).unwrap_or(NONE)
}

fn after(before: &[u32]) -> Lists {
    let pairs = before.iter().zip(0..).filter(|(before, _)| **before != NONE);
    Lists::of_pairs(before.len(), pairs.map(|(&before, need)| (before, need)))
}

/// By course: how many prerequisites stand before it.
fn depths(problem: &Problem) -> Vec<u32> {
    let before = |course: &CourseIx| problem.courses[course.at()].requires;
    let chain = |course| std::iter::successors(Some(CourseIx::of(course)), before).count() as u32;
    (0..problem.courses.len()).map(chain).collect()
}

fn members<'b>(problem: &Problem, lists: impl Iterator<Item = &'b [PersonIx]> + Clone) -> Lists {
    let pairs = lists.zip(0..).flat_map(|(list, id)| list.iter().map(move |person| (person.0, id)));
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

fn named(problem: &Problem) -> Lists {
    let members = |members: &Members| match members {
        Members::Everyone => Vec::new(),
        Members::These(listed) => listed.iter().map(|person| person.0).collect(),
    };
    let lists: Vec<Vec<u32>> = problem.sets.iter().map(|set| members(&set.members)).collect();
    Lists::of_pairs(lists.len(), lists.iter().zip(0..).flat_map(|(list, set)| list.iter().map(move |&p| (set, p))))
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
