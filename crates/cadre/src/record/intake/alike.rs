//! Whether two statements speak of one person: surely, perhaps, or not.

use std::sync::Arc;

use words::{NameMatch, PartialDate, fold, same_name};

use super::super::{Number, Person, Service, TitleCode};
use super::join::Doubtful;

/// Words of an origin that everybody in a province shares say nothing of one person: below this many words it does not tell
/// two people of one name apart. A commune with its district has four.
const ORIGIN_WORDS_MIN: usize = 4;

/// Kinds of units, which some lists write before the name and some leave out.
const KINDS: [&str; 6] = ["xa", "phuong", "huyen", "quan", "tinh", "tp"];

/// What is known of somebody that may tell who it is. `U` names a unit: its id, or its place among the names of a batch.
pub(super) struct Who<'a, U> {
    pub(super) person: &'a Person,
    pub(super) service: Option<&'a Service>,
    pub(super) units: Vec<U>,
    pub(super) posts: Vec<(U, &'a TitleCode)>,
}

/// What two statements are to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Match {
    /// They speak of one person.
    Sure,
    /// They may speak of one person: nobody but the office can say.
    Doubtful(Doubtful),
    /// The same, and something speaks against it, so they may not become one by way of a third either.
    Against(Doubtful),
    /// They speak of two people.
    Different,
}

impl<U: PartialEq> Who<'_, U> {
    /// Same name, birth and unit are one person unless two numbers tell them apart; a birth known by year or month only needs
    /// something else that agrees.
    pub(super) fn matches(&self, other: &Who<'_, U>) -> Match {
        let (one, two) = (self.person, other.person);
        if numbers_differ(one, two) || narrower(one.birth, two.birth).is_none() {
            return Match::Different;
        }
        let here = self.units.iter().any(|unit| other.units.contains(unit));
        // Of somebody without a post no unit is known, so it may be anybody of that name and birth.
        let nowhere = self.units.is_empty() || other.units.is_empty();
        let full = is_day(one.birth) && is_day(two.birth);
        // Most rows that come this far write the name alike; that is told at once.
        let name = if one.name == two.name { NameMatch::Same } else { same_name(&one.name, &two.name) };
        match (name, full, here) {
            (_, false, false) if !nowhere => Match::Different,
            (NameMatch::Different, true, true) if fold(&one.name) == fold(&two.name) => {
                Match::Doubtful(Doubtful::Marks)
            }
            (NameMatch::Different, _, _) => Match::Different,
            (_, true, true) => Match::Sure,
            (_, true, false) => Match::Doubtful(Doubtful::OtherUnit),
            (_, false, _) if self.contradicts(other) => Match::Against(Doubtful::Birth),
            (NameMatch::Same, false, true) if self.agrees(other) => Match::Sure,
            (_, false, _) => Match::Doubtful(Doubtful::Birth),
        }
    }

    fn contradicts(&self, other: &Who<'_, U>) -> bool {
        let (one, two) = (self.person, other.person);
        let differ = |one: &Option<Arc<str>>, two: &Option<Arc<str>>| match (one, two) {
            (Some(one), Some(two)) => fuller(one, two).is_none(),
            _ => false,
        };
        let dates = self.dates(other).into_iter().flatten().any(|(one, two)| narrower(one, two).is_none());
        one.sex != two.sex || differ(&one.ethnicity, &two.ethnicity) || differ(&one.origin, &two.origin) || dates
    }

    fn agrees(&self, other: &Who<'_, U>) -> bool {
        let origin = || match (&self.person.origin, &other.person.origin) {
            (Some(one), Some(two)) => tells(one) && tells(two) && fuller(one, two).is_some(),
            _ => false,
        };
        self.posts.iter().any(|post| other.posts.contains(post))
            || self.dates(other).into_iter().flatten().any(|(one, two)| narrower(one, two).is_some())
            || origin()
    }

    /// The dates of service that both state.
    fn dates(&self, other: &Who<'_, U>) -> [Option<(PartialDate, PartialDate)>; 4] {
        let (Some(one), Some(two)) = (self.service, other.service) else { return [None; 4] };
        [
            one.recruited.zip(two.recruited),
            one.permanent.zip(two.permanent),
            one.party_probation.zip(two.party_probation),
            one.party_full.zip(two.party_full),
        ]
    }
}

/// Whether two people who state one number are one. A name that is quite another one with a birth that need not be the same
/// is a slip in the number. An old card of nine digits was given out by each province, so it tells less.
pub(super) fn same_by_number(one: &Person, two: &Person, number: &Number) -> bool {
    let named = same_name(&one.name, &two.name) != NameMatch::Different;
    let birth = narrower(one.birth, two.birth).is_some();
    match number.is_old_card() {
        true => named && birth,
        false => named || birth && (one.birth == two.birth && is_day(one.birth) || fold(&one.name) == fold(&two.name)),
    }
}

/// Two numbers of one kind that are not the same. An old card and a personal number do not contradict each other.
fn numbers_differ(one: &Person, two: &Person) -> bool {
    match (&one.number, &two.number) {
        (Some(one), Some(two)) => one != two && one.is_old_card() == two.is_old_card(),
        _ => false,
    }
}

pub(super) fn is_day(date: PartialDate) -> bool {
    matches!(date, PartialDate::Day(_))
}

/// The date that says more, the first of two equal ones; nothing when they contradict each other.
pub(super) fn narrower(one: PartialDate, two: PartialDate) -> Option<PartialDate> {
    let within = |inner: PartialDate, outer: PartialDate| {
        outer.earliest() <= inner.earliest() && inner.latest() <= outer.latest()
    };
    if within(one, two) {
        return Some(one);
    }
    within(two, one).then_some(two)
}

/// The text that says more, the first of two equal ones; nothing when they contradict each other. "Xã An Bình, huyện Kiến
/// Xương" says more than "An Bình".
pub(super) fn fuller<'a>(one: &'a Arc<str>, two: &'a Arc<str>) -> Option<&'a Arc<str>> {
    if one == two {
        return Some(one);
    }
    let (words_one, words_two) = (place_words(one), place_words(two));
    let within = |inner: &[String], outer: &[String]| {
        let mut outer = outer.iter();
        inner.iter().all(|word| outer.any(|other| other == word))
    };
    if within(&words_two, &words_one) {
        return Some(one);
    }
    within(&words_one, &words_two).then_some(two)
}

fn tells(origin: &str) -> bool {
    place_words(origin).len() >= ORIGIN_WORDS_MIN
}

fn place_words(text: &str) -> Vec<String> {
    let folded = fold(text);
    let words = folded.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    words.filter(|word| !KINDS.contains(word)).map(str::to_owned).collect()
}
