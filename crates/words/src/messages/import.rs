//! What is said about workbooks and files that come in: where, what was found, what to do.

use super::{Say, messages};
use crate::Lang;

/// Where something stands: a file, perhaps a sheet, a row and a column of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// File name.
    pub file: String,
    /// Sheet name.
    pub sheet: Option<String>,
    /// Row, from 1.
    pub row: Option<u32>,
    /// Column as a spreadsheet names it, `A` to `XFD`; in a text file a number.
    pub column: Option<String>,
}

impl Place {
    /// A whole file.
    pub fn file(file: &str) -> Place {
        Place { file: file.to_owned(), ..Place::default() }
    }
}

impl Say for Place {
    fn say(&self, lang: Lang) -> String {
        let mut text = self.file.clone();
        let (sheet, row, column) = match lang {
            Lang::Vi => ("trang tính", "dòng", "cột"),
            Lang::En => ("sheet", "row", "column"),
        };
        if let Some(name) = &self.sheet {
            text += &format!(", {sheet} “{name}”");
        }
        if let Some(number) = self.row {
            text += &format!(", {row} {number}");
        }
        if let Some(letters) = &self.column {
            text += &format!(", {column} {letters}");
        }
        text
    }
}

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
            "thư mục không có tệp .xlsx hay .toml nào",
            "the folder holds no .xlsx or .toml file";
        /// Not an xlsx workbook.
        WrongType { found: String } =>
            "đây là {found}, không phải sổ tính .xlsx; hãy lưu lại thành .xlsx",
            "this is {found}, not an .xlsx workbook; save it as .xlsx";
        /// A file of no bytes.
        EmptyFile =>
            "tệp rỗng, không có gì bên trong; kiểm tra lại lúc lưu hoặc gửi tệp",
            "the file is empty; check how it was saved or sent";
        /// A file that is nothing we know.
        UnknownType =>
            "không nhận ra loại tệp này; cần sổ tính .xlsx",
            "the type of this file is not recognised; an .xlsx workbook is needed";
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
            "đã đánh dấu ở cột {first} cùng nhóm; chỉ để một dấu ở trình độ cao nhất",
            "column {first} of the same group is marked too; leave only the highest level marked";
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
        /// A file in TOML that does not read.
        TextFile { problem: String } =>
            "tệp chưa đúng: {problem}",
            "the file is wrong: {problem}";
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
