//! Records, and the texts in them: one that is too long goes on in the next record.

use super::record;
use crate::open::bounds::TEXT_CHARACTERS_MAX;
use crate::open::refusal::Refusal;

/// The records of a stream: kind and content. A stream that is cut off ends where it is cut.
pub(super) struct Records<'a>(pub(super) &'a [u8]);

impl<'a> Records<'a> {
    /// The next record, and those in which it goes on.
    pub(super) fn next(&mut self) -> Result<Option<(u16, Pieces<'a>)>, Refusal> {
        let Some((kind, content)) = self.one()? else { return Ok(None) };
        let mut pieces = vec![content];
        while self.0.starts_with(&record::CONTINUE.to_le_bytes()) {
            match self.one()? {
                Some((_, content)) => pieces.push(content),
                None => break,
            }
        }
        Ok(Some((kind, Pieces { pieces, at: 0, piece: 0 })))
    }

    fn one(&mut self) -> Result<Option<(u16, &'a [u8])>, Refusal> {
        let [a, b, c, d, rest @ ..] = self.0 else { return Ok(None) };
        let (kind, length) = (u16::from_le_bytes([*a, *b]), usize::from(u16::from_le_bytes([*c, *d])));
        let content = rest.get(..length).ok_or(Refusal::Broken)?;
        self.0 = &rest[length..];
        Ok(Some((kind, content)))
    }
}

/// The content of a record while it is read.
pub(super) struct Pieces<'a> {
    pieces: Vec<&'a [u8]>,
    piece: usize,
    at: usize,
}

/// A text, and the font of its first letter where the text says one.
#[derive(Debug, Default)]
pub(super) struct Rich {
    pub(super) text: String,
    pub(super) font: Option<u16>,
}

impl Pieces<'_> {
    /// Whether everything is read.
    pub(super) fn is_empty(&mut self) -> bool {
        while self.pieces.get(self.piece).is_some_and(|piece| self.at >= piece.len()) {
            (self.piece, self.at) = (self.piece + 1, 0);
        }
        self.piece >= self.pieces.len()
    }

    /// Bytes that are left in the first piece from here: records that never go on have no other.
    pub(super) fn rest(&self) -> &[u8] {
        self.pieces.get(self.piece).and_then(|piece| piece.get(self.at..)).unwrap_or_default()
    }

    /// One byte.
    pub(super) fn u8(&mut self) -> Result<u8, Refusal> {
        loop {
            let piece = self.pieces.get(self.piece).ok_or(Refusal::Broken)?;
            if let Some(byte) = piece.get(self.at) {
                self.at += 1;
                return Ok(*byte);
            }
            (self.piece, self.at) = (self.piece + 1, 0);
        }
    }

    /// Two bytes.
    pub(super) fn u16(&mut self) -> Result<u16, Refusal> {
        Ok(u16::from_le_bytes([self.u8()?, self.u8()?]))
    }

    /// Four bytes.
    pub(super) fn u32(&mut self) -> Result<u32, Refusal> {
        Ok(u32::from(self.u16()?) | u32::from(self.u16()?) << 16)
    }

    /// Eight bytes.
    pub(super) fn u64(&mut self) -> Result<u64, Refusal> {
        Ok(u64::from(self.u32()?) | u64::from(self.u32()?) << 32)
    }

    /// Passes over bytes.
    pub(super) fn skip(&mut self, mut bytes: usize) -> Result<(), Refusal> {
        while bytes > 0 {
            let piece = self.pieces.get(self.piece).ok_or(Refusal::Broken)?;
            let step = bytes.min(piece.len().saturating_sub(self.at));
            bytes -= step;
            self.at += step;
            if bytes > 0 {
                (self.piece, self.at) = (self.piece + 1, 0);
            }
        }
        Ok(())
    }

    /// A text whose length is one byte.
    pub(super) fn short_text(&mut self) -> Result<String, Refusal> {
        let letters = usize::from(self.u8()?);
        Ok(self.rich(letters)?.text)
    }

    /// A text whose length is two bytes.
    pub(super) fn text(&mut self) -> Result<Rich, Refusal> {
        let letters = usize::from(self.u16()?);
        self.rich(letters)
    }

    fn rich(&mut self, letters: usize) -> Result<Rich, Refusal> {
        if letters > TEXT_CHARACTERS_MAX {
            return Err(Refusal::LongText);
        }
        let flags = self.u8()?;
        let runs = if flags & 8 == 0 { 0 } else { self.u16()? };
        let spoken = if flags & 4 == 0 { 0 } else { self.u32()? };
        let text = self.letters(letters, flags & 1 == 1)?;
        let mut font = None;
        for _ in 0..runs {
            let (at, number) = (self.u16()?, self.u16()?);
            if at == 0 {
                font = Some(number);
            }
        }
        self.skip(spoken as usize)?;
        Ok(Rich { text, font })
    }

    /// Letters of one or two bytes. Where they go on in the next record, that says anew how wide they are.
    fn letters(&mut self, letters: usize, mut wide: bool) -> Result<String, Refusal> {
        let mut units = Vec::with_capacity(letters);
        while units.len() < letters {
            let piece = *self.pieces.get(self.piece).ok_or(Refusal::Broken)?;
            let rest = piece.get(self.at..).unwrap_or_default();
            if rest.is_empty() {
                (self.piece, self.at) = (self.piece + 1, 0);
                wide = self.u8()? & 1 == 1;
                continue;
            }
            let left = letters - units.len();
            if wide {
                let pairs = rest.chunks_exact(2).take(left);
                self.at += 2 * pairs.len();
                // A letter is never cut in two by a record.
                if pairs.len() == 0 {
                    return Err(Refusal::Broken);
                }
                units.extend(pairs.map(|pair| u16::from_le_bytes([pair[0], pair[1]])));
            } else {
                let bytes = &rest[..rest.len().min(left)];
                self.at += bytes.len();
                units.extend(bytes.iter().map(|byte| u16::from(*byte)));
            }
        }
        Ok(String::from_utf16_lossy(&units))
    }
}
