//! What is shown: pages made on the server, usable without script.
//!
//! A request becomes a [`Visitor`](visitor::Visitor) (who, in which language), an act of the office answers it on a thread of
//! its own, and what it answers becomes a page. Nothing here knows SQL, decides who may see what, or compares a date.
//!
//! ```text
//! request ─► guard ─► visitor ─► act of the office ─► page
//! ```

mod api;
mod app;
mod assets;
mod compress;
mod guard;
mod page;
mod pages;
mod tries;
mod typed;
mod visitor;

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::{get, post};
use tokio::net::TcpListener;

use app::App;
pub use app::Site;

/// Serves the pages of an office until `stopped`, which is asked a few times a second; requests under way are answered first.
/// `ready` hears the address.
///
/// # Errors
/// The address cannot be listened on.
pub async fn serve(
    site: Site,
    address: SocketAddr,
    ready: impl FnOnce(SocketAddr),
    stopped: impl Fn() -> bool + Send + 'static,
) -> std::io::Result<()> {
    let listener = TcpListener::bind(address).await?;
    ready(listener.local_addr()?);
    let service = router(site).into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, service).with_graceful_shutdown(until(stopped)).await
}

/// How often the end is asked for.
const ASK_EVERY: Duration = Duration::from_millis(200);

async fn until(stopped: impl Fn() -> bool) {
    while !stopped() {
        tokio::time::sleep(ASK_EVERY).await;
    }
}

/// Every page and its address.
pub fn router(site: Site) -> Router {
    let app = Arc::new(App::new(site));
    Router::new()
        .route("/", get(pages::home::home))
        .route("/sign-in", get(pages::sign_in::form).post(pages::sign_in::sign_in))
        .route("/sign-out", post(pages::sign_in::sign_out))
        .route("/language/{lang}", post(pages::sign_in::speak))
        .route("/people/{person}", get(pages::person::person))
        .route("/people/{person}/check", get(pages::check::check).post(pages::check::keep))
        .route("/people/{person}/checks/{year}/{number}/{kind}", get(pages::check::paper))
        .route("/api", get(pages::api::api))
        .route("/public", get(pages::public::public))
        .route("/people/{person}/correct", get(pages::correct::correct).post(pages::correct::save))
        .route("/people/{person}/number", post(pages::person::number))
        .route("/my-file", get(pages::person::mine))
        .route("/units", get(pages::units::units))
        .route("/review", get(pages::review::review))
        .route("/review.xlsx", get(pages::review::book))
        .route("/teaching", get(pages::teaching::teaching))
        .route("/teaching/calendar.ics", get(pages::teaching::calendar))
        .route("/due", get(pages::due::due))
        .route(
            "/imports",
            get(pages::imports::imports)
                .post(pages::imports::send)
                .layer(DefaultBodyLimit::max(pages::imports::UPLOAD_BYTES_MAX)),
        )
        .route("/imports/form.xlsx", get(pages::imports::form))
        .route("/imports/{id}", get(pages::import::import))
        .route("/imports/{id}/again", post(pages::import::again))
        .route("/imports/{id}/files/{hash}", get(pages::imports::file))
        .route("/imports/batches/{id}/undo", post(pages::imports::undo))
        .route("/jobs/{id}/stop", post(pages::jobs::stop))
        .route("/jobs/{id}/again", post(pages::jobs::again))
        .merge(pages::people::routes())
        .merge(pages::plan::routes())
        .merge(pages::standards::routes())
        .merge(api::routes())
        .route("/assets/{name}", get(assets::asset))
        .fallback(pages::not_found)
        .layer(from_fn_with_state(Arc::clone(&app), typed::keep))
        .layer(from_fn(guard::same_site))
        .layer(from_fn(guard::headers))
        .layer(from_fn(compress::compress))
        .with_state(app)
}
