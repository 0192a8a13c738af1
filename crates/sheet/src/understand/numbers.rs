//! Personal numbers as cells hold them: with signs between the digits, as numbers that lost their zeros, as fractions.

use cadre::record::{Number, Sex};

use crate::book::Value;

/// Digits of a personal number (Circular 59/2021/TT-BCA, Art. 4): province, century and sex, year, six more.
const DIGITS: usize = 12;

/// Zeros that a spreadsheet drops at most: provinces have numbers from 001.
const ZEROS_MAX: usize = 2;

/// What was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Read {
    /// The number as it stands.
    Number(Number),
    /// The number with the zeros it had lost, which sex and year of birth confirm.
    WithZeros(Number),
    /// So many digits, which are no number.
    Digits(usize),
    /// Something else than digits.
    Signs,
    /// A spreadsheet's fraction: the last digits are gone.
    Rounded,
}

/// What a number of twelve digits tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Told {
    pub(crate) sex: Sex,
    pub(crate) year: i16,
}

/// Reads a cell. `province` knows the codes that numbers begin with, and `known` is what else is known of the person, which confirms zeros that were put back.
pub(crate) fn read(value: Value, text: &str, province: impl Fn(&str) -> bool, known: impl Fn(Told) -> bool) -> Read {
    let digits = match value {
        Value::Number(number) if number.fract() == 0.0 && (0.0..1e15).contains(&number) => format!("{number:.0}"),
        Value::Number(_) => return Read::Rounded,
        _ => match of_text(text) {
            Ok(digits) => digits,
            Err(wrong) => return wrong,
        },
    };
    if let Ok(number) = Number::new(&digits) {
        return Read::Number(number);
    }
    let lost = DIGITS.saturating_sub(digits.len());
    let padded = format!("{digits:0>DIGITS$}");
    let confirmed = (1..=ZEROS_MAX).contains(&lost) && province(&padded[..3]) && told(&padded).is_some_and(known);
    match Number::new(&padded) {
        Ok(number) if confirmed => Read::WithZeros(number),
        _ => Read::Digits(digits.len()),
    }
}

fn of_text(text: &str) -> Result<String, Read> {
    let text = text.trim_start_matches('\'');
    let upper = text.to_uppercase();
    if upper.contains("E+") || (upper.contains('E') && upper.bytes().filter(u8::is_ascii_digit).count() > 3) {
        return Err(Read::Rounded);
    }
    // A number that a program wrote with a fraction: "34085001234.0".
    let text = text.strip_suffix(".0").unwrap_or(text);
    let signs = |c: char| c.is_whitespace() || matches!(c, '.' | '-' | '/' | '_' | '\u{2013}' | ',' | ':');
    let digits: String = text.chars().filter(|c| !signs(*c)).collect();
    if digits.bytes().all(|b| b.is_ascii_digit()) && !digits.is_empty() { Ok(digits) } else { Err(Read::Signs) }
}

/// Sex and year of birth that twelve digits tell: the fourth digit is even for men, and two of its values are a century.
pub(crate) fn told(digits: &str) -> Option<Told> {
    if digits.len() != DIGITS {
        return None;
    }
    // Nobody in a list was born in the twenty-second century.
    let century = digits[3..4].parse::<i16>().ok().filter(|century| *century < 4)?;
    let year = 1900 + century / 2 * 100 + digits[4..6].parse::<i16>().ok()?;
    Some(Told { sex: if century % 2 == 0 { Sex::Male } else { Sex::Female }, year })
}

/// What a number may tell of which only the beginning can be trusted: too short, too long, or with a letter in it. It may
/// have lost its first zero as well.
pub(crate) fn told_by_beginning(text: &str) -> impl Iterator<Item = Told> {
    let plain: String = text.chars().filter(|c| !c.is_whitespace() && *c != '.').collect();
    let digits: String = plain.chars().take_while(char::is_ascii_digit).collect();
    let with_zero = (digits == plain && digits.len() == DIGITS - 1).then(|| format!("0{digits}"));
    let whole = |begins: String| told(&format!("{:0<DIGITS$}", begins.get(..6)?));
    [Some(digits), with_zero].into_iter().flatten().filter_map(whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Read {
        read(Value::Truth(true), text, |code| code != "099", |told| told == Told { sex: Sex::Male, year: 1985 })
    }

    fn number(digits: &str) -> Number {
        Number::new(digits).unwrap()
    }

    #[test]
    fn a_number_is_read_however_it_is_written() {
        for written in ["034085001234", "034 085 001 234", "034.085.001.234", "034-085-001234", "'034085001234"] {
            assert_eq!(text(written), Read::Number(number("034085001234")), "{written}");
        }
        assert_eq!(text("34085001234"), Read::WithZeros(number("034085001234")));
        assert_eq!(text("1085001234"), Read::WithZeros(number("001085001234")));
        assert_eq!(text("34185001234"), Read::Digits(11), "a woman's");
        assert_eq!(text("99085001234"), Read::Digits(11), "no such province");
        assert_eq!(text("151234567"), Read::Number(number("151234567")));
        assert_eq!(text("3,4085E+10"), Read::Rounded);
        assert_eq!(text("03408500123O"), Read::Signs);
        assert_eq!(
            read(Value::Number(34_085_001_234.0), "", |_| true, |_| true),
            Read::WithZeros(number("034085001234"))
        );
    }

    #[test]
    fn a_number_tells_sex_and_year() {
        assert_eq!(told("034085001234"), Some(Told { sex: Sex::Male, year: 1985 }));
        assert_eq!(told("034301001234"), Some(Told { sex: Sex::Female, year: 2001 }));
        let told = |text| told_by_beginning(text).collect::<Vec<Told>>();
        let man = Told { sex: Sex::Male, year: 1985 };
        assert_eq!(told("03408500123O"), [man]);
        assert!(told("34085001234").contains(&man));
        assert_eq!(told("12"), []);
    }
}
