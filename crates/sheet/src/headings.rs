//! Headings: what the column under a heading, or under a group and its part, holds.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::OnceLock;

use cadre::pack::{Pack, PackError};
use serde::Deserialize;

use crate::tokens::{contains, key, phrases};
use crate::vocabulary::Vocabulary;
use crate::{Field, Meaning, Part};

/// Of a heading's words, so many in a hundred must be known: "Số, ngày quyết định bổ nhiệm chức vụ" is no title.
const KNOWN_PERCENT_MIN: usize = 50;

/// Characters of a heading: longer ones are notes.
const HEADING_CHARACTERS_MAX: usize = 120;

/// What headings mean.
#[derive(Clone, Debug)]
pub(crate) struct Headings {
    /// Phrases with what they mean.
    exact: HashMap<String, Meaning>,
    /// Words of the longest phrase.
    longest: usize,
    /// Headings of one word as they are written: "Họ" is one, "Hồ" is a name.
    words: HashSet<String>,
    short: HashMap<String, String>,
    fillers: Vec<String>,
    longest_filler: usize,
    strangers: HashSet<String>,
    longest_stranger: usize,
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
            exact: HashMap::new(),
            longest: 0,
            words: HashSet::new(),
            short: written.short.iter().map(|(short, long)| (key(short), key(long))).collect(),
            fillers: written.fillers.iter().map(|filler| key(filler)).collect(),
            strangers: written.strangers.iter().map(|stranger| key(stranger)).collect(),
            longest_filler: written.fillers.iter().map(|filler| key(filler).split(' ').count()).max().unwrap_or(0),
            longest_stranger: written
                .strangers
                .iter()
                .map(|stranger| key(stranger).split(' ').count())
                .max()
                .unwrap_or(0),
            name: written.means.get(&Field::Name.into()).and_then(|names| names.first()).cloned().unwrap_or_default(),
        };
        headings.fillers.sort_by_key(|filler| std::cmp::Reverse(filler.len()));
        for (meaning, phrases) in &written.means {
            for phrase in phrases {
                if !phrase.contains(' ') {
                    headings.words.insert(phrase.to_lowercase());
                }
                let phrase = headings.written_out(&key(phrase));
                if let Some(other) = headings.exact.insert(phrase.clone(), *meaning)
                    && other != *meaning
                {
                    let problem = format!("\"{phrase}\" means both {other} and {meaning}");
                    return Err(PackError { file: pack.file.to_owned(), line: 1, column: 1, problem });
                }
                headings.longest = headings.longest.max(phrase.split(' ').count());
            }
        }
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
        let lower = heading.trim().to_lowercase();
        // One word is compared with its marks, where it has any.
        if !lower.contains(char::is_whitespace) && !lower.is_ascii() && lower.chars().all(char::is_alphabetic) {
            return self
                .words
                .contains(&lower)
                .then(|| self.exact.get(&self.written_out(&key(&lower))).copied())
                .flatten();
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
        if whole.is_empty() || self.is_strange(whole) {
            return None;
        }
        // "Xếp loại năm 2024": the year says which.
        let years: Vec<&str> = whole.split(' ').filter(|word| word.len() == 4 && word.starts_with("20")).collect();
        let bare =
            self.without_fillers(&whole.split(' ').filter(|word| !years.contains(word)).collect::<Vec<_>>().join(" "));
        let words = bare.split(' ').count();
        // The longest phrase counts, of equally long ones the first of the alphabet.
        let mut lengths = (2..=self.longest).rev().filter(|length| length * 100 >= words * KNOWN_PERCENT_MIN);
        let known = |length: usize| phrases(whole, length).filter(|phrase| self.exact.contains_key(*phrase)).min();
        let found = match self.exact.get(&bare) {
            Some(meaning) => *meaning,
            None => *self.exact.get(lengths.find_map(known)?)?,
        };
        match (found.field, years.as_slice()) {
            (Field::Evaluation, [year]) => {
                year.parse().ok().map(|year| Meaning::part(Field::Evaluation, Part::Year(year)))
            }
            _ => Some(found),
        }
    }

    /// What the column under a path of headings means, the group first. `beside` are the parts of the same group.
    pub(crate) fn of_path(&self, path: &[&str], beside: &[&str], vocabulary: &Vocabulary) -> Option<Meaning> {
        let (last, groups) = path.split_last()?;
        let whole = key(&path.join(" "));
        if self.is_strange(&whole) {
            return None;
        }
        let group = groups.iter().rev().find_map(|heading| self.of(heading));
        let part = key(last);
        if let Some(group) = group
            && let Some(meaning) = self.of_part(group, last, &part, beside, vocabulary)
        {
            return Some(meaning);
        }
        let own =
            self.of(last).filter(|own| !is_only_a_sex(*own) || group.is_none_or(|group| group.field == Field::Sex));
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
            (Field::PartyProbation | Field::PartyFull, "du bi" | "db" | "ket nap") => {
                Some(Field::PartyProbation.into())
            }
            (Field::PartyProbation | Field::PartyFull, "chinh thuc" | "ct") => Some(Field::PartyFull.into()),
            (Field::Evaluation, year) => {
                let year = year.strip_prefix("nam ").unwrap_or(year);
                year.parse()
                    .ok()
                    .filter(|year| (2000..2100).contains(year))
                    .map(|year| Meaning::part(field, Part::Year(year)))
            }
            (Field::PlannedTitle, nth) => {
                let nth = nth.rsplit(' ').next().unwrap_or(nth);
                nth.parse().ok().filter(|nth| (1..=9).contains(nth)).map(|nth| Meaning::part(field, Part::Nth(nth)))
            }
            _ => None,
        }
    }

    /// Whether words of another thing stand in a heading.
    fn is_strange(&self, whole: &str) -> bool {
        (1..=self.longest_stranger).any(|length| phrases(whole, length).any(|phrase| self.strangers.contains(phrase)))
    }

    fn written_out(&self, key: &str) -> String {
        let words = key.split(' ').map(|word| self.short.get(word).map_or(word, String::as_str));
        words.collect::<Vec<&str>>().join(" ")
    }

    fn without_fillers(&self, key: &str) -> String {
        let is_filler = |phrase: &str| self.fillers.iter().any(|filler| filler == phrase);
        if !(1..=self.longest_filler).any(|length| phrases(key, length).any(is_filler)) {
            return key.to_owned();
        }
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
