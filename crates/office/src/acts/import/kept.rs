//! Files that wait for a job: kept by their hash, and no longer than the office needs to look at them.

use cadre::access::{Act, Actor, may};
use jiff::SignedDuration;
use store::{Stamp, StoreError};
use words::{PlanMessage, hexadecimal};

use super::Incoming;
use crate::acts::jobs::{Kept, Kind};
use crate::{No, Office};

/// The media type under which they are kept, and found when their time is over.
const UPLOAD: &str = "application/x-goc-upload";

/// How long: a week in which an office may repair, ask and come back.
const KEPT_FOR: SignedDuration = SignedDuration::from_hours(7 * 24);

/// Keeps files that were sent, for a job to read; those whose time is over are cleared away, and with them the jobs that read them.
pub fn keep_files(office: &Office, actor: &Actor, files: &[Incoming]) -> Result<Vec<Kept>, No> {
    may(actor, Act::ImportPeople).or_else(|_| may(actor, Act::ImportSchool))?;
    let stamp: Stamp = office.stamp(actor, Act::ImportPeople);
    let before = office.moment.time - KEPT_FOR;
    let kept = office.store.write(|tx| {
        store::attachment::sweep(tx, office.tenant, UPLOAD, before)?;
        store::job::sweep(tx, office.tenant, Kind::Import.code(), before)?;
        let keep = |file: &Incoming| {
            let hash = store::attachment::put(tx, office.tenant, UPLOAD, &file.bytes, &stamp)?;
            Ok(Kept { name: file.name.clone(), hash: hexadecimal(&hash) })
        };
        files.iter().map(keep).collect::<Result<Vec<Kept>, StoreError>>()
    })?;
    Ok(kept)
}

/// The files again.
pub(crate) fn fetch(office: &Office, files: &[Kept]) -> Result<Vec<Incoming>, No> {
    let bytes = office.store.read(|tx| {
        let get = |file: &Kept| match hash(&file.hash) {
            Some(hash) => store::attachment::get(tx, office.tenant, &hash),
            None => Ok(None),
        };
        files.iter().map(get).collect::<Result<Vec<Option<Vec<u8>>>, StoreError>>()
    })?;
    let found = files.iter().zip(bytes).map(|(file, bytes)| Some(Incoming { name: file.name.clone(), bytes: bytes? }));
    found.collect::<Option<Vec<Incoming>>>().ok_or_else(|| PlanMessage::FilesGone.into())
}

/// The bytes of one hash.
pub(crate) fn bytes(office: &Office, written: &str) -> Result<Vec<u8>, No> {
    let wanted = hash(written).ok_or(PlanMessage::FilesGone)?;
    let found = office.store.read(|tx| store::attachment::get(tx, office.tenant, &wanted))?;
    found.ok_or_else(|| PlanMessage::FilesGone.into())
}

fn hash(text: &str) -> Option<[u8; 32]> {
    let byte = |at: usize| u8::from_str_radix(text.get(2 * at..2 * at + 2)?, 16).ok();
    let bytes: Option<Vec<u8>> = (0..text.len() / 2).map(byte).collect();
    bytes?.try_into().ok()
}
