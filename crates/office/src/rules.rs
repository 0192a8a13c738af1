//! The rules that come with the program: the packs of `rules/`, read and checked at the start.

use cadre::need::Policy;
use cadre::pack::{Pack, PackError};
use cadre::record::Titles;
use cadre::standard::Standards;
use sha2::{Digest, Sha256};
use sheet::Fields;

/// One embedded pack.
macro_rules! pack {
    ($file:literal) => {
        Pack { file: $file, text: include_str!(concat!("../../../rules/", $file)) }
    };
}

/// Packs of standards, in the order in which they are read and shown.
const STANDARD_PACKS: [Pack<'_>; 3] = [pack!("nd-33-2023.toml"), pack!("nd-334-2025.toml"), pack!("qd-350-2025.toml")];
const TITLES: Pack<'_> = pack!("titles.toml");
const POLICY: Pack<'_> = pack!("policy.toml");
const FIELDS: Pack<'_> = pack!("fields.toml");

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
    /// Hash of every text above: a decision names by it the rules it was made by.
    pub hash: [u8; 32],
}

impl Rules {
    /// The rules that are part of the program.
    pub fn embedded() -> Result<Rules, PackError> {
        let mut hash = Sha256::new();
        for pack in STANDARD_PACKS.into_iter().chain([TITLES, POLICY, FIELDS]) {
            hash.update((pack.text.len() as u64).to_be_bytes());
            hash.update(pack.text);
        }
        let titles = Titles::read(TITLES)?;
        let mut standards = Standards::default();
        for pack in STANDARD_PACKS {
            standards.add(pack, &titles)?;
        }
        let policy = Policy::read(POLICY, &titles)?;
        Ok(Rules { titles, standards, policy, fields: Fields::read(FIELDS)?, hash: hash.finalize().into() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_rules_are_sound() {
        let rules = Rules::embedded().unwrap();
        assert!(rules.standards.standards.len() >= 2);
        assert_eq!(rules.standards.entries.len(), 1);
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
        let mut embedded: Vec<String> =
            STANDARD_PACKS.iter().chain([&TITLES, &POLICY, &FIELDS]).map(|pack| pack.file.to_owned()).collect();
        embedded.sort();
        assert_eq!(files, embedded);
    }
}
