//! A value that is found out by one caller for all: while one is on the way, the others wait or take the old value. It
//! must not know what the value is or how it is found out, and needs no runtime: whoever waits is woken.

use std::future::poll_fn;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::task::{Poll, Waker};
use std::time::Duration;

/// What a value that is there is good for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Age {
    /// Take it.
    Fresh,
    /// Take it, but look for another one.
    Aging,
    /// It cannot be taken.
    Old,
}

/// A value that is found out by one caller for all.
#[derive(Debug)]
pub(crate) struct Flight<T, E> {
    state: Mutex<State<T, E>>,
}

#[derive(Debug)]
struct State<T, E> {
    value: Option<T>,
    /// The number of the flight that is on the way, or else the one that will be next.
    number: u64,
    is_flying: bool,
    waiting: Vec<Waker>,
    /// When the flight before has come to nothing, and what it has failed of; a flight that was given up has not failed.
    failure: Option<(Duration, Option<E>)>,
}

/// What a caller does next.
enum Next<T> {
    Take(T),
    /// Whether the old value can still be taken.
    Fly(bool),
    Wait(u64),
}

/// What has just been done in vain is not done again for so long.
pub(crate) const PAUSE: Duration = Duration::from_secs(10);

impl<T, E> Default for Flight<T, E> {
    fn default() -> Self {
        let state = State { value: None, number: 0, is_flying: false, waiting: Vec::new(), failure: None };
        Self { state: Mutex::new(state) }
    }
}

impl<T: Clone, E: Clone> Flight<T, E> {
    /// The value, found out if need be. `now` only goes forward. `find` is told whether the old value can still be taken;
    /// `is_given_up` says whether it has failed only because its caller has no more time.
    ///
    /// # Errors
    ///
    /// Whatever `find` gives, to everybody who has waited for it, unless the old value can still be taken. Of a flight that
    /// was given up they do not hear: they fly themselves. Neither does anybody hear of one that had an old value to fall
    /// back on when it set off, and none at its end: it may have been in a hurry, so another one follows, without a value.
    pub(crate) async fn get<F: Future<Output = Result<T, E>>>(
        &self,
        now: impl Fn() -> Duration,
        age: impl Fn(&T) -> Age,
        is_given_up: impl Fn() -> bool,
        find: impl Fn(bool) -> F,
    ) -> Result<T, E> {
        loop {
            match self.next(now(), &age) {
                Next::Take(value) => return Ok(value),
                Next::Wait(number) => {
                    self.landing(number).await;
                    if let Some(failure) = self.failure_of(number) {
                        return Err(failure);
                    }
                }
                Next::Fly(has_value) => {
                    // Whoever is dropped on the way lets somebody else fly.
                    let landing = Landing { flight: self, now: &now, has_landed: false };
                    let found = find(has_value).await;
                    let landing = landing.landed();
                    let mut state = self.lock();
                    let result = match (found, &state.value) {
                        (Ok(value), _) => {
                            (state.value, state.failure) = (Some(value.clone()), None);
                            Some(Ok(value))
                        }
                        (Err(failure), old) => {
                            let old = old.clone().filter(|old| age(old) != Age::Old);
                            let has_lost_it = has_value && old.is_none();
                            let heard = Some(failure.clone()).filter(|_| !has_lost_it && !is_given_up());
                            state.failure = Some((now(), heard));
                            (!has_lost_it).then(|| old.ok_or(failure))
                        }
                    };
                    drop(state);
                    drop(landing);
                    if let Some(result) = result {
                        return result;
                    }
                }
            }
        }
    }

    /// Changes the value that is there.
    pub(crate) fn change(&self, change: impl FnOnce(&mut T)) {
        if let Some(value) = &mut self.lock().value {
            change(value);
        }
    }

    fn next(&self, now: Duration, age: impl Fn(&T) -> Age) -> Next<T> {
        let mut state = self.lock();
        let mut has_value = false;
        match state.value.as_ref().map(|value| (value, age(value))) {
            Some((value, Age::Fresh)) => return Next::Take(value.clone()),
            Some((value, Age::Aging)) => {
                let has_failed = state.failure.as_ref().is_some_and(|(at, _)| now.saturating_sub(*at) < PAUSE);
                if state.is_flying || has_failed {
                    return Next::Take(value.clone());
                }
                has_value = true;
            }
            _ if state.is_flying => return Next::Wait(state.number),
            _ => {}
        }
        state.is_flying = true;
        state.failure = None;
        Next::Fly(has_value)
    }

    /// Waits until a flight has landed.
    async fn landing(&self, number: u64) {
        poll_fn(|context| {
            let mut state = self.lock();
            if state.number != number {
                return Poll::Ready(());
            }
            if !state.waiting.iter().any(|waker| waker.will_wake(context.waker())) {
                state.waiting.push(context.waker().clone());
            }
            Poll::Pending
        })
        .await;
    }

    /// What a flight has failed of, if nobody has set off since.
    fn failure_of(&self, number: u64) -> Option<E> {
        let state = self.lock();
        let is_last = state.number == number + 1 && !state.is_flying;
        state.failure.as_ref().filter(|_| is_last).and_then(|(_, failure)| failure.clone())
    }
}

impl<T, E> Flight<T, E> {
    fn lock(&self) -> MutexGuard<'_, State<T, E>> {
        // The state is whole between any two of its changes.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Wakes whoever waits, however a flight ends.
struct Landing<'a, T, E, N: Fn() -> Duration> {
    flight: &'a Flight<T, E>,
    now: &'a N,
    has_landed: bool,
}

impl<T, E, N: Fn() -> Duration> Landing<'_, T, E, N> {
    /// It was not dropped on the way.
    fn landed(mut self) -> Self {
        self.has_landed = true;
        self
    }
}

impl<T, E, N: Fn() -> Duration> Drop for Landing<'_, T, E, N> {
    fn drop(&mut self) {
        let now = (self.now)();
        let mut state = self.flight.lock();
        if !self.has_landed {
            state.failure = Some((now, None));
        }
        state.is_flying = false;
        state.number += 1;
        let waiting = std::mem::take(&mut state.waiting);
        drop(state);
        waiting.into_iter().for_each(Waker::wake);
    }
}
