//! `goc summary`: what a leader reads of a review and a plan, with bars.

use anyhow::Result;
use cadre::summary::{Part, Summary, Tight};
use office::{Actor, Office};
use serde_json::json;
use words::{Say, SummaryName, percent_tenths};

use crate::screen::Screen;

/// Letters of a bar.
const BAR: usize = 20;

/// Letters of what stands before a bar.
const NAME: usize = 44;

/// Titles that are shown: those least met.
const TITLES_MAX: usize = 8;

/// Prints the summary of a year.
pub(crate) fn summary(office: &Office, screen: &Screen, year: i16) -> Result<()> {
    let summary = office::summary(office, &Actor::local_administrator(), year)?;
    screen.json(&json!({ "summary": summary }));
    let page = Page { office, screen, summary: &summary };
    page.standards();
    page.needs();
    page.waiting();
    page.limits();
    Ok(())
}

struct Page<'a> {
    office: &'a Office,
    screen: &'a Screen,
    summary: &'a Summary,
}

impl Page<'_> {
    fn standards(&self) {
        let Summary { on, year, draft, people, units, now, titles, .. } = self.summary;
        self.heading(&SummaryName::Heading { year: *year, draft: *draft, day: *on });
        self.screen.say(&SummaryName::Who { people: *people, units: *units });
        let before = |before: &Part| match before.of {
            0 => String::new(),
            _ => format!("({})", SummaryName::YearBefore { share: self.share(*before) }.say(self.screen.lang)),
        };
        self.screen.sentence("");
        self.bar(&self.said(&SummaryName::MetNow), *now, &before(&self.summary.before));
        self.heading(&SummaryName::LeastMet);
        for title in titles.iter().filter(|title| title.now.count < title.now.of).take(TITLES_MAX) {
            let known = self.office.rules().titles.get(&title.title);
            let name = known.map_or(title.title.0.as_ref(), |known| known.name(self.screen.lang));
            self.bar(name, title.now, &before(&title.before));
        }
    }

    fn needs(&self) {
        self.heading(&SummaryName::NeedsByOrigin);
        for (origin, served) in &self.summary.origins {
            self.bar(&origin.say(self.screen.lang), *served, "");
        }
        self.heading(&SummaryName::ByProgramme);
        for of in &self.summary.programmes {
            let classes = SummaryName::OfClasses { opened: of.classes.count, offered: of.classes.of };
            self.bar(&of.name, of.needs, &self.said(&classes));
        }
    }

    fn waiting(&self) {
        let waiting: usize = self.summary.obstacles.iter().map(|(_, needs)| needs).sum();
        if waiting > 0 {
            self.heading(&SummaryName::WhyWaiting);
        }
        for (obstacle, needs) in &self.summary.obstacles {
            let part = Part { count: *needs as i64, of: waiting as i64 };
            self.bar(&self.said(&obstacle.name()), part, "");
        }
        let Summary { left, passed_over, inversions, .. } = *self.summary;
        let lines = [
            (left, SummaryName::Left { gaps: left }),
            (passed_over, SummaryName::PassedOver { needs: passed_over }),
            (inversions, SummaryName::Inversions { needs: inversions }),
        ];
        lines.iter().filter(|(count, _)| *count > 0).for_each(|(_, line)| self.screen.say(line));
    }

    fn limits(&self) {
        self.heading(&SummaryName::WhatIsTight);
        for (limit, used) in &self.summary.tight {
            let name = match limit {
                Tight::Seats => SummaryName::Seats,
                Tight::Budget => SummaryName::Budget,
                Tight::Places => SummaryName::Places,
            };
            self.bar(&self.said(&name), *used, "");
        }
        for floor in &self.summary.floors {
            let name = SummaryName::FloorOf { of: floor.of.name(), percent: u32::from(floor.percent) };
            self.bar(&self.said(&name), floor.served, "");
        }
    }

    fn heading(&self, heading: &SummaryName) {
        self.screen.sentence("");
        self.screen.say(heading);
    }

    fn said(&self, name: &SummaryName) -> String {
        name.say(self.screen.lang)
    }

    fn share(&self, part: Part) -> String {
        percent_tenths(part.count, part.of, self.screen.lang)
    }

    /// A line: name, bar, share, count of count, and a remark.
    fn bar(&self, name: &str, part: Part, remark: &str) {
        let long = part.of.max(1);
        let filled = (part.count.clamp(0, long) * BAR as i64 / long) as usize;
        let bar = format!("{}{}", "█".repeat(filled), "░".repeat(BAR - filled));
        let lang = self.screen.lang;
        let count = |number: i64| words::group_thousands(number, lang);
        let counts = format!("{}/{}", count(part.count), count(part.of));
        let line = format!("  {}  {bar}  {:>7}  {counts}  {remark}", fitted(name), self.share(part));
        self.screen.sentence(line.trim_end());
    }
}

/// A name cut or filled up to its place; every Vietnamese letter is one sign wide once it is composed.
fn fitted(name: &str) -> String {
    let letters = name.chars().count();
    match letters > NAME {
        true => name.chars().take(NAME - 1).chain(['…']).collect(),
        false => format!("{name}{}", " ".repeat(NAME - letters)),
    }
}
