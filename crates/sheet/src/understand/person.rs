//! One row that is a person: its cells become a statement.

use std::sync::Arc;

use cadre::record::{Number, Person, Service, Sex, Source, Stated, TitleCode};
use words::{ImportMessage, PartialDate, name_case};

use super::planned::Decision;
use super::row::{At, Reader, Taken};
use super::{names, numbers};
use crate::book::Value;
use crate::place::{cut, letters};
use crate::{Field, Part};

impl Reader<'_, '_> {
    /// Reads a person. Without name, sex, birth or unit the row is left out, and why is a problem.
    pub(super) fn person(&mut self, at: &At, decision: Option<&Decision>) {
        self.count_left(at);
        self.last_taken = false;
        let problems_before = self.desk.problems.len();
        let name = self.name(at);
        let (birth_sex, birth) = self.birth(at);
        let sex_told = self.sex(at);
        let sex = birth_sex.or(sex_told).or(name.as_ref().and_then(|name| name.sex));
        let number = self.number(at, sex, birth);
        let told = number.as_ref().and_then(|number| numbers::told(number.reveal()));
        let (sex, birth) = self.with_number(at, sex, birth, told, problems_before);
        let (held, unit_behind) = self.titles(at);
        let unit = self.unit(at, unit_behind);
        let years = birth.map(|birth| birth.earliest().year());
        let mut date = |field| self.date_of(at, field, years);
        let service = Service {
            recruited: date(Field::Recruited),
            permanent: date(Field::Permanent),
            party_probation: date(Field::PartyProbation),
            party_full: date(Field::PartyFull),
        };
        let joined = date(Field::Joined);
        let (ethnicity, origin) = (self.words_of(at, Field::Ethnicity), self.words_of(at, Field::Origin));
        let learnt = self.learnt(at);
        let (evaluations, requests) = (self.evaluations(at), self.requests(at));
        let planned = self.planned(at, unit.as_deref().unwrap_or_default(), decision);
        let (Some(name), Some(sex), Some(birth)) = (name, sex, birth) else {
            self.desk.problem(&self.sheet.name, at.row, None, ImportMessage::RowLeftOut);
            return;
        };
        // A list of learners may name people by number alone; everybody else belongs somewhere.
        let unit = match unit {
            Some(unit) => unit,
            None if number.is_some() && held.is_empty() => String::new(),
            None => {
                self.desk.problem(&self.sheet.name, at.row, None, ImportMessage::NoUnit);
                return;
            }
        };
        if let (true, true, Some((_, place))) =
            (held.is_empty(), joined.is_some(), self.of(Field::Joined).first().copied())
        {
            self.notice(at, place, ImportMessage::JoinedWithoutPost);
        }
        self.units_without_post += usize::from(held.is_empty() && !unit.is_empty());
        let source =
            Arc::new(Source { file: self.file.to_string(), sheet: self.sheet_name.to_string(), row: at.row + 1 });
        let ethnicity = ethnicity.map(|text| name_case(&text).into());
        let person = Person { name: name.name.into(), sex, birth, number, ethnicity, origin: origin.map(Into::into) };
        let mut stated = Stated::of(source, person, &unit);
        for title in held {
            stated = stated.holding(title, joined);
        }
        stated.service = service;
        for (attained, major) in learnt {
            stated = stated.attained(attained, major.map(Into::into));
        }
        stated.evaluations = evaluations;
        stated.requests = requests;
        stated.planned = planned;
        self.out.stated.push(stated);
        self.last_taken = true;
    }

    /// The second line of a person: further titles, held or planned.
    pub(super) fn second_line(&mut self, at: &At) {
        let (held, _) = self.titles(at);
        let Some(stated) = self.out.stated.last_mut().filter(|_| self.last_taken) else { return };
        let known: Vec<TitleCode> = stated.holds.iter().map(|held| held.holding.value.title.clone()).collect();
        let joined = stated.holds.first().and_then(|held| held.holding.value.joined);
        for title in held.into_iter().filter(|title| !known.contains(title)) {
            *stated = stated.clone().holding(title, joined);
        }
    }

    /// The name, put together where it stands in two columns.
    fn name(&mut self, at: &At) -> Option<names::Name> {
        let mut columns = self.of(Field::Name).to_vec();
        columns.sort_by_key(|(part, place)| (*part == Part::Given, *place));
        let first = columns.first().map_or(0, |(_, place)| *place);
        let taken: Vec<Taken<'_>> = columns.iter().filter_map(|(_, place)| self.take(at, *place)).collect();
        let Some(place) = taken.first().map(|taken| taken.place) else {
            if self.desk.problems.last().is_none_or(|problem| problem.place.row != Some(at.row + 1)) {
                let heading = self.table.columns[first].heading.clone();
                self.problem(at, first, ImportMessage::Empty { heading });
            }
            return None;
        };
        let text = taken.iter().map(|taken| taken.text.as_ref()).collect::<Vec<&str>>().join(" ");
        let Some(name) = names::read(self.ask.vocabulary, &text) else {
            self.problem(at, place, ImportMessage::NotAName { found: cut(&text) });
            return None;
        };
        if name.name.is_ascii() {
            self.notice(at, place, ImportMessage::NameWithoutMarks { found: cut(&text) });
        }
        if name.rewritten && name.name != text {
            self.notice(at, place, ImportMessage::NameRewritten { found: cut(&text), read: name.name.clone() });
        }
        Some(name)
    }

    /// The sex that columns of their own state.
    fn sex(&mut self, at: &At) -> Option<Sex> {
        let columns = self.of(Field::Sex).to_vec();
        let mut found: Option<(usize, Sex)> = None;
        for (part, place) in &columns {
            let Some(taken) = self.take(at, *place) else { continue };
            let sex = match part {
                Part::Of(sex) if self.ask.vocabulary.is_mark(&taken.text) => Some(*sex),
                _ => self.ask.vocabulary.sex(&taken.text),
            };
            match (sex, found) {
                (None, _) => self.problem(at, *place, ImportMessage::UnknownSex { found: cut(&taken.text) }),
                (Some(sex), Some((first, other))) if sex != other => {
                    let first = letters(u32::from(self.table.columns[first].number));
                    self.problem(at, *place, ImportMessage::TwoValues { first });
                    return None;
                }
                (Some(sex), _) => found = Some((*place, sex)),
            }
        }
        // A single column "Nữ" is empty for men.
        let only_women = columns.len() == 1 && columns[0].0 == Part::Of(Sex::Female);
        found.map(|(_, sex)| sex).or_else(|| (only_women && at.cells[columns[0].1].is_none()).then_some(Sex::Male))
    }

    fn number(&mut self, at: &At, sex: Option<Sex>, birth: Option<PartialDate>) -> Option<Number> {
        let taken = self.first(at, Field::Number)?;
        if self.ask.vocabulary.is_nothing(&taken.text) && !matches!(taken.value, Value::Number(_)) {
            return None;
        }
        let year = birth.map(|birth| birth.earliest().year());
        // Without anything to hold against it a number with a lost zero stays in doubt.
        let known = |told: numbers::Told| {
            (sex.is_some() || year.is_some())
                && sex.is_none_or(|sex| sex == told.sex)
                && year.is_none_or(|year| year == told.year)
        };
        let province = |code: &str| self.ask.vocabulary.provinces.contains(code);
        let what = match numbers::read(taken.value, &taken.text, province, known) {
            numbers::Read::Number(number) => return Some(number),
            numbers::Read::WithZeros(number) => {
                self.notice(at, taken.place, ImportMessage::LostZero);
                return Some(number);
            }
            numbers::Read::Digits(digits) => ImportMessage::NumberDigits { digits },
            numbers::Read::Signs => ImportMessage::NumberSigns,
            numbers::Read::Rounded => ImportMessage::RoundedNumber,
        };
        self.hold_against(at, taken.place, &taken.text, sex, year);
        self.problem(at, taken.place, what);
        None
    }

    /// A number that is not whole may still tell, by how it begins, another sex or year than the row.
    fn hold_against(&mut self, at: &At, number: usize, text: &str, sex: Option<Sex>, year: Option<i16>) {
        let told: Vec<numbers::Told> = numbers::told_by_beginning(text).collect();
        let same_sex = |told: &numbers::Told| sex.is_none_or(|sex| sex == told.sex);
        let same_year = |told: &numbers::Told| year.is_none_or(|year| year == told.year);
        // One way to read it that agrees is enough.
        if told.is_empty() || told.iter().any(|told| same_sex(told) && same_year(told)) {
            return;
        }
        let (other_sex, other_year) = (!told.iter().any(same_sex), !told.iter().any(same_year));
        self.disagrees(at, number, other_sex, other_year);
    }

    /// Said at all the cells: nobody knows which of them is wrong.
    fn disagrees(&mut self, at: &At, number: usize, other_sex: bool, other_year: bool) {
        let filled =
            |field: Field| self.of(field).iter().find(|(_, place)| at.cells[*place].is_some()).map(|(_, place)| *place);
        let stated_sex = filled(Field::Sex).or_else(|| filled(Field::Birth)).filter(|_| other_sex);
        let stated_birth = filled(Field::Birth).filter(|_| other_year);
        let mut cells: Vec<usize> = [stated_sex, stated_birth].into_iter().flatten().chain([number]).collect();
        cells.dedup();
        for place in cells.into_iter().filter(|_| other_sex || other_year) {
            self.notice(at, place, ImportMessage::NumberDisagrees);
        }
    }

    /// Sex and birth, filled in from the number where the row is silent, and held against it where it is not.
    fn with_number(
        &mut self,
        at: &At,
        sex: Option<Sex>,
        birth: Option<PartialDate>,
        told: Option<numbers::Told>,
        problems_before: usize,
    ) -> (Option<Sex>, Option<PartialDate>) {
        let number = self.of(Field::Number).first().map_or(0, |(_, place)| *place);
        if let Some(told) = told {
            let other_sex = sex.is_some_and(|sex| sex != told.sex);
            let other_year = birth.is_some_and(|birth| birth.earliest().year() != told.year);
            self.disagrees(at, number, other_sex, other_year);
        }
        // A birth or a sex that is stated and not understood stays a problem, and the person still goes in.
        let stated = |field: Field| self.of(field).iter().any(|(_, place)| at.cells[*place].is_some());
        let by_column =
            self.of(Field::Birth).iter().any(|(part, place)| matches!(part, Part::Of(_)) && at.cells[*place].is_some());
        let (has_birth, has_sex) = (stated(Field::Birth), stated(Field::Sex) || by_column);
        let by_number = told.filter(|_| birth.is_none() || sex.is_none());
        let birth_now = birth.or_else(|| by_number.and_then(|told| PartialDate::year(told.year).ok()));
        let sex_now = sex.or_else(|| by_number.map(|told| told.sex));
        if by_number.is_some() {
            self.notice(at, number, ImportMessage::ToldByNumber);
        }
        let silent = self.desk.problems.len() == problems_before;
        if birth_now.is_none() && !has_birth {
            let columns = self.of(Field::Birth).to_vec();
            match columns.first() {
                Some((Part::Of(_), place)) => self.problem(at, *place, ImportMessage::NoBirth),
                Some((_, place)) => {
                    let heading = self.table.columns[*place].heading.clone();
                    self.problem(at, *place, ImportMessage::Empty { heading });
                }
                None if silent => {
                    let heading = Field::Birth.code().to_owned();
                    self.desk.problem(&self.sheet.name, at.row, None, ImportMessage::Empty { heading });
                }
                None => {}
            }
        }
        if sex_now.is_none() && !has_sex && (birth_now.is_some() || has_birth) {
            let by_birth = self.of(Field::Birth).iter().any(|(part, _)| matches!(part, Part::Of(_)));
            let place = self.of(Field::Sex).first().map(|(_, place)| self.table.columns[*place].number);
            if !by_birth {
                self.desk.problem(&self.sheet.name, at.row, place, ImportMessage::NoSex);
            }
        }
        (sex_now, birth_now)
    }

    /// A text that is kept as it stands.
    pub(super) fn words_of(&mut self, at: &At, field: Field) -> Option<String> {
        let taken = self.first(at, field)?;
        let nothing = self.ask.vocabulary.is_nothing(&taken.text);
        (!nothing).then(|| taken.text.replace('\n', " "))
    }
}
