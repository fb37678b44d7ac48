//! The one driver: attempts, one after the other, until the state machine says that it is over. Blocking clients run it
//! too, on a transport whose futures are ready at once. It decides nothing about repeating: [`Call`] does.

use super::error::Stop;
use super::{Core, Error, events};
use crate::answer::{Answer, Cause, ServiceError, is_about_region};
use crate::call::{Call, Limits, Now, Payload, Verdict};
use crate::credentials::{Credentials, NoCredentials};
use crate::endpoint::Endpoint;
use crate::operation::OperationInfo;
use crate::settings::Declined;
use crate::transport::TransportErrorKind;
use crate::vendor;
use bytes::Bytes;
use http::Response;
use std::time::Duration;

/// An accepted answer that nobody has read yet.
pub(super) struct Exchange {
    pub(super) answer: Response<Bytes>,
    pub(super) request_id: Option<String>,
    pub(super) attempts: u32,
    /// Who has signed it.
    pub(super) credentials: Credentials,
}

impl Core {
    /// Sends until there is an answer that is accepted, or no use in going on.
    pub(super) async fn drive(
        &self,
        payload: Payload<'_>,
        info: &OperationInfo,
        endpoint: &Endpoint,
        started: Now,
    ) -> Result<Exchange, Error> {
        let config = self.config();
        let mut call = Call::new(payload, info, config.retry, self.shared(), config.limits, started);
        let exchange = self.attempt(&mut call, info, endpoint, self.end(started)).await;
        exchange.map_err(|error| if call.is_in_doubt() { error.in_doubt() } else { error })
    }

    /// Attempts, one after the other.
    async fn attempt(
        &self,
        call: &mut Call<'_>,
        info: &OperationInfo,
        endpoint: &Endpoint,
        end: Option<Duration>,
    ) -> Result<Exchange, Error> {
        let world = &self.config().world;
        let (mut last, mut renewed): (Option<Error>, Option<Credentials>) = (None, None);
        loop {
            let found = match renewed.take() {
                Some(credentials) => Ok(credentials),
                None => self.credentials(end).await,
            };
            let credentials = match found {
                Ok(credentials) => credentials,
                Err(none) => return Err(stopped(last, info, none.into())),
            };
            let now = world.now();
            let time = call.time_limit(now);
            if time.is_some_and(|time| time.is_zero()) {
                return Err(stopped(last, info, Stop::Late));
            }
            let nonce = world.unique();
            let context = self.context(endpoint, &credentials, now.wall, &nonce);
            let prepared = match call.prepare(&context) {
                Ok(prepared) => prepared,
                Err(error) => return Err(stopped(last, info, error.into())),
            };
            let io = self.io(time);
            let answer = io.send(prepared.into_request()).await;
            let (now, random, attempts) = (world.now(), world.chance(), call.attempts());
            let (wait, error) = match answer {
                Ok(answer) => match call.answered(&context, &as_answer(&answer), now, random) {
                    Verdict::Accepted(accepted) => {
                        let request_id = accepted.request_id;
                        events::answered(info.id, attempts, request_id.as_deref());
                        return Ok(Exchange { answer, request_id, attempts, credentials });
                    }
                    Verdict::Refused(error) => return Err(self.refused(call, info, error)),
                    Verdict::Renew(error) => {
                        let error = self.refused(call, info, error);
                        self.provider().forget(&credentials);
                        match self.credentials(end).await {
                            Ok(others) if others.is_same(&credentials) => return Err(error),
                            Ok(others) => renewed = Some(others),
                            Err(none) => return Err(error.stopped_by(none.into())),
                        }
                        (Duration::ZERO, error)
                    }
                    Verdict::Again(wait, error) => (wait, self.refused(call, info, error)),
                },
                Err(error) => {
                    // A second answer would be as large.
                    let is_final = error.kind() == TransportErrorKind::TooLarge;
                    let can_have_arrived = error.can_have_arrived();
                    let error = Error::new(info.id, attempts, error);
                    if is_final {
                        return Err(error);
                    }
                    match call.unanswered(can_have_arrived, now, random) {
                        Some(wait) => (wait, error),
                        None => return Err(error),
                    }
                }
            };
            events::sent_again(info.id, attempts, wait, &error);
            io.sleep(wait).await;
            last = Some(error);
        }
    }

    /// The error of a service, with what was signed if that is what it is about.
    fn refused(&self, call: &Call<'_>, info: &OperationInfo, mut error: ServiceError) -> Error {
        let protocol = vendor::protocol(info.service.protocol);
        if protocol.sends_region() && self.region().is_none() && is_about_region(&error) {
            error.hint_at(|| format!("no region was sent, as none is set: set {}", protocol.region()));
        }
        let is_about_it = matches!(error.cause(), Some(Cause::Signature | Cause::Clock));
        let signature = call.signature().filter(|_| is_about_it);
        Error::new(info.id, call.attempts(), error).signed(signature)
    }

    /// Who calls, as far as that is found out before the call has to be over.
    pub(super) async fn credentials(&self, end: Option<Duration>) -> Result<Credentials, NoCredentials> {
        // Not within the limit of this call's attempts: others, who may have more time, wait for the same answer.
        let io = self.io(Limits::default().attempt).until(end);
        let late = || {
            let problem = "none were found before the time of the call was over (`call_limit`)";
            NoCredentials::at("client", Declined::Unavailable(problem.to_owned()))
        };
        let found = io.within_time(self.provider().credentials(io)).await;
        found.unwrap_or_else(|| Err(late()))
    }
}

/// Why a call is over when there is no other attempt: what has become of the one before says more than what keeps the next
/// one from being made.
fn stopped(last: Option<Error>, info: &OperationInfo, stop: Stop) -> Error {
    match last {
        Some(last) => last.stopped_by(stop),
        None => Error::new(info.id, 0, stop),
    }
}

fn as_answer(answer: &Response<Bytes>) -> Answer<'_> {
    Answer { status: answer.status(), headers: answer.headers(), body: answer.body() }
}
