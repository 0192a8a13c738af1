//! Changes small files of every format by chance and reads them: no input may panic, take long, or take much memory.
//!
//! Run by `cargo xtask fuzz`. Arguments: how many inputs, the seed, and the number of one input to write it to a file.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "printing is what it is for")]

mod archive;
mod chance;
mod mutate;
mod seeds;

use std::error::Error;
use std::panic::{self, AssertUnwindSafe, Location};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use cadre::pack::{Pack, PackError};
use cadre::record::Titles;
use sheet::{Ask, Fields, Mapping, Vocabulary, open, understand, wire};

use chance::Chance;
use seeds::{Kind, MAPPING, Seeds, to_wire};

/// Inputs when none are asked.
const INPUTS: u64 = 1_000_000;

/// Inputs between two lines of what was done.
const INPUTS_PER_LINE: u64 = 1_000_000;

/// Inputs that a thread takes at once.
const INPUTS_AT_ONCE: u64 = 1_000;

/// Panics that are told one by one; more are the same few.
const TOLD_MAX: usize = 20;

/// A book is sent to another process and back once in so many inputs.
const WIRED_ONCE_IN: usize = 16;

/// What every input is called: the name of a file may tell the unit.
const FILE: &str = "xa-an-binh.xls";

/// What the readers are asked with.
struct Desk {
    titles: Titles,
    fields: Fields,
    plain: (Vocabulary, Mapping),
    said: (Vocabulary, Mapping),
}

/// What was seen so far.
#[derive(Default)]
struct Seen {
    read: u64,
    understood: u64,
    people: u64,
    panics: Vec<(u64, String)>,
    slowest: (Duration, u64),
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args().skip(1);
    let inputs = args.next().map_or(Ok(INPUTS), |text| text.replace('_', "").parse())?;
    let seed = args.next().map_or(Ok(1), |text| text.parse())?;
    let seeds = Seeds::new();
    if let Some(input) = args.next() {
        let (kind, bytes) = seeds.input(&mut Chance::of(seed, input.parse()?));
        std::fs::write("fuzz-input", &bytes)?;
        println!("input {input} of seed {seed}: {kind:?}, {} bytes, in fuzz-input", bytes.len());
        return Ok(());
    }
    let seen = run(&Desk::new()?, &seeds, inputs, seed);
    for (input, what) in seen.panics.iter().take(TOLD_MAX) {
        println!("input {input} panicked: {what}");
    }
    if seen.panics.is_empty() { Ok(()) } else { Err(format!("{} inputs panicked", seen.panics.len()).into()) }
}

/// Two threads take inputs until there are none left.
fn run(desk: &Desk, seeds: &Seeds, inputs: u64, seed: u64) -> Seen {
    // What a panic says is kept by its own thread until it is caught.
    panic::set_hook(Box::new(|about| {
        let place = about.location().map(Location::to_string).unwrap_or_default();
        let what = about.payload_as_str().unwrap_or("").to_owned();
        SAID.with_borrow_mut(|said| *said = format!("{place}: {what}"));
    }));
    let (next, seen, started) = (AtomicU64::new(0), Mutex::new(Seen::default()), Instant::now());
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                loop {
                    let from = next.fetch_add(INPUTS_AT_ONCE, Ordering::Relaxed);
                    if from >= inputs {
                        return;
                    }
                    let until = (from + INPUTS_AT_ONCE).min(inputs);
                    let mut own = Seen::default();
                    (from..until).for_each(|input| one(desk, seeds, seed, input, &mut own));
                    let mut seen = seen.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
                    let lines = seen.read / INPUTS_PER_LINE;
                    seen.add(own);
                    if seen.read / INPUTS_PER_LINE > lines || seen.read == inputs {
                        println!("{}", seen.line(started.elapsed()));
                    }
                }
            });
        }
    });
    let _ = panic::take_hook();
    seen.into_inner().unwrap_or_else(|poisoned| poisoned.into_inner())
}

thread_local! {
    static SAID: std::cell::RefCell<String> = const { std::cell::RefCell::new(String::new()) };
}

fn one(desk: &Desk, seeds: &Seeds, seed: u64, input: u64, seen: &mut Seen) {
    let mut chance = Chance::of(seed, input);
    let (kind, bytes) = seeds.input(&mut chance);
    let started = Instant::now();
    let done = panic::catch_unwind(AssertUnwindSafe(|| desk.read(kind, &bytes, &mut chance)));
    seen.slowest = seen.slowest.max((started.elapsed(), input));
    seen.read += 1;
    match done {
        Ok(people) => {
            seen.understood += u64::from(people.is_some());
            seen.people += people.unwrap_or(0) as u64;
        }
        Err(_) => seen.panics.push((input, SAID.with_borrow(Clone::clone))),
    }
}

impl Desk {
    fn new() -> Result<Desk, Box<dyn Error>> {
        let titles = Pack { file: "titles.toml", text: include_str!("../../../../rules/titles.toml") };
        let fields = Pack { file: "fields.toml", text: include_str!("../../../../rules/fields.toml") };
        let (titles, fields) = (Titles::read(titles)?, Fields::read(fields)?);
        let said = Mapping::read(Pack { file: "mapping.toml", text: MAPPING })?;
        let with = |mapping: Mapping| Ok::<_, PackError>((Vocabulary::new(&titles, &mapping)?, mapping));
        let (plain, said) = (with(Mapping::default())?, with(said)?);
        Ok(Desk { plain, said, fields, titles })
    }

    /// Reads an input as an import does; how many people it states, where it is a workbook at all.
    fn read(&self, kind: Kind, bytes: &[u8], chance: &mut Chance) -> Option<usize> {
        let book = match kind {
            Kind::File => open(FILE, bytes).ok()?,
            Kind::Wire => wire::read(bytes)?,
            Kind::Mapping => {
                let text = std::str::from_utf8(bytes).ok()?;
                let mapping = Mapping::read(Pack { file: "mapping.toml", text }).ok()?;
                Vocabulary::new(&self.titles, &mapping).ok()?;
                Mapping::read(Pack { file: "mapping.toml", text: &mapping.write() }).expect("what we write we read");
                return Some(0);
            }
        };
        if kind == Kind::File && chance.once_in(WIRED_ONCE_IN) {
            assert!(wire::read(&to_wire(&book)).as_ref() == Some(&book), "a book is another one on the other side");
        }
        let (vocabulary, mapping) = if chance.once_in(2) { &self.said } else { &self.plain };
        let today = "2026-11-25".parse().expect("a day");
        let ask = Ask { vocabulary, fields: &self.fields, mapping, today };
        Some(understand(FILE, book, ask).expect("the program's own packs are whole").stated.len())
    }
}

impl Seen {
    fn add(&mut self, other: Seen) {
        self.read += other.read;
        self.understood += other.understood;
        self.people += other.people;
        self.panics.extend(other.panics);
        self.slowest = self.slowest.max(other.slowest);
    }

    fn line(&self, took: Duration) -> String {
        let (slow, input) = self.slowest;
        format!(
            "{} inputs, {} opened, {} people, {} panics, {:.0} s, slowest {:.1} ms (input {input}), peak memory {}",
            self.read,
            self.understood,
            self.people,
            self.panics.len(),
            took.as_secs_f64(),
            slow.as_secs_f64() * 1e3,
            peak_memory().map_or("not known".to_owned(), |kilobytes| format!("{} MB", kilobytes / 1_000)),
        )
    }
}

/// The most memory this process had so far, in kilobytes, where the system tells (Linux).
fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.parse().ok()
}
