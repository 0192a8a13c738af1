//! Dates of one row: birth, and the dates of a person's service.

use cadre::record::Sex;
use words::{DateError, ImportMessage, PartialDate};

use super::dates::{self, Read, Years};
use super::row::{At, Reader, Taken};
use crate::book::{Precision, Value};
use crate::mapping::DateOrder;
use crate::place::{cut, letters};
use crate::{Field, Part};

/// Age at which somebody can be in a list at least; pupils are in none.
const AGE_MIN: i16 = 15;

/// Age at which nobody is in office any more.
const AGE_MAX: i16 = 100;

/// Years by which a date in a list may lie ahead: a term that begins next year.
const YEARS_AHEAD_MAX: i16 = 1;

impl Reader<'_, '_> {
    /// Birth, and the sex whose column it stands in.
    pub(super) fn birth(&mut self, at: &At) -> (Option<Sex>, Option<PartialDate>) {
        let columns: Vec<(Part, usize)> =
            self.of(Field::Birth).iter().filter(|(_, place)| at.cells[*place].is_some()).copied().collect();
        let by_sex = |part: &Part| if let Part::Of(sex) = part { Some(*sex) } else { None };
        let sexes: Vec<(Sex, usize)> =
            columns.iter().filter_map(|(part, place)| Some((by_sex(part)?, *place))).collect();
        match sexes[..] {
            [(_, _), (_, second), ..] => {
                self.problem(at, second, ImportMessage::TwoBirths);
                return (None, None);
            }
            [(sex, place)] => {
                // Some forms mark the sex here and have the date elsewhere.
                let is_mark = self.peek(at, place).is_some_and(|text| self.ask.vocabulary.is_mark(&text));
                if !is_mark {
                    return (Some(sex), self.birth_date(at, place));
                }
                let whole = columns.iter().find(|(part, _)| *part == Part::Whole).map(|(_, place)| *place);
                return (Some(sex), whole.and_then(|place| self.birth_date(at, place)));
            }
            [] => {}
        }
        let whole: Vec<usize> =
            columns.iter().filter(|(part, _)| *part == Part::Whole).map(|(_, place)| *place).collect();
        if let [first, others @ ..] = whole.as_slice() {
            if let Some(other) = others.iter().find(|other| self.peek(at, **other) != self.peek(at, *first)) {
                let first = letters(u32::from(self.table.columns[*first].number));
                self.problem(at, *other, ImportMessage::TwoValues { first });
                return (None, None);
            }
            return (None, self.birth_date(at, *first));
        }
        let part = |wanted: Part| columns.iter().find(|(part, _)| *part == wanted).map(|(_, place)| *place);
        let Some(year) = part(Part::YearOfDate) else { return (None, None) };
        let texts =
            [part(Part::Day), part(Part::Month), Some(year)].map(|place| place.and_then(|place| self.peek(at, place)));
        let written: Vec<String> = texts.into_iter().flatten().map(|text| text.trim().to_owned()).collect();
        let read = dates::of_text(&written.join("/"), DateOrder::DayFirst, self.years_of_birth());
        (None, self.checked_birth(at, year, &written.join("/"), read))
    }

    pub(super) fn years_of_birth(&self) -> Years {
        let year = self.ask.today.year();
        Years { min: year - AGE_MAX + 15, max: year - AGE_MIN }
    }

    pub(super) fn birth_date(&mut self, at: &At, place: usize) -> Option<PartialDate> {
        let taken = self.take(at, place)?;
        let read = self.read_date(&taken, self.years_of_birth());
        if self.is_doubtful(&taken, &read) {
            self.problem(at, place, ImportMessage::DoubtfulOrder { found: cut(&taken.text) });
            return None;
        }
        self.checked_birth(at, place, &taken.text, read)
    }

    pub(super) fn checked_birth(&mut self, at: &At, place: usize, text: &str, read: Read) -> Option<PartialDate> {
        let date = self.settled(at, place, text, read)?;
        let age = self.ask.today.year() - date.earliest().year();
        if !(AGE_MIN..=AGE_MAX).contains(&age) {
            self.problem(at, place, ImportMessage::Implausible { found: cut(text) });
            return None;
        }
        Some(date)
    }

    /// A date of the person's service: not before they could work, and not far ahead.
    pub(super) fn date_of(&mut self, at: &At, field: Field, born: Option<i16>) -> Option<PartialDate> {
        let taken = self.first(at, field)?;
        if self.ask.vocabulary.is_nothing(&taken.text) {
            return None;
        }
        let year = self.ask.today.year();
        let years = Years { min: born.map_or(year - AGE_MAX, |born| born + AGE_MIN), max: year + YEARS_AHEAD_MAX };
        let read = self.read_date(&taken, years);
        if self.is_doubtful(&taken, &read) {
            self.problem(at, taken.place, ImportMessage::DoubtfulOrder { found: cut(&taken.text) });
            return None;
        }
        let date = self.settled(at, taken.place, &taken.text, read)?;
        if !(years.min..=years.max).contains(&date.earliest().year()) {
            self.problem(at, taken.place, ImportMessage::Implausible { found: cut(&taken.text) });
            return None;
        }
        Some(date)
    }

    pub(super) fn read_date(&self, taken: &Taken<'_>, years: Years) -> Read {
        let order = self.orders[taken.place].order;
        dates::of_value(taken.value, self.finder.book.since_1904)
            .unwrap_or_else(|| dates::of_text(&taken.text, order, years))
    }

    /// Whether day and month may stand the other way round: both could be either, and others of the column are turned.
    pub(super) fn is_doubtful(&self, taken: &Taken<'_>, read: &Read) -> bool {
        let Read::Date(PartialDate::Day(day)) = read else { return false };
        let either = day.day() <= 12 && day.day() != day.month();
        let order = self.orders[taken.place];
        either
            && match taken.value {
                Value::Day(_, Precision::Day) => order.days_in_doubt,
                Value::Text(_) => order.texts_in_doubt,
                _ => false,
            }
    }

    /// The date that was read; what was read otherwise than it stands is noticed, what is none is a problem.
    pub(super) fn settled(&mut self, at: &At, place: usize, text: &str, read: Read) -> Option<PartialDate> {
        let found = cut(text);
        let what = match read {
            Read::Date(date) => return Some(date),
            Read::Serial(date) => {
                self.notice(at, place, ImportMessage::SerialRead { found, read: date.to_string() });
                return Some(date);
            }
            Read::ShortYear(date) => {
                self.notice(at, place, ImportMessage::ShortYearRead { found, read: date.to_string() });
                return Some(date);
            }
            Read::Wrong(DateError::ShortYear) => ImportMessage::ShortYear { found },
            Read::Wrong(DateError::Impossible { .. } | DateError::NoSuchMonth { .. }) => {
                ImportMessage::ImpossibleDate { found }
            }
            Read::Wrong(DateError::YearOutside) => ImportMessage::YearOutside { found },
            Read::Wrong(DateError::NotADate) => ImportMessage::NotADate { found },
        };
        self.problem(at, place, what);
        None
    }
}
