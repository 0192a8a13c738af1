//! Texts that cells share, and the runs of differently formatted text of which one may be made.

use super::unescaped;
use crate::book::TextId;
use crate::container::Container;
use crate::open::bounds::CELLS_MAX;
use crate::open::build::Builder;
use crate::open::refusal::Refusal;
use crate::open::xml::{Event, Start, Xml, add_text};

/// A text that cells share: its number, none when it shows nothing, and the font of its first run, 0 when it is the
/// cell's.
pub(super) type Shown = (Option<TextId>, u16);

/// The texts by their numbers; none where the workbook has none.
pub(super) fn read(container: &mut Container<'_>, part: &str, book: &mut Builder) -> Result<Vec<Shown>, Refusal> {
    let Some(part) = container.part(part)? else { return Ok(Vec::new()) };
    let mut xml = Xml::new(part);
    let mut shown = Vec::new();
    let mut runs = Runs::default();
    loop {
        match xml.next()? {
            Event::Start(start) if start.name == "si" => runs.begin(),
            Event::Start(start) => runs.start(&start)?,
            Event::End(end) => match end {
                "si" if shown.len() >= CELLS_MAX => return Err(Refusal::Cells),
                "si" => shown.push(runs.finish(book)?),
                name => runs.end(name),
            },
            Event::Eof => return Ok(shown),
            event => runs.add(&event)?,
        }
    }
}

/// The runs of one text.
#[derive(Debug, Default)]
pub(super) struct Runs {
    text: String,
    /// Font of the run that is being read.
    run_font: String,
    /// Font of the first run that shows something.
    font: String,
    /// Where each run begins in the text, with its font.
    runs: Vec<(usize, String)>,
    in_text: bool,
    phonetic: bool,
}

impl Runs {
    /// Begins a text.
    pub(super) fn begin(&mut self) {
        self.text.clear();
        self.run_font.clear();
        self.font.clear();
        self.runs.clear();
        (self.in_text, self.phonetic) = (false, false);
    }

    /// A start within the text.
    pub(super) fn start(&mut self, start: &Start<'_>) -> Result<(), Refusal> {
        match start.name {
            "t" => self.in_text = !self.phonetic,
            "r" => self.run_font.clear(),
            // How the text is read aloud, for languages that write it beside.
            "rPh" => self.phonetic = true,
            "rFont" => {
                if let Some(name) = start.meant("val")? {
                    self.run_font.clear();
                    self.run_font.push_str(&name);
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// An end within the text.
    pub(super) fn end(&mut self, name: &str) {
        match name {
            "t" => self.in_text = false,
            "rPh" => self.phonetic = false,
            _ => {}
        }
    }

    /// What stands between a start and an end.
    pub(super) fn add(&mut self, event: &Event<'_>) -> Result<(), Refusal> {
        if !self.in_text {
            return Ok(());
        }
        if self.text.trim_ascii().is_empty() {
            self.font.clone_from(&self.run_font);
        }
        if self.runs.last().is_none_or(|(_, font)| *font != self.run_font) {
            self.runs.push((self.text.len(), self.run_font.clone()));
        }
        add_text(&mut self.text, event)
    }

    /// The text.
    pub(super) fn finish(&mut self, book: &mut Builder) -> Result<Shown, Refusal> {
        if let Some(text) = self.of_two_encodings() {
            // What is decoded already has no font that would have it decoded again.
            return Ok((xml_text(&text, book)?, book.font(UNICODE_FONT)));
        }
        Ok((xml_text(&self.text, book)?, book.font(&self.font)))
    }
}

/// A font that every reader knows for one of Unicode.
const UNICODE_FONT: &str = "Times New Roman";

impl Runs {
    /// The text in Unicode, where runs in fonts of an old encoding stand beside others.
    fn of_two_encodings(&self) -> Option<String> {
        let legacy = |font: &str| words::of_font(font);
        let (first, others) = self.runs.split_first()?;
        if others.iter().all(|(_, font)| legacy(font) == legacy(&first.1)) {
            return None;
        }
        let ends = others.iter().map(|(begins, _)| *begins).chain([self.text.len()]);
        let run = |((begins, font), end): (&(usize, String), usize)| {
            let text = &self.text[*begins..end];
            match legacy(font) {
                Some((encoding, capitals)) => {
                    let text = words::decode(text, encoding);
                    if capitals == words::Capitals::All { text.to_uppercase() } else { text }
                }
                None => text.to_owned(),
            }
        };
        Some(self.runs.iter().zip(ends).map(run).collect())
    }
}

/// The number of a text as the workbook writes it.
pub(super) fn xml_text(text: &str, book: &mut Builder) -> Result<Option<TextId>, Refusal> {
    if text.contains("_x") { book.text(&unescaped(text)) } else { book.text(text) }
}
