//! temporary
use paper::*;
use words::{Date, Lang};
fn s(x: &[&str]) -> Vec<String> {
    x.iter().map(|x| x.to_string()).collect()
}
fn sec(h: &str, c: &[&str], rows: &[&[&str]], more: &str) -> Section {
    Section { heading: h.into(), columns: s(c), rows: rows.iter().map(|r| s(r)).collect(), more: more.into() }
}
fn vi() -> PlanPage {
    let more = "… và {n} dòng nữa, xem sổ tính";
    PlanPage {
        lang: Lang::Vi,
        day: Date::constant(2026, 11, 24),
        sample: Some("DỮ LIỆU MẪU – không phải người thật".into()),
        issuer_lines: s(&["Ủy ban nhân dân tỉnh Hưng Yên", "Trường Chính trị Nguyễn Văn Linh"]),
        title: "Kế hoạch đào tạo, bồi dưỡng năm 2027".into(),
        subtitle: "Dự thảo 1, theo dữ kiện ngày 24/11/2026".into(),
        notes: s(&["Chính sách: cân đối 2027", "Chính sách mẫu, chưa có người ký: các mức chờ chỉ để minh họa"]),
        figures: [
            ("Cán bộ, công chức", "2.431"),
            ("Chức danh được rà soát", "2.518"),
            ("Nhu cầu", "1.207"),
            ("Được xếp lớp", "982"),
            ("Phải chờ", "225"),
            ("Chưa lập được thành nhu cầu", "37"),
            ("Lớp mở", "19"),
            ("Chi phí mở lớp", "1.240.000.000 ₫"),
            ("Chi phí đi lại", "318.450.000 ₫"),
            ("Cách mức tốt nhất có thể", "nhiều nhất 0,8 %"),
        ]
        .iter()
        .map(|(a, b)| (a.to_string(), b.to_string()))
        .collect(),
        units: sec(
            "Theo đơn vị",
            &["Đơn vị", "Cán bộ, công chức", "Nhu cầu", "Được xếp lớp", "Phải chờ"],
            &[
                &["Xã Yên Mỹ", "412", "208", "171", "37"],
                &["Phường Phố Hiến", "1.038", "540", "441", "99"],
                &["Sở Nông nghiệp và Môi trường", "655", "301", "250", "51"],
                &["Đảng ủy các cơ quan Đảng tỉnh", "326", "158", "120", "38"],
            ],
            more,
        ),
        classes: sec(
            "Lớp",
            &["Lớp", "Chương trình", "Địa điểm", "Hệ", "Từ ngày", "Học viên"],
            &[
                &[
                    "TC-01",
                    "Trung cấp lý luận chính trị",
                    "Trường Chính trị tỉnh, cơ sở 1",
                    "không tập trung",
                    "08/02/2027",
                    "60/60",
                ],
                &[
                    "CV-02",
                    "Bồi dưỡng ngạch chuyên viên",
                    "Trung tâm chính trị Khoái Châu",
                    "tập trung",
                    "01/03/2027",
                    "48/60",
                ],
                &[
                    "KN-07",
                    "Kỹ năng lãnh đạo, quản lý cấp phòng và tương đương",
                    "Trường Chính trị tỉnh, cơ sở 2",
                    "tập trung",
                    "12/04/2027",
                    "7/40",
                ],
            ],
            more,
        ),
        reasons: sec(
            "Vì sao phải chờ",
            &["Lý do", "Nhu cầu"],
            &[
                &["Lớp đã đủ chỗ", "121"],
                &["Không có lớp mở trong năm", "64"],
                &["Đơn vị đã có quá nhiều người đi học cùng lúc", "40"],
            ],
            more,
        ),
        sign_left: "NGƯỜI LẬP BIỂU".into(),
        sign_right: "THỦ TRƯỞNG ĐƠN VỊ".into(),
    }
}
fn en() -> PlanPage {
    let mut p = vi();
    p.lang = Lang::En;
    p.sample = Some("SAMPLE DATA – no real people".into());
    p.issuer_lines = s(&["People’s Committee of Hưng Yên province", "Nguyễn Văn Linh Political School"]);
    p.title = "Annual training plan 2027".into();
    p.subtitle = "Draft 1, from the facts of 24 Nov 2026".into();
    p.notes = s(&["Policy: balanced 2027", "Sample policy, not signed: its penalties only illustrate"]);
    let more = "… and {n} more, see the workbook";
    for (i, (l, v)) in [
        ("Officials", "2,431"),
        ("Titles reviewed", "2,518"),
        ("Needs", "1,207"),
        ("Seats given", "982"),
        ("Waiting", "225"),
        ("Not plannable", "37"),
        ("Classes opened", "19"),
        ("Opening cost", "1,240,000,000 VND"),
        ("Travel cost", "318,450,000 VND"),
        ("From the best possible", "at most 0.8%"),
    ]
    .iter()
    .enumerate()
    {
        p.figures[i] = (l.to_string(), v.to_string());
    }
    p.units.heading = "By unit".into();
    p.units.columns = s(&["Unit", "Officials", "Needs", "Seats given", "Waiting"]);
    p.units.more = more.into();
    p.classes.heading = "Classes".into();
    p.classes.columns = s(&["Class", "Programme", "Site", "Form", "From", "Learners"]);
    p.classes.more = more.into();
    p.reasons.heading = "Why they wait".into();
    p.reasons.columns = s(&["Reason", "Needs"]);
    p.reasons.more = more.into();
    p.reasons.rows = [
        ["Every class is full", "121"],
        ["No class opens this year", "64"],
        ["Too many of the unit would be away at once", "40"],
    ]
    .iter()
    .map(|r| s(r))
    .collect();
    p.sign_left = "PREPARED BY".into();
    p.sign_right = "HEAD OF THE UNIT".into();
    p
}
fn grow(mut p: PlanPage, n: usize) -> PlanPage {
    let long = " và các đơn vị sự nghiệp công lập trực thuộc đóng trên địa bàn, kể cả những nơi mới sáp nhập";
    let m = |sec: &mut Section, n: usize, long: &str| {
        let base = sec.rows.clone();
        sec.rows = (0..n)
            .map(|i| {
                let mut r = base[i % base.len()].clone();
                let k = usize::from(r.len() == 6);
                r[k].push_str(long);
                if k == 1 {
                    r[2].push_str(long)
                };
                r
            })
            .collect();
    };
    m(&mut p.units, n, if n > 100 { long } else { "" });
    m(&mut p.classes, n * 2 / 5, if n > 100 { long } else { "" });
    m(&mut p.reasons, n / 10 + 3, if n > 100 { long } else { "" });
    p
}
fn main() {
    let mut odd = vi();
    odd.sample = None;
    odd.units.rows[0][0] =
        "#let x = 1 $a$ *b* _c_ `d` \\ \"e\" <f> @g = h // i [j] 😀 中文 \u{202e}abc\u{0}\u{7}x\ty\nz ﷽ \u{e000}"
            .into();
    odd.units.rows[1][0] = "https://example.org/".to_string() + &"rấtdài".repeat(40);
    odd.classes.rows[0][2] = "A".repeat(300);
    odd.title = "Lớp 😀 \"e\" *b*".into();
    let cases: Vec<(&str, PlanPage)> =
        vec![("vi", vi()), ("en", en()), ("mid", grow(vi(), 30)), ("over", grow(vi(), 500)), ("odd", odd)];
    for (name, p) in cases {
        let t = std::time::Instant::now();
        let r = plan_page(&p);
        let dt = t.elapsed();
        match r {
            Ok(b) => {
                println!("{name}: {dt:?} {} bytes", b.len());
                std::fs::write(format!("/tmp/look-{name}.pdf"), b).unwrap();
            }
            Err(e) => println!("{name}: {dt:?} ERR {e}"),
        }
    }
    let p = vi();
    let t = std::time::Instant::now();
    for _ in 0..20 {
        plan_page(&p).unwrap();
    }
    println!("per page {:?}", t.elapsed() / 20);
}
