//! What inputs are made from: a small file of each format, with something of everything that is read in it.

use sheet::book::Book;
use sheet::{open, wire};

use crate::archive::archive;
use crate::chance::Chance;
use crate::mutate::mutate;

/// What is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A file of an office: opened and understood.
    File,
    /// What an office says of its workbooks.
    Mapping,
    /// A book that comes from the process that reads.
    Wire,
}

/// A part of a workbook: its name, its content, and how many of twenty changes are in it.
type Part = (&'static str, &'static str, usize);

const XLSX: [Part; 6] = [
    ("xl/workbook.xml", include_str!("seeds/workbook.xml"), 1),
    ("xl/_rels/workbook.xml.rels", include_str!("seeds/workbook.rels.xml"), 1),
    ("xl/styles.xml", include_str!("seeds/styles.xml"), 2),
    ("xl/sharedStrings.xml", include_str!("seeds/strings.xml"), 5),
    ("xl/worksheets/sheet1.xml", include_str!("seeds/sheet1.xml"), 10),
    ("xl/worksheets/sheet2.xml", include_str!("seeds/sheet2.xml"), 1),
];

const ODS: [Part; 3] = [
    ("mimetype", "application/vnd.oasis.opendocument.spreadsheet", 1),
    ("styles.xml", include_str!("seeds/ods-styles.xml"), 3),
    ("content.xml", include_str!("seeds/content.xml"), 16),
];

const TEXTS: [&str; 3] =
    [include_str!("seeds/list.csv"), include_str!("seeds/planning.csv"), include_str!("seeds/old.csv")];

pub(crate) const MAPPING: &str = include_str!("seeds/mapping.toml");

/// Seeds in the form in which they are changed.
pub(crate) struct Seeds {
    whole: Vec<Vec<u8>>,
    texts: Vec<Vec<u8>>,
    records: Vec<u8>,
    wires: Vec<Vec<u8>>,
}

impl Seeds {
    /// All of them; each is read as it stands, so that a seed that says nothing is noticed.
    pub(crate) fn new() -> Seeds {
        let records = records();
        let mut texts: Vec<Vec<u8>> = TEXTS.iter().map(|text| text.as_bytes().to_vec()).collect();
        let unicode = TEXTS[0].encode_utf16().flat_map(u16::to_le_bytes);
        texts.push([0xFF, 0xFE].into_iter().chain(unicode).collect());
        // One byte for each letter, as an old program saved it.
        texts.push(TEXTS[2].chars().map(|letter| u8::try_from(u32::from(letter)).unwrap_or(b'?')).collect());
        let mut whole = vec![of_parts(&XLSX), of_parts(&ODS), records.clone(), compound(&records)];
        whole.extend(texts.iter().cloned());
        let books = whole.iter().map(|bytes| open("seed", bytes).expect("the seeds are whole"));
        let wires = books.map(|book| to_wire(&book)).collect();
        Seeds { whole, texts, records, wires }
    }

    /// An input made from one of them.
    pub(crate) fn input(&self, chance: &mut Chance) -> (Kind, Vec<u8>) {
        let other = &self.whole[chance.below(self.whole.len())];
        let changed = |seed: &[u8], chance: &mut Chance| {
            let mut bytes = seed.to_vec();
            mutate(&mut bytes, other, chance);
            bytes
        };
        match chance.below(20) {
            0..5 => (Kind::File, parts_changed(&XLSX, chance)),
            5..8 => (Kind::File, parts_changed(&ODS, chance)),
            8..11 => (Kind::File, changed(&self.records, chance)),
            11 => (Kind::File, compound(&changed(&self.records, chance))),
            12..16 => (Kind::File, changed(&self.texts[chance.below(self.texts.len())], chance)),
            16 | 17 => (Kind::File, changed(&self.whole[chance.below(self.whole.len())], chance)),
            18 => (Kind::Wire, changed(&self.wires[chance.below(self.wires.len())], chance)),
            _ => (Kind::Mapping, changed(MAPPING.as_bytes(), chance)),
        }
    }
}

/// A book as it crosses between processes.
pub(crate) fn to_wire(book: &Book) -> Vec<u8> {
    let mut bytes = Vec::new();
    wire::write(book, &mut bytes).expect("memory takes every byte");
    bytes
}

fn of_parts(parts: &[Part]) -> Vec<u8> {
    archive(&parts.iter().map(|(name, text, _)| (*name, text.as_bytes())).collect::<Vec<_>>())
}

/// A workbook in which one part or two are changed; now and then one is missing.
fn parts_changed(parts: &[Part], chance: &mut Chance) -> Vec<u8> {
    let mut contents: Vec<(&str, Vec<u8>)> =
        parts.iter().map(|(name, text, _)| (*name, text.as_bytes().to_vec())).collect();
    for _ in 0..if chance.once_in(4) { 2 } else { 1 } {
        let mut left = chance.below(20);
        let at = parts.iter().position(|(_, _, share)| {
            let here = left < *share;
            left = left.saturating_sub(*share);
            here
        });
        let other = parts[chance.below(parts.len())].1.as_bytes();
        mutate(&mut contents[at.unwrap_or(0)].1, other, chance);
    }
    if chance.once_in(50) {
        contents.remove(chance.below(parts.len()));
    }
    archive(&contents.iter().map(|(name, content)| (*name, content.as_slice())).collect::<Vec<_>>())
}

/// A record of the older workbooks.
fn record(kind: u16, parts: &[&[u8]]) -> Vec<u8> {
    let content = parts.concat();
    [&kind.to_le_bytes()[..], &(content.len() as u16).to_le_bytes(), &content].concat()
}

fn words(numbers: &[u16]) -> Vec<u8> {
    numbers.iter().flat_map(|number| number.to_le_bytes()).collect()
}

/// A text with a length of two bytes.
fn text(letters: &str) -> Vec<u8> {
    let units: Vec<u16> = letters.encode_utf16().collect();
    [&words(&[units.len() as u16])[..], &[1], &words(&units)].concat()
}

/// A text of small letters with a length of one byte.
fn short(letters: &str) -> Vec<u8> {
    [&[letters.len() as u8, 0][..], letters.as_bytes()].concat()
}

/// The records of a workbook with one sheet: the first text seed, cell by cell, and a cell of each other kind.
fn records() -> Vec<u8> {
    let begin = || record(0x809, &[&words(&[0x600, 5, 0, 0])]);
    let font = |name: &str| record(0x31, &[&[0; 14], &short(name)]);
    let style = |font: u16, format: u16| record(0xE0, &[&words(&[font, format]), &[0; 16]]);
    let rows: Vec<Vec<&str>> = TEXTS[2].lines().map(|line| line.split('\t').collect()).collect();
    let shared: Vec<Vec<u8>> = rows.concat().iter().map(|cell| text(cell)).collect();
    let count = (shared.len() as u32).to_le_bytes();
    let strings = shared.concat();
    let (first, rest) = strings.split_at(strings.len() / 2);
    let before = [
        begin(),
        ["Arial", "Arial", "Arial", "Arial", ".VnTime"].map(font).concat(),
        record(0x41E, &[&words(&[164]), &text("mm/yyyy")]),
        [style(0, 0), style(5, 0), style(0, 14), style(0, 164)].concat(),
        record(0x22, &[&words(&[0])]),
        // A text that goes on in the next record begins there with how wide its letters are.
        record(0xFC, &[&count, &count, first]),
        record(0x3C, &[&[1], rest]),
    ]
    .concat();
    let bound = |at: usize| record(0x85, &[&(at as u32).to_le_bytes(), &[0, 0], &short("DS")]);
    let end = record(0x0A, &[]);
    let at = before.len() + bound(0).len() + end.len();
    let mut cells = record(0x208, &[&words(&[0, 0, 9, 255, 0, 0, 0x100, 0])]);
    let mut id = 0_u32;
    for (row, line) in (0..).zip(&rows) {
        for (column, _) in (0..).zip(line) {
            cells.extend(record(0xFD, &[&words(&[row, column, 1]), &id.to_le_bytes()]));
            id += 1;
        }
    }
    cells.extend(record(0x203, &[&words(&[5, 0, 2]), &31_111_f64.to_le_bytes()]));
    cells.extend(record(0xBD, &[&words(&[5, 1, 0]), &[2, 0, 0, 0], &words(&[3]), &[6, 1, 0, 0], &words(&[2])]));
    cells.extend(record(0x06, &[&words(&[6, 0, 0, 0, 0, 0, 0xFFFF, 0, 0, 0]), &[0; 4]]));
    cells.extend(record(0x207, &[&text("An")]));
    cells.extend(record(0x205, &[&words(&[6, 1, 0]), &[0x17, 1]]));
    cells.extend(record(0xE5, &[&words(&[1, 5, 6, 0, 2])]));
    cells.extend(record(0x7D, &[&words(&[3, 3, 0, 0, 1, 0])]));
    [before, bound(at), end.clone(), begin(), cells, end].concat()
}

/// A compound file of this stream.
fn compound(stream: &[u8]) -> Vec<u8> {
    const END: u32 = 0xFFFF_FFFE;
    const FREE: u32 = 0xFFFF_FFFF;
    let sectors = stream.len().div_ceil(512).max(8) as u32;
    let mut header = vec![0; 512];
    header[..8].copy_from_slice(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    (header[30], header[32]) = (9, 6);
    let put = |bytes: &mut Vec<u8>, at: usize, number: u32| bytes[at..at + 4].copy_from_slice(&number.to_le_bytes());
    for (at, number) in [(44, 1), (48, 1), (60, END), (68, END), (76, 0)] {
        put(&mut header, at, number);
    }
    (80..512).step_by(4).for_each(|at| put(&mut header, at, FREE));
    let entry = |name: &str, kind: u8, child: u32, first: u32, bytes: u32| {
        let mut entry: Vec<u8> = name.bytes().flat_map(|letter| [letter, 0]).collect();
        entry.resize(128, 0);
        (entry[64], entry[66]) = (2 * name.len() as u8 + 2, kind);
        for (at, number) in [(68, FREE), (72, FREE), (76, child), (116, first), (120, bytes)] {
            put(&mut entry, at, number);
        }
        entry
    };
    let mut directory = entry("Root Entry", 5, 1, END, 0);
    // A stream below 4,096 bytes would lie in small sectors.
    directory.extend(entry("Workbook", 2, FREE, 2, stream.len().max(4_096) as u32));
    directory.resize(512, 0);
    let mut next = vec![0xFFFF_FFFD, END];
    next.extend((3..sectors + 2).chain([END]));
    next.resize(128, FREE);
    let mut content = stream.to_vec();
    content.resize(sectors as usize * 512, 0);
    [header, next.into_iter().flat_map(u32::to_le_bytes).collect(), directory, content].concat()
}
