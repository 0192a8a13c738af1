//! Rust source as the checks see it: code without comments, and string literals apart.

/// One line of a source file.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Line {
    /// Number, from 1.
    pub(super) number: usize,
    /// The code, with comments and the insides of strings left out.
    pub(super) code: String,
    /// String literals that begin in this line, whole.
    pub(super) strings: Vec<String>,
    /// Whether it stands below `#[cfg(test)]`.
    pub(super) test: bool,
}

/// Whether a file is all tests.
pub(super) fn is_test_file(path: &str) -> bool {
    path.contains("/tests/")
        || path.ends_with("/tests.rs")
        || path.ends_with("testing.rs")
        || path.contains("/benches/")
}

/// The lines of a source file. What stands below `#[cfg(test)]` counts as tests to the end of the file: tests stand last.
pub(super) fn lines(text: &str) -> Vec<Line> {
    let mut reader = Reader { rest: text.chars().collect(), at: 0, lines: vec![Line { number: 1, ..Line::default() }] };
    reader.read();
    let mut test = false;
    for line in &mut reader.lines {
        test |= line.code.contains("#[cfg(test)]");
        line.test = test;
    }
    reader.lines
}

struct Reader {
    rest: Vec<char>,
    at: usize,
    lines: Vec<Line>,
}

impl Reader {
    fn read(&mut self) {
        while let Some(c) = self.peek(0) {
            match (c, self.peek(1)) {
                ('/', Some('/')) => self.skip_until_line_end(),
                ('/', Some('*')) => self.skip_block(),
                ('"', _) => self.string(),
                ('r', Some('"' | '#')) if !self.in_word() && self.raw_hashes().is_some() => {
                    let hashes = self.raw_hashes().unwrap_or(0);
                    self.at += 1 + hashes;
                    self.raw_string(hashes);
                }
                ('\'', _) => self.char_or_lifetime(),
                _ => self.code(),
            }
        }
    }

    fn peek(&self, ahead: usize) -> Option<char> {
        self.rest.get(self.at + ahead).copied()
    }

    fn line(&mut self) -> &mut Line {
        self.lines.last_mut().expect("there is always a line: one is put in at the start and none is taken out")
    }

    /// Goes on by one sign and keeps count of lines.
    fn next(&mut self) -> Option<char> {
        let c = self.peek(0)?;
        self.at += 1;
        if c == '\n' {
            let number = self.lines.len() + 1;
            self.lines.push(Line { number, ..Line::default() });
        }
        Some(c)
    }

    fn code(&mut self) {
        if let Some(c) = self.next()
            && c != '\n'
        {
            self.line().code.push(c);
        }
    }

    fn skip_until_line_end(&mut self) {
        while self.peek(0).is_some_and(|c| c != '\n') {
            self.at += 1;
        }
    }

    fn skip_block(&mut self) {
        let mut depth = 0;
        loop {
            match (self.peek(0), self.peek(1)) {
                (Some('/'), Some('*')) => (depth, self.at) = (depth + 1, self.at + 2),
                (Some('*'), Some('/')) => (depth, self.at) = (depth - 1, self.at + 2),
                (None, _) => return,
                _ => {
                    self.next();
                }
            }
            if depth == 0 {
                return;
            }
        }
    }

    fn string(&mut self) {
        let line = self.lines.len() - 1;
        self.line().code.push_str("\"\"");
        self.next();
        let mut text = String::new();
        while let Some(c) = self.next() {
            match c {
                '"' => break,
                '\\' => text.extend(self.next()),
                _ => text.push(c),
            }
        }
        self.lines[line].strings.push(text);
    }

    fn raw_string(&mut self, hashes: usize) {
        let line = self.lines.len() - 1;
        self.line().code.push_str("\"\"");
        self.next();
        let mut text = String::new();
        while let Some(c) = self.next() {
            if c == '"' && (0..hashes).all(|ahead| self.peek(ahead) == Some('#')) {
                self.at += hashes;
                break;
            }
            text.push(c);
        }
        self.lines[line].strings.push(text);
    }

    /// How many `#` stand between `r` and `"`; nothing where this is no raw string.
    fn raw_hashes(&self) -> Option<usize> {
        let hashes = (1..).take_while(|ahead| self.peek(*ahead) == Some('#')).count();
        (self.peek(1 + hashes) == Some('"')).then_some(hashes)
    }

    fn in_word(&self) -> bool {
        self.at > 0 && (self.rest[self.at - 1].is_alphanumeric() || self.rest[self.at - 1] == '_')
    }

    fn char_or_lifetime(&mut self) {
        let is_char = self.peek(1) == Some('\\') || self.peek(2) == Some('\'');
        if !is_char {
            return self.code();
        }
        self.line().code.push_str("' '");
        self.at += 1;
        while let Some(c) = self.next() {
            match c {
                '\'' => return,
                '\\' => {
                    self.next();
                }
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_go_and_strings_stand_apart() {
        let text = "let a = \"x // y\"; // c\n/* d\n \"e\" */ let b = r#\"f \"g\"\"#;\nlet c = '\"'; let d: &'a str = \"h\";\n";
        let lines = lines(text);
        assert_eq!(lines[0].code, "let a = \"\"; ");
        assert_eq!(lines[0].strings, ["x // y"]);
        assert_eq!(lines[2].code, " let b = \"\";");
        assert_eq!(lines[2].strings, ["f \"g\""]);
        assert_eq!(lines[3].code, "let c = ' '; let d: &'a str = \"\";");
        assert_eq!(lines[3].number, 4);
    }

    #[test]
    fn a_string_over_lines_belongs_to_where_it_begins() {
        let lines = lines("const A: &str = \"select\n from fact\";\n#[cfg(test)]\nmod tests {}\n");
        assert_eq!(lines[0].strings, ["select\n from fact"]);
        assert!(!lines[1].test && lines[3].test);
    }
}
