//! Sort keys: the order of a Vietnamese list, as bytes that a database can compare.

use std::sync::LazyLock;

use icu_collator::options::{CollatorOptions, Strength};
use icu_collator::preferences::CollationNumericOrdering;
use icu_collator::{CollatorBorrowed, CollatorPreferences};
use icu_locale_core::locale;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::fold::{is_d_bar, same, split};

/// Stands between the fields of a name. Collation weights start at 2 and their levels are parted by 1, so a field
/// that ends here comes before every longer one.
const FIELD_END: u8 = 0;

/// Vietnamese order (CLDR `vi`). Strength two keeps letters and tones and drops case, so that NGUYỄN VĂN AN and
/// Nguyễn Văn An stand together. Numbers count as numbers: Phường 2 comes before Phường 10.
static VIETNAMESE: LazyLock<CollatorBorrowed<'static>> = LazyLock::new(|| {
    let mut preferences = CollatorPreferences::from(locale!("vi"));
    preferences.numeric_ordering = Some(CollationNumericOrdering::True);
    let mut options = CollatorOptions::default();
    options.strength = Some(Strength::Secondary);
    CollatorBorrowed::try_new(preferences, options).expect("the compiled collation data holds Vietnamese")
});

/// The sort key of a person's name (họ và tên): bytes that compare like a Vietnamese list.
///
/// Given name (tên, the last word) decides first, then family name (họ, the first word), then the words between.
/// A name of one word is a given name without family. The key carries neither case nor the place of the tone mark
/// (hoà and hòa are one word) nor the way a letter is composed. Keys must be computed again when the collation data
/// is updated; they order names and identify nobody.
///
/// ```
/// let mut list = ["Trần Văn Ánh", "Lê Bình", "Nguyễn Thị An", "Đỗ An"];
/// list.sort_by_cached_key(|name| words::sort_key(name));
/// assert_eq!(list, ["Đỗ An", "Nguyễn Thị An", "Trần Văn Ánh", "Lê Bình"]);
/// ```
pub fn sort_key(name: &str) -> Vec<u8> {
    let mut words: Vec<String> = split(name).map(spelling).collect();
    let given = words.pop().unwrap_or_default();
    let family = if words.is_empty() { String::new() } else { words.remove(0) };

    let mut key = Vec::with_capacity(4 * name.len());
    write(&given, &mut key);
    key.push(FIELD_END);
    write(&family, &mut key);
    key.push(FIELD_END);
    write(&words.join(" "), &mut key);
    key
}

/// The sort key of anything that is not a person's name: a unit, a post, a course. Read from left to right.
pub fn text_key(text: &str) -> Vec<u8> {
    let mut key = Vec::with_capacity(4 * text.len());
    write(&split(text).map(spelling).collect::<Vec<_>>().join(" "), &mut key);
    key
}

fn write(field: &str, key: &mut Vec<u8>) {
    // Writing to a Vec cannot fail; the error type has no value.
    let Ok(()) = VIETNAMESE.write_sort_key_to(field, key);
}

/// One spelling for the key: small letters, taken apart, the tone on the last vowel of its run.
///
/// Both schools of spelling are in use for oa, oe, uy (hòa and hoà, thúy and thuý), and people add places of their
/// own (Qúy, cuả). A syllable has one tone, so its place tells nothing; the last vowel is as good as any, and it
/// keeps the order among words of the same letters.
pub(crate) fn spelling(word: &str) -> String {
    let letters: Vec<char> = word.nfd().flat_map(char::to_lowercase).map(same).collect();
    let mut spelt = String::with_capacity(word.len());
    let mut rest = letters.as_slice();
    while let Some(first) = rest.first() {
        let run = vowel_run(rest);
        if run == 0 {
            spelt.push(if is_d_bar(*first) { 'đ' } else { *first });
            rest = &rest[1..];
        } else {
            let (vowels, after) = rest.split_at(run);
            write_vowels(vowels, &mut spelt);
            rest = after;
        }
    }
    spelt
}

/// How many of the characters in front are vowels or stand on one.
fn vowel_run(letters: &[char]) -> usize {
    match letters.first() {
        Some(first) if is_vowel(*first) => {
            letters.iter().take_while(|letter| is_vowel(**letter) || is_combining_mark(**letter)).count()
        }
        _ => 0,
    }
}

/// Moves the only tone of a run to its end. Two tones in one run are no Vietnamese syllable and stay where they are.
fn write_vowels(vowels: &[char], spelt: &mut String) {
    let mut tones = vowels.iter().copied().filter(|letter| is_tone(*letter));
    match (tones.next(), tones.next()) {
        (Some(tone), None) => {
            spelt.extend(vowels.iter().filter(|letter| !is_tone(**letter)));
            spelt.push(tone);
        }
        _ => spelt.extend(vowels),
    }
}

/// A vowel letter without its marks; w stands for no vowel in a name.
fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

/// The five marks of tone (thanh): huyền, hỏi, ngã, sắc, nặng.
fn is_tone(letter: char) -> bool {
    matches!(letter, '\u{300}' | '\u{309}' | '\u{303}' | '\u{301}' | '\u{323}')
}

#[cfg(test)]
mod tests;
