//! `goc serve`: the pages of the office in the browser.

use std::net::SocketAddr;
use std::thread;

use anyhow::{Context, Result};
use office::Office;
use serde_json::json;
use words::CommandMessage;

use super::work::work;
use crate::screen::Screen;
use crate::watch;

/// How it serves.
pub(crate) struct How {
    /// Browsers reach it over https only.
    pub(crate) https: bool,
    /// It does jobs as well.
    pub(crate) works: bool,
}

/// Serves until Ctrl-C, or until the system asks the program to end.
pub(crate) fn serve(office: &Office, screen: &Screen, address: SocketAddr, how: How) -> Result<()> {
    let site = web::Site { office: office.clone(), clock: super::now, https: how.https };
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().context("cannot start threads")?;
    let ready = |address: SocketAddr| {
        screen.json(&json!({ "address": address }));
        screen.say(&CommandMessage::Serves { address: format!("http://{address}") });
    };
    thread::scope(|scope| {
        if how.works {
            scope.spawn(|| work(office, screen));
        }
        let served = runtime.block_on(web::serve(site, address, ready, watch::stopped));
        // A worker goes on until it is told to end: also where no page can be served.
        watch::stop();
        served.with_context(|| format!("cannot listen on {address}"))
    })
}
