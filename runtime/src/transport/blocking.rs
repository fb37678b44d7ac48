//! Transports that block, and how the one driver runs on them: every future that they make is ready when it is first
//! looked at, so that running it needs no runtime.

use super::{Answered, Boxed, SendLimits, Transport};
use bytes::Bytes;
use std::future::poll_fn;
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, Thread};
use std::time::{Duration, Instant};

/// Sends requests and blocks until they are answered.
///
/// [`blocking_from_fn`](super::blocking_from_fn) makes one of a closure.
pub trait BlockingTransport: Send + Sync {
    /// Sends a request and reads the answer to its end, within the limits, all of them.
    ///
    /// A status that says error is an answer. Redirects are answers too: a signature is good for one address.
    ///
    /// # Errors
    ///
    /// [`TransportError`](super::TransportError) when there is no whole answer.
    fn send(&self, request: http::Request<Bytes>, limits: SendLimits) -> Answered;

    /// Waits between attempts.
    fn sleep(&self, time: Duration) {
        thread::sleep(time);
    }
}

/// One transport of several clients.
impl<T: BlockingTransport + ?Sized> BlockingTransport for Arc<T> {
    fn send(&self, request: http::Request<Bytes>, limits: SendLimits) -> Answered {
        (**self).send(request, limits)
    }

    fn sleep(&self, time: Duration) {
        (**self).sleep(time);
    }
}

/// A blocking transport where an async one is wanted.
pub(crate) struct Blocking<T>(pub(crate) T);

impl<T: BlockingTransport> Transport for Blocking<T> {
    fn send(&self, request: http::Request<Bytes>, limits: SendLimits) -> Boxed<'_, Answered> {
        Box::pin(async move { self.0.send(request, limits) })
    }

    fn sleep(&self, time: Duration) -> Boxed<'_, ()> {
        Box::pin(async move { self.0.sleep(time) })
    }

    /// What is waited for is another thread, and it may be done at any moment: so this one does not sleep, but looks at
    /// the clock whenever [`block_on`] does.
    fn alarm(&self, time: Duration) -> Boxed<'_, ()> {
        let end = Instant::now().checked_add(time);
        Box::pin(poll_fn(move |_| match end {
            Some(end) if end <= Instant::now() => Poll::Ready(()),
            _ => Poll::Pending,
        }))
    }
}

struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

/// How long a thread that waits for another one does not look at the clock.
const GLANCE: Duration = Duration::from_millis(5);

/// Runs a future on this thread. On a blocking transport it is done at once, unless it has to wait for another thread,
/// as for credentials that are being refreshed there.
pub(crate) fn block_on<T>(future: impl Future<Output = T>) -> T {
    let waker = Waker::from(Arc::new(Unpark(thread::current())));
    let mut context = Context::from_waker(&waker);
    let mut future = pin!(future);
    loop {
        match future.as_mut().poll(&mut context) {
            Poll::Ready(output) => return output,
            Poll::Pending => thread::park_timeout(GLANCE),
        }
    }
}
