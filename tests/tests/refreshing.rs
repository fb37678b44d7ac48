//! Credentials that expire: when new ones are asked for, by how many callers, and what becomes of those who wait.

use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::sync::{Arc, Barrier, Mutex};
use std::task::{Context, Poll, Wake, Waker};
use std::thread;
use std::time::{Duration, SystemTime};

use flowlog_runtime::call::Now;
use flowlog_runtime::credentials::{Cached, Credentials, NoCredentials, ProvideCredentials};
use flowlog_runtime::settings::Declined;
use flowlog_runtime::transport::{Boxed, Io, SendLimits, Transport, World, from_fn};

const MINUTE: u64 = 60;
const LIFE: u64 = 60 * MINUTE;

/// A clock that is put by hand, in seconds.
#[derive(Clone, Default)]
struct Clock(Arc<AtomicU32>);

impl Clock {
    fn world(&self) -> World {
        let seconds = self.0.clone();
        let now = move || {
            let steady = Duration::from_secs(seconds.load(SeqCst).into());
            Now { wall: SystemTime::UNIX_EPOCH + steady, steady }
        };
        World::new(now, || 0)
    }

    fn now(&self) -> Duration {
        Duration::from_secs(self.0.load(SeqCst).into())
    }

    fn put(&self, seconds: u64) {
        self.0.store(seconds.try_into().expect("a time"), SeqCst);
    }
}

/// Gives keys that live for an hour, each with its number. It can be stopped on the way, and fail.
#[derive(Clone, Debug, Default)]
struct Keys(Arc<Mutex<State>>);

#[derive(Debug, Default)]
struct State {
    asked: u32,
    fails: bool,
    says_no_expiry: bool,
    is_shut: bool,
    knocking: Vec<Waker>,
}

impl Keys {
    fn change(&self, change: impl FnOnce(&mut State)) {
        change(&mut self.0.lock().expect("a state"));
    }

    fn open(&self) {
        let mut state = self.0.lock().expect("a state");
        state.is_shut = false;
        state.knocking.drain(..).for_each(Waker::wake);
    }

    fn asked(&self) -> u32 {
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

struct Bench {
    clock: Clock,
    world: World,
    keys: Keys,
    cached: Cached<Keys>,
    transport: Box<dyn Transport>,
}

impl Bench {
    fn new() -> Self {
        let (clock, keys) = (Clock::default(), Keys::default());
        let sleeping = clock.clone();
        let sleep = move |time: Duration| {
            let (clock, end) = (sleeping.clone(), sleeping.now() + time);
            std::future::poll_fn(move |_| if clock.now() < end { Poll::Pending } else { Poll::Ready(()) })
        };
        let transport = Box::new(from_fn(|_, _| async { panic!("nothing is sent") }, sleep));
        Self { world: clock.world(), cached: Cached::new(keys.clone()), clock, keys, transport }
    }

    fn ask(&self) -> Boxed<'_, Result<Credentials, NoCredentials>> {
        self.ask_until(None)
    }

    /// Of a call that has to be over then.
    fn ask_until(&self, end: Option<u64>) -> Boxed<'_, Result<Credentials, NoCredentials>> {
        let io = Io::new(&*self.transport, &self.world, SendLimits::default());
        self.cached.credentials(io.until(end.map(Duration::from_secs)))
    }

    /// The id of the key, or the error, at this time.
    fn at(&self, seconds: u64) -> String {
        self.clock.put(seconds);
        said(poll(&mut self.ask()))
    }
}

fn poll<T>(future: &mut Boxed<'_, T>) -> Poll<T> {
    future.as_mut().poll(&mut Context::from_waker(Waker::noop()))
}

fn said(answer: Poll<Result<Credentials, NoCredentials>>) -> String {
    match answer {
        Poll::Ready(Ok(credentials)) => credentials.key_id().to_owned(),
        Poll::Ready(Err(none)) => none.to_string(),
        Poll::Pending => "waits".to_owned(),
    }
}

#[test]
fn new_ones_are_asked_for_before_the_old_ones_expire() {
    let bench = Bench::new();
    assert_eq!(bench.at(0), "key 1");
    assert_eq!(bench.at(LIFE - 5 * MINUTE - 1), "key 1");
    assert_eq!(bench.keys.asked(), 1);
    assert_eq!(bench.at(LIFE - 5 * MINUTE), "key 2");
    assert_eq!(bench.at(2 * LIFE), "key 3", "the second one has expired");
    assert_eq!(bench.keys.asked(), 3);
}

#[test]
fn what_does_not_expire_is_asked_for_once() {
    #[derive(Debug, Default)]
    struct Once(AtomicU32);
    impl ProvideCredentials for Once {
        fn credentials<'a>(&'a self, _io: Io<'a>) -> Boxed<'a, Result<Credentials, NoCredentials>> {
            assert_eq!(self.0.fetch_add(1, SeqCst), 0, "asked again");
            Box::pin(async { Ok(Credentials::new("key", "secret")) })
        }
    }
    let (bench, cached) = (Bench::new(), Cached::new(Once::default()));
    for seconds in [0, 100 * LIFE] {
        bench.clock.put(seconds);
        let io = Io::new(&*bench.transport, &bench.world, SendLimits::default());
        assert_eq!(said(poll(&mut cached.credentials(io))), "key");
    }
}

#[test]
fn the_old_ones_are_taken_while_they_are_good_and_new_ones_cannot_be_had() {
    let bench = Bench::new();
    assert_eq!(bench.at(0), "key 1");
    bench.keys.change(|state| state.fails = true);
    let late = LIFE - 2 * MINUTE;
    assert_eq!((bench.at(late), bench.keys.asked()), ("key 1".to_owned(), 2));
    assert_eq!((bench.at(late + 9), bench.keys.asked()), ("key 1".to_owned(), 2), "not again at once");
    assert_eq!((bench.at(late + 10), bench.keys.asked()), ("key 1".to_owned(), 3));
    assert_eq!(bench.at(LIFE), "credentials that cannot be used: role: key 4 is refused");
    assert_eq!(bench.at(LIFE), "credentials that cannot be used: role: key 5 is refused", "no failure is remembered");
    bench.keys.change(|state| state.fails = false);
    assert_eq!(bench.at(LIFE), "key 6");
}

#[test]
fn one_asks_and_the_others_wait_or_take_the_old_ones() {
    let bench = Bench::new();
    bench.keys.change(|state| state.is_shut = true);
    let mut asking: Vec<_> = (0..3).map(|_| bench.ask()).collect();
    assert!(asking.iter_mut().all(|one| poll(one).is_pending()));
    bench.keys.open();
    assert!(asking.iter_mut().all(|one| said(poll(one)) == "key 1"));
    assert_eq!(bench.keys.asked(), 1);

    bench.keys.change(|state| state.is_shut = true);
    bench.clock.put(LIFE - MINUTE);
    let (mut first, mut second) = (bench.ask(), bench.ask());
    assert!(poll(&mut first).is_pending());
    assert_eq!(said(poll(&mut second)), "key 1");
    bench.keys.open();
    assert_eq!((said(poll(&mut first)), bench.keys.asked()), ("key 2".to_owned(), 2));
}

#[test]
fn all_who_wait_hear_of_one_failure() {
    let bench = Bench::new();
    bench.keys.change(|state| (state.is_shut, state.fails) = (true, true));
    let mut asking: Vec<_> = (0..3).map(|_| bench.ask()).collect();
    assert!(asking.iter_mut().all(|one| poll(one).is_pending()));
    bench.keys.open();
    let expected = "credentials that cannot be used: role: key 1 is refused";
    assert!(asking.iter_mut().all(|one| said(poll(one)) == expected));
    assert_eq!(bench.keys.asked(), 1);
}

#[test]
fn whoever_gives_up_lets_another_one_ask() {
    struct Woken(AtomicU32);
    impl Wake for Woken {
        fn wake(self: Arc<Self>) {
            self.0.fetch_add(1, SeqCst);
        }
    }
    let bench = Bench::new();
    bench.keys.change(|state| state.is_shut = true);
    let (mut first, mut second) = (bench.ask(), bench.ask());
    assert!(poll(&mut first).is_pending());
    let woken = Arc::new(Woken(AtomicU32::new(0)));
    let waker = Waker::from(woken.clone());
    for _ in 0..2 {
        assert!(second.as_mut().poll(&mut Context::from_waker(&waker)).is_pending());
    }
    drop(first);
    assert_eq!(woken.0.load(SeqCst), 1);
    bench.keys.open();
    assert_eq!((said(poll(&mut second)), bench.keys.asked()), ("key 2".to_owned(), 2));
}

#[test]
fn a_token_that_does_not_say_when_it_expires_is_looked_for_every_few_minutes() {
    let bench = Bench::new();
    bench.keys.change(|state| state.says_no_expiry = true);
    assert_eq!(bench.at(0), "key 1");
    assert_eq!(bench.at(5 * MINUTE - 1), "key 1");
    assert_eq!(bench.at(5 * MINUTE), "key 2");
    bench.keys.change(|state| state.fails = true);
    assert_eq!((bench.at(100 * LIFE), bench.keys.asked()), ("key 2".to_owned(), 3), "it may be good still");
}

#[test]
fn what_a_service_has_refused_is_forgotten() {
    let bench = Bench::new();
    assert_eq!(bench.at(0), "key 1");
    assert!(bench.cached.refused(&Credentials::new("another", "secret")));
    assert_eq!(bench.at(1), "key 1", "others are not");
    assert!(bench.cached.refused(&Credentials::new("key 1", "secret")));
    bench.keys.change(|state| state.fails = true);
    assert_eq!(bench.at(2), "credentials that cannot be used: role: key 2 is refused");
    assert!(!Credentials::new("key", "secret").refused(&Credentials::new("key", "secret")), "there are no others");
}

#[test]
fn whoever_has_good_ones_waits_a_moment_for_new_ones_and_no_longer() {
    for (end, patience) in [(None, 5), (Some(LIFE), 5), (Some(LIFE - 2 * MINUTE + 4), 2)] {
        let (bench, late) = (Bench::new(), LIFE - 2 * MINUTE);
        assert_eq!(bench.at(0), "key 1");
        bench.keys.change(|state| state.is_shut = true);
        bench.clock.put(late);
        let mut asking = bench.ask_until(end);
        assert!(poll(&mut asking).is_pending());
        bench.clock.put(late + patience - 1);
        assert!(poll(&mut asking).is_pending());
        bench.clock.put(late + patience);
        assert_eq!(said(poll(&mut asking)), "key 1");
        assert_eq!((bench.at(late + patience + 9), bench.keys.asked()), ("key 1".to_owned(), 2), "not again at once");
    }
}

#[test]
fn whoever_is_dropped_while_the_old_ones_are_good_does_not_make_the_next_one_ask_at_once() {
    let (bench, late) = (Bench::new(), LIFE - 2 * MINUTE);
    assert_eq!(bench.at(0), "key 1");
    bench.keys.change(|state| state.is_shut = true);
    bench.clock.put(late);
    let mut asking = bench.ask();
    assert!(poll(&mut asking).is_pending());
    drop(asking);
    assert_eq!((bench.at(late + 9), bench.keys.asked()), ("key 1".to_owned(), 2));
    bench.keys.change(|state| state.is_shut = false);
    assert_eq!(bench.at(late + 10), "key 3");
}

#[test]
fn whoever_waits_does_not_fail_because_another_one_has_less_time() {
    let bench = Bench::new();
    bench.keys.change(|state| state.is_shut = true);
    let (mut hasty, mut patient) = (bench.ask_until(Some(1)), bench.ask());
    assert!(poll(&mut hasty).is_pending() && poll(&mut patient).is_pending());
    bench.clock.put(1);
    bench.keys.change(|state| state.fails = true);
    bench.keys.open();
    assert_eq!(said(poll(&mut hasty)), "credentials that cannot be used: role: key 1 is refused");
    bench.keys.change(|state| state.fails = false);
    assert_eq!(said(poll(&mut patient)), "key 2");
}

/// Runs a future as a blocking client does, by parking the thread.
fn block_on<T>(mut future: Boxed<'_, T>) -> T {
    struct Unpark(thread::Thread);
    impl Wake for Unpark {
        fn wake(self: Arc<Self>) {
            self.0.unpark();
        }
    }
    let waker = Waker::from(Arc::new(Unpark(thread::current())));
    loop {
        match future.as_mut().poll(&mut Context::from_waker(&waker)) {
            Poll::Ready(output) => return output,
            Poll::Pending => thread::park(),
        }
    }
}

#[test]
fn threads_share_one_request() {
    const THREADS: usize = 16;
    let bench = Bench::new();
    for round in 1..=50 {
        bench.keys.change(|state| state.is_shut = true);
        let (start, asked) = (Barrier::new(THREADS + 1), bench.keys.asked());
        thread::scope(|scope| {
            let asking: Vec<_> = (0..THREADS)
                .map(|_| {
                    scope.spawn(|| {
                        start.wait();
                        block_on(bench.ask()).map(|credentials| credentials.key_id().to_owned())
                    })
                })
                .collect();
            start.wait();
            // Whether all wait already, or some come when it is done: one request for all.
            bench.keys.open();
            for one in asking {
                let key = one.join().expect("a thread");
                assert_eq!(key, Ok(format!("key {round}")));
            }
        });
        assert_eq!(bench.keys.asked(), asked + 1);
        bench.clock.put(round * LIFE);
    }
}
