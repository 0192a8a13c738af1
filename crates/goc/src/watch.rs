//! Watching an act in a terminal: progress bars, and Ctrl-C.

use std::cell::RefCell;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use office::{SoFar, Step, Watch};
use words::{CommandMessage, Lang, Say, TimetableMessage, vnd};

/// Set by Ctrl-C. A second Ctrl-C ends the program at once; the database then rolls back by itself.
static STOPPED: AtomicBool = AtomicBool::new(false);

/// Listens for Ctrl-C from now on.
pub(crate) fn listen() -> Result<(), ctrlc::Error> {
    ctrlc::set_handler(|| {
        if STOPPED.swap(true, Ordering::SeqCst) {
            std::process::exit(i32::from(crate::screen::STOPPED));
        }
    })
}

/// Whether Ctrl-C was pressed, or the system asked the program to end.
pub(crate) fn stopped() -> bool {
    STOPPED.load(Ordering::SeqCst)
}

/// Lets everything that asks whether to stop do so.
pub(crate) fn stop() {
    STOPPED.store(true, Ordering::SeqCst);
}

/// Draws the steps of an act to standard error; nothing where that is no terminal.
pub(crate) struct Bars {
    lang: Lang,
    now: RefCell<Option<(CommandMessage, ProgressBar)>>,
    shown: bool,
}

impl Bars {
    /// Bars in a language; none when not wanted.
    pub(crate) fn new(lang: Lang, shown: bool) -> Bars {
        Bars { lang, now: RefCell::new(None), shown }
    }

    fn bar(&self, step: &Step) -> ProgressBar {
        let bar = match step.of {
            Some(of) => ProgressBar::new(of).with_style(style("{msg:28} {bar:24} {percent:>3} % {prefix}")),
            None => ProgressBar::new_spinner().with_style(style("{msg:28} {spinner} {prefix}")),
        };
        if !self.shown {
            bar.set_draw_target(ProgressDrawTarget::hidden());
        }
        bar.set_message(step.what.say(self.lang));
        bar.enable_steady_tick(Duration::from_millis(200));
        bar
    }
}

fn style(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar())
}

impl Watch for Bars {
    fn step(&self, step: Step) {
        let mut now = self.now.borrow_mut();
        if now.as_ref().is_none_or(|(what, _)| *what != step.what) {
            if let Some((_, done)) = now.take() {
                done.finish_and_clear();
            }
            *now = Some((step.what.clone(), self.bar(&step)));
        }
        if let Some((_, bar)) = now.as_ref() {
            bar.set_position(step.done);
            match step.so_far {
                Some(SoFar::Plan { cost_vnd, bound_vnd }) => {
                    bar.set_prefix(format!("{} ≥ {}", vnd(cost_vnd, self.lang), vnd(bound_vnd, self.lang)));
                }
                Some(SoFar::Timetable { cost, bound, unplaced }) => {
                    bar.set_prefix(TimetableMessage::SoFar { cost, bound, unplaced }.say(self.lang));
                }
                None => {}
            }
        }
    }

    fn stopped(&self) -> bool {
        stopped()
    }
}

impl Drop for Bars {
    fn drop(&mut self) {
        if let Some((_, bar)) = self.now.borrow_mut().take() {
            bar.finish_and_clear();
        }
    }
}
