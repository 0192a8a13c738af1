//! Everything said to people, in both languages side by side.
//!
//! A message is a variant with typed blanks. The two texts stand next to each other, so a message without one of them does
//! not compile, and a text that leaves out a blank is an unused variable, which the lints refuse. There is nothing else to
//! keep in step.

mod answer;
mod course;
mod demo;
mod form;
mod import;
mod letter;
mod paper;
mod place;
mod plan;
mod report;
mod standard;
mod summary;
mod timetable;
mod web;
mod web_import;
mod web_person;
mod web_plan;
mod web_public;
mod web_rules;

use std::fmt::Display;

use crate::number::{date, group_thousands};
use crate::{Date, Lang};

pub use answer::PlanAnswer;
pub use course::{CommandMessage, PlanMessage, WhyNotMessage};
pub use demo::DemoMessage;
pub use form::FormWords;
pub use import::ImportMessage;
pub use letter::LetterText;
pub use paper::{FieldName, Label};
pub use place::Place;
pub use plan::{PlanName, PlanRule, WayOut};
pub use report::ReportName;
pub use standard::{RuleMessage, StandardName};
pub use summary::SummaryName;
pub use timetable::{TimetableMessage, TimetableName};
pub use web::PageWords;
pub use web_import::{ColumnName, ImportWords};
pub use web_person::PersonWords;
pub use web_plan::PlanWords;
pub use web_public::PublicWords;
pub use web_rules::RulePageWords;

/// Something that can be said to people.
pub trait Say {
    /// The sentence or the words in a language.
    fn say(&self, lang: Lang) -> String;
}

/// A value that fills a blank of a message.
pub trait Shown {
    /// How it stands in a text of that language.
    fn shown(&self, lang: Lang) -> impl Display;
}

impl Shown for String {
    fn shown(&self, _: Lang) -> impl Display {
        self
    }
}

/// Row numbers, digits, weeks: shown plain, as a spreadsheet does.
impl Shown for u32 {
    fn shown(&self, _: Lang) -> impl Display {
        self
    }
}

/// Years.
impl Shown for i16 {
    fn shown(&self, _: Lang) -> impl Display {
        self
    }
}

/// Counts: thousands are grouped.
impl Shown for usize {
    fn shown(&self, lang: Lang) -> impl Display {
        group_thousands(i64::try_from(*self).unwrap_or(i64::MAX), lang)
    }
}

/// Money in đồng; the text names the currency.
impl Shown for i64 {
    fn shown(&self, lang: Lang) -> impl Display {
        group_thousands(*self, lang)
    }
}

impl Shown for Date {
    fn shown(&self, lang: Lang) -> impl Display {
        date(*self, lang)
    }
}

impl<T: Say> Shown for T {
    fn shown(&self, lang: Lang) -> impl Display {
        self.say(lang)
    }
}

/// What one may choose from.
impl<T: Say> Shown for Vec<T> {
    fn shown(&self, lang: Lang) -> impl Display {
        self.iter().map(|one| one.say(lang)).collect::<Vec<_>>().join(", ")
    }
}

/// Declares an enum of messages: `Variant { blank: Type } => "Vietnamese {blank}", "English {blank}";`.
macro_rules! messages {
    (
        $(#[$about:meta])*
        $name:ident {$(
            $(#[$what:meta])*
            $variant:ident $({ $($blank:ident: $type:ty),+ $(,)? })? => $vi:literal, $en:literal;
        )+}
    ) => {
        $(#[$about])*
        #[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        #[allow(missing_docs, unreachable_pub)] // the blanks are named for what they hold; the tests have a set too
        pub enum $name {$(
            $(#[$what])*
            $variant $({ $($blank: $type),+ })?,
        )+}

        impl $name {
            /// The name of the variant: what kind of message it is, whatever its blanks hold.
            #[allow(dead_code, unreachable_pub)] // only some sets are counted or grouped by kind
            pub fn kind(&self) -> &'static str {
                match self {$( $name::$variant $({ $($blank: _),+ })? => stringify!($variant), )+}
            }
        }

        impl $crate::messages::Say for $name {
            fn say(&self, lang: $crate::Lang) -> String {
                #[allow(unused_imports)] // a set of messages may have no blank at all
                use $crate::messages::Shown as _;
                match (self, lang) {$(
                    ($name::$variant $({ $($blank),+ })?, $crate::Lang::Vi) => {
                        $($(let $blank = $blank.shown(lang);)+)?
                        format!($vi)
                    }
                    ($name::$variant $({ $($blank),+ })?, $crate::Lang::En) => {
                        $($(let $blank = $blank.shown(lang);)+)?
                        format!($en)
                    }
                )+}
            }
        }
    };
}
use messages;

#[cfg(test)]
mod tests {
    use super::*;

    messages! {
        /// Messages of this test.
        Trial {
            /// With blanks of every kind.
            Full { name: String, row: u32, people: usize, cost_vnd: i64, day: Date } =>
                "{name}, dòng {row}: {people} người, {cost_vnd} đồng, từ {day}.",
                "{name}, row {row}: {people} people, VND {cost_vnd}, from {day}.";
            /// Without any.
            Plain => "Không.", "No.";
        }
    }

    #[test]
    fn blanks_are_filled_as_the_language_writes_them() {
        let day = Date::constant(2027, 3, 6);
        let message = Trial::Full { name: "K85".to_owned(), row: 1200, people: 1200, cost_vnd: 80_000_000, day };
        assert_eq!(message.say(Lang::Vi), "K85, dòng 1200: 1.200 người, 80.000.000 đồng, từ 06/03/2027.");
        assert_eq!(message.say(Lang::En), "K85, row 1200: 1,200 people, VND 80,000,000, from 6 Mar 2027.");
        assert_eq!(Trial::Plain.say(Lang::En), "No.");
    }
}
