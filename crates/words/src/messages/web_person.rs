//! What the pages of one person say beside the file itself: corrections, and who wrote and read.

use super::messages;

messages! {
    /// Words of corrections and of the log of a person.
    PersonWords {
        Correct => "Đính chính", "Correct";
        CorrectOf { name: String } => "Đính chính hồ sơ: {name}", "Correct the file of {name}";
        CorrectHint =>
            "Điều đã ghi không bị xóa: mỗi đính chính là một bản mới, có người ghi, thời điểm và căn cứ.",
            "Nothing that was written is deleted: a correction is a new version, with who, when and by which paper.";
        Particulars => "Lý lịch", "Particulars";
        Learnt => "Trình độ, chứng chỉ", "What was learnt";
        Posts => "Chức vụ", "Posts";
        Grades => "Xếp loại hằng năm", "Grades";
        Add => "Thêm", "Add";
        Level => "Trình độ", "Level";
        Major => "Chuyên ngành", "Field of study";
        SinceDay => "Từ ngày", "Since";
        UntilDay => "Đến hết ngày", "Last day";
        DayHint => "ngày/tháng/năm, như 15/05/2025", "day/month/year, like 15/05/2025";
        PartHint => "ngày/tháng/năm, tháng/năm hoặc năm", "day/month/year, month/year or the year";
        Standing => "Tình trạng", "Standing";
        Stated => "tự khai", "stated";
        Confirmed => "đã đối chiếu bản gốc", "confirmed against the paper";
        DocumentNumber => "Số hiệu giấy tờ", "Number of the paper";
        Issuer => "Nơi cấp", "Issued by";
        Year => "Năm", "Year";
        Grade => "Xếp loại", "Grade";
        Origin => "Quê quán", "Place of origin";
        NumberHint { masked: String } =>
            "Để trống để giữ {masked}",
            "Leave empty to keep {masked}";
        Why => "Căn cứ đính chính", "What it rests on";
        WhyHint => "Số, ngày văn bản hoặc giấy tờ", "Number and day of the paper";
        Save => "Ghi đính chính", "Save the correction";
        Withdraw => "Rút bỏ (ghi nhầm)", "Withdraw (it was a mistake)";
        Errors { errors: usize } => "Có {errors} chỗ cần sửa", "To be mended: {errors}";
        Needed => "hãy điền", "fill this in";
        NotADay => "không phải ngày; viết như 15/05/2025", "this is no day; write it like 15/05/2025";
        NotADate => "không phải ngày; viết ngày/tháng/năm, tháng/năm hoặc năm", "this is no date; write day/month/year, month/year or the year";
        EndsBefore => "ngày cuối ở trước ngày đầu", "the last day lies before the first";
        NotANumber { digits: usize } =>
            "có {digits} chữ số; số định danh có 12, CMND cũ có 9",
            "{digits} digits; a personal number has 12, an old card 9";
        NotAYear => "viết năm bằng bốn chữ số", "write the year in four digits";
        ChooseOne => "chọn một mục", "choose one";
        SomebodyElse { now: String } =>
            "Người khác vừa đính chính mục này. Hồ sơ hiện ghi: {now}. Những gì anh/chị gõ vẫn còn bên dưới; ghi lại nếu vẫn đúng.",
            "Somebody else has just corrected this. The record now says: {now}. What you typed is still below; save it again if it holds.";
        Log => "Ai đã ghi, ai đã xem", "Who wrote, who read";
        Wrote { facts: usize } => "ghi {facts} dữ kiện", "wrote {facts} facts";
        CorrectedBy { why: String } => "đính chính theo {why}", "corrected by {why}";
        Opened => "mở hồ sơ", "opened the file";
        Revealed => "xem đủ số định danh", "was shown the personal number";
        KeptOf => "Hồ sơ giữ những gì, vì sao", "What is kept of you, and why";
        KeptHint =>
            "Chỉ những mục có căn cứ mới được giữ. Mục nhạy cảm được che, ai xem đều được ghi lại.",
            "Only what has a ground is kept. What is sensitive is masked, and whoever is shown it stands in the log.";
        What => "Mục", "What";
        Ground => "Để làm gì", "What for";
        Sensitive => "nhạy cảm", "sensitive";
    }
}
