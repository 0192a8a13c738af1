//! What the pages of jobs and imports say.

use super::{Place, messages};

messages! {
    /// Words of jobs and imports.
    ImportWords {
        Imports => "Nhập dữ liệu", "Imports";
        Files => "Tệp", "Files";
        FilesHint =>
            "Chọn nhiều tệp một lần: .xlsx, .xls, .ods, .csv, hoặc .toml. Chưa có gì được ghi cho đến khi chọn “Ghi vào hồ sơ”.",
            "Several at once: .xlsx, .xls, .ods, .csv or .toml. Nothing is written until you choose “Take in”.";
        LookAt => "Đọc thử", "Look at them";
        NoFiles => "Chưa chọn tệp nào.", "No file was chosen.";
        Batches => "Các lần đã nhập", "What was taken in";
        Undo => "Hoàn tác", "Take back";
        Undone => "đã hoàn tác", "taken back";
        Facts { facts: usize } => "{facts} dữ kiện", "{facts} facts";
        FilesOf { first: String, more: usize } => "{first} và {more} tệp khác", "{first} and {more} more";
        Waiting => "Đang chờ", "Waiting";
        Running => "Đang làm", "Being done";
        Done => "Xong", "Done";
        Refused => "Không làm được", "Could not be done";
        Failed => "Máy chủ gặp lỗi", "The server failed";
        Stopped => "Đã dừng", "Stopped";
        Stopping => "Đang dừng…", "Stopping …";
        Stop => "Dừng", "Stop";
        Again => "Làm lại", "Do it after all";
        LookAgain => "Xem lại", "Look again";
        WaitHint =>
            "Có thể rời trang này; việc vẫn tiếp tục và có trong danh sách.",
            "You may leave this page; the work goes on, and stands in the list.";
        Shown => "Kết quả đọc thử", "What was read";
        Taken => "Đã ghi vào hồ sơ", "Taken in";
        New => "Người mới", "New people";
        Changed => "Người có thay đổi", "People who change";
        Unchanged => "Người không đổi", "People unchanged";
        UnitsNew => "Đơn vị mới", "New units";
        FactsOf => "Dữ kiện", "Facts";
        NotUnderstood => "Chỗ chưa hiểu", "Not understood";
        ToLookAt => "Chỗ nên xem lại", "To be looked at";
        Problems { problems: usize } => "Chưa hiểu: {problems} chỗ", "Not understood: {problems}";
        ProblemsHint =>
            "Mỗi dòng là một cách sửa cho tất cả chỗ cùng loại. Chọn ở đây rồi “Đọc lại”, hoặc tải tệp đã đánh dấu, sửa và gửi lại.",
            "Each line is mended once for all its places. Choose here and “Read again”, or download the marked workbooks, correct and send them again.";
        Notices { notices: usize } => "Nên xem lại: {notices} chỗ", "To be looked at: {notices}";
        Times { count: usize } => "{count} chỗ", "{count} times";
        AndMore { more: usize } => "và {more} chỗ nữa", "and {more} more";
        Mend => "Cách sửa", "Mend";
        Leave => "– để nguyên –", "– leave it –";
        NoTitle => "không phải chức danh", "is no title";
        DayFirst => "ngày trước tháng", "day before month";
        MonthFirst => "tháng trước ngày", "month before day";
        UnitName => "Tên đơn vị", "Name of the unit";
        PlannedBy => "Số; ngày quyết định, như 12-QĐ/TU; 15/05/2025", "Number; day of the decision, like 12-QĐ/TU; 15/05/2025";
        Same => "là một người", "one person";
        Different => "là hai người", "two people";
        Tables { tables: usize } => "Cách đọc các bảng ({tables} kiểu)", "How tables were read ({tables} kinds)";
        TableOf { place: Place, sheets: usize } => "{place} ({sheets} trang tính)", "{place} ({sheets} sheets)";
        Heading => "Tiêu đề cột", "Heading";
        ReadAs => "Đọc là", "Read as";
        Samples => "Ví dụ", "Examples";
        Nothing => "– không đọc –", "– not read –";
        ReadAgain => "Đọc lại", "Read again";
        TakeIn => "Ghi vào hồ sơ", "Take in";
        TakeInRest => "Ghi phần đã hiểu", "Take in what is understood";
        Differences { people: usize } => "Người đã có hồ sơ sẽ thay đổi: {people}", "People on record who change: {people}";
        Before => "Trước", "Before";
        After => "Sau", "After";
        Report => "Tải báo cáo (.xlsx)", "Download the report (.xlsx)";
        Causes => "Tệp đã đánh dấu chỗ sai", "Workbooks with their causes";
        NothingHere => "Không có người hay đơn vị nào trong các tệp này.", "There is nobody and no unit in these files.";
        Template => "Tải mẫu danh sách (.xlsx)", "Download the form of the list (.xlsx)";
        Earlier => "Đã gửi trước đây", "Sent before";
    }
}

messages! {
    /// What a column of a workbook holds.
    ColumnName {
        Name => "họ và tên", "name";
        Birth => "ngày sinh", "birth";
        Sex => "giới tính", "sex";
        Number => "số định danh", "personal number";
        Title => "chức danh", "title";
        Unit => "đơn vị", "unit";
        Ethnicity => "dân tộc", "ethnicity";
        Origin => "quê quán", "place of origin";
        Recruited => "ngày tuyển dụng", "recruited";
        Permanent => "ngày vào biên chế", "permanent since";
        Joined => "ngày vào đơn vị", "in the unit since";
        PartyProbation => "ngày vào Đảng (dự bị)", "Party, on probation";
        PartyFull => "ngày vào Đảng chính thức", "Party, full member";
        General => "trình độ phổ thông", "general education";
        Professional => "trình độ chuyên môn", "degree";
        Major => "chuyên ngành", "field of study";
        Theory => "lý luận chính trị", "political theory";
        StateManagement => "quản lý nhà nước", "state management";
        Language => "ngoại ngữ", "foreign language";
        Computing => "tin học", "computing";
        PlannedTitle => "chức danh quy hoạch", "planned title";
        PlannedUnit => "đơn vị quy hoạch", "planned unit";
        PlannedTerm => "nhiệm kỳ quy hoạch", "planned term";
        PlannedYear => "năm quy hoạch", "planned year";
        PlannedDecision => "quyết định quy hoạch", "planning decision";
        Evaluation => "xếp loại", "grade";
        Request => "đề nghị đi học", "asked for";
        Order => "số thứ tự", "row number";
        Other => "không lưu", "not kept";
    }
}

impl ColumnName {
    /// The name of a column by the code of its field.
    pub fn of_code(code: &str) -> Option<ColumnName> {
        use ColumnName as C;
        Some(match code {
            "name" => C::Name,
            "birth" => C::Birth,
            "sex" => C::Sex,
            "number" => C::Number,
            "title" => C::Title,
            "unit" => C::Unit,
            "ethnicity" => C::Ethnicity,
            "origin" => C::Origin,
            "recruited" => C::Recruited,
            "permanent" => C::Permanent,
            "joined" => C::Joined,
            "party_probation" => C::PartyProbation,
            "party_full" => C::PartyFull,
            "general" => C::General,
            "professional" => C::Professional,
            "major" => C::Major,
            "theory" => C::Theory,
            "state_management" => C::StateManagement,
            "language" => C::Language,
            "computing" => C::Computing,
            "planned_title" => C::PlannedTitle,
            "planned_unit" => C::PlannedUnit,
            "planned_term" => C::PlannedTerm,
            "planned_year" => C::PlannedYear,
            "planned_decision" => C::PlannedDecision,
            "evaluation" => C::Evaluation,
            "request" => C::Request,
            "order" => C::Order,
            "other" => C::Other,
            _ => return None,
        })
    }
}
