//! `goc serve`: the pages of the office in the browser.

use std::net::SocketAddr;

use anyhow::{Context, Result};
use office::Office;
use serde_json::json;
use words::CommandMessage;

use crate::screen::Screen;
use crate::watch;

/// Serves until Ctrl-C, or until the system asks the program to end.
pub(crate) fn serve(office: Office, screen: &Screen, address: SocketAddr, https: bool) -> Result<()> {
    let site = web::Site { office, clock: super::now, https };
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().context("cannot start threads")?;
    let ready = |address: SocketAddr| {
        screen.json(&json!({ "address": address }));
        screen.say(&CommandMessage::Serves { address: format!("http://{address}") });
    };
    let serving = web::serve(site, address, ready, watch::stopped);
    runtime.block_on(serving).with_context(|| format!("cannot listen on {address}"))
}
