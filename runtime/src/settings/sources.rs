//! What may be looked at: variables and files, behind functions, so that no test touches the process or the disk.

use std::fmt::{Debug, Formatter, Result as Written};
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
}

impl Sources {
    /// Looks up and reads by these functions. A file that does not exist is [`io::ErrorKind::NotFound`].
    pub fn new(
        variables: impl Fn(&str) -> Option<String> + Send + Sync + 'static,
        read: impl Fn(&Path) -> io::Result<String> + Send + Sync + 'static,
    ) -> Self {
        Self { variables: Arc::new(variables), read: Arc::new(read) }
    }

    /// The variables of this process, and the files of this machine.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "this is the one door")]
    pub fn process() -> Self {
        Self::new(|name| std::env::var(name).ok(), |path| std::fs::read_to_string(path))
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
    #[must_use]
    pub fn path(&self, text: &str) -> PathBuf {
        let home = || self.variable("HOME").or_else(|| self.variable("USERPROFILE"));
        match text.strip_prefix("~/").and_then(|rest| Some((home()?, rest))) {
            Some((home, rest)) => Path::new(&home).join(rest),
            None => PathBuf::from(text),
        }
    }
}

impl Debug for Sources {
    fn fmt(&self, out: &mut Formatter<'_>) -> Written {
        out.write_str("Sources")
    }
}
