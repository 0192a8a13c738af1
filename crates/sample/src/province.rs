//! The sample province: Hưng Yên's communes by their real names, invented people in them, and a school, as the files that its
//! offices would send.
//!
//! Discipline and bad evaluations occur only in communes with invented names.

mod books;
mod career;
mod dossier;
mod people;
mod school;
mod units;

use cadre::record::Tenant;
use serde_json::Value;
use words::{CommandMessage, Date, Lang, Say};

use crate::mess::Workbook;
use crate::mess::Written;
use units::Units;

/// What the sample is made of.
#[derive(Clone, Copy, Debug)]
pub struct Sample {
    /// Everything follows from it.
    pub seed: u64,
    /// People, about; a province's worth is [`Sample::PEOPLE`].
    pub people: usize,
    /// The year the school's classes are for.
    pub year: i16,
    /// The day the lists are of.
    pub today: Date,
    /// Whether every list is in one clean form, for trials of something else than reading.
    pub plain: bool,
}

/// A file of the sample.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its name.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// Everything the offices send.
#[derive(Clone, Debug)]
pub struct Files {
    /// Workbooks of the communes, the departments and the organisation board.
    pub workbooks: Vec<File>,
    /// What no list holds, as a people file: units, careers, grades, what is owed and studied.
    pub dossier: File,
    /// The school's year.
    pub school: File,
    /// What is true of the workbooks; see [`crate::mess::Score::of`].
    pub truth: Value,
}

impl Sample {
    /// The province of the sample.
    pub const TENANT: Tenant = Tenant::SAMPLE;

    /// People of the whole province: 104 communes of about 39, six invented ones, and some departments.
    pub const PEOPLE: usize = 4_300;

    /// One of many provinces without workbooks: everything of its people as one people file, and its school's year.
    pub fn of_country(&self, number: usize) -> [File; 2] {
        let units = Units::of_country(number, self.people);
        let careers = people::of(&units, self);
        let text = |name: String, text: String| File { name, bytes: text.into_bytes() };
        [
            text("ho-so.toml".to_owned(), dossier::whole(&units, &careers)),
            text(format!("truong-{}.toml", self.year), school::write(&units, self)),
        ]
    }

    /// Writes the files; the same sample gives the same bytes.
    pub fn files(&self) -> Files {
        let units = Units::of(self.people);
        let careers = people::of(&units, self);
        let (workbooks, truth) = books::write(&units, &careers, self);
        let file = |book: Workbook| match book.made {
            Written::Bytes(bytes) => Some(File { name: book.name, bytes }),
            // The program writes no workbooks of the old binary kind.
            Written::Old(_) => None,
        };
        let text = |name: String, text: String| File { name, bytes: text.into_bytes() };
        Files {
            workbooks: workbooks.into_iter().filter_map(file).collect(),
            dossier: text("ho-so.toml".to_owned(), dossier::write(&units, &careers)),
            school: text(format!("truong-{}.toml", self.year), school::write(&units, self)),
            truth,
        }
    }
}

/// The line that every file carries.
fn notice() -> String {
    CommandMessage::Sample.say(Lang::Vi)
}

#[cfg(test)]
mod tests;
