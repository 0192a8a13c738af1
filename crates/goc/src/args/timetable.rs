//! What can be typed after `goc timetable`.

use std::path::PathBuf;

use clap::Subcommand;
use words::Date;

use super::YEARS;

/// Time given when neither work nor time is asked.
const SECONDS_DEFAULT: u32 = 60;

#[derive(Subcommand)]
pub(crate) enum TimetableCommand {
    /// Make the school's timetable of a year and save it; a later one keeps of what was published what can be kept
    #[command(
        after_help = "Classes are those that the plan opens; without a plan, all of the school's file. Who is away, which rooms are
closed and what is taught together is read from the school's file: import it again, then make the timetable again. The
same facts, seed and work give the same timetable on any machine.

Examples:
  goc timetable year 2027
  goc timetable year 2027 --from 2027-03-15     what was before that day has taken place and stays"
    )]
    Year {
        /// Calendar year in which the classes begin
        #[arg(value_parser = clap::value_parser!(i16).range(YEARS))]
        year: i16,
        /// How many proposals to look at [default: 300 million, 10 million where a published timetable is kept]
        #[arg(long)]
        work: Option<u64>,
        /// Where the engine tosses coins
        #[arg(long, default_value_t = 1)]
        seed: u64,
        /// Searches that run at once; changes how long it takes, not what comes out
        #[arg(long, default_value_t = 2, value_parser = clap::value_parser!(u32).range(1..=256))]
        threads: u32,
        /// The first day that may still be changed [default: today]
        #[arg(long, value_name = "DAY")]
        from: Option<Date>,
        /// Begin anew, whatever was published
        #[arg(long)]
        anew: bool,
    },
    /// Write the timetable as a workbook, pages and iCalendar files
    #[command(after_help = "Example:
  goc timetable papers 2027 --out timetable")]
    Papers {
        /// Calendar year in which the classes begin
        #[arg(value_parser = clap::value_parser!(i16).range(YEARS))]
        year: i16,
        /// Folder to write into
        #[arg(long, default_value = ".")]
        out: PathBuf,
    },
    /// Tell where else a meeting could be: the five best places, what each costs, and whom it displaces
    #[command(after_help = "Example:
  goc timetable suggest 2027 K01.TC-1.lesson.1.3     as the workbook names it")]
    Suggest {
        /// Calendar year in which the classes begin
        #[arg(value_parser = clap::value_parser!(i16).range(YEARS))]
        year: i16,
        /// The meeting
        meeting: String,
    },
    /// Solve a problem file (.ctt, .ectt); what cannot be placed is told with its reasons
    #[command(
        after_help = "With --work the result is the same on every machine and with any number of threads. Ctrl-C ends the
search and writes the best timetable so far.

Examples:
  goc timetable solve comp01.ctt --seconds 60 -o comp01.sol
  goc timetable solve comp01.ctt --work 500000000 --seed 7 -o comp01.sol"
    )]
    Solve {
        /// The problem
        file: PathBuf,
        /// How many proposals to look at; a core does some twenty-five million a second
        #[arg(long, conflicts_with = "seconds")]
        work: Option<u64>,
        /// How long to search, seconds; the result then depends on the machine [default: 60]
        #[arg(long, value_parser = clap::value_parser!(u32).range(1..=86_400))]
        seconds: Option<u32>,
        /// Where the engine tosses coins
        #[arg(long, default_value_t = 1)]
        seed: u64,
        /// Searches that run at once
        #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=256))]
        threads: u32,
        /// Where to write the timetable [default: standard output]
        #[arg(short, long)]
        out: Option<PathBuf>,
    },
    /// Judge a solution, whoever found it: what it breaks and what it costs, sharing no code with the search
    Check {
        /// The problem
        file: PathBuf,
        /// The solution: course, room, day and period a line
        solution: PathBuf,
    },
}

impl TimetableCommand {
    /// Seconds when neither work nor time was given.
    pub(crate) const SECONDS_DEFAULT: u32 = SECONDS_DEFAULT;
}
