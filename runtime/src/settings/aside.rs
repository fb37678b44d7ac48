//! Runs what may block, like reading from a disk that does not answer, on a thread of its own, so that whoever waits for it
//! can stop waiting.

use std::future::poll_fn;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Poll, Waker};
use std::thread;

struct State<T> {
    result: Option<T>,
    is_over: bool,
    waker: Option<Waker>,
}

/// Says that it is over, however it ends.
struct Work<T>(Arc<Mutex<State<T>>>);

/// What the function gives; `None` when it has panicked, or there is no thread for it. Whoever stops waiting leaves it
/// behind: it ends when it ends.
pub(crate) async fn aside<T: Send + 'static>(function: impl FnOnce() -> T + Send + 'static) -> Option<T> {
    let state = Arc::new(Mutex::new(State { result: None, is_over: false, waker: None }));
    let work = Work(state.clone());
    let run = move || {
        let result = function();
        lock(&work.0).result = Some(result);
    };
    thread::Builder::new().name("flowlog-settings".to_owned()).spawn(run).ok()?;
    poll_fn(|context| {
        let mut state = lock(&state);
        if state.is_over {
            return Poll::Ready(state.result.take());
        }
        state.waker = Some(context.waker().clone());
        Poll::Pending
    })
    .await
}

impl<T> Drop for Work<T> {
    fn drop(&mut self) {
        let mut state = lock(&self.0);
        state.is_over = true;
        let waker = state.waker.take();
        drop(state);
        if let Some(waker) = waker {
            waker.wake();
        }
    }
}

fn lock<T>(state: &Mutex<State<T>>) -> MutexGuard<'_, State<T>> {
    // The state is whole between any two of its changes.
    state.lock().unwrap_or_else(PoisonError::into_inner)
}
