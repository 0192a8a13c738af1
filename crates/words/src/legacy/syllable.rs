//! How a Vietnamese syllable (âm tiết) is built: an onset, a rhyme, a tone. Read from `rhymes.txt`.

use std::collections::HashSet;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

use super::table::TONES;

const ROWS: &str = include_str!("../../data/rhymes.txt");

/// The parts of syllables.
struct Parts {
    onsets: HashSet<&'static str>,
    rhymes: HashSet<&'static str>,
    /// Onsets before y alone.
    y_onsets: HashSet<&'static str>,
    /// Rhymes with y that need no onset.
    bare: HashSet<&'static str>,
    /// Rhymes after qu.
    qu: HashSet<&'static str>,
    /// The vowels of all rhymes.
    nuclei: HashSet<&'static str>,
}

static PARTS: LazyLock<Parts> = LazyLock::new(|| {
    let rows = |title: &str| -> HashSet<&'static str> {
        let under = ROWS.lines().skip_while(|line| *line != title).skip(1).take_while(|line| !line.starts_with('['));
        under.filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace).collect()
    };
    let (rhymes, bare) = (rows("[rhymes]"), rows("[bare]"));
    let nuclei = rhymes.union(&bare).map(|rhyme| rhyme.trim_end_matches(is_consonant)).collect();
    Parts { onsets: rows("[onsets]"), y_onsets: rows("[y-onsets]"), qu: rows("[qu]"), rhymes, bare, nuclei }
});

/// Whether a word is built like a Vietnamese syllable: an onset, a rhyme and a tone that go together.
///
/// Case and composition do not matter, nor whether the tone of oa, oe and uy stands in its old or its new place. A word
/// that no dictionary has may be built like one.
///
/// ```
/// assert!(words::is_syllable("Nguyễn") && words::is_syllable("hòa") && words::is_syllable("HOÀ"));
/// assert!(!words::is_syllable("Nguyôn") && !words::is_syllable("Niê") && !words::is_syllable("họat"));
/// ```
pub fn is_syllable(word: &str) -> bool {
    let Some(Toned { letters, tone }) = Toned::of(word) else { return false };
    let parts = &*PARTS;
    let fits = |rhyme: &str| tone.is_none_or(|tone| tone.fits(rhyme, &letters));
    if let Some(rhyme) = letters.strip_prefix("qu") {
        return parts.qu.contains(rhyme) && fits(rhyme);
    }
    if parts.bare.contains(letters.as_str()) {
        return fits(&letters);
    }
    // Every split is tried: "giết" is gi and êt, "giếng" is g and iêng.
    letters.char_indices().map(|(at, _)| letters.split_at(at)).any(|(onset, rhyme)| {
        let known = match (onset, rhyme) {
            (onset, "y") => parts.y_onsets.contains(onset),
            ("", rhyme) => parts.rhymes.contains(rhyme) && !rhyme.starts_with("iê"),
            (onset, rhyme) => {
                parts.onsets.contains(onset) && parts.rhymes.contains(rhyme) && is_spelt_together(onset, rhyme)
            }
        };
        known && fits(rhyme)
    })
}

/// Whether a word could be one of the languages of Vietnam: vowels that belong together between any consonants, and one
/// tone at most. Names of the minorities and abbreviations are such words: Bhăm, Krông, HĐND.
pub(super) fn is_plausible(word: &str) -> bool {
    let Some(Toned { letters, .. }) = Toned::of(word) else { return false };
    letters.split(is_consonant).filter(|vowels| !vowels.is_empty()).all(|vowels| PARTS.nuclei.contains(vowels))
}

/// Sounds that change their letter before e, ê, i: c and k, g and gh, ng and ngh.
fn is_spelt_together(onset: &str, rhyme: &str) -> bool {
    let front = rhyme.starts_with(['e', 'ê', 'i']);
    match onset {
        "gh" | "ngh" => front,
        "c" | "ng" => !front,
        // "gì", "gìn" and "giêng" have the i of gi and of the rhyme in one.
        "g" => !rhyme.starts_with(['e', 'ê']),
        "gi" => !rhyme.starts_with('i'),
        // k before other vowels is in names of places: Bắc Kạn, Kon Tum.
        _ => true,
    }
}

/// A word without its tone.
struct Toned {
    /// Small composed letters.
    letters: String,
    tone: Option<Tone>,
}

/// The tone of a word and the letters that end where it stands.
#[derive(Clone, Copy)]
struct Tone {
    mark: char,
    /// The byte behind the letter that carries it.
    behind: usize,
}

impl Toned {
    /// Nothing for a word of two tones, with a tone on a consonant, or without letters.
    fn of(word: &str) -> Option<Toned> {
        let mut letters = String::with_capacity(word.len());
        let mut tone = None;
        for letter in word.nfc().flat_map(char::to_lowercase) {
            let mut bare = String::with_capacity(4);
            let mut mark = None;
            for part in std::iter::once(letter).nfd() {
                if !TONES.contains(&Some(part)) {
                    bare.push(part);
                } else if mark.replace(part).is_some() {
                    return None;
                }
            }
            letters.extend(bare.nfc());
            if let Some(mark) = mark {
                let carried = bare.starts_with(['a', 'e', 'i', 'o', 'u', 'y']);
                if !carried || tone.replace(Tone { mark, behind: letters.len() }).is_some() {
                    return None;
                }
            }
        }
        let known =
            |letter: char| letter.is_ascii_lowercase() || matches!(letter, 'đ' | 'ă' | 'â' | 'ê' | 'ô' | 'ơ' | 'ư');
        (!letters.is_empty() && letters.chars().all(known)).then_some(Toned { letters, tone })
    }
}

impl Tone {
    /// Whether a tone may be this one on this rhyme and stands in a place that people give it.
    fn fits(self, rhyme: &str, letters: &str) -> bool {
        let stopped = rhyme.ends_with(['p', 't', 'c']) || rhyme.ends_with("ch");
        if stopped && !matches!(self.mark, '\u{301}' | '\u{323}') {
            return false;
        }
        // A letter with a mark of its own carries the tone, the last one where there are two: ươ.
        let vowels = rhyme.trim_end_matches(is_consonant);
        let start = letters.len() - rhyme.len();
        let carrier = match vowels.rfind(['ă', 'â', 'ê', 'ô', 'ơ', 'ư']) {
            Some(at) => Some(at),
            // Before a consonant the last vowel carries it: "hoàn", never "hòan".
            None if vowels.len() < rhyme.len() => vowels.char_indices().next_back().map(|(at, _)| at),
            None => None,
        };
        let wide = |at: usize| rhyme[at..].chars().next().map_or(0, char::len_utf8);
        carrier.is_none_or(|at| self.behind == start + at + wide(at))
    }
}

fn is_consonant(letter: char) -> bool {
    !matches!(letter, 'a' | 'ă' | 'â' | 'e' | 'ê' | 'i' | 'o' | 'ô' | 'ơ' | 'u' | 'ư' | 'y')
}
