//! Invariant 7: text for people stands in words, in both languages.

use super::source::{is_test_file, lines};
use super::{Finding, Tree};

/// Letters of Vietnamese that English does not have, without those that carry a tone.
const LETTERS: &str = "ăâđêôơư";

/// Invariant 7. English that people read cannot be told from other English; it is left to review.
pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    let spoken = |path: &str| path.starts_with("crates/words/src/") || path.starts_with("crates/office/src/sample");
    let files = tree.under("crates/", ".rs").filter(|(path, _)| path.contains("/src/"));
    for (path, text) in files.filter(|(path, _)| !spoken(path) && !is_test_file(path)) {
        for line in lines(text).iter().filter(|line| !line.test) {
            if line.strings.iter().any(|text| is_vietnamese(text)) {
                findings.push(Finding::new(
                    path,
                    line.number,
                    "text for people stands in words/messages, in both languages",
                ));
            }
        }
    }
    findings
}

fn is_vietnamese(text: &str) -> bool {
    // The block of letters with two marks has no other use.
    text.chars()
        .any(|c| LETTERS.contains(c.to_lowercase().next().unwrap_or(c)) || ('\u{1ea0}'..='\u{1ef9}').contains(&c))
}

#[cfg(test)]
mod tests {
    use super::super::tests::breaks;
    use super::*;

    #[test]
    fn vietnamese_outside_words_breaks_invariant_7() {
        breaks(check, "crates/goc/src/x.rs", "let a = \"Kế hoạch\";\n", 1, "/// Kế hoạch.\nlet a = \"plan\";\n");
        breaks(check, "crates/sheet/src/x.rs", "let a = \"Đông\";\n", 1, "#[cfg(test)]\nlet a = \"Đông\";\n");
        assert_eq!(check(&super::super::tests::tree("crates/words/src/messages/x.rs", "let a = \"Kế\";\n")), []);
    }
}
