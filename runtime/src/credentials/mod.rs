//! Who calls, and how that is found out. It must not know what is signed, and reads variables and files only through
//! what it is given.
//!
//! ```text
//! key          a key with its secret, never printed
//! provider     one place where credentials may be
//! environment  variables  ┐ the vendors' names
//! from_file    files      ┘ are data of theirs
//! chain        one after the other, and what to say when all decline
//! ```

mod chain;
mod environment;
mod from_file;
mod key;
mod provider;

pub use chain::{Chain, NoCredentials};
pub use environment::Environment;
pub use from_file::{FromFile, Keys};
pub use key::Credentials;
pub use provider::Provider;
