//! Why a request cannot be made ready.

use crate::layout::LayoutError;
use http::uri::InvalidUri;
use std::error::Error;
use std::fmt::{Display, Formatter, Result as Written};

/// A request that cannot be made ready.
#[derive(Debug)]
#[non_exhaustive]
pub enum PrepareError {
    /// It cannot be laid out.
    Layout(LayoutError),
    /// A value cannot stand in a header: it has a line break or another control character. The value is not shown.
    Header(String),
    /// Path or query cannot stand in an address.
    Address(InvalidUri),
    /// The operation has no HTTP method.
    Method(&'static str),
}

impl Display for PrepareError {
    fn fmt(&self, out: &mut Formatter<'_>) -> Written {
        match self {
            Self::Layout(error) => Display::fmt(error, out),
            Self::Header(name) => {
                write!(out, "the header {name} cannot carry its value: no control characters can be in it")
            }
            Self::Address(_) => out.write_str("the address of the request cannot be made"),
            Self::Method(method) => write!(out, "{method:?} is no HTTP method"),
        }
    }
}

impl Error for PrepareError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Layout(error) => error.source(),
            Self::Address(error) => Some(error),
            Self::Header(_) | Self::Method(_) => None,
        }
    }
}

impl From<LayoutError> for PrepareError {
    fn from(error: LayoutError) -> Self {
        Self::Layout(error)
    }
}

impl From<InvalidUri> for PrepareError {
    fn from(error: InvalidUri) -> Self {
        Self::Address(error)
    }
}
