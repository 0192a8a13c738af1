//! Titles in words: several in one cell, in short forms, with the unit behind them.

use cadre::record::TitleCode;

use crate::tokens::{Token, tokens};
use crate::vocabulary::Vocabulary;

/// What one cell says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Read {
    /// Titles, each once, with what stands behind it, beginning with the kind of a commune: its unit.
    pub(crate) titles: Vec<(TitleCode, Option<String>)>,
    /// Parts that no list of titles knows.
    pub(crate) unknown: Vec<String>,
    /// Parts that name an office without standards.
    pub(crate) no_titles: Vec<String>,
}

/// Reads a cell.
pub(crate) fn read(vocabulary: &Vocabulary, text: &str) -> Read {
    let mut read = Read::default();
    let text = text.trim();
    if let Some(title) = vocabulary.title(&tokens(text)) {
        read.title(title.clone(), None);
        return read;
    }
    // Signs that part titles for certain first; a hyphen stands within titles as well ("văn hóa - xã hội").
    let joined =
        split(text, &[";", "\n", "+", ",", "/", "&"]).into_iter().flat_map(|piece| split_at_words(vocabulary, piece));
    for piece in joined {
        if part(vocabulary, piece, &mut read) {
            continue;
        }
        // "…, huyện Vũ Thư" goes on with where the unit lies.
        if read.unit().is_some() && vocabulary.is_region(piece) {
            continue;
        }
        let pieces = split(piece, &[" - ", " – ", "-", "–"]);
        let mut apart = Read::default();
        if pieces.len() > 1 && pieces.iter().all(|piece| part(vocabulary, piece, &mut apart)) {
            read.add(apart);
        } else if !tokens(piece).is_empty() {
            read.unknown.push(piece.trim().replace('\n', " "));
        }
    }
    read
}

impl Read {
    fn add(&mut self, other: Read) {
        for (title, unit) in other.titles {
            self.title(title, unit);
        }
        self.no_titles.extend(other.no_titles);
    }

    fn title(&mut self, title: TitleCode, unit: Option<String>) {
        if !self.titles.contains(&(title.clone(), unit.clone())) {
            self.titles.push((title, unit));
        }
    }

    /// What stands behind the last title that has something behind it.
    pub(crate) fn unit(&self) -> Option<&str> {
        self.titles.iter().rev().find_map(|(_, unit)| unit.as_deref())
    }
}

/// One title, or an office without standards; whether it was understood.
fn part(vocabulary: &Vocabulary, text: &str, read: &mut Read) -> bool {
    let words = tokens(text);
    if words.is_empty() {
        return false;
    }
    if let Some((title, unit)) = title(vocabulary, &words) {
        read.title(title.clone(), unit.map(|unit| text[unit..].trim().to_owned()));
        return true;
    }
    if vocabulary.is_no_title(&words) || without_place(&words).any(|words| vocabulary.is_no_title(words)) {
        read.no_titles.push(text.trim().to_owned());
        return true;
    }
    false
}

/// The title of all words, or of those before the name of a commune; then where the unit begins.
fn title<'a>(vocabulary: &'a Vocabulary, words: &[Token]) -> Option<(&'a TitleCode, Option<usize>)> {
    let find = |words: &[Token]| {
        vocabulary.title(words).or_else(|| {
            // A standing deputy is a deputy.
            let bare: Vec<Token> = without_standing(words);
            (bare.len() < words.len()).then(|| vocabulary.title(&bare)).flatten()
        })
    };
    if let Some(title) = find(words) {
        return Some((title, None));
    }
    without_place(words).find_map(|before| {
        let unit = words.get(before.len()).map(|word| word.at.start);
        find(before).map(|title| (title, unit))
    })
}

/// The words before each kind of commune, the longest beginning first; "UBND xã An Bình" is UBND and a unit.
fn without_place(words: &[Token]) -> impl Iterator<Item = &[Token]> {
    let kind = |at: &usize| {
        let word = |at: usize| words.get(at).map_or("", |word| word.key.as_str());
        matches!(word(*at), "xa" | "phuong")
            || (word(*at) == "thi" && word(at + 1) == "tran")
            || (word(*at) == "cap" && word(at + 1) == "xa")
    };
    (1..words.len()).rev().filter(kind).map(|at| &words[..at])
}

fn without_standing(words: &[Token]) -> Vec<Token> {
    let mut bare = Vec::with_capacity(words.len());
    let mut at = 0;
    while at < words.len() {
        let pair = words.get(at + 1).is_some_and(|next| words[at].key == "thuong" && next.key == "truc");
        match (pair, words[at].key.as_str()) {
            (true, _) => at += 2,
            (false, "tt") => at += 1,
            _ => {
                bare.push(words[at].clone());
                at += 1;
            }
        }
    }
    bare
}

/// The pieces between words that join two titles ("kiêm").
fn split_at_words<'a>(vocabulary: &Vocabulary, text: &'a str) -> Vec<&'a str> {
    let mut pieces = Vec::new();
    let mut from = 0;
    for word in tokens(text).iter().filter(|word| vocabulary.joins.contains(&word.key)) {
        pieces.push(text[from..word.at.start].trim());
        from = word.at.end;
    }
    pieces.push(text[from..].trim());
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

/// The pieces between any of the signs.
fn split<'a>(text: &'a str, signs: &[&str]) -> Vec<&'a str> {
    let mut pieces = vec![text];
    for sign in signs {
        pieces = pieces.into_iter().flat_map(|piece| piece.split(sign)).collect();
    }
    pieces.into_iter().map(str::trim).filter(|piece| !piece.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use cadre::pack::Pack;
    use cadre::record::Titles;

    use super::*;
    use crate::mapping::Mapping;

    fn check(text: &str, titles: &str, unknown: &str) {
        let pack = Pack { file: "titles.toml", text: include_str!("../../../../rules/titles.toml") };
        let known = Titles::read(pack).unwrap();
        let vocabulary = Vocabulary::new(&known, &Mapping::default()).unwrap();
        let found = read(&vocabulary, text);
        let codes: Vec<&str> = found.titles.iter().map(|(title, _)| title.0.as_ref()).collect();
        assert_eq!((codes.join(" ").as_str(), found.unknown.join("|").as_str()), (titles, unknown), "{text}");
    }

    #[test]
    fn titles_are_understood_however_they_are_written() {
        for (text, titles) in [
            ("Bí thư Đảng ủy", "bi-thu-dang-uy"),
            ("BT ĐU", "bi-thu-dang-uy"),
            ("BT. ĐU", "bi-thu-dang-uy"),
            ("P.CT UBND", "pho-chu-tich-ubnd"),
            ("Phó Chủ tịch Ủy ban nhân dân xã", "pho-chu-tich-ubnd"),
            ("Chủ tịch UBND xã An Bình", "chu-tich-ubnd"),
            ("CT UBND phường Vũ Vân", "chu-tich-ubnd"),
            ("PBT TT ĐU", "pho-bi-thu-dang-uy"),
            ("Phó Bí thư Thường trực Đảng ủy", "pho-bi-thu-dang-uy"),
            ("PCT TT HĐND", "pho-chu-tich-hdnd"),
            ("Bí thư Đảng ủy, Chủ tịch HĐND xã", "bi-thu-dang-uy chu-tich-hdnd"),
            ("Phó Bí thư Đảng ủy - Chủ tịch UBND", "pho-bi-thu-dang-uy chu-tich-ubnd"),
            ("PBT ĐU kiêm CT HĐND", "pho-bi-thu-dang-uy chu-tich-hdnd"),
            ("Đảng ủy viên, Chủ tịch Hội LHPN", "chu-tich-hoi-phu-nu"),
            ("Công chức Văn hóa - xã hội", "cong-chuc"),
            ("Chủ tịch UBND huyện", "chu-tich-ubnd-huyen"),
            ("CT Hội CCB xã", "chu-tich-hoi-ccb"),
            ("CT UBND phường Vũ Vân\nChủ tịch HĐND xã An Bình", "chu-tich-ubnd chu-tich-hdnd"),
            ("Chủ tịch UBND xã An Bình, huyện Vũ Thư", "chu-tich-ubnd"),
        ] {
            check(text, titles, "");
        }
        check("Kế toán trưởng, CT UBND", "chu-tich-ubnd", "Kế toán trưởng");
        check("Chủ tịch", "", "Chủ tịch");
    }
}
