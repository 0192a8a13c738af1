//! Reading the files of an import: each becomes statements, or problems with their place.

use cadre::pack::{Pack, PackError};
use cadre::record::PeopleFile;
use cadre::school::YearFile;
use sheet::{Ask, Mapping, Problem, Vocabulary};
use store::StoreError;
use words::{CommandMessage, ImportMessage, Place};

use super::{Import, Incoming, Read};
use crate::{No, Office, Step, Watch};

/// Reads every file, so that one run names every problem of every file.
pub(super) fn read(office: &Office, ask: &Import, mapping: &Mapping, watch: &dyn Watch) -> Result<Read, No> {
    let vocabulary =
        Vocabulary::new(&office.rules.titles, mapping).map_err(|error| No::from(vec![pack_problem(error)]))?;
    let by = Ask { vocabulary: &vocabulary, fields: &office.rules.fields, mapping, today: office.moment.today };
    let mut read = Read::default();
    for (done, file) in ask.files.iter().enumerate() {
        let (done, of) = (done as u64, Some(ask.files.len() as u64));
        watch.step(Step { what: CommandMessage::StepRead, done, of, so_far: None });
        if watch.stopped() {
            return Err(StoreError::Stopped.into());
        }
        match file.name.to_lowercase().ends_with(".toml") {
            true => read.toml(office, file),
            false => read.workbook(office, ask, file, by),
        }
    }
    Ok(read)
}

impl Read {
    fn workbook(&mut self, office: &Office, ask: &Import, file: &Incoming, by: Ask<'_>) {
        let problem = |what| Problem { place: Place::file(&file.name), what };
        let book = match ask.reader.open(&file.name, &file.bytes) {
            Ok(book) => book,
            Err(what) => return self.problems.push(problem(what)),
        };
        if sheet::is_school(&book) {
            return self.school(office, file, &book);
        }
        let understood = match sheet::understand(&file.name, book, by) {
            Ok(understood) => understood,
            Err(error) => return self.problems.push(pack_problem(error)),
        };
        self.people.people.extend(understood.stated);
        self.problems.extend(understood.problems);
        self.notices.extend(understood.notices);
        self.no_theory_mark += understood.no_theory_mark;
        self.shapes.extend(understood.shapes.into_iter().map(|shape| (file.name.clone(), shape)));
        for (heading, cells) in understood.not_kept {
            *self.not_kept.entry(heading).or_default() += cells;
        }
    }

    /// A school's year as a workbook: read into the text of its TOML form, and checked as that is.
    fn school(&mut self, office: &Office, file: &Incoming, book: &sheet::book::Book) {
        let text = match sheet::school_text(&file.name, book) {
            Ok(text) => text,
            Err(problems) => return self.problems.extend(problems),
        };
        match YearFile::read(Pack { file: &file.name, text: &text.text }, &office.rules.titles) {
            Ok(year) => self.years.push(year),
            Err(slips) => self.problems.extend(slips.into_iter().map(|slip| {
                let place = text.place(slip.line).cloned().unwrap_or_else(|| Place::file(&file.name));
                Problem { place, what: ImportMessage::TextFile { problem: slip.problem } }
            })),
        }
    }

    /// A file that names people or units states them; any other is a school's year.
    fn toml(&mut self, office: &Office, file: &Incoming) {
        let Ok(text) = std::str::from_utf8(&file.bytes) else {
            return self.problems.push(Problem { place: Place::file(&file.name), what: ImportMessage::Broken });
        };
        let pack = Pack { file: &file.name, text };
        let of_people = text.lines().any(|line| ["[[person]]", "[[unit]]"].contains(&line.trim()));
        let read = match of_people {
            true => PeopleFile::read(pack, &office.rules.titles)
                .map(|file| {
                    self.people.units.extend(file.units);
                    self.people.people.extend(file.people);
                })
                .map_err(|slip| vec![slip]),
            false => YearFile::read(pack, &office.rules.titles).map(|year| self.years.push(year)),
        };
        if let Err(slips) = read {
            self.problems.extend(slips.into_iter().map(pack_problem));
        }
    }
}

/// A slip in a TOML file, with its place.
pub(super) fn pack_problem(error: PackError) -> Problem {
    let place = Place {
        row: u32::try_from(error.line).ok(),
        column: Some(error.column.to_string()),
        ..Place::file(&error.file)
    };
    Problem { place, what: ImportMessage::TextFile { problem: error.problem } }
}
