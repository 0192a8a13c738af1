//! Lines and words of the text format: what is left after comments and blank lines, with the number of each line.

use std::str::SplitWhitespace;

use super::ReadError;

/// The characters of a stranger's word that an error repeats.
const FOUND_MAX: usize = 40;

/// The lines that say something, first to last.
pub(super) struct Lines<'a> {
    rest: std::iter::Enumerate<std::str::Lines<'a>>,
    last: usize,
}

/// One line, read word by word.
pub(super) struct Line<'a> {
    number: usize,
    words: std::iter::Peekable<SplitWhitespace<'a>>,
}

/// A whole number of the format: `u32` for ids, weeks and counts, `i64` for money; none is negative.
pub(super) trait Number: TryFrom<u64> {
    const EXPECTED: &'static str;
}

impl Number for u32 {
    const EXPECTED: &'static str = "a whole number from 0 to 4294967295";
}

impl Number for i64 {
    const EXPECTED: &'static str = "a whole number from 0 to 9223372036854775807";
}

impl Number for u64 {
    const EXPECTED: &'static str = "a whole number from 0 to 18446744073709551615";
}

impl<'a> Lines<'a> {
    pub(super) fn new(text: &'a [u8]) -> Result<Self, ReadError> {
        let text = std::str::from_utf8(text).map_err(|error| {
            let line = 1 + text[..error.valid_up_to()].iter().filter(|&&byte| byte == b'\n').count();
            refuse(line, "UTF-8 text", "other bytes")
        })?;
        Ok(Self { rest: text.lines().enumerate(), last: 0 })
    }

    pub(super) fn next(&mut self) -> Option<Line<'a>> {
        for (at, text) in self.rest.by_ref() {
            self.last = at + 1;
            let said = text.split('#').next().unwrap_or_default();
            let mut words = said.split_whitespace().peekable();
            if words.peek().is_some() {
                return Some(Line { number: self.last, words });
            }
        }
        None
    }

    /// The next line, which begins with `keyword`.
    pub(super) fn expect(&mut self, keyword: &str) -> Result<Line<'a>, ReadError> {
        let Some(mut line) = self.next() else { return Err(refuse(self.last + 1, keyword, "the end of the text")) };
        line.this(keyword)?;
        Ok(line)
    }

    /// A line of a keyword and one number.
    pub(super) fn single<N: Number>(&mut self, keyword: &str) -> Result<N, ReadError> {
        let mut line = self.expect(keyword)?;
        let number = line.number()?;
        line.done()?;
        Ok(number)
    }

    /// `plural N`, then N lines `keyword ..`, each read by `item` with its position.
    pub(super) fn list<T>(
        &mut self,
        plural: &str,
        keyword: &str,
        mut item: impl FnMut(&mut Line<'a>, u32) -> Result<T, ReadError>,
    ) -> Result<Vec<T>, ReadError> {
        let count: u32 = self.single(plural)?;
        // No capacity: a text may announce four thousand million lines and hold one.
        let mut items = Vec::new();
        for id in 0..count {
            let mut line = self.expect(keyword)?;
            items.push(item(&mut line, id)?);
            line.done()?;
        }
        Ok(items)
    }

    /// A list whose lines carry their ids, `keyword ID ..`, from 0 upwards.
    pub(super) fn section<T>(
        &mut self,
        plural: &str,
        keyword: &str,
        item: fn(&mut Line<'a>) -> Result<T, ReadError>,
    ) -> Result<Vec<T>, ReadError> {
        self.list(plural, keyword, |line, id| {
            line.this(&id.to_string())?;
            item(line)
        })
    }

    pub(super) fn end(&mut self) -> Result<(), ReadError> {
        match self.next() {
            None => Ok(()),
            Some(mut line) => Err(line.unexpected("the end of the text")),
        }
    }
}

impl<'a> Line<'a> {
    pub(super) fn peek(&mut self) -> Option<&'a str> {
        self.words.peek().copied()
    }

    pub(super) fn word(&mut self, expected: &str) -> Result<&'a str, ReadError> {
        self.words.next().ok_or_else(|| refuse(self.number, expected, "the end of the line"))
    }

    /// The next word, which is exactly this one.
    pub(super) fn this(&mut self, wanted: &str) -> Result<(), ReadError> {
        let word = self.word(wanted)?;
        if word == wanted { Ok(()) } else { Err(self.error(wanted, word)) }
    }

    /// This word and the end of the line.
    pub(super) fn last(mut self, wanted: &str) -> Result<(), ReadError> {
        self.this(wanted)?;
        self.done()
    }

    pub(super) fn number<N: Number>(&mut self) -> Result<N, ReadError> {
        let word = self.word(N::EXPECTED)?;
        let number = if word.bytes().all(|byte| byte.is_ascii_digit()) { word.parse::<u64>().ok() } else { None };
        number.and_then(|number| N::try_from(number).ok()).ok_or_else(|| self.error(N::EXPECTED, word))
    }

    pub(super) fn number_or_dash<N: Number>(&mut self) -> Result<Option<N>, ReadError> {
        if self.peek() == Some("-") {
            self.word("-")?;
            return Ok(None);
        }
        self.number().map(Some)
    }

    /// A decimal number that is neither infinite nor undefined.
    pub(super) fn decimal(&mut self) -> Result<f64, ReadError> {
        const EXPECTED: &str = "a finite number";
        let word = self.word(EXPECTED)?;
        word.parse().ok().filter(|number: &f64| number.is_finite()).ok_or_else(|| self.error(EXPECTED, word))
    }

    /// Every number up to the end of the line.
    pub(super) fn rest<N: Number>(&mut self) -> Result<Vec<N>, ReadError> {
        let mut numbers = Vec::new();
        while self.peek().is_some() {
            numbers.push(self.number()?);
        }
        Ok(numbers)
    }

    pub(super) fn done(&mut self) -> Result<(), ReadError> {
        if self.peek().is_some() { Err(self.unexpected("the end of the line")) } else { Ok(()) }
    }

    pub(super) fn error(&self, expected: &str, found: &str) -> ReadError {
        refuse(self.number, expected, found)
    }

    pub(super) fn unexpected(&mut self, expected: &str) -> ReadError {
        let found = self.peek().unwrap_or("the end of the line");
        self.error(expected, found)
    }
}

fn refuse(line: usize, expected: &str, found: &str) -> ReadError {
    ReadError::Line { line, expected: expected.to_owned(), found: found.chars().take(FOUND_MAX).collect() }
}
