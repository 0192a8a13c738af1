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
        Defence => "kiến thức quốc phòng và an ninh", "defence and security knowledge";
        DefenceNone => "chưa bồi dưỡng quốc phòng và an ninh", "no defence and security course";
        DefenceCategory4 => "quốc phòng và an ninh đối tượng 4", "defence and security, category 4";
        DefenceCategory3 => "quốc phòng và an ninh đối tượng 3", "defence and security, category 3";
        DefenceCategory2 => "quốc phòng và an ninh đối tượng 2", "defence and security, category 2";
        DefenceCategory1 => "quốc phòng và an ninh đối tượng 1", "defence and security, category 1";
        Language => "ngoại ngữ", "foreign language";
        Computing => "tin học", "computing";
        ComputingNone => "chưa có chứng chỉ tin học", "no certificate of computing";
        ComputingBasic => "chứng chỉ tin học cơ bản", "certificate of basic computing";
        Met => "đạt", "met";
        NotMet => "chưa đạt", "not met";
        Unknown => "chưa rõ", "unknown";
        Exempt => "được miễn", "exempt";
        Held => "đang giữ", "held";
        Planned => "quy hoạch", "planned for";
        Considered => "xem xét", "considered for";
        Reelected => "tái cử", "re-elected";
        Yearly => "hằng năm", "every year";
        Entry => "cử đi học", "to enter study";
        GradeNotCompleted => "không hoàn thành nhiệm vụ", "duties not completed";
        GradeCompleted => "hoàn thành nhiệm vụ", "duties completed";
        GradeGood => "hoàn thành tốt nhiệm vụ", "duties completed well";
        GradeExcellent => "hoàn thành xuất sắc nhiệm vụ", "duties completed excellently";
        MeasurePending => "đang xem xét kỷ luật", "disciplinary case pending";
        MeasureReprimand => "khiển trách", "reprimand";
        MeasureWarning => "cảnh cáo", "warning";
        MeasureRemoval => "cách chức", "removal from office";
        MeasureDismissal => "buộc thôi việc", "dismissal";
        AreaMountain => "miền núi", "mountain";
        AreaBorder => "biên giới", "border";
        AreaIsland => "hải đảo", "island";
        AreaRemote => "vùng sâu, vùng xa", "remote";
        AreaEthnicMinority => "vùng dân tộc thiểu số", "ethnic minority area";
        AreaHard => "đặc biệt khó khăn", "especially hard";
        PartyProbation => "đảng viên dự bị hoặc chính thức", "probationary or full Party member";
        PartyFull => "đảng viên chính thức", "full Party member";
        BarredPlanning => "quy hoạch", "planning";
        BarredTraining => "đào tạo, bồi dưỡng", "training";
        BarredAppointment => "bổ nhiệm, giới thiệu ứng cử", "appointment and nomination";
        PaperDiploma => "bằng", "diploma";
        PaperCertificate => "chứng chỉ", "certificate";
        PaperEquivalence => "giấy xác nhận tương đương", "confirmation of equivalence";
        PaperDecision => "quyết định", "decision";
        Unverified => "chưa kiểm chứng nguồn", "source not verified";
        FullTime => "tập trung", "full time";
    }
}

messages! {
    /// Rules and verdicts in words.
    RuleMessage {
        Or => "hoặc", "or";
        AtLeastOf { some: usize, parts: String } => "ít nhất {some} trong ({parts})", "at least {some} of ({parts})";
        /// Where a rule stands.
        Citation { number: String, article: String } => "{number}, Điều {article}", "{number}, Art. {article}";
        /// Where a rule stands, to the clause.
        CitationClause { number: String, article: String, clause: String } =>
            "{number}, Điều {article}, khoản {clause}",
            "{number}, Art. {article}({clause})";
        /// A rule of which only the text is known.
        CitationText { number: String } => "{number}", "{number}";
        /// A rule whose source was not seen.
        NotVerified { citation: String } =>
            "{citation} (chưa kiểm chứng nguồn)",
            "{citation} (source not verified)";
        /// What is required.
        Requires { level: String } => "cần {level} trở lên", "requires {level} or higher";
        /// What is there instead.
        Has { level: String } => "hiện có: {level}", "has: {level}";
        /// A level in some fields of study.
        RequiresOneOf { level: String, majors: String } =>
            "cần {level} trở lên, ngành: {majors}",
            "requires {level} or higher, in: {majors}";
        RequiresAge { female: u32, male: u32 } =>
            "cần từ đủ {female} tuổi (nữ), {male} tuổi (nam)",
            "requires an age of at least {female} (women), {male} (men)";
        RequiresAgeAtFirst { female: u32, male: u32 } =>
            "khi giữ chức vụ lần đầu không quá {female} tuổi (nữ), {male} tuổi (nam)",
            "requires an age of at most {female} (women), {male} (men) when first held";
        RequiresMonths { months: u32 } =>
            "còn đủ {months} tháng công tác đến tuổi nghỉ hưu",
            "requires {months} months left to retirement";
        RequiresMonthsAtFirst { months: u32 } =>
            "khi giữ chức vụ lần đầu còn đủ {months} tháng công tác đến tuổi nghỉ hưu",
            "requires {months} months left to retirement when first held";
        RequiresGrades { grade: String, years: u32 } =>
            "{years} năm liền trước {grade} trở lên",
            "requires \"{grade}\" or better in each of the last {years} years";
        RequiresService { years: u32 } => "có từ đủ {years} năm công tác", "requires {years} years of service";
        RequiresParty { membership: String } => "là {membership}", "requires: {membership}";
        RequiresNoBar { from: String } =>
            "không trong thời hạn kỷ luật không được {from}",
            "requires no discipline that bars {from}";
        RequiresLessons { lessons: u32 } => "bồi dưỡng đủ {lessons} tiết trong năm", "requires {lessons} lessons in the year";
        RequiresPost { months: u32 } => "giữ chức vụ từ đủ {months} tháng", "requires {months} months in post";
        RequiresPool => "có trong quy hoạch chức danh này", "requires being in the pool for this title";
        RequiresFullTime => "học tập trung", "requires full-time study";
        RequiresMinority => "là người dân tộc thiểu số", "requires belonging to an ethnic minority";
        RequiresAreas { areas: String } => "công tác tại: {areas}", "requires serving in: {areas}";
        AllOf => "tất cả các điều kiện sau", "all of";
        AnyOf => "một trong các điều kiện sau", "any of";
        SomeOf { at_least: usize } => "ít nhất {at_least} điều kiện sau", "at least {at_least} of";
        OwedUntil { day: crate::Date } => "được nợ đến {day}", "owed until {day}";
        SaysAttained { level: String } => "{level}", "{level}";
        SaysBorn { birth: String } => "sinh {birth}", "born {birth}";
        SaysRetires { reached: crate::Date, last_day: crate::Date } =>
            "đủ tuổi nghỉ hưu {reached}, nghỉ hưu hết ngày {last_day}",
            "reaches the age of retirement on {reached}, last day of service {last_day}";
        SaysGraded { year: i16, grade: String } => "năm {year}: {grade}", "{year}: {grade}";
        SaysDisciplined { measure: String, effective: crate::Date, until: crate::Date } =>
            "{measure} từ {effective}, hết thời hạn {until}",
            "{measure} since {effective}, bars until {until}";
        SaysPending { measure: String, effective: crate::Date } => "{measure} từ {effective}", "{measure} since {effective}";
        SaysHoldsSince { title: String, day: crate::Date } => "giữ {title} từ {day}", "holds {title} since {day}";
        SaysRecruited { day: String } => "tuyển dụng {day}", "recruited {day}";
        SaysParty { day: String } => "vào Đảng {day}", "Party member since {day}";
        SaysLessons { year: i16, lessons: u32 } => "năm {year}: {lessons} tiết", "{year}: {lessons} lessons";
        SaysPlanned { title: String } => "được quy hoạch {title}", "in the pool for {title}";
        SaysEthnicity => "hồ sơ có ghi dân tộc", "the record states ethnicity";
        SaysStudies { level: String } => "đang học {level}", "studies for {level}";
        SaysStudiesUntil { level: String, day: crate::Date } =>
            "đang học {level}, dự kiến xong {day}",
            "studies for {level}, to end {day}";
        SaysOwes { level: String, day: crate::Date } => "nợ {level}, hạn {day}", "owes {level}, deadline {day}";
        SaysWaived { ground: String } => "được miễn theo {ground}", "waived on the ground {ground}";
        SaysWaiverRefused { ground: String } =>
            "có quyết định miễn theo {ground}, nhưng không có căn cứ đang hiệu lực cho tiêu chuẩn này",
            "a decision waives it on the ground {ground}, which no rule in force names for this standard";
        SaysWithheld => "(không thuộc phạm vi được xem)", "(withheld)";
        SaysTransition { day: crate::Date } =>
            "giữ chức danh khi quy định có hiệu lực, được chuyển tiếp đến trước {day}",
            "held the title when the rule came; has until before {day}";
        /// The paper behind a fact.
        Paper { paper: String, number: String } => "{paper} số {number}", "{paper} no. {number}";
        PaperIssued { paper: String, day: String } => "{paper}, cấp {day}", "{paper}, issued {day}";
        InRow { file: String, row: u32 } => "{file}, dòng {row}", "{file}, row {row}";
        By { citation: String } => "theo {citation}", "by {citation}";
        WantsMajor => "ghi ngành đào tạo của bằng", "state the degree's field of study";
        WantsLevelIn { level: String, majors: String } => "{level}, ngành: {majors}", "{level}, in: {majors}";
        WantsIssueDate => "ghi ngày cấp giấy", "state the day of issue of the paper";
        WantsAge { years: u32 } => "đủ {years} tuổi", "reaches the age of {years}";
        WantsBirthDay => "ghi đủ ngày, tháng, năm sinh", "state the full date of birth";
        WantsFirstDay => "ghi ngày giữ chức vụ lần đầu", "state the first day in the title";
        WantsRetirementAge => "bổ sung bảng tuổi nghỉ hưu của thời điểm này", "add the table of retirement ages of that time";
        WantsGrade { year: i16, grade: String } => "xếp loại năm {year}: {grade} trở lên", "grade for {year}: {grade} or better";
        WantsRecruitment => "ghi ngày tuyển dụng", "state the day of recruitment";
        WantsService { years: u32 } => "đủ {years} năm công tác", "completes {years} years of service";
        WantsMembership { membership: String } => "ghi ngày vào Đảng ({membership})", "state the day of joining ({membership})";
        WantsBarOver => "hết thời hạn kỷ luật", "the time of discipline is over";
        WantsCaseClosed => "có kết luận về vụ việc", "the pending case is closed";
        WantsLessons { year: i16, lessons: u32 } =>
            "thêm {lessons} tiết bồi dưỡng trong năm {year}",
            "{lessons} more lessons in {year}";
        WantsTimeInPost { months: u32 } => "đủ {months} tháng giữ chức vụ", "completes {months} months in post";
        WantsPool => "đưa vào quy hoạch chức danh này bằng danh sách được phê duyệt", "enters the pool by an approved list";
        WantsFullTime => "học tập trung", "studies full time";
        WantsEthnicity => "ghi dân tộc", "state the ethnicity";
        WantsArea => "ghi địa bàn của đơn vị", "state the area of the unit";
        WarnOwed { name: String, standard: String, day: crate::Date } =>
            "{name}: hết hạn nợ tiêu chuẩn {standard} vào {day}",
            "{name}: what is owed to {standard} is due on {day}";
        WarnExpires { name: String, level: String, day: crate::Date } =>
            "{name}: {level} hết hiệu lực từ {day}",
            "{name}: {level} runs out on {day}";
        WarnRetires { name: String, day: crate::Date } => "{name}: nghỉ hưu hết ngày {day}", "{name}: retires after {day}";
        WarnTerm { name: String, title: String, day: crate::Date } =>
            "{name}: hết nhiệm kỳ {title} vào {day}",
            "{name}: the term as {title} ends on {day}";
        PostsOver { unit: String, held: usize, max: usize, citation: String } =>
            "{unit}: có {held} người, được {max} [{citation}]",
            "{unit}: {held} people, {max} allowed [{citation}]";
        PoolPeople { title: String, unit: String, people: usize, max: usize, citation: String } =>
            "quy hoạch {title}, {unit}: {people} người, được {max} [{citation}]",
            "pool for {title}, {unit}: {people} people, {max} allowed [{citation}]";
        PoolTitles { name: String, titles: usize, max: usize, citation: String } =>
            "{name}: được quy hoạch {titles} chức danh, được {max} [{citation}]",
            "{name}: planned for {titles} titles, {max} allowed [{citation}]";
        PoolNotHigher { name: String, title: String, holds: String, citation: String } =>
            "{name}: quy hoạch {title} không cao hơn chức danh đang giữ, {holds} [{citation}]",
            "{name}: planned for {title}, which is not higher than the title held, {holds} [{citation}]";
        PoolWomen { women: usize, people: usize, percent: u32, citation: String } =>
            "quy hoạch: {women} nữ trong {people} người, cần {percent} % [{citation}]",
            "pool: {women} women of {people} people, {percent} % asked [{citation}]";
        PoolYoung { young: usize, people: usize, percent: u32, years: u32, citation: String } =>
            "quy hoạch: {young} người dưới {years} tuổi trong {people} người, cần {percent} % [{citation}]",
            "pool: {young} under {years} of {people} people, {percent} % asked [{citation}]";
        PostMoves { name: String, title: String, unit: String, to_title: String, to_unit: String } =>
            "{name}: {title}, {unit} → {to_title}, {to_unit}",
            "{name}: {title}, {unit} → {to_title}, {to_unit}";
        PostEnds { name: String, title: String, unit: String } =>
            "{name}: {title}, {unit} → kết thúc",
            "{name}: {title}, {unit} → ends";
        RuleBegins { rule: String, citation: String } => "bắt đầu: {rule}: {citation}", "begins: {rule}: {citation}";
        RuleEnds { rule: String, citation: String } => "kết thúc: {rule}: {citation}", "ends: {rule}: {citation}";
        FromTo { from: crate::Date, last: crate::Date } => "từ {from} đến {last}", "from {from} to {last}";
        From { from: crate::Date } => "từ {from}", "from {from}";
        To { last: crate::Date } => "đến {last}", "to {last}";
        NotAsked => "không áp dụng", "not asked";
        Changes { name: String, citation: String, before: String, after: String } =>
            "{name}: {before} → {after} [{citation}]",
            "{name}: {before} → {after} [{citation}]";
        /// A thing to be added, and the earliest day.
        FromDay { what: String, day: crate::Date } => "{what} (sớm nhất {day})", "{what} (at the earliest {day})";
        Turn { what: String, day: crate::Date } => "để đạt: {what}; sớm nhất {day}", "to be met: {what}; at the earliest {day}";
        NoTurn => "không có cách nào để đạt", "nothing can make it met";
        AlsoAsked { what: String } => "còn phải xét: {what}", "to be judged by people: {what}";
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
