//! What no list holds, as a people file: units with their past, former posts, grades, what is owed and studied.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::career::Career;
use super::notice;
use super::units::Units;

/// The last day of three-tier government is 30 June 2025: the old units end before this day, the new ones begin with it.
const MERGER: &str = "2025-07-01";

/// What no list holds.
pub(super) fn write(units: &Units, careers: &[Career]) -> String {
    text(units, careers, false)
}

/// Everything, also what lists would hold.
pub(super) fn whole(units: &Units, careers: &[Career]) -> String {
    text(units, careers, true)
}

fn text(units: &Units, careers: &[Career], whole: bool) -> String {
    let mut text = format!("# {}\n", notice());
    // Writing to a text does not fail.
    let _ = write_units(&mut text, units);
    for career in careers {
        let _ = person(&mut text, career, whole);
    }
    text
}

fn write_units(text: &mut String, units: &Units) -> std::fmt::Result {
    let province = &units.province;
    let mut known: BTreeSet<&str> = BTreeSet::from([province.as_str()]);
    writeln!(text, "\n[[unit]]\nname = \"{province}\"")?;
    let old = || units.communes.iter().flat_map(|commune| &commune.formed_from);
    for old in old() {
        if known.insert(&old.province) {
            writeln!(text, "\n[[unit]]\nname = \"{}\"\nuntil = {MERGER}", old.province)?;
        }
        if known.insert(&old.district) {
            let (name, parent) = (&old.district, &old.province);
            writeln!(
                text,
                "\n[[unit]]\nname = \"{name}\"\nkind = \"district\"\nparent = \"{parent}\"\nuntil = {MERGER}"
            )?;
        }
        let (name, parent, code) = (old.full(), &old.district, &old.code);
        writeln!(text, "\n[[unit]]\nname = \"{name}\"\ncode = \"{code}\"\nparent = \"{parent}\"\nuntil = {MERGER}")?;
    }
    for commune in &units.communes {
        writeln!(text, "\n[[unit]]\nname = \"{}\"\nparent = \"{province}\"\nfrom = {MERGER}", commune.name)?;
        if let Some(code) = &commune.code {
            writeln!(text, "code = \"{code}\"")?;
        }
        let from: Vec<String> = commune.formed_from.iter().map(|old| format!("\"{}\"", old.full())).collect();
        if !from.is_empty() {
            writeln!(text, "formed_from = [{}]", from.join(", "))?;
        }
        // Hard places exist in the sample only where the names are invented.
        if commune.is_invented() {
            writeln!(text, "areas = [\"remote\"]")?;
        }
    }
    for department in &units.departments {
        writeln!(text, "\n[[unit]]\nname = \"{department}\"\nparent = \"{province}\"")?;
    }
    Ok(())
}

fn person(text: &mut String, career: &Career, whole: bool) -> std::fmt::Result {
    let person = &career.person;
    writeln!(
        text,
        "\n[[person]]\nname = \"{}\"\nsex = \"{}\"\nborn = \"{}\"\nnumber = \"{}\"\nunit = \"{}\"",
        person.name,
        person.sex(),
        person.birth.iso(),
        person.number,
        person.unit()
    )?;
    let (recruited, joined) = (person.recruited.iso(), person.joined.iso());
    writeln!(text, "recruited = \"{recruited}\"\npermanent = \"{}\"", person.permanent.iso())?;
    if let Some((probation, full)) = &person.party {
        writeln!(text, "party_probation = \"{}\"\nparty_full = \"{}\"", probation.iso(), full.iso())?;
    }
    let mut holds: Vec<String> = Vec::new();
    if let Some((unit, title, since)) = &career.former {
        holds.push(format!("{{ title = \"{title}\", unit = \"{unit}\", from = {}, until = {MERGER} }}", since.iso()));
    }
    holds.extend(
        person
            .holds
            .iter()
            .map(|post| format!("{{ title = \"{}\", from = {joined}, joined = \"{joined}\" }}", post.title)),
    );
    writeln!(text, "holds = [{}]", holds.join(", "))?;
    let grades: Vec<String> =
        career.grades.iter().map(|(year, grade)| format!("{{ year = {year}, grade = \"{grade}\" }}")).collect();
    writeln!(text, "evaluations = [{}]", grades.join(", "))?;
    let mut evidence: Vec<String> = Vec::new();
    if let Some((subject, level, number, issued)) = &career.paper {
        evidence.push(format!(
            "{{ subject = \"{subject}\", level = \"{level}\", paper = \"diploma\", number = \"{number}\", \
             issued = \"{}\", confirmed = true }}",
            issued.iso()
        ));
    }
    if whole {
        let levels = person.levels.iter();
        evidence.extend(levels.map(|(subject, level)| format!("{{ subject = \"{subject}\", level = \"{level}\" }}")));
    }
    if !evidence.is_empty() {
        writeln!(text, "evidence = [{}]", evidence.join(", "))?;
    }
    if let Some((measure, since)) = career.discipline {
        writeln!(text, "discipline = [{{ measure = \"{measure}\", effective = {} }}]", since.iso())?;
    }
    if let Some((subject, level, until)) = career.owed {
        writeln!(text, "owed = [{{ subject = \"{subject}\", level = \"{level}\", until = {} }}]", until.iso())?;
    }
    if let Some((subject, level, ends)) = career.study {
        writeln!(
            text,
            "studies = [{{ subject = \"{subject}\", level = \"{level}\", school = \"Trường Chính trị (mẫu)\", ends = {} }}]",
            ends.iso()
        )?;
    }
    if career.lessons > 0 {
        let year = career.grades.last().map_or(0, |(year, _)| year + 1);
        writeln!(text, "courses = [{{ year = {year}, lessons = {} }}]", career.lessons)?;
    }
    if !career.requests.is_empty() {
        let year = career.grades.last().map_or(0, |(year, _)| year + 2);
        let each: Vec<String> = career
            .requests
            .iter()
            .map(|programme| format!("{{ programme = \"{programme}\", year = {year} }}"))
            .collect();
        writeln!(text, "requests = [{}]", each.join(", "))?;
    }
    Ok(())
}
