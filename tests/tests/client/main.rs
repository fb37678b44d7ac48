//! The clients on transports that are closures: what they send, wait for and say, without a socket and without waiting. Everything is run by the
//! async and by the blocking client, which have to do the same.

mod clocks;
mod errors;
mod limits;
mod overrides;
mod raw;
mod renewing;
mod retries;
mod script;
mod sending;
mod shape;
