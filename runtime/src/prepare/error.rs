//! Why a request cannot be made ready.

use crate::layout::LayoutError;

/// A request that cannot be made ready.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PrepareError {
    /// It cannot be laid out.
    #[error(transparent)]
    Layout(#[from] LayoutError),
    /// A value cannot stand in a header: it has a line break or another control character. The value is not shown.
    #[error("the header {0} cannot carry its value: no control characters can be in it")]
    Header(String),
    /// Path or query cannot stand in an address.
    #[error("the address of the request cannot be made")]
    Address(#[from] http::uri::InvalidUri),
    /// The operation has no HTTP method.
    #[error("{0:?} is no HTTP method")]
    Method(&'static str),
    /// Nobody here speaks this protocol.
    #[error("there is no protocol {0:?}")]
    Protocol(&'static str),
}
