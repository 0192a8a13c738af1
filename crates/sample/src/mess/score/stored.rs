//! What the program stored and reported, with ways to look it up.

use std::collections::BTreeMap;

use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

/// A text as it is compared: composed, with single blanks.
pub(super) fn plain(text: &str) -> String {
    text.nfc().collect::<String>().split_whitespace().collect::<Vec<&str>>().join(" ")
}

/// The name of a file without its folders.
pub(super) fn base(path: &str) -> String {
    plain(path.rsplit(['/', '\\']).next().unwrap_or(path))
}

fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(plain(text)),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// Where something is said; parts that are missing stand for all.
#[derive(Clone, Debug)]
pub(super) struct Spot {
    pub(super) file: String,
    pub(super) sheet: Option<String>,
    pub(super) row: Option<u64>,
    pub(super) column: Option<String>,
}

impl Spot {
    pub(super) fn of(value: &Value) -> Spot {
        Spot {
            file: base(value["file"].as_str().unwrap_or("")),
            sheet: text(&value["sheet"]).filter(|sheet| !sheet.is_empty()),
            row: value["row"].as_u64(),
            column: text(&value["column"]).filter(|column| !column.is_empty()),
        }
    }

    /// Whether both can mean one cell.
    fn meets(&self, other: &Spot, any_column: bool) -> bool {
        fn may<T: PartialEq>(one: &Option<T>, other: &Option<T>) -> bool {
            one.is_none() || other.is_none() || one == other
        }
        self.file == other.file
            && may(&self.sheet, &other.sheet)
            && may(&self.row, &other.row)
            && (any_column || may(&self.column, &other.column))
    }
}

/// A line of the import that says something of a place.
pub(super) struct Report {
    kind: String,
    pub(super) cause: String,
    pub(super) spot: Spot,
}

/// How far a report reaches.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Reach {
    Cell,
    Row,
    Column,
    Sheet,
}

/// All reports by file.
pub(super) struct Reports(BTreeMap<String, Vec<Report>>);

impl Reports {
    /// The reports of an import; causes that only inform are left out.
    pub(super) fn read(lines: &[Value], informs: &[String]) -> Reports {
        let mut reports: BTreeMap<String, Vec<Report>> = BTreeMap::new();
        for line in lines {
            let kind = line["kind"].as_str().unwrap_or("").to_owned();
            let cause = line["cause"].as_str().unwrap_or("").to_owned();
            if ["problem", "notice", "doubt"].contains(&kind.as_str()) && !informs.contains(&cause) {
                let spot = Spot::of(line);
                reports.entry(spot.file.clone()).or_default().push(Report { kind, cause, spot });
            }
        }
        Reports(reports)
    }

    /// The nearest report at a place with one of these causes, or with any where none are named.
    pub(super) fn at(&self, spot: &Spot, any_column: bool, causes: &[&str]) -> Option<Reach> {
        let reports = self.0.get(&spot.file).map(Vec::as_slice).unwrap_or_default();
        let fitting = reports.iter().filter(|report| {
            // A notice about a whole sheet says nothing of one of its cells.
            let wide = report.spot.row.is_none() && report.spot.column.is_none();
            let speaks = !wide || spot.row.is_none() || report.kind == "problem";
            speaks
                && report.spot.meets(spot, any_column)
                && (causes.is_empty() || causes.contains(&report.cause.as_str()))
        });
        let reach = |report: &Report| match (report.spot.row, &report.spot.column) {
            (Some(_), Some(_)) => Reach::Cell,
            (Some(_), None) => Reach::Row,
            (None, Some(_)) => Reach::Column,
            (None, None) => Reach::Sheet,
        };
        fitting.map(reach).min()
    }

    /// Whether the program asks who stands in this row.
    pub(super) fn doubts(&self, spot: &Spot) -> bool {
        let reports = self.0.get(&spot.file).map(Vec::as_slice).unwrap_or_default();
        reports
            .iter()
            .any(|report| report.kind == "doubt" && report.spot.row.is_some() && report.spot.meets(spot, true))
    }
}

/// The people that the program stored.
pub(super) struct Stored {
    pub(super) people: Vec<Value>,
    by_row: BTreeMap<(String, String, u64), Vec<usize>>,
    by_number: BTreeMap<String, usize>,
    /// By name and unit, with the birth as far as it is known.
    by_name: BTreeMap<(String, String), Vec<(String, usize)>>,
}

impl Stored {
    pub(super) fn read(lines: &[Value]) -> Stored {
        let people: Vec<Value> = lines.iter().filter(|line| line["person"].is_object()).cloned().collect();
        let mut stored = Stored {
            people: Vec::new(),
            by_row: BTreeMap::new(),
            by_number: BTreeMap::new(),
            by_name: BTreeMap::new(),
        };
        for (at, person) in people.iter().enumerate() {
            for source in sources(person) {
                let Some(row) = source.row else { continue };
                // A text file has no sheets: whatever the program calls its one table, it is found.
                for sheet in [source.sheet.clone().unwrap_or_default(), String::new()] {
                    let known = stored.by_row.entry((source.file.clone(), sheet, row)).or_default();
                    if !known.contains(&at) {
                        known.push(at);
                    }
                }
            }
            let one = |field: &str| values(person, field).into_iter().next().unwrap_or_default();
            if !one("number").is_empty() {
                stored.by_number.insert(one("number"), at);
            }
            for unit in values(person, "unit") {
                stored.by_name.entry((one("name"), unit)).or_default().push((one("birth"), at));
            }
        }
        stored.people = people;
        stored
    }

    /// Those who came from a row.
    pub(super) fn of_row(&self, spot: &Spot) -> &[usize] {
        let key = (spot.file.clone(), spot.sheet.clone().unwrap_or_default(), spot.row.unwrap_or(0));
        self.by_row.get(&key).map(Vec::as_slice).unwrap_or_default()
    }

    /// The one with the number of a true person, else with name, birth and unit.
    pub(super) fn of_person(&self, truth: &Value) -> Option<usize> {
        let one = |field: &str| text(&truth[field]).unwrap_or_default();
        let unit = text(&truth["holds"][0]["unit"]).unwrap_or_default();
        // A number that stands in the row of another does not make that one this person.
        let same = |at: &&usize| {
            let person = &self.people[**at];
            ["name", "birth"].iter().any(|field| values(person, field).first() == Some(&one(field)))
        };
        // A list that states only the year is of the same person.
        let births = |known: &str, true_one: &str| known.starts_with(true_one) || true_one.starts_with(known);
        let named = || {
            let alike = self.by_name.get(&(one("name"), unit))?;
            alike.iter().find(|(birth, _)| births(birth, &one("birth"))).map(|(_, at)| at)
        };
        self.by_number.get(&one("number")).filter(same).or_else(named).copied()
    }
}

/// Where a stored person came from.
pub(super) fn sources(person: &Value) -> Vec<Spot> {
    person["sources"].as_array().map(|sources| sources.iter().map(Spot::of).collect()).unwrap_or_default()
}

/// What is stored of a person in a field of the truth.
pub(super) fn values(person: &Value, field: &str) -> Vec<String> {
    let of_list = |list: &str, key: &str| {
        let list = person[list].as_array().map(Vec::as_slice).unwrap_or_default();
        list.iter().filter_map(|one| text(&one[key])).collect()
    };
    let one = |value: &Value| text(value).into_iter().collect();
    match field {
        "title" | "unit" | "joined" => of_list("holds", field),
        "planned_title" => of_list("planned", "title"),
        "planned_unit" => of_list("planned", "unit"),
        "recruited" | "permanent" | "party_probation" | "party_full" => one(&person["service"][field]),
        "general" | "professional" | "theory" | "state_management" => one(&person["levels"][field]),
        "language" | "computing" => one(&person["words"][field]),
        "major" => one(&person["major"]),
        _ => one(&person["person"][field]),
    }
}

/// What is true of a person in a field.
pub(super) fn true_values(truth: &Value, field: &str) -> Vec<String> {
    let of_list = |list: &str, key: &str| {
        let list = truth[list].as_array().map(Vec::as_slice).unwrap_or_default();
        list.iter().filter_map(|one| text(&one[key])).collect()
    };
    match field {
        "title" | "unit" | "joined" => of_list("holds", field),
        "planned_title" => of_list("planned", "title"),
        "planned_unit" => of_list("planned", "unit"),
        "general" | "professional" | "theory" | "state_management" => {
            text(&truth["levels"][field]).into_iter().collect()
        }
        _ => text(&truth[field]).into_iter().collect(),
    }
}

/// The texts of a value that is one or a list.
pub(super) fn list(value: &Value) -> Vec<String> {
    match value {
        Value::Array(list) => list.iter().filter_map(text).collect(),
        one => text(one).into_iter().collect(),
    }
}
