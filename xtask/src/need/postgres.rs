//! PostgreSQL: found or installed, and a private server of it in a temporary folder.

use std::env;
use std::fs;
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, bail};

use super::Need;

/// Tries until the server answers, a tenth of a second apart: a minute, on a machine that is busy building.
const TRIES_MAX: u32 = 600;

/// A server of our own; it ends and its folder goes when this is dropped.
pub(crate) struct Server {
    programs: PathBuf,
    folder: PathBuf,
    port: u16,
}

impl Server {
    /// Where it answers.
    pub(crate) fn url(&self) -> String {
        format!("postgres://goc@127.0.0.1:{}/postgres", self.port)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let cluster = self.folder.join("cluster");
        let stopped = as_server_user(&self.programs.join("pg_ctl"))
            .args(["stop", "-m", "immediate", "-D"])
            .arg(cluster)
            .stdout(Stdio::null())
            .status();
        if stopped.is_err() {
            eprintln!("PostgreSQL at port {} could not be stopped", self.port);
        }
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// A server, from the programs on this machine, or installed where that can be done without asking.
pub(crate) fn postgres() -> Result<Need<Server>> {
    if let Some(programs) = find().or_else(|| install().then(find).flatten()) {
        return start(programs).map(Need::Met);
    }
    let how = "apt-get install postgresql, or brew install postgresql";
    Ok(Need::Missing(format!("PostgreSQL is neither here nor could it be installed; {how}")))
}

/// The folder of the programs: on the path, where Debian puts them, or where Homebrew does.
fn find() -> Option<PathBuf> {
    let on_path = env::var_os("PATH").into_iter().flat_map(|path| env::split_paths(&path).collect::<Vec<PathBuf>>());
    let mut folders: Vec<PathBuf> = on_path.collect();
    for (parent, inside) in [("/usr/lib/postgresql", "bin"), ("/opt/homebrew/opt", "bin"), ("/usr/local/opt", "bin")] {
        let mut versions: Vec<PathBuf> =
            fs::read_dir(parent).into_iter().flatten().flatten().map(|entry| entry.path().join(inside)).collect();
        versions.sort();
        folders.extend(versions.into_iter().rev());
    }
    folders.into_iter().find(|folder| ["initdb", "pg_ctl", "postgres"].iter().all(|name| folder.join(name).is_file()))
}

fn install() -> bool {
    let done = |program: &str, args: &[&str]| {
        println!("{program} {}", args.join(" "));
        Command::new(program).args(args).env("DEBIAN_FRONTEND", "noninteractive").status().is_ok_and(|s| s.success())
    };
    let debian = ["install", "-y", "--no-install-recommends", "postgresql"];
    if Path::new("/usr/bin/apt-get").is_file() {
        return match is_root() {
            true => done("apt-get", &["update"]) && done("apt-get", &debian),
            // Without a password, or not at all: a test run asks nothing.
            false => {
                done("sudo", &["-n", "apt-get", "update"]) && done("sudo", &[&["-n", "apt-get"], &debian[..]].concat())
            }
        };
    }
    cfg!(target_os = "macos") && done("brew", &["install", "postgresql@17"])
}

fn start(programs: PathBuf) -> Result<Server> {
    let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
    let folder = env::temp_dir().join(format!("goc-postgres-{}-{port}", std::process::id()));
    fs::create_dir_all(&folder)?;
    let server = Server { programs, folder, port };
    if is_root() {
        // PostgreSQL refuses to run as root; its own user must own its files.
        let owned = Command::new("chown").arg("postgres").arg(&server.folder).status()?;
        if !owned.success() {
            bail!("there is no user postgres to run PostgreSQL as");
        }
    }
    let cluster = server.folder.join("cluster");
    let made = as_server_user(&server.programs.join("initdb"))
        .args(["-A", "trust", "-U", "goc", "-E", "UTF8", "--no-locale", "-D"])
        .arg(&cluster)
        .stdout(Stdio::null())
        .status()
        .context("cannot run initdb")?;
    if !made.success() {
        bail!("initdb failed");
    }
    // The tests kill our program and not the server, so the server need not wait for the disk.
    let options = format!("-p {port} -c listen_addresses=127.0.0.1 -c fsync=off -k {}", server.folder.display());
    let started = as_server_user(&server.programs.join("pg_ctl"))
        .args(["start", "-w", "-s", "-o", &options, "-l"])
        .arg(server.folder.join("log"))
        .arg("-D")
        .arg(&cluster)
        .stdout(Stdio::null())
        .status()
        .context("cannot run pg_ctl")?;
    if !started.success() {
        let log = fs::read_to_string(server.folder.join("log")).unwrap_or_default();
        bail!("PostgreSQL did not start:\n{log}");
    }
    for _ in 0..TRIES_MAX {
        if TcpStream::connect(("127.0.0.1", port)).is_ok() {
            return Ok(server);
        }
        thread::sleep(Duration::from_millis(100));
    }
    bail!("PostgreSQL does not answer on port {port}")
}

fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output();
    id.is_ok_and(|id| id.stdout.trim_ascii() == b"0")
}

/// The program as the user that PostgreSQL may run as, in a folder that user may enter.
fn as_server_user(program: &Path) -> Command {
    let mut command = match is_root() {
        true => {
            let mut command = Command::new("setpriv");
            command.args(["--reuid=postgres", "--regid=postgres", "--clear-groups"]).arg(program);
            command
        }
        false => Command::new(program),
    };
    command.current_dir(env::temp_dir());
    command
}
