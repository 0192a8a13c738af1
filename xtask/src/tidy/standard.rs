//! Invariant 6: a standard knows the record and no other room of cadre.

use super::source::named_below;
use super::tree::{Finding, Tree};

/// Rooms that are planned; what lies there by now is added.
const ROOMS: [&str; 6] = ["need", "access", "pool", "school", "placement", "disclosure"];

/// No other room of cadre is named in cadre/standard.
pub(super) fn knows_only_the_record(tree: &Tree) -> Vec<Finding> {
    let folders = tree.under("crates/cadre/src/", ".rs").filter_map(|file| {
        let (folder, _) = file.path.strip_prefix("crates/cadre/src/")?.split_once('/')?;
        Some(folder)
    });
    let rooms: Vec<&str> = folders.chain(ROOMS).filter(|room| !["standard", "record"].contains(room)).collect();
    let mut findings = Vec::new();
    let standard =
        |path: &str| path == "crates/cadre/src/standard.rs" || path.starts_with("crates/cadre/src/standard/");
    for file in tree.files.iter().filter(|file| standard(&file.path)) {
        for (line, name) in ["crate", "super"].iter().flat_map(|root| named_below(&file.lines, root)) {
            if rooms.contains(&name.as_str()) {
                findings.push(file.finding(6, line, format!("a standard names {name}")));
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::super::tests::breaks;
    use super::*;

    #[test]
    fn a_standard_that_knows_the_school_breaks_invariant_6() {
        let path = "crates/cadre/src/standard/review.rs";
        let right = "use crate::record::Level;\nuse super::entry::Entry;\n";
        breaks(knows_only_the_record, path, "//! x\nuse crate::school::Class;\n", 2, right);
        breaks(knows_only_the_record, path, "use crate::{\n    record::Level,\n    need::Need,\n};\n", 3, right);
        breaks(knows_only_the_record, path, "use super::super::pool::Pool;\n", 1, right);
    }

    #[test]
    fn a_new_room_is_known_by_its_folder() {
        let file = |path: &str, text: &str| (path.to_owned(), text.to_owned());
        let tree = Tree::new([
            file("crates/cadre/src/standard.rs", "use crate::honours::Medal;\n"),
            file("crates/cadre/src/honours/medal.rs", "//! x\n"),
        ]);
        assert_eq!(knows_only_the_record(&tree).len(), 1);
    }
}
