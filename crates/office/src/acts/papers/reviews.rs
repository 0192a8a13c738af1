//! Reviews: of the province by title and unit, of each unit by person, and of one person with all that it rests on.

use std::collections::{BTreeMap, BTreeSet};

use cadre::record::{Official, UnitId};
use cadre::standard::{Outcome, Verdict};
use paper::{Issuer, Letter, Part, Row, Rows};
use words::{Label, LetterText, Say, partial_date, percent_tenths, text_key};

use super::Desk;
use super::letter::{columns, frame};

/// Verdicts by what they came to.
#[derive(Clone, Copy, Default)]
struct Counts {
    verdicts: usize,
    met: usize,
    not_met: usize,
    unknown: usize,
    owed: usize,
}

impl Counts {
    fn add(&mut self, verdict: &Verdict) {
        self.verdicts += 1;
        match verdict.outcome {
            Outcome::Met | Outcome::Exempt => self.met += 1,
            Outcome::NotMet => self.not_met += 1,
            Outcome::Unknown => self.unknown += 1,
            Outcome::OwedUntil(_) => self.owed += 1,
        }
    }

    fn cells(self) -> Vec<String> {
        [self.verdicts, self.met, self.not_met, self.unknown, self.owed].map(|count| count.to_string()).to_vec()
    }
}

/// A review of the province.
pub(super) fn province(desk: &Desk<'_>) -> Letter {
    let say = |text: LetterText| text.say(desk.lang);
    let mut titles: BTreeMap<&str, Counts> = BTreeMap::new();
    let mut units: BTreeMap<(Vec<u8>, UnitId), Counts> = BTreeMap::new();
    for verdict in desk.verdicts {
        if let Some(title) = &verdict.title {
            titles.entry(title.0.as_ref()).or_default().add(verdict);
        }
        if let Some(unit) = verdict.unit {
            units.entry((text_key(desk.record.unit_name(unit)), unit)).or_default().add(verdict);
        }
    }
    // Titles in the order of rank, as offices list them.
    let ranked = desk.rules.titles.all().iter().filter_map(|title| {
        let counts = titles.get(title.code.0.as_ref())?;
        Some((title.name(desk.lang).to_owned(), *counts))
    });
    let ranked: Vec<(String, Counts)> = ranked.collect();
    let bars = ranked.iter().map(|(name, counts)| {
        let (met, all) = (counts.met as i64, counts.verdicts as i64);
        let share = met * 1000 / all.max(1);
        (name.clone(), share, format!("{} ({met}/{all})", percent_tenths(met, all, desk.lang)))
    });
    let mut parts = vec![Part::Heading(say(LetterText::ByTitle)), Part::Bars(bars.collect())];
    parts.push(Part::Table(counted(desk, Label::TitleHeld, ranked)));
    parts.push(Part::Heading(say(LetterText::ByUnit)));
    let named = units.into_iter().map(|((_, unit), counts)| (desk.record.unit_name(unit).to_owned(), counts));
    parts.push(Part::Table(counted(desk, Label::UnitName, named.collect())));
    Letter {
        kind: say(LetterText::Report),
        subject: say(LetterText::ReviewSubject { day: desk.plan.facts_on }),
        parts,
        ..frame(desk, Issuer::State, "BC-SNV")
    }
}

fn counted(desk: &Desk<'_>, first: Label, rows: Vec<(String, Counts)>) -> Rows {
    let say = |text: LetterText| text.say(desk.lang);
    let columns = columns([
        (first.say(desk.lang), 6, false),
        (say(LetterText::ColumnVerdicts), 2, true),
        (say(LetterText::ColumnMet), 2, true),
        (say(LetterText::ColumnNotMet), 2, true),
        (say(LetterText::ColumnUnknown), 2, true),
        (say(LetterText::ColumnOwed), 2, true),
    ]);
    let row = |(name, counts): (String, Counts)| Row::Cells([vec![name], counts.cells()].concat());
    Rows { columns, rows: rows.into_iter().map(row).collect() }
}

/// A review of each unit, in the order of their names.
pub(super) fn units(desk: &Desk<'_>) -> Vec<Letter> {
    let mut units: BTreeMap<(Vec<u8>, UnitId), Vec<&Verdict>> = BTreeMap::new();
    for verdict in desk.verdicts {
        if let Some(unit) = verdict.unit {
            units.entry((text_key(desk.record.unit_name(unit)), unit)).or_default().push(verdict);
        }
    }
    units.into_iter().map(|((_, unit), verdicts)| of_unit(desk, unit, &verdicts)).collect()
}

fn of_unit(desk: &Desk<'_>, unit: UnitId, verdicts: &[&Verdict]) -> Letter {
    let say = |text: LetterText| text.say(desk.lang);
    let name = desk.record.unit_name(unit).to_owned();
    let mut counts = Counts::default();
    verdicts.iter().for_each(|verdict| counts.add(verdict));
    let people: BTreeSet<_> = verdicts.iter().map(|verdict| verdict.person).collect();
    let is_open = |verdict: &&&Verdict| !verdict.outcome.is_met();
    let open: Vec<&&Verdict> = verdicts.iter().filter(is_open).collect();
    let text = LetterText::UnitCounts { people: people.len(), verdicts: counts.verdicts, met: counts.met };
    let mut parts = vec![Part::Text(say(text))];
    if open.is_empty() {
        parts = vec![Part::Text(say(LetterText::NothingLacks))];
    } else {
        parts.push(Part::Table(lacking(desk, &open)));
    }
    Letter {
        kind: say(LetterText::Report),
        subject: say(LetterText::ReviewOfUnit { unit: name }),
        parts,
        ..frame(desk, Issuer::State, "BC-SNV")
    }
}

fn lacking(desk: &Desk<'_>, open: &[&&Verdict]) -> Rows {
    let label = |label: Label| label.say(desk.lang);
    let columns = columns([
        (label(Label::Number), 1, true),
        (label(Label::FullName), 5, false),
        (label(Label::TitleHeld), 6, false),
        (label(Label::Outcome), 3, false),
        (LetterText::ColumnLacks.say(desk.lang), 9, false),
    ]);
    let row = |(number, verdict): (usize, &&&Verdict)| {
        let name = desk.record.official(verdict.person).map_or("", Official::name);
        let outcome = format!("{} {}", sign(verdict.outcome), verdict.outcome.say(desk.lang));
        Row::Cells(vec![
            number.to_string(),
            name.to_owned(),
            verdict.title_words(&desk.rules.titles, desk.lang),
            outcome,
            verdict.open_words(desk.lang).join("; "),
        ])
    };
    Rows { columns, rows: (1..).zip(open).map(row).collect() }
}

/// The sign of an outcome, so that no colour has to tell it.
pub(super) fn sign(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Met | Outcome::Exempt => "✓",
        Outcome::NotMet => "✗",
        Outcome::Unknown => "?",
        Outcome::OwedUntil(_) => "…",
    }
}

/// A review of one person: every verdict with its basis, its facts and what would turn it.
pub(super) fn person(desk: &Desk<'_>, official: &Official) -> Letter {
    let say = |text: LetterText| text.say(desk.lang);
    let unit = official.unit().map_or("", |unit| desk.record.unit_name(unit));
    let birth = official.person.as_ref().map(|seen| partial_date(seen.value.birth, desk.lang)).unwrap_or_default();
    let mut parts = vec![Part::Text(say(LetterText::PersonLine { birth, unit: unit.to_owned() }))];
    for verdict in desk.verdicts.iter().filter(|verdict| verdict.person == official.id) {
        let (outcome, basis) = (verdict.outcome.say(desk.lang), verdict.standard.citation.say(desk.lang));
        let title = verdict.title_words(&desk.rules.titles, desk.lang);
        parts.push(Part::Heading(format!("{} {title}: {outcome}", sign(verdict.outcome))));
        parts.push(Part::Text(basis));
        // The lines of a proof are drawn in by two blanks for each level.
        parts.extend(verdict.lines(&desk.rules.titles, desk.lang).into_iter().map(|line| {
            let depth = (line.len() - line.trim_start().len()) / 2;
            Part::Point(format!("{}{}", "\u{2003}".repeat(depth), line.trim_start()))
        }));
    }
    Letter {
        kind: say(LetterText::Report),
        subject: say(LetterText::ReviewOfPerson { name: official.name().to_owned() }),
        parts,
        ..frame(desk, Issuer::State, "BC-SNV")
    }
}
