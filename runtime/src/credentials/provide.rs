//! Where a client's credentials come from, call by call. A provider may send requests through the client's own
//! transport; whether that one blocks or not is no concern of the provider's.

use super::Credentials;
use crate::settings::Declined;
use crate::transport::{Boxed, Io};
use std::fmt::{Debug, Display, Formatter, Result as Written};
use std::future::ready;
use std::sync::Arc;

/// Where credentials come from. Asked before every attempt: [`Cached`](super::Cached) remembers what is costly to find
/// out.
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

    /// The service knows no such key, or its session token has expired. Whoever remembers these forgets them: the call
    /// asks once more, and is made again if it is given others.
    fn forget(&self, _refused: &Credentials) {}
}

/// One provider of several clients.
impl<P: ProvideCredentials + ?Sized> ProvideCredentials for Arc<P> {
    fn credentials<'a>(&'a self, io: Io<'a>) -> Boxed<'a, Result<Credentials, NoCredentials>> {
        (**self).credentials(io)
    }

    fn forget(&self, refused: &Credentials) {
        (**self).forget(refused);
    }
}

/// Credentials that were given.
impl ProvideCredentials for Credentials {
    fn credentials<'a>(&'a self, _io: Io<'a>) -> Boxed<'a, Result<Credentials, NoCredentials>> {
        Box::pin(ready(Ok(self.clone())))
    }
}

/// Nobody has credentials.
#[derive(Clone, PartialEq, Eq)]
pub struct NoCredentials {
    /// Every place that was looked at, and why there are none. The last one may be broken, or not be available: then it has
    /// ended the search.
    pub tried: Vec<(&'static str, Declined)>,
}

impl NoCredentials {
    /// One place was looked at.
    #[must_use]
    pub fn at(place: &'static str, declined: Declined) -> Self {
        Self { tried: vec![(place, declined)] }
    }

    /// Whether somebody has put credentials there that cannot be used.
    #[must_use]
    pub fn is_broken(&self) -> bool {
        matches!(self.tried.last(), Some((_, Declined::Broken(_))))
    }

    /// Whether there may be some later: the place that has them does not answer.
    #[must_use]
    pub fn is_unavailable(&self) -> bool {
        matches!(self.tried.last(), Some((_, Declined::Unavailable(_))))
    }
}

impl std::error::Error for NoCredentials {}

/// As `{:#}`: a failed `unwrap` should read well too.
impl Debug for NoCredentials {
    fn fmt(&self, out: &mut Formatter<'_>) -> Written {
        write!(out, "{self:#}")
    }
}

/// In one line; `{:#}` has one for each place.
impl Display for NoCredentials {
    fn fmt(&self, out: &mut Formatter<'_>) -> Written {
        out.write_str(match self.tried.last() {
            Some((_, Declined::Broken(_))) => "credentials that cannot be used",
            Some((_, Declined::Unavailable(_))) => "credentials that cannot be had at the moment",
            _ => "no credentials",
        })?;
        for (index, (place, declined)) in self.tried.iter().enumerate() {
            let between = match index {
                _ if out.alternate() => "\n  ",
                0 => ": ",
                _ => "; ",
            };
            write!(out, "{between}{place}: {declined}")?;
        }
        Ok(())
    }
}
