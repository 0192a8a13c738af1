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

/// Folders below a folder: offices sort by year and district, not deeper.
const DEPTH_MAX: usize = 8;

/// Kinds of files that are taken in, by the end of their names. What is really in them is seen when they are opened.
const ENDS: [&str; 8] = ["xlsx", "xlsm", "xls", "ods", "csv", "tsv", "txt", "toml"];

/// What an office says of its workbooks stands in a file of this name beside them.
pub(crate) const MAPPING: &str = "mapping.toml";

/// One file to be read: its path, and its name below the folder that was asked for.
struct Listed {
    path: PathBuf,
    name: String,
}

/// What paths stand for.
pub(crate) struct Found {
    /// Files that were read.
    pub(crate) files: Vec<Incoming>,
    /// Files of other kinds that lie beside them, each with a notice.
    pub(crate) others: Vec<Problem>,
}

/// Reads what the paths stand for, folders in the order of names; problems of all of them together.
pub(crate) fn read_all(paths: &[PathBuf]) -> Result<Found, Vec<Problem>> {
    let (mut files, mut others) = (Vec::new(), Vec::new());
    let mut problems = Vec::new();
    for path in paths {
        match listed(path, &mut others) {
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
    for Listed { path, name } in files {
        match read(&path) {
            Ok(bytes) => incoming.push(Incoming { name, bytes }),
            Err(what) => problems.push(Problem { place: place(&path), what }),
        }
    }
    if problems.is_empty() { Ok(Found { files: incoming, others }) } else { Err(problems) }
}

/// The mapping beside the files, when exactly one folder that was named has one.
pub(crate) fn mapping_beside(paths: &[PathBuf]) -> Option<PathBuf> {
    let mut found = paths.iter().map(|path| path.join(MAPPING)).filter(|path| path.is_file());
    found.next().filter(|_| found.next().is_none())
}

fn listed(path: &Path, others: &mut Vec<Problem>) -> Result<Vec<Listed>, ImportMessage> {
    let about = fs::metadata(path).map_err(|error| unreadable(&error))?;
    if !about.is_dir() {
        return Ok(vec![Listed { path: path.to_owned(), name: name(path) }]);
    }
    let mut files = Vec::new();
    below(path, "", DEPTH_MAX, &mut files, others)?;
    if files.is_empty() { Err(ImportMessage::NothingInFolder) } else { Ok(files) }
}

fn below(
    folder: &Path,
    prefix: &str,
    depth: usize,
    files: &mut Vec<Listed>,
    others: &mut Vec<Problem>,
) -> Result<(), ImportMessage> {
    let entries = fs::read_dir(folder).map_err(|error| unreadable(&error))?;
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    paths.sort();
    for path in paths {
        let name = format!("{prefix}{}", name(&path));
        // Excel leaves "~$name.xlsx" beside a workbook that is open; hidden files are nobody's lists.
        if name.rsplit('/').next().is_some_and(|name| name.starts_with("~$") || name.starts_with('.')) {
            continue;
        }
        if name.eq_ignore_ascii_case(MAPPING) {
            continue;
        }
        if path.is_dir() {
            // A link to a folder may lead back here.
            if depth > 0 && files.len() <= FILES_MAX && !path.is_symlink() {
                below(&path, &format!("{name}/"), depth - 1, files, others)?;
            }
        } else if ENDS.into_iter().any(|end| ends(&path, end)) {
            files.push(Listed { path, name });
        } else if others.len() < FILES_MAX {
            others.push(Problem { place: Place::file(&name), what: ImportMessage::NotAList });
        }
    }
    Ok(())
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
