//! The sample school's year: two sites, twelve rooms, three faculties with forty lecturers and a guest, and a few seats fewer than are
//! needed, as in life. Its programmes, modules and lessons are settings of the sample, not of any text.

use std::fmt::Write as _;

use fastrand::Rng;
use words::Date;

use super::units::Units;
use super::{Sample, notice};
use crate::mess::content::Content;
use crate::mess::person::pick;

/// Lecturers of the school.
const LECTURERS: usize = 40;

/// People for whom the classes of the table are; a smaller sample has as many fewer seats.
const PEOPLE: usize = Sample::PEOPLE;

/// The file of the year.
pub(super) fn write(units: &Units, sample: &Sample) -> String {
    let mut text = format!("# {}\n", notice());
    // Writing to a text does not fail.
    let _ = all(&mut text, units, sample);
    text
}

fn all(text: &mut String, units: &Units, sample: &Sample) -> std::fmt::Result {
    let mut rng = Rng::with_seed(sample.seed ^ 0x5c);
    let year = sample.year;
    // Money and places follow the size of the sample.
    let scaled = |whole: usize| (whole * sample.people).div_ceil(PEOPLE);
    writeln!(text, "school = \"Trường Chính trị tỉnh (mẫu)\"\nyear = {year}")?;
    writeln!(text, "budget_vnd = {}", scaled(4_200) as u64 * 1_000_000)?;
    writeln!(text, "travel_elsewhere_vnd = 300_000\nfull_time_places = {}", scaled(520).max(60))?;
    // The summer holiday stands in the table for one year.
    text.push_str(&include_str!("../../data/school.toml").replace("2027-", &format!("{year}-")));
    let content = Content::load();
    let faculties = ["XDD", "NNPL", "LLCS"];
    for at in 0..LECTURERS {
        let male = rng.bool();
        let sex = if male { "male" } else { "female" };
        let part = |rng: &mut Rng, path: &str| pick(rng, &content.list(path)).to_owned();
        let (family, middle, given) = (
            part(&mut rng, "family"),
            part(&mut rng, &format!("middle_{sex}")),
            part(&mut rng, &format!("given_{sex}")),
        );
        let faculty = faculties[at % faculties.len()];
        let rank = ["lecturer", "lecturer", "lecturer", "principal", "principal", "senior"][at % 6];
        let teaches = teaches(faculty, at);
        writeln!(
            text,
            "\n[[lecturer]]\ncode = \"GV{:02}\"\nname = \"{family} {middle} {given} (mẫu)\"\nfaculty = \"{faculty}\"\n\
             rank = \"{rank}\"\nteaches = [{teaches}]",
            at + 1
        )?;
    }
    let guest = pick(&mut rng, &content.list("family")).to_owned();
    writeln!(
        text,
        "\n[[lecturer]]\ncode = \"TG01\"\nname = \"{guest} Khách (mẫu)\"\nfaculty = \"XDD\"\nteaches = [\"CN-1\"]\n\n\
         [[absence]]\nlecturer = \"GV05\"\nfrom = {year}-03-01\nuntil = {year}-03-15\n\n\
         [[room_closed]]\nroom = \"P104\"\nfrom = {year}-06-01\nuntil = {year}-07-01\nwhy = \"Sửa chữa (mẫu)\""
    )?;
    classes(text, sample)?;
    for commune in &units.communes {
        for site in ["CS1", "CS2"] {
            let cost = 10_000 * rng.i64(4..40);
            writeln!(text, "\n[[travel]]\nunit = \"{}\"\nsite = \"{site}\"\ncost_vnd = {cost}", commune.name)?;
        }
    }
    Ok(())
}

/// Each lecturer teaches two or three modules of the faculty.
fn teaches(faculty: &str, at: usize) -> String {
    let modules: &[&str] = match faculty {
        "XDD" => &["TC-1", "TC-2", "LD-1", "BD-1"],
        "NNPL" => &["TC-3", "CV-1", "CV-2", "LD-2", "CDS-1"],
        _ => &["TC-4", "TC-5", "TC-6", "MT-1"],
    };
    let each: Vec<String> = (0..3).map(|more| format!("\"{}\"", modules[(at / 3 + more) % modules.len()])).collect();
    each.join(", ")
}

/// A kind of class: programme, code, how many, full time, weeks, seats, the least, the first month, months between, cost in
/// millions.
struct Kind(&'static str, &'static str, usize, bool, u32, usize, usize, u32, u32, u32);

/// What the whole province's school offers: 38 classes.
const KINDS: [Kind; 8] = [
    Kind("TC-LLCT", "K", 5, true, 24, 60, 30, 1, 2, 140),
    Kind("TC-LLCT", "V", 3, false, 54, 65, 35, 1, 1, 110),
    Kind("CV", "CV", 1, true, 8, 40, 15, 4, 3, 60),
    Kind("LD-CP", "LD", 6, true, 5, 60, 30, 2, 2, 60),
    Kind("BD-LD", "BL", 4, true, 1, 120, 40, 3, 2, 45),
    Kind("BD-CM", "BC", 12, true, 1, 150, 50, 2, 1, 45),
    Kind("BD-MT", "BM", 4, false, 3, 110, 40, 4, 2, 35),
    Kind("BD-CDS", "CD", 3, false, 3, 70, 20, 5, 2, 30),
];

fn classes(text: &mut String, sample: &Sample) -> std::fmt::Result {
    for Kind(programme, code, count, full_time, weeks, seats, least, first, between, millions) in KINDS {
        // A small sample has the same kinds of class: fewer of them, then smaller ones.
        let count_here = (count * sample.people).div_ceil(PEOPLE);
        let all = (count * seats * sample.people).div_ceil(PEOPLE);
        let whole = seats as u64;
        let seats = all.div_ceil(count_here).max(6);
        for at in 0..count_here {
            let month = 1 + (first - 1 + between * at as u32) % 11;
            let day = 4 + (at as u32 * 7) % 20;
            let site = 1 + (at + count) % 2;
            let admission = if programme == "TC-LLCT" && at % 3 == 0 { "\nadmission = \"exam\"" } else { "" };
            let weekdays = if full_time { "" } else { "\nweekdays = [6, 7]" };
            let year = sample.year;
            // The last weekend classes rest on a permission of their own.
            let off_plan = if code == "CD" && at + 1 == count_here {
                format!("\noff_plan = {{ number = \"12-CV/TU (mẫu)\", issued = \"{year}-01-15\" }}")
            } else {
                String::new()
            };
            let starts = teaching_day(year, month, day, full_time);
            if programme == "BD-LD" {
                let end = starts.saturating_add(jiff::Span::new().weeks(i64::from(weeks)));
                writeln!(text, "\n[[visit]]\nlecturer = \"TG01\"\nfrom = {starts}\nuntil = {end}")?;
            }
            writeln!(
                text,
                "\n[[class]]\ncode = \"{code}{:02}\"\nprogramme = \"{programme}\"\nsite = \"CS{site}\"{weekdays}\n\
                 starts = {}\nweeks = {weeks}\nseats_min = {}\nseats_max = {seats}\nopen_cost_vnd = {}{admission}{off_plan}",
                at + 1,
                starts,
                least.min(seats / 2).max(2),
                u64::from(millions) * 1_000_000 * seats as u64 / whole
            )?;
        }
    }
    Ok(())
}

/// The first Monday, or Saturday for weekend classes, from a day on; what would begin in the summer holiday or around Tết begins
/// behind it.
fn teaching_day(year: i16, month: u32, day: u32, full_time: bool) -> Date {
    let date = |month, day| Date::new(year, month, day).unwrap_or(Date::MIN);
    let holidays = [(date(1, 25), date(2, 15)), (date(7, 19), date(8, 2))];
    let first = Date::new(year, month as i8, day as i8).unwrap_or(Date::MIN);
    let wanted = if full_time { jiff::civil::Weekday::Monday } else { jiff::civil::Weekday::Saturday };
    let from = |first: Date| first.saturating_add(jiff::Span::new().days(i64::from(first.weekday().until(wanted))));
    let begins = from(first);
    holidays.into_iter().find(|(first, end)| (*first..*end).contains(&begins)).map_or(begins, |(_, end)| from(end))
}
