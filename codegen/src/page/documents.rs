//! Finds the pages of a spec in a folder of sources and reads them. The only part of reading pages that opens files.

use std::fmt::Write as _;
use std::fs;
use std::io::{Error, ErrorKind};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::read::LARGEST_FILE;
use super::{Page, Trouble, listed, read};
use crate::diagnostic::{Diagnostic, Problems, Span};

/// Endings that a page can have.
const ENDINGS: [&str; 4] = ["txt", "html", "htm", "md"];

/// The name under which a saved page is found in a folder of sources; its contents say what it is, and not its ending.
pub(crate) fn file_name(stem: &str, saved: &Path) -> String {
    let ending = saved.extension().and_then(|ending| ending.to_str());
    format!("{stem}.{}", ending.filter(|ending| ENDINGS.contains(ending)).unwrap_or("txt"))
}

/// A page of a folder of sources.
#[derive(Clone, Debug)]
pub struct Document {
    /// SHA-256 of the file, in hexadecimal digits.
    pub sha256: String,
    /// What was read.
    pub page: Page,
}

/// Why a page cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum PageError {
    /// The file cannot be read.
    #[error("{}: {error}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// Why not.
        error: std::io::Error,
    },
    /// The page has something that nobody understands.
    #[error("{}", listed(path, troubles))]
    Refused {
        /// The file.
        path: PathBuf,
        /// SHA-256 of the file, in hexadecimal digits.
        sha256: String,
        /// What is in the way.
        troubles: Vec<Trouble>,
    },
}

impl PageError {
    /// Reports it where a spec names the page.
    pub(crate) fn report(&self, at: Span, problems: &mut Problems) {
        let unreadable;
        let (path, troubles) = match self {
            Self::File { path, error } => {
                let help = "see that the file may be read".to_owned();
                unreadable = [Trouble { line: None, found: error.to_string(), help }];
                (path, unreadable.as_slice())
            }
            Self::Refused { path, troubles, .. } => (path, troubles.as_slice()),
        };
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        for trouble in troubles {
            let line = trouble.line.map(|line| format!(", line {line}")).unwrap_or_default();
            let problem = Diagnostic::new("page-unreadable", at, format!("{name}{line}: {}", trouble.found));
            problems.push(problem.help(trouble.help.as_str()));
        }
    }
}

/// The bytes of a file that can be a page: one that is larger is not read at all.
fn contents(path: &Path) -> std::io::Result<Vec<u8>> {
    let length = fs::metadata(path)?.len();
    if length > LARGEST_FILE as u64 {
        let message = format!("the file has {length} bytes, and no page has more than {LARGEST_FILE}");
        return Err(Error::new(ErrorKind::FileTooLarge, message));
    }
    fs::read(path)
}

/// Reads a page from a file. A file that is larger than any saved page is an error.
pub fn open(path: &Path) -> Result<Document, PageError> {
    let bytes = contents(path).map_err(|error| PageError::File { path: path.to_owned(), error })?;
    let sha256 = Sha256::digest(&bytes).iter().fold(String::new(), |mut digits, byte| {
        // Writing to a text cannot fail.
        let _ = write!(digits, "{byte:02x}");
        digits
    });
    match read(&String::from_utf8_lossy(&bytes)) {
        Ok(page) => Ok(Document { sha256, page }),
        Err(troubles) => Err(PageError::Refused { path: path.to_owned(), sha256, troubles }),
    }
}

/// Reads the page of the operation with this id, if it is in the folder.
pub(crate) fn at_hand(folder: &Path, id: &str) -> Option<Result<Document, PageError>> {
    find(folder, id).map(|path| open(&path))
}

/// The page of the operation with this id, `vendor.service.Operation`: `vendor-service-Operation.txt`, or with another ending.
pub fn find(folder: &Path, id: &str) -> Option<PathBuf> {
    let stem = id.replace('.', "-");
    // An id with a slash would lead out of the folder.
    let is_name = stem.chars().all(|c| c.is_alphanumeric() || "-_".contains(c));
    ENDINGS.iter().filter(|_| is_name).map(|ending| folder.join(format!("{stem}.{ending}"))).find(|path| path.is_file())
}
