//! The score as tables.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::judge::{Counts, Judged, Score, Verdict};
use super::stored::Spot;

/// Wrong cells that are listed on the screen; the file beside the workbooks has all.
const LISTED_MAX: usize = 50; // more scroll away

#[derive(Default, Clone, Copy)]
struct Sum {
    cells: usize,
    stored: usize,
    reported: usize,
    lost: usize,
    wrong: usize,
    must: usize,
    said: usize,
}

impl Sum {
    fn add(&mut self, cell: &Judged) {
        self.cells += 1;
        match cell.verdict {
            Verdict::Stored => self.stored += 1,
            Verdict::Reported => self.reported += 1,
            Verdict::Lost | Verdict::Unreported => self.lost += 1,
            Verdict::Wrong => self.wrong += 1,
        }
        self.must += usize::from(cell.must);
        self.said += usize::from(cell.must && cell.verdict == Verdict::Reported);
    }

    fn row(&self, name: &str) -> String {
        let right = share(self.stored + self.reported, self.cells);
        format!(
            "{name:28} {:>7} {:>7} {:>8} {:>6} {:>6} {right:>8} {:>5}/{}",
            self.cells, self.stored, self.reported, self.lost, self.wrong, self.said, self.must
        )
    }
}

/// Hundredths of a percent, cut and not rounded: 100 stands for all.
fn share(part: usize, whole: usize) -> String {
    if whole == 0 {
        return "-".to_owned();
    }
    let share = part * 10_000 / whole;
    format!("{}.{:02} %", share / 100, share % 100)
}

impl Score {
    /// Everything as tables: by layout, by kind of mess, and in all.
    pub fn tables(&self) -> String {
        let mut text = String::new();
        self.write_tables(&mut text).expect("memory takes every letter");
        text
    }

    fn write_tables(&self, text: &mut String) -> std::fmt::Result {
        let score = self;
        let head = format!(
            "{:28} {:>7} {:>7} {:>8} {:>6} {:>6} {:>8} {:>5}",
            "", "cells", "stored", "reported", "lost", "wrong", "right", "planted"
        );
        let mut layouts: BTreeMap<&str, Sum> = BTreeMap::new();
        let mut kinds: BTreeMap<&str, Sum> = BTreeMap::new();
        let mut all = Sum::default();
        for cell in &score.cells {
            all.add(cell);
            layouts.entry(&cell.layout).or_default().add(cell);
            for kind in &cell.kinds {
                kinds.entry(kind).or_default().add(cell);
            }
        }
        writeln!(text, "By layout\n{head}")?;
        for (name, sum) in &layouts {
            writeln!(text, "{}", sum.row(name))?;
        }
        writeln!(text, "\nBy kind of mess; kinds of a whole file count all its cells\n{head}")?;
        for (name, sum) in &kinds {
            writeln!(text, "{}", sum.row(name))?;
        }
        writeln!(text, "\n{head}\n{}\n", all.row("all"))?;
        let wide = score.cells.iter().filter(|cell| cell.wide).count();
        let pairs = &score.pairs;
        writeln!(text, "cells right                {}", share(all.stored + all.reported, all.cells))?;
        writeln!(text, "  of these by a report     {} ({wide} of a whole column or sheet)", all.reported)?;
        writeln!(text, "cells wrong silently       {}", all.wrong)?;
        writeln!(text, "facts no cell tells        {}", score.extra.len())?;
        writeln!(text, "planted problems reported  {} of {}", all.said, all.must)?;
        writeln!(text, "people stored              {}, true {}", score.stored, score.people)?;
        writeln!(
            text,
            "same-person precision      {} ({} pairs wrong)",
            share(pairs.right, pairs.right + pairs.wrong.len()),
            pairs.wrong.len()
        )?;
        writeln!(
            text,
            "same-person recall         {} ({} pairs, {} asked)",
            share(pairs.joined, pairs.same),
            pairs.same,
            pairs.asked
        )?;
        let wrong: Vec<String> =
            score.cells.iter().chain(&score.extra).filter(|cell| cell.verdict == Verdict::Wrong).map(line).collect();
        if !wrong.is_empty() {
            writeln!(text, "\nWrong silently:")?;
        }
        wrong.iter().take(LISTED_MAX).try_for_each(|line| writeln!(text, "  {line}"))
    }

    /// Every cell that is not right, and every pair, a line each.
    pub fn faults(&self) -> String {
        let mut text = String::new();
        let wrong = self.cells.iter().chain(&self.extra);
        for cell in wrong.filter(|cell| !matches!(cell.verdict, Verdict::Stored | Verdict::Reported)) {
            writeln!(text, "{:?} {}", cell.verdict, line(cell)).expect("memory takes every letter");
        }
        for (name, pairs) in [("JoinedTwo", &self.pairs.wrong), ("NotJoined", &self.pairs.apart)] {
            for (one, other) in pairs {
                writeln!(text, "{name} {} | {}", place(one), place(other)).expect("memory takes every letter");
            }
        }
        text
    }

    /// The score in a few numbers.
    pub fn counts(&self) -> Counts {
        let mut all = Sum::default();
        self.cells.iter().for_each(|cell| all.add(cell));
        Counts {
            cells: all.cells,
            stored: all.stored,
            reported: all.reported,
            lost: all.lost,
            wrong: self.wrong(),
            planted: all.must,
            planted_reported: all.said,
            joined_wrongly: self.pairs.wrong.len(),
            not_joined: self.pairs.apart.len(),
            people: self.people,
        }
    }
}

fn line(cell: &Judged) -> String {
    format!(
        "{} {} of {}: true {:?}, stored {:?} [{}]",
        place(&cell.spot),
        cell.field,
        if cell.person.is_empty() { "-" } else { &cell.person },
        cell.expected.join("; "),
        cell.found.join("; "),
        cell.kinds.join(" ")
    )
}

fn place(spot: &Spot) -> String {
    let part = |text: &Option<String>| text.clone().unwrap_or_else(|| "-".to_owned());
    let row = spot.row.map_or("-".to_owned(), |row| row.to_string());
    format!("{} [{}] {}{row}", spot.file, part(&spot.sheet), part(&spot.column))
}
