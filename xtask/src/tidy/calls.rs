//! Invariant 12: nothing calls out of the machine.

use super::source::has;
use super::tree::{Finding, Tree};

/// Libraries that speak to other machines. `want` is what the client of hyper needs and its server does not.
const LIBRARIES: [&str; 10] =
    ["reqwest", "ureq", "want", "isahc", "surf", "curl", "attohttpc", "openssl", "native-tls", "opentelemetry-otlp"];

/// What opens a connection without a library.
const SOCKETS: [&str; 2] = ["TcpStream::connect", "UdpSocket"];

/// No client of HTTP among the dependencies.
pub(super) fn libraries(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in tree.files.iter().filter(|file| file.path == "Cargo.lock") {
        for (at, line) in file.text.lines().enumerate() {
            let name = line.strip_prefix("name = \"").and_then(|name| name.strip_suffix('"')).unwrap_or("");
            if LIBRARIES.contains(&name) {
                findings.push(file.finding(12, at + 1, format!("{name} speaks to other machines")));
            }
        }
    }
    findings
}

/// No outgoing connection but that to the database.
pub(super) fn sockets(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    let files = tree.under("crates/", ".rs").filter(|file| file.is_source());
    for file in files.filter(|file| !file.path.starts_with("crates/store/src/db")) {
        for line in file.code() {
            if let Some(name) = SOCKETS.iter().find(|name| has(&line.code, name)) {
                findings.push(file.finding(12, line.number, format!("{name} speaks to other machines")));
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::super::tests::{breaks, holds};
    use super::*;

    #[test]
    fn a_library_that_calls_out_breaks_invariant_12() {
        breaks(libraries, "Cargo.lock", "[[package]]\nname = \"ureq\"\n", 2, "[[package]]\nname = \"hyperlink\"\n");
    }

    #[test]
    fn a_connection_breaks_invariant_12() {
        let wrong = "let s = TcpStream::connect(host);\n";
        breaks(sockets, "crates/goc/src/x.rs", wrong, 1, "let s = TcpListener::bind(own);\n");
        holds(sockets, "crates/store/src/db/server.rs", wrong);
    }
}
