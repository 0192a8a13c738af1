//! The standards in force, by legal text; what was not verified says so.

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use maud::{Markup, html};
use office::{No, RuleShown, standards_shown};
use words::{Lang, PageWords, Say};

use crate::app::{App, Desk};
use crate::visitor::Visitor;

pub(crate) async fn standards(State(app): State<Arc<App>>, visitor: Visitor) -> Response {
    app.show(visitor, |lang| PageWords::Rules.say(lang), body).await
}

fn body(desk: &Desk) -> Result<Markup, No> {
    let lang = desk.lang;
    let shown = standards_shown(&desk.office, &desk.actor)?;
    Ok(html! {
        h1 { (PageWords::Rules.say(lang)) }
        p .hint { (PageWords::InForce { day: shown.on }.say(lang)) }
        @for (text, rules) in &shown.texts {
            h2 { (text.number) }
            p { @match lang { Lang::Vi => (text.vi), Lang::En => (text.en) } }
            ul {
                @for rule in rules { (one(desk, rule)) }
            }
        }
    })
}

/// A rule as a sentence: of whom it asks what, where it stands and since when.
fn one(desk: &Desk, rule: &RuleShown) -> Markup {
    let (lang, titles) = (desk.lang, &desk.office.rules().titles);
    let RuleShown { code, citation, standard } = rule;
    html! {
        // A table has its code in several texts; what it asks of nobody is linked to by nobody.
        li id=[standard.as_ref().map(|_| code)] {
            @if let Some(standard) = standard {
                @let named = standard.titles.iter().filter_map(|code| titles.get(code));
                @let named: Vec<&str> = named.map(|title| title.name(lang)).collect();
                @if !named.is_empty() { strong { (named.join(", ")) } ": " }
                (standard.condition.say(lang)) " "
            }
            span .hint { (citation.say(lang)) ", " (citation.days(lang)) }
        }
    }
}
