//! One place where credentials may be found, and why they were not found there.

use super::Credentials;
use crate::settings::{Declined, Sources};
use std::fmt::Debug;

/// A place where credentials may be found.
pub trait Provider: Debug + Send + Sync {
    /// What it is called in reports.
    fn name(&self) -> &'static str;

    /// Looks.
    ///
    /// # Errors
    ///
    /// [`Declined`] when there are none, or none that can be used.
    fn provide(&self, sources: &Sources<'_>) -> Result<Credentials, Declined>;
}

/// Credentials that were given.
impl Provider for Credentials {
    fn name(&self) -> &'static str {
        self.provider()
    }

    fn provide(&self, _sources: &Sources<'_>) -> Result<Credentials, Declined> {
        Ok(self.clone())
    }
}
