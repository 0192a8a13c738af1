//! A full disk: the server says so, goes on reading, and writes again once there is room. The disk is a small one in memory, in a
//! namespace of its own, so that nobody else's is filled.

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{ChildStdin, Command, Stdio};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::browser::{Server, account_of, goc, password, program};
use crate::http::{Answer, Connection, form_key, sign_in};
use crate::kills::{SAVED, Sent, put};

/// People of the office.
const PEOPLE: &str = "300";

/// Room beside the database, kB: enough to begin with, and soon filled.
const ROOM_KB: u64 = 6_000;

/// Pages that are read while nothing can be written.
const READ: [&str; 5] = ["/", "/people", "/units", "/review", "/standards"];

/// Corrections until the disk has to have said that it is full: what lies ready in the write-ahead log takes a few.
const TRIES: usize = 5_000;

/// How a form is answered that cannot be saved for want of room.
const FULL: u16 = 507;

/// Mounts the disk, serves from it, and does what comes in, line by line.
const SCRIPT: &str = r#"
mount -t tmpfs -o size="$ROOM"k none "$DISK" && cp "$BEGINS" "$DISK/goc.db" || exit 1
"$GOC" --json --db "$DISK/goc.db" serve --no-work --address 127.0.0.1:0 <&- & SERVER=$!
while read -r line; do eval "$line"; echo done >> "$DONE"; done
kill $SERVER; wait $SERVER; cp "$DISK"/goc.db* "$ENDS"
"#;

/// Why the disk cannot be made on this machine, where it cannot.
pub(crate) fn cannot() -> Option<String> {
    let mut tried = Command::new("unshare");
    tried.args(["-rm", "sh", "-c", "mount -t tmpfs -o size=4k none /tmp"]).stdout(Stdio::null()).stderr(Stdio::null());
    let can = tried.status().is_ok_and(|status| status.success());
    (!can).then(|| "a full disk: needs Linux and `unshare -rm`, which makes a small disk of its own".to_owned())
}

/// The small disk, and what was done on it.
struct Disk {
    commands: ChildStdin,
    /// Where the shell that has the disk writes a line for each command that it has done.
    done: PathBuf,
    asked: usize,
}

impl Disk {
    /// Lets the shell do something, and waits until it has.
    fn does(&mut self, line: &str) -> Result<()> {
        writeln!(self.commands, "{line}")?;
        self.asked += 1;
        while fs::read_to_string(&self.done).unwrap_or_default().lines().count() < self.asked {
            thread::sleep(Duration::from_millis(20));
        }
        Ok(())
    }
}

/// An officer who corrects files, and what became of it.
struct Officer {
    base: String,
    cookie: String,
    key: String,
    people: Vec<String>,
    saved: Vec<Sent>,
    refused: Vec<Sent>,
}

impl Officer {
    /// Corrects the file of the next person; how the office answers.
    fn corrects(&mut self, mark: &str) -> Result<u16> {
        let person = self.people[self.saved.len() % self.people.len()].clone();
        let sent = Sent { person, mark: mark.to_owned(), acknowledged: false };
        let answer = put(&mut Connection::open(&self.base)?, &self.base, (&self.cookie, &self.key), &sent)?;
        if answer.status == SAVED {
            self.saved.push(sent)
        } else {
            self.refused.push(sent)
        }
        Ok(answer.status)
    }

    fn reads(&self, page: &str) -> Result<Answer> {
        Connection::open(&self.base)?.ask("GET", page, &[("Cookie", &self.cookie)], "")
    }

    /// How many of the corrections stand in the files.
    fn finds(&self, sent: &[Sent]) -> Result<usize> {
        let mut found = 0;
        for sent in sent {
            let page = self.reads(&format!("/people/{}?log=all", sent.person))?.text();
            found += usize::from(page.contains(&format!("mark {} end", sent.mark)));
        }
        Ok(found)
    }
}

/// Fills the disk under a server; whether everything was as it must be.
pub(crate) fn full() -> Result<bool> {
    let folder = tempfile::tempdir()?;
    let path = |name: &str| folder.path().join(name);
    let text = |name: &str| path(name).display().to_string();
    let people = office(&text("demo"), &text("begins.db"))?;
    for name in ["disk", "ends"] {
        fs::create_dir(path(name))?;
    }
    let room = fs::metadata(path("begins.db"))?.len() / 1_000 + ROOM_KB;
    let mut command = Command::new("unshare");
    command.args(["-rm", "sh", "-c", SCRIPT]).stdin(Stdio::piped()).stdout(Stdio::piped());
    command.env("ROOM", room.to_string()).env("DISK", path("disk")).env("BEGINS", path("begins.db"));
    command.env("ENDS", path("ends")).env("DONE", path("done")).env("GOC", program()?);
    let mut server = Server::answering(&mut command)?;
    let commands = server.process.stdin.take().context("no input")?;
    let mut disk = Disk { commands, done: path("done"), asked: 0 };
    let cookie = sign_in(&server.base, "province", &password("province"))?;
    let (base, key) = (server.base.clone(), form_key(&server.base, &cookie)?);
    let mut officer = Officer { base, cookie, key, people, saved: Vec::new(), refused: Vec::new() };
    let faults = filled(&mut disk, &mut officer)?;
    drop(disk);
    server.process.wait()?;
    let sound = goc(&["--db", &text("ends/goc.db"), "doctor"], &[]).is_ok();
    faults.iter().for_each(|fault| eprintln!("{fault}"));
    let Officer { saved, refused, .. } = &officer;
    println!(
        "full disk: {} saved, {} refused and told so, {} faults, log {}",
        saved.len(),
        refused.len(),
        faults.len(),
        if sound { "sound" } else { "NOT SOUND" },
    );
    Ok(faults.is_empty() && sound)
}

/// A small office in a database; the ids of its people.
fn office(demo: &str, database: &str) -> Result<Vec<String>> {
    goc(&["--lang", "vi", "--quiet", "demo", "--people", PEOPLE, demo], &[])?;
    goc(&["--db", database, "--quiet", "import", "--skip-problems", &format!("{demo}/in")], &[])?;
    account_of(database, "province", "province_officer", &[])?;
    // Nothing is left beside the file, which is copied alone.
    goc(&["--db", database, "doctor"], &[])?;
    let people = goc(&["--db", database, "export", "--json"], &[])?;
    let people = people.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    Ok(people.filter_map(|person| Some(person["id"].as_str()?.to_owned())).collect())
}

/// Works before the disk is full, while it is, and once there is room again; what was not as it must be.
fn filled(disk: &mut Disk, officer: &mut Officer) -> Result<Vec<String>> {
    let mut faults = Vec::new();
    if officer.corrects("before")? != SAVED {
        bail!("nothing could be written before the disk was full");
    }
    disk.does("dd if=/dev/zero of=\"$DISK/fill\" bs=4k 2>/dev/null")?;
    let mut said = SAVED;
    for at in 0..TRIES {
        said = officer.corrects(&format!("full-{at}"))?;
        if said != SAVED {
            break;
        }
    }
    if said != FULL {
        faults.push(format!("a full disk is answered with {said}"));
    }
    for page in READ {
        let status = officer.reads(page)?.status;
        if status != 200 {
            faults.push(format!("{page} is answered with {status} while the disk is full"));
        }
    }
    // Who signs in now cannot be remembered, and is told why.
    let signing = sign_in(&officer.base, "province", &password("province"));
    if !signing.as_ref().is_err_and(|why| why.to_string().ends_with(&FULL.to_string())) {
        faults.push(format!("signing in while the disk is full: {signing:?}"));
    }
    disk.does("rm \"$DISK/fill\"")?;
    if officer.corrects("after")? != SAVED {
        faults.push("nothing can be written once there is room again".to_owned());
    }
    let (kept, half) = (officer.finds(&officer.saved)?, officer.finds(&officer.refused)?);
    let (saved, refused) = (officer.saved.len(), officer.refused.len());
    if kept != saved || half != 0 {
        faults.push(format!("{kept} of {saved} saved are there, and {half} of {refused} refused"));
    }
    Ok(faults)
}
