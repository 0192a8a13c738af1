//! Files: which of them a path stands for, read whole, and written whole or not at all.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use office::{Incoming, Problem};
use words::{ImportMessage, Place};

/// Bytes of one file that are read at all; the sheet reader has a tighter bound and says so in words.
const FILE_BYTES_MAX: u64 = 64 << 20;

/// Files of one import: a province has hundreds, a hundred thousand is a wrong folder.
const FILES_MAX: usize = 5_000;

/// Reads what the paths stand for, folders in the order of names; problems of all of them together.
pub(crate) fn read_all(paths: &[PathBuf]) -> Result<Vec<Incoming>, Vec<Problem>> {
    let mut files = Vec::new();
    let mut problems = Vec::new();
    for path in paths {
        match listed(path) {
            Ok(found) => files.extend(found),
            Err(what) => problems.push(Problem { place: place(path), what }),
        }
    }
    if files.len() > FILES_MAX {
        let limit = format!("{FILES_MAX} files");
        problems.push(Problem { place: place(&paths[0]), what: ImportMessage::TooLarge { limit } });
        files.clear();
    }
    let mut incoming = Vec::new();
    for path in files {
        match read(&path) {
            Ok(bytes) => incoming.push(Incoming { name: name(&path), bytes }),
            Err(what) => problems.push(Problem { place: place(&path), what }),
        }
    }
    if problems.is_empty() { Ok(incoming) } else { Err(problems) }
}

fn listed(path: &Path) -> Result<Vec<PathBuf>, ImportMessage> {
    let about = fs::metadata(path).map_err(|error| unreadable(&error))?;
    if !about.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let entries = fs::read_dir(path).map_err(|error| unreadable(&error))?;
    let mut files: Vec<PathBuf> = entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    // Excel leaves "~$name.xlsx" beside a workbook that is open.
    files.retain(|file| !name(file).starts_with("~$") && ["xlsx", "toml"].into_iter().any(|end| ends(file, end)));
    files.sort();
    if files.is_empty() { Err(ImportMessage::NothingInFolder) } else { Ok(files) }
}

fn ends(file: &Path, end: &str) -> bool {
    file.extension().is_some_and(|extension| extension.eq_ignore_ascii_case(end))
}

fn read(path: &Path) -> Result<Vec<u8>, ImportMessage> {
    let about = fs::metadata(path).map_err(|error| unreadable(&error))?;
    if about.len() > FILE_BYTES_MAX {
        return Err(ImportMessage::TooLarge { limit: format!("{} MB", FILE_BYTES_MAX >> 20) });
    }
    fs::read(path).map_err(|error| unreadable(&error))
}

/// A text file whole, as long as it is no larger than any list.
pub(crate) fn read_text(path: &Path) -> io::Result<String> {
    if fs::metadata(path)?.len() > FILE_BYTES_MAX {
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, "larger than any pack of rules"));
    }
    fs::read_to_string(path)
}

fn unreadable(error: &io::Error) -> ImportMessage {
    match error.kind() {
        io::ErrorKind::NotFound => ImportMessage::NoSuchFile,
        _ => ImportMessage::Unreadable,
    }
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

fn place(path: &Path) -> Place {
    Place::file(&path.to_string_lossy())
}

/// Writes a file beside its place and then puts it there, so that nobody ever sees half of it.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut beside = path.as_os_str().to_owned();
    beside.push(".part");
    let beside = PathBuf::from(beside);
    let written = fs::File::create(&beside).and_then(|mut file| {
        file.write_all(bytes)?;
        file.sync_all()
    });
    match written.and_then(|()| fs::rename(&beside, path)) {
        Ok(()) => Ok(()),
        Err(error) => {
            let _ = fs::remove_file(&beside);
            Err(error)
        }
    }
}
