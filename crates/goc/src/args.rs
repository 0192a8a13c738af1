//! What can be typed.

mod admin;
mod plan;
mod timetable;

use std::path::PathBuf;

use cadre::access::{Act, Role};
use cadre::record::{Level, Subject};
use clap::{Parser, Subcommand};
use jiff::Timestamp;
use words::{Date, Lang};

use crate::commands::Only;

pub(crate) use admin::AdminCommand;
pub(crate) use plan::PlanCommand;
pub(crate) use timetable::TimetableCommand;

/// Calendar years that can be planned: the packs of `rules/` know nothing before, and dates end at four digits.
pub(crate) const YEARS: std::ops::RangeInclusive<i64> = 2000..=2100;

/// Gốc: who meets which standard, who lacks what, and who goes to which class next year.
#[derive(Parser)]
#[command(
    name = "goc",
    version,
    args_override_self = true,
    after_help = "Examples:
  goc demo                              an invented province, from workbooks to papers, in ./goc-demo
  goc import lists/ school-2027.toml    take in a folder of workbooks and the school's year
  goc review --on 2026-12-31            who meets the standards of the post held, on a day
  goc why 999085000001 'CT UBND'        one verdict with its whole proof
  goc rules list                        the rules in force, with their sources
  goc plan year 2027                    who goes to which class
  goc papers --year 2027 --out papers   the plan as a workbook and a page

Exit codes: 0 done, 1 fault, 2 wrong usage, 3 no plan keeps every rule, 4 refused, 130 stopped."
)]
pub(crate) struct Args {
    #[command(flatten)]
    pub(crate) common: Common,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What every command takes.
#[derive(clap::Args)]
pub(crate) struct Common {
    /// Database: a file for SQLite, or postgres://user@host/name
    #[arg(long, global = true, env = "GOC_DB", default_value = "goc.db", value_name = "DATABASE")]
    pub(crate) db: String,
    /// Province, by its number; 999 is the sample province of invented people
    #[arg(long, global = true, env = "GOC_PROVINCE", default_value_t = 999, value_name = "NUMBER")]
    pub(crate) province: u16,
    /// Folder of a province's own rules (.toml), read after the program's: it may ask more, never less
    #[arg(long, global = true, env = "GOC_RULES", value_name = "DIR")]
    pub(crate) rules: Option<PathBuf>,
    /// Language of results: vi or en [default: vi where the system speaks Vietnamese, else en]
    #[arg(long, global = true, env = "GOC_LANG", value_name = "LANG")]
    lang: Option<Lang>,
    /// Print results as JSON
    #[arg(long, global = true)]
    pub(crate) json: bool,
    /// Show no progress
    #[arg(long, global = true)]
    pub(crate) quiet: bool,
}

impl Common {
    /// The language asked, else the system's.
    pub(crate) fn lang(&self) -> Lang {
        let vietnamese = |name: &str| std::env::var(name).is_ok_and(|value| value.starts_with("vi"));
        self.lang.unwrap_or_else(|| match ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().any(vietnamese) {
            true => Lang::Vi,
            false => Lang::En,
        })
    }
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Write an invented province and run every step on it
    #[command(
        after_help = "Writes DIR/in (one workbook for each commune and the school's year), DIR/goc.db and DIR/out.
Every person is invented. An existing DIR is refused: nothing is overwritten.

Example:
  goc demo trial --people 1000 --seed 7"
    )]
    Demo {
        /// Folder to make
        #[arg(default_value = "goc-demo")]
        dir: PathBuf,
        /// Everything in it follows from this number
        #[arg(long, default_value_t = 1)]
        seed: u64,
        /// How many people, about; a whole province when not said
        #[arg(long, default_value_t = sample::Sample::PEOPLE as u32, value_parser = clap::value_parser!(u32).range(1..=5_000_000))]
        people: u32,
        /// Instead, so many provinces one after the other, without workbooks, with the people spread over them
        #[arg(long, value_parser = clap::value_parser!(u16).range(1..=99))]
        provinces: Option<u16>,
    },
    /// Take in workbooks (.xlsx .xls .ods .csv), people files and school years (.toml): all of them, or none
    #[command(
        after_help = "A folder stands for all such files in it and below it. Every problem of every file is listed with file, sheet, row
and column, grouped by what would repair it; while there is one, nothing is written, unless --skip-problems is given.
How a column, a title or a level is to be read can be said in mapping.toml, beside the files or by --map; it is remembered.

Examples:
  goc import lists/ school-2027.toml
  goc import lists/ --dry-run                 how the tables are read and what would change; nothing is written
  goc import lists/ --dry-run --write-map mapping.toml    the same as a file to be edited
  goc import lists/ --causes repair           the workbooks again, wrong cells coloured and named
  goc import --list                           what was imported
  goc import --undo 0199e0c2-...              take one import back"
    )]
    Import(ImportArgs),
    /// Hand out the record: people as a list (.xlsx) that reads back unchanged, or as JSON, one person a line
    #[command(after_help = "Examples:
  goc export people.xlsx
  goc export --json > people.jsonl
  goc export --school --year 2027 school-2027.xlsx

Personal numbers and Party dates are in it; that it was handed out stands in the log.")]
    Export {
        /// Workbook to write [default: JSON to standard output]
        #[arg(required_if_eq("school", "true"))]
        file: Option<PathBuf>,
        /// The school's year instead, as a form to be filled in or corrected and imported
        #[arg(long, requires = "year")]
        school: bool,
        /// Calendar year of the school's form
        #[arg(long, requires = "school", value_parser = clap::value_parser!(i16).range(YEARS))]
        year: Option<i16>,
    },
    /// Reads one workbook from standard input, for the program itself
    #[command(name = office::READ_WORKBOOK, hide = true)]
    ReadWorkbook {
        /// Name of the file
        file: String,
    },
    /// Review everybody against the standards of the titles they hold and are planned for
    #[command(after_help = "Example:
  goc review --on 2026-12-31 --unit 'xa an binh' --title 'CT UBND'")]
    Review {
        #[command(flatten)]
        clocks: Clocks,
        /// Only this title, by code or as offices write it
        #[arg(long, value_name = "TITLE")]
        title: Option<String>,
        /// Only this unit and its parts, by name
        #[arg(long, value_name = "NAME")]
        unit: Option<String>,
        /// What is owed every year (lessons) instead of what titles ask
        #[arg(long, conflicts_with = "title")]
        yearly: bool,
    },
    /// Why one person meets a title's standards or not: rules, facts, what is missing, and what would turn it
    #[command(after_help = "A title that is neither held nor planned is judged as one considered for appointment.

Examples:
  goc why 999085000001 'chu tich UBND'
  goc why 'nguyen thi anh' chu-tich-ubnd --on 2027-03-01
  goc why 999085000001 --study theory:intermediate --part-time")]
    Why {
        /// Personal number, record id, or full name
        person: String,
        /// Title, by code or as offices write it [default: every title held and planned]
        title: Option<String>,
        /// May the person be sent to study for this level? SUBJECT:LEVEL, for example theory:intermediate
        #[arg(long, value_name = "LEVEL", conflicts_with = "title", value_parser = level)]
        study: Option<Level>,
        /// Beside the post, at weekends; full time otherwise
        #[arg(long, requires = "study")]
        part_time: bool,
        #[command(flatten)]
        clocks: Clocks,
    },
    /// Merge, split and end units: shows where every post goes, and writes it only when asked
    #[command(
        after_help = "The file names the legal text, the day, and for each step the units that end and are formed:

  on = 2025-07-01
  document = \"NQ 1/NQ-UBTVQH15\"
  [[step]]
  ends = [\"Xa Mot\", \"Xa Hai\"]
  forms = [\"Xa Moi\"]
  rest = \"Xa Moi\"      # where posts go; without it they end
  people = [{ person = \"999085000001\", to = \"Xa Ba\" }]

Examples:
  goc reorganise merger.toml            only show the difference
  goc reorganise merger.toml --write    write it
  goc reorganise merger.toml --undo     take back what was written by the same text"
    )]
    Reorganise {
        /// The reorganisation, as TOML
        file: PathBuf,
        /// Write the difference
        #[arg(long, conflicts_with = "undo")]
        write: bool,
        /// Take back what was written by the same legal text
        #[arg(long)]
        undo: bool,
    },
    /// The rules: check packs, list what is in force, and what a change changes
    #[command(subcommand)]
    Rules(RulesCommand),
    /// Plan a year, or solve and check a problem in the text format
    #[command(subcommand)]
    Plan(PlanCommand),
    /// Solve and check timetables in the text formats of the field's benchmark
    #[command(subcommand)]
    Timetable(TimetableCommand),
    /// Write the papers of a year's latest draft: workbook, letter, call-up notices, reviews, forms, cost estimate; or forms
    /// that ask each unit for corrections
    #[command(after_help = "Examples:
  goc papers --year 2027 --out papers
  goc papers --year 2027 --only notices --each --out notices
  goc papers --ask --out ask           one workbook for each unit; what comes back goes in by goc import")]
    Papers {
        /// Calendar year
        #[arg(long, value_parser = clap::value_parser!(i16).range(YEARS), required_unless_present_any = ["ask", "person"])]
        year: Option<i16>,
        /// Letters of a Party body instead of a state body
        #[arg(long)]
        party: bool,
        /// Each unit's call-up notice as a file of its own as well
        #[arg(long)]
        each: bool,
        /// Only papers of these kinds
        #[arg(long, value_enum, value_delimiter = ',')]
        only: Vec<Only>,
        /// Instead, the review of one person: personal number, or name where it is the only one
        #[arg(long, conflicts_with_all = ["year", "ask"])]
        person: Option<String>,
        /// A workbook for each unit with what is known of its people, to be corrected and returned
        #[arg(long, conflicts_with = "year")]
        ask: bool,
        /// Folder to write to; files of the same name are replaced
        #[arg(long, default_value = ".")]
        out: PathBuf,
    },
    /// What a leader reads of a year: who meets what, who goes, who waits and why, what is tight
    Summary {
        /// Calendar year of the plan
        #[arg(value_parser = clap::value_parser!(i16).range(YEARS))]
        year: i16,
    },
    /// Serve the pages of the office in the browser, until Ctrl-C
    #[command(after_help = "Who may sign in is said with goc admin. Behind a proxy that speaks https give --https.

Example:
  goc serve --address 127.0.0.1:8080")]
    Serve {
        /// Address and port to listen on; port 0 takes a free one
        #[arg(long, default_value = "127.0.0.1:8080", value_name = "ADDRESS")]
        address: std::net::SocketAddr,
        /// Browsers reach it over https only: cookies are sent nowhere else
        #[arg(long)]
        https: bool,
        /// Leave imports and plans to goc work, in processes of its own
        #[arg(long)]
        no_work: bool,
    },
    /// Do what the browser asks for and takes longer than a page may: imports and plans
    #[command(
        after_help = "goc serve does it by itself, unless it is told not to. Where that is too much for one machine, run goc work
beside it, as often as wanted and on other machines too: each job is done by one of them.

Example:
  goc --db postgres://goc@db/goc work"
    )]
    Work,
    /// Accounts: who may sign in, and as what
    #[command(subcommand)]
    Admin(AdminCommand),
    /// Verify that the log still says what it committed to
    Doctor,
    /// Bring the database to the version of this program
    Migrate,
}

fn act(code: &str) -> Result<Act, String> {
    let known = || Act::ALL.iter().map(|act| act.code()).collect::<Vec<_>>().join(", ");
    Act::of_code(code).ok_or_else(|| format!("acts are {}", known()))
}

fn role(code: &str) -> Result<Role, String> {
    Role::of_code(code).ok_or_else(|| format!("roles are {}", Role::ALL.map(Role::code).join(", ")))
}

/// What `goc import` takes.
#[derive(Default, clap::Args)]
pub(crate) struct ImportArgs {
    /// Files and folders
    #[arg(required_unless_present_any = ["list", "undo"])]
    pub(crate) paths: Vec<PathBuf>,
    /// How the workbooks are to be read [default: mapping.toml in a folder that is named]
    #[arg(long, value_name = "FILE")]
    pub(crate) map: Option<PathBuf>,
    /// Show how the tables are read and what would change; write nothing
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// Take in what is understood and leave out the rest, which is listed
    #[arg(long)]
    pub(crate) skip_problems: bool,
    /// Write how the tables were read, and what was not understood, as a mapping to be edited
    #[arg(long, value_name = "FILE")]
    pub(crate) write_map: Option<PathBuf>,
    /// Write each workbook that has problems again into this folder: wrong cells coloured, with a column of causes
    #[arg(long, value_name = "DIR")]
    pub(crate) causes: Option<PathBuf>,
    /// Write what was read and what was not, with every place, as a workbook
    #[arg(long, value_name = "FILE")]
    pub(crate) report: Option<PathBuf>,
    /// List what was imported
    #[arg(long, conflicts_with_all = ["paths", "undo"])]
    pub(crate) list: bool,
    /// Take one import back, by its id
    #[arg(long, value_name = "ID", conflicts_with = "paths")]
    pub(crate) undo: Option<String>,
}

/// The two clocks: the day that counts, and the time up to which things count as known.
#[derive(clap::Args)]
pub(crate) struct Clocks {
    /// The day whose facts and law count [default: today]
    #[arg(long, value_name = "DATE")]
    pub(crate) on: Option<Date>,
    /// Count only what was known at that time, facts and texts, for example 2026-06-30T17:00:00Z
    #[arg(long, value_name = "TIME")]
    pub(crate) known: Option<Timestamp>,
}

/// Reads `theory:intermediate`.
fn level(text: &str) -> Result<Level, String> {
    let (subject, code) = text.split_once(':').ok_or("write it as SUBJECT:LEVEL, for example theory:intermediate")?;
    let known = || Subject::ALL.map(|subject| subject.code()).join(", ");
    let subject = Subject::of_code(subject).ok_or_else(|| format!("no subject {subject}; there are {}", known()))?;
    Level::new(subject, code).map_err(|error| error.to_string())
}

#[derive(Subcommand)]
pub(crate) enum RulesCommand {
    /// Check packs: what is wrong is named by line and column, what contradicts another rule is refused
    #[command(after_help = "Example:
  goc rules check quy-dinh-tinh.toml")]
    Check {
        /// Packs (.toml), read after those of the program [default: only the program's own]
        packs: Vec<PathBuf>,
    },
    /// List the rules in force on a day, with citation, dates, and whether the source was seen
    List {
        /// The day [default: today]
        #[arg(long, value_name = "DATE")]
        on: Option<Date>,
        /// Every rule, also those that have ended or have not begun
        #[arg(long, conflicts_with = "on")]
        all: bool,
        /// The whole list as a page of documentation (Markdown, English)
        #[arg(long, conflicts_with_all = ["on", "all"])]
        markdown: bool,
    },
    /// What changes between two days, or by a draft: which rules, and whose verdicts by which clause
    #[command(after_help = "Examples:
  goc rules diff --from 2025-06-30 --to 2026-01-01
  goc rules diff --draft quy-dinh-tinh.toml --people")]
    Diff {
        /// The day before [default: today]
        #[arg(long, value_name = "DATE")]
        from: Option<Date>,
        /// The day after [default: the day before, which makes sense with a draft]
        #[arg(long, value_name = "DATE")]
        to: Option<Date>,
        /// A pack that is only a draft: it counts on the day after
        #[arg(long, value_name = "PACK")]
        draft: Vec<PathBuf>,
        /// Whose verdicts change, by the database
        #[arg(long)]
        people: bool,
    },
}
