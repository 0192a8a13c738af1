//! OpenDocument spreadsheets: a stream of cells. A repeated empty cell is counted, never repeated.

mod content;
mod styles;

use super::build::Builder;
use super::refusal::Refusal;
use super::xml::Xml;
use crate::book::Book;
use crate::container::Container;
use styles::Styles;

/// What the first part of an OpenDocument spreadsheet says; a template's goes on.
const TYPE: &[u8] = b"application/vnd.oasis.opendocument.spreadsheet";

/// Bytes of the list of parts in which encryption would show.
const MANIFEST_BYTES: u64 = 1 << 20;

/// Whether an archive is an OpenDocument spreadsheet.
pub(super) fn is_one(container: &mut Container<'_>) -> Result<bool, Refusal> {
    if container.has("mimetype") {
        return Ok(container.beginning("mimetype", 128)?.starts_with(TYPE));
    }
    Ok(container.has("content.xml"))
}

/// Reads a spreadsheet.
pub(super) fn read(container: &mut Container<'_>) -> Result<Book, Refusal> {
    let manifest = container.beginning("META-INF/manifest.xml", MANIFEST_BYTES)?;
    let encrypted = b"encryption-data";
    if container.has("encrypted-package") || manifest.windows(encrypted.len()).any(|window| window == encrypted) {
        return Err(Refusal::Locked);
    }
    let mut book = Builder::new();
    let mut styles = Styles::default();
    if let Some(part) = container.part("styles.xml")? {
        styles.read(Xml::new(part), &mut book)?;
    }
    let part = container.part("content.xml")?.ok_or(Refusal::Broken)?;
    content::read(Xml::new(part), &mut styles, &mut book)?;
    Ok(book.finish())
}

#[cfg(test)]
mod tests;
