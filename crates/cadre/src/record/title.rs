//! Titles (chức danh): the dated list of posts, and how offices write them.

use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use toml::Spanned;
use words::{Interval, Lang, fold};

use crate::pack::{Day, Pack, PackError, days};

/// Code of a title, for example `chu-tich-ubnd`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TitleCode(pub Arc<str>);

impl From<&str> for TitleCode {
    fn from(code: &str) -> TitleCode {
        TitleCode(code.into())
    }
}

impl fmt::Display for TitleCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Which law on staff a title falls under (đối tượng áp dụng).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Staff {
    /// Elected or Party official (cán bộ).
    Official,
    /// Civil servant (công chức).
    CivilServant,
    /// Public employee (viên chức).
    PublicEmployee,
    /// Part-time worker (người hoạt động không chuyên trách).
    PartTime,
}

/// Title (chức danh): a kind of post, for the time the law knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Title {
    /// Its code.
    pub code: TitleCode,
    /// Vietnamese name.
    pub vi: String,
    /// English name.
    pub en: String,
    /// When the law knows the title.
    pub span: Interval,
    /// The law on staff it falls under.
    pub staff: Staff,
    /// Its rank: a planned title must stand higher than the one held. Lower numbers stand higher; titles without one are not
    /// compared.
    pub rank: Option<u8>,
    /// Whether the text it comes from was seen.
    pub verified: bool,
}

impl Title {
    /// Its name in a language.
    pub fn name(&self, lang: Lang) -> &str {
        match lang {
            Lang::Vi => &self.vi,
            Lang::En => &self.en,
        }
    }
}

/// The titles of `rules/titles.toml`, found by code or by how an office writes them.
#[derive(Clone, Debug, Default)]
pub struct Titles {
    titles: Vec<Title>,
    by_code: HashMap<TitleCode, usize>,
    by_words: HashMap<String, usize>,
    writings: Vec<(String, usize)>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenTitles {
    title: Vec<WrittenTitle>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenTitle {
    code: Spanned<String>,
    vi: String,
    en: String,
    #[serde(default)]
    also: Vec<Spanned<String>>,
    from: Option<Day>,
    until: Option<Day>,
    staff: Staff,
    rank: Option<u8>,
    verified: bool,
    #[serde(rename = "source")]
    _source: String,
}

impl Titles {
    /// Reads the list; a code or a writing that stands for two titles is refused.
    pub fn read(pack: Pack<'_>) -> Result<Titles, PackError> {
        let written: WrittenTitles = pack.read()?;
        let mut titles = Titles::default();
        for title in written.title {
            let span = days(title.from, title.until)
                .map_err(|error| pack.at(&title.code, format!("title \"{}\": {error}", title.code.as_ref())))?;
            let at = titles.titles.len();
            let code = TitleCode::from(title.code.as_ref().as_str());
            if titles.by_code.insert(code.clone(), at).is_some() {
                return Err(
                    pack.at(&title.code, format!("title \"{code}\" stands twice; give one of them another code"))
                );
            }
            titles.by_words.insert(fold(&title.vi), at);
            let writings = std::iter::once(&title.vi).chain(title.also.iter().map(Spanned::as_ref));
            titles.writings.extend(writings.map(|writing| (writing.clone(), at)));
            for writing in &title.also {
                if titles.by_words.insert(fold(writing.as_ref()), at).is_some_and(|other| other != at) {
                    let problem = format!("\"{}\" already stands for another title", writing.as_ref());
                    return Err(pack.at(writing, problem));
                }
            }
            let WrittenTitle { vi, en, staff, rank, verified, .. } = title;
            titles.titles.push(Title { code, vi, en, span, staff, rank, verified });
        }
        Ok(titles)
    }

    /// The title of that code.
    pub fn get(&self, code: &TitleCode) -> Option<&Title> {
        self.by_code.get(code).map(|at| &self.titles[*at])
    }

    /// The title an office means by these words; tone marks, capitals and blanks do not matter.
    pub fn find(&self, words: &str) -> Option<&Title> {
        self.by_words.get(&fold(words)).map(|at| &self.titles[*at])
    }

    /// Every way in which offices write titles, with the title it stands for.
    pub fn writings(&self) -> impl Iterator<Item = (&str, &Title)> {
        self.writings.iter().map(|(writing, at)| (writing.as_str(), &self.titles[*at]))
    }

    /// All of them, in the order of the list, which is the order of rank.
    pub fn all(&self) -> &[Title] {
        &self.titles
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str = r#"
[[title]]
code = "chu-tich-ubnd"
vi = "Chủ tịch UBND xã"
en = "Chair of the commune People's Committee"
also = ["CT UBND", "Chủ tịch Ủy ban nhân dân xã"]
staff = "official"
verified = true
source = "trial"
"#;

    #[test]
    fn a_title_is_found_however_the_office_writes_it() {
        let titles = Titles::read(Pack { file: "titles.toml", text: LIST }).unwrap();
        for words in ["Chủ tịch UBND xã", "CHU TICH  UBND XA", "ct ubnd"] {
            assert_eq!(titles.find(words).unwrap().code.0.as_ref(), "chu-tich-ubnd", "{words}");
        }
        assert!(titles.find("Chủ tịch").is_none());
    }

    #[test]
    fn a_code_that_stands_twice_is_refused_where_it_stands() {
        let text = format!("{LIST}{LIST}");
        let error = Titles::read(Pack { file: "titles.toml", text: &text }).unwrap_err();
        assert_eq!((error.line, error.column), (12, 8));
    }
}
