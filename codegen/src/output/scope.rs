//! Which files a run is about, and which of those that it finds are its own. Files of a crate as a whole are always computed from the whole model,
//! so they belong to every run about one of the crate's services.

use std::collections::BTreeSet;

use crate::emit::is_generated;
use crate::export::is_exported;

/// What a run is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// All of them, and whatever is left of others.
    All,
    /// These, each `vendor` and `service`; nothing of other services is touched.
    Only(BTreeSet<(String, String)>),
    /// Exported schemas, and nothing of any crate.
    Exports,
}

impl Scope {
    /// Whether a run is about this path below the output folder.
    pub(super) fn has(&self, path: &str) -> bool {
        let Self::Only(services) = self else { return true };
        let parts: Vec<&str> = path.split('/').collect();
        match parts.as_slice() {
            [vendor, "src", service, _, ..] => services.iter().any(|(v, s)| v == vendor && s == service),
            [vendor, ..] => services.iter().any(|(v, _)| v == vendor),
            [] => false,
        }
    }

    /// Whether a file with this first line was written by a run like this one.
    pub(super) fn owns(&self, first_line: &str) -> bool {
        match self {
            Self::All | Self::Only(_) => is_generated(first_line),
            Self::Exports => is_exported(first_line),
        }
    }
}
