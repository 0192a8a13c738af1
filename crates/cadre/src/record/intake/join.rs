//! Rows of one batch that speak of one person: a list that states the post, and files that add to it.

use std::borrow::Cow;
use std::collections::HashMap;

use words::fold;

use super::super::{Number, Service, Stated};
use super::IntakeError;

/// The rows, each person once. Rows with the same personal number are one person as long as name and birth agree and only
/// one of them states posts; of two that state posts nobody but the office can say which holds.
pub(super) fn joined(rows: &[Stated]) -> Result<Vec<Cow<'_, Stated>>, Vec<IntakeError>> {
    let mut errors = Vec::new();
    let mut people: Vec<Cow<'_, Stated>> = Vec::with_capacity(rows.len());
    let mut by_number: HashMap<&Number, usize> = HashMap::new();
    let mut by_name: HashMap<(String, String, String), usize> = HashMap::new();
    for row in rows {
        let known = row.person.number.as_ref().and_then(|number| by_number.get(number).copied());
        if let Some(at) = known {
            match joins(&people[at], row) {
                true => join(people[at].to_mut(), row),
                false => errors
                    .push(IntakeError::SameNumber { first: people[at].source.clone(), second: row.source.clone() }),
            }
            continue;
        }
        let key = (fold(&row.unit), fold(&row.person.name), row.person.birth.to_string());
        if let Some(at) = by_name.insert(key, people.len())
            && (people[at].person.number.is_none() || row.person.number.is_none())
        {
            let (first, second) = (people[at].source.clone(), row.source.clone());
            errors.push(IntakeError::SamePerson { first, second });
        }
        if let Some(number) = &row.person.number {
            by_number.insert(number, people.len());
        }
        people.push(Cow::Borrowed(row));
    }
    if errors.is_empty() { Ok(people) } else { Err(errors) }
}

fn joins(one: &Stated, other: &Stated) -> bool {
    let same = fold(&one.person.name) == fold(&other.person.name) && one.person.birth == other.person.birth;
    same && (one.holds.is_empty() || other.holds.is_empty())
}

/// Adds what the other row states.
fn join(row: &mut Stated, other: &Stated) {
    if row.holds.is_empty() {
        row.unit.clone_from(&other.unit);
        row.holds.clone_from(&other.holds);
    }
    let (person, added) = (&mut row.person, &other.person);
    person.ethnicity = person.ethnicity.take().or_else(|| added.ethnicity.clone());
    person.origin = person.origin.take().or_else(|| added.origin.clone());
    row.service = Service {
        recruited: row.service.recruited.or(other.service.recruited),
        permanent: row.service.permanent.or(other.service.permanent),
        party_probation: row.service.party_probation.or(other.service.party_probation),
        party_full: row.service.party_full.or(other.service.party_full),
    };
    row.planned.extend_from_slice(&other.planned);
    row.evidence.extend_from_slice(&other.evidence);
    row.evaluations.extend_from_slice(&other.evaluations);
    row.disciplines.extend_from_slice(&other.disciplines);
    row.courses.extend_from_slice(&other.courses);
    row.studies.extend_from_slice(&other.studies);
    row.owed.extend_from_slice(&other.owed);
    row.waivers.extend_from_slice(&other.waivers);
}
