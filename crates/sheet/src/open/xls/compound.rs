//! Compound files: a file system in a file. Only what lies at its root is looked at; documents within the document have
//! streams of the same names further down.

use super::MAGIC;

/// Sector numbers from here on are signs: the end of a chain, a free sector.
const SIGNS: u32 = 0xFFFF_FFFA;

/// Bytes of an entry of the directory.
const ENTRY_BYTES: usize = 128;

/// Streams below this many bytes lie in the small sectors, by the format.
const SMALL_STREAM_BYTES: usize = 4_096;

/// A compound file.
#[derive(Debug)]
pub(super) struct Compound<'a> {
    bytes: &'a [u8],
    sector_bytes: usize,
    next: Vec<u32>,
    small_next: Vec<u32>,
    small: Vec<u8>,
    small_sector_bytes: usize,
    /// The streams and folders at the root: name, first sector, bytes.
    entries: Vec<(String, u32, usize)>,
}

impl<'a> Compound<'a> {
    /// Opens a file; none if it does not follow the format.
    pub(super) fn open(bytes: &'a [u8]) -> Option<Compound<'a>> {
        let header = bytes.get(..512).filter(|header| header.starts_with(MAGIC))?;
        let shift = |at| header[at];
        let sector_bytes = match shift(30) {
            9 => 512,
            12 => 4_096,
            _ => return None,
        };
        let small_sector_bytes = if shift(32) == 6 { 64 } else { return None };
        let (next, small_next, small, entries) = Default::default();
        let mut compound = Compound { bytes, sector_bytes, next, small_next, small, small_sector_bytes, entries };
        compound.next = compound.allocation(header)?;
        let directory = compound.chain(u32_at(header, 48)?, usize::MAX)?;
        let root = directory.get(..ENTRY_BYTES)?;
        let small_table = compound.chain(u32_at(header, 60)?, usize::MAX).unwrap_or_default();
        compound.small_next = numbers(&small_table);
        compound.small = compound.chain(u32_at(root, 116)?, u32_at(root, 120)? as usize).unwrap_or_default();
        compound.entries = children(&directory, u32_at(root, 76)?);
        Some(compound)
    }

    /// Whether there is an entry of that name at the root.
    pub(super) fn has(&self, name: &str) -> bool {
        self.entries.iter().any(|(found, ..)| found.eq_ignore_ascii_case(name))
    }

    /// The bytes of a stream at the root.
    pub(super) fn stream(&self, name: &str) -> Option<Vec<u8>> {
        let (_, first, bytes) = self.entries.iter().find(|(found, ..)| found.eq_ignore_ascii_case(name))?;
        if *bytes >= SMALL_STREAM_BYTES {
            return self.chain(*first, *bytes);
        }
        let size = self.small_sector_bytes;
        let sector = |number: u32| self.small.get(number as usize * size..).map(|rest| &rest[..rest.len().min(size)]);
        follow(*first, &self.small_next, *bytes, sector)
    }

    /// The table that says which sector follows which.
    fn allocation(&self, header: &[u8]) -> Option<Vec<u32>> {
        let mut places = numbers(&header[76..512]);
        let mut further = u32_at(header, 68)?;
        // A chain cannot be longer than the file has sectors.
        let mut left = self.bytes.len() / self.sector_bytes;
        while further < SIGNS && left > 0 {
            let mut more = numbers(self.sector(further)?);
            further = more.pop()?;
            places.append(&mut more);
            left -= 1;
        }
        let most = self.bytes.len() / self.sector_bytes;
        let mut next = Vec::new();
        for place in places.into_iter().filter(|place| *place < SIGNS) {
            if next.len() > most {
                break;
            }
            next.extend(numbers(self.sector(place)?));
        }
        Some(next)
    }

    fn chain(&self, first: u32, bytes: usize) -> Option<Vec<u8>> {
        follow(first, &self.next, bytes, |number| self.sector(number))
    }

    /// A sector; the last one of a file may be cut short.
    fn sector(&self, number: u32) -> Option<&'a [u8]> {
        let from = (number as usize).checked_add(1)?.checked_mul(self.sector_bytes)?;
        let rest = self.bytes.get(from..).filter(|rest| !rest.is_empty())?;
        Some(&rest[..rest.len().min(self.sector_bytes)])
    }
}

/// The bytes of a chain of sectors, so many at most; none when it goes in circles or leaves the file.
fn follow<'s>(first: u32, next: &[u32], bytes: usize, sector: impl Fn(u32) -> Option<&'s [u8]>) -> Option<Vec<u8>> {
    let mut stream = Vec::new();
    let (mut number, mut left) = (first, next.len());
    while number < SIGNS && stream.len() < bytes {
        left = left.checked_sub(1)?;
        stream.extend_from_slice(sector(number)?);
        number = *next.get(number as usize)?;
    }
    if stream.len() < bytes && bytes != usize::MAX {
        return None;
    }
    stream.truncate(bytes);
    Some(stream)
}

/// The entries of one folder, which are a tree of their own.
fn children(directory: &[u8], first: u32) -> Vec<(String, u32, usize)> {
    let mut entries = Vec::new();
    let mut seen = vec![false; directory.len() / ENTRY_BYTES];
    let mut open = vec![first];
    while let Some(number) = open.pop() {
        let at = number as usize;
        if seen.get(at).is_none_or(|seen| *seen) {
            continue;
        }
        seen[at] = true;
        let entry = &directory[at * ENTRY_BYTES..(at + 1) * ENTRY_BYTES];
        let units = usize::from(u16::from_le_bytes([entry[64], entry[65]])).min(64) / 2;
        let name: Vec<u16> =
            entry[..64].chunks_exact(2).take(units).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
        let name = String::from_utf16_lossy(&name);
        let numbers = numbers(&entry[68..124]);
        open.extend([numbers[0], numbers[1]]);
        entries.push((name.trim_end_matches('\0').to_owned(), numbers[12], numbers[13] as usize));
    }
    entries
}

fn numbers(bytes: &[u8]) -> Vec<u32> {
    bytes.chunks_exact(4).map(|four| u32::from_le_bytes([four[0], four[1], four[2], four[3]])).collect()
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at + 4).map(|four| u32::from_le_bytes([four[0], four[1], four[2], four[3]]))
}
