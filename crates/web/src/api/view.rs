//! What programs are told: small values with names that stay, beside words in the language asked for.

use cadre::list::Stands;
use cadre::record::{Official, Record};
use cadre::school::AnnualPlan;
use cadre::standard::{Outcome, Verdict};
use office::{Answer, JobShown, Progress, Rules};
use serde::Serialize;
use words::{Date, Lang, Say};

/// A part of a list.
#[derive(Serialize)]
pub(super) struct Page<T> {
    pub(super) items: Vec<T>,
    pub(super) total: usize,
    pub(super) page: usize,
    pub(super) pages: usize,
}

/// A post held.
#[derive(Serialize)]
pub(super) struct Post {
    title: String,
    title_words: String,
    unit: String,
    unit_words: String,
    from: Option<Date>,
    /// The day behind the last.
    until: Option<Date>,
}

/// A person in a list.
#[derive(Serialize)]
pub(super) struct Person {
    pub(super) id: String,
    name: String,
    born: Option<i16>,
    posts: Vec<Post>,
    stands: &'static str,
    /// What is missing, in words.
    missing: Vec<String>,
}

impl Person {
    pub(super) fn of(official: &Official, verdicts: &[Verdict], record: &Record, rules: &Rules, lang: Lang) -> Person {
        let post = |held: &cadre::record::Seen<cadre::record::Holding>| Post {
            title: held.value.title.to_string(),
            title_words: rules.titles.get(&held.value.title).map_or("", |title| title.name(lang)).to_owned(),
            unit: held.value.unit.0.to_string(),
            unit_words: record.unit_name(held.value.unit).to_owned(),
            from: held.span.from(),
            until: held.span.end(),
        };
        let open = verdicts.iter().filter(|verdict| !verdict.outcome.is_met());
        let mut missing: Vec<String> = open.flat_map(|verdict| verdict.open_words(lang)).collect();
        missing.dedup();
        Person {
            id: official.id.0.to_string(),
            name: official.name().to_owned(),
            born: official.person.as_ref().map(|person| person.value.birth.earliest().year()),
            posts: official.holdings.iter().map(post).collect(),
            stands: Stands::of(verdicts).code(),
            missing,
        }
    }
}

/// A verdict of one standard.
#[derive(Serialize)]
pub(super) struct Judged {
    title: Option<String>,
    standard: String,
    citation: String,
    outcome: &'static str,
    /// The day by which it is owed.
    owed_until: Option<Date>,
    /// What is missing, in words.
    missing: Vec<String>,
    /// What would turn it, and from when on.
    turns: Vec<String>,
    /// The whole proof, line by line, drawn in by two blanks for each level.
    proof: Vec<String>,
}

impl Judged {
    pub(super) fn of(verdict: &Verdict, rules: &Rules, lang: Lang) -> Judged {
        let (outcome, owed_until) = match verdict.outcome {
            Outcome::Met => ("met", None),
            Outcome::Exempt => ("exempt", None),
            Outcome::NotMet => ("not_met", None),
            Outcome::Unknown => ("unknown", None),
            Outcome::OwedUntil(day) => ("owed_until", Some(day)),
        };
        Judged {
            title: verdict.title.as_ref().map(ToString::to_string),
            standard: verdict.standard.code.clone(),
            citation: verdict.standard.citation.say(lang),
            outcome,
            owed_until,
            missing: verdict.open_words(lang),
            turns: verdict.turns.iter().map(|turn| turn.say(lang)).collect(),
            proof: verdict.lines(&rules.titles, lang),
        }
    }
}

/// A person's file.
#[derive(Serialize)]
pub(super) struct File {
    #[serde(flatten)]
    pub(super) person: Person,
    pub(super) verdicts: Vec<Judged>,
    /// What can be corrected: the kind, the record and its revision.
    pub(super) records: Vec<Known>,
}

/// One thing on record.
#[derive(Serialize)]
pub(super) struct Known {
    pub(super) what: &'static str,
    pub(super) record: String,
    pub(super) revision: u32,
}

/// A draft of a plan.
#[derive(Serialize)]
pub(super) struct Draft {
    year: i16,
    draft: i64,
    scenario: String,
    seats: usize,
    waiting: usize,
    /// Opening and travel, đồng.
    cost_vnd: i64,
    /// What the plan minimises, đồng.
    total_vnd: i64,
    /// No plan for the same needs and classes can cost less, đồng.
    bound_vnd: i64,
    approved: bool,
}

impl Draft {
    pub(super) fn of(plan: &AnnualPlan, approved: Option<i64>) -> Draft {
        let costs = &plan.costs;
        Draft {
            year: plan.year,
            draft: plan.draft,
            scenario: plan.scenario.name.clone(),
            seats: plan.seats.len(),
            waiting: plan.waiting.len(),
            cost_vnd: costs.open_vnd + costs.travel_vnd,
            total_vnd: costs.total_vnd(),
            bound_vnd: costs.bound_vnd,
            approved: approved == Some(plan.draft),
        }
    }
}

/// A job.
#[derive(Serialize)]
pub(super) struct Job {
    pub(super) id: String,
    state: &'static str,
    /// How far it is, in words.
    detail: Option<String>,
    /// The draft that a plan became.
    draft: Option<i64>,
    /// What an import changes, in counts.
    people_new: Option<usize>,
    people_changed: Option<usize>,
    problems: Option<usize>,
}

impl Job {
    pub(super) fn of(job: &JobShown, lang: Lang) -> Job {
        let (state, detail) = match &job.progress {
            Progress::Waiting => ("waiting", None),
            Progress::Running(step) => ("running", step.as_ref().map(|step| step.what.say(lang))),
            Progress::Done(_) => ("done", None),
            Progress::Refused(refusal) => ("refused", Some(refusal.say(lang))),
            Progress::Failed(_) => ("failed", None),
            Progress::Stopped => ("stopped", None),
        };
        let mut shown = Job {
            id: job.id.to_string(),
            state,
            detail,
            draft: None,
            people_new: None,
            people_changed: None,
            problems: None,
        };
        match &job.progress {
            Progress::Done(Answer::Plan { draft }) => shown.draft = Some(*draft),
            Progress::Done(Answer::Import(import)) => {
                shown.people_new = Some(import.imported.counts.people_new);
                shown.people_changed = Some(import.imported.counts.people_changed);
                shown.problems = Some(import.problems.iter().map(|repair| repair.count).sum());
            }
            _ => {}
        }
        shown
    }
}
