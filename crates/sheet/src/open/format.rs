//! What a number format shows: a number, a time, or a day, and what of the day.

use crate::book::Precision;

/// What the cells of a format hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shows {
    /// Numbers, and times of the day, which are fractions of one.
    Number,
    /// Days.
    Day(Precision),
}

/// A format that spreadsheets know by its number.
pub(crate) fn built_in(number: u32) -> Shows {
    match number {
        17 => Shows::Day(Precision::Month),
        14..=16 | 22 | 27..=31 | 36 | 50..=58 => Shows::Day(Precision::Day),
        // 18 to 21, 32 to 35 and 45 to 47 are times of the day.
        _ => Shows::Number,
    }
}

/// A letter of a format that stands for a part of a day or a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Year,
    MonthOrMinute,
    Day,
    Hour,
    Second,
}

/// A format that is written out. Only its first section counts: the others are for negative numbers, zero and texts.
pub(crate) fn written(code: &str) -> Shows {
    let Some(parts) = parts(code) else { return Shows::Number };
    let month = |at: usize| {
        let beside = |at: Option<usize>, part| at.and_then(|at| parts.get(at)).is_some_and(|found| *found == part);
        !beside(at.checked_sub(1), Part::Hour) && !beside(Some(at + 1), Part::Second)
    };
    let has_month = parts.iter().enumerate().any(|(at, part)| *part == Part::MonthOrMinute && month(at));
    match (parts.contains(&Part::Day), has_month, parts.contains(&Part::Year)) {
        (true, ..) => Shows::Day(Precision::Day),
        (false, true, _) => Shows::Day(Precision::Month),
        (false, false, true) => Shows::Day(Precision::Year),
        (false, false, false) => Shows::Number,
    }
}

/// The parts of a day and a time in their order, each once for its letters; none for a format of numbers.
fn parts(code: &str) -> Option<Vec<Part>> {
    let mut parts = Vec::new();
    let mut last = ' ';
    let mut rest = code;
    while let Some(letter) = rest.chars().next() {
        let after = &rest[letter.len_utf8()..];
        if let Some(noon) = ["am/pm", "a/p"].iter().find(|noon| starts_with(rest, noon)) {
            (rest, last) = (&rest[noon.len()..], ' ');
            continue;
        }
        if starts_with(rest, "general") {
            return None;
        }
        rest = match letter {
            ';' => break,
            '"' => after.find('"').map_or("", |end| &after[end + 1..]),
            '[' => {
                let end = after.find(']').unwrap_or(after.len());
                // [h]:mm counts hours beyond a day; [Red] and [$-42A] say nothing about days.
                match after.as_bytes().first().map(u8::to_ascii_lowercase) {
                    Some(b'h') if is_all(&after[..end], 'h') => parts.push(Part::Hour),
                    Some(b'm') if is_all(&after[..end], 'm') => parts.push(Part::Hour),
                    Some(b's') if is_all(&after[..end], 's') => parts.push(Part::Second),
                    _ => {}
                }
                after.get(end + 1..).unwrap_or("")
            }
            // The letter after these is itself, a width, or what fills the cell.
            '\\' | '_' | '*' => after.chars().next().map_or("", |next| &after[next.len_utf8()..]),
            _ => after,
        };
        let part = match letter.to_ascii_lowercase() {
            'y' | 'e' | 'b' if !after.starts_with(['+', '-']) => Some(Part::Year),
            'm' => Some(Part::MonthOrMinute),
            'd' => Some(Part::Day),
            'h' => Some(Part::Hour),
            's' => Some(Part::Second),
            '#' | '?' => return None,
            // A zero is a number's, unless it is a fraction of a second.
            '0' if parts.last() != Some(&Part::Second) => return None,
            _ => None,
        };
        if let Some(part) = part.filter(|_| !letter.eq_ignore_ascii_case(&last)) {
            parts.push(part);
        }
        last = letter;
    }
    Some(parts)
}

fn starts_with(text: &str, word: &str) -> bool {
    text.as_bytes().get(..word.len()).is_some_and(|beginning| beginning.eq_ignore_ascii_case(word.as_bytes()))
}

fn is_all(text: &str, letter: char) -> bool {
    text.chars().all(|found| found.eq_ignore_ascii_case(&letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_say_what_of_a_day_they_show() {
        let day = Shows::Day(Precision::Day);
        let month = Shows::Day(Precision::Month);
        let year = Shows::Day(Precision::Year);
        for (code, shows) in [
            ("dd/mm/yyyy", day),
            ("dd/mm/yyyy;@", day),
            ("[$-42A]dd mmmm yyyy", day),
            ("[$-1010000]d/m/yyyy;@", day),
            ("\"ngày\" dd \"tháng\" mm \"năm\" yyyy", day),
            ("d/m/yy h:mm AM/PM", day),
            ("yyyy\\-mm\\-dd", day),
            ("mm/yyyy", month),
            ("mmm-yy", month),
            ("m\"/\"yyyy", month),
            ("yyyy", year),
            ("yyyy;@", year),
            ("h:mm", Shows::Number),
            ("hh:mm:ss.000", Shows::Number),
            ("[h]:mm:ss", Shows::Number),
            ("mm:ss", Shows::Number),
            ("h:mm AM/PM", Shows::Number),
            ("General", Shows::Number),
            ("[Red]General", Shows::Number),
            ("0.00E+00", Shows::Number),
            ("#,##0 \"đ\"", Shows::Number),
            ("#,##0\\ d", Shows::Number),
            ("@", Shows::Number),
            ("", Shows::Number),
            ("[", Shows::Number),
            ("\\", Shows::Number),
            ("\"", Shows::Number),
            ("[Red]0;[Blue]dd/mm", Shows::Number),
            ("_(* #,##0_);_(* \\(#,##0\\)", Shows::Number),
        ] {
            assert_eq!(written(code), shows, "{code}");
        }
        assert_eq!(built_in(14), day);
        assert_eq!(built_in(17), month);
        assert_eq!(built_in(20), Shows::Number);
        assert_eq!(built_in(0), Shows::Number);
    }
}
