//! Reads source sign by sign: enough of the language to know what is code, what a comment and what a literal.

use super::Line;

pub(super) struct Reader {
    signs: Vec<char>,
    at: usize,
    lines: Vec<Line>,
}

impl Reader {
    /// The lines of a text, none of them marked as tests.
    pub(super) fn read(text: &str) -> Vec<Line> {
        let lines = vec![Line { number: 1, ..Line::default() }];
        let mut reader = Reader { signs: text.chars().collect(), at: 0, lines };
        while let Some(c) = reader.peek(0) {
            match (c, reader.peek(1)) {
                ('/', Some('/')) => reader.line_comment(),
                ('/', Some('*')) => reader.block_comment(),
                ('"', _) => reader.string(),
                ('\'', _) => reader.char_or_lifetime(),
                _ => match reader.raw_hashes() {
                    Some(hashes) => reader.raw_string(hashes),
                    None => reader.code(),
                },
            }
        }
        reader.lines
    }

    fn peek(&self, ahead: usize) -> Option<char> {
        self.signs.get(self.at + ahead).copied()
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
        if let Some(c) = self.next().filter(|c| *c != '\n') {
            self.line().code.push(c);
        }
    }

    fn comment(&mut self) {
        if let Some(c) = self.next().filter(|c| *c != '\n') {
            self.line().comment.push(c);
        }
    }

    fn line_comment(&mut self) {
        while self.peek(0).is_some_and(|c| c != '\n') {
            self.comment();
        }
    }

    fn block_comment(&mut self) {
        let mut depth = 0;
        while self.peek(0).is_some() {
            match (self.peek(0), self.peek(1)) {
                (Some('/'), Some('*')) => depth += 1,
                (Some('*'), Some('/')) => depth -= 1,
                _ => {
                    self.comment();
                    continue;
                }
            }
            self.comment();
            self.comment();
            if depth == 0 {
                return;
            }
        }
    }

    fn string(&mut self) {
        let begins = self.begin_string();
        self.next();
        let mut text = String::new();
        while let Some(c) = self.next() {
            match c {
                '"' => break,
                '\\' => self.escape(&mut text),
                _ => text.push(c),
            }
        }
        self.lines[begins].strings.push(text);
    }

    /// What stands behind a backslash; blanks for what moves the pen, so that words stay apart.
    fn escape(&mut self, text: &mut String) {
        match self.next() {
            Some('n' | 'r' | 't' | '0') => text.push(' '),
            Some('\n') => {
                while self.peek(0).is_some_and(char::is_whitespace) {
                    self.next();
                }
            }
            Some('u') => {
                let mut digits = String::new();
                while let Some(c) = self.next().filter(|c| *c != '}') {
                    digits.extend(Some(c).filter(char::is_ascii_hexdigit));
                }
                text.extend(u32::from_str_radix(&digits, 16).ok().and_then(char::from_u32));
            }
            other => text.extend(other),
        }
    }

    /// How many `#` stand between `r` and `"`; nothing where no raw string begins.
    fn raw_hashes(&self) -> Option<usize> {
        let before = self.at.checked_sub(1).and_then(|at| self.signs.get(at)).copied();
        // `br` and `cr` are strings too; any other word that ends in r is a word.
        let in_word = before.is_some_and(|c| (c.is_alphanumeric() || c == '_') && !matches!(c, 'b' | 'c'));
        if self.peek(0) != Some('r') || in_word {
            return None;
        }
        let hashes = (1..).take_while(|ahead| self.peek(*ahead) == Some('#')).count();
        (self.peek(1 + hashes) == Some('"')).then_some(hashes)
    }

    fn raw_string(&mut self, hashes: usize) {
        let begins = self.begin_string();
        self.at += hashes + 2;
        let mut text = String::new();
        while let Some(c) = self.next() {
            if c == '"' && (0..hashes).all(|ahead| self.peek(ahead) == Some('#')) {
                self.at += hashes;
                break;
            }
            text.push(c);
        }
        self.lines[begins].strings.push(text);
    }

    /// Leaves an empty string in the code and tells which line it is.
    fn begin_string(&mut self) -> usize {
        self.line().code.push_str("\"\"");
        self.lines.len() - 1
    }

    fn char_or_lifetime(&mut self) {
        let is_char = self.peek(1) == Some('\\') || self.peek(2) == Some('\'');
        if !is_char {
            return self.code();
        }
        self.line().code.push_str("' '");
        self.next();
        while let Some(c) = self.next().filter(|c| *c != '\'') {
            if c == '\\' {
                self.next();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> Vec<String> {
        Reader::read(text).into_iter().map(|line| line.code).collect()
    }

    #[test]
    fn comments_and_strings_stand_apart() {
        let text = "let a = \"x // y\"; // c\n/* d /* in */\n \"e\" */ let b = r#\"f \"g\"\"#;\n";
        let lines = Reader::read(text);
        assert_eq!(code(text), ["let a = \"\"; ", "", " let b = \"\";", ""]);
        assert_eq!((lines[0].strings[0].as_str(), lines[0].comment.as_str()), ("x // y", "// c"));
        assert_eq!(lines[1].comment, "/* d /* in */");
        assert_eq!(lines[2].strings, ["f \"g\""]);
        assert_eq!(lines[2].number, 3);
    }

    #[test]
    fn signs_lifetimes_and_raw_names_are_told_apart() {
        let text = "'\"' '\\'' '{' &'a str \"h\" r#fn br\"\\\" b\"x\" for\"y\"";
        assert_eq!(code(text), ["' ' ' ' ' ' &'a str \"\" r#fn b\"\" b\"\" for\"\""]);
    }

    #[test]
    fn escapes_are_resolved_and_a_string_belongs_to_where_it_begins() {
        let lines = Reader::read("\"a\\nb\\\n     c \\u{110}\\\"\n d\"\nlet e;\n");
        assert_eq!(lines[0].strings, ["a bc \u{110}\"\n d"]);
        assert_eq!((lines[2].strings.len(), lines[3].code.as_str()), (0, "let e;"));
    }
}
