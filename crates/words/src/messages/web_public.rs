//! What the pages for everybody say, and those on which it is decided what everybody may see.

use super::messages;
use crate::Date;

messages! {
    /// Words of disclosure and of checks that are kept.
    PublicWords {
        Public => "Công khai", "For the public";
        PublicPlan { year: i16 } => "Công khai kế hoạch đào tạo, bồi dưỡng năm {year}", "The training plan of {year}, for everybody";
        Nothing => "Chưa công khai kế hoạch nào.", "No plan has been published yet.";
        By { document: String, day: Date } => "Theo {document}, {day}", "By {document}, {day}";
        Seats => "Số chỗ học", "Seats";
        Waiting => "Nhu cầu chưa xếp được", "Needs that wait";
        ClassesOpen => "Các lớp", "Classes";
        Programmes => "Theo chương trình", "By programme";
        Units => "Theo đơn vị", "By unit";
        Waited => "Đã chờ từ năm trước", "Waited before";
        Years { years: u32 } => "{years} năm", "{years} years";
        Withheld { least: usize } => "ít hơn {least}, hoặc được ẩn cùng", "fewer than {least}, or withheld with them";
        WithheldShort => "•", "•";
        WithheldHint { least: usize } =>
            "• là số nhỏ hơn {least} hoặc số được ẩn kèm để không suy ra được ai.",
            "• is a number below {least}, or one withheld with it so that nobody can be told from it.";
        Learners { people: usize } => "Danh sách {people} học viên", "The {people} learners";
        Standards => "Tiêu chuẩn chức danh đang có hiệu lực", "Standards in force";
        Disclose => "Công khai", "Disclose";
        DiscloseHint =>
            "Dưới đây là tất cả những gì sẽ được công khai. Không bao giờ có chức danh quy hoạch; số nhỏ được ẩn.",
            "Below is everything that would be published. Planned titles never are; small numbers are withheld.";
        Named => "Công khai cả danh sách học viên từng lớp (chỉ khi có quyết định cho phép)", "Publish the lists of learners too (only where a decision allows it)";
        Look => "Xem trước", "Preview";
        Publish => "Công khai bản này", "Publish this";
        Published => "Xem trang công khai", "See the public page";
        Api => "Giao diện cho chương trình", "For programs";
        ApiHint =>
            "Các việc của cơ quan dưới dạng JSON; mã truy cập do người quản trị cấp. Mô tả bằng tiếng Anh.",
            "The acts of the office as JSON; the administrator gives out tokens.";
        TokenNeeded =>
            "cần mã truy cập còn hiệu lực: Authorization: Bearer …; hỏi người quản trị",
            "a token that holds is needed: Authorization: Bearer …; ask the administrator";
        KeyNeeded =>
            "cần tiêu đề Idempotency-Key, để yêu cầu gửi lại không bị làm hai lần",
            "the header Idempotency-Key is needed, so that a request sent again is not done twice";
        VersionNeeded =>
            "cần tiêu đề If-Match với phiên bản (ETag) đã đọc",
            "the header If-Match is needed, with the version (ETag) that was read";
        NotKnown { found: String } => "không có “{found}”", "there is no “{found}”";
        KeepCheck => "Lập phiếu có số", "Keep it as a paper with a number";
        Kept => "Phiếu đã lập", "Papers that were kept";
        KeptLine { number: i64, year: i16, day: Date } => "Số {number}/{year}, tính đến ngày {day}", "No. {number}/{year}, as of {day}";
    }
}
