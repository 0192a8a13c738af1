//! Workbooks of Excel 97 to 2003: records in a stream of a compound file. Most texts in the older Vietnamese encodings
//! are in these, so the fonts are read too.

mod compound;
mod globals;
mod pieces;
mod sheet;

use std::collections::BTreeSet;

use super::build::Builder;
use super::refusal::Refusal;
use crate::book::Book;
use compound::Compound;

/// How every compound file begins.
pub(super) const MAGIC: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// How the record begins with which every stream of records begins; some programs write it without a compound file.
pub(super) const RECORD_MAGIC: &[u8] = b"\x09\x08";

/// What the workbooks of older editions are called.
const OLDER: &str = "Excel 95 (.xls)";

/// Reads a compound file.
pub(super) fn read(bytes: &[u8]) -> Result<Book, Refusal> {
    let compound = Compound::open(bytes).ok_or(Refusal::Broken)?;
    const KINDS: [(&str, &str); 4] = [
        ("WordDocument", "Word (.doc)"),
        ("PowerPoint Document", "PowerPoint (.ppt)"),
        ("__properties_version1.0", "Outlook (.msg)"),
        ("Book", OLDER),
    ];
    if compound.has("EncryptedPackage") {
        return Err(Refusal::Locked);
    }
    if compound.has("Workbook") {
        return records(&compound.stream("Workbook").ok_or(Refusal::Broken)?);
    }
    match KINDS.into_iter().find(|(stream, _)| compound.has(stream)) {
        Some((_, kind)) => Err(Refusal::kind(kind)),
        None => Err(Refusal::Unknown),
    }
}

/// Reads a stream of records.
pub(super) fn records(stream: &[u8]) -> Result<Book, Refusal> {
    let mut book = Builder::new();
    let (shared, sheets) = globals::read(stream, &mut book)?;
    // One sheet's records end where another's begin, so that none are read twice.
    let begins: BTreeSet<usize> = sheets.iter().map(|named| named.at as usize).collect();
    if begins.len() < sheets.len() {
        return Err(Refusal::Broken);
    }
    for named in sheets {
        let at = named.at as usize;
        let end = begins.range(at + 1..).next().map_or(stream.len(), |next| *next);
        let records = stream.get(at..end).ok_or(Refusal::Broken)?;
        let sheet = sheet::read(records, named, &shared, &mut book)?;
        book.add(sheet)?;
    }
    Ok(book.finish())
}

/// The kinds of records that are read.
mod record {
    pub(super) const FORMULA: u16 = 0x06;
    pub(super) const EOF: u16 = 0x0A;
    pub(super) const DATE_MODE: u16 = 0x22;
    pub(super) const FILE_PASS: u16 = 0x2F;
    pub(super) const FONT: u16 = 0x31;
    pub(super) const CONTINUE: u16 = 0x3C;
    pub(super) const COLUMN: u16 = 0x7D;
    pub(super) const BOUND_SHEET: u16 = 0x85;
    pub(super) const MULTIPLE_RK: u16 = 0xBD;
    pub(super) const RICH_LABEL: u16 = 0xD6;
    pub(super) const STYLE: u16 = 0xE0;
    pub(super) const MERGED: u16 = 0xE5;
    pub(super) const STRINGS: u16 = 0xFC;
    pub(super) const SHARED_LABEL: u16 = 0xFD;
    pub(super) const NUMBER: u16 = 0x203;
    pub(super) const LABEL: u16 = 0x204;
    pub(super) const TRUTH_OR_ERROR: u16 = 0x205;
    pub(super) const STRING: u16 = 0x207;
    pub(super) const ROW: u16 = 0x208;
    pub(super) const RK: u16 = 0x27E;
    pub(super) const FORMAT: u16 = 0x41E;
    pub(super) const BEGIN: u16 = 0x809;
}

#[cfg(test)]
mod tests;
