//! Numbers and cell names from their letters, without going through general parsers: there are millions of them.

/// Digits of which every number fits a fraction of a spreadsheet without rounding.
const EXACT_DIGITS: usize = 15;

/// Powers of ten that are exact.
const TENS: [f64; 16] = [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

/// A finite number, as spreadsheets write it.
#[inline]
pub(crate) fn finite(text: &str) -> Option<f64> {
    plain(text.as_bytes()).or_else(|| {
        let text = text.trim();
        // The general parser also takes "inf" and "nan", which are words here.
        let begins_well = text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | '.'));
        text.parse::<f64>().ok().filter(|number| begins_well && number.is_finite())
    })
}

/// Digits with at most one point: a whole number divided by a power of ten is the nearest fraction when both are exact.
#[inline]
fn plain(bytes: &[u8]) -> Option<f64> {
    let (negative, digits) = match bytes {
        [b'-', digits @ ..] => (true, digits),
        digits => (false, digits),
    };
    if digits.is_empty() || digits.len() > EXACT_DIGITS {
        return None;
    }
    let (mut whole, mut point) = (0_u64, None);
    for (at, byte) in digits.iter().enumerate() {
        match byte {
            b'0'..=b'9' => whole = whole * 10 + u64::from(byte - b'0'),
            b'.' if point.is_none() && at > 0 => point = Some(at),
            _ => return None,
        }
    }
    let decimals = point.map_or(0, |point| digits.len() - point - 1);
    let number = whole as f64 / TENS[decimals];
    Some(if negative { -number } else { number })
}

/// A whole number without sign.
#[inline]
pub(crate) fn whole(text: &str) -> Option<u32> {
    let text = text.trim_ascii();
    if text.is_empty() || text.len() > 10 {
        return None;
    }
    let mut number = 0_u64;
    for byte in text.bytes() {
        number = number * 10 + u64::from(byte.checked_sub(b'0').filter(|digit| *digit < 10)?);
    }
    u32::try_from(number).ok()
}

/// Row and column, from 0, of a cell's name, for example `AB12`.
#[inline]
pub(crate) fn place(name: &str) -> Option<(u32, u32)> {
    let (mut column, mut row, mut digits) = (0_u32, 0_u32, 0);
    for byte in name.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' if digits == 0 => {
                column = column.checked_mul(26)?.checked_add(u32::from(byte.to_ascii_uppercase() - b'A') + 1)?;
            }
            b'0'..=b'9' => {
                row = row.checked_mul(10)?.checked_add(u32::from(byte - b'0'))?;
                digits += 1;
            }
            b'$' => {}
            _ => return None,
        }
    }
    Some((row.checked_sub(1)?, column.checked_sub(1)?))
}

/// A block of cells: the rows and columns of `A1:B2`, or of one cell.
pub(crate) fn block(name: &str) -> Option<((u32, u32), (u32, u32))> {
    let (first, last) = name.split_once(':').unwrap_or((name, name));
    let ((top, left), (bottom, right)) = (place(first)?, place(last)?);
    Some(((top.min(bottom), top.max(bottom)), (left.min(right), left.max(right))))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn numbers_are_what_they_say() {
        for text in ["0", "12", "-12", "2.34", "0.1", "1985", "45000.75", "1E3", "1.5e-7", "123456789012345678", "12."]
        {
            assert_eq!(finite(text), Some(text.parse().unwrap()), "{text}");
        }
        assert_eq!(finite(" 7 "), Some(7.0));
        for text in ["", "-", ".", "NaN", "inf", "-inf", "1e999", "1.2.3", "12a", "1,5", "--1"] {
            assert_eq!(finite(text), None, "{text}");
        }
        assert_eq!(whole("4294967295"), Some(u32::MAX));
        assert_eq!(whole("4294967296"), None);
        assert_eq!(whole("-1"), None);
    }

    #[test]
    fn cells_are_found_by_their_names() {
        assert_eq!(place("A1"), Some((0, 0)));
        assert_eq!(place("AM100000"), Some((99_999, 38)));
        assert_eq!(place("$xfd$1048576"), Some((1_048_575, 16_383)));
        for name in ["", "A", "1", "A0", "1A", "A1B", "A-1", "AAAAAAAAAA1", "A99999999999"] {
            assert_eq!(place(name), None, "{name}");
        }
        assert_eq!(block("B2:A1"), Some(((0, 1), (0, 1))));
        assert_eq!(block("C3"), Some(((2, 2), (2, 2))));
        assert_eq!(block("A:C"), None);
    }

    proptest! {
        #[test]
        fn numbers_are_the_general_parsers(number in any::<f64>().prop_filter("finite", |n| n.is_finite())) {
            prop_assert_eq!(finite(&number.to_string()), Some(number));
            let short = format!("{number:.3}");
            prop_assert_eq!(finite(&short), Some(short.parse().unwrap()));
        }

        #[test]
        fn decimals_are_the_general_parsers(whole in 0_u64..1_000_000_000, decimals in 0_u32..1000) {
            let text = format!("{whole}.{decimals}");
            prop_assert_eq!(finite(&text), Some(text.parse().unwrap()));
        }
    }
}
