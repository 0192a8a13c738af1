//! `goc plan explain`, `amend` and `compare`: questions to a plan of a problem file.

use std::path::Path;

use anyhow::{Result, bail};
use office::Search;
use plan::{Amended, Checked, CourseIx, Decree, Inquiry, NeedIx, NotAmended, PersonIx, Prices, Problem, SessionIx};
use serde_json::json;
use words::{PlanAnswer, PlanMessage};

use super::plan_file::{read_answer, read_problem, refused, write};
use super::plan_words;
use crate::screen::Screen;
use crate::watch::Bars;

/// Sessions of a course that are tried by force for one answer: those that cost least.
const FORCED: usize = 5;

/// Seed of the answers to “what if”.
const SEED: u64 = 1;

/// Explains a plan, or one place in it.
pub(crate) fn explain(
    bars: &Bars,
    screen: &Screen,
    file: &Path,
    solution: &Path,
    of: Option<(u32, u32)>,
    work: u64,
) -> Result<()> {
    let problem = read_problem(file)?;
    let (plan, prices) = read_plan(&problem, solution)?;
    let inquiry = Inquiry::new(&problem, &plan);
    let Some((person, course)) = of else {
        return overview(screen, &problem, &inquiry, &prices);
    };
    let need = need_of(&problem, person, course)?;
    let desk = Desk { bars, problem: &problem, plan: &plan, inquiry: &inquiry, work };
    let mut answers = desk.place(need, screen);
    answers.extend(desk.by_force(need)?);
    show(screen, &answers);
    Ok(())
}

/// What concerns all: shares, inversions, missing seats.
fn overview(screen: &Screen, problem: &Problem, inquiry: &Inquiry<'_>, prices: &Prices) -> Result<()> {
    let mut answers = Vec::new();
    for share in inquiry.shares() {
        answers.push(plan_words::share(&share, screen.lang));
        let floor = prices.groups.iter().find(|(group, price)| *group == share.group && *price >= 1.0);
        answers.extend(floor.map(|(_, price)| PlanAnswer::FloorAtThe { price: price.round() as i64 }));
    }
    answers.extend(plan_words::inversions(&inquiry.inversions()));
    answers.extend(plan::shortages(problem).iter().flat_map(plan_words::shortage));
    show(screen, &answers);
    Ok(())
}

fn show(screen: &Screen, answers: &[PlanAnswer]) {
    let lines = plan_words::all(answers, screen.lang);
    lines.iter().for_each(|line| screen.sentence(line));
    screen.json(&json!({ "answers": lines }));
}

/// Questions about one place.
struct Desk<'a> {
    bars: &'a Bars,
    problem: &'a Problem,
    plan: &'a Checked,
    inquiry: &'a Inquiry<'a>,
    work: u64,
}

impl Desk<'_> {
    /// Why here, or why not.
    fn place(&self, need: NeedIx, screen: &Screen) -> Vec<PlanAnswer> {
        let of = &self.problem.needs[need.at()];
        let (person, course) = (of.person.0, of.course.0);
        let why = |reason| plan_words::reason(self.problem, reason, screen.lang);
        let Some(seated) = self.inquiry.why_here(need) else {
            let mut answers = vec![PlanAnswer::LeftOut { person, course, leaving: of.penalty }];
            for obstacle in self.inquiry.why_not(need) {
                let Some(session) = obstacle.session else {
                    answers.push(PlanAnswer::NoSession);
                    continue;
                };
                answers.push(PlanAnswer::Against { session: session.0, why: why(obstacle.reason) });
                let reserve = self.inquiry.reserve(session);
                if let Some(at) = reserve.iter().position(|&other| other == need) {
                    answers.push(PlanAnswer::OnReserve { session: session.0, rank: at + 1, of: reserve.len() });
                }
            }
            return answers;
        };
        let (session, price, leaving) = (seated.session.0, seated.price, seated.leaving);
        let mut answers = vec![PlanAnswer::Served { person, course, session, price, leaving }];
        answers.extend(seated.promised.then_some(PlanAnswer::ServedAsPromised));
        answers.extend(seated.cheaper.is_empty().then_some(PlanAnswer::NothingCheaper));
        answers.extend(seated.cheaper.iter().map(|other| PlanAnswer::CheaperBut {
            session: other.session.0,
            price: other.price,
            why: why(other.reason),
        }));
        answers
    }

    /// What it would cost to decide otherwise: to take the place where there is one, to give one where there is none.
    fn by_force(&self, need: NeedIx) -> Result<Vec<PlanAnswer>> {
        if self.plan.session_of(need).is_some() {
            let answer = self.decreed(Decree { need, session: None })?;
            return Ok(answer.map(|(changed, more)| PlanAnswer::IfLeftOut { changed, more }).into_iter().collect());
        }
        let of = &self.problem.needs[need.at()];
        let home = self.problem.people[of.person.at()].site;
        let mut sessions: Vec<SessionIx> = (0..self.problem.sessions.len()).map(SessionIx::of).collect();
        sessions.retain(|session| self.problem.sessions[session.at()].course == of.course);
        sessions.sort_by_key(|session| {
            (self.problem.travel[home.at()][self.problem.sessions[session.at()].site.at()], *session)
        });
        let forced = |session: SessionIx| {
            Ok(match self.decreed(Decree { need, session: Some(session) })? {
                Some((changed, more)) => PlanAnswer::IfForced { session: session.0, changed, more },
                None => PlanAnswer::CannotForce { session: session.0 },
            })
        };
        sessions.into_iter().take(FORCED).map(forced).collect()
    }

    /// Other places that a decree changes, and the cost it adds; nothing where no plan obeys it.
    fn decreed(&self, decree: Decree) -> Result<Option<(usize, i64)>> {
        let search = Search::by_work(self.work, SEED, 1);
        let published = &self.plan.solution().served;
        match office::amend_plan(self.problem, published, &[decree], search, self.bars) {
            Ok(amended) => {
                let others = amended.changed.iter().filter(|moved| moved.need != decree.need).count();
                Ok(Some((others, amended.plan.cost().total() - self.plan.cost().total())))
            }
            Err(NotAmended::Infeasible) => Ok(None),
            Err(error) => Err(not_amended(error)),
        }
    }
}

fn not_amended(error: NotAmended) -> anyhow::Error {
    match error {
        NotAmended::Infeasible => refused(PlanMessage::FileInfeasible),
        NotAmended::NotFound => refused(PlanMessage::FileNoPlan),
        NotAmended::Problem(error) => error.into(),
    }
}

/// What is asked of an amendment.
pub(crate) struct Amend<'a> {
    /// The problem as it is now.
    pub(crate) file: &'a Path,
    /// The published solution.
    pub(crate) solution: &'a Path,
    /// Places to give: person, course, session.
    pub(crate) give: &'a [[u32; 3]],
    /// Places to take: person, course.
    pub(crate) take: &'a [[u32; 2]],
    /// Engine work.
    pub(crate) work: u64,
    /// Threads.
    pub(crate) threads: u32,
    /// Where the amended solution goes; standard output when absent.
    pub(crate) out: Option<&'a Path>,
}

/// Amends a published plan and lists every place that changes.
pub(crate) fn amend(bars: &Bars, screen: &Screen, ask: &Amend<'_>) -> Result<()> {
    let problem = read_problem(ask.file)?;
    let published = read_answer(&problem, ask.solution)?.solution;
    let mut decrees = Vec::new();
    for &[person, course, session] in ask.give {
        let need = need_of(&problem, person, course)?;
        let known = problem.sessions.get(session as usize).is_some_and(|offered| offered.course == CourseIx(course));
        if !known {
            return Err(refused(PlanMessage::FileNoSuchSession { course, session }));
        }
        decrees.push(Decree { need, session: Some(SessionIx(session)) });
    }
    for &[person, course] in ask.take {
        decrees.push(Decree { need: need_of(&problem, person, course)?, session: None });
    }
    let search = Search::by_work(ask.work, SEED, ask.threads);
    let amended = office::amend_plan(&problem, &published.served, &decrees, search, bars).map_err(not_amended)?;
    let Amended { plan, changed, least } = amended;
    let mut answers = vec![PlanAnswer::Amended { changed: changed.len(), least }];
    answers.extend(changed.iter().map(|moved| plan_words::moved(&problem, moved)));
    let placed = published.served.iter().zip(&plan.solution().served).enumerate();
    for (at, (_, to)) in placed.filter(|(_, (from, to))| from.is_none() && to.is_some()) {
        let need = &problem.needs[at];
        answers.push(plan_words::changed(need.person.0, need.course.0, None, to.map(|session| session.0)));
    }
    let answer = plan::Answer { solution: plan.solution().clone(), ..plan::Answer::default() };
    write(screen, ask.out, &plan::write_answer(&problem, &answer))?;
    if ask.out.is_some() {
        show(screen, &answers);
    } else {
        plan_words::all(&answers, screen.lang).iter().for_each(|line| screen.aside(line));
    }
    Ok(())
}

/// Compares the plans of two scenarios.
pub(crate) fn compare(screen: &Screen, first: (&Path, &Path), second: (&Path, &Path)) -> Result<()> {
    let (problem, other) = (read_problem(first.0)?, read_problem(second.0)?);
    let (plan, _) = read_plan(&problem, first.1)?;
    let (other_plan, _) = read_plan(&other, second.1)?;
    let found = plan::compare((&problem, &plan), (&other, &other_plan));
    let (gained, lost, moved) = (found.gained.len(), found.lost.len(), found.moved.len());
    let mut answers = vec![PlanAnswer::Compared { gained, lost, moved, more: found.cost.total() }];
    answers.extend(found.opened.iter().map(|session| PlanAnswer::OpenedSession { session: session.0 }));
    answers.extend(found.closed.iter().map(|session| PlanAnswer::ClosedSession { session: session.0 }));
    let place = |person: PersonIx, course: CourseIx, from: Option<SessionIx>, to: Option<SessionIx>| {
        plan_words::changed(person.0, course.0, from.map(|session| session.0), to.map(|session| session.0))
    };
    answers.extend(found.gained.iter().map(|&(person, course, to)| place(person, course, None, Some(to))));
    answers.extend(found.lost.iter().map(|&(person, course, from)| place(person, course, Some(from), None)));
    answers.extend(found.moved.iter().map(|&(person, course, from, to)| place(person, course, Some(from), Some(to))));
    show(screen, &answers);
    Ok(())
}

fn read_plan(problem: &Problem, solution: &Path) -> Result<(Checked, Prices)> {
    let answer = read_answer(problem, solution)?;
    match plan::check(problem, &answer.solution) {
        Ok(plan) => Ok((plan, answer.prices)),
        Err(broken) => {
            let broken: Vec<String> = broken.iter().map(ToString::to_string).collect();
            bail!("{} is no plan of this problem: {}", solution.display(), broken.join("; "))
        }
    }
}

fn need_of(problem: &Problem, person: u32, course: u32) -> Result<NeedIx> {
    let is = |need: &plan::Need| (need.person.0, need.course.0) == (person, course);
    let found = problem.needs.iter().position(is);
    found.map(NeedIx::of).ok_or_else(|| refused(PlanMessage::FileNoSuchNeed { person, course }))
}
