//! The container: is it a workbook at all, and is it small enough to be opened.

use std::io::{Cursor, Read};

use words::ImportMessage;
use zip::ZipArchive;

/// A workbook's size: the largest list of a province seen has 4 MB; above this it is something else.
const FILE_BYTES_MAX: usize = 50 << 20;

/// Parts of one workbook: a sheet each and a few dozen around them.
const PARTS_MAX: usize = 2_000;

/// All parts unpacked: what one import may hold in memory, within the 256 MB a hostile file is allowed to cost.
const UNPACKED_BYTES_MAX: u64 = 160 << 20;

/// Shrinkage of one part: sheets of real lists shrink 5 to 30 times, a bomb a thousand times.
const SHRINKAGE_MAX: u64 = 200;

/// Below this a part may shrink as it likes: a small sheet of empty cells does.
const SHRINKAGE_FROM_BYTES: u64 = 4 << 20;

/// Bytes of a part in which a document type would stand if there were one.
const PROLOGUE_BYTES: u64 = 4_096;

/// Whether the bytes are a workbook that may be opened.
pub(crate) fn examine(bytes: &[u8]) -> Result<(), ImportMessage> {
    if bytes.len() > FILE_BYTES_MAX {
        return Err(too_large(FILE_BYTES_MAX as u64));
    }
    if !bytes.starts_with(b"PK") {
        return Err(ImportMessage::WrongType { found: kind(bytes).to_owned() });
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| ImportMessage::Broken)?;
    if archive.len() > PARTS_MAX {
        return Err(ImportMessage::TooLarge { limit: format!("{PARTS_MAX} parts") });
    }
    let has = |archive: &ZipArchive<Cursor<&[u8]>>, name: &str| archive.index_for_name(name).is_some();
    if !has(&archive, "xl/workbook.xml") {
        const KINDS: [(&str, &str); 4] = [
            ("word/document.xml", "Word (.docx)"),
            ("ppt/presentation.xml", "PowerPoint (.pptx)"),
            ("xl/workbook.bin", "Excel (.xlsb)"),
            ("mimetype", "OpenDocument"),
        ];
        let kind = KINDS.into_iter().find(|(part, _)| has(&archive, part));
        let found = kind.map_or("ZIP", |(_, kind)| kind);
        return Err(ImportMessage::WrongType { found: found.to_owned() });
    }
    let mut left = UNPACKED_BYTES_MAX;
    for part in 0..archive.len() {
        left = unpack(&mut archive, part, left)?;
    }
    Ok(())
}

/// Unpacks one part to nowhere and counts. What the archive says about its sizes is not believed: a bomb lies.
fn unpack(archive: &mut ZipArchive<Cursor<&[u8]>>, part: usize, left: u64) -> Result<u64, ImportMessage> {
    let mut part = archive.by_index(part).map_err(|_| ImportMessage::Broken)?;
    let packed = part.compressed_size().max(1);
    let mut prologue = Vec::new();
    part.by_ref().take(PROLOGUE_BYTES).read_to_end(&mut prologue).map_err(|_| ImportMessage::Broken)?;
    if prologue.windows(9).any(|window| window.eq_ignore_ascii_case(b"<!DOCTYPE")) {
        // No workbook has one; it is how a document reaches for other files or grows without end.
        return Err(ImportMessage::Broken);
    }
    let bound = left.min(SHRINKAGE_FROM_BYTES.max(packed.saturating_mul(SHRINKAGE_MAX)));
    let rest =
        std::io::copy(&mut part.by_ref().take(bound + 1), &mut std::io::sink()).map_err(|_| ImportMessage::Broken)?;
    let unpacked = prologue.len() as u64 + rest;
    if unpacked > bound { Err(too_large(UNPACKED_BYTES_MAX)) } else { Ok(left - unpacked) }
}

fn too_large(bytes: u64) -> ImportMessage {
    ImportMessage::TooLarge { limit: format!("{} MB", bytes >> 20) }
}

/// What a file is that is no archive, by its first bytes.
fn kind(bytes: &[u8]) -> &'static str {
    const KINDS: [(&[u8], &str); 8] = [
        (b"%PDF", "PDF"),
        (b"\xD0\xCF\x11\xE0", "Excel 97-2003 (.xls)"),
        (b"\x89PNG", "PNG"),
        (b"\xFF\xD8\xFF", "JPEG"),
        (b"{\\rtf", "RTF"),
        (b"Rar!", "RAR"),
        (b"7z\xBC\xAF", "7-Zip"),
        (b"<", "HTML/XML"),
    ];
    if let Some((_, kind)) = KINDS.into_iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return kind;
    }
    match bytes {
        [] => "0 byte",
        _ if std::str::from_utf8(bytes).is_ok() => "text/CSV",
        _ => "?",
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::write::SimpleFileOptions;
    use zip::{CompressionMethod, ZipWriter};

    use super::*;

    fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        for (name, content) in parts {
            zip.start_file(*name, options).unwrap();
            zip.write_all(content).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    fn refused(bytes: &[u8], says: &str) {
        match examine(bytes) {
            Err(ImportMessage::WrongType { found }) => assert_eq!(found, says),
            Err(other) => assert_eq!(format!("{other:?}").split(' ').next().unwrap(), says),
            Ok(()) => panic!("{says} was taken"),
        }
    }

    #[test]
    fn what_is_no_workbook_is_called_by_its_name() {
        refused(b"%PDF-1.7", "PDF");
        refused(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "Excel 97-2003 (.xls)");
        refused(b"", "0 byte");
        refused("Họ và tên;Ngày sinh\n".as_bytes(), "text/CSV");
        refused(&archive(&[("word/document.xml", b"<w/>")]), "Word (.docx)");
        refused(&archive(&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet")]), "OpenDocument");
        refused(&archive(&[("a.txt", b"a")]), "ZIP");
        refused(b"PK\x03\x04 and nothing more", "Broken");
    }

    #[test]
    fn a_bomb_is_refused_before_it_goes_off() {
        let sheet = vec![b' '; 200 << 20];
        let bomb = archive(&[("xl/workbook.xml", b"<workbook/>"), ("xl/worksheets/sheet1.xml", &sheet)]);
        assert!(bomb.len() < 1 << 20);
        refused(&bomb, "TooLarge");
    }

    #[test]
    fn a_document_type_is_refused() {
        let xml = b"<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"aaaa\">]><workbook/>";
        refused(&archive(&[("xl/workbook.xml", xml)]), "Broken");
    }
}
