//! What the tests stand on: a clock that is put by hand, and keys that come when they are let.

use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};
use std::time::{Duration, SystemTime};

use flowlog_runtime::call::Now;
use flowlog_runtime::credentials::{Cached, Credentials, NoCredentials, ProvideCredentials};
use flowlog_runtime::settings::Declined;
use flowlog_runtime::transport::{Boxed, Io, SendLimits, Transport, World, from_fn};

pub(crate) const MINUTE: u64 = 60;
pub(crate) const LIFE: u64 = 60 * MINUTE;

/// A clock that is put by hand, in seconds.
#[derive(Clone, Default)]
pub(crate) struct Clock(Arc<AtomicU32>);

impl Clock {
    pub(crate) fn world(&self) -> World {
        let seconds = self.0.clone();
        let now = move || {
            let steady = Duration::from_secs(seconds.load(SeqCst).into());
            Now { wall: SystemTime::UNIX_EPOCH + steady, steady }
        };
        World::new(now, || 0)
    }

    pub(crate) fn now(&self) -> Duration {
        Duration::from_secs(self.0.load(SeqCst).into())
    }

    pub(crate) fn put(&self, seconds: u64) {
        self.0.store(seconds.try_into().expect("a time"), SeqCst);
    }
}

/// Gives keys that live for an hour, each with its number. It can be stopped on the way, and fail.
#[derive(Clone, Debug, Default)]
pub(crate) struct Keys(Arc<Mutex<State>>);

#[derive(Debug, Default)]
pub(crate) struct State {
    asked: u32,
    pub(crate) fails: bool,
    pub(crate) says_no_expiry: bool,
    pub(crate) is_shut: bool,
    knocking: Vec<Waker>,
}

impl Keys {
    pub(crate) fn change(&self, change: impl FnOnce(&mut State)) {
        change(&mut self.0.lock().expect("a state"));
    }

    pub(crate) fn open(&self) {
        let mut state = self.0.lock().expect("a state");
        state.is_shut = false;
        state.knocking.drain(..).for_each(Waker::wake);
    }

    pub(crate) fn asked(&self) -> u32 {
        self.0.lock().expect("a state").asked
    }
}

impl ProvideCredentials for Keys {
    fn credentials<'a>(&'a self, io: Io<'a>) -> Boxed<'a, Result<Credentials, NoCredentials>> {
        let number = std::cell::Cell::new(None);
        Box::pin(std::future::poll_fn(move |context| {
            let mut state = self.0.lock().expect("a state");
            if number.get().is_none() {
                state.asked += 1;
                number.set(Some(state.asked));
            }
            if state.is_shut {
                state.knocking.push(context.waker().clone());
                return Poll::Pending;
            }
            let expiry = io.world().now().wall + Duration::from_secs(LIFE);
            let key = format!("key {}", number.get().expect("a number"));
            Poll::Ready(match state.fails {
                false if state.says_no_expiry => Ok(Credentials::new(key, "secret").token("token")),
                false => Ok(Credentials::new(key, "secret").expires(expiry)),
                true => Err(NoCredentials::at("role", Declined::Broken(format!("{key} is refused")))),
            })
        }))
    }
}

pub(crate) struct Bench {
    pub(crate) clock: Clock,
    pub(crate) world: World,
    pub(crate) keys: Keys,
    pub(crate) cached: Cached<Keys>,
    pub(crate) transport: Box<dyn Transport>,
}

impl Bench {
    pub(crate) fn new() -> Self {
        let (clock, keys) = (Clock::default(), Keys::default());
        let sleeping = clock.clone();
        let sleep = move |time: Duration| {
            let (clock, end) = (sleeping.clone(), sleeping.now() + time);
            std::future::poll_fn(move |_| if clock.now() < end { Poll::Pending } else { Poll::Ready(()) })
        };
        let transport = Box::new(from_fn(|_, _| async { panic!("nothing is sent") }, sleep));
        Self { world: clock.world(), cached: Cached::new(keys.clone()), clock, keys, transport }
    }

    pub(crate) fn ask(&self) -> Boxed<'_, Result<Credentials, NoCredentials>> {
        self.ask_until(None)
    }

    /// Of a call that has to be over then.
    pub(crate) fn ask_until(&self, end: Option<u64>) -> Boxed<'_, Result<Credentials, NoCredentials>> {
        let io = Io::new(&*self.transport, &self.world, SendLimits::default());
        self.cached.credentials(io.until(end.map(Duration::from_secs)))
    }

    /// The id of the key, or the error, at this time.
    pub(crate) fn at(&self, seconds: u64) -> String {
        self.clock.put(seconds);
        said(poll(&mut self.ask()))
    }
}

pub(crate) fn poll<T>(future: &mut Boxed<'_, T>) -> Poll<T> {
    future.as_mut().poll(&mut Context::from_waker(Waker::noop()))
}

pub(crate) fn said(answer: Poll<Result<Credentials, NoCredentials>>) -> String {
    match answer {
        Poll::Ready(Ok(credentials)) => credentials.key_id().to_owned(),
        Poll::Ready(Err(none)) => none.to_string(),
        Poll::Pending => "waits".to_owned(),
    }
}
