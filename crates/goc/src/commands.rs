//! The commands, one file each.

mod admin;
mod demo;
mod demo_country;
mod doctor;
mod export;
mod import;
mod migrate;
mod papers;
mod plan_answer;
mod plan_file;
mod plan_words;
mod plan_year;
mod reorganise;
mod review;
mod rules;
mod serve;
mod summary;
mod timetable_file;
mod timetable_year;
mod why;
mod work;

use anyhow::Result;
use cadre::record::Tenant;
use jiff::{Timestamp, ZonedDateTime};
use office::{Actor, AskPapers, AskReview, AskWhy, Issuer, Moment, Office, PaperKind, Then, TimetableYear};

pub(crate) use papers::Only;

use crate::args::{Args, Command, Common, PlanCommand, TimetableCommand};
use crate::screen::Screen;
use crate::watch::{self, Bars};

/// Runs the command that was typed.
pub(crate) fn run(args: &Args, screen: &Screen) -> Result<()> {
    watch::listen()?;
    let common = &args.common;
    match &args.command {
        Command::Demo { dir, seed, people, provinces: Some(provinces) } => {
            let size = (*seed, usize::from(*provinces), *people as usize);
            demo_country::country(common, screen, dir, size)
        }
        Command::Demo { dir, seed, people, .. } => demo::demo(common, screen, dir, *seed, *people as usize),
        Command::Import(ask) => import::import(&open(common)?, &bars(common), screen, ask),
        Command::Export { file: Some(file), school: true, year: Some(year) } => {
            export::school(&open(common)?, screen, *year, file)
        }
        Command::Export { file, .. } => export::export(&open(common)?, screen, file.as_deref()),
        // Answered before anything of the office is opened; see main.
        Command::ReadWorkbook { .. } => Ok(()),
        Command::Review { clocks, title, unit, yearly } => {
            let (title, unit) = (title.clone(), unit.clone());
            let ask = AskReview { on: clocks.on, known: clocks.known, title, unit, yearly: *yearly };
            review::review(&open(common)?, screen, &ask)
        }
        Command::Why { person, title, study, part_time, clocks } => {
            let study = study.map(|level| (level, !part_time));
            let (person, title) = (person.clone(), title.clone());
            why::why(&open(common)?, screen, &AskWhy { person, title, study, on: clocks.on, known: clocks.known })
        }
        Command::Reorganise { file, write, undo } => {
            let then = match (write, undo) {
                (_, true) => Then::Undo,
                (true, false) => Then::Write,
                (false, false) => Then::Show,
            };
            reorganise::reorganise(&open(common)?, screen, file, then)
        }
        Command::Rules(ask) => rules::rules(common, screen, ask),
        Command::Plan(PlanCommand::Year { year, with, work, seed, threads }) => {
            let (year, work, seed, threads) = (*year, *work, *seed, *threads);
            let ask = plan_year::Ask { year, with: with.as_deref(), work, seed, threads };
            plan_year::plan_year(&open(common)?, &bars(common), screen, &ask).map(|_| ())
        }
        Command::Plan(PlanCommand::Problem { year, out }) => {
            let text = office::plan_problem(&open(common)?, &Actor::local_administrator(), *year)?;
            plan_file::write(screen, out.as_deref(), &text)
        }
        Command::Plan(PlanCommand::Solve { file, work, seconds, seed, threads, out }) => {
            let (work, seconds, seed, threads) = (*work, *seconds, *seed, *threads);
            let ask = plan_file::Ask { file, work, seconds, seed, threads, out: out.as_deref() };
            plan_file::solve(&bars(common), screen, &ask)
        }
        #[cfg(feature = "exact")]
        Command::Plan(PlanCommand::Perfect { file, solution, seconds, out }) => {
            plan_file::perfect(screen, file, solution, *seconds, out.as_deref())
        }
        Command::Plan(PlanCommand::Explain { file, solution, person, course, work }) => {
            let of = person.zip(*course);
            plan_answer::explain(&bars(common), screen, file, solution, of, *work)
        }
        Command::Plan(PlanCommand::Amend { file, solution, give, take, work, threads, out }) => {
            let (work, threads, out) = (*work, *threads, out.as_deref());
            let ask = plan_answer::Amend { file, solution, give, take, work, threads, out };
            plan_answer::amend(&bars(common), screen, &ask)
        }
        Command::Plan(PlanCommand::Compare { file, solution, other_file, other_solution }) => {
            plan_answer::compare(screen, (file, solution), (other_file, other_solution))
        }
        Command::Plan(PlanCommand::Again { file, solution, threads }) => {
            plan_file::again(&bars(common), screen, file, solution, *threads)
        }
        Command::Plan(PlanCommand::Check { file, solution, bound }) => plan_file::check(screen, file, solution, *bound),
        Command::Timetable(TimetableCommand::Year { year, work, seed, threads, from, anew }) => {
            let (year, work, seed, threads, from, anew) = (*year, *work, *seed, *threads, *from, *anew);
            let ask = TimetableYear { year, work, seed, threads, from, anew, key: new_key() };
            timetable_year::timetable_year(&open(common)?, &bars(common), screen, &ask)
        }
        Command::Timetable(TimetableCommand::Papers { year, out }) => {
            timetable_year::papers(&open(common)?, screen, *year, out)
        }
        Command::Timetable(TimetableCommand::Suggest { year, meeting }) => {
            timetable_year::suggest(&open(common)?, screen, *year, meeting)
        }
        Command::Timetable(TimetableCommand::Solve { file, work, seconds, seed, threads, out }) => {
            let (work, seconds, seed, threads, out) = (*work, *seconds, *seed, *threads, out.as_deref());
            let ask = timetable_file::Ask { file, work, seconds, seed, threads, out };
            timetable_file::solve(&bars(common), screen, &ask)
        }
        Command::Timetable(TimetableCommand::Check { file, solution }) => timetable_file::check(screen, file, solution),
        Command::Papers { person: Some(person), out, .. } => papers::person(&open(common)?, screen, person, out),
        Command::Papers { year: Some(year), party, each, only, out, .. } => {
            let issuer = if *party { Issuer::Party } else { Issuer::State };
            let asked = only.iter().map(|only| only.kind()).collect::<Vec<PaperKind>>();
            let kinds = if asked.is_empty() { &PaperKind::ALL[..] } else { &asked };
            let ask = AskPapers { year: *year, lang: screen.lang, issuer, each: *each, kinds };
            papers::papers(&open(common)?, screen, &ask, out)
        }
        Command::Papers { out, .. } => papers::ask(&open(common)?, screen, out),
        Command::Summary { year } => summary::summary(&open(common)?, screen, *year),
        Command::Serve { address, https, no_work } => {
            serve::serve(&open(common)?, screen, *address, serve::How { https: *https, works: !no_work })
        }
        Command::Work => {
            work::work(&open(common)?, screen);
            Ok(())
        }
        Command::Admin(ask) => admin::admin(&open(common)?, screen, ask),
        Command::Doctor => doctor::doctor(&open(common)?, screen),
        Command::Migrate => migrate::migrate(&common.db, screen),
    }
}

/// The office of the province asked for, now.
fn open(common: &Common) -> Result<Office> {
    Ok(Office::open(&common.db, Tenant(common.province), now(), rules::of_province(common)?)?)
}

/// The one place where the clock is read. The day is that of the machine's time zone.
fn now() -> Moment {
    Moment { time: Timestamp::now(), today: ZonedDateTime::now().date() }
}

/// Today, by the machine's time zone.
fn today() -> words::Date {
    now().today
}

fn bars(common: &Common) -> Bars {
    Bars::new(common.lang(), !common.quiet && !common.json)
}

/// A key for one run: asking again is another request.
fn new_key() -> String {
    Office::new_key()
}
