//! Why a request cannot be laid out.

use std::error::Error;
use std::fmt::{Display, Formatter, Result as Written};

/// A request that cannot be laid out. No policy helps: without these values there is no path to send it to.
#[derive(Debug)]
#[non_exhaustive]
pub enum LayoutError {
    /// Values of the path are missing, or are `.` or `..`, which no path can carry.
    Path {
        /// Id of the operation.
        operation: &'static str,
        /// Wire names and what was given for each; an empty text when nothing was.
        unusable: Vec<(&'static str, String)>,
    },
    /// A call without a description is not written as the vendor's calls are.
    Raw(String),
    /// The values could not be written as JSON.
    Json(serde_json::Error),
}

impl Display for LayoutError {
    fn fmt(&self, out: &mut Formatter<'_>) -> Written {
        match self {
            Self::Path { operation, unusable } => {
                write!(out, "{operation} has no path to go to: {}", described(unusable))
            }
            Self::Raw(problem) => out.write_str(problem),
            Self::Json(_) => out.write_str("the request could not be written as JSON"),
        }
    }
}

impl Error for LayoutError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Json(error) => Some(error),
            Self::Path { .. } | Self::Raw(_) => None,
        }
    }
}

impl From<serde_json::Error> for LayoutError {
    fn from(error: serde_json::Error) -> Self {
        Self::Json(error)
    }
}

fn described(unusable: &[(&'static str, String)]) -> String {
    let describe = |(name, given): &(&'static str, String)| match given.as_str() {
        "" => format!("{name} must be set and not empty"),
        given => format!("{name} cannot be {given:?}"),
    };
    unusable.iter().map(describe).collect::<Vec<_>>().join(", ")
}
