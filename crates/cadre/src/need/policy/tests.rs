//! What a policy weighs, and which policies are refused.

use super::*;

const TITLES: &str =
    "[[title]]\ncode='bi-thu'\nvi='Bí thư'\nen='Secretary'\nstaff='official'\nverified=true\nsource='trial'\n";
const POLICY: &str = "name='Trial'\nsigned_by=''\naway_percent_max=20\naway_people_min=1\nwaited_percent=50\n
    [[priority]]\ncode='yearly'\norigins=['yearly']\npenalty_vnd=10\n
    [[priority]]\ncode='leaders'\ntitles=['bi-thu']\npenalty_vnd=60\n[[priority]]\ncode='others'\npenalty_vnd=30\n
    [[apart]]\ntitles=['bi-thu']\naway_max=1\n[[floor]]\nof={ young={ age_max=40 } }\npercent=30\n";

fn read(text: &str) -> Result<Policy, PackError> {
    let titles = Titles::read(Pack { file: "titles.toml", text: TITLES }).unwrap();
    Policy::read(Pack { file: "policy.toml", text }, &titles)
}

#[test]
fn the_first_priority_that_fits_title_and_origin_counts() {
    let policy = read(POLICY).unwrap();
    let (leader, clerk): (TitleCode, TitleCode) = ("bi-thu".into(), "van-thu".into());
    assert_eq!(policy.penalty_vnd([&leader], Origin::Held, 0), 60);
    assert_eq!(policy.penalty_vnd([&clerk, &leader], Origin::Held, 0), 60);
    assert_eq!(policy.penalty_vnd([&clerk], Origin::Planned, 0), 30);
    assert_eq!(policy.penalty_vnd([&leader], Origin::Yearly, 0), 10);
    assert_eq!(policy.penalty_vnd([], Origin::Requested, 0), 30);
}

#[test]
fn each_year_of_waiting_makes_a_need_heavier() {
    let policy = read(&POLICY.replace("penalty_vnd=60", "penalty_vnd=6000")).unwrap();
    let leader: TitleCode = "bi-thu".into();
    let after = |years| policy.penalty_vnd([&leader], Origin::Held, years);
    assert_eq!((after(0), after(1), after(2)), (6000, 9000, 12000));
}

#[test]
fn the_share_away_is_rounded_down_but_one_may_always_go() {
    let policy = read(POLICY).unwrap();
    assert_eq!((policy.away_max(0), policy.away_max(4), policy.away_max(9), policy.away_max(10)), (1, 1, 1, 2));
}

#[test]
fn a_policy_that_cannot_be_meant_is_refused_with_its_place() {
    let problem = |from: &str, to: &str| read(&POLICY.replace(from, to)).unwrap_err().problem;
    assert!(problem("code='others'\n", "code='others'\ntitles=['bi-thu']\n").contains("for all others"));
    assert!(problem("'bi-thu'", "'bi-thu-x'").contains("bi-thu-x"));
    assert!(problem("=20", "=101").contains("100 percent"));
    assert!(problem("away_max=1", "away_max=0").contains("at least one"));
    assert!(problem("percent=30", "percent=130").contains("100 percent"));
    assert!(problem("waited_percent=50", "waited_percent=5000").contains("1000"));
    let twice = format!("{POLICY}[[floor]]\nof={{ young={{ age_max=40 }} }}\npercent=10\n");
    assert!(read(&twice).unwrap_err().problem.contains("twice"));
}
