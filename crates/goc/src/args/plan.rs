//! What can be typed after `goc plan`.

use std::path::PathBuf;

use clap::Subcommand;

use super::YEARS;

/// Engine work of an amendment: under a second for a province, which is not planned anew.
const AMEND_WORK_DEFAULT: u64 = 10_000_000;

#[derive(Subcommand)]
pub(crate) enum PlanCommand {
    /// Plan a calendar year and save the draft; with a marked plan.xlsx, keep of it what the marks and new facts allow
    #[command(after_help = "The same facts, seed and work give the same plan on any machine.

Example:
  goc plan year 2027
  goc plan year 2027 --with plan-2027.xlsx")]
    Year {
        /// Calendar year
        #[arg(value_parser = clap::value_parser!(i16).range(YEARS))]
        year: i16,
        /// The workbook of an earlier draft, with marks beside its lines: Ghim, Bỏ, Chuyển sang lớp
        #[arg(long, value_name = "FILE")]
        with: Option<PathBuf>,
        /// How much the engine may try
        #[arg(long, default_value_t = office::PLAN_WORK)]
        work: u64,
        /// Where the engine tosses coins
        #[arg(long, default_value_t = 1)]
        seed: u64,
        /// Threads at work; changes how long it takes, not what comes out
        #[arg(long, default_value_t = 2, value_parser = clap::value_parser!(u32).range(1..=256))]
        threads: u32,
    },
    /// Write the problem of a year as a file of the format goc-plan 2, without names: to solve it elsewhere, or a copy of it
    /// with something changed
    Problem {
        /// Calendar year
        #[arg(value_parser = clap::value_parser!(i16).range(YEARS))]
        year: i16,
        /// Where to write it [default: standard output]
        #[arg(short, long)]
        out: Option<PathBuf>,
    },
    /// Solve a problem file of the format goc-plan 2
    #[command(
        after_help = "With --work the result is the same on every machine and with any number of threads. Ctrl-C ends the
search and writes the best plan so far. Where no plan can keep every rule, the exit code is 3.

Example:
  goc plan solve instance.plan --work 50000000 -o solution.plan"
    )]
    Solve {
        /// The problem
        file: PathBuf,
        /// How much the engine may try
        #[arg(long)]
        work: Option<u64>,
        /// How long it may try, seconds; the result then depends on the machine
        #[arg(long, value_parser = clap::value_parser!(u32).range(1..=86_400))]
        seconds: Option<u32>,
        /// Where the engine tosses coins
        #[arg(long, default_value_t = 1)]
        seed: u64,
        /// Threads at work
        #[arg(long, default_value_t = 2, value_parser = clap::value_parser!(u32).range(1..=256))]
        threads: u32,
        /// Where to write the solution [default: standard output]
        #[arg(short, long)]
        out: Option<PathBuf>,
    },
    /// Say why a plan is as it is: one person's place, or shares, inversions and missing seats of all
    #[command(after_help = "Example:
  goc plan explain instance.plan solution.plan
  goc plan explain instance.plan solution.plan --person 12 --course 3")]
    Explain {
        /// The problem
        file: PathBuf,
        /// A solution of it
        solution: PathBuf,
        /// Whose place
        #[arg(long, requires = "course")]
        person: Option<u32>,
        /// In which course
        #[arg(long, requires = "person")]
        course: Option<u32>,
        /// How much the engine may try for each answer to “what if”
        #[arg(long, default_value_t = AMEND_WORK_DEFAULT)]
        work: u64,
    },
    /// Amend a published plan: obey new decisions and the problem as it is now, and change as few places as possible
    #[command(after_help = "Decisions are PERSON,COURSE,SESSION to give a place and PERSON,COURSE to take it.

Example:
  goc plan amend instance.plan solution.plan --give 12,3,40 --take 17,3 -o amended.plan")]
    Amend {
        /// The problem as it is now
        file: PathBuf,
        /// The published solution
        solution: PathBuf,
        /// A place to give, whatever it costs
        #[arg(long, value_name = "P,C,S", value_parser = numbers::<3>)]
        give: Vec<[u32; 3]>,
        /// A place to take
        #[arg(long, value_name = "P,C", value_parser = numbers::<2>)]
        take: Vec<[u32; 2]>,
        /// How much the engine may try
        #[arg(long, default_value_t = AMEND_WORK_DEFAULT)]
        work: u64,
        /// Threads at work
        #[arg(long, default_value_t = 2, value_parser = clap::value_parser!(u32).range(1..=256))]
        threads: u32,
        /// Where to write the amended solution [default: standard output]
        #[arg(short, long)]
        out: Option<PathBuf>,
    },
    /// Compare the plans of two scenarios: what the second does that the first does not
    Compare {
        /// The first problem
        file: PathBuf,
        /// Its solution
        solution: PathBuf,
        /// The second problem, a copy with something changed
        other_file: PathBuf,
        /// Its solution
        other_solution: PathBuf,
    },
    /// Make a solution again and compare it byte by byte: who may see both files needs to trust nobody
    Again {
        /// The problem
        file: PathBuf,
        /// A solution made with --work
        solution: PathBuf,
        /// Threads at work
        #[arg(long, default_value_t = 2, value_parser = clap::value_parser!(u32).range(1..=256))]
        threads: u32,
    },
    /// Let a general solver (HiGHS) look for the best plan of all and prove it, from a solution with prices
    #[cfg(feature = "exact")]
    Perfect {
        /// The problem
        file: PathBuf,
        /// A solution of it, with its prices
        solution: PathBuf,
        /// How long it may take
        #[arg(long, default_value_t = 60, value_parser = clap::value_parser!(u32).range(1..=86_400))]
        seconds: u32,
        /// Where to write the better solution [default: standard output]
        #[arg(short, long)]
        out: Option<PathBuf>,
    },
    /// Check a solution against its problem, sharing no code with the engine
    Check {
        /// The problem
        file: PathBuf,
        /// The solution
        solution: PathBuf,
        /// Recompute the bound from the prices as well
        #[arg(long)]
        bound: bool,
    },
}

impl PlanCommand {
    /// Engine work when neither work nor time was given.
    pub(crate) const WORK_DEFAULT: u64 = office::PLAN_WORK;
}

/// `N` whole numbers with commas between.
fn numbers<const N: usize>(text: &str) -> Result<[u32; N], String> {
    let parsed: Result<Vec<u32>, _> = text.split(',').map(|part| part.trim().parse()).collect();
    let numbers = parsed.map_err(|_| format!("“{text}” is not {N} whole numbers with commas between"))?;
    numbers.try_into().map_err(|_| format!("“{text}” is not {N} whole numbers with commas between"))
}
