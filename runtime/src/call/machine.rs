//! The state of one call, and what follows from each outcome.

use super::retry::{RetryBudget, RetryPolicy};
use crate::answer::{Accepted, Answer, Cause, Resend, Sent, ServiceError, judge};
use crate::fill::token;
use crate::layout::Layout;
use crate::object::Object;
use crate::operation::OperationInfo;
use crate::prepare::{Context, PrepareError, Prepared, prepare, sign};
use crate::vendor::Signature;
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
    /// Connecting, TLS included.
    pub connect: Option<Duration>,
    /// One attempt, from connecting to the last byte.
    pub attempt: Option<Duration>,
    /// The whole call, waits included.
    pub call: Option<Duration>,
}

impl Default for Limits {
    /// Ten seconds to connect, half a minute for an attempt, two minutes for a call.
    fn default() -> Self {
        let seconds = |seconds| Some(Duration::from_secs(seconds));
        Self { connect: seconds(10), attempt: seconds(30), call: seconds(120) }
    }
}

/// What follows from an answer.
#[derive(Clone, Debug)]
pub enum Verdict {
    /// Wait, and attempt again.
    Again(Duration),
    /// It is over: the answer can be decoded.
    Accepted(Accepted),
    /// It is over: the service has refused it.
    Refused(ServiceError),
}

/// One logical call.
pub struct Call<'a> {
    payload: Payload<'a>,
    info: &'a OperationInfo,
    /// Whether a repetition does no harm even if an attempt was executed.
    is_repeatable: bool,
    policy: RetryPolicy,
    budget: &'a RetryBudget,
    limits: Limits,
    started: Duration,
    attempts: u32,
    /// Whether one of them may have been executed.
    is_in_doubt: bool,
    /// How far the service's clock is ahead of ours, and behind; known from one refusal.
    clock: Option<Clock>,
    signature: Option<Signature>,
}

/// What is sent: the request as it goes on the wire, filled in and validated.
#[derive(Clone, Copy)]
pub enum Payload<'a> {
    /// A request of an operation.
    Request(&'a dyn Object),
    /// A call without a description.
    Raw(&'a Layout),
}

#[derive(Clone, Copy)]
enum Clock {
    Ahead(Duration),
    Behind(Duration),
}

impl<'a> Call<'a> {
    /// A call that begins now.
    #[must_use]
    pub fn new(
        payload: Payload<'a>,
        info: &'a OperationInfo,
        policy: RetryPolicy,
        budget: &'a RetryBudget,
        limits: Limits,
        now: Now,
    ) -> Self {
        let has_token = matches!(payload, Payload::Request(request) if token(request).is_some());
        let is_repeatable = info.read_only || has_token;
        let started = now.steady;
        Self {
            payload,
            info,
            is_repeatable,
            policy,
            budget,
            limits,
            started,
            attempts: 0,
            is_in_doubt: false,
            clock: None,
            signature: None,
        }
    }

    /// The number of attempts so far.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.attempts
    }

    /// Whether an attempt so far may have been executed.
    #[must_use]
    pub fn is_in_doubt(&self) -> bool {
        self.is_in_doubt
    }

    /// What the last attempt was signed with.
    #[must_use]
    pub fn signature(&self) -> Option<&Signature> {
        self.signature.as_ref()
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
        let prepared = match self.payload {
            Payload::Request(request) => prepare(request, self.info, &context)?,
            Payload::Raw(layout) => sign(layout.clone(), self.info, &context)?,
        };
        self.attempts += 1;
        self.signature = Some(prepared.signature.clone());
        Ok(prepared)
    }

    /// What follows from an attempt without a whole answer: the wait before the next one, unless it was the last.
    /// `random` is between 0 and 1 and makes the wait.
    pub fn unanswered(&mut self, can_have_arrived: bool, now: Now, random: f64) -> Option<Duration> {
        // What has not arrived does no harm the second time, and what has is known to the service by its token.
        self.is_in_doubt |= can_have_arrived;
        let is_harmless = !can_have_arrived || self.is_repeatable;
        is_harmless.then(|| self.wait(now, random, None)).flatten()
    }

    /// What follows from an answer, whatever it says. `random` is between 0 and 1 and makes the wait.
    pub fn answered(&mut self, context: &Context<'_>, answer: &Answer<'_>, now: Now, random: f64) -> Verdict {
        let string_to_sign = self.signature().map_or("", |signature| &signature.string_to_sign);
        let sent = Sent { time: context.time, string_to_sign, credentials: context.credentials };
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
            return self.again(now, 0.0, error);
        }
        self.is_in_doubt |= error.resend() == Resend::Uncertain;
        match error.resend() {
            Resend::Harmless => self.again(now, random, error),
            Resend::Uncertain if self.is_repeatable => self.again(now, random, error),
            _ => Verdict::Refused(error),
        }
    }

    fn again(&self, now: Now, random: f64, error: ServiceError) -> Verdict {
        self.wait(now, random, error.retry_after()).map_or(Verdict::Refused(error), Verdict::Again)
    }

    /// The wait before another attempt, if attempts, time and budget are left for one.
    fn wait(&self, now: Now, random: f64, asked: Option<Duration>) -> Option<Duration> {
        let wait = self.policy.wait(self.attempts, random, asked)?;
        let is_in_time = self.left(now).is_none_or(|left| wait < left);
        (is_in_time && self.policy.allows(self.attempts) && self.budget.spend()).then_some(wait)
    }

    /// How long the call may still take.
    fn left(&self, now: Now) -> Option<Duration> {
        let taken = now.steady.saturating_sub(self.started);
        self.limits.call.map(|limit| limit.saturating_sub(taken))
    }
}
