//! The frame of every page, and the pages that say why there is no other.

use axum::http::StatusCode;
use axum::http::header::{CONTENT_TYPE, LOCATION};
use axum::response::{IntoResponse, Response};
use cadre::access::{Act, may};
use maud::{DOCTYPE, Markup, html};
use words::{Lang, PageWords, PublicWords, Say};

use crate::app::App;
use crate::assets;
use crate::visitor::Visitor;

/// The pages of the menu: address, name, and the acts of which a role needs one.
const MENU: [(&str, PageWords, &[Act]); 9] = [
    ("/", PageWords::Home, &[Act::SeePeople]),
    ("/people", PageWords::People, &[Act::SeePeople]),
    ("/units", PageWords::Units, &[Act::Review]),
    ("/review", PageWords::Review, &[Act::Review]),
    ("/plan", PageWords::PlanPages, &[Act::SeePlan]),
    ("/teaching", PageWords::Teaching, &[Act::SeeTeaching]),
    ("/imports", PageWords::ImportPages, &[Act::ImportPeople, Act::ImportSchool]),
    ("/standards", PageWords::Rules, &[Act::SeeRules]),
    ("/my-file", PageWords::MyFile, &[Act::SeePerson]),
];

/// A whole page.
pub(crate) fn page(app: &App, visitor: &Visitor, title: &str, body: Markup) -> Response {
    let lang = visitor.lang;
    let say = |words: PageWords| words.say(lang);
    let page = html! {
        (DOCTYPE)
        html lang=(lang.code()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) " – " (say(PageWords::Product)) }
                link rel="stylesheet" href=(assets::style());
                link rel="icon" href="data:,";
                script type="module" src=(assets::script()) {}
            }
            body {
                a .skip href="#content" { (say(PageWords::ToContent)) }
                header {
                    @if app.site.office.tenant().is_sample() { div .sample { (say(PageWords::Sample)) } }
                    div .top {
                        a .brand href="/" { (say(PageWords::Product)) }
                        nav aria-label=(say(PageWords::Menu)) { (menu(visitor)) }
                        (who(visitor))
                    }
                }
                main #content tabindex="-1" { (body) }
            }
        }
    };
    ([(CONTENT_TYPE, "text/html; charset=utf-8")], page.into_string()).into_response()
}

/// As whom, the other language, and the way out.
fn who(visitor: &Visitor) -> Markup {
    let lang = visitor.lang;
    let say = |words: PageWords| words.say(lang);
    let other = if lang == Lang::Vi { Lang::En } else { Lang::Vi };
    html! {
        div .who {
            @if let Some(actor) = visitor.actor() {
                span {
                    (say(PageWords::SignedInAs { account: actor.account.clone(), role: actor.role.say(lang) }))
                }
            }
            form method="post" action={ "/language/" (other) } {
                input type="hidden" name="back" value=(visitor.here);
                button .plain lang=(other) { (say(PageWords::OtherLanguage)) }
            }
            @if visitor.actor().is_none() && !visitor.here.starts_with("/sign-in") { a href="/sign-in" { (say(PageWords::SignIn)) } }
            @if visitor.actor().is_some() {
                form method="post" action="/sign-out" {
                    input type="hidden" name="key" value=(visitor.form_key());
                    button .plain { (say(PageWords::SignOut)) }
                }
            }
        }
    }
}

fn menu(visitor: &Visitor) -> Markup {
    let Some(actor) = visitor.actor() else {
        return html! { ul { li { a href="/public" { (PublicWords::Public.say(visitor.lang)) } } } };
    };
    let path = visitor.here.split('?').next().unwrap_or("/");
    let on = |address: &str| if address == "/" { path == "/" } else { path.starts_with(address) };
    let open = |acts: &[Act]| acts.iter().any(|act| may(actor, *act).is_ok());
    html! {
        ul {
            @for (address, name, acts) in &MENU {
                @if open(acts) && (*address != "/my-file" || actor.person.is_some()) {
                    li { a href=(address) aria-current=[on(address).then_some("page")] { (name.say(visitor.lang)) } }
                }
            }
        }
    }
}

/// A page with a form that was not saved.
pub(crate) fn unsaved(app: &App, visitor: &Visitor, title: &str, body: Markup) -> Response {
    (StatusCode::UNPROCESSABLE_ENTITY, page(app, visitor, title, body)).into_response()
}

/// Sends a visitor to another page.
pub(crate) fn to(address: &str) -> Response {
    (StatusCode::SEE_OTHER, [(LOCATION, address)]).into_response()
}

/// Sends a visitor to sign in, and back afterwards.
pub(crate) fn to_sign_in(back: &str) -> Response {
    to(&format!("/sign-in?back={}", encoded(back)))
}

/// A text as part of an address.
pub(crate) fn encoded(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    text.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

/// The page for what there is not, or not for this account.
pub(crate) fn not_found(app: &App, visitor: &Visitor) -> Response {
    let body = notice(&PageWords::NotFound.say(visitor.lang), &PageWords::NotFoundHow.say(visitor.lang));
    (StatusCode::NOT_FOUND, page(app, visitor, &PageWords::NotFound.say(visitor.lang), body)).into_response()
}

/// The page of a refusal, with what to do.
pub(crate) fn cannot(app: &App, visitor: &Visitor, words: &str) -> Response {
    let title = PageWords::CannotNow.say(visitor.lang);
    unsaved(app, visitor, &title, notice(&title, words))
}

/// The page where nobody is on record yet.
pub(crate) fn nobody_yet(app: &App, visitor: &Visitor) -> Response {
    let title = PageWords::NobodyYet.say(visitor.lang);
    let may_import = visitor.actor().is_some_and(|actor| may(actor, Act::ImportPeople).is_ok());
    let body = html! {
        (notice(&title, &PageWords::NobodyYetHow.say(visitor.lang)))
        @if may_import { p { a .button href="/imports" { (PageWords::ImportPages.say(visitor.lang)) } } }
    };
    page(app, visitor, &title, body)
}

/// The page where nothing can be written for want of room.
pub(crate) fn full_disk(app: &App, visitor: &Visitor) -> Response {
    let title = PageWords::DiskFull.say(visitor.lang);
    let body = notice(&title, &PageWords::DiskFullHow.say(visitor.lang));
    (StatusCode::INSUFFICIENT_STORAGE, page(app, visitor, &title, body)).into_response()
}

/// The page of a fault.
pub(crate) fn failed(app: &App, visitor: &Visitor, mark: String) -> Response {
    let title = PageWords::Failed.say(visitor.lang);
    let body = notice(&title, &PageWords::FailedHow { mark }.say(visitor.lang));
    (StatusCode::INTERNAL_SERVER_ERROR, page(app, visitor, &title, body)).into_response()
}

fn notice(title: &str, how: &str) -> Markup {
    html! {
        h1 { (title) }
        p .notice { (how) }
    }
}
