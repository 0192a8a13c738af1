//! The workbook of a draft that comes back: its lines, and what officers wrote beside them.

use std::collections::BTreeMap;

use cadre::record::{PersonId, RecordId};
use cadre::school::{Ground, Mark, Marked, ProgrammeCode};
use serde::{Deserialize, Serialize};
use sheet::{LineColumn, PlanLine, Problem};
use words::{ImportMessage, Lang, Place, Say, fold};

/// Which line of which draft: written beside each line of the workbook, and read back.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct LineKey {
    /// Year of the plan.
    pub(crate) year: i16,
    /// Number of the draft.
    pub(crate) draft: i64,
    /// Whose line.
    pub(crate) person: PersonId,
    /// Of which programme.
    pub(crate) programme: ProgrammeCode,
}

impl LineKey {
    /// As it stands in the workbook.
    pub(crate) fn written(&self) -> String {
        format!("{}/{}/{}/{}", self.year, self.draft, self.person.0, self.programme)
    }

    fn read(text: &str) -> Option<LineKey> {
        let mut parts = text.splitn(4, '/');
        Some(LineKey {
            year: parts.next()?.parse().ok()?,
            draft: parts.next()?.parse().ok()?,
            person: PersonId(RecordId::parse(parts.next()?)?),
            programme: ProgrammeCode(parts.next()?.to_owned()),
        })
    }
}

/// Marks, and the draft whose lines they stand beside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marks {
    /// The draft.
    pub draft: i64,
    /// The marks, in the order of the lines.
    pub marks: Vec<Marked>,
}

/// Reads the marks of a year's draft, or says of each line what is wrong with it.
pub(super) fn read(file: &str, lines: &[PlanLine], year: i16) -> Result<Marks, Vec<Problem>> {
    let mut problems = Vec::new();
    let mut problem = |place: &Place, what| problems.push(Problem { place: place.clone(), what });
    let mut marks: BTreeMap<LineKey, Mark> = BTreeMap::new();
    let mut draft = None;
    for line in lines {
        let key =
            LineKey::read(&line.key).filter(|key| key.year == year && draft.is_none_or(|known| known == key.draft));
        let Some(key) = key else {
            problem(&line.place, ImportMessage::NotALine { found: line.key.clone() });
            continue;
        };
        draft = Some(key.draft);
        let [(column, place, text)] = line.marks.as_slice() else {
            if line.marks.len() > 1 {
                problem(&line.place, ImportMessage::TwoMarksOnLine);
            }
            continue;
        };
        match mark(*column, text) {
            Ok(mark) => match marks.get(&key) {
                Some(other) if *other != mark => problem(place, ImportMessage::TwoMarksOnLine),
                _ => {
                    marks.insert(key, mark);
                }
            },
            Err(what) => problem(place, what),
        }
    }
    match draft {
        _ if !problems.is_empty() => Err(problems),
        None => Err(vec![Problem { place: Place::file(file), what: ImportMessage::NoPlanLines }]),
        Some(draft) => {
            let marked =
                marks.into_iter().map(|(LineKey { person, programme, .. }, mark)| Marked { person, programme, mark });
            Ok(Marks { draft, marks: marked.collect() })
        }
    }
}

fn mark(column: LineColumn, text: &str) -> Result<Mark, ImportMessage> {
    let found = text.to_owned();
    match column {
        LineColumn::Move => Ok(Mark::Move { class: found }),
        LineColumn::Aside => {
            let said = |ground: &Ground| Lang::ALL.iter().any(|lang| fold(&ground.say(*lang)) == fold(text));
            let ground = Ground::ALL.into_iter().find(said);
            let grounds = || Ground::ALL.into_iter().map(Ground::name).collect();
            ground
                .map(|ground| Mark::Aside { ground })
                .ok_or_else(|| ImportMessage::NoGround { found, grounds: grounds() })
        }
        // What people write for "yes" in a narrow column.
        _ if ["x", "v", "1", "co", "yes"].contains(&fold(text).as_str()) || text == "✓" => Ok(Mark::Pin),
        _ => Err(ImportMessage::NotAPin { found }),
    }
}
