//! What could not be read, all of it, in words for the person on call.

use crate::text::Shown;
use std::error::Error;
use std::fmt::{Debug, Display, Formatter, Result};

/// A JSON text that could not be read. Printed, it names ten of the fields.
#[non_exhaustive]
pub enum DecodeError {
    /// It is not JSON, or nested deeper than 128 levels.
    Syntax(serde_json::Error),
    /// It is JSON, but these fields are not what was promised.
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

impl Display for DecodeError {
    fn fmt(&self, out: &mut Formatter<'_>) -> Result {
        match self {
            Self::Syntax(error) => write!(out, "not readable as JSON: {}", Shown::message(&error.to_string())),
            Self::Unreadable(unreadable) => write!(out, "not what was promised: {}", joined(unreadable)),
        }
    }
}

impl Error for DecodeError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Syntax(error) => Some(error),
            Self::Unreadable(_) => None,
        }
    }
}

impl From<serde_json::Error> for DecodeError {
    fn from(error: serde_json::Error) -> Self {
        Self::Syntax(error)
    }
}

/// As `Display`: a failed `unwrap` should read well too.
impl Debug for DecodeError {
    fn fmt(&self, out: &mut Formatter<'_>) -> Result {
        Display::fmt(self, out)
    }
}

/// How many fields are named: a list may have as many as fit into an answer.
const SHOWN: usize = 10;

fn joined(unreadable: &[Unreadable]) -> String {
    let named = unreadable.iter().take(SHOWN).map(Unreadable::to_string);
    let more = unreadable.len().saturating_sub(SHOWN);
    named.chain((more > 0).then(|| format!("and {more} more"))).collect::<Vec<_>>().join("; ")
}
