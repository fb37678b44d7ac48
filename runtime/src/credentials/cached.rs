//! Credentials that are remembered, and looked for again before they expire.

use super::{Credentials, NoCredentials, ProvideCredentials};
use crate::flight::{Age, Flight};
use crate::transport::{Boxed, Io};
use std::time::{Duration, SystemTime};

/// Remembers what another provider has found: until shortly before it expires, or for good if it does not.
///
/// However many calls ask at once, one request is on the way. Those who ask meanwhile take the old credentials as long
/// as these are good, and so does everybody when new ones cannot be had.
#[derive(Debug)]
pub struct Cached<P> {
    provider: P,
    flight: Flight<Credentials, NoCredentials>,
}

/// New ones are looked for so long before the old ones expire.
const EARLY: Duration = Duration::from_secs(5 * 60);

impl<P: ProvideCredentials> Cached<P> {
    /// Remembers what this provider finds.
    pub fn new(provider: P) -> Self {
        Self { provider, flight: Flight::default() }
    }
}

impl<P: ProvideCredentials> ProvideCredentials for Cached<P> {
    fn credentials<'a>(&'a self, io: Io<'a>) -> Boxed<'a, Result<Credentials, NoCredentials>> {
        let now = move || io.world().now();
        Box::pin(self.flight.get(
            move || now().steady,
            move |credentials| age(credentials, now().wall),
            // Not before it is its turn: a provider may look before it is awaited.
            async move { self.provider.credentials(io).await },
        ))
    }
}

fn age(credentials: &Credentials, now: SystemTime) -> Age {
    match credentials.expiry().map(|expiry| expiry.duration_since(now)) {
        None => Age::Fresh,
        Some(Ok(left)) if left > EARLY => Age::Fresh,
        Some(Ok(left)) if !left.is_zero() => Age::Aging,
        Some(_) => Age::Old,
    }
}
