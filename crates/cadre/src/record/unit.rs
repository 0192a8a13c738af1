//! Units (đơn vị): communes, wards and provincial departments.

use serde::{Deserialize, Serialize};

/// Unit (đơn vị): an organisation that people hold posts in. The dates of its life are the dates of its facts; a unit is
/// closed or merged, never deleted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unit {
    /// Name as the unit itself writes it, for example "Xã An Bình".
    pub name: String,
}
