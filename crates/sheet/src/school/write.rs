//! From the record's school to a workbook of a year, which reads back unchanged.

use cadre::record::Titles;
use cadre::school::{Class, Form, Lecturer, Programme, School, SchoolYear};
use words::{Date, Lang, Say};

use super::{Kind, Spec, choices, levels, sheets};
use crate::SheetError;
use crate::write::{Column, ColumnKind, Table, Value, write_tables};

/// Writes the year of a school; an empty form where the year is not known.
pub fn school_book(
    school: &School,
    year: i16,
    titles: &Titles,
    notes: &[String],
    lang: Lang,
) -> Result<Vec<u8>, SheetError> {
    let desk = Desk { school, year: school.year(year), titles, lang };
    let tables: Vec<Table> = sheets()
        .iter()
        .map(|spec| Table {
            name: spec.names[at(lang)].clone(),
            notes: notes.to_vec(),
            columns: spec.columns.iter().map(|column| desk.column(column)).collect(),
            rows: desk.rows(spec, year),
        })
        .collect();
    write_tables(&tables)
}

fn at(lang: Lang) -> usize {
    match lang {
        Lang::Vi => 0,
        Lang::En => 1,
    }
}

struct Desk<'a> {
    school: &'a School,
    year: Option<&'a SchoolYear>,
    titles: &'a Titles,
    lang: Lang,
}

impl Desk<'_> {
    fn column(&self, column: &super::Column) -> Column {
        let kind = match column.kind {
            Kind::Number => ColumnKind::Count,
            Kind::Money => ColumnKind::Vnd,
            Kind::Date => ColumnKind::Date,
            _ => ColumnKind::Text,
        };
        let said = |of: &str| choices(of).into_iter().map(|(_, said)| said[at(self.lang)].clone()).collect();
        let choices = match column.kind {
            Kind::Yes => vec!["x".to_owned()],
            Kind::Rank => said("rank"),
            Kind::Exam => said("exam"),
            Kind::Admission => said("admission"),
            _ => Vec::new(),
        };
        let (heading, width_chars) = (column.headings[at(self.lang)].clone(), column.width_chars);
        Column { heading, width_chars, kind, choices }
    }

    fn rows(&self, spec: &Spec, year: i16) -> Vec<Vec<Value>> {
        let school = self.school;
        let (text, count) = (|text: &str| Value::Text(text.to_owned()), |number: u32| Value::Count(i64::from(number)));
        match (spec.key.as_str(), self.year) {
            ("", None) => {
                vec![vec![Value::Blank, Value::Count(i64::from(year)), Value::Blank, Value::Blank, Value::Blank]]
            }
            ("", Some(year)) => vec![vec![
                text(&year.school),
                Value::Count(i64::from(year.year)),
                year.budget_vnd.map_or(Value::Blank, Value::Vnd),
                year.full_time_places.map_or(Value::Blank, count),
                Value::Vnd(year.travel_elsewhere_vnd),
            ]],
            ("site", _) => {
                school.sites.iter().map(|seen| vec![text(&seen.value.code), text(&seen.value.name)]).collect()
            }
            ("room", _) => {
                let rooms = school.rooms.iter().map(|seen| &seen.value).filter(|room| !room.closed);
                rooms.map(|room| vec![text(&room.code), text(&room.site), count(room.seats)]).collect()
            }
            ("faculty", _) => {
                school.faculties.iter().map(|seen| vec![text(&seen.value.code), text(&seen.value.name)]).collect()
            }
            ("programme", _) => school.programmes.iter().map(|seen| self.programme(&seen.value)).collect(),
            ("programme.modules", _) => school.programmes.iter().flat_map(|seen| self.modules(&seen.value)).collect(),
            ("lecturer", _) => {
                let lecturers = school.lecturers.iter().map(|seen| &seen.value).filter(|one| !one.left);
                lecturers.map(|lecturer| self.lecturer(lecturer)).collect()
            }
            ("class", _) => school.classes_of(year).into_iter().map(|class| self.class(class)).collect(),
            ("closed", Some(year)) => {
                let closed = year
                    .closed
                    .iter()
                    .map(|closed| vec![day(closed.days.from()), day(closed.days.end()), text(&closed.why)]);
                closed.collect()
            }
            ("absence", Some(year)) => {
                let absences = year.absences.iter();
                absences.map(|one| vec![text(&one.lecturer), day(one.days.from()), day(one.days.end())]).collect()
            }
            ("visit", Some(year)) => {
                let visits = year.visits.iter();
                visits.map(|one| vec![text(&one.lecturer), day(one.days.from()), day(one.days.end())]).collect()
            }
            ("room_closed", Some(year)) => {
                let closed = year.rooms_closed.iter();
                let row = |one: &cadre::school::RoomClosed| {
                    vec![text(&one.room), day(one.days.from()), day(one.days.end()), text(&one.why)]
                };
                closed.map(row).collect()
            }
            ("joint", Some(year)) => {
                let joint = year.joint.iter();
                joint.map(|joint| vec![text(&joint.module), text(&joint.classes.join(", "))]).collect()
            }
            ("travel", Some(year)) => {
                let ways = year.travel.iter();
                ways.map(|way| vec![text(&way.unit), text(&way.site), Value::Vnd(way.cost_vnd)]).collect()
            }
            _ => Vec::new(),
        }
    }

    fn programme(&self, programme: &Programme) -> Vec<Value> {
        let level = programme.gives.filter(|gives| levels().any(|level| level == *gives));
        // Titles are found by the names that offices write.
        let name = |code: &cadre::record::TitleCode| {
            self.titles.get(code).map_or_else(|| code.to_string(), |title| title.vi.clone())
        };
        let titles: Vec<String> = programme.titles.iter().map(name).collect();
        vec![
            Value::Text(programme.code.0.clone()),
            Value::Text(programme.name.clone()),
            level.map_or(Value::Blank, |level| Value::Text(level.say(self.lang))),
            programme.lessons.map_or(Value::Blank, |lessons| Value::Count(i64::from(lessons))),
            yes(programme.yearly),
            Value::Text(titles.join("; ")),
        ]
    }

    fn modules(&self, programme: &Programme) -> Vec<Vec<Value>> {
        let module = |module: &cadre::school::Module| {
            let exam = module.exam.map(|exam| self.said("exam", exam.code()));
            vec![
                Value::Text(programme.code.0.clone()),
                Value::Text(module.code.clone()),
                Value::Text(module.name.clone()),
                Value::Count(i64::from(module.lessons)),
                Value::Text(module.faculty.clone()),
                exam.map_or(Value::Blank, Value::Text),
                Value::Text(module.after.join(", ")),
                yes(module.block),
                yes(module.field),
            ]
        };
        programme.modules.iter().map(module).collect()
    }

    fn lecturer(&self, lecturer: &Lecturer) -> Vec<Value> {
        let rank = lecturer.rank.map(|rank| self.said("rank", rank.code()));
        vec![
            Value::Text(lecturer.code.clone()),
            Value::Text(lecturer.name.clone()),
            Value::Text(lecturer.faculty.clone()),
            rank.map_or(Value::Blank, Value::Text),
            Value::Text(lecturer.teaches.join(", ")),
            lecturer.sessions_per_week.map_or(Value::Blank, |most| Value::Count(i64::from(most))),
        ]
    }

    fn class(&self, class: &Class) -> Vec<Value> {
        let days = match class.form {
            Form::FullTime => String::new(),
            Form::PartTime(weekdays) => {
                weekdays.days().map(|day| self.said("days", &day.to_string())).collect::<Vec<String>>().join(", ")
            }
        };
        let weeks = class.dates.from().zip(class.dates.end()).map(|(from, end)| (end - from).get_days() / 7);
        let permission = class.off_plan.as_ref();
        let text = |text: Option<&Box<str>>| text.map_or(Value::Blank, |text| Value::Text(text.to_string()));
        vec![
            Value::Text(class.code.clone()),
            Value::Text(class.programme.0.clone()),
            Value::Text(class.site.clone()),
            Value::Text(days),
            day(class.dates.from()),
            weeks.map_or(Value::Blank, |weeks| Value::Count(i64::from(weeks))),
            Value::Count(i64::from(class.seats_min)),
            Value::Count(i64::from(class.seats_max)),
            Value::Vnd(class.open_cost_vnd),
            Value::Text(self.said("admission", class.admission.code())),
            day(class.applications_until),
            day(class.exam_on),
            text(permission.and_then(|permission| permission.number.as_ref())),
            text(permission.and_then(|permission| permission.issuer.as_ref())),
            permission
                .and_then(|permission| permission.issued)
                .map_or(Value::Blank, |issued| Value::Text(issued.to_string())),
        ]
    }

    /// A code in words.
    fn said(&self, of: &str, code: &str) -> String {
        let found = choices(of).into_iter().find(|(known, _)| known == code);
        found.map_or_else(|| code.to_owned(), |(_, said)| said[at(self.lang)].clone())
    }
}

fn yes(yes: bool) -> Value {
    if yes { Value::Text("x".to_owned()) } else { Value::Blank }
}

fn day(day: Option<Date>) -> Value {
    day.map_or(Value::Blank, Value::Date)
}
