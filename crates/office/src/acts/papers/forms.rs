//! Official forms and the cost estimate as workbooks.

use cadre::report::{DoesNotAddUp, FormRow, RowWords, form_10, form_12c};
use cadre::school::{Per, quantities};
use sheet::{Column, ColumnKind, FormHeading, FormLine, FormSheet, Table, Value, write_form, write_tables};
use words::{CommandMessage, FormWords, Label, LetterText, Say};

use super::Desk;
use crate::Fault;

/// Form 10 from the plan.
pub(super) fn ten(desk: &Desk<'_>) -> Result<Vec<u8>, Fault> {
    let form = form_10(desk.record, desk.plan).map_err(|wrong| does_not_add_up("10", &wrong))?;
    let say = |words: FormWords| words.say(desk.lang);
    let headings = vec![
        heading("TT", (0, 2), (0, 0)),
        heading(say(FormWords::Programme), (0, 2), (1, 1)),
        heading(say(FormWords::Total346), (0, 2), (2, 2)),
        heading(say(FormWords::OfWhich), (0, 0), (3, 7)),
        heading(say(FormWords::Province), (1, 1), (3, 4)),
        heading(say(FormWords::TotalOf), (2, 2), (3, 3)),
        heading(say(FormWords::Leaders), (2, 2), (4, 4)),
        heading(say(FormWords::District), (1, 1), (5, 6)),
        heading(say(FormWords::TotalOf), (2, 2), (5, 5)),
        heading(say(FormWords::Leaders), (2, 2), (6, 6)),
        heading(say(FormWords::Commune), (1, 2), (7, 7)),
        heading(say(FormWords::Classes1011), (0, 2), (8, 8)),
        heading(say(FormWords::OfWhich), (0, 0), (9, 10)),
        heading(say(FormWords::ByProvince), (1, 2), (9, 9)),
        heading(say(FormWords::ByDistrict), (1, 2), (10, 10)),
    ];
    let mut notes = Vec::new();
    for other in &form.unplaced {
        let what = FormWords::Unplaced {
            programme: desk.programme(&other.programme),
            seats: other.seats,
            classes: other.classes,
        };
        notes.push(LetterText::FormUnplaced { what: say(what) }.say(desk.lang));
    }
    let title = vec![LetterText::Form10Title { year: desk.plan.year }.say(desk.lang)];
    let sheet = FormSheet {
        headings: numbered(headings, 3, 11),
        widths: [5, 46, 11, 9, 11, 9, 11, 9, 11, 12, 12].to_vec(),
        rows: form.rows.iter().map(|row| line(desk, row, true)).collect(),
        notes,
        title,
        ..head(desk, LetterText::Form10)
    };
    Ok(write_form(&sheet)?)
}

/// Form 12C from the pool.
pub(super) fn twelve_c(desk: &Desk<'_>) -> Result<Vec<u8>, Fault> {
    let form = form_12c(desk.record, desk.plan.facts_on).map_err(|wrong| does_not_add_up("12C", &wrong))?;
    let say = |words: FormWords| words.say(desk.lang);
    let headings = vec![
        heading(say(FormWords::Criterion), (0, 1), (0, 0)),
        heading(say(FormWords::Executive), (0, 1), (1, 1)),
        heading(say(FormWords::Standing), (0, 1), (2, 2)),
        heading(say(FormWords::Inspection), (0, 1), (3, 3)),
        heading(say(FormWords::Secretary), (0, 1), (4, 4)),
        heading(say(FormWords::DeputySecretary), (0, 1), (5, 5)),
        heading(say(FormWords::Committee), (0, 0), (6, 7)),
        heading(say(FormWords::Chair), (1, 1), (6, 6)),
        heading(say(FormWords::Deputy), (1, 1), (7, 7)),
        heading(say(FormWords::Council), (0, 0), (8, 9)),
        heading(say(FormWords::Chair), (1, 1), (8, 8)),
        heading(say(FormWords::Deputy), (1, 1), (9, 9)),
        heading(say(FormWords::Front), (0, 0), (10, 11)),
        heading(say(FormWords::Head), (1, 1), (10, 10)),
        heading(say(FormWords::Deputy), (1, 1), (11, 11)),
    ];
    let mut notes = Vec::new();
    for (code, people) in &form.unplaced {
        let title = desk.title(&cadre::record::TitleCode::from(code.as_str()));
        let what = FormWords::UnplacedTitle { title, people: *people };
        notes.push(LetterText::FormUnplaced { what: say(what) }.say(desk.lang));
    }
    let sheet = FormSheet {
        headings: numbered(headings, 2, 12),
        widths: [34, 10, 10, 10, 9, 9, 9, 9, 9, 9, 9, 9].to_vec(),
        rows: form.rows.iter().map(|row| line(desk, row, false)).collect(),
        notes,
        title: vec![LetterText::Form12CTitle.say(desk.lang)],
        ..head(desk, LetterText::Form12C)
    };
    Ok(write_form(&sheet)?)
}

fn does_not_add_up(form: &'static str, wrong: &DoesNotAddUp) -> Fault {
    let DoesNotAddUp { row, column, stated, parts } = *wrong;
    Fault::Form { form, row, column, stated, parts }
}

fn heading(text: impl Into<String>, rows: (u32, u32), columns: (u16, u16)) -> FormHeading {
    FormHeading { text: text.into(), rows, columns }
}

/// The headings with the row of numbers that forms have below them.
fn numbered(mut headings: Vec<FormHeading>, rows: u32, columns: u16) -> Vec<FormHeading> {
    headings.extend((0..columns).map(|column| heading((column + 1).to_string(), (rows, rows), (column, column))));
    headings
}

/// What stands around every form.
fn head(desk: &Desk<'_>, name: LetterText) -> FormSheet {
    let say = |text: LetterText| text.say(desk.lang);
    let name = say(name);
    let mut left = vec![
        say(LetterText::ProvinceParty { province: desk.province_short().to_owned() }).to_uppercase(),
        say(LetterText::OrganisationBoard).to_uppercase(),
    ];
    if desk.sample {
        left.push(CommandMessage::Sample.say(desk.lang));
    }
    let place = say(LetterText::Place { year: desk.plan.facts_on.year() });
    FormSheet {
        head: (left, vec![name.clone(), say(LetterText::UnitPeople), say(LetterText::OldForm)]),
        foot: (
            vec![String::new(), say(LetterText::FormPrepared), say(LetterText::FormPrivate)],
            vec![place, say(LetterText::FormHead), say(LetterText::FormSeal)],
        ),
        name,
        ..FormSheet::default()
    }
}

fn line(desk: &Desk<'_>, row: &FormRow, numbered: bool) -> FormLine {
    let words = row_words(row.words).say(desk.lang);
    let words = if numbered { vec![row.number.to_owned(), words] } else { vec![words] };
    FormLine { bold: row.bold, words, figures: row.cells.clone() }
}

fn row_words(row: RowWords) -> FormWords {
    match row {
        RowWords::Education => FormWords::Education,
        RowWords::Professional => FormWords::Professional,
        RowWords::University => FormWords::University,
        RowWords::Master => FormWords::Master,
        RowWords::Doctor => FormWords::Doctor,
        RowWords::Political => FormWords::Political,
        RowWords::TheoryIntermediateFull => FormWords::TheoryIntermediateFull,
        RowWords::TheoryIntermediatePart => FormWords::TheoryIntermediatePart,
        RowWords::TheoryAdvancedFull => FormWords::TheoryAdvancedFull,
        RowWords::TheoryAdvancedPart => FormWords::TheoryAdvancedPart,
        RowWords::TheoryBachelorFull => FormWords::TheoryBachelorFull,
        RowWords::TheoryBachelorPart => FormWords::TheoryBachelorPart,
        RowWords::Training => FormWords::Training,
        RowWords::PartyWork => FormWords::PartyWork,
        RowWords::UnionWork => FormWords::UnionWork,
        RowWords::StateManagement => FormWords::StateManagement,
        RowWords::Economy => FormWords::Economy,
        RowWords::Languages => FormWords::Languages,
        RowWords::Computing => FormWords::Computing,
        RowWords::News => FormWords::News,
        RowWords::Defence1 => FormWords::Defence { category: 1 },
        RowWords::Defence2 => FormWords::Defence { category: 2 },
        RowWords::Defence3 => FormWords::Defence { category: 3 },
        RowWords::Defence4 => FormWords::Defence { category: 4 },
        RowWords::All => FormWords::All,
        RowWords::Women => FormWords::Women,
        RowWords::Minority => FormWords::Minority,
        RowWords::UpTo30 => FormWords::UpTo30,
        RowWords::From31 => FormWords::Ages { from: 31, to: 35 },
        RowWords::From36 => FormWords::Ages { from: 36, to: 40 },
        RowWords::From41 => FormWords::Ages { from: 41, to: 45 },
        RowWords::From46 => FormWords::Ages { from: 46, to: 50 },
        RowWords::From51 => FormWords::Ages { from: 51, to: 55 },
        RowWords::From56 => FormWords::Ages { from: 56, to: 60 },
        RowWords::Over60 => FormWords::Over60,
        RowWords::College => FormWords::College,
        RowWords::Degree => FormWords::Degree,
        RowWords::AboveDegree => FormWords::AboveDegree,
        RowWords::Intermediate => FormWords::Intermediate,
        RowWords::Advanced => FormWords::Advanced,
    }
}

/// The document behind a price; where nobody read the norm in it, it says so.
fn basis(desk: &Desk<'_>, item: &cadre::school::CostItem) -> String {
    let basis = item.basis.clone().unwrap_or_default();
    match item.price_vnd {
        Some(_) if !item.verified => {
            format!("{basis} ({})", LetterText::NotVerified.say(desk.lang)).trim_start().to_owned()
        }
        _ => basis,
    }
}

/// The cost estimate: quantities from the plan, prices where the office has norms, and amounts only where there are prices.
pub(super) fn estimate(desk: &Desk<'_>) -> Result<Vec<u8>, Fault> {
    let say = |text: LetterText| text.say(desk.lang);
    let closed = desk.record.school.year(desk.plan.year).map_or(&[][..], |year| &year.closed);
    let calendar = &desk.rules.calendar;
    let days = |class: &cadre::school::Class| calendar.teaching_days(class, closed).count() as i64;
    let counted = quantities(&desk.record.school, desk.plan, days);
    let items = &desk.rules.costs.items;
    let per = |per: Per| {
        say(match per {
            Per::Learner => LetterText::PerLearner,
            Per::LearnerDay => LetterText::PerLearnerDay,
            Per::Class => LetterText::PerClass,
            Per::ClassDay => LetterText::PerClassDay,
        })
    };
    let mut rows = Vec::new();
    for (number, item) in (1..).zip(items) {
        let quantity = counted.of(item.per);
        let money = |vnd: Option<i64>| vnd.map_or(Value::Blank, Value::Vnd);
        rows.push(vec![
            Value::Count(number),
            Value::Text(item.name.clone()),
            Value::Text(per(item.per)),
            Value::Count(quantity),
            money(item.price_vnd),
            money(item.price_vnd.map(|price| price.saturating_mul(quantity))),
            Value::Text(basis(desk, item)),
        ]);
    }
    // A total of which a part is not known would be read as the whole.
    let total: Option<i64> =
        items.iter().map(|item| item.price_vnd.map(|price| price.saturating_mul(counted.of(item.per)))).sum();
    let total = total.filter(|_| !items.is_empty());
    if let Some(total) = total {
        let mut row = vec![Value::Blank, Value::Text(say(LetterText::EstimateTotal))];
        row.extend([Value::Blank, Value::Blank, Value::Blank, Value::Vnd(total), Value::Blank]);
        rows.push(row);
    }
    let mut notes = Vec::new();
    if desk.sample {
        notes.push(CommandMessage::Sample.say(desk.lang));
    }
    notes.extend(desk.heading());
    if total.is_none() {
        notes.push(say(LetterText::EstimateNoPrices));
    }
    let column = |heading: String, width_chars, kind| Column { heading, width_chars, kind, choices: Vec::new() };
    let columns = vec![
        column(Label::Number.say(desk.lang), 6, ColumnKind::Count),
        column(say(LetterText::EstimateItem), 50, ColumnKind::Text),
        column(say(LetterText::EstimatePer), 22, ColumnKind::Text),
        column(say(LetterText::EstimateQuantity), 12, ColumnKind::Count),
        column(say(LetterText::EstimatePrice), 16, ColumnKind::Vnd),
        column(say(LetterText::EstimateAmount), 20, ColumnKind::Vnd),
        column(Label::Basis.say(desk.lang), 30, ColumnKind::Text),
    ];
    let table = Table { name: say(LetterText::Estimate), notes, columns, rows };
    Ok(write_tables(&[table])?)
}
