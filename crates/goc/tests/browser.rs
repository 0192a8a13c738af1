//! Accounts at the command line, and the server that lets them in and ends when it is asked to.

#![allow(clippy::unwrap_used)] // a test that cannot go on fails

mod support;

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Command, Stdio};

use serde_json::Value;
use support::Desk;

const PASSWORD: &str = "a-password-of-a-trial";

fn add(desk: &Desk, password: &str, args: &[&str]) -> (i32, String) {
    let args: Vec<&str> = ["admin", "add"].iter().chain(args).copied().collect();
    let output = desk.goc(&args).env("GOC_PASSWORD", password).output().unwrap();
    (output.status.code().unwrap(), String::from_utf8(output.stderr).unwrap())
}

#[test]
fn accounts_are_made_listed_and_ended_and_that_is_in_the_log() {
    for desk in Desk::both("accounts") {
        desk.done(&["import", desk.sample(100).to_str().unwrap()]);
        let decisions = || {
            let verified: Value =
                serde_json::from_str(desk.done(&["--json", "doctor"]).lines().last().unwrap()).unwrap();
            verified["decisions"].as_u64().unwrap()
        };
        let before = decisions();
        assert_eq!(add(&desk, PASSWORD, &["thu.tinh", "--role", "province_officer"]).0, 0);
        for (password, args, why) in [
            ("short", vec!["x", "--role", "auditor"], "12"),
            (PASSWORD, vec!["a b", "--role", "auditor"], "blanks"),
            (PASSWORD, vec!["x", "--role", "commune_officer"], "--unit"),
            (PASSWORD, vec!["x", "--role", "official"], "--person"),
            (PASSWORD, vec!["x", "--role", "commune_officer", "--unit", "nowhere"], "nowhere"),
        ] {
            let (code, said) = add(&desk, password, &args);
            assert!(code == 4 && said.contains(why), "{args:?}: {code} {said}");
        }
        assert_eq!(add(&desk, PASSWORD, &["x", "--role", "nobody"]).0, 2);
        assert_eq!(desk.done(&["admin", "list"]).trim(), "thu.tinh: province officer");
        desk.done(&["admin", "end", "thu.tinh"]);
        assert_eq!(desk.run(&["admin", "end", "thu.tinh"]).code, 4);
        assert_eq!(desk.done(&["admin", "list"]).trim(), "");
        assert_eq!(decisions(), before + 2, "one for the rights given, one for those taken");
    }
}

#[cfg(unix)]
#[test]
fn the_server_answers_and_ends_when_the_system_asks_it_to() {
    let desk = Desk::sqlite();
    let mut command = desk.goc(&["--json", "serve", "--address", "127.0.0.1:0"]);
    let mut server = command.stdout(Stdio::piped()).spawn().unwrap();
    let mut said = String::new();
    BufReader::new(server.stdout.as_mut().unwrap()).read_line(&mut said).unwrap();
    let address = serde_json::from_str::<Value>(&said).unwrap()["address"].as_str().unwrap().to_owned();
    let mut stream = TcpStream::connect(&address).unwrap();
    stream.write_all(format!("GET / HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n").as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 303") && answer.contains("/sign-in"), "{answer}");
    let asked = Command::new("kill").args(["-TERM", &server.id().to_string()]).status().unwrap();
    assert!(asked.success());
    assert_eq!(server.wait().unwrap().code(), Some(0));
}
