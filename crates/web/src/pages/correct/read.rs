//! What a form of a correction says: a correction, or everything that is wrong with it at once, each by its field.

use std::collections::BTreeMap;

use cadre::record::{
    Correction, Document, Grade, Level, Number, Paper, RecordId, Sex, Standing, Subject, TitleCode, UnitId,
};
use words::{Date, Interval, PartialDate, PersonWords, YEAR_MAX, YEAR_MIN};

/// The fields of a form as they were typed.
pub(crate) type Typed = BTreeMap<String, String>;

/// Something wrong with a field.
pub(crate) type Slip = (&'static str, PersonWords);

/// A form while it is read.
struct Reader<'a> {
    typed: &'a Typed,
    slips: Vec<Slip>,
}

/// Reads a form.
pub(crate) fn read(typed: &Typed) -> Result<Correction, Vec<Slip>> {
    let mut reader = Reader { typed, slips: Vec::new() };
    let correction = match reader.text("what") {
        _ if !reader.text("withdraw").is_empty() => Some(Correction::Withdraw),
        "particulars" => reader.particulars(),
        "learnt" => reader.learnt(),
        "held" => reader.held(),
        "graded" => reader.graded(),
        _ => None,
    };
    if reader.text("why").is_empty() {
        reader.slips.push(("why", PersonWords::Needed));
    }
    match correction {
        Some(correction) if reader.slips.is_empty() => Ok(correction),
        _ => Err(reader.slips),
    }
}

/// Which record a form is about, and the revision that was seen.
pub(crate) fn of(typed: &Typed) -> Option<(RecordId, u32)> {
    let record = RecordId::parse(typed.get("record")?)?;
    Some((record, typed.get("revision")?.parse().ok()?))
}

/// How a level stands in a form: `theory:intermediate`.
pub(super) fn level_code(level: Level) -> String {
    let place = Subject::ALL.iter().position(|subject| *subject == level.subject()).unwrap_or(0);
    format!("{place}:{}", level.code())
}

fn level_of(code: &str) -> Option<Level> {
    let (place, code) = code.split_once(':')?;
    Level::new(*Subject::ALL.get(place.parse::<usize>().ok()?)?, code).ok()
}

impl<'a> Reader<'a> {
    fn text(&self, field: &str) -> &'a str {
        self.typed.get(field).map_or("", |text| text.trim())
    }

    fn some(&self, field: &str) -> Option<&'a str> {
        Some(self.text(field)).filter(|text| !text.is_empty())
    }

    fn slip<T>(&mut self, field: &'static str, what: PersonWords) -> Option<T> {
        self.slips.push((field, what));
        None
    }

    fn needed(&mut self, field: &'static str) -> Option<&'a str> {
        let text = self.some(field);
        if text.is_some() { text } else { self.slip(field, PersonWords::Needed) }
    }

    fn date(&mut self, field: &'static str) -> Option<PartialDate> {
        let text = self.needed(field)?;
        let read = PartialDate::parse(text).ok();
        if read.is_some() { read } else { self.slip(field, PersonWords::NotADate) }
    }

    /// A day, as a date field sends it or as people write it; nothing where nothing stands.
    fn day(&mut self, field: &'static str) -> Option<Date> {
        let text = self.some(field)?;
        match PartialDate::parse(text) {
            Ok(PartialDate::Day(day)) => Some(day),
            _ => self.slip(field, PersonWords::NotADay),
        }
    }

    /// From the first day to the last, either of which may be open.
    fn span(&mut self) -> Option<Interval> {
        let (from, last) = (self.day("from"), self.day("until"));
        let end = last.and_then(|last| last.tomorrow().ok());
        let span = Interval::new(from, end).ok();
        if span.is_some() { span } else { self.slip("until", PersonWords::EndsBefore) }
    }

    fn document(&mut self, paper: Paper) -> Document {
        let issued = match self.some("issued") {
            Some(_) => self.date("issued"),
            None => None,
        };
        let text = |field: &str| self.some(field).map(Into::into);
        Document { paper, number: text("document"), issuer: text("issuer"), issued, place: None }
    }

    fn particulars(&mut self) -> Option<Correction> {
        let name = self.needed("name");
        let birth = self.date("birth");
        let sex = match self.text("sex") {
            "female" => Some(Sex::Female),
            "male" => Some(Sex::Male),
            _ => self.slip("sex", PersonWords::ChooseOne),
        };
        let number = match self.some("number").map(Number::new) {
            Some(Err(error)) => self.slip("number", PersonWords::NotANumber { digits: error.digits }),
            Some(Ok(number)) => Some(number),
            None => None,
        };
        let origin = self.some("origin").map(Into::into);
        Some(Correction::Particulars { name: name?.into(), sex: sex?, birth: birth?, number, origin })
    }

    fn learnt(&mut self) -> Option<Correction> {
        let level = level_of(self.text("level")).or_else(|| self.slip("level", PersonWords::ChooseOne));
        let span = self.span();
        let standing = if self.text("standing") == "confirmed" { Standing::Confirmed } else { Standing::Stated };
        let document = self.document(Paper::Diploma);
        let major = self.some("major").map(Into::into);
        Some(Correction::Learnt { level: level?, major, span: span?, standing, document })
    }

    fn held(&mut self) -> Option<Correction> {
        let title = self.some("title").map(TitleCode::from).or_else(|| self.slip("title", PersonWords::ChooseOne));
        let unit = RecordId::parse(self.text("unit")).map(UnitId);
        let unit = unit.or_else(|| self.slip("unit", PersonWords::ChooseOne));
        let span = self.span();
        Some(Correction::Held { title: title?, unit: unit?, span: span? })
    }

    fn graded(&mut self) -> Option<Correction> {
        let year = self.text("year").parse::<i16>().ok().filter(|year| (YEAR_MIN..=YEAR_MAX).contains(year));
        let year = year.or_else(|| self.slip("year", PersonWords::NotAYear));
        let grade = self.text("grade").parse::<usize>().ok().and_then(|at| Grade::ALL.get(at).copied());
        let grade = grade.or_else(|| self.slip("grade", PersonWords::ChooseOne));
        let document = self.document(Paper::Decision);
        Some(Correction::Graded { year: year?, grade: grade?, document })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(fields: &[(&str, &str)]) -> Typed {
        fields.iter().map(|(field, text)| ((*field).to_owned(), (*text).to_owned())).collect()
    }

    #[test]
    fn every_slip_of_a_form_is_told_at_once() {
        let slips = read(&typed(&[("what", "particulars"), ("birth", "31/02/1985"), ("number", "12")])).unwrap_err();
        let fields: Vec<&str> = slips.iter().map(|(field, _)| *field).collect();
        assert_eq!(fields, ["name", "birth", "sex", "number", "why"]);
        let span = [("what", "held"), ("from", "2025-05-01"), ("until", "01/04/2025"), ("why", "QĐ")];
        let slips = read(&typed(&span)).unwrap_err();
        assert_eq!(slips.iter().map(|(field, _)| *field).collect::<Vec<_>>(), ["title", "unit", "until"]);
    }

    #[test]
    fn a_level_reads_back_from_its_code_and_a_post_may_be_open() {
        let level = Level::new(Subject::Theory, "advanced").unwrap();
        assert_eq!(level_of(&level_code(level)), Some(level));
        assert_eq!((level_of("9:x"), level_of("theory")), (None, None));
        let learnt = [("what", "learnt"), ("level", &level_code(level)), ("from", "1/7/2024"), ("why", "Bằng 12")];
        let Correction::Learnt { span, document, .. } = read(&typed(&learnt)).unwrap() else { panic!() };
        assert_eq!((span.from(), span.end()), (Some("2024-07-01".parse().unwrap()), None));
        assert_eq!(document, Document { paper: Paper::Diploma, ..Document::default() });
    }
}
