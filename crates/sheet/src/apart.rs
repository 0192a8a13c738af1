//! A file that may be hostile is read in a process of its own, which has little time, little memory and no other files.

use std::io::{self, Read, Write};
use std::path::PathBuf;
use std::process::{Child, Command, ExitCode, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use words::ImportMessage;

use crate::book::Book;
use crate::open::bounds::FILE_BYTES_MAX;
use crate::open::refusal::Refusal;
use crate::{open, wire};

/// The hidden command of the binary that calls [`serve`].
pub const COMMAND: &str = "read-workbook";

/// Time for one file, of the clock and of the processor: 100,000 people take less than two seconds, and what takes longer
/// than this is refused.
const SECONDS_MAX: u64 = 9;

/// Memory for one file, beside what the program itself takes.
#[cfg(unix)]
const MEMORY_BYTES_MAX: u64 = 256 << 20;

/// Files that the reading process may have open: the three it begins with, and a few of the system's.
#[cfg(unix)]
const OPEN_FILES_MAX: u64 = 16;

/// Bytes of an answer: the most cells with the most text stay below it.
const ANSWER_BYTES_MAX: u64 = 400 << 20;

/// The answer begins with whether it is a book.
const IS_BOOK: u8 = 0;
const IS_REFUSAL: u8 = 1;

/// Who reads files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reader {
    /// This process: for files that are trusted, and for tests.
    Here,
    /// A process of its own for each file.
    Apart {
        /// The program to start; this one, as a rule.
        program: PathBuf,
    },
}

impl Reader {
    /// Reads a file as [`crate::open`] does. Plain texts take no more than their size and are read here.
    pub fn open(&self, file: &str, bytes: &[u8]) -> Result<Book, ImportMessage> {
        match self {
            Reader::Apart { program } if bytes.len() <= FILE_BYTES_MAX && open::is_packed(bytes) => {
                let mut command = Command::new(program);
                command.arg(COMMAND).arg(file);
                ask(command, bytes, Duration::from_secs(SECONDS_MAX)).map_err(ImportMessage::from)
            }
            _ => open::open(file, bytes),
        }
    }
}

/// Gives a file to a process and takes its answer. One that dies or takes too long has met a file that is too hard.
fn ask(mut command: Command, bytes: &[u8], most: Duration) -> Result<Book, Refusal> {
    // What the office keeps in the environment is nothing to whoever reads a hostile file.
    if cfg!(unix) {
        command.env_clear();
    }
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().map_err(|_| Refusal::TooHard)?;
    let answer = exchange(&mut child, bytes, most);
    // It has answered, or it is too late; a process that is left alone would stay.
    let _ = child.kill();
    let _ = child.wait();
    let answer = answer.ok_or(Refusal::TooHard)?;
    match answer.split_first() {
        Some((&IS_BOOK, book)) => wire::read(book).ok_or(Refusal::TooHard),
        Some((&IS_REFUSAL, refusal)) => Err(Refusal::from_bytes(refusal).unwrap_or(Refusal::TooHard)),
        _ => Err(Refusal::TooHard),
    }
}

/// Writes and reads at once, so that neither side waits for the other; none when the time is over.
fn exchange(child: &mut Child, bytes: &[u8], most: Duration) -> Option<Vec<u8>> {
    let (mut input, output) = (child.stdin.take()?, child.stdout.take()?);
    let (tell, told) = mpsc::channel();
    thread::scope(|scope| {
        // A process that stops reading closes its side, and the rest is not wanted.
        scope.spawn(move || input.write_all(bytes).ok());
        scope.spawn(move || {
            let mut answer = Vec::new();
            let read = output.take(ANSWER_BYTES_MAX).read_to_end(&mut answer);
            tell.send(read.ok().map(|_| answer))
        });
        let answer = told.recv_timeout(most).ok().flatten();
        // Both threads end when the process does.
        let _ = child.kill();
        answer
    })
}

/// Reads a file from `input` and answers on `output`: what the hidden command does, in a process of its own.
pub fn serve(file: &str, input: impl Read, mut output: impl Write) -> ExitCode {
    limit();
    match answer(file, input, &mut output) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

fn answer(file: &str, input: impl Read, output: &mut impl Write) -> io::Result<()> {
    let mut bytes = Vec::new();
    input.take(FILE_BYTES_MAX as u64 + 1).read_to_end(&mut bytes)?;
    let read = open::read(file, &bytes);
    drop(bytes);
    let mut output = io::BufWriter::with_capacity(1 << 16, output);
    match read {
        Ok(book) => {
            output.write_all(&[IS_BOOK])?;
            wire::write(&book, &mut output)?;
        }
        Err(refusal) => {
            output.write_all(&[IS_REFUSAL])?;
            output.write_all(&refusal.to_bytes())?;
        }
    }
    output.flush()
}

/// Sets the limits that the system has; where it has none, the parent's clock and the bounds of the reader remain.
#[cfg(unix)]
fn limit() {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

    let lower = |resource: Resource, most: u64| {
        let maximum = getrlimit(resource).maximum.map_or(most, |now| now.min(most));
        // A system that knows a limit and refuses to set it is no reason not to read.
        let _ = setrlimit(resource, Rlimit { current: Some(maximum), maximum: Some(maximum) });
    };
    let (all, own) = mapped().unwrap_or((1 << 30, 1 << 28));
    lower(Resource::As, all + MEMORY_BYTES_MAX);
    lower(Resource::Data, own + MEMORY_BYTES_MAX);
    lower(Resource::Cpu, SECONDS_MAX);
    lower(Resource::Nofile, OPEN_FILES_MAX);
    lower(Resource::Core, 0);
    lower(Resource::Fsize, 0);
}

#[cfg(not(unix))]
fn limit() {}

/// Bytes this process has mapped already, and those of them that are its own, where the system tells.
#[cfg(unix)]
fn mapped() -> Option<(u64, u64)> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let bytes = |name: &str| {
        let line = status.lines().find_map(|line| line.strip_prefix(name))?;
        Some(line.trim().trim_end_matches("kB").trim().parse::<u64>().ok()? << 10)
    };
    Some((bytes("VmSize:")?, bytes("VmData:")?))
}

#[cfg(all(test, unix))]
mod tests;
