//! Two provinces as one problem: every session is open to both, at a long journey for the other.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use plan::{AwaySet, Draft, Group, Keep, Members, Need, Person, PersonIx, Problem, Session, SessionIx, SiteIx};

/// The journey from one province to the other.
const FAR: i64 = 30;

/// The provinces of two files as one problem, as text. Courses of the same number are the same course.
pub(super) fn shared(files: &[PathBuf; 2]) -> Result<String> {
    let [first, second] = [read(&files[0])?, read(&files[1])?];
    if first.courses != second.courses {
        bail!("the two provinces teach other courses");
    }
    let (sites, others) = (first.travel.len(), second.travel.len());
    let mut whole = Draft {
        weeks: first.weeks.max(second.weeks),
        courses: first.courses.clone(),
        budget: first.budget.zip(second.budget).map(|(one, other)| one + other),
        ..Draft::default()
    };
    whole.travel = first.travel.iter().map(|row| [&row[..], &vec![FAR; others]].concat()).collect();
    whole.travel.extend(second.travel.iter().map(|row| [&vec![FAR; sites][..], row].concat()));
    for (province, site) in [(&first, 0), (&second, sites as u32)] {
        add(&mut whole, province, site);
    }
    Ok(plan::write_problem(&Problem::new(whole)?))
}

fn add(whole: &mut Draft, province: &Problem, first_site: u32) {
    let first_person = whole.people.len() as u32;
    let first_session = whole.sessions.len() as u32;
    let site = |site: SiteIx| SiteIx(first_site + site.0);
    let person = |person: PersonIx| PersonIx(first_person + person.0);
    let people = |members: &[PersonIx]| members.iter().copied().map(person).collect::<Vec<_>>();
    whole.sessions.extend(province.sessions.iter().map(|session| Session { site: site(session.site), ..*session }));
    whole.people.extend(province.people.iter().map(|one| Person { site: site(one.site), ..*one }));
    whole.needs.extend(province.needs.iter().map(|need| Need { person: person(need.person), ..*need }));
    whole.sets.extend(province.sets.iter().map(|set| {
        let members = match &set.members {
            Members::Everyone => (0..province.people.len() as u32).map(|at| person(PersonIx(at))).collect(),
            Members::These(these) => people(these),
        };
        AwaySet { away: set.away, members: Members::These(members) }
    }));
    let groups = province.groups.iter();
    whole.groups.extend(groups.map(|group| Group { percent: group.percent, members: people(&group.members) }));
    let session = |session: SessionIx| SessionIx(first_session + session.0);
    let keeps = province.keeps.iter();
    whole.keeps.extend(keeps.map(|keep| Keep { person: person(keep.person), session: session(keep.session), ..*keep }));
}

fn read(file: &Path) -> Result<Problem> {
    let text = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    plan::read_problem(&text).with_context(|| file.display().to_string())
}
