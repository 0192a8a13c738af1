//! PostgreSQL: found or installed, and a private server of it in a temporary folder.

use std::cmp::Reverse;
use std::env;
use std::fs;
use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result, bail};

use super::{Need, id, install, is_root, on_path};

/// Makes the server, waits for its input to close, stops the server and removes the folder.
const SCRIPT: &str = include_str!("postgres.sh");

/// Starts to try: a free port may be taken by somebody else before the server has it.
const STARTS_MAX: u32 = 3;

/// A server of our own; it ends and its folder goes when this is dropped or this process ends, however it ends.
pub(crate) struct Server {
    keeper: Child,
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
        drop(self.keeper.stdin.take());
        if self.keeper.wait().is_err() || self.folder.exists() {
            eprintln!("PostgreSQL at port {} may have left {}", self.port, self.folder.display());
        }
    }
}

/// A server, from the programs on this machine, or installed where that can be done without asking. The package may start one of
/// its own; ours has another folder and port.
pub(crate) fn postgres() -> Result<Need<Server>> {
    let Some(programs) = find().or_else(|| install(&["postgresql"], "postgresql@17").then(find).flatten()) else {
        return Ok(Need::Missing(
            "not found and not installable from here: no test runs on PostgreSQL, only on SQLite; \
             install it by `apt-get install postgresql` or `brew install postgresql@17`"
                .to_owned(),
        ));
    };
    let mut tries = 1;
    loop {
        match start(&programs) {
            Ok(server) => return Ok(Need::Met(server)),
            Err(error) if tries == STARTS_MAX => return Err(error),
            Err(error) => eprintln!("{error:#}; trying again"),
        }
        tries += 1;
    }
}

/// The folder of the programs: on the path, else the newest where Debian and Homebrew put them.
fn find() -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let mut folders: Vec<PathBuf> = env::split_paths(&path).collect();
    for parent in ["/usr/lib/postgresql", "/opt/homebrew/opt", "/usr/local/opt"] {
        let names = fs::read_dir(parent).into_iter().flatten().flatten();
        let names = names.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        folders.extend(newest_first(names).into_iter().map(|name| Path::new(parent).join(name).join("bin")));
    }
    folders.into_iter().find(|folder| ["initdb", "pg_ctl", "postgres"].iter().all(|name| folder.join(name).is_file()))
}

/// Of the names in a folder those of PostgreSQL, `15` or `postgresql@15`, the newest first: 9.6 is older than 10.
fn newest_first(names: Vec<String>) -> Vec<String> {
    let version = |name: &str| -> Option<Vec<u32>> {
        let version = name.strip_prefix("postgresql@").unwrap_or(name);
        version.split('.').map(|part| part.parse().ok()).collect()
    };
    let mut names: Vec<String> = names.into_iter().filter(|name| version(name).is_some()).collect();
    names.sort_by_key(|name| Reverse(version(name)));
    names
}

fn start(programs: &Path) -> Result<Server> {
    let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
    let root = is_root();
    // A temporary folder of root's own would be closed to the user that the server runs as.
    let parent = if root { PathBuf::from("/tmp") } else { env::temp_dir() };
    let folder = parent.join(format!("goc-pg-{}-{port}", std::process::id()));
    fs::create_dir(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let mut keeper = match root {
        true => as_other_user(&folder)?,
        false => {
            let mut keeper = Command::new("sh");
            keeper.args(["-c", SCRIPT]);
            keeper
        }
    };
    let keeper = keeper
        .current_dir("/")
        .env("GOC_PG_PROGRAMS", programs)
        .env("GOC_PG_FOLDER", &folder)
        .env("GOC_PG_PORT", port.to_string())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .context("cannot run sh")?;
    let mut server = Server { keeper, folder, port };
    let mut said = String::new();
    if let Some(output) = server.keeper.stdout.take() {
        BufReader::new(output).read_line(&mut said)?;
    }
    match said.trim_end() {
        "ready" => Ok(server),
        _ => bail!("no PostgreSQL on port {port}"),
    }
}

/// The script as a user that PostgreSQL agrees to run as, for it refuses root; the folder becomes that user's.
fn as_other_user(folder: &Path) -> Result<Command> {
    let users = ["postgres", "nobody"].into_iter();
    let mut known = users.filter_map(|user| Some((user, id(&["-g", user])?)));
    let (user, group) = known.next().context("no user to run PostgreSQL as")?;
    if !Command::new("chown").arg(user).arg(folder).status()?.success() {
        bail!("cannot give {} to {user}", folder.display());
    }
    let mut command;
    if on_path("setpriv") {
        command = Command::new("setpriv");
        command.arg(format!("--reuid={user}")).arg(format!("--regid={group}"));
        command.args(["--clear-groups", "sh", "-c", SCRIPT]);
    } else if on_path("runuser") {
        command = Command::new("runuser");
        command.args(["-u", user, "--", "sh", "-c", SCRIPT]);
    } else {
        command = Command::new("su");
        command.args(["-s", "/bin/sh", "-c", SCRIPT, user]);
    }
    Ok(command)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;
    use std::net::TcpStream;

    #[test]
    fn the_newest_version_comes_first() {
        let names = ["9.6", "15", "10", "common", "postgresql@9.6", "postgresql@17"].map(str::to_owned).to_vec();
        assert_eq!(newest_first(names), ["postgresql@17", "15", "10", "9.6", "postgresql@9.6"]);
    }

    #[test]
    fn a_server_answers_and_leaves_nothing_behind() {
        let Some(programs) = find() else {
            let said =
                env::var_os("GOC_TEST_SKIPS").map(|file| fs::File::options().append(true).create(true).open(file));
            if let Some(file) = said {
                writeln!(file.unwrap(), "xtask: starting PostgreSQL: it is not on this machine").unwrap();
            }
            return;
        };
        let server = start(&programs).unwrap();
        let (folder, port) = (server.folder.clone(), server.port);
        assert_eq!(server.url(), format!("postgres://goc@127.0.0.1:{port}/postgres"));
        assert!(folder.join("cluster/postmaster.pid").exists());
        TcpStream::connect(("127.0.0.1", port)).unwrap();
        drop(server);
        assert!(!folder.exists());
        assert!(TcpStream::connect(("127.0.0.1", port)).is_err());
    }

    #[test]
    fn a_server_that_cannot_start_says_so_and_leaves_nothing_behind() {
        let programs = tempfile::tempdir().unwrap();
        let error = start(programs.path()).err().unwrap().to_string();
        assert!(error.starts_with("no PostgreSQL on port "), "{error}");
        let mine = format!("goc-pg-{}-{}", std::process::id(), error.rsplit(' ').next().unwrap());
        assert!(!Path::new("/tmp").join(&mine).exists() && !env::temp_dir().join(&mine).exists());
    }
}
