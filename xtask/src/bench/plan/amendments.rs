//! Ten things that happen to a published plan, and how few places change: the demo's province, its plan made first.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context, Result, bail};
use plan::{Budget, Checked, Decree, Draft, End, NeedIx, Order, Outcome, Problem, SessionIx, Slot};

/// Engine work of the published plan: some ten seconds.
const PUBLISHED: u64 = 200_000_000;
/// Engine work of an amendment, as `goc plan amend` has it.
const AMENDED: u64 = 10_000_000;
const SEED: u64 = 1;

/// Makes the demo with a binary, plans it, and prints what ten events change.
pub(super) fn amendments(goc: &Path) -> Result<()> {
    let problem = demo(goc)?;
    let order = |work| {
        let budget = Budget { end: End::Work(work), stop: &|| false };
        Order { seed: SEED, lanes: 2, threads: 2, budget }
    };
    let Outcome::Plan { solution, .. } = plan::solve(&problem, &order(PUBLISHED), &mut |_| {}) else {
        bail!("the demo has no plan");
    };
    let Ok(published) = plan::check(&problem, &solution) else { bail!("the engine broke a rule") };
    let gap = published.gap().unwrap_or(1.0) * 100.0;
    println!("The demo's province: {} needs, gap {gap:.2} %\n", problem.needs.len());
    println!("| what happens | places that change | proven at least | seconds |\n|---|---:|---:|---:|");
    for (what, changed, decrees) in events(&problem, &published)? {
        let begun = Instant::now();
        let found = plan::amend(&changed, &published.solution().served, &decrees, &order(AMENDED), &mut |_| {});
        let seconds = begun.elapsed().as_secs_f64();
        match found {
            Ok(amended) => println!("| {what} | {} | {} | {seconds:.2} |", amended.changed.len(), amended.least),
            Err(error) => println!("| {what} | {error} | – | {seconds:.2} |"),
        }
    }
    Ok(())
}

/// The year of the demo as a problem, written and read back as anyone would.
fn demo(goc: &Path) -> Result<Problem> {
    let folder = tempfile::tempdir()?;
    let home = folder.path().join("demo");
    let run = |args: &[&str]| -> Result<()> {
        let status = Command::new(goc).args(args).current_dir(folder.path()).stdout(Stdio::null()).status()?;
        if !status.success() {
            bail!("goc {args:?} ended with {status}");
        }
        Ok(())
    };
    let text = |path: &Path| path.to_str().map(str::to_owned).context("a folder with a name that is no text");
    let (home, file) = (text(&home)?, text(&folder.path().join("year.plan"))?);
    run(&["demo", &home, "--seed", "1"])?;
    run(&["--db", &format!("{home}/goc.db"), "plan", "problem", "2027", "-o", &file])?;
    Ok(plan::read_problem(&std::fs::read(&file)?)?)
}

type Event = (&'static str, Problem, Vec<Decree>);

fn events(problem: &Problem, plan: &Checked) -> Result<Vec<Event>> {
    let served: Vec<NeedIx> =
        (0..problem.needs.len()).map(NeedIx::of).filter(|need| plan.session_of(*need).is_some()).collect();
    let size = |session: SessionIx| plan.solution().served.iter().filter(|place| **place == Some(session)).count();
    let sessions = (0..problem.sessions.len()).map(SessionIx::of);
    let open: Vec<SessionIx> = sessions.filter(|session| size(*session) > 0).collect();
    let smallest = *open.iter().min_by_key(|session| (size(**session), session.0)).context("no class is open")?;
    let full = |session: &&SessionIx| problem.sessions[session.at()].slot == Slot::Full;
    let full_time = *open.iter().find(full).context("no full-time class is open")?;
    let out = |need: NeedIx| Decree { need, session: None };
    let of_class = |session: SessionIx, count: usize| -> Vec<Decree> {
        served
            .iter()
            .filter(|need| plan.session_of(**need) == Some(session))
            .take(count)
            .map(|need| out(*need))
            .collect()
    };
    let changed = |change: &dyn Fn(&mut Draft)| -> Result<Problem> {
        let mut draft: Draft = (**problem).clone();
        change(&mut draft);
        Ok(Problem::new(draft)?)
    };
    let person = problem.needs[served[0].at()].person;
    let ill = served.iter().filter(|need| problem.needs[need.at()].person == person).map(|need| out(*need)).collect();
    let waiting = plan.unserved().first().copied().context("everybody is served")?;
    let course = problem.needs[waiting.at()].course;
    let wanted = open.iter().copied().find(|session| problem.sessions[session.at()].course == course);
    let forced = Decree { need: waiting, session: Some(wanted.context("no class of the course is open")?) };
    let spread = served.iter().step_by(served.len() / 12 + 1).map(|need| out(*need)).collect();
    Ok(vec![
        ("one refuses", changed(&|_| ())?, vec![out(served[served.len() / 2])]),
        ("five of one class refuse", changed(&|_| ())?, of_class(full_time, 5)),
        ("twelve fall ill, all over the province", changed(&|_| ())?, spread),
        ("one is away all year", changed(&|_| ())?, ill),
        ("one who waited must have a place", changed(&|_| ())?, vec![forced]),
        (
            "a full-time class has three seats less",
            changed(&|draft| {
                let class = &mut draft.sessions[full_time.at()];
                class.high = (size(full_time) as u32 - 3).max(class.low);
            })?,
            Vec::new(),
        ),
        (
            "the smallest class is cancelled",
            changed(&|draft| {
                let class = &mut draft.sessions[smallest.at()];
                (class.low, class.high) = (1_000_000, 1_000_000);
            })?,
            Vec::new(),
        ),
        (
            "a full-time class is held a week later",
            changed(&|draft| {
                let (weeks, class) = (draft.weeks, &mut draft.sessions[full_time.at()]);
                class.start = (class.start + 1).min(weeks - class.length);
            })?,
            Vec::new(),
        ),
        (
            "a class more of the same kind",
            changed(&|draft| {
                let class = draft.sessions[full_time.at()];
                draft.sessions.push(class);
            })?,
            Vec::new(),
        ),
        (
            "the money is what the plan spends, less two in a hundred",
            changed(&|draft| draft.budget = Some(plan.cost().spent() / 100 * 98))?,
            Vec::new(),
        ),
    ])
}
