//! Somebody at the browser: goes to pages, reads, types and presses, with the mouse or by the keyboard alone, and looks at every page.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use super::driver::{Driver, Element, write_picture};
use super::valid::too_large;

/// Tabs until somebody gives up: no page has so many places to go.
const TABS_MAX: usize = 400;

/// How long a job may take.
const PATIENCE: Duration = Duration::from_secs(120);

/// Keys as WebDriver names them.
const TAB: &str = "\u{e004}";
const ENTER: &str = "\u{e007}";
const SPACE: &str = " ";
const HOME: &str = "\u{e011}";
const DOWN: &str = "\u{e015}";

/// The rules pages are held against: WCAG 2.2 AA, and what is good practice beyond it.
const AXE: &str = "axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })\
    .then(r => JSON.stringify(r.violations.map(v => [v.id, v.nodes.length, v.nodes[0].html.slice(0, 200)])))";

/// One walk: a browser, an office, and what was found.
pub(crate) struct Walk<'a> {
    pub(crate) driver: &'a Driver,
    /// Address of the office.
    pub(crate) base: String,
    /// Which walk it is, for names of pictures.
    pub(crate) name: String,
    /// Where pictures and pages go.
    pub(crate) folder: PathBuf,
    /// What looks whether everybody can use a page.
    pub(crate) axe: Option<&'a str>,
    /// By the keyboard alone.
    pub(crate) keyboard: bool,
    pub(crate) script: bool,
    /// Width of the screen: a phone's page may grow beyond it without saying so.
    pub(crate) width: u32,
    /// What was wrong.
    pub(crate) faults: Vec<String>,
    /// Pages that were looked at.
    pub(crate) looked: usize,
    /// Passwords by account.
    pub(crate) passwords: BTreeMap<&'static str, String>,
}

impl Walk<'_> {
    pub(crate) fn go(&self, path: &str) -> Result<()> {
        self.driver.go(&format!("{}{path}", self.base))
    }

    /// The path of the page.
    pub(crate) fn path(&self) -> Result<String> {
        let address = self.driver.address()?;
        Ok(address.strip_prefix(&self.base).unwrap_or(&address).to_owned())
    }

    /// Looks at the page: a picture, its text, and whether everybody can use it.
    pub(crate) fn look(&mut self, what: &str) -> Result<()> {
        let name = format!("{}-{what}", self.name);
        self.driver.settle()?;
        write_picture(&self.folder.join(format!("{name}.png")), &self.driver.picture()?)?;
        fs::write(self.folder.join(format!("{name}.html")), self.driver.source()?)?;
        self.looked += 1;
        let wide = self.driver.evaluate(&format!("document.documentElement.scrollWidth - {}", self.width))?;
        self.faults.extend(too_large(self.driver.sent()?).map(|fault| format!("{name}: {fault}")));
        if wide.as_i64().unwrap_or(0) > 0 {
            self.faults.push(format!("{name}: the page is {wide} pixels wider than the screen"));
        }
        if let Some(axe) = self.axe {
            // What looks is a script itself; the page's own were left out when it was loaded, and stay so.
            self.driver.scripts(true)?;
            self.driver.evaluate(&format!("{axe};0"))?;
            let said = self.driver.evaluate(AXE)?;
            self.driver.scripts(self.script)?;
            let found: Value = serde_json::from_str(said.as_str().context("axe says nothing")?)?;
            for violation in found.as_array().into_iter().flatten() {
                self.faults.push(format!("{name}: {violation}"));
            }
        }
        Ok(())
    }

    /// That a page says something.
    pub(crate) fn says(&mut self, what: &str, css: &str, words: &str) -> Result<()> {
        let text = self.driver.text(css)?;
        if !text.contains(words) {
            self.faults.push(format!("{}-{what}: “{words}” is not in {css}: {}", self.name, text.replace('\n', " ")));
        }
        Ok(())
    }

    /// How many elements a page has of a kind.
    pub(crate) fn count(&self, css: &str) -> Result<usize> {
        Ok(self.driver.all(css)?.len())
    }

    /// Presses a link, a button or the like.
    pub(crate) fn press(&self, css: &str) -> Result<()> {
        let element = self.driver.find(css)?;
        if !self.keyboard {
            return self.driver.click(&element);
        }
        self.reach(&element, css)?;
        self.driver.press(if self.is_box(&element)? { SPACE } else { ENTER })
    }

    fn is_box(&self, element: &Element) -> Result<bool> {
        Ok(self.driver.attribute(element, "type")? == "checkbox")
    }

    /// Types into a field, in place of what stands there.
    pub(crate) fn fill(&self, css: &str, text: &str) -> Result<()> {
        let element = self.driver.find(css)?;
        if self.keyboard {
            self.reach(&element, css)?;
        }
        self.driver.clear(&element)?;
        self.driver.keys(&element, text)
    }

    /// Names the files of a file field.
    pub(crate) fn files(&self, css: &str, files: &[PathBuf]) -> Result<()> {
        let names: Vec<String> = files.iter().map(|file| file.display().to_string()).collect();
        self.driver.keys(&self.driver.find(css)?, &names.join("\n"))
    }

    /// Chooses an option by its value.
    pub(crate) fn choose(&self, css: &str, value: &str) -> Result<()> {
        if !self.keyboard {
            return self.driver.click(&self.driver.find(&format!("{css} option[value='{value}']"))?);
        }
        let element = self.driver.find(css)?;
        self.reach(&element, css)?;
        self.driver.press(HOME)?;
        let options = self.driver.all(&format!("{css} option"))?;
        let wanted = self.driver.find(&format!("{css} option[value='{value}']"))?;
        for option in &options {
            if self.driver.attribute(option, "value")? == self.driver.attribute(&wanted, "value")? {
                return Ok(());
            }
            self.driver.press(DOWN)?;
        }
        bail!("{css} has no option {value}")
    }

    /// Goes to an element by the keyboard.
    fn reach(&self, element: &Element, css: &str) -> Result<()> {
        for _ in 0..TABS_MAX {
            if self.driver.is_focused(element)? {
                return Ok(());
            }
            self.driver.press(TAB)?;
        }
        bail!("{css} cannot be reached by the keyboard on {}", self.path()?)
    }

    /// Waits until a job is over. Without the script nothing changes by itself, and the page is asked for again.
    pub(crate) fn wait_over(&self) -> Result<()> {
        let begun = Instant::now();
        while self.count("#job[data-live]")? > 0 {
            if begun.elapsed() > PATIENCE {
                bail!("the job of {} does not end: {}", self.path()?, self.driver.text("main")?);
            }
            std::thread::sleep(Duration::from_millis(200));
            if !self.script {
                self.go(&self.path()?)?;
            }
        }
        Ok(())
    }

    /// Waits until the browser is on a page of that beginning.
    pub(crate) fn arrive(&self, beginning: &str) -> Result<()> {
        let begun = Instant::now();
        while !self.path()?.starts_with(beginning) {
            if begun.elapsed() > PATIENCE {
                bail!("the browser is on {} and not on {beginning}: {}", self.path()?, self.driver.text("main")?);
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        Ok(())
    }

    /// Presses something that leads to another page, and waits until the browser is there.
    pub(crate) fn leave(&self, css: &str) -> Result<()> {
        let before = self.path()?;
        self.press(css)?;
        let begun = Instant::now();
        while self.path()? == before {
            if begun.elapsed() > PATIENCE {
                bail!("{css} leads nowhere from {before}: {}", self.driver.text("main")?);
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        Ok(())
    }

    /// Signs in, and leaves whoever was signed in.
    pub(crate) fn sign_in(&self, account: &str) -> Result<()> {
        self.driver.devtools("Network.clearBrowserCookies", serde_json::json!({}))?;
        let password = self.passwords.get(account).with_context(|| format!("no account {account}"))?.clone();
        self.go("/sign-in")?;
        self.fill("#account", account)?;
        self.fill("#password", &password)?;
        self.press("main button")?;
        let begun = Instant::now();
        while self.path()?.starts_with("/sign-in") {
            if begun.elapsed() > PATIENCE {
                bail!("{account} cannot sign in: {}", self.driver.text("main")?);
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        Ok(())
    }
}
