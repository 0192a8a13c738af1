//! Kempe chains: a session goes to another period, what it conflicts with there comes the other way, what that conflicts with
//! goes after it, and so on until nothing conflicts. What a single move could only reach through something broken, a chain
//! reaches in one step (Lü and Hao 2010).

use crate::anneal::Anneal;
use crate::board::Cell;
use crate::table::{At, NOWHERE, SAME};

/// Sessions of a chain at most: longer ones turn half a period over and are hardly ever taken.
const LINKS_MAX: usize = 24;

/// A session of a chain, and where it was.
pub(crate) type Link = (u32, At);

impl Anneal<'_> {
    /// Proposes a chain between two periods, and takes or leaves it.
    pub(crate) fn chain(&mut self) {
        let table = self.board.table;
        let pick = self.movable[self.dice.below(self.movable.len())];
        let (session, from) = (pick.session, self.board.at[pick.session as usize]);
        let open = table.open.of(pick.course as usize);
        let to = open.get(self.dice.below(open.len().max(1))).copied().unwrap_or(from.period);
        if from.period == NOWHERE || from.period == to {
            return;
        }
        let mut links = std::mem::take(&mut self.links);
        links.clear();
        links.push((session, from));
        if self.gather(&mut links, from.period, to) && links.len() > 1 {
            self.swing(&links, from.period, to);
        }
        self.links = links;
    }

    /// Gathers what has to come along; tells whether all of it may.
    fn gather(&self, links: &mut Vec<Link>, from: u16, to: u16) -> bool {
        let (table, board) = (self.board.table, &self.board);
        let mut looked = 0;
        while let Some((session, at)) = links.get(looked).copied() {
            looked += 1;
            let course = table.course_of[session as usize] as usize;
            let target = if at.period == from { to } else { from };
            if board.is_pinned(session as usize) || !board.limits.conflict.may_meet(course, target) {
                return false;
            }
            for room in 0..table.rooms as u16 {
                let Cell::Taken(other) = board.cell(table.at(target, room)) else { continue };
                let beside = table.course_of[other] as usize;
                let conflicts = beside == course || table.between(course, beside) & SAME != 0;
                if conflicts && !links.iter().any(|(known, _)| *known as usize == other) {
                    if links.len() == LINKS_MAX {
                        return false;
                    }
                    links.push((other as u32, board.at[other]));
                }
            }
        }
        true
    }

    fn swing(&mut self, links: &[Link], from: u16, to: u16) {
        let before = self.board.cost;
        links.iter().for_each(|(session, _)| self.board.lift(*session as usize));
        let settled = |(session, at): &&Link| {
            let target = if at.period == from { to } else { from };
            self.settle(*session as usize, *at, target)
        };
        let placed = links.iter().take_while(settled).count();
        if placed == links.len() {
            let loss = self.value(self.board.cost) - self.value(before);
            if self.heat.takes(loss, self.dice.next() as u32) {
                if loss < 0 {
                    self.remember();
                }
                return;
            }
        }
        links[..placed].iter().for_each(|(session, _)| self.board.lift(*session as usize));
        links.iter().for_each(|(session, at)| self.board.put(*session as usize, *at));
    }

    /// Places a session in a period: in its own room where that is free, else where it costs least.
    fn settle(&mut self, session: usize, was: At, period: u16) -> bool {
        let table = self.board.table;
        let course = table.course_of[session] as usize;
        if !self.board.limits.conflict.is_open(course, period) {
            return false;
        }
        let own = table.at(period, was.room);
        if self.board.cell(own) == Cell::Free {
            self.board.put(session, own);
            return true;
        }
        let mut least: Option<(i32, At)> = None;
        for room in table.fit.of(course) {
            let there = table.at(period, *room);
            if self.board.cell(there) == Cell::Free {
                self.board.put(session, there);
                let cost = self.value(self.board.cost);
                self.board.lift(session);
                if least.is_none_or(|(least, _)| cost < least) {
                    least = Some((cost, there));
                }
            }
        }
        if let Some((_, there)) = least {
            self.board.put(session, there);
        }
        least.is_some()
    }
}
