//! What can be typed after `goc plan`.

use std::path::PathBuf;

use clap::Subcommand;

use super::YEARS;

/// Engine work of a plan when none is asked: a few seconds for a province on one core.
const PLAN_WORK_DEFAULT: u64 = 300_000_000;

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
        #[arg(long, default_value_t = PLAN_WORK_DEFAULT)]
        work: u64,
        /// Where the engine tosses coins
        #[arg(long, default_value_t = 1)]
        seed: u64,
        /// Threads at work; changes how long it takes, not what comes out
        #[arg(long, default_value_t = 2, value_parser = clap::value_parser!(u32).range(1..=256))]
        threads: u32,
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
    pub(crate) const WORK_DEFAULT: u64 = PLAN_WORK_DEFAULT;
}
