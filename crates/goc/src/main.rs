//! Gốc: the training of public officials, from the record to next year's plan. This binary only wires things together.
//!
//! Exit codes: 0 done; 1 fault (the program, the database, the disk); 2 wrong usage; 3 no plan can keep every rule;
//! 4 refused (what came in has problems, or something must be done first); 130 stopped by Ctrl-C.

mod args;
mod commands;
mod folder;
mod screen;
mod watch;

use std::process::ExitCode;

use clap::Parser;
use clap::error::ErrorKind;

use crate::args::{Args, Command};
use crate::screen::Screen;

fn main() -> ExitCode {
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(error) => {
            // Help and version are answers, not errors; a closed pipe while printing them is nobody's concern.
            let _ = error.print();
            let wanted = matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion);
            return if wanted { ExitCode::SUCCESS } else { ExitCode::from(screen::USAGE) };
        }
    };
    if let Command::ReadWorkbook { file } = &args.command {
        return office::read_workbook(file, std::io::stdin().lock(), std::io::stdout().lock());
    }
    let screen = Screen::new(args.common.lang(), args.common.json);
    match commands::run(&args, &screen) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => screen.failed(&error),
    }
}
