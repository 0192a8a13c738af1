//! The byte behind a character: what a program showed for it on Western or on Vietnamese Windows.

/// The code pages through which old texts arrive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Page {
    /// Windows 1252.
    Western,
    /// Windows 1258.
    Vietnamese,
}

/// What Western Windows shows for the bytes from 0x80; where it has nothing, the control sign of the same number.
const WESTERN: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}', //
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
];

/// Where Vietnamese Windows differs from Western: five letters in both cases, five tones, the sign of the đồng.
const VIETNAMESE: [(char, u8); 14] = [
    ('Ă', 0xC3),
    ('\u{300}', 0xCC),
    ('Đ', 0xD0),
    ('\u{309}', 0xD2),
    ('Ơ', 0xD5),
    ('Ư', 0xDD),
    ('\u{303}', 0xDE),
    ('ă', 0xE3),
    ('\u{301}', 0xEC),
    ('đ', 0xF0),
    ('\u{323}', 0xF2),
    ('ơ', 0xF5),
    ('ư', 0xFD),
    ('₫', 0xFE),
];

/// The byte that a character was, on either Windows or as its own number. The two never disagree.
pub(super) fn byte(sign: char) -> Option<u8> {
    if let Ok(byte) = u8::try_from(u32::from(sign)) {
        return Some(byte);
    }
    if let Some(at) = WESTERN.iter().position(|shown| *shown == sign) {
        return u8::try_from(0x80 + at).ok();
    }
    VIETNAMESE.iter().find(|(shown, _)| *shown == sign).map(|(_, byte)| *byte)
}

/// The only page that can have shown this character; nothing where both can.
pub(super) fn only(sign: char) -> Option<Page> {
    if VIETNAMESE.iter().any(|(shown, _)| *shown == sign) {
        return Some(Page::Vietnamese);
    }
    let latin = u8::try_from(u32::from(sign)).ok()?;
    VIETNAMESE.iter().any(|(_, byte)| *byte == latin).then_some(Page::Western)
}

/// The same character on Western Windows, by which the marks of VNI are known.
pub(super) fn western(sign: char) -> char {
    byte(sign).map_or(sign, char::from)
}
