//! Letters as they were written before Unicode, or in another form of it.

use unicode_normalization::UnicodeNormalization;

use super::book::{Cell, PLAIN, Sheet, Value};
use super::content::Content;
use super::truth::Judged;

/// The fonts whose letters are not what they seem.
const TCVN3: &str = ".VnTime";
const TCVN3_CAPITALS: &str = ".VnTimeH";
const VNI: &str = "VNI-Times";
const VPS: &str = "VPS Times";

/// Writes the texts of a sheet as a kind of mess wants, if it is one of letters. Cells are the claims of this sheet.
pub(super) fn apply(kind: &str, sheet: &mut Sheet, claims: &mut [Judged], content: &Content) {
    let names: Vec<(u32, u32)> = claims
        .iter()
        .filter(|judged| judged.place.sheet == sheet.name && judged.claim.field == "name")
        .filter_map(|judged| Some((judged.place.row?, judged.place.column?)))
        .collect();
    for (at, cell) in &mut sheet.cells {
        let Some(text) = cell.words() else { continue };
        let name = names.contains(at);
        let changed = match kind {
            "tcvn3_font" => tcvn3_in_font(&text, content),
            "tcvn3_no_font" => tcvn3(&text, content).map(|text| (PLAIN, text)),
            "tcvn3_capital_font" if name => tcvn3(&text.to_lowercase(), content).map(|text| (TCVN3_CAPITALS, text)),
            "vni_font" => vni(&text).map(|text| (VNI, text)),
            "vps_font" => by_letter(&text, &content.vps).map(|text| (VPS, text)),
            "unicode_decomposed" => Some((PLAIN, text.nfd().collect())),
            "unicode_base_and_tone" => Some((PLAIN, text.chars().map(tone_apart).collect())),
            "eth_for_d" => Some((PLAIN, text.replace('\u{110}', "\u{d0}"))),
            "tcvn3_runs" if name => {
                runs(cell, &text, content);
                None
            }
            _ => None,
        };
        if let Some((font, text)) = changed {
            cell.font = font;
            cell.value = Value::Text(text);
        }
    }
}

/// Whether a kind of mess is one of letters.
pub(super) fn is(kind: &str) -> bool {
    const KINDS: [&str; 9] = [
        "tcvn3_font",
        "tcvn3_no_font",
        "tcvn3_capital_font",
        "tcvn3_runs",
        "vni_font",
        "vps_font",
        "unicode_decomposed",
        "unicode_base_and_tone",
        "eth_for_d",
    ];
    KINDS.contains(&kind)
}

/// The family name in the old font, the rest in a new one.
fn runs(cell: &mut Cell, text: &str, content: &Content) {
    let Some((family, rest)) = text.split_once(' ') else { return };
    if let Some(family) = tcvn3(family, content) {
        cell.value = Value::Runs(vec![(TCVN3, format!("{family} ")), (PLAIN, rest.to_owned())]);
    }
}

fn tcvn3_in_font(text: &str, content: &Content) -> Option<(&'static str, String)> {
    if let Some(text) = tcvn3(text, content) {
        return Some((TCVN3, text));
    }
    // Capitals with tones exist in the font of capitals only, under the letters of small ones.
    let capitals = text.to_uppercase() == text;
    capitals.then(|| tcvn3(&text.to_lowercase(), content)).flatten().map(|text| (TCVN3_CAPITALS, text))
}

fn tcvn3(text: &str, content: &Content) -> Option<String> {
    by_letter(text, &content.tcvn3)
}

/// Each letter by a table; nothing where a letter has no code.
fn by_letter(text: &str, table: &std::collections::BTreeMap<char, char>) -> Option<String> {
    text.chars().map(|c| if c.is_ascii() { Some(c) } else { table.get(&c).copied() }).collect()
}

/// The letter and its tone as two signs.
fn tone_apart(c: char) -> String {
    let parts: Vec<char> = std::iter::once(c).nfd().collect();
    let (tone, base): (Vec<char>, Vec<char>) = parts.iter().partition(|c| TONES.contains(c));
    base.into_iter().nfc().chain(tone).collect()
}

/// Acute, grave, hook, tilde, dot below.
const TONES: [char; 5] = ['\u{301}', '\u{300}', '\u{309}', '\u{303}', '\u{323}'];

/// VNI: the letter, then one sign for its shape and tone together.
fn vni(text: &str) -> Option<String> {
    text.chars().map(vni_letter).collect()
}

fn vni_letter(c: char) -> Option<String> {
    if c.is_ascii() {
        return Some(c.to_string());
    }
    let capital = c.is_uppercase();
    let small = c.to_lowercase().next()?;
    let parts: Vec<char> = std::iter::once(small).nfd().collect();
    let tone = parts.iter().find_map(|c| TONES.iter().position(|tone| tone == c));
    let shape = parts.iter().find(|c| ['\u{302}', '\u{306}', '\u{31b}'].contains(c));
    // Signs for acute, grave, hook, tilde, dot, and for the shape alone.
    let plain = ["\u{f9}", "\u{f8}", "\u{fb}", "\u{f5}", "\u{ef}"];
    let round = ["\u{e1}", "\u{e0}", "\u{e5}", "\u{e3}", "\u{e4}", "\u{e2}"];
    let short = ["\u{e9}", "\u{e8}", "\u{fa}", "\u{fc}", "\u{eb}", "\u{ea}"];
    let narrow = ["\u{ed}", "\u{ec}", "\u{e6}", "\u{f3}", "\u{f2}"];
    let text = match (parts[0], shape, tone) {
        ('\u{111}', _, _) => "\u{f1}".to_owned(),
        ('i', None, Some(tone)) => narrow[tone].to_owned(),
        ('y', None, Some(4)) => "\u{ee}".to_owned(),
        (base, Some('\u{302}'), tone) => format!("{base}{}", round[tone.unwrap_or(5)]),
        (base, Some('\u{306}'), tone) => format!("{base}{}", short[tone.unwrap_or(5)]),
        (base @ ('o' | 'u'), Some(_), tone) => {
            let horn = if base == 'o' { "\u{f4}" } else { "\u{f6}" };
            format!("{horn}{}", tone.map_or("", |tone| plain[tone]))
        }
        (base @ ('a' | 'e' | 'o' | 'u' | 'y'), None, Some(tone)) => format!("{base}{}", plain[tone]),
        _ => return None,
    };
    Some(if capital { text.to_uppercase() } else { text })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_old_letters_are_those_of_the_fonts() {
        let content = Content::load();
        assert_eq!(tcvn3("Tiếng Việt", &content).unwrap(), "TiÕng ViÖt");
        assert_eq!(tcvn3("Bảo Thắng", &content).unwrap(), "B¶o Th¾ng");
        assert_eq!(tcvn3("Mường Khương", &content).unwrap(), "M\u{ad}êng Kh\u{ad}¬ng");
        assert_eq!(vni("Tiếng Việt").unwrap(), "Tieáng Vieät");
        assert_eq!(vni("Nguyễn Đức Lợi").unwrap(), "Nguyeãn Ñöùc Lôïi");
        assert_eq!(vni("ĐẶNG THỊ Ý").unwrap(), "ÑAËNG THÒ YÙ");
        assert_eq!(by_letter("Tiếng Việt", &content.vps).unwrap(), "Ti‰ng ViŒt");
        assert_eq!(tone_apart('ễ'), "ê\u{303}");
        assert_eq!(tcvn3("Êñuôl", &content), None, "a letter of another language has no code");
    }
}
