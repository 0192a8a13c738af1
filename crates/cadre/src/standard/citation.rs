//! Where a rule stands, when it is in force, and since when that is known.

use serde::Serialize;
use words::{Date, Interval};

/// The two clocks of a question to the law: the day it is asked for, and the day up to which texts count as known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct AsOf {
    /// The day whose law counts.
    pub on: Date,
    /// Texts issued after this day are not known yet.
    pub known: Date,
}

impl AsOf {
    /// The law of a day as it is known on that day.
    pub fn day(on: Date) -> AsOf {
        AsOf { on, known: on }
    }
}

/// Citation (trích dẫn): where a rule stands, to the clause, and when it holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Citation {
    /// Number of the legal text, for example `33/2023/NĐ-CP`.
    pub number: String,
    /// Article (điều).
    pub article: String,
    /// Clause (khoản), where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clause: Option<String>,
    /// Whether the words of the article were seen; what was not is shown as such.
    pub verified: bool,
    /// Where the words were seen, or why they count as not seen.
    #[serde(skip)]
    pub source: String,
    /// Days on which it is in force.
    pub in_force: Interval,
    /// The day the text was issued: nobody could know it before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issued: Option<Date>,
    /// The day the text that ends it was issued: nobody could know the end before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end_issued: Option<Date>,
}

impl Citation {
    /// Whether the rule holds on the day, as far as it was known.
    pub fn holds(&self, as_of: AsOf) -> bool {
        let begun = self.in_force.from().is_none_or(|from| from <= as_of.on);
        let known = self.issued.is_none_or(|issued| issued <= as_of.known);
        let end_known = self.end_issued.is_none_or(|issued| issued <= as_of.known);
        let over = self.in_force.end().is_some_and(|end| end <= as_of.on);
        begun && known && !(over && end_known)
    }
}
