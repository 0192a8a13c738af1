//! A list of officials: found in a workbook, read row by row; every problem of every row is named.

use std::collections::HashSet;
use std::sync::Arc;

use cadre::record::{Attainment, Level, Number, Person, Service, Sex, Source, Stated, Subject, Titles};
use words::{DateError, ImportMessage, PartialDate, Place, fold};

use crate::container::examine;
use crate::grid::{Cell, Grid, letters, sheets};
use crate::layout::{Holds, Layout};
use crate::{Class, Fields, Problem};

/// Rows in which headings are looked for, from the top.
const HEADING_ROWS: u32 = 12;

/// Headings by which a table is known: titles above a list repeat one or two of them, no other table has five.
const HEADINGS_MIN: usize = 5;

/// Problems of one file that are named: nobody reads more at once, and the rest is often the same slip.
const PROBLEMS_MAX: usize = 1_000;

/// Characters of one cell: the longest places of origin have 150.
const CELL_CHARACTERS_MAX: usize = 500;

/// Characters of a cell that a problem repeats.
const FOUND_CHARACTERS: usize = 60;

/// What a mark looks like.
const MARKS: [&str; 4] = ["x", "×", "✓", "v"];

/// What a workbook states.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct List {
    /// People, in the order of sheets and rows.
    pub stated: Vec<Stated>,
    /// Columns that were recognised and are not kept, with how many cells had something in them.
    pub not_kept: Vec<(String, usize)>,
    /// People without a mark under political theory, read as "none" because the form cannot say it otherwise.
    pub no_theory_mark: usize,
}

/// Reads a workbook that holds one list or several of the 39-column layout. Either everything in it is understood, or
/// every problem is named.
pub fn read_list(file: &str, bytes: &[u8], titles: &Titles, fields: &Fields) -> Result<List, Vec<Problem>> {
    let of_file = |what| vec![Problem { place: Place::file(file), what }];
    let layout = Layout::list_39().map_err(|error| of_file(ImportMessage::TextFile { problem: error.to_string() }))?;
    examine(bytes).map_err(of_file)?;
    let sheets = sheets(bytes).map_err(of_file)?;
    let mut reader = Reader { file, layout, titles, fields, list: List::default(), problems: Vec::new() };
    let mut tables = 0;
    for sheet in &sheets {
        if let Some(heading) = heading(layout, sheet) {
            tables += 1;
            reader.table(sheet, heading);
        }
    }
    if tables == 0 {
        return Err(of_file(ImportMessage::NoTable { heading: layout.columns[1].heading.clone() }));
    }
    if reader.problems.is_empty() && reader.list.stated.is_empty() {
        return Err(of_file(ImportMessage::NoRows));
    }
    if reader.problems.is_empty() { Ok(reader.list) } else { Err(reader.problems) }
}

/// The first heading row of a sheet's table: the row in which most headings of the form stand, if enough do.
fn heading(layout: &Layout, sheet: &Grid) -> Option<u32> {
    let known: HashSet<String> = layout.columns.iter().map(|column| fold(&column.heading)).collect();
    let is_heading = |cell: &&Cell| matches!(cell, Cell::Text(text) if known.contains(&fold(text)));
    let rows = sheet.rows.iter().take_while(|(row, _)| **row < HEADING_ROWS);
    let scores = rows.map(|(row, cells)| (cells.values().filter(is_heading).count(), *row));
    scores.filter(|(headings, _)| *headings >= HEADINGS_MIN).max_by_key(|(headings, _)| *headings).map(|(_, row)| row)
}

struct Reader<'a> {
    file: &'a str,
    layout: &'a Layout,
    titles: &'a Titles,
    fields: &'a Fields,
    list: List,
    problems: Vec<Problem>,
}

/// One row while it is read.
#[derive(Clone, Copy)]
struct At<'a> {
    sheet: &'a Grid,
    row: u32,
}

impl Reader<'_> {
    fn problem(&mut self, sheet: &Grid, row: u32, column: usize, what: ImportMessage) {
        if self.problems.len() < PROBLEMS_MAX {
            let place = Place {
                file: self.file.to_owned(),
                sheet: Some(sheet.name.clone()),
                row: Some(row + 1),
                column: Some(letters(column as u32)),
            };
            self.problems.push(Problem { place, what });
        } else if self.problems.len() == PROBLEMS_MAX {
            let what = ImportMessage::TooManyProblems { limit: PROBLEMS_MAX };
            self.problems.push(Problem { place: Place::file(self.file), what });
        }
    }

    /// Headings first; rows only below headings that are all understood, or every cell would be a problem.
    fn table(&mut self, sheet: &Grid, heading: u32) {
        let before = self.problems.len();
        self.headings(sheet, heading);
        if self.problems.len() > before {
            return;
        }
        let name = self.layout.at(Holds::Name).unwrap_or(0) as u32;
        for row in sheet.rows.range(heading + 2..).map(|(row, _)| *row) {
            if self.is_numbering(sheet, row) || self.is_footer(sheet, row) {
                continue;
            }
            let named = sheet.cell(row, name).is_some();
            let filled = sheet.rows[&row].len();
            // A row without a name is a slip when it says anything of a person; signatures and ghosts say little.
            if named || filled > self.layout.columns.len() / 8 {
                self.person(At { sheet, row });
            }
        }
    }

    fn headings(&mut self, sheet: &Grid, heading: u32) {
        let mut group = "";
        for (at, column) in self.layout.columns.iter().enumerate() {
            let found = sheet.text(heading, at as u32);
            let same_group = column.heading == group && column.sub.is_some();
            // A merged group's heading stands in its first cell only.
            let fits = fold(found) == fold(&column.heading) || (same_group && found.is_empty());
            group = &column.heading;
            let below = sheet.text(heading + 1, at as u32);
            let sub = column.sub.as_deref().unwrap_or("");
            let wrong = if !fits {
                Some((heading, found, column.heading.as_str()))
            } else if fold(below) != fold(sub) && !sub.is_empty() {
                Some((heading + 1, below, sub))
            } else {
                None
            };
            if let Some((row, found, expected)) = wrong {
                let what = ImportMessage::UnknownHeading { found: cut(found), expected: expected.to_owned() };
                self.problem(sheet, row, at, what);
            }
        }
        let beyond = sheet.rows.get(&heading).into_iter().flatten();
        for (column, cell) in beyond.filter(|(column, _)| **column as usize >= self.layout.columns.len()) {
            let found = if let Cell::Text(text) = cell { cut(text) } else { String::new() };
            self.problem(sheet, heading, *column as usize, ImportMessage::ExtraHeading { found });
        }
    }

    /// The row that numbers the columns: 1, 2, 3, ….
    fn is_numbering(&self, sheet: &Grid, row: u32) -> bool {
        (0..3).all(|column: u32| sheet.text(row, column) == (column + 1).to_string())
    }

    fn is_footer(&self, sheet: &Grid, row: u32) -> bool {
        let foot =
            |cell: &Cell| matches!(cell, Cell::Text(text) if self.layout.footer.iter().any(|f| fold(f) == fold(text)));
        sheet.rows[&row].values().any(foot)
    }

    fn person(&mut self, at: At<'_>) {
        let before = self.problems.len();
        let name = self.required(at, Holds::Name);
        let born = self.birth(at);
        let unit = self.required(at, Holds::Unit);
        let title = self.required(at, Holds::Title).and_then(|(column, found)| match self.titles.find(&found) {
            Some(title) => Some(title.code.clone()),
            None => {
                self.problem(at.sheet, at.row, column, ImportMessage::UnknownTitle { found: cut(&found) });
                None
            }
        });
        let number = self.number(at);
        let (attained, no_theory_mark) = self.attained(at);
        let mut date = |holds| self.date(at, holds);
        let (recruited, permanent) = (date(Holds::Recruited), date(Holds::Permanent));
        let (joined, probation, full) = (date(Holds::Joined), date(Holds::PartyProbation), date(Holds::PartyFull));
        let (ethnicity, origin) = (self.words(at, Holds::Ethnicity), self.words(at, Holds::Origin));
        let major = self.words(at, Holds::Major);
        self.count_not_kept(at);
        let (Some((_, name)), Some((sex, birth)), Some((_, unit)), Some(title)) = (name, born, unit, title) else {
            return;
        };
        if self.problems.len() > before {
            return;
        }
        self.list.no_theory_mark += usize::from(no_theory_mark);
        let source = Source { file: self.file.to_owned(), sheet: at.sheet.name.clone(), row: at.row + 1 };
        let (ethnicity, origin) = (ethnicity.map(Into::into), origin.map(Into::into));
        let person = Person { name: name.into(), sex, birth, number, ethnicity, origin };
        let mut stated = Stated::of(Arc::new(source), person, &unit).holding(title, joined);
        stated.service = Service { recruited, permanent, party_probation: probation, party_full: full };
        for attained in attained {
            let major = (attained.subject() == Subject::Professional).then(|| major.clone().map(Into::into)).flatten();
            stated = stated.attained(attained, major);
        }
        self.list.stated.push(stated);
    }

    /// The text of a column, where it has one; an error and a text beyond all measure are problems.
    fn text(&mut self, at: At<'_>, column: usize) -> Option<String> {
        match at.sheet.cell(at.row, column as u32)? {
            Cell::Text(text) if text.chars().count() > CELL_CHARACTERS_MAX => {
                let what = ImportMessage::TooLong { characters: text.chars().count(), limit: CELL_CHARACTERS_MAX };
                self.problem(at.sheet, at.row, column, what);
                None
            }
            Cell::Text(text) => Some(text.clone()),
            Cell::Day(day) => Some(PartialDate::Day(*day).to_string()),
            Cell::Error(found) => {
                self.problem(at.sheet, at.row, column, ImportMessage::CellError { found: found.clone() });
                None
            }
        }
    }

    fn words(&mut self, at: At<'_>, holds: Holds) -> Option<String> {
        let column = self.layout.at(holds)?;
        self.text(at, column)
    }

    fn required(&mut self, at: At<'_>, holds: Holds) -> Option<(usize, String)> {
        let column = self.layout.at(holds)?;
        if at.sheet.cell(at.row, column as u32).is_none() {
            let heading = self.layout.columns[column].heading.clone();
            self.problem(at.sheet, at.row, column, ImportMessage::Empty { heading });
        }
        self.text(at, column).map(|text| (column, text))
    }

    /// Birth stands in the column of the person's sex.
    fn birth(&mut self, at: At<'_>) -> Option<(Sex, PartialDate)> {
        let (male, female) = (self.layout.at(Holds::BirthMale)?, self.layout.at(Holds::BirthFemale)?);
        let there = |column: usize| at.sheet.cell(at.row, column as u32).is_some();
        let sex = match (there(male), there(female)) {
            (true, true) => {
                self.problem(at.sheet, at.row, female, ImportMessage::TwoBirths);
                return None;
            }
            (false, false) => {
                self.problem(at.sheet, at.row, male, ImportMessage::NoBirth);
                return None;
            }
            (true, false) => Sex::Male,
            (false, true) => Sex::Female,
        };
        let holds = if sex == Sex::Male { Holds::BirthMale } else { Holds::BirthFemale };
        self.date(at, holds).map(|birth| (sex, birth))
    }

    fn date(&mut self, at: At<'_>, holds: Holds) -> Option<PartialDate> {
        let column = self.layout.at(holds)?;
        let text = self.text(at, column)?;
        let found = cut(&text);
        let what = match PartialDate::parse(&text) {
            Ok(date) => return Some(date),
            Err(DateError::ShortYear) => ImportMessage::ShortYear { found },
            Err(DateError::Impossible { .. } | DateError::NoSuchMonth { .. }) => {
                ImportMessage::ImpossibleDate { found }
            }
            Err(DateError::YearOutside) => ImportMessage::YearOutside { found },
            Err(DateError::NotADate) => ImportMessage::NotADate { found },
        };
        self.problem(at.sheet, at.row, column, what);
        None
    }

    fn number(&mut self, at: At<'_>) -> Option<Number> {
        let column = self.layout.at(Holds::Number)?;
        let text = self.text(at, column)?;
        match Number::new(&text) {
            Ok(number) => Some(number),
            // The digits themselves are not repeated: they may be somebody's.
            Err(error) => {
                self.problem(at.sheet, at.row, column, ImportMessage::NumberDigits { digits: error.digits });
                None
            }
        }
    }

    /// What the person has learnt, and whether theory is "none" only for want of a mark.
    fn attained(&mut self, at: At<'_>) -> (Vec<Attainment>, bool) {
        let mut attained = Vec::new();
        if let Some(text) = self.words(at, Holds::General) {
            match self.layout.general(&text) {
                Some(level) => attained.push(Attainment::Level(level)),
                None => {
                    let column = self.layout.at(Holds::General).unwrap_or(0);
                    self.problem(at.sheet, at.row, column, ImportMessage::UnknownLevel { found: cut(&text) });
                }
            }
        }
        let mut no_theory_mark = false;
        for subject in [Subject::Professional, Subject::Theory, Subject::StateManagement] {
            match self.marked(at, subject) {
                Some(level) => attained.push(Attainment::Level(level)),
                None if self.layout.unmarked_is_none.contains(&subject) => {
                    no_theory_mark |= subject == Subject::Theory;
                    let none = Level::new(subject, "none").expect("every ladder begins with none");
                    attained.push(Attainment::Level(none));
                }
                None => {}
            }
        }
        for (holds, subject) in [(Holds::Language, Subject::Language), (Holds::Computing, Subject::Computing)] {
            if let Some(text) = self.words(at, holds) {
                attained.push(Attainment::Words { subject, text: text.into() });
            }
        }
        (attained, no_theory_mark)
    }

    /// The level whose column of the group is marked.
    fn marked(&mut self, at: At<'_>, subject: Subject) -> Option<Level> {
        let mut marked: Option<(usize, Level)> = None;
        let columns = self.layout.columns.iter().enumerate();
        for (column, level) in columns.filter_map(|(at, column)| column.level.map(|level| (at, level))) {
            if level.subject() != subject {
                continue;
            }
            let Some(text) = self.text(at, column) else { continue };
            if !MARKS.contains(&text.to_lowercase().as_str()) {
                self.problem(at.sheet, at.row, column, ImportMessage::NotAMark { found: cut(&text) });
            } else if let Some((first, _)) = marked {
                let first = letters(first as u32);
                self.problem(at.sheet, at.row, column, ImportMessage::TwoMarks { first });
            } else {
                marked = Some((column, level));
            }
        }
        marked.map(|(_, level)| level)
    }

    fn count_not_kept(&mut self, at: At<'_>) {
        for (column, of) in self.layout.columns.iter().enumerate() {
            let Some(field) = of.holds.field() else { continue };
            let kept = self.fields.class(field) != Class::NotKept;
            if kept || at.sheet.cell(at.row, column as u32).is_none() {
                continue;
            }
            let heading = of.sub.clone().unwrap_or_else(|| of.heading.clone());
            match self.list.not_kept.iter_mut().find(|(known, _)| *known == heading) {
                Some((_, cells)) => *cells += 1,
                None => self.list.not_kept.push((heading, 1)),
            }
        }
    }
}

/// The beginning of what was found, for a message.
fn cut(text: &str) -> String {
    match text.char_indices().nth(FOUND_CHARACTERS) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests;
