//! What the generated clients stand on. Generated code is data: one struct per object, one line per field, one constant
//! per operation. Everything that is done with that data is here, once, over `dyn Object`: setting and reading fields,
//! judging documented limits, laying a request out on the wire, reading an answer. Nothing here knows an operation or a
//! field by name. Nothing is instantiated per field, but for the question whether a request keeps its limits: that is what
//! keeps a generated crate quick to compile.
//!
//! ```text
//! object     a struct as a list of fields: wire name, place, page row, value, slot     object!
//! open_enum  an enum that keeps the texts it does not know                             open_enum!
//! rules      the documented limits of a field, as constants
//! validate   objects + rules -> findings; the caller's policy -> send or reject
//! operation  one operation and its service, as constants
//! layout     request -> path, query, headers, form, body
//! json       objects <-> JSON text
//! settings   variables and profile files of this machine
//! endpoint   service + region + settings -> where requests go
//! prepare    request + credentials + time -> signed http::Request
//! vendor     headers, signatures and error shapes of each vendor
//! answer     answer -> accepted or a service error
//! call       attempts, waits and time limits of one logical call
//! client     settings, the driver, errors, replies: what generated clients are names around
//! transport  sends one request, gets one answer: async and blocking
//! decode     answer -> response object
//! ```
//!
//! How the clients are used is in the [`guide`].

pub mod answer;
pub mod call;
pub mod client;
pub mod credentials;
pub mod decode;
pub mod endpoint;
pub mod fill;
pub mod guide;
pub mod json;
pub mod layout;
pub mod object;
pub mod open_enum;
pub mod operation;
pub mod prepare;
pub mod rules;
pub mod settings;
pub mod transport;
pub mod validate;
pub mod vendor;
pub mod words;

mod escape;
mod flight;
mod scan;
mod text;
mod wire_path;

/// What requests, answers and headers are made of, in the version that is meant.
pub use {bytes, http};

pub use call::{Limits, RetryPolicy};
pub use client::{Config, Error, ErrorKind, Reply};
/// What raw calls take and give.
pub use serde_json::Value as Json;
pub use validate::Policy;

#[cfg(feature = "serde")]
pub mod serde_impls;
#[cfg(not(feature = "serde"))]
mod serde_impls;
