//! The tables of rights, printed.

use expect_test::expect;

use super::*;

/// The whole table: where each act of each role reaches.
#[test]
fn the_table_of_roles_and_acts() {
    let mut table = String::new();
    for role in Role::ALL {
        table += &format!("{role:?}\n");
        for reach_of in [Reach::Province, Reach::Unit, Reach::Own, Reach::Lessons] {
            let acts: Vec<&str> =
                Act::ALL.iter().filter(|act| reach(role, **act) == reach_of).map(|act| act.code()).collect();
            if !acts.is_empty() {
                table += &format!("  {reach_of:?}: {}\n", acts.join(", "));
            }
        }
    }
    expect![[r#"
        LocalAdministrator
          Province: import_people, undo_import, import_school, export, see_people, see_person, reveal, review, why, see_rules, reorganise, plan_year, approve_plan, see_plan, correct, certify, disclose, timetable_year, timetable_papers, see_teaching, papers, verify, accounts, migrate
        ProvinceOfficer
          Province: import_people, undo_import, export, see_people, see_person, reveal, review, why, see_rules, reorganise, plan_year, approve_plan, see_plan, correct, certify, disclose, timetable_papers, see_teaching, papers, verify
        CommuneOfficer
          Province: see_rules
          Unit: see_people, see_person, reveal, review, why, see_plan, correct
        SchoolOffice
          Province: import_school, see_rules, see_plan, timetable_year, timetable_papers, see_teaching, papers
        Official
          Province: see_rules
          Own: see_person, reveal, why, see_plan
        Auditor
          Province: see_people, see_person, review, why, see_rules, see_plan, timetable_papers, papers, verify
        Lecturer
          Province: see_rules
          Lessons: see_teaching
    "#]].assert_eq(&table);
}

#[test]
fn who_has_no_unit_or_person_may_do_nothing_there() {
    let actor = |role| Actor::new("trial", role);
    assert_eq!(
        may(&actor(Role::CommuneOfficer), Act::Review),
        Err(NotAllowed { role: Role::CommuneOfficer, act: Act::Review })
    );
    assert_eq!(may(&actor(Role::CommuneOfficer), Act::SeeRules), Ok(Scope::Province));
    assert!(may(&actor(Role::Official), Act::SeePerson).is_err());
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
        CommuneOfficer: Grades, Discipline, Party, Ethnicity
        SchoolOffice: nothing
        Official: Grades, Discipline, Party, Ethnicity
        Auditor: Grades, Discipline
        Lecturer: nothing
    "#]]
    .assert_eq(&table);
}
