//! The state of one call, and what follows from each outcome.

use super::retry::{RetryBudget, RetryPolicy};
use crate::answer::{Accepted, Answer, Cause, Resend, Sent, ServiceError, judge};
use crate::fill::token;
use crate::object::Object;
use crate::operation::OperationInfo;
use crate::prepare::{Context, PrepareError, Prepared, prepare};
use std::time::{Duration, SystemTime};

/// Two clocks: the one on the wall, which may be wrong, and one that only goes forward, from any start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Now {
    /// For signatures.
    pub wall: SystemTime,
    /// For time limits.
    pub steady: Duration,
}

/// How long things may take; without a limit, as long as they take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// One attempt, from connecting to the last byte.
    pub attempt: Option<Duration>,
    /// The whole call, waits included.
    pub call: Option<Duration>,
}

impl Default for Limits {
    /// Half a minute for an attempt, two minutes for a call.
    fn default() -> Self {
        Self { attempt: Some(Duration::from_secs(30)), call: Some(Duration::from_secs(120)) }
    }
}

/// What became of an attempt.
#[derive(Clone, Copy)]
pub enum Outcome<'a> {
    /// An answer, whatever it says.
    Answer(Answer<'a>),
    /// Nothing has reached the service: no name, no connection, no TLS.
    NotSent,
    /// Something may have reached it, and no whole answer came back.
    Lost,
}

/// What to do next.
#[derive(Clone, Debug)]
pub enum Verdict {
    /// Wait, and attempt again.
    Again(Duration),
    /// It is over: the answer can be decoded.
    Accepted(Accepted),
    /// It is over.
    Failed(Failure),
}

/// Why a call has failed.
#[derive(Clone, Debug)]
pub enum Failure {
    /// The service has refused it.
    Service(ServiceError),
    /// The transport has failed; it knows why.
    Transport,
}

/// One logical call.
pub struct Call<'a> {
    request: &'a dyn Object,
    info: &'static OperationInfo,
    policy: RetryPolicy,
    budget: &'a RetryBudget,
    limits: Limits,
    started: Duration,
    attempts: u32,
    /// How far the service's clock is ahead of ours, and behind; known from one refusal.
    clock: Option<Clock>,
    sent: Option<(SystemTime, String)>,
}

#[derive(Clone, Copy)]
enum Clock {
    Ahead(Duration),
    Behind(Duration),
}

impl<'a> Call<'a> {
    /// A call that begins now. The request is as it goes on the wire: filled in and validated.
    #[must_use]
    pub fn new(
        request: &'a dyn Object,
        info: &'static OperationInfo,
        policy: RetryPolicy,
        budget: &'a RetryBudget,
        limits: Limits,
        now: Now,
    ) -> Self {
        let started = now.steady;
        Self { request, info, policy, budget, limits, started, attempts: 0, clock: None, sent: None }
    }

    /// The number of attempts so far.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.attempts
    }

    /// How long the next attempt may take.
    #[must_use]
    pub fn time_limit(&self, now: Now) -> Option<Duration> {
        [self.limits.attempt, self.left(now)].into_iter().flatten().min()
    }

    /// Makes the next attempt ready. Every attempt is signed anew: vendors refuse old times and repeated nonces.
    ///
    /// # Errors
    ///
    /// [`PrepareError`] when the request cannot be laid out or signed; the call is over.
    pub fn prepare(&mut self, context: &Context<'_>) -> Result<Prepared, PrepareError> {
        let time = match self.clock {
            None => Some(context.time),
            Some(Clock::Ahead(apart)) => context.time.checked_add(apart),
            Some(Clock::Behind(apart)) => context.time.checked_sub(apart),
        };
        let context = Context { time: time.unwrap_or(context.time), ..context.clone() };
        let prepared = prepare(self.request, self.info, &context)?;
        self.attempts += 1;
        self.sent = Some((prepared.time, prepared.signature.string_to_sign.clone()));
        Ok(prepared)
    }

    /// What follows from an attempt. `random` is between 0 and 1 and makes the wait.
    pub fn judge(&mut self, context: &Context<'_>, outcome: Outcome<'_>, now: Now, random: f64) -> Verdict {
        match outcome {
            Outcome::Answer(answer) => self.judge_answer(context, &answer, now, random),
            // Sent or not, a repetition is the first that arrives, or the service knows it by its token.
            Outcome::NotSent => self.again(now, random, None, Failure::Transport),
            Outcome::Lost if self.is_repeatable() => self.again(now, random, None, Failure::Transport),
            Outcome::Lost => Verdict::Failed(Failure::Transport),
        }
    }

    fn judge_answer(&mut self, context: &Context<'_>, answer: &Answer<'_>, now: Now, random: f64) -> Verdict {
        let (time, string_to_sign) = match &self.sent {
            Some((time, string)) => (*time, string.as_str()),
            None => (now.wall, ""),
        };
        let sent = Sent { time, string_to_sign, credentials: context.credentials };
        let error = match judge(self.info, answer, sent) {
            Ok(accepted) => {
                self.budget.pay_back();
                return Verdict::Accepted(accepted);
            }
            Err(error) => error,
        };
        if let (Some(Cause::Clock), Some(theirs), None) = (error.cause(), error.server_time(), self.clock) {
            // Refused before anything was done. Once is enough: a second refusal is not about this clock.
            self.clock = Some(match theirs.duration_since(now.wall) {
                Ok(apart) => Clock::Ahead(apart),
                Err(behind) => Clock::Behind(behind.duration()),
            });
            return self.again(now, 0.0, None, Failure::Service(error));
        }
        match error.resend() {
            Resend::Harmless => self.again(now, random, error.retry_after(), Failure::Service(error)),
            Resend::Uncertain if self.is_repeatable() => {
                self.again(now, random, error.retry_after(), Failure::Service(error))
            }
            _ => Verdict::Failed(Failure::Service(error)),
        }
    }

    /// Whether a repetition does no harm even if an attempt was executed.
    fn is_repeatable(&self) -> bool {
        self.info.read_only || token(self.request).is_some()
    }

    /// Another attempt if attempts, time and budget are left for one.
    fn again(&self, now: Now, random: f64, asked: Option<Duration>, failure: Failure) -> Verdict {
        let wait = self.policy.wait(self.attempts, random, asked);
        let wait = wait.filter(|wait| self.left(now).is_none_or(|left| *wait < left));
        match wait {
            Some(wait) if self.policy.allows(self.attempts) && self.budget.spend() => Verdict::Again(wait),
            _ => Verdict::Failed(failure),
        }
    }

    /// How long the call may still take.
    fn left(&self, now: Now) -> Option<Duration> {
        let taken = now.steady.saturating_sub(self.started);
        self.limits.call.map(|limit| limit.saturating_sub(taken))
    }
}
