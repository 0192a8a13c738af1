//! Styles: fonts, what of a day is shown, and which sheets are hidden.

use std::collections::HashMap;

use crate::book::Precision;
use crate::open::bounds::STYLES_MAX;
use crate::open::build::Builder;
use crate::open::refusal::Refusal;
use crate::open::xml::{Event, Start, Xml, meant};

/// Styles upon which a style builds, at most: a style may be said to build upon itself.
const ANCESTORS_MAX: usize = 16;

/// The styles of a document by their names.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: HashMap<(Family, Box<str>), Style>,
    /// Fonts by the names the document gives them.
    fonts: HashMap<Box<str>, u16>,
    /// What of a day a format shows.
    days: HashMap<Box<str>, Precision>,
    /// The style that is being read, or the format with the parts of a day it shows: year, month, day.
    open_style: Option<(Family, Box<str>)>,
    open_format: Option<(Box<str>, [bool; 3])>,
}

/// What a style is for; the same name may stand for one of each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Family {
    /// Cells.
    Cell,
    /// Runs of text.
    Text,
    /// Sheets.
    Table,
}

#[derive(Debug, Default)]
struct Style {
    parent: Option<Box<str>>,
    font: u16,
    format: Option<Box<str>>,
    hidden: bool,
}

impl Styles {
    /// Reads a part that holds nothing but styles.
    pub(super) fn read(&mut self, mut xml: Xml<'_>, book: &mut Builder) -> Result<(), Refusal> {
        loop {
            match xml.next()? {
                Event::Start(start) => self.start(&start, book)?,
                Event::End(end) => self.end(end),
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    /// A start outside the sheets.
    pub(super) fn start(&mut self, start: &Start<'_>, book: &mut Builder) -> Result<(), Refusal> {
        match start.name {
            "font-face" => {
                let name = start.meant("name")?;
                let family = start.meant("font-family")?;
                if let (Some(name), Some(family)) = (name, family) {
                    let number = book.font(family.trim_matches('\''));
                    self.fonts.insert((&*name).into(), number);
                }
            }
            "style" | "default-style" => {
                let (mut family, mut name, mut style) = (None, Box::default(), Style::default());
                let is_named = start.name == "style";
                // What names no parent builds upon the default of its family, which has no name.
                style.parent = is_named.then(Box::default);
                for (attribute, value) in start.attributes() {
                    match attribute {
                        "name" => name = meant(value)?.into(),
                        "family" => family = Family::of(value),
                        "parent-style-name" => style.parent = Some(meant(value)?.into()),
                        "data-style-name" => style.format = Some(meant(value)?.into()),
                        _ => {}
                    }
                }
                self.open_style = family.map(|family| (family, name));
                if let Some(key) = &self.open_style {
                    self.styles.insert(key.clone(), style);
                }
            }
            "text-properties" => {
                let named = start.meant("font-name")?;
                let family = start.meant("font-family")?;
                let font = match (named, family) {
                    (Some(named), _) => self.fonts.get(&*named).copied().unwrap_or_else(|| book.font(&named)),
                    (None, Some(family)) => book.font(family.trim_matches('\'')),
                    (None, None) => 0,
                };
                if let Some(style) = self.open() {
                    style.font = font;
                }
            }
            "table-properties" => {
                let hidden = start.attribute("display") == Some("false");
                if let Some(style) = self.open() {
                    style.hidden = hidden;
                }
            }
            "date-style" => {
                let name = start.meant("name")?.unwrap_or_default();
                self.open_format = Some((name.into(), [false; 3]));
            }
            "year" => self.shows(0),
            "month" => self.shows(1),
            "day" => self.shows(2),
            _ => {}
        }
        if self.styles.len().max(self.fonts.len()).max(self.days.len()) > STYLES_MAX {
            return Err(Refusal::TooHard);
        }
        Ok(())
    }

    /// An end outside the sheets.
    pub(super) fn end(&mut self, name: &str) {
        match name {
            "style" | "default-style" => self.open_style = None,
            "date-style" => {
                if let Some((name, [year, month, day])) = self.open_format.take() {
                    let precision = match (year, month, day) {
                        (_, true, false) => Precision::Month,
                        (true, false, false) => Precision::Year,
                        _ => Precision::Day,
                    };
                    self.days.insert(name, precision);
                }
            }
            _ => {}
        }
    }

    fn shows(&mut self, part: usize) {
        if let Some((_, shown)) = &mut self.open_format {
            shown[part] = true;
        }
    }

    fn open(&mut self) -> Option<&mut Style> {
        self.styles.get_mut(self.open_style.as_ref()?)
    }

    /// A style and those it builds upon, the default of its family last.
    fn line(&self, family: Family, name: &str) -> impl Iterator<Item = &Style> {
        let get = move |name: &str| self.styles.get(&(family, name.into()));
        let next = move |style: &&Style| style.parent.as_ref().and_then(|parent| get(parent));
        std::iter::successors(get(name), next).take(ANCESTORS_MAX)
    }

    /// Whether a sheet of a style is hidden.
    pub(super) fn hides(&self, name: &str) -> bool {
        self.line(Family::Table, name).any(|style| style.hidden)
    }

    /// The font of a style; 0 where it says none.
    pub(super) fn font(&self, family: Family, name: &str) -> u16 {
        self.line(family, name).map(|style| style.font).find(|font| *font != 0).unwrap_or(0)
    }

    /// What of a day a style shows.
    pub(super) fn precision(&self, name: &str) -> Precision {
        let format = self.line(Family::Cell, name).find_map(|style| style.format.as_ref());
        format.and_then(|format| self.days.get(format)).copied().unwrap_or(Precision::Day)
    }
}

impl Family {
    fn of(name: &str) -> Option<Family> {
        match name {
            "table-cell" => Some(Family::Cell),
            "text" => Some(Family::Text),
            "table" => Some(Family::Table),
            _ => None,
        }
    }
}
