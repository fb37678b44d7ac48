//! One place where credentials may be found, and why they were not found there.

use super::{Credentials, Sources};
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

/// Why a provider has no credentials.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Declined {
    /// Nobody has put any there: the next provider may be asked.
    #[error("{0}")]
    Absent(String),
    /// Somebody has tried to: going on silently would call with other credentials than were meant.
    #[error("{0}")]
    Broken(String),
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
