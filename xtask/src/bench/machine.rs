//! On what, when and by what a figure was measured: without it a figure cannot be compared.

use std::env::consts::{ARCH, OS};
use std::process::Command;
use std::thread;
use std::time::{SystemTime, UNIX_EPOCH};

/// Days from the first of March of year 0, where the reckoning below begins, to 1970-01-01.
const DAYS_TO_1970: u64 = 719_468;

/// One line above a table: date, cores, compiler and command.
pub(crate) fn line(command: &str) -> String {
    let cores = thread::available_parallelism().map_or("unknown".to_owned(), |cores| cores.to_string());
    let rustc = Command::new("rustc").arg("--version").output().ok();
    let rustc =
        rustc.map_or("rustc unknown".to_owned(), |said| String::from_utf8_lossy(&said.stdout).trim().to_owned());
    format!("{}, cores: {cores}, {OS} {ARCH}, {rustc}, `{command}`", date(today()))
}

/// The year that a demo of today plans: the next one.
pub(crate) fn year_planned() -> String {
    let year = date(today()).split('-').next().and_then(|year| year.parse::<u32>().ok());
    (year.unwrap_or(0) + 1).to_string()
}

/// Today, in days after 1970-01-01.
fn today() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs() / 86_400)
}

/// The day of the calendar, so many days after 1970-01-01. Years are counted from March, so that a leap day comes last.
fn date(days: u64) -> String {
    let days = days + DAYS_TO_1970;
    let (era, day) = (days / 146_097, days % 146_097);
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = era * 400 + year + u64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_dates() {
        for (days, expected) in
            [(0, "1970-01-01"), (11_016, "2000-02-29"), (19_723, "2024-01-01"), (20_781, "2026-11-24")]
        {
            assert_eq!(date(days), expected);
        }
    }

    #[test]
    fn the_line_names_the_command() {
        let line = line("cargo xtask bench house");
        assert!(
            line.contains("cores: ") && line.contains("rustc ") && line.ends_with("`cargo xtask bench house`"),
            "{line}"
        );
    }
}
