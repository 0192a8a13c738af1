//! The old binary kind: sheets told for a program that writes it, and the shell of a protected one.

use fastrand::Rng;
use serde_json::{Value as Json, json};

use super::book::{Book, Sheet, Value};

/// The sheets as they are told: name, hidden, cells (row, column, kind, value, format, font), merges, hidden rows and columns.
pub(super) fn sheets(book: &Book) -> Json {
    book.sheets.iter().map(of_sheet).collect()
}

fn of_sheet(sheet: &Sheet) -> Json {
    let cell = |((row, column), cell): (&(u32, u32), &super::book::Cell)| {
        let (kind, value) = match &cell.value {
            Value::Text(_) | Value::Runs(_) => ("text", json!(cell.words())),
            Value::Number(number) => ("number", json!(number)),
            Value::Day(day) => ("number", json!(day.serial())),
            Value::Formula(code, _) => ("formula", json!(code)),
        };
        json!([row - 1, column - 1, kind, value, cell.shown, cell.font])
    };
    let merge = |(r1, c1, r2, c2): &(u32, u32, u32, u32)| json!([r1 - 1, c1 - 1, r2 - 1, c2 - 1]);
    json!({
        "name": sheet.name, "hidden": sheet.hidden,
        "cells": sheet.cells.iter().map(cell).collect::<Vec<_>>(),
        "merges": sheet.merges.iter().map(merge).collect::<Vec<_>>(),
        "rows": sheet.hidden_rows.iter().map(|row| row - 1).collect::<Vec<_>>(),
        "columns": sheet.hidden_columns.iter().map(|column| column - 1).collect::<Vec<_>>(),
    })
}

/// Bytes of a sector of a compound file.
const SECTOR: usize = 512;

/// A compound file with the two streams that every protected workbook has; what is in them nobody can read.
pub(super) fn protected(rng: &mut Rng) -> Vec<u8> {
    const END: u32 = 0xffff_fffe;
    const FREE: u32 = 0xffff_ffff;
    // Streams of eight sectors are long enough to stand outside the store of small ones.
    const STREAM: u32 = 8;
    let mut header = vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    header.extend([0; 16]);
    for word in [0x3e_u16, 3, 0xfffe, 9, 6, 0, 0, 0] {
        header.extend(word.to_le_bytes());
    }
    for long in [0, 1, 1, 0, 4096, END, 0, END, 0, 0] {
        header.extend(u32::to_le_bytes(long));
    }
    header.resize(SECTOR, 0xff);
    // Sector 0 is the table of sectors itself, 1 the directory, then one stream after the other.
    let mut table = vec![0xffff_fffd, END];
    for stream in 0..2 {
        let first = 2 + stream * STREAM;
        table.extend((1..STREAM).map(|next| first + next).chain([END]));
    }
    table.resize(SECTOR / 4, FREE);
    let mut file = header;
    file.extend(table.iter().flat_map(|long| long.to_le_bytes()));
    let size = STREAM * SECTOR as u32;
    file.extend(entry("Root Entry", 5, FREE, FREE, 1, END, 0));
    file.extend(entry("EncryptionInfo", 2, FREE, 2, FREE, 2, size));
    file.extend(entry("EncryptedPackage", 2, FREE, FREE, FREE, 2 + STREAM, size));
    file.extend([0; 128]);
    let info = b"\x04\x00\x04\x00\x40\x00\x00\x00<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\
        <encryption xmlns=\"http://schemas.microsoft.com/office/2006/encryption\"/>";
    let mut streams = info.to_vec();
    streams.resize(size as usize, b' ');
    streams.extend((0..size).map(|_| rng.u8(..)));
    file.extend(streams);
    file
}

/// A line of the directory: name, kind, the entries left, right and below, first sector, size.
#[allow(clippy::too_many_arguments, reason = "the fields of the format in its order")]
fn entry(name: &str, kind: u8, left: u32, right: u32, below: u32, first: u32, size: u32) -> Vec<u8> {
    let mut entry: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    entry.resize(64, 0);
    entry.extend(((name.len() as u16 + 1) * 2).to_le_bytes());
    entry.extend([kind, 1]);
    for long in [left, right, below] {
        entry.extend(long.to_le_bytes());
    }
    entry.resize(116, 0);
    for long in [first, size, 0] {
        entry.extend(long.to_le_bytes());
    }
    entry
}
