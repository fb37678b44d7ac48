//! The one driver: attempts, one after the other, until the state machine says that it is over. Blocking clients run it
//! too, on a transport whose futures are ready at once. It decides nothing about repeating: [`Call`] does.

use super::{Core, Error};
use crate::answer::{Answer, Cause};
use crate::call::{Call, Now, Payload, Verdict};
use crate::credentials::Credentials;
use crate::endpoint::Endpoint;
use crate::operation::OperationInfo;
use crate::transport::{TransportError, TransportErrorKind};
use bytes::Bytes;
use http::Response;

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
        let mut call = Call::new(payload, info, config.retry, self.budget(), config.limits, started);
        let exchange = self.attempt(&mut call, info, endpoint).await;
        exchange.map_err(|error| if call.is_in_doubt() { error.in_doubt() } else { error })
    }

    /// Attempts, one after the other.
    async fn attempt(&self, call: &mut Call<'_>, info: &OperationInfo, endpoint: &Endpoint) -> Result<Exchange, Error> {
        let world = &self.config().world;
        loop {
            let credentials = self.credentials(info, call.attempts()).await?;
            let now = world.now();
            let time = call.time_limit(now);
            if time.is_some_and(|time| time.is_zero()) {
                return Err(Error::new(info.id, call.attempts(), no_time_left()));
            }
            let nonce = world.unique();
            let context = self.context(endpoint, &credentials, now.wall, &nonce);
            let prepared = call.prepare(&context).map_err(|error| Error::new(info.id, call.attempts(), error))?;
            let io = self.io(time);
            let answer = io.send(prepared.into_request()).await;
            let (now, random, attempts) = (world.now(), world.chance(), call.attempts());
            let wait = match answer {
                Ok(answer) => match call.answered(&context, &as_answer(&answer), now, random) {
                    Verdict::Accepted(accepted) => {
                        let request_id = accepted.request_id;
                        return Ok(Exchange { answer, request_id, attempts, credentials });
                    }
                    Verdict::Refused(error) => {
                        let is_about_it = matches!(error.cause(), Some(Cause::Signature | Cause::Clock));
                        let signature = call.signature().filter(|_| is_about_it);
                        return Err(Error::new(info.id, attempts, error).signed(signature));
                    }
                    Verdict::Again(wait) => wait,
                },
                // A second answer would be as large.
                Err(error) if error.kind() == TransportErrorKind::TooLarge => {
                    return Err(Error::new(info.id, attempts, error));
                }
                Err(error) => match call.unanswered(error.can_have_arrived(), now, random) {
                    Some(wait) => wait,
                    None => return Err(Error::new(info.id, attempts, error)),
                },
            };
            io.sleep(wait).await;
        }
    }

    pub(super) async fn credentials(&self, info: &OperationInfo, attempts: u32) -> Result<Credentials, Error> {
        let io = self.io(self.config().limits.attempt);
        self.provider().credentials(io).await.map_err(|error| Error::new(info.id, attempts, error))
    }
}

fn as_answer(answer: &Response<Bytes>) -> Answer<'_> {
    Answer { status: answer.status(), headers: answer.headers(), body: answer.body() }
}

fn no_time_left() -> TransportError {
    TransportError::not_sent(TransportErrorKind::Timeout, "no time of the call was left for an attempt")
}
