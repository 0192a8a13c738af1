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
