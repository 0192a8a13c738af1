//! Invariant 7: text for people stands in words, in both languages.

use super::tree::{Finding, Tree};

/// Letters of Vietnamese outside the block that has no other use; capitals are made small first.
const LETTERS: &str = "ăâđêôơưàáãèéìíĩòóõùúũý";

/// No Vietnamese in strings but in words and in the sample. English for people cannot be told from other English.
pub(super) fn words_only(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    let spoken = |path: &str| path.starts_with("crates/words/src/") || path.starts_with("crates/sample/src/");
    let files = tree.under("crates/", ".rs").filter(|file| file.is_source() && !spoken(&file.path));
    for file in files {
        for line in file.code().filter(|line| line.strings.iter().any(|text| is_vietnamese(text))) {
            findings.push(file.finding(7, line.number, "text for people stands in words/messages, in both languages"));
        }
    }
    findings
}

fn is_vietnamese(text: &str) -> bool {
    let small = text.chars().flat_map(char::to_lowercase);
    small.into_iter().any(|c| LETTERS.contains(c) || ('\u{1ea0}'..='\u{1ef9}').contains(&c))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{breaks, holds};
    use super::*;

    #[test]
    fn vietnamese_outside_words_breaks_invariant_7() {
        let path = "crates/goc/src/x.rs";
        breaks(words_only, path, "//! x\nlet a = \"Kế hoạch\";\n", 2, "/// Kế hoạch.\nlet a = \"plan\";\n");
        breaks(words_only, path, "let a = \"\\u{110}ông\";\n", 1, "#[cfg(test)]\nconst A: &str = \"Đông\";\n");
        breaks(words_only, path, "let a = \"Hà\";\n", 1, "let a = \"Ha\";\n");
        holds(words_only, "crates/words/src/messages/x.rs", "let a = \"Kế\";\n");
        holds(words_only, "crates/sample/src/names.rs", "let a = \"Nguyễn\";\n");
    }
}
