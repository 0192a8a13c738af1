//! Eligibility (điều kiện bổ nhiệm, giới thiệu): a check that is kept as a paper with a number. The paper is made once and handed
//! out as it was made, whatever the record or the law says later.

use cadre::access::{Act, Actor, may};
use cadre::list::Stands;
use cadre::record::{Official, PersonId, TitleCode};
use cadre::school::AnnualPlan;
use cadre::standard::{Verdict, judge};
use paper::{Issuer, Letter, Part};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use words::{Date, Lang, LetterText, PlanMessage, Say, hexadecimal, partial_date};

use super::letter::frame;
use super::reviews::sign;
use super::{Desk, pdf};
use crate::acts::import::{kept, save_decision};
use crate::acts::review::known_record;
use crate::{Fault, No, Office};

/// Kind under which checks stand among the decisions, and their series of numbers.
const ELIGIBILITY: &str = "eligibility";

/// What is asked.
#[derive(Clone, Debug)]
pub struct AskCertify {
    /// Who.
    pub person: PersonId,
    /// For which title.
    pub title: TitleCode,
    /// On which day; today when absent.
    pub on: Option<Date>,
    /// Language of the paper.
    pub lang: Lang,
    /// Made by whoever asks; the same key again answers the same without doing it twice.
    pub key: String,
}

/// A check that was kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Certified {
    /// Its number within the year.
    pub number: i64,
    /// The year of the number.
    pub year: i16,
    /// Who.
    pub person: PersonId,
    /// For which title.
    pub title: TitleCode,
    /// The day the verdict is of.
    pub on: Date,
    /// When it was made.
    pub made: Date,
    /// What it came to.
    pub stands: String,
    /// Hash of the text, hexadecimal; its beginning stands on the paper.
    pub text: String,
    /// Hash of the PDF, hexadecimal.
    pub pdf: String,
    /// Hash of the DOCX, hexadecimal.
    pub docx: String,
}

/// Makes a check and keeps it.
pub fn certify(office: &Office, actor: &Actor, ask: &AskCertify) -> Result<Certified, No> {
    let scope = may(actor, Act::Certify)?;
    let (record, as_of) = known_record(office, actor, scope, ask.on, None)?;
    let official = record.official(ask.person).ok_or(PlanMessage::NoSuchPerson)?;
    let law = office.rules.standards.at(as_of);
    let title = office.rules.titles.get(&ask.title).ok_or(PlanMessage::NoStandard { day: as_of.on })?;
    let mut verdicts = judge(&record, &law, official, &title.code, None);
    if verdicts.is_empty() {
        return Err(PlanMessage::NoStandard { day: as_of.on }.into());
    }
    cadre::standard::worst_first(&mut verdicts);
    let plan = AnnualPlan::nothing(as_of.on.year(), office.moment.today);
    let desk = Desk {
        lang: ask.lang,
        sample: office.tenant.is_sample(),
        rules: &office.rules,
        plan: &plan,
        record: &record,
        law: &law,
        verdicts: &verdicts,
    };
    let stands = Stands::of(&verdicts);
    let (made, year) = (office.moment.today, office.moment.today.year());
    let stamp = office.stamp(actor, Act::Certify);
    let mut failed = None;
    let certified = office.store.write(|tx| {
        failed = None;
        if let Some(answer) = store::idempotency::find(tx, office.tenant, &ask.key, &stamp.act)? {
            return Ok(answer);
        }
        let number = store::number::next(tx, office.tenant, ELIGIBILITY, year)?;
        let letter = letter(&desk, official, title.name(ask.lang), (number, as_of.on), stands);
        let (text, letter) = marked(letter, &desk);
        let files = pdf(std::slice::from_ref(&letter)).and_then(|pdf| {
            let docx = paper::letter_docx(&letter).map_err(Fault::Paper)?;
            Ok((pdf, docx))
        });
        let (pdf, docx) = match files {
            Ok(files) => files,
            Err(fault) => return crate::acts::batches::refuse(&mut failed, fault.into()),
        };
        let mut keep = |media_type: &str, bytes: &[u8]| {
            store::attachment::put(tx, office.tenant, media_type, bytes, &stamp).map(|hash| hexadecimal(&hash))
        };
        let (pdf, docx) = (keep("application/pdf", &pdf)?, keep("application/x-docx", &docx)?);
        let (person, title, on) = (ask.person, ask.title.clone(), as_of.on);
        let stands = stands.code().to_owned();
        let certified = Certified { number, year, person, title, on, made, stands, text, pdf, docx };
        save_decision(office, tx, (ELIGIBILITY, &person.0.to_string()), &certified, [0; 32], &stamp)?;
        store::idempotency::remember(tx, office.tenant, &ask.key, &stamp, &certified)?;
        Ok(certified)
    });
    match failed {
        Some(no) => Err(no),
        None => Ok(certified?),
    }
}

/// The checks of a person that were kept, the earliest first.
pub fn certified(office: &Office, actor: &Actor, person: PersonId) -> Result<Vec<Certified>, No> {
    let scope = may(actor, Act::Certify)?;
    let (record, _) = known_record(office, actor, scope, None, None)?;
    record.official(person).ok_or(PlanMessage::NoSuchPerson)?;
    let kept = office.store.read(|tx| store::entry::decided_of(tx, office.tenant, ELIGIBILITY, person.0))?;
    let read = |body: Option<String>| serde_json::from_str(&body.unwrap_or_default());
    let read: Result<Vec<Certified>, _> = kept.into_iter().map(|trace| read(trace.body)).collect();
    Ok(read.map_err(|error| Fault::Stored { what: "check", error })?)
}

/// The paper of a check as it was made: its name and its bytes.
pub fn certified_file(
    office: &Office,
    actor: &Actor,
    person: PersonId,
    (year, number): (i16, i64),
    docx: bool,
) -> Result<(String, Vec<u8>), No> {
    let all = certified(office, actor, person)?;
    let found =
        all.iter().find(|check| check.year == year && check.number == number).ok_or(PlanMessage::NoSuchPerson)?;
    let (hash, ending) = if docx { (&found.docx, "docx") } else { (&found.pdf, "pdf") };
    let bytes = kept::bytes(office, hash)?;
    Ok((format!("check-{year}-{number}.{ending}"), bytes))
}

/// The paper: one answer, then every standard with its reasons, its facts and what would turn it, the worst first.
fn letter(desk: &Desk<'_>, official: &Official, title: &str, (number, on): (i64, Date), stands: Stands) -> Letter {
    let say = |text: LetterText| text.say(desk.lang);
    let year = desk.plan.facts_on.year();
    let unit = official.unit().map_or("", |unit| desk.record.unit_name(unit));
    let birth = official.person.as_ref().map(|seen| partial_date(seen.value.birth, desk.lang)).unwrap_or_default();
    let answer = match stands {
        Stands::Lacks => LetterText::NotEligible,
        Stands::Unknown => LetterText::ToBeSeen,
        Stands::Meets | Stands::Free => LetterText::Eligible,
    };
    let mut parts = vec![
        Part::Text(say(LetterText::PersonLine { birth, unit: unit.to_owned() })),
        Part::Heading(say(LetterText::Answer { answer: say(answer), day: on })),
    ];
    desk.verdicts.iter().for_each(|verdict| of_standard(desk, verdict, &mut parts));
    Letter {
        number: say(LetterText::CheckNumber { number, year }),
        kind: say(LetterText::CheckKind),
        subject: say(LetterText::CheckSubject { title: title.to_owned(), name: official.name().to_owned() }),
        receivers: vec![say(LetterText::Receivers), say(LetterText::ReceiverFile)],
        parts,
        ..frame(desk, Issuer::State, "PKT-SNV")
    }
}

fn of_standard(desk: &Desk<'_>, verdict: &Verdict, parts: &mut Vec<Part>) {
    let lang = desk.lang;
    let condition = verdict.standard.condition.say(lang);
    parts.push(Part::Heading(format!("{} {condition}: {}", sign(verdict.outcome), verdict.outcome.say(lang))));
    parts.push(Part::Text(verdict.standard.citation.say(lang)));
    // The lines of a proof are drawn in by two blanks for each level.
    parts.extend(verdict.lines(&desk.rules.titles, lang).into_iter().map(|line| {
        let depth = (line.len() - line.trim_start().len()) / 2;
        Part::Point(format!("{}{}", "\u{2003}".repeat(depth), line.trim_start()))
    }));
    parts.extend(verdict.turns.iter().map(|turn| Part::Point(turn.say(lang))));
}

/// The letter with the hash of its own text on it.
fn marked(mut letter: Letter, desk: &Desk<'_>) -> (String, Letter) {
    let text = serde_json::to_vec(&letter).expect("letters hold only texts, numbers and lists");
    let hash = hexadecimal(&Sha256::digest(text));
    letter.parts.push(Part::Text(LetterText::CheckHash { hash: hash.clone() }.say(desk.lang)));
    (hash, letter)
}
