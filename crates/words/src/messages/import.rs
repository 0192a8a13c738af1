//! What is said about workbooks and files that come in: where, what was found, what to do.

use super::{Place, PlanName, messages};

messages! {
    /// What is wrong with something that came in, and what to do.
    ImportMessage {
        /// A path that leads nowhere.
        NoSuchFile =>
            "không có tệp này; kiểm tra lại đường dẫn",
            "there is no such file; check the path";
        /// A file that cannot be read.
        Unreadable =>
            "không đọc được tệp này; kiểm tra quyền đọc và đóng tệp nếu đang mở",
            "the file cannot be read; check its permissions, and close it where it is open";
        /// A folder without workbooks.
        NothingInFolder =>
            "thư mục không có sổ tính (.xlsx, .xls, .ods, .csv) hay tệp .toml nào",
            "the folder holds no workbook (.xlsx, .xls, .ods, .csv) and no .toml file";
        /// Not an xlsx workbook.
        WrongType { found: String } =>
            "đây là {found}, không phải sổ tính; hãy lưu lại thành .xlsx",
            "this is {found}, not a workbook; save it as .xlsx";
        /// A file of no bytes.
        EmptyFile =>
            "tệp rỗng, không có gì bên trong; kiểm tra lại lúc lưu hoặc gửi tệp",
            "the file is empty; check how it was saved or sent";
        /// A file that is nothing we know.
        UnknownType =>
            "không nhận ra loại tệp này; cần sổ tính .xlsx, .xls, .ods hoặc .csv",
            "the type of this file is not recognised; a workbook (.xlsx, .xls, .ods, .csv) is needed";
        /// A workbook with a password.
        Locked =>
            "sổ tính có mật khẩu; bỏ mật khẩu rồi lưu lại",
            "the workbook has a password; remove it and save the workbook again";
        /// A workbook above the bound.
        TooLarge { limit: String } =>
            "tệp vượt giới hạn {limit}; hãy tách thành nhiều tệp",
            "the file is above the limit of {limit}; split it into several files";
        /// A workbook that unpacks to more than any list is.
        Inflated { limit: String } =>
            "nội dung nén của tệp vượt {limit}, không giống một danh sách; chép bảng sang sổ tính mới",
            "the file unpacks to more than {limit}, which no list does; copy the table into a new workbook";
        /// Something below the last row that is read.
        TooManyRows { limit: usize } =>
            "có ô ở dưới dòng {limit}; xóa phần thừa hoặc tách thành nhiều tệp",
            "there are cells below row {limit}; delete them, or split the file into several";
        /// Something beyond the last column that is read.
        TooManyColumns { limit: usize } =>
            "có ô ở sau cột thứ {limit}; xóa phần thừa",
            "there are cells beyond column {limit}; delete them";
        /// More filled cells than any list has.
        TooManyCells { limit: usize } =>
            "tệp có hơn {limit} ô có nội dung; hãy tách thành nhiều tệp",
            "the file has more than {limit} filled cells; split it into several files";
        /// More sheets than any list has.
        TooManySheets { limit: usize } =>
            "sổ tính có hơn {limit} trang tính; hãy tách thành nhiều tệp",
            "the workbook has more than {limit} sheets; split it into several files";
        /// More merged cells than any form has.
        TooManyMerges { limit: usize } =>
            "sổ tính có hơn {limit} vùng ô gộp; bỏ gộp ô rồi lưu lại",
            "the workbook has more than {limit} merged blocks of cells; unmerge them and save it again";
        /// A cell with more text than a spreadsheet allows.
        LongText { limit: usize } =>
            "có ô dài hơn {limit} ký tự; rút ngắn lại, hoặc kiểm tra dấu ngoặc kép trong tệp CSV",
            "a cell is longer than {limit} characters; shorten it, or check the quotes of a CSV file";
        /// A file that takes more time or memory than any list.
        TooHard =>
            "tệp tốn bộ nhớ hoặc thời gian hơn mọi danh sách; chép bảng sang sổ tính mới",
            "the file takes more memory or time than any list; copy the table into a new workbook";
        /// The list of problems was cut.
        TooManyProblems { limit: usize } =>
            "đã gặp {limit} lỗi nên dừng đọc; sửa các lỗi trên rồi nhập lại",
            "reading stopped at {limit} problems; correct these and import again";
        /// A workbook that does not open.
        Broken =>
            "tệp hỏng hoặc không phải sổ tính thật; mở bằng Excel rồi lưu lại",
            "the file is broken or not really a workbook; open it in Excel and save it again";
        /// No table in any sheet.
        NoTable { heading: String } =>
            "không trang tính nào có bảng bắt đầu bằng cột “{heading}”; kiểm tra dòng tiêu đề (dòng 1 đến 12)",
            "no sheet has a table with the column “{heading}”; check the heading row (rows 1 to 12)";
        /// A table without people.
        NoRows =>
            "bảng không có người nào dưới dòng tiêu đề",
            "the table holds nobody below its headings";
        /// A heading no layout knows.
        UnknownHeading { found: String, expected: String } =>
            "tiêu đề cột là “{found}”, cần “{expected}”; sửa tiêu đề theo mẫu",
            "the column is headed “{found}”, expected “{expected}”; correct the heading";
        /// A column the layout does not have.
        ExtraHeading { found: String } =>
            "mẫu không có cột “{found}”; bỏ cột này",
            "the layout has no column “{found}”; remove it";
        /// An empty cell that must not be empty.
        Empty { heading: String } =>
            "ô “{heading}” trống; hãy điền",
            "“{heading}” is empty; fill it in";
        /// Neither a date nor a part of one.
        NotADate { found: String } =>
            "“{found}” không phải ngày; viết ngày/tháng/năm, tháng/năm hoặc năm",
            "“{found}” is no date; write day/month/year, month/year or the year";
        /// A day the calendar does not have.
        ImpossibleDate { found: String } =>
            "“{found}” là ngày không có trong lịch; sửa lại ngày",
            "“{found}” is not in the calendar; correct the day";
        /// Two digits for a year.
        ShortYear { found: String } =>
            "“{found}” chỉ có hai chữ số năm; viết đủ bốn chữ số",
            "“{found}” has a year of two digits; write all four";
        /// A year nobody now in office can mean.
        YearOutside { found: String } =>
            "năm trong “{found}” nằm ngoài 1900–2100; sửa lại năm",
            "the year in “{found}” is outside 1900–2100; correct it";
        /// Birth in both columns.
        TwoBirths =>
            "ngày sinh ghi ở cả cột Nam và cột Nữ; chỉ để một cột",
            "a birth date stands in both columns, Nam and Nữ; leave only one";
        /// Birth in neither column.
        NoBirth =>
            "thiếu ngày sinh ở cột Nam hoặc cột Nữ; hãy điền vào cột đúng giới tính",
            "no birth date in column Nam or Nữ; fill in the one of the person's sex";
        /// A title no list knows.
        UnknownTitle { found: String } =>
            "“{found}” không có trong danh mục chức danh; sửa lại, hoặc thêm vào rules/titles.toml",
            "“{found}” is not on the list of titles; correct it, or add it to rules/titles.toml";
        /// A level no list knows.
        UnknownLevel { found: String } =>
            "không hiểu trình độ “{found}”; viết như 12/12 hoặc THPT",
            "the level “{found}” is not understood; write it like 12/12 or THPT";
        /// More than one x in one group.
        TwoMarks { first: String } =>
            "cột {first} cùng nhóm cũng được đánh dấu; lấy trình độ cao hơn",
            "column {first} of the same group is marked too; the higher level was taken";
        /// Not an x.
        NotAMark { found: String } =>
            "“{found}” không phải dấu x; đánh x hoặc để trống",
            "“{found}” is not a mark; write x or leave the cell empty";
        /// A personal number of the wrong length.
        NumberDigits { digits: usize } =>
            "có {digits} chữ số; số định danh có 12, CMND cũ có 9 (Excel hay làm mất số 0 ở đầu)",
            "{digits} digits; a personal number has 12, an old card 9 (Excel drops leading zeros)";
        /// A personal number with something else than digits in it.
        NumberSigns =>
            "số định danh chỉ gồm chữ số; bỏ các ký tự khác",
            "a personal number is made of digits only; remove everything else";
        /// A formula error or the like.
        CellError { found: String } =>
            "ô báo lỗi {found}; sửa công thức hoặc gõ giá trị",
            "the cell shows the error {found}; mend the formula or type the value";
        /// A text no cell of a list has.
        TooLong { characters: usize, limit: usize } =>
            "ô có {characters} ký tự, nhiều nhất là {limit}; rút ngắn lại",
            "the cell has {characters} characters, at most {limit} are taken; shorten it";
        /// Two rows, one personal number.
        SameNumber { first: Place } =>
            "cùng số định danh với {first}; mỗi người chỉ một dòng",
            "has the same personal number as {first}; one row for each person";
        /// Two rows, one person.
        SamePerson { first: Place } =>
            "cùng họ tên, ngày sinh và đơn vị với {first}; thêm số định danh nếu là hai người, hoặc bỏ một dòng",
            "has the name, birth and unit of {first}; add personal numbers if they are two people, or remove a row";
        /// A formula that no spreadsheet has computed.
        NotComputed =>
            "công thức chưa được tính; mở tệp bằng Excel rồi lưu lại, hoặc gõ giá trị",
            "the formula was never computed; open the file in Excel and save it, or type the value";
        /// Not a name of a person.
        NotAName { found: String } =>
            "“{found}” không giống họ tên; sửa lại họ tên",
            "“{found}” does not look like a name; correct it";
        /// No sex anywhere.
        NoSex =>
            "không có giới tính và không suy được từ số định danh; hãy điền",
            "no sex is stated and no personal number tells it; fill it in";
        /// A sex that is not understood.
        UnknownSex { found: String } =>
            "không hiểu giới tính “{found}”; viết Nam hoặc Nữ",
            "the sex “{found}” is not understood; write Nam or Nữ";
        /// No unit anywhere.
        NoUnit =>
            "không biết người này thuộc đơn vị nào; thêm cột đơn vị, hoặc ghi unit trong mapping.toml",
            "nothing tells the unit; add a column for it, or name the unit in mapping.toml";
        /// A unit told only by the name of a file or a sheet.
        UnitGuessed { unit: String, from: String } =>
            "lấy đơn vị “{unit}” từ {from}; nếu sai, ghi unit trong mapping.toml",
            "the unit “{unit}” was taken from {from}; if that is wrong, name it in mapping.toml";
        /// A date that may be read in two ways.
        DoubtfulOrder { found: String } =>
            "không rõ “{found}” là ngày/tháng hay tháng/ngày vì cả cột có dấu hiệu bị đảo; ghi thứ tự trong mapping.toml (dates)",
            "“{found}” may have day and month turned round, as others in its column; say the order in mapping.toml (dates)";
        /// A date that cannot be, for the person's life.
        Implausible { found: String } =>
            "“{found}” không hợp với ngày sinh hoặc nằm ở tương lai; kiểm tra lại",
            "“{found}” does not fit the birth date or lies in the future; check it";
        /// A personal number that a spreadsheet has rounded.
        RoundedNumber =>
            "số định danh bị Excel đổi sang dạng 3,4E+10 và mất chữ số; gõ lại dạng văn bản",
            "the spreadsheet turned the personal number into 3.4E+10 and lost digits; type it again as text";
        /// A text in an encoding that cannot be told.
        EncodingDoubt { found: String } =>
            "“{found}” có lẽ gõ bằng bảng mã cũ (TCVN3, VNI…) nhưng chưa chắc; ghi bảng mã trong mapping.toml (encodings)",
            "“{found}” seems written in an old encoding (TCVN3, VNI …), but not surely; name it in mapping.toml (encodings)";
        /// A text that was converted with its column and may be right as it was.
        EncodingUnsure { found: String } =>
            "đã chuyển theo bảng mã của cả cột thành “{found}” nhưng ô này chưa chắc; kiểm tra lại",
            "converted with its whole column to “{found}”, which is not certain for this cell; check it";
        /// A column that was written in an old encoding.
        Converted { encoding: String, cells: usize, before: String, after: String } =>
            "đã chuyển {cells} ô từ bảng mã {encoding}: “{before}” thành “{after}”",
            "{cells} cells were turned from {encoding} into Unicode: “{before}” became “{after}”";
        /// A grade no list knows.
        UnknownGrade { found: String } =>
            "không hiểu xếp loại “{found}”; viết như Hoàn thành tốt nhiệm vụ",
            "the grade “{found}” is not understood; write it like Hoàn thành tốt nhiệm vụ";
        NotANumber { found: String } => "“{found}” không phải số nguyên từ 0 trở lên; gõ lại bằng chữ số", "“{found}” is no whole number from 0 on; type it in digits";
        NotADay { found: String } => "“{found}” không phải ngày; viết ngày/tháng/năm", "“{found}” is no day; write day/month/year";
        NotOnTheList { found: String } => "“{found}” không có trong danh sách của cột này; chọn một mục có sẵn", "“{found}” is not on the list of this column; choose one that is";
        NoProgrammeOfCode { found: String } => "không có chương trình mã “{found}” ở trang Chương trình", "no programme of the code “{found}” on the sheet of programmes";
        TwoMarksOnLine =>
            "một dòng chỉ nhận một trong ba: Ghim, Bỏ, Chuyển sang lớp",
            "a line takes only one of the three: keep, not this year, move to class";
        NotAPin { found: String } =>
            "“{found}” ở cột Ghim: viết x để ghim, hoặc để trống",
            "“{found}” under keep: write x to keep the seat, or leave it empty";
        NoGround { found: String, grounds: Vec<PlanName> } =>
            "lý do “{found}” không có trong danh sách; viết một trong: {grounds}",
            "the ground “{found}” is not on the list; write one of: {grounds}";
        NotALine { found: String } =>
            "mã dòng “{found}” không phải của kế hoạch này; xuất lại tệp kế hoạch và đánh dấu trên tệp mới",
            "the line “{found}” is not of this plan; write the papers again and mark the new file";
        NoPlanLines =>
            "tệp này không có dòng nào của kế hoạch (cột Mã dòng)",
            "no line of a plan is in this file";
        /// A mark under what is asked for, which says no programme.
        WhichProgramme { found: String } =>
            "“{found}” không cho biết đề nghị học chương trình nào; hãy ghi mã hoặc tên chương trình của trường",
            "“{found}” does not say which programme is asked for; write its code or name";
        /// A planned title without the decision that approved it.
        NoDecision =>
            "chức danh quy hoạch chỉ nhập theo danh sách đã phê duyệt; ghi số và ngày quyết định trong mapping.toml ([planned])",
            "planned titles enter by an approved list only; give its decision and day in mapping.toml ([planned])";
        /// A planned unit without a planned title.
        UnitWithoutTitle =>
            "có đơn vị quy hoạch nhưng thiếu chức danh quy hoạch; hãy điền chức danh",
            "a planned unit without a planned title; fill in the title";
        /// A row that is crossed out.
        StruckOut =>
            "dòng này bị gạch ngang; không nhập, bỏ gạch nếu còn đúng",
            "the row is crossed out and was left; remove the line through it if it still holds";
        /// A file marked secret.
        Secret { found: String } =>
            "tệp có dấu độ mật “{found}”; không nhập tài liệu mật, không có gì được lưu",
            "the file is marked “{found}”; secret documents are not taken in, and nothing of it is stored";
        /// A course of study under way.
        StudyUnderWay { found: String } =>
            "“{found}” là đang học, chưa tính là trình độ đã đạt",
            "“{found}” is under way and not counted as attained";
        /// Two columns of one row that contradict each other.
        TwoValues { first: String } =>
            "khác với ô ở cột {first} của cùng người; chỉ để một giá trị",
            "differs from column {first} of the same person; leave one value";
        /// A zero that was put back before a number.
        LostZero =>
            "đã thêm lại số 0 ở đầu số định danh mà Excel làm mất",
            "the zeros that the spreadsheet dropped were put back before the personal number";
        /// A number that tells another sex or year than the row.
        NumberDisagrees =>
            "số định danh không khớp giới tính hoặc năm sinh ghi ở dòng này; kiểm tra lại",
            "the personal number does not agree with the sex or the year of birth in this row; check it";
        /// A number of a spreadsheet read as a day.
        SerialRead { found: String, read: String } =>
            "“{found}” là số ngày của Excel, đã đọc là {read}",
            "“{found}” is a day as spreadsheets count; read as {read}";
        /// A short year that was read.
        ShortYearRead { found: String, read: String } =>
            "“{found}” có năm hai chữ số, đã đọc là {read}",
            "“{found}” has a year of two digits; read as {read}";
        /// A name written otherwise.
        NameRewritten { found: String, read: String } =>
            "“{found}” được ghi là “{read}”",
            "“{found}” was taken as “{read}”";
        /// What is known from the number alone.
        ToldByNumber =>
            "giới tính hoặc năm sinh lấy từ số định danh vì dòng này không ghi",
            "sex or year of birth were taken from the personal number, for the row does not state them";
        /// A column whose heading nobody understands.
        UnknownColumn { heading: String, cells: usize } =>
            "không hiểu cột “{heading}”, bỏ qua {cells} ô; nếu cần, ghi trong mapping.toml",
            "the column “{heading}” is not understood and its {cells} cells were left; name it in mapping.toml if it is needed";
        /// A column known only by what stands in it.
        HeadingGuessed { means: String } =>
            "cột không có tiêu đề rõ ràng, đã đọc là {means} theo nội dung; ghi trong mapping.toml nếu sai",
            "the column has no clear heading and was read as {means} by what stands in it; say in mapping.toml if that is wrong";
        /// Rows that the workbook hides.
        HiddenRows { rows: usize } =>
            "trang tính có {rows} dòng ẩn; vẫn được đọc",
            "the sheet hides {rows} rows; they were read like the others";
        /// A column that the workbook hides.
        HiddenColumn { heading: String } =>
            "cột “{heading}” bị ẩn; vẫn được đọc",
            "the column “{heading}” is hidden; it was read like the others";
        /// A sheet that the workbook hides.
        HiddenSheet =>
            "trang tính này bị ẩn nên không đọc; bỏ ẩn nếu cần nhập",
            "this sheet is hidden and was not read; show it if it is to be taken in";
        /// An office that is no title.
        NotATitle { found: String } =>
            "“{found}” không phải chức danh có tiêu chuẩn; không lưu",
            "“{found}” is no title that has standards; it was not stored";
        /// A row of which too little was understood.
        RowLeftOut =>
            "cả dòng bị bỏ lại vì chưa rõ họ tên, giới tính hoặc ngày sinh",
            "the whole row was left out: name, sex or birth is not known";
        /// A name without a single mark.
        NameWithoutMarks { found: String } =>
            "“{found}” không có dấu; kiểm tra lại họ tên",
            "“{found}” has no marks; check the name";
        /// A field of study without a degree it belongs to.
        MajorWithoutDegree { found: String } =>
            "chuyên ngành “{found}” không có trình độ chuyên môn đi kèm; không lưu",
            "the field of study “{found}” has no degree it belongs to, and was not stored";
        /// A day of coming to a unit without a post there.
        JoinedWithoutPost =>
            "ngày vào đơn vị chỉ lưu cùng chức vụ, mà dòng này không có chức vụ lưu được",
            "the day of joining is kept with a post only, and this row has none that could be stored";
        /// A file of a kind that holds no lists.
        NotAList =>
            "loại tệp này không chứa danh sách; không đọc",
            "this kind of file holds no lists and was not read";
        /// A list of the school's.
        SchoolList =>
            "đây là bảng điểm hoặc danh sách lớp của trường, chưa nhập được; để tệp này ra ngoài",
            "this is a list of marks or of a class, which is not taken in yet; leave the file out";
        /// Units of people who hold no post there.
        UnitWithoutPost { rows: usize } =>
            "{rows} người có đơn vị nhưng không có chức vụ lưu được; đơn vị chỉ lưu cùng chức vụ",
            "{rows} people have a unit and no post that could be stored; a unit is kept with a post only";
        /// A row that is no person.
        NotAPerson { found: String } =>
            "dòng “{found}” không phải một người; bỏ qua",
            "the row “{found}” is no person and was left";
        /// A sheet without any table.
        NoTableInSheet =>
            "trang tính này không có bảng nào nhận ra được; bỏ qua",
            "no table was found in this sheet, and it was left";
        /// Two statements of one person that contradict each other.
        Conflict { field: super::FieldName, first: Place } =>
            "{field} khác với {first}; giữ giá trị ở đó, kiểm tra lại",
            "{field} differs from {first}; the value there was kept, check both";
        /// The other side of a conflict.
        ConflictKept { field: super::FieldName, second: Place } =>
            "{field} khác với {second}; đã giữ giá trị ở đây, kiểm tra lại",
            "{field} differs from {second}; the value here was kept, check both";
        /// Perhaps the same person.
        Doubtful { first: Place } =>
            "có thể là cùng một người với {first}; ghi [[same]] hoặc [[different]] trong mapping.toml",
            "may be the same person as {first}; write [[same]] or [[different]] in mapping.toml";
        /// Perhaps a person who is known already.
        DoubtfulKnown { name: String } =>
            "có thể là {name} đã có trong hồ sơ; thêm số định danh để phân biệt",
            "may be {name}, who is known already; add the personal number to tell";
        /// A person listed twice.
        Repeated { first: Place } =>
            "lặp lại {first}; chỉ tính một lần",
            "repeats {first}; counted once";
        /// A file in TOML that does not read.
        TextFile { problem: String } =>
            "tệp chưa đúng: {problem}",
            "the file is wrong: {problem}";
    }
}

impl ImportMessage {
    /// Whether it asks the office to decide who is who.
    pub fn is_doubt(&self) -> bool {
        matches!(self, ImportMessage::Doubtful { .. } | ImportMessage::DoubtfulKnown { .. })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Lang, Say};

    #[test]
    fn a_place_names_file_sheet_row_and_column() {
        let place = Place {
            file: "an-binh.xlsx".to_owned(),
            sheet: Some("DS".to_owned()),
            row: Some(12),
            column: Some("C".to_owned()),
        };
        assert_eq!(place.say(Lang::Vi), "an-binh.xlsx, trang tính “DS”, dòng 12, cột C");
        assert_eq!(Place::file("a.xlsx").say(Lang::En), "a.xlsx");
        let twice = ImportMessage::SameNumber { first: place };
        assert!(twice.say(Lang::En).contains("an-binh.xlsx, sheet “DS”, row 12, column C"));
    }
}
