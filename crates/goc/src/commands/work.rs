//! `goc work`: what the browser asks for and takes longer than a page may, in a process of its own.

use std::thread;
use std::time::Duration;

use office::{Office, Worker};

use super::import;
use super::plan_year::THREADS;
use crate::screen::Screen;
use crate::watch;

/// How often a worker looks for something to do: at once, for whoever waits at a screen, and nothing beside what pages cost.
const LOOK_EVERY: Duration = Duration::from_millis(300);

/// How long it waits when the database does not answer.
const WAIT: Duration = Duration::from_secs(5);

/// Works until Ctrl-C, or until the system asks the program to end.
pub(crate) fn work(office: &Office, screen: &Screen) {
    let worker = Worker { reader: import::apart(), threads: THREADS, clock: super::now };
    while !watch::stopped() {
        match office::work(office, &worker, &watch::stopped) {
            Ok(true) => {}
            Ok(false) => thread::sleep(LOOK_EVERY),
            Err(fault) => {
                screen.fault(&fault.to_string());
                thread::sleep(WAIT);
            }
        }
    }
}
