//! What all sheets share: fonts, formats, texts, and the list of sheets.

use std::collections::HashMap;

use super::pieces::{Pieces, Records};
use super::{OLDER, record};
use crate::book::TextId;
use crate::open::bounds::{SHEETS_MAX, STYLES_MAX};
use crate::open::build::Builder;
use crate::open::format::{Shows, built_in, written};
use crate::open::refusal::Refusal;

/// The bit of a font's looks that strikes text through.
const STRUCK: u16 = 0x0008;

/// The edition of the records that is read.
const EDITION: u16 = 0x0600;

/// What the cells of every sheet refer to.
#[derive(Debug, Default)]
pub(super) struct Shared {
    /// Texts, with their font where they say one.
    pub(super) strings: Vec<(Option<TextId>, Option<u16>)>,
    /// Fonts of the book by the numbers of the file.
    fonts: Vec<u16>,
    /// Font and format of each style, by the numbers of the file.
    styles: Vec<(u16, u16)>,
    formats: HashMap<u16, Shows>,
    pub(super) since_1904: bool,
}

/// A sheet as the workbook names it.
#[derive(Debug)]
pub(super) struct Named {
    pub(super) name: String,
    pub(super) hidden: bool,
    /// Where its records begin.
    pub(super) at: u32,
}

impl Shared {
    /// A font by its number in the file, which has no number 4.
    pub(super) fn font(&self, number: u16) -> u16 {
        let at = if number > 4 { number - 1 } else { number };
        self.fonts.get(usize::from(at)).copied().unwrap_or(0)
    }

    /// The font of a style.
    pub(super) fn style_font(&self, style: u16) -> u16 {
        self.styles.get(usize::from(style)).map_or(0, |(font, _)| self.font(*font))
    }

    /// What the format of a style shows.
    pub(super) fn shows(&self, style: u16) -> Shows {
        let Some((_, format)) = self.styles.get(usize::from(style)) else { return Shows::Number };
        self.formats.get(format).copied().unwrap_or_else(|| built_in(u32::from(*format)))
    }
}

/// Reads the first part of the stream.
pub(super) fn read(stream: &[u8], book: &mut Builder) -> Result<(Shared, Vec<Named>), Refusal> {
    let mut records = Records(stream);
    let mut shared = Shared::default();
    let mut sheets = Vec::new();
    let Some((record::BEGIN, mut first)) = records.next()? else { return Err(Refusal::Broken) };
    if first.u16()? != EDITION {
        return Err(Refusal::kind(OLDER));
    }
    while let Some((kind, mut content)) = records.next()? {
        match kind {
            record::FILE_PASS => return Err(Refusal::Locked),
            record::DATE_MODE if content.u16()? == 1 => {
                shared.since_1904 = true;
                book.count_from_1904();
            }
            record::FONT => {
                content.skip(2)?;
                let looks = content.u16()?;
                content.skip(10)?;
                let name = content.short_text()?;
                shared.fonts.push(book.font_of(&name, looks & STRUCK != 0));
            }
            record::FORMAT => {
                let number = content.u16()?;
                let code = content.text()?.text;
                shared.formats.insert(number, written(&code));
            }
            record::STYLE => shared.styles.push((content.u16()?, content.u16()?)),
            record::BOUND_SHEET => {
                let (at, hidden, kind) = (content.u32()?, content.u8()? & 3 != 0, content.u8()?);
                // Charts, macros and modules have a name in the workbook and no cells.
                if kind == 0 {
                    sheets.push(Named { name: content.short_text()?, hidden, at });
                }
            }
            record::STRINGS => strings(&mut content, &mut shared, book)?,
            record::EOF => return Ok((shared, sheets)),
            _ => {}
        }
        if sheets.len() > SHEETS_MAX {
            return Err(Refusal::Sheets);
        }
        if shared.fonts.len().max(shared.styles.len()) > STYLES_MAX {
            return Err(Refusal::TooHard);
        }
    }
    Err(Refusal::Broken)
}

/// The texts that cells share. How many there are is said first, and not believed.
fn strings(content: &mut Pieces<'_>, shared: &mut Shared, book: &mut Builder) -> Result<(), Refusal> {
    content.skip(4)?;
    let count = content.u32()?;
    for _ in 0..count {
        if content.is_empty() {
            break;
        }
        let rich = content.text()?;
        shared.strings.push((book.text(&rich.text)?, rich.font));
    }
    Ok(())
}
