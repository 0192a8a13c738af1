//! The workbooks: each commune writes its list in its own way, the organisation board keeps lists over many communes.

use fastrand::Rng;
use serde_json::Value;
use toml::Table;

use super::career::Career;
use super::units::Units;
use super::{Sample, notice};
use crate::mess::Workbook;
use crate::mess::content::Content;
use crate::mess::files::{self, Shop};
use crate::mess::person::Pool;
use crate::mess::slips::Planter;
use crate::mess::truth::Truth;

/// The workbooks, and what is true of them.
pub(super) fn write(units: &Units, careers: &[Career], sample: &Sample) -> (Vec<Workbook>, Value) {
    let ways = if sample.plain { include_str!("../../data/plain.toml") } else { include_str!("../../data/books.toml") };
    let ways: Table = ways.parse().expect("the table is part of the program and tested");
    let content = Content::load().with("province", &units.province).with("notice", &notice());
    let mut pool = Pool::of(careers.iter().map(|career| career.person.clone()).collect());
    let (mut truth, mut planter, mut rng) = (Truth::default(), Planter::new(), Rng::with_seed(sample.seed ^ 0x51));
    let mut shop = Shop {
        content: &content,
        pool: &mut pool,
        truth: &mut truth,
        planter: &mut planter,
        rng: &mut rng,
        unseen: false,
        after: None,
    };
    let of_unit =
        |unit: &str| -> Vec<usize> { (0..careers.len()).filter(|at| careers[*at].person.unit() == unit).collect() };
    let communes: Vec<Vec<usize>> = units.communes.iter().map(|commune| of_unit(&commune.name)).collect();
    let mut books = Vec::new();
    let mut real = ways_of(&ways, "commune").into_iter().cycle();
    let mut invented = ways_of(&ways, "invented").into_iter().cycle();
    for (number, (commune, group)) in (1..).zip(units.communes.iter().zip(&communes)) {
        let way = if commune.is_invented() { invented.next() } else { real.next() };
        let Some(way) = way else { continue };
        let plain = commune.name.replace(['(', ')'], "");
        books.push(files::of_groups(
            way,
            &format!("{number:03} {plain}.{}", ends(way)),
            std::slice::from_ref(group),
            &mut shop,
        ));
    }
    let mut departments = ways_of(&ways, "department").into_iter().cycle();
    for department in &units.departments {
        let Some(way) = departments.next() else { continue };
        let name = format!("{}.{}", department.replace(['(', ')'], ""), ends(way));
        books.push(files::of_groups(way, &name, &[of_unit(department)], &mut shop));
    }
    for way in ways_of(&ways, "board") {
        let each = usize::try_from(number(way, "communes")).unwrap_or(1).max(1);
        let only_planned = way.contains_key("planned");
        for (part, of_part) in (1..).zip(communes.chunks(each)) {
            let groups: Vec<Vec<usize>> = of_part
                .iter()
                .map(|group| {
                    let listed = |at: &&usize| !only_planned || !careers[**at].person.planned.is_empty();
                    group.iter().filter(listed).copied().collect::<Vec<usize>>()
                })
                .filter(|group| !group.is_empty())
                .collect();
            let name = way.get("name").and_then(toml::Value::as_str).unwrap_or_default();
            if !groups.is_empty() {
                books.push(files::of_groups(way, &format!("{name} (phan {part}).{}", ends(way)), &groups, &mut shop));
            }
        }
    }
    crate::mess::mark_pairs(&mut truth, &pool);
    let truth = truth.json(&pool.people, &content);
    (books.into_iter().map(Workbook::from).collect(), truth)
}

fn ways_of<'a>(ways: &'a Table, of: &str) -> Vec<&'a Table> {
    let list = ways.get(of).and_then(toml::Value::as_array).map(Vec::as_slice).unwrap_or_default();
    list.iter().filter_map(toml::Value::as_table).collect()
}

fn ends(way: &Table) -> &str {
    way.get("ends").and_then(toml::Value::as_str).unwrap_or("xlsx")
}

fn number(way: &Table, key: &str) -> i64 {
    way.get(key).and_then(toml::Value::as_integer).unwrap_or(0)
}
