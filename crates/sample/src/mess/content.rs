//! The words the generator writes with: names, communes, titles, headings. All of it lies in `xtask/mess`.

use std::collections::BTreeMap;

use toml::{Table, Value};
use unicode_normalization::UnicodeNormalization;

/// A title of the vocabulary that is in use today.
pub(crate) struct Title {
    pub(crate) code: String,
    /// Its name in the vocabulary.
    pub(crate) full: String,
    /// Its name where the unit follows or is clear.
    pub(crate) stem: String,
}

/// One column of a layout.
#[derive(Clone)]
pub(crate) struct Column {
    pub(crate) field: String,
    /// Headings from the lowest row upward.
    pub(crate) heads: Vec<String>,
}

/// Everything that is read from the tables.
pub(crate) struct Content {
    words: Table,
    layouts: Table,
    causes: Table,
    pub(crate) titles: Vec<Title>,
    pub(crate) tcvn3: BTreeMap<char, char>,
    pub(crate) vps: BTreeMap<char, char>,
}

impl Content {
    /// The tables as they are built in.
    pub(crate) fn load() -> Content {
        let table = |text: &str| text.parse::<Table>().expect("the tables are part of the program and tested");
        let encodings = table(include_str!("../../mess/encodings.toml"));
        let pairs = |name: &str| letters(encodings[name].as_str().unwrap_or(""));
        Content {
            words: table(include_str!("../../mess/content.toml")),
            layouts: table(include_str!("../../mess/layouts.toml")),
            causes: table(include_str!("../../mess/causes.toml")),
            titles: titles(&table(include_str!("../../../../rules/titles.toml"))),
            tcvn3: pairs("tcvn3"),
            vps: pairs("vps"),
        }
    }

    /// Another text under a name.
    pub(crate) fn with(mut self, name: &str, text: &str) -> Content {
        self.words.insert(name.to_owned(), Value::String(text.to_owned()));
        self
    }

    /// More layouts.
    pub(crate) fn add_layouts(&mut self, text: &str) {
        self.layouts.extend(text.parse::<Table>().expect("the tables are part of the program and tested"));
    }

    /// The list at a path such as `level_short.theory.advanced`; empty where there is none.
    pub(crate) fn list(&self, path: &str) -> Vec<&str> {
        texts(find(&self.words, path))
    }

    /// The lists inside the list at a path.
    pub(crate) fn rows(&self, path: &str) -> Vec<Vec<&str>> {
        let rows = find(&self.words, path).and_then(Value::as_array);
        rows.map(|rows| rows.iter().map(|row| texts(Some(row))).collect()).unwrap_or_default()
    }

    /// The text at a path; empty where there is none.
    pub(crate) fn text(&self, path: &str) -> &str {
        find(&self.words, path).and_then(Value::as_str).unwrap_or("")
    }

    /// Other headings for a field: `synonyms` or `short`.
    pub(crate) fn headings(&self, which: &str, field: &str) -> Vec<&str> {
        texts(find(&self.layouts, &format!("{which}.{field}")))
    }

    /// The columns of a layout.
    pub(crate) fn columns(&self, layout: &str) -> Vec<Column> {
        let columns = find(&self.layouts, &format!("{layout}.columns")).and_then(Value::as_array);
        let column = |value: &Value| {
            let mut texts = texts(Some(value)).into_iter().map(str::to_owned);
            Column { field: texts.next().unwrap_or_default(), heads: texts.collect() }
        };
        columns.map(|columns| columns.iter().map(column).collect()).unwrap_or_default()
    }

    /// Which titles stand above a layout: `list` or `planning`.
    pub(crate) fn title_of(&self, layout: &str) -> &str {
        find(&self.layouts, &format!("{layout}.title")).and_then(Value::as_str).unwrap_or("list")
    }

    /// The codes that only inform.
    pub(crate) fn informs(&self) -> Vec<String> {
        texts(self.causes.get("informs")).into_iter().map(str::to_owned).collect()
    }

    /// The codes that fit any of these groups; empty, which means any code, where one group names none.
    pub(crate) fn causes(&self, groups: &[&str]) -> Vec<String> {
        let mut codes = Vec::new();
        for group in groups {
            let found = texts(self.causes.get(*group));
            if found.is_empty() {
                return Vec::new();
            }
            codes.extend(found.into_iter().map(str::to_owned));
        }
        codes.extend(texts(self.causes.get("whole")).into_iter().map(str::to_owned));
        codes.sort();
        codes.dedup();
        codes
    }

    /// The name of a title in the vocabulary.
    pub(crate) fn full(&self, code: &str) -> &str {
        self.titles.iter().find(|title| title.code == code).map_or("", |title| &title.full)
    }

    /// The name of a title where the unit follows or is clear.
    pub(crate) fn stem(&self, code: &str) -> &str {
        self.titles.iter().find(|title| title.code == code).map_or("", |title| &title.stem)
    }
}

fn find<'a>(table: &'a Table, path: &str) -> Option<&'a Value> {
    let mut parts = path.split('.');
    let first = table.get(parts.next()?)?;
    parts.try_fold(first, |value, part| value.get(part))
}

fn texts(value: Option<&Value>) -> Vec<&str> {
    value.and_then(Value::as_array).map(|list| list.iter().filter_map(Value::as_str).collect()).unwrap_or_default()
}

/// Pairs of a letter and its code, with a blank between the pairs.
fn letters(pairs: &str) -> BTreeMap<char, char> {
    let pair = |pair: &str| {
        let mut chars = pair.chars();
        Some((chars.next()?, chars.next()?))
    };
    pairs.split(' ').filter_map(pair).collect()
}

fn titles(table: &Table) -> Vec<Title> {
    let titles = table.get("title").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let in_use = titles.iter().filter(|title| title.get("until").is_none());
    // Part-time workers and lecturers do not stand in lists of officials.
    let listed =
        in_use.filter(|title| matches!(title.get("staff").and_then(Value::as_str), Some("official" | "civil_servant")));
    let title = |title: &Value| {
        let text = |key: &str| title.get(key).and_then(Value::as_str).unwrap_or("").to_owned();
        let stem = texts(title.get("also")).first().copied().unwrap_or("").to_owned();
        Title { code: text("code"), full: text("vi"), stem }
    };
    listed.map(title).collect()
}

/// The text without marks; d for the letter with a stroke.
pub(crate) fn without_marks(text: &str) -> String {
    let letter = |c: char| match c {
        '\u{300}'..='\u{36f}' => None,
        '\u{111}' => Some('d'),
        '\u{110}' => Some('D'),
        c => Some(c),
    };
    text.nfd().filter_map(letter).collect()
}
