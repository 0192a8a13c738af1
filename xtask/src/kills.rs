//! `kill -9` of the server under writes: what was acknowledged is there, and what was sent again is there once.

use std::path::Path;
use std::sync::Mutex;
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::browser::{Server, account_of, goc, password};
use crate::http::{Answer, Connection, form_key, sign_in};
use crate::need::{self, Need};

/// Writers at once.
const WRITERS: usize = 4;

/// People of the office.
const PEOPLE: &str = "300";

/// The longest time a server lives under writes before it is killed, milliseconds.
const LIVES_MS: u64 = 400;

/// How a form is answered that was saved.
pub(crate) const SAVED: u16 = 303;

/// One write: to whom, under which mark, and whether it was acknowledged.
pub(crate) struct Sent {
    pub(crate) person: String,
    pub(crate) mark: String,
    pub(crate) acknowledged: bool,
}

/// Kills the server so many times on each database.
pub(crate) fn kills(times: usize, seed: u64) -> Result<bool> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("goc.db");
    let mut well = on("SQLite", &file.display().to_string(), folder.path(), times, seed)?;
    match need::postgres()? {
        Need::Met(server) => well &= on("PostgreSQL", &server.url(), folder.path(), times, seed)?,
        Need::Missing(why) => println!("PostgreSQL: skipped, {why}"),
    }
    Ok(well)
}

fn on(name: &str, database: &str, folder: &Path, times: usize, seed: u64) -> Result<bool> {
    let demo = folder.join(name);
    let demo = demo.to_str().context("a temporary folder with a plain name")?;
    goc(&["--lang", "vi", "--quiet", "demo", "--people", PEOPLE, demo], &[])?;
    goc(&["--db", database, "--quiet", "import", "--skip-problems", &format!("{demo}/in")], &[])?;
    account_of(database, "province", "province_officer", &[])?;
    let people = goc(&["--db", database, "export", "--json"], &[])?;
    let people = people.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let people: Vec<String> = people.filter_map(|person| Some(person["id"].as_str()?.to_owned())).collect();
    let mut server = Server::start(database)?;
    let cookie = sign_in(&server.base, "province", &password("province"))?;
    let key = form_key(&server.base, &cookie)?;
    let mut dice = fastrand::Rng::with_seed(seed);
    let mut sent: Vec<Sent> = Vec::new();
    for round in 0..times {
        let base = server.base.clone();
        let kept = Mutex::new(Vec::new());
        let lives = Duration::from_millis(dice.u64(1..LIVES_MS));
        thread::scope(|scope| {
            for writer in 0..WRITERS {
                let (base, cookie, key, people, kept) = (&base, &cookie, &key, &people, &kept);
                scope.spawn(move || write(base, (cookie, key), people, &format!("{round}-{writer}"), kept));
            }
            thread::sleep(lives);
            server.process.kill()
        })?;
        server.process.wait()?;
        sent.extend(kept.into_inner().unwrap_or_default());
        server = Server::start(database)?;
    }
    // Whoever got no answer sends the form again, with the key that is in it.
    let unanswered = sent.iter().filter(|sent| !sent.acknowledged).count();
    for again in sent.iter().filter(|sent| !sent.acknowledged) {
        if put(&mut Connection::open(&server.base)?, &server.base, (&cookie, &key), again)?.status != SAVED {
            bail!("{} was refused when it was sent again", again.mark);
        }
    }
    let (mut lost, mut doubled) = (0, 0);
    for person in &people {
        let page = Connection::open(&server.base)?.ask(
            "GET",
            &format!("/people/{person}?log=all"),
            &[("Cookie", &cookie)],
            "",
        )?;
        let page = page.text();
        for of in sent.iter().filter(|sent| sent.person == *person) {
            match page.matches(&format!("mark {} end", of.mark)).count() {
                // In the file as the paper of what was learnt, and in the log as what the correction rests on.
                2 => {}
                0 | 1 => lost += 1,
                _ => doubled += 1,
            }
        }
    }
    drop(server);
    let sound = goc(&["--db", database, "doctor"], &[]).is_ok();
    println!(
        "{name}: {times} kills, {} writes acknowledged, {unanswered} sent again, {lost} lost, {doubled} doubled, log {}",
        sent.len() - unanswered,
        if sound { "sound" } else { "NOT SOUND" },
    );
    Ok(lost == 0 && doubled == 0 && sound)
}

/// Writes until the server is gone.
fn write(base: &str, session: (&str, &str), people: &[String], name: &str, kept: &Mutex<Vec<Sent>>) {
    let Ok(mut connection) = Connection::open(base) else { return };
    for at in 0.. {
        let mark = format!("{name}-{at}");
        let person = people[fastrand::usize(..people.len())].clone();
        let mut sent = Sent { person, mark, acknowledged: false };
        let answered = put(&mut connection, base, session, &sent);
        sent.acknowledged = answered.as_ref().is_ok_and(|answer| answer.status == SAVED);
        let over = answered.is_err();
        if let Ok(mut kept) = kept.lock() {
            kept.push(sent);
        }
        if over {
            return;
        }
    }
}

/// Adds something that was learnt; what the office says.
pub(crate) fn put(connection: &mut Connection, base: &str, (cookie, key): (&str, &str), sent: &Sent) -> Result<Answer> {
    let Sent { person, mark, .. } = sent;
    let body = format!("key={key}&what=learnt&level=6:basic&from=01/07/2024&why=mark+{mark}+end&once=kill-{mark}");
    let headers = [("Cookie", cookie), ("Origin", base), ("Content-Type", "application/x-www-form-urlencoded")];
    connection.ask("POST", &format!("/people/{person}/correct"), &headers, &body)
}
