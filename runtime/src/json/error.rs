//! What could not be read, all of it, in words for the person on call.

use std::fmt::{Display, Formatter, Result};

/// A JSON text that could not be read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum DecodeError {
    /// It is not JSON, or nested deeper than 128 levels.
    #[error("not readable as JSON: {0}")]
    Syntax(#[from] serde_json::Error),
    /// It is JSON, but these fields are not what was promised.
    #[error("not what was promised: {}", joined(.0))]
    Unreadable(Vec<Unreadable>),
}

/// A field that is not what was promised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// Where it is, by wire names, with list indices from 0; empty for the whole text.
    pub path: String,
    /// What was promised.
    pub expected: &'static str,
    /// What was found, shortened. A sensitive value is not shown.
    pub found: String,
}

impl Display for Unreadable {
    fn fmt(&self, out: &mut Formatter<'_>) -> Result {
        let path = if self.path.is_empty() { "the whole text" } else { &self.path };
        write!(out, "{path}: expected {}, found {}", self.expected, self.found)
    }
}

fn joined(unreadable: &[Unreadable]) -> String {
    unreadable.iter().map(Unreadable::to_string).collect::<Vec<_>>().join("; ")
}
