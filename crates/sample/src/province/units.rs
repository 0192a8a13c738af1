//! The units: real ones by name and code, and a few that are invented.

use toml::{Table, Value};

/// People of a commune, about as many as a commune of two-tier government has.
const PEOPLE_PER_COMMUNE: usize = 39;

/// People of a department that stand in the sample.
pub(super) const PEOPLE_PER_DEPARTMENT: usize = 12;

/// One commune in so many has an invented name, in small samples as well.
const ONE_IN: usize = 18;

/// A commune of today.
pub(super) struct Commune {
    pub(super) name: String,
    /// Code, where it is a real one.
    pub(super) code: Option<String>,
    /// The communes it came from.
    pub(super) formed_from: Vec<Old>,
}

impl Commune {
    pub(super) fn is_invented(&self) -> bool {
        self.code.is_none()
    }
}

/// A commune until 30 June 2025, with its district and province.
#[derive(Clone)]
pub(super) struct Old {
    pub(super) name: String,
    pub(super) code: String,
    pub(super) district: String,
    pub(super) province: String,
}

impl Old {
    /// The name with the district behind it: many old communes had one name.
    pub(super) fn full(&self) -> String {
        let mut district = self.district.chars();
        let first: String = district.next().map(|c| c.to_lowercase().collect()).unwrap_or_default();
        format!("{}, {first}{} (cũ)", self.name, district.as_str())
    }
}

/// All units of a sample.
pub(super) struct Units {
    pub(super) province: String,
    pub(super) communes: Vec<Commune>,
    pub(super) departments: Vec<String>,
    /// How many people each commune has, in order.
    pub(super) sizes: Vec<usize>,
}

impl Units {
    /// As many communes as so many people fill; the departments come with a whole province.
    pub(super) fn of(people: usize) -> Units {
        let table: Table =
            include_str!("../../data/hung-yen.toml").parse().expect("the table is part of the program and tested");
        let invented: Table =
            include_str!("../../data/invented.toml").parse().expect("the table is part of the program and tested");
        let names = texts(invented.get("communes"));
        let mut departments = texts(invented.get("departments"));
        let mut real = communes(&table);
        let wanted = people.div_ceil(PEOPLE_PER_COMMUNE).max(2);
        let all = (real.len() + names.len()).min(wanted);
        if all < real.len() {
            departments.truncate(all / 20);
        }
        let invented = (all.div_ceil(ONE_IN)).clamp(1, names.len());
        real.truncate(all.saturating_sub(invented));
        let made = names.into_iter().take(invented);
        real.extend(made.map(|name| Commune { name, code: None, formed_from: Vec::new() }));
        let of_communes = people.saturating_sub(departments.len() * PEOPLE_PER_DEPARTMENT);
        let (each, more) = (of_communes / real.len(), of_communes % real.len());
        let sizes = (0..real.len()).map(|at| each + usize::from(at < more)).collect();
        let province = table.get("province").and_then(Value::as_str).unwrap_or_default().to_owned();
        Units { province, communes: real, departments, sizes }
    }
}

impl Units {
    /// One of many provinces, all of whose communes are invented: nobody else's names are used for a trial of size.
    pub(super) fn of_country(number: usize, people: usize) -> Units {
        let count = people.div_ceil(PEOPLE_PER_COMMUNE).max(1);
        let name = |at: usize| format!("Xã {:04} tỉnh {number:02} (mẫu)", at + 1);
        let communes = (0..count).map(|at| Commune { name: name(at), code: None, formed_from: Vec::new() }).collect();
        let (each, more) = (people / count, people % count);
        let sizes = (0..count).map(|at| each + usize::from(at < more)).collect();
        Units { province: format!("Tỉnh {number:02} (mẫu)"), communes, departments: Vec::new(), sizes }
    }
}

fn communes(table: &Table) -> Vec<Commune> {
    let rows = |value: Option<&Value>| -> Vec<Vec<String>> {
        let rows = value.and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        rows.iter().map(|row| texts(Some(row))).collect()
    };
    let today = rows(table.get("communes")).into_iter().filter_map(|row| match row.as_slice() {
        [code, name] => Some(Commune { name: name.clone(), code: Some(code.clone()), formed_from: Vec::new() }),
        _ => None,
    });
    let mut communes: Vec<Commune> = today.collect();
    let districts = table.get("district").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    for district in districts {
        let text = |key: &str| district.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
        for row in rows(district.get("communes")) {
            let [code, name, went_to] = row.as_slice() else { continue };
            let old =
                Old { name: name.clone(), code: code.clone(), district: text("name"), province: text("province") };
            let commune = communes.iter_mut().find(|commune| commune.code.as_ref() == Some(went_to));
            commune.into_iter().for_each(|commune| commune.formed_from.push(old.clone()));
        }
    }
    communes
}

fn texts(value: Option<&Value>) -> Vec<String> {
    let list = value.and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    list.iter().filter_map(Value::as_str).map(str::to_owned).collect()
}
