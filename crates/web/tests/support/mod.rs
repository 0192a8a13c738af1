//! A site of an invented province, and a visitor who speaks HTTP to it.

#![allow(clippy::unwrap_used, dead_code)] // a test that cannot go on fails; not every test uses all of it

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::{OnceLock, mpsc};

use cadre::record::Tenant;
use jiff::Timestamp;
use office::{Actor, Import, Incoming, Moment, NewAccount, Office, Reader, Role, Rules, Step, Watch, Worker};
use sample::Sample;
use words::Lang;

pub(crate) const PASSWORD: &str = "a-password-of-a-trial";

pub(crate) struct Quiet;

impl Watch for Quiet {
    fn step(&self, _: Step) {}

    fn stopped(&self) -> bool {
        false
    }
}

pub(crate) fn moment() -> Moment {
    Moment { time: Timestamp::from_second(1_795_000_000).unwrap(), today: "2026-11-24".parse().unwrap() }
}

/// A site of six hundred invented people, with an account for each role, that runs until the tests end.
pub(crate) struct Trial {
    pub(crate) address: SocketAddr,
    pub(crate) office: Office,
    /// The unit of the unit officer, and a person who holds a post there; a person of another unit.
    pub(crate) unit: String,
    pub(crate) here: String,
    pub(crate) elsewhere: String,
}

pub(crate) fn trial() -> &'static Trial {
    static TRIAL: OnceLock<Trial> = OnceLock::new();
    TRIAL.get_or_init(|| {
        let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(env!("CARGO_CRATE_NAME"));
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).unwrap();
        let database = folder.join("goc.db");
        let rules = Rules::embedded().unwrap();
        let office = Office::open(database.to_str().unwrap(), Tenant::SAMPLE, moment(), rules).unwrap();
        let admin = Actor::local_administrator();
        let files = Sample { seed: 1, people: 600, year: 2027, today: moment().today, plain: false }.files();
        let files = files.workbooks.into_iter().chain([files.dossier, files.school]);
        let files = files.map(|file| Incoming { name: file.name, bytes: file.bytes }).collect();
        let key = "trial".to_owned();
        let import = Import { files, mapping: None, reader: Reader::Here, skip_problems: true, dry_run: false, key };
        office::import(&office, &admin, &import, &Quiet).unwrap();
        let people = office::people(&office, &admin, &Default::default()).unwrap();
        let unit_of = |at: usize| people.record.officials[at].holdings.first().map(|held| held.value.unit);
        let (here, unit) = (0..100).find_map(|at| Some((at, unit_of(at)?))).unwrap();
        let elsewhere = (0..100).find(|at| unit_of(*at).is_some_and(|other| other != unit)).unwrap();
        let id = |at: usize| people.record.officials[at].id.0.to_string();
        let unit = people.record.unit_name(unit).to_owned();
        for role in Role::ALL {
            let account = NewAccount {
                name: role.code().to_owned(),
                role,
                unit: (role == Role::CommuneOfficer).then(|| unit.clone()),
                person: (role == Role::Official).then(|| id(here)),
                lecturer: (role == Role::Lecturer).then(|| people.record.school.lecturers[0].value.code.clone()),
                password: PASSWORD.to_owned(),
                lang: Lang::En,
            };
            office::put_account(&office, &admin, &account).unwrap();
        }
        let (tell, told) = mpsc::channel();
        let site = web::Site { office: office.clone(), clock: moment, https: false };
        std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
            let serving =
                web::serve(site, "127.0.0.1:0".parse().unwrap(), |address| tell.send(address).unwrap(), || false);
            runtime.block_on(serving).unwrap();
        });
        let working = office.clone();
        std::thread::spawn(move || {
            let worker = Worker { reader: Reader::Here, threads: 2, clock: moment };
            loop {
                if !office::work(&working, &worker, &|| false).unwrap() {
                    std::thread::sleep(std::time::Duration::from_millis(20));
                }
            }
        });
        let address = told.recv().unwrap();
        Trial { address, office, unit, here: id(here), elsewhere: id(elsewhere) }
    })
}

pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) head: String,
    pub(crate) body: String,
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let of = |line: &'_ str| line.split_once(": ").filter(|(key, _)| key.eq_ignore_ascii_case(name)).is_some();
        self.head.lines().find(|line| of(line)).and_then(|line| line.split_once(": ")).map(|(_, value)| value)
    }
}

pub(crate) fn ask(method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Answer {
    let address = trial().address;
    let mut stream = TcpStream::connect(address).unwrap();
    let mut text = format!("{method} {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n");
    for (name, value) in headers {
        text += &format!("{name}: {value}\r\n");
    }
    let sends = ["POST", "PUT"].contains(&method);
    if sends && !headers.iter().any(|(name, _)| *name == "Content-Type") {
        text += "Content-Type: application/x-www-form-urlencoded\r\n";
    }
    if sends {
        text += &format!("Content-Length: {}\r\n", body.len());
    }
    stream.write_all(format!("{text}\r\n{body}").as_bytes()).unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    // A workbook is no text; its head is.
    let answer = String::from_utf8_lossy(&answer).into_owned();
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    let status = head.split(' ').nth(1).unwrap().parse().unwrap();
    Answer { status, head: head.to_owned(), body: body.to_owned() }
}

pub(crate) fn own_origin() -> String {
    format!("http://{}", trial().address)
}

pub(crate) fn sign_in(account: &str, password: &str) -> Answer {
    let body = format!("account={account}&password={password}&back=%2Fpeople");
    ask("POST", "/sign-in", &[("Origin", &own_origin())], &body)
}

/// The cookie of a fresh session.
pub(crate) fn session(role: Role) -> String {
    let answer = sign_in(role.code(), PASSWORD);
    assert_eq!((answer.status, answer.header("location")), (303, Some("/people")), "{}", answer.body);
    answer.header("set-cookie").unwrap().split(';').next().unwrap().to_owned()
}

pub(crate) fn get(path: &str, cookie: &str) -> Answer {
    ask("GET", path, &[("Cookie", cookie)], "")
}

/// Sends a form of a page: what its session's forms carry, and the fields.
pub(crate) fn send(path: &str, cookie: &str, fields: &[(&str, &str)]) -> Answer {
    let mut body = format!("key={}", form_key(cookie));
    for (name, value) in fields {
        body += &format!("&{}={}", encoded(name), encoded(value));
    }
    ask("POST", path, &[("Cookie", cookie), ("Origin", &own_origin())], &body)
}

/// What the forms of a session carry.
pub(crate) fn form_key(cookie: &str) -> String {
    let page = get("/standards", cookie).body;
    let key = page.split("action=\"/sign-out\"").nth(1).unwrap().split("value=\"").nth(1).unwrap();
    key.split('"').next().unwrap().to_owned()
}

pub(crate) fn encoded(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    text.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}
