//! XML as a stream, from a part of an archive: bounded, without a document type, never a tree.
//!
//! A workbook has a million elements of thirty bytes, so they are found in place and nothing is copied. What is read is
//! well-formed as far as it matters: every element ends where it should, and the part ends after all of them.

mod letters;
mod token;

use std::borrow::Cow;
use std::ops::Range;

use super::bounds::{DEPTH_MAX, TOKEN_BYTES_MAX};
use super::refusal::Refusal;
use crate::container::Part;
use letters::Letters;
use token::{Token, token};

/// What comes next in a stream of XML.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Event<'x> {
    /// An element begins.
    Start(Start<'x>),
    /// An element of that name, without prefix, ends; an empty one has a start and an end, too.
    End(&'x str),
    /// A piece of text.
    Text(&'x str),
    /// A letter that was written as a reference.
    Letter(char),
    /// Nothing comes.
    Eof,
}

/// The start of an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Start<'x> {
    /// Its name without prefix.
    pub(crate) name: &'x str,
    attributes: &'x str,
}

/// XML as a stream.
pub(crate) struct Xml<'a> {
    letters: Letters<'a>,
    /// What was read and is not yet given out, from `at`.
    text: String,
    at: usize,
    /// The end of an empty element, which comes next.
    end: Option<Range<usize>>,
    /// Names of the open elements with their prefixes, one after the other, and where each begins.
    open: String,
    begins: Vec<usize>,
}

impl<'a> Xml<'a> {
    /// Begins to read a part.
    pub(crate) fn new(part: Part<'a>) -> Xml<'a> {
        let (text, open) = (String::new(), String::new());
        Xml { letters: Letters::new(part), text, at: 0, end: None, open, begins: Vec::new() }
    }

    /// The next event. Comments and instructions are passed over.
    #[inline]
    pub(crate) fn next(&mut self) -> Result<Event<'_>, Refusal> {
        if let Some(name) = self.end.take() {
            return Ok(Event::End(&self.text[name]));
        }
        loop {
            let Some((token, length)) = token(&self.text.as_bytes()[self.at..])? else {
                if self.more()? {
                    continue;
                }
                // A part that stops in the midst of an element was cut off.
                let cut = !self.begins.is_empty() || self.text[self.at..].starts_with('<');
                return if cut { Err(Refusal::Broken) } else { Ok(Event::Eof) };
            };
            let from = self.at;
            let within = |part: Range<usize>| from + part.start..from + part.end;
            self.at += length;
            match token {
                Token::Start { name, local, attributes, is_empty } => {
                    if is_empty {
                        self.end = Some(within(local..name.end));
                    } else {
                        self.begins.push(self.open.len());
                        self.open.push_str(&self.text[within(name.clone())]);
                    }
                    if self.begins.len() > DEPTH_MAX {
                        return Err(Refusal::TooHard);
                    }
                    let name = &self.text[within(local..name.end)];
                    return Ok(Event::Start(Start { name, attributes: &self.text[within(attributes)] }));
                }
                Token::End { name, local } => {
                    let begin = self.begins.pop().ok_or(Refusal::Broken)?;
                    if self.open[begin..] != self.text[within(name.clone())] {
                        return Err(Refusal::Broken);
                    }
                    self.open.truncate(begin);
                    return Ok(Event::End(&self.text[within(local..name.end)]));
                }
                Token::Text(text) => return Ok(Event::Text(&self.text[within(text)])),
                Token::Letter(letter) => return Ok(Event::Letter(letter)),
                Token::Aside => {}
            }
        }
    }

    /// Reads more; says whether there was any.
    fn more(&mut self) -> Result<bool, Refusal> {
        self.text.drain(..self.at);
        self.at = 0;
        if self.text.len() > TOKEN_BYTES_MAX {
            return Err(Refusal::TooHard);
        }
        self.letters.read(&mut self.text)
    }

    /// Passes over the rest of the element whose start was the last event.
    pub(crate) fn skip(&mut self) -> Result<(), Refusal> {
        if self.end.take().is_some() {
            return Ok(());
        }
        let outside = self.begins.len().saturating_sub(1);
        while self.begins.len() > outside || self.end.is_some() {
            self.next()?;
        }
        Ok(())
    }
}

/// Adds what an event says to a text; nothing if it is no text.
#[inline]
pub(crate) fn add_text(text: &mut String, event: &Event<'_>) -> Result<(), Refusal> {
    match event {
        // Lines end in one way in XML, however they were written.
        Event::Text(content) if content.contains('\r') => {
            text.push_str(&content.replace("\r\n", "\n").replace('\r', "\n"))
        }
        Event::Text(content) => text.push_str(content),
        Event::Letter(letter) => text.push(*letter),
        _ => {}
    }
    // A text may come in any number of pieces; each is bounded, and so is their sum.
    if text.len() > TOKEN_BYTES_MAX { Err(Refusal::LongText) } else { Ok(()) }
}

/// The attributes of an element by their names without prefixes; the values as they are written.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Attributes<'x>(&'x str);

impl<'x> Start<'x> {
    /// The attributes.
    #[inline]
    pub(crate) fn attributes(&self) -> Attributes<'x> {
        Attributes(self.attributes)
    }

    /// An attribute by its name without prefix, as it is written.
    pub(crate) fn attribute(&self, name: &str) -> Option<&'x str> {
        self.attributes().find(|(found, _)| *found == name).map(|(_, value)| value)
    }

    /// An attribute by its name without prefix, as it is meant.
    pub(crate) fn meant(&self, name: &str) -> Result<Option<Cow<'x, str>>, Refusal> {
        self.attribute(name).map(meant).transpose()
    }
}

impl<'x> Iterator for Attributes<'x> {
    type Item = (&'x str, &'x str);

    #[inline]
    fn next(&mut self) -> Option<(&'x str, &'x str)> {
        let bytes = self.0.as_bytes();
        let begin = bytes.iter().position(|byte| !byte.is_ascii_whitespace())?;
        let (mut local, mut equals) = (begin, begin);
        while *bytes.get(equals)? != b'=' {
            if bytes[equals] == b':' {
                local = equals + 1;
            }
            equals += 1;
        }
        let mut open = equals + 1;
        while bytes.get(open)?.is_ascii_whitespace() {
            open += 1;
        }
        let quote = *bytes.get(open).filter(|byte| matches!(byte, b'"' | b'\''))?;
        let close = open + 1 + bytes[open + 1..].iter().position(|byte| *byte == quote)?;
        let (name, value) = (self.0[local..equals].trim_ascii_end(), &self.0[open + 1..close]);
        self.0 = &self.0[close + 1..];
        Some((name, value))
    }
}

/// An attribute's value as it is meant: without references, and with a blank where a line was broken.
pub(crate) fn meant(value: &str) -> Result<Cow<'_, str>, Refusal> {
    if !value.contains(['&', '\t', '\r', '\n']) {
        return Ok(Cow::Borrowed(value));
    }
    let mut meant = String::with_capacity(value.len());
    let mut rest = value.as_bytes();
    let mut at = 0;
    while let Some((token, length)) = token::piece(rest)? {
        match token {
            Token::Letter(letter) => meant.push(letter),
            _ => meant.extend(value[at..at + length].chars().map(|c| if c.is_ascii_whitespace() { ' ' } else { c })),
        }
        rest = &rest[length..];
        at += length;
    }
    Ok(Cow::Owned(meant))
}

/// Whether an attribute says yes.
pub(crate) fn is_true(value: &str) -> bool {
    matches!(value, "1" | "true" | "on")
}

#[cfg(test)]
mod tests;
