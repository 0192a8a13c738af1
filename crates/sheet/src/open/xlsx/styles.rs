//! Fonts and number formats of the cells.

use std::collections::HashMap;

use crate::container::Container;
use crate::open::bounds::STYLES_MAX;
use crate::open::build::Builder;
use crate::open::format::{Shows, built_in, written};
use crate::open::number::whole;
use crate::open::refusal::Refusal;
use crate::open::xml::{Event, Xml, meant};

/// How a cell looks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Style {
    /// Its font.
    pub(super) font: u16,
    /// What its number format shows.
    pub(super) shows: Shows,
}

impl Style {
    /// How a cell looks of which nothing is said.
    pub(super) const PLAIN: Style = Style { font: 0, shows: Shows::Number };
}

/// The styles by their numbers; none where the workbook has none.
pub(super) fn read(container: &mut Container<'_>, part: &str, book: &mut Builder) -> Result<Vec<Style>, Refusal> {
    let Some(part) = container.part(part)? else { return Ok(Vec::new()) };
    let mut xml = Xml::new(part);
    let mut formats: HashMap<u32, Shows> = HashMap::new();
    let mut fonts: Vec<u16> = Vec::new();
    let (mut font_name, mut struck) = (String::new(), false);
    let mut styles = Vec::new();
    // Fonts and formats also stand in styles that apply under conditions; only the lists count.
    let (mut in_fonts, mut in_styles) = (false, false);
    loop {
        match xml.next()? {
            Event::Start(start) => match start.name {
                "numFmt" => {
                    let id = start.attribute("numFmtId").and_then(whole);
                    let code = start.attribute("formatCode");
                    if let (Some(id), Some(code)) = (id, code) {
                        formats.entry(id).or_insert(written(&meant(code)?));
                    }
                }
                "fonts" => in_fonts = true,
                "font" if in_fonts => (font_name, struck) = (String::new(), false),
                "name" if in_fonts => {
                    if let Some(name) = start.attribute("val") {
                        font_name = meant(name)?.into_owned();
                    }
                }
                "strike" if in_fonts => struck = !matches!(start.attribute("val"), Some("0" | "false")),
                "cellXfs" => in_styles = true,
                "xf" if in_styles => {
                    let mut style = Style { font: fonts.first().copied().unwrap_or(0), shows: Shows::Number };
                    for (name, value) in start.attributes() {
                        match (name, whole(value)) {
                            ("numFmtId", Some(id)) => {
                                style.shows = formats.get(&id).copied().unwrap_or_else(|| built_in(id));
                            }
                            ("fontId", Some(id)) => style.font = fonts.get(id as usize).copied().unwrap_or(0),
                            _ => {}
                        }
                    }
                    styles.push(style);
                }
                _ => {}
            },
            Event::End(end) => match end {
                "fonts" => in_fonts = false,
                "font" if in_fonts => fonts.push(book.font_of(&font_name, struck)),
                "cellXfs" => in_styles = false,
                _ => {}
            },
            Event::Eof => return Ok(styles),
            _ => {}
        }
        if formats.len().max(fonts.len()).max(styles.len()) > STYLES_MAX {
            return Err(Refusal::TooHard);
        }
    }
}
