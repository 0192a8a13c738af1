//! Invented names. Family, middle and given names are the common ones, put together by chance.

/// First line of every list.
pub(super) const LIST_TITLE: &str = "DANH SÁCH LÝ LỊCH TRÍCH NGANG CÁN BỘ, CÔNG CHỨC";

/// Name of the sheet.
pub(super) const SHEET_NAME: &str = "Danh sách";

/// Names of communes; from the thirteenth on they are numbered.
const COMMUNES: [&str; 12] = [
    "An Bình",
    "Đông Hòa",
    "Hồng Lạc",
    "Minh Tân",
    "Phú Thọ Đông",
    "Quang Trung",
    "Tân Lập",
    "Thanh Sơn Hạ",
    "Thụy Khê",
    "Vân Đồng",
    "Xuân Thủy Thượng",
    "Yên Mỹ Tây",
];

/// Name of the n-th commune, from 0.
pub(super) fn commune(n: usize) -> String {
    let name = COMMUNES[n % COMMUNES.len()];
    match n / COMMUNES.len() {
        0 => format!("Xã {name} (mẫu)"),
        round => format!("Xã {name} {} (mẫu)", round + 1),
    }
}

/// Family names.
pub(super) const FAMILY: [&str; 14] =
    ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Phan", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý"];

/// Middle names of women.
pub(super) const MIDDLE_FEMALE: [&str; 8] =
    ["Thị", "Thị Thu", "Thị Hồng", "Ngọc", "Thanh", "Thị Minh", "Kim", "Thị Bích"];

/// Middle names of men.
pub(super) const MIDDLE_MALE: [&str; 8] = ["Văn", "Đức", "Hữu", "Quang", "Minh", "Công", "Xuân", "Đình"];

/// Given names of women.
pub(super) const GIVEN_FEMALE: [&str; 16] = [
    "Ánh",
    "Hòa",
    "Thủy",
    "Hương",
    "Lan",
    "Mai",
    "Nga",
    "Oanh",
    "Phượng",
    "Thảo",
    "Yến",
    "Đào",
    "Hạnh",
    "Liên",
    "Tuyết",
    "Vân",
];

/// Given names of men.
pub(super) const GIVEN_MALE: [&str; 16] = [
    "An", "Bình", "Cường", "Dũng", "Đạt", "Hải", "Hùng", "Khánh", "Long", "Nam", "Phúc", "Quân", "Sơn", "Thắng",
    "Tuấn", "Việt",
];

/// Fields of study.
pub(super) const MAJORS: [&str; 7] =
    ["Luật", "Hành chính", "Kế toán", "Quản lý đất đai", "Nông học", "Công tác xã hội", "Kinh tế"];

/// Titles of one commune in the order of rank, written as offices write them; whoever is left is a civil servant.
pub(super) const TITLES: [&str; 21] = [
    "Bí thư Đảng ủy",
    "Phó Bí thư Đảng ủy",
    "Chủ tịch HĐND",
    "Phó Chủ tịch HĐND",
    "Chủ tịch UBND",
    "Phó Chủ tịch UBND",
    "Phó Chủ tịch UBND",
    "Chủ tịch UBMTTQ",
    "Bí thư Đoàn Thanh niên",
    "Chủ tịch Hội LHPN",
    "Chủ tịch Hội Nông dân",
    "Chủ tịch Hội Cựu chiến binh",
    "Chánh Văn phòng",
    "Phó Chánh Văn phòng",
    "Trưởng phòng Kinh tế",
    "Phó Trưởng phòng Kinh tế",
    "Trưởng phòng Văn hóa - Xã hội",
    "Phó Trưởng phòng VH-XH",
    "Giám đốc TTPVHCC",
    "Phó Giám đốc TTPVHCC",
    "Chỉ huy trưởng Quân sự",
];

/// The title of which the law asks a study of its own, and that study.
pub(super) const COMMANDER: &str = TITLES[20];
/// See [`COMMANDER`].
pub(super) const COMMANDER_MAJOR: &str = "Quân sự cơ sở";

/// Title of everybody else.
pub(super) const OTHERS: &str = "Công chức";

/// Ethnicity of all of them; inventing minorities would say something about real ones.
pub(super) const ETHNICITY: &str = "Kinh";

/// Stands in the columns that are recognised and not stored.
pub(super) const NOT_KEPT: &str = "mẫu";
