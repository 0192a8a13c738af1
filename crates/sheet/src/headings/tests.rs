//! Headings of every kind, alone and in groups.

use cadre::record::Titles;

use super::*;
use crate::mapping::Mapping;

fn check(path: &[&str], beside: &[&str], expected: &str) {
    let vocabulary = Vocabulary::new(&Titles::default(), &Mapping::default()).unwrap();
    let found = Headings::all().unwrap().of_path(path, beside, &vocabulary);
    assert_eq!(found.map(|meaning| meaning.to_string()).as_deref().unwrap_or("-"), expected, "{path:?}");
}

#[test]
fn headings_are_understood_however_they_are_written() {
    for (heading, means) in [
        ("Họ và tên", "name"),
        ("HỌ TÊN", "name"),
        ("hoTen", "name"),
        ("Họ và chữ đệm", "name:family"),
        ("Tên", "name:given"),
        ("Ngày, tháng, năm sinh", "birth"),
        ("Năm sinh", "birth"),
        ("Ngày sinh (dd/mm/yyyy) *", "birth"),
        ("soCCCD", "number"),
        ("Số CMND/CCCD", "number"),
        ("Số CCCD", "number"),
        ("donViCongTac", "unit"),
        ("Chức vụ/Chức danh", "title"),
        ("Chức vụ hiện nay", "title"),
        ("Chức vụ CQ", "title"),
        ("Chức vụ, đơn vị công tác", "title:unit"),
        ("Nam/Nữ", "sex"),
        ("Nữ", "sex:female"),
        ("Ngày vào Đảng", "party_probation"),
        ("Ngày vào Đảng CT", "party_full"),
        ("Trình độ LLCT", "theory"),
        ("TĐ LLCT", "theory"),
        ("Trình độ CM", "professional"),
        ("Trình độ QLNN", "state_management"),
        ("Chức danh quy hoạch", "planned_title"),
        ("Xếp loại năm 2024", "evaluation:2024"),
        ("soDienThoai", "phone"),
        ("Họ tên vợ (chồng)", "-"),
        ("Năm sinh của con", "-"),
        ("Số, ngày quyết định bổ nhiệm chức vụ", "-"),
        ("Ngày cấp CCCD", "other"),
        ("Ngày tháng năm vào đơn vị", "joined"),
        ("Ngày vào biên chế chính thức (Ngày hưởng ngạch)", "permanent"),
        ("Thời gian công tác", "other"),
    ] {
        check(&[heading], &[], means);
    }
}

#[test]
fn a_part_is_understood_within_its_group() {
    check(&["Ngày, tháng, năm sinh", "Nam"], &["Nam", "Nữ"], "birth:male");
    check(&["Ngày sinh", "Năm"], &["Ngày", "Tháng", "Năm"], "birth:year");
    check(&["Ngày vào Đảng", "Dự bị"], &["Dự bị", "Chính thức"], "party_probation");
    check(&["Trình độ chuyên môn", "ĐH"], &[], "professional:university");
    check(&["Trình độ lý luận chính trị", "Cao cấp"], &[], "theory:advanced");
    check(&["Trình độ", "Lý luận chính trị"], &[], "theory");
    check(&["Trình độ", "Tin học"], &[], "computing");
    check(&["Quy hoạch", "Chức danh"], &[], "planned_title");
    check(&["Chức danh quy hoạch", "2"], &[], "planned_title:2");
    check(&["Lương hiện hưởng", "Bậc"], &[], "pay_step");
    check(&["Trình độ chuyên môn", "Năm tốt nghiệp"], &[], "other");
    check(&["Kết quả xếp loại", "2023"], &[], "evaluation:2023");
}
