//! Credentials that are remembered, and looked for again before they expire.

use super::{Credentials, NoCredentials, ProvideCredentials};
use crate::flight::{Age, Flight, PAUSE};
use crate::settings::Declined;
use crate::transport::{Boxed, Io};
use std::time::{Duration, SystemTime};

/// Remembers what another provider has found: until shortly before it expires, until the service refuses it, or for good if
/// neither happens. What has a session token and does not say when it expires is looked for again every five minutes.
///
/// However many calls ask at once, one request is on the way. Those who ask meanwhile take the old credentials as long
/// as these are good, and so does everybody when new ones cannot be had, or take more than a few seconds. New ones that are
/// refused at once are kept for ten seconds all the same, so that a key that is never taken does not cost one per call.
#[derive(Debug)]
pub struct Cached<P> {
    provider: P,
    flight: Flight<Found, NoCredentials>,
}

/// Credentials, when they were found by the steady clock, and whether the service has refused them since.
#[derive(Clone, Debug)]
struct Found {
    credentials: Credentials,
    at: Duration,
    is_refused: bool,
}

/// New ones are looked for so long before the old ones expire, and when so much time has passed if they do not say when.
const EARLY: Duration = Duration::from_secs(5 * 60);

/// How long new ones are waited for while the old ones are good; and never more than half of what is left of a call, which
/// has to be sent, too.
const PATIENCE: Duration = Duration::from_secs(5);

impl<P: ProvideCredentials> Cached<P> {
    /// Remembers what this provider finds.
    pub fn new(provider: P) -> Self {
        Self { provider, flight: Flight::default() }
    }

    async fn find(&self, io: Io<'_>, has_old: bool) -> Result<Found, NoCredentials> {
        let at = io.world().now().steady;
        let credentials = if has_old {
            let patience = io.left().map_or(PATIENCE, |left| PATIENCE.min(left / 2));
            let io = io.until(at.checked_add(patience));
            let late = || NoCredentials::at("cache", Declined::Unavailable(format!("no answer in {patience:?}")));
            io.within_time(self.provider.credentials(io)).await.ok_or_else(late)??
        } else {
            self.provider.credentials(io).await?
        };
        Ok(Found { credentials, at, is_refused: false })
    }
}

impl<P: ProvideCredentials> ProvideCredentials for Cached<P> {
    fn credentials<'a>(&'a self, io: Io<'a>) -> Boxed<'a, Result<Credentials, NoCredentials>> {
        let now = move || io.world().now();
        Box::pin(async move {
            let found = self.flight.get(
                move || now().steady,
                move |found| age(found, now().wall, now().steady),
                move || io.left().is_some_and(|left| left.is_zero()),
                |has_old| self.find(io, has_old),
            );
            Ok(found.await?.credentials)
        })
    }

    fn forget(&self, refused: &Credentials) {
        self.provider.forget(refused);
        self.flight.change(|found| found.is_refused |= found.credentials.is_same(refused));
    }
}

fn age(found: &Found, wall: SystemTime, steady: Duration) -> Age {
    let kept = steady.saturating_sub(found.at);
    match found.credentials.expiry().map(|expiry| expiry.duration_since(wall)) {
        _ if found.is_refused && kept >= PAUSE => Age::Old,
        None if found.credentials.is_temporary() && kept >= EARLY => Age::Aging,
        None => Age::Fresh,
        Some(Ok(left)) if left > EARLY => Age::Fresh,
        Some(Ok(left)) if !left.is_zero() => Age::Aging,
        Some(_) => Age::Old,
    }
}
