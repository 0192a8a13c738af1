//! Lists (danh sách): whom a search means, and how each of them stands.

use std::collections::HashMap;
use std::ops::Range;

use words::fold;

use crate::record::{Official, PersonId, Record, TitleCode, UnitId};
use crate::standard::{Ask, Outcome, Verdict};

/// How a person stands, worst first: by the titles held and planned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stands {
    /// Something is not met.
    Lacks,
    /// Nothing is known to be unmet, and something is not known.
    Unknown,
    /// Everything is met, waived, or may still be owed.
    Meets,
    /// Nothing is asked of the titles.
    Free,
}

impl Stands {
    /// Every state.
    pub const ALL: [Stands; 4] = [Stands::Lacks, Stands::Unknown, Stands::Meets, Stands::Free];

    /// The code it has in an address.
    pub fn code(self) -> &'static str {
        match self {
            Stands::Lacks => "lacks",
            Stands::Unknown => "unknown",
            Stands::Meets => "meets",
            Stands::Free => "free",
        }
    }

    /// The state of that code.
    pub fn of_code(code: &str) -> Option<Stands> {
        Stands::ALL.into_iter().find(|stands| stands.code() == code)
    }

    /// What verdicts about one person come to.
    pub fn of(verdicts: &[Verdict]) -> Stands {
        Stands::by_worst(verdicts.iter().map(|verdict| verdict.outcome).min())
    }

    fn by_worst(worst: Option<Outcome>) -> Stands {
        match worst {
            Some(Outcome::NotMet) => Stands::Lacks,
            Some(Outcome::Unknown) => Stands::Unknown,
            Some(_) => Stands::Meets,
            None => Stands::Free,
        }
    }
}

/// Whom a list is to show. What is absent or empty asks nothing.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// Beginnings of words of the name, written with or without marks; or the last digits of the personal number.
    pub words: String,
    /// In this unit or in what belongs to it.
    pub units: Option<Vec<UnitId>>,
    /// Holding this title.
    pub title: Option<TitleCode>,
    /// Standing so.
    pub stands: Option<Stands>,
}

/// Digits of a personal number that are enough to look for: fewer mean too many people.
const DIGITS_MIN: usize = 4;

impl Wanted {
    /// Whether the search means the official, how the person stands aside.
    pub fn means(&self, official: &Official) -> bool {
        let in_units = |unit: UnitId| self.units.as_ref().is_none_or(|units| units.contains(&unit));
        let holds = |title: &TitleCode| self.title.as_ref().is_none_or(|wanted| wanted == title);
        let asks_post = self.units.is_some() || self.title.is_some();
        let posted = official.holdings.iter().any(|held| in_units(held.value.unit) && holds(&held.value.title));
        (posted || !asks_post) && self.called(official)
    }

    fn called(&self, official: &Official) -> bool {
        if self.words.trim().is_empty() {
            return true;
        }
        let words = fold(&self.words);
        let digits: String = words.chars().filter(char::is_ascii_digit).collect();
        if digits.len() >= DIGITS_MIN && digits.len() == words.replace(' ', "").len() {
            let number = official.person.as_ref().and_then(|person| person.value.number.as_ref());
            return number.is_some_and(|number| number.reveal().ends_with(&digits));
        }
        let name = fold(official.name());
        words.split_whitespace().all(|word| name.split_whitespace().any(|part| part.starts_with(word)))
    }
}

/// How everybody stands, by all the verdicts about the person.
pub fn stands(record: &Record, verdicts: &[Verdict]) -> HashMap<PersonId, Stands> {
    let mut of_person: HashMap<PersonId, Outcome> = HashMap::new();
    for verdict in verdicts {
        let worst = of_person.entry(verdict.person).or_insert(verdict.outcome);
        *worst = verdict.outcome.min(*worst);
    }
    let officials = record.officials.iter();
    officials.map(|official| (official.id, Stands::by_worst(of_person.get(&official.id).copied()))).collect()
}

/// One of a list.
#[derive(Clone, Debug)]
pub struct Line {
    /// Who.
    pub person: PersonId,
    /// How the person stands.
    pub stands: Stands,
    /// Verdicts on the titles held and planned.
    pub verdicts: Vec<Verdict>,
}

/// The people a search means, in list order: how many there are, and of a part of them what `review` says as far as it may be
/// shown. How everybody stands is known already.
pub fn list(
    record: &Record,
    wanted: &Wanted,
    stands: &HashMap<PersonId, Stands>,
    part: Range<usize>,
    mut review: impl FnMut(&Official, &Ask) -> Vec<Verdict>,
) -> (usize, Vec<Line>) {
    let ask = Ask::default();
    let stands_of = |official: &Official| stands.get(&official.id).copied().unwrap_or(Stands::Free);
    let meant = record
        .officials
        .iter()
        .filter(|official| wanted.stands.is_none_or(|stands| stands == stands_of(official)) && wanted.means(official));
    let meant: Vec<&Official> = meant.collect();
    let part = part.start.min(meant.len())..part.end.min(meant.len());
    let line = |official: &&Official| {
        let verdicts = review(official, &ask);
        Line { person: official.id, stands: stands_of(official), verdicts }
    };
    (meant.len(), meant[part].iter().map(line).collect())
}

#[cfg(test)]
mod tests {
    use words::PartialDate;

    use super::*;
    use crate::record::{Number, Person, RecordId, Seen, Sex};

    fn official(name: &str, number: &str) -> Official {
        let mut official = Official::nobody(PersonId(RecordId([1; 16])));
        let birth = PartialDate::parse("1985").unwrap();
        let number = Number::new(number).ok();
        let value = Person { name: name.into(), sex: Sex::Female, birth, number, ethnicity: None, origin: None };
        let record = RecordId([1; 16]);
        official.person = Some(Seen { record, revision: 1, span: words::Interval::ALWAYS, value });
        official
    }

    #[test]
    fn a_search_needs_no_marks_and_no_whole_words() {
        let anh = official("Đặng Thị Hồng Ánh", "999185000042");
        let means = |words: &str| Wanted { words: words.to_owned(), ..Wanted::default() }.means(&anh);
        assert!(means("") && means("dang anh") && means("ANH") && means("hồng á") && means("0042"));
        assert!(!means("dang binh") && !means("ang") && !means("042") && !means("0043"));
    }
}
