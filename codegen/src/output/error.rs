//! What can be in the way of writing, each with the path and what to do.

use std::fmt;
use std::path::{Path, PathBuf};

/// Everything that was in the way.
#[derive(Clone, Debug)]
pub struct OutputError {
    /// Each problem, in the order of the paths.
    pub problems: Vec<OutputProblem>,
}

/// One thing that was in the way.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OutputProblem {
    /// A file that we did not write stands where one of ours should.
    #[error("{}: this file was not generated and stands in the way; move it, or delete it if nobody needs it", path.display())]
    Foreign {
        /// The file.
        path: PathBuf,
    },
    /// A symbolic link would lead elsewhere.
    #[error("{}: this is a symbolic link, and generated files are never written through one; delete the link", path.display())]
    Link {
        /// The link.
        path: PathBuf,
    },
    /// A folder stands where a file should, or the other way round.
    #[error("{}: this should be a {wanted}; move what stands there", path.display())]
    Kind {
        /// What stands there.
        path: PathBuf,
        /// What should.
        wanted: &'static str,
    },
    /// A path that leads out of the output folder.
    #[error("{}: this path leads out of the output folder; rename the vendor, service or operation that it comes from", path.display())]
    Outside {
        /// The path.
        path: PathBuf,
    },
    /// The operating system refused.
    #[error("{}: {what}: {error}; see that the folder exists and may be written, then run again", path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What could not be done.
        what: &'static str,
        /// Why.
        error: String,
    },
}

impl OutputProblem {
    pub(crate) fn io(path: &Path, what: &'static str, error: &std::io::Error) -> Self {
        Self::Io { path: path.to_owned(), what, error: error.to_string() }
    }
}

impl fmt::Display for OutputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (number, problem) in self.problems.iter().enumerate() {
            if number > 0 {
                f.write_str("\n")?;
            }
            write!(f, "{problem}")?;
        }
        Ok(())
    }
}

impl std::error::Error for OutputError {}
