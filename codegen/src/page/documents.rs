//! Finds the pages of a spec in a folder and reads them. The only part of reading pages that opens files.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::read::LARGEST_FILE;
use super::{Page, Trouble, listed, read};
use crate::diagnostic::{Diagnostic, Problems, Span, Text};
use crate::disk;

/// Endings that a page can have.
const ENDINGS: [&str; 4] = ["txt", "html", "htm", "md"];

/// The name under which a saved page is found in a folder of documents; its contents say what it is, and not its ending.
pub(crate) fn file_name(stem: &str, saved: &Path) -> String {
    let ending = saved.extension().and_then(|ending| ending.to_str());
    format!("{stem}.{}", ending.filter(|ending| ENDINGS.contains(ending)).unwrap_or("txt"))
}

/// A page of a folder of documents, or what a package says of an operation in the shape of one.
#[derive(Clone, Debug)]
pub struct Document {
    /// SHA-256 of the file, or of what was taken out of the package, in hexadecimal digits.
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

/// SHA-256 in hexadecimal digits.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut digits, byte| {
        // Writing to a text cannot fail.
        let _ = write!(digits, "{byte:02x}");
        digits
    })
}

/// Reads a page from a file. A file that is larger than any saved page is an error.
pub fn open(path: &Path) -> Result<Document, PageError> {
    let bytes = disk::read(path, LARGEST_FILE).map_err(|error| PageError::File { path: path.to_owned(), error })?;
    let sha256 = sha256(&bytes);
    match read(&String::from_utf8_lossy(&bytes)) {
        Ok(page) => Ok(Document { sha256, page }),
        Err(troubles) => Err(PageError::Refused { path: path.to_owned(), sha256, troubles }),
    }
}

/// Reads the page of the document with this id, if it is in the folder.
pub(crate) fn at_hand(folder: &Path, id: &str) -> Option<Result<Document, PageError>> {
    find(folder, id).map(|path| open(&path))
}

/// The file of the document with this id, `vendor.service.Operation`: `vendor-service-Operation.txt`, or with another ending.
pub fn find(folder: &Path, id: &str) -> Option<PathBuf> {
    let stem = id.replace('.', "-");
    // An id with a slash would lead out of the folder.
    let is_name = stem.chars().all(|c| c.is_alphanumeric() || "-_".contains(c));
    ENDINGS.iter().filter(|_| is_name).map(|ending| folder.join(format!("{stem}.{ending}"))).find(|path| path.is_file())
}

/// Says that a page is not in the folder of documents.
pub(crate) fn absent(id: &Text, problems: &mut Problems) {
    let name = id.value.replace('.', "-");
    let message = format!("there is no page `{name}.txt` in the folder of documents, nor any other of these pages");
    let problem = Diagnostic::new("page-unreadable", id.span, message);
    problems.push(problem.help(format!(
        "save the page there as one of {}, or check without pages",
        ENDINGS.map(|ending| format!(".{ending}")).join(", ")
    )));
}
