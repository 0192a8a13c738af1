//! A timetable being worked on: where each session is, who is in each room, and every limit's counters.

use crate::limits::{Cost, Limits, Shift};
use crate::model::{Placed, Spot, Timetable};
use crate::table::{At, NONE, NOWHERE, Table};

/// The room cannot be used in this period.
const CLOSED: u32 = u32::MAX - 1;

/// The board.
pub(crate) struct Board<'a> {
    pub(crate) table: &'a Table<'a>,
    pub(crate) limits: Limits,
    /// For each period and room the session there.
    grid: Vec<u32>,
    /// Where each session is.
    pub(crate) at: Vec<At>,
    /// Sessions that stay where they are.
    pinned: Vec<bool>,
    /// Sessions that are not placed, and for each session its place among them.
    pub(crate) waiting: Vec<u32>,
    waiting_at: Vec<u32>,
    /// Of what is placed.
    pub(crate) cost: Cost,
}

/// What is in a room at a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cell {
    Free,
    Closed,
    Taken(usize),
}

impl<'a> Board<'a> {
    /// A board on which the pinned sessions are where they were, and nothing else is placed.
    pub(crate) fn new(table: &'a Table<'a>) -> Self {
        let limits = Limits::new(table);
        let cost = limits.nothing();
        let mut grid = vec![NONE; table.periods * table.rooms];
        for (at, room) in table.problem.rooms.iter().enumerate() {
            room.closed.iter().for_each(|period| grid[*period as usize * table.rooms + at] = CLOSED);
        }
        let sessions = table.course_of.len();
        let mut board = Self {
            table,
            limits,
            grid,
            at: vec![At::NOWHERE; sessions],
            pinned: vec![false; sessions],
            waiting: (0..sessions as u32).collect(),
            waiting_at: (0..sessions as u32).collect(),
            cost,
        };
        for (course, session, home) in homes(table) {
            let Some(spot) = home.spot.filter(|_| home.pinned) else { continue };
            let at = table.at(spot.period as u16, spot.room as u16);
            if board.cell(at) == Cell::Free && board.limits.conflict.is_open(course, at.period) {
                board.put(session, at);
                board.pinned[session] = true;
            }
        }
        board
    }

    #[inline(always)]
    pub(crate) fn cell(&self, at: At) -> Cell {
        match self.grid[at.period as usize * self.table.rooms + at.room as usize] {
            NONE => Cell::Free,
            CLOSED => Cell::Closed,
            session => Cell::Taken(session as usize),
        }
    }

    #[inline(always)]
    pub(crate) fn is_pinned(&self, session: usize) -> bool {
        self.pinned[session]
    }

    /// The sessions that may move.
    pub(crate) fn movable(&self) -> Vec<u32> {
        (0..self.at.len() as u32).filter(|session| !self.pinned[*session as usize]).collect()
    }

    /// Places a waiting session in a free cell, in a period that is open to its course.
    pub(crate) fn put(&mut self, session: usize, at: At) {
        self.cost = self.cost + self.limits.put(self.table, session, at);
        self.set(session, at);
        let place = self.waiting_at[session];
        self.waiting.swap_remove(place as usize);
        if let Some(last) = self.waiting.get(place as usize) {
            self.waiting_at[*last as usize] = place;
        }
    }

    /// Takes a session off the board.
    pub(crate) fn lift(&mut self, session: usize) {
        let at = self.at[session];
        self.cost = self.cost + self.limits.lift(self.table, session, at);
        self.clear(at);
        self.at[session] = At::NOWHERE;
        self.waiting_at[session] = self.waiting.len() as u32;
        self.waiting.push(session as u32);
    }

    /// What is broken less without a session.
    pub(crate) fn breaks(&mut self, session: usize) -> i32 {
        let (before, at) = (self.cost.hard, self.at[session]);
        self.lift(session);
        let saved = before - self.cost.hard;
        self.put(session, at);
        saved
    }

    /// Makes what is broken count more from now on.
    pub(crate) fn weigh(&mut self) {
        self.cost.hard += self.limits.weigh(self.table, &self.at);
    }

    /// Moves a session, and the one that is there to where it was; what that costs is known.
    #[inline(always)]
    pub(crate) fn shift(&mut self, session: usize, to: At, other: Option<usize>, change: Cost) {
        let from = self.at[session];
        self.limits.lift(self.table, session, from);
        if let Some(other) = other {
            self.limits.lift(self.table, other, to);
            self.limits.put(self.table, other, from);
            self.set(other, from);
        } else {
            self.clear(from);
        }
        self.limits.put(self.table, session, to);
        self.set(session, to);
        self.cost = self.cost + change;
    }

    /// What a shift costs, unless it breaks more than `hard_max`.
    #[inline(always)]
    pub(crate) fn price(&self, session: usize, to: At, other: Option<usize>, hard_max: i32) -> Option<Cost> {
        let from = self.at[session];
        let course = self.table.course_of[session];
        let Some(other) = other else {
            let one = Shift { session, course: course as usize, from, to, with: NONE };
            let hard = self.limits.hard(self.table, &one);
            return (hard <= hard_max).then(|| Cost { hard, soft: self.limits.soft(self.table, &one) });
        };
        let coming = self.table.course_of[other];
        let one = Shift { session, course: course as usize, from, to, with: coming };
        let two = Shift { session: other, course: coming as usize, from: to, to: from, with: course };
        let hard = self.limits.hard(self.table, &one) + self.limits.hard(self.table, &two);
        (hard <= hard_max)
            .then(|| Cost { hard, soft: self.limits.soft(self.table, &one) + self.limits.soft(self.table, &two) })
    }

    #[inline(always)]
    fn set(&mut self, session: usize, at: At) {
        self.grid[at.period as usize * self.table.rooms + at.room as usize] = session as u32;
        self.at[session] = at;
    }

    #[inline(always)]
    fn clear(&mut self, at: At) {
        self.grid[at.period as usize * self.table.rooms + at.room as usize] = NONE;
    }

    /// Puts sessions back where they were, as far as nothing is broken by it; tells whether there were any.
    pub(crate) fn restore(&mut self) -> bool {
        let table = self.table;
        let mut any = false;
        for (course, session, home) in homes(table) {
            let Some(spot) = home.spot.filter(|_| !self.pinned[session]) else { continue };
            any = true;
            let at = table.at(spot.period as u16, spot.room as u16);
            if self.cell(at) != Cell::Free || !self.limits.conflict.is_open(course, at.period) {
                continue;
            }
            let before = self.cost.hard;
            self.put(session, at);
            if self.cost.hard > before || table.fit.of(course).binary_search(&at.room).is_err() {
                self.lift(session);
            }
        }
        any
    }
}

/// Every session that was somewhere, with its course.
fn homes<'a>(table: &'a Table<'_>) -> impl Iterator<Item = (usize, usize, crate::model::Home)> + 'a {
    let of = |(at, course): (usize, &'a crate::model::Course)| {
        table.sessions(at).zip(&course.home).map(move |(session, home)| (at, session, *home))
    };
    table.problem.courses.iter().enumerate().flat_map(of)
}

/// The timetable that places make.
pub(crate) fn timetable(table: &Table<'_>, places: &[At]) -> Timetable {
    let spot =
        |at: &At| (at.period != NOWHERE).then(|| Spot { period: u32::from(at.period), room: u32::from(at.room) });
    let course = |at: usize| Placed {
        lecturer: table.lecturer[at],
        sessions: places[table.sessions(at)].iter().map(spot).collect(),
    };
    Timetable { courses: (0..table.courses).map(course).collect() }
}
