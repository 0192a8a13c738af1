//! What is answered about a plan of a problem file, whose people, courses and sessions are numbers.

use super::messages;

messages! {
    /// Answers about a plan.
    PlanAnswer {
        Served { person: u32, course: u32, session: u32, price: i64, leaving: i64 } =>
            "người {person}, chương trình {course}: học lớp {session}; học ở đó tốn {price}, không được xếp thì tính {leaving}",
            "person {person}, course {course}: in session {session}; sitting there costs {price}, being left out would count {leaving}";
        ServedAsPromised => "  chỗ này đã được công bố", "  the place was promised";
        NothingCheaper =>
            "  không lớp nào của chương trình này rẻ hơn",
            "  no session of the course would cost less";
        CheaperBut { session: u32, price: i64, why: String } =>
            "  lớp {session} chỉ tốn {price}, nhưng {why}",
            "  session {session} would cost {price}, but {why}";
        LeftOut { person: u32, course: u32, leaving: i64 } =>
            "người {person}, chương trình {course}: chưa được xếp; tính {leaving}",
            "person {person}, course {course}: left out, which counts {leaving}";
        Against { session: u32, why: String } => "  lớp {session}: {why}", "  session {session}: {why}";
        NoSession => "chương trình này không có lớp nào", "the course has no session";
        OutsideWindow { from: u32, until: u32 } =>
            "không nằm gọn trong tuần {from} đến trước tuần {until}",
            "it does not lie within weeks {from} to {until}";
        WrongForm => "hình thức học không phù hợp", "it is of a form the need does not allow";
        Full { seats: u32 } => "đã đủ {seats} chỗ", "its seats are taken: {seats}";
        Clash { session: u32 } => "trùng thời gian với lớp {session}", "it clashes with session {session}";
        PrerequisiteLeftOut { course: u32 } =>
            "chương trình {course} phải học trước chưa được xếp",
            "course {course}, which must come first, is left out";
        TooEarly { session: u32 } =>
            "bắt đầu trước khi lớp {session} của chương trình phải học trước kết thúc",
            "it starts before session {session} of the course that must come first ends";
        NoCover { set: u32, week: u32 } =>
            "tuần {week} nhóm {set} đã đủ số người được vắng mặt",
            "in week {week} as many of set {set} are away as may be";
        BudgetLacks { missing: i64 } => "kinh phí thiếu {missing}", "the budget lacks {missing}";
        Dearer { price: i64, leaving: i64 } =>
            "không vướng quy tắc nào; học ở đó tốn {price}, để chờ tính {leaving}",
            "no rule is in the way; sitting there costs {price}, waiting counts {leaving}";
        OnReserve { session: u32, rank: usize, of: usize } =>
            "  danh sách dự bị lớp {session}: thứ {rank} trong {of} người",
            "  on the reserve list of session {session}: {rank} of {of}";
        IfForced { session: u32, changed: usize, more: i64 } =>
            "  nếu buộc xếp vào lớp {session}: {changed} chỗ khác phải đổi, chi phí thay đổi {more}",
            "  if forced into session {session}: other places that change: {changed}; cost changes by {more}";
        IfLeftOut { changed: usize, more: i64 } =>
            "  nếu rút khỏi kế hoạch: {changed} chỗ khác phải đổi, chi phí thay đổi {more}",
            "  if taken out: other places that change: {changed}; cost changes by {more}";
        CannotForce { session: u32 } =>
            "  không thể xếp vào lớp {session}: không kế hoạch nào giữ được mọi quy tắc",
            "  cannot be forced into session {session}: no plan would keep every rule";
        ShareOf { group: u32, needs: usize, of_needs: String, served: usize, of_seats: String, owed: usize } =>
            "nhóm {group}: {needs} nhu cầu ({of_needs} tổng nhu cầu), được xếp {served} ({of_seats} tổng số chỗ), mức tối thiểu {owed}",
            "group {group}: needs {needs} ({of_needs} of all), served {served} ({of_seats} of all seats), floor {owed}";
        FloorAtThe { price: i64 } =>
            "  mỗi nhu cầu thêm mà mức tối thiểu đòi hỏi làm kế hoạch đắt hơn khoảng {price}",
            "  each further need the floor asks for makes the plan dearer by about {price}";
        Inversions { all: usize } =>
            "người chờ có mức ưu tiên cao hơn người đã có chỗ trong một lớp phù hợp: {all} trường hợp",
            "somebody waits who counts more than somebody in a session that would suit: cases {all}";
        ByPromise { cases: usize } => "  chỗ đã công bố: {cases}", "  a promised place: {cases}";
        ByFloor { cases: usize } => "  mức tối thiểu của một nhóm: {cases}", "  the floor of a group: {cases}";
        ByPrerequisite { cases: usize } =>
            "  lớp sau của người đã có chỗ cần chương trình này: {cases}",
            "  what the one seated takes afterwards: {cases}";
        ByRule { cases: usize } =>
            "  lịch học, thứ tự chương trình hoặc số người được vắng của người chờ: {cases}",
            "  the calendar, the order of courses or the cover of the one who waits: {cases}";
        ByCost { cases: usize } => "  chi phí đi lại: {cases}", "  the journey: {cases}";
        ByOversight { cases: usize } =>
            "  không có lý do, tìm kiếm chưa thấy: {cases}",
            "  no cause, the search did not see it: {cases}";
        Shortage { course: u32, due: u32, needed: usize, seats: usize } =>
            "chương trình {course}: đến trước tuần {due} cần {needed} chỗ, chỉ có {seats}; có thể",
            "course {course}: before week {due} seats needed {needed}, seats there are {seats}; ways out";
        MoreClasses { count: usize, like: u32, cost: i64 } =>
            "  mở thêm {count} lớp như lớp {like}, tốn {cost}",
            "  classes more like session {like}: {count}, for {cost}";
        MoreWeeks { weeks: u32, people: usize } =>
            "  gia hạn {weeks} tuần cho {people} người",
            "  weeks more: {weeks}, for people: {people}";
        Conflict =>
            "các quy tắc sau không thể cùng giữ; bỏ bất kỳ quy tắc nào trong đó thì hết mâu thuẫn này",
            "these rules cannot hold together; without any one of them this contradiction is gone";
        RuleLock { person: u32, course: u32, session: u32 } =>
            "  người {person} giữ chỗ ở lớp {session} (chương trình {course})",
            "  person {person} keeps the place in session {session} (course {course})";
        RuleFloor { group: u32, percent: u32 } =>
            "  ít nhất {percent}% nhu cầu của nhóm {group} được xếp",
            "  at least {percent}% of the needs of group {group} are served";
        RuleBudget { budget: i64 } => "  kinh phí {budget}", "  the budget of {budget}";
        RuleAway { set: u32, away: u32 } =>
            "  nhóm {set}: cùng một tuần vắng nhiều nhất {away} người",
            "  set {set}: at most so many away in a week: {away}";
        RuleLeast { session: u32, low: u32 } =>
            "  lớp {session} chỉ mở khi có ít nhất {low} người",
            "  session {session} opens from so many learners on: {low}";
        Amended { changed: usize, least: usize } =>
            "số chỗ đã công bố phải đổi: {changed}; chứng minh được không thể ít hơn {least}",
            "published places that change: {changed}; proven that no fewer than {least} do";
        ChangedTo { person: u32, course: u32, from: u32, to: u32 } =>
            "  người {person}, chương trình {course}: từ lớp {from} sang lớp {to}",
            "  person {person}, course {course}: from session {from} to session {to}";
        ChangedOut { person: u32, course: u32, from: u32 } =>
            "  người {person}, chương trình {course}: không còn chỗ ở lớp {from}",
            "  person {person}, course {course}: no longer in session {from}";
        ChangedIn { person: u32, course: u32, to: u32 } =>
            "  người {person}, chương trình {course}: được xếp vào lớp {to}",
            "  person {person}, course {course}: now in session {to}";
        OpenedSession { session: u32 } => "  mở lớp {session}", "  session {session} opens";
        ClosedSession { session: u32 } => "  không mở lớp {session}", "  session {session} does not open";
        Compared { gained: usize, lost: usize, moved: usize, more: i64 } =>
            "phương án sau so với phương án trước: thêm {gained} chỗ, bớt {lost}, chuyển lớp {moved}; chi phí thay đổi {more}",
            "the second against the first: places gained {gained}, lost {lost}, moved {moved}; cost changes by {more}";
        BestProven =>
            "HiGHS chứng minh: không kế hoạch nào tốn ít hơn",
            "HiGHS proves that no plan costs less";
        BestNotProven =>
            "hết thời gian; chưa chứng minh được là tốt nhất",
            "time is up; not proven to be the best";
        SameAgain => "chạy lại ra đúng từng byte của lời giải này", "run again, the solution is the same to the byte";
    }
}
