//! Workbooks of Excel since 2007, and of everything that writes like it: a stream of cells, never a tree.

mod sheet;
mod strings;
mod styles;

use std::collections::HashMap;

use super::bounds::{SHEETS_MAX, STYLES_MAX};
use super::build::Builder;
use super::refusal::Refusal;
use super::xml::{Event, Xml, is_true, meant};
use crate::book::Book;
use crate::container::Container;
use styles::Style;

/// What stands in the part that names the sheets.
#[derive(Debug, Default)]
struct Workbook {
    sheets: Vec<Named>,
    since_1904: bool,
    /// A program wrote the formulas and asks the next spreadsheet to compute them: a zero is no value yet.
    to_be_computed: bool,
}

/// A sheet as the workbook names it.
#[derive(Debug)]
struct Named {
    name: String,
    hidden: bool,
    relation: String,
}

/// What the cells of every sheet refer to.
struct Shared {
    strings: Vec<strings::Shown>,
    styles: Vec<Style>,
    since_1904: bool,
    to_be_computed: bool,
}

/// The part that names the sheets, and its folder: as the archive says it, or where it always is.
pub(super) fn workbook_part(container: &mut Container<'_>) -> Result<String, Refusal> {
    let usual = "xl/workbook.xml".to_owned();
    if container.has(&usual) {
        return Ok(usual);
    }
    let relations = relations(container, "_rels/.rels", "")?;
    let main = relations.into_values().find(|relation| relation.is("officeDocument"));
    Ok(main.map_or(usual, |relation| relation.target))
}

/// Reads a workbook.
pub(super) fn read(container: &mut Container<'_>, part: &str) -> Result<Book, Refusal> {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    let workbook = workbook(container, part)?;
    let relations = relations(container, &format!("{folder}/_rels/{name}.rels"), folder)?;
    let beside = |kind: &str, usual: &str| {
        let named = relations.values().find(|relation| relation.is(kind));
        named.map_or_else(|| format!("{folder}/{usual}"), |relation| relation.target.clone())
    };
    let mut book = Builder::new();
    let styles = styles::read(container, &beside("styles", "styles.xml"), &mut book)?;
    let strings = strings::read(container, &beside("sharedStrings", "sharedStrings.xml"), &mut book)?;
    let Workbook { sheets, since_1904, to_be_computed } = workbook;
    if since_1904 {
        book.count_from_1904();
    }
    let shared = Shared { strings, styles, since_1904, to_be_computed };
    for named in sheets {
        let relation = relations.get(&named.relation).ok_or(Refusal::Broken)?;
        // Charts, dialogues and macros have a name in the workbook and no cells.
        if relation.is("worksheet") {
            let part = container.part(&relation.target)?.ok_or(Refusal::Broken)?;
            let sheet = sheet::read(Xml::new(part), named.name, named.hidden, &shared, &mut book)?;
            book.add(sheet)?;
        }
    }
    Ok(book.finish())
}

fn workbook(container: &mut Container<'_>, part: &str) -> Result<Workbook, Refusal> {
    let part = container.part(part)?.ok_or(Refusal::Broken)?;
    let mut xml = Xml::new(part);
    let mut workbook = Workbook::default();
    loop {
        match xml.next()? {
            Event::Start(start) => match start.name {
                "sheet" if workbook.sheets.len() >= SHEETS_MAX => return Err(Refusal::Sheets),
                "sheet" => {
                    let mut named = Named { name: String::new(), hidden: false, relation: String::new() };
                    for (name, value) in start.attributes() {
                        match name {
                            "name" => named.name = unescaped(&meant(value)?),
                            "state" => named.hidden = matches!(value, "hidden" | "veryHidden"),
                            "id" => named.relation = meant(value)?.into_owned(),
                            _ => {}
                        }
                    }
                    workbook.sheets.push(named);
                }
                "workbookPr" => workbook.since_1904 = start.attribute("date1904").is_some_and(is_true),
                "calcPr" => workbook.to_be_computed = start.attribute("fullCalcOnLoad").is_some_and(is_true),
                _ => {}
            },
            Event::Eof => return Ok(workbook),
            _ => {}
        }
    }
}

/// Where a part points to.
struct Relation {
    kind: String,
    target: String,
}

impl Relation {
    /// The kind's address differs between the two editions of the standard; its last word does not.
    fn is(&self, kind: &str) -> bool {
        self.kind.rsplit('/').next() == Some(kind)
    }
}

/// Relations of a part by their ids; their targets as names of parts.
fn relations(container: &mut Container<'_>, part: &str, folder: &str) -> Result<HashMap<String, Relation>, Refusal> {
    let mut relations = HashMap::new();
    let Some(part) = container.part(part)? else { return Ok(relations) };
    let mut xml = Xml::new(part);
    loop {
        match xml.next()? {
            Event::Start(start) if start.name == "Relationship" => {
                let (mut id, mut kind, mut target) = (String::new(), String::new(), String::new());
                for (name, value) in start.attributes() {
                    match name {
                        "Id" => id = meant(value)?.into_owned(),
                        "Type" => kind = meant(value)?.into_owned(),
                        "Target" => target = whole_path(folder, &meant(value)?),
                        _ => {}
                    }
                }
                relations.insert(id, Relation { kind, target });
                if relations.len() > STYLES_MAX {
                    return Err(Refusal::TooHard);
                }
            }
            Event::Eof => return Ok(relations),
            _ => {}
        }
    }
}

/// A target as the name of a part: seen from the root, or from the folder of the part that names it.
fn whole_path(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let from_folder = if target.starts_with('/') { "" } else { folder };
    let mut path: Vec<&str> = Vec::new();
    for step in from_folder.split('/').chain(target.split('/')) {
        match step {
            "" | "." => {}
            ".." => {
                path.pop();
            }
            step => path.push(step),
        }
    }
    path.join("/")
}

/// A text in which `_x000D_` and the like stand for signs that XML cannot hold.
fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        plain.push_str(&rest[..at]);
        let unit = |text: &str| {
            let digits = text.strip_prefix("_x")?.get(..4).filter(|_| text.as_bytes().get(6) == Some(&b'_'))?;
            u16::from_str_radix(digits, 16).ok().filter(|_| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))
        };
        let units: Vec<u16> =
            std::iter::successors(Some(&rest[at..]), |rest| rest.get(7..)).map_while(unit).take(2).collect();
        let letters = char::decode_utf16(units.iter().copied()).next();
        let (letter, length) = match letters {
            Some(Ok(letter)) => (Some(letter), 7 * letter.len_utf16()),
            _ => (None, 2),
        };
        match letter {
            Some(letter) => plain.push(letter),
            None => plain.push_str("_x"),
        }
        rest = &rest[at + length..];
    }
    plain.push_str(rest);
    plain
}

#[cfg(test)]
mod tests;
