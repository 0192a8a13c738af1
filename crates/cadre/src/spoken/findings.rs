//! What a review notices beside the verdicts, and what a change of rules changes, in words.

use words::{Date, Lang, RuleMessage, Say};

use crate::record::{Record, TitleCode, Titles};
use crate::standard::{Citation, Effect, Outcome, PoolFinding, RuleChange, Standards, UnitPosts, Verdict, Warning};

fn title_words(titles: &Titles, code: &TitleCode, lang: Lang) -> String {
    titles.get(code).map_or_else(|| code.to_string(), |title| title.name(lang).to_owned())
}

impl Verdict {
    /// The title and for what it is asked.
    pub fn title_words(&self, titles: &Titles, lang: Lang) -> String {
        let purpose = self.purpose.say(lang);
        match &self.title {
            Some(title) => format!("{} ({purpose})", title_words(titles, title, lang)),
            None => match self.standard.enters {
                Some(level) => format!("{purpose}: {}", level.say(lang)),
                None => purpose,
            },
        }
    }
}

impl Warning {
    /// The warning about somebody.
    pub fn sentence(&self, name: &str, day: Date, titles: &Titles, lang: Lang) -> String {
        let name = name.to_owned();
        match self {
            Warning::Owed { standard } => RuleMessage::WarnOwed { name, standard: standard.clone(), day },
            Warning::Expires { level } => RuleMessage::WarnExpires { name, level: level.say(lang), day },
            Warning::Retires => RuleMessage::WarnRetires { name, day },
            Warning::TermEnds { title } => RuleMessage::WarnTerm { name, title: title_words(titles, title, lang), day },
        }
        .say(lang)
    }
}

impl UnitPosts {
    /// How many posts the unit has, and may have.
    pub fn sentence(&self, unit: &str, lang: Lang) -> String {
        let (unit, held, max) = (unit.to_owned(), self.held, usize::from(self.max.unwrap_or(0)));
        RuleMessage::PostsOver { unit, held, max, citation: self.citation.say(lang) }.say(lang)
    }
}

impl PoolFinding {
    /// What of the pool is not as asked.
    pub fn sentence(&self, record: &Record, titles: &Titles, lang: Lang) -> String {
        let name = |person| record.official(person).map_or_else(String::new, |official| official.name().to_owned());
        let words = |code| title_words(titles, code, lang);
        match self {
            PoolFinding::TooManyPeople { title, unit, people, max, by } => RuleMessage::PoolPeople {
                title: words(title),
                unit: record.unit_name(*unit).to_owned(),
                people: *people,
                max: usize::from(*max),
                citation: by.say(lang),
            },
            PoolFinding::TooManyTitles { person, titles, max, by } => RuleMessage::PoolTitles {
                name: name(*person),
                titles: *titles,
                max: usize::from(*max),
                citation: by.say(lang),
            },
            PoolFinding::NotHigher { person, title, holds, by } => RuleMessage::PoolNotHigher {
                name: name(*person),
                title: words(title),
                holds: words(holds),
                citation: by.say(lang),
            },
            PoolFinding::FewWomen { women, people, percent_min, by } => RuleMessage::PoolWomen {
                women: *women,
                people: *people,
                percent: u32::from(*percent_min),
                citation: by.say(lang),
            },
            PoolFinding::FewYoung { young, people, percent_min, under_years, by } => RuleMessage::PoolYoung {
                young: *young,
                people: *people,
                percent: u32::from(*percent_min),
                years: u32::from(*under_years),
                citation: by.say(lang),
            },
        }
        .say(lang)
    }
}

impl Say for RuleChange {
    fn say(&self, lang: Lang) -> String {
        match self {
            RuleChange::Begins(rule, citation) => {
                RuleMessage::RuleBegins { rule: rule.clone(), citation: with_days(citation, lang) }
            }
            RuleChange::Ends(rule, citation) => {
                RuleMessage::RuleEnds { rule: rule.clone(), citation: with_days(citation, lang) }
            }
        }
        .say(lang)
    }
}

fn with_days(citation: &Citation, lang: Lang) -> String {
    format!("{} {}", citation.say(lang), citation.days(lang))
}

impl Citation {
    /// The days on which the rule is in force.
    pub fn days(&self, lang: Lang) -> String {
        // The end of an interval is the first day after: people read the last day.
        let last = self.in_force.end().and_then(|end| end.yesterday().ok());
        match (self.in_force.from(), last) {
            (Some(from), Some(last)) => RuleMessage::FromTo { from, last }.say(lang),
            (Some(from), None) => RuleMessage::From { from }.say(lang),
            (None, Some(last)) => RuleMessage::To { last }.say(lang),
            (None, None) => String::new(),
        }
    }
}

impl Effect {
    /// Whose verdict changes by which clause.
    pub fn sentence(&self, name: &str, after: &Standards, before: &Standards, lang: Lang) -> String {
        let standard = after.get(&self.standard).or_else(|| before.get(&self.standard));
        let citation = standard.map_or_else(String::new, |standard| standard.citation.say(lang));
        let outcome = |outcome: Option<Outcome>| match outcome {
            Some(outcome) => outcome.say(lang),
            None => RuleMessage::NotAsked.say(lang),
        };
        let (before, after) = (outcome(self.before), outcome(self.after));
        RuleMessage::Changes { name: name.to_owned(), citation, before, after }.say(lang)
    }
}
