//! Rust source as the checks see it: code without comments, comments apart, string literals apart, tests marked.

mod reader;

use reader::Reader;

/// One line of a source file.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Line {
    /// Number, from 1.
    pub(super) number: usize,
    /// The code, with comments and the insides of literals left out.
    pub(super) code: String,
    /// What stands in comments.
    pub(super) comment: String,
    /// String literals that begin in this line, whole, with their escapes resolved.
    pub(super) strings: Vec<String>,
    /// Whether it belongs to tests.
    pub(super) test: bool,
}

/// The lines of a source file.
pub(super) fn lines(path: &str, text: &str) -> Vec<Line> {
    let mut lines = Reader::read(text);
    if is_test_file(path) || lines.iter().any(|line| line.code.contains("#![cfg(test)]")) {
        lines.iter_mut().for_each(|line| line.test = true);
    }
    mark_tests(&mut lines);
    lines
}

fn is_test_file(path: &str) -> bool {
    path.contains("/tests/")
        || path.contains("/benches/")
        || path.ends_with("tests.rs")
        || path.ends_with("/testing.rs")
}

/// Marks what `#[cfg(test)]` stands above: to the `;` or the closing brace of that item, and no further.
fn mark_tests(lines: &mut [Line]) {
    let mut inside = false;
    let mut depth = 0;
    for line in lines {
        let mut code = line.code.as_str();
        if !inside {
            let Some((_, after)) = code.split_once("#[cfg(test)]") else { continue };
            (inside, depth, code) = (true, 0, after);
        }
        line.test = true;
        for c in code.chars() {
            match c {
                '{' | '(' | '[' => depth += 1,
                '}' | ')' | ']' => depth -= 1,
                _ => {}
            }
            if depth == 0 && matches!(c, ';' | '}') {
                inside = false;
                break;
            }
        }
    }
}

/// Whether the code has this name, and not only a longer one with this in it.
pub(super) fn has(code: &str, name: &str) -> bool {
    let word = |c: char| c.is_alphanumeric() || c == '_';
    code.match_indices(name).any(|(at, _)| {
        let (before, after) = (&code[..at], &code[at + name.len()..]);
        let longer_before = name.starts_with(word) && before.ends_with(word);
        let longer_after = name.ends_with(word) && after.starts_with(word);
        !longer_before && !longer_after
    })
}

/// What is named below a root: `fs` and `env` of `use std::{env, fs::File}`, each with its line. Tests are left out.
pub(super) fn named_below(lines: &[Line], root: &str) -> Vec<(usize, String)> {
    let code = lines.iter().filter(|line| !line.test);
    let signs: Vec<(usize, char)> =
        code.flat_map(|line| line.code.chars().chain(['\n']).map(|c| (line.number, c))).collect();
    let start: Vec<char> = root.chars().chain("::".chars()).collect();
    let word = |at: usize| signs.get(at).is_some_and(|(_, c)| c.is_alphanumeric() || *c == '_');
    let mut named = Vec::new();
    for at in 0..signs.len() {
        let here = signs[at..].iter().map(|(_, c)| c).take(start.len()).eq(&start);
        if !here || at > 0 && word(at - 1) {
            continue;
        }
        let mut depth = 0;
        let mut next = at + start.len();
        let mut expected = true;
        while let Some((line, c)) = signs.get(next) {
            match c {
                '{' => depth += 1,
                '}' if depth <= 1 => break,
                '}' => depth -= 1,
                ',' if depth == 1 => expected = true,
                _ if expected && word(next) => {
                    let name: String = (next..).take_while(|at| word(*at)).map(|at| signs[at].1).collect();
                    next += name.len() - 1;
                    named.push((*line, name));
                    expected = false;
                }
                _ => {}
            }
            next += 1;
            if depth == 0 && !expected {
                break;
            }
        }
    }
    named
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tests_end_where_their_item_ends() {
        let text = "#[cfg(test)]\nmod tests;\nlet a;\n#[cfg(test)]\nmod more {\n fn f() {}\n}\nlet b;\n";
        let tests: Vec<bool> = lines("crates/plan/src/x.rs", text).iter().map(|line| line.test).collect();
        assert_eq!(tests, [true, true, false, true, true, true, true, false, false]);
        assert!(lines("crates/plan/tests/x.rs", "let a;\n").iter().all(|line| line.test));
        assert!(lines("crates/plan/src/x/tests.rs", "let a;\n").iter().all(|line| line.test));
    }

    #[test]
    fn a_name_is_whole() {
        assert!(has("let t = Instant::now();", "Instant"));
        assert!(has("use rand::Rng;", "rand::") && has("x.await?", ".await"));
        assert!(!has("Instantly", "Instant") && !has("operand::x", "rand::") && !has("x.awaited", ".await"));
    }

    #[test]
    fn names_in_braces_are_seen() {
        let lines =
            lines("x.rs", "use std::{\n    collections::{BTreeMap, env},\n    fs::File,\n};\nstd::net::f(a, b);\n");
        let named = named_below(&lines, "std");
        let expected = [(2, "collections"), (3, "fs"), (5, "net")].map(|(line, name)| (line, name.to_owned()));
        assert_eq!(named, expected);
    }
}
