//! When new credentials are asked for, and by how many callers.

use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::sync::{Arc, Barrier};
use std::task::{Context, Poll, Wake, Waker};
use std::thread;

use flowlog_runtime::credentials::{Cached, Credentials, NoCredentials, ProvideCredentials};
use flowlog_runtime::transport::{Boxed, Io, SendLimits};

use crate::bench::{Bench, LIFE, MINUTE, poll, said};

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
fn a_token_that_does_not_say_when_it_expires_is_looked_for_every_few_minutes() {
    let bench = Bench::new();
    bench.keys.change(|state| state.says_no_expiry = true);
    assert_eq!(bench.at(0), "key 1");
    assert_eq!(bench.at(5 * MINUTE - 1), "key 1");
    assert_eq!(bench.at(5 * MINUTE), "key 2");
    bench.keys.change(|state| state.fails = true);
    assert_eq!((bench.at(100 * LIFE), bench.keys.asked()), ("key 2".to_owned(), 3), "it may be good still");
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
