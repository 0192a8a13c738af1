//! Invariant 8: what the law rests on is cited, and says whether it was seen.

use super::tree::{File, Finding, Tree};

/// Packs that hold settings of an office and no law.
const SETTINGS: [&str; 4] = ["rules/policy", "rules/costs.toml", "rules/fields.toml", "rules/layouts/"];

/// Blocks that are rules of a text: they name its article.
const RULES: [&str; 11] = [
    "standard",
    "relief",
    "retirement",
    "bar",
    "scale",
    "equivalent",
    "validity",
    "ground",
    "posts",
    "pool",
    "compensation",
];

/// One `[[name]]` of a pack with the lines up to the next.
struct Block<'a> {
    name: &'a str,
    line: usize,
    lines: Vec<&'a str>,
}

impl Block<'_> {
    fn value(&self, key: &str) -> Option<&str> {
        self.lines.iter().find_map(|line| value(line, key))
    }
}

/// Each block says whether its source was seen, and which it is; each rule names its article and its text.
pub(super) fn cited(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    let settings = |file: &&File| !SETTINGS.iter().any(|start| file.path.starts_with(start));
    for file in tree.under("rules/", ".toml").filter(settings) {
        let text = top_text_number(&file.text);
        for block in blocks(&file.text) {
            if let Some(message) = missing(&block, text) {
                findings.push(file.finding(8, block.line, format!("[[{}]] {message}", block.name)));
            }
        }
    }
    findings
}

fn missing(block: &Block<'_>, text_has_number: bool) -> Option<&'static str> {
    let rule = RULES.contains(&block.name);
    let verified = block.value("verified");
    let numbered = text_has_number || block.value("number").is_some();
    match block.value("article") {
        _ if !matches!(verified, Some("true" | "false")) => Some("does not say whether its source was seen: verified"),
        _ if !numbered && (rule || block.value("source").is_none()) => Some("names no text of law: number"),
        None if rule => Some("names no article"),
        Some("\"?\"") if verified == Some("true") => {
            Some("says that its source was seen, and does not know the article")
        }
        _ => None,
    }
}

fn top_text_number(text: &str) -> bool {
    let inside = text.lines().skip_while(|line| line.trim() != "[text]").skip(1);
    inside.take_while(|line| !line.starts_with('[')).any(|line| value(line, "number").is_some())
}

fn blocks(text: &str) -> Vec<Block<'_>> {
    let mut blocks: Vec<Block<'_>> = Vec::new();
    let mut open = false;
    for (at, line) in text.lines().enumerate() {
        let bare = line.split('#').next().unwrap_or("").trim_end();
        let name = bare.strip_prefix("[[").and_then(|name| name.strip_suffix("]]"));
        let table = bare.strip_prefix('[').and_then(|name| name.strip_suffix(']'));
        match (name, table) {
            // Below a dot stands a part of the block before: it is cited there.
            (Some(name), _) if !name.contains('.') => {
                blocks.push(Block { name: name.trim(), line: at + 1, lines: Vec::new() });
                open = true;
            }
            (None, Some(_)) => open = false,
            (Some(_), _) => open = false,
            _ if open => blocks.last_mut().into_iter().for_each(|block| block.lines.push(line)),
            _ => {}
        }
    }
    blocks
}

/// The value of a key, where the line sets it.
fn value<'a>(line: &'a str, key: &str) -> Option<&'a str> {
    let (name, value) = line.split_once('=')?;
    let value = value.trim();
    let value = if value.starts_with('"') { value } else { value.split('#').next()?.trim() };
    (name.trim() == key && name.starts_with(|c: char| c.is_alphanumeric())).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{breaks, holds};
    use super::*;

    const RIGHT: &str = "[text]\nnumber = \"1\"\n\n[[standard]]\narticle = \"8\"\nverified = true\n";

    #[test]
    fn a_rule_that_is_not_cited_breaks_invariant_8() {
        let path = "rules/nd-1.toml";
        breaks(cited, path, &RIGHT.replace("verified = true\n", ""), 4, RIGHT);
        breaks(cited, path, &RIGHT.replace("verified = true", "verified = \"yes\""), 4, RIGHT);
        breaks(cited, path, &RIGHT.replace("article = \"8\"\n", ""), 4, RIGHT);
        breaks(cited, path, &RIGHT.replace("number = \"1\"\n", ""), 3, RIGHT);
        breaks(
            cited,
            path,
            &RIGHT.replace("\"8\"", "\"?\""),
            4,
            &RIGHT.replace("\"8\"", "\"?\"").replace("true", "false"),
        );
    }

    #[test]
    fn any_other_block_without_its_source_breaks_invariant_8() {
        let path = "rules/titles.toml";
        let right = "[[title]]\nverified = false # not seen\nsource = \"x\"\n";
        breaks(cited, path, "# x\n[[title]]\ncode = \"x\"\n[[title]]\nverified = false\nsource = \"x\"\n", 2, right);
        breaks(cited, path, "[[title]]\nverified = false\n", 1, right);
        holds(cited, "rules/policy-sample.toml", "[[priority]]\ncode = \"x\"\n");
    }
}
