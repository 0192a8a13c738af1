//! A browser that is driven: the part of W3C WebDriver that the journeys need, over HTTP on this machine.

use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use crate::http::Connection;
use crate::need::Chromium;

/// How long a page may take on a machine that does much else.
const PATIENCE: Duration = Duration::from_secs(20);

/// How often a page is asked something while pages come and go.
const TRIES: usize = 3;

/// Under which key WebDriver names an element.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// How the browser is set up.
#[derive(Clone, Copy)]
pub(crate) struct Setup {
    /// Width of the page, pixels.
    pub(crate) width: u32,
    /// Language it asks for, `vi` or `en`.
    pub(crate) lang: &'static str,
    /// Whether pages may run scripts.
    pub(crate) script: bool,
}

/// A browser and the program that drives it; both end when this is dropped.
pub(crate) struct Driver {
    program: Child,
    port: u16,
    session: String,
}

/// An element of the page.
#[derive(Clone, Debug)]
pub(crate) struct Element(String);

impl Driver {
    /// Starts a browser.
    pub(crate) fn start(chromium: &Chromium, setup: Setup) -> Result<Driver> {
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let mut program = Command::new(&chromium.driver);
        program.arg(format!("--port={port}")).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let program = program.spawn().context("cannot start chromedriver")?;
        let mut driver = Driver { program, port, session: String::new() };
        let begun = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            if begun.elapsed() > PATIENCE {
                bail!("chromedriver does not answer");
            }
            thread::sleep(Duration::from_millis(50));
        }
        let args = [
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run",
            // A page that glides to an element is clicked where the element is not yet.
            "--force-prefers-reduced-motion",
        ];
        let args: Vec<String> =
            args.iter().map(|arg| (*arg).to_owned()).chain([format!("--lang={}", setup.lang)]).collect();
        let asked = json!({ "capabilities": { "alwaysMatch": { "goog:chromeOptions": {
            "binary": chromium.browser,
            "args": args,
            "prefs": { "intl.accept_languages": setup.lang },
        } } } });
        let session = driver.call("POST", "", &asked)?;
        driver.session = session["sessionId"].as_str().context("chromedriver gives no session")?.to_owned();
        driver.devtools(
            "Emulation.setDeviceMetricsOverride",
            json!({ "width": setup.width, "height": 900, "deviceScaleFactor": 1, "mobile": setup.width < 600 }),
        )?;
        driver.scripts(setup.script)?;
        Ok(driver)
    }

    /// Asks the browser's own protocol for what WebDriver does not have.
    pub(crate) fn devtools(&self, command: &str, params: Value) -> Result<Value> {
        let asked = json!({ "cmd": command, "params": params });
        let mut tries = 1;
        loop {
            match self.call("POST", "/goog/cdp/execute", &asked) {
                // A page that goes away while it is asked says nothing; the next one can be asked.
                Err(error) if tries < TRIES && error.to_string().contains("by navigation") => tries += 1,
                answer => return answer,
            }
        }
    }

    /// Waits until the page is there whole.
    pub(crate) fn settle(&self) -> Result<()> {
        let begun = Instant::now();
        while self.evaluate("document.readyState")?.as_str() != Some("complete") {
            if begun.elapsed() > PATIENCE {
                bail!("{} does not load to its end", self.address()?);
            }
            thread::sleep(Duration::from_millis(50));
        }
        Ok(())
    }

    /// Whether pages may run scripts from now on.
    pub(crate) fn scripts(&self, may: bool) -> Result<()> {
        self.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": !may })).map(|_| ())
    }

    pub(crate) fn go(&self, address: &str) -> Result<()> {
        self.call("POST", "/url", &json!({ "url": address })).map(|_| ())
    }

    /// Where the browser is.
    pub(crate) fn address(&self) -> Result<String> {
        Ok(self.call("GET", "/url", &Value::Null)?.as_str().unwrap_or_default().to_owned())
    }

    /// The page as it is sent, and not as the browser understood it; what answers a form cannot be asked for again, and is
    /// written as it was understood.
    pub(crate) fn source(&self) -> Result<String> {
        let script = "(() => {
            const understood = '<!DOCTYPE html>' + document.documentElement.outerHTML;
            const answersForm = performance.getEntriesByType('navigation')[0].responseStatus !== 200;
            const again = () => fetch(location.href).then(answer => answer.ok ? answer.text() : understood);
            return answersForm ? understood : again();
        })()";
        Ok(self.evaluate(script)?.as_str().unwrap_or_default().to_owned())
    }

    /// How many bytes of the page itself came over the line.
    pub(crate) fn sent(&self) -> Result<usize> {
        let script = "performance.getEntriesByType('navigation')[0].encodedBodySize";
        Ok(self.evaluate(script)?.as_u64().unwrap_or(0) as usize)
    }

    /// Every element of a CSS selector.
    pub(crate) fn all(&self, css: &str) -> Result<Vec<Element>> {
        let found = self.call("POST", "/elements", &json!({ "using": "css selector", "value": css }))?;
        let found = found.as_array().cloned().unwrap_or_default();
        Ok(found.iter().filter_map(|element| Some(Element(element[ELEMENT].as_str()?.to_owned()))).collect())
    }

    /// The first element of a CSS selector; it may still be coming.
    pub(crate) fn find(&self, css: &str) -> Result<Element> {
        let begun = Instant::now();
        loop {
            if let Some(element) = self.all(css)?.into_iter().next() {
                return Ok(element);
            }
            if begun.elapsed() > PATIENCE {
                bail!("no {css} on {}: {}", self.address()?, self.text("main")?);
            }
            thread::sleep(Duration::from_millis(100));
        }
    }

    /// The text of the first element of a selector, as it is shown; nothing where there is none.
    pub(crate) fn text(&self, css: &str) -> Result<String> {
        let Some(element) = self.all(css)?.into_iter().next() else { return Ok(String::new()) };
        Ok(self.of(&element, "GET", "text", &Value::Null)?.as_str().unwrap_or_default().to_owned())
    }

    pub(crate) fn attribute(&self, element: &Element, name: &str) -> Result<String> {
        let value = self.of(element, "GET", &format!("attribute/{name}"), &Value::Null)?;
        Ok(value.as_str().unwrap_or_default().to_owned())
    }

    pub(crate) fn click(&self, element: &Element) -> Result<()> {
        self.of(element, "POST", "click", &json!({})).map(|_| ())
    }

    /// Types into an element that is focused first.
    pub(crate) fn keys(&self, element: &Element, keys: &str) -> Result<()> {
        self.of(element, "POST", "value", &json!({ "text": keys })).map(|_| ())
    }

    pub(crate) fn clear(&self, element: &Element) -> Result<()> {
        self.of(element, "POST", "clear", &json!({})).map(|_| ())
    }

    /// Presses keys wherever the focus is.
    pub(crate) fn press(&self, keys: &str) -> Result<()> {
        let actions: Vec<Value> = keys
            .chars()
            .flat_map(|key| [json!({ "type": "keyDown", "value": key }), json!({ "type": "keyUp", "value": key })])
            .collect();
        let keyboard = json!({ "actions": [{ "type": "key", "id": "keyboard", "actions": actions }] });
        self.call("POST", "/actions", &keyboard).map(|_| ())
    }

    /// Whether the focus is on an element.
    pub(crate) fn is_focused(&self, element: &Element) -> Result<bool> {
        let active = self.call("GET", "/element/active", &Value::Null);
        // Between two pages nothing is.
        Ok(active.is_ok_and(|active| active[ELEMENT].as_str() == Some(&element.0)))
    }

    /// Runs a script in the page, whether or not the page itself may.
    pub(crate) fn evaluate(&self, script: &str) -> Result<Value> {
        let asked = json!({ "expression": script, "returnByValue": true, "awaitPromise": true });
        let said = self.devtools("Runtime.evaluate", asked)?;
        match said.get("exceptionDetails") {
            Some(error) => bail!("a script failed: {error}"),
            None => Ok(said["result"]["value"].clone()),
        }
    }

    /// The whole page as a picture, PNG in base 64.
    pub(crate) fn picture(&self) -> Result<String> {
        let shot =
            self.devtools("Page.captureScreenshot", json!({ "captureBeyondViewport": true, "format": "png" }))?;
        Ok(shot["data"].as_str().unwrap_or_default().to_owned())
    }

    fn of(&self, element: &Element, method: &str, what: &str, body: &Value) -> Result<Value> {
        self.call(method, &format!("/element/{}/{what}", element.0), body)
    }

    fn call(&self, method: &str, path: &str, body: &Value) -> Result<Value> {
        let session = if self.session.is_empty() { String::new() } else { format!("/{}", self.session) };
        let body = if method == "GET" { String::new() } else { body.to_string() };
        let mut connection = Connection::open(&format!("http://127.0.0.1:{}", self.port))?;
        let json = [("Content-Type", "application/json"), ("Connection", "close")];
        let said = connection.ask(method, &format!("/session{session}{path}"), &json, &body)?;
        let said: Value = serde_json::from_slice(&said.body).context("chromedriver says no JSON")?;
        match said["value"]["error"].as_str() {
            Some(error) => bail!("{method} {path}: {error}: {}", said["value"]["message"].as_str().unwrap_or_default()),
            None => Ok(said["value"].clone()),
        }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.call("DELETE", "", &Value::Null);
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

/// Writes a picture that came in base 64.
pub(crate) fn write_picture(path: &Path, picture: &str) -> Result<()> {
    let mut bytes = Vec::with_capacity(picture.len() / 4 * 3);
    let (mut bits, mut held) = (0_u32, 0);
    for letter in picture.bytes() {
        let six = match letter {
            b'A'..=b'Z' => letter - b'A',
            b'a'..=b'z' => letter - b'a' + 26,
            b'0'..=b'9' => letter - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => continue,
        };
        bits = bits << 6 | u32::from(six);
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push((bits >> held & 0xff) as u8);
        }
    }
    std::fs::write(path, bytes).with_context(|| format!("cannot write {}", path.display()))
}
