//! Vocabulary: how offices write levels, grades, sexes, titles and units; data that a province may add to.

use std::collections::{BTreeMap, HashMap, HashSet};

use cadre::pack::{Pack, PackError};
use cadre::record::{Grade, Level, Sex, Subject, TitleCode, Titles};
use serde::Deserialize;
use words::{capital, fold};

use crate::mapping::Mapping;
use crate::tokens::{Token, after, key, tokens};

/// Bytes of the longest way to say that there is nothing: most cells are longer and need no look.
const NOTHING_BYTES_MAX: usize = 64;

/// The same of ways to say "as above".
const DITTO_BYTES_MAX: usize = 24;

/// What the program knows of how offices write; every writing as it is compared.
#[derive(Clone, Debug)]
pub struct Vocabulary {
    marks: HashSet<String>,
    nothing: HashSet<String>,
    ditto: HashSet<String>,
    /// The letters with which they begin: most cells begin otherwise.
    nothing_begin: String,
    ditto_begin: String,
    pub(crate) studying: Vec<String>,
    sexes: HashMap<String, Sex>,
    pub(crate) joins: HashSet<String>,
    pub(crate) honorifics: Vec<String>,
    pub(crate) signatures: Vec<String>,
    pub(crate) sums: Vec<String>,
    /// Kinds of communes, as compared and as written.
    pub(crate) communes: Vec<(String, String)>,
    pub(crate) commune_short: Vec<(String, String)>,
    pub(crate) bodies: Vec<String>,
    pub(crate) others: Vec<String>,
    pub(crate) regions: Vec<String>,
    /// Codes of provinces with which personal numbers begin.
    pub(crate) provinces: HashSet<String>,
    /// Words that end the name of a unit, and words that never begin one, with their marks.
    pub(crate) unit_ends: HashSet<String>,
    /// Of those that end a name, words that count.
    pub(crate) counters: HashSet<String>,
    pub(crate) no_names: HashSet<String>,
    pub(crate) sections: Vec<String>,
    secret: HashSet<String>,
    no_titles: HashSet<String>,
    title_short: Vec<(Vec<String>, Vec<String>)>,
    levels: HashMap<Subject, Vec<(String, Level)>>,
    grades: HashMap<String, Grade>,
    titles: HashMap<String, TitleCode>,
    /// Units as some office writes them, by the name they have.
    pub(crate) units: HashMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    marks: Vec<String>,
    nothing: Vec<String>,
    ditto: Vec<String>,
    studying: Vec<String>,
    male: Vec<String>,
    female: Vec<String>,
    joins: Vec<String>,
    honorifics: Vec<String>,
    signatures: Vec<String>,
    sums: Vec<String>,
    communes: Vec<String>,
    commune_short: BTreeMap<String, String>,
    bodies: Vec<String>,
    others: Vec<String>,
    regions: Vec<String>,
    provinces: Vec<String>,
    unit_ends: Vec<String>,
    counters: Vec<String>,
    no_names: Vec<String>,
    sections: Vec<String>,
    secret: Vec<String>,
    no_titles: Vec<String>,
    title_short: BTreeMap<String, String>,
    levels: BTreeMap<Subject, BTreeMap<String, Vec<String>>>,
    grades: BTreeMap<Grade, Vec<String>>,
}

impl Vocabulary {
    /// The vocabulary of the program with what a province adds, for these titles.
    pub fn new(titles: &Titles, mapping: &Mapping) -> Result<Vocabulary, PackError> {
        let pack = Pack { file: "vocabulary.toml", text: include_str!("../data/vocabulary.toml") };
        let written: Written = pack.read()?;
        let keys = |texts: &[String]| texts.iter().map(|text| key(text)).collect::<Vec<String>>();
        let both = |text: &str, sex| [(key(text), sex), (text.to_lowercase(), sex)];
        let sexes = written.male.iter().flat_map(|text| both(text, Sex::Male));
        let short = |(from, to): (&String, &String)| (words_of(from), words_of(to));
        let mut vocabulary = Vocabulary {
            marks: written.marks.iter().map(|mark| mark.to_lowercase()).collect(),
            nothing: written.nothing.iter().map(|text| fold(text)).collect(),
            ditto: written.ditto.iter().map(|text| fold(text)).collect(),
            nothing_begin: begin(&written.nothing),
            ditto_begin: begin(&written.ditto),
            studying: keys(&written.studying),
            sexes: sexes.chain(written.female.iter().flat_map(|text| both(text, Sex::Female))).collect(),
            joins: keys(&written.joins).into_iter().collect(),
            honorifics: written.honorifics.iter().map(|text| fold(text)).collect(),
            signatures: keys(&written.signatures),
            sums: keys(&written.sums),
            communes: written.communes.iter().map(|kind| (key(kind), capital(kind))).collect(),
            commune_short: written.commune_short.iter().map(|(short, kind)| (fold(short), kind.clone())).collect(),
            bodies: longest_first(keys(&written.bodies)),
            others: longest_first(keys(&written.others)),
            regions: keys(&written.regions),
            provinces: written.provinces.iter().cloned().collect(),
            unit_ends: written.unit_ends.iter().map(|word| word.to_lowercase()).collect(),
            counters: written.counters.iter().map(|word| word.to_lowercase()).collect(),
            no_names: written.no_names.iter().map(|word| word.to_lowercase()).collect(),
            sections: keys(&written.sections),
            secret: keys(&written.secret).into_iter().collect(),
            no_titles: HashSet::new(),
            title_short: written.title_short.iter().map(short).collect(),
            levels: HashMap::new(),
            grades: HashMap::new(),
            titles: HashMap::new(),
            units: mapping.units.iter().map(|(writing, unit)| (key(writing), unit.clone())).collect(),
        };
        vocabulary.honorifics.sort_by_key(|honorific| std::cmp::Reverse(honorific.len()));
        // The longest short form first: "p trưởng phòng" before "p".
        vocabulary.title_short.sort_by_key(|(from, _)| std::cmp::Reverse(from.len()));
        for (subject, levels) in &written.levels {
            for (code, writings) in levels {
                let level = Level::new(*subject, code).map_err(|error| whole(pack, error.to_string()))?;
                vocabulary.add_level(level, writings.iter());
            }
        }
        for (subject, levels) in &mapping.levels {
            for (writing, code) in levels {
                let level = Level::new(*subject, code).map_err(|error| mapping.wrong(error.to_string()))?;
                vocabulary.add_level(level, [writing].into_iter());
            }
        }
        for levels in vocabulary.levels.values_mut() {
            levels.sort_by_key(|(writing, _)| std::cmp::Reverse(writing.len()));
        }
        for (grade, writings) in &written.grades {
            vocabulary.grades.extend(writings.iter().map(|writing| (key(writing), *grade)));
        }
        for (writing, title) in titles.writings() {
            vocabulary.titles.insert(vocabulary.title_key(&tokens(writing)), title.code.clone());
        }
        for (writing, code) in &mapping.titles {
            let known = titles.get(&TitleCode::from(code.as_str())).or_else(|| titles.find(code));
            let title = known.ok_or_else(|| mapping.wrong(format!("no title \"{code}\" in titles.toml")))?;
            vocabulary.titles.insert(vocabulary.title_key(&tokens(writing)), title.code.clone());
        }
        let no_titles = written.no_titles.iter().chain(&mapping.no_titles);
        vocabulary.no_titles = no_titles.map(|title| vocabulary.title_key(&tokens(title))).collect();
        Ok(vocabulary)
    }

    fn add_level<'a>(&mut self, level: Level, writings: impl Iterator<Item = &'a String>) {
        let known = self.levels.entry(level.subject()).or_default();
        known.extend(writings.map(|writing| (key(writing), level)));
    }

    /// Whether a cell is only a mark.
    pub(crate) fn is_mark(&self, text: &str) -> bool {
        self.marks.contains(text.to_lowercase().as_str())
    }

    /// Whether a cell says that there is nothing.
    pub(crate) fn is_nothing(&self, text: &str) -> bool {
        text.len() <= NOTHING_BYTES_MAX
            && may_begin(text, &self.nothing_begin)
            && self.nothing.contains(fold(text).as_str())
    }

    /// Whether a cell says "as above".
    pub(crate) fn is_ditto(&self, text: &str) -> bool {
        text.len() <= DITTO_BYTES_MAX && may_begin(text, &self.ditto_begin) && self.ditto.contains(fold(text).as_str())
    }

    /// Whether a text names a district or a province.
    pub(crate) fn is_region(&self, text: &str) -> bool {
        let joined = key(text);
        self.regions.iter().any(|kind| after(&joined, kind).is_some_and(|rest| !rest.is_empty()))
    }

    /// The sex a writing stands for.
    pub(crate) fn sex(&self, text: &str) -> Option<Sex> {
        // "Năm" is a year: a word is compared with its marks, where it has any.
        let lower = text.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        if lower.is_ascii() { self.sexes.get(&key(&lower)).copied() } else { self.sexes.get(&lower).copied() }
    }

    /// The grade a writing stands for.
    pub(crate) fn grade(&self, text: &str) -> Option<Grade> {
        self.grades.get(&key(text)).copied()
    }

    /// Whether a line says that what follows is secret.
    pub(crate) fn is_secret(&self, line: &str) -> bool {
        self.secret.contains(&key(line))
    }

    /// The level that a text begins with, and the words behind it.
    pub(crate) fn level(&self, subject: Subject, text: &str) -> Option<(Level, usize)> {
        let whole = key(text);
        let known = self.levels.get(&subject)?;
        let (writing, level) = known.iter().find(|(writing, _)| after(&whole, writing).is_some())?;
        Some((*level, writing.split(' ').count()))
    }

    /// The level a heading names within its group, nothing else being in the heading.
    pub(crate) fn level_of_heading(&self, subject: Subject, heading: &str) -> Option<Level> {
        let whole = key(heading);
        self.levels.get(&subject)?.iter().find(|(writing, _)| *writing == whole).map(|(_, level)| *level)
    }

    /// The title that these words stand for.
    pub(crate) fn title(&self, words: &[Token]) -> Option<&TitleCode> {
        self.titles.get(&self.title_key(words))
    }

    /// Whether these words name an office that is no title of ours.
    pub(crate) fn is_no_title(&self, words: &[Token]) -> bool {
        self.no_titles.contains(&self.title_key(words))
    }

    /// Words of a title with every short form written out.
    fn title_key(&self, words: &[Token]) -> String {
        let mut keys: Vec<&str> = words.iter().map(|token| token.key.as_str()).collect();
        let mut out = Vec::with_capacity(keys.len() * 2);
        // Writing out may uncover a longer short form ("p trưởng phòng" behind "p tp"); twice is enough for all we know.
        for _ in 0..2 {
            out.clear();
            let mut at = 0;
            while at < keys.len() {
                let fits = |from: &[String]| {
                    from.len() <= keys.len() - at && from.iter().zip(&keys[at..]).all(|(a, b)| a == b)
                };
                match self.title_short.iter().find(|(from, _)| fits(from)) {
                    Some((from, to)) => {
                        out.extend(to.iter().map(String::as_str));
                        at += from.len();
                    }
                    None => {
                        out.push(keys[at]);
                        at += 1;
                    }
                }
            }
            keys.clone_from(&out);
        }
        keys.join(" ")
    }
}

/// The letters with which the keys of some texts begin.
fn begin(texts: &[String]) -> String {
    texts.iter().filter_map(|text| fold(text).chars().next()).collect()
}

/// Whether the key of a text may begin with one of some letters; a sign, or a letter with marks, says nothing yet.
fn may_begin(text: &str, letters: &str) -> bool {
    text.chars()
        .next()
        .is_none_or(|first| !first.is_ascii_alphanumeric() || letters.contains(first.to_ascii_lowercase()))
}

fn words_of(text: &str) -> Vec<String> {
    tokens(text).into_iter().map(|token| token.key).collect()
}

fn longest_first(mut keys: Vec<String>) -> Vec<String> {
    keys.sort_by_key(|key| std::cmp::Reverse(key.len()));
    keys
}

fn whole(pack: Pack<'_>, problem: String) -> PackError {
    PackError { file: pack.file.to_owned(), line: 1, column: 1, problem }
}
