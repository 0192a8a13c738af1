//! Search keys: what is left of a text when somebody types it in a hurry, without marks.

use std::sync::OnceLock;

use unicode_normalization::char::{decompose_canonical, is_combining_mark};

/// The search key of a text: small letters without marks, đ as d, words apart by one space.
///
/// Texts that a clerk would call the same when looking for somebody have the same key: "nguyen duc" finds
/// "NGUYỄN  ĐỨC". The key of a key is itself. It is for finding only; lists are ordered by [`crate::sort_key`].
///
/// ```
/// assert_eq!(words::fold(" H’Hen\u{a0} Niê Đắk Lắk "), "h'hen nie dak lak");
/// ```
pub fn fold(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    for word in split(text) {
        if !key.is_empty() {
            key.push(' ');
        }
        for letter in word.chars() {
            match latin().get(letter as usize) {
                Some(Some(plain)) => key.push(*plain),
                _ => add_plain(letter, &mut key),
            }
        }
        // A word made of marks alone leaves nothing behind; neither may its space.
        if key.ends_with(' ') {
            key.pop();
        }
    }
    key
}

/// Adds what is left of a letter: nothing of a mark.
fn add_plain(letter: char, key: &mut String) {
    decompose_canonical(letter, |part| {
        if !is_combining_mark(part) && !is_joiner(part) {
            // Case comes before the look-alikes, so that only their small forms need a line.
            key.extend(part.to_lowercase().map(|small| if is_d_bar(small) { 'd' } else { same(small) }));
        }
    });
}

/// What is left of each Latin letter of which one is left, by its number: every cell of every list comes by here.
fn latin() -> &'static [Option<char>] {
    static LATIN: OnceLock<Vec<Option<char>>> = OnceLock::new();
    LATIN.get_or_init(|| {
        let plain = |number: u32| {
            let mut key = String::new();
            add_plain(char::from_u32(number)?, &mut key);
            let mut letters = key.chars();
            letters.next().filter(|_| letters.next().is_none())
        };
        (0..LATIN_END).map(plain).collect()
    })
}

/// Behind the last Latin letter with marks, U+1EFF.
const LATIN_END: u32 = 0x1F00;

/// The words of a text, however they are spaced.
///
/// The zero-width space (U+200B) and the byte order mark (U+FEFF) count as spaces: they come from web pages and
/// old exports, and nobody sees them.
pub(crate) fn split(text: &str) -> impl DoubleEndedIterator<Item = &str> {
    text.split(|letter: char| letter.is_whitespace() || matches!(letter, '\u{200B}' | '\u{FEFF}'))
        .filter(|word| !word.is_empty())
}

/// One character for all that look like an apostrophe: offices write H'Hen, H’Hen and H`Hen for one person.
pub(crate) fn same(letter: char) -> char {
    match letter {
        '\u{2018}' | '\u{2019}' | '\u{02BC}' | '\u{0060}' | '\u{00B4}' => '\'',
        _ => letter,
    }
}

/// Is this a small đ? Icelandic ð and African ɖ are taken for one, because their capitals Ð (U+00D0) and Ɖ (U+0189)
/// cannot be told from Đ on the screen and old keyboards typed them.
pub(crate) fn is_d_bar(letter: char) -> bool {
    matches!(letter, 'đ' | 'ð' | 'ɖ')
}

/// Soft hyphens and joiners stand inside a word without being seen, so they never part it.
fn is_joiner(letter: char) -> bool {
    matches!(letter, '\u{00AD}' | '\u{200C}' | '\u{200D}' | '\u{2060}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    use super::*;

    fn check(text: &str, key: &str) {
        assert_eq!(fold(text), key, "{text:?}");
    }

    #[test]
    fn names_are_found_without_marks() {
        check("Nguyễn Đức", "nguyen duc");
        check("NGUYỄN THỊ ÁNH", "nguyen thi anh");
        check("Ðỗ Ư", "do u");
        check("Ɖặng đông", "dang dong");
        check("Y Bhăm Niê Kđăm", "y bham nie kdam");
        check("Ƀuôn Ma Thuột", "ƀuon ma thuot");
    }

    #[test]
    fn every_vietnamese_letter_becomes_plain() {
        let letters = "àảãáạăằẳẵắặâầẩẫấậèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵđ";
        for letter in letters.chars() {
            let key = fold(&letter.to_string());
            assert!(key.len() == 1 && "aeiouyd".contains(&key), "{letter} gave {key}");
            assert_eq!(fold(&letter.to_uppercase().to_string()), key);
        }
    }

    #[test]
    fn composed_and_decomposed_are_one() {
        let name = "Trần Thị Hoà Bưởi Đắk";
        let apart: String = name.nfd().collect();
        assert_ne!(name, apart);
        assert_eq!(fold(name), fold(&apart));
    }

    #[test]
    fn spaces_of_every_kind_become_one() {
        check("\u{feff} Lò\u{a0}\u{a0}Thị\t\r\nXuân\u{200b}", "lo thi xuan");
        check("Lò\u{200b}Thị", "lo thi");
        check("Nguyễn \u{301} Văn", "nguyen van");
        check("Ngu\u{ad}yễn\u{200d}", "nguyen");
        check(" \u{a0} ", "");
        check("", "");
    }

    #[test]
    fn apostrophes_are_one() {
        for name in ["H'Hen", "H’Hen", "H‘Hen", "H`Hen", "HʼHen", "H´Hen"] {
            check(name, "h'hen");
        }
    }

    #[test]
    fn the_key_of_a_letters_key_is_itself() {
        for letter in '\0'..=char::MAX {
            let key = fold(&letter.to_string());
            assert_eq!(fold(&key), key, "U+{:04X}", u32::from(letter));
        }
    }

    proptest! {
        #[test]
        fn the_key_of_a_key_is_itself(text in any::<String>()) {
            let key = fold(&text);
            prop_assert_eq!(fold(&key), key);
        }

        #[test]
        fn spacing_and_composition_do_not_matter(words in proptest::collection::vec("[a-zđăâêôơưàảãáạ']{1,6}", 0..5)) {
            let plain = words.join(" ");
            let wild = format!("\u{feff}{} ", words.join("\u{a0}\t").nfd().collect::<String>());
            prop_assert_eq!(fold(&plain), fold(&wild));
        }
    }
}
