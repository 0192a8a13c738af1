//! What helps an officer to repair: the workbooks again with their causes, and the mapping as a file to be edited.

use sheet::{Ask, Mapping, Mark, Problem, Vocabulary};
use words::{ImportMessage, Label, Lang, Say};

use super::files::pack_problem;
use super::{Import, mapping};
use crate::{No, Office};

/// The workbooks that have problems, each as a workbook again: wrong cells coloured, and a column of causes. Corrected, they
/// can be imported as they are.
pub fn cause_books(
    office: &Office,
    ask: &Import,
    problems: &[Problem],
    lang: Lang,
) -> Result<Vec<(String, Vec<u8>)>, No> {
    let mapping = mapping(office, ask)?;
    let vocabulary = vocabulary(office, &mapping)?;
    let by =
        Ask { vocabulary: &vocabulary, fields: &office.rules.fields, mapping: &mapping, today: office.moment.today };
    let mut books = Vec::new();
    for file in &ask.files {
        let marks: Vec<Mark> = problems
            .iter()
            .filter(|problem| problem.place.file == file.name)
            .filter_map(|problem| mark(problem, lang))
            .collect();
        let Ok(book) = ask.reader.open(&file.name, &file.bytes) else { continue };
        if marks.is_empty() {
            continue;
        }
        let headings = sheet::understand(&file.name, book.clone(), by)
            .map_err(|error| No::from(vec![pack_problem(error)]))?
            .headings;
        let bytes = sheet::write_causes(&book, &marks, &Label::Causes.say(lang), &headings)?;
        let stem = file.name.rsplit_once('.').map_or(file.name.as_str(), |(stem, _)| stem);
        books.push((format!("{stem}.xlsx"), bytes));
    }
    Ok(books)
}

/// A problem of a row or a cell, for colouring. Problems of a whole file have no place in it.
fn mark(problem: &Problem, lang: Lang) -> Option<Mark> {
    let place = &problem.place;
    Some(Mark {
        sheet: place.sheet.clone()?,
        row: place.row?.checked_sub(1)?,
        column: place.column.as_deref().and_then(sheet::column_number),
        text: problem.what.say(lang),
        error: true,
    })
}

/// How the tables of these files are read, as a mapping to be edited: every shape with its columns, and every title that
/// is not understood, still without what it stands for.
pub fn mapping_of(office: &Office, ask: &Import) -> Result<String, No> {
    let said = mapping(office, ask)?;
    let vocabulary = vocabulary(office, &said)?;
    let by = Ask { vocabulary: &vocabulary, fields: &office.rules.fields, mapping: &said, today: office.moment.today };
    let mut found = Mapping::default();
    for file in &ask.files {
        let Ok(book) = ask.reader.open(&file.name, &file.bytes) else { continue };
        let Ok(understood) = sheet::understand(&file.name, book, by) else { continue };
        let shapes = understood.shapes.into_iter().map(|shape| shape.mapping);
        found = found.and(Mapping::of_shapes(shapes.collect()));
        for problem in understood.problems {
            if let ImportMessage::UnknownTitle { found: title } = problem.what {
                found.titles.entry(title).or_default();
            }
        }
    }
    Ok(said.and(found).write())
}

fn vocabulary(office: &Office, mapping: &Mapping) -> Result<Vocabulary, No> {
    Vocabulary::new(&office.rules.titles, mapping).map_err(|error| No::from(vec![pack_problem(error)]))
}
