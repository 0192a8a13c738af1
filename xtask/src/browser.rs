//! The office in a browser: ten journeys in headless Chromium, on a desktop and a phone, in both languages, with and without
//! script, by the keyboard alone, each page looked at by axe and kept as a picture.

mod driver;
mod journeys;
mod slow;
mod valid;
mod walk;

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::bench::machine;
use crate::need::{self, Need};
use crate::papers;
pub(crate) use driver::{Driver, Setup};
use journeys::{JOURNEYS, Office};
pub(crate) use slow::slow;
use walk::Walk;

/// People of the office: some communes, and every kind of page.
const PEOPLE: &str = "300";

/// The walks: every width, language, with and without script, and by the keyboard, each with each other at least once.
const WALKS: [(&str, Setup, bool); 4] = [
    ("desktop-vi-keyboard", Setup { width: 1366, lang: "vi", script: true }, true),
    ("phone-en-plain", Setup { width: 390, lang: "en", script: false }, false),
    ("desktop-en-plain-keyboard", Setup { width: 1366, lang: "en", script: false }, true),
    ("phone-vi", Setup { width: 390, lang: "vi", script: true }, false),
];

/// Who walks.
const ACCOUNTS: [(&str, &str); 3] =
    [("province", "province_officer"), ("school", "school_office"), ("auditor", "auditor")];

/// What was looked at.
pub(crate) struct Looked {
    /// Whether nothing was wrong.
    pub(crate) well: bool,
    /// What could not be looked at, and why.
    pub(crate) skipped: Option<String>,
}

/// Walks, those whose name begins so; pictures of every page stay in `target/browser`.
pub(crate) fn browser(root: &Path, only: &str) -> Result<Looked> {
    let chromium = match need::chromium() {
        Need::Met(chromium) => chromium,
        Need::Missing(why) => return Ok(Looked { well: true, skipped: Some(why) }),
    };
    let mut skipped = Vec::new();
    let python = met(need::python("papers", &papers::PACKAGES)?, &mut skipped);
    let axe = python.as_deref().map(need::axe).transpose()?.and_then(|axe| met(axe, &mut skipped));
    let checker = python.as_deref().map(need::nu).transpose()?.and_then(|checker| met(checker, &mut skipped));
    let pictures = root.join("target/browser");
    let _ = fs::remove_dir_all(&pictures);
    fs::create_dir_all(&pictures)?;
    let folder = tempfile::tempdir()?;
    let demo = folder.path().join("demo");
    goc(&["--lang", "vi", "--quiet", "demo", "--people", PEOPLE, &text(&demo)?], &[])?;
    let mut well = true;
    for (name, setup, keyboard) in WALKS.into_iter().filter(|(name, ..)| name.starts_with(only)) {
        let database = folder.path().join(format!("{name}.db"));
        let server = Server::start(&text(&database)?)?;
        let year = machine::year_planned();
        let accounts = {
            let database = text(&database)?;
            Box::new(move || later(&database, setup.lang))
        };
        let office = Office::of(&demo.join("in"), year, accounts)?;
        for (account, role) in ACCOUNTS {
            account_of(&text(&database)?, account, role, &["--lang", setup.lang])?;
        }
        let driver = Driver::start(&chromium, setup)?;
        let passwords = ACCOUNTS.iter().map(|(account, _)| *account).chain(["commune", "person"]);
        let mut walk = Walk {
            driver: &driver,
            base: server.base.clone(),
            name: name.to_owned(),
            folder: pictures.clone(),
            axe: axe.as_deref(),
            keyboard,
            script: setup.script,
            width: setup.width,
            faults: Vec::new(),
            looked: 0,
            passwords: passwords.map(|account| (account, password(account))).collect::<BTreeMap<_, _>>(),
        };
        for (journey, make) in JOURNEYS {
            if let Err(error) = make(&mut walk, &office) {
                let fault = format!("{name}-{journey}: {error:#}");
                eprintln!("{fault}");
                walk.faults.push(fault);
                let _ = walk.look(&format!("{journey}-failed"));
            }
        }
        println!("{name}: {} journeys, {} pages looked at, {} faults", JOURNEYS.len(), walk.looked, walk.faults.len());
        walk.faults.iter().for_each(|fault| eprintln!("{fault}"));
        well &= walk.faults.is_empty();
    }
    if let Some(checker) = checker {
        let faults = valid::faults(&checker, &pictures)?;
        faults.iter().for_each(|fault| eprintln!("{fault}"));
        well &= faults.is_empty();
    }
    println!("pictures of every page: {}", pictures.display());
    Ok(Looked { well, skipped: (!skipped.is_empty()).then(|| skipped.join("\n")) })
}

/// What is there, or why it is not, kept for the end.
fn met<T>(need: Need<T>, skipped: &mut Vec<String>) -> Option<T> {
    match need {
        Need::Met(there) => Some(there),
        Need::Missing(why) => {
            skipped.push(why);
            None
        }
    }
}

/// The officer of a commune and somebody in it: there are none before the first import.
fn later(database: &str, lang: &str) -> Result<()> {
    let people = goc(&["--db", database, "export", "--json"], &[])?;
    let posted = people.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let posted = posted.filter_map(|person| {
        let unit = person["holds"][0]["unit"].as_str()?.to_owned();
        Some((person["id"].as_str()?.to_owned(), unit))
    });
    let (person, unit) = posted.into_iter().next().context("nobody holds a post")?;
    account_of(database, "commune", "commune_officer", &["--unit", &unit, "--lang", lang])?;
    account_of(database, "person", "official", &["--person", &person, "--lang", lang])
}

pub(crate) fn password(account: &str) -> String {
    format!("the-password-of-{account}")
}

pub(crate) fn account_of(database: &str, account: &str, role: &str, of: &[&str]) -> Result<()> {
    let args = [&["--db", database, "admin", "add", account, "--role", role], of].concat();
    goc(&args, &[("GOC_PASSWORD", &password(account))]).map(|_| ())
}

fn text(path: &Path) -> Result<String> {
    Ok(path.to_str().context("a temporary folder with a plain name")?.to_owned())
}

/// The program that is built beside this one.
pub(crate) fn program() -> Result<PathBuf> {
    Ok(env::current_exe()?.with_file_name(format!("goc{}", env::consts::EXE_SUFFIX)))
}

/// Runs it; what it prints.
pub(crate) fn goc(args: &[&str], variables: &[(&str, &str)]) -> Result<String> {
    let mut command = Command::new(program()?);
    let done = command.args(args).envs(variables.iter().copied()).stderr(Stdio::inherit()).output()?;
    match done.status.success() {
        true => Ok(String::from_utf8_lossy(&done.stdout).into_owned()),
        false => bail!("goc {} failed", args.join(" ")),
    }
}

/// A server of an office; it ends when this is dropped.
pub(crate) struct Server {
    pub(crate) process: Child,
    /// `http://` and where it answers.
    pub(crate) base: String,
}

impl Server {
    /// Serves a database.
    pub(crate) fn start(database: &str) -> Result<Server> {
        Server::start_on(database, &["serve"], None)
    }

    /// Serves a database as the arguments say, on one core alone where that is asked and the machine can.
    pub(crate) fn start_on(database: &str, args: &[&str], core: Option<usize>) -> Result<Server> {
        let mut command = match core {
            Some(core) => {
                let mut taskset = Command::new("taskset");
                taskset.arg("-c").arg(core.to_string()).arg(program()?);
                taskset
            }
            None => Command::new(program()?),
        };
        command.args(["--json", "--db", database]).args(args).args(["--address", "127.0.0.1:0"]).stdout(Stdio::piped());
        Server::answering(&mut command)
    }

    /// The server that a command starts, once it has said where it answers.
    pub(crate) fn answering(command: &mut Command) -> Result<Server> {
        let mut process = command.spawn().context("cannot start goc serve")?;
        let mut line = String::new();
        BufReader::new(process.stdout.as_mut().context("no output")?).read_line(&mut line)?;
        let said: Value = serde_json::from_str(&line).context("goc serve says no address")?;
        let address = said["address"].as_str().context("goc serve says no address")?;
        Ok(Server { base: format!("http://{address}"), process })
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
