//! What the pages of the standards say.

use super::messages;

messages! {
    /// Words of the pages of the standards.
    RulePageWords {
        Standard => "Tiêu chuẩn", "Standard";
        EveryTitle => "Mọi chức danh", "Every title";
        PeopleJudge => "người xem xét, máy không kết luận", "for people to judge, no program can";
        Where => "Căn cứ", "Where it stands";
        Days => "Hiệu lực", "In force";
        Transition => "Chuyển tiếp", "Transition";
        TransitionIs { held_on: String, last: String } =>
            "ai giữ chức danh ngày {held_on} được nợ đến hết {last}",
            "whoever held the title on {held_on} may owe it until {last}";
        MayLower => "Tỉnh được hạ", "A province may ask";
        SourceSeen => "Nguồn", "Source";
        Seen => "đã đối chiếu", "seen";
        NotSeen => "chưa đối chiếu bản gốc", "the original was not seen";
        TryIt => "Thử với một người", "Try it on somebody";
        Who => "Ai", "Who";
        WhoHint => "Họ và tên đầy đủ hoặc số định danh", "The whole name, or the personal number";
        Try => "Thử", "Try";
        NotAsked { day: crate::Date } =>
            "Ngày {day} tiêu chuẩn này không đặt ra cho người đó với chức danh đã chọn.",
            "On {day} this standard is not asked of that person for the title chosen.";
        Compare => "So sánh quy định hai ngày", "The law of two days";
        Before => "Ngày trước", "Before";
        After => "Ngày sau", "After";
        Draft => "Dự thảo quy định của tỉnh", "A draft of the province's own rules";
        DraftHint =>
            "Dán nội dung tệp .toml; chỉ để xem ai thay đổi kết luận, không ghi lại. Áp dụng: đặt tệp vào thư mục --rules.",
            "Paste a .toml file; it is only looked at, nothing is written. To apply it, put the file into the folder of --rules.";
        DraftWrong => "Dự thảo chưa đúng:", "The draft is not right:";
        SameLaw => "Hai ngày có cùng quy định.", "The law of both days is the same.";
        Begins => "mới", "begins";
        Ends => "hết", "ends";
        Effects => "Ai thay đổi kết luận", "Whose verdict changes";
        EffectCount { verdicts: usize, people: usize } =>
            "{verdicts} kết luận của {people} người thay đổi",
            "verdicts that change: {verdicts}, people: {people}";
        FirstOf { shown: usize } => "Chỉ nêu {shown} người đầu.", "Only the first {shown} are named.";
        People { people: usize } => "{people} người", "people: {people}";
    }
}
