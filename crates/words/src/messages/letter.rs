//! What letters, notices, reviews and forms say.

use super::messages;
use crate::Date;

messages! {
    /// Sentences and headings of papers that are handed over.
    LetterText {
        State => "Cộng hòa xã hội chủ nghĩa Việt Nam", "Socialist Republic of Viet Nam";
        Motto => "Độc lập - Tự do - Hạnh phúc", "Independence - Freedom - Happiness";
        Party => "Đảng Cộng sản Việt Nam", "Communist Party of Viet Nam";
        PeoplesCommittee { province: String } => "UBND {province}", "People's Committee of {province}";
        HomeAffairs => "Sở Nội vụ", "Department of Home Affairs";
        ProvinceParty { province: String } => "Tỉnh ủy {province}", "Party Committee of {province}";
        OrganisationBoard => "Ban Tổ chức", "Organisation Board";
        NumberState { symbol: String } => "Số:         /{symbol}", "No.         /{symbol}";
        NumberParty { symbol: String } => "Số         -{symbol}", "No.         -{symbol}";
        Place { year: i16 } => "………, ngày …… tháng …… năm {year}", "………, …… {year}";
        Plan => "Kế hoạch", "Plan";
        PlanSubject { year: i16 } =>
            "Đào tạo, bồi dưỡng cán bộ, công chức năm {year}",
            "Training of officials and civil servants in {year}";
        BasedOn { text: String } => "Căn cứ {text};", "By {text};";
        BasedOnReview { day: Date } =>
            "Căn cứ kết quả rà soát tiêu chuẩn chức danh ngày {day}.",
            "By the review of title standards of {day}.";
        PartReview => "I. Kết quả rà soát", "I. The review";
        Reviewed { people: usize, units: usize, verdicts: i64, met: i64, share: String } =>
            "Đến ngày rà soát có {people} cán bộ, công chức ở {units} đơn vị; {met} trên {verdicts} kết luận về tiêu chuẩn chức danh đạt ({share}). Các chức danh đạt thấp nhất:",
            "{people} officials in {units} units were reviewed; {met} of {verdicts} verdicts on title standards are met ({share}). The titles least met:";
        PartNeeds => "II. Nhu cầu và bố trí lớp", "II. Needs and classes";
        NeedsText { needs: usize, seats: usize, classes: usize, waiting: usize } =>
            "Có {needs} nhu cầu học tập; bố trí {seats} chỗ trong {classes} lớp; {waiting} nhu cầu phải chờ.",
            "There are {needs} needs; {seats} seats in {classes} classes are given, {waiting} needs wait.";
        ColumnProgramme => "Chương trình", "Programme";
        ColumnNeeds => "Nhu cầu", "Needs";
        ColumnSeats => "Được xếp", "Seats";
        ColumnClasses => "Số lớp", "Classes";
        PartMoney => "III. Kinh phí", "III. Money";
        Money { open_vnd: i64, travel_vnd: i64 } =>
            "Mở lớp {open_vnd} đồng, đi lại {travel_vnd} đồng theo bảng giá của trường. Dự toán các khoản khác ở tệp dự toán.",
            "Opening the classes VND {open_vnd}, travel VND {travel_vnd} by the school's table. Other items stand in the estimate.";
        MoneyLimit { budget_vnd: i64 } => "Giới hạn kinh phí: {budget_vnd} đồng.", "The budget is VND {budget_vnd}.";
        Bound { percent: String } =>
            "Phương án cách mức tốt nhất có thể nhiều nhất {percent} (đã chứng minh, kiểm tra lại được).",
            "The plan is at most {percent} from the best possible (proven, and anyone can check it).";
        PartWaiting => "IV. Người chưa được bố trí", "IV. Who waits";
        WaitingText { people: usize } =>
            "{people} nhu cầu chưa được bố trí, theo lý do chính:",
            "{people} needs wait, by what stands in their way most often:";
        ColumnReason => "Lý do", "Reason";
        ColumnCount => "Số nhu cầu", "Needs";
        PartWork => "V. Tổ chức thực hiện", "V. Carrying it out";
        Work =>
            "Trường triệu tập học viên theo Phụ lục 2; các đơn vị bố trí người trực khi cán bộ, công chức đi học.",
            "The school calls the learners of annex 2; units see to their cover while people study.";
        Unsigned => "Số, ngày và chữ ký để trống, do cơ quan ban hành điền.", "Number, day and signature are left to the issuer.";
        AnnexClasses => "Phụ lục 1. Các lớp", "Annex 1. Classes";
        AnnexPeople => "Phụ lục 2. Danh sách cử đi học", "Annex 2. Who goes to which class";
        AnnexWaiting => "Phụ lục 3. Nhu cầu chưa được bố trí và lý do", "Annex 3. Needs that wait, and why";
        AnnexNote { year: i16, draft: i64 } =>
            "(Kèm theo Kế hoạch năm {year}, dự thảo {draft})",
            "(With the plan for {year}, draft {draft})";
        ClassGroup { class: String, programme: String, form: String, from: Date, until: Date, learners: usize } =>
            "{class}: {programme}; {form}; {from} – {until}; {learners} học viên",
            "{class}: {programme}; {form}; {from} – {until}; {learners} learners";
        Receivers => "Nơi nhận:", "To:";
        ReceiverUnits => "- Các đơn vị có tên tại Phụ lục;", "- the units of the annexes;";
        ReceiverFile => "- Lưu: VT.", "- file.";
        SignHead => "Thủ trưởng cơ quan", "Head";
        SignRector => "Hiệu trưởng", "Rector";
        Notice => "Giấy triệu tập", "Call-up notice";
        NoticeSubject { year: i16 } => "Học viên các lớp năm {year}", "Learners of the classes of {year}";
        NoticeTo { unit: String } => "Kính gửi: {unit}", "To: {unit}";
        NoticeText { unit: String, people: usize } =>
            "Trường đề nghị {unit} cử {people} cán bộ, công chức có tên dưới đây tham gia các lớp sau:",
            "The school asks {unit} to send the {people} officials named below to these classes:";
        NoticeExam { class: String, day: Date } =>
            "Lớp {class} tuyển sinh bằng thi, ngày thi {day}.",
            "Class {class} admits by an exam, held on {day}.";
        NoticeExamOpen { class: String } =>
            "Lớp {class} tuyển sinh bằng thi, ngày thi trường báo sau.",
            "Class {class} admits by an exam, whose day the school will tell.";
        NoticeBring =>
            "Thời gian có mặt: …… giờ ngày khai giảng. Học viên mang theo: ………………………………",
            "Be there at …… on the first day. Bring: ………………………………";
        NoticeCover =>
            "Đề nghị đơn vị bố trí người trực trong thời gian học; nếu có thay đổi, báo lại trường trước ngày khai giảng.",
            "Please see to the unit's cover, and tell the school of any change before the first day.";
        ColumnClass => "Lớp", "Class";
        ColumnWhen => "Thời gian", "When";
        ColumnWhere => "Địa điểm, hệ", "Where and form";
        Report => "Báo cáo", "Report";
        ReviewSubject { day: Date } =>
            "Kết quả rà soát tiêu chuẩn chức danh ngày {day}",
            "Review of title standards of {day}";
        ReviewOfUnit { unit: String } => "{unit}: kết quả rà soát tiêu chuẩn chức danh", "{unit}: review of title standards";
        ReviewOfPerson { name: String } => "Kết quả rà soát của {name}", "Review of {name}";
        ByTitle => "1. Theo chức danh", "1. By title";
        ByUnit => "2. Theo đơn vị", "2. By unit";
        ColumnVerdicts => "Kết luận", "Verdicts";
        ColumnMet => "✓ Đạt", "✓ Met";
        ColumnNotMet => "✗ Chưa đạt", "✗ Not met";
        ColumnUnknown => "? Chưa rõ", "? Unknown";
        ColumnOwed => "… Được nợ", "… Owed";
        ColumnLacks => "Còn thiếu hoặc chưa rõ", "Lacking or unknown";
        NothingLacks => "Mọi tiêu chuẩn đã rà soát của đơn vị đều đạt.", "Every standard reviewed in the unit is met.";
        UnitCounts { people: usize, verdicts: usize, met: usize } =>
            "{people} người, {verdicts} kết luận, {met} đạt. Các chỗ chưa đạt hoặc chưa rõ:",
            "{people} people, {verdicts} verdicts, {met} met. What is not met or unknown:";
        CheckKind => "Phiếu kiểm tra điều kiện", "Check of eligibility";
        CheckNumber { number: i64, year: i16 } => "Số: {number}/{year}/PKT", "No. {number}/{year}/PKT";
        CheckSubject { title: String, name: String } =>
            "Điều kiện, tiêu chuẩn chức danh {title} đối với {name}",
            "{name} for the title {title}";
        Answer { answer: String, day: Date } => "Kết luận tính đến ngày {day}: {answer}", "On {day}: {answer}";
        Eligible => "đủ điều kiện theo các tiêu chuẩn chương trình biết", "eligible by the standards the program knows";
        NotEligible => "chưa đủ điều kiện", "not eligible";
        ToBeSeen => "cần xem xét, hồ sơ chưa đủ để kết luận", "to be looked at, for the file does not decide it";
        CheckHash { hash: String } =>
            "Mã kiểm tra nội dung (SHA-256): {hash}. Phiếu được lưu nguyên trạng trong nhật ký của hệ thống.",
            "Hash of this text (SHA-256): {hash}. The paper is kept as it was made, and stands in the log.";
        PersonLine { birth: String, unit: String } => "Ngày sinh {birth}; {unit}.", "Born {birth}; {unit}.";
        Estimate => "Dự toán kinh phí", "Cost estimate";
        EstimateItem => "Nội dung chi", "Item";
        EstimatePer => "Tính theo", "Counted by";
        EstimateQuantity => "Số lượng", "Quantity";
        EstimatePrice => "Đơn giá (đồng)", "Unit price (VND)";
        EstimateAmount => "Thành tiền (đồng)", "Amount (VND)";
        EstimateTotal => "Cộng", "Total";
        EstimateNoPrices =>
            "Chưa có đơn giá: điền price_vnd vào costs.toml trong thư mục --rules; chương trình không tự đặt giá.",
            "No prices yet: write price_vnd into costs.toml in the --rules folder; the program invents none.";
        NotVerified => "chưa kiểm chứng nguồn", "source not verified";
        PerLearner => "học viên", "learner";
        PerLearnerDay => "học viên × ngày học", "learner and teaching day";
        PerClass => "lớp", "class";
        PerClassDay => "lớp × ngày học", "class and teaching day";
        OldForm =>
            "Mẫu ban hành trước tháng 7/2025 (còn cấp huyện); mẫu mới chưa tìm thấy, đối chiếu trước khi gửi.",
            "A form from before July 2025 (it still has districts); the new one was not found, compare before sending.";
        Form10 => "Biểu số 10-BTCTW", "Form 10-BTCTW";
        Form12C => "Biểu số 12C-BTCTW", "Form 12C-BTCTW";
        Form10Title { year: i16 } =>
            "Thống kê kết quả đào tạo, bồi dưỡng cán bộ năm {year} (số theo kế hoạch)",
            "Training of officials in {year} (numbers as planned)";
        Form12CTitle => "Quy hoạch cấp xã", "Planning pool of communes";
        UnitPeople => "Đvt: Người", "Unit: people";
        FormUnplaced { what: String } =>
            "Không xếp được vào dòng nào của biểu: {what}",
            "In no row of the form: {what}";
        FormPrepared => "NGƯỜI LẬP BIỂU", "PREPARED BY";
        FormHead => "TRƯỞNG BAN", "HEAD OF THE BOARD";
        FormPrivate => "(Ký, ghi rõ họ và tên)", "(Signature and full name)";
        FormSeal => "(Ký, đóng dấu, ghi rõ họ và tên)", "(Signature, seal and full name)";
        /// A timetable, by what it shows.
        Timetable { what: String } => "thời khóa biểu: {what}", "timetable: {what}";
        PaperPlan => "sổ kế hoạch: đánh dấu Ghim, Bỏ, Chuyển rồi chạy lại với --with", "the plan, to be marked and planned again with --with";
        PaperPage => "một trang cho lãnh đạo", "one page for a leader";
        PaperLetter => "kế hoạch kèm phụ lục", "the plan with its annexes";
        PaperNotices => "giấy triệu tập của mọi đơn vị", "call-up notices of every unit";
        PaperReview => "báo cáo rà soát của tỉnh", "review of the province";
        PaperUnits => "báo cáo rà soát từng đơn vị", "review of each unit";
        PaperForm10 => "biểu 10-BTCTW", "form 10-BTCTW";
        PaperForm12C => "biểu 12C-BTCTW", "form 12C-BTCTW";
        PaperEstimate => "dự toán kinh phí", "cost estimate";
    }
}
