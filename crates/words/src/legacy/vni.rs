//! VNI: a plain letter, and behind it a sign that stands for its marks.

use unicode_normalization::UnicodeNormalization;

use super::page::western;

const GRAVE: char = '\u{300}';
const HOOK: char = '\u{309}';
const TILDE: char = '\u{303}';
const ACUTE: char = '\u{301}';
const DOT: char = '\u{323}';
const HAT: char = '\u{302}';
const BREVE: char = '\u{306}';

/// The text in Unicode. The letter decides its case and never the mark, because Word makes "Aù" of "AÙ".
pub(super) fn decode(text: &str) -> String {
    read(text, |_| ())
}

/// Reads a text and names every sign beyond ASCII that VNI does not have in its place.
pub(super) fn read(text: &str, mut stray: impl FnMut(char)) -> String {
    let mut decoded = String::with_capacity(text.len());
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        let letter = alone(sign);
        if letter.is_none() && !sign.is_ascii() {
            stray(sign);
        }
        let letter = letter.unwrap_or(sign);
        decoded.push(letter);
        if let Some(marks) = signs.peek().and_then(|mark| marks(letter, *mark)) {
            decoded.extend(marks);
            signs.next();
        }
    }
    decoded.nfc().collect()
}

/// The letters that have a code of their own.
fn alone(sign: char) -> Option<char> {
    Some(match western(sign) {
        'Ñ' => 'Đ',
        'ñ' => 'đ',
        'Ô' => 'Ơ',
        'ô' => 'ơ',
        'Ö' => 'Ư',
        'ö' => 'ư',
        'Î' => 'Ỵ',
        'î' => 'ỵ',
        'Í' => 'Í',
        'í' => 'í',
        'Ì' => 'Ì',
        'ì' => 'ì',
        'Æ' => 'Ỉ',
        'æ' => 'ỉ',
        'Ó' => 'Ĩ',
        'ó' => 'ĩ',
        'Ò' => 'Ị',
        'ò' => 'ị',
        _ => return None,
    })
}

/// What a sign puts on the letter before it: a tone on every vowel but i, a hat on a, e and o, a breve on a.
fn marks(letter: char, sign: char) -> Option<impl Iterator<Item = char>> {
    let vowel = letter.to_lowercase().next()?;
    let (shape, tone) = match western(sign).to_lowercase().next()? {
        'ù' => (None, Some(ACUTE)),
        'ø' => (None, Some(GRAVE)),
        'û' => (None, Some(HOOK)),
        'õ' => (None, Some(TILDE)),
        'ï' => (None, Some(DOT)),
        'â' => (Some(HAT), None),
        'á' => (Some(HAT), Some(ACUTE)),
        'à' => (Some(HAT), Some(GRAVE)),
        'å' => (Some(HAT), Some(HOOK)),
        'ã' => (Some(HAT), Some(TILDE)),
        'ä' => (Some(HAT), Some(DOT)),
        'ê' => (Some(BREVE), None),
        'é' => (Some(BREVE), Some(ACUTE)),
        'è' => (Some(BREVE), Some(GRAVE)),
        'ú' => (Some(BREVE), Some(HOOK)),
        'ü' => (Some(BREVE), Some(TILDE)),
        'ë' => (Some(BREVE), Some(DOT)),
        _ => return None,
    };
    let fits = match shape {
        None => matches!(vowel, 'a' | 'e' | 'o' | 'u' | 'y' | 'ơ' | 'ư'),
        Some(BREVE) => vowel == 'a',
        Some(_) => matches!(vowel, 'a' | 'e' | 'o'),
    };
    fits.then(|| shape.into_iter().chain(tone))
}
