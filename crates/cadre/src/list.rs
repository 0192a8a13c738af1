//! Lists (danh sách): whom a search means, and how each of them stands.

mod column;

use std::collections::{BTreeSet, HashMap, HashSet};
use std::ops::Range;

use words::fold;

use crate::record::{Official, PersonId, Record, TitleCode, UnitId};
use crate::standard::{Ask, Outcome, Verdict};

pub use column::Column;

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

    /// What the worst outcome of all about one person comes to.
    pub(crate) fn by_worst(worst: Option<Outcome>) -> Stands {
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
    pub units: Option<HashSet<UnitId>>,
    /// Holding this title.
    pub title: Option<TitleCode>,
    /// Standing so.
    pub stands: Option<Stands>,
    /// One of these.
    pub people: Option<BTreeSet<PersonId>>,
}

/// Letters of the name of a saved list: it stands in one line of a menu.
pub const NAME_LETTERS_MAX: usize = 60;

/// Bytes of what a saved list asks: every filter and column fits many times over.
const QUERY_BYTES_MAX: usize = 2_000;

/// Whether a list can be saved under that name.
pub fn can_be_saved(name: &str, query: &str) -> bool {
    !name.is_empty() && name.chars().count() <= NAME_LETTERS_MAX && query.len() <= QUERY_BYTES_MAX
}

/// Digits of a personal number that are enough to look for: fewer mean too many people.
const DIGITS_MIN: usize = 4;

/// A search, prepared once for everybody it looks at.
struct Sought {
    /// Beginnings of words, without marks.
    words: Vec<String>,
    /// Last digits of a personal number, where nothing else was typed.
    digits: Option<String>,
}

impl Sought {
    fn of(words: &str) -> Sought {
        let folded = fold(words);
        let digits: String = folded.chars().filter(char::is_ascii_digit).collect();
        let number = digits.len() >= DIGITS_MIN && digits.len() == folded.replace(' ', "").len();
        Sought { words: folded.split_whitespace().map(str::to_owned).collect(), digits: number.then_some(digits) }
    }

    fn means(&self, official: &Official, folded_name: &str) -> bool {
        match &self.digits {
            Some(digits) => official.number().is_some_and(|number| number.reveal().ends_with(digits)),
            None => self.words.iter().all(|word| folded_name.split(' ').any(|part| part.starts_with(word.as_str()))),
        }
    }
}

impl Wanted {
    /// Whether the official holds a post that is wanted.
    fn posted(&self, official: &Official) -> bool {
        let in_units = |unit: UnitId| self.units.as_ref().is_none_or(|units| units.contains(&unit));
        let holds = |title: &TitleCode| self.title.as_ref().is_none_or(|wanted| wanted == title);
        let asks_post = self.units.is_some() || self.title.is_some();
        !asks_post || official.holdings.iter().any(|held| in_units(held.value.unit) && holds(&held.value.title))
    }
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
    let sought = Sought::of(&wanted.words);
    // Nobody is looked up by name where no name was asked for.
    let names = if sought.words.is_empty() { &[] } else { record.folded_names() };
    let places: Vec<u32> = match &wanted.units {
        Some(units) => record.places_of(units),
        None => (0..record.officials.len() as u32).collect(),
    };
    let means = |place: &u32| {
        let official = &record.officials[*place as usize];
        wanted.stands.is_none_or(|stands| stands == stands_of(official))
            && wanted.people.as_ref().is_none_or(|people| people.contains(&official.id))
            && wanted.posted(official)
            && (names.is_empty() || sought.means(official, &names[*place as usize]))
    };
    let meant: Vec<u32> = places.into_iter().filter(means).collect();
    let part = part.start.min(meant.len())..part.end.min(meant.len());
    let line = |place: &u32| {
        let official = &record.officials[*place as usize];
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
        let means = |words: &str| Sought::of(words).means(&anh, &fold(anh.name()));
        assert!(means("") && means("dang anh") && means("ANH") && means("hồng á") && means("0042"));
        assert!(!means("dang binh") && !means("ang") && !means("042") && !means("0043"));
    }
}
