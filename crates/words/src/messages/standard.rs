//! Names of levels, subjects, outcomes and rules.

use super::messages;

messages! {
    /// Names that the record and the standards use.
    StandardName {
        General => "trình độ văn hóa", "general education";
        GeneralNone => "chưa qua phổ thông", "no general education";
        GeneralPrimary => "tiểu học", "primary school";
        GeneralLowerSecondary => "trung học cơ sở", "lower secondary school";
        GeneralUpperSecondary => "trung học phổ thông", "upper secondary school";
        Professional => "trình độ chuyên môn", "professional degree";
        ProfessionalNone => "chưa qua đào tạo chuyên môn", "no professional degree";
        ProfessionalIntermediate => "trung cấp", "intermediate professional diploma";
        ProfessionalCollege => "cao đẳng", "college degree";
        ProfessionalUniversity => "đại học", "university degree";
        ProfessionalMaster => "thạc sĩ", "master's degree";
        ProfessionalDoctor => "tiến sĩ", "doctorate";
        Theory => "lý luận chính trị", "political theory";
        TheoryNone => "chưa qua lý luận chính trị", "no political theory";
        TheoryElementary => "sơ cấp lý luận chính trị", "elementary political theory";
        TheoryIntermediate => "trung cấp lý luận chính trị", "intermediate political theory";
        TheoryAdvanced => "cao cấp lý luận chính trị", "advanced political theory";
        TheoryBachelor => "cử nhân lý luận chính trị", "bachelor of political theory";
        StateManagement => "quản lý nhà nước", "state management";
        StateManagementNone => "chưa qua quản lý nhà nước", "no state management";
        StateManagementOfficer => "cán sự", "officer";
        StateManagementSpecialist => "chuyên viên", "specialist";
        StateManagementPrincipal => "chuyên viên chính", "principal specialist";
        StateManagementSenior => "chuyên viên cao cấp", "senior specialist";
        Language => "ngoại ngữ", "foreign language";
        Computing => "tin học", "computing";
        Met => "đạt", "met";
        NotMet => "chưa đạt", "not met";
        Unknown => "chưa rõ", "unknown";
        Unverified => "chưa kiểm chứng nguồn", "source not verified";
        FullTime => "tập trung", "full time";
    }
}

messages! {
    /// Rules and verdicts in words.
    RuleMessage {
        /// Where a rule stands.
        Citation { number: String, article: String } => "{number}, Điều {article}", "{number}, Art. {article}";
        /// Where a rule stands, to the clause.
        CitationClause { number: String, article: String, clause: String } =>
            "{number}, Điều {article}, khoản {clause}",
            "{number}, Art. {article}({clause})";
        /// A rule whose source was not seen.
        NotVerified { citation: String } =>
            "{citation} (chưa kiểm chứng nguồn)",
            "{citation} (source not verified)";
        /// What is required.
        Requires { level: String } => "cần {level} trở lên", "requires {level} or higher";
        /// What is there instead.
        Has { level: String } => "hiện có: {level}", "has: {level}";
        /// Nothing is known.
        NothingKnown { subject: String } =>
            "hồ sơ không ghi {subject}",
            "the record says nothing of: {subject}";
        /// What was known was erased.
        Erased { day: crate::Date, ground: String } =>
            "đã xóa ngày {day} theo {ground}",
            "erased on {day}, ground: {ground}";
    }
}
