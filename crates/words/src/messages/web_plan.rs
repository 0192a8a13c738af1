//! What the pages of the plan say.

use super::messages;
use crate::Date;

messages! {
    /// Words of the plan's pages.
    PlanWords {
        Plan => "Kế hoạch", "Plan";
        PlanOf { year: i16 } => "Kế hoạch đào tạo, bồi dưỡng năm {year}", "Training plan of {year}";
        NoYears =>
            "Chưa có lịch lớp của trường. Nhập năm học của trường trước.",
            "The school's year is not on record. Take it in first.";
        NotApprovedYet { year: i16 } => "Kế hoạch năm {year} chưa được phê duyệt.", "The plan of {year} is not approved yet.";
        Drafts => "Các dự thảo", "Drafts";
        DraftName => "Dự thảo", "Draft";
        NoDrafts => "Chưa có dự thảo nào.", "There is no draft yet.";
        Draft { draft: i64 } => "Dự thảo {draft}", "Draft {draft}";
        Approved { draft: i64, document: String, day: Date } =>
            "Dự thảo {draft} đã được phê duyệt theo {document}, {day}",
            "Draft {draft} is approved by {document}, {day}";
        ApprovedShort => "đã duyệt", "approved";
        Scenario => "Phương án", "Scenario";
        AsItIs => "như hiện có", "as it is";
        MakeDraft => "Lập dự thảo", "Make a draft";
        ScenarioName => "Tên phương án", "Name of the scenario";
        ScenarioHint =>
            "Để trống mọi ô: lập theo đúng năm học và chính sách đã nhập.",
            "Leave everything empty to plan the year as it is on record.";
        Otherwise => "Thử khác đi", "What if";
        Budget => "Kinh phí tối đa (đồng)", "Budget (VND)";
        Places => "Chỗ học tập trung mỗi tuần", "Full-time places a week";
        Away => "Tỷ lệ vắng tối đa của một đơn vị (%)", "A unit's people away at most (%)";
        Without => "Bỏ các lớp (mã, cách nhau bằng dấu phẩy)", "Without the classes (codes, with commas)";
        Effort => "Công sức tính", "Effort";
        Quick => "nhanh (vài giây)", "quick (some seconds)";
        Normal => "thường", "normal";
        Long => "kỹ (vài phút)", "thorough (some minutes)";
        KeepDraft => "Giữ chỗ của", "Keep the seats of";
        KeepNone => "– lập mới –", "– from nothing –";
        Seats => "Số chỗ", "Seats";
        Classes => "Số lớp mở", "Classes that open";
        Waits => "Nhu cầu còn chờ", "Needs that wait";
        Cost => "Chi phí mở lớp và đi lại", "Opening and travel";
        FromBest => "Cách mức tốt nhất nhiều nhất", "From the best at most";
        Proven => "tối ưu (đã chứng minh)", "the best (proven)";
        Best { cost_vnd: i64, bound_vnd: i64, gap: String } =>
            "Tốt nhất đến nay {cost_vnd}; không kế hoạch nào dưới {bound_vnd}; cách nhiều nhất {gap}",
            "Best so far {cost_vnd}; no plan below {bound_vnd}; at most {gap} away";
        SeeDraft { draft: i64 } => "Xem dự thảo {draft}", "See draft {draft}";
        Made => "Lập lúc", "Made";
        Class => "Lớp", "Class";
        Programme => "Chương trình", "Programme";
        Days => "Thời gian", "Days";
        Taken => "Đã xếp", "Taken";
        Site => "Địa điểm", "Site";
        NotOpened => "không mở", "not opened";
        Learners => "Học viên", "Learners";
        Because => "Vì thiếu", "Because of";
        Mark => "Đánh dấu", "Mark";
        Unmarked => "– để chương trình xếp –", "– as it comes –";
        KeepSeat => "Ghim", "Keep";
        AsideFor { ground: String } => "Không cử: {ground}", "Not this year: {ground}";
        MoveTo { class: String } => "Chuyển sang {class}", "Move to {class}";
        Needs => "Nhu cầu", "Needs";
        NeedsOf { year: i16 } => "Nhu cầu đào tạo, bồi dưỡng năm {year}", "Training needs of {year}";
        EveryNeed { needs: usize } => "Mọi nhu cầu ({needs})", "Every need ({needs})";
        NotNeeds { gaps: usize } => "Không thành nhu cầu, vì sao ({gaps})", "What is no need, and why ({gaps})";
        NotANeed => "Vì sao không", "Why not";
        DueBy => "Trước ngày", "Before";
        Penalty => "Mức phạt nếu để chờ", "Penalty for letting it wait";
        KeepClasses => "Giữ nguyên các lớp đã chọn, lập lại phần còn lại", "Keep the chosen classes as they are, plan the rest again";
        KeepClass { class: String } => "Giữ nguyên lớp {class}", "Keep class {class} as it is";
        Keep => "Giữ", "Keep";
        PlanAgain => "Lập lại với các đánh dấu", "Plan again with the marks";
        Pinned => "đã ghim", "kept";
        WaitingOf => "Còn chờ và lý do", "Who waits, and why";
        Why => "Lý do", "Why";
        Waited { years: u32 } => "đã chờ {years} năm", "waited {years} years";
        UnitsOf => "Theo đơn vị", "By unit";
        UnitsHint =>
            "Số nhu cầu được xếp trên tổng số; đơn vị ít được xếp nhất đứng đầu.",
            "Needs served of all; the unit served least stands first.";
        Served { met: i64, of: i64 } => "{met}/{of} nhu cầu được xếp", "needs served: {met} of {of}";
        Approve => "Phê duyệt", "Approve";
        ApproveHint =>
            "Dự thảo đã duyệt không đổi được nữa; thay đổi về sau là một dự thảo mới được duyệt bổ sung.",
            "An approved draft never changes; what changes later is a new draft, approved as an amendment.";
        Document => "Số văn bản", "Number of the document";
        Decided => "Ngày", "Day";
        PapersOf => "Văn bản", "Papers";
        PaperPlan => "Sổ kế hoạch và một trang cho lãnh đạo", "The plan, and one page for a leader";
        PaperLetter => "Kế hoạch kèm phụ lục", "The letter with its annexes";
        PaperNotices => "Giấy triệu tập", "Call-up notices";
        PaperReview => "Báo cáo rà soát của tỉnh và từng đơn vị", "Reviews of the province and of each unit";
        PaperForms => "Biểu 10-BTCTW và 12C-BTCTW", "Forms 10-BTCTW and 12C-BTCTW";
        PaperEstimate => "Dự toán kinh phí", "Cost estimate";
        PapersHint => "Của bản đã duyệt; khi chưa duyệt, của dự thảo mới nhất.", "Of the approved draft; before that, of the latest.";
        Compare => "So sánh", "Compare";
        CompareWith => "So với dự thảo", "Compare with draft";
        Difference { one: i64, other: i64 } => "Dự thảo {one} và dự thảo {other}", "Draft {one} and draft {other}";
        KeptSeats { seats: usize } => "{seats} chỗ như nhau", "seats that are the same: {seats}";
        MovedSeats { seats: usize } => "Đổi lớp: {seats}", "In another class: {seats}";
        LostSeats { seats: usize } => "Mất chỗ: {seats}", "Without a seat: {seats}";
        NewSeats { seats: usize } => "Có chỗ mới: {seats}", "With a new seat: {seats}";
        From => "Từ", "From";
        To => "Sang", "To";
        AgainOf { draft: i64 } => "Lập lại từ dự thảo {draft}", "Planned again from draft {draft}";
        NotFollowed { marks: usize } => "Đánh dấu không theo được: {marks}", "Marks that could not be followed: {marks}";
        Amend => "Lập bổ sung từ bản này", "Amend this one";
        AmendHint =>
            "Tính lại với hồ sơ hiện nay và giữ mọi chỗ đã xếp, chỉ đổi chỗ nào buộc phải đổi.",
            "Plans with today's record and keeps every seat, but for what must change.";
    }
}
