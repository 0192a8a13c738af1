//! Names of people as different hands write them.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::fold::{fold, is_d_bar, same, split};
use crate::order::spelling;

/// Words with a capital in front, as they stand at the head of a column or a list.
pub fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// How two ways of writing a name agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NameMatch {
    /// Letter for letter and tone for tone.
    Same,
    /// One was written without any mark and the letters agree: Nguyen Van An and Nguyễn Văn Ân, but also An.
    WithoutMarks,
    /// Two names.
    Different,
}

/// A personal name (họ và tên) that was written in capitals or in small letters, with a capital for every word.
/// A name in both kinds of letters was written with care and stays as it is.
///
/// ```
/// assert_eq!(words::name_case("NGUYỄN VĂN AN"), "Nguyễn Văn An");
/// assert_eq!(words::name_case("H'HEN NIÊ"), "H'Hen Niê");
/// ```
pub fn name_case(name: &str) -> String {
    if name.contains(char::is_uppercase) && name.contains(char::is_lowercase) {
        return name.to_owned();
    }
    let mut cased = String::with_capacity(name.len());
    let mut starts = true;
    for letter in name.chars() {
        if starts {
            cased.extend(letter.to_uppercase());
        } else {
            cased.extend(letter.to_lowercase());
        }
        // A mark that stands apart belongs to the letter before it.
        starts = !letter.is_alphanumeric() && !is_combining_mark(letter);
    }
    cased
}

/// Whether two names are one. Case, composition, spaces and the place of the tone do not count (hoà and hòa are one).
///
/// One word without marks may be a whole name spelt in full, so An and Ân are different.
///
/// ```
/// use words::{NameMatch, same_name};
/// assert_eq!(same_name("Trần Thị Hoà", "TRẦN THỊ HÒA"), NameMatch::Same);
/// assert_eq!(same_name("Trần Thị Hoà", "Tran Thi Hoa"), NameMatch::WithoutMarks);
/// assert_eq!(same_name("Lê An", "Lê Ân"), NameMatch::Different);
/// ```
pub fn same_name(one: &str, other: &str) -> NameMatch {
    let spelt = |name| split(name).map(spelling).collect::<Vec<_>>();
    let words = spelt(one);
    if words == spelt(other) {
        return NameMatch::Same;
    }
    let one_is_bare = !has_marks(one) || !has_marks(other);
    if one_is_bare && words.len() > 1 && fold(one) == fold(other) {
        NameMatch::WithoutMarks
    } else {
        NameMatch::Different
    }
}

/// Whether a name has a mark of Vietnamese: on a vowel, or the bar of đ.
fn has_marks(name: &str) -> bool {
    name.nfd().flat_map(char::to_lowercase).any(|letter| is_combining_mark(letter) || is_d_bar(same(letter)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_one_case_get_a_capital_for_every_word() {
        for (written, cased) in [
            ("NGUYỄN VĂN AN", "Nguyễn Văn An"),
            ("nguyễn thị hoa", "Nguyễn Thị Hoa"),
            ("H'HEN NIÊ", "H'Hen Niê"),
            ("h’hen niê", "H’Hen Niê"),
            ("Y BHĂM ÊBAN", "Y Bhăm Êban"),
            ("ĐẶNG  THÙY-LINH", "Đặng  Thùy-Linh"),
            ("LÒ VĂN\u{a0}ÍN", "Lò Văn\u{a0}Ín"),
            ("đỗ", "Đỗ"),
            ("", ""),
        ] {
            assert_eq!(name_case(written), cased);
        }
        let apart: String = "NGUYỄN VĂN ẤN".nfd().collect();
        assert_eq!(name_case(&apart).nfc().collect::<String>(), "Nguyễn Văn Ấn");
    }

    #[test]
    fn names_in_both_cases_stay() {
        for name in ["Nguyễn Văn AN", "H'Hen Niê", "Trần Thị hoa", "Nguyễn Văn An (B)"] {
            assert_eq!(name_case(name), name);
        }
    }

    fn check(one: &str, other: &str, expected: NameMatch) {
        assert_eq!(same_name(one, other), expected, "{one} and {other}");
        assert_eq!(same_name(other, one), expected, "{other} and {one}");
    }

    #[test]
    fn one_name_is_written_in_many_ways() {
        let apart: String = "Đặng Thị Hoà".nfd().collect();
        for other in ["đặng thị hòa", "ĐẶNG  THỊ\u{a0}HOÀ ", "Ðặng Thị Hoà", &apart] {
            check("Đặng Thị Hoà", other, NameMatch::Same);
        }
        check("H'Hen Niê", "H’HEN NIÊ", NameMatch::Same);
        check("Nguyễn Quý", "Nguyễn Qúy", NameMatch::Same);
        check("Mai Lan", "MAI LAN", NameMatch::Same);
    }

    #[test]
    fn a_name_without_marks_may_be_many() {
        check("Nguyen Van An", "Nguyễn Văn An", NameMatch::WithoutMarks);
        check("Nguyen Van An", "Nguyễn Văn Ân", NameMatch::WithoutMarks);
        check("Do Dang", "Đỗ Đăng", NameMatch::WithoutMarks);
        check("Nguyen Van An", "Nguyễn Văn Anh", NameMatch::Different);
    }

    #[test]
    fn two_names_are_two() {
        check("An", "Ân", NameMatch::Different);
        check("Nguyễn Văn An", "Nguyễn Văn Ân", NameMatch::Different);
        check("Lê Hoa", "Lê Hòa", NameMatch::Different);
        // Half without marks is a slip of another kind.
        check("Nguyễn Van An", "Nguyễn Văn An", NameMatch::Different);
        check("Nguyễn An", "Nguyễn Văn An", NameMatch::Different);
        check("", "An", NameMatch::Different);
    }
}
