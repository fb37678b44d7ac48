//! Objects to JSON text and back. serde_json prints and parses; this folder connects it to the object model, so that
//! serde's generic traits are instantiated here once and never in a generated crate. Writing drops what is not set;
//! reading is lenient, as a vendor's answers are not ours to judge.

mod error;
mod key;
mod read;
mod scalar;
mod write;

pub use error::{DecodeError, Unreadable};
pub use read::request_from_json;
pub use write::write;

pub(crate) use read::read;
pub(crate) use scalar::{promised, read_text};
pub(crate) use write::text;
#[cfg(feature = "serde")]
pub(crate) use {read::read_with, write::Json};
