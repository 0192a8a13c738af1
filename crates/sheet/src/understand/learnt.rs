//! What one row says of what a person has learnt, and of how the years went.

use cadre::record::{Attainment, Dated, Evaluation, Level, Request, Subject};
use words::{Date, ImportMessage, Interval};

use super::levels;
use super::row::{At, Reader, Taken};
use crate::book::Value;
use crate::place::{cut, letters};
use crate::{Field, Part};

/// Subjects whose unmarked group says "none", because the forms have no column for it; of a degree it says nothing, for
/// there the forms have one ("Còn lại").
const UNMARKED_IS_NONE: [Subject; 2] = [Subject::Theory, Subject::StateManagement];

impl Reader<'_, '_> {
    /// What the person has learnt.
    pub(super) fn learnt(&mut self, at: &At) -> Vec<(Attainment, Option<String>)> {
        let mut learnt = Vec::new();
        let mut major = self.words_of(at, Field::Major);
        for field in [Field::General, Field::Professional, Field::Theory, Field::StateManagement] {
            let Some(subject) = field.subject() else { continue };
            let Some((level, behind)) = self.level(at, field, subject) else { continue };
            let of_degree = subject == Subject::Professional && level.code() != "none";
            let major = if of_degree { major.take().or(behind) } else { None };
            learnt.push((Attainment::Level(level), major));
        }
        if let (Some(left), Some(place)) = (major, self.of(Field::Major).first().map(|(_, place)| *place)) {
            self.notice(at, place, ImportMessage::MajorWithoutDegree { found: cut(&left) });
        }
        for field in [Field::Language, Field::Computing] {
            let Some(subject) = field.subject() else { continue };
            let Some(text) = self.words_of(at, field) else { continue };
            if !self.ask.vocabulary.is_mark(&text) {
                learnt.push((Attainment::Words { subject, text: text.into() }, None));
            }
        }
        learnt
    }

    /// The level of a subject: in words, or by the column that is marked.
    pub(super) fn level(&mut self, at: &At, field: Field, subject: Subject) -> Option<(Level, Option<String>)> {
        let columns = self.of(field).to_vec();
        let mut marked: Option<(usize, Level, Option<String>)> = None;
        let mut marks = 0;
        let mut wrong = false;
        for (part, place) in &columns {
            marks += usize::from(matches!(part, Part::At(_)));
            let truth = matches!(at.cells[*place], Some(Value::Truth(true))) && matches!(part, Part::At(_));
            let taken = if truth { None } else { self.take(at, *place) };
            let found = match (part, taken) {
                (Part::At(level), None) if truth => Some((*level, None)),
                (_, None) => None,
                (Part::At(level), Some(taken)) => self.mark(at, *level, &taken, &mut wrong),
                (_, Some(taken)) => self.level_in_words(at, subject, &taken, &mut wrong),
            };
            let Some((level, behind)) = found else { continue };
            match &marked {
                Some((first, other, _)) if *other != level => {
                    let first = letters(u32::from(self.table.columns[*first].number));
                    if !matches!(part, Part::At(_)) {
                        self.problem(at, *place, ImportMessage::TwoValues { first });
                        return None;
                    }
                    // Whoever has a master's degree has a first one as well: the higher level counts.
                    let higher = if level.reaches(*other) { Some((*place, level, behind)) } else { None };
                    self.notice(at, *place, ImportMessage::TwoMarks { first });
                    marked = higher.or(marked);
                }
                Some(_) => {}
                None => marked = Some((*place, level, behind)),
            }
        }
        if let Some((_, level, behind)) = marked {
            return Some((level, behind));
        }
        // The form has no column for "none": an unmarked group is how an office says it.
        let unmarked = marks > 1 && marks == columns.len() && !wrong && UNMARKED_IS_NONE.contains(&subject);
        if !unmarked {
            return None;
        }
        self.out.no_theory_mark += usize::from(subject == Subject::Theory);
        Some((Level::new(subject, "none").ok()?, None))
    }

    /// A cell in the column of a level: a mark, the year or the field of the degree, or nothing.
    pub(super) fn mark(
        &mut self,
        at: &At,
        level: Level,
        taken: &Taken<'_>,
        wrong: &mut bool,
    ) -> Option<(Level, Option<String>)> {
        let text = taken.text.as_ref();
        if self.ask.vocabulary.is_mark(text) {
            return Some((level, None));
        }
        if self.ask.vocabulary.is_nothing(text) {
            return None;
        }
        let year = text.parse::<i16>().is_ok_and(|year| (1950..=2100).contains(&year));
        let words = text.chars().any(char::is_alphabetic) && !text.bytes().any(|b| b.is_ascii_digit());
        let same = matches!(levels::read(self.ask.vocabulary, level.subject(), text), levels::Read::Level(read, _) if read == level);
        if year || same {
            return Some((level, None));
        }
        if level.subject() == Subject::Professional && words && text.chars().count() > 2 {
            return Some((level, Some(text.replace('\n', " "))));
        }
        *wrong = true;
        self.problem(at, taken.place, ImportMessage::NotAMark { found: cut(text) });
        None
    }

    pub(super) fn level_in_words(
        &mut self,
        at: &At,
        subject: Subject,
        taken: &Taken<'_>,
        wrong: &mut bool,
    ) -> Option<(Level, Option<String>)> {
        if subject == Subject::General
            && let Some(level) = levels::of_day(self.ask.vocabulary, taken.value)
        {
            return Some((level, None));
        }
        let found = cut(&taken.text);
        let read = || levels::read(self.ask.vocabulary, subject, &taken.text);
        // The same few texts stand in most rows.
        let read = match taken.value {
            Value::Text(id) => self.levels_read.entry((subject, id)).or_insert_with(read).clone(),
            _ => read(),
        };
        let what = match read {
            levels::Read::Level(level, behind) => return Some((level, behind)),
            levels::Read::Nothing => return None,
            levels::Read::UnderWay => {
                self.notice(at, taken.place, ImportMessage::StudyUnderWay { found });
                *wrong = true;
                return None;
            }
            levels::Read::Wrong => ImportMessage::UnknownLevel { found },
        };
        *wrong = true;
        self.problem(at, taken.place, what);
        None
    }

    /// Grades of years, from columns whose heading names the year.
    pub(super) fn evaluations(&mut self, at: &At) -> Vec<Dated<Evaluation>> {
        let mut evaluations = Vec::new();
        for (part, place) in self.of(Field::Evaluation).to_vec() {
            let Part::Year(year) = part else { continue };
            let Some(taken) = self.take(at, place) else { continue };
            if self.ask.vocabulary.is_nothing(&taken.text) {
                continue;
            }
            let Some(grade) = self.ask.vocabulary.grade(&taken.text) else {
                self.problem(at, place, ImportMessage::UnknownGrade { found: cut(&taken.text) });
                continue;
            };
            // A grade is decided at the end of the year it is for.
            let Ok(decided) = Date::new(year, 12, 1) else { continue };
            let value = Evaluation { year, grade: Some(grade), points: None, document: None };
            evaluations.push(Dated { span: Interval::since(decided), value });
        }
        evaluations
    }

    /// The programmes the unit asks for, for the year of the column or else for the next.
    pub(super) fn requests(&mut self, at: &At) -> Vec<Dated<Request>> {
        let mut requests = Vec::new();
        for (part, place) in self.of(Field::Request).to_vec() {
            let Some(taken) = self.take(at, place) else { continue };
            if self.ask.vocabulary.is_nothing(&taken.text) {
                continue;
            }
            if self.ask.vocabulary.is_mark(&taken.text) {
                self.problem(at, place, ImportMessage::WhichProgramme { found: cut(&taken.text) });
                continue;
            }
            let year = if let Part::Year(year) = part { year } else { self.ask.today.year() + 1 };
            for programme in taken.text.split([';', '\n']).map(str::trim).filter(|text| !text.is_empty()) {
                let value = Request { programme: programme.into(), year, document: None };
                requests.push(Dated { span: Request::span(year), value });
            }
        }
        requests
    }
}
