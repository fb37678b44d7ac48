//! Who calls, and how that is found out. It must not know what is signed, and looks at the machine only through
//! [`Sources`](crate::settings::Sources).
//!
//! ```text
//! key          a key with its secret, never printed
//! hide         secrets in the texts of others
//! provide      what a client asks, call by call
//! environment  variables  ┐ the vendors' names
//! from_file    files      ┘ are data of theirs
//! chain        one after the other, and what to say when all decline
//! cached       asks again before they expire, one request for all who wait
//! ```

mod cached;
mod chain;
mod environment;
mod from_file;
mod hide;
mod key;
mod provide;

pub use cached::Cached;
pub use chain::{Chain, Provider};
pub use environment::{Environment, Variables};
pub use from_file::{FromFile, Keys};
pub use key::Credentials;
pub use provide::{NoCredentials, ProvideCredentials};

pub(crate) use key::ends;
