//! The rules that come with the program: the packs of `rules/`, read and checked at the start.

use cadre::need::Policy;
use cadre::pack::{Pack, PackError};
use cadre::record::Titles;
use cadre::school::{Calendar, CostNorms, Teaching};
use cadre::standard::Standards;
use sha2::{Digest, Sha256};
use sheet::Fields;

/// One embedded pack.
macro_rules! pack {
    ($file:literal) => {
        Pack { file: $file, text: include_str!(concat!("../../../rules/", $file)) }
    };
}

/// Packs of rules, in the order in which they are read and shown: what a pack names stands before it.
const STANDARD_PACKS: [Pack<'_>; 25] = [
    pack!("nd-92-2009.toml"),
    pack!("nd-34-2019.toml"),
    pack!("nd-33-2023.toml"),
    pack!("qd-04-2004.toml"),
    pack!("tt-13-2019.toml"),
    pack!("luat-48-2019.toml"),
    pack!("nd-334-2025.toml"),
    pack!("nd-185-2026.toml"),
    pack!("blld-2012.toml"),
    pack!("nd-135-2020.toml"),
    pack!("ct-45-2025.toml"),
    pack!("qd-57-2022.toml"),
    pack!("qd-350-2025.toml"),
    pack!("kl-09-2021.toml"),
    pack!("nd-101-2017.toml"),
    pack!("nd-171-2025.toml"),
    pack!("nd-13-2014.toml"),
    pack!("nd-90-2020.toml"),
    pack!("nd-335-2025.toml"),
    pack!("nd-233-2026.toml"),
    pack!("luat-58-2010.toml"),
    pack!("luat-52-2019.toml"),
    pack!("qd-50-2021.toml"),
    pack!("qd-80-2022.toml"),
    pack!("qd-377-2025.toml"),
];
const TITLES: Pack<'_> = pack!("titles.toml");
const POLICY: Pack<'_> = pack!("policy.toml");
const FIELDS: Pack<'_> = pack!("fields.toml");
const COSTS: Pack<'_> = pack!("costs.toml");
const TEACHING: Pack<'_> = pack!("teaching.toml");
const CALENDARS: [Pack<'_>; 2] = [pack!("calendar/2026.toml"), pack!("calendar/2027.toml")];

/// A pack that did not come with the program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackText {
    /// File name, as problems name it.
    pub file: String,
    /// The TOML text.
    pub text: String,
}

impl PackText {
    pub(crate) fn pack(&self) -> Pack<'_> {
        Pack { file: &self.file, text: &self.text }
    }
}

/// Law and policy as the office uses them.
#[derive(Clone, Debug)]
pub struct Rules {
    /// Titles.
    pub titles: Titles,
    /// Standards and entry rules.
    pub standards: Standards,
    /// What waiting weighs.
    pub policy: Policy,
    /// What may be kept of a workbook.
    pub fields: Fields,
    /// Norms of cost, as far as the office has any.
    pub costs: CostNorms,
    /// How the school teaches.
    pub teaching: Teaching,
    /// Public holidays.
    pub calendar: Calendar,
    /// Hash of every text above: a decision names by it the rules it was made by.
    pub hash: [u8; 32],
}

impl Rules {
    /// The rules that are part of the program.
    pub fn embedded() -> Result<Rules, PackError> {
        Rules::with(&[])
    }

    /// The rules that are part of the program, and packs of a province read after them: it may ask more, never less. Of the
    /// province's own `policy.toml`, `costs.toml`, `teaching.toml` and `calendar-YEAR.toml` each takes the place of the program's.
    pub fn with(province: &[PackText]) -> Result<Rules, PackError> {
        let named = |name: &str| province.iter().find(|text| text.file == name).map(PackText::pack);
        let (policy, costs) = (named("policy.toml").unwrap_or(POLICY), named("costs.toml").unwrap_or(COSTS));
        let teaching = named("teaching.toml").unwrap_or(TEACHING);
        let calendars: Vec<Pack<'_>> = calendars(province);
        let is_setting = |text: &&PackText| {
            ["policy.toml", "costs.toml", "teaching.toml"].contains(&text.file.as_str())
                || text.file.starts_with(CALENDAR)
        };
        let own = province.iter().filter(|text| !is_setting(text)).map(PackText::pack);
        let packs: Vec<Pack<'_>> = STANDARD_PACKS.into_iter().chain(own).collect();
        let mut hash = Sha256::new();
        for pack in
            packs.iter().copied().chain([TITLES, policy, FIELDS, costs, teaching]).chain(calendars.iter().copied())
        {
            hash.update((pack.text.len() as u64).to_be_bytes());
            hash.update(pack.text);
        }
        let titles = Titles::read(TITLES)?;
        let mut standards = Standards::default();
        for pack in packs {
            standards.add(pack, &titles)?;
        }
        let policy = Policy::read(policy, &titles)?;
        let mut calendar = Calendar::default();
        for pack in calendars {
            calendar.add(pack)?;
        }
        let (fields, costs, teaching) = (Fields::read(FIELDS)?, CostNorms::read(costs)?, Teaching::read(teaching)?);
        Ok(Rules { titles, standards, policy, fields, costs, teaching, calendar, hash: hash.finalize().into() })
    }

    /// These rules and drafts read after them. The hash names the drafts too.
    pub fn and(&self, drafts: &[PackText]) -> Result<Rules, PackError> {
        let mut rules = self.clone();
        let mut hash = Sha256::new_with_prefix(self.hash);
        for draft in drafts {
            rules.standards.add(draft.pack(), &rules.titles)?;
            hash.update((draft.text.len() as u64).to_be_bytes());
            hash.update(&draft.text);
        }
        rules.hash = hash.finalize().into();
        Ok(rules)
    }
}

/// How a province's own calendar of a year is called: `calendar-2028.toml`.
const CALENDAR: &str = "calendar-";

/// The calendars of all years, the province's own in the place of the program's.
fn calendars(province: &[PackText]) -> Vec<Pack<'_>> {
    let own: Vec<&PackText> = province.iter().filter(|text| text.file.starts_with(CALENDAR)).collect();
    let year = |file: &str| file.trim_start_matches("calendar/").trim_start_matches(CALENDAR).to_owned();
    let replaced = |pack: &Pack<'_>| own.iter().any(|text| year(&text.file) == year(pack.file));
    let kept = CALENDARS.into_iter().filter(|pack| !replaced(pack));
    kept.chain(own.iter().map(|text| text.pack())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_rules_are_sound() {
        let rules = Rules::embedded().unwrap();
        assert!(rules.standards.standards.len() >= 2);
        assert!(rules.standards.retirement.len() >= 15);
    }

    #[test]
    fn every_pack_of_the_folder_is_embedded() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../rules");
        let mut files: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter(|name| name.ends_with(".toml"))
            .collect();
        files.sort();
        let mut embedded: Vec<String> = STANDARD_PACKS
            .iter()
            .chain([&TITLES, &POLICY, &FIELDS, &COSTS, &TEACHING])
            .map(|pack| pack.file.to_owned())
            .collect();
        embedded.sort();
        assert_eq!(files, embedded);
    }
}
