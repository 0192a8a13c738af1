//! Titles and units of one row.

use std::rc::Rc;

use cadre::record::TitleCode;
use words::ImportMessage;

use super::row::{At, Reader, Taken};
use super::{titles, units};
use crate::book::Value;
use crate::place::cut;
use crate::{Field, Part};

impl Reader<'_, '_> {
    /// Titles held, from one column or several, and the unit that stands behind one of them.
    pub(super) fn titles(&mut self, at: &At) -> (Vec<TitleCode>, Option<String>) {
        let mut held: Vec<TitleCode> = Vec::new();
        let mut unit = None;
        for (part, place) in self.of(Field::Title).to_vec() {
            let Some(taken) = self.take(at, place) else { continue };
            if self.ask.vocabulary.is_nothing(&taken.text) {
                continue;
            }
            let read = self.titles_of(&taken);
            let behind = read.unit().map(|unit| units::in_cell(self.ask.vocabulary, unit));
            for (title, _) in &read.titles {
                if !held.contains(title) {
                    held.push(title.clone());
                }
            }
            for found in &read.unknown {
                self.problem(at, place, ImportMessage::UnknownTitle { found: cut(found) });
            }
            for found in &read.no_titles {
                self.notice(at, place, ImportMessage::NotATitle { found: cut(found) });
            }
            // "Chủ tịch UBND xã" names no commune; "… xã An Bình" does.
            let named = behind.filter(|unit| unit.contains(' ') && unit.chars().any(char::is_uppercase));
            if part == Part::WithUnit || unit.is_none() {
                unit = named.or(unit);
            }
        }
        (held, unit)
    }

    /// The titles that a cell names; the same few texts stand in most rows.
    fn titles_of(&mut self, taken: &Taken<'_>) -> Rc<titles::Read> {
        let read = || Rc::new(titles::read(self.ask.vocabulary, &taken.text));
        match taken.value {
            Value::Text(id) => Rc::clone(self.titles_read.entry(id).or_insert_with(read)),
            _ => read(),
        }
    }

    /// The unit that a cell names.
    fn unit_of(&mut self, taken: &Taken<'_>) -> String {
        let read = || units::in_cell(self.ask.vocabulary, &taken.text);
        match taken.value {
            Value::Text(id) => self.units_read.entry(id).or_insert_with(read).clone(),
            _ => read(),
        }
    }

    /// The unit of a row: its own cell, a merged one above, the unit behind the title, its section, the lines above the
    /// table, the mapping, the names of sheet and file.
    pub(super) fn unit(&mut self, at: &At, behind_title: Option<String>) -> Option<String> {
        let column = self.of(Field::Unit).first().map(|(_, place)| *place);
        if let Some(place) = column {
            let said = self.peek(at, place).is_some_and(|text| !self.ask.vocabulary.is_nothing(&text));
            if said || matches!(at.cells[place], Some(Value::Error(_) | Value::Uncomputed | Value::Truth(_))) {
                let taken = self.take(at, place)?;
                let unit = self.unit_of(&taken);
                self.units.above = Some(unit.clone());
                return Some(unit);
            }
            if let Some(unit) = self.merged_above(at, place) {
                return Some(unit);
            }
            if let Some(above) = self.units.above.clone().filter(|_| self.units_run_on) {
                return Some(above);
            }
        }
        let units = &self.units;
        let told = behind_title
            .or_else(|| units.said.clone())
            .or_else(|| units.section.clone())
            .or_else(|| units.title.clone());
        if told.is_some() {
            return told;
        }
        let Some(guessed) = units.name.clone() else { return units.above_title.clone() };
        if !self.units.told {
            self.units.told = true;
            let from = format!("“{}” / “{}”", self.file, self.sheet_name);
            self.desk.notice_sheet(&self.sheet.name, ImportMessage::UnitGuessed { unit: guessed.clone(), from });
        }
        Some(guessed)
    }

    pub(super) fn merged_above(&self, at: &At, place: usize) -> Option<String> {
        let number = self.table.columns[place].number;
        let covers = |merge: &&crate::book::Merge| {
            merge.rows.0 <= at.row && at.row <= merge.rows.1 && merge.columns.0 <= number && number <= merge.columns.1
        };
        let merge = self.sheet.merges.iter().find(covers)?;
        let row = self.sheet.rows.binary_search_by_key(&merge.rows.0, |row| row.number).ok()?;
        let cell = self.sheet.row(row).iter().find(|cell| cell.column == merge.columns.0)?;
        Some(units::in_cell(self.ask.vocabulary, self.words(cell)?))
    }
}
