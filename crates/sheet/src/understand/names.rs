//! Names of people as offices write them: with honorifics, in capitals, with notes in brackets.

use std::borrow::Cow;

use cadre::record::Sex;
use words::{fold, name_case};

use crate::vocabulary::Vocabulary;

/// Words of a name: names of minorities have up to seven.
const WORDS_MAX: usize = 8;

/// Characters of a name.
const CHARACTERS_MAX: usize = 80;

/// A name that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Name {
    /// As it is kept.
    pub(crate) name: String,
    /// The sex that an honorific or a note in brackets tells.
    pub(crate) sex: Option<Sex>,
    /// Whether it is kept otherwise than it stands, blanks aside.
    pub(crate) rewritten: bool,
}

/// Reads a name; nothing where the text is none.
pub(crate) fn read(vocabulary: &Vocabulary, text: &str) -> Option<Name> {
    let line: Cow<'_, str> = if text.contains('\n') { text.replace('\n', " ").into() } else { text.into() };
    let (bare, sex_of_note) = without_note(vocabulary, without_number(&line));
    let (bare, sex_of_honorific) = without_honorifics(vocabulary, bare);
    let name = name_case(&clean_signs(bare));
    let words = name.split(' ').count();
    let letters = |c: char| c.is_alphabetic() || matches!(c, ' ' | '\'' | '\u{2019}' | '-' | '.' | '`');
    let fits = !name.is_empty()
        && words <= WORDS_MAX
        && name.chars().count() <= CHARACTERS_MAX
        && name.chars().all(letters)
        && name.chars().any(char::is_alphabetic);
    let rewritten = name != *line;
    fits.then_some(Name { name, sex: sex_of_honorific.or(sex_of_note), rewritten })
}

/// Whether a text looks like a name of a person rather than a line about a list: a few words, each with a capital.
pub(crate) fn looks_like(vocabulary: &Vocabulary, text: &str) -> bool {
    let capital = |word: &str| word.chars().next().is_some_and(|c| c.is_uppercase() || c == '\'');
    let words = text.split_whitespace().count();
    (2..=6).contains(&words) && text.split_whitespace().all(capital) && read(vocabulary, text).is_some()
}

/// "1. Nguyễn Văn An" in a list without a column of numbers.
fn without_number(text: &str) -> &str {
    let text = text.trim();
    let bare = text.trim_start_matches(|c: char| c.is_ascii_digit());
    match bare.strip_prefix(['.', ')', '-', '/']) {
        Some(rest) if bare.len() < text.len() => rest.trim_start(),
        _ => text,
    }
}

fn without_note<'a>(vocabulary: &Vocabulary, text: &'a str) -> (&'a str, Option<Sex>) {
    match text.split_once(['(', '[']) {
        Some((name, note)) => (name.trim(), vocabulary.sex(note.trim_end_matches([')', ']']))),
        None => (text.trim(), None),
    }
}

fn without_honorifics<'a>(vocabulary: &Vocabulary, mut name: &'a str) -> (&'a str, Option<Sex>) {
    let mut sex = None;
    // "Đ/c ThS. Nguyễn Văn An" has two; nobody has five.
    for _ in 0..4 {
        let Some((honorific, rest)) = honorific_of(vocabulary, name) else { break };
        sex = sex.or_else(|| vocabulary.sex(honorific));
        name = rest;
    }
    (name, sex)
}

fn honorific_of<'a>(vocabulary: &Vocabulary, name: &'a str) -> Option<(&'a str, &'a str)> {
    let cuts =
        name.char_indices().filter(|(_, c)| matches!(c, ' ' | '.' | ':' | '/')).map(|(at, c)| (at, at + c.len_utf8()));
    // The longest beginning that is an honorific; what is left must still be a name.
    let mut found = None;
    for (at, after) in cuts {
        let dot = name[at..].starts_with('.');
        let begins = if dot { &name[..after] } else { &name[..at] };
        let folded = fold(begins);
        let bare = folded.trim_end_matches('.');
        let known = vocabulary
            .honorifics
            .iter()
            .any(|honorific| *honorific == folded || honorific.trim_end_matches('.') == bare);
        let rest = name[after..].trim_start_matches(['.', ':', ' ']);
        // "Anh" is an honorific and a family name in no list; "Cô" alone is left alone.
        if known && (rest.contains(' ') || dot) && !rest.is_empty() {
            found = Some((begins.trim_end_matches('.'), rest));
        }
    }
    found
}

/// Dots and commas at the end, doubled signs and blanks around hyphens go.
fn clean_signs(name: &str) -> String {
    let name = name.trim_matches([',', ';', '.', '-', '*', ':', ' ', '"']);
    name.split_whitespace().collect::<Vec<&str>>().join(" ")
}

#[cfg(test)]
mod tests {
    use cadre::record::Titles;

    use super::*;
    use crate::mapping::Mapping;

    #[test]
    fn a_name_is_kept_without_what_stands_around_it() {
        let vocabulary = Vocabulary::new(&Titles::default(), &Mapping::default()).unwrap();
        for (text, name, sex) in [
            ("Nguyễn Văn An", "Nguyễn Văn An", None),
            ("NGUYỄN THỊ ÁNH", "Nguyễn Thị Ánh", None),
            ("Ông Nguyễn Văn An", "Nguyễn Văn An", Some(Sex::Male)),
            ("Bà: Trần Thị Bình", "Trần Thị Bình", Some(Sex::Female)),
            ("Đ/c Lê Văn Cường", "Lê Văn Cường", None),
            ("đồng chí Lê Văn Cường", "Lê Văn Cường", None),
            ("Th.S Lê Văn Cường", "Lê Văn Cường", None),
            ("ThS.Lê Văn Cường", "Lê Văn Cường", None),
            ("Trần Thị Bình (nữ)", "Trần Thị Bình", Some(Sex::Female)),
            ("H'HEN NIÊ", "H'Hen Niê", None),
            ("Thắng", "Thắng", None),
            ("Y Bhăm Êban", "Y Bhăm Êban", None),
            ("Anh Đức", "Anh Đức", None),
            ("1. Nguyễn Văn An", "Nguyễn Văn An", None),
        ] {
            let found = read(&vocabulary, text).unwrap();
            assert_eq!((found.name.as_str(), found.sex), (name, sex), "{text}");
        }
        for wrong in ["12/12", "0912345678", "", "Tổng cộng: 25 người", "x1"] {
            assert!(read(&vocabulary, wrong).is_none(), "{wrong}");
        }
    }
}
