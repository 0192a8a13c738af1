//! The peer: the same two questions as hand-written SQL in DuckDB, one thread, on tables it has loaded before.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::Command;

use cadre::record::{Attainment, Official, Paper, Record, Sex, Subject};

use crate::people::LEADERS;

/// What DuckDB answered to one question.
pub(crate) struct Answer {
    /// How often each outcome came.
    pub(crate) counts: BTreeMap<String, u64>,
    /// The middle time of the query.
    pub(crate) seconds: f64,
    /// The version.
    pub(crate) version: String,
}

/// The release that is installed; another one may plan its queries otherwise.
const RELEASE: &str = "duckdb==2.0.1";

/// The library in `target/tools`, installed when it is missing.
pub(crate) fn installed() -> Result<PathBuf, String> {
    let library = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/tools/duckdb");
    if library.join("duckdb").is_dir() {
        return Ok(library);
    }
    let pip = Command::new("python3")
        .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--target"])
        .arg(&library)
        .arg(RELEASE)
        .status();
    match pip {
        Ok(status) if status.success() => Ok(library),
        Ok(_) => Err(format!("pip could not install {RELEASE}")),
        Err(_) => Err("there is no python3 to run it with".to_owned()),
    }
}

/// The people as CSV, written province after province: births, titles held, evidence of theory.
pub(crate) struct Export {
    folder: PathBuf,
    next: u64,
    people: BufWriter<File>,
    holds: BufWriter<File>,
    theory: BufWriter<File>,
}

impl Export {
    pub(crate) fn begin() -> io::Result<Export> {
        let folder = std::env::temp_dir().join(format!("goc-duckdb-{}", std::process::id()));
        fs::create_dir_all(&folder)?;
        let file = |name: &str| File::create(folder.join(name)).map(BufWriter::new);
        let (mut people, mut holds, mut theory) = (file("people.csv")?, file("holds.csv")?, file("theory.csv")?);
        writeln!(people, "id,female,born")?;
        writeln!(holds, "id,title")?;
        writeln!(theory, "id,step,equivalence,first,last")?;
        Ok(Export { folder, next: 0, people, holds, theory })
    }

    pub(crate) fn add(&mut self, record: &Record) -> io::Result<()> {
        record.officials.iter().try_for_each(|official| self.official(official))
    }

    fn official(&mut self, official: &Official) -> io::Result<()> {
        self.next += 1;
        let id = self.next;
        if let Some(person) = &official.person {
            let female = person.value.sex == Sex::Female;
            writeln!(self.people, "{id},{female},{}", person.value.birth.earliest())?;
        }
        for held in &official.holdings {
            writeln!(self.holds, "{id},{}", held.value.title)?;
        }
        for seen in &official.evidence {
            let Attainment::Level(level) = seen.value.attained else { continue };
            if level.subject() != Subject::Theory {
                continue;
            }
            let document = seen.value.document.as_ref();
            let equivalence = document.is_some_and(|document| document.paper == Paper::Equivalence);
            let issued = document.and_then(|document| document.issued);
            let dates = issued.map_or(",".to_owned(), |issued| format!("{},{}", issued.earliest(), issued.latest()));
            writeln!(self.theory, "{id},{},{equivalence},{dates}", level.step())?;
        }
        Ok(())
    }

    /// Loads the tables and asks both questions; the folder goes afterwards.
    pub(crate) fn ask(mut self, library: &Path) -> Result<Vec<Answer>, String> {
        let flushed =
            [&mut self.people, &mut self.holds, &mut self.theory].into_iter().try_for_each(|file| file.flush());
        let answers = flushed.map_err(|error| error.to_string()).and_then(|()| run(library, &self.folder));
        let _ = fs::remove_dir_all(&self.folder);
        answers
    }
}

/// What runs in Python: loads the tables, asks each question a few times, prints counts and the middle time.
const SCRIPT: &str = r#"
import duckdb, sys, time
folder, leaders = sys.argv[1], sys.argv[2]
db = duckdb.connect()
db.execute("set threads = 1")
db.execute("set enable_progress_bar = false")
db.execute(f"create table people as select * from read_csv('{folder}/people.csv', columns = {{'id': 'int', 'female': 'bool', 'born': 'date'}})")
db.execute(f"create table holds as select * from read_csv('{folder}/holds.csv', columns = {{'id': 'int', 'title': 'varchar'}})")
db.execute(f"create table theory as select * from read_csv('{folder}/theory.csv', columns = {{'id': 'int', 'step': 'int', 'equivalence': 'bool', 'first': 'date', 'last': 'date'}})")
db.execute("create table age (year int, male int, female int)")
men = [723, 726, 729, 732, 735, 738, 741, 744] + [744] * 7
women = [664 + 4 * at for at in range(15)]
db.executemany("insert into age values (?, ?, ?)", [(2021 + at, men[at], women[at]) for at in range(15)])
theory = f"""
with best as (
    select id, max(case
        when not equivalence then case when step >= 2 then 2 else 0 end
        when step < 2 then 0
        when last < date '2021-07-09' then 2
        when first >= date '2021-07-09' then 0
        else 1 end) as rank
    from theory group by id)
select coalesce(rank, 1) as rank, count(*) from holds left join best using (id)
where title in ({leaders}) group by all"""
term = """
with reached as (
    select id, coalesce(
        min(born + to_months(case when people.female then age.female else male end))
            filter (where year(born + to_months(case when people.female then age.female else male end)) <= age.year),
        any_value(born + to_months(case when people.female then 720 else 744 end))) as day
    from people cross join age group by id)
select case when day >= date '2031-11-24' then 2 else 0 end as rank, count(*) from holds join reached using (id) group by all"""
for query in (theory, term):
    times = []
    for _ in range(3):
        begun = time.perf_counter()
        rows = db.execute(query).fetchall()
        times.append(time.perf_counter() - begun)
    names = {0: "not_met", 1: "unknown", 2: "met"}
    print(duckdb.__version__, sorted(times)[1], *(f"{names[rank]}={count}" for rank, count in rows))
"#;

fn run(library: &Path, folder: &Path) -> Result<Vec<Answer>, String> {
    let leaders = LEADERS.map(|title| format!("'{title}'")).join(", ");
    let ran = Command::new("python3")
        .args(["-c", SCRIPT])
        .arg(folder)
        .arg(leaders)
        .env("PYTHONPATH", library)
        .output()
        .map_err(|error| error.to_string())?;
    if !ran.status.success() {
        return Err(String::from_utf8_lossy(&ran.stderr).trim().to_owned());
    }
    let said = String::from_utf8_lossy(&ran.stdout).into_owned();
    said.lines().map(|line| answer(line).ok_or_else(|| format!("DuckDB said: {line}"))).collect()
}

fn answer(line: &str) -> Option<Answer> {
    let mut words = line.split_whitespace();
    let (version, seconds) = (words.next()?.to_owned(), words.next()?.parse().ok()?);
    let counts = words.map(|word| {
        let (name, count) = word.split_once('=')?;
        Some((name.to_owned(), count.parse().ok()?))
    });
    Some(Answer { counts: counts.collect::<Option<_>>()?, seconds, version })
}
