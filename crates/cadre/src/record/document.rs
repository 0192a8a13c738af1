//! Documents (văn bản, giấy tờ): the paper behind a statement.

use serde::{Deserialize, Serialize};
use words::PartialDate;

/// What kind of paper it is; rules treat an equivalence confirmation otherwise than a diploma.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Paper {
    /// Diploma (bằng).
    #[default]
    Diploma,
    /// Certificate (chứng chỉ, giấy chứng nhận).
    Certificate,
    /// Confirmation that studies are equivalent (giấy xác nhận tương đương).
    Equivalence,
    /// Decision (quyết định).
    Decision,
}

/// A paper as the record names it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// What kind of paper.
    #[serde(default)]
    pub paper: Paper,
    /// Number and symbol (số, ký hiệu; số hiệu bằng).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<Box<str>>,
    /// Who issued it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issuer: Option<Box<str>>,
    /// When; day, month or year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issued: Option<PartialDate>,
    /// Where.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Box<str>>,
}
