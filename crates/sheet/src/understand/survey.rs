//! What is seen of a table as a whole before its rows are read: whose list it is, the order of its dates, its unit.

use super::dates::OrderVotes;
use super::row::{Order, Reader};
use super::units;
use crate::Field;
use crate::book::Value;
use crate::mapping::{DateOrder, ShapeMapping};

impl Reader<'_, '_> {
    /// Marks and lists of classes name learners, who belong to no unit and often have no birth: they are not lists of people.
    pub(super) fn is_of_school(&self) -> bool {
        let marks = self.table.has(Field::Module) || self.table.has(Field::Mark);
        let class = self.table.has(Field::Learner) && !self.table.has(Field::Unit);
        (marks || class) && !self.table.has(Field::Number)
    }

    /// Looks at whole columns before single cells: order of dates, and whether units run on.
    pub(super) fn survey(&mut self) {
        let count = self.table.columns.len();
        let mut votes = vec![OrderVotes::default(); count];
        let (mut people, mut with_unit) = (0, 0);
        let is_date = |place: usize| {
            let field = self.table.columns[place].meaning.map(|meaning| meaning.field);
            matches!(
                field,
                Some(
                    Field::Birth
                        | Field::Recruited
                        | Field::Permanent
                        | Field::Joined
                        | Field::PartyProbation
                        | Field::PartyFull
                )
            )
        };
        let dates: Vec<bool> = (0..count).map(is_date).collect();
        let unit = self.of(Field::Unit).first().map(|(_, place)| *place);
        let name = self.of(Field::Name).first().or(self.of(Field::Number).first()).map(|(_, place)| *place);
        for row in self.table.rows.clone() {
            let (mut has_unit, mut has_name) = (false, false);
            for cell in self.sheet.row(row) {
                let Some(place) = self.places.get(usize::from(cell.column)).copied().flatten() else { continue };
                has_unit |= Some(place) == unit;
                has_name |= Some(place) == name;
                match cell.value {
                    Value::Text(id) if dates[place] => votes[place].text(self.finder.book.text(id)),
                    Value::Day(day, crate::book::Precision::Day) if dates[place] => votes[place].day(day),
                    _ => {}
                }
            }
            people += usize::from(has_name);
            with_unit += usize::from(has_name && has_unit);
        }
        self.units_run_on = with_unit > 0 && with_unit * 2 < people;
        let order = |(place, votes): (usize, OrderVotes)| {
            let said = self.shape.and_then(|shape| ShapeMapping::of(&shape.dates, &self.table.columns[place].heading));
            match said {
                Some(order) => Order { order: *order, texts_in_doubt: false, days_in_doubt: false },
                None => Order {
                    order: DateOrder::DayFirst,
                    texts_in_doubt: votes.texts_in_doubt(),
                    days_in_doubt: votes.days_in_doubt(),
                },
            }
        };
        self.orders = votes.into_iter().enumerate().map(order).collect();
    }

    /// The unit of the table as a whole: what the mapping says, the lines above, the names of sheet and file.
    pub(super) fn find_units(&mut self, file: &str) {
        let vocabulary = self.ask.vocabulary;
        self.units.said = self.shape.and_then(|shape| shape.unit.clone());
        let lines = self.table.title_cells(self.sheet).filter_map(|cell| self.words(cell));
        let found: Vec<String> = lines.filter_map(|line| units::in_line(vocabulary, line)).collect();
        // A commune is nearer than the department above it, and the name of the sheet nearer than that.
        let is_commune = |unit: &&String| vocabulary.communes.iter().any(|(_, kind)| unit.starts_with(kind.as_str()));
        self.units.title = found.iter().find(is_commune).cloned();
        self.units.above_title = found.last().cloned();
        let file = file.rsplit('/').next().unwrap_or(file);
        let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
        self.units.name = units::in_name(vocabulary, &self.sheet.name).or_else(|| units::in_name(vocabulary, stem));
    }
}
