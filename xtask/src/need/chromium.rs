//! Chromium and the program that drives it: found, or installed where that can be done without asking.

use std::env;
use std::path::PathBuf;

use super::{Need, install};

/// A browser and its driver.
pub(crate) struct Chromium {
    pub(crate) browser: PathBuf,
    pub(crate) driver: PathBuf,
}

/// What the browser is called, on the path and where macOS puts it.
const BROWSERS: [&str; 6] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/// A browser to be driven.
pub(crate) fn chromium() -> Need<Chromium> {
    match find().or_else(|| install(&["chromium", "chromium-driver"], "chromedriver").then(find).flatten()) {
        Some(chromium) => Need::Met(chromium),
        None => Need::Missing(
            "no Chromium with chromedriver, and none installable from here: no page was opened in a browser; install them by \
             `apt-get install chromium chromium-driver`"
                .to_owned(),
        ),
    }
}

fn find() -> Option<Chromium> {
    let browser = BROWSERS.iter().find_map(|name| program(name))?;
    Some(Chromium { browser, driver: program("chromedriver")? })
}

/// Where a program is.
fn program(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let on_path = env::split_paths(&path).map(|folder| folder.join(name));
    on_path.chain([PathBuf::from(name)]).find(|path| path.is_file())
}
