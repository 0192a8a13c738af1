//! Words of the official forms.

use super::messages;

messages! {
    /// Headings and rows of forms 10 and 12C of the Party's organisation boards.
    FormWords {
        Programme => "Chương trình, hình thức đào tạo, bồi dưỡng", "Programme and form of training";
        Total346 => "Tổng số (=4+6+8)", "Total (=4+6+8)";
        OfWhich => "Trong đó", "Of which";
        Province => "Cấp tỉnh", "Province";
        District => "Cấp huyện", "District";
        Commune => "Cấp xã", "Commune";
        TotalOf => "Tổng số", "Total";
        Leaders => "Trong đó lãnh đạo, quản lý", "Of these leaders";
        Classes1011 => "Tổng số lớp (=10+11)", "Classes (=10+11)";
        ByProvince => "Cấp ủy cấp tỉnh mở", "Opened by the province";
        ByDistrict => "Cấp ủy cấp huyện mở", "Opened by districts";
        Unplaced { programme: String, seats: usize, classes: usize } =>
            "{programme}: {seats} lượt người, {classes} lớp",
            "{programme}: {seats} seats, {classes} classes";
        UnplacedTitle { title: String, people: usize } => "{title}: {people} người", "{title}: {people} people";
        Education => "Đào tạo", "Education";
        Professional => "Đào tạo chuyên môn", "Professional education";
        University => "- Đại học", "- University";
        Master => "- Thạc sỹ", "- Master";
        Doctor => "- Tiến sỹ", "- Doctor";
        Political => "Đào tạo chính trị", "Political education";
        TheoryIntermediateFull => "- Trung cấp LLCT: hệ tập trung", "- Intermediate theory: full time";
        TheoryIntermediatePart => "- Trung cấp LLCT: hệ không tập trung", "- Intermediate theory: part time";
        TheoryAdvancedFull => "- Cao cấp LLCT: hệ tập trung", "- Advanced theory: full time";
        TheoryAdvancedPart => "- Cao cấp LLCT: hệ không tập trung", "- Advanced theory: part time";
        TheoryBachelorFull => "- Cử nhân LLCT: hệ tập trung", "- Bachelor of theory: full time";
        TheoryBachelorPart => "- Cử nhân LLCT: hệ không tập trung", "- Bachelor of theory: part time";
        Training => "Bồi dưỡng", "Training";
        PartyWork => "Nghiệp vụ xây dựng Đảng", "Party building";
        UnionWork => "Nghiệp vụ đoàn thể chính trị", "Work of political unions";
        StateManagement => "Quản lý nhà nước", "State management";
        Economy => "Quản lý kinh tế", "Economic management";
        Languages => "Ngoại ngữ", "Foreign languages";
        Computing => "Tin học", "Computing";
        News => "Cập nhật kiến thức mới", "New knowledge";
        Defence { category: u32 } =>
            "Quốc phòng - an ninh: đối tượng {category}",
            "Defence and security: category {category}";
        Criterion => "Tiêu chí", "Criterion";
        Executive => "Ủy viên BCH", "Member of the executive committee";
        Standing => "Ủy viên BTV", "Member of the standing committee";
        Inspection => "Ủy ban Kiểm tra", "Inspection committee";
        Secretary => "Bí thư", "Secretary";
        DeputySecretary => "Phó bí thư", "Deputy secretary";
        Committee => "Lãnh đạo UBND", "People's Committee";
        Council => "Lãnh đạo HĐND", "People's Council";
        Front => "MTTQ, đoàn thể", "Front and unions";
        Chair => "Chủ tịch", "Chair";
        Head => "Cấp trưởng", "Head";
        Deputy => "Cấp phó", "Deputy";
        All => "Tổng số", "Total";
        Women => "- Nữ", "- Women";
        Minority => "- Dân tộc thiểu số", "- Ethnic minorities";
        UpTo30 => "Tuổi: đến 30", "Age: up to 30";
        Ages { from: u32, to: u32 } => "Tuổi: {from} - {to}", "Age: {from} - {to}";
        Over60 => "Tuổi: trên 60", "Age: over 60";
        College => "Chuyên môn: cao đẳng", "Education: college";
        Degree => "Chuyên môn: đại học", "Education: university";
        AboveDegree => "Chuyên môn: trên đại học", "Education: above";
        Intermediate => "LLCT: trung cấp", "Theory: intermediate";
        Advanced => "LLCT: cao cấp, cử nhân", "Theory: advanced, bachelor";
    }
}
