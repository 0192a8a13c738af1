//! Pages on a slow line and a slow machine, throttled by the browser itself.

use anyhow::{Context, Result};
use serde_json::json;

use super::driver::{Driver, Setup};
use crate::need::Chromium;

/// Bytes a second of a line of 1.6 Mbit, and milliseconds until the first of them: a phone in a commune (the "slow 4G" of
/// Lighthouse).
const LINE: (u32, u32) = (200_000, 150);

/// So many times slower than this machine.
const SLOWER: u32 = 4;

/// Times each page is opened, with nothing kept from before.
const RUNS: usize = 5;

/// Until each page can be used: the median, milliseconds.
pub(crate) fn slow(chromium: &Chromium, base: &str, cookie: &str, pages: &[&str]) -> Result<Vec<u64>> {
    let driver = Driver::start(chromium, Setup { width: 390, lang: "vi", script: true })?;
    let (name, value) = cookie.split_once('=').context("a cookie")?;
    driver.devtools("Network.enable", json!({}))?;
    driver.devtools("Network.setCookie", json!({ "name": name, "value": value, "url": base }))?;
    driver.devtools("Network.setCacheDisabled", json!({ "cacheDisabled": true }))?;
    let (bytes, latency) = LINE;
    let line = json!({ "offline": false, "latency": latency, "downloadThroughput": bytes, "uploadThroughput": bytes });
    driver.devtools("Network.emulateNetworkConditions", line)?;
    driver.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": SLOWER }))?;
    let one = |page: &&str| -> Result<u64> {
        let mut took = Vec::new();
        for _ in 0..RUNS {
            driver.go(&format!("{base}{page}"))?;
            let said = driver.evaluate(
                "(() => { const t = performance.getEntriesByType('navigation')[0]; return Math.round(t.domContentLoadedEventEnd); })()",
            )?;
            took.push(said.as_u64().context("a browser that measures")?);
        }
        took.sort_unstable();
        Ok(took[RUNS / 2])
    };
    pages.iter().map(one).collect()
}
