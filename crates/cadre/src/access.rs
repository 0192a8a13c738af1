//! Access (quyền): who may do what, as one table.
//!
//! Every act asks here before it loads anything that is not its own. The table is printed by a test, so a change of rights
//! is a change of a file that a reviewer reads.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use crate::record::{Official, PersonId, Record, UnitId};
use crate::standard::{Says, Verdict};

/// Role (vai trò) of whoever acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Local administrator (quản trị tại máy): whoever runs the program on the machine that holds the database.
    LocalAdministrator,
    /// Organisation officer of the province (cán bộ tổ chức).
    ProvinceOfficer,
    /// Organisation officer of a commune or a department (cán bộ tổ chức cấp xã): the unit and what belongs to it.
    CommuneOfficer,
    /// Office of the provincial school (phòng đào tạo).
    SchoolOffice,
    /// Official (cán bộ, công chức): what concerns the person alone.
    Official,
    /// Auditor (thanh tra, kiểm tra): reads and verifies, changes nothing.
    Auditor,
    /// Lecturer of the provincial school (giảng viên): the own lessons.
    Lecturer,
}

impl Role {
    /// Every role.
    pub const ALL: [Role; 7] = [
        Role::LocalAdministrator,
        Role::ProvinceOfficer,
        Role::CommuneOfficer,
        Role::SchoolOffice,
        Role::Official,
        Role::Auditor,
        Role::Lecturer,
    ];

    /// The code it is stored and typed under.
    pub fn code(self) -> &'static str {
        match self {
            Role::LocalAdministrator => "local_administrator",
            Role::ProvinceOfficer => "province_officer",
            Role::CommuneOfficer => "commune_officer",
            Role::SchoolOffice => "school_office",
            Role::Official => "official",
            Role::Auditor => "auditor",
            Role::Lecturer => "lecturer",
        }
    }

    /// The role of that code.
    pub fn of_code(code: &str) -> Option<Role> {
        Role::ALL.into_iter().find(|role| role.code() == code)
    }
}

/// Lists the acts, each with the code it is logged under.
macro_rules! acts {
    ($($(#[$doc:meta])* $act:ident = $code:literal,)+) => {
        /// Act (việc): what is done, one for each file of acts.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Act {
            $($(#[$doc])* $act,)+
        }

        impl Act {
            /// Every act.
            pub const ALL: &[Act] = &[$(Act::$act),+];

            /// The code it is logged under.
            pub fn code(self) -> &'static str {
                match self { $(Act::$act => $code),+ }
            }

            /// The act of that code.
            pub fn of_code(code: &str) -> Option<Act> {
                Act::ALL.iter().copied().find(|act| act.code() == code)
            }
        }
    };
}

acts! {
    /// Take in workbooks of people.
    ImportPeople = "import_people",
    /// Take back what was taken in.
    UndoImport = "undo_import",
    /// Take in the school's year.
    ImportSchool = "import_school",
    /// Hand out the record of people, with what is sensitive in it.
    Export = "export",
    /// See who there is, and where.
    SeePeople = "see_people",
    /// See one person's file.
    SeePerson = "see_person",
    /// See a sensitive value in full.
    Reveal = "reveal",
    /// Review people against the standards.
    Review = "review",
    /// See the whole proof of one person's verdict.
    Why = "why",
    /// Read the standards in force.
    SeeRules = "see_rules",
    /// Merge, split and end units.
    Reorganise = "reorganise",
    /// Make a draft of the annual plan.
    PlanYear = "plan_year",
    /// Approve a draft of the plan.
    ApprovePlan = "approve_plan",
    /// See the plan that holds.
    SeePlan = "see_plan",
    /// Correct what is known of a person.
    Correct = "correct",
    /// Keep an eligibility check as a paper with a number.
    Certify = "certify",
    /// Publish what may be disclosed.
    Disclose = "disclose",
    /// Make the timetable of a year.
    TimetableYear = "timetable_year",
    /// Hand over the timetable.
    TimetablePapers = "timetable_papers",
    /// See what a lecturer teaches, and when.
    SeeTeaching = "see_teaching",
    /// Hand over the papers of a plan.
    Papers = "papers",
    /// Verify the log against the records.
    Verify = "verify",
    /// Say who may sign in, and as what.
    Accounts = "accounts",
    /// Bring the database to this version.
    Migrate = "migrate",
}

/// Actor (người thực hiện): who acts, under a name the log may keep.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// Account name or role; never a person's name.
    pub account: String,
    /// Role.
    pub role: Role,
    /// The unit whose officer it is.
    pub unit: Option<UnitId>,
    /// The person whose account it is.
    pub person: Option<PersonId>,
    /// The lecturer whose account it is, by the code of the school's file.
    pub lecturer: Option<String>,
    /// Where a program acts for the account: what it may do of what the account may.
    pub only: Option<Vec<Act>>,
}

impl Actor {
    /// Whoever runs the command line.
    pub fn local_administrator() -> Actor {
        Actor::new("local administrator", Role::LocalAdministrator)
    }

    /// An account of a role that is about no unit and no person.
    pub fn new(account: &str, role: Role) -> Actor {
        Actor { account: account.to_owned(), role, unit: None, person: None, lecturer: None, only: None }
    }
}

/// What an account of its role must say and does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lacks {
    /// Of which unit.
    Unit,
    /// Whose.
    Person,
    /// Which lecturer's.
    Lecturer,
}

impl Actor {
    /// What is missing for the acts of the role.
    pub fn lacks(&self) -> Option<Lacks> {
        let needs = |wanted: Reach| Act::ALL.iter().any(|act| reach(self.role, *act) == wanted);
        match (self.unit, self.person) {
            (None, _) if needs(Reach::Unit) => Some(Lacks::Unit),
            (_, None) if needs(Reach::Own) => Some(Lacks::Person),
            _ if needs(Reach::Lessons) && self.lecturer.is_none() => Some(Lacks::Lecturer),
            _ => None,
        }
    }
}

/// Fewest characters of a password: NIST SP 800-63B asks for eight beside a second proof, for fifteen alone; this is between.
const PASSWORD_LETTERS_MIN: usize = 12;

/// Whether a password is long enough; else how long it must be.
pub fn password_suits(password: &str) -> Result<(), usize> {
    if password.chars().count() >= PASSWORD_LETTERS_MIN { Ok(()) } else { Err(PASSWORD_LETTERS_MIN) }
}

/// That an act is not allowed to a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotAllowed {
    /// The role.
    pub role: Role,
    /// The act.
    pub act: Act,
}

/// Scope (phạm vi): whom an act of an actor may concern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// The whole province.
    Province,
    /// Who holds a post in the unit or in what belongs to it.
    Unit(UnitId),
    /// The person alone.
    Person(PersonId),
    /// What the lecturer of the account teaches; none of the people.
    Lessons,
}

impl Scope {
    /// The record with nobody in it but whom the scope takes in; nothing where it is the whole.
    fn cut(self, record: &Record) -> Option<Record> {
        match self {
            Scope::Province => None,
            Scope::Lessons => Some(record.with_only(|_| false)),
            Scope::Person(person) => Some(record.with_only(|official| official.id == person)),
            Scope::Unit(unit) => {
                let units: HashSet<UnitId> = record.parts_of(vec![unit]).into_iter().collect();
                let posted =
                    |official: &Official| official.holdings.iter().any(|held| units.contains(&held.value.unit));
                Some(record.with_only(posted))
            }
        }
    }
}

/// How far an act of a role reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reach {
    Nowhere,
    Lessons,
    Own,
    Unit,
    Province,
}

/// The table. Whoever changes it changes what people may see and do.
fn reach(role: Role, act: Act) -> Reach {
    use Act as A;
    match role {
        Role::LocalAdministrator => Reach::Province,
        Role::ProvinceOfficer => match act {
            A::ImportSchool | A::TimetableYear | A::Migrate | A::Accounts => Reach::Nowhere,
            _ => Reach::Province,
        },
        Role::CommuneOfficer => match act {
            A::SeePeople | A::SeePerson | A::Reveal | A::Review | A::Why | A::Correct | A::SeePlan => Reach::Unit,
            A::SeeRules => Reach::Province,
            _ => Reach::Nowhere,
        },
        Role::SchoolOffice => match act {
            A::ImportSchool
            | A::TimetableYear
            | A::TimetablePapers
            | A::SeeTeaching
            | A::Papers
            | A::SeePlan
            | A::SeeRules => Reach::Province,
            _ => Reach::Nowhere,
        },
        Role::Official => match act {
            A::SeePerson | A::Why | A::Reveal | A::SeePlan => Reach::Own,
            A::SeeRules => Reach::Province,
            _ => Reach::Nowhere,
        },
        Role::Auditor => match act {
            A::SeePeople
            | A::SeePerson
            | A::Review
            | A::Why
            | A::SeeRules
            | A::TimetablePapers
            | A::Papers
            | A::SeePlan
            | A::Verify => Reach::Province,
            _ => Reach::Nowhere,
        },
        Role::Lecturer => match act {
            A::SeeTeaching => Reach::Lessons,
            A::SeeRules => Reach::Province,
            _ => Reach::Nowhere,
        },
    }
}

/// Whom the act of the actor may concern; an actor without the unit or the person its role is about may do nothing there.
pub fn may(actor: &Actor, act: Act) -> Result<Scope, NotAllowed> {
    let withheld = actor.only.as_ref().is_some_and(|only| !only.contains(&act));
    let scope = match reach(actor.role, act) {
        _ if withheld => None,
        Reach::Nowhere => None,
        Reach::Lessons => actor.lecturer.as_ref().map(|_| Scope::Lessons),
        Reach::Own => actor.person.map(Scope::Person),
        Reach::Unit => actor.unit.map(Scope::Unit),
        Reach::Province => Some(Scope::Province),
    };
    scope.ok_or(NotAllowed { role: actor.role, act })
}

/// Sight (phạm vi xem): a kind of fact in a proof that not everybody who may see the verdict may see.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sight {
    /// Grades of the yearly evaluation.
    Grades,
    /// Discipline and pending cases.
    Discipline,
    /// Membership of the Party.
    Party,
    /// Ethnicity.
    Ethnicity,
    /// Planned titles, and what is judged for them.
    Pool,
}

impl Sight {
    /// Every kind.
    pub const ALL: [Sight; 5] = [Sight::Grades, Sight::Discipline, Sight::Party, Sight::Ethnicity, Sight::Pool];

    /// The kind a fact belongs to, if it is not open to all who may see the verdict.
    fn of(says: &Says) -> Option<Sight> {
        match says {
            Says::Graded(..) => Some(Sight::Grades),
            Says::Disciplined { .. } => Some(Sight::Discipline),
            Says::PartyMember(_) => Some(Sight::Party),
            Says::Ethnicity => Some(Sight::Ethnicity),
            Says::Planned(_) => Some(Sight::Pool),
            _ => None,
        }
    }
}

/// Whether a role sees a kind of fact.
pub fn sees(role: Role, sight: Sight) -> bool {
    match role {
        Role::LocalAdministrator | Role::ProvinceOfficer => true,
        Role::SchoolOffice | Role::Lecturer => false,
        // Whoever answers for a unit's people knows how they were graded; who is in the pool is the province's.
        Role::CommuneOfficer => !matches!(sight, Sight::Pool),
        // Everybody may know what is kept of them; a plan that is not public is not theirs to see.
        Role::Official => !matches!(sight, Sight::Pool),
        // Auditors check whether the law was kept; who is in the pool and what somebody believes is not theirs to see.
        Role::Auditor => matches!(sight, Sight::Grades | Sight::Discipline),
    }
}

/// The record as the actor may see it: nobody beyond the scope, and no planned titles where the role may not know them, so that
/// nothing that is judged from it can tell; nothing where it is the whole record.
pub fn seen(actor: &Actor, scope: Scope, record: &Record) -> Option<Record> {
    let cut = scope.cut(record);
    if sees(actor.role, Sight::Pool) {
        return cut;
    }
    Some(cut.unwrap_or_else(|| record.clone()).without_pool())
}

/// The verdict as the actor may see it: outcome and law stay, what a withheld fact says and its paper do not.
pub fn shown(actor: &Actor, mut verdict: Verdict) -> Verdict {
    verdict.proof.for_each_used(&mut |used| {
        if Sight::of(&used.says).is_some_and(|sight| !sees(actor.role, sight)) {
            used.says = Says::Withheld;
            used.document = None;
            used.source = None;
        }
    });
    verdict
}

#[cfg(test)]
mod tests;
