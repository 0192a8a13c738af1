//! The summary a leader reads: headings and the names of what is counted.

use super::messages;
use crate::Date;

messages! {
    /// What the summary of a review and a plan says.
    SummaryName {
        Heading { year: i16, draft: i64, day: Date } =>
            "TÓM TẮT: rà soát ngày {day} và kế hoạch năm {year} (dự thảo {draft})",
            "SUMMARY: review of {day} and plan for {year} (draft {draft})";
        Who { people: usize, units: usize } => "{people} người ở {units} đơn vị", "{people} people in {units} units";
        MetNow => "Tiêu chuẩn chức danh đã đạt", "Title standards met";
        YearBefore { share: String } => "năm trước {share}", "a year ago {share}";
        LeastMet => "Chức danh đạt thấp nhất", "Titles least met";
        NeedsByOrigin => "Nhu cầu học năm tới đã có chỗ, theo nguồn", "Needs that have a seat, by origin";
        ByProgramme => "Theo chương trình", "By programme";
        OfClasses { opened: i64, offered: i64 } => "mở {opened}/{offered} lớp", "{opened} of {offered} classes open";
        WhyWaiting => "Vì sao phải chờ", "Why needs wait";
        WhatIsTight => "Giới hạn đang chật", "What is tight";
        Seats => "Chỗ của các lớp mở", "Seats of the classes that open";
        Budget => "Kinh phí", "Budget";
        Places => "Chỗ học tập trung, tuần đông nhất", "Full-time places, fullest week";
        FloorOf { of: crate::PlanName, percent: u32 } =>
            "Nhu cầu của {of}, ≥ {percent} %",
            "Needs of {of}, ≥ {percent}%";
        Full => "hết chỗ", "classes are full";
        Cover => "đơn vị phải đủ người trực", "the unit must keep its cover";
        FullTimePlaces => "trường hết chỗ học tập trung", "no further full-time place";
        NotOpened => "lớp không đủ người để mở", "the class does not open";
        Clash => "trùng thời gian với lớp khác", "another class at the same time";
        Window => "ngoài thời gian có thể học", "outside the time of the person";
        Form => "chưa đủ tuổi học không tập trung", "too young to study beside the post";
        Money => "hết kinh phí hoặc tốn hơn để chờ", "no money, or dearer than waiting";
        NoClass => "năm nay không có lớp", "no class this year";
        Left { gaps: usize } =>
            "{gaps} chỗ còn thiếu không thành nhu cầu (đang học, chưa đủ điều kiện, hồ sơ chưa rõ…), có lý do trong tệp kế hoạch",
            "{gaps} gaps are no needs (studying, may not enter, record unclear…), each with its reason in the plan";
        PassedOver { needs: usize } =>
            "{needs} nhu cầu chờ từ năm thứ ba liên tiếp trở lên; xem cột Số năm đã chờ",
            "{needs} needs wait for the third year in a row or longer; see the column of years waited";
        Inversions { needs: usize } =>
            "{needs} nhu cầu chờ dù có người ưu tiên thấp hơn cùng chương trình được xếp; lý do ở từng dòng",
            "{needs} needs wait beside lighter ones that are served; each line says why";
        Nothing => "chưa có dữ liệu", "nothing yet";
    }
}
