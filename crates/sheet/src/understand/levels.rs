//! Levels in words: "ĐH Luật", "TCLLCT", "12/12", "Đang học TC".

use cadre::record::{Level, Subject};

use crate::book::Value;
use crate::tokens::{after, contains, key, tokens};
use crate::vocabulary::Vocabulary;

/// What a cell says of a subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Read {
    /// A level, with the field of study that stands behind it.
    Level(Level, Option<String>),
    /// Nothing at all: a dash.
    Nothing,
    /// Study that is under way.
    UnderWay,
    /// Not understood.
    Wrong,
}

/// Reads a text. Of several levels in one cell the highest counts.
pub(crate) fn read(vocabulary: &Vocabulary, subject: Subject, text: &str) -> Read {
    let whole = key(text);
    if vocabulary.studying.iter().any(|studying| contains(&whole, studying)) {
        return Read::UnderWay;
    }
    if let Some((level, _)) = vocabulary.level(subject, text).filter(|(_, words)| *words == whole.split(' ').count()) {
        return Read::Level(level, None);
    }
    let mut best: Option<(Level, Option<String>)> = None;
    for part in text.split([';', ',', '\n', '+', '&']).map(str::trim).filter(|part| !part.is_empty()) {
        let Some(found) = one(vocabulary, subject, part) else {
            // A second part may only name the field of study: "Đại học, Luật".
            match &mut best {
                Some((_, field)) if subject == Subject::Professional && field.is_none() && is_words(part) => {
                    *field = Some(part.to_owned());
                    continue;
                }
                _ => return nothing_or_wrong(vocabulary, subject, text),
            }
        };
        if best.as_ref().is_none_or(|(level, _)| !level.reaches(found.0)) {
            best = Some(found);
        }
    }
    match best {
        Some((level, field)) => Read::Level(level, field),
        None => nothing_or_wrong(vocabulary, subject, text),
    }
}

fn nothing_or_wrong(vocabulary: &Vocabulary, subject: Subject, text: &str) -> Read {
    match (vocabulary.is_nothing(text), Level::new(subject, "none")) {
        // A dash or a zero leaves the cell empty; a word such as "Không" is in the list of levels.
        (true, _) => Read::Nothing,
        _ => Read::Wrong,
    }
}

/// One level with what stands behind it: a field of study, a year, a note in brackets.
fn one(vocabulary: &Vocabulary, subject: Subject, part: &str) -> Option<(Level, Option<String>)> {
    let words = tokens(part);
    // "Bằng Đại học", "Trình độ: Trung cấp", "Tốt nghiệp ĐH": words before the level that say nothing.
    let lead = words
        .iter()
        .take_while(|word| {
            matches!(
                word.key.as_str(),
                "bang" | "trinh" | "do" | "tot" | "nghiep" | "da" | "qua" | "co" | "lop" | "01" | "1"
            )
        })
        .count();
    for skip in [0, lead] {
        let Some(from) = words.get(skip) else { continue };
        let Some((level, known)) = vocabulary.level(subject, &part[from.at.start..]) else { continue };
        let rest = words.get(skip + known..).unwrap_or_default();
        // "Chưa …" with something behind it is no statement that there is nothing.
        if level.code() == "none" && !rest.is_empty() && !is_only_subject(subject, &part[rest[0].at.start..]) {
            continue;
        }
        let Some(first) = rest.first() else { return Some((level, None)) };
        let behind = part[first.at.start..].trim();
        let bare = behind.split('(').next().unwrap_or_default().trim().trim_end_matches([',', '-', '.']);
        let is_year = |text: &str| {
            key(text)
                .split(' ')
                .all(|word| word.is_empty() || word.bytes().all(|b| b.is_ascii_digit()) || word == "nam")
        };
        if bare.is_empty() || is_year(bare) || is_only_subject(subject, bare) {
            return Some((level, None));
        }
        if subject == Subject::Professional && is_words(bare) {
            return Some((level, Some(field_of_study(bare))));
        }
    }
    None
}

/// "Trung cấp lý luận": the subject's own name behind the level.
fn is_only_subject(subject: Subject, behind: &str) -> bool {
    let words = key(behind);
    let own: &[&str] = match subject {
        Subject::Theory => &[
            "llct",
            "ly luan",
            "ly luan chinh tri",
            "chinh tri",
            "llct hc",
            "hanh chinh",
            "ly luan chinh tri hanh chinh",
            "ct",
        ],
        Subject::StateManagement => &["qlnn", "quan ly nha nuoc"],
        Subject::General => &["pho thong", "he chinh quy", "bo tuc", "gdtx", "bt", "pt", "bt vh", "chinh quy"],
        _ => &["chuyen mon", "tro len"],
    };
    own.contains(&words.as_str())
}

fn field_of_study(text: &str) -> String {
    let words = tokens(text);
    let skip = ["nganh", "chuyen nganh", "ve"].iter().find_map(|word| {
        let joined = key(text);
        after(&joined, word).filter(|rest| !rest.is_empty()).map(|_| word.split(' ').count())
    });
    let from = words.get(skip.unwrap_or(0)).map_or(0, |word| word.at.start);
    text[from..].replace('\n', " ")
}

fn is_words(text: &str) -> bool {
    text.chars().any(char::is_alphabetic) && !text.bytes().any(|b| b.is_ascii_digit())
}

/// General education that a spreadsheet took for a day: 12/12 became 12 December.
pub(crate) fn of_day(vocabulary: &Vocabulary, value: Value) -> Option<Level> {
    let Value::Day(day, _) = value else { return None };
    let (first, second) = (i32::from(day.day()), i32::from(day.month()));
    // Classes out of 12 or 10: only one order names a level, or both name the same.
    [(first, second), (second, first)]
        .into_iter()
        .filter(|(class, of)| matches!(of, 10 | 12) && class <= of)
        .find_map(|(class, of)| vocabulary.level(Subject::General, &format!("{class}/{of}")))
        .map(|(level, _)| level)
}

#[cfg(test)]
mod tests {
    use cadre::record::Titles;

    use super::*;
    use crate::mapping::Mapping;

    fn check(subject: Subject, text: &str, expected: &str) {
        let vocabulary = Vocabulary::new(&Titles::default(), &Mapping::default()).unwrap();
        let found = match read(&vocabulary, subject, text) {
            Read::Level(level, None) => level.code().to_owned(),
            Read::Level(level, Some(field)) => format!("{level}, {field}"),
            other => format!("{other:?}"),
        };
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn levels_are_understood_however_they_are_written() {
        use Subject::{General, Professional, StateManagement, Theory};
        for (subject, text, expected) in [
            (General, "12/12", "upper_secondary"),
            (General, "THPT", "upper_secondary"),
            (General, "9/12 BT", "lower_secondary"),
            (Professional, "ĐH", "university"),
            (Professional, "Đại học Luật", "university, Luật"),
            (Professional, "ĐH. Kinh tế nông nghiệp", "university, Kinh tế nông nghiệp"),
            (Professional, "Th.s Quản lý công", "master, Quản lý công"),
            (Professional, "Thạc sỹ", "master"),
            (Professional, "Cử nhân Luật; Thạc sĩ Quản lý công", "master, Quản lý công"),
            (Professional, "Trung cấp (2005)", "intermediate"),
            (Professional, "Đại học, Luật", "university, Luật"),
            (Professional, "CĐ ngành Kế toán", "college, Kế toán"),
            (Professional, "Chưa qua đào tạo", "none"),
            (Professional, "Chưa tốt nghiệp ĐH", "UnderWay"),
            (Professional, "Đại học dang dở", "UnderWay"),
            (Professional, "Không rõ trường", "Wrong"),
            (Theory, "TCLLCT", "intermediate"),
            (Theory, "TC", "intermediate"),
            (Theory, "Cao cấp LLCT", "advanced"),
            (Theory, "Trung cấp lý luận", "intermediate"),
            (Theory, "cao cấp 2015", "advanced"),
            (Theory, "Cử nhân", "bachelor"),
            (Theory, "Không", "none"),
            (Theory, "-", "Nothing"),
            (Theory, "Đang học TC", "UnderWay"),
            (Theory, "tương đương TC", "Wrong"),
            (StateManagement, "CVC", "principal"),
            (StateManagement, "Chuyên viên", "specialist"),
            (StateManagement, "Chuyên viên cao cấp", "senior"),
        ] {
            check(subject, text, expected);
        }
    }
}
