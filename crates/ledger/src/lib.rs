//! What cannot be changed silently: entries, each committing to one revision of one record.
//!
//! An [`Entry`] carries a commitment and never personal data. The commitment is SHA-256 over a salt of 32 random bytes
//! and the canonical record; the salt is kept beside the record. Erasing record and salt leaves an entry that still
//! verifies as part of the log and tells nothing about the person: without the salt not even a mark from 0 to 10 can be
//! guessed from its hash.

use sha2::{Digest, Sha256};

/// Version of the byte form of [`Entry::canonical`].
const VERSION: u8 = 1;

/// Bytes of a salt and of a SHA-256 hash.
pub const HASH_BYTES: usize = 32;

/// A hash of 32 bytes.
pub type Hash = [u8; HASH_BYTES];

/// One position of a province's log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Province.
    pub tenant: u16,
    /// Position in the province's log, from 0 without gaps.
    pub position: u64,
    /// Kind of record.
    pub kind: String,
    /// Which record.
    pub record: [u8; 16],
    /// Which revision of it, from 1.
    pub revision: u32,
    /// When it was written, microseconds since 1970 UTC.
    pub time_us: i64,
    /// Who did it; a role or a pseudonymous id, never a name.
    pub actor: String,
    /// By which act.
    pub act: String,
    /// [`commitment`] to the content.
    pub commitment: Hash,
}

impl Entry {
    /// The bytes the log hashes: a version, then the fields in fixed order, texts with their length before them.
    pub fn canonical(&self) -> Vec<u8> {
        let mut bytes = vec![VERSION];
        bytes.extend(self.tenant.to_be_bytes());
        bytes.extend(self.position.to_be_bytes());
        put_text(&mut bytes, &self.kind);
        bytes.extend(self.record);
        bytes.extend(self.revision.to_be_bytes());
        bytes.extend(self.time_us.to_be_bytes());
        put_text(&mut bytes, &self.actor);
        put_text(&mut bytes, &self.act);
        bytes.extend(self.commitment);
        bytes
    }

    /// Whether the entry commits to this content under this salt.
    pub fn commits_to(&self, salt: &Hash, content: &[u8]) -> bool {
        self.commitment == commitment(salt, content)
    }
}

/// The commitment to some content: SHA-256 over the salt and then the content.
pub fn commitment(salt: &Hash, content: &[u8]) -> Hash {
    Sha256::new().chain_update(salt).chain_update(content).finalize().into()
}

fn put_text(bytes: &mut Vec<u8>, text: &str) {
    bytes.extend((text.len() as u64).to_be_bytes());
    bytes.extend(text.as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry() -> Entry {
        Entry {
            tenant: 999,
            position: 7,
            kind: "evidence".to_owned(),
            record: [1; 16],
            revision: 2,
            time_us: 1_790_000_000_000_000,
            actor: "local administrator".to_owned(),
            act: "import".to_owned(),
            commitment: commitment(&[9; HASH_BYTES], b"theory: intermediate"),
        }
    }

    #[test]
    fn an_entry_commits_to_its_content_under_its_salt_only() {
        let entry = entry();
        assert!(entry.commits_to(&[9; HASH_BYTES], b"theory: intermediate"));
        assert!(!entry.commits_to(&[9; HASH_BYTES], b"theory: advanced"));
        assert!(!entry.commits_to(&[8; HASH_BYTES], b"theory: intermediate"));
    }

    #[test]
    fn no_two_entries_share_their_bytes() {
        let mut shifted = entry();
        shifted.actor.push('i');
        shifted.act.remove(0);
        assert_ne!(entry().canonical(), shifted.canonical(), "texts must not run into one another");
    }

    #[test]
    fn the_byte_form_stays_as_it_is() {
        // A changed form would make every log of the past unreadable: such a change is a new version.
        let hash = commitment(&[0; HASH_BYTES], &entry().canonical());
        let hex: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(hex, "574bcd330c37d94ac676b59d15934daa4e946a85b7cbc971b3cdbc1c4c158178");
    }
}
