//! Headings: what the column under a heading, or under a group and its part, holds.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::OnceLock;

use cadre::pack::{Pack, PackError};
use serde::Deserialize;

use crate::tokens::{contains, key};
use crate::vocabulary::Vocabulary;
use crate::{Field, Meaning, Part};

/// Of a heading's words, so many in a hundred must be known: "Số, ngày quyết định bổ nhiệm chức vụ" is no title.
const KNOWN_PERCENT_MIN: usize = 50;

/// Characters of a heading: longer ones are notes.
const HEADING_CHARACTERS_MAX: usize = 120;

/// What headings mean.
#[derive(Clone, Debug)]
pub(crate) struct Headings {
    /// Phrases with what they mean, the longest first.
    phrases: Vec<(String, Meaning)>,
    exact: HashMap<String, Meaning>,
    short: HashMap<String, String>,
    fillers: Vec<String>,
    strangers: HashSet<String>,
    name: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    fillers: Vec<String>,
    strangers: Vec<String>,
    short: BTreeMap<String, String>,
    means: BTreeMap<Meaning, Vec<String>>,
}

impl Headings {
    /// Those of the program.
    pub(crate) fn all() -> Result<&'static Headings, PackError> {
        static HEADINGS: OnceLock<Result<Headings, PackError>> = OnceLock::new();
        let pack = Pack { file: "headings.toml", text: include_str!("../data/headings.toml") };
        HEADINGS.get_or_init(|| Headings::read(pack)).as_ref().map_err(Clone::clone)
    }

    fn read(pack: Pack<'_>) -> Result<Headings, PackError> {
        let written: Written = pack.read()?;
        let mut headings = Headings {
            phrases: Vec::new(),
            exact: HashMap::new(),
            short: written.short.iter().map(|(short, long)| (key(short), key(long))).collect(),
            fillers: written.fillers.iter().map(|filler| key(filler)).collect(),
            strangers: written.strangers.iter().map(|stranger| key(stranger)).collect(),
            name: written.means.get(&Field::Name.into()).and_then(|names| names.first()).cloned().unwrap_or_default(),
        };
        headings.fillers.sort_by_key(|filler| std::cmp::Reverse(filler.len()));
        for (meaning, phrases) in &written.means {
            for phrase in phrases {
                let phrase = headings.written_out(&key(phrase));
                if let Some(other) = headings.exact.insert(phrase.clone(), *meaning)
                    && other != *meaning
                {
                    let problem = format!("\"{phrase}\" means both {other} and {meaning}");
                    return Err(PackError { file: pack.file.to_owned(), line: 1, column: 1, problem });
                }
                headings.phrases.push((phrase, *meaning));
            }
        }
        headings.phrases.sort_by_key(|(phrase, _)| (std::cmp::Reverse(phrase.split(' ').count()), phrase.clone()));
        Ok(headings)
    }

    /// How the heading of names is written, for messages.
    pub(crate) fn written_name(&self) -> String {
        self.name.clone()
    }

    /// What a single heading means.
    pub(crate) fn of(&self, heading: &str) -> Option<Meaning> {
        if heading.chars().count() > HEADING_CHARACTERS_MAX {
            return None;
        }
        let spaced = humps_apart(heading);
        let whole = self.written_out(&key(&spaced));
        self.of_key(&whole).or_else(|| {
            // What stands in brackets explains: "Ngày sinh (ngày/tháng/năm)".
            let bare = self.written_out(&key(&without_brackets(&spaced)));
            (bare != whole).then(|| self.of_key(&bare)).flatten()
        })
    }

    /// What a heading written out means: a known phrase, or one that makes up most of it.
    fn of_key(&self, whole: &str) -> Option<Meaning> {
        if let Some(meaning) = self.exact.get(whole) {
            return Some(*meaning);
        }
        if whole.is_empty() || self.strangers.iter().any(|stranger| contains(whole, stranger)) {
            return None;
        }
        // "Xếp loại năm 2024": the year says which.
        let years: Vec<&str> = whole.split(' ').filter(|word| word.len() == 4 && word.starts_with("20")).collect();
        let bare = self.without_fillers(&whole.split(' ').filter(|word| !years.contains(word)).collect::<Vec<_>>().join(" "));
        let words = bare.split(' ').count();
        let of_phrase = |(phrase, meaning): &(String, Meaning)| {
            let phrase_words = phrase.split(' ').count();
            (contains(whole, phrase) && phrase_words * 100 >= words * KNOWN_PERCENT_MIN).then_some(*meaning)
        };
        let found = self.exact.get(&bare).copied().or_else(|| self.phrases.iter().find_map(of_phrase))?;
        match (found.field, years.as_slice()) {
            (Field::Evaluation, [year]) => year.parse().ok().map(|year| Meaning::part(Field::Evaluation, Part::Year(year))),
            _ => Some(found),
        }
    }

    /// What the column under a path of headings means, the group first. `beside` are the parts of the same group.
    pub(crate) fn of_path(&self, path: &[&str], beside: &[&str], vocabulary: &Vocabulary) -> Option<Meaning> {
        let (last, groups) = path.split_last()?;
        let whole = key(&path.join(" "));
        if self.strangers.iter().any(|stranger| contains(&whole, stranger)) {
            return None;
        }
        let group = groups.iter().rev().find_map(|heading| self.of(heading));
        let part = key(last);
        if let Some(group) = group
            && let Some(meaning) = self.of_part(group, last, &part, beside, vocabulary)
        {
            return Some(meaning);
        }
        let own = self.of(last).filter(|own| !is_only_a_sex(*own) || group.is_none_or(|group| group.field == Field::Sex));
        let in_pool = groups.iter().any(|heading| contains(&self.written_out(&key(heading)), "quy hoach"));
        match own {
            Some(own) if in_pool => Some(pooled(own)),
            Some(own) => Some(own),
            None => {
                let joined = self.of(&path.join(" "));
                // A part that is not understood is not what its group is: "Trình độ chuyên môn / Năm tốt nghiệp".
                joined.filter(|_| groups.is_empty() || part.is_empty())
            }
        }
    }

    /// What a part of a group means that says little by itself: a sex, a level, a year, a number.
    fn of_part(
        &self,
        group: Meaning,
        last: &str,
        part: &str,
        beside: &[&str],
        vocabulary: &Vocabulary,
    ) -> Option<Meaning> {
        let field = group.field;
        if part.is_empty() {
            return Some(group);
        }
        if let Some(subject) = field.subject()
            && let Some(level) = vocabulary.level_of_heading(subject, last)
        {
            return Some(Meaning::part(field, Part::At(level)));
        }
        let has = |wanted: &str| beside.iter().any(|heading| key(heading) == wanted);
        match (field, part) {
            (Field::Birth, "thang") => Some(Meaning::part(field, Part::Month)),
            (Field::Birth, "ngay") => Some(Meaning::part(field, Part::Day)),
            // "Nam" is a man or a year: the parts beside it tell.
            (Field::Birth, "nam") if has("thang") => Some(Meaning::part(field, Part::YearOfDate)),
            (Field::Birth | Field::Sex, _) => vocabulary.sex(last).map(|sex| Meaning::part(field, Part::Of(sex))),
            (Field::PartyProbation | Field::PartyFull, "du bi" | "db" | "ket nap") => Some(Field::PartyProbation.into()),
            (Field::PartyProbation | Field::PartyFull, "chinh thuc" | "ct") => Some(Field::PartyFull.into()),
            (Field::Evaluation, year) => {
                let year = year.strip_prefix("nam ").unwrap_or(year);
                year.parse().ok().filter(|year| (2000..2100).contains(year)).map(|year| Meaning::part(field, Part::Year(year)))
            }
            (Field::PlannedTitle, nth) => {
                let nth = nth.rsplit(' ').next().unwrap_or(nth);
                nth.parse().ok().filter(|nth| (1..=9).contains(nth)).map(|nth| Meaning::part(field, Part::Nth(nth)))
            }
            _ => None,
        }
    }

    fn written_out(&self, key: &str) -> String {
        let words = key.split(' ').map(|word| self.short.get(word).map_or(word, String::as_str));
        words.collect::<Vec<&str>>().join(" ")
    }

    fn without_fillers(&self, key: &str) -> String {
        let mut bare = format!(" {key} ");
        for filler in &self.fillers {
            bare = bare.replace(&format!(" {filler} "), " ");
        }
        let bare = bare.trim();
        if bare.is_empty() { key.to_owned() } else { bare.to_owned() }
    }
}

/// A title or a unit under "Quy hoạch" is a planned one.
fn pooled(own: Meaning) -> Meaning {
    let field = match own.field {
        Field::Title => Field::PlannedTitle,
        Field::Unit => Field::PlannedUnit,
        _ => return own,
    };
    Meaning { field, part: if own.part == Part::WithUnit { Part::Whole } else { own.part } }
}

fn is_only_a_sex(meaning: Meaning) -> bool {
    matches!(meaning, Meaning { field: Field::Sex, part: Part::Of(_) })
}

/// "hoTen" is "ho Ten": headings that programs write.
fn humps_apart(heading: &str) -> String {
    let mut apart = String::with_capacity(heading.len() + 4);
    let mut before = ' ';
    for c in heading.chars() {
        if before.is_lowercase() && c.is_uppercase() {
            apart.push(' ');
        }
        apart.push(c);
        before = c;
    }
    apart
}

fn without_brackets(heading: &str) -> String {
    let mut depth = 0_u32;
    let mut bare = String::with_capacity(heading.len());
    for c in heading.chars() {
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth = depth.saturating_sub(1),
            c if depth == 0 => bare.push(c),
            _ => {}
        }
    }
    bare
}

#[cfg(test)]
mod tests;
