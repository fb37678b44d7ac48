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
    /// What the flight before has failed of, and when.
    failure: Option<(Duration, E)>,
}

/// What a caller does next.
enum Next<T> {
    Take(T),
    Fly,
    Wait(u64),
}

/// After a failure while the old value can still be taken, nobody tries again for so long.
const PAUSE: Duration = Duration::from_secs(10);

impl<T, E> Default for Flight<T, E> {
    fn default() -> Self {
        let state = State { value: None, number: 0, is_flying: false, waiting: Vec::new(), failure: None };
        Self { state: Mutex::new(state) }
    }
}

impl<T: Clone, E: Clone> Flight<T, E> {
    /// The value, found out if need be. `now` only goes forward.
    ///
    /// # Errors
    ///
    /// Whatever `find` gives, to everybody who has waited for it, unless the old value can still be taken.
    pub(crate) async fn get(
        &self,
        now: impl Fn() -> Duration,
        age: impl Fn(&T) -> Age,
        find: impl Future<Output = Result<T, E>>,
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
                Next::Fly => {
                    // Whoever gives up on the way lets somebody else fly.
                    let landing = Landing(self);
                    let found = find.await;
                    let mut state = self.lock();
                    let result = match (found, &state.value) {
                        (Ok(value), _) => {
                            (state.value, state.failure) = (Some(value.clone()), None);
                            Ok(value)
                        }
                        (Err(failure), old) => {
                            let old = old.clone().filter(|old| age(old) != Age::Old).ok_or_else(|| failure.clone());
                            state.failure = Some((now(), failure));
                            old
                        }
                    };
                    drop(state);
                    drop(landing);
                    return result;
                }
            }
        }
    }

    fn next(&self, now: Duration, age: impl Fn(&T) -> Age) -> Next<T> {
        let mut state = self.lock();
        match state.value.as_ref().map(|value| (value, age(value))) {
            Some((value, Age::Fresh)) => return Next::Take(value.clone()),
            Some((value, Age::Aging)) => {
                let has_failed = state.failure.as_ref().is_some_and(|(at, _)| now.saturating_sub(*at) < PAUSE);
                if state.is_flying || has_failed {
                    return Next::Take(value.clone());
                }
            }
            _ if state.is_flying => return Next::Wait(state.number),
            _ => {}
        }
        state.is_flying = true;
        state.failure = None;
        Next::Fly
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
        state.failure.as_ref().filter(|_| is_last).map(|(_, failure)| failure.clone())
    }
}

impl<T, E> Flight<T, E> {
    fn lock(&self) -> MutexGuard<'_, State<T, E>> {
        // The state is whole between any two of its changes.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Wakes whoever waits, however a flight ends.
struct Landing<'a, T, E>(&'a Flight<T, E>);

impl<T, E> Drop for Landing<'_, T, E> {
    fn drop(&mut self) {
        let mut state = self.0.lock();
        state.is_flying = false;
        state.number += 1;
        let waiting = std::mem::take(&mut state.waiting);
        drop(state);
        waiting.into_iter().for_each(Waker::wake);
    }
}
