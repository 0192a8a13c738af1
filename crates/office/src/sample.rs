//! The sample province: invented people in invented communes, and a school for them, as files an office would send.
//!
//! Nobody in it is real and nobody can be taken for real: identification numbers carry the province code 999, which no
//! province has, and every unit's name and every sheet says that it is a sample. The same seed gives the same files.

mod names;
mod people;
mod pool;
mod school;

use cadre::record::Tenant;
use fastrand::Rng;
use sheet::{Form, SheetError};
use words::{CommandMessage, Date, Lang, Say};

use crate::Incoming;

/// People of one sample commune: about as many as the new communes have leaders and specialists.
const PEOPLE_PER_COMMUNE: usize = 25;

/// What the sample is made of.
#[derive(Clone, Copy, Debug)]
pub struct Sample {
    /// Everything follows from it.
    pub seed: u64,
    /// People, spread over communes of 25.
    pub people: usize,
    /// The year the school's classes are for.
    pub year: i16,
    /// The day the lists are of.
    pub today: Date,
}

impl Sample {
    /// The province of the sample.
    pub const TENANT: Tenant = Tenant::SAMPLE;

    /// The files: one workbook for each commune, the approved pool with the grades of two years, and the school's year.
    pub fn files(&self) -> Result<Vec<Incoming>, SheetError> {
        let mut rng = Rng::with_seed(self.seed);
        let communes = self.people.div_ceil(PEOPLE_PER_COMMUNE);
        let mut files = Vec::new();
        let mut pool = pool::Pool::new(self.seed, self.today);
        for commune in 0..communes {
            let size = PEOPLE_PER_COMMUNE.min(self.people - commune * PEOPLE_PER_COMMUNE);
            let unit = names::commune(commune);
            let first_number = commune * PEOPLE_PER_COMMUNE;
            let (who, rows): (Vec<_>, Vec<_>) =
                people::rows(&mut rng, &unit, size, first_number, self.today).into_iter().unzip();
            pool::people(&mut pool, &unit, &who, self.today);
            let title_lines = [names::LIST_TITLE.to_owned(), unit.to_uppercase(), CommandMessage::Sample.say(Lang::Vi)];
            files.push(Incoming {
                name: format!(
                    "{:03}-{}.xlsx",
                    commune + 1,
                    words::fold(&unit).replace(' ', "-").replace(['(', ')'], "")
                ),
                bytes: sheet::write_list(Form::List39, names::SHEET_NAME, &title_lines, &rows)?,
            });
        }
        files.push(Incoming { name: "quy-hoach.toml".to_owned(), bytes: pool.file().into_bytes() });
        let school = school::year_file(&mut rng, self.year, self.people, communes);
        files.push(Incoming { name: format!("school-{}.toml", self.year), bytes: school.into_bytes() });
        Ok(files)
    }
}
