//! Words of a cell for comparing: without tone marks, capitals and signs, each with its place in the text.

use std::ops::Range;

use words::fold;

/// One word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    /// As it is compared.
    pub(crate) key: String,
    /// Where it stands in the text, in bytes.
    pub(crate) at: Range<usize>,
}

/// The words of a text. Whatever is no letter, digit or apostrophe parts them.
pub(crate) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut from = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (c.is_alphanumeric() || is_joined(c), from) {
            (true, None) => from = Some(at),
            (false, Some(start)) => {
                let key = fold(&text[start..at]);
                if !key.is_empty() {
                    tokens.push(Token { key, at: start..at });
                }
                from = None;
            }
            _ => {}
        }
    }
    tokens
}

/// Apostrophes and marks that combine stand within a word.
fn is_joined(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{300}'..='\u{36f}' | '\u{ad}')
}

/// The words of a text with one blank between them.
pub(crate) fn key(text: &str) -> String {
    let is_word = |c: char| c.is_alphanumeric() || is_joined(c);
    if text.chars().all(|c| is_word(c) || c == ' ') {
        return fold(text);
    }
    let words: String = text.chars().map(|c| if is_word(c) { c } else { ' ' }).collect();
    fold(&words)
}

/// Whether a text can have a key that begins as this one does: told by one letter, for most texts cannot.
pub(crate) fn begins_as(text: &str, key: &str) -> bool {
    if let Some(first) = text.bytes().next().filter(u8::is_ascii_alphanumeric) {
        return key.as_bytes().first() == Some(&first.to_ascii_lowercase());
    }
    let first = text.chars().find(|c| c.is_alphanumeric() || is_joined(*c));
    let mut letter = [0; 4];
    first.is_some_and(|first| {
        let first = fold(first.encode_utf8(&mut letter));
        // A mark alone leaves nothing, and says nothing of what follows.
        first.is_empty() || key.starts_with(&first)
    })
}

/// Whether a phrase stands in a text as whole words; both are keys.
pub(crate) fn contains(text: &str, phrase: &str) -> bool {
    text.match_indices(phrase).any(|(at, found)| {
        let before = text[..at].chars().next_back().is_none_or(|c| c == ' ');
        let after = text[at + found.len()..].chars().next().is_none_or(|c| c == ' ');
        before && after
    })
}

/// The phrases of so many words that stand in a key, from the left.
pub(crate) fn phrases(key: &str, words: usize) -> impl Iterator<Item = &str> {
    let starts = std::iter::once(0).chain(key.match_indices(' ').map(|(at, _)| at + 1));
    let ends = key.match_indices(' ').map(|(at, _)| at).chain([key.len()]);
    starts.zip(ends.skip(words.saturating_sub(1))).map(|(start, end)| &key[start..end])
}

/// Whether a text begins with a phrase as whole words; both are keys. What is left behind it.
pub(crate) fn after<'a>(text: &'a str, phrase: &str) -> Option<&'a str> {
    let rest = text.strip_prefix(phrase)?;
    if rest.is_empty() { Some(rest) } else { rest.strip_prefix(' ') }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_parted_by_signs_and_found_again() {
        let text = "ĐH. Luật – H'Hen (2015)";
        let found = tokens(text);
        let keys: Vec<&str> = found.iter().map(|token| token.key.as_str()).collect();
        assert_eq!(keys, ["dh", "luat", "h'hen", "2015"]);
        assert_eq!(&text[found[1].at.clone()], "Luật");
        assert_eq!(key("12/12"), "12 12");
        assert_eq!(key(" - "), "");
        for text in [text, " Nguyễn  Văn–An ", "\u{301} A", "12/12 BT", "d'\u{301}a-b", "\u{ad}"] {
            let words: Vec<String> = tokens(text).into_iter().map(|token| token.key).collect();
            assert_eq!(key(text), words.join(" "), "{text}");
            assert!(words.is_empty() || begins_as(text, &words[0]), "{text}");
        }
        assert!(!begins_as("Luật", "dh"));
    }

    #[test]
    fn a_phrase_stands_in_whole_words() {
        assert!(contains("ngay vao dang", "vao dang"));
        assert!(!contains("ngay vao dangx", "vao dang"));
        assert_eq!(phrases("ngay vao dang", 2).collect::<Vec<_>>(), ["ngay vao", "vao dang"]);
        assert_eq!(phrases("ngay", 2).count(), 0);
        assert_eq!(after("xa an binh", "xa"), Some("an binh"));
        assert_eq!(after("xanh", "xa"), None);
    }
}
