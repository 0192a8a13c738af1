//! Bytes as letters: Unicode where they are, else the letters that Western Windows shows for them, because the older
//! encodings of Vietnamese are known by those.

use std::borrow::Cow;

use crate::open::refusal::Refusal;

/// Letters of the bytes 0x80 to 0x9F on Western Windows; where it has none, the control sign of the same number.
const WINDOWS: [char; 32] = [
    '\u{20AC}', '\u{81}', '\u{201A}', '\u{192}', '\u{201E}', '\u{2026}', '\u{2020}', '\u{2021}', '\u{2C6}', '\u{2030}',
    '\u{160}', '\u{2039}', '\u{152}', '\u{8D}', '\u{17D}', '\u{8F}', '\u{90}', '\u{2018}', '\u{2019}', '\u{201C}',
    '\u{201D}', '\u{2022}', '\u{2013}', '\u{2014}', '\u{2DC}', '\u{2122}', '\u{161}', '\u{203A}', '\u{153}', '\u{9D}',
    '\u{17E}', '\u{178}',
];

/// One control sign in so many letters is a text's; more are a binary file's. Two older encodings of Vietnamese have a
/// few capital letters there.
const LETTERS_PER_CONTROL: usize = 20;

/// Letters of Unicode for each byte that breaks it, in a text that is Unicode with a slip and not something else.
const LETTERS_PER_SLIP: usize = 10;

/// The letters of a file, if it is a text.
pub(super) fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, Refusal> {
    let text = match bytes {
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => Cow::Borrowed(text),
            Err(_) if is_nearly_utf8(bytes) => String::from_utf8_lossy(bytes),
            Err(_) => Cow::Owned(bytes.iter().map(|byte| letter(*byte)).collect()),
        },
    };
    let controls = text.bytes().filter(|byte| *byte < b' ' && !matches!(byte, b'\t' | b'\r' | b'\n' | b'\x0C')).count();
    if text.contains('\0') || controls > text.len() / LETTERS_PER_CONTROL {
        return Err(Refusal::Unknown);
    }
    Ok(text)
}

fn letter(byte: u8) -> char {
    match byte {
        0x80..=0x9F => WINDOWS[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Cow<'static, str> {
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    char::decode_utf16(units).map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER)).collect::<String>().into()
}

/// Whether bytes are UTF-8 but for a few: then these show as what they are, signs that were lost.
fn is_nearly_utf8(bytes: &[u8]) -> bool {
    let (mut letters, mut slips) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        letters += chunk.valid().chars().filter(|letter| !letter.is_ascii()).count();
        slips += usize::from(!chunk.invalid().is_empty());
    }
    letters > slips * LETTERS_PER_SLIP
}
