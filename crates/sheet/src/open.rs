//! A file as a [`Book`]: what it is is decided by its content, never by its name, and it is bounded while it is read.

pub(crate) mod bounds;
mod build;
pub(crate) mod day;
mod format;
mod number;
mod ods;
pub(crate) mod refusal;
mod text;
mod xls;
mod xlsx;
mod xml;

use words::ImportMessage;

use crate::book::Book;
use crate::container::{Container, kind};
use bounds::FILE_BYTES_MAX;
use refusal::Refusal;

/// Reads a file: a workbook of Excel since 1997, an OpenDocument spreadsheet, or a plain text with separators.
pub fn open(file: &str, bytes: &[u8]) -> Result<Book, ImportMessage> {
    read(file, bytes).map_err(ImportMessage::from)
}

/// Whether a file is packed or binary, so that reading it may take more than its size tells.
pub(crate) fn is_packed(bytes: &[u8]) -> bool {
    [b"PK", xls::MAGIC, xls::RECORD_MAGIC].iter().any(|magic| bytes.starts_with(magic))
}

/// Reads a file, or says why not in a form that crosses from one process to another.
pub(crate) fn read(file: &str, bytes: &[u8]) -> Result<Book, Refusal> {
    if bytes.len() > FILE_BYTES_MAX {
        return Err(Refusal::FileBytes);
    }
    if bytes.starts_with(b"PK") {
        return archive(bytes);
    }
    if bytes.starts_with(xls::MAGIC) {
        return xls::read(bytes);
    }
    if bytes.starts_with(xls::RECORD_MAGIC) {
        return xls::records(bytes);
    }
    match kind(bytes) {
        Some(refusal) => Err(refusal),
        None => text::read(file, bytes),
    }
}

/// A workbook in a zip archive, or what else is in it.
fn archive(bytes: &[u8]) -> Result<Book, Refusal> {
    let mut container = Container::open(bytes)?;
    let workbook = xlsx::workbook_part(&mut container)?;
    if container.has(&workbook) && workbook.ends_with(".xml") && !is_other(&workbook) {
        return xlsx::read(&mut container, &workbook);
    }
    if ods::is_one(&mut container)? {
        return ods::read(&mut container);
    }
    const KINDS: [(&str, &str); 8] = [
        ("word/document.xml", "Word (.docx)"),
        ("ppt/presentation.xml", "PowerPoint (.pptx)"),
        ("xl/workbook.bin", "Excel (.xlsb)"),
        ("visio/document.xml", "Visio"),
        ("Index/Document.iwa", "Numbers (.numbers)"),
        ("mimetype", "OpenDocument"),
        ("AndroidManifest.xml", "APK"),
        ("META-INF/MANIFEST.MF", "JAR"),
    ];
    let kind = KINDS.into_iter().find(|(part, _)| container.has(part));
    Err(Refusal::kind(kind.map_or("ZIP", |(_, kind)| kind)))
}

/// Whether the main part of an archive is a text's or a slide show's.
fn is_other(part: &str) -> bool {
    ["word/", "ppt/", "visio/"].iter().any(|folder| part.to_ascii_lowercase().starts_with(folder))
}

#[cfg(test)]
pub(crate) mod tests;
