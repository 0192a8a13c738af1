//! What the pages in the browser say beside what the other messages say already.

use super::messages;

messages! {
    /// Words of the pages.
    PageWords {
        Product => "Gốc", "Gốc";
        ToContent => "Đến nội dung", "Skip to content";
        Menu => "Các trang", "Pages";
        OtherLanguage => "English", "Tiếng Việt";
        Sample =>
            "DỮ LIỆU MẪU – không phải người thật",
            "SAMPLE DATA – not real people";
        SignIn => "Đăng nhập", "Sign in";
        SignOut => "Đăng xuất", "Sign out";
        SignedInAs { account: String, role: String } => "{account} · {role}", "{account} · {role}";
        Account => "Tài khoản", "Account";
        Password => "Mật khẩu", "Password";
        WrongSignIn =>
            "Tài khoản hoặc mật khẩu không đúng. Nếu quên, hỏi người quản trị.",
            "Account or password is wrong. If you forgot it, ask the administrator.";
        TryLater { seconds: u32 } =>
            "Sai nhiều lần. Thử lại sau {seconds} giây.",
            "Too many wrong tries. Try again in {seconds} seconds.";
        SignInFirst =>
            "Phiên làm việc đã hết. Đăng nhập để tiếp tục; trang đang xem sẽ mở lại.",
            "The session has ended. Sign in to go on; the page you were on opens again.";
        TypedIsKept =>
            "Phiên làm việc đã hết trước khi gửi. Đăng nhập để tiếp tục; những gì đã gõ vẫn còn.",
            "The session ended before it was sent. Sign in to go on; what you typed is kept.";
        Home => "Bàn làm việc", "Desk";
        People => "Cán bộ", "People";
        Units => "Đơn vị", "Units";
        Review => "Rà soát", "Review";
        Rules => "Tiêu chuẩn", "Standards";
        MyFile => "Hồ sơ của tôi", "My file";
        PlanPages => "Kế hoạch", "Plan";
        ImportPages => "Nhập dữ liệu", "Imports";
        ToDo => "Việc cần làm", "To do";
        PeopleLack { people: usize } =>
            "{people} người chưa đạt một tiêu chuẩn",
            "people who do not meet a standard: {people}";
        PeopleUnknown { people: usize } =>
            "{people} người chưa đủ hồ sơ để kết luận",
            "people whose file does not decide it: {people}";
        PeopleMeet { people: usize } => "{people} người đạt mọi tiêu chuẩn", "people who meet every standard: {people}";
        PeopleFree { people: usize } =>
            "{people} người giữ chức danh chưa có tiêu chuẩn",
            "people whose titles have no standard: {people}";
        DueWithin { months: u32, things: usize } =>
            "{things} việc đến hạn trong {months} tháng",
            "due within {months} months: {things}";
        PlanToApprove { year: i16 } => "Kế hoạch năm {year} chưa duyệt", "the plan of {year} is not approved";
        Due => "Sắp đến hạn", "Running out";
        DueCount { things: usize } => "Có {things} việc", "things found: {things}";
        Before => "Trước ngày", "Before";
        Day => "Ngày", "Day";
        What => "Việc", "What";
        NobodyYet => "Chưa có dữ liệu cán bộ", "Nobody is on record yet";
        NobodyYetHow =>
            "Người có quyền nhập dữ liệu gửi danh sách của các đơn vị trước; sau đó các trang này có nội dung.",
            "Whoever may import sends the lists of the units first; these pages show something then.";
        Search => "Tìm", "Search";
        SearchHint =>
            "Tên không cần dấu, hoặc bốn số cuối của số định danh",
            "A name, marks not needed, or the last four digits of the personal number";
        AllUnits => "Mọi đơn vị", "All units";
        AllTitles => "Mọi chức danh", "All titles";
        Anyhow => "Mọi kết quả", "Any result";
        Lacks => "Chưa đạt", "Does not meet";
        NotKnown => "Chưa rõ", "Not known";
        Meets => "Đạt", "Meets";
        Free => "Không có tiêu chuẩn", "Nothing asked";
        Filter => "Lọc", "Filter";
        ClearFilter => "Bỏ lọc", "Clear";
        Found { people: usize } => "Có {people} người", "People found: {people}";
        FoundNobody => "Không có ai phù hợp. Bớt một điều kiện lọc.", "Nobody fits. Take away a condition.";
        Must => "phải đạt", "who must";
        Ground => "Căn cứ", "Where it stands";
        ReviewOn { day: crate::Date } => "Rà soát ngày {day}", "Review on {day}";
        ReviewFile => "ra-soat", "review";
        AsWorkbook => "Tải bảng này (Excel)", "This table as a workbook";
        Columns => "Cột", "Columns";
        PageSize => "Số người một trang", "People on a page";
        ExportList => "Tải danh sách này (Excel)", "This list as a workbook";
        ListOn { day: crate::Date, people: usize } =>
            "Danh sách ngày {day}: {people} người",
            "List of {day}, people: {people}";
        ListFile => "danh-sach", "list";
        Choose { name: String } => "Chọn {name}", "Choose {name}";
        ChosenTo => "Với những người đã chọn:", "With those who are chosen:";
        ExportChosen => "Tải danh sách (Excel)", "Their list as a workbook";
        RequestChosen => "Đề nghị cử đi học…", "Ask that they be sent to study…";
        NobodyChosen => "Chưa chọn ai. Quay lại, đánh dấu ở đầu dòng rồi làm lại.", "Nobody is chosen. Go back, tick the rows and try again.";
        SavedLists => "Danh sách đã lưu", "Saved lists";
        SaveList => "Lưu danh sách đang xem", "Save the list before you";
        ListName => "Tên", "Name";
        ShareList => "Cho mọi người của đơn vị", "For everybody of the unit";
        SharedBy { name: String, account: String } => "{name} ({account})", "{name} ({account})";
        RemoveList { name: String } => "Bỏ {name}", "Remove {name}";
        Save => "Lưu", "Save";
        RequestStudy { people: usize } => "Đề nghị cử {people} người đi học", "Ask that they be sent to study, people: {people}";
        Programme => "Chương trình", "Programme";
        RequestYear => "Năm", "Year";
        RequestPaper => "Số, ký hiệu văn bản đề nghị", "Number of the paper that asks";
        SendRequest => "Ghi đề nghị", "Write the request";
        Requested { people: usize } =>
            "Đã ghi đề nghị cho {people} người; ai đã có đề nghị thì giữ nguyên.",
            "The request is written, people: {people}; whoever was asked for already stays as it was.";
        RequestedFor => "Đơn vị đề nghị cử học", "The unit asks for";
        Attended { year: i16, lessons: u32 } => "Bồi dưỡng năm {year}: {lessons} tiết", "Attended in {year}: {lessons} lessons";
        PageOf { page: usize, pages: usize } => "Trang {page} trong {pages}", "Page {page} of {pages}";
        Previous => "Trang trước", "Previous";
        Next => "Trang sau", "Next";
        Name => "Họ và tên", "Name";
        Born => "Năm sinh", "Born";
        Birth => "Ngày sinh", "Birth";
        Post => "Chức danh", "Title";
        Unit => "Đơn vị", "Unit";
        Standing => "Kết quả", "Result";
        Missing => "Còn thiếu", "Missing";
        Readiness => "Mức sẵn sàng", "Readiness";
        ReadyFor { met: i64, of: i64 } => "{met}/{of} tiêu chuẩn đạt", "standards met: {met} of {of}";
        Proof => "Vì sao", "Why";
        Check => "Kiểm tra điều kiện", "Check eligibility";
        Eligible => "Đủ điều kiện theo các tiêu chuẩn chương trình biết", "Eligible by the standards the program knows";
        NotEligible => "Chưa đủ điều kiện", "Not eligible";
        ToBeSeen => "Cần xem xét: hồ sơ chưa đủ để kết luận", "To be looked at: the file does not decide it";
        Timeline => "Quá trình", "Timeline";
        Since { day: String } => "từ {day}", "since {day}";
        FromTo { from: String, until: String } => "{from} đến {until}", "{from} to {until}";
        UnknownDay => "không rõ ngày", "day not known";
        Number => "Số định danh", "Personal number";
        Reveal => "Xem đủ (được ghi nhật ký)", "Show in full (it is logged)";
        NotStated => "hồ sơ không ghi", "the file does not say";
        Sex => "Giới tính", "Sex";
        Female => "Nữ", "Female";
        Male => "Nam", "Male";
        Source { file: String, row: u32 } => "{file}, dòng {row}", "{file}, row {row}";
        Holds => "Giữ chức danh", "Holds";
        PlannedFor => "Quy hoạch chức danh", "Planned for";
        Learnt => "Trình độ, chứng chỉ", "Learnt";
        Graded => "Xếp loại", "Graded";
        AsOf => "Tính đến ngày", "As of";
        Show => "Xem", "Show";
        NoStandardHere =>
            "Chưa có tiêu chuẩn nào cho chức danh này",
            "No standard is known for this title";
        AllOf { units: usize } => "{units} đơn vị", "units: {units}";
        FormedFrom { day: crate::Date, units: String } =>
            "thành lập {day} từ: {units}",
            "formed on {day} of: {units}";
        FormerUnits { units: usize } => "{units} đơn vị không còn", "units that are no more: {units}";
        EndedOn => "Kết thúc ngày", "Ended on";
        Became => "Nhập vào, chia thành", "Became";
        MatrixHint =>
            "Mỗi ô là số người đạt trên số người phải đạt; chọn ô để xem ai chưa đạt.",
            "Each cell: how many meet it of those who must; choose a cell to see who does not.";
        InForce { day: crate::Date } => "Tiêu chuẩn có hiệu lực ngày {day}", "Standards in force on {day}";
        NotFound => "Không tìm thấy", "Not found";
        NotFoundHow =>
            "Trang không có, hoặc tài khoản này không được xem. Về bàn làm việc hoặc tìm theo tên.",
            "There is no such page, or this account may not see it. Go to the desk, or search by name.";
        CannotNow => "Chưa làm được", "This cannot be done";
        Failed => "Máy chủ gặp lỗi", "The server failed";
        FailedHow { mark: String } =>
            "Không có gì bị mất. Thử lại; nếu vẫn lỗi, báo người quản trị mã {mark}.",
            "Nothing was lost. Try again; if it fails again, tell the administrator this mark: {mark}.";
        DiskFull => "Ổ đĩa của máy chủ đã đầy", "The server's disk is full";
        DiskFullHow =>
            "Chưa ghi gì; các trang vẫn xem được. Báo người quản trị giải phóng chỗ, rồi quay lại và gửi lại: những gì đã gõ vẫn ở trang trước.",
            "Nothing was saved; pages can still be read. Ask the administrator to make room, then go back and send it again: what was typed is still on that page.";
        FormOld =>
            "Biểu mẫu thuộc một phiên làm việc trước. Quay lại, mở lại trang rồi gửi lại; những gì đã gõ vẫn còn ở trang trước.",
            "The form belongs to an earlier session. Go back, open the page again and send it again; what was typed is still on that page.";
        BroughtBack => "Biểu mẫu đã được giữ lại", "Your form was kept";
        BroughtBackHow =>
            "Phiên làm việc trước đã hết khi gửi, nên chưa có gì được ghi. Dưới đây là những gì đã gõ; gửi lại nếu vẫn đúng.",
            "The session was over when it was sent, so nothing was saved. Below is what was typed; send it again if it holds.";
        SendAgain => "Gửi lại", "Send it again";
        Forged =>
            "Biểu mẫu không đến từ trang này. Mở lại trang rồi gửi lại.",
            "The form did not come from this page. Open the page again and send it again.";
        RoleLocalAdministrator => "quản trị", "administrator";
        RoleProvinceOfficer => "cán bộ tổ chức tỉnh", "province officer";
        RoleCommuneOfficer => "cán bộ tổ chức đơn vị", "unit officer";
        RoleSchoolOffice => "phòng đào tạo", "school office";
        RoleOfficial => "cán bộ, công chức", "official";
        RoleAuditor => "thanh tra, kiểm tra", "auditor";
        RoleLecturer => "giảng viên", "lecturer";
        Teaching => "Lịch giảng", "Teaching";
        TeachingOf { name: String, year: i16 } => "Lịch giảng năm {year}: {name}", "Teaching of {year}: {name}";
        ToSubscribe => "Tải lịch (iCalendar)", "As a calendar (iCalendar)";
        NoTeaching { year: i16 } => "Năm {year} chưa có buổi giảng nào.", "There is no lesson in {year} yet.";
        Earlier { meetings: usize } => "{meetings} buổi đã qua", "past: {meetings}";
        LecturerName => "Giảng viên", "Lecturer";
        Class => "Lớp", "Class";
        Room => "Phòng", "Room";
        Lesson => "Nội dung", "What";
        Time => "Giờ", "Time";
    }
}
