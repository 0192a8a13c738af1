//! The pieces of XML in the bytes that were read.

use std::ops::Range;

use crate::open::refusal::Refusal;

/// Bytes of a reference, `&#x10FFFF;` being the longest that means something.
const REFERENCE_BYTES_MAX: usize = 16;

/// A piece of XML; where its parts are counts from its first byte.
pub(super) enum Token {
    /// `<x:name attributes>`.
    Start { name: Range<usize>, local: usize, attributes: Range<usize>, is_empty: bool },
    /// `</x:name>`.
    End { name: Range<usize>, local: usize },
    /// Letters as they are.
    Text(Range<usize>),
    /// A letter that was written as a reference.
    Letter(char),
    /// A comment or an instruction.
    Aside,
}

/// The piece that begins here and its length; none while its end is not read.
#[inline]
pub(super) fn token(bytes: &[u8]) -> Result<Option<(Token, usize)>, Refusal> {
    match bytes {
        [b'<', b'/', ..] => end(bytes),
        [b'<', b'!', ..] => exclamation(bytes),
        [b'<', b'?', ..] => Ok(find(bytes, b"?>").map(|end| (Token::Aside, end + 2))),
        [b'<', ..] => start(bytes),
        [b'&', ..] => reference(bytes),
        _ => {
            let end = bytes.iter().position(|byte| matches!(byte, b'<' | b'&'));
            Ok(end.map(|end| (Token::Text(0..end), end)))
        }
    }
}

/// A piece of an attribute's value: a reference, or what stands before the next one.
pub(super) fn piece(bytes: &[u8]) -> Result<Option<(Token, usize)>, Refusal> {
    match bytes {
        [] => Ok(None),
        [b'&', ..] => reference(bytes)?.ok_or(Refusal::Broken).map(Some),
        _ => {
            let end = bytes.iter().position(|byte| *byte == b'&').unwrap_or(bytes.len());
            Ok(Some((Token::Text(0..end), end)))
        }
    }
}

#[inline]
fn start(bytes: &[u8]) -> Result<Option<(Token, usize)>, Refusal> {
    let (mut local, mut at) = (1, 1);
    loop {
        match bytes.get(at) {
            None => return Ok(None),
            Some(b'>' | b'/' | b' ' | b'\t' | b'\r' | b'\n') => break,
            Some(b':') => local = at + 1,
            Some(b'<' | b'&') => return Err(Refusal::Broken),
            Some(_) => {}
        }
        at += 1;
    }
    let name = 1..at;
    if name.is_empty() {
        return Err(Refusal::Broken);
    }
    loop {
        match bytes.get(at) {
            None => return Ok(None),
            Some(b'>') => break,
            Some(quote @ (b'"' | b'\'')) => match bytes[at + 1..].iter().position(|byte| byte == quote) {
                Some(length) => at += length + 2,
                None => return Ok(None),
            },
            Some(b'<') => return Err(Refusal::Broken),
            Some(_) => at += 1,
        }
    }
    let is_empty = at > name.end && bytes[at - 1] == b'/';
    let attributes = name.end..at - usize::from(is_empty);
    Ok(Some((Token::Start { name, local, attributes, is_empty }, at + 1)))
}

#[inline]
fn end(bytes: &[u8]) -> Result<Option<(Token, usize)>, Refusal> {
    let Some(close) = bytes.iter().position(|byte| *byte == b'>') else { return Ok(None) };
    let name = 2..2 + bytes[2..close].trim_ascii_end().len();
    let local = bytes[name.clone()].iter().position(|byte| *byte == b':').map_or(2, |colon| colon + 3);
    Ok(Some((Token::End { name, local }, close + 1)))
}

fn exclamation(bytes: &[u8]) -> Result<Option<(Token, usize)>, Refusal> {
    const COMMENT: &[u8] = b"<!--";
    const VERBATIM: &[u8] = b"<![CDATA[";
    if bytes.starts_with(COMMENT) {
        return Ok(find(&bytes[COMMENT.len()..], b"-->").map(|end| (Token::Aside, COMMENT.len() + end + 3)));
    }
    if let Some(rest) = bytes.strip_prefix(VERBATIM) {
        let from = VERBATIM.len();
        return Ok(find(rest, b"]]>").map(|end| (Token::Text(from..from + end), from + end + 3)));
    }
    // No workbook has a document type; it is how a document reaches for other files or grows without end.
    if COMMENT.starts_with(bytes) || VERBATIM.starts_with(bytes) { Ok(None) } else { Err(Refusal::Broken) }
}

/// Without a document type there are no references but these.
fn reference(bytes: &[u8]) -> Result<Option<(Token, usize)>, Refusal> {
    let beginning = &bytes[..bytes.len().min(REFERENCE_BYTES_MAX)];
    let Some(end) = beginning.iter().position(|byte| *byte == b';') else {
        return if beginning.len() < REFERENCE_BYTES_MAX { Ok(None) } else { Err(Refusal::Broken) };
    };
    let name = std::str::from_utf8(&bytes[1..end]).map_err(|_| Refusal::Broken)?;
    let letter = match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let digits = name.strip_prefix('#').ok_or(Refusal::Broken)?;
            let number = match digits.strip_prefix(['x', 'X']) {
                Some(digits) => u32::from_str_radix(digits, 16),
                None => digits.parse(),
            };
            number.ok().and_then(char::from_u32).filter(|letter| *letter != '\0')
        }
    };
    Ok(Some((Token::Letter(letter.ok_or(Refusal::Broken)?), end + 1)))
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|window| window == what)
}
