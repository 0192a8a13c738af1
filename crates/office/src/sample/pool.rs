//! The approved planning pool of the sample, with the grades of the last two years, as a people file.

use std::fmt::Write as _;

use cadre::record::Sex;
use fastrand::Rng;
use words::Date;

use super::people::Who;

/// Of the heads and specialists, one in so many stands in the pool for a higher title.
const ONE_IN: u8 = 4;

/// The titles they are planned for; three people for one title is the limit, which the sample keeps.
const PLANNED: [&str; 6] = [
    "chu-tich-ubnd",
    "pho-chu-tich-ubnd",
    "chu-tich-hdnd",
    "pho-chu-tich-hdnd",
    "pho-bi-thu-dang-uy",
    "bi-thu-dang-uy",
];

/// Ranks from which people are planned for a higher title: below the leaders.
const FIRST_RANK: usize = 12;

/// The file while it grows.
pub(super) struct Pool {
    rng: Rng,
    text: String,
    approved: Date,
}

impl Pool {
    /// An empty pool, approved in the spring before the lists.
    pub(super) fn new(seed: u64, today: Date) -> Pool {
        let approved = Date::new(today.year(), 3, 15).unwrap_or(today).min(today);
        let text = "# DỮ LIỆU MẪU – không phải người thật\n".to_owned();
        Pool { rng: Rng::with_seed(seed ^ 0x51), text, approved }
    }

    /// The text of the file.
    pub(super) fn file(self) -> String {
        self.text
    }
}

/// Adds the people of a commune: who is planned for what, and how their last two years were graded.
pub(super) fn people(pool: &mut Pool, unit: &str, who: &[Who], today: Date) {
    let mut next = 0;
    for one in who {
        let planned = one.rank >= FIRST_RANK && pool.rng.u8(0..ONE_IN) == 0 && next < PLANNED.len();
        let title = planned.then(|| PLANNED[next]);
        next += usize::from(planned);
        person(pool, unit, one, title, today);
    }
}

fn person(pool: &mut Pool, unit: &str, who: &Who, title: Option<&str>, today: Date) {
    let sex = if who.sex == Sex::Female { "female" } else { "male" };
    let joined = who.birth.earliest().year() + 25;
    let grades =
        [1, 2].map(|back| format!("{{ year = {}, grade = \"{}\" }}", today.year() - back, grade(&mut pool.rng)));
    // Writing to a text does not fail.
    let _ = write!(
        pool.text,
        "\n[[person]]\nname = \"{}\"\nsex = \"{sex}\"\nborn = \"{}\"\nnumber = \"{}\"\nunit = \"{unit}\"\n\
         party_full = \"{joined}\"\nevaluations = [{}]\n",
        who.name,
        who.birth,
        who.number,
        grades.join(", ")
    );
    if let Some(title) = title {
        let approved = pool.approved;
        let _ = writeln!(
            pool.text,
            "planned = [{{ title = \"{title}\", from = {approved}, decision = \"15-QĐ/TU (mẫu)\", decided = \"{approved}\" }}]"
        );
    }
}

/// Of a hundred grades: fifteen excellent, seventy-three good, ten completed, two not.
fn grade(rng: &mut Rng) -> &'static str {
    match rng.u8(0..100) {
        0..15 => "excellent",
        15..88 => "good",
        88..98 => "completed",
        _ => "not_completed",
    }
}
