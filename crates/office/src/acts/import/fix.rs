//! Fixes: what an office says once of its workbooks, and what the program then understands everywhere.

use cadre::record::{Level, Source, Subject, TitleCode, Titles};
use serde::{Deserialize, Serialize};
use sheet::{DateOrder, Mapping, Meaning, Pair, PlannedBy, ShapeMapping};
use words::{Encoding, PartialDate};

/// Something the office may say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fix {
    /// Which title a writing stands for, by code; [`Fix::NO_TITLE`] where it is none.
    Title {
        /// As the office writes it.
        written: String,
    },
    /// Which level, by code.
    Level {
        /// Of what.
        subject: Subject,
        /// As the office writes it.
        written: String,
    },
    /// In which order day and month stand in a column: `day_first` or `month_first`.
    Order {
        /// The table.
        headings: Vec<String>,
        /// The column.
        heading: String,
    },
    /// In which encoding a column is written, by code.
    Encoding {
        /// The table.
        headings: Vec<String>,
        /// The column.
        heading: String,
    },
    /// What a column holds, as [`Meaning`] is written.
    Column {
        /// The table.
        headings: Vec<String>,
        /// The column.
        heading: String,
    },
    /// To which unit everybody of a table belongs, by name.
    Unit {
        /// The table.
        headings: Vec<String>,
    },
    /// Which decision approved the planned titles: its number and its day, with a semicolon between.
    Planned,
    /// Whether two rows are one person: `same` or `different`.
    Pair {
        /// The one.
        first: Source,
        /// The other.
        second: Source,
    },
}

impl Fix {
    /// Says that a writing under titles is none.
    pub const NO_TITLE: &str = "-";

    /// Adds to a mapping what is said. Whether it could be understood.
    pub(crate) fn say(&self, said: &str, titles: &Titles, mapping: &mut Mapping) -> bool {
        let said = said.trim();
        match self {
            Fix::Title { written } if said == Fix::NO_TITLE => mapping.no_titles.push(written.clone()),
            Fix::Title { written } => {
                let title = titles.get(&TitleCode::from(said)).or_else(|| titles.find(said));
                let Some(title) = title else { return false };
                mapping.titles.insert(written.clone(), title.code.to_string());
            }
            Fix::Level { subject, written } => {
                if Level::new(*subject, said).is_err() {
                    return false;
                }
                mapping.levels.entry(*subject).or_default().insert(written.clone(), said.to_owned());
            }
            Fix::Order { headings, heading } => {
                let order = match said {
                    "day_first" => DateOrder::DayFirst,
                    "month_first" => DateOrder::MonthFirst,
                    _ => return false,
                };
                shape(mapping, headings).dates.insert(heading.clone(), order);
            }
            Fix::Encoding { headings, heading } => {
                let Ok(encoding) = said.parse::<Encoding>() else { return false };
                shape(mapping, headings).encodings.insert(heading.clone(), encoding);
            }
            Fix::Column { headings, heading } => {
                if said.parse::<Meaning>().is_err() {
                    return false;
                }
                shape(mapping, headings).columns.insert(heading.clone(), said.to_owned());
            }
            Fix::Unit { headings } => shape(mapping, headings).unit = Some(said.to_owned()),
            Fix::Planned => {
                let Some((decision, day)) = said.split_once(';') else { return false };
                let Ok(decided) = PartialDate::parse(day.trim()) else { return false };
                mapping.planned = Some(PlannedBy { decision: decision.trim().to_owned(), decided });
            }
            Fix::Pair { first, second } => {
                let pair = Pair { first: first.clone(), second: second.clone() };
                match said {
                    "same" => mapping.same.push(pair),
                    "different" => mapping.different.push(pair),
                    _ => return false,
                }
            }
        }
        true
    }
}

/// What is said of a table with these headings, so far.
fn shape<'a>(mapping: &'a mut Mapping, headings: &[String]) -> &'a mut ShapeMapping {
    let at = mapping.shapes.iter().position(|shape| shape.headings == headings).unwrap_or_else(|| {
        mapping.shapes.push(ShapeMapping { headings: headings.to_vec(), ..ShapeMapping::default() });
        mapping.shapes.len() - 1
    });
    &mut mapping.shapes[at]
}

/// What a column may hold, by the code of its field, without what no record holds.
pub fn column_codes() -> impl Iterator<Item = &'static str> {
    sheet::Field::CODES.iter().map(|(_, code)| *code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_stands_in_the_mapping_and_nonsense_is_not_taken() {
        let titles = crate::Rules::embedded().unwrap().titles;
        let mut mapping = Mapping::default();
        let headings = vec!["STT".to_owned(), "NS".to_owned()];
        let of = |heading: &str| (headings.clone(), heading.to_owned());
        let (headings_of, heading) = of("NS");
        let order = Fix::Order { headings: headings_of, heading };
        assert!(order.say("month_first", &titles, &mut mapping) && !order.say("sideways", &titles, &mut mapping));
        assert_eq!(mapping.shapes[0].dates["NS"], DateOrder::MonthFirst);
        let (headings_of, heading) = of("STT");
        assert!(Fix::Column { headings: headings_of, heading }.say("order", &titles, &mut mapping));
        assert_eq!(mapping.shapes.len(), 1, "one shape, one entry");
        let level = Fix::Level { subject: Subject::Theory, written: "TCCT".to_owned() };
        assert!(level.say("intermediate", &titles, &mut mapping) && !level.say("master", &titles, &mut mapping));
        assert!(Fix::Title { written: "UV".to_owned() }.say(Fix::NO_TITLE, &titles, &mut mapping));
        assert_eq!(mapping.no_titles, ["UV"]);
        let title = Fix::Title { written: "CT".to_owned() };
        assert!(title.say("chu-tich-ubnd", &titles, &mut mapping) && !title.say("emperor", &titles, &mut mapping));
        assert!(
            Fix::Planned.say("12-QD/TU; 15/05/2025", &titles, &mut mapping)
                && !Fix::Planned.say("12", &titles, &mut mapping)
        );
        let text = mapping.write();
        let pack = cadre::pack::Pack { file: "mapping.toml", text: &text };
        assert_eq!(Mapping::read(pack).unwrap().write(), text);
    }
}
