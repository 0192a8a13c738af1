//! Timetable year (lập thời khóa biểu năm): the school's facts, the engine, the independent check; a version is saved that keeps
//! what was published before as far as it can be kept.

mod ground;

use cadre::access::{Act, Actor, may};
use cadre::school::Timetable;
use store::StoreError;
use store::decision::Decision;
use timetable::{Checked, Impossible};
use words::{Date, PlanMessage, TimetableMessage};

pub(crate) use ground::{Ground, stored};

use crate::search::{Search, search_timetable};
use crate::translate::TimetableProblem;
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
    let ground = Ground::load(office, ask.year)?;
    let problem = ground.problem(office, !ask.anew, ask.from.unwrap_or(office.moment.today))?;
    let impossible = timetable::impossible(&problem.problem);
    let checked = solve(&problem, ask, watch)?;
    let mut made = Timetable {
        year: ask.year,
        version: 0,
        facts_on: office.moment.today,
        lessons_per_session: office.rules.teaching.lessons_per_session,
        learners: problem.learners(),
        meetings: problem.meetings(&checked),
        cancelled: Vec::new(),
        not_placed: problem.not_placed(&checked),
        cost: problem.cost(&checked),
        since: None,
    };
    made.put_in_order();
    if let Some(published) = &ground.published {
        made.follow(published);
    }
    Ok(Timetabled {
        impossible: told(&problem, &impossible),
        classes: problem.classes(),
        no_calendar: problem.years().find(|year| !office.rules.calendar.covers(*year)),
        timetable: save(office, actor, ask, ground.facts_hash, made, watch)?,
    })
}

/// Saves a version under the next number.
fn save(
    office: &Office,
    actor: &Actor,
    ask: &TimetableYear,
    facts_hash: [u8; 32],
    mut made: Timetable,
    watch: &dyn Watch,
) -> Result<Timetable, No> {
    let stamp = office.stamp(actor, Act::TimetableYear);
    Ok(office.store.write(|tx| {
        if let Some(answer) = store::idempotency::find(tx, office.tenant, &ask.key, &stamp.act)? {
            return Ok(answer);
        }
        made.version = store::number::next(tx, office.tenant, TIMETABLE, ask.year)?;
        let decision = Decision {
            id: office.new_id(),
            kind: TIMETABLE.to_owned(),
            subject: ask.year.to_string(),
            facts_hash,
            rules_hash: office.rules.hash,
            body: serde_json::to_vec(&made).expect("a timetable holds only texts, numbers and lists"),
        };
        store::decision::save(tx, office.tenant, &decision, &stamp, &mut store::random)?;
        store::idempotency::remember(tx, office.tenant, &ask.key, &stamp, &made)?;
        if watch.stopped() { Err(StoreError::Stopped) } else { Ok(made.clone()) }
    })?)
}

fn solve(problem: &TimetableProblem<'_>, ask: &TimetableYear, watch: &dyn Watch) -> Result<Checked, No> {
    let work = ask.work.unwrap_or(if problem.keeps() { WORK_KEPT } else { WORK_ANEW });
    let answer = search_timetable(&problem.problem, Search::by_work(work, ask.seed, ask.threads), watch);
    if watch.stopped() {
        return Err(PlanMessage::Stopped.into());
    }
    timetable::check(&problem.problem, &answer.timetable).map_err(|broken| {
        let broken: Vec<String> = broken.iter().map(|one| one.with_names(&problem.problem)).collect();
        No::Fault(Fault::Unsound(broken.join("; ")))
    })
}

fn told(problem: &TimetableProblem<'_>, impossible: &[Impossible]) -> Vec<TimetableMessage> {
    let words = TimetableWords { problem: &problem.problem };
    impossible.iter().map(|found| words.impossible(found)).collect()
}
