//! Where a client's credentials come from, call by call. A provider may send requests through the client's own
//! transport; whether that one blocks or not is no concern of the provider's.

use super::{Chain, Credentials, NoCredentials, Sources};
use crate::transport::{Boxed, Io};
use std::fmt::Debug;
use std::future::ready;

/// Where credentials come from. Asked before every attempt, so it remembers what is costly to find out.
pub trait ProvideCredentials: Debug + Send + Sync {
    /// The credentials to sign with now.
    ///
    /// One and the same implementation serves the async and the blocking client: on a blocking transport the futures of
    /// `io` are ready at once. So it waits for nothing but `io` and other calls of this function; a timer of some
    /// runtime would not be running.
    ///
    /// # Errors
    ///
    /// [`NoCredentials`] when there are none, with everything that was tried.
    fn credentials<'a>(&'a self, io: Io<'a>) -> Boxed<'a, Result<Credentials, NoCredentials>>;
}

/// Credentials that were given.
impl ProvideCredentials for Credentials {
    fn credentials<'a>(&'a self, _io: Io<'a>) -> Boxed<'a, Result<Credentials, NoCredentials>> {
        Box::pin(ready(Ok(self.clone())))
    }
}

/// A chain with the variables and files that it looks at.
#[derive(Debug)]
pub struct ChainOf {
    chain: Chain,
    sources: Sources<'static>,
}

impl ChainOf {
    /// This chain, looking at these.
    #[must_use]
    pub fn new(chain: Chain, sources: Sources<'static>) -> Self {
        Self { chain, sources }
    }
}

impl ProvideCredentials for ChainOf {
    fn credentials<'a>(&'a self, _io: Io<'a>) -> Boxed<'a, Result<Credentials, NoCredentials>> {
        Box::pin(ready(self.chain.provide(&self.sources)))
    }
}
