//! The state of one call, and what follows from each outcome.

use super::retry::RetryPolicy;
use super::shared::Shared;
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
    /// Wait, and attempt again; this is what the attempt was answered.
    Again(Duration, ServiceError),
    /// The credentials were refused, before anything was done: with others it may be attempted again, without them it is
    /// over.
    Renew(ServiceError),
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
    shared: &'a Shared,
    limits: Limits,
    started: Duration,
    attempts: u32,
    /// Whether one of them may have been executed.
    is_in_doubt: bool,
    /// Whether one was refused for the clock, which was put right then.
    is_clock_right: bool,
    /// Whether one was refused for its credentials, and others were looked for.
    is_renewed: bool,
    /// Whether the last one was paid for.
    was_retried: bool,
    /// What the last one was signed with, and the time it was signed with.
    signed: Option<(Signature, SystemTime)>,
}

/// What is sent: the request as it goes on the wire, filled in and validated.
#[derive(Clone, Copy)]
pub enum Payload<'a> {
    /// A request of an operation.
    Request(&'a dyn Object),
    /// A call without a description, and the project that it is for.
    Raw(&'a Layout, Option<&'a str>),
}

impl<'a> Call<'a> {
    /// A call that begins now.
    #[must_use]
    pub fn new(
        payload: Payload<'a>,
        info: &'a OperationInfo,
        policy: RetryPolicy,
        shared: &'a Shared,
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
            shared,
            limits,
            started,
            attempts: 0,
            is_in_doubt: false,
            is_clock_right: false,
            is_renewed: false,
            was_retried: false,
            signed: None,
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
        self.signed.as_ref().map(|(signature, _)| signature)
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
        let context = Context { time: self.shared.clocks.at(context.endpoint, context.time), ..context.clone() };
        let prepared = match self.payload {
            Payload::Request(request) => prepare(request, self.info, &context)?,
            Payload::Raw(layout, project) => {
                sign(layout.clone(), self.info, &context.clone().project(project.or(context.project)))?
            }
        };
        self.attempts += 1;
        self.signed = Some((prepared.signature.clone(), prepared.time));
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
        let (string_to_sign, time) = match &self.signed {
            Some((signature, time)) => (signature.string_to_sign.as_str(), *time),
            None => ("", context.time),
        };
        let error = match judge(self.info, answer, Sent { time, string_to_sign, credentials: context.credentials }) {
            Ok(accepted) => {
                self.shared.budget.pay_back(self.was_retried);
                return Verdict::Accepted(accepted);
            }
            Err(error) => error,
        };
        // Two refusals of which the reason can be mended, each once. Nothing was done, and no service is down: neither
        // attempts nor budget are asked.
        let is_in_time = self.left(now).is_none_or(|left| !left.is_zero());
        if let (Some(Cause::Clock), Some(theirs)) = (error.cause(), error.server_time())
            && !self.is_clock_right
            && self.shared.clocks.learn(context.endpoint, theirs, now.wall)
        {
            self.is_clock_right = true;
            return if is_in_time { Verdict::Again(Duration::ZERO, error) } else { Verdict::Refused(error) };
        }
        if matches!(error.cause(), Some(Cause::Token | Cause::Key)) && !self.is_renewed && is_in_time {
            self.is_renewed = true;
            return Verdict::Renew(error);
        }
        self.is_in_doubt |= error.resend() == Resend::Uncertain;
        let wait = match error.resend() {
            Resend::Harmless => self.wait(now, random, error.retry_after()),
            Resend::Uncertain if self.is_repeatable => self.wait(now, random, error.retry_after()),
            _ => None,
        };
        match wait {
            Some(wait) => Verdict::Again(wait, error),
            None => Verdict::Refused(error),
        }
    }

    /// The wait before another attempt, if attempts, time and budget are left for one.
    fn wait(&mut self, now: Now, random: f64, asked: Option<Duration>) -> Option<Duration> {
        let mended = u32::from(self.is_clock_right) + u32::from(self.is_renewed);
        let counted = self.attempts.saturating_sub(mended);
        let wait = self.policy.wait(counted, random, asked)?;
        let is_in_time = self.left(now).is_none_or(|left| wait < left);
        self.was_retried = is_in_time && self.policy.allows(counted) && self.shared.budget.spend();
        self.was_retried.then_some(wait)
    }

    /// How long the call may still take.
    fn left(&self, now: Now) -> Option<Duration> {
        let taken = now.steady.saturating_sub(self.started);
        self.limits.call.map(|limit| limit.saturating_sub(taken))
    }
}
