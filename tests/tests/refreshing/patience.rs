//! What becomes of those who wait, when somebody gives up, has less time, or is refused.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::task::{Context, Wake, Waker};

use flowlog_runtime::credentials::{Credentials, ProvideCredentials};

use crate::bench::{Bench, LIFE, MINUTE, poll, said};

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
fn what_a_service_has_refused_is_forgotten() {
    let bench = Bench::new();
    assert_eq!(bench.at(0), "key 1");
    bench.cached.forget(&Credentials::new("another", "secret"));
    assert_eq!(bench.at(10), "key 1", "others are not");
    bench.cached.forget(&Credentials::new("key 1", "secret"));
    bench.keys.change(|state| state.fails = true);
    assert_eq!(bench.at(10), "credentials that cannot be used: role: key 2 is refused");
}

#[test]
fn a_key_that_is_refused_at_once_does_not_cost_one_per_call() {
    let bench = Bench::new();
    for (seconds, key, asked) in
        [(0, "key 1", 1), (9, "key 1", 1), (10, "key 2", 2), (19, "key 2", 2), (20, "key 3", 3)]
    {
        assert_eq!((bench.at(seconds).as_str(), bench.keys.asked()), (key, asked));
        bench.cached.forget(&Credentials::new(key, "secret"));
    }
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

#[test]
fn whoever_has_lost_the_old_ones_on_the_way_asks_once_more_and_in_peace() {
    let (bench, late) = (Bench::new(), LIFE - 3);
    assert_eq!(bench.at(0), "key 1");
    bench.keys.change(|state| state.is_shut = true);
    bench.clock.put(late);
    let mut first = bench.ask();
    assert!(poll(&mut first).is_pending());
    bench.clock.put(LIFE);
    let mut second = bench.ask();
    assert!(poll(&mut second).is_pending());
    // Its few seconds are over: it set off when the old ones were still good.
    bench.clock.put(late + 5);
    assert!(poll(&mut first).is_pending() && poll(&mut second).is_pending());
    bench.clock.put(late + 100);
    assert!(poll(&mut first).is_pending() && poll(&mut second).is_pending());
    bench.keys.open();
    assert_eq!((said(poll(&mut first)).as_str(), said(poll(&mut second)).as_str()), ("key 3", "key 3"));
    assert_eq!(bench.keys.asked(), 3);
}

#[test]
fn the_same_if_they_are_refused_on_the_way() {
    let (bench, late) = (Bench::new(), LIFE - MINUTE);
    assert_eq!(bench.at(0), "key 1");
    bench.keys.change(|state| state.is_shut = true);
    bench.clock.put(late);
    let mut asking = bench.ask();
    assert!(poll(&mut asking).is_pending());
    bench.cached.forget(&Credentials::new("key 1", "secret"));
    bench.clock.put(late + 5);
    assert!(poll(&mut asking).is_pending());
    bench.keys.open();
    assert_eq!((said(poll(&mut asking)), bench.keys.asked()), ("key 3".to_owned(), 3));
}

#[test]
fn once_more_is_not_for_ever() {
    let bench = Bench::new();
    assert_eq!(bench.at(0), "key 1");
    bench.keys.change(|state| (state.is_shut, state.fails) = (true, true));
    bench.clock.put(LIFE - 3);
    let mut asking = bench.ask();
    assert!(poll(&mut asking).is_pending());
    bench.clock.put(LIFE);
    bench.keys.open();
    assert_eq!(said(poll(&mut asking)), "credentials that cannot be used: role: key 3 is refused");
}
