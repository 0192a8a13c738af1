//! The policy: who waits longer when not everybody can go, as a published file with a signatory.

use serde::{Deserialize, Serialize};
use toml::Spanned;

use crate::pack::{Pack, PackError};
use crate::record::{TitleCode, Titles};

/// Đồng a penalty may be: a thousand billion weighs more than any cost of a place, and sums stay far from overflow.
const PENALTY_VND_MAX: i64 = 1_000_000_000_000;

/// Weighing policy (chính sách ưu tiên): penalties for letting a need wait, and how empty a unit may become.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Policy {
    /// Name, shown on every plan.
    pub name: String,
    /// Who signed it; empty for the sample policy.
    pub signed_by: String,
    /// The priorities, highest first.
    pub priorities: Vec<Priority>,
    /// Of a unit's people at most this share is away full time in one week, whole percent, rounded down.
    pub away_percent_max: u8,
    /// But in any case so many may be, or nobody of a small unit could ever study.
    pub away_people_min: u32,
}

/// One priority (mức ưu tiên): for holders of some titles, or for all others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Priority {
    /// Code.
    pub code: String,
    /// Titles it is for; empty for all others.
    pub titles: Vec<TitleCode>,
    /// What it weighs to let one such need wait a year, đồng; nobody pays it.
    pub penalty_vnd: i64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    name: String,
    signed_by: String,
    away_percent_max: Spanned<u8>,
    away_people_min: u32,
    priority: Vec<WrittenPriority>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenPriority {
    code: String,
    #[serde(default)]
    titles: Vec<Spanned<String>>,
    penalty_vnd: Spanned<i64>,
}

impl Policy {
    /// Reads a policy. The last priority must be the one for all others, so that every need has a weight.
    pub fn read(pack: Pack<'_>, titles: &Titles) -> Result<Policy, PackError> {
        let written: Written = pack.read()?;
        if *written.away_percent_max.as_ref() > 100 {
            return Err(pack.at(&written.away_percent_max, "a share is at most 100 percent".to_owned()));
        }
        let last = written.priority.len().saturating_sub(1);
        let mut priorities = Vec::new();
        for (at, priority) in written.priority.iter().enumerate() {
            if priority.titles.is_empty() != (at == last) {
                let problem = "the last priority, and only the last, names no titles: it is for all others".to_owned();
                return Err(pack.at(&priority.penalty_vnd, problem));
            }
            if !(0..=PENALTY_VND_MAX).contains(priority.penalty_vnd.as_ref()) {
                let problem = format!("a penalty is from 0 to {PENALTY_VND_MAX} VND");
                return Err(pack.at(&priority.penalty_vnd, problem));
            }
            let mut codes = Vec::new();
            for title in &priority.titles {
                let code = TitleCode::from(title.as_ref().as_str());
                if titles.get(&code).is_none() {
                    return Err(pack.at(title, format!("no title \"{code}\" in titles.toml")));
                }
                codes.push(code);
            }
            let penalty_vnd = *priority.penalty_vnd.as_ref();
            priorities.push(Priority { code: priority.code.clone(), titles: codes, penalty_vnd });
        }
        Ok(Policy {
            name: written.name,
            signed_by: written.signed_by,
            priorities,
            away_percent_max: *written.away_percent_max.as_ref(),
            away_people_min: written.away_people_min,
        })
    }

    /// What it weighs, in đồng, to let a need of a holder of this title wait.
    pub fn penalty_vnd(&self, title: &TitleCode) -> i64 {
        let fits = |priority: &&Priority| priority.titles.is_empty() || priority.titles.contains(title);
        self.priorities.iter().find(fits).map_or(0, |priority| priority.penalty_vnd)
    }

    /// How many of a unit's people may be away full time in one week.
    pub fn away_max(&self, people: usize) -> usize {
        (people * usize::from(self.away_percent_max) / 100).max(self.away_people_min as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TITLES: &str =
        "[[title]]\ncode='bi-thu'\nvi='Bí thư'\nen='Secretary'\nstaff='official'\nverified=true\nsource='trial'\n";
    const POLICY: &str = "name='Trial'\nsigned_by=''\naway_percent_max=20\naway_people_min=1\n
        [[priority]]\ncode='leaders'\ntitles=['bi-thu']\npenalty_vnd=60\n[[priority]]\ncode='others'\npenalty_vnd=30\n";

    fn read(text: &str) -> Result<Policy, PackError> {
        let titles = Titles::read(Pack { file: "titles.toml", text: TITLES }).unwrap();
        Policy::read(Pack { file: "policy.toml", text }, &titles)
    }

    #[test]
    fn a_title_without_a_priority_of_its_own_has_the_last_one() {
        let policy = read(POLICY).unwrap();
        assert_eq!(policy.penalty_vnd(&"bi-thu".into()), 60);
        assert_eq!(policy.penalty_vnd(&"van-thu".into()), 30);
    }

    #[test]
    fn the_share_away_is_rounded_down_but_one_may_always_go() {
        let policy = read(POLICY).unwrap();
        assert_eq!((policy.away_max(0), policy.away_max(4), policy.away_max(9), policy.away_max(10)), (1, 1, 1, 2));
    }

    #[test]
    fn a_policy_that_leaves_somebody_without_a_weight_is_refused() {
        let error = read(&POLICY.replace("code='others'\n", "code='others'\ntitles=['bi-thu']\n")).unwrap_err();
        assert!(error.problem.contains("for all others"), "{error}");
        assert!(read(&POLICY.replace("'bi-thu'", "'bi-thu-x'")).unwrap_err().problem.contains("bi-thu-x"));
        assert!(read(&POLICY.replace("=20", "=101")).unwrap_err().problem.contains("100 percent"));
    }
}
