//! Changes to bytes: of the kind that a broken disk makes, of the kind that a bad program makes, and of the kind that
//! somebody makes who knows the format.

use crate::chance::Chance;

/// Bytes of an input: small ones are read quickly, and what goes wrong goes wrong in small ones too.
const BYTES_MAX: usize = 1 << 16;

/// Changes to one input.
const CHANGES_MAX: usize = 6;

/// Numbers at which counts, places and days turn over.
const NUMBERS: [&str; 24] = [
    "0",
    "-1",
    "1",
    "2",
    "12",
    "31",
    "60",
    "255",
    "256",
    "1023",
    "1024",
    "16384",
    "65535",
    "65536",
    "1048576",
    "2147483647",
    "4294967295",
    "4294967296",
    "18446744073709551615",
    "99999999999999999999999",
    "1e308",
    "-1e-320",
    "2958466",
    "0.5",
];

/// Numbers that are tried less often: a row that is said to come so many times takes as long as ten thousand other inputs.
const SLOW_NUMBERS: [&str; 3] = ["65535", "65536", "199999"];

/// A slow number in the place of others.
const SLOW_ONCE_IN: usize = 200;

/// Pieces of the formats, and signs that are more than one byte or more than one letter.
const PIECES: [&str; 40] = [
    "<row r=\"1\">",
    "</row>",
    "<c r=\"XFD1048576\">",
    "<c>",
    "</c>",
    "<v>",
    "</v>",
    "<is><t>",
    "</t></is>",
    "<si>",
    "t=\"s\"",
    "t=\"d\"",
    "t=\"e\"",
    "s=\"4\"",
    "<f>",
    "hidden=\"1\"",
    "<mergeCell ref=\"A1:XFD9\"/>",
    "<r>",
    "&#x10FFFF;",
    "&#0;",
    "&amp",
    "&x;",
    "<![CDATA[",
    "]]>",
    "<!--",
    "-->",
    "<?",
    "?>",
    "<!DOCTYPE a>",
    "/>",
    "_x0041_",
    "_xD800_",
    "\u{feff}",
    "\u{301}",
    "\u{1e5}",
    "\u{130}",
    "\u{df}",
    "\r\n",
    "\t",
    "\u{fb01}",
];

/// Changes some of the bytes. `other` is another input to take pieces from.
pub(crate) fn mutate(bytes: &mut Vec<u8>, other: &[u8], chance: &mut Chance) {
    // One change leads deepest: what is wrong in two ways is refused for the first.
    let changes = if chance.once_in(2) { 1 } else { 1 + chance.below(CHANGES_MAX) };
    for _ in 0..changes {
        change(bytes, other, chance);
    }
    bytes.truncate(BYTES_MAX);
}

fn change(bytes: &mut Vec<u8>, other: &[u8], chance: &mut Chance) {
    let at = chance.below(bytes.len());
    match chance.below(12) {
        0 if !bytes.is_empty() => bytes[at] ^= 1 << chance.below(8),
        1 if !bytes.is_empty() => {
            bytes[at] = [0, 1, 0x7F, 0x80, 0xFE, 0xFF, b'<', b'>', b'"', b' ', b'0', b'9'][chance.below(12)]
        }
        2 => bytes.truncate(at),
        3 => drop(bytes.drain(range(bytes, chance))),
        4 => {
            let again = bytes[range(bytes, chance)].to_vec();
            insert(bytes, at, &again);
        }
        5 => {
            let piece = other[range(other, chance)].to_vec();
            insert(bytes, at, &piece);
        }
        6 | 7 => number(bytes, chance),
        8 => insert(bytes, at, chance.pick(&PIECES).as_bytes()),
        9 | 10 => element(bytes, chance),
        _ => attribute(bytes, chance),
    }
}

/// A stretch of bytes, most often a short one.
fn range(bytes: &[u8], chance: &mut Chance) -> std::ops::Range<usize> {
    let from = chance.below(bytes.len());
    let most = if chance.once_in(4) { bytes.len() } else { 40 };
    from..(from + chance.below(most)).min(bytes.len())
}

fn insert(bytes: &mut Vec<u8>, at: usize, piece: &[u8]) {
    if bytes.len() + piece.len() <= BYTES_MAX {
        bytes.splice(at..at, piece.iter().copied());
    }
}

/// The next byte that fits, from a place on; from the beginning where there is none behind it.
fn find(bytes: &[u8], from: usize, fits: impl Fn(u8) -> bool) -> Option<usize> {
    let behind = (from..bytes.len()).find(|at| fits(bytes[*at]));
    behind.or_else(|| (0..from.min(bytes.len())).find(|at| fits(bytes[*at])))
}

fn any_number(chance: &mut Chance) -> &'static str {
    if chance.once_in(SLOW_ONCE_IN) { chance.pick(&SLOW_NUMBERS) } else { chance.pick(&NUMBERS) }
}

/// Another number in the place of one.
fn number(bytes: &mut Vec<u8>, chance: &mut Chance) {
    let from = chance.below(bytes.len());
    let Some(from) = find(bytes, from, |byte| byte.is_ascii_digit()) else { return };
    let until = (from..bytes.len()).find(|at| !bytes[*at].is_ascii_digit()).unwrap_or(bytes.len());
    bytes.splice(from..until, any_number(chance).bytes());
}

/// An element less, twice, or elsewhere.
fn element(bytes: &mut Vec<u8>, chance: &mut Chance) {
    let mut tag = || {
        let start = chance.below(bytes.len());
        let from = find(bytes, start, |byte| byte == b'<')?;
        let until = (from..bytes.len()).find(|at| bytes[*at] == b'>')? + 1;
        Some(from..until)
    };
    let (Some(one), Some(two)) = (tag(), tag()) else { return };
    let text = bytes[one.clone()].to_vec();
    match chance.below(3) {
        0 => drop(bytes.drain(one)),
        1 => insert(bytes, two.start, &text),
        // From the one to the end of the other, if they stand in that order: whole rows go, or come twice.
        _ if one.start < two.end => {
            let block = bytes[one.start..two.end].to_vec();
            match chance.below(2) {
                0 => drop(bytes.drain(one.start..two.end)),
                _ => insert(bytes, two.end, &block),
            }
        }
        _ => {}
    }
}

/// Another value in an attribute.
fn attribute(bytes: &mut Vec<u8>, chance: &mut Chance) {
    let from = chance.below(bytes.len());
    let Some(from) = find(bytes, from, |byte| byte == b'"').map(|at| at + 1) else { return };
    let Some(until) = (from..bytes.len()).find(|at| bytes[*at] == b'"') else { return };
    let value = if chance.once_in(2) { any_number(chance) } else { chance.pick(&PIECES) };
    bytes.splice(from..until, value.bytes());
}
