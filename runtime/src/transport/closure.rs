//! Transports out of closures: somebody else's HTTP client, or a test.

use super::{Answered, BlockingTransport, Boxed, SendLimits, Transport};
use bytes::Bytes;
use std::time::Duration;

/// A transport out of two functions: one that sends, and one that waits, because waiting is up to the runtime that the
/// program has chosen: `tokio::time::sleep`, `smol::Timer::after` with its result dropped.
///
/// The time limit and the size of the answer are looked after by the client; a closure need not.
pub fn from_fn<S, A, W, D>(send: S, sleep: W) -> impl Transport + 'static
where
    S: Fn(http::Request<Bytes>, SendLimits) -> A + Send + Sync + 'static,
    A: Future<Output = Answered> + Send + 'static,
    W: Fn(Duration) -> D + Send + Sync + 'static,
    D: Future<Output = ()> + Send + 'static,
{
    FromFn { send, sleep }
}

/// A blocking transport out of two functions: one that sends, within the limits, and one that waits, such as
/// [`std::thread::sleep`].
pub fn blocking_from_fn<S, W>(send: S, sleep: W) -> impl BlockingTransport + 'static
where
    S: Fn(http::Request<Bytes>, SendLimits) -> Answered + Send + Sync + 'static,
    W: Fn(Duration) + Send + Sync + 'static,
{
    BlockingFromFn { send, sleep }
}

struct FromFn<S, W> {
    send: S,
    sleep: W,
}

impl<S, A, W, D> Transport for FromFn<S, W>
where
    S: Fn(http::Request<Bytes>, SendLimits) -> A + Send + Sync,
    A: Future<Output = Answered> + Send + 'static,
    W: Fn(Duration) -> D + Send + Sync,
    D: Future<Output = ()> + Send + 'static,
{
    fn send(&self, request: http::Request<Bytes>, limits: SendLimits) -> Boxed<'_, Answered> {
        Box::pin((self.send)(request, limits))
    }

    fn sleep(&self, time: Duration) -> Boxed<'_, ()> {
        Box::pin((self.sleep)(time))
    }
}

struct BlockingFromFn<S, W> {
    send: S,
    sleep: W,
}

impl<S, W> BlockingTransport for BlockingFromFn<S, W>
where
    S: Fn(http::Request<Bytes>, SendLimits) -> Answered + Send + Sync,
    W: Fn(Duration) + Send + Sync,
{
    fn send(&self, request: http::Request<Bytes>, limits: SendLimits) -> Answered {
        (self.send)(request, limits)
    }

    fn sleep(&self, time: Duration) {
        (self.sleep)(time);
    }
}
