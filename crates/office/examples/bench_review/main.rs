//! The review of a country: 2,000,000 invented people as facts in memory, judged without and with proof, beside DuckDB.
//!
//! Run by `cargo xtask bench review`; prints a table for docs/benchmarks.md. The only argument is the number of people.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "printing is what it is for")]

mod duckdb;
mod people;

use std::collections::BTreeMap;
use std::error::Error;
use std::time::{Duration, Instant};

use cadre::pack::Pack;
use cadre::record::{Fact, Record};
use cadre::standard::{AsOf, Ask, Law, Outcome, Purpose, Standards, review_each, tally};
use jiff::Timestamp;
use office::Rules;
use store::{Stamp, Store};

/// People of the country, when none are asked.
const PEOPLE: usize = 2_000_000;

/// Provinces since July 2025: a country is reviewed province by province.
const PROVINCES: usize = 34;

/// The two conditions that are also asked of DuckDB: each alone, for the titles held.
const THEORY: &str = "requires = [{ subject = \"theory\", at_least = \"intermediate\" }]";
const TERM: &str = "requires = [{ working_months = 60 }]";

/// How often a query is timed; the middle one counts.
const RUNS: usize = 3;

/// What one province took, and what it was asked.
#[derive(Default)]
struct Took {
    facts: usize,
    making: Duration,
    tests: u64,
    weighing: Duration,
    proven: u64,
    proving: Duration,
}

fn main() -> Result<(), Box<dyn Error>> {
    let people = std::env::args().nth(1).map_or(Ok(PEOPLE), |text| text.replace('_', "").parse())?;
    let rules = Rules::embedded()?;
    let law = rules.standards.at(AsOf::day(people::ON));
    println!("| what | figure |\n|---|---:|");

    // Two provinces at a time, as a country is reviewed: a province is a tenant, and nobody needs all of them at once.
    let (took, wall) = timed(|| on_two(|province| measure(&law, province, people)));
    let sum = |of: fn(&Took) -> Duration| took.iter().map(of).sum::<Duration>();
    let facts: usize = took.iter().map(|took| took.facts).sum();
    let (tests, proven) = (took.iter().map(|took| took.tests).sum(), took.iter().map(|took| took.proven).sum());
    println!("| people, facts, in {PROVINCES} provinces, two at a time | {people}, {facts} |");
    println!(
        "| facts made in memory and turned into records | {:.1} core seconds |",
        sum(|took| took.making).as_secs_f64()
    );
    println!("| verdicts without proof, both cores busy | {} |", speed(tests, sum(|took| took.weighing)));
    println!("| verdicts with full proof, both cores busy | {} |", speed(proven, sum(|took| took.proving)));
    println!("| everything, wall | {:.1} s |", wall.as_secs_f64());
    println!("| peak memory | {} MB |", peak_megabytes());
    if proven != tests {
        return Err(format!("requirements weighed: {tests}, with proof {proven}").into());
    }
    peer(&rules, people)?;
    loading(people / PROVINCES)?;
    Ok(())
}

/// One province: made, weighed, proven, and gone.
fn measure(law: &Law<'_>, province: usize, people: usize) -> Took {
    let ask = Ask::default();
    let ((record, facts), making) = timed(|| made(province, people));
    let (tests, weighing) = timed(|| tally(&record, law, &ask, |_| {}));
    let (proven, proving) = timed(|| {
        let mut tests = 0;
        review_each(&record, law, &ask, |verdict| tests += verdict.proof.tried().len() as u64);
        tests
    });
    Took { facts, making, tests, weighing, proven, proving }
}

/// The record of a province, and how many facts it was made from; they go once it is made.
fn made(province: usize, people: usize) -> (Record, usize) {
    let (first, until) = (people * province / PROVINCES, people * (province + 1) / PROVINCES);
    let facts = people::facts(province, first, until);
    (Record::at(&facts, people::ON, Timestamp::MAX), facts.len())
}

/// Does something for every province, on two threads.
fn on_two(work: impl Fn(usize) -> Took + Sync) -> Vec<Took> {
    let half =
        |odd: usize| (0..PROVINCES).filter(move |province| province % 2 == odd).map(&work).collect::<Vec<Took>>();
    std::thread::scope(|scope| {
        let other = scope.spawn(|| half(1));
        let mut all = half(0);
        all.extend(other.join().unwrap_or_default());
        all
    })
}

/// The rules with one standard alone.
fn only(rules: &Rules, titles: &[&str], requires: &str) -> Result<Standards, Box<dyn Error>> {
    let mut standards = rules.standards.clone();
    standards.standards.clear();
    let text = format!(
        "[text]\nnumber = \"bench\"\nvi = \"x\"\nen = \"x\"\n[[standard]]\ncode = \"bench\"\narticle = \"1\"\n\
         titles = {titles:?}\npurposes = [\"held\"]\n{requires}\nverified = false\nsource = \"bench\"\n"
    );
    standards.add(Pack { file: "bench.toml", text: &text }, &rules.titles)?;
    Ok(standards)
}

/// How often each outcome came, and how long the middle one of a few runs took, province after province on one core.
#[derive(Default)]
struct Own {
    counts: BTreeMap<String, u64>,
    time: Duration,
}

impl Own {
    fn add(&mut self, record: &Record, standards: &Standards) {
        let law = standards.at(AsOf::day(people::ON));
        let ask = Ask { purposes: vec![Purpose::Held], ..Ask::default() };
        let mut runs: Vec<([u64; 3], Duration)> = (0..RUNS)
            .map(|_| {
                timed(|| {
                    let mut counts = [0; 3];
                    tally(record, &law, &ask, |answer| counts[place(answer.outcome)] += 1);
                    counts
                })
            })
            .collect();
        runs.sort_by_key(|(_, time)| *time);
        let (counts, time) = runs[RUNS / 2];
        self.time += time;
        for (name, count) in ["met", "not_met", "unknown"].into_iter().zip(counts).filter(|(_, count)| *count > 0) {
            *self.counts.entry(name.to_owned()).or_default() += count;
        }
    }
}

fn place(outcome: Outcome) -> usize {
    match outcome {
        Outcome::Met => 0,
        Outcome::NotMet => 1,
        _ => 2,
    }
}

/// The same two questions asked of DuckDB; other counts are an error.
fn peer(rules: &Rules, people: usize) -> Result<(), Box<dyn Error>> {
    let library = match duckdb::installed() {
        Ok(library) => library,
        Err(why) => {
            println!("| DuckDB | skipped: {why} |");
            return Ok(());
        }
    };
    let (theory, term) = (only(rules, &people::LEADERS, THEORY)?, only(rules, &people::TITLES, TERM)?);
    let mut own = [("theory level", Own::default()), ("age for one term", Own::default())];
    let mut export = duckdb::Export::begin()?;
    for province in 0..PROVINCES {
        let (record, _) = made(province, people);
        own[0].1.add(&record, &theory);
        own[1].1.add(&record, &term);
        export.add(&record)?;
    }
    for ((name, own), answer) in own.into_iter().zip(export.ask(&library)?) {
        if answer.counts != own.counts {
            return Err(format!("{name}: goc says {:?}, DuckDB says {:?}", own.counts, answer.counts).into());
        }
        let (goc, peer) = (own.time.as_secs_f64(), answer.seconds);
        println!(
            "| {name}, held titles: goc beside DuckDB {}, one core each, equal counts {:?} | {goc:.2} s, {peer:.2} s, {:.1} × |",
            answer.version,
            own.counts,
            peer / goc
        );
    }
    Ok(())
}

/// One province written to SQLite and loaded again.
fn loading(people: usize) -> Result<(), Box<dyn Error>> {
    let folder = std::env::temp_dir().join(format!("goc-bench-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let file = folder.join("goc.db");
    let loaded = load(people, file.to_str().ok_or("the folder's name is not valid Unicode")?);
    std::fs::remove_dir_all(&folder)?;
    let (facts, writing, loading, viewing) = loaded?;
    println!(
        "| one province from SQLite: {people} people, {facts} facts | written {:.1} s, loaded {:.1} s, record {:.1} s |",
        writing.as_secs_f64(),
        loading.as_secs_f64(),
        viewing.as_secs_f64()
    );
    Ok(())
}

fn load(people: usize, address: &str) -> Result<(usize, Duration, Duration, Duration), Box<dyn Error>> {
    let tenant = cadre::record::Tenant::SAMPLE;
    let store = Store::open(address)?;
    let changes = people::changes(0, 0, people);
    let stamp = Stamp { time: Timestamp::UNIX_EPOCH, actor: "bench".to_owned(), act: "bench".to_owned() };
    let (written, writing) =
        timed(|| store.write(|tx| store::fact::append(tx, tenant, &changes, &stamp, &mut store::random)));
    written?;
    let (facts, loading) = timed(|| store.read(|tx| store::fact::load(tx, tenant)));
    let facts: Vec<Fact> = facts?;
    let (record, viewing) = timed(|| Record::at(&facts, people::ON, Timestamp::MAX));
    if record.officials.len() != people {
        return Err("people were lost on the way through SQLite".into());
    }
    Ok((facts.len(), writing, loading, viewing))
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let begun = Instant::now();
    let done = work();
    (done, begun.elapsed())
}

fn speed(tests: u64, core_time: Duration) -> String {
    let seconds = core_time.as_secs_f64();
    format!("{tests} in {seconds:.2} core seconds, {:.2} million/s and core", tests as f64 / seconds / 1e6)
}

/// The most memory the process has had, in megabytes, where the system tells.
fn peak_megabytes() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse::<usize>().ok());
    kilobytes.unwrap_or(0) * 1024 / 1_000_000
}
