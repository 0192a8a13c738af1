//! Units as offices write them: in a column, in a title line, in the name of a sheet or a file.

use words::name_case;

use crate::tokens::{Token, after, contains, key, tokens};
use crate::vocabulary::Vocabulary;

/// Words in the name of a commune: the longest have five.
const NAME_WORDS_MAX: usize = 6;

/// The unit that a cell of a column of units names. A body of a commune (UBND, HĐND, Đảng ủy) is the commune.
pub(crate) fn in_cell(vocabulary: &Vocabulary, text: &str) -> String {
    if let Some(said) = vocabulary.units.get(&key(text)) {
        return said.clone();
    }
    let text = &one_line(text);
    let words = tokens(text);
    let joined = key(text);
    let rest = vocabulary.bodies.iter().find_map(|body| after(&joined, body)).filter(|rest| !rest.is_empty());
    let skipped = words.len() - rest.unwrap_or(&joined).split(' ').filter(|word| !word.is_empty()).count();
    match commune_at(vocabulary, text, &words, skipped, true) {
        Some(commune) => commune,
        None => text.clone(),
    }
}

/// The unit that a line names somewhere: "DANH SÁCH CÁN BỘ XÃ AN BÌNH NĂM 2025". Communes first, then other kinds that the
/// line begins with or names behind a colon.
pub(crate) fn in_line(vocabulary: &Vocabulary, text: &str) -> Option<String> {
    if let Some(said) = vocabulary.units.get(&key(text)) {
        return Some(said.clone());
    }
    let text = &one_line(text);
    let words = tokens(text);
    if let Some(commune) = (0..words.len()).rev().find_map(|at| commune_at(vocabulary, text, &words, at, false)) {
        return Some(commune);
    }
    let behind = text.split_once(':').map_or(text.as_str(), |(_, behind)| behind).trim();
    let joined = key(behind);
    let other = vocabulary.others.iter().any(|kind| after(&joined, kind).is_some_and(|rest| !rest.is_empty()));
    let is_region = ["tinh", "huyen", "thanh pho", "thi xa", "quan"].iter().any(|kind| contains(&joined, kind));
    (other && !is_region && joined.split(' ').count() <= NAME_WORDS_MAX * 2).then(|| behind.to_owned())
}

/// The unit that the name of a sheet or of a file names: as a line does; signs stand for blanks.
pub(crate) fn in_name(vocabulary: &Vocabulary, name: &str) -> Option<String> {
    let spaced: String = name.chars().map(|c| if matches!(c, '_' | '-' | '+') { ' ' } else { c }).collect();
    let found = in_line(vocabulary, &spaced)?;
    // "xa an binh" without capitals still names a commune.
    let kind = vocabulary.communes.iter().find(|(_, kind)| found.starts_with(kind.as_str()));
    Some(match kind.and_then(|(_, kind)| Some((kind, found.strip_prefix(kind.as_str())?.trim()))) {
        Some((kind, name)) if !has_capitals(name) => format!("{kind} {}", name_case(name)),
        _ => found,
    })
}

/// The commune whose kind stands at a word, with the words of its name behind it.
fn commune_at(vocabulary: &Vocabulary, text: &str, words: &[Token], at: usize, whole: bool) -> Option<String> {
    let kind_of = |at: usize| {
        vocabulary.communes.iter().find_map(|(kind, written)| {
            let parts = kind.split(' ').count();
            let fits = words.get(at..at + parts)?.iter().map(|word| word.key.as_str()).eq(kind.split(' '));
            fits.then(|| (written.clone(), parts))
        })
    };
    let short_of = |at: usize| {
        let word = words.get(at)?;
        let dot = text[word.at.end..].starts_with('.');
        let short = if dot { format!("{}.", word.key) } else { word.key.clone() };
        vocabulary.commune_short.iter().find(|(known, _)| *known == short).map(|(_, kind)| (kind.clone(), 1))
    };
    let (kind, parts) = kind_of(at).or_else(|| short_of(at))?;
    let name = words.get(at + parts..)?;
    let mut end = 0;
    for (nth, word) in name.iter().enumerate().take(NAME_WORDS_MAX) {
        let before = if nth == 0 { words[at + parts - 1].at.end } else { name[nth - 1].at.end };
        let gap = &text[before..word.at.start];
        let parted = nth > 0
            && (gap.contains([',', ';', ':', '/'])
                || gap.contains(" - ")
                || gap.contains('–')
                || !whole && gap.contains(['(', ')']));
        // "năm" ends a name, "Nam" belongs to it: the marks count, or the year behind it.
        let dated = || name.get(nth + 1).is_some_and(|next| next.key.len() == 4 && next.key.starts_with("20"));
        let ended = nth > 0 && (ends(vocabulary, text, name, nth) || (word.key == "nam" && dated()));
        let lower = !whole && nth == 0 && word_is_small(text, word) && has_capitals(text);
        if parted || ended || lower || (nth > 0 && word.key.len() == 4 && word.key.starts_with("20")) {
            break;
        }
        end = nth + 1;
    }
    let name = name.get(..end).filter(|name| !name.is_empty())?;
    // "Văn hóa - xã hội", "cán bộ xã năm 2025": a kind that names nobody.
    let first = &text[name[0].at.clone()];
    if !whole && vocabulary.no_names.contains(&first.to_lowercase()) && !is_proper(text, first) {
        return None;
    }
    let is_rest = whole && at + parts + end == words.len();
    let until = if is_rest { text.len() } else { name[end - 1].at.end };
    Some(format!("{kind} {}", name_case(text[name[0].at.start..until].trim_end_matches(['.', ',', ' ']))))
}

/// Whether a word behind the name of a commune ends it. Words of names ("Lê Quý Đôn", "Đại Từ") are written with a capital,
/// and where everything is, a word that counts ("quý", "tháng") has a number behind it and a preposition is not the last.
fn ends(vocabulary: &Vocabulary, text: &str, name: &[Token], nth: usize) -> bool {
    let written = &text[name[nth].at.clone()];
    let lower = written.to_lowercase();
    if !vocabulary.unit_ends.contains(&lower) || is_proper(text, written) {
        return false;
    }
    match name.get(nth + 1) {
        None => false,
        Some(next) if vocabulary.counters.contains(&lower) => {
            next.key.chars().all(|c| c.is_ascii_digit() || matches!(c, 'i' | 'v' | 'x'))
        }
        Some(_) => true,
    }
}

/// Whether a word is written as a name is, with one capital, in a text that has small letters as well.
fn is_proper(text: &str, word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase)
        && letters.clone().next().is_some()
        && letters.all(char::is_lowercase)
        && has_small(text)
}

fn has_small(text: &str) -> bool {
    text.chars().any(char::is_lowercase)
}

fn word_is_small(text: &str, word: &Token) -> bool {
    text[word.at.clone()].chars().next().is_some_and(char::is_lowercase)
}

fn has_capitals(text: &str) -> bool {
    text.chars().any(char::is_uppercase)
}

fn one_line(text: &str) -> String {
    text.replace('\n', " ")
}

#[cfg(test)]
mod tests {
    use cadre::record::Titles;

    use super::*;
    use crate::mapping::Mapping;

    fn vocabulary() -> Vocabulary {
        Vocabulary::new(&Titles::default(), &Mapping::default()).unwrap()
    }

    #[test]
    fn a_body_of_a_commune_is_the_commune() {
        let vocabulary = vocabulary();
        for (cell, unit) in [
            ("Xã An Bình", "Xã An Bình"),
            ("UBND xã An Bình", "Xã An Bình"),
            ("ĐẢNG ỦY XÃ AN BÌNH", "Xã An Bình"),
            ("xã An Bình, huyện Vũ Thư", "Xã An Bình"),
            ("HĐND và UBND phường Vũ Vân", "Phường Vũ Vân"),
            ("X. An Bình", "Xã An Bình"),
            ("P.Vũ Vân", "Phường Vũ Vân"),
            ("TT. Vũ Thư", "Thị trấn Vũ Thư"),
            ("Phường 2", "Phường 2"),
            ("Xã Mẫu 01 (mẫu)", "Xã Mẫu 01 (mẫu)"),
            ("XÃ ĐĂK MƠ NÔNG", "Xã Đăk Mơ Nông"),
            ("Sở Nội vụ", "Sở Nội vụ"),
            ("Xã Lê Quý Đôn", "Xã Lê Quý Đôn"),
            ("XÃ LÊ QUÝ ĐÔN", "Xã Lê Quý Đôn"),
            ("UBND xã Đại Từ", "Xã Đại Từ"),
            ("XÃ THƯỢNG QUẬN", "Xã Thượng Quận"),
            ("xã An Bình quý IV", "Xã An Bình"),
            ("Văn phòng HĐND và UBND xã An Bình", "Xã An Bình"),
        ] {
            let found = in_cell(&vocabulary, cell);
            assert_eq!(found, unit, "{cell}");
        }
    }

    #[test]
    fn a_line_names_a_commune_somewhere() {
        let vocabulary = vocabulary();
        for (line, unit) in [
            ("DANH SÁCH CÁN BỘ, CÔNG CHỨC XÃ AN BÌNH NĂM 2025", Some("Xã An Bình")),
            ("UBND XÃ AN BÌNH", Some("Xã An Bình")),
            ("Đơn vị: Xã An Bình", Some("Xã An Bình")),
            ("II. Phường Vũ Vân", Some("Phường Vũ Vân")),
            ("I. Xã Nậm Cuổi", Some("Xã Nậm Cuổi")),
            ("CÁN BỘ XÃ VŨ NAM NĂM 2025", Some("Xã Vũ Nam")),
            ("HUYỆN VŨ THƯ", None),
            ("TỈNH THÁI BÌNH", None),
            ("Đơn vị: Sở Nội vụ", Some("Sở Nội vụ")),
            ("DANH SÁCH LÝ LỊCH TRÍCH NGANG", None),
            ("Công chức văn hóa - xã hội", None),
            ("Danh sách cán bộ xã năm 2025", None),
        ] {
            assert_eq!(in_line(&vocabulary, line).as_deref(), unit, "{line}");
        }
        assert_eq!(in_name(&vocabulary, "ds_can_bo_xa-an-binh_2025").as_deref(), Some("Xã An Binh"));
    }
}
