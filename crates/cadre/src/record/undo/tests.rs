//! A batch that is taken back never happened, or nothing is taken back.

use proptest::prelude::*;

use super::super::intake::tests::again::rows;
use super::super::intake::tests::{Office, With, row, theory};
use super::super::{Kind, Record};
use super::*;

fn wrote(changes: &[Change]) -> Vec<(RecordId, u32)> {
    changes.iter().map(|change| (change.record, change.revision)).collect()
}

/// Everything a record says, whichever revision says it.
fn content(record: &Record) -> String {
    let text = format!("{:#?}", (&record.units, &record.officials));
    text.lines().filter(|line| !line.trim_start().starts_with("revision:")).collect::<Vec<_>>().join("\n")
}

#[test]
fn what_was_changed_since_is_named_whole() {
    let mut office = Office::default();
    let rows = [row(8, "Nguyễn Văn An", Some("999085000001")), row(9, "Trần Văn Bình", Some("999085000002"))];
    let first = office.stage("2026-11-24", &rows);
    office.write(first.changes.clone());
    let risen = rows.clone().map(|row| row.with(|row| row.evidence[0].value.attained = theory("advanced")));
    let since = office.stage("2026-11-25", &risen);
    office.write(since.changes.clone());
    let ChangedSince(changed) = undo(&office.facts, &wrote(&first.changes)).unwrap_err();
    assert!(
        changed.iter().all(|touched| touched.kind == Kind::Evidence && touched.person.is_some() && !touched.refers)
    );
    assert_eq!(changed.len(), 2);
    let back = undo(&office.facts, &wrote(&since.changes)).unwrap();
    assert_eq!(back.len(), 2);
}

#[test]
fn a_unit_or_a_person_that_others_speak_of_stays() {
    let mut office = Office::default();
    let first = office.stage("2026-11-24", &[row(8, "Nguyễn Văn An", Some("999085000001"))]);
    office.write(first.changes.clone());
    let other = office.stage("2026-11-25", &[row(9, "Trần Văn Bình", Some("999085000002"))]);
    office.write(other.changes.clone());
    let ChangedSince(changed) = undo(&office.facts, &wrote(&first.changes)).unwrap_err();
    assert_eq!(
        changed.iter().map(|touched| (touched.kind, touched.refers)).collect::<Vec<_>>(),
        [(Kind::Holding, true)]
    );
    // Once the later batch is taken back, nothing speaks of the unit any more.
    let back = undo(&office.facts, &wrote(&other.changes)).unwrap();
    office.write(back);
    let back = undo(&office.facts, &wrote(&first.changes)).unwrap();
    office.write(back);
    let record = office.record("2026-11-26");
    assert_eq!((record.officials.len(), record.units.len()), (0, 0));
}

proptest! {
    #[test]
    fn a_batch_taken_back_leaves_the_record_as_it_was(first in rows(), second in rows()) {
        let mut office = Office::default();
        let staged = office.stage("2026-11-24", &first);
        office.write(staged.changes);
        let before = ["2026-11-24", "2026-11-25", "2027-01-01"].map(|on| content(&office.record(on)));
        let batch = office.stage("2026-11-25", &second);
        office.write(batch.changes.clone());
        let back = undo(&office.facts, &wrote(&batch.changes)).unwrap();
        office.write(back);
        let after = ["2026-11-24", "2026-11-25", "2027-01-01"].map(|on| content(&office.record(on)));
        prop_assert_eq!(before, after);
    }
}
