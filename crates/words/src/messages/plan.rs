//! What plans call things: where needs come from, whom floors protect, why somebody is put aside, and what officers write
//! beside a draft.

use super::messages;
use crate::Date;

messages! {
    /// What plans call things.
    PlanName {
        LessonsOfYear { lessons: u32, year: i16 } => "bồi dưỡng {lessons} tiết năm {year}", "{lessons} lessons in {year}";
        Held => "tiêu chuẩn chức danh đang giữ", "standard of the title held";
        Owed => "tiêu chuẩn còn nợ", "standard owed";
        Planned => "tiêu chuẩn chức danh quy hoạch", "standard of a planned title";
        Yearly => "bồi dưỡng bắt buộc hằng năm", "yearly duty";
        Requested => "đơn vị đề nghị", "asked by the unit";
        Women => "nữ", "women";
        Young { age_max: u32 } => "cán bộ trẻ (đến {age_max} tuổi)", "young people (up to {age_max})";
        Minority => "người dân tộc thiểu số", "ethnic minorities";
        Remote => "đơn vị vùng khó khăn", "remote units";
        Health => "sức khỏe", "health";
        Maternity => "thai sản", "maternity";
        Family => "hoàn cảnh gia đình", "family";
        Work => "công việc", "work";
        Pin => "Ghim", "Keep";
        PutAside => "Bỏ (lý do)", "Not this year";
        MoveTo => "Chuyển sang lớp", "Move to class";
        LineKey => "Mã dòng (không sửa)", "Line (do not change)";
        OriginOfNeed => "Nguồn nhu cầu", "Where from";
        Waited => "Số năm đã chờ", "Years waited";
        Lighter => "Người ưu tiên thấp hơn đã được xếp", "Lighter needs served";
        Missed { day: Date } => "không kịp hạn {day}", "misses the day {day}";
        SheetChanges => "Thay đổi", "Changes";
        SheetAside => "Không cử năm nay", "Not this year";
        Before => "Lớp trước", "Class before";
        After => "Lớp nay", "Class now";
        GroundOf => "Lý do", "Ground";
        Moved => "chuyển lớp", "moved";
        Dropped => "không còn chỗ", "seat lost";
        New => "mới", "new";
        NotFollowed => "không thực hiện được", "could not be followed";
        NoNeed => "người này không còn nhu cầu học chương trình này", "the person needs the programme no more";
        NoSeat => "chưa được xếp lớp nào nên không có gì để ghim; hãy ghi lớp ở cột Chuyển sang lớp",
            "there is no seat to keep; name a class to move to";
        NoClassOfCode => "năm này không có lớp mang mã đó", "the year has no class of that code";
        OtherProgramme => "lớp đó dạy chương trình khác", "that class teaches another programme";
        NotWithTheOthers => "cùng các đánh dấu khác thì không kế hoạch nào giữ được mọi quy tắc",
            "together with the other marks, no plan was found that keeps every rule";
        Leaving => "sắp nghỉ hưu hoặc chuyển công tác", "about to retire or move";
    }
}

messages! {
    /// A rule that somebody could give up, where no plan keeps all.
    PlanRule {
        Place { class: String } => "chỗ đã ghim ở lớp {class}", "a place kept in class {class}";
        Floor { of: PlanName, percent: u32 } =>
            "ít nhất {percent}% nhu cầu của nhóm “{of}” được xếp",
            "at least {percent}% of the needs of “{of}” are served";
        Budget { budget_vnd: i64 } => "kinh phí {budget_vnd} đồng", "the budget of VND {budget_vnd}";
        Cover => "số người phải ở lại một đơn vị", "the people who must stay in a unit";
        Apart => "những người không được cùng vắng mặt", "people who may not be away together";
        SchoolPlaces => "số chỗ học tập trung của trường", "the school's full-time places";
        Least { class: String, low: u32 } =>
            "sĩ số tối thiểu {low} của lớp {class}",
            "the {low} learners that class {class} needs";
    }
}

messages! {
    /// A way to have seats that are missing.
    WayOut {
        MoreClasses { count: usize, like: String, cost_vnd: i64 } =>
            "mở thêm {count} lớp như {like} ({cost_vnd} đồng)",
            "classes more like {like}: {count} (VND {cost_vnd})";
        MoreWeeks { weeks: u32, people: usize } =>
            "gia hạn {weeks} tuần cho {people} người",
            "weeks more: {weeks}, for people: {people}";
    }
}
