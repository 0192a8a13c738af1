//! Letters as DOCX: the few parts a letter needs, written by ourselves with their elements in the order of the schema.
//!
//! The same letter gives the same bytes: the archive carries no time.

mod body;
mod parts;
mod text;

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{DateTime, ZipWriter};

use crate::letter::Letter;
use crate::press::PaperError;

/// Writes a letter as DOCX.
pub fn letter_docx(letter: &Letter) -> Result<Vec<u8>, PaperError> {
    let failed =
        |error: &dyn std::fmt::Display| PaperError::Template { paper: "letter.docx", reason: error.to_string() };
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().last_modified_time(DateTime::default());
    for (name, text) in parts::all(letter) {
        archive.start_file(name, options).map_err(|error| failed(&error))?;
        archive.write_all(text.as_bytes()).map_err(|error| failed(&error))?;
    }
    let bytes = archive.finish().map_err(|error| failed(&error))?;
    Ok(bytes.into_inner())
}

#[cfg(test)]
mod tests;
