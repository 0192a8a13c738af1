//! The parts of what is said, each by its field.

use std::collections::HashMap;
use std::sync::Arc;

use words::Interval;

use super::super::{
    Attainment, Evidence, Official, Person, RecordId, Said, Seen, Service, Standing, TitleCode, Unit, UnitId,
};
use super::{Field, Shown};

/// Takes apart what is said, with the names of units at hand.
#[derive(Clone, Copy)]
pub(super) struct Parts<'a> {
    pub(super) units: &'a HashMap<UnitId, Arc<str>>,
}

type Fields = Vec<(Field, Shown)>;

impl Parts<'_> {
    /// What a change says; nothing when it withdraws.
    pub(super) fn said(self, said: &Said, span: Interval) -> Fields {
        match said {
            Said::Unit(unit) => self.unit(unit, span),
            Said::Person(person) => of_person(person),
            Said::Holding(of) => self.title(Field::Holding, &of.value.title, of.value.unit, span),
            Said::Planned(of) => self.title(Field::Planned, &of.value.title, of.value.unit, span),
            Said::Service(of) => of_service(&of.value),
            Said::Evidence(of) => of_evidence(&of.value, span),
            Said::Evaluation(of) => vec![(Field::Evaluation, Shown::Evaluation(Box::new(of.value.clone())))],
            Said::Discipline(of) => of_span((Field::Discipline, Shown::Discipline(Box::new(of.value.clone()))), span),
            Said::Course(of) => vec![(Field::Course, Shown::Course(Box::new(of.value.clone())))],
            Said::Study(of) => vec![(Field::Study, Shown::Study(Box::new(of.value.clone())))],
            Said::Owed(of) => vec![(Field::Owed, Shown::Owed(Box::new(of.value.clone())))],
            Said::Waiver(of) => vec![(Field::Waiver, Shown::Waiver(Box::new(of.value.clone())))],
            Said::Request(of) => of_span((Field::Request, Shown::Request(Box::new(of.value.clone()))), span),
            Said::SchoolYear(_)
            | Said::Site(_)
            | Said::Room(_)
            | Said::Faculty(_)
            | Said::Lecturer(_)
            | Said::Programme(_)
            | Said::Class(_)
            | Said::Withdrawn(_) => Vec::new(),
        }
    }

    /// What a record says of somebody on the day of the view.
    pub(super) fn known(self, official: &Official, record: RecordId) -> Fields {
        fn of<T>(list: &[Seen<T>], record: RecordId) -> Option<&Seen<T>> {
            list.iter().find(|seen| seen.record == record)
        }
        let side = official.side();
        if let Some(seen) = official.person.as_ref().filter(|seen| seen.record == record) {
            return of_person(&seen.value);
        }
        if let Some(seen) = official.service.as_ref().filter(|seen| seen.record == record) {
            return of_service(&seen.value);
        }
        if let Some(seen) = of(&official.holdings, record).or_else(|| of(&side.former_holdings, record)) {
            return self.title(Field::Holding, &seen.value.title, seen.value.unit, seen.span);
        }
        if let Some(seen) = of(&official.planned, record) {
            return self.title(Field::Planned, &seen.value.title, seen.value.unit, seen.span);
        }
        if let Some(seen) = of(&official.evidence, record).or_else(|| of(&side.lapsed_evidence, record)) {
            return of_evidence(&seen.value, seen.span);
        }
        if let Some(seen) = of(&official.evaluations, record) {
            return vec![(Field::Evaluation, Shown::Evaluation(Box::new(seen.value.clone())))];
        }
        if let Some(seen) = of(&side.disciplines, record) {
            return of_span((Field::Discipline, Shown::Discipline(Box::new(seen.value.clone()))), seen.span);
        }
        if let Some(seen) = of(&side.courses, record) {
            return vec![(Field::Course, Shown::Course(Box::new(seen.value.clone())))];
        }
        if let Some(seen) = of(&side.studies, record) {
            return vec![(Field::Study, Shown::Study(Box::new(seen.value.clone())))];
        }
        if let Some(seen) = of(&side.owed, record) {
            return vec![(Field::Owed, Shown::Owed(Box::new(seen.value.clone())))];
        }
        if let Some(seen) = of(&side.requests, record) {
            return of_span((Field::Request, Shown::Request(Box::new(seen.value.clone()))), seen.span);
        }
        let waiver = of(&side.waivers, record);
        waiver.map_or(Vec::new(), |seen| vec![(Field::Waiver, Shown::Waiver(Box::new(seen.value.clone())))])
    }

    pub(super) fn unit(self, unit: &Unit, span: Interval) -> Fields {
        let mut fields = vec![(Field::Name, Shown::Text(Arc::clone(&unit.name)))];
        let parent = unit.parents.last().and_then(|parent| parent.unit).map(|parent| Shown::Text(self.name(parent)));
        fields.extend(unit.kind.map(|kind| (Field::UnitKind, Shown::Kind(kind))));
        fields.extend(parent.map(|parent| (Field::Parent, parent)));
        fields.extend(unit.areas.clone().map(|areas| (Field::Areas, Shown::Areas(areas))));
        fields.extend(unit.class.map(|class| (Field::Class, Shown::Class(class))));
        fields.extend(days(span));
        fields
    }

    fn title(self, field: Field, title: &TitleCode, unit: UnitId, days: Interval) -> Fields {
        vec![(field, Shown::Title { title: title.clone(), unit: self.name(unit), days })]
    }

    fn name(self, unit: UnitId) -> Arc<str> {
        self.units.get(&unit).cloned().unwrap_or_default()
    }
}

fn of_person(person: &Person) -> Fields {
    let mut fields = vec![
        (Field::Name, Shown::Text(person.name.clone().into())),
        (Field::Sex, Shown::Sex(person.sex)),
        (Field::Birth, Shown::Date(person.birth)),
    ];
    fields.extend(person.number.clone().map(|number| (Field::Number, Shown::Number(number))));
    fields.extend(person.ethnicity.clone().map(|text| (Field::Ethnicity, Shown::Text(text))));
    fields.extend(person.origin.clone().map(|text| (Field::Origin, Shown::Text(text))));
    fields
}

fn of_service(service: &Service) -> Fields {
    let dates = [
        (Field::Recruited, service.recruited),
        (Field::Permanent, service.permanent),
        (Field::PartyProbation, service.party_probation),
        (Field::PartyFull, service.party_full),
    ];
    dates.into_iter().filter_map(|(field, date)| Some((field, Shown::Date(date?)))).collect()
}

fn of_evidence(evidence: &Evidence, span: Interval) -> Fields {
    let attained = match &evidence.attained {
        Attainment::Level(level) => Shown::Level(*level),
        Attainment::Words { text, .. } => Shown::Text(text.clone().into()),
    };
    let mut fields = vec![(Field::Level(evidence.attained.subject()), attained)];
    fields.extend(evidence.major.clone().map(|major| (Field::Major, Shown::Text(major))));
    fields.extend(evidence.document.clone().map(|document| (Field::Document, Shown::Document(document))));
    if evidence.standing == Standing::Confirmed {
        fields.push((Field::Standing, Shown::Standing(Standing::Confirmed)));
    }
    fields.extend(days(span));
    fields
}

fn of_span(field: (Field, Shown), span: Interval) -> Fields {
    std::iter::once(field).chain(days(span)).collect()
}

/// Days, where any are stated.
fn days(span: Interval) -> Option<(Field, Shown)> {
    (span != Interval::ALWAYS).then_some((Field::Days, Shown::Days(span)))
}
