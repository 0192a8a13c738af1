//! The people of a table, row by row.

use super::super::book::{Cell, Value, letters};
use super::super::field::{self, Draft};
use super::super::person::{Day, Person, pick};
use super::super::slips::{Place as Around, Rich};
use super::super::truth::{Claim, Judged, Place, Row};
use super::{Desk, Frame, Order, heads};

/// Rows of a printed page.
const PAGE: usize = 12;

/// Where the unit of a row is told when no column has it; empty where a column does.
fn unit_told(order: &Order, frame: &Frame) -> &'static str {
    if frame.of("unit").is_some() {
        return "";
    }
    ["section_rows", "unit_in_sheet_name", "unit_in_file_name", "unit_in_title"]
        .into_iter()
        .find(|kind| order.has(kind))
        .unwrap_or("")
}

/// Writes everybody.
pub(super) fn people(desk: &mut Desk, order: &Order, frame: &Frame) {
    let mut number = 0;
    let mut written = 0;
    for (at, group) in order.groups.iter().enumerate() {
        if order.has("section_rows") {
            section(desk, frame, order, at, group);
            number = 0;
        }
        let first = desk.row + 1;
        let mut above = None;
        for (within, person) in group.iter().enumerate() {
            if order.has("section_of_block") && within % 4 == 0 {
                let blocks = desk.content.list("titles_of_sheets.blocks");
                if let Some(block) = blocks.get(within / 4) {
                    desk.line(frame.left, frame.right(), *block);
                    above = None;
                }
            }
            if order.has("heading_repeated") && written > 0 && written % PAGE == 0 {
                heads::again(desk, frame);
            }
            if order.has("blank_rows") && desk.rng.u8(..100) < 12 {
                desk.row += 1;
            }
            number += 1;
            written += 1;
            one(desk, order, frame, *person, above, number, within == 0);
            above = Some(*person);
        }
        if order.has("unit_in_merged_cell")
            && let Some(column) = frame.of("unit")
            && desk.row > first
        {
            desk.sheet.merges.push((first, column, desk.row, column));
        }
    }
}

fn section(desk: &mut Desk, frame: &Frame, order: &Order, at: usize, group: &[usize]) {
    let Some(first) = group.first() else { return };
    let unit = desk.pool.people[*first].unit();
    let unit = if desk.rng.bool() { unit.to_owned() } else { unit.to_uppercase() };
    let sign = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII"][at % 8];
    if desk.rng.bool() || order.rich == Rich::Plain {
        desk.line(frame.left, frame.right(), format!("{sign}. {unit}"));
    } else {
        // The sign stands in the column of numbers, the commune in the column of names.
        desk.row += 1;
        desk.sheet.put(desk.row, frame.left, Cell::text(sign));
        desk.sheet.put(desk.row, frame.left + 1, Cell::text(unit));
    }
}

#[allow(clippy::too_many_arguments, reason = "the row, its place in the list and in its group")]
fn one(desk: &mut Desk, order: &Order, frame: &Frame, at: usize, above: Option<usize>, number: usize, first: bool) {
    let pool = desk.pool;
    let person = &pool.people[at];
    if order.layout == "transcript" {
        return marks(desk, frame, at, number);
    }
    let mut drafts: Vec<Draft> =
        frame.columns.iter().map(|column| field::draft(column, person, number, desk.content, desk.rng)).collect();
    let mut held_back = None;
    let told_once = order.has("unit_in_merged_cell") || order.has("unit_only_first_row");
    if told_once && let Some(unit) = drafts.iter_mut().find(|draft| draft.field == "unit") {
        held_back = Some(std::mem::take(&mut unit.claims));
    }
    if order.chance > 0 {
        let around = Around {
            person,
            above: above.map(|above| &pool.people[above]),
            content: desk.content,
            has_number: frame.of("number").is_some(),
            has_birth: ["birth", "birth_male"].iter().any(|field| frame.of(field).is_some()),
        };
        desk.planter.plant(&mut drafts, &around, order.rich, order.chance, desk.rng);
    }
    if let Some(claims) = held_back {
        let kind = if order.has("unit_in_merged_cell") { "unit_in_merged_cell" } else { "unit_only_first_row" };
        if let Some(unit) = drafts.iter_mut().find(|draft| draft.field == "unit") {
            unit.claims = claims;
            unit.note(kind);
            unit.cell = unit.cell.take().filter(|_| first);
        }
    }
    let also = whole_row(desk, order, frame, &mut drafts, at);
    settle(&mut drafts);
    desk.row += 1;
    number_by_formula(desk, order, frame, &mut drafts, number);
    write(desk, order, frame, &drafts, at, &also);
    if order.has("merged_names") && person.holds.len() == 2 {
        second_title(desk, frame, at);
    }
    if order.has("row_twice") && desk.rng.u8(..100) < 10 {
        desk.row += 1;
        write(desk, order, frame, &drafts, at, &also);
    }
    if order.has("hidden_rows") && desk.rng.u8(..100) < 20 {
        desk.sheet.hidden_rows.insert(desk.row);
    }
}

/// Mess that needs several cells of a row. Answers the other places where it may be reported.
fn whole_row(desk: &mut Desk, order: &Order, frame: &Frame, drafts: &mut [Draft], at: usize) -> Vec<Place> {
    let person = &desk.pool.people[at];
    let mut also = Vec::new();
    let chance = |desk: &mut Desk| desk.rng.u8(..100) < 15;
    let place = |frame: &Frame, field: &str| frame.of(field).map(|column| (column - frame.left) as usize);
    if order.has("sex_in_both_columns") && chance(desk) {
        for field in ["birth_male", "birth_female"] {
            let Some(at) = place(frame, field) else { continue };
            drafts[at].cell.get_or_insert_with(|| Cell::text(person.birth.text()));
            if let Some(sex) = drafts[at].claim("sex") {
                sex.unknowable("sex_in_both_columns", &["sex"]);
                sex.row_wide = true;
            }
        }
    }
    if order.has("mark_in_two_columns") && person.levels["professional"] == "master" && desk.rng.bool() {
        let lower = place(frame, "mark:professional:university");
        let upper = place(frame, "mark:professional:master");
        if let (Some(lower), Some(upper)) = (lower, upper) {
            drafts[lower].cell = Some(Cell::text("x"));
            drafts[upper].note("mark_in_two_columns");
        }
    }
    if let Some(second) = place(frame, "birth_again") {
        let other = Day { y: person.birth.y + 1, ..person.birth };
        drafts[second].cell = Some(Cell::text(other.text()));
        let column = frame.of("birth_again");
        also.push(desk.place(None, column));
        if let Some(at) = place(frame, "birth")
            && let Some(claim) = drafts[at].claim("birth")
        {
            claim.unknowable("heading_twice", &["heading", "date", "conflict"]);
            claim.row_wide = true;
        }
    }
    if let Some(size) = place(frame, "size") {
        drafts[size].cell = Some(Cell::text(pick(desk.rng, &desk.content.list("sizes"))));
    }
    if order.has("files_disagree") {
        let told = desk.truth.rows.iter().find(|row| row.person == at && row.number && row.birth);
        let draft = place(frame, "birth").filter(|_| place(frame, "number").is_some());
        if let (Some(told), Some(draft)) = (told, draft) {
            also.push(Place { file: told.file.clone(), sheet: told.sheet.clone(), row: Some(told.row), column: None });
            drafts[draft].cell = Some(Cell::text(Day { y: person.birth.y + 1, ..person.birth }.text()));
            if let Some(claim) = drafts[draft].claim("birth") {
                claim.unknowable("files_disagree", &["conflict", "date", "person"]);
                claim.row_wide = true;
            }
        }
    }
    if order.has("struck_out_row") && chance(desk) {
        for cell in drafts.iter_mut().filter_map(|draft| draft.cell.as_mut()) {
            cell.struck = true;
        }
        drafts.iter_mut().for_each(|draft| draft.claims.clear());
        let mut claim = Claim::of("row", Vec::new());
        claim.unknowable("struck_out_row", &["table"]);
        claim.row_wide = true;
        if let Some(name) = place(frame, "name") {
            drafts[name].claims.push(claim);
        }
    }
    also
}

/// What can no longer be asked of a row once a part of it cannot be known.
fn settle(drafts: &mut [Draft]) {
    let lost = |drafts: &[Draft], field: &str| {
        drafts.iter().flat_map(|draft| &draft.claims).any(|claim| claim.field == field && !claim.groups.is_empty())
    };
    if lost(drafts, "name") {
        // Nobody to hold the rest.
        drafts.iter_mut().for_each(|draft| draft.claims.retain(|claim| claim.field == "name"));
    }
    let planted = |drafts: &[Draft], kind: &str| {
        drafts.iter().flat_map(|draft| &draft.claims).any(|claim| claim.kinds.contains(&kind))
    };
    // Where two cells cannot both be right, an importer may keep neither.
    for (kind, other) in
        [("number_against_birth", "birth"), ("sex_against_number", "number"), ("sex_in_both_columns", "birth")]
    {
        if planted(drafts, kind) {
            drafts.iter_mut().for_each(|draft| draft.claims.retain(|claim| claim.field != other));
        }
    }
    if planted(drafts, "number_of_another") {
        // Whose row it is cannot be known, so it may be left out as a whole.
        drafts.iter_mut().for_each(|draft| draft.claims.retain(|claim| claim.field == "number"));
    }
    if lost(drafts, "title") {
        // Without a title there is nothing to hold in the unit.
        drafts.iter_mut().for_each(|draft| draft.claims.retain(|claim| !["unit", "joined"].contains(&claim.field)));
    }
    for at in 0..3 {
        // A planned unit without its title cannot be kept.
        let title = format!("planned_title:{at}");
        let unit = format!("planned_unit:{at}");
        if drafts.iter().any(|draft| draft.field == title && draft.claims.iter().any(|claim| !claim.groups.is_empty()))
        {
            drafts.iter_mut().filter(|draft| draft.field == unit).for_each(|draft| draft.claims.clear());
        }
    }
}

fn number_by_formula(desk: &Desk, order: &Order, frame: &Frame, drafts: &mut [Draft], number: usize) {
    if !order.has("stt_as_formula") || number < 2 {
        return;
    }
    if let Some(column) = frame.of("stt") {
        let code = format!("{}{}+1", letters(column), desk.row - 1);
        let value = Value::Formula(code, Some(number as f64));
        drafts[(column - frame.left) as usize].cell = Some(Cell { value, ..Cell::text("") });
    }
}

/// Puts the row on the sheet and its claims into the truth.
fn write(desk: &mut Desk, order: &Order, frame: &Frame, drafts: &[Draft], at: usize, also: &[Place]) {
    let mut claims: Vec<(Option<u32>, Claim)> = Vec::new();
    for (column, draft) in (frame.left..).zip(drafts) {
        if let Some(cell) = &draft.cell {
            desk.sheet.put(desk.row, column, cell.clone());
        }
        claims.extend(draft.claims.iter().map(|claim| (Some(column), claim.clone())));
    }
    let split = frame.of("name_family").is_some();
    for (_, claim) in claims.iter_mut().filter(|(_, claim)| claim.field == "name" && split) {
        claim.kinds.push("name_split");
    }
    for (_, claim) in claims.iter_mut().filter(|(_, claim)| claim.field == "birth") {
        if frame.of("birth_day").is_some() {
            claim.kinds.push("date_split");
        }
    }
    let told = unit_told(order, frame);
    let holds = claims.iter().any(|(_, claim)| claim.field == "title" && claim.groups.is_empty());
    if !told.is_empty() && holds {
        let mut claim = Claim::new("unit", desk.pool.people[at].unit());
        claim.kinds.extend((!told.is_empty()).then_some(told));
        claims.push((None, claim));
    }
    record(desk, frame, at, claims, also, told);
}

/// The claims of a row, and what the row tells about who it is.
#[allow(clippy::too_many_arguments, reason = "the row, and what is said of it")]
fn record(desk: &mut Desk, frame: &Frame, at: usize, claims: Vec<(Option<u32>, Claim)>, also: &[Place], told: &str) {
    let known = |field: &str, long: usize| {
        claims.iter().any(|(_, claim)| {
            claim.field == field
                && claim.groups.is_empty()
                && claim.value.first().is_some_and(|text| text.len() >= long)
        })
    };
    let row = Row {
        file: desk.file.to_owned(),
        sheet: desk.sheet.name.clone(),
        row: desk.row,
        person: at,
        number: known("number", 1),
        name: known("name", 1),
        birth: known("birth", 10),
        some_birth: known("birth", 1),
        unit: known("unit", 1) || !told.is_empty(),
    };
    for (column, claim) in claims {
        let place = desk.place(Some(desk.row), column);
        let mut also = if claim.row_wide { also.to_vec() } else { Vec::new() };
        if claim.field == "planned_unit" && column.is_some_and(|column| column > frame.left) {
            // Title and unit are one planned title: what is said of the one is said of the other.
            also.push(desk.place(Some(desk.row), column.map(|column| column - 1)));
        }
        desk.truth.cells.push(Judged { place, also, person: Some(at), claim });
    }
    desk.truth.rows.push(row);
}

/// A second row for the second title; everything else is merged over both.
fn second_title(desk: &mut Desk, frame: &Frame, at: usize) {
    let person: &Person = &desk.pool.people[at];
    let Some(column) = frame.of("title") else { return };
    let first = desk.row;
    let stem = desk.content.stem(&person.holds[1].title);
    desk.row += 1;
    desk.sheet.put(desk.row, column, Cell::text(stem));
    for other in (frame.left..=frame.right()).filter(|other| *other != column) {
        desk.sheet.merges.push((first, other, desk.row, other));
    }
    let mut claim = Claim::new("title", person.holds[1].title.clone());
    claim.kinds.push("merged_names");
    let place = desk.place(Some(desk.row), Some(column));
    desk.truth.cells.push(Judged { place, also: Vec::new(), person: Some(at), claim });
}

/// A transcript: a row for each module, and nothing of the record but who it is.
fn marks(desk: &mut Desk, frame: &Frame, at: usize, number: usize) {
    let person = &desk.pool.people[at];
    for (line, module) in desk.content.rows("module").into_iter().enumerate() {
        desk.row += 1;
        for (column, spec) in (frame.left..).zip(&frame.columns) {
            let mut draft = field::draft(spec, person, number, desk.content, desk.rng);
            match spec.field.as_str() {
                "school:module" => draft.cell = Some(Cell::text(module[0])),
                "school:module_name" => draft.cell = Some(Cell::text(module[1])),
                _ => {}
            }
            if let Some(cell) = draft.cell.filter(|cell| cell.words().as_deref() != Some("")) {
                desk.sheet.put(desk.row, column, cell);
            }
        }
        let name = frame.of("name");
        let claims = (line == 0).then(|| (name, Claim::new("name", person.name.clone())));
        record(desk, frame, at, claims.into_iter().collect(), &[], "");
    }
}
