//! The encodings of one byte a letter, read from `encodings.txt`.

use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

use super::{Encoding, page};

const ROWS: &str = include_str!("../../data/encodings.txt");

/// The tones in the order of the table: none, huyền, hỏi, ngã, sắc, nặng.
pub(super) const TONES: [Option<char>; 6] =
    [None, Some('\u{300}'), Some('\u{309}'), Some('\u{303}'), Some('\u{301}'), Some('\u{323}')];

/// The letter of each byte.
type Table = [Option<char>; 256];

static TCVN3: LazyLock<Table> = LazyLock::new(|| read("[tcvn3]"));
static VPS: LazyLock<Table> = LazyLock::new(|| read("[vps]"));
static VISCII: LazyLock<Table> = LazyLock::new(|| read("[viscii]"));

/// The letter that a character stands for; nothing where the encoding has no letter of its own there.
pub(super) fn letter(encoding: Encoding, sign: char) -> Option<char> {
    let table = match encoding {
        Encoding::Tcvn3 => &TCVN3,
        Encoding::Vps => &VPS,
        Encoding::Viscii => &VISCII,
        Encoding::Unicode | Encoding::Vni => return None,
    };
    table[usize::from(page::byte(sign)?)]
}

fn read(title: &str) -> Table {
    let mut table = [None; 256];
    let rows = ROWS.lines().skip_while(|line| *line != title).skip(1);
    for row in rows.take_while(|line| !line.starts_with('[')).filter(|line| !line.is_empty() && !line.starts_with('#'))
    {
        let mut cells = row.split(' ');
        let base = cells.next().unwrap_or_default();
        for (byte, tone) in cells.zip(TONES).filter(|(cell, _)| *cell != "--") {
            let byte = usize::from_str_radix(byte, 16).expect("the table is ours and its test reads every row");
            table[byte] = base.chars().chain(tone).nfc().next();
        }
    }
    table
}
