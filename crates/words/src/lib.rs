//! How people write: names, their order and search, dates, numbers and messages, in Vietnamese and English.
//!
//! Every room of Gốc speaks through this one, so it knows no official, no law, no file and no clock.
//!
//! * A name is shown as it was written, found by [`fold`] and listed by [`sort_key`]; never compared raw.
//! * A text from before Unicode is read by [`decode`] in the encoding that its font ([`of_font`]) or its column ([`vote`]) tells.
//! * A date that an office wrote is a [`PartialDate`]: it says no more than what was written.
//! * A span of days is an [`Interval`], half-open, wherever the program has one.
//! * Money is whole đồng; nothing here calculates with fractions.

mod date;
mod fold;
mod interval;
mod lang;
mod legacy;
mod messages;
mod name;
mod number;
mod order;

pub use date::{DateError, PartialDate, YEAR_MAX, YEAR_MIN, months_between, months_later};
pub use fold::fold;
pub use interval::{EmptyInterval, Interval};
pub use jiff::civil::Date;
pub use lang::{Lang, UnknownLang};
pub use legacy::{Capitals, Encoding, UnknownEncoding, Vote, decode, encoding_of, is_syllable, of_font, vote};
pub use messages::{
    ColumnName, CommandMessage, DemoMessage, FieldName, FormWords, ImportMessage, ImportWords, Label, LetterText,
    PageWords, PersonWords, Place, PlanAnswer, PlanMessage, PlanName, PlanRule, PlanWords, PublicWords, ReportName,
    RuleMessage, RulePageWords, Say, Shown, StandardName, SummaryName, TimetableMessage, TimetableName, WayOut,
    WhyNotMessage,
};
pub use name::{NameMatch, capital, name_case, same_name};
pub use number::{date, group_thousands, hexadecimal, partial_date, percent_tenths, vnd};
pub use order::{sort_key, text_key};
