//! Call-up notices: for each unit, which of its people go to which class. Nothing of anybody's gaps stands in them.

use std::collections::{BTreeMap, BTreeSet};

use cadre::record::UnitId;
use cadre::school::{Admission, Class, Seat};
use paper::{Issuer, Letter, Part, Row, Rows};
use words::{Label, LetterText, Say, partial_date, text_key};

use super::letter::{columns, days, frame};
use super::{Desk, tables};

/// A notice with the unit it goes to.
pub(super) struct Notice {
    /// Name of the unit.
    pub(super) unit: String,
    /// The notice.
    pub(super) letter: Letter,
}

/// The notices, in the order of the units' names.
pub(super) fn notices(desk: &Desk<'_>) -> Vec<Notice> {
    let mut units: BTreeMap<(Vec<u8>, UnitId), Vec<&Seat>> = BTreeMap::new();
    for seat in &desk.plan.seats {
        let Some(unit) = desk.unit(seat.person) else { continue };
        units.entry((text_key(desk.record.unit_name(unit)), unit)).or_default().push(seat);
    }
    let notice = |((_, unit), seats): ((Vec<u8>, UnitId), Vec<&Seat>)| {
        let unit = desk.record.unit_name(unit).to_owned();
        let letter = notice(desk, &unit, &seats);
        Notice { unit, letter }
    };
    units.into_iter().map(notice).collect()
}

fn notice(desk: &Desk<'_>, unit: &str, seats: &[&Seat]) -> Letter {
    let say = |text: LetterText| text.say(desk.lang);
    let year = desk.plan.year;
    let people: BTreeSet<_> = seats.iter().map(|seat| seat.person).collect();
    let mut parts = vec![
        Part::Text(say(LetterText::NoticeTo { unit: unit.to_owned() })),
        Part::Text(say(LetterText::NoticeText { unit: unit.to_owned(), people: people.len() })),
        Part::Table(table(desk, seats)),
    ];
    let classes: BTreeSet<&str> = seats.iter().map(|seat| seat.class.as_str()).collect();
    let classes = classes.into_iter().filter_map(|code| desk.record.school.class(code));
    for class in classes.filter(|class| class.admission == Admission::Exam) {
        parts.push(Part::Point(exam(desk, class)));
    }
    parts.push(Part::Text(say(LetterText::NoticeBring)));
    parts.push(Part::Text(say(LetterText::NoticeCover)));
    let school = desk.record.school.year(year).map_or("", |year| &year.school);
    Letter {
        parent: say(LetterText::ProvinceParty { province: desk.province_short().to_owned() }),
        body_name: school.to_owned(),
        kind: say(LetterText::Notice),
        subject: say(LetterText::NoticeSubject { year }),
        parts,
        receivers: vec![say(LetterText::Receivers), format!("- {unit};"), say(LetterText::ReceiverFile)],
        sign: vec![say(LetterText::SignRector)],
        // The school follows the decree on documents of the state, whoever it belongs to.
        ..frame(desk, Issuer::State, "GTT-TCT")
    }
}

fn exam(desk: &Desk<'_>, class: &Class) -> String {
    let code = class.code.clone();
    match class.exam_on {
        Some(day) => LetterText::NoticeExam { class: code, day },
        None => LetterText::NoticeExamOpen { class: code },
    }
    .say(desk.lang)
}

fn table(desk: &Desk<'_>, seats: &[&Seat]) -> Rows {
    let (say, label) = (|text: LetterText| text.say(desk.lang), |label: Label| label.say(desk.lang));
    let columns = columns([
        (label(Label::Number), 1, true),
        (label(Label::FullName), 5, false),
        (label(Label::Birth), 3, false),
        (label(Label::TitleHeld), 4, false),
        (say(LetterText::ColumnClass), 6, false),
        (say(LetterText::ColumnWhen), 4, false),
        (say(LetterText::ColumnWhere), 5, false),
    ]);
    let row = |(number, seat): (usize, &&Seat)| {
        let official = desk.record.official(seat.person);
        let person = official.and_then(|official| official.person.as_ref()).map(|seen| &seen.value);
        let held = official.and_then(|official| official.holdings.first()).map(|seen| &seen.value);
        let class = desk.record.school.class(&seat.class);
        let when = class
            .map(days)
            .map(|(first, last)| format!("{} – {}", words::date(first, desk.lang), words::date(last, desk.lang)));
        let at = class.map(|class| format!("{}; {}", desk.site(&class.site), tables::form(desk, class.form)));
        Row::Cells(vec![
            number.to_string(),
            person.map_or_else(String::new, |person| person.name.to_string()),
            person.map_or_else(String::new, |person| partial_date(person.birth, desk.lang)),
            held.map_or_else(String::new, |held| desk.title(&held.title)),
            format!("{}: {}", seat.class, desk.programme(&seat.programme)),
            when.unwrap_or_default(),
            at.unwrap_or_default(),
        ])
    };
    Rows { columns, rows: (1..).zip(seats).map(row).collect() }
}
