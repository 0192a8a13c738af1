//! Timetable year (lập thời khóa biểu năm): the school's facts, the engine, the independent check; a version is saved that keeps
//! what was published before as far as it can be kept.

use std::collections::HashMap;

use cadre::access::{Act, Actor, may};
use cadre::record::{Record, facts_hash};
use cadre::school::{AnnualPlan, Meeting, Timetable};
use jiff::Timestamp;
use serde::de::DeserializeOwned;
use store::decision::Decision;
use store::{Stamp, StoreError, Tx};
use timetable::{Checked, Impossible};
use words::{Date, Lang, PlanMessage, Say, TimetableMessage, TimetableName};

use super::plan_year::PLAN;
use crate::search::{Search, search};
use crate::translate::{SchoolTime, TimetableProblem};
use crate::{Fault, No, Office, TimetableWords, Watch};

/// Kind under which timetables are stored as decisions.
pub(crate) const TIMETABLE: &str = "timetable";

/// Proposals for a year that is timetabled anew: a quarter of a minute on two cores.
const WORK_ANEW: u64 = 300_000_000;

/// Proposals where a published timetable is kept: what must change is little, and somebody waits for it.
const WORK_KEPT: u64 = 10_000_000;

/// What is asked.
pub struct TimetableYear {
    /// Calendar year in which the classes begin.
    pub year: i16,
    /// Seed of the engine.
    pub seed: u64,
    /// Proposals the engine looks at; enough for a school when absent.
    pub work: Option<u64>,
    /// Searches at once; they decide how fast it is, not what comes out.
    pub threads: u32,
    /// What was published before this day has taken place; absent for today.
    pub from: Option<Date>,
    /// Forgets what was published before.
    pub anew: bool,
    /// Made by whoever asks; the same key again answers the same without doing it twice.
    pub key: String,
}

/// What came out.
pub struct Timetabled {
    /// The version as saved.
    pub timetable: Timetable,
    /// What could be told before searching: more was asked than there is.
    pub impossible: Vec<TimetableMessage>,
    /// Classes that have a timetable.
    pub classes: usize,
    /// Days that lie in no calendar of holidays, where there are any: the first year of them.
    pub no_calendar: Option<i16>,
}

/// Makes the timetable and saves it as the next version. What the engine answers is saved only after the independent check
/// found nothing; what it could not place is in it, with the reasons.
pub fn timetable_year(
    office: &Office,
    actor: &Actor,
    ask: &TimetableYear,
    watch: &dyn Watch,
) -> Result<Timetabled, No> {
    may(actor, Act::TimetableYear)?;
    let year = ask.year;
    let (facts, plan, before, others) = office.store.read(|tx| {
        let latest = |tx: &mut Tx<'_>, kind: &str, year: i16| {
            let found = store::decision::latest(tx, office.tenant, kind, &year.to_string())?;
            Ok::<_, StoreError>(found.map(|decision| decision.body))
        };
        let facts = store::fact::load(tx, office.tenant)?;
        let (plan, before) = (latest(tx, PLAN, year)?, latest(tx, TIMETABLE, year)?);
        let others =
            [latest(tx, TIMETABLE, year - 2)?, latest(tx, TIMETABLE, year - 1)?, latest(tx, TIMETABLE, year + 1)?];
        Ok((facts, plan, before, others))
    })?;
    let plan: Option<AnnualPlan> = plan.map(|body| stored(&body, "plan")).transpose()?;
    let published: Option<Timetable> = before.map(|body| stored(&body, "timetable")).transpose()?;
    let mut elsewhere: Vec<Meeting> = Vec::new();
    for body in others.into_iter().flatten() {
        elsewhere.extend(stored::<Timetable>(&body, "timetable")?.meetings);
    }
    let record = Record::at(&facts, office.moment.today, Timestamp::MAX);
    let of_year = record.school.year(year).ok_or(PlanMessage::NoSchoolYear { year })?;
    let learners = plan.as_ref().map(learners);
    let rules = &office.rules;
    let school_time = SchoolTime {
        school: &record.school,
        year: of_year,
        calendar: &rules.calendar,
        teaching: &rules.teaching,
        learners: learners.as_ref(),
        before: published.as_ref().filter(|_| !ask.anew),
        others: &elsewhere,
        from: ask.from.unwrap_or(office.moment.today),
    };
    let problem = TimetableProblem::of(&school_time).ok_or(PlanMessage::NoClasses { year })?;
    problem.problem.validate().map_err(Fault::TimetableProblem)?;
    let impossible = timetable::impossible(&problem.problem);
    let checked = solve(&problem, ask, watch)?;

    let mut made = Timetable {
        year,
        version: 0,
        facts_on: office.moment.today,
        lessons_per_session: rules.teaching.lessons_per_session,
        learners: problem.learners(),
        meetings: problem.meetings(&checked),
        cancelled: Vec::new(),
        not_placed: problem.not_placed(&checked),
        cost: problem.cost(&checked),
        since: None,
    };
    made.put_in_order();
    if let Some(published) = &published {
        made.follow(published);
    }
    let stamp =
        Stamp { time: office.moment.time, actor: actor.account.clone(), act: Act::TimetableYear.code().to_owned() };
    let saved = office.store.write(|tx| {
        if let Some(answer) = store::idempotency::find(tx, office.tenant, &ask.key, &stamp.act)? {
            return Ok(answer);
        }
        made.version = store::number::next(tx, office.tenant, TIMETABLE, year)?;
        let decision = Decision {
            id: office.new_id(),
            kind: TIMETABLE.to_owned(),
            subject: year.to_string(),
            facts_hash: facts_hash(&facts),
            rules_hash: rules.hash,
            body: serde_json::to_vec(&made).expect("a timetable holds only texts, numbers and lists"),
        };
        store::decision::save(tx, office.tenant, &decision, &stamp, &mut store::random)?;
        store::idempotency::remember(tx, office.tenant, &ask.key, &stamp, &made)?;
        if watch.stopped() { Err(StoreError::Stopped) } else { Ok(made.clone()) }
    })?;
    Ok(Timetabled {
        impossible: told(&problem, &impossible),
        classes: problem.classes(),
        no_calendar: problem.years().find(|year| !rules.calendar.covers(*year)),
        timetable: saved,
    })
}

/// What was kept of a decision.
pub(super) fn stored<T: DeserializeOwned>(body: &[u8], what: &'static str) -> Result<T, Fault> {
    serde_json::from_slice(body).map_err(|error| Fault::Stored { what, error })
}

/// Learners of each class that opens.
fn learners(plan: &AnnualPlan) -> HashMap<String, u32> {
    let mut learners = HashMap::new();
    for seat in &plan.seats {
        *learners.entry(seat.class.clone()).or_default() += 1;
    }
    learners
}

fn solve(problem: &TimetableProblem<'_>, ask: &TimetableYear, watch: &dyn Watch) -> Result<Checked, No> {
    let work = ask.work.unwrap_or(if problem.keeps() { WORK_KEPT } else { WORK_ANEW });
    let answer = search(&problem.problem, Search::by_work(work, ask.seed, ask.threads), watch);
    if watch.stopped() {
        return Err(PlanMessage::Stopped.into());
    }
    timetable::check(&problem.problem, &answer.timetable).map_err(|broken| {
        let broken: Vec<String> = broken.iter().map(|one| one.with_names(&problem.problem)).collect();
        No::Fault(Fault::Unsound(broken.join("; ")))
    })
}

fn told(problem: &TimetableProblem<'_>, impossible: &[Impossible]) -> Vec<TimetableMessage> {
    let moment = |period: u32, lang: Lang| {
        let (day, half) = problem.moment(period);
        TimetableName::HalfDay { half: half.say(lang), day }.say(lang)
    };
    let words = TimetableWords { problem: &problem.problem, moment: &moment };
    impossible.iter().map(|found| words.impossible(found)).collect()
}
