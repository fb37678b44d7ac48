//! Finds the pages of a spec in a folder, reads them, and has them compared. The only part of reading pages that opens files.

use std::fmt::Write as _;
use std::fs;
use std::io::{Error, ErrorKind};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::read::LARGEST_FILE;
use super::{Page, Trouble, compare, read};
use crate::diagnostic::{Diagnostic, Problems};
use crate::spec::ServiceFolder;

/// Endings that a page can have.
const ENDINGS: [&str; 4] = ["txt", "html", "htm", "md"];

/// A page of a folder of documents.
#[derive(Debug)]
pub struct Document {
    /// SHA-256 of the file, in hexadecimal digits.
    pub sha256: String,
    /// What was read, or why nothing was.
    pub page: Result<Page, Vec<Trouble>>,
}

/// Reads a page from a file. A file that is larger than any saved page is an error.
pub fn open(path: &Path) -> std::io::Result<Document> {
    // A file that is no page of documentation is not read at all.
    let length = fs::metadata(path)?.len();
    if length > LARGEST_FILE as u64 {
        let message = format!("the file has {length} bytes, and no page has more than {LARGEST_FILE}");
        return Err(Error::new(ErrorKind::FileTooLarge, message));
    }
    let bytes = fs::read(path)?;
    let sha256 = Sha256::digest(&bytes).iter().fold(String::new(), |mut digits, byte| {
        // Writing to a text cannot fail.
        let _ = write!(digits, "{byte:02x}");
        digits
    });
    Ok(Document { sha256, page: read(&String::from_utf8_lossy(&bytes)) })
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
            let Some(path) = find(folder, &id.value) else {
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
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            match open(&path) {
                Ok(read) => {
                    compare::changed(file, &read.sha256, problems);
                    match &read.page {
                        Ok(page) => compare::compare(service, file, page, problems),
                        Err(troubles) => compare::unreadable(id.span, &name, troubles, problems),
                    }
                    pages += 1;
                }
                Err(error) => {
                    let trouble = Trouble {
                        line: None,
                        found: error.to_string(),
                        help: "see that the file may be read".to_owned(),
                    };
                    compare::unreadable(id.span, &name, &[trouble], problems);
                }
            }
        }
    }
    pages
}
