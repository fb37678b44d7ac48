//! Every file that is read is read here: a regular one, and no more of it than it may have. A device has no end, and opening a pipe waits for
//! whoever writes to it. Knows nothing of what is in the files.

use std::fs::{self, File, Metadata};
use std::io::{Error, ErrorKind, Read, Result};
use std::path::Path;

/// Opens a regular file, or a link to one.
#[expect(clippy::disallowed_methods, reason = "this is the one door")]
pub(crate) fn open(path: &Path) -> Result<File> {
    regular(&fs::metadata(path)?)?;
    let file = File::open(path)?;
    // Again, as another file may stand there by now.
    regular(&file.metadata()?)?;
    Ok(file)
}

/// The bytes of a regular file that has at most so many.
pub(crate) fn read(path: &Path, most: usize) -> Result<Vec<u8>> {
    bytes(open(path)?, most)
}

/// The text of such a file.
pub(crate) fn read_text(path: &Path, most: usize) -> Result<String> {
    text(open(path)?, most)
}

/// The bytes of such a file in a folder. A link may lead to another file of the folder, and not out of it: what is wrong with a spec is shown with
/// its lines, and those of a file elsewhere are nobody's business.
pub(crate) fn read_within(folder: &Path, path: &Path, most: usize) -> Result<Vec<u8>> {
    let place = fs::canonicalize(path)?;
    if !place.starts_with(fs::canonicalize(folder)?) {
        return Err(Error::new(ErrorKind::InvalidInput, "a link leads out of the spec folder"));
    }
    read(&place, most)
}

/// The text of whatever has at most so many bytes.
pub(crate) fn text(from: impl Read, most: usize) -> Result<String> {
    String::from_utf8(bytes(from, most)?).map_err(|_| Error::new(ErrorKind::InvalidData, "this is not UTF-8"))
}

/// Why a file is not read.
pub(crate) fn too_large(most: usize) -> Error {
    Error::new(ErrorKind::FileTooLarge, format!("the file has more than the {most} bytes that are allowed"))
}

fn bytes(from: impl Read, most: usize) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() > most { Err(too_large(most)) } else { Ok(bytes) }
}

fn regular(metadata: &Metadata) -> Result<()> {
    let found = match () {
        () if metadata.is_file() => return Ok(()),
        () if metadata.is_dir() => "a folder",
        () => "a device, a pipe or a socket",
    };
    Err(Error::new(ErrorKind::InvalidInput, format!("this is {found}, and no regular file")))
}
