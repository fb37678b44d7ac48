//! Who calls, and how that is found out. It must not know what is signed, and reads variables and files only through
//! what it is given.
//!
//! ```text
//! key          a key with its secret, never printed
//! sources      variables and files, behind functions
//! provider     one place where credentials may be
//! environment  variables            ┐ the vendors' names
//! profile      files, INI and JSON  ┘ are data of theirs
//! provide      what a client asks, call by call
//! chain        one after the other, and what to say when all decline
//! ```

mod chain;
mod environment;
mod ini;
mod key;
mod profile;
mod provide;
mod provider;
mod sources;

pub use chain::{Chain, NoCredentials};
pub use environment::Environment;
pub use key::Credentials;
pub use profile::{Format, Keys, Profile};
pub use provide::{ChainOf, ProvideCredentials};
pub use provider::{Declined, Provider};
pub use sources::{Read, Sources};
