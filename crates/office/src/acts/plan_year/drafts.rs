//! Drafts of a year's plan as they were kept, and the one that holds: the approved one, else the latest.

use std::sync::Arc;

use cadre::access::{Act, Actor, Scope, may, sees};
use cadre::record::{Record, Tenant};
use cadre::school::AnnualPlan;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use store::decision::Kept;
use store::{StoreError, Tx};
use words::{Date, PlanMessage, hexadecimal};

use crate::acts::batches::refuse;
use crate::acts::import::save_decision;
use crate::{Fault, No, Office};

/// Kind under which plans are stored as decisions.
pub(crate) const PLAN: &str = "annual_plan";

/// Kind under which approvals are.
const APPROVAL: &str = "plan_approval";

/// Years before the planned one whose plans tell who waited: one more than anybody may wait unnamed.
const YEARS_BEFORE: i16 = 3;

/// Approval (phê duyệt): which draft holds, by which document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Approval {
    /// The draft.
    pub draft: i64,
    /// Number of the document.
    pub document: String,
    /// Its day.
    pub decided: Date,
    /// Hash of the draft as it was kept, hexadecimal: what was approved can be told from anything else for ever.
    pub hash: String,
}

/// What is approved.
#[derive(Clone, Debug)]
pub struct ApprovePlan {
    /// Calendar year.
    pub year: i16,
    /// The draft.
    pub draft: i64,
    /// Number of the document.
    pub document: String,
    /// Its day.
    pub decided: Date,
    /// Made by whoever asks; the same key again answers the same without doing it twice.
    pub key: String,
}

/// The drafts of a year.
#[derive(Clone, Debug)]
pub struct Drafts {
    /// Calendar year.
    pub year: i16,
    /// The drafts, the latest first, with the time of each.
    pub drafts: Vec<(Timestamp, AnnualPlan)>,
    /// The approvals, the first first: those behind it are amendments.
    pub approvals: Vec<Approval>,
}

impl Drafts {
    /// The approval that holds.
    pub fn approved(&self) -> Option<&Approval> {
        self.approvals.last()
    }
}

/// A draft with the record it was made from.
#[derive(Clone, Debug)]
pub struct DraftShown {
    /// The draft. Whoever may not know why somebody goes, or who waits, is not told.
    pub plan: AnnualPlan,
    /// People and classes as they were known when it was made, as far as the actor may see them.
    pub record: Arc<Record>,
    /// The approval, where it is the approved one.
    pub approval: Option<Approval>,
}

/// Every draft and every approval, as they were kept.
pub(crate) struct Plans {
    /// Year and draft, in the order in which they were made.
    drafts: Vec<(i16, Kept)>,
    /// Year and approval, in that order.
    approvals: Vec<(i16, Kept)>,
}

impl Plans {
    /// Loads them.
    pub(crate) fn load(tx: &mut Tx<'_>, tenant: Tenant) -> Result<Plans, StoreError> {
        let of = |tx: &mut Tx<'_>, kind: &str| -> Result<Vec<(i16, Kept)>, StoreError> {
            let kept = store::decision::all(tx, tenant, kind)?;
            Ok(kept.into_iter().filter_map(|(year, kept)| Some((year.parse().ok()?, kept))).collect())
        };
        Ok(Plans { drafts: of(tx, PLAN)?, approvals: of(tx, APPROVAL)? })
    }

    fn of(&self, year: i16) -> impl DoubleEndedIterator<Item = &Kept> {
        self.drafts.iter().filter(move |(of, _)| *of == year).map(|(_, kept)| kept)
    }

    /// The approvals of a year, the first first.
    fn approvals(&self, year: i16) -> Result<Vec<Approval>, Fault> {
        let of_year = self.approvals.iter().filter(|(of, _)| *of == year);
        let read = |(_, kept): &(i16, Kept)| serde_json::from_slice(&kept.body);
        of_year.map(read).collect::<Result<_, _>>().map_err(|error| Fault::Stored { what: "approval", error })
    }

    /// The approval of a year that holds.
    pub(crate) fn approval(&self, year: i16) -> Result<Option<Approval>, Fault> {
        Ok(self.approvals(year)?.pop())
    }

    /// A draft of a year, as it was kept and as it reads.
    pub(crate) fn draft(&self, year: i16, draft: i64) -> Result<Option<(&Kept, AnnualPlan)>, Fault> {
        for kept in self.of(year) {
            let plan = read(kept)?;
            if plan.draft == draft {
                return Ok(Some((kept, plan)));
            }
        }
        Ok(None)
    }

    /// The draft that holds: the approved one, else the latest.
    pub(crate) fn in_force(&self, year: i16) -> Result<Option<(&Kept, AnnualPlan)>, Fault> {
        match self.approval(year)? {
            Some(approval) => self.draft(year, approval.draft),
            None => self.of(year).next_back().map(|kept| Ok((kept, read(kept)?))).transpose(),
        }
    }

    /// The plans that held in the years before, the latest year first, without a gap.
    pub(super) fn before(&self, year: i16) -> Result<Vec<AnnualPlan>, Fault> {
        let mut before = Vec::new();
        for back in 1..=YEARS_BEFORE {
            let Some((_, plan)) = self.in_force(year - back)? else { break };
            before.push(plan);
        }
        Ok(before)
    }
}

fn read(kept: &Kept) -> Result<AnnualPlan, Fault> {
    serde_json::from_slice(&kept.body).map_err(|error| Fault::Stored { what: "plan", error })
}

/// That a year has no such draft.
pub(super) fn no_draft(year: i16, draft: i64) -> No {
    PlanMessage::NoSuchDraft { year, draft: u32::try_from(draft).unwrap_or(0) }.into()
}

/// The drafts of a year. Nothing is written.
pub fn plan_drafts(office: &Office, actor: &Actor, year: i16) -> Result<Drafts, No> {
    may(actor, Act::PlanYear)?;
    let plans = office.store.read(|tx| Plans::load(tx, office.tenant))?;
    let drafts = plans.of(year).rev().map(|kept| Ok((kept.made, read(kept)?))).collect::<Result<_, Fault>>()?;
    Ok(Drafts { year, drafts, approvals: plans.approvals(year)? })
}

/// A draft of a year; the one that holds where none is named, and to whoever plans nothing only an approved one.
pub fn plan_draft(office: &Office, actor: &Actor, year: i16, draft: Option<i64>) -> Result<DraftShown, No> {
    let scope = may(actor, Act::SeePlan)?;
    let plans = office.store.read(|tx| Plans::load(tx, office.tenant))?;
    let approval = plans.approval(year)?;
    let is_planner = may(actor, Act::PlanYear).is_ok();
    let found = match draft.filter(|_| is_planner) {
        Some(draft) => Some(plans.draft(year, draft)?.ok_or_else(|| no_draft(year, draft))?),
        None => plans.in_force(year)?,
    };
    let (kept, mut plan) = found.filter(|_| is_planner || approval.is_some()).ok_or(PlanMessage::NoPlan { year })?;
    let mut record = Arc::clone(&office.view(actor, scope, plan.facts_on, kept.made)?.record);
    if !plan.scenario.is_plain() {
        let mut otherwise = (*record).clone();
        plan.scenario.change(&mut otherwise.school, year);
        record = Arc::new(otherwise);
    }
    conceal(&mut plan, &record, actor, scope);
    let approval = approval.filter(|approval| approval.draft == plan.draft);
    Ok(DraftShown { plan, record, approval })
}

/// Takes out of a plan what the actor may not see: whoever is beyond the scope, and where planned titles are not to be known,
/// why somebody goes and who waits, for both tell of them.
fn conceal(plan: &mut AnnualPlan, record: &Record, actor: &Actor, scope: Scope) {
    if scope != Scope::Province {
        plan.seats.retain(|seat| record.official(seat.person).is_some());
        plan.waiting.retain(|waiting| record.official(waiting.person).is_some());
        plan.left.retain(|left| record.official(left.person).is_some());
        plan.aside.retain(|aside| record.official(aside.person).is_some());
        plan.again = None;
    }
    if !sees(actor.role, cadre::access::Sight::Pool) {
        plan.seats.iter_mut().for_each(|seat| {
            seat.because.clear();
            seat.penalty_vnd = 0;
            seat.missed = None;
        });
        plan.waiting.clear();
        plan.left.clear();
        plan.aside.clear();
        plan.again = None;
    }
}

/// The years that are on record at the school, in order; to whoever plans none, those that are.
pub fn plan_years(office: &Office, actor: &Actor) -> Result<Vec<i16>, No> {
    may(actor, Act::SeePlan)?;
    let record = office.record(office.moment.today, Timestamp::MAX)?;
    Ok(record.school.years.iter().map(|seen| seen.value.year).collect())
}

/// The latest year on record, as long as no plan of it is approved.
pub fn plan_open(office: &Office, actor: &Actor) -> Result<Option<i16>, No> {
    may(actor, Act::PlanYear)?;
    let Some(year) = plan_years(office, actor)?.into_iter().max() else { return Ok(None) };
    let approval = office.store.read(|tx| store::decision::latest(tx, office.tenant, APPROVAL, &year.to_string()))?;
    Ok(approval.is_none().then_some(year))
}

/// Approves a draft: from now on it holds, and papers are of it. Approving another later is an amendment; neither the draft nor
/// the approval can be changed.
pub fn approve_plan(office: &Office, actor: &Actor, ask: &ApprovePlan) -> Result<Approval, No> {
    may(actor, Act::ApprovePlan)?;
    let document = ask.document.trim();
    if document.is_empty() {
        return Err(PlanMessage::ApprovalDocument.into());
    }
    if ask.decided > office.moment.today {
        return Err(PlanMessage::ApprovalAhead.into());
    }
    let stamp = office.stamp(actor, Act::ApprovePlan);
    let mut refused = None;
    let approved = office.store.write(|tx| {
        refused = None;
        if let Some(answer) = store::idempotency::find(tx, office.tenant, &ask.key, &stamp.act)? {
            return Ok(answer);
        }
        let plans = Plans::load(tx, office.tenant)?;
        let kept = match plans.draft(ask.year, ask.draft) {
            Ok(Some((kept, _))) => kept,
            Ok(None) => return refuse(&mut refused, no_draft(ask.year, ask.draft)),
            Err(fault) => return refuse(&mut refused, fault.into()),
        };
        let hash = hexadecimal(&Sha256::digest(&kept.body));
        let approval = Approval { draft: ask.draft, document: document.to_owned(), decided: ask.decided, hash };
        save_decision(office, tx, (APPROVAL, &ask.year.to_string()), &approval, kept.facts_hash, &stamp)?;
        store::idempotency::remember(tx, office.tenant, &ask.key, &stamp, &approval)?;
        Ok(approval)
    });
    match refused {
        Some(no) => Err(no),
        None => Ok(approved?),
    }
}
