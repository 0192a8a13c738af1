//! The letters of a part, whichever Unicode it is written in.

use std::io::Read;

use crate::container::{Part, refusal};
use crate::open::refusal::Refusal;

/// Bytes that are read at a time.
const CHUNK_BYTES: usize = 1 << 16;

/// How letters are written.
enum Form {
    Utf8,
    Utf16(fn([u8; 2]) -> u16),
}

/// The letters of a part.
pub(super) struct Letters<'a> {
    part: Part<'a>,
    form: Form,
    /// Bytes that were read, the first ones left over from a letter that was cut in two.
    chunk: Box<[u8]>,
    left_over: usize,
    begun: bool,
}

impl<'a> Letters<'a> {
    /// The letters from the beginning.
    pub(super) fn new(part: Part<'a>) -> Letters<'a> {
        Letters { part, form: Form::Utf8, chunk: vec![0; CHUNK_BYTES].into_boxed_slice(), left_over: 0, begun: false }
    }

    /// Adds more letters to a text; says whether there were any.
    pub(super) fn read(&mut self, text: &mut String) -> Result<bool, Refusal> {
        let before = text.len();
        while text.len() == before {
            let read = self.part.read(&mut self.chunk[self.left_over..]).map_err(refusal)?;
            if read == 0 {
                // A letter that was cut in two at the end was cut off.
                return if self.left_over == 0 { Ok(false) } else { Err(Refusal::Broken) };
            }
            let bytes = &self.chunk[..self.left_over + read];
            let begins = !std::mem::replace(&mut self.begun, true);
            if begins {
                self.form = form(bytes);
            }
            let used = match self.form {
                Form::Utf8 => utf8(bytes, text)?,
                Form::Utf16(unit) => utf16(bytes, unit, text)?,
            };
            let rest = used..bytes.len();
            self.left_over = rest.len();
            self.chunk.copy_within(rest, 0);
            if begins && text.starts_with('\u{FEFF}') {
                text.drain(..'\u{FEFF}'.len_utf8());
            }
        }
        Ok(true)
    }
}

/// How letters are written, by the first ones: a mark, or the sign that every part begins with.
fn form(beginning: &[u8]) -> Form {
    match beginning {
        [0xFF, 0xFE, ..] | [b'<', 0, ..] => Form::Utf16(u16::from_le_bytes),
        [0xFE, 0xFF, ..] | [0, b'<', ..] => Form::Utf16(u16::from_be_bytes),
        _ => Form::Utf8,
    }
}

/// Adds whole letters; answers with how many bytes they took.
fn utf8(bytes: &[u8], text: &mut String) -> Result<usize, Refusal> {
    match std::str::from_utf8(bytes) {
        Ok(letters) => {
            text.push_str(letters);
            Ok(bytes.len())
        }
        Err(error) if error.error_len().is_none() => {
            let whole = error.valid_up_to();
            text.push_str(std::str::from_utf8(&bytes[..whole]).map_err(|_| Refusal::Broken)?);
            Ok(whole)
        }
        Err(_) => Err(Refusal::Broken),
    }
}

/// Adds whole letters; answers with how many bytes they took.
fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16, text: &mut String) -> Result<usize, Refusal> {
    let mut units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]])).collect::<Vec<u16>>();
    // The first half of a letter that has two waits for the second.
    units.pop_if(|last| (0xD800..0xDC00).contains(last));
    for letter in char::decode_utf16(units.iter().copied()) {
        text.push(letter.map_err(|_| Refusal::Broken)?);
    }
    Ok(units.len() * 2)
}
