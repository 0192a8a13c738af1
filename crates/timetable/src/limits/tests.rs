//! Each limit alone: what a step is said to cost is what it costs when it is taken, and the judge says the same.

use crate::board::{Board, Cell, timetable};
use crate::check::check;
use crate::dice::Dice;
use crate::limits::{Cost, Limit, Shift};
use crate::model::Problem;
use crate::staff::staff;
use crate::table::{At, NONE, NOWHERE, Table};
use crate::trial::invented;

/// Steps tried on each problem.
const STEPS: usize = 400;

fn free(board: &Board<'_>, session: usize, dice: &mut Dice) -> Option<At> {
    let table = board.table;
    let course = table.course_of[session] as usize;
    let (open, fit) = (table.open.of(course), table.fit.of(course));
    if open.is_empty() {
        return None;
    }
    let at = table.at(open[dice.below(open.len())], fit[dice.below(fit.len())]);
    let stays = board.at[session].period == at.period;
    (board.cell(at) == Cell::Free && (stays || board.limits.conflict.is_open(course, at.period))).then_some(at)
}

fn fill<'a>(table: &'a Table<'a>, dice: &mut Dice) -> Board<'a> {
    let mut board = Board::new(table);
    for session in board.waiting.clone() {
        for _ in 0..30 {
            if let Some(at) = free(&board, session as usize, dice) {
                board.put(session as usize, at);
                break;
            }
        }
    }
    board
}

/// One limit followed on its own through steps by chance.
fn follow<L: Limit>(name: &str) {
    let mut steps = 0;
    let mut costly = 0;
    for seed in 0..120 {
        let problem = invented(seed);
        let table = Table::new(&problem, staff(&problem));
        let mut dice = Dice::new(seed);
        let mut board = fill(&table, &mut dice);
        let mut limit = L::new(&table);
        let placed = |board: &Board<'_>| -> Vec<usize> {
            (0..board.at.len()).filter(|session| board.at[*session].period != NOWHERE).collect()
        };
        for session in placed(&board) {
            limit.put(&table, session, board.at[session]);
        }
        for _ in 0..STEPS {
            let all = placed(&board);
            if all.is_empty() {
                break;
            }
            let session = all[dice.below(all.len())];
            let course = table.course_of[session] as usize;
            let from = board.at[session];
            let other = all[dice.below(all.len())];
            let to = board.at[other];
            let coming = table.course_of[other] as usize;
            let may = |course: usize, at: At| {
                table.open.of(course).contains(&at.period)
                    && table.fit.of(course).contains(&at.room)
                    && (from.period == to.period || board.limits.conflict.is_open(course, at.period))
            };
            if dice.below(2) == 0 && course != coming && may(course, to) && may(coming, from) {
                let one = Shift { session, course, from, to, with: coming as u32 };
                let two = Shift { session: other, course: coming, from: to, to: from, with: course as u32 };
                let told = limit.shift(&table, &one) + limit.shift(&table, &two);
                let mut paid = limit.lift(&table, session, from);
                paid += limit.lift(&table, other, to);
                paid += limit.put(&table, other, from);
                paid += limit.put(&table, session, to);
                assert_eq!(told, paid, "{name}, {}: {one:?} with {two:?}", problem.name);
                costly += usize::from(told != 0);
                board.shift(session, to, Some(other), Cost::default());
            } else if let Some(to) = free(&board, session, &mut dice) {
                let one = Shift { session, course, from, to, with: NONE };
                let told = limit.shift(&table, &one);
                let paid = limit.lift(&table, session, from) + limit.put(&table, session, to);
                assert_eq!(told, paid, "{name}, {}: {one:?}", problem.name);
                costly += usize::from(told != 0);
                board.shift(session, to, None, Cost::default());
            }
            steps += 1;
        }
    }
    assert!(steps > 10_000 && costly > 50, "{name}: {costly} of {steps} steps cost something");
}

#[test]
fn conflict() {
    follow::<super::conflict::Conflict>("conflict");
}

#[test]
fn pairs_that_count_more_are_paid_back() {
    let mut heavier = 0;
    for seed in 0..100 {
        let problem = invented(seed);
        let table = Table::new(&problem, staff(&problem));
        let mut board = fill(&table, &mut Dice::new(seed));
        let before = board.cost.hard;
        (0..20).for_each(|_| board.weigh());
        heavier += usize::from(board.cost.hard > before);
        for session in 0..board.at.len() {
            if board.at[session].period != NOWHERE {
                board.lift(session);
            }
        }
        assert_eq!(board.cost, board.limits.nothing(), "{}", problem.name);
    }
    assert!(heavier > 10, "{heavier}");
}

#[test]
fn order() {
    follow::<super::order::Order>("order");
}

#[test]
fn load() {
    follow::<super::load::Load>("load");
}

#[test]
fn seats() {
    follow::<super::seats::Seats>("seats");
}

#[test]
fn rooms() {
    follow::<super::rooms::Rooms>("rooms");
}

#[test]
fn days() {
    follow::<super::days::Days>("days");
}

#[test]
fn alone() {
    follow::<super::alone::Alone>("alone");
}

#[test]
fn stretch() {
    follow::<super::stretch::Stretch>("stretch");
}

#[test]
fn exams() {
    follow::<super::exams::Exams>("exams");
}

#[test]
fn moved() {
    follow::<super::moved::Moved>("moved");
}

#[test]
fn the_judge_counts_what_the_board_counts() {
    let (mut kept, mut broken) = (0, 0);
    for seed in 0..400 {
        let problem: Problem = invented(seed);
        let table = Table::new(&problem, staff(&problem));
        let mut dice = Dice::new(seed);
        let mut board = fill(&table, &mut dice);
        // Half of them are relieved of what they break.
        let mut placed: Vec<usize> = (0..board.at.len()).filter(|one| board.at[*one].period != NOWHERE).collect();
        while seed % 2 == 0 && board.cost.hard > 0 && !placed.is_empty() {
            let session = placed.swap_remove(dice.below(placed.len()));
            if !board.is_pinned(session) {
                board.lift(session);
            }
        }
        match check(&problem, &timetable(&table, &board.at)) {
            Ok(checked) => {
                assert_eq!(board.cost.hard, 0, "{}", problem.name);
                let score = checked.score();
                assert_eq!(i64::from(board.cost.soft), score.total() as i64, "{}: {score:?}", problem.name);
                assert_eq!(board.waiting.len(), score.unplaced as usize);
                kept += 1;
            }
            Err(found) => {
                // What is pinned where it cannot be is broken from the start, and the search has no say in it.
                let pins = found.iter().all(|one| matches!(one, crate::check::Broken::PinMoved { .. }));
                assert!(board.cost.hard > 0 || pins, "{}: {found:?}", problem.name);
                broken += 1;
            }
        }
    }
    assert!(kept > 20 && broken > 20, "{kept} kept, {broken} broken");
}
