//! Lines and words of the formats, with the number of each line.

use std::str::SplitWhitespace;

use super::ReadError;
use crate::model::SEATS_MAX;

/// The characters of a stranger's word that an error repeats.
const FOUND_MAX: usize = 40;

/// A word as an error repeats it.
pub(super) fn short(word: &str) -> String {
    word.chars().take(FOUND_MAX).collect()
}

/// The lines that say something.
pub(super) struct Lines<'a> {
    rest: std::iter::Enumerate<std::str::Lines<'a>>,
    last: usize,
}

/// One line, read word by word.
pub(super) struct Line<'a> {
    number: usize,
    words: std::iter::Peekable<SplitWhitespace<'a>>,
}

fn refuse(line: usize, expected: &str, found: &str) -> ReadError {
    ReadError::Line { line, expected: expected.to_owned(), found: short(found) }
}

impl<'a> Lines<'a> {
    pub(super) fn new(text: &'a [u8]) -> Result<Self, ReadError> {
        let text = std::str::from_utf8(text).map_err(|error| {
            let line = 1 + text[..error.valid_up_to()].iter().filter(|&&byte| byte == b'\n').count();
            refuse(line, "UTF-8 text", "other bytes")
        })?;
        // Some editors write a mark before the first line.
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        Ok(Self { rest: text.lines().enumerate(), last: 0 })
    }

    pub(super) fn next_or_end(&mut self) -> Option<Line<'a>> {
        for (at, text) in self.rest.by_ref() {
            self.last = at + 1;
            let mut words = text.split('#').next().unwrap_or_default().split_whitespace().peekable();
            if words.peek().is_some() {
                return Some(Line { number: self.last, words });
            }
        }
        None
    }

    pub(super) fn next(&mut self, expected: &str) -> Result<Line<'a>, ReadError> {
        self.next_or_end().ok_or_else(|| self.missing(expected))
    }

    /// The text ended too early.
    pub(super) fn missing(&self, expected: &str) -> ReadError {
        refuse(self.last + 1, expected, "the end of the text")
    }

    /// The heading of a section.
    pub(super) fn section(&mut self, heading: &str) -> Result<(), ReadError> {
        let mut line = self.next(heading)?;
        let word = line.word(heading)?;
        if word.eq_ignore_ascii_case(heading) { line.end() } else { Err(line.unexpected(heading, word)) }
    }

    /// The last line; the end of the text will do.
    pub(super) fn last(&mut self, heading: &str) -> Result<(), ReadError> {
        let Some(mut line) = self.next_or_end() else { return Ok(()) };
        let word = line.word(heading)?;
        if !word.eq_ignore_ascii_case(heading) {
            return Err(line.unexpected(heading, word));
        }
        match self.next_or_end() {
            Some(mut more) => Err(more.surplus("the end of the text")),
            None => Ok(()),
        }
    }
}

impl<'a> Line<'a> {
    pub(super) fn number(&self) -> usize {
        self.number
    }

    pub(super) fn is_at_end(&mut self) -> bool {
        self.words.peek().is_none()
    }

    pub(super) fn word(&mut self, expected: &str) -> Result<&'a str, ReadError> {
        self.words.next().ok_or_else(|| refuse(self.number, expected, "the end of the line"))
    }

    /// Every word that is left, as one text.
    pub(super) fn rest(&mut self) -> String {
        self.words.by_ref().collect::<Vec<&str>>().join(" ")
    }

    /// A whole number that is not negative.
    pub(super) fn at_most(&mut self, most: usize) -> Result<usize, ReadError> {
        let expected = format!("a whole number from 0 to {most}");
        let word = self.word(&expected)?;
        let number = if word.bytes().all(|byte| byte.is_ascii_digit()) { word.parse::<usize>().ok() } else { None };
        number.filter(|number| *number <= most).ok_or_else(|| refuse(self.number, &expected, word))
    }

    /// A count of seats, students, sessions or days.
    pub(super) fn count(&mut self) -> Result<u32, ReadError> {
        self.at_most(SEATS_MAX as usize).map(|count| count as u32)
    }

    /// A number of a count below it.
    pub(super) fn below(&mut self, count: u32, what: &str) -> Result<u32, ReadError> {
        let expected = format!("{what}, from 0 and below {count}");
        let word = self.word(&expected)?;
        let number = if word.bytes().all(|byte| byte.is_ascii_digit()) { word.parse::<u32>().ok() } else { None };
        number.filter(|number| *number < count).ok_or_else(|| refuse(self.number, &expected, word))
    }

    pub(super) fn end(&mut self) -> Result<(), ReadError> {
        if self.is_at_end() { Ok(()) } else { Err(self.surplus("the end of the line")) }
    }

    pub(super) fn surplus(&mut self, expected: &str) -> ReadError {
        let found = self.words.peek().copied().unwrap_or("the end of the line");
        refuse(self.number, expected, found)
    }

    pub(super) fn unexpected(&self, expected: &str, found: &str) -> ReadError {
        refuse(self.number, expected, found)
    }
}
