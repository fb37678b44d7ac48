//! Which files a run is about. Files of a crate as a whole are always computed from the whole model, so they belong to every run about one of
//! the crate's services.

use std::collections::BTreeSet;

/// The services that a run is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// All of them, and whatever is left of others.
    All,
    /// These, each `vendor` and `service`; nothing of other services is touched.
    Only(BTreeSet<(String, String)>),
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

    /// Whether a service is not what the run is about, and its crate is.
    pub(super) fn is_beside(&self, vendor: &str, service: &str) -> bool {
        let Self::Only(services) = self else { return false };
        let is_here = |(v, s): &(String, String)| v == vendor && s == service;
        services.iter().any(|(v, _)| v == vendor) && !services.iter().any(is_here)
    }
}
