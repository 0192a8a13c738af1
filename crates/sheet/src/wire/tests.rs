//! Books that cross, and bytes that are none.

use proptest::prelude::*;

use super::*;

fn bytes(book: &Book) -> Vec<u8> {
    let mut bytes = Vec::new();
    write(book, &mut bytes).unwrap();
    bytes
}

fn value(texts: u32) -> impl Strategy<Value = Value> {
    let precision = prop_oneof![Just(Precision::Day), Just(Precision::Month), Just(Precision::Year)];
    let day = (1900_i16..2100, 1_i8..=12, 1_i8..=28).prop_map(|(y, m, d)| Date::new(y, m, d).unwrap());
    prop_oneof![
        (0..texts).prop_map(Value::Text),
        any::<f64>().prop_filter("a number", |number| !number.is_nan()).prop_map(Value::Number),
        (day, precision).prop_map(|(day, precision)| Value::Day(day, precision)),
        any::<bool>().prop_map(Value::Truth),
        (0..texts).prop_map(Value::Error),
        Just(Value::Uncomputed),
    ]
}

fn sheet(texts: u32, fonts: u16) -> impl Strategy<Value = Sheet> {
    let row = proptest::collection::btree_map(any::<u16>(), (0..fonts, value(texts)), 1..5);
    let rows = proptest::collection::btree_map(any::<u32>(), (any::<bool>(), row), 0..5);
    let merge = (any::<(u32, u32)>(), any::<(u16, u16)>()).prop_map(|(rows, columns)| Merge { rows, columns });
    let merges = proptest::collection::vec(merge, 0..3);
    let columns = proptest::collection::vec(any::<u16>(), 0..3);
    (".{0,9}", any::<bool>(), rows, merges, columns).prop_map(|(name, hidden, rows, merges, hidden_columns)| {
        let mut sheet = Sheet { name, hidden, merges, hidden_columns, ..Sheet::default() };
        for (number, (hidden, cells)) in rows {
            sheet.rows.push(Row { number, first: sheet.cells.len() as u32, hidden });
            let cells = cells.into_iter().map(|(column, (font, value))| Cell { column, font, value });
            sheet.cells.extend(cells);
        }
        sheet
    })
}

fn book() -> impl Strategy<Value = Book> {
    let names = || proptest::collection::vec(".{0,9}".prop_map(String::into_boxed_str), 1..5);
    (names(), names()).prop_flat_map(|(texts, fonts)| {
        let sheet = sheet(texts.len() as u32, fonts.len() as u16);
        let struck = proptest::collection::vec(any::<u16>(), 0..3);
        (Just(texts), Just(fonts), proptest::collection::vec(sheet, 0..3), struck, any::<bool>())
            .prop_map(|(texts, fonts, sheets, struck, since_1904)| Book { texts, fonts, struck, since_1904, sheets })
    })
}

proptest! {
    #[test]
    fn a_book_comes_back_as_it_was(book in book()) {
        prop_assert_eq!(read(&bytes(&book)), Some(book));
    }

    #[test]
    fn a_book_that_is_cut_off_is_none(book in book(), at in any::<prop::sample::Index>()) {
        let bytes = bytes(&book);
        prop_assert_eq!(read(&bytes[..at.index(bytes.len())]), None);
    }

    #[test]
    fn wrong_bytes_give_an_answer(book in book(), at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut bytes = bytes(&book);
        let at = at.index(bytes.len());
        bytes[at] = byte;
        let _ = read(&bytes);
    }
}

#[test]
fn an_empty_book_comes_back() {
    assert_eq!(read(&bytes(&Book::default())), Some(Book::default()));
    assert_eq!(read(b""), None);
    assert_eq!(read(&[bytes(&Book::default()), vec![0]].concat()), None);
}

#[test]
fn a_count_is_not_believed() {
    // A book that says it has a thousand million texts asks for no memory.
    let mut claims = MAGIC.to_vec();
    number(&mut claims, 1_000_000_000).unwrap();
    assert_eq!(read(&claims), None);
}
