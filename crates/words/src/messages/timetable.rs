//! What is said about timetables: what cannot be, what was not placed and why, what it comes to.

use super::messages;

messages! {
    /// What a timetable command says.
    TimetableMessage {
        /// A moment of a timetable whose days have no dates; both count from 1.
        Moment { day: u32, period: u32 } => "ngày {day} tiết {period}", "day {day}, period {period}";
        CourseTime { course: String, sessions: usize, periods: usize } =>
            "{course}: cần {sessions} buổi nhưng chỉ có {periods} tiết có thể xếp",
            "{course}: {sessions} sessions, and only {periods} periods are open to it";
        LecturerTime { lecturer: String, sessions: usize, periods: usize } =>
            "{lecturer}: một mình phải dạy {sessions} buổi nhưng chỉ có {periods} tiết",
            "{lecturer}: nobody else can teach {sessions} sessions, and only {periods} periods are free";
        CohortTime { cohort: String, sessions: usize, periods: usize } =>
            "{cohort}: phải học {sessions} buổi nhưng chỉ có {periods} tiết",
            "{cohort}: {sessions} sessions, and only {periods} periods are open";
        RoomPlaces { rooms: String, sessions: usize, places: usize } =>
            "phòng {rooms}: {sessions} buổi chỉ xếp được vào các phòng này nhưng chỉ có {places} chỗ xếp",
            "rooms {rooms}: {sessions} sessions fit nowhere else, and there are only {places} places";
        NoTimeLeft { course: String, sessions: usize, periods: usize } =>
            "{course}: cần {sessions} buổi nhưng sau những môn phải học trước chỉ còn {periods} tiết",
            "{course}: {sessions} sessions, and after what must come first only {periods} periods are left";
        Unplaced { course: String, session: usize, why: String } =>
            "chưa xếp: {course}, buổi {session}: {why}",
            "not placed: {course}, session {session}: {why}";
        InPeriods { what: String, periods: usize } => "{what} ({periods} tiết)", "{what} ({periods} periods)";
        NoRoom => "hết phòng phù hợp", "no room that suits is free";
        WeekFull { lecturer: String } => "{lecturer} đã dạy đủ số buổi của tuần", "{lecturer} teaches as much that week as the week allows";
        LecturerAway { lecturer: String } => "{lecturer} vắng", "{lecturer} is away";
        CourseClosed => "môn không học được", "the course cannot meet";
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
