//! Each field of a person as a clean cell, with what the cell claims.

use super::book::Cell;
use super::content::{Column, Content};
use super::person::{Person, of_party, pick};
use super::truth::Claim;

/// A cell that is about to be written.
#[derive(Clone)]
pub(crate) struct Draft {
    pub(crate) field: String,
    pub(crate) cell: Option<Cell>,
    pub(crate) claims: Vec<Claim>,
}

impl Draft {
    /// The claim for a field of the truth.
    pub(crate) fn claim(&mut self, field: &str) -> Option<&mut Claim> {
        self.claims.iter_mut().find(|claim| claim.field == field)
    }

    /// Another text, and a kind of mess that does not change what is meant.
    pub(crate) fn rewrite(&mut self, text: impl Into<String>, kind: &'static str) {
        self.cell = Some(Cell::text(text));
        self.note(kind);
    }

    /// A kind of mess that does not change what is meant.
    pub(crate) fn note(&mut self, kind: &'static str) {
        for claim in &mut self.claims {
            claim.kinds.push(kind);
        }
    }

    pub(crate) fn words(&self) -> String {
        self.cell.as_ref().and_then(Cell::words).unwrap_or_default()
    }
}

/// The unit as it goes on behind a title.
pub(crate) fn behind(unit: &str) -> String {
    let mut letters = unit.chars();
    let first = letters.next().map(|c| c.to_lowercase().collect::<String>()).unwrap_or_default();
    first + letters.as_str()
}

/// The clean cell of a column.
pub(crate) fn draft(
    column: &Column,
    person: &Person,
    number: usize,
    content: &Content,
    rng: &mut fastrand::Rng,
) -> Draft {
    let field = column.field.as_str();
    let (cell, claims) = match field.split_once(':') {
        None => single(field, person, number, content, rng),
        Some(("mark", which)) => marked(which, person),
        Some((planned @ ("planned_title" | "planned_unit"), at)) => planned_part(planned, at, person, content),
        Some(("other" | "school", which)) => (Some(unkept(which, person, rng)), Vec::new()),
        Some(_) => (None, Vec::new()),
    };
    Draft { field: field.to_owned(), cell, claims }
}

type Clean = (Option<Cell>, Vec<Claim>);

fn single(field: &str, person: &Person, number: usize, content: &Content, rng: &mut fastrand::Rng) -> Clean {
    let text = |text: &str, claim: Claim| (Some(Cell::text(text)), vec![claim]);
    let (family, given) = person.name.rsplit_once(' ').unwrap_or(("", &person.name));
    let name = || {
        let mut claim = Claim::new("name", person.name.clone());
        if person.minority {
            claim.kinds.push(if person.name.contains(' ') { "name_minority" } else { "name_one_word" });
        }
        claim
    };
    let birth = || Claim::new("birth", person.birth.iso());
    let sex = || Claim::new("sex", person.sex());
    let word = if person.male { "Nam" } else { content.list("titles_of_sheets.lists")[2] };
    match field {
        "stt" => (Some(Cell::number(number as f64)), vec![]),
        "name" => text(&person.name, name()),
        "name_family" => (Some(Cell::text(family)), vec![]),
        "name_given" => text(given, name()),
        "birth" => text(&person.birth.text(), birth()),
        "birth_male" | "birth_female" if (field == "birth_male") == person.male => {
            let (mut birth, mut sex) = (birth(), sex());
            birth.kinds.push("sex_by_birth_column");
            sex.kinds.push("sex_by_birth_column");
            (Some(Cell::text(person.birth.text())), vec![birth, sex])
        }
        "birth_year_only" => text(&person.birth.y.to_string(), Claim::new("birth", person.birth.y.to_string())),
        "birth_day" => (Some(Cell::number(f64::from(person.birth.d))), vec![]),
        "birth_month" => (Some(Cell::number(f64::from(person.birth.m))), vec![]),
        "birth_year" => (Some(Cell::number(f64::from(person.birth.y))), vec![birth()]),
        "sex" => text(word, sex()),
        "sex_women" => {
            let mut claim = sex();
            claim.kinds.push("sex_only_women_marked");
            ((!person.male).then(|| Cell::text("x")), vec![claim])
        }
        "number" => {
            let mut claim = Claim::new("number", person.number.clone());
            if person.number.len() == 9 {
                claim.kinds.push("number_nine_digits");
            }
            text(&person.number, claim)
        }
        "title" => {
            let full = person.holds[0].title.as_str();
            let full = if rng.bool() { content.full(full) } else { content.stem(full) };
            text(full, Claim::new("title", person.holds[0].title.clone()))
        }
        "title_party" | "title_state" => {
            let held = person.holds.iter().find(|hold| of_party(&hold.title) == (field == "title_party"));
            held.map(|hold| text(content.stem(&hold.title), Claim::new("title", hold.title.clone())))
                .unwrap_or_default()
        }
        "unit" => text(person.unit(), Claim::new("unit", person.unit())),
        "ethnicity" => text(&person.ethnicity, Claim::new("ethnicity", person.ethnicity.clone())),
        "origin" => text(&person.origin, Claim::new("origin", person.origin.clone())),
        "recruited" => text(&person.recruited.text(), Claim::new("recruited", person.recruited.iso())),
        "permanent" => text(&person.permanent.text(), Claim::new("permanent", person.permanent.iso())),
        "joined" => text(&person.joined.text(), Claim::new("joined", person.joined.iso())),
        "party_probation" => {
            person.party.map(|(day, _)| text(&day.text(), Claim::new("party_probation", day.iso()))).unwrap_or_default()
        }
        "party_full" => {
            person.party.map(|(_, day)| text(&day.text(), Claim::new("party_full", day.iso()))).unwrap_or_default()
        }
        "major" => text(&person.major, Claim::new("major", person.major.clone())),
        "language" => text(&person.language, Claim::new("language", person.language.clone())),
        "computing" => text(&person.computing, Claim::new("computing", person.computing.clone())),
        "learner" => (Some(Cell::text(person.learner.clone())), vec![]),
        "note" => (
            Some(Cell::text(pick(rng, &content.list("note")))).filter(|cell| cell.words().as_deref() != Some("")),
            vec![],
        ),
        "planned_year" => (Some(Cell::number(2025.0)), vec![]),
        "planned_from" => (Some(Cell::number(2026.0)), vec![]),
        "planned_until" => (Some(Cell::number(2031.0)), vec![]),
        "planned_both" => {
            let post = &person.planned[0];
            let words = format!("{} {}", content.stem(&post.title), behind(&post.unit));
            let mut title = Claim::new("planned_title", post.title.clone());
            let mut unit = Claim::new("planned_unit", post.unit.clone());
            title.kinds.push("planned_with_unit");
            unit.kinds.push("planned_with_unit");
            (Some(Cell::text(words)), vec![title, unit])
        }
        _ => match level_field(field).and_then(|level| Some((level, *person.levels.get(level)?))) {
            Some((level, code)) => {
                let mut claim = Claim::new(level, code);
                if code == "none" {
                    claim.kinds.push("level_none_words");
                }
                text(content.text(&format!("level_clean.{level}.{code}")), claim)
            }
            None => (None, vec![]),
        },
    }
}

/// The name of a group of levels as it lives as long as the program.
pub(crate) fn level_field(field: &str) -> Option<&'static str> {
    ["general", "professional", "theory", "state_management"].into_iter().find(|level| *level == field)
}

fn marked(which: &str, person: &Person) -> Clean {
    let (group, level) = which.split_once(':').unwrap_or((which, ""));
    let Some(group) = level_field(group).filter(|group| person.levels.get(group) == Some(&level)) else {
        return (None, Vec::new());
    };
    let mut claim = Claim::new(group, level);
    claim.kinds.push("level_mark_columns");
    (Some(Cell::text("x")), vec![claim])
}

fn planned_part(part: &str, at: &str, person: &Person, content: &Content) -> Clean {
    let at: usize = at.parse().unwrap_or(0);
    let Some(post) = person.planned.get(at) else { return (None, Vec::new()) };
    let (text, mut claim) = match part {
        "planned_title" => (content.stem(&post.title), Claim::new("planned_title", post.title.clone())),
        _ => (post.unit.as_str(), Claim::new("planned_unit", post.unit.clone())),
    };
    if person.planned.len() == 3 {
        claim.kinds.push("planned_three");
    }
    (Some(Cell::text(text)), vec![claim])
}

/// What is in files and not kept, or belongs to the school alone.
fn unkept(which: &str, person: &Person, rng: &mut fastrand::Rng) -> Cell {
    let digits =
        |rng: &mut fastrand::Rng, count: usize| (0..count).map(|_| char::from(b'0' + rng.u8(..10))).collect::<String>();
    let text = match which {
        "insurance" => digits(rng, 10),
        "party_card" => format!("38.{}", digits(rng, 6)),
        "phone" => format!("0900{}", digits(rng, 6)),
        "email" => format!("{}@example.com", person.id),
        "religion" => "-".to_owned(),
        "address" => person.origin.clone(),
        "pay_code" => "01.003".to_owned(),
        "pay_step" => "3/9".to_owned(),
        "pay_factor" => "3,00".to_owned(),
        "pay_since" => "01/01/2024".to_owned(),
        "code" => "DV01".to_owned(),
        "cell" => format!("Chi b\u{1ed9} {}", rng.u8(1..9)),
        "attempt" => "1".to_owned(),
        "seat" => format!("SBD{}", digits(rng, 3)),
        "room" => "A101".to_owned(),
        "day" => "20/06/2025".to_owned(),
        "mark" => format!("{},5", rng.u8(5..9)),
        _ => String::new(),
    };
    Cell::text(text)
}
