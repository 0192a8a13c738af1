//! Several files name one person, or two of one name: who is joined, who is asked about, what is kept.

use super::super::super::{Document, Field};
use super::*;

fn born(date: &str) -> impl Fn(&mut Stated) {
    let date = PartialDate::parse(date).unwrap();
    move |row| row.person.birth = date
}

fn unit(name: &str) -> impl Fn(&mut Stated) {
    let name = name.to_owned();
    move |row| {
        row.unit.clone_from(&name);
        row.holds.iter_mut().for_each(|held| held.unit.clone_from(&name));
    }
}

fn title(code: &str) -> impl Fn(&mut Stated) {
    let code = TitleCode::from(code);
    move |row| row.holds[0].holding.value.title = code.clone()
}

const AN: &str = "Nguyễn Văn An";
const NUMBER: Option<&str> = Some("999085000001");
const OTHER_NUMBER: Option<&str> = Some("999085000002");
const OLD_CARD: Option<&str> = Some("151234567");

/// A row of the first file and one of the second.
fn two(one: Stated, other: Stated) -> Joined {
    join(vec![one, in_file("dang-vien.xlsx", other)], &Decisions::default())
}

fn doubts(joined: &Joined) -> Vec<Doubtful> {
    joined.doubts.iter().map(|doubt| doubt.why).collect()
}

fn fields(joined: &Joined) -> Vec<Field> {
    joined.conflicts.iter().map(|conflict| conflict.field).collect()
}

#[track_caller]
fn sure(one: Stated, other: Stated) -> Stated {
    let joined = two(one, other);
    assert_eq!((joined.people().len(), doubts(&joined), fields(&joined)), (1, vec![], vec![]));
    joined.people()[0].clone()
}

#[track_caller]
fn doubtful(one: Stated, other: Stated, why: Doubtful) {
    let mut joined = two(one, other);
    assert_eq!((joined.people().len(), doubts(&joined)), (2, vec![why]));
    joined.leave_out_doubtful();
    assert_eq!(joined.people().len(), 1);
}

#[track_caller]
fn apart(one: Stated, other: Stated) {
    let joined = two(one, other);
    assert_eq!((joined.people().len(), doubts(&joined)), (2, vec![]));
}

#[test]
fn one_number_is_one_person_in_another_post_and_unit() {
    let list = row(8, AN, NUMBER).with(born("05/03/1985"));
    let party =
        row(3, "NGUYỄN VĂN AN", NUMBER).with(born("05/03/1985")).with(unit("Chi bộ 1")).with(title("bi-thu-chi-bo"));
    let person = sure(list, party);
    let posts: Vec<&str> = person.holds.iter().map(|held| held.unit.as_str()).collect();
    assert_eq!((posts, &*person.person.name), (vec!["Xã An Bình", "Chi bộ 1"], AN));
    assert_eq!(person.evidence.len(), 1);
}

#[test]
fn one_number_with_a_name_mistyped_is_one_person_and_the_name_is_asked_about() {
    let joined =
        two(row(8, AN, NUMBER).with(born("05/03/1985")), row(3, "Nguyễn Van An", NUMBER).with(born("05/03/1985")));
    assert_eq!((joined.people().len(), fields(&joined)), (1, vec![Field::Name]));
    let birth = two(row(8, AN, NUMBER).with(born("05/03/1985")), row(3, AN, NUMBER).with(born("06/03/1985")));
    assert_eq!((birth.people().len(), fields(&birth)), (1, vec![Field::Birth]));
    assert_eq!(birth.people()[0].person.birth, PartialDate::parse("05/03/1985").unwrap());
    assert_eq!((birth.conflicts[0].first.row, birth.conflicts[0].second.row), (8, 3));
}

#[test]
fn one_number_with_another_name_and_birth_is_a_wrong_number() {
    let binh = row(9, "Trần Văn Bình", NUMBER);
    doubtful(row(8, AN, NUMBER).with(born("05/03/1985")), binh.clone().with(born("07/08/1990")), Doubtful::Number);
    // A year that two people share by chance does not make them one.
    doubtful(row(8, AN, NUMBER), binh, Doubtful::Number);
}

#[test]
fn name_birth_and_unit_are_one_person_whatever_an_old_card_says() {
    let full = |number| row(8, AN, number).with(born("05/03/1985"));
    sure(full(None), full(None));
    sure(full(NUMBER), full(None));
    let person = sure(full(OLD_CARD), full(NUMBER));
    assert_eq!(person.person.number.unwrap().reveal(), "999085000001");
    let bare = row(8, "Nguyen Van An", None).with(born("05/03/1985"));
    assert_eq!(&*sure(bare, full(None)).person.name, AN);
    apart(full(NUMBER), full(OTHER_NUMBER));
    apart(full(None), row(8, AN, None).with(born("05/04/1985")));
    doubtful(full(None), row(8, "Nguyễn Văn Ân", None).with(born("05/03/1985")), Doubtful::Marks);
}

#[test]
fn the_same_name_and_birth_in_another_unit_is_asked_about() {
    let an = row(8, AN, None).with(born("05/03/1985"));
    doubtful(an.clone(), an.clone().with(unit("Xã Vũ Vân")), Doubtful::OtherUnit);
    doubtful(row(8, AN, NUMBER).with(born("05/03/1985")), an.with(unit("Xã Vũ Vân")), Doubtful::OtherUnit);
    apart(row(8, AN, NUMBER), row(8, AN, OTHER_NUMBER).with(unit("Xã Vũ Vân")));
}

#[test]
fn a_birth_known_by_year_needs_something_else_that_agrees() {
    let full = row(8, AN, None).with(born("05/03/1985"));
    let person = sure(row(8, AN, None), full.clone());
    assert_eq!(person.person.birth, PartialDate::parse("05/03/1985").unwrap());
    let other_title = row(8, AN, None).with(title("cong-chuc"));
    doubtful(full.clone(), other_title.clone(), Doubtful::Birth);
    let origin = |text: &str| {
        let origin: Arc<str> = text.into();
        move |row: &mut Stated| row.person.origin = Some(Arc::clone(&origin))
    };
    let whole = "Xã An Bình, huyện Kiến Xương, tỉnh Thái Bình";
    let person = sure(full.clone().with(origin("An Bình, Kiến Xương")), other_title.clone().with(origin(whole)));
    assert_eq!(person.person.origin.as_deref(), Some(whole));
    // A province says nothing, and another commune speaks against it.
    doubtful(full.clone().with(origin("Thái Bình")), other_title.clone().with(origin("Thái Bình")), Doubtful::Birth);
    doubtful(
        full.clone().with(origin(whole)),
        row(8, AN, None).with(origin("Xã Vũ Vân, huyện Vũ Thư")),
        Doubtful::Birth,
    );
    let joined = |date: &str| {
        let date = PartialDate::parse(date).unwrap();
        move |row: &mut Stated| row.service.party_full = Some(date)
    };
    sure(full.clone().with(joined("19/05/2010")), other_title.clone().with(joined("05/2010")));
    let kinh = |row: &mut Stated| row.person.ethnicity = Some("Kinh".into());
    doubtful(full.with(kinh), other_title.with(kinh), Doubtful::Birth);
    apart(row(8, AN, None), row(8, AN, None).with(born("1986")));
}

#[test]
fn of_two_people_a_third_row_that_may_be_either_is_asked_about() {
    let one = row(8, AN, NUMBER).with(born("05/03/1985"));
    let other = row(9, AN, OTHER_NUMBER).with(born("05/03/1985"));
    let third = in_file("dang-vien.xlsx", row(3, AN, None).with(born("05/03/1985")));
    let rows = vec![one, other, third];
    let joined = join(rows.clone(), &Decisions::default());
    assert_eq!((joined.people().len(), doubts(&joined)), (3, vec![Doubtful::Several; 2]));
    let pair = |one: usize, two: usize| (Source::clone(&rows[one].source), Source::clone(&rows[two].source));
    let joined = join(rows.clone(), &Decisions { same: vec![pair(2, 1)], different: vec![] });
    assert_eq!((joined.people().len(), doubts(&joined)), (2, vec![]));
    let joined = join(rows.clone(), &Decisions { same: vec![], different: vec![pair(0, 2), pair(2, 1)] });
    assert_eq!((joined.people().len(), doubts(&joined)), (3, vec![]));
    let joined = join(rows.clone(), &Decisions { same: vec![], different: vec![pair(0, 2)] });
    assert_eq!((joined.people().len(), doubts(&joined)), (2, vec![]));
}

#[test]
fn a_list_that_names_somebody_twice() {
    let again = |rows: Vec<Stated>| join(rows, &Decisions::default());
    let twice = again(vec![row(8, AN, None), row(12, AN, None)]);
    assert_eq!((twice.people().len(), twice.repeated.len(), doubts(&twice)), (1, 1, vec![]));
    assert_eq!((twice.repeated[0].first.row, twice.repeated[0].second.row), (8, 12));
    // Two posts of one person with the whole birth; by the year alone they may be colleagues.
    let posts = |date: &str| {
        let one = row(8, AN, None).with(born(date));
        again(vec![one.clone(), row(9, AN, None).with(born(date)).with(title("chu-tich-hdnd"))])
    };
    let full = posts("05/03/1985");
    assert_eq!((full.people().len(), full.people()[0].holds.len(), full.repeated.len()), (1, 2, 0));
    assert_eq!(doubts(&posts("1985")), [Doubtful::Birth]);
    let colleagues = again(vec![row(8, AN, None), row(9, AN, None).with(|row| row.evidence.clear())]);
    assert_eq!(doubts(&colleagues), [Doubtful::Birth]);
}

#[test]
fn what_contradicts_is_kept_as_first_stated_and_reported() {
    let list = row(8, AN, NUMBER);
    let other = row(3, AN, NUMBER).with(|row| {
        row.person.sex = Sex::Female;
        row.evidence[0].value.attained = theory("intermediate");
        row.service.recruited = Some(PartialDate::parse("2010").unwrap());
    });
    let joined = two(list.clone(), other.clone());
    assert_eq!(fields(&joined), [Field::Sex, Field::Level(Subject::Theory)]);
    let person = &joined.people()[0];
    assert_eq!((person.person.sex, &person.evidence[0].value.attained), (Sex::Male, &theory("elementary")));
    assert!(person.service.recruited.is_some());
    // What a second row filled in is named when a third contradicts it.
    let third = in_file("ba.xlsx", row(4, AN, NUMBER)).with(|row| {
        row.service.recruited = Some(PartialDate::parse("2011").unwrap());
    });
    let joined = join(vec![list, in_file("dang-vien.xlsx", other), third], &Decisions::default());
    let recruited = joined.conflicts.iter().find(|conflict| conflict.field == Field::Recruited).unwrap();
    assert_eq!((&*recruited.first.file, &*recruited.second.file), ("dang-vien.xlsx", "ba.xlsx"));
}

#[test]
fn levels_that_papers_name_stay_side_by_side() {
    let paper = |number: &str, level: &str| {
        let document = Document { number: Some(number.into()), ..Document::default() };
        let attained = theory(level);
        move |row: &mut Stated| {
            row.evidence[0].value.attained = attained.clone();
            row.evidence[0].value.document = Some(Box::new(document.clone()));
        }
    };
    let one = row(8, AN, NUMBER).with(paper("A 1", "elementary"));
    assert_eq!(sure(one.clone(), row(3, AN, NUMBER).with(paper("B 2", "intermediate"))).evidence.len(), 2);
    let joined = two(one, row(3, AN, NUMBER).with(paper("A 1", "intermediate")));
    assert_eq!(fields(&joined), [Field::Level(Subject::Theory)]);
}
