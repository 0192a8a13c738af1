//! Access (quyền): who may do what, as one table.
//!
//! Every act asks here before it loads anything that is not its own. The table is printed by a test, so a change of rights
//! is a change of a file that a reviewer reads.

use serde::{Deserialize, Serialize};

use crate::standard::{Says, Verdict};

/// Role (vai trò) of whoever acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Local administrator (quản trị tại máy): whoever runs the program on the machine that holds the database.
    LocalAdministrator,
    /// Organisation officer of the province (cán bộ tổ chức).
    ProvinceOfficer,
    /// Office of the provincial school (phòng đào tạo).
    SchoolOffice,
    /// Auditor (thanh tra, kiểm tra): reads and verifies, changes nothing.
    Auditor,
}

impl Role {
    /// Every role.
    pub const ALL: [Role; 4] = [Role::LocalAdministrator, Role::ProvinceOfficer, Role::SchoolOffice, Role::Auditor];
}

/// Act (việc): what is done, one for each file of acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// Take in workbooks of people.
    ImportPeople,
    /// Take back what was taken in.
    UndoImport,
    /// Take in the school's year.
    ImportSchool,
    /// Hand out the record of people, with what is sensitive in it.
    Export,
    /// Review people against the standards.
    Review,
    /// See the whole proof of one person's verdict.
    Why,
    /// Merge, split and end units.
    Reorganise,
    /// Make a draft of the annual plan.
    PlanYear,
    /// Make the timetable of a year.
    TimetableYear,
    /// Hand over the timetable.
    TimetablePapers,
    /// Hand over the papers of a plan.
    Papers,
    /// Verify the log against the records.
    Verify,
    /// Bring the database to this version.
    Migrate,
}

impl Act {
    /// Every act.
    pub const ALL: [Act; 13] = [
        Act::ImportPeople,
        Act::UndoImport,
        Act::ImportSchool,
        Act::Export,
        Act::Review,
        Act::Why,
        Act::Reorganise,
        Act::PlanYear,
        Act::TimetableYear,
        Act::TimetablePapers,
        Act::Papers,
        Act::Verify,
        Act::Migrate,
    ];

    /// The code it is logged under.
    pub fn code(self) -> &'static str {
        match self {
            Act::ImportPeople => "import_people",
            Act::UndoImport => "undo_import",
            Act::ImportSchool => "import_school",
            Act::Export => "export",
            Act::Review => "review",
            Act::Why => "why",
            Act::Reorganise => "reorganise",
            Act::PlanYear => "plan_year",
            Act::TimetableYear => "timetable_year",
            Act::TimetablePapers => "timetable_papers",
            Act::Papers => "papers",
            Act::Verify => "verify",
            Act::Migrate => "migrate",
        }
    }
}

/// Actor (người thực hiện): who acts, under a name the log may keep.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// Account name or role; never a person's name.
    pub account: String,
    /// Role.
    pub role: Role,
}

impl Actor {
    /// Whoever runs the command line.
    pub fn local_administrator() -> Actor {
        Actor { account: "local administrator".to_owned(), role: Role::LocalAdministrator }
    }
}

/// That an act is not allowed to a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAllowed {
    /// The role.
    pub role: Role,
    /// The act.
    pub act: Act,
}

/// Whether the actor may do this.
pub fn may(actor: &Actor, act: Act) -> Result<(), NotAllowed> {
    let allowed = match actor.role {
        Role::LocalAdministrator => true,
        Role::ProvinceOfficer => !matches!(act, Act::ImportSchool | Act::TimetableYear | Act::Migrate),
        Role::SchoolOffice => {
            matches!(act, Act::ImportSchool | Act::TimetableYear | Act::TimetablePapers | Act::Papers)
        }
        Role::Auditor => matches!(act, Act::Review | Act::Why | Act::TimetablePapers | Act::Papers | Act::Verify),
    };
    if allowed { Ok(()) } else { Err(NotAllowed { role: actor.role, act }) }
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
        Role::SchoolOffice => false,
        // Auditors check whether the law was kept; who is in the pool and what somebody believes is not theirs to see.
        Role::Auditor => matches!(sight, Sight::Grades | Sight::Discipline),
    }
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
mod tests {
    use expect_test::expect;

    use super::*;

    /// The whole table; whoever changes it changes what people may see and do.
    #[test]
    fn the_table_of_roles_and_acts() {
        let mut table = String::new();
        for role in Role::ALL {
            let actor = Actor { account: "trial".to_owned(), role };
            let acts = Act::ALL.iter().filter(|act| may(&actor, **act).is_ok());
            let acts: Vec<&str> = acts.map(|act| act.code()).collect();
            table += &format!("{role:?}: {}\n", acts.join(", "));
        }
        expect![[r#"
            LocalAdministrator: import_people, undo_import, import_school, export, review, why, reorganise, plan_year, timetable_year, timetable_papers, papers, verify, migrate
            ProvinceOfficer: import_people, undo_import, export, review, why, reorganise, plan_year, timetable_papers, papers, verify
            SchoolOffice: import_school, timetable_year, timetable_papers, papers
            Auditor: review, why, timetable_papers, papers, verify
        "#]]
        .assert_eq(&table);
    }

    /// And of what they see in a proof.
    #[test]
    fn the_table_of_roles_and_sights() {
        let mut table = String::new();
        for role in Role::ALL {
            let seen: Vec<String> =
                Sight::ALL.iter().filter(|sight| sees(role, **sight)).map(|sight| format!("{sight:?}")).collect();
            let seen = if seen.is_empty() { "nothing".to_owned() } else { seen.join(", ") };
            table += &format!("{role:?}: {seen}\n");
        }
        expect![[r#"
            LocalAdministrator: Grades, Discipline, Party, Ethnicity, Pool
            ProvinceOfficer: Grades, Discipline, Party, Ethnicity, Pool
            SchoolOffice: nothing
            Auditor: Grades, Discipline
        "#]]
        .assert_eq(&table);
    }
}
