//! The sample school's year: two sites, one programme, and a few seats fewer than are needed, as in life.

use std::fmt::Write;

use fastrand::Rng;

use super::names;

/// Learners of a usual class.
const CLASS_SEATS: usize = 50;

/// Of a hundred people about 16 to 19 need intermediate theory; the school has seats for so many.
const SEATS_PER_HUNDRED_PEOPLE: usize = 15;

/// The file of a year.
pub(super) fn year_file(rng: &mut Rng, year: i16, people: usize, communes: usize) -> String {
    let seats = (people * SEATS_PER_HUNDRED_PEOPLE).div_ceil(100).max(4);
    let classes = seats.div_ceil(CLASS_SEATS).max(2);
    let seats_max = seats.div_ceil(classes);
    let mut file = format!(
        r#"# DỮ LIỆU MẪU – không phải trường thật. Sample data.
school = "Trường Chính trị tỉnh (mẫu)"
year = {year}
budget_vnd = {budget}
travel_elsewhere_vnd = 300_000

[[site]]
code = "CS1"
name = "Cơ sở 1 (mẫu)"

[[site]]
code = "CS2"
name = "Cơ sở 2 (mẫu)"

[[programme]]
code = "TC-LLCT"
name = "Trung cấp lý luận chính trị"
gives = {{ subject = "theory", level = "intermediate" }}
"#,
        budget = classes as i64 * 150_000_000,
    );
    for class in 0..classes {
        let site = class % 2 + 1;
        // Odd classes meet at weekends over ten months, even ones full time over half a year; they begin through the year.
        let (weekdays, weeks) = if class % 2 == 1 { ("weekdays = [6, 7]\n", 40) } else { ("", 24) };
        let month = 1 + (class * 2) % 9;
        let _ = write!(
            file,
            r#"
[[class]]
code = "K{number:02}"
programme = "TC-LLCT"
site = "CS{site}"
{weekdays}starts = {year}-{month:02}-{day:02}
weeks = {weeks}
seats_min = {seats_min}
seats_max = {seats_max}
open_cost_vnd = {open}
"#,
            number = class + 1,
            day = rng.u32(3..25),
            seats_min = (seats_max / 2).max(2),
            open = 1_000_000 * (seats_max as i64) + 20_000_000,
        );
    }
    for commune in 0..communes {
        for site in ["CS1", "CS2"] {
            let cost = 10_000 * rng.i64(4..60);
            let unit = names::commune(commune);
            let _ = write!(file, "\n[[travel]]\nunit = \"{unit}\"\nsite = \"{site}\"\ncost_vnd = {cost}\n");
        }
    }
    file
}
