//! The import report.

use super::messages;
use crate::Date;

messages! {
    /// Names of the import report's sheets, columns and counts.
    ReportName {
        Title { day: Date } => "Báo cáo nhập dữ liệu ngày {day}", "Import report of {day}";
        Counts => "Tóm tắt", "Counts";
        Problems => "Chỗ chưa hiểu", "Left out";
        Notices => "Chỗ nên xem lại", "To look at";
        Tables => "Cách đọc bảng", "How tables were read";
        NotKept => "Không lưu", "Not kept";
        What => "Nội dung", "What";
        Count => "Số lượng", "Count";
        New => "Người mới", "New people";
        Changed => "Người có thay đổi", "People changed";
        Unchanged => "Người không đổi", "People unchanged";
        Units => "Đơn vị mới", "New units";
        Facts => "Dữ kiện đã ghi", "Facts written";
        Refused => "Bị từ chối, chưa ghi gì", "Refused, nothing was written";
        File => "Tệp", "File";
        Sheet => "Trang tính", "Sheet";
        Row => "Dòng", "Row";
        Column => "Cột", "Column";
        Says => "Nội dung và cách sửa", "What it is and what to do";
        Heading => "Tiêu đề cột", "Heading";
        Means => "Hiểu là", "Read as";
        Cells => "Số ô", "Cells";
    }
}
