//! Calls that work: fields filled in, limits looked at, requests signed, sent, sent again where that does no harm, and
//! answers decoded. Generated clients are thin names around this. It must not know how anything is signed, and leaves
//! every decision about repeating to [`call`](crate::call).
//!
//! ```text
//! config    all settings, of a client and of a single call
//! builder   the same in a row, with a client at its end
//! client    async, and
//! blocking  not
//! core      one service with its settings: what every client is made of
//! ready     fields filled in, limits looked at
//! drive     the one driver, for async and blocking transports alike
//! project   the project of a region, asked for when nobody has said it
//! typed     a request in, its response out
//! raw       JSON in, JSON out
//! error     why a call has failed
//! told      in words
//! undecoded a success that cannot be read
//! reply     a response, and what is known about how it came
//! macros    client!: a generated client by one line per operation
//! ```

mod blocking;
mod builder;
#[allow(clippy::module_inception, reason = "the async client is the client")]
mod client;
mod config;
mod configuration;
mod core;
mod drive;
mod error;
mod events;
mod macros;
mod project;
mod raw;
mod ready;
mod reply;
mod told;
mod typed;
mod undecoded;

use self::core::Core;

pub use blocking::BlockingClient;
pub use builder::Builder;
pub use client::Client;
pub use config::Config;
pub use configuration::ConfigurationError;
pub use error::{Error, ErrorKind};
pub use project::NoProject;
pub use reply::{Meta, Reply};
pub use undecoded::Undecoded;
