//! Headings and labels of sheets and papers.

use super::messages;
use crate::Date;

messages! {
    /// Words that stand on sheets and papers.
    Label {
        PlanTitle { year: i16 } =>
            "Kế hoạch đào tạo, bồi dưỡng năm {year}",
            "Annual training plan {year}";
        Draft { draft: i64, day: Date } =>
            "Dự thảo {draft}, theo dữ kiện ngày {day}",
            "Draft {draft}, from the facts of {day}";
        Policy { name: String } => "Chính sách: {name}", "Policy: {name}";
        SheetPlan => "Kế hoạch", "Plan";
        SheetWaiting => "Chưa xếp", "Waiting";
        SheetClasses => "Lớp", "Classes";
        SheetReview => "Rà soát", "Review";
        SheetAbout => "Về bản này", "About";
        Number => "TT", "No.";
        FullName => "Họ và tên", "Full name";
        Birth => "Ngày sinh", "Birth";
        UnitName => "Đơn vị", "Unit";
        TitleHeld => "Chức danh", "Title";
        Gap => "Còn thiếu", "Gap";
        Basis => "Căn cứ", "Basis";
        Class => "Lớp", "Class";
        Programme => "Chương trình", "Programme";
        SiteName => "Địa điểm", "Site";
        Form => "Hệ", "Form";
        From => "Từ ngày", "From";
        Until => "Đến ngày", "To";
        Learners => "Học viên", "Learners";
        SeatsMin => "Tối thiểu", "Minimum";
        SeatsMax => "Tối đa", "Maximum";
        OpenCost => "Chi phí mở lớp (đồng)", "Opening cost (VND)";
        State => "Trạng thái", "State";
        Opens => "mở", "opens";
        DoesNotOpen => "không mở", "does not open";
        Reason => "Lý do", "Reason";
        Outcome => "Kết luận", "Outcome";
        Explanation => "Giải thích", "Explanation";
        Summary => "Tóm tắt", "Summary";
        People => "Cán bộ, công chức", "Officials";
        HeldTitlesReviewed => "Chức danh được rà soát", "Titles reviewed";
        Needs => "Nhu cầu", "Needs";
        SeatsGiven => "Được xếp lớp", "Seats given";
        StillWaiting => "Phải chờ", "Waiting";
        NotPlannable => "Chưa lập được thành nhu cầu", "Not plannable";
        ClassesOpened => "Lớp mở", "Classes opened";
        OpeningCost => "Chi phí mở lớp", "Opening cost";
        TravelCost => "Chi phí đi lại", "Travel cost";
        FromBest => "Cách mức tốt nhất có thể", "From the best possible";
        AtMost { percent: String } => "nhiều nhất {percent}", "at most {percent}";
        MoreRows { rows: String } => "… và {rows} dòng nữa, xem sổ tính", "… and {rows} more, see the workbook";
        ByUnit => "Theo đơn vị", "By unit";
        WhyWaiting => "Vì sao phải chờ", "Why they wait";
        SignHere => "NGƯỜI LẬP BIỂU", "PREPARED BY";
        SignHead => "THỦ TRƯỞNG ĐƠN VỊ", "HEAD OF THE UNIT";
        UnsignedPolicy =>
            "Chính sách mẫu, chưa có người ký: các mức chờ chỉ để minh họa",
            "Sample policy, not signed: its penalties only illustrate";
        WeekdayNames { days: String } => "các ngày: {days}", "on {days}";
        Monday => "thứ Hai", "Mon";
        Tuesday => "thứ Ba", "Tue";
        Wednesday => "thứ Tư", "Wed";
        Thursday => "thứ Năm", "Thu";
        Friday => "thứ Sáu", "Fri";
        Saturday => "thứ Bảy", "Sat";
        Sunday => "Chủ nhật", "Sun";
        PeopleList => "Danh sách cán bộ, công chức", "List of officials";
        SchoolForm { year: i16 } => "Năm học {year} của trường: mỗi trang một bảng, sửa rồi nhập lại tệp này", "The school's year {year}: a table on each sheet; correct it and import the file again";
        AskForm =>
            "Đề nghị đơn vị kiểm tra, sửa trực tiếp vào ô sai, thêm người còn thiếu ở dưới và gửi lại tệp này",
            "Please check, correct the cells, add people who are missing below, and send this file back";
        Male => "Nam", "Male";
        Female => "Nữ", "Female";
        Causes => "Nguyên nhân (goc)", "Causes (goc)";
    }
}

messages! {
    /// Names of what is known of a person.
    FieldName {
        Name => "họ tên", "name";
        Sex => "giới tính", "sex";
        Birth => "ngày sinh", "birth";
        Number => "số định danh", "personal number";
        Ethnicity => "dân tộc", "ethnicity";
        Origin => "quê quán", "place of origin";
        Recruited => "ngày tuyển dụng", "day of recruitment";
        Permanent => "ngày vào biên chế", "day of permanent appointment";
        PartyProbation => "ngày vào Đảng", "admission to the Party";
        PartyFull => "ngày vào Đảng chính thức", "full Party membership";
        Holding => "chức vụ", "post";
        Planned => "chức danh quy hoạch", "planned title";
        Level { subject: String } => "{subject}", "{subject}";
        Major => "chuyên ngành", "field of study";
        Evaluation => "xếp loại", "grade";
        Other { code: String } => "{code}", "{code}";
    }
}
