//! Planned titles: they enter by an approved list only, with the number and the day of its decision.

use std::sync::Arc;

use cadre::record::{Document, Paper, StatedPlanned};
use words::{Date, ImportMessage, Interval, PartialDate};

use super::dates::{self, Read, Years};
use super::row::{At, Reader};
use super::{titles, units};
use crate::mapping::DateOrder;
use crate::place::cut;
use crate::tokens::{contains, key, tokens};
use crate::{Field, Part};

/// The decision that approved a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Decision {
    number: Arc<str>,
    decided: PartialDate,
}

/// Years in which planning lists are decided.
const YEARS: Years = Years { min: 2000, max: 2100 };

impl Reader<'_, '_> {
    /// The decision of the table: what the mapping names, else what the lines above it say.
    pub(super) fn decision(&self) -> Option<Decision> {
        if let Some(said) = &self.ask.mapping.planned {
            return Some(Decision { number: said.decision.as_str().into(), decided: said.decided });
        }
        self.table.title_cells(self.sheet).filter_map(|cell| self.words(cell)).find_map(in_line)
    }

    /// The planned titles of a row; those without a decision are a problem.
    pub(super) fn planned(&mut self, at: &At, unit: &str, decision: Option<&Decision>) -> Vec<StatedPlanned> {
        let mut planned = Vec::new();
        let columns: Vec<(Part, usize)> =
            self.of(Field::PlannedTitle).iter().filter(|(_, place)| at.cells[*place].is_some()).copied().collect();
        for (part, place) in self.of(Field::PlannedUnit).to_vec() {
            let titled = columns.iter().any(|(title, _)| *title == part);
            if at.cells[place].is_some() && !titled {
                self.problem(at, place, ImportMessage::UnitWithoutTitle);
            }
        }
        if columns.is_empty() {
            return planned;
        }
        let decision = self.decision_of_row(at).or_else(|| decision.cloned());
        let span = decision.as_ref().and_then(|decision| self.term(at, decision));
        for (part, place) in columns {
            let Some(taken) = self.take(at, place) else { continue };
            if self.ask.vocabulary.is_nothing(&taken.text) {
                continue;
            }
            let read = titles::read(self.ask.vocabulary, &taken.text);
            for found in read.unknown {
                self.problem(at, place, ImportMessage::UnknownTitle { found: cut(&found) });
            }
            for found in read.no_titles {
                self.notice(at, place, ImportMessage::NotATitle { found: cut(&found) });
            }
            let unit_place =
                self.of(Field::PlannedUnit).iter().find(|(other, _)| *other == part).map(|(_, place)| *place);
            let unit_place = unit_place.filter(|place| at.cells[*place].is_some());
            let beside = unit_place.and_then(|place| self.take(at, place)).map(|taken| taken.text);
            let beside = beside.map(|text| text.into_owned());
            for (title, behind) in read.titles {
                let (Some(decision), Some(span)) = (&decision, span) else {
                    self.problem(at, place, ImportMessage::NoDecision);
                    if let Some(unit) = unit_place {
                        self.problem(at, unit, ImportMessage::NoDecision);
                    }
                    break;
                };
                let named = beside.clone().or(behind).map(|text| units::in_cell(self.ask.vocabulary, &text));
                let named = named.filter(|unit| unit.contains(' '));
                let document = Document {
                    paper: Paper::Decision,
                    number: Some(decision.number.to_string().into()),
                    issued: Some(decision.decided),
                    ..Document::default()
                };
                let unit = named.unwrap_or_else(|| unit.to_owned());
                planned.push(StatedPlanned { unit, title, span, decision: document });
            }
        }
        planned
    }

    /// Number and day in columns of their own.
    fn decision_of_row(&mut self, at: &At) -> Option<Decision> {
        let columns = self.of(Field::PlannedDecision).to_vec();
        let place = |wanted: Part| columns.iter().find(|(part, _)| *part == wanted).map(|(_, place)| *place);
        let (number, day) = (place(Part::Whole), place(Part::Day));
        let number = self.peek(at, number?)?;
        let Some(day) = day else { return in_line(&format!("qd {number}")) };
        let decided = match dates::of_value(at.cells[day]?, self.finder.book.since_1904)
            .unwrap_or_else(|| dates::of_text(&self.peek(at, day).unwrap_or_default(), DateOrder::DayFirst, YEARS))
        {
            Read::Date(date) | Read::Serial(date) | Read::ShortYear(date) => date,
            Read::Wrong(_) => return None,
        };
        Some(Decision { number: number.as_ref().into(), decided })
    }

    /// The days for which the list holds: its years where it names them, else from the decision on.
    fn term(&self, at: &At, decision: &Decision) -> Option<Interval> {
        let columns = self.of(Field::PlannedTerm);
        let year = |wanted: Part| -> Option<i16> {
            let place = columns.iter().find(|(part, _)| *part == wanted)?.1;
            self.peek(at, place)?.trim().parse().ok().filter(|year| (2000..=2100).contains(year))
        };
        let whole = columns.iter().find(|(part, _)| *part == Part::Whole).and_then(|(_, place)| self.peek(at, *place));
        let years = whole.map(|text| years_in(&text)).unwrap_or_default();
        let from = year(Part::From).or(years.first().copied());
        let until = year(Part::Until).or(years.get(1).copied());
        let first = |year: i16| Date::new(year, 1, 1).ok();
        let begins = from.and_then(first).unwrap_or(decision.decided.earliest());
        Interval::new(Some(begins), until.and_then(|until| first(until + 1))).ok()
    }
}

fn years_in(text: &str) -> Vec<i16> {
    let words = key(text);
    words.split(' ').filter_map(|word| word.parse().ok()).filter(|year| (2000..=2100).contains(year)).collect()
}

/// "(Kèm theo Quyết định số 123-QĐ/TU ngày 15/5/2025)": number and day.
fn in_line(line: &str) -> Option<Decision> {
    let folded = key(line);
    if !contains(&folded, "quyet dinh") && !contains(&folded, "qd") {
        return None;
    }
    let is_number = |word: &&str| word.bytes().any(|b| b.is_ascii_digit()) && contains(&key(word), "qd");
    let number = line.split_whitespace().find(is_number)?.trim_matches(|c: char| !c.is_alphanumeric());
    let behind = &line[line.find(number)? + number.len()..];
    let words = tokens(behind);
    let after = words.iter().position(|word| word.key == "ngay").map_or(0, |at| at + 1);
    let digits: Vec<&str> = words[after..]
        .iter()
        .map(|word| word.key.as_str())
        .filter(|word| !matches!(*word, "thang" | "nam"))
        .take_while(|word| word.bytes().all(|b| b.is_ascii_digit()))
        .take(3)
        .collect();
    match dates::of_text(&digits.join("/"), DateOrder::DayFirst, YEARS) {
        Read::Date(decided) | Read::ShortYear(decided) => Some(Decision { number: number.into(), decided }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_names_the_decision() {
        for line in [
            "(Kèm theo Quyết định số 123-QĐ/TU ngày 15/5/2025 của Ban Thường vụ Tỉnh ủy)",
            "Kèm theo QĐ số 123-QĐ/TU, ngày 15 tháng 5 năm 2025",
        ] {
            let decision = in_line(line).unwrap();
            assert_eq!((decision.number.as_ref(), decision.decided.to_string().as_str()), ("123-QĐ/TU", "15/05/2025"));
        }
        assert_eq!(in_line("DANH SÁCH QUY HOẠCH NĂM 2025"), None);
        assert_eq!(in_line("Theo Quyết định số 123-QĐ/TU"), None);
    }
}
