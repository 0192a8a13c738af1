//! Invariant 1: what decides knows no clock, no file, no chance, no database and no page.

use super::source::{has, named_below};
use super::sql;
use super::tree::{File, Finding, Tree};

/// Parts of the standard library that are the world outside.
const OUTSIDE: [&str; 5] = ["fs", "net", "env", "process", "io"];

/// Names of the world outside.
const WORLD: [&str; 14] = [
    "thread::sleep",
    "SystemTime",
    "Instant",
    "Timestamp::now",
    "Zoned::now",
    "async",
    ".await",
    "rand::",
    "fastrand",
    "getrandom",
    "thread_rng",
    "tokio",
    "println!",
    "eprintln!",
];

/// Functions that two platforms may compute differently in the last bit; `sqrt` is exact everywhere.
const UNEQUAL: [&str; 16] = [
    "exp", "exp2", "exp_m1", "ln", "ln_1p", "log", "log2", "log10", "powf", "sin", "cos", "tan", "sinh", "cosh",
    "tanh", "cbrt",
];

/// Tags that show a string to be a piece of a page.
const TAGS: [&str; 16] =
    ["html", "head", "body", "div", "span", "p", "br", "a", "b", "table", "tr", "td", "th", "ul", "li", "h1"];

/// No file, network, clock, process, randomness, async, SQL or HTML.
pub(super) fn world(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in rooms(tree, &["cadre", "plan", "timetable"]) {
        for (line, name) in named_below(&file.lines, "std") {
            if OUTSIDE.contains(&name.as_str()) {
                findings.push(file.finding(1, line, format!("a pure room names std::{name}")));
            }
        }
        for line in file.code() {
            if let Some(name) = WORLD.iter().find(|name| has(&line.code, name)) {
                findings.push(file.finding(1, line.number, format!("a pure room names {name}")));
            }
            for text in &line.strings {
                if !sql::statements(text).is_empty() {
                    findings.push(file.finding(1, line.number, "a pure room writes SQL"));
                } else if is_html(text) {
                    findings.push(file.finding(1, line.number, "a pure room writes HTML"));
                }
            }
        }
    }
    findings
}

/// No function in an engine that decides a branch by the last bit of a platform.
pub(super) fn unequal(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in rooms(tree, &["plan", "timetable"]) {
        for line in file.code() {
            let called =
                |name: &&&str| has(&line.code, &format!(".{name}(")) || has(&line.code, &format!("f64::{name}"));
            if let Some(name) = UNEQUAL.iter().find(called) {
                findings.push(file.finding(1, line.number, format!("{name} differs between platforms")));
            }
        }
    }
    findings
}

fn rooms<'a>(tree: &'a Tree, names: &'a [&str]) -> impl Iterator<Item = &'a File> {
    let room = |file: &File| file.path.split('/').nth(1).is_some_and(|name| names.contains(&name));
    tree.under("crates/", ".rs").filter(move |file| file.is_source() && room(file))
}

fn is_html(text: &str) -> bool {
    text.match_indices('<').any(|(at, _)| {
        let tag = text[at + 1..].trim_start_matches('/');
        let name: String = tag.chars().take_while(char::is_ascii_alphanumeric).collect();
        let end = tag[name.len()..].chars().next();
        TAGS.contains(&name.to_lowercase().as_str()) && matches!(end, Some('>' | ' ' | '/'))
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::{breaks, holds};
    use super::*;

    #[test]
    fn the_world_outside_breaks_invariant_1() {
        let path = "crates/cadre/src/need.rs";
        breaks(world, path, "//! x\nlet t = Timestamp::now();\n", 2, "// Timestamp::now() is not for here\n");
        breaks(world, path, "use std::fs;\n", 1, "#[cfg(test)]\nmod tests { use std::fs; }\n");
        breaks(
            world,
            path,
            "use std::{\n    collections::BTreeMap,\n    env,\n};\n",
            3,
            "use std::collections::BTreeMap;\n",
        );
        breaks(world, "crates/plan/src/x.rs", "async fn f() {}\n", 1, "let asynchronous = 1;\n");
        breaks(world, "crates/plan/src/x.rs", "let r = fastrand::u8(..);\n", 1, "let r = seed.next();\n");
        holds(world, "crates/office/src/acts/x.rs", "use std::fs;\n");
    }

    #[test]
    fn a_statement_and_a_page_break_invariant_1() {
        let path = "crates/cadre/src/need.rs";
        breaks(
            world,
            path,
            "let h = \"<b>x</b>\".len();\n".replace("</b>", "").as_str(),
            1,
            "let h = \"a < b > c <x>\";\n",
        );
        breaks(world, path, "let s = \"select id from person\";\n", 1, "let s = \"select a person\";\n");
    }

    #[test]
    fn an_unequal_function_breaks_invariant_1_in_an_engine() {
        breaks(unequal, "crates/plan/src/first.rs", "let h = x.exp();\n", 1, "let h = x.sqrt() + x.expand();\n");
        breaks(unequal, "crates/timetable/src/x.rs", "let h = f64::ln(x);\n", 1, "let h = x.ilog2();\n");
        holds(unequal, "crates/sheet/src/x.rs", "let h = x.exp();\n");
    }
}
