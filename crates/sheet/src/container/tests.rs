//! Archives, whole and hostile, and files that are none.

use std::io::{Read, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::*;

/// A zip archive of these parts.
pub(crate) fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, content) in parts {
        zip.start_file(*name, options).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn parts_are_found_however_they_are_written() {
    let bytes = archive(&[("XL\\WorkBook.xml", b"here")]);
    let mut container = Container::open(&bytes).unwrap();
    assert!(container.has("/xl/workbook.xml"));
    assert!(!container.has("xl/workbook"));
    assert_eq!(container.beginning("xl/workbook.xml", 3).unwrap(), b"her");
    assert!(container.part("other").unwrap().is_none());
}

#[test]
fn a_bomb_is_refused_before_it_goes_off() {
    let bytes = archive(&[("bomb", &vec![b' '; 64 << 20])]);
    assert!(bytes.len() < 1 << 20);
    let mut container = Container::open(&bytes).unwrap();
    let mut part = container.part("bomb").unwrap().unwrap();
    let mut unpacked = Vec::new();
    let error = part.read_to_end(&mut unpacked).unwrap_err();
    assert_eq!(refusal(error), Refusal::Inflated);
    assert!(unpacked.len() < 17 << 20, "{}", unpacked.len());
}

#[test]
fn what_all_parts_unpack_to_is_counted_together() {
    let bytes = archive(&[("a", b"12345"), ("b", b"12345")]);
    let mut container = Container::open(&bytes).unwrap();
    container.left = 8;
    assert_eq!(container.beginning("a", 99).unwrap(), b"12345");
    assert_eq!(container.beginning("b", 99), Err(Refusal::Inflated));
}

#[test]
fn what_is_no_archive_is_broken() {
    assert_eq!(Container::open(b"PK\x03\x04 and nothing more").err(), Some(Refusal::Broken));
}

#[test]
fn files_are_called_by_their_names() {
    let check = |bytes: &[u8], name: &str| assert_eq!(kind(bytes), Some(Refusal::kind(name)), "{name}");
    check(b"%PDF-1.7", "PDF");
    check(b"\x89PNG\r\n", "PNG");
    check(b"{\\rtf1", "RTF");
    check(b"Rar!\x1A\x07", "RAR");
    check(b"7z\xBC\xAF\x27\x1C", "7-Zip");
    check(b"<html><table>", "HTML");
    check(b"\xEF\xBB\xBF\r\n <!DOCTYPE html>", "HTML");
    check(b"<meta charset=utf-8><table>", "HTML");
    check(b"<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><Workbook/>", "XML Spreadsheet 2003");
    check(b"<?xml version=\"1.0\"?><office:document/>", "OpenDocument (.fods)");
    check(b"<?xml version=\"1.0\"?><a/>", "XML");
    assert_eq!(kind(b""), Some(Refusal::Empty));
    assert_eq!(kind("Họ và tên;Ngày sinh\n".as_bytes()), None);
    assert_eq!(kind(b"<30,x\n"), None);
}
