//! `goc demo`: an invented province, from the workbooks of its offices to the papers of next year's plan.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use office::{
    Actor, AskPapers, AskPeople, AskReport, Import, Incoming, Issuer, NewAccount, Office, PaperKind, Problem, Role,
    Staged, Step, Watch,
};
use sample::mess::Score;
use sample::{File, Files, Sample};
use serde_json::Value;
use words::{CommandMessage, DemoMessage, Lang, Say};

use super::{bars, import, new_key, now, papers, plan_year, review, summary};
use crate::args::Common;
use crate::folder;
use crate::screen::{Screen, problem_json};
use crate::watch::Bars;

/// Letters of a password of the demo: sixteen hexadecimal digits, which nobody guesses while it is tried.
const PASSWORD_LETTERS: usize = 16;

/// Writes the sample into `dir` and runs every step on it, as an office would.
pub(crate) fn demo(common: &Common, screen: &Screen, dir: &Path, seed: u64, people: usize) -> Result<()> {
    if dir.exists() {
        bail!("{} is there already; name another folder, or remove it", dir.display());
    }
    let moment = now();
    let year = moment.today.year() + 1;
    screen.say(&CommandMessage::Sample);
    let bars = bars(common);
    bars.step(Step { what: CommandMessage::StepSample, done: 0, of: None, so_far: None });
    let sample = Sample { seed, people, year, today: moment.today, plain: false };
    let files = sample.files();
    write_all(dir, &files)?;
    let database: PathBuf = dir.join("goc.db");
    let database = database.to_str().context("the folder's name is not valid Unicode")?;
    let office = Office::open(database, Sample::TENANT, moment, super::rules::of_province(common)?)?;
    let desk = Desk { office: &office, bars: &bars, screen, dir };
    desk.workbooks(&files)?;
    desk.take(vec![incoming(&files.dossier), incoming(&files.school)], "dossier")?;
    review::summary(&office, screen)?;
    let plan = plan_year::Ask { year, with: None, work: office::PLAN_WORK, seed, threads: plan_year::THREADS };
    plan_year::plan_year(&office, &bars, screen, &plan)?;
    drop(bars);
    let ask = AskPapers { year, lang: screen.lang, issuer: Issuer::State, each: false, kinds: &PaperKind::ALL };
    papers::papers(&office, screen, &ask, &dir.join("out"))?;
    summary::summary(&office, screen, year)?;
    sign_ins(&office, screen, database)
}

/// An account for each role, with a password of its own: a sample is on the network as soon as it is served.
fn sign_ins(office: &Office, screen: &Screen, database: &str) -> Result<()> {
    let actor = Actor::local_administrator();
    let people = office::people(office, &actor, &AskPeople { part: Some(0..1), ..AskPeople::default() })?;
    let posted = people.record.officials.iter().find_map(|official| Some((official, official.holdings.first()?)));
    let Some((official, held)) = posted else { return Ok(()) };
    let unit = people.record.unit_name(held.value.unit).to_owned();
    let Some(lecturer) = people.record.school.lecturers.first() else { return Ok(()) };
    let lecturer = lecturer.value.code.clone();
    // As this program was called: whoever tries the demo has not put it on the path yet.
    let program = std::env::args().next().unwrap_or_else(|| "goc".to_owned());
    screen.say(&DemoMessage::SignIns { command: format!("{program} --db {database} serve") });
    for role in Role::ALL {
        let password: String = new_key().chars().take(PASSWORD_LETTERS).collect();
        let account = NewAccount {
            name: role.code().to_owned(),
            role,
            unit: (role == Role::CommuneOfficer).then(|| unit.clone()),
            person: (role == Role::Official).then(|| official.id.0.to_string()),
            lecturer: (role == Role::Lecturer).then(|| lecturer.clone()),
            password: password.clone(),
            lang: screen.lang,
        };
        office::put_account(office, &actor, &account)?;
        screen.say(&DemoMessage::SignIn { account: account.name, password, role: role.say(screen.lang) });
    }
    Ok(())
}

/// The files beside each other in `in/`, the truth apart from them.
fn write_all(dir: &Path, files: &Files) -> Result<()> {
    let inside = dir.join("in");
    let all = files.workbooks.iter().chain([&files.dossier, &files.school]);
    for file in all {
        let path = inside.join(&file.name);
        folder::write(&path, &file.bytes).with_context(|| format!("cannot write {}", path.display()))?;
    }
    let truth = dir.join("truth.json");
    folder::write(&truth, &serde_json::to_vec(&files.truth)?)
        .with_context(|| format!("cannot write {}", truth.display()))
}

fn incoming(file: &File) -> Incoming {
    Incoming { name: file.name.clone(), bytes: file.bytes.clone() }
}

struct Desk<'a> {
    office: &'a Office,
    bars: &'a Bars,
    screen: &'a Screen,
    dir: &'a Path,
}

impl Desk<'_> {
    /// Takes the workbooks in and holds what was read against what is true.
    fn workbooks(&self, files: &Files) -> Result<()> {
        let read = self.take(files.workbooks.iter().map(incoming).collect(), "workbooks")?;
        let line =
            |kind: &'static str| move |problem: &Problem| problem_json(kind, &problem.place, &problem.what, Lang::En);
        let problems = read.problems.iter().map(line("problem"));
        let reports: Vec<Value> = problems.chain(read.notices.iter().map(line("notice"))).collect();
        let people = office::export(self.office, &Actor::local_administrator())?;
        let people: Vec<Value> = people.iter().map(serde_json::to_value).collect::<Result<_, _>>()?;
        let score = Score::of(&files.truth, &reports, &people);
        let counts = score.counts();
        self.screen.say(&DemoMessage::Score {
            cells: counts.cells,
            right: counts.stored + counts.reported,
            reported: counts.reported,
            lost: counts.lost,
            wrong: counts.wrong,
        });
        self.screen.say(&DemoMessage::Joined {
            people: counts.people,
            wrongly: counts.joined_wrongly,
            not_joined: counts.not_joined,
        });
        self.write("out/import-score.txt", &format!("{}\n{}", score.tables(), score.faults()))
    }

    /// Takes files in as far as they are understood, and writes what was not into a list.
    fn take(&self, files: Vec<Incoming>, name: &str) -> Result<Staged> {
        let ask = Import {
            files,
            mapping: None,
            reader: import::apart(),
            skip_problems: true,
            dry_run: false,
            key: new_key(),
        };
        let staged = office::import(self.office, &Actor::local_administrator(), &ask, self.bars)?;
        import::taken(self.screen, &staged, false);
        let (problems, notices) = (staged.problems.len(), staged.notices.len());
        self.screen.say(&DemoMessage::Listed { problems, notices });
        let path = self.dir.join(format!("out/import-{name}.xlsx"));
        import::write_report(self.office, self.screen, &AskReport::of(&staged), &path)?;
        Ok(staged)
    }

    fn write(&self, name: &str, text: &str) -> Result<()> {
        let path = self.dir.join(name);
        folder::write(&path, text.as_bytes()).with_context(|| format!("cannot write {}", path.display()))
    }
}
