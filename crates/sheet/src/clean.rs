//! Clean texts: every cell in composed Unicode, whatever it was typed in, without signs that nobody sees.
//!
//! The encoding is decided for a column and never for a cell: by the cells' font where the file has fonts, else by a vote
//! of the whole column. A vote below the threshold changes nothing and is reported.

mod decide;

use std::collections::{HashMap, HashSet};

use unicode_normalization::{UnicodeNormalization, is_nfc};
use words::{Capitals, Encoding, ImportMessage, decode, of_font};

use crate::book::{Book, Sheet, TextId, Value};
use crate::mapping::Mapping;
use crate::place::Desk;
use decide::{Decided, Doubt, decide, of_cell};

/// Characters of a sample in a message.
const SAMPLE_CHARACTERS_MAX: usize = 40;

/// How a text is turned into Unicode.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct From {
    encoding: Encoding,
    capitals: bool,
}

const UNICODE: From = From { encoding: Encoding::Unicode, capitals: false };

/// Texts of which the encoding is not certain.
#[derive(Debug, Default)]
pub(crate) struct Foreign {
    /// They still look foreign after all: nobody may take them for what they say.
    pub(crate) refused: HashSet<TextId>,
    /// They went with their column, and could be read otherwise.
    pub(crate) unsure: HashSet<TextId>,
}

/// Cleans every text of a book in place. Columns that were converted are noticed, columns that should have been and could
/// not surely be are problems of their cells: the texts that look foreign are returned.
pub(crate) fn clean(book: &mut Book, mapping: &Mapping, desk: &mut Desk<'_>) -> Foreign {
    let fonts: Vec<Option<From>> = book.fonts.iter().map(|font| of_legacy_font(font)).collect();
    let mut sheets = std::mem::take(&mut book.sheets);
    let mut pool = Pool { book, known: HashMap::new(), foreign: Foreign::default() };
    for sheet in &mut sheets {
        let columns = decide(pool.book, sheet, &fonts, mapping);
        convert(&mut pool, sheet, &fonts, &columns, desk);
    }
    let foreign = pool.foreign;
    book.sheets = sheets;
    foreign
}

fn of_legacy_font(font: &str) -> Option<From> {
    let (encoding, capitals) = of_font(font)?;
    Some(From { encoding, capitals: capitals == Capitals::All })
}

struct Pool<'a> {
    book: &'a mut Book,
    known: HashMap<(TextId, From), TextId>,
    foreign: Foreign,
}

impl Pool<'_> {
    fn add(&mut self, text: &str) -> TextId {
        self.book.texts.push(text.into());
        (self.book.texts.len() - 1) as TextId
    }

    /// The clean text of a cell's.
    fn clean(&mut self, id: TextId, from: From, strange: bool) -> TextId {
        if let Some(known) = self.known.get(&(id, from)) {
            return *known;
        }
        let text = self.book.text(id);
        let clean = match tidied(text, from) {
            None => id,
            Some(tidy) => self.add(&tidy),
        };
        if strange && looks_foreign(self.book.text(clean)) {
            self.foreign.refused.insert(clean);
        }
        self.known.insert((id, from), clean);
        clean
    }
}

fn convert(
    pool: &mut Pool<'_>,
    sheet: &mut Sheet,
    fonts: &[Option<From>],
    columns: &HashMap<u16, Decided>,
    desk: &mut Desk<'_>,
) {
    let mut converted: HashMap<(u16, Encoding), (usize, TextId, TextId, u32)> = HashMap::new();
    let mut tick = None;
    for at in 0..sheet.rows.len() {
        let (first, row) = (sheet.rows[at].first as usize, sheet.rows[at].number);
        let until = sheet.rows.get(at + 1).map_or(sheet.cells.len(), |row| row.first as usize);
        for cell in &mut sheet.cells[first..until] {
            let Value::Text(id) = cell.value else { continue };
            let text = pool.book.text(id);
            if is_tick(text, pool.book.fonts.get(usize::from(cell.font)).map_or("", |font| font)) {
                cell.value = Value::Text(*tick.get_or_insert_with(|| pool.add("x")));
                continue;
            }
            let (mut strange, mut in_doubt) = (false, Doubt::None);
            let from = match fonts.get(cell.font as usize).copied().flatten() {
                // Somebody typed Unicode into a cell that still has the old font.
                Some(_) if is_surely_unicode(text) => UNICODE,
                Some(from) => from,
                None if !needs_decoding(text) => UNICODE,
                None => {
                    let (encoding, doubt) = of_cell(text, columns.get(&cell.column).copied());
                    (in_doubt, strange) = (doubt, encoding == Encoding::Unicode);
                    From { encoding, capitals: false }
                }
            };
            let clean = pool.clean(id, from, strange);
            match in_doubt {
                Doubt::None => {}
                Doubt::Refused => drop(pool.foreign.refused.insert(clean)),
                Doubt::Unsure => drop(pool.foreign.unsure.insert(clean)),
            }
            if from.encoding != Encoding::Unicode && clean != id && needs_decoding(pool.book.text(id)) {
                let seen = converted.entry((cell.column, from.encoding)).or_insert((0, id, clean, row));
                seen.0 += 1;
            }
            cell.value = Value::Text(clean);
        }
    }
    let mut converted: Vec<_> = converted.into_iter().collect();
    converted.sort_by_key(|((column, encoding), _)| (*column, *encoding as u8));
    for ((column, encoding), (cells, before, after, _)) in converted {
        let sample = |id: TextId| pool.book.text(id).chars().take(SAMPLE_CHARACTERS_MAX).collect::<String>();
        let encoding = encoding.code().to_uppercase();
        let what = ImportMessage::Converted { encoding, cells, before: sample(before), after: sample(after) };
        desk.notice_column(&sheet.name, column, what);
    }
}

/// A tick of the picture font Wingdings, which is a letter in every other.
fn is_tick(text: &str, font: &str) -> bool {
    matches!(text.trim(), "ü" | "þ" | "û") && font.to_lowercase().starts_with("wingdings")
}

/// Whether a text can differ between encodings at all.
fn needs_decoding(text: &str) -> bool {
    text.chars().any(|c| !c.is_ascii() || (c.is_control() && !c.is_whitespace()))
}

/// Letters that only Unicode has: no legacy encoding shows them, in whatever code page a file was opened.
fn is_surely_unicode(text: &str) -> bool {
    text.chars().any(|c| ('\u{1ea0}'..='\u{1ef9}').contains(&c))
}

/// Whether a text holds signs that stand in no Vietnamese or English words: what is left when an old encoding was not
/// recognised.
fn looks_foreign(text: &str) -> bool {
    let letters = |c: char| c.is_alphabetic();
    let mut before = ' ';
    for c in text.chars() {
        let foreign = match c {
            '\u{a1}'..='\u{af}' | '\u{b1}' | '\u{b4}'..='\u{b6}' | '\u{b8}'..='\u{ba}' | '\u{bc}'..='\u{bf}' => {
                letters(before)
            }
            'å' | 'æ' | 'ç' | 'ë' | 'î' | 'ï' | 'ñ' | 'ö' | '÷' | 'ø' | 'û' | 'ü' | 'þ' | 'ÿ' | 'ß' | 'ä' | 'ð' => {
                true
            }
            'Æ' | 'Ë' | 'Î' | 'Ï' | 'Ñ' | 'Ö' | 'Ø' | 'Û' | 'Ü' | 'Þ' | 'Ç' | 'Å' | 'Ä' => {
                before.is_lowercase()
            }
            // Pairs of signs that UTF-8 makes when it is read as something else: "Nguyá»…n".
            '\u{fffd}' | '…' | '„' | '‡' | '†' | '‰' => letters(before) && c != '…',
            _ => false,
        };
        if foreign {
            return true;
        }
        before = c;
    }
    false
}

/// The text composed and without invisible signs, lines kept apart; nothing where it is so already.
fn tidied(text: &str, from: From) -> Option<String> {
    if from == UNICODE && is_tidy(text) {
        return None;
    }
    let decoded = decode(text, from.encoding);
    let mut tidy = String::with_capacity(decoded.len());
    let visible = decoded.nfc().filter(|c| !matches!(c, '\u{ad}' | '\u{200c}' | '\u{200d}' | '\u{2060}' | '\u{fe0f}'));
    for c in visible {
        let blank = c.is_whitespace() || c.is_control() || matches!(c, '\u{200b}' | '\u{feff}');
        match (blank, c == '\n' || c == '\r') {
            (false, _) => tidy.push(c),
            (true, _) if tidy.is_empty() => {}
            (true, true) => {
                tidy.truncate(tidy.trim_end().len());
                tidy.push('\n');
            }
            (true, false) if tidy.ends_with([' ', '\n']) => {}
            (true, false) => tidy.push(' '),
        }
    }
    tidy.truncate(tidy.trim_end().len());
    let tidy = if from.capitals { tidy.to_uppercase() } else { tidy };
    (tidy != text).then_some(tidy)
}

fn is_tidy(text: &str) -> bool {
    let mut before = ' ';
    for c in text.chars() {
        let odd = (c.is_whitespace() && c != ' ' && c != '\n')
            || c.is_control() && c != '\n'
            || matches!(c, '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' | '\u{ad}' | 'Ð' | 'ð' | '\u{fe0f}')
            || (matches!(c, ' ' | '\n') && matches!(before, ' ' | '\n'));
        if odd {
            return false;
        }
        before = c;
    }
    (text.is_empty() || !before.is_whitespace()) && is_nfc(text)
}

#[cfg(test)]
mod tests {
    use words::Place;

    use super::*;
    use crate::Problem;
    use crate::book::{Cell, Row};

    /// One column of texts in one font, cleaned.
    fn column(font: &str, texts: &[&str]) -> (Vec<String>, usize, Vec<Problem>) {
        let mut book = Book { fonts: vec!["".into(), font.into()], ..Book::default() };
        let mut sheet = Sheet { name: "DS".to_owned(), ..Sheet::default() };
        for (row, text) in (0..).zip(texts) {
            book.texts.push((*text).into());
            sheet.rows.push(Row { number: row, first: row, hidden: false });
            sheet.cells.push(Cell { column: 0, font: 1, value: Value::Text(row) });
        }
        book.sheets.push(sheet);
        let mut desk = Desk::new("a.xlsx");
        let foreign = clean(&mut book, &Mapping::default(), &mut desk);
        let shown =
            |cell: &Cell| if let Value::Text(id) = cell.value { book.text(id).to_owned() } else { String::new() };
        (book.sheets[0].cells.iter().map(shown).collect(), foreign.refused.len(), desk.notices)
    }

    #[test]
    fn an_old_encoding_is_told_by_the_font_or_by_the_whole_column() {
        let old = ["Hä vµ tªn", "NguyÔn V¨n An", "TrÇn ThÞ B×nh", "Lª V¨n C\u{ad}êng", "Ph¹m ThÞ Dung"];
        let new = ["Họ và tên", "Nguyễn Văn An", "Trần Thị Bình", "Lê Văn Cường", "Phạm Thị Dung"];
        let (texts, foreign, notices) = column(".VnTime", &old);
        assert_eq!((texts, foreign), (new.map(str::to_owned).to_vec(), 0));
        assert!(matches!(
            &notices[0],
            Problem { place: Place { column: Some(_), .. }, what: ImportMessage::Converted { cells: 5, .. } }
        ));
        assert_eq!(column("Arial", &old).0, new);
        // The heading is Unicode, the cells below are not.
        let mixed = ["Họ và tên", old[1], old[2], old[3], old[4]];
        assert_eq!(column("Arial", &mixed).0, new);
        let capitals = column(".VnTimeH", &["NguyÔn V¨n An"]).0;
        assert_eq!(capitals, ["NGUYỄN VĂN AN"]);
        assert_eq!(column(".VnTime", &new).0, new, "typed in Unicode under the old font");
        assert_eq!(column("Wingdings", &["ü"]).0, ["x"]);
    }

    #[test]
    fn a_stray_cell_of_another_encoding_is_reported() {
        let cells = ["Nguyễn Văn An", "Trần Thị Bình", "Phạm Thị Dung", "NguyÔn V¨n An"];
        let (texts, foreign, _) = column("Arial", &cells);
        assert_eq!((texts[3].as_str(), foreign), ("NguyÔn V¨n An", 1));
    }

    #[test]
    fn a_book_that_knows_no_fonts_is_cleaned_too() {
        let mut book = Book { texts: vec!["Hä vµ tªn".into()], ..Book::default() };
        let row = Row { number: 0, first: 0, hidden: false };
        let cell = Cell { column: 0, font: 0, value: Value::Text(0) };
        book.sheets.push(Sheet { rows: vec![row], cells: vec![cell], ..Sheet::default() });
        clean(&mut book, &Mapping::default(), &mut Desk::new("a.xlsx"));
        assert!(matches!(book.sheets[0].cells[0].value, Value::Text(_)));
    }

    #[test]
    fn invisible_signs_and_double_blanks_go() {
        let tidy = |text| tidied(text, UNICODE);
        assert_eq!(tidy(" Nguyễn\u{a0} Văn\u{200b}\tAn ").unwrap(), "Nguyễn Văn An");
        assert_eq!(tidy("Nguye\u{302}\u{303}n").unwrap(), "Nguyễn");
        assert_eq!(tidy("Bí thư \r\n Chủ tịch").unwrap(), "Bí thư\nChủ tịch");
        assert_eq!(tidy(" \u{a0}\n").unwrap(), "");
        assert_eq!(tidy("Nguyễn Văn An"), None);
    }

    #[test]
    fn what_was_not_recognised_looks_foreign() {
        assert!(looks_foreign("NguyÔn V¨n An"));
        assert!(looks_foreign("Traàn Vaên Bình") || !looks_foreign("Trần Văn Bình"));
        assert!(!looks_foreign("Trần Văn Bình – H'Hen Niê"));
        assert!(!looks_foreign("ĐẶNG THỊ HÒA"));
    }
}
