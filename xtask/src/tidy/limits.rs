//! Invariant 11: a limit has its reason beside it.

use super::tree::{Finding, Tree};

const WHOLE_NUMBERS: [&str; 12] =
    ["u8", "u16", "u32", "u64", "u128", "usize", "i8", "i16", "i32", "i64", "i128", "isize"];

/// A comment above or behind each whole number that is called a limit.
pub(super) fn have_reasons(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in tree.under("crates/", ".rs").chain(tree.under("xtask/", ".rs")) {
        for (at, line) in file.lines.iter().enumerate().filter(|(_, line)| !line.test) {
            let Some((name, kind)) = constant(&line.code) else { continue };
            let limit = name.ends_with("_MAX") || name.ends_with("_MIN") || name.contains("LIMIT");
            // Attributes may stand between a constant and its comment.
            let mut above = file.lines[..at].iter().rev().skip_while(|line| line.code.trim_start().starts_with("#["));
            let above = above.next().is_some_and(|line| line.code.trim().is_empty() && !line.comment.is_empty());
            if limit && WHOLE_NUMBERS.contains(&kind) && !above && line.comment.is_empty() {
                findings.push(file.finding(11, line.number, format!("{name} has no reason above or behind it")));
            }
        }
    }
    findings
}

/// Name and type of the constant that a line makes.
fn constant(code: &str) -> Option<(&str, &str)> {
    let (before, rest) = code.split_once("const ")?;
    let (name, rest) = rest.split_once(':')?;
    let visible = before.trim().is_empty() || before.trim().starts_with("pub");
    visible.then_some((name.trim(), rest.split(['=', ';']).next()?.trim()))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{breaks, holds};
    use super::*;

    #[test]
    fn a_limit_without_a_reason_breaks_invariant_11() {
        let path = "crates/sheet/src/x.rs";
        let right = "/// Lists have 39.\n#[allow(x)]\nconst COLUMNS_MAX: u32 = 512;\n";
        breaks(have_reasons, path, "//! x\n\nconst COLUMNS_MAX: u32 = 512;\n", 3, right);
        breaks(
            have_reasons,
            path,
            "pub(crate) const ROW_LIMIT: usize = 5;\n",
            1,
            "const ROWS_MIN: u8 = 5; // a title\n",
        );
        holds(have_reasons, path, "const NAME_MAX: &str = \"x\";\nconst fn f(x: usize) {}\nlet a_MAX: u8 = 5;\n");
    }
}
