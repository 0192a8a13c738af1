//! TCVN3: one code a letter, and the ways around its missing capitals.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::{Encoding, table};

/// The text in Unicode. No capital of TCVN3 has a tone, so two ways of writing one are undone:
/// a capital with its small letter behind it ("Aµ" is À), and a small letter among capitals, as the capital fonts show
/// it ("NGUYÔN" is NGUYỄN).
pub(super) fn decode(text: &str) -> String {
    let mut letters: Vec<Letter> = Vec::with_capacity(text.len());
    for sign in text.chars() {
        let Some(letter) = table::letter(Encoding::Tcvn3, sign) else {
            letters.push(Letter { shown: sign, toned: false });
            continue;
        };
        let toned = is_toned(letter);
        match letters.last_mut() {
            Some(before) if toned && is_capital_of(before.shown, letter) => before.shown = capital(letter),
            _ => letters.push(Letter { shown: letter, toned }),
        }
    }
    raise(&mut letters);
    letters.iter().map(|letter| letter.shown).collect()
}

/// A letter of the text, and whether it is a small one that has no capital in TCVN3.
struct Letter {
    shown: char,
    toned: bool,
}

/// Makes capitals of the small letters with tones that stand among capitals.
fn raise(text: &mut [Letter]) {
    // "Lý VĂN AN" was written in capitals; "Lý" alone tells nothing.
    let whole = !text.iter().any(is_small) && text.split(is_break).any(is_in_capitals);
    for word in text.split_mut(is_break).filter(|word| whole || is_in_capitals(word)) {
        for letter in word.iter_mut().filter(|letter| letter.toned) {
            letter.shown = capital(letter.shown);
        }
    }
}

fn is_break(letter: &Letter) -> bool {
    !letter.shown.is_alphabetic()
}

/// A small letter that would be a capital if it had been meant so.
fn is_small(letter: &Letter) -> bool {
    letter.shown.is_lowercase() && !letter.toned
}

/// A word of capitals but for the letters that have none: two capitals, or a small letter before one.
fn is_in_capitals(word: &[Letter]) -> bool {
    let capitals = word.iter().filter(|letter| letter.shown.is_uppercase()).count();
    let starts_small = word.first().is_some_and(|letter| letter.toned && letter.shown.is_lowercase());
    !word.iter().any(is_small) && (capitals >= 2 || (capitals == 1 && starts_small))
}

fn is_toned(letter: char) -> bool {
    let tone = |mark: char| table::TONES.contains(&Some(mark));
    letter.is_lowercase() && std::iter::once(letter).nfd().any(tone)
}

/// Whether a capital has the same vowel as a small letter with a tone: A or Ă before the codes of à or ằ.
fn is_capital_of(capital: char, small: char) -> bool {
    let vowel = |letter: char| -> String {
        let bare = std::iter::once(letter).nfd().filter(|mark| !table::TONES.contains(&Some(*mark)));
        bare.nfc().flat_map(char::to_lowercase).collect()
    };
    capital.is_uppercase() && !is_combining_mark(capital) && vowel(capital) == vowel(small)
}

fn capital(letter: char) -> char {
    letter.to_uppercase().next().unwrap_or(letter)
}
