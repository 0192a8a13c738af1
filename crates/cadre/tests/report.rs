//! Forms 10 and 12C and the quantities of an estimate, counted from small records by hand.

#![allow(clippy::unwrap_used)] // a test that cannot go on fails

mod support;

use cadre::pack::Pack;
use cadre::record::Record;
use cadre::report::{FormRow, RowWords, form_10, form_12c};
use cadre::school::{AnnualPlan, CostNorms, Per, ProgrammeCode, Seat, quantities};
use support::record_of;

const TODAY: &str = "2026-11-24";

const PEOPLE: &str = "[[unit]]\nname = 'Sở Thử'\nkind = 'office'
[[unit]]\nname = 'Xã Thử'
[[person]]\nname = 'Trần Thị An'\nsex = 'female'\nborn = '1996-11-24'\nunit = 'Xã Thử'\nethnicity = 'Tày'
holds = [{ title = 'cong-chuc' }]
evidence = [{ subject = 'professional', level = 'master' }, { subject = 'theory', level = 'intermediate' }]
planned = [{ title = 'chu-tich-ubnd', decision = '1-QĐ', decided = '2025-01-01' }, { title = 'bi-thu-doan', decision = '1-QĐ', decided = '2025-01-01' }]
[[person]]\nname = 'Lê Văn Bình'\nsex = 'male'\nborn = '1995-11-24'\nunit = 'Xã Thử'\nethnicity = 'Kinh'
holds = [{ title = 'cong-chuc' }]
evidence = [{ subject = 'professional', level = 'university' }, { subject = 'theory', level = 'advanced' }]
planned = [{ title = 'chu-tich-ubnd', decision = '1-QĐ', decided = '2025-01-01' }]
[[person]]\nname = 'Phạm Văn Cường'\nsex = 'male'\nborn = '1970'\nunit = 'Sở Thử'
holds = [{ title = 'cong-chuc' }]
";

const SCHOOL: &str = "school = 'Trường thử'\nyear = 2027\ntravel_elsewhere_vnd = 0
[[site]]\ncode = 'CS1'\nname = 'Cơ sở 1'
[[programme]]\ncode = 'TC'\nname = 'Trung cấp'\ngives = { subject = 'theory', level = 'intermediate' }
[[programme]]\ncode = 'KN'\nname = 'Kỹ năng'\nlessons = 40
[[class]]\ncode = 'T1'\nprogramme = 'TC'\nsite = 'CS1'\nstarts = 2027-03-01\nweeks = 2\nseats_min = 1\nseats_max = 9\nopen_cost_vnd = 0
[[class]]\ncode = 'T2'\nprogramme = 'TC'\nsite = 'CS1'\nstarts = 2027-03-01\nweeks = 2\nweekdays = [6, 7]\nseats_min = 1\nseats_max = 9\nopen_cost_vnd = 0
[[class]]\ncode = 'K1'\nprogramme = 'KN'\nsite = 'CS1'\nstarts = 2027-04-05\nweeks = 1\nseats_min = 1\nseats_max = 9\nopen_cost_vnd = 0
";

fn record() -> Record {
    record_of(PEOPLE, SCHOOL, TODAY.parse().unwrap())
}

/// The first two go to both classes of theory one by one, everybody to the third.
fn plan(record: &Record) -> AnnualPlan {
    let seat = |name: &str, class: &str, programme: &str| Seat {
        person: record.officials.iter().find(|official| official.name() == name).unwrap().id,
        class: class.to_owned(),
        programme: ProgrammeCode(programme.to_owned()),
        because: Vec::new(),
        penalty_vnd: 0,
        missed: None,
        pinned: false,
    };
    let mut plan = AnnualPlan::nothing(2027, TODAY.parse().unwrap());
    plan.seats = vec![
        seat("Trần Thị An", "T1", "TC"),
        seat("Phạm Văn Cường", "T1", "TC"),
        seat("Lê Văn Bình", "T2", "TC"),
        seat("Lê Văn Bình", "K1", "KN"),
    ];
    plan
}

fn cells(rows: &[FormRow], words: RowWords) -> Vec<Option<i64>> {
    rows.iter().find(|row| row.words == words).unwrap().cells.clone()
}

#[test]
fn form_10_counts_seats_by_tier_and_names_what_no_row_is_for() {
    let record = record();
    let form = form_10(&record, &plan(&record)).unwrap();
    let row = |words| cells(&form.rows, words);
    // All, province and of them leaders, district and leaders, commune; classes, of the province, elsewhere.
    let full_time = [Some(2), Some(1), None, Some(0), None, Some(1), Some(1), Some(1), None];
    assert_eq!(row(RowWords::TheoryIntermediateFull), full_time);
    let part_time = [Some(1), Some(0), None, Some(0), None, Some(1), Some(1), Some(1), None];
    assert_eq!(row(RowWords::TheoryIntermediatePart), part_time);
    assert_eq!(row(RowWords::TheoryAdvancedFull), [None; 9], "nothing stays blank, never zero");
    let [other] = &form.unplaced[..] else { panic!("{:?}", form.unplaced) };
    assert_eq!((other.programme.0.as_str(), other.seats, other.classes), ("KN", 1, 1));
}

#[test]
fn form_12c_counts_the_pool_by_age_sex_and_training() {
    let form = form_12c(&record(), TODAY.parse().unwrap()).unwrap();
    // Columns of the chair of the committee, and of the heads of the unions.
    let both = |words| (cells(&form.rows, words)[5], cells(&form.rows, words)[9]);
    for (words, expected) in [
        (RowWords::All, (2, 1)),
        (RowWords::Women, (1, 1)),
        (RowWords::Minority, (1, 1)),
        (RowWords::UpTo30, (1, 1)),
        (RowWords::From31, (1, 0)),
        (RowWords::Degree, (1, 0)),
        (RowWords::AboveDegree, (1, 1)),
        (RowWords::Intermediate, (1, 1)),
        (RowWords::Advanced, (1, 0)),
    ] {
        assert_eq!(both(words), (Some(expected.0), Some(expected.1)), "{words:?}");
    }
    assert_eq!(cells(&form.rows, RowWords::All)[0], None, "no title of ours belongs into the first column");
}

#[test]
fn an_estimate_counts_learners_classes_and_their_teaching_days() {
    let record = record();
    let counted = quantities(&record.school, &plan(&record), |class| if class.code == "T2" { 4 } else { 10 });
    let of = [Per::Learner, Per::LearnerDay, Per::Class, Per::ClassDay].map(|per| counted.of(per));
    assert_eq!(of, [4, 2 * 10 + 4 + 10, 3, 24]);
}

#[test]
fn a_price_names_the_document_it_rests_on() {
    let read = |text: &str| CostNorms::read(Pack { file: "costs.toml", text });
    let item = "[[item]]\nname = 'Tài liệu'\nper = 'learner'\nverified = true\n";
    assert_eq!(read(item).unwrap().items[0].price_vnd, None);
    let priced = format!("{item}price_vnd = 50_000\n");
    assert!(read(&priced).unwrap_err().to_string().contains("basis"));
    assert_eq!(read(&format!("{priced}basis = 'NQ 1'\n")).unwrap().items[0].price_vnd, Some(50_000));
    assert!(read(&format!("{item}price_vnd = -1\nbasis = 'NQ 1'\n")).is_err());
}
