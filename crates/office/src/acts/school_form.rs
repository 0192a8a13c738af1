//! School form (mẫu năm học): the school's year as a workbook that reads back unchanged; an empty form where the year is new.

use cadre::access::{Act, Actor, may};
use cadre::record::Record;
use jiff::Timestamp;
use words::{CommandMessage, Label, Lang, Say};

use crate::{No, Office};

/// Hands out the form of a year. Nothing is written.
pub fn school_form(office: &Office, actor: &Actor, year: i16, lang: Lang) -> Result<Vec<u8>, No> {
    may(actor, Act::Papers)?;
    let facts = office.store.read(|tx| store::fact::load(tx, office.tenant))?;
    let record = Record::at(&facts, office.moment.today, Timestamp::MAX);
    let mut notes = Vec::new();
    if office.tenant.is_sample() {
        notes.push(CommandMessage::Sample.say(lang));
    }
    notes.push(Label::SchoolForm { year }.say(lang));
    Ok(sheet::school_book(&record.school, year, &office.rules.titles, &notes, lang)?)
}
