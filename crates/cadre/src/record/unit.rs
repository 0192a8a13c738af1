//! Units (đơn vị): communes, wards, former districts and provincial departments, as a dated tree.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use words::Date;

use super::UnitId;

/// Kind of unit; titles and standards are for some kinds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UnitKind {
    /// Tỉnh, thành phố trực thuộc trung ương.
    Province,
    /// Huyện, quận, thị xã: until 30 June 2025.
    District,
    /// Xã.
    Commune,
    /// Phường.
    Ward,
    /// Thị trấn: until 30 June 2025.
    Town,
    /// Đặc khu: since 1 July 2025.
    SpecialZone,
    /// Sở, ban, ngành, đoàn thể; a part of another unit.
    Office,
}

impl UnitKind {
    /// Every kind.
    pub const ALL: [UnitKind; 7] = [
        UnitKind::Province,
        UnitKind::District,
        UnitKind::Commune,
        UnitKind::Ward,
        UnitKind::Town,
        UnitKind::SpecialZone,
        UnitKind::Office,
    ];

    /// The kind that the name of a unit begins with ("Xã An Bình"), or nothing when it does not tell.
    pub fn of_name(name: &str) -> Option<UnitKind> {
        let folded = words::fold(name);
        let begins = |start: &str| folded.strip_prefix(start).is_some_and(|rest| rest.starts_with(' '));
        [
            ("tinh", UnitKind::Province),
            ("huyen", UnitKind::District),
            ("quan", UnitKind::District),
            ("thi xa", UnitKind::District),
            ("xa", UnitKind::Commune),
            ("phuong", UnitKind::Ward),
            ("thi tran", UnitKind::Town),
            ("dac khu", UnitKind::SpecialZone),
            ("so", UnitKind::Office),
            ("ban", UnitKind::Office),
        ]
        .into_iter()
        .find(|(start, _)| begins(start))
        .map(|(_, kind)| kind)
    }
}

/// What makes a place hard to serve in; some rules ask less there (vùng miền núi, biên giới, hải đảo, …).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Area {
    /// Miền núi, vùng cao.
    Mountain,
    /// Biên giới.
    Border,
    /// Hải đảo.
    Island,
    /// Vùng sâu, vùng xa.
    Remote,
    /// Vùng đồng bào dân tộc thiểu số.
    EthnicMinority,
    /// Đặc biệt khó khăn.
    Hard,
}

impl Area {
    /// Every kind of area.
    pub const ALL: [Area; 6] =
        [Area::Mountain, Area::Border, Area::Island, Area::Remote, Area::EthnicMinority, Area::Hard];
}

/// The unit that another belongs to (đơn vị cấp trên), from a day on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parent {
    /// Since when; absent when it was always so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// Which; absent from the day on which it belongs to none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<UnitId>,
}

/// Unit (đơn vị): an organisation that people hold posts in. The dates of its life are the dates of its facts; a unit is
/// closed or merged, never deleted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unit {
    /// Name as the unit itself writes it, for example "Xã An Bình".
    pub name: Arc<str>,
    /// Kind, where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<UnitKind>,
    /// The units it belonged to, one after the other.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parents: Vec<Parent>,
    /// Its code in the list of administrative units (mã đơn vị hành chính), where it is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<Box<str>>,
    /// Areas it lies in; absent when nobody has said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub areas: Option<Vec<Area>>,
    /// Class of the unit (loại 1, 2, 3), which the number of posts depends on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub class: Option<u8>,
    /// The units it came from, where it was made by a merger or a split.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub formed_from: Vec<UnitId>,
}

impl Unit {
    /// A unit of which only the name is known; the kind is read from it.
    pub fn named(name: &str) -> Unit {
        let kind = UnitKind::of_name(name);
        Unit {
            name: name.into(),
            kind,
            parents: Vec::new(),
            code: None,
            areas: None,
            class: None,
            formed_from: Vec::new(),
        }
    }

    /// The name of a province without its kind: "Hưng Yên" of "Tỉnh Hưng Yên".
    pub fn name_of_province(&self) -> &str {
        let folded = words::fold(&self.name);
        let words_of_kind = match () {
            () if folded.starts_with("tinh ") => 1,
            () if folded.starts_with("thanh pho ") => 2,
            () => 0,
        };
        let behind = self.name.splitn(words_of_kind + 1, ' ').last();
        behind.unwrap_or(&self.name)
    }

    /// The unit it belongs to on a day.
    pub fn parent(&self, on: Date) -> Option<UnitId> {
        self.parents.iter().rfind(|parent| parent.from.is_none_or(|from| from <= on))?.unit
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_tells_the_kind_where_it_begins_with_one() {
        assert_eq!(UnitKind::of_name("Xã An Bình"), Some(UnitKind::Commune));
        assert_eq!(UnitKind::of_name("THI TRAN Vu Thu"), Some(UnitKind::Town));
        assert_eq!(UnitKind::of_name("Xanh Pôn"), None);
        assert_eq!(UnitKind::of_name("Vũ Vân"), None);
        assert_eq!(Unit::named("Tỉnh Hưng Yên").name_of_province(), "Hưng Yên");
        assert_eq!(Unit::named("Thành phố Hải Phòng").name_of_province(), "Hải Phòng");
        assert_eq!(Unit::named("Huế").name_of_province(), "Huế");
    }
}
