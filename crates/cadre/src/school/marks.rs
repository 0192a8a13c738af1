//! What officers write beside a draft of the plan, and what becomes of it when the year is planned again.

use serde::{Deserialize, Serialize};

use super::{AnnualPlan, Aside, Ground, ProgrammeCode, School, WhyNot};
use crate::need::Need;
use crate::record::PersonId;

/// A mark (đánh dấu) beside one line of a draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    /// Ghim: the seat stays as it is.
    Pin,
    /// Bỏ: not this year.
    Aside {
        /// Why.
        ground: Ground,
    },
    /// Chuyển sang lớp: into this class.
    Move {
        /// Its code.
        class: String,
    },
}

/// A mark with the line it stands beside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marked {
    /// Whose line.
    pub person: PersonId,
    /// Of which programme.
    pub programme: ProgrammeCode,
    /// What is marked.
    pub mark: Mark,
}

/// Why a mark could not be followed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CannotFollow {
    /// The person does not need the programme any more.
    NoNeed,
    /// There is no seat to hold fast.
    NoSeat,
    /// The year has no such class.
    NoClass,
    /// The class teaches another programme.
    OtherProgramme,
    /// A rule stands against it.
    Rule(WhyNot),
    /// No plan was found that follows all the marks; this one was given up.
    NotWithTheOthers,
}

/// A mark that was not followed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotFollowed {
    /// The mark.
    #[serde(flatten)]
    pub marked: Marked,
    /// Why.
    pub why: CannotFollow,
}

/// A seat that is wished.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    /// Who.
    pub person: PersonId,
    /// For which programme.
    pub programme: ProgrammeCode,
    /// In which class.
    pub class: String,
}

/// The seats that planning again keeps.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wishes {
    /// Those that an officer holds fast, each beside its mark.
    pub fast: Vec<Wish>,
    /// The marks behind `fast`.
    pub marks: Vec<Marked>,
    /// Those that people know of; they change only where something else makes them.
    pub known: Vec<Wish>,
}

impl Wishes {
    /// The marks whose seat is not in the plan, beyond those already told.
    pub fn given_up(&self, plan: &AnnualPlan, told: &[NotFollowed]) -> Vec<NotFollowed> {
        let seated = |wish: &Wish| {
            plan.seats
                .iter()
                .any(|seat| seat.person == wish.person && seat.programme == wish.programme && seat.class == wish.class)
        };
        let given_up = self
            .fast
            .iter()
            .zip(&self.marks)
            .filter(|(wish, marked)| !seated(wish) && !told.iter().any(|not| not.marked == **marked));
        let not = |marked: &Marked| NotFollowed { marked: marked.clone(), why: CannotFollow::NotWithTheOthers };
        given_up.map(|(_, marked)| not(marked)).collect()
    }
}

/// Marks, sorted into what planning again has to do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marking {
    /// The needs that are still to be planned.
    pub needs: Vec<Need>,
    /// Those put aside.
    pub aside: Vec<Aside>,
    /// The seats to be kept.
    pub wishes: Wishes,
    /// Marks that cannot be followed whatever the rules say.
    pub not_followed: Vec<NotFollowed>,
}

/// Holds the marks beside a draft against the needs of today.
pub fn follow(draft: &AnnualPlan, marks: &[Marked], needs: Vec<Need>, school: &School) -> Marking {
    let mut marking = Marking { needs, ..Marking::default() };
    let classes = school.classes_of(draft.year);
    for marked in marks {
        let Marked { person, programme, mark } = marked;
        let of_line = |need: &Need| need.person == *person && need.programme == *programme;
        let refused = |why| NotFollowed { marked: marked.clone(), why };
        let Some(place) = marking.needs.iter().position(of_line) else {
            marking.not_followed.push(refused(CannotFollow::NoNeed));
            continue;
        };
        let class = match mark {
            Mark::Aside { ground } => {
                let Need { because, .. } = marking.needs.remove(place);
                let (person, programme, ground) = (*person, programme.clone(), *ground);
                marking.aside.push(Aside { person, programme, because, ground });
                continue;
            }
            Mark::Pin => {
                let seat = draft.seats.iter().find(|seat| seat.person == *person && seat.programme == *programme);
                seat.map(|seat| seat.class.clone()).ok_or(CannotFollow::NoSeat)
            }
            Mark::Move { class } => match classes.iter().find(|known| known.code == *class) {
                None => Err(CannotFollow::NoClass),
                Some(known) if known.programme != *programme => Err(CannotFollow::OtherProgramme),
                Some(known) => Ok(known.code.clone()),
            },
        };
        match class {
            Ok(class) => {
                marking.wishes.fast.push(Wish { person: *person, programme: programme.clone(), class });
                marking.wishes.marks.push(marked.clone());
            }
            Err(why) => marking.not_followed.push(refused(why)),
        }
    }
    let known = draft.seats.iter().map(|seat| Wish {
        person: seat.person,
        programme: seat.programme.clone(),
        class: seat.class.clone(),
    });
    marking.wishes.known = known.collect();
    marking
}

/// How a plan differs from an earlier draft of its year.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changes {
    /// Seats in the same class as before.
    pub kept: usize,
    /// Seats in another class than before: whose, of which programme, from and to.
    pub moved: Vec<(PersonId, ProgrammeCode, String, String)>,
    /// Seats that are no more: whose, of which programme, in which class.
    pub dropped: Vec<(PersonId, ProgrammeCode, String)>,
    /// Seats that are new.
    pub new: Vec<(PersonId, ProgrammeCode, String)>,
}

/// How `plan` differs from `before`, in the order of its seats.
pub fn changes(before: &AnnualPlan, plan: &AnnualPlan) -> Changes {
    let mut changes = Changes::default();
    let seat_in = |plan: &AnnualPlan, person: PersonId, programme: &ProgrammeCode| {
        let seat = plan.seats.iter().find(|seat| seat.person == person && seat.programme == *programme);
        seat.map(|seat| seat.class.clone())
    };
    for seat in &plan.seats {
        let (person, programme, class) = (seat.person, seat.programme.clone(), seat.class.clone());
        match seat_in(before, person, &programme) {
            Some(from) if from == class => changes.kept += 1,
            Some(from) => changes.moved.push((person, programme, from, class)),
            None => changes.new.push((person, programme, class)),
        }
    }
    for seat in &before.seats {
        if seat_in(plan, seat.person, &seat.programme).is_none() {
            changes.dropped.push((seat.person, seat.programme.clone(), seat.class.clone()));
        }
    }
    changes
}
