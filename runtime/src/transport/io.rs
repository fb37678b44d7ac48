//! A transport inside its limits, with time and chance: all that a call has of the world. Whoever sends through it need
//! not look after the limits.

use super::{Answered, SendLimits, Transport, TransportError, TransportErrorKind};
use crate::call::Now;
use bytes::Bytes;
use http::header::{CONTENT_ENCODING, CONTENT_LENGTH};
use std::fmt::{Debug, Formatter, Result as Written};
use std::future::poll_fn;
use std::pin::pin;
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
    /// When, by the steady clock, all of it has to be over.
    until: Option<Duration>,
}

impl<'a> Io<'a> {
    /// This transport within these limits.
    #[must_use]
    pub fn new(transport: &'a dyn Transport, world: &'a World, limits: SendLimits) -> Self {
        Self { transport, world, limits, until: None }
    }

    /// The same, over at this time of the steady clock, or earlier.
    #[must_use]
    pub fn until(self, end: Option<Duration>) -> Self {
        Self { until: [self.until, end].into_iter().flatten().min(), ..self }
    }

    /// Where time and chance come from.
    #[must_use]
    pub fn world(&self) -> &'a World {
        self.world
    }

    /// The limits of an exchange that begins now.
    #[must_use]
    pub fn limits(&self) -> SendLimits {
        SendLimits { time: [self.limits.time, self.left()].into_iter().flatten().min(), ..self.limits }
    }

    /// How much time is left for all of it; `None` when there is no end to it.
    #[must_use]
    pub fn left(&self) -> Option<Duration> {
        self.until.map(|end| end.saturating_sub(self.world.now().steady))
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
        let limits = self.limits();
        let answer = match limits.time {
            Some(time) if time.is_zero() => {
                Err(TransportError::not_sent(TransportErrorKind::Timeout, "no time was left to send it"))
            }
            Some(time) => {
                let answer = self.in_time(self.transport.send(request, limits), time).await;
                answer.unwrap_or_else(|| {
                    Err(TransportError::lost(TransportErrorKind::Timeout, format!("no answer in {time:?}")))
                })
            }
            None => self.transport.send(request, limits).await,
        };
        answer.and_then(|answer| self.whole(answer)).map_err(|error| error.at(&address))
    }

    /// Waits.
    pub async fn sleep(&self, time: Duration) {
        if !time.is_zero() {
            self.transport.sleep(time).await;
        }
    }

    /// What a future gives; `None` when it takes longer than is left.
    pub async fn within_time<T>(&self, future: impl Future<Output = T>) -> Option<T> {
        match self.left() {
            Some(left) => self.in_time(future, left).await,
            None => Some(future.await),
        }
    }

    async fn in_time<T>(&self, future: impl Future<Output = T>, time: Duration) -> Option<T> {
        let (mut future, mut alarm) = (pin!(future), None);
        poll_fn(|context| {
            // First the future: what a blocking transport sends is done here, and never comes to the alarm.
            if let Poll::Ready(output) = future.as_mut().poll(context) {
                return Poll::Ready(Some(output));
            }
            let alarm = alarm.get_or_insert_with(|| self.transport.alarm(time));
            alarm.as_mut().poll(context).map(|()| None)
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
