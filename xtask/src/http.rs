//! HTTP on this machine, as the tests and benchmarks need it: one connection, many requests, and how long each took.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use anyhow::{Context, Result, bail};

/// How long an answer may take before the server counts as gone: a country is read for the first page in a minute and a half.
const PATIENCE: Duration = Duration::from_secs(300);

/// A connection that stays open.
pub(crate) struct Connection {
    stream: BufReader<TcpStream>,
    host: String,
}

/// An answer.
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    /// The first header of a name.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

impl Connection {
    /// Connects to a server; `base` is `http://` and where it answers.
    pub(crate) fn open(base: &str) -> Result<Connection> {
        let host = base.strip_prefix("http://").unwrap_or(base).to_owned();
        let stream = TcpStream::connect(&host)?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        Ok(Connection { stream: BufReader::new(stream), host })
    }

    /// Sends a request and reads its answer.
    pub(crate) fn ask(&mut self, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Result<Answer> {
        let mut text = format!("{method} {path} HTTP/1.1\r\nHost: {}\r\nContent-Length: {}\r\n", self.host, body.len());
        for (name, value) in headers {
            text += &format!("{name}: {value}\r\n");
        }
        self.stream.get_mut().write_all(format!("{text}\r\n{body}").as_bytes())?;
        let mut line = String::new();
        if self.stream.read_line(&mut line)? == 0 {
            bail!("the server closed the connection");
        }
        let status = line.split(' ').nth(1).and_then(|code| code.parse().ok()).context("an answer without a status")?;
        let (mut headers, mut length) = (Vec::new(), 0);
        loop {
            line.clear();
            self.stream.read_line(&mut line)?;
            // Some servers write a blank behind the colon, and some do not.
            let Some((name, value)) = line.trim_end().split_once(':') else { break };
            let value = value.trim();
            if name.eq_ignore_ascii_case("content-length") {
                length = value.parse()?;
            }
            headers.push((name.to_owned(), value.to_owned()));
        }
        let mut body = vec![0; length];
        self.stream.read_exact(&mut body)?;
        Ok(Answer { status, headers, body })
    }
}

/// Signs in; the cookie of the session.
pub(crate) fn sign_in(base: &str, account: &str, password: &str) -> Result<String> {
    let body = format!("account={account}&password={password}&back=/");
    let form = [("Origin", base), ("Content-Type", "application/x-www-form-urlencoded")];
    let answer = Connection::open(base)?.ask("POST", "/sign-in", &form, &body)?;
    let cookie = answer.header("set-cookie").with_context(|| format!("{account} cannot sign in: {}", answer.status))?;
    Ok(cookie.split(';').next().unwrap_or_default().to_owned())
}

/// What the forms of a session carry.
pub(crate) fn form_key(base: &str, cookie: &str) -> Result<String> {
    let page = Connection::open(base)?.ask("GET", "/standards", &[("Cookie", cookie)], "")?.text();
    let behind = page.split("action=\"/sign-out\"").nth(1).and_then(|rest| rest.split("value=\"").nth(1));
    let key = behind.and_then(|rest| rest.split('"').next()).context("a page without a key")?;
    Ok(key.to_owned())
}
