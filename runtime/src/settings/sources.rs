//! What may be looked at: variables and files, behind functions, so that no test touches the process or the disk.

use super::file;
use std::error::Error;
use std::fmt::{Debug, Display, Formatter, Result as Written};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

type LookUp = dyn Fn(&str) -> Option<String> + Send + Sync;
type Read = dyn Fn(&Path) -> io::Result<String> + Send + Sync;

/// Variables and files.
#[derive(Clone)]
pub struct Sources {
    variables: Arc<LookUp>,
    read: Arc<Read>,
    is_aside: bool,
}

/// Why there is no path: it begins with `~/`, and where that is is not said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoHome;

impl Display for NoHome {
    fn fmt(&self, out: &mut Formatter<'_>) -> Written {
        out.write_str("no home folder: neither HOME nor USERPROFILE is set to an absolute path")
    }
}

impl Error for NoHome {}

impl Sources {
    /// Looks up and reads by these functions. A file that does not exist is [`io::ErrorKind::NotFound`].
    pub fn new(
        variables: impl Fn(&str) -> Option<String> + Send + Sync + 'static,
        read: impl Fn(&Path) -> io::Result<String> + Send + Sync + 'static,
    ) -> Self {
        Self { variables: Arc::new(variables), read: Arc::new(read), is_aside: false }
    }

    /// The variables of this process, and the files of this machine: regular ones of at most 1 MiB that belong to the user
    /// of this process or to root. Of one to which others can write, the feature `tracing` has a warning.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "this is the one door")]
    pub fn process() -> Self {
        Self::new(|name| std::env::var(name).ok(), file::read).aside()
    }

    /// The same, and credentials are read from files on a thread of their own: a call does not wait longer than it may for
    /// a disk that does not answer.
    #[must_use]
    pub fn aside(self) -> Self {
        Self { is_aside: true, ..self }
    }

    /// No variables and no files.
    #[must_use]
    pub fn none() -> Self {
        Self::new(|_| None, |_| Err(io::ErrorKind::NotFound.into()))
    }

    /// A variable that is set and not empty.
    #[must_use]
    pub fn variable(&self, name: &str) -> Option<String> {
        let value = (self.variables)(name)?.trim().to_owned();
        (!value.is_empty()).then_some(value)
    }

    /// The text of a file; `None` when there is no such file.
    ///
    /// # Errors
    ///
    /// Whatever else keeps the file from being read.
    pub fn file(&self, path: &Path) -> io::Result<Option<String>> {
        match (self.read)(path) {
            Ok(text) => Ok(Some(text)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// A path; `~/` is the home folder.
    ///
    /// # Errors
    ///
    /// [`NoHome`] when there is none: a relative one would be a folder of whoever has made the current one.
    pub fn path(&self, text: &str) -> Result<PathBuf, NoHome> {
        let Some(rest) = text.strip_prefix("~/") else { return Ok(PathBuf::from(text)) };
        let homes = ["HOME", "USERPROFILE"].into_iter().filter_map(|name| self.variable(name));
        let home = homes.map(PathBuf::from).find(|home| home.is_absolute());
        home.map(|home| home.join(rest)).ok_or(NoHome)
    }

    /// Whether files are read on a thread of their own.
    pub(crate) fn is_aside(&self) -> bool {
        self.is_aside
    }
}

impl Debug for Sources {
    fn fmt(&self, out: &mut Formatter<'_>) -> Written {
        out.write_str("Sources")
    }
}
