//! Tells SQL from other text, and takes a statement apart as far as the checks ask.

/// One statement.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::tidy) struct Statement {
    /// Where it begins in its text, from 1.
    pub(super) line: usize,
    /// In small letters, with single blanks and no comments.
    pub(super) text: String,
}

impl Statement {
    /// Whether rows of one province are read, written, or get a place by it.
    pub(super) fn asks_tenant(&self) -> bool {
        let first =
            ["select ", "insert ", "update ", "delete ", "with ", "create table ", "create index ", "create unique "];
        first.iter().any(|first| self.text.starts_with(first))
    }

    /// The first table it names.
    pub(super) fn table(&self) -> &str {
        let mut words =
            self.text.split([' ', '(']).skip_while(|word| !["from", "into", "update", "table", "on"].contains(word));
        words.next();
        let mut words = words.skip_while(|word| ["if", "not", "exists"].contains(word));
        words.next().unwrap_or("")
    }

    /// Enough of it to know it by.
    pub(super) fn start(&self) -> String {
        self.text.split(' ').take(4).collect::<Vec<&str>>().join(" ")
    }
}

/// The statements of a text; none where it is no SQL.
pub(in crate::tidy) fn statements(text: &str) -> Vec<Statement> {
    let mut found = Vec::new();
    let mut line = 1;
    for piece in without_comments(text).split(';') {
        let blank = piece.len() - piece.trim_start().len();
        let begins = line + piece[..blank].matches('\n').count();
        line += piece.matches('\n').count();
        if is_sql(piece) {
            let text = piece.split_whitespace().collect::<Vec<&str>>().join(" ").to_lowercase();
            found.push(Statement { line: begins, text });
        }
    }
    found
}

fn without_comments(text: &str) -> String {
    let bare = |line| str::split_once(line, "--").map_or(line, |(code, _)| code);
    text.lines().map(bare).collect::<Vec<&str>>().join("\n")
}

/// SQL is written in small or in capital letters; a sentence for people begins with one capital.
fn is_sql(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let first = words.first().copied().unwrap_or("");
    if first.to_lowercase() != first && first.to_uppercase() != first {
        return false;
    }
    let words: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["select", rest @ ..] => rest.contains(&"from"),
        ["insert", "into" | "or", _, ..] | ["delete", "from", _, ..] => true,
        ["update", _, rest @ ..] => rest.contains(&"set"),
        ["create" | "drop" | "alter", what, _, ..] => DEFINED.contains(what),
        ["with", "recursive", ..] => true,
        ["with", _, "as", body, ..] => body.starts_with('('),
        ["listen" | "notify", channel] => channel.chars().all(|c| c.is_alphanumeric() || c == '_'),
        _ => false,
    }
}

const DEFINED: [&str; 9] =
    ["table", "index", "unique", "view", "trigger", "function", "sequence", "extension", "materialized"];

#[cfg(test)]
mod tests {
    use super::*;

    fn one(text: &str) -> Statement {
        let mut found = statements(text);
        assert_eq!(found.len(), 1, "{text}");
        found.remove(0)
    }

    #[test]
    fn sql_is_told_from_sentences() {
        for text in
            ["select a\n  from b", "INSERT INTO a VALUES (1)", "update a set b = 1", "with a as (select 1) select"]
        {
            one(text);
        }
        for text in
            ["Select a row from the list", "update the rules", "delete this", "with one as good", "created table"]
        {
            assert!(statements(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn statements_know_line_and_table() {
        let found = statements("-- select a from b\ncreate table if not exists a(\n x);\n\ncreate index i on c (d);\n");
        let seen: Vec<(usize, &str)> = found.iter().map(|statement| (statement.line, statement.table())).collect();
        assert_eq!(seen, [(2, "a"), (5, "c")]);
        assert_eq!(one("delete from migration where step = 1").table(), "migration");
    }
}
