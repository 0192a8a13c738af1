//! The timetable engine on the field's public benchmark, a row for each run: processor seconds of the engine's own thread, so
//! that what else the machine does changes little. Rows are kept, and a bench that was cut goes on where it was.

mod published;
mod row;
mod school;

use std::fs;
use std::path::Path;
use std::sync::Mutex;

use anyhow::{Context, Result, bail};
use rustix::time::{ClockId, clock_gettime};
use timetable::{Budget, End, Order, Problem};

use super::machine;
use super::rows::Rows;
use published::PUBLISHED;
use row::Row;

pub(crate) use school::school;

/// Which instances are run how long with how many seeds.
struct Part {
    seconds: u32,
    seeds: u64,
    instances: &'static [&'static str],
}

/// The parts, the shortest first.
const PARTS: [Part; 3] = [
    Part { seconds: 10, seeds: 5, instances: &ALL },
    Part { seconds: 60, seeds: 10, instances: &ALL },
    Part { seconds: 300, seeds: 3, instances: &["comp03", "comp05", "comp07", "comp10"] },
];

const ALL: [&str; 11] =
    ["comp01", "comp02", "comp03", "comp04", "comp05", "comp06", "comp07", "comp08", "comp09", "comp10", "comp11"];

/// Runs what is not there yet, and prints the tables.
pub(crate) fn timetable(root: &Path, instances: &Path) -> Result<bool> {
    println!("{}\n", machine::line("cargo xtask bench timetable --instances DIR"));
    let mut rows = Rows::open(root, "timetable", Row::read)?;
    for part in &PARTS {
        run(part, instances, &mut rows)?;
        println!("{}", table(part, &rows));
    }
    Ok(true)
}

/// Every run of a part that has no row yet, on as many cores as there are.
fn run(part: &Part, instances: &Path, rows: &mut Rows<Row>) -> Result<()> {
    let wanted = part.instances.iter().flat_map(|instance| (1..=part.seeds).map(move |seed| (*instance, seed)));
    let mut missing: Vec<(&str, u64)> =
        wanted.filter(|(instance, seed)| find(rows, instance, part.seconds, *seed).is_none()).collect();
    missing.reverse();
    let total = missing.len();
    let missing = Mutex::new(missing);
    let rows = Mutex::new(rows);
    let work = || -> Result<()> {
        loop {
            let Some((instance, seed)) = missing.lock().ok().and_then(|mut missing| missing.pop()) else {
                return Ok(());
            };
            let row = once(instances, instance, part.seconds, seed)?;
            eprintln!("{row} (of {total})");
            if let Ok(mut rows) = rows.lock() {
                rows.push(row)?;
            }
        }
    };
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..cores).map(|_| scope.spawn(work)).collect();
        threads.into_iter().try_for_each(|thread| match thread.join() {
            Ok(done) => done,
            Err(_) => bail!("a run of the engine panicked"),
        })
    })
}

fn find<'a>(rows: &'a Rows<Row>, instance: &str, seconds: u32, seed: u64) -> Option<&'a Row> {
    rows.find(|row| (&*row.instance, row.seconds, row.seed) == (instance, seconds, seed))
}

/// One run of one lane; its answer is judged before it counts.
fn once(instances: &Path, instance: &str, seconds: u32, seed: u64) -> Result<Row> {
    let problem = read(instances, instance)?;
    let begun = processor_seconds();
    let share = || (processor_seconds() - begun) / f64::from(seconds);
    let budget = Budget { end: End::Share(&share), stop: &|| false };
    let answer = timetable::solve(&problem, &Order { seed, lanes: 1, threads: 1, budget }, &mut |_| {});
    let spent = processor_seconds() - begun;
    let checked = match timetable::check(&problem, &answer.timetable) {
        Ok(checked) => checked,
        Err(broken) => bail!("{instance}, seed {seed}: the answer breaks {} limits", broken.len()),
    };
    let score = checked.score();
    Ok(Row {
        instance: instance.to_owned(),
        seconds,
        seed,
        unplaced: u64::from(score.unplaced),
        cost: score.total(),
        bound: answer.bound,
        millions: answer.work as f64 / spent / 1e6,
    })
}

fn read(instances: &Path, instance: &str) -> Result<Problem> {
    let path = instances.join(format!("{instance}.ctt"));
    let text = fs::read(&path).with_context(|| {
        format!("cannot read {}; the instances are those of track 3 of ITC 2007, as .ctt files", path.display())
    })?;
    timetable::read_problem(&text).with_context(|| path.display().to_string())
}

/// Of this thread.
fn processor_seconds() -> f64 {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    time.tv_sec as f64 + time.tv_nsec as f64 / 1e9
}

/// The table of a part, beside what is published.
fn table(part: &Part, rows: &Rows<Row>) -> String {
    let mut text = format!(
        "{} s, {} seeds\n\n| instance | bound | median | best | worst | best published average, 5 min | best published run, 5 min | million proposals/s |\n|---|---:|---:|---:|---:|---:|---:|---:|\n",
        part.seconds, part.seeds
    );
    let (mut medians, mut bests, mut averages) = (0.0, 0, 0.0);
    for instance in part.instances {
        let mut of: Vec<&Row> = (1..=part.seeds).filter_map(|seed| find(rows, instance, part.seconds, seed)).collect();
        of.sort_by_key(|row| (row.unplaced, row.cost));
        let (Some(best), Some(worst)) = (of.first(), of.last()) else { continue };
        let median = (of[(of.len() - 1) / 2].value() + of[of.len() / 2].value()) / 2.0;
        let speed = of.iter().map(|row| row.millions).sum::<f64>() / of.len() as f64;
        let known = PUBLISHED.iter().find(|known| known.instance == *instance);
        let (average, run) = known.map_or((0.0, 0), |known| (known.average, known.best));
        medians += median;
        averages += average;
        bests += u32::from(best.value() <= f64::from(run));
        text += &format!(
            "| {instance} | {} | {median} | {} | {} | {average} | {run} | {speed:.1} |\n",
            best.bound,
            best.value(),
            worst.value()
        );
    }
    text + &format!(
        "\nSum of medians {medians}, of the best published averages {averages}: {:.1} % below. Best of the seeds at or below \
         the best published run on {bests} of {}.\n",
        100.0 * (1.0 - medians / averages),
        part.instances.len()
    )
}
