//! The plan as a letter with annexes: classes, who goes, who waits and why.

use std::collections::BTreeMap;

use cadre::record::Official;
use cadre::school::Class;
use cadre::summary::{AskSummary, Obstacle, Summary, summary};
use paper::{Annex, Column, Issuer, Letter, Part, Row, Rows};
use words::{CommandMessage, Date, Label, LetterText, Say, SummaryName, partial_date, percent_tenths, vnd};

use super::{Desk, tables};

/// Titles named in the text: the least met.
const TITLES_NAMED: usize = 10;

/// A letter's frame: who issues it, with its blanks.
pub(super) fn frame(desk: &Desk<'_>, issuer: Issuer, symbol: &str) -> Letter {
    let say = |text: LetterText| text.say(desk.lang);
    let province = desk.province();
    let symbol = symbol.to_owned();
    let (parent, body_name, emblem, number) = match issuer {
        Issuer::State => (
            say(LetterText::PeoplesCommittee { province: province.to_owned() }),
            say(LetterText::HomeAffairs),
            vec![say(LetterText::State), say(LetterText::Motto)],
            say(LetterText::NumberState { symbol }),
        ),
        Issuer::Party => (
            say(LetterText::ProvinceParty { province: desk.province_short().to_owned() }),
            say(LetterText::OrganisationBoard),
            vec![say(LetterText::Party)],
            say(LetterText::NumberParty { symbol }),
        ),
    };
    Letter {
        lang: desk.lang,
        day: desk.plan.facts_on,
        sample: desk.sample.then(|| CommandMessage::Sample.say(desk.lang)),
        issuer,
        parent,
        body_name,
        emblem,
        number,
        place: say(LetterText::Place { year: desk.plan.facts_on.year() }),
        receivers: vec![say(LetterText::Receivers), say(LetterText::ReceiverUnits), say(LetterText::ReceiverFile)],
        sign: vec![say(LetterText::SignHead)],
        ..Letter::default()
    }
}

/// Columns by heading, share of the width, and whether they hold numbers.
pub(super) fn columns<const N: usize>(of: [(String, u32, bool); N]) -> Vec<Column> {
    of.into_iter().map(|(heading, width, number)| Column { heading, width, number }).collect()
}

/// The letter of a plan.
pub(super) fn letter(desk: &Desk<'_>, issuer: Issuer) -> Letter {
    let (plan, lang) = (desk.plan, desk.lang);
    let say = |text: LetterText| text.say(lang);
    let counts = summary(&AskSummary {
        on: plan.facts_on,
        record: desk.record,
        verdicts: [desk.verdicts, &[]],
        plan,
        policy: &desk.rules.policy,
    });
    let symbol = if issuer == Issuer::Party { "KH/BTC" } else { "KH-SNV" };
    let mut parts = vec![Part::Heading(say(LetterText::PartReview))];
    parts.extend(reviewed(desk, &counts));
    parts.push(Part::Heading(say(LetterText::PartNeeds)));
    parts.extend(needs(desk, &counts));
    parts.push(Part::Heading(say(LetterText::PartMoney)));
    parts.extend(money(desk));
    parts.push(Part::Heading(say(LetterText::PartWaiting)));
    parts.extend(waiting(desk, &counts));
    parts.push(Part::Heading(say(LetterText::PartWork)));
    parts.extend([Part::Text(say(LetterText::Work)), Part::Text(say(LetterText::Unsigned))]);
    Letter {
        kind: say(LetterText::Plan),
        subject: say(LetterText::PlanSubject { year: plan.year }),
        bases: bases(desk),
        parts,
        annexes: vec![classes(desk), people(desk), left_out(desk)],
        ..frame(desk, issuer, symbol)
    }
}

/// The standards behind the needs, then the review.
fn bases(desk: &Desk<'_>) -> Vec<String> {
    let mut texts: Vec<String> = Vec::new();
    for because in desk.plan.seats.iter().flat_map(|seat| &seat.because) {
        let standard = because.standard.as_deref().and_then(|code| desk.rules.standards.get(code));
        let text = standard.map(|standard| standard.citation.say(desk.lang));
        let line = text.map(|text| LetterText::BasedOn { text }.say(desk.lang));
        texts.extend(line.filter(|line| !texts.contains(line)));
    }
    texts.push(LetterText::BasedOnReview { day: desk.plan.facts_on }.say(desk.lang));
    texts
}

fn reviewed(desk: &Desk<'_>, counts: &Summary) -> Vec<Part> {
    let (now, lang) = (counts.now, desk.lang);
    let share = percent_tenths(now.count, now.of, lang);
    let text =
        LetterText::Reviewed { people: counts.people, units: counts.units, verdicts: now.of, met: now.count, share };
    let bar = |title: &cadre::summary::OfTitle| {
        let words =
            format!("{} ({}/{})", percent_tenths(title.now.count, title.now.of, lang), title.now.count, title.now.of);
        (desk.title(&title.title), title.now.permille().unwrap_or(0), words)
    };
    let least = counts.titles.iter().filter(|title| title.now.count < title.now.of).take(TITLES_NAMED);
    vec![Part::Text(text.say(lang)), Part::Bars(least.map(bar).collect())]
}

fn needs(desk: &Desk<'_>, counts: &Summary) -> Vec<Part> {
    let plan = desk.plan;
    let say = |text: LetterText| text.say(desk.lang);
    let classes = counts.programmes.iter().map(|of| of.classes.count as usize).sum();
    let text = LetterText::NeedsText {
        needs: plan.seats.len() + plan.waiting.len(),
        seats: plan.seats.len(),
        classes,
        waiting: plan.waiting.len(),
    };
    let columns = columns([
        (say(LetterText::ColumnProgramme), 6, false),
        (say(LetterText::ColumnNeeds), 2, true),
        (say(LetterText::ColumnSeats), 2, true),
        (say(LetterText::ColumnClasses), 2, true),
    ]);
    let count = |number: i64| words::group_thousands(number, desk.lang);
    let row = |of: &cadre::summary::OfProgramme| {
        let classes = format!("{}/{}", of.classes.count, of.classes.of);
        Row::Cells(vec![of.name.clone(), count(of.needs.of), count(of.needs.count), classes])
    };
    let rows = counts.programmes.iter().map(row).collect();
    vec![Part::Text(say(text)), Part::Table(Rows { columns, rows })]
}

fn money(desk: &Desk<'_>) -> Vec<Part> {
    let (costs, lang) = (&desk.plan.costs, desk.lang);
    let gap = percent_tenths(costs.total_vnd() - costs.bound_vnd, costs.total_vnd(), lang);
    let budget = desk.record.school.year(desk.plan.year).and_then(|year| year.budget_vnd);
    let mut lines = vec![LetterText::Money { open_vnd: costs.open_vnd, travel_vnd: costs.travel_vnd }];
    lines.extend(budget.map(|budget_vnd| LetterText::MoneyLimit { budget_vnd }));
    lines.push(LetterText::Bound { percent: gap });
    lines.into_iter().map(|line| Part::Text(line.say(lang))).collect()
}

fn waiting(desk: &Desk<'_>, counts: &Summary) -> Vec<Part> {
    let say = |text: LetterText| text.say(desk.lang);
    let text = Part::Text(say(LetterText::WaitingText { people: desk.plan.waiting.len() }));
    let columns = columns([(say(LetterText::ColumnReason), 8, false), (say(LetterText::ColumnCount), 2, true)]);
    let count = |number: usize| words::group_thousands(number as i64, desk.lang);
    let row = |(obstacle, needs): &(Obstacle, usize)| Row::Cells(vec![obstacle.name().say(desk.lang), count(*needs)]);
    let mut parts = vec![text];
    if !counts.obstacles.is_empty() {
        parts.push(Part::Table(Rows { columns, rows: counts.obstacles.iter().map(row).collect() }));
    }
    let Summary { left, passed_over, inversions, .. } = *counts;
    let lines = [
        (left, SummaryName::Left { gaps: left }),
        (passed_over, SummaryName::PassedOver { needs: passed_over }),
        (inversions, SummaryName::Inversions { needs: inversions }),
    ];
    parts.extend(lines.into_iter().filter(|(count, _)| *count > 0).map(|(_, line)| Part::Point(line.say(desk.lang))));
    parts
}

fn annex(desk: &Desk<'_>, heading: LetterText, table: Rows) -> Annex {
    let note = LetterText::AnnexNote { year: desk.plan.year, draft: desk.plan.draft };
    Annex { heading: heading.say(desk.lang), note: note.say(desk.lang), table }
}

/// First and last day of a class.
pub(super) fn days(class: &Class) -> (Date, Date) {
    let first = class.dates.from().unwrap_or(Date::MIN);
    let last = class.dates.end().and_then(|end| end.yesterday().ok()).unwrap_or(first);
    (first, last)
}

fn classes(desk: &Desk<'_>) -> Annex {
    let label = |label: Label| label.say(desk.lang);
    let columns = columns([
        (label(Label::Class), 2, false),
        (label(Label::Programme), 8, false),
        (label(Label::SiteName), 4, false),
        (label(Label::Form), 5, false),
        (label(Label::From), 3, false),
        (label(Label::Until), 3, false),
        (label(Label::Learners), 2, true),
        (label(Label::SeatsMax), 2, true),
        (label(Label::OpenCost), 4, true),
    ]);
    let opened = desk.record.school.classes_of(desk.plan.year).into_iter();
    let row = |class: &Class| {
        let (first, last) = days(class);
        Row::Cells(vec![
            class.code.clone(),
            desk.programme(&class.programme),
            desk.site(&class.site),
            tables::form(desk, class.form),
            words::date(first, desk.lang),
            words::date(last, desk.lang),
            desk.learners(&class.code).to_string(),
            class.seats_max.to_string(),
            vnd(class.open_cost_vnd, desk.lang),
        ])
    };
    let rows = opened.filter(|class| desk.learners(&class.code) > 0).map(row).collect();
    annex(desk, LetterText::AnnexClasses, Rows { columns, rows })
}

fn people(desk: &Desk<'_>) -> Annex {
    let label = |label: Label| label.say(desk.lang);
    let columns = columns([
        (label(Label::Number), 1, true),
        (label(Label::FullName), 6, false),
        (label(Label::Birth), 3, false),
        (label(Label::UnitName), 6, false),
        (label(Label::TitleHeld), 7, false),
        (label(Label::Gap), 8, false),
    ]);
    let mut rows = Vec::new();
    for seats in desk.plan.seats.chunk_by(|a, b| a.class == b.class) {
        rows.push(Row::Group(group(desk, &seats[0].class, seats.len())));
        for (number, seat) in (1..).zip(seats) {
            let mut cells = who(desk, number, desk.record.official(seat.person));
            cells.push(desk.gaps_missed(&seat.because, seat.missed));
            rows.push(Row::Cells(cells));
        }
    }
    annex(desk, LetterText::AnnexPeople, Rows { columns, rows })
}

fn group(desk: &Desk<'_>, code: &str, learners: usize) -> String {
    let Some(class) = desk.record.school.class(code) else { return code.to_owned() };
    let (from, until) = days(class);
    let (programme, form) = (desk.programme(&class.programme), tables::form(desk, class.form));
    LetterText::ClassGroup { class: code.to_owned(), programme, form, from, until, learners }.say(desk.lang)
}

/// Number, name, birth, unit and title.
fn who(desk: &Desk<'_>, number: usize, official: Option<&Official>) -> Vec<String> {
    let person = official.and_then(|official| official.person.as_ref()).map(|seen| &seen.value);
    let held = official.and_then(|official| official.holdings.first()).map(|seen| &seen.value);
    vec![
        number.to_string(),
        person.map_or_else(String::new, |person| person.name.to_string()),
        person.map_or_else(String::new, |person| partial_date(person.birth, desk.lang)),
        held.map_or_else(String::new, |held| desk.record.unit_name(held.unit).to_owned()),
        held.map_or_else(String::new, |held| desk.title(&held.title)),
    ]
}

fn left_out(desk: &Desk<'_>) -> Annex {
    let label = |label: Label| label.say(desk.lang);
    let columns = columns([
        (label(Label::Number), 1, true),
        (label(Label::FullName), 5, false),
        (label(Label::Birth), 3, false),
        (label(Label::UnitName), 5, false),
        (label(Label::TitleHeld), 5, false),
        (label(Label::Reason), 14, false),
    ]);
    // Those who wait for one programme stand together.
    let mut by_programme: BTreeMap<String, Vec<(&cadre::school::Waiting, String)>> = BTreeMap::new();
    for waiting in &desk.plan.waiting {
        let of = by_programme.entry(desk.programme(&waiting.programme)).or_default();
        of.push((waiting, desk.why(waiting)));
    }
    let mut rows = Vec::new();
    for (programme, waiting) in by_programme {
        rows.push(Row::Group(programme));
        for (number, (waiting, why)) in (1..).zip(waiting) {
            let mut cells = who(desk, number, desk.record.official(waiting.person));
            cells.push(why);
            rows.push(Row::Cells(cells));
        }
    }
    annex(desk, LetterText::AnnexWaiting, Rows { columns, rows })
}
