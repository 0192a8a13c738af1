//! The container: what a file is by its first bytes, and a zip archive that counts what it unpacks.

use std::collections::HashMap;
use std::io::{self, Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::open::bounds::{PARTS_MAX, SHRINKAGE_FROM_BYTES, SHRINKAGE_MAX, UNPACKED_BYTES_MAX};
use crate::open::refusal::Refusal;

/// A zip archive. Its parts are found whatever the case of their names and whichever way their slashes lean: some
/// programs write them so, and spreadsheets open them.
pub(crate) struct Container<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    numbers: HashMap<String, usize>,
    left: u64,
}

impl<'a> Container<'a> {
    /// Opens an archive; nothing is unpacked yet.
    pub(crate) fn open(bytes: &'a [u8]) -> Result<Container<'a>, Refusal> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refusal::Broken)?;
        if archive.len() > PARTS_MAX {
            return Err(Refusal::Parts);
        }
        let mut numbers = HashMap::new();
        for (number, name) in archive.file_names_raw().enumerate() {
            numbers.insert(key(&String::from_utf8_lossy(name)), number);
        }
        Ok(Container { archive, numbers, left: UNPACKED_BYTES_MAX })
    }

    /// Whether there is a part of that name.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.numbers.contains_key(&key(name))
    }

    /// A part, to be read from its beginning.
    pub(crate) fn part(&mut self, name: &str) -> Result<Option<Part<'_>>, Refusal> {
        let Some(number) = self.numbers.get(&key(name)) else { return Ok(None) };
        let file = self.archive.by_index(*number).map_err(|error| match error {
            ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Refusal::Locked,
            _ => Refusal::Broken,
        })?;
        // What the archive says about the unpacked size is not believed: a bomb lies. The packed size is what is there.
        let packed = file.compressed_size();
        let bound = SHRINKAGE_FROM_BYTES.max(packed.saturating_mul(SHRINKAGE_MAX));
        Ok(Some(Part { file: Box::new(file), left: &mut self.left, bound }))
    }

    /// The beginning of a part, where there is one.
    pub(crate) fn beginning(&mut self, name: &str, bytes: u64) -> Result<Vec<u8>, Refusal> {
        let mut beginning = Vec::new();
        if let Some(part) = self.part(name)? {
            part.take(bytes).read_to_end(&mut beginning).map_err(refusal)?;
        }
        Ok(beginning)
    }
}

fn key(name: &str) -> String {
    name.trim_start_matches('/').replace('\\', "/").to_ascii_lowercase()
}

/// A part of an archive while it is unpacked.
pub(crate) struct Part<'a> {
    file: Box<dyn Read + 'a>,
    /// What all parts together may still unpack to.
    left: &'a mut u64,
    /// What this part may still unpack to.
    bound: u64,
}

impl Read for Part<'_> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read(out)?;
        let bytes = read as u64;
        if bytes > self.bound || bytes > *self.left {
            return Err(io::Error::other(Refusal::Inflated));
        }
        self.bound -= bytes;
        *self.left -= bytes;
        Ok(read)
    }
}

/// Why reading a part failed: for a reason of ours, or because the part is broken.
pub(crate) fn refusal(error: io::Error) -> Refusal {
    let ours = error.get_ref().and_then(|inner| inner.downcast_ref::<Refusal>());
    ours.cloned().unwrap_or(Refusal::Broken)
}

/// What a file is that is neither a workbook nor plain text, by its first bytes.
pub(crate) fn kind(bytes: &[u8]) -> Option<Refusal> {
    const KINDS: [(&[u8], &str); 11] = [
        (b"%PDF", "PDF"),
        (b"\x89PNG", "PNG"),
        (b"\xFF\xD8\xFF", "JPEG"),
        (b"GIF8", "GIF"),
        (b"{\\rtf", "RTF"),
        (b"Rar!", "RAR"),
        (b"7z\xBC\xAF\x27\x1C", "7-Zip"),
        (b"\x1F\x8B", "gzip"),
        (b"SQLite format 3\0", "SQLite"),
        (b"MIME-Version:", "MHTML"),
        (b"\x7FELF", "ELF"),
    ];
    if bytes.is_empty() {
        return Some(Refusal::Empty);
    }
    if let Some((_, kind)) = KINDS.into_iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Some(Refusal::kind(kind));
    }
    markup(bytes).map(Refusal::kind)
}

/// Bytes in which markup shows what it is.
const MARKUP_BYTES: usize = 4_096;

/// Pages and documents that spreadsheets open and that are often called `.xls`.
fn markup(bytes: &[u8]) -> Option<&'static str> {
    let beginning = &bytes[..bytes.len().min(MARKUP_BYTES)];
    // In UTF-16 every second byte of such words is zero.
    let letters: Vec<u8> =
        beginning.iter().copied().filter(|byte| *byte != 0).map(|b| b.to_ascii_lowercase()).collect();
    let text = String::from_utf8_lossy(&letters);
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || !c.is_ascii());
    const PAGES: [&str; 9] =
        ["<html", "<!doctype html", "<table", "<head", "<body", "<meta", "<style", "<div", "<script"];
    if text.starts_with("<?xml") {
        let is = |what: &str| text.contains(what);
        return Some(match () {
            () if is("urn:schemas-microsoft-com:office:spreadsheet") || is("excel.sheet") => "XML Spreadsheet 2003",
            () if is("office:document") => "OpenDocument (.fods)",
            () if is("<html") => "HTML",
            () => "XML",
        });
    }
    if text.starts_with("<!--") && text.contains("<html") || PAGES.iter().any(|page| text.starts_with(page)) {
        return Some("HTML");
    }
    None
}

#[cfg(test)]
pub(crate) mod tests;
