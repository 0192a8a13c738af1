//! Texts from before Unicode: the encodings in which Vietnamese offices wrote for twenty years, and still keep files.
//!
//! A text arrives as characters, because the program that opened its file read every byte as a letter of some code page:
//! "Nguyễn" in TCVN3 arrives as "NguyÔn". A single cell may be a right word both ways, so a column is judged as a whole
//! ([`vote`]), after its font ([`of_font`]).

mod page;
mod syllable;
mod table;
mod tcvn;
mod vni;
mod vote;

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

pub use syllable::is_syllable;
pub use vote::{Vote, encoding_of, vote};

/// Encoding (bảng mã): how the letters of a text were written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Encoding {
    /// Unicode, composed or not (dựng sẵn, tổ hợp).
    Unicode,
    /// TCVN3, the "ABC" fonts: .VnTime and its sisters.
    Tcvn3,
    /// VNI for Windows: a letter and a mark behind it.
    Vni,
    /// VPS, of the Vietnamese Professionals Society.
    Vps,
    /// VISCII (RFC 1456).
    Viscii,
}

/// There is no encoding of this code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown encoding; known are unicode, tcvn3, vni, vps and viscii")]
pub struct UnknownEncoding;

/// Whether a font shows small letters as capitals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Capitals {
    /// Letters are shown as they were written.
    AsWritten,
    /// Every letter is shown as a capital: .VnTimeH.
    All,
}

impl Encoding {
    /// Every encoding, the likeliest first.
    pub const ALL: [Encoding; 5] = [Encoding::Unicode, Encoding::Tcvn3, Encoding::Vni, Encoding::Vps, Encoding::Viscii];

    /// What a mapping and a message call it.
    pub fn code(self) -> &'static str {
        match self {
            Encoding::Unicode => "unicode",
            Encoding::Tcvn3 => "tcvn3",
            Encoding::Vni => "vni",
            Encoding::Vps => "vps",
            Encoding::Viscii => "viscii",
        }
    }

    /// The encoding of a code, in letters of either case.
    pub fn of_code(code: &str) -> Option<Encoding> {
        Encoding::ALL.into_iter().find(|encoding| encoding.code().eq_ignore_ascii_case(code))
    }
}

impl fmt::Display for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for Encoding {
    type Err = UnknownEncoding;

    fn from_str(code: &str) -> Result<Encoding, UnknownEncoding> {
        Encoding::of_code(code).ok_or(UnknownEncoding)
    }
}

/// What a font's name says of the texts set in it. Nothing for fonts of no legacy family: anything may be set in those.
///
/// Excel writes the dot of ".VnTime" with a backslash before it when it exports a page.
///
/// ```
/// use words::{Capitals, Encoding, of_font};
/// assert_eq!(of_font(".VnTimeH"), Some((Encoding::Tcvn3, Capitals::All)));
/// assert_eq!(of_font("VNI-Times"), Some((Encoding::Vni, Capitals::AsWritten)));
/// assert_eq!(of_font("Times New Roman"), None);
/// ```
pub fn of_font(font: &str) -> Option<(Encoding, Capitals)> {
    let quotes = |sign: char| sign.is_whitespace() || matches!(sign, '"' | '\'');
    let name = font.trim_matches(quotes).trim_start_matches('\\').to_ascii_lowercase();
    let family = |start: &str| name.starts_with(start);
    if family(".vn") {
        let capitals = if name.ends_with('h') { Capitals::All } else { Capitals::AsWritten };
        return Some((Encoding::Tcvn3, capitals));
    }
    if family("vni-") || family("vni ") {
        return Some((Encoding::Vni, Capitals::AsWritten));
    }
    (family("vps ") || family("vps-")).then_some((Encoding::Vps, Capitals::AsWritten))
}

/// The text in composed Unicode.
///
/// It may come through Western or Vietnamese Windows (code pages 1252 and 1258) or with its bytes as they are. A text
/// with a letter that none of them has is Unicode already, whatever its column is. Nothing is ever left out: what the
/// encoding does not have stays as it is.
///
/// ```
/// use words::{Encoding, decode};
/// assert_eq!(decode("NguyÔn V¨n Ph­¬ng", Encoding::Tcvn3), "Nguyễn Văn Phương");
/// assert_eq!(decode("Nguyeãn Vaên Phöông", Encoding::Vni), "Nguyễn Văn Phương");
/// ```
pub fn decode(text: &str, encoding: Encoding) -> String {
    if text.is_ascii() && !text.contains(|sign: char| sign.is_ascii_control()) {
        return text.to_owned();
    }
    if text.contains(is_only_unicode) {
        return compose(text);
    }
    match encoding {
        Encoding::Unicode => compose(text),
        Encoding::Tcvn3 => tcvn::decode(text),
        Encoding::Vni => vni::decode(text),
        Encoding::Vps | Encoding::Viscii => {
            text.chars().map(|sign| table::letter(encoding, sign).unwrap_or(sign)).collect()
        }
    }
}

/// Composed, and with Đ for the letters that cannot be told from it on the screen.
fn compose(text: &str) -> String {
    let letter = |letter: char| match letter {
        '\u{D0}' | '\u{189}' => 'Đ',
        '\u{F0}' | '\u{256}' => 'đ',
        _ => letter,
    };
    text.nfc().map(letter).collect()
}

/// Letters and marks of Vietnamese that no code page has: whoever wrote them wrote Unicode.
fn is_only_unicode(letter: char) -> bool {
    matches!(letter, '\u{1EA0}'..='\u{1EF9}' | 'Ĩ' | 'ĩ' | 'Ũ' | 'ũ' | '\u{302}' | '\u{306}' | '\u{31B}')
}

#[cfg(test)]
mod tests;
