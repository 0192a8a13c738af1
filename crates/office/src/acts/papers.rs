//! Papers (văn bản): the latest draft of a year as workbooks, letters, notices and forms to hand over.

pub(crate) mod eligibility;
mod forms;
mod letter;
mod notices;
mod page;
mod reviews;
mod tables;

use cadre::access::{Act, Actor, may, seen, shown};
use cadre::need::{Because, Left, LeftWhy, Requires};
use cadre::record::{PersonId, Record, TitleCode, Unit, UnitId, UnitKind};
use cadre::school::{AnnualPlan, ProgrammeCode, Waiting};
use cadre::standard::{Ask, Law, Outcome, Verdict};
use paper::Letter;
use words::{Date, Label, Lang, LetterText, PlanMessage, PlanName, Say};

pub use paper::Issuer;

use super::plan_year::drafts::Plans;
use super::review::known_record;
use super::why::person as one_person;
use crate::{Fault, No, Office, Rules};

/// Stands where the record names no province.
const NO_PROVINCE: &str = "………";

/// A kind of paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaperKind {
    /// The plan as a workbook and as pages.
    Plan,
    /// The letter with its annexes.
    Letter,
    /// The call-up notices.
    Notices,
    /// The reviews of the province and of each unit.
    Review,
    /// Forms 10 and 12C.
    Forms,
    /// The cost estimate.
    Estimate,
}

impl PaperKind {
    /// Every kind, the workbook first.
    pub const ALL: [PaperKind; 6] = [
        PaperKind::Plan,
        PaperKind::Letter,
        PaperKind::Notices,
        PaperKind::Review,
        PaperKind::Forms,
        PaperKind::Estimate,
    ];

    /// The names of its files for a year.
    pub fn names(self, year: i16) -> Vec<String> {
        match self {
            PaperKind::Plan => vec![format!("plan-{year}.xlsx"), format!("plan-{year}.pdf")],
            PaperKind::Letter => vec![format!("letter-{year}.pdf"), format!("letter-{year}.docx")],
            PaperKind::Notices => vec![format!("notices-{year}.pdf")],
            PaperKind::Review => vec!["review-province.pdf".to_owned(), "review-units.pdf".to_owned()],
            PaperKind::Forms => vec![format!("form-10-{year}.xlsx"), "form-12c.xlsx".to_owned()],
            PaperKind::Estimate => vec![format!("estimate-{year}.xlsx")],
        }
    }
}

/// What is asked.
#[derive(Clone, Copy, Debug)]
pub struct AskPapers<'a> {
    /// Calendar year of the plan.
    pub year: i16,
    /// Language of the papers.
    pub lang: Lang,
    /// Who issues the letters.
    pub issuer: Issuer,
    /// Whether each notice is a file of its own as well.
    pub each: bool,
    /// The kinds to write, in order.
    pub kinds: &'a [PaperKind],
}

/// One paper.
pub struct PaperFile {
    /// File name.
    pub name: String,
    /// What it is, in a few words; the notices of single units have none.
    pub what: Option<LetterText>,
    /// Content.
    pub bytes: Vec<u8>,
}

/// The papers of a plan.
pub struct Papers {
    /// The draft they are of.
    pub draft: i64,
    /// Files, the workbook first.
    pub files: Vec<PaperFile>,
}

/// Everything the papers say, looked up once: the plan as decided, and the record as it was known then.
struct Desk<'a> {
    lang: Lang,
    sample: bool,
    rules: &'a Rules,
    plan: &'a AnnualPlan,
    record: &'a Record,
    /// The law of the first day of the year, by which entry to study was judged.
    law: &'a Law<'a>,
    verdicts: &'a [Verdict],
}

/// Writes the papers. Nothing is saved: the same draft gives the same papers again.
pub fn papers(office: &Office, actor: &Actor, ask: &AskPapers<'_>) -> Result<Papers, No> {
    let scope = may(actor, Act::Papers)?;
    let year = ask.year;
    let (plans, facts) =
        office.store.read(|tx| Ok((Plans::load(tx, office.tenant)?, store::fact::load(tx, office.tenant)?)))?;
    let (decision, plan) = plans.in_force(year)?.ok_or(PlanMessage::NoPlan { year })?;
    let mut record = Record::at(&facts, plan.facts_on, decision.made);
    plan.scenario.change(&mut record.school, year);
    let record = seen(actor, scope, &record).unwrap_or(record);
    let law = office.rules.standards.at(office.as_of(plan.facts_on, Some(decision.made)));
    let verdicts = cadre::standard::review(&record, &law, &Ask::default());
    let verdicts: Vec<Verdict> = verdicts.into_iter().map(|verdict| shown(actor, verdict)).collect();
    let desk = Desk {
        lang: ask.lang,
        sample: office.tenant.is_sample(),
        rules: &office.rules,
        plan: &plan,
        record: &record,
        law: &law.on(cadre::need::first_day(plan.year)),
        verdicts: &verdicts,
    };
    let mut files = Vec::new();
    for kind in ask.kinds {
        files.extend(of_kind(&desk, ask, *kind)?);
    }
    Ok(Papers { draft: plan.draft, files })
}

fn of_kind(desk: &Desk<'_>, ask: &AskPapers<'_>, kind: PaperKind) -> Result<Vec<PaperFile>, No> {
    let mut names = kind.names(ask.year).into_iter();
    let mut files = Vec::new();
    // In the order of the names.
    let mut add = |what: LetterText, bytes: Vec<u8>| {
        files.extend(names.next().map(|name| PaperFile { name, what: Some(what), bytes }));
    };
    match kind {
        PaperKind::Plan => {
            add(LetterText::PaperPlan, sheet::write_tables(&tables::tables(desk))?);
            let page = paper::plan_page(&page::page(desk)).map_err(Fault::Paper)?;
            add(LetterText::PaperPage, page);
        }
        PaperKind::Letter => {
            let letter = letter::letter(desk, ask.issuer);
            let docx = paper::letter_docx(&letter).map_err(Fault::Paper)?;
            add(LetterText::PaperLetter, pdf(&[letter])?);
            add(LetterText::PaperLetter, docx);
        }
        PaperKind::Notices => files = of_notices(desk, ask)?,
        PaperKind::Review => {
            add(LetterText::PaperReview, pdf(&[reviews::province(desk)])?);
            add(LetterText::PaperUnits, pdf(&reviews::units(desk))?);
        }
        PaperKind::Forms => {
            add(LetterText::PaperForm10, forms::ten(desk)?);
            add(LetterText::PaperForm12C, forms::twelve_c(desk)?);
        }
        PaperKind::Estimate => {
            add(LetterText::PaperEstimate, forms::estimate(desk)?);
        }
    }
    Ok(files)
}

/// All notices in one file, and each in one of its own where that is asked; none where nobody goes.
fn of_notices(desk: &Desk<'_>, ask: &AskPapers<'_>) -> Result<Vec<PaperFile>, No> {
    let notices = notices::notices(desk);
    let letters: Vec<Letter> = notices.iter().map(|notice| notice.letter.clone()).collect();
    let mut files = Vec::new();
    if !letters.is_empty() {
        let bytes = pdf(&letters)?;
        let named = PaperKind::Notices.names(ask.year).into_iter();
        files.extend(named.map(|name| PaperFile { name, what: Some(LetterText::PaperNotices), bytes: bytes.clone() }));
    }
    for (number, notice) in (1..).zip(&notices).filter(|_| ask.each) {
        let name = format!("notices/{number:03}-{}.pdf", plain(&notice.unit));
        files.push(PaperFile { name, what: None, bytes: pdf(std::slice::from_ref(&notice.letter))? });
    }
    Ok(files)
}

/// The review of one person as a letter, as far as the actor may see it.
pub fn review_paper(office: &Office, actor: &Actor, person: &str, lang: Lang) -> Result<PaperFile, No> {
    let scope = may(actor, Act::Why)?;
    let (record, as_of) = known_record(office, actor, scope, None, None)?;
    let official = one_person(&record, person)?;
    let law = office.rules.standards.at(as_of);
    let verdicts = cadre::standard::judge_titles(&record, &law, official);
    let verdicts: Vec<Verdict> = verdicts.into_iter().map(|verdict| shown(actor, verdict)).collect();
    let plan = AnnualPlan::nothing(as_of.on.year(), as_of.on);
    let sample = office.tenant.is_sample();
    let desk =
        Desk { lang, sample, rules: &office.rules, plan: &plan, record: &record, law: &law, verdicts: &verdicts };
    let bytes = pdf(&[reviews::person(&desk, official)])?;
    Ok(PaperFile { name: format!("review-{}.pdf", plain(official.name())), what: None, bytes })
}

fn pdf(letters: &[Letter]) -> Result<Vec<u8>, Fault> {
    paper::letters(letters).map_err(Fault::Paper)
}

/// A name as a file is called.
pub(crate) fn plain(name: &str) -> String {
    words::fold(name).chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect()
}

impl Desk<'_> {
    /// The province, where the record knows it.
    fn of_province(&self) -> Option<&Unit> {
        self.record.units.values().map(|seen| &seen.value).find(|unit| unit.kind == Some(UnitKind::Province))
    }

    /// Name of the province.
    fn province(&self) -> &str {
        self.of_province().map_or(NO_PROVINCE, |unit| &unit.name)
    }

    /// Name of the province without its kind.
    fn province_short(&self) -> &str {
        self.of_province().map_or(NO_PROVINCE, Unit::name_of_province)
    }

    /// Name of a title.
    fn title(&self, code: &TitleCode) -> String {
        self.rules.titles.get(code).map_or_else(|| code.to_string(), |title| title.name(self.lang).to_owned())
    }

    /// Title and draft of the plan.
    fn heading(&self) -> Vec<String> {
        vec![
            Label::PlanTitle { year: self.plan.year }.say(self.lang),
            Label::Draft { draft: self.plan.draft, day: self.plan.facts_on }.say(self.lang),
            Label::Policy { name: self.plan.policy.clone() }.say(self.lang),
        ]
    }

    /// The levels missing, in words.
    fn gaps(&self, because: &[Because]) -> String {
        let mut levels: Vec<String> = because.iter().map(|gap| gap.requires.say(self.lang)).collect();
        levels.dedup();
        levels.join(", ")
    }

    /// Where the needs come from.
    fn origins(&self, because: &[Because]) -> String {
        let mut origins: Vec<String> = because.iter().map(|gap| gap.origin.say(self.lang)).collect();
        origins.dedup();
        origins.join("; ")
    }

    /// The levels missing, and the day by which they are owed and that the class misses.
    fn gaps_missed(&self, because: &[Because], missed: Option<Date>) -> String {
        let gaps = self.gaps(because);
        match missed {
            Some(day) => format!("{gaps} ({})", PlanName::Missed { day }.say(self.lang)),
            None => gaps,
        }
    }

    /// Why a gap is no need; of entry rules, what is missing.
    fn why_left(&self, left: &Left) -> String {
        let words = left.say(self.lang);
        let level = match (&left.why, &left.because.requires) {
            (LeftWhy::MayNotEnter, Requires::Level(level)) => Some(*level),
            (LeftWhy::MayNotEnter, Requires::Programme(name)) => {
                self.record.school.called(name).and_then(|found| found.gives)
            }
            _ => None,
        };
        let (Some(level), Some(official)) = (level, self.record.official(left.person)) else { return words };
        let entry = cadre::standard::enter(self.record, self.law, official, level, true);
        let open = entry.iter().filter(|verdict| verdict.outcome == Outcome::NotMet);
        let open: Vec<String> = open.flat_map(|verdict| verdict.open_words(self.lang)).collect();
        format!("{words}: {}", open.join("; "))
    }

    /// Where the standards behind the gaps stand.
    fn bases(&self, because: &[Because]) -> String {
        let standards = because.iter().filter_map(|gap| self.rules.standards.get(gap.standard.as_deref()?));
        let mut bases: Vec<String> = standards.map(|standard| standard.citation.say(self.lang)).collect();
        bases.dedup();
        bases.join("; ")
    }

    /// Why a need waits: what stands in the way of each class of the programme.
    fn why(&self, waiting: &Waiting) -> String {
        waiting.why_words(&self.record.school, self.lang)
    }

    fn programme(&self, code: &ProgrammeCode) -> String {
        self.record.school.programme_name(code).to_owned()
    }

    fn site(&self, code: &str) -> String {
        self.record.school.site_name(code).to_owned()
    }

    fn learners(&self, class: &str) -> usize {
        self.plan.seats.iter().filter(|seat| seat.class == class).count()
    }

    /// The unit a person is counted in.
    fn unit(&self, person: PersonId) -> Option<UnitId> {
        self.record.official(person)?.unit()
    }
}
