//! What is said about timetables: what cannot be, what was not placed and why, what it comes to.

use super::messages;
use crate::Date;

messages! {
    /// What a timetable command says.
    TimetableMessage {
        /// A moment of a timetable whose days have no dates; both count from 1.
        Moment { day: u32, period: u32 } => "ngày {day} tiết {period}", "day {day}, period {period}";
        CourseTime { course: String, sessions: usize, periods: usize } =>
            "{course}: cần {sessions} buổi nhưng chỉ có {periods} ca có thể xếp",
            "{course}: {sessions} sessions, and only {periods} periods are open to it";
        LecturerTime { lecturer: String, sessions: usize, periods: usize } =>
            "{lecturer}: một mình phải dạy {sessions} buổi nhưng chỉ có {periods} ca",
            "{lecturer}: nobody else can teach {sessions} sessions, and only {periods} periods are free";
        CohortTime { cohort: String, sessions: usize, periods: usize } =>
            "{cohort}: phải học {sessions} buổi nhưng chỉ có {periods} ca",
            "{cohort}: {sessions} sessions, and only {periods} periods are open";
        RoomPlaces { rooms: String, sessions: usize, places: usize } =>
            "phòng {rooms}: {sessions} buổi chỉ xếp được vào các phòng này nhưng chỉ có {places} chỗ xếp",
            "rooms {rooms}: {sessions} sessions fit nowhere else, and there are only {places} places";
        NoTimeLeft { course: String, sessions: usize, periods: usize } =>
            "{course}: cần {sessions} buổi nhưng sau những môn phải học trước chỉ còn {periods} ca",
            "{course}: {sessions} sessions, and after what must come first only {periods} periods are left";
        Unplaced { course: String, sessions: usize, why: String } =>
            "chưa xếp {sessions} buổi của {course}: {why}",
            "not placed, {sessions} of {course}: {why}";
        InPeriods { what: String, periods: usize } => "{what} ({periods} ca)", "{what} ({periods} periods)";
        NoRoom => "hết phòng phù hợp", "no room that suits is free";
        WeekFull { lecturer: String } => "{lecturer} đã dạy đủ số buổi của tuần", "{lecturer} teaches as much that week as the week allows";
        LecturerAway { lecturer: String } => "{lecturer} vắng", "{lecturer} is away";
        Closed => "không có lịch học", "does not meet then";
        LecturerBusy { lecturer: String } => "{lecturer} dạy môn khác", "{lecturer} teaches another course";
        CohortBusy { cohort: String } => "{cohort} học môn khác", "{cohort} has another course";
        OrderBroken { course: String } => "sai thứ tự với {course}", "the order with {course}";
        Itself => "môn này đang học", "the course itself meets";
        /// What alone stands in the way.
        Relaxed { what: String, first: String } =>
            "chỉ cần gỡ “{what}” là xếp được vào {first}",
            "without “{what}” it fits on {first}";
        /// What a timetable comes to, on the progress bar.
        SoFar { cost: u32, bound: u32, unplaced: u32 } =>
            "điểm phạt {cost} ≥ {bound}, chưa xếp {unplaced}",
            "cost {cost} ≥ {bound}, not placed {unplaced}";
    }
}

messages! {
    /// What timetables call things.
    TimetableName {
        Title { year: i16 } => "Thời khóa biểu năm {year}", "Timetable {year}";
        Version { version: i64, day: Date } => "Bản {version}, theo dữ kiện ngày {day}", "Version {version}, from the facts of {day}";
        Morning => "sáng", "morning";
        Afternoon => "chiều", "afternoon";
        HalfDay { half: String, day: Date } => "{half} {day}", "{half} of {day}";
        Exam => "thi", "exam";
        Field => "nghiên cứu thực tế", "field study";
        SheetMeetings => "Lịch", "Meetings";
        SheetClasses => "Theo lớp", "By class";
        SheetLecturers => "Theo giảng viên", "By lecturer";
        SheetRooms => "Theo phòng", "By room";
        SheetHours => "Giờ chuẩn", "Standard hours";
        SheetNotPlaced => "Chưa xếp", "Not placed";
        SheetChanges => "Thay đổi", "Changes";
        MeetingCode => "Mã buổi", "Meeting";
        OtherPlace { when: String, room: String, change: String } =>
            "{when}, phòng {room}: {change} điểm", "{when}, room {room}: {change} points";
        OtherPlaceOf { when: String, room: String, change: String, displaced: String } =>
            "{when}, phòng {room}: {change} điểm; {displaced} về chỗ cũ của buổi này",
            "{when}, room {room}: {change} points; {displaced} goes to where this one is";
        NoOtherPlace => "không còn chỗ nào khác giữ được mọi quy tắc", "no other place keeps every rule";
        SheetModules => "Theo môn", "By module";
        ModuleCode => "Mã môn", "Module code";
        LecturerCode => "Mã GV", "Code";
        Days => "Số ngày", "Days";
        FirstDay => "Bắt đầu", "First day";
        LastDay => "Kết thúc", "Last day";
        ExamDay => "Ngày thi", "Exam";
        RankLecturer => "Giảng viên", "Lecturer";
        RankPrincipal => "Giảng viên chính", "Principal lecturer";
        RankSenior => "Giảng viên cao cấp", "Senior lecturer";
        Week => "Tuần", "Week";
        Day => "Ngày", "Day";
        Weekday => "Thứ", "Weekday";
        Half => "Buổi", "Half-day";
        Class => "Lớp", "Class";
        Module => "Môn học", "Module";
        What => "Nội dung", "What";
        Number => "Buổi thứ", "No.";
        Lecturer => "Giảng viên", "Lecturer";
        Faculty => "Khoa", "Faculty";
        Room => "Phòng", "Room";
        Learners => "Sĩ số", "Learners";
        Rank => "Chức danh", "Rank";
        Meetings => "Số buổi", "Half-days";
        Lessons => "Số tiết", "Lessons";
        Hours => "Giờ chuẩn", "Standard hours";
        Norm => "Định mức", "Norm";
        OfNorm => "% định mức", "% of the norm";
        Judgement => "Đánh giá", "Judgement";
        Within => "trong khung", "within";
        Below => "thiếu giờ", "below";
        Above => "vượt giờ", "above";
        NormUnverified => "định mức chưa được đối chiếu với văn bản", "the norm was not verified in its text";
        Why => "Vì sao", "Why";
        Now => "đã đổi", "changed";
        Cancelled => "hủy", "cancelled";
        OfClass { class: String } => "Lớp {class}", "Class {class}";
        OfLecturer { lecturer: String } => "Giảng viên {lecturer}", "Lecturer {lecturer}";
        OfRoom { room: String } => "Phòng {room}", "Room {room}";
        Outside => "ngoài trường", "away";
        Monday => "Thứ Hai", "Monday";
        Tuesday => "Thứ Ba", "Tuesday";
        Wednesday => "Thứ Tư", "Wednesday";
        Thursday => "Thứ Năm", "Thursday";
        Friday => "Thứ Sáu", "Friday";
        Saturday => "Thứ Bảy", "Saturday";
        Sunday => "Chủ nhật", "Sunday";
        /// What a command says of a timetable that was made.
        Made { year: i16, version: i64, meetings: usize, classes: usize, not_placed: usize } =>
            "Đã lưu thời khóa biểu năm {year}, bản {version}: {meetings} buổi của {classes} lớp; chưa xếp {not_placed} buổi.",
            "Saved the timetable of {year}, version {version}: {meetings} half-days of {classes} classes; {not_placed} not placed.";
        Cost { total: usize, seats: usize, alone: usize, rooms: usize, stretch: usize, exams: usize, moved: usize, bound: usize } =>
            "Điểm phạt {total} (thiếu chỗ {seats}, nửa ngày lẻ {alone}, đổi phòng {rooms}, kéo dài {stretch}, thi sát nhau {exams}, dời buổi {moved}); không thể dưới {bound}.",
            "Cost {total} (seats {seats}, half-days alone {alone}, rooms {rooms}, stretched {stretch}, exams too close {exams}, moved {moved}); not below {bound}.";
        Since { version: i64, kept: usize, moved: usize, new: usize, cancelled: usize } =>
            "So với bản {version}: giữ nguyên {kept} buổi, đổi {moved}, thêm {new}, hủy {cancelled}.",
            "Against version {version}: {kept} kept, {moved} changed, {new} new, {cancelled} cancelled.";
        NoCalendar { year: i16 } =>
            "Chưa có lịch nghỉ lễ năm {year}; các ngày lễ năm đó chưa được trừ. Ghi vào calendar-{year}.toml trong thư mục --rules.",
            "The holidays of {year} are not known and were not left free. Write them into calendar-{year}.toml in the folder of --rules.";
        PaperWorkbook => "lịch, theo lớp, giảng viên, phòng, giờ chuẩn", "meetings, by class, lecturer and room, standard hours";
        PaperWeeks => "từng tuần, khổ A3", "week by week, A3";
    }
}
