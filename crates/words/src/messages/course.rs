//! What is said while the work goes on, about plans, and on the command line.

use super::messages;
use crate::Date;

messages! {
    /// Why a class does not take a person, and why a gap is no need.
    WhyNotMessage {
        OutsideWindow => "nằm ngoài thời gian có thể học", "lies outside the time the person can study";
        WrongForm => "chưa đủ tuổi học hệ không tập trung", "too young to study other than full time";
        NotOpened { learners_missing: u32 } =>
            "không mở, còn thiếu {learners_missing} người để đủ sĩ số tối thiểu",
            "does not open, learners short of its minimum: {learners_missing}";
        NotWorthOpening =>
            "không mở: đủ người học nhưng mở lớp tốn hơn để chờ, hoặc không còn kinh phí",
            "does not open: enough could attend, but opening costs more than waiting, or the money is spent";
        Full => "hết chỗ", "full";
        Clash { class: String } => "trùng thời gian với {class}", "clashes with {class}";
        PrerequisiteFirst =>
            "chưa học xong chương trình phải học trước",
            "the programme that must come first is not finished by then";
        CoverReached { week: Date } =>
            "tuần {week} đơn vị đã có đủ số người đi học",
            "in the week of {week} enough of the unit's people are away already";
        ApartReached { week: Date } =>
            "tuần {week} người giữ chức danh không được cùng vắng mặt đã đi học",
            "in the week of {week} somebody who may not be away at the same time is away already";
        PlacesReached { week: Date } =>
            "tuần {week} trường hết chỗ học tập trung",
            "in the week of {week} the school has no further full-time place";
        BudgetSpent => "hết kinh phí", "the budget is spent";
        CostsMoreThanWaiting { cost_vnd: i64, penalty_vnd: i64 } =>
            "tốn {cost_vnd} đồng, nhiều hơn mức {penalty_vnd} đồng mà chính sách đặt cho việc chờ",
            "costs VND {cost_vnd}, more than the VND {penalty_vnd} the policy sets on waiting";
        OfClasses { classes: String, why: String } => "{classes}: {why}", "{classes}: {why}";
        NoClass { programme: String } =>
            "năm nay không có lớp {programme} nào",
            "no class of {programme} this year";
        Retires { last_day: Date } => "nghỉ hưu, làm việc đến hết ngày {last_day}", "retires, last day in service {last_day}";
        Attained { level: String } => "đã có {level}", "has {level} already";
        Counted { programme: String } =>
            "được tính trong chương trình {programme} cũng có trong nhu cầu",
            "counted with the programme {programme}, which the person needs as well";
        UnknownRecord { level: String } =>
            "hồ sơ chưa ghi trình độ; cần bổ sung để biết có thiếu {level} không",
            "the record states no level; complete it to know whether {level} is missing";
        NoProgramme { level: String } =>
            "trường không có chương trình nào cho {level}",
            "the school has no programme for {level}";
        Studying { level: String } => "đang học {level}", "studies for {level} already";
        MayNotEnter { level: String } =>
            "chưa đủ điều kiện cử đi học {level}",
            "the rules on who may enter {level} are not met";
        NeverMet { level: String } =>
            "thiếu {level}, nhưng còn điều kiện khác của chức danh quy hoạch không thể đạt",
            "lacks {level}, but something else the planned title asks can never be met";
    }
}

messages! {
    /// Refusals and results of acts.
    PlanMessage {
        /// Nobody is known.
        NotReorganised =>
            "chưa có lần sắp xếp nào theo văn bản này được ghi",
            "nothing was written by that text, so there is nothing to take back";
        UnitEndsTwice { unit: String } => "đơn vị {unit} kết thúc hai lần", "the unit {unit} ends twice";
        UnitGone { unit: String } =>
            "đơn vị {unit} không tồn tại sau ngày sắp xếp nên không thể nhận người",
            "the unit {unit} is not there after the day, so nobody can go to it";
        ChangedSince =>
            "đã có thay đổi sau lần sắp xếp này; hãy xử lý thay đổi đó trước khi hoàn tác",
            "something was changed since; settle that change before taking this back";
        NoSuchBatch =>
            "không có lần nhập này, hoặc đã hoàn tác rồi; xem goc import --list",
            "there is no such import, or it was taken back already; see goc import --list";
        BatchChangedSince { records: usize, names: String } =>
            "không hoàn tác được: {records} dữ kiện của lần nhập này đã bị thay đổi sau đó ({names}); hoàn tác thay đổi đó trước",
            "cannot be taken back: {records} facts of this import were changed since ({names}); take that back first";
        NoSuchTitle { title: String } =>
            "không có chức danh nào tên \"{title}\"; xem danh sách bằng: goc rules list",
            "no title is called \"{title}\"; see them with: goc rules list";
        NoSuchUnit { unit: String } =>
            "không có đơn vị nào tên \"{unit}\" vào ngày này",
            "no unit is called \"{unit}\" on that day";
        NoSuchPerson =>
            "không tìm thấy người này; hãy ghi số định danh hoặc đủ họ tên",
            "nobody is found by that; give the personal number or the full name";
        SeveralPeople { people: usize } =>
            "có {people} người cùng tên; hãy ghi số định danh",
            "{people} people have that name; give the personal number";
        NoStandard { day: crate::Date } =>
            "không có tiêu chuẩn nào áp dụng vào ngày {day}",
            "no standard applies on {day}";
        NobodyKnown =>
            "chưa có ai trong cơ sở dữ liệu; chạy “goc import” trước",
            "nobody is in the database yet; run “goc import” first";
        /// No school year.
        NoSchoolYear { year: i16 } =>
            "chưa có lịch lớp của trường cho năm {year}; nhập tệp school.toml của năm đó trước",
            "the school's classes for {year} are not known; import its school.toml first";
        NoClasses { year: i16 } =>
            "năm {year} không có lớp nào mở",
            "no class opens in {year}";
        NoSuchMeeting { meeting: String } =>
            "thời khóa biểu không có buổi {meeting}; mã buổi ở cột cuối của trang Lịch trong sổ tính",
            "the timetable has no meeting {meeting}; meetings are named in the last column of the sheet Meetings";
        TimetableOutdated { year: i16 } =>
            "dữ kiện đã thay đổi nên thời khóa biểu năm {year} không còn đúng; chạy “goc timetable year {year}” trước",
            "facts have changed, and the timetable of {year} no longer holds; run “goc timetable year {year}” first";
        NoTimetable { year: i16 } =>
            "chưa có thời khóa biểu năm {year}; chạy “goc timetable year {year}” trước",
            "there is no timetable for {year}; run “goc timetable year {year}” first";
        /// No plan yet.
        NoPlan { year: i16 } =>
            "chưa có kế hoạch năm {year}; chạy “goc plan year {year}” trước",
            "there is no plan for {year}; run “goc plan year {year}” first";
        /// No feasible plan.
        NoFeasiblePlan { year: i16 } =>
            "không tìm được kế hoạch năm {year} thỏa mọi ràng buộc trong thời gian cho phép",
            "no plan for {year} that keeps every rule was found in the time given";
        /// Proven: none exists.
        Infeasible { year: i16 } =>
            "không có kế hoạch năm {year} nào thỏa mọi ràng buộc",
            "no plan for {year} can keep every rule";
        /// A problem file without a solution.
        FileInfeasible =>
            "bài toán này không có kế hoạch nào thỏa mọi ràng buộc",
            "no plan of this problem can keep every rule";
        /// A problem file whose solution was not found.
        FileIncomplete { unplaced: usize } =>
            "còn {unplaced} buổi chưa xếp được; lý do ở trên",
            "sessions not placed: {unplaced}; the reasons stand above";
        FileNoPlan =>
            "không tìm được kế hoạch thỏa mọi ràng buộc trong mức thử cho phép",
            "no plan that keeps every rule was found with the work allowed";
        FileNoSuchNeed { person: u32, course: u32 } =>
            "bài toán không có nhu cầu của người {person} về chương trình {course}",
            "the problem has no need of person {person} for course {course}";
        FileNoSuchSession { course: u32, session: u32 } =>
            "chương trình {course} không có lớp {session}",
            "course {course} has no session {session}";
        FileNotTheSame =>
            "chạy lại ra lời giải khác: tệp đã bị sửa, hoặc do phiên bản khác làm ra",
            "run again, the solution is another: the file was changed, or another version made it";
        FileNoWorkStated =>
            "lời giải không ghi mức thử và hạt giống, nên không thể chạy lại; chỉ lời giải của “goc plan solve --work” mới chạy lại được",
            "the solution states no work asked and no seed, so it cannot be run again; solutions of “goc plan solve --work” can";
        FileOtherProblem =>
            "lời giải này được làm cho một tệp bài toán khác",
            "the solution was made for another problem file";
        /// Proven: none exists, and what stands against each other.
        InfeasibleBecause { year: i16, rules: Vec<crate::PlanRule> } =>
            "không có kế hoạch năm {year} nào thỏa mọi ràng buộc; những điều sau không thể cùng giữ, hãy bỏ hoặc nới một điều: {rules}",
            "no plan for {year} can keep every rule; these cannot hold together, give up or ease one of them: {rules}";
        AccountName => "tên tài khoản không được trống và không có dấu cách", "an account needs a name without blanks";
        AccountPerson =>
            "tài khoản của cán bộ phải nói là của ai: --person",
            "an official's account must say whose it is: --person";
        AccountLecturer =>
            "hãy cho biết giảng viên nào (--lecturer, theo mã trong tệp của trường)",
            "say which lecturer (--lecturer, by the code in the school's file)";
        NoSuchLecturer { code: String } =>
            "trường không có giảng viên {code}",
            "the school has no lecturer {code}";
        AccountUnit =>
            "tài khoản cấp đơn vị phải nói là đơn vị nào: --unit",
            "a unit officer's account must say which unit: --unit";
        NoSuchAccount { name: String } =>
            "không có tài khoản {name}",
            "there is no account {name}";
        PasswordShort { letters: usize } =>
            "mật khẩu phải có ít nhất {letters} ký tự",
            "a password has at least so many characters: {letters}";
        CannotCorrect =>
            "mục này không còn trong hồ sơ, hoặc thuộc loại khác; mở lại hồ sơ",
            "this is no longer on record, or is of another kind; open the file again";
        CorrectionWhy =>
            "hãy ghi căn cứ (văn bản, giấy tờ)",
            "say what it rests on (the paper)";
        NoSuchStandard { code: String } =>
            "không có tiêu chuẩn {code}",
            "there is no standard {code}";
        RequestYear { from: i16 } =>
            "viết năm bằng bốn chữ số, từ {from}",
            "write the year in four digits, {from} or later";
        NoSuchProgramme { programme: String } =>
            "trường không có chương trình {programme}",
            "the school has no programme {programme}";
        NameTheList { letters: usize } =>
            "đặt tên cho danh sách, nhiều nhất {letters} chữ",
            "give the list a name of at most {letters} letters";
        NotApproved { year: i16 } =>
            "kế hoạch năm {year} chưa được phê duyệt nên chưa công khai được",
            "the plan of {year} is not approved, and nothing of it can be disclosed";
        NoSuchJob =>
            "không có việc này, hoặc đã quá bảy ngày và được dọn đi",
            "there is no such job, or it is older than seven days and was cleared away";
        FixNotUnderstood { said: String } =>
            "không hiểu “{said}”; chọn một mục có sẵn, hoặc viết như gợi ý bên cạnh ô",
            "“{said}” is not understood; choose one of the list, or write it as the hint beside it says";
        AccountEnded =>
            "tài khoản yêu cầu việc này đã bị thôi quyền",
            "the account that asked for this has ended";
        FilesGone =>
            "tệp đã gửi không còn: chỉ giữ bảy ngày; hãy gửi lại",
            "the files that were sent are gone: they are kept for seven days; send them again";
        ApprovalDocument =>
            "hãy ghi số văn bản phê duyệt",
            "name the document that approves";
        ApprovalDay =>
            "hãy ghi ngày của văn bản phê duyệt",
            "give the day of the document that approves";
        NotANumber { found: String } =>
            "“{found}” không phải một số hợp lệ; gõ chữ số, có thể có dấu chấm ngăn hàng nghìn",
            "“{found}” is no number that fits; type digits, with points between the thousands if you like";
        NoMarks =>
            "chưa đánh dấu dòng nào; chọn ở cột Đánh dấu rồi gửi lại",
            "no line was marked; choose in the last column and send it again";
        ApprovalAhead =>
            "ngày phê duyệt ở tương lai; sửa lại ngày",
            "the day of the approval lies ahead; correct it";
        NoSuchDraft { year: i16, draft: u32 } =>
            "không có dự thảo {draft} của kế hoạch năm {year} trong cơ sở dữ liệu này",
            "this database holds no draft {draft} of the plan for {year}";
        /// Rights.
        NotAllowed { role: String, act: String } =>
            "vai trò {role} không được làm việc này ({act})",
            "the role {role} may not do this ({act})";
        /// The same key came with another request.
        OtherRequest =>
            "khóa yêu cầu này đã dùng cho một yêu cầu khác",
            "this request key was already used for another request";
        /// Somebody else wrote first.
        Stale =>
            "dữ liệu vừa được người khác sửa; hãy chạy lại",
            "somebody else changed the record just now; run it again";
        /// Stopped by the user.
        Stopped =>
            "đã dừng theo yêu cầu; chưa ghi gì",
            "stopped on request; nothing was written";
        /// Refused as a whole.
        ImportRefused { problems: usize } =>
            "có {problems} lỗi; chưa ghi gì. Sửa rồi nhập lại",
            "problems: {problems}; nothing was written. Correct them and import again";
    }
}

messages! {
    /// Lines of the command line.
    CommandMessage {
        AccountEnded { name: String } => "tài khoản {name} không đăng nhập được nữa", "account {name} can no longer sign in";
        TokenMade { token: String, days: u32 } =>
            "{token}\nMã này chỉ hiện một lần và có hiệu lực {days} ngày.",
            "{token}\nThe token is shown this once, and lives {days} days.";
        AccountMade { name: String, role: String } => "tài khoản {name}: {role}", "account {name}: {role}";
        AskPassword => "mật khẩu:", "password:";
        Serves { address: String } => "mở {address} trong trình duyệt; Ctrl-C để dừng", "open {address} in a browser; Ctrl-C ends it";
        StepSample => "Tạo sổ tính mẫu", "Writing sample workbooks";
        StepRead => "Đọc sổ tính", "Reading workbooks";
        StepSave => "Ghi vào cơ sở dữ liệu", "Saving";
        StepReview => "Rà soát tiêu chuẩn", "Reviewing standards";
        StepPlan => "Lập kế hoạch", "Planning";
        StepTimetable => "Xếp thời khóa biểu", "Timetabling";
        StepPapers => "Viết văn bản", "Writing papers";
        Imported { people: usize, new: usize, changed: usize, units: usize, facts: usize } =>
            "Nhập {people} người ({new} mới, {changed} thay đổi), {units} đơn vị mới, {facts} dữ kiện.",
            "Imported {people} people ({new} new, {changed} changed), {units} new units, {facts} facts.";
        ImportedBatch { batch: String } =>
            "Lần nhập {batch}; hoàn tác bằng: goc import --undo {batch}",
            "Import {batch}; to take it back: goc import --undo {batch}";
        WouldImport { people: usize, new: usize, changed: usize, unchanged: usize } =>
            "Xem trước, chưa ghi gì: {people} người ({new} mới, {changed} thay đổi, {unchanged} giữ nguyên)",
            "Only shown, nothing written: {people} people ({new} new, {changed} changed, {unchanged} unchanged)";
        LeftOut { problems: usize } =>
            "Đã bỏ lại {problems} chỗ chưa hiểu, liệt kê ở trên",
            "{problems} things were left out, as listed above";
        RepairGroup { cells: usize, what: String } => "{cells} ô: {what}", "{cells} cells: {what}";
        Notices { notices: usize } => "{notices} chỗ nên xem lại:", "{notices} things to look at:";
        Undone { facts: usize } =>
            "Đã hoàn tác: {facts} dữ kiện trở lại như trước.",
            "Taken back: {facts} facts are as they were before.";
        NoBatches => "Chưa có lần nhập nào.", "Nothing was imported yet.";
        BatchLine { batch: String, time: String, facts: usize, files: String } =>
            "{batch}  {time}  {facts} dữ kiện  {files}",
            "{batch}  {time}  {facts} facts  {files}";
        BatchUndone { batch: String, time: String, files: String } =>
            "{batch}  {time}  đã hoàn tác  {files}",
            "{batch}  {time}  taken back  {files}";
        Exported { people: usize } => "Đã xuất {people} người.", "{people} people handed out.";
        SheetRead { file: String, sheet: String } => "{file}, trang tính “{sheet}”:", "{file}, sheet “{sheet}”:";
        ColumnRead { heading: String, means: String, samples: String } =>
            "  {heading} → {means}   ({samples})",
            "  {heading} → {means}   ({samples})";
        DifferenceOf { name: String } => "{name}:", "{name}:";
        FieldChanged { field: crate::FieldName, before: String, after: String } =>
            "  {field}: {before} → {after}",
            "  {field}: {before} → {after}";
        ImportedBefore =>
            "Các tệp này đã được nhập, không có gì thay đổi.",
            "These files were imported before; nothing changed.";
        ImportedSchool { year: i16, classes: usize, facts: usize } =>
            "Lịch của trường năm {year}: {classes} lớp, {facts} dữ kiện.",
            "The school's year {year}: {classes} classes, {facts} facts.";
        NotKept { columns: String, cells: usize } =>
            "Nhận ra nhưng không lưu ({cells} ô): {columns}.",
            "Recognised and not stored ({cells} cells): {columns}.";
        NoTheoryMark { people: usize } =>
            "{people} người không đánh dấu ở nhóm lý luận chính trị: hiểu là chưa qua, vì mẫu không có cột nào khác để nói.",
            "{people} people have no mark under political theory: read as none, as the form has no other way to say so.";
        Reviewed {
            verdicts: usize, met: usize, exempt: usize, owed: usize, not_met: usize, unknown: usize, day: Date,
        } =>
            "Rà soát ngày {day}: {verdicts} kết luận, {met} đạt, {exempt} được miễn, {owed} được nợ có hạn, {not_met} chưa đạt, {unknown} chưa rõ.",
            "Review of {day}: {verdicts} verdicts, {met} met, {exempt} exempt, {owed} owed until a day, {not_met} not met, {unknown} unknown.";
        Reorganised { ended: usize, formed: usize, posts: usize } =>
            "{ended} đơn vị kết thúc, {formed} đơn vị mới, {posts} chức vụ được chuyển hoặc kết thúc.",
            "{ended} units end, {formed} are formed, {posts} posts move or end.";
        NothingWritten => "Chưa ghi gì; thêm --write để ghi.", "Nothing was written; add --write to write it.";
        FactsWritten { facts: usize } => "Đã ghi {facts} dữ kiện.", "{facts} facts written.";
        RulesSound { texts: usize, rules: usize, unverified: usize } =>
            "{texts} văn bản, {rules} quy định, không có lỗi; {unverified} quy định chưa kiểm chứng nguồn.",
            "{texts} texts, {rules} rules, no error; the source of {unverified} was not seen.";
        RuleEffects { verdicts: usize, people: usize } =>
            "{verdicts} kết luận của {people} người thay đổi.",
            "{verdicts} verdicts of {people} people change.";
        Planned { year: i16, draft: i64, seats: usize, classes: usize, waiting: usize } =>
            "Kế hoạch năm {year}, dự thảo {draft}: {seats} chỗ trong {classes} lớp, {waiting} nhu cầu phải chờ.",
            "Plan for {year}, draft {draft}: {seats} seats in {classes} classes, {waiting} needs wait.";
        PlanCost { open_vnd: i64, travel_vnd: i64, gap: String } =>
            "Mở lớp {open_vnd} đồng, đi lại {travel_vnd} đồng; cách mức tốt nhất có thể nhiều nhất {gap}.",
            "Opening VND {open_vnd}, travel VND {travel_vnd}; at most {gap} from the best possible.";
        SeatsMissing { programme: String, day: Date, needed: usize, seats: usize, ways: Vec<crate::WayOut> } =>
            "{programme}: đến hết ngày {day} cần {needed} chỗ, chỉ có {seats}; có thể {ways}",
            "{programme}: by {day} seats needed {needed}, seats there are {seats}; ways out: {ways}";
        PlannedAgain { draft: i64, kept: usize, moved: usize, dropped: usize, new: usize } =>
            "So với dự thảo {draft}: giữ nguyên {kept} chỗ, chuyển lớp {moved}, thôi {dropped}, thêm {new}.",
            "Against draft {draft}: {kept} seats kept, {moved} moved, {dropped} lost, {new} new.";
        MarksNotFollowed { marks: usize } =>
            "{marks} đánh dấu không thực hiện được; xem trang Thay đổi trong tệp kế hoạch.",
            "{marks} marks could not be followed; see the sheet of changes in the plan's workbook.";
        WrotePaper { path: String, what: String } => "Đã ghi {path}  ({what})", "Wrote {path}  ({what})";
        Wrote { path: String } => "Đã ghi {path}", "Wrote {path}";
        Verified { entries: usize, facts: usize, erased: usize } =>
            "Nhật ký khớp: {entries} mục, {facts} dữ kiện, {erased} đã xóa hợp pháp.",
            "The log matches: {entries} entries, {facts} facts, {erased} lawfully erased.";
        WrongEntries { wrong: usize } =>
            "Nhật ký KHÔNG khớp ở {wrong} chỗ:",
            "The log does NOT match in {wrong} places:";
        Database { engine: String, version: u32 } =>
            "Cơ sở dữ liệu: {engine}, phiên bản {version}.",
            "Database: {engine}, version {version}.";
        Migrated { from: u32, to: u32 } =>
            "Cơ sở dữ liệu từ phiên bản {from} lên {to}.",
            "Database brought from version {from} to {to}.";
        Sample => "DỮ LIỆU MẪU – không phải người thật", "SAMPLE DATA – no real people";
    }
}
