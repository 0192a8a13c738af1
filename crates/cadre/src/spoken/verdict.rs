//! Verdicts and their proofs in words.

use words::{Lang, RuleMessage, Say, StandardName};

use crate::record::{Area, Document, Grade, Measure, Paper, Titles};
use crate::standard::{
    Addition, Barred, Citation, Condition, Ground, Membership, Outcome, Proof, Purpose, Requirement, Says, Tried, Turn,
    Used, Verdict, Want,
};

impl Say for Outcome {
    fn say(&self, lang: Lang) -> String {
        match self {
            Outcome::Met => StandardName::Met.say(lang),
            Outcome::NotMet => StandardName::NotMet.say(lang),
            Outcome::Unknown => StandardName::Unknown.say(lang),
            Outcome::Exempt => StandardName::Exempt.say(lang),
            Outcome::OwedUntil(day) => RuleMessage::OwedUntil { day: *day }.say(lang),
        }
    }
}

/// Says a closed list of names.
macro_rules! names {
    ($($type:ident { $($variant:ident => $name:ident),+ $(,)? })+) => {$(
        impl Say for $type {
            fn say(&self, lang: Lang) -> String {
                match self { $($type::$variant => StandardName::$name),+ }.say(lang)
            }
        }
    )+};
}
names! {
    Purpose { Held => Held, Planned => Planned, Considered => Considered, Reelected => Reelected, Yearly => Yearly, Entry => Entry }
    Grade {
        NotCompleted => GradeNotCompleted, Completed => GradeCompleted, Good => GradeGood, Excellent => GradeExcellent,
    }
    Measure {
        Pending => MeasurePending, Reprimand => MeasureReprimand, Warning => MeasureWarning, Removal => MeasureRemoval,
        Dismissal => MeasureDismissal,
    }
    Area {
        Mountain => AreaMountain, Border => AreaBorder, Island => AreaIsland, Remote => AreaRemote,
        EthnicMinority => AreaEthnicMinority, Hard => AreaHard,
    }
    Membership { Probation => PartyProbation, Full => PartyFull }
    Barred { Planning => BarredPlanning, Training => BarredTraining, Appointment => BarredAppointment }
    Paper {
        Diploma => PaperDiploma, Certificate => PaperCertificate, Equivalence => PaperEquivalence,
        Decision => PaperDecision,
    }
}

impl Say for Citation {
    /// An article that was not seen says so wherever it is shown.
    fn say(&self, lang: Lang) -> String {
        let (number, article) = (self.number.clone(), self.article.clone());
        let place = match self.clause.clone() {
            Some(clause) => RuleMessage::CitationClause { number, article, clause },
            None if article == "?" => RuleMessage::CitationText { number },
            None => RuleMessage::Citation { number, article },
        };
        match self.verified {
            true => place.say(lang),
            false => RuleMessage::NotVerified { citation: place.say(lang) }.say(lang),
        }
    }
}

impl Say for Document {
    fn say(&self, lang: Lang) -> String {
        let paper = self.paper.say(lang);
        let named = match &self.number {
            Some(number) => RuleMessage::Paper { paper, number: number.to_string() }.say(lang),
            None => paper,
        };
        let issued = self.issued.map(|day| RuleMessage::PaperIssued { paper: named.clone(), day: day.to_string() });
        issued.map_or(named, |issued| issued.say(lang))
    }
}

impl Say for Requirement {
    fn say(&self, lang: Lang) -> String {
        use RuleMessage as M;
        let by_sex = |years: &crate::standard::BySex| (u32::from(years.female), u32::from(years.male));
        match self {
            Requirement::Level { level, majors } if majors.is_empty() => M::Requires { level: level.say(lang) },
            Requirement::Level { level, majors } => {
                M::RequiresOneOf { level: level.say(lang), majors: majors.join(", ") }
            }
            Requirement::AgeFrom { years } => {
                let (female, male) = by_sex(years);
                M::RequiresAge { female, male }
            }
            Requirement::AgeAtFirst { years } => {
                let (female, male) = by_sex(years);
                M::RequiresAgeAtFirst { female, male }
            }
            Requirement::WorkingMonths { months, at_first: true } => {
                M::RequiresMonthsAtFirst { months: u32::from(*months) }
            }
            Requirement::WorkingMonths { months, at_first: false } => M::RequiresMonths { months: u32::from(*months) },
            Requirement::Grades { grade, years } => {
                M::RequiresGrades { grade: grade.say(lang), years: u32::from(*years) }
            }
            Requirement::ServiceYears { years } => M::RequiresService { years: u32::from(*years) },
            Requirement::Party { membership } => M::RequiresParty { membership: membership.say(lang) },
            Requirement::NoBar { from } => M::RequiresNoBar { from: from.say(lang) },
            Requirement::Lessons { lessons } => M::RequiresLessons { lessons: u32::from(*lessons) },
            Requirement::PostMonths { months } => M::RequiresPost { months: u32::from(*months) },
            Requirement::InPool => M::RequiresPool,
            Requirement::FullTime => M::RequiresFullTime,
            Requirement::EthnicMinority => M::RequiresMinority,
            Requirement::Areas { areas } => M::RequiresAreas { areas: list(areas, lang) },
        }
        .say(lang)
    }
}

impl Say for Condition {
    fn say(&self, lang: Lang) -> String {
        let Condition::Some { at_least, of, .. } = self else {
            return self.requirements().first().map_or_else(String::new, |requirement| requirement.say(lang));
        };
        let parts: Vec<String> = of.iter().map(|part| part.say(lang)).collect();
        match *at_least {
            all if all == of.len() => parts.join("; "),
            1 => format!("({})", parts.join(&format!(" {} ", RuleMessage::Or.say(lang)))),
            some => RuleMessage::AtLeastOf { some, parts: parts.join("; ") }.say(lang),
        }
    }
}

fn list(all: &[impl Say], lang: Lang) -> String {
    all.iter().map(|one| one.say(lang)).collect::<Vec<String>>().join(", ")
}

impl Says {
    /// What the fact says, titles by their names.
    fn say(&self, titles: &Titles, lang: Lang) -> String {
        use RuleMessage as M;
        let title = |code| titles.get(code).map_or_else(String::new, |title| title.name(lang).to_owned());
        match self {
            Says::Attained(attained) => M::SaysAttained { level: attained.say(lang) },
            Says::Born(birth) => M::SaysBorn { birth: birth.to_string() },
            Says::Retires(retirement) => M::SaysRetires { reached: retirement.reached, last_day: retirement.last_day },
            Says::Graded(year, grade) => M::SaysGraded { year: *year, grade: grade.say(lang) },
            Says::Disciplined { measure, effective, until: Some(until) } => {
                M::SaysDisciplined { measure: measure.say(lang), effective: *effective, until: *until }
            }
            Says::Disciplined { measure, effective, until: None } => {
                M::SaysPending { measure: measure.say(lang), effective: *effective }
            }
            Says::HoldsSince(code, day) => M::SaysHoldsSince { title: title(code), day: *day },
            Says::Recruited(day) => M::SaysRecruited { day: day.to_string() },
            Says::PartyMember(day) => M::SaysParty { day: day.to_string() },
            Says::Lessons(year, lessons) => M::SaysLessons { year: *year, lessons: u32::from(*lessons) },
            Says::Planned(code) => M::SaysPlanned { title: title(code) },
            Says::Ethnicity => M::SaysEthnicity,
            Says::Studies(level, None) => M::SaysStudies { level: level.say(lang) },
            Says::Studies(level, Some(day)) => M::SaysStudiesUntil { level: level.say(lang), day: *day },
            Says::Owes(level, day) => M::SaysOwes { level: level.say(lang), day: *day },
            Says::Waived { ground, counts: true } => M::SaysWaived { ground: ground.to_string() },
            Says::Waived { ground, counts: false } => M::SaysWaiverRefused { ground: ground.to_string() },
            Says::Withheld => M::SaysWithheld,
            Says::Transition { until } => M::SaysTransition { day: *until },
        }
        .say(lang)
    }
}

impl Used {
    /// What the fact says, the paper, the row and the rule it counts by.
    pub fn sentence(&self, titles: &Titles, lang: Lang) -> String {
        let mut parts = vec![self.says.say(titles, lang)];
        parts.extend(self.document.as_ref().map(|document| document.say(lang)));
        parts.extend(
            self.source
                .as_ref()
                .map(|source| RuleMessage::InRow { file: source.file.clone(), row: source.row }.say(lang)),
        );
        parts.extend(self.by.as_ref().map(|by| RuleMessage::By { citation: by.say(lang) }.say(lang)));
        parts.join("; ")
    }
}

impl Say for Want {
    fn say(&self, lang: Lang) -> String {
        use RuleMessage as M;
        match self {
            Want::Level { level, majors } if majors.is_empty() => return level.say(lang),
            Want::Level { level, majors } => M::WantsLevelIn { level: level.say(lang), majors: majors.join(", ") },
            Want::Major => M::WantsMajor,
            Want::IssueDate => M::WantsIssueDate,
            Want::Age { years } => M::WantsAge { years: u32::from(*years) },
            Want::BirthDay => M::WantsBirthDay,
            Want::FirstDay => M::WantsFirstDay,
            Want::RetirementAge => M::WantsRetirementAge,
            Want::Grade { year, grade } => M::WantsGrade { year: *year, grade: grade.say(lang) },
            Want::Recruitment => M::WantsRecruitment,
            Want::Service { years } => M::WantsService { years: u32::from(*years) },
            Want::Membership { membership } => M::WantsMembership { membership: membership.say(lang) },
            Want::BarOver => M::WantsBarOver,
            Want::CaseClosed => M::WantsCaseClosed,
            Want::Lessons { year, lessons } => M::WantsLessons { year: *year, lessons: u32::from(*lessons) },
            Want::TimeInPost { months } => M::WantsTimeInPost { months: u32::from(*months) },
            Want::Pool => M::WantsPool,
            Want::FullTime => M::WantsFullTime,
            Want::Ethnicity => M::WantsEthnicity,
            Want::AreaOfUnit => M::WantsArea,
        }
        .say(lang)
    }
}

impl Say for Addition {
    fn say(&self, lang: Lang) -> String {
        RuleMessage::FromDay { what: self.want.say(lang), day: self.earliest }.say(lang)
    }
}

impl Say for Turn {
    fn say(&self, lang: Lang) -> String {
        let wants: Vec<&Want> = self.additions.iter().map(|addition| &addition.want).collect();
        let what = wants.iter().map(|want| want.say(lang)).collect::<Vec<String>>().join(" + ");
        RuleMessage::Turn { what, day: self.earliest }.say(lang)
    }
}

impl Say for Tried {
    /// What is required, and what is there instead.
    fn say(&self, lang: Lang) -> String {
        let requires = self.requirement.say(lang);
        let has = self.used.iter().find_map(|used| match &used.says {
            Says::Attained(attained) => Some(RuleMessage::Has { level: attained.say(lang) }),
            _ => None,
        });
        let found = match (has, &self.erased, self.requirement.as_ref()) {
            (Some(has), ..) => has,
            (None, Some(erasure), _) => RuleMessage::Erased { day: erasure.on, ground: erasure.ground.clone() },
            (None, None, Requirement::Level { level, .. }) => {
                RuleMessage::NothingKnown { subject: level.subject().say(lang) }
            }
            _ => return requires,
        };
        format!("{requires}; {}", found.say(lang))
    }
}

impl Verdict {
    /// What keeps the verdict from being met, one sentence each; what comes to something else than the whole says so.
    pub fn open_words(&self, lang: Lang) -> Vec<String> {
        let sentence = |tried: &Tried, outcome: Outcome| match outcome == self.outcome {
            true => tried.say(lang),
            false => format!("{} ({})", tried.say(lang), outcome.say(lang)),
        };
        self.proof.open().into_iter().map(|(tried, outcome)| sentence(tried, outcome)).collect()
    }

    /// The whole proof, one line a node, indented by depth: what it comes to, what is asked, and the facts used.
    pub fn lines(&self, titles: &Titles, lang: Lang) -> Vec<String> {
        let mut lines = Vec::new();
        node(&self.proof, 0, titles, lang, &mut lines);
        lines.extend(self.turns.iter().map(|turn| turn.say(lang)));
        if self.turns.is_empty() && !self.outcome.is_met() {
            lines.push(RuleMessage::NoTurn.say(lang));
        }
        lines.extend(self.standard.also.iter().map(|what| RuleMessage::AlsoAsked { what: what.clone() }.say(lang)));
        lines
    }
}

fn node(proof: &Proof, depth: usize, titles: &Titles, lang: Lang, lines: &mut Vec<String>) {
    let indent = "  ".repeat(depth);
    let outcome = proof.outcome.say(lang);
    match &proof.ground {
        Ground::One(tried) => {
            lines.push(format!("{indent}[{outcome}] {}", tried.say(lang)));
            lines.extend(tried.used.iter().map(|used| format!("{indent}    {}", used.sentence(titles, lang))));
        }
        Ground::Some { at_least, of, by } => {
            let how_many = match *at_least {
                1 if of.len() > 1 => RuleMessage::AnyOf,
                all if all == of.len() => RuleMessage::AllOf,
                at_least => RuleMessage::SomeOf { at_least },
            };
            let by = by.as_ref().map(|by| format!(" ({})", by.say(lang))).unwrap_or_default();
            lines.push(format!("{indent}[{outcome}] {}{by}:", how_many.say(lang)));
            of.iter().for_each(|one| node(one, depth + 1, titles, lang, lines));
        }
    }
}
