//! Lines of a page, counted from one, both ends included, as specs write them: `21-35`.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// From the first line to the last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Lines {
    /// The first line, counted from one.
    pub first: usize,
    /// The last line.
    pub last: usize,
}

impl Lines {
    /// Whether a line is among them.
    pub fn contains(self, line: usize) -> bool {
        self.first <= line && line <= self.last
    }
}

impl fmt::Display for Lines {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.first, self.last)
    }
}

impl FromStr for Lines {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let both = text.split_once('-').and_then(|(a, z)| Some((a.trim().parse().ok()?, z.trim().parse().ok()?)));
        match both {
            Some((first, last)) if 0 < first && first <= last => Ok(Self { first, last }),
            _ => Err(format!("`{text}` is not a first and a last line")),
        }
    }
}

impl TryFrom<String> for Lines {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

impl From<Lines> for String {
    fn from(lines: Lines) -> Self {
        lines.to_string()
    }
}

/// A text by its lines.
#[derive(Clone, Debug)]
pub(super) struct Text<'t> {
    lines: Vec<&'t str>,
}

impl<'t> Text<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { lines: text.strip_prefix('\u{feff}').unwrap_or(text).lines().collect() }
    }

    pub(super) fn len(&self) -> usize {
        self.lines.len()
    }

    /// A line by its number, without blanks around it; empty outside the text.
    pub(super) fn line(&self, number: usize) -> &'t str {
        self.raw(number).trim()
    }

    /// A line as it stands.
    pub(super) fn raw(&self, number: usize) -> &'t str {
        number.checked_sub(1).and_then(|index| self.lines.get(index)).copied().unwrap_or_default()
    }

    /// The number of the first line from this one on that is not blank.
    pub(super) fn next_filled(&self, from: usize) -> Option<usize> {
        (from.max(1)..=self.len()).find(|&number| !self.line(number).is_empty())
    }

    /// The number of the last line before this one that is not blank.
    pub(super) fn filled_before(&self, before: usize) -> Option<usize> {
        (1..before.min(self.len() + 1)).rev().find(|&number| !self.line(number).is_empty())
    }
}
