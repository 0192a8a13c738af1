//! The pages under load: how many a second a core answers, and how long they take at seven tenths of that.

use std::env;
use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use super::machine;
use crate::browser::{Server, account_of, goc, password, slow};
use crate::http::{Connection, form_key, sign_in};
use crate::kills::{SAVED, Sent, put};
use crate::need::{self, Need};

/// Visitors at once while the knee is looked for.
const VISITORS: [usize; 5] = [1, 2, 4, 8, 16];

/// How long each number of visitors is tried.
const TRIED: Duration = Duration::from_secs(6);

/// How long the load at seven tenths of the knee lasts.
const LASTS: Duration = Duration::from_secs(60);

/// Connections that load is spread over.
const CONNECTIONS: usize = 16;

/// How one request went.
struct Took {
    page: usize,
    took: Duration,
    well: bool,
}

/// A page of the mix, and its addresses.
struct Page {
    name: &'static str,
    addresses: Vec<String>,
}

/// Which office is measured.
#[derive(Clone, Copy)]
pub(crate) enum Size {
    /// The demo province.
    Demo,
    /// A province of so many people.
    Province(u32),
    /// A country of so many people, its provinces as units of one office.
    Country(u32),
}

/// Measures the pages of an office.
pub(crate) fn web(root: &Path, size: Size) -> Result<bool> {
    let folder = tempfile::tempdir_in(root.join("target"))?;
    let demo = folder.path().join("demo");
    let demo = demo.to_str().context("a folder with a plain name")?;
    let database = match size {
        // A province without workbooks: only its pages are wanted.
        Size::Province(people) => {
            goc(&["--quiet", "demo", "--provinces", "1", "--people", &people.to_string(), demo], &[])?;
            format!("{demo}/province-01.db")
        }
        Size::Demo => {
            goc(&["--quiet", "demo", demo], &[])?;
            format!("{demo}/goc.db")
        }
        Size::Country(people) => {
            std::fs::create_dir(demo)?;
            let database = format!("{demo}/country.db");
            country(root, &database, people)?;
            database
        }
    };
    let province = "999";
    account_of(&database, "province", "province_officer", &["--province", province])?;
    let server = Server::start_on(&database, &["--province", province, "serve", "--no-work"], Some(0))?;
    let line = machine::line("cargo xtask bench web");
    // The generator has the other core for itself.
    pin(1);
    let cookie = sign_in(&server.base, "province", &password("province"))?;
    let pages = pages(&server.base, &cookie)?;
    for page in &pages {
        let begun = Instant::now();
        let answer = Connection::open(&server.base)?.ask("GET", &page.addresses[0], &[("Cookie", &cookie)], "")?;
        println!("first {}: {} ms, {} bytes", page.name, begun.elapsed().as_millis(), answer.body.len());
    }
    let mut knee = 0.0_f64;
    for visitors in VISITORS {
        let took = closed(&server.base, &cookie, &pages, visitors)?;
        let rate = took.len() as f64 / TRIED.as_secs_f64();
        println!("{visitors} visitors: {rate:.0} pages a second, p99 {:.1} ms", ms(&took, 0.99, None));
        knee = knee.max(rate);
    }
    let rate = knee * 0.7;
    let took = open(&server.base, &cookie, &pages, rate)?;
    let errors = took.iter().filter(|took| !took.well).count();
    println!("\n{line}\n");
    println!("| pages a second | of the knee | p50 | p99 | requests | errors |\n|---|---|---|---|---|---|");
    let (p50, p99) = (ms(&took, 0.5, None), ms(&took, 0.99, None));
    println!("| {rate:.0} | 70 % of {knee:.0} | {p50:.1} ms | {p99:.1} ms | {} | {errors} |\n", took.len());
    println!("| page | requests | p50 | p99 |\n|---|---|---|---|");
    for (at, page) in pages.iter().enumerate() {
        let many = took.iter().filter(|took| took.page == at).count();
        println!(
            "| {} | {many} | {:.1} ms | {:.1} ms |",
            page.name,
            ms(&took, 0.5, Some(at)),
            ms(&took, 0.99, Some(at))
        );
    }
    println!(
        "\nfirst page after a correction: {:.1} s",
        after_correction(&server.base, &cookie, &pages)?.as_secs_f64()
    );
    match need::chromium() {
        Need::Met(chromium) => {
            let slowly = ["/sign-in", "/", "/people", &pages[3].addresses[0], "/review"];
            println!("\n| page, line of 1.6 Mbit/s, processor four times slower | until it can be used |\n|---|---|");
            for (page, took) in slowly.iter().zip(slow(&chromium, &server.base, &cookie, &slowly)?) {
                println!("| {} | {took} ms |", if page.len() > 20 { "a person" } else { page });
            }
        }
        Need::Missing(why) => println!("first pages: {why}"),
    }
    Ok(errors == 0)
}

/// Writes a country into a database: an example of `office`, so that these commands build without the whole house.
fn country(root: &Path, database: &str, people: u32) -> Result<()> {
    let cargo = env::var_os("CARGO").context("run this by `cargo xtask bench web`")?;
    let mut run = Command::new(cargo);
    run.current_dir(root).args(["run", "--release", "--quiet", "--package", "office", "--example", "country_db"]);
    match run.args(["--", database, &people.to_string()]).status()?.success() {
        true => Ok(()),
        false => bail!("the country was not written"),
    }
}

/// People whose pages are asked for.
const ASKED: usize = 500;

/// Pages of the list on which they stand: far from each other, so that no two need the same.
const FAR: usize = 7;

/// The mix: each page as often as the others.
fn pages(base: &str, cookie: &str) -> Result<Vec<Page>> {
    let mut connection = Connection::open(base)?;
    let mut read = |address: &str| -> Result<String> {
        let begun = Instant::now();
        let text = connection.ask("GET", address, &[("Cookie", cookie)], "")?.text();
        if begun.elapsed() > Duration::from_secs(2) {
            println!("{address}: {:.1} s, counted once for all", begun.elapsed().as_secs_f64());
        }
        Ok(text)
    };
    let mut people: Vec<(String, String)> = Vec::new();
    for page in 1.. {
        let list = read(&format!("/people?size=200&page={}", page * FAR))?;
        let known = people.len();
        people.extend(links(&list, "/people/"));
        people.sort();
        people.dedup();
        if people.len() >= ASKED || people.len() == known {
            break;
        }
    }
    let units: Vec<String> = {
        let first = read("/units")?;
        links(&first, "/people?unit=").into_iter().map(|(id, _)| id).collect()
    };
    let each = |of: &dyn Fn(&(String, String)) -> String| people.iter().take(ASKED).map(of).collect::<Vec<_>>();
    let encoded = |text: &str| text.bytes().map(|byte| format!("%{byte:02X}")).collect::<String>();
    let given = |name: &str| name.split(' ').next_back().unwrap_or_default().to_owned();
    let one = |address: &str| vec![address.to_owned()];
    let of_units = |page: &str| units.iter().take(ASKED).map(|unit| format!("{page}?unit={unit}")).collect();
    Ok(vec![
        Page { name: "desk", addresses: one("/") },
        Page { name: "people", addresses: one("/people") },
        Page { name: "people, searched", addresses: each(&|(_, name)| format!("/people?q={}", encoded(&given(name)))) },
        Page { name: "person", addresses: each(&|(id, _)| format!("/people/{id}")) },
        Page { name: "eligibility", addresses: each(&|(id, _)| format!("/people/{id}/check?title=chu-tich-ubnd")) },
        Page { name: "units", addresses: one("/units") },
        Page { name: "unit", addresses: of_units("/units") },
        Page { name: "people of a unit", addresses: of_units("/people") },
        Page { name: "review", addresses: one("/review") },
        Page { name: "review of a unit", addresses: of_units("/review") },
        Page { name: "standards", addresses: one("/standards") },
    ])
}

/// The ids behind the links of a page that begin so, each with the words of the link.
fn links(page: &str, beginning: &str) -> Vec<(String, String)> {
    let opened = format!("href=\"{beginning}");
    let behind = page.split(&*opened).skip(1);
    let link = |rest: &str| {
        let (id, rest) = rest.split_once('"')?;
        let words = rest.split_once('>')?.1.split('<').next()?;
        (id.len() == 36).then(|| (id.to_owned(), words.to_owned()))
    };
    behind.filter_map(link).collect()
}

/// How long the page of somebody takes whose file has just been corrected: the record is made again for it.
fn after_correction(base: &str, cookie: &str, pages: &[Page]) -> Result<Duration> {
    let people = pages.iter().find(|page| page.name == "person").context("no page of a person")?;
    let address = &people.addresses[0];
    let person = address.rsplit('/').next().unwrap_or_default().to_owned();
    let sent = Sent { person, mark: "bench".to_owned(), acknowledged: false };
    let mut connection = Connection::open(base)?;
    let key = form_key(base, cookie)?;
    if put(&mut connection, base, (cookie, &key), &sent)?.status != SAVED {
        bail!("the correction was not saved");
    }
    let begun = Instant::now();
    connection.ask("GET", address, &[("Cookie", cookie)], "")?;
    Ok(begun.elapsed())
}

/// Every visitor asks for the next page when the last has come.
fn closed(base: &str, cookie: &str, pages: &[Page], visitors: usize) -> Result<Vec<Took>> {
    let begun = Instant::now();
    let next = AtomicUsize::new(0);
    gathered(visitors, || {
        let mut connection = Connection::open(base)?;
        let mut took = Vec::new();
        while begun.elapsed() < TRIED {
            let at = next.fetch_add(1, Ordering::Relaxed);
            took.push(ask(&mut connection, cookie, pages, at, Instant::now()));
        }
        Ok(took)
    })
}

/// Pages are asked for at a steady rate, whether or not the ones before have come; each is timed from when it was due.
fn open(base: &str, cookie: &str, pages: &[Page], rate: f64) -> Result<Vec<Took>> {
    let begun = Instant::now();
    let next = AtomicUsize::new(0);
    gathered(CONNECTIONS, || {
        let mut connection = Connection::open(base)?;
        let mut took = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let due = begun + Duration::from_secs_f64(at as f64 / rate);
            if due > begun + LASTS {
                return Ok(took);
            }
            thread::sleep(due.saturating_duration_since(Instant::now()));
            took.push(ask(&mut connection, cookie, pages, at, due));
        }
    })
}

fn gathered(threads: usize, work: impl Fn() -> Result<Vec<Took>> + Sync) -> Result<Vec<Took>> {
    thread::scope(|scope| {
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(&work)).collect();
        let mut all = Vec::new();
        for worker in workers {
            all.extend(worker.join().map_err(|_| anyhow::anyhow!("a visitor panicked"))??);
        }
        Ok(all)
    })
}

fn ask(connection: &mut Connection, cookie: &str, pages: &[Page], at: usize, since: Instant) -> Took {
    let page = at % pages.len();
    let addresses = &pages[page].addresses;
    let address = &addresses[at / pages.len() % addresses.len()];
    let answer = connection.ask("GET", address, &[("Cookie", cookie), ("Accept-Encoding", "gzip")], "");
    Took { page, took: since.elapsed(), well: answer.is_ok_and(|answer| answer.status == 200) }
}

/// A share of the requests, of one page or of all, took no longer than so many milliseconds.
fn ms(took: &[Took], share: f64, page: Option<usize>) -> f64 {
    let of_page = took.iter().filter(|took| page.is_none_or(|page| took.page == page));
    let mut times: Vec<Duration> = of_page.map(|took| took.took).collect();
    times.sort_unstable();
    let at = ((times.len() as f64 * share) as usize).min(times.len().saturating_sub(1));
    times.get(at).map_or(0.0, |time| time.as_secs_f64() * 1_000.0)
}

/// Keeps this process on one core, where the machine has taskset.
fn pin(core: usize) {
    let pid = std::process::id().to_string();
    let _ = Command::new("taskset").args(["-a", "-pc", &core.to_string(), &pid]).output();
}
