//! Access (quyền): who may do what, as one table.
//!
//! Every act asks here before it loads anything that is not its own. The table is printed by a test, so a change of rights
//! is a change of a file that a reviewer reads.

use serde::{Deserialize, Serialize};

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
    /// Take in the school's year.
    ImportSchool,
    /// Review people against the standards.
    Review,
    /// See the whole proof of one person's verdict.
    Why,
    /// Make a draft of the annual plan.
    PlanYear,
    /// Hand over the papers of a plan.
    Papers,
    /// Verify the log against the records.
    Verify,
    /// Bring the database to this version.
    Migrate,
}

impl Act {
    /// Every act.
    pub const ALL: [Act; 8] = [
        Act::ImportPeople,
        Act::ImportSchool,
        Act::Review,
        Act::Why,
        Act::PlanYear,
        Act::Papers,
        Act::Verify,
        Act::Migrate,
    ];

    /// The code it is logged under.
    pub fn code(self) -> &'static str {
        match self {
            Act::ImportPeople => "import_people",
            Act::ImportSchool => "import_school",
            Act::Review => "review",
            Act::Why => "why",
            Act::PlanYear => "plan_year",
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
        Role::ProvinceOfficer => !matches!(act, Act::ImportSchool | Act::Migrate),
        Role::SchoolOffice => matches!(act, Act::ImportSchool | Act::Papers),
        Role::Auditor => matches!(act, Act::Review | Act::Why | Act::Papers | Act::Verify),
    };
    if allowed { Ok(()) } else { Err(NotAllowed { role: actor.role, act }) }
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
            LocalAdministrator: import_people, import_school, review, why, plan_year, papers, verify, migrate
            ProvinceOfficer: import_people, review, why, plan_year, papers, verify
            SchoolOffice: import_school, papers
            Auditor: review, why, papers, verify
        "#]]
        .assert_eq(&table);
    }
}
