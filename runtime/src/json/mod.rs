//! Objects to JSON text and back. serde_json parses, and prints what is not copied as it is; this folder connects it to the
//! object model, so that serde's generic traits are instantiated here once and never in a generated crate. Writing drops what is not set;
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
#[cfg(feature = "serde")]
pub(crate) use read::read_with;
pub(crate) use scalar::{promised, read_text};
pub(crate) use write::{text, write_body};
