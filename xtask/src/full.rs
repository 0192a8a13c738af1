//! A full disk: the server says so, goes on reading, and writes again once there is room. The disk is a small one in memory, in a
//! namespace of its own, so that nobody else's is filled.

use std::fs;
use std::io::Write;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::browser::{Server, account_of, goc, password, program};
use crate::http::{Connection, form_key, sign_in};
use crate::kills::{Sent, put};

/// People of the office.
const PEOPLE: &str = "300";

/// Room beside the database, kB: enough to begin with, and soon filled.
const ROOM_KB: u64 = 6_000;

/// Pages that are read while nothing can be written.
const READ: [&str; 5] = ["/", "/people", "/units", "/review", "/standards"];

/// Corrections until the disk has to have said that it is full: what lies ready in the write-ahead log takes a few.
const TRIES: usize = 5_000;

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

/// Fills the disk under a server; whether everything was as it must be.
pub(crate) fn full() -> Result<bool> {
    let folder = tempfile::tempdir()?;
    let path = |name: &str| folder.path().join(name);
    let text = |name: &str| path(name).display().to_string();
    goc(&["--lang", "vi", "--quiet", "demo", "--people", PEOPLE, &text("demo")], &[])?;
    let begins = path("begins.db");
    goc(&["--db", &text("begins.db"), "--quiet", "import", "--skip-problems", &text("demo/in")], &[])?;
    account_of(&text("begins.db"), "province", "province_officer", &[])?;
    goc(&["--db", &text("begins.db"), "doctor"], &[])?;
    for name in ["disk", "ends"] {
        fs::create_dir(path(name))?;
    }
    let people = goc(&["--db", &text("begins.db"), "export", "--json"], &[])?;
    let people = people.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let people: Vec<String> = people.filter_map(|person| Some(person["id"].as_str()?.to_owned())).collect();
    let room = fs::metadata(&begins)?.len() / 1_000 + ROOM_KB;
    let mut command = Command::new("unshare");
    command.args(["-rm", "sh", "-c", SCRIPT]).stdin(Stdio::piped()).stdout(Stdio::piped());
    command.env("ROOM", room.to_string()).env("DISK", path("disk")).env("BEGINS", &begins);
    command.env("ENDS", path("ends")).env("DONE", path("done")).env("GOC", program()?);
    let mut server = Server::answering(&mut command)?;
    let mut disk = server.process.stdin.take().context("no input")?;
    let mut commands = 0;
    let mut does = |line: &str| -> Result<()> {
        writeln!(disk, "{line}")?;
        commands += 1;
        while fs::read_to_string(path("done")).unwrap_or_default().lines().count() < commands {
            thread::sleep(Duration::from_millis(20));
        }
        Ok(())
    };
    let base = server.base.clone();
    let cookie = sign_in(&base, "province", &password("province"))?;
    let key = form_key(&base, &cookie)?;
    let mut connection = Connection::open(&base)?;
    let mut saved: Vec<Sent> = Vec::new();
    let mut refused: Vec<Sent> = Vec::new();
    let mut correct = |mark: String, saved: &mut Vec<Sent>, refused: &mut Vec<Sent>| -> Result<u16> {
        let sent = Sent { person: people[saved.len() % people.len()].clone(), mark, acknowledged: false };
        let answer = put(&mut connection, &base, (&cookie, &key), &sent)?;
        if answer.status == 303 {
            saved.push(sent)
        } else {
            refused.push(sent)
        }
        Ok(answer.status)
    };
    let mut faults = Vec::new();
    if correct("before".to_owned(), &mut saved, &mut refused)? != 303 {
        bail!("nothing could be written before the disk was full");
    }
    does("dd if=/dev/zero of=\"$DISK/fill\" bs=4k 2>/dev/null")?;
    let mut said = 303;
    for at in 0..TRIES {
        said = correct(format!("full-{at}"), &mut saved, &mut refused)?;
        if said != 303 {
            break;
        }
    }
    if said != 507 {
        faults.push(format!("a full disk is answered with {said}"));
    }
    for page in READ {
        let answer = Connection::open(&base)?.ask("GET", page, &[("Cookie", &cookie)], "")?;
        if answer.status != 200 {
            faults.push(format!("{page} is answered with {} while the disk is full", answer.status));
        }
    }
    does("rm \"$DISK/fill\"")?;
    if correct("after".to_owned(), &mut saved, &mut refused)? != 303 {
        faults.push("nothing can be written once there is room again".to_owned());
    }
    let marks = |sent: &[Sent]| -> Result<usize> {
        let mut found = 0;
        for sent in sent {
            let address = format!("/people/{}?log=all", sent.person);
            let page = Connection::open(&base)?.ask("GET", &address, &[("Cookie", &cookie)], "")?.text();
            found += usize::from(page.contains(&format!("mark {} end", sent.mark)));
        }
        Ok(found)
    };
    let (kept, half) = (marks(&saved)?, marks(&refused)?);
    if kept != saved.len() || half != 0 {
        faults.push(format!("{kept} of {} saved are there, and {half} of {} refused", saved.len(), refused.len()));
    }
    drop(disk);
    server.process.wait()?;
    if goc(&["--db", &text("ends/goc.db"), "doctor"], &[]).is_err() {
        faults.push("the log is not sound".to_owned());
    }
    faults.iter().for_each(|fault| eprintln!("{fault}"));
    println!("full disk: {} saved, {} refused and told so, {} faults", saved.len(), refused.len(), faults.len());
    Ok(faults.is_empty())
}
