//! Finds the pages of a spec in a folder, reads them, and has them compared. The only part of reading pages that opens files.

use std::fmt::Write as _;
use std::fs;
use std::io::{Error, ErrorKind};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::read::LARGEST_FILE;
use super::{Page, Trouble, compare, listed, read};
use crate::diagnostic::{Diagnostic, Problems, Span};
use crate::spec::ServiceFolder;

/// Endings that a page can have.
const ENDINGS: [&str; 4] = ["txt", "html", "htm", "md"];

/// A page of a folder of documents.
#[derive(Debug)]
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
    pub(crate) fn report(self, at: Span, problems: &mut Problems) {
        let (path, troubles) = match self {
            Self::File { path, error } => {
                let help = "see that the file may be read".to_owned();
                (path, vec![Trouble { line: None, found: error.to_string(), help }])
            }
            Self::Refused { path, troubles, .. } => (path, troubles),
        };
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        for trouble in troubles {
            let line = trouble.line.map(|line| format!(", line {line}")).unwrap_or_default();
            let problem = Diagnostic::new("page-unreadable", at, format!("{name}{line}: {}", trouble.found));
            problems.push(problem.help(trouble.help));
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

/// Compares every operation file that has a document with its page in the folder. Says how many pages were read.
pub fn compare_all(services: &[ServiceFolder], folder: &Path, problems: &mut Problems) -> usize {
    let mut pages = 0;
    for service in services {
        for file in &service.operations {
            let Some(document) = &file.spec.document else { continue };
            let id = &document.id;
            let Some(opened) = at_hand(folder, &id.value) else {
                let name = id.value.replace('.', "-");
                let problem = Diagnostic::new(
                    "page-unreadable",
                    id.span,
                    format!("there is no page `{name}.txt` in the folder of documents"),
                );
                problems.push(problem.help(format!(
                    "save the page there as one of {}, or check without pages",
                    ENDINGS.map(|ending| format!(".{ending}")).join(", ")
                )));
                continue;
            };
            if let Ok(Document { sha256, .. }) | Err(PageError::Refused { sha256, .. }) = &opened {
                compare::changed(file, sha256, problems);
            }
            match opened {
                Ok(document) => {
                    compare::compare(service, file, &document.page, problems);
                    pages += 1;
                }
                Err(error) => error.report(id.span, problems),
            }
        }
    }
    pages
}
