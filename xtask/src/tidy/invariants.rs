//! The invariants of ARCHITECTURE.md: what of each is seen in the text, and where the rest is kept.

use super::tree::{Finding, Tree};
use super::{arrows, calls, foreign, house, limits, office, people, pure, rules, sql, standard, whole};

/// What is seen, in words, and the function that sees it.
type Check = (&'static str, fn(&Tree) -> Vec<Finding>);

/// One invariant.
pub(super) struct Invariant {
    /// Number in ARCHITECTURE.md; 0 for the manners of the house.
    pub(super) number: u8,
    /// What holds.
    pub(super) says: &'static str,
    /// None where the text cannot show it.
    pub(super) checks: &'static [Check],
    /// What the text cannot show, and what keeps it; empty where the text shows all.
    pub(super) elsewhere: &'static str,
}

impl Invariant {
    /// What breaks it in this tree.
    pub(super) fn findings(&self, tree: &Tree) -> Vec<Finding> {
        self.checks.iter().flat_map(|(_, check)| check(tree)).collect()
    }
}

/// All of them, in order.
pub(super) const INVARIANTS: [Invariant; 13] = [
    Invariant {
        number: 0,
        says: "files are short, open with what they are, and leave nothing behind",
        checks: &[
            ("length, first line, name, unwrap, printing and leftovers of source files", house::source),
            ("blanks at the end of lines, and the end of the last line, of every text", house::text),
        ],
        elsewhere: "that a file is one room, by review",
    },
    Invariant {
        number: 1,
        says: "cadre and the engines are pure",
        checks: &[
            ("no files, network, clock, process, randomness, async, SQL or HTML", pure::world),
            ("no exp, ln or other function in the engines that platforms compute differently", pure::unequal),
        ],
        elsewhere: "that a budget of work gives the same bytes everywhere, by tests of the engines",
    },
    Invariant {
        number: 2,
        says: "SQL stands in store, is portable, names its tenant, and only store::db knows a database",
        checks: &[
            ("no SQL outside crates/store", sql::elsewhere),
            ("no database driver outside store::db", sql::drivers),
            ("every statement of store names tenant", sql::tenant),
            ("no word of SQL outside the portable subset", sql::portable),
        ],
        elsewhere: "that each statement is prepared on both databases, by tests of store",
    },
    Invariant {
        number: 3,
        says: "no unchecked plan is saved",
        checks: &[],
        elsewhere: "the order of calls is not in the text; types keep it: only the engine's `check` makes a `Checked`",
    },
    Invariant {
        number: 4,
        says: "a crate knows only whom it may; pages and commands act through office",
        checks: &[
            ("dependencies in crates/*/Cargo.toml against the arrows", arrows::dependencies),
            ("web and goc name no store", arrows::through_office),
        ],
        elsewhere: "that every write is one act with authorisation, key and entry, by tests of office and by review",
    },
    Invariant {
        number: 5,
        says: "an act decides nothing itself",
        checks: &[("no sorting, no comparison with a number above one, no limit in office", office::decides_nothing)],
        elsewhere: "that no dates are compared, by review: the text does not show types",
    },
    Invariant {
        number: 6,
        says: "cadre/standard knows no room of cadre but record",
        checks: &[("no other room is named there", standard::knows_only_the_record)],
        elsewhere: "",
    },
    Invariant {
        number: 7,
        says: "text for people stands in words, in both languages",
        checks: &[("no Vietnamese in strings elsewhere", people::words_only)],
        elsewhere: "both languages, by types of words; English text and personal values in logs, by review",
    },
    Invariant {
        number: 8,
        says: "a legal threshold stands in rules/, cited, and says whether its source was seen",
        checks: &[("each block of a pack has `verified` and a citation, each rule its article", rules::cited)],
        elsewhere: "that numbers and articles are right, by readers of the law",
    },
    Invariant {
        number: 9,
        says: "nothing of others is committed or loaded from another host",
        checks: &[
            ("no script, style or font outside crates/web/assets", foreign::files),
            ("no address of another host in pages and papers", foreign::hosts),
        ],
        elsewhere: "that crates/web/assets is our own, by review",
    },
    Invariant {
        number: 10,
        says: "one interval for dates; money and marks are whole",
        checks: &[
            ("no floating point in words, cadre, store and ledger", whole::numbers),
            ("no second type for an interval of dates", whole::one_interval),
        ],
        elsewhere: "",
    },
    Invariant {
        number: 11,
        says: "limits have a reason beside them",
        checks: &[("a comment above or behind each *_MAX, *_MIN and LIMIT", limits::have_reasons)],
        elsewhere: "that the name has its unit and the reason is one, by review",
    },
    Invariant {
        number: 12,
        says: "nothing calls out of the machine unmarked",
        checks: &[
            ("no client of HTTP in Cargo.lock", calls::libraries),
            ("no outgoing connection in source outside store::db", calls::sockets),
        ],
        elsewhere: "that a connection is one the administrator configured, by review",
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_invariant_is_checked_or_said_to_be_kept_elsewhere() {
        let numbers: Vec<u8> = INVARIANTS.iter().map(|invariant| invariant.number).collect();
        assert_eq!(numbers, (0..=12).collect::<Vec<u8>>());
        for invariant in &INVARIANTS {
            let said = !invariant.checks.is_empty() || !invariant.elsewhere.is_empty();
            assert!(said, "{}", invariant.says);
        }
    }

    #[test]
    fn an_empty_tree_is_clean() {
        assert!(INVARIANTS.iter().all(|invariant| invariant.findings(&Tree::default()).is_empty()));
    }

    #[test]
    fn a_finding_carries_the_number_of_its_invariant() {
        let wrong = [
            (0, "crates/cadre/src/x.rs", "fn f() {}\n"),
            (1, "crates/cadre/src/x.rs", "use std::fs;\n"),
            (2, "crates/goc/src/x.rs", "use rusqlite::Connection;\n"),
            (4, "crates/plan/Cargo.toml", "[dependencies]\nwords.workspace = true\n"),
            (5, "crates/office/src/x.rs", "people.sort();\n"),
            (6, "crates/cadre/src/standard.rs", "use crate::need::Need;\n"),
            (7, "crates/goc/src/x.rs", "let a = \"Kế\";\n"),
            (8, "rules/x.toml", "[[standard]]\n"),
            (9, "docs/x.js", "f();\n"),
            (10, "crates/words/src/x.rs", "let a: f64;\n"),
            (11, "crates/goc/src/x.rs", "const A_MAX: u8 = 1;\n"),
            (12, "Cargo.lock", "name = \"ureq\"\n"),
        ];
        for (number, path, text) in wrong {
            let findings = INVARIANTS[usize::from(number)].findings(&super::super::tests::tree(path, text));
            assert!(!findings.is_empty() && findings.iter().all(|found| found.invariant == number), "{number}");
        }
    }
}
