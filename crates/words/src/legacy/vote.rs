//! A vote on the encoding of a column: under which reading are its words built like Vietnamese?
//!
//! Only words that some encoding reads differently vote, each once. A reading wins against another by the words that it
//! reads better. It is sure when it wins clearly against every other one, so one good word proves nothing: "Phóc" is a
//! word in Unicode and, in TCVN3, the name Phúc.

use std::cmp::Ordering;
use std::collections::HashSet;

use super::page::{self, Page};
use super::syllable::{is_plausible, is_syllable};
use super::{Encoding, compose, decode, is_only_unicode, table, vni};
use crate::fold::same;

/// Words by which a legacy encoding must win; two may be chance in a column of five cells.
const WINS_MIN: usize = 3;

/// Words won for each one lost. A column keeps a heading or a slip in another encoding; more of them is a mixed column.
const WINS_PER_LOSS: usize = 10;

/// Share of words that must be syllables before a text is converted: names of minorities and titles are the rest.
const SHARE_PERCENT_MIN: u8 = 70;

/// The encoding that a column is most likely written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Vote {
    /// The winner; Unicode wins ties.
    pub encoding: Encoding,
    /// How many of a hundred voting words are Vietnamese syllables in it, names of minorities left out.
    pub share_percent: u8,
    /// Whether it wins clearly enough to convert without asking.
    pub sure: bool,
    /// Whether some texts are surely Unicode and the others surely this encoding: each is for itself, by [`encoding_of`].
    pub mixed: bool,
}

/// The encoding of a column of texts.
///
/// ```
/// use words::{Encoding, vote};
/// let column = ["NguyÔn V¨n An", "TrÇn ThÞ B×nh", "Lª Hång S¬n", "§Æng H÷u Ph\u{AD}íc"];
/// let found = vote(column.into_iter());
/// assert!(found.sure && found.encoding == Encoding::Tcvn3);
/// ```
pub fn vote<'a>(texts: impl Iterator<Item = &'a str> + Clone) -> Vote {
    let whole = count(texts.clone().flat_map(voters).collect());
    let is_unicode = whole.sure && whole.encoding == Encoding::Unicode;
    if is_unicode || !texts.clone().any(|text| text.contains(is_only_unicode)) {
        return whole;
    }
    // Where one text is Unicode another may be, and be a word in both: then no cell is converted because of its column.
    let rest = count(texts.filter(|text| !text.contains(is_only_unicode)).flat_map(voters).collect());
    let mixed = rest.sure && rest.encoding != Encoding::Unicode;
    Vote { sure: false, mixed, ..if mixed { rest } else { whole } }
}

/// Which of two encodings one text is in, Unicode or the other that its column has: the one in which its worst word reads
/// better. Nothing where both read well or neither does. Where they say the same, it is Unicode.
///
/// ```
/// use words::{Encoding, encoding_of};
/// assert_eq!(encoding_of("Quê quán", Encoding::Tcvn3), Some(Encoding::Unicode));
/// assert_eq!(encoding_of("Quª qu¸n", Encoding::Tcvn3), Some(Encoding::Tcvn3));
/// assert_eq!(encoding_of("Phóc", Encoding::Tcvn3), None);
/// ```
pub fn encoding_of(text: &str, other: Encoding) -> Option<Encoding> {
    if text.contains(is_only_unicode) || decode(text, other) == compose(text) {
        return Some(Encoding::Unicode);
    }
    let (unicode, foreign) = (worst(text, Encoding::Unicode), worst(text, other));
    match unicode.cmp(&foreign) {
        Ordering::Greater if unicode >= Fit::Plausible => Some(Encoding::Unicode),
        Ordering::Less if foreign >= Fit::Plausible => Some(other),
        _ => None,
    }
}

/// The word that a text of an encoding has worst, on the page where it reads best.
fn worst(text: &str, encoding: Encoding) -> Fit {
    let through = |page: &Page| voters(text).map(|word| fit(word, encoding, *page)).min().unwrap_or(Fit::Word);
    pages(encoding).iter().map(through).max().unwrap_or(Fit::Word)
}

fn count(words: HashSet<&str>) -> Vote {
    let readings: Vec<Reading> = Encoding::ALL.into_iter().map(|encoding| Reading::of(encoding, &words)).collect();
    // The last of the greatest from behind is the first, which puts Unicode before all others.
    let best = readings.iter().rev().max_by_key(|reading| points(&reading.fits)).expect("there are five readings");
    let share_percent = best.share_percent();
    let mut rivals = readings.iter().filter(|reading| reading.encoding != best.encoding);
    let sure = match best.encoding {
        Encoding::Unicode => rivals.all(|rival| best.stays_before(rival)),
        _ => share_percent >= SHARE_PERCENT_MIN && rivals.all(|rival| best.beats(rival)),
    };
    Vote { encoding: best.encoding, share_percent, sure, mixed: false }
}

/// The code pages through which texts of an encoding arrive. Vietnamese Windows had the fonts of the first two.
fn pages(encoding: Encoding) -> &'static [Page] {
    match encoding {
        Encoding::Tcvn3 | Encoding::Vni => &[Page::Western, Page::Vietnamese],
        _ => &[Page::Western],
    }
}

/// How well a word is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// It has a sign that stands in no word.
    Foreign,
    /// Letters that do not go together.
    Unfit,
    /// A name of a minority, one letter.
    Plausible,
    /// A Vietnamese syllable or an abbreviation in capitals.
    Word,
}

fn points(fits: &[Fit]) -> usize {
    fits.iter().map(|fit| *fit as usize).sum()
}

/// A column as one encoding reads it: how each word fits, and what it says.
struct Reading {
    encoding: Encoding,
    fits: Vec<Fit>,
    texts: Vec<String>,
}

impl Reading {
    /// One page for the whole column, the better one: a file was opened on one machine.
    fn of(encoding: Encoding, words: &HashSet<&str>) -> Reading {
        let through = |page: &Page| -> Vec<Fit> { words.iter().map(|word| fit(word, encoding, *page)).collect() };
        let fits = pages(encoding).iter().rev().map(through).max_by_key(|fits| points(fits)).unwrap_or_default();
        Reading { encoding, fits, texts: words.iter().map(|word| decode(word, encoding)).collect() }
    }

    fn share_percent(&self) -> u8 {
        let count = |wanted: Fit| self.fits.iter().filter(|fit| **fit == wanted).count();
        let judged = self.fits.len() - count(Fit::Plausible);
        let share = (100 * count(Fit::Word)).checked_div(judged).unwrap_or(100);
        u8::try_from(share).unwrap_or(100)
    }

    /// Words that this reading reads better than the other, and worse.
    fn against(&self, rival: &Reading) -> (usize, usize) {
        let pairs = || self.fits.iter().zip(&rival.fits);
        (pairs().filter(|(own, other)| own > other).count(), pairs().filter(|(own, other)| own < other).count())
    }

    /// Whether it makes no difference or this reading wins clearly.
    fn beats(&self, rival: &Reading) -> bool {
        let (wins, losses) = self.against(rival);
        self.texts == rival.texts || (wins >= WINS_MIN && losses * WINS_PER_LOSS <= wins)
    }

    /// The same for Unicode, which needs no proof where nothing speaks for another encoding.
    fn stays_before(&self, rival: &Reading) -> bool {
        let (wins, losses) = self.against(rival);
        let reads_well = self.fits.iter().all(|fit| *fit >= Fit::Plausible);
        let mut others = rival.texts.iter().zip(&self.texts).zip(&rival.fits);
        let speaks = others.any(|((text, own), fit)| text != own && *fit >= Fit::Plausible);
        self.beats(rival) || (losses == 0 && (wins >= 1 || (reads_well && !speaks)))
    }
}

/// The words of a text that some encoding may read differently. Only ASCII parts words here, because the dashes and
/// quotes of one encoding are the letters of another.
fn voters(text: &str) -> impl Iterator<Item = &str> {
    let parts = |sign: char| sign.is_ascii_whitespace() || sign.is_ascii_punctuation() || sign.is_ascii_digit();
    let differs = |sign: char| !sign.is_ascii() || sign.is_ascii_control();
    let is_sign = |word: &str| word.chars().all(|sign| !sign.is_alphabetic());
    text.split(parts).filter(move |word| word.contains(differs) && !(is_sign(word) && word.chars().count() == 1))
}

/// How a word fits an encoding that came through a page.
fn fit(word: &str, encoding: Encoding, page: Page) -> Fit {
    if encoding == Encoding::Unicode {
        return spoken(&compose(word));
    }
    let foreign = |sign: char| {
        let seen_elsewhere = page::only(sign).is_some_and(|only| only != page);
        let known = sign.is_ascii_alphabetic() || is_typographic(sign) || table::letter(encoding, sign).is_some();
        seen_elsewhere || is_only_unicode(sign) || (encoding != Encoding::Vni && !known)
    };
    if word.contains(foreign) {
        return Fit::Foreign;
    }
    let mut strays = false;
    let text = match encoding {
        Encoding::Vni => vni::read(word, |sign| strays |= !is_typographic(sign)),
        _ => decode(word, encoding),
    };
    if strays { Fit::Foreign } else { spoken(&text) }
}

/// How a word of Unicode is built; of several words between dashes and apostrophes, the worst.
fn spoken(text: &str) -> Fit {
    let parts = text.split(|sign: char| is_typographic(sign) || same(sign) == '\'');
    parts.filter(|part| !part.is_empty()).map(spoken_part).min().unwrap_or(Fit::Plausible)
}

fn spoken_part(part: &str) -> Fit {
    if !part.chars().all(|letter| letter.is_alphabetic() || page::byte(letter).is_none()) {
        return Fit::Foreign;
    }
    let letters = part.chars().count();
    // A letter alone is a word in most encodings.
    if letters == 1 {
        return if is_plausible(part) { Fit::Plausible } else { Fit::Foreign };
    }
    if (is_syllable(part) && is_cased(part)) || is_abbreviation(part) {
        return Fit::Word;
    }
    let of_other_languages = part.chars().any(|letter| !letter.is_ascii() && page::byte(letter).is_none());
    if (is_plausible(part) && is_cased(part)) || (of_other_languages && !part.contains(is_only_unicode)) {
        return Fit::Plausible;
    }
    let vietnamese = |letter: char| letter.is_ascii() || is_plausible(letter.encode_utf8(&mut [0; 4]));
    if part.chars().all(vietnamese) { Fit::Unfit } else { Fit::Foreign }
}

/// Capitals without a vowel: ĐH, HĐND.
fn is_abbreviation(word: &str) -> bool {
    let capital = |letter: char| letter == 'Đ' || (letter.is_ascii_uppercase() && !"AEIOUY".contains(letter));
    word.chars().all(capital)
}

/// Small, capital, or a capital before small letters: "NguyÔn" is none of them.
fn is_cased(word: &str) -> bool {
    let rest = || word.chars().skip(1).filter(|letter| letter.is_alphabetic());
    !rest().any(char::is_uppercase) || !word.chars().any(char::is_lowercase)
}

/// Signs that stand beside words in any encoding, and blanks that are none in ASCII.
fn is_typographic(sign: char) -> bool {
    let known = ['\u{A0}', '\u{2022}', '\u{2026}', '\u{202F}', '\u{2060}', '\u{FEFF}', '°', '²', '³', '€', '₫'];
    known.contains(&sign) || ('\u{200B}'..='\u{201F}').contains(&sign)
}
