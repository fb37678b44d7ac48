//! What could not be read, all of it, in words for the person on call.

use crate::text::Shown;
use std::fmt::{Debug, Display, Formatter, Result};

/// A JSON text that could not be read. Printed, it names ten of the fields.
#[derive(thiserror::Error)]
#[non_exhaustive]
pub enum DecodeError {
    /// It is not JSON, or nested deeper than 128 levels.
    #[error("not readable as JSON: {}", Shown::message(&.0.to_string()))]
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
