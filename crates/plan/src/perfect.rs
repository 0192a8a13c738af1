//! The best plan of all, proven by a general solver (HiGHS).
//!
//! What makes it quick at a thousand people is a known plan to start from, and a row for each seat that says that nobody sits in a
//! closed session: it follows for whole numbers and says much more for others. Ruling out beforehand what the prices rule out was
//! tried: a few seats in a hundred, and no time won.

use highs::{Col, HighsModelStatus, HighsSolutionStatus, RowProblem, Sense};

use crate::check::Checked;
use crate::columns::{Columns, NONE};
use crate::model::*;

/// What a general solver made of a plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Perfected {
    /// The plan, or a cheaper one; it is not checked yet.
    pub solution: Solution,
    /// The solver proved that no plan costs less, as far as its tolerance of a millionth goes.
    pub optimal: bool,
}

/// Looks for a cheaper plan than a checked one, and proves that there is none, within so many seconds on one thread.
pub fn perfect(problem: &Problem, plan: &Checked, seconds: u32) -> Perfected {
    let known = plan.solution();
    let (optimal, found) = Model::new(&Columns::new(problem)).solve(known, seconds);
    let served = found.unwrap_or_else(|| known.served.clone());
    Perfected { solution: Solution { served, bound: known.bound }, optimal }
}

/// The plan as a program of whole numbers.
struct Model<'a> {
    columns: &'a Columns<'a>,
    program: RowProblem,
    /// By column: the need sits here.
    seats: Vec<Col>,
    /// By need: it is left out.
    left: Vec<Col>,
    /// By session: it opens.
    open: Vec<Col>,
}

impl<'a> Model<'a> {
    fn new(columns: &'a Columns<'a>) -> Self {
        let mut program = RowProblem::new();
        let sessions = &columns.problem.sessions;
        let open =
            sessions.iter().map(|session| program.add_integer_column(session.open_cost as f64, 0.0..=1.0)).collect();
        let left = columns.leave.iter().zip(&columns.locked);
        let left = left
            .map(|(&leave, &locked)| program.add_integer_column(leave as f64, 0.0..=if locked { 0.0 } else { 1.0 }))
            .collect();
        let seats = columns.price.iter().map(|&price| program.add_integer_column(price as f64, 0.0..=1.0)).collect();
        let mut model = Self { columns, program, seats, left, open };
        model.needs();
        model.sessions();
        model.people();
        model.absences();
        model.sums();
        model
    }

    fn seats_of(&self, columns: impl Iterator<Item = u32>) -> Vec<(u32, Col)> {
        columns.map(|column| (column, self.seats[column as usize])).collect()
    }

    /// R1 and R7.
    fn needs(&mut self) {
        for need in 0..self.left.len() {
            let seats = self.seats_of(self.columns.of_need(need as u32));
            let row = seats.into_iter().map(|(_, seat)| (seat, 1.0)).chain([(self.left[need], 1.0)]);
            self.program.add_row(1.0..=1.0, row.collect::<Vec<_>>());
        }
    }

    /// R2, and nobody in a closed session, which follows for whole numbers and says more for others.
    fn sessions(&mut self) {
        for (s, session) in self.columns.problem.sessions.iter().enumerate() {
            let seats = self.seats_of(self.columns.of_session.of(s as u32).iter().copied());
            let open = self.open[s];
            let row = |times: u32| {
                let seats = seats.iter().map(|&(_, seat)| (seat, 1.0));
                seats.chain([(open, -f64::from(times))]).collect::<Vec<_>>()
            };
            self.program.add_row(..=0.0, row(session.high));
            self.program.add_row(0.0.., row(session.low));
            for &(_, seat) in &seats {
                self.program.add_row(..=0.0, [(seat, 1.0), (open, -1.0)]);
            }
        }
    }

    /// R3 and R4.
    fn people(&mut self) {
        let columns = self.columns;
        let span = |column: u32| columns.span[columns.session[column as usize] as usize];
        for person in 0..columns.problem.people.len() as u32 {
            let needs = columns.needs_of.of(person);
            for (i, &need) in needs.iter().enumerate() {
                let mine = self.seats_of(columns.of_need(need));
                for &other in &needs[i + 1..] {
                    let others = self.seats_of(columns.of_need(other));
                    for &(column, seat) in &mine {
                        let clashing = others.iter().filter(|(theirs, _)| span(*theirs).clashes(span(column)));
                        let row: Vec<_> = clashing.map(|&(_, seat)| (seat, 1.0)).chain([(seat, 1.0)]).collect();
                        if row.len() > 1 {
                            self.program.add_row(..=1.0, row);
                        }
                    }
                }
                let before = columns.before[need as usize];
                if before == NONE {
                    continue;
                }
                let first = self.seats_of(columns.of_need(before));
                for &(column, _) in &mine {
                    let start = span(column).start;
                    let later = mine.iter().filter(|(other, _)| span(*other).start <= start);
                    let earlier = first.iter().filter(|(other, _)| span(*other).end <= start);
                    let row = later.map(|&(_, seat)| (seat, 1.0)).chain(earlier.map(|&(_, seat)| (seat, -1.0)));
                    self.program.add_row(..=0.0, row.collect::<Vec<_>>());
                }
            }
        }
    }

    /// R5.
    fn absences(&mut self) {
        let columns = self.columns;
        let weeks = columns.problem.weeks as usize;
        let mut away: Vec<Vec<Col>> = vec![Vec::new(); columns.problem.sets.len() * weeks];
        for (column, seat) in self.seats_of(0..columns.need.len() as u32) {
            let span = columns.span[columns.session[column as usize] as usize];
            let person = columns.person(columns.need[column as usize]);
            for &set in columns.sets_of.of(person).iter().filter(|_| span.full) {
                (span.start..span.end).for_each(|week| away[set as usize * weeks + week as usize].push(seat));
            }
        }
        for (at, away) in away.into_iter().enumerate() {
            let most = columns.problem.sets[at / weeks].away;
            if away.len() > most as usize {
                self.program.add_row(..=f64::from(most), away.into_iter().map(|seat| (seat, 1.0)).collect::<Vec<_>>());
            }
        }
    }

    /// R6 and R8.
    fn sums(&mut self) {
        let columns = self.columns;
        let mut members: Vec<Vec<Col>> = vec![Vec::new(); columns.floor.len()];
        for (need, &left) in self.left.iter().enumerate() {
            for &group in columns.groups_of.of(columns.person(need as u32)) {
                members[group as usize].push(left);
            }
        }
        for (left, &floor) in members.into_iter().zip(&columns.floor) {
            let most = left.len() as f64 - floor as f64;
            self.program.add_row(..=most, left.into_iter().map(|left| (left, 1.0)).collect::<Vec<_>>());
        }
        if let Some(budget) = columns.problem.budget {
            let journeys = self.seats_of(0..columns.need.len() as u32);
            let journeys = journeys.into_iter().map(|(column, seat)| (seat, columns.travel[column as usize] as f64));
            let opening = self.open.iter().zip(&columns.problem.sessions);
            let opening = opening.map(|(&open, session)| (open, session.open_cost as f64));
            self.program.add_row(..=budget as f64, journeys.chain(opening).collect::<Vec<_>>());
        }
    }

    /// Whether the known plan, or what was found, is proven to be best; by need the session of what was found.
    fn solve(self, known: &Solution, seconds: u32) -> (bool, Option<Vec<Option<SessionIx>>>) {
        let start = self.values(known);
        let columns = self.columns;
        let mut model = self.program.optimise(Sense::Minimise);
        model.make_quiet();
        model.set_option("threads", 1);
        model.set_option("random_seed", 0);
        model.set_option("time_limit", f64::from(seconds));
        model.set_option("mip_rel_gap", 0.0);
        // Costs are whole numbers.
        model.set_option("mip_abs_gap", 0.999);
        model.set_solution(Some(&start), None, None, None);
        let solved = model.solve();
        let optimal = solved.status() == HighsModelStatus::Optimal;
        if solved.primal_solution_status() != HighsSolutionStatus::Feasible {
            return (optimal, None);
        }
        let values = solved.get_solution();
        let mut served = vec![None; self.left.len()];
        for (at, &seat) in self.seats.iter().enumerate() {
            if values[seat] > 0.5 {
                served[columns.need[at] as usize] = Some(SessionIx(columns.session[at]));
            }
        }
        (optimal, Some(served))
    }

    /// A plan as the values of the program, in the order its columns were added.
    fn values(&self, plan: &Solution) -> Vec<f64> {
        let columns = self.columns;
        let mut opened = vec![0.0; self.open.len()];
        plan.served.iter().flatten().for_each(|session| opened[session.at()] = 1.0);
        let left = plan.served.iter().map(|served| f64::from(u8::from(served.is_none())));
        let seated = |at: usize| plan.served[columns.need[at] as usize] == Some(SessionIx(columns.session[at]));
        let seats = (0..columns.need.len()).map(|at| f64::from(u8::from(seated(at))));
        opened.iter().copied().chain(left).chain(seats).collect()
    }
}

#[cfg(test)]
mod tests;
