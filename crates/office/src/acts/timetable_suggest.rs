//! Timetable suggest (gợi ý dời buổi): where else one meeting of the published timetable could be, the best places first, with what
//! each would cost and whom it would displace.

use cadre::access::{Act, Actor, may};
use cadre::school::{Half, MeetingKey};
use serde::Serialize;
use timetable::suggest;
use words::{Date, PlanMessage};

use super::timetable_year::Ground;
use crate::{No, Office};

/// Another place for a meeting, at which every rule holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OtherPlace {
    /// The day.
    pub day: Date,
    /// The half of it.
    pub half: Half,
    /// Room; none for field study.
    pub room: Option<String>,
    /// The meeting that is there, which would go to where this one is.
    pub displaced: Option<MeetingKey>,
    /// How the points change; less than nothing is better.
    pub change: i64,
}

/// Finds at most so many. Nothing is saved.
pub fn timetable_suggest(
    office: &Office,
    actor: &Actor,
    year: i16,
    meeting: &str,
    most: usize,
) -> Result<Vec<OtherPlace>, No> {
    may(actor, Act::TimetableYear)?;
    let ground = Ground::load(office, year)?;
    let published = ground.published.as_ref().ok_or(PlanMessage::NoTimetable { year })?;
    let known = published.meetings.iter().map(|meeting| &meeting.key).find(|key| key.to_string() == meeting);
    let key = known.ok_or_else(|| PlanMessage::NoSuchMeeting { meeting: meeting.to_owned() })?;
    let problem = ground.problem(office, true, office.moment.today)?;
    // Facts may have changed since; then what was published is to be mended before it is moved about.
    let checked = timetable::check(&problem.problem, &problem.published()).ok();
    let checked = checked.filter(|checked| published.is_kept(&problem.meetings(checked)));
    let checked = checked.ok_or(PlanMessage::TimetableOutdated { year })?;
    let (course, session) = problem.place(key).ok_or(PlanMessage::TimetableOutdated { year })?;
    let found = suggest(&problem.problem, &checked, course, session, most);
    Ok(found.iter().map(|suggestion| problem.other_place(suggestion)).collect())
}
