//! A transport inside its limits, with time and chance: all that a call has of the world. Whoever sends through it need
//! not look after the limits.

use super::{Answered, SendLimits, Transport, TransportError, TransportErrorKind};
use crate::call::Now;
use bytes::Bytes;
use http::header::{CONTENT_ENCODING, CONTENT_LENGTH};
use std::fmt::{Debug, Formatter, Result as Written};
use std::future::poll_fn;
use std::sync::{Arc, LazyLock};
use std::task::Poll;
use std::time::{Duration, Instant, SystemTime};
use uuid::{Builder, Uuid};

/// Where time and chance come from. The default is this machine; a test says what it likes.
#[derive(Clone)]
pub struct World {
    clock: Arc<dyn Fn() -> Now + Send + Sync>,
    random: Arc<dyn Fn() -> u128 + Send + Sync>,
}

impl Default for World {
    fn default() -> Self {
        static START: LazyLock<Instant> = LazyLock::new(Instant::now);
        let clock = || Now { steady: START.elapsed(), wall: SystemTime::now() };
        Self { clock: Arc::new(clock), random: Arc::new(|| Uuid::new_v4().as_u128()) }
    }
}

impl World {
    /// Time and chance by these functions. No two calls of the second may give the same: nonces and idempotency tokens
    /// are made of it.
    pub fn new(
        clock: impl Fn() -> Now + Send + Sync + 'static,
        random: impl Fn() -> u128 + Send + Sync + 'static,
    ) -> Self {
        Self { clock: Arc::new(clock), random: Arc::new(random) }
    }

    /// Both clocks.
    #[must_use]
    pub fn now(&self) -> Now {
        (self.clock)()
    }

    /// A text that nobody else has, in the form of a UUID.
    #[must_use]
    pub fn unique(&self) -> String {
        Builder::from_random_bytes((self.random)().to_be_bytes()).into_uuid().to_string()
    }

    /// A number between 0 and 1.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "as many bits are taken as fit")]
    pub fn chance(&self) -> f64 {
        const BITS: u32 = f64::MANTISSA_DIGITS;
        ((self.random)() >> (u128::BITS - BITS)) as f64 / (1u64 << BITS) as f64
    }
}

impl Debug for World {
    fn fmt(&self, out: &mut Formatter<'_>) -> Written {
        out.write_str("World")
    }
}

/// A transport inside its limits, with time and chance.
#[derive(Clone, Copy)]
pub struct Io<'a> {
    transport: &'a dyn Transport,
    world: &'a World,
    limits: SendLimits,
}

impl<'a> Io<'a> {
    /// This transport within these limits.
    #[must_use]
    pub fn new(transport: &'a dyn Transport, world: &'a World, limits: SendLimits) -> Self {
        Self { transport, world, limits }
    }

    /// Where time and chance come from.
    #[must_use]
    pub fn world(&self) -> &'a World {
        self.world
    }

    /// The limits of each exchange.
    #[must_use]
    pub fn limits(&self) -> SendLimits {
        self.limits
    }

    /// The same within other limits.
    #[must_use]
    pub fn within(self, limits: SendLimits) -> Self {
        Self { limits, ..self }
    }

    /// Sends a request and reads the answer to its end.
    ///
    /// # Errors
    ///
    /// [`TransportError`] when there is no whole answer: within the time, within the size, and as long as it says it is.
    pub async fn send(&self, request: http::Request<Bytes>) -> Answered {
        let address = request.uri().clone();
        let answer = match self.limits.time {
            Some(time) => self.send_in_time(request, time).await,
            None => self.transport.send(request, self.limits).await,
        };
        answer.and_then(|answer| self.whole(answer)).map_err(|error| error.at(&address))
    }

    /// Waits.
    pub async fn sleep(&self, time: Duration) {
        if !time.is_zero() {
            self.transport.sleep(time).await;
        }
    }

    async fn send_in_time(&self, request: http::Request<Bytes>, time: Duration) -> Answered {
        let mut sending = self.transport.send(request, self.limits);
        let mut waiting = None;
        poll_fn(|context| {
            // First the request: a blocking transport is done here, and never comes to the waiting.
            if let Poll::Ready(answer) = sending.as_mut().poll(context) {
                return Poll::Ready(answer);
            }
            let waiting = waiting.get_or_insert_with(|| self.transport.sleep(time));
            let late = || TransportError::lost(TransportErrorKind::Timeout, format!("no answer in {time:?}"));
            waiting.as_mut().poll(context).map(|()| Err(late()))
        })
        .await
    }

    /// The answer, if it is all there. Transports mostly see to both, closures need not.
    fn whole(&self, answer: http::Response<Bytes>) -> Answered {
        let (most, length) = (self.limits.response_bytes, answer.body().len());
        if length > most {
            return Err(TransportError::too_large(most));
        }
        let headers = answer.headers();
        let promised = headers.get(CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.trim().parse::<usize>().ok());
        match promised {
            Some(promised) if promised > length && !headers.contains_key(CONTENT_ENCODING) => Err(
                TransportError::lost(TransportErrorKind::Reset, format!("{length} bytes of {promised} were received")),
            ),
            _ => Ok(answer),
        }
    }
}
