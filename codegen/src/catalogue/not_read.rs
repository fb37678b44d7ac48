//! Why a source was not read. A value and no failure: other sources are read all the same.

/// What is in the way of reading a package: where, what was found there, what was expected, and what to do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{at}: {found}; expected {expected}; {help}")]
pub struct NotRead {
    /// A source, or a file of it.
    pub at: String,
    /// What was found there.
    pub found: String,
    /// What was expected.
    pub expected: String,
    /// What can be done.
    pub help: String,
}
