//! A world that says what it is told: canned answers, a clock that only moves when somebody waits, and chance that counts.

use std::sync::{Arc, Mutex, MutexGuard};
use std::time::{Duration, SystemTime};

use flowlog_runtime::call::Now;
use flowlog_runtime::client::{BlockingClient, Client};
use flowlog_runtime::operation::{Operation, Service};
use flowlog_runtime::transport::{TransportError, TransportErrorKind, World, blocking_from_fn, from_fn};
use flowlog_runtime::{Config, Error, Reply};
use http::{Request, Response};

type Body = bytes::Bytes;

/// What becomes of a request.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Canned {
    /// An answer with this status and body.
    Answer(u16, &'static str),
    /// The same with a header.
    With(u16, (&'static str, &'static str), &'static str),
    NotSent,
    Lost,
    /// Nothing comes, for longer than any limit.
    Silence,
}

#[derive(Default)]
struct State {
    canned: Vec<Canned>,
    sent: Vec<Request<Body>>,
    slept: Vec<Duration>,
    given: u128,
}

/// The world.
#[derive(Clone, Default)]
pub(crate) struct Script(Arc<Mutex<State>>);

/// 2024-05-06T07:08:09Z.
const WALL: Duration = Duration::from_secs(1_714_979_289);

impl Script {
    pub(crate) fn new(canned: &[Canned]) -> Self {
        let canned = canned.iter().rev().copied().collect();
        Self(Arc::new(Mutex::new(State { canned, ..State::default() })))
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().expect("a lock")
    }

    fn answer(&self, request: Request<Body>) -> Option<Result<Response<Body>, TransportError>> {
        let mut state = self.state();
        state.sent.push(request);
        let lost = |make: fn(TransportErrorKind, &'static str) -> TransportError, kind| Some(Err(make(kind, "canned")));
        let (status, header, body) = match state.canned.pop().expect("no more requests than answers") {
            Canned::Answer(status, body) => (status, None, body),
            Canned::With(status, header, body) => (status, Some(header), body),
            Canned::NotSent => return lost(TransportError::not_sent, TransportErrorKind::Connect),
            Canned::Lost => return lost(TransportError::lost, TransportErrorKind::Reset),
            Canned::Silence => return None,
        };
        let mut answer = Response::builder().status(status);
        if let Some((name, value)) = header {
            answer = answer.header(name, value);
        }
        Some(Ok(answer.body(Body::from_static(body.as_bytes())).expect("an answer")))
    }

    /// Time goes by.
    pub(crate) fn sleep(&self, time: Duration) {
        self.state().slept.push(time);
    }

    /// All that was sent.
    pub(crate) fn sent(&self) -> Vec<Request<Body>> {
        self.state().sent.clone()
    }

    /// How long was waited, each time.
    pub(crate) fn slept(&self) -> Vec<Duration> {
        self.state().slept.clone()
    }

    /// Settings on top of these that send into this world.
    pub(crate) fn config(&self, config: Config) -> Config {
        let [sending, sleeping, blocking, waiting, clock, random] = [(); 6].map(|()| self.clone());
        let send = move |request, _| {
            let answer = sending.answer(request);
            async move { if let Some(answer) = answer { answer } else { std::future::pending().await } }
        };
        let sleep = move |time| {
            sleeping.sleep(time);
            std::future::ready(())
        };
        let late = || TransportError::lost(TransportErrorKind::Timeout, "canned");
        let send_blocking = move |request, _| blocking.answer(request).unwrap_or_else(|| Err(late()));
        config
            .transport(from_fn(send, sleep))
            .blocking_transport(blocking_from_fn(send_blocking, move |time| waiting.sleep(time)))
            .world(World::new(
                move || {
                    let passed = clock.state().slept.iter().sum();
                    Now { wall: SystemTime::UNIX_EPOCH + WALL + passed, steady: passed }
                },
                move || {
                    let mut state = random.state();
                    state.given += 1;
                    u128::MAX << 64 | state.given
                },
            ))
    }
}

/// Runs a future that waits for nothing outside of it.
pub(crate) fn run<T>(future: impl Future<Output = T>) -> T {
    let mut future = std::pin::pin!(future);
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    match future.as_mut().poll(&mut context) {
        std::task::Poll::Ready(output) => output,
        std::task::Poll::Pending => panic!("nothing is left to wait for"),
    }
}

/// What was seen, and what came of it.
pub(crate) type Ran<O> = (Script, Result<Reply<<O as Operation>::Response>, Error>);

/// One call by each client, each in a world of its own.
pub(crate) fn both<O: Operation + Clone>(
    service: &'static Service,
    config: &Config,
    canned: &[Canned],
    request: &O,
) -> [Ran<O>; 2] {
    let (first, second) = (Script::new(canned), Script::new(canned));
    let client = Client::new(service, first.config(config.clone())).expect("a client");
    let blocking = BlockingClient::new(service, second.config(config.clone())).expect("a client");
    let (answer, again) = (run(client.call(request.clone())), blocking.call(request.clone()));
    [(first, answer), (second, again)]
}
