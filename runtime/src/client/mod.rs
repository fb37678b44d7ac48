//! Calls that work: fields filled in, limits looked at, requests signed, sent, sent again where that does no harm, and
//! answers decoded. Generated clients are thin names around this. It must not know how anything is signed, and leaves
//! every decision about repeating to [`call`](crate::call).
//!
//! ```text
//! config    all settings, of a client and of a single call
//! client    async, and
//! blocking  not
//! core      one service with its settings: what every client is made of
//! drive     the one driver, for async and blocking transports alike
//! error     why a call has failed
//! reply     a response, and what is known about how it came
//! macros    client!: a generated client by one line per operation
//! ```

mod blocking;
#[allow(clippy::module_inception, reason = "the async client is the client")]
mod client;
mod config;
mod configuration;
mod core;
mod drive;
mod error;
mod macros;
mod reply;

use self::core::Core;

pub use blocking::BlockingClient;
pub use client::Client;
pub use config::Config;
pub use configuration::ConfigurationError;
pub use error::{Error, ErrorKind, RequestError, Undecoded};
pub use reply::{Meta, Reply};
