//! Reads a file of the user's: a regular one, not larger than any such file is, and of somebody who may say who calls. It
//! must not know what stands in it.

use std::fs::{File, Metadata};
use std::io::{Error, ErrorKind, Read, Result};
use std::path::Path;

/// How many bytes a file with settings may have. Real ones have a few hundred.
pub const LARGEST_FILE: u64 = 1 << 20;

/// The text of a file.
///
/// # Errors
///
/// When it cannot be read, is no regular file, is too large, is no UTF-8, or belongs to another user.
pub(super) fn read(path: &Path) -> Result<String> {
    // Before it is opened: opening a pipe waits for whoever writes to it.
    regular(&std::fs::metadata(path)?)?;
    let file = File::open(path)?;
    // And again, as the path may lead to another one by now.
    let metadata = file.metadata()?;
    regular(&metadata)?;
    owned(path, &metadata)?;
    let mut bytes = Vec::new();
    file.take(LARGEST_FILE + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LARGEST_FILE {
        let message = format!("it has more than {LARGEST_FILE} bytes, which no file with settings has");
        return Err(Error::new(ErrorKind::FileTooLarge, message));
    }
    String::from_utf8(bytes).map_err(|_| Error::new(ErrorKind::InvalidData, "it is not UTF-8"))
}

fn regular(metadata: &Metadata) -> Result<()> {
    if metadata.is_file() {
        return Ok(());
    }
    let found = if metadata.is_dir() { "a folder" } else { "a device, a pipe or a socket" };
    Err(Error::new(ErrorKind::InvalidInput, format!("it is {found}: expected a regular file")))
}

/// Whoever owns a file can change it at any time, and so can say who calls, and in which region.
#[cfg(unix)]
fn owned(path: &Path, metadata: &Metadata) -> Result<()> {
    use std::os::unix::fs::MetadataExt;
    let (owner, user) = (metadata.uid(), rustix::process::geteuid().as_raw());
    // Root may do anything anyway.
    if owner != user && owner != 0 {
        let message = format!(
            "it belongs to the user {owner}, and this program runs as {user}: expected a file of its own or of root; \
             change its owner, or set the variables instead"
        );
        return Err(Error::new(ErrorKind::PermissionDenied, message));
    }
    if metadata.mode() & 0o022 != 0 {
        writable(path, metadata.mode() & 0o777);
    }
    Ok(())
}

#[cfg(not(unix))]
fn owned(_path: &Path, _metadata: &Metadata) -> Result<()> {
    Ok(())
}

/// Others can write to the file, and so can say who calls.
#[cfg(all(unix, feature = "tracing"))]
fn writable(path: &Path, mode: u32) {
    let (path, mode) = (super::seen::plain(&path.to_string_lossy()).into_owned(), format!("{mode:o}"));
    tracing::warn!(path, mode, "others can write to a file with settings: chmod go-w");
}

#[cfg(all(unix, not(feature = "tracing")))]
fn writable(_path: &Path, _mode: u32) {}
