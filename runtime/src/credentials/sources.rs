//! What providers may look at: variables and files, behind functions, so that no test touches the process or the disk.

use crate::endpoint::Variables;
use std::fmt::{Debug, Formatter, Result as Written};
use std::io;
use std::path::{Path, PathBuf};

/// Reads a file; the disk in production, a table in tests.
pub type Read<'a> = dyn Fn(&Path) -> io::Result<String> + Send + Sync + 'a;

/// Variables and files.
#[derive(Clone, Copy)]
pub struct Sources<'a> {
    variables: &'a Variables<'a>,
    read: &'a Read<'a>,
}

impl<'a> Sources<'a> {
    /// Looks up and reads by these functions.
    pub fn new(variables: &'a Variables<'a>, read: &'a Read<'a>) -> Self {
        Self { variables, read }
    }

    /// The variables of this process, and the files of this machine.
    #[must_use]
    pub fn process() -> Sources<'static> {
        Sources { variables: &|name| std::env::var(name).ok(), read: &|path| std::fs::read_to_string(path) }
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

impl Debug for Sources<'_> {
    fn fmt(&self, out: &mut Formatter<'_>) -> Written {
        out.write_str("Sources")
    }
}
