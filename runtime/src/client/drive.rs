//! The one driver: what a call does between being asked for and being answered. Blocking clients run it too, on a
//! transport whose futures are ready at once. It decides nothing about repeating: [`Call`] does.

use super::error::Undecoded;
use super::{ConfigurationError, Core, Error, Meta, Reply};
use crate::answer::{Answer, Cause};
use crate::call::{Call, Verdict};
use crate::credentials::Credentials;
use crate::decode;
use crate::endpoint::Endpoint;
use crate::fill::{Defaults, fill, token};
use crate::object::{Object, Role, Value, value};
use crate::operation::{Operation, OperationInfo};
use crate::prepare::{Prepared, prepare};
use crate::transport::{TransportError, TransportErrorKind};
use crate::validate::{Findings, Rejected, validate};
use crate::vendor;
use bytes::Bytes;
use http::Response;

/// An accepted answer that nobody has read yet.
struct Accepted {
    answer: Response<Bytes>,
    meta: Meta,
}

impl Core {
    /// Calls an operation.
    ///
    /// # Errors
    ///
    /// Everything that can go wrong, see [`ErrorKind`](super::ErrorKind).
    pub(super) async fn call<O: Operation>(&self, mut request: O) -> Result<Reply<O::Response>, Error> {
        let accepted = self.drive(&mut request, O::INFO).await?;
        let mut response = O::Response::default();
        let meta = read(accepted, &mut response, O::INFO)?;
        Ok(Reply::new(response, meta))
    }

    /// Does everything that a call does before it is sent, and does not send it.
    ///
    /// # Errors
    ///
    /// As far as they can happen before sending: validation, configuration, credentials, request.
    pub(super) async fn prepare<O: Operation>(&self, mut request: O) -> Result<Prepared, Error> {
        self.make_ready(&mut request, O::INFO).await
    }

    async fn make_ready(&self, request: &mut dyn Object, info: &'static OperationInfo) -> Result<Prepared, Error> {
        let endpoint = self.ready(request, info).await?.0;
        let credentials = self.credentials(info, 0).await?;
        let world = &self.config().world;
        let nonce = world.unique();
        let context = self.context(endpoint, &credentials, world.now().wall, &nonce);
        prepare(request, info, &context).map_err(|error| Error::new(info.id, 0, error))
    }

    async fn drive(&self, request: &mut dyn Object, info: &'static OperationInfo) -> Result<Accepted, Error> {
        let world = &self.config().world;
        let started = world.now();
        let (endpoint, findings) = self.ready(request, info).await?;
        let mut call = Call::new(request, info, self.config().retry, self.budget(), self.config().limits, started);
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
            let (now, random) = (world.now(), world.chance());
            let wait = match answer {
                Ok(answer) => match call.answered(&context, &as_answer(&answer), now, random) {
                    Verdict::Accepted(accepted) => {
                        let meta = Meta {
                            status: answer.status().as_u16(),
                            request_id: accepted.request_id,
                            attempts: call.attempts(),
                            idempotency_token: token(request).map(str::to_owned),
                            findings,
                            headers: answer.headers().clone(),
                        };
                        return Ok(Accepted { answer, meta });
                    }
                    Verdict::Refused(error) => {
                        let signature =
                            call.signature().filter(|_| matches!(error.cause(), Some(Cause::Signature | Cause::Clock)));
                        return Err(Error::new(info.id, call.attempts(), error).signed(signature));
                    }
                    Verdict::Again(wait) => wait,
                },
                Err(error) => match call.unanswered(error.can_have_arrived(), now, random) {
                    Some(wait) => wait,
                    None => return Err(Error::new(info.id, call.attempts(), error)),
                },
            };
            io.sleep(wait).await;
        }
    }

    /// Fills in what the client knows, and lets the policy judge what would be sent.
    async fn ready(
        &self,
        request: &mut dyn Object,
        info: &'static OperationInfo,
    ) -> Result<(&Endpoint, Findings), Error> {
        let fail = |error| Error::new(info.id, 0, error);
        let service = self.service();
        if !std::ptr::eq(service, info.service) {
            return Err(fail(ConfigurationError::OtherService { operation: info.id, service: service.title }));
        }
        let endpoint = self.endpoint()?;
        let made_up = self.config().world.unique();
        fill(request, Defaults { region: self.region(), project: self.project(), token: Some(&made_up) });
        if unset(request, Role::Project).is_some() {
            // Credentials know their project, and may have to ask for it.
            let credentials = self.credentials(info, 0).await?;
            fill(request, Defaults { project: credentials.project_id(), ..Defaults::default() });
        }
        let policy = &self.config().policy;
        let findings = if policy.is_off() { Findings::default() } else { validate(request) };
        match policy.judge(findings) {
            Ok(findings) => Ok((endpoint, findings)),
            Err(rejected) => Err(match missing(request, info, &rejected) {
                Some(missing) => fail(missing),
                None => Error::new(info.id, 0, rejected),
            }),
        }
    }

    async fn credentials(&self, info: &'static OperationInfo, attempts: u32) -> Result<Credentials, Error> {
        let io = self.io(self.config().limits.attempt);
        self.provider().credentials(io).await.map_err(|error| Error::new(info.id, attempts, error))
    }
}

/// The field of this role that is not set.
fn unset(request: &dyn Object, role: Role) -> Option<&'static str> {
    let fields = request.shape().fields;
    let (number, field) = fields.iter().enumerate().find(|(_, field)| field.role == Some(role))?;
    matches!(value(request, number), Value::Unset).then_some(field.wire)
}

/// The setting that would have given a required field its value.
fn missing(request: &dyn Object, info: &OperationInfo, rejected: &Rejected) -> Option<ConfigurationError> {
    let protocol = vendor::protocol(info.service.protocol);
    let settings = [
        (Role::Region, "region", protocol.region_variables()),
        (Role::Project, "project", protocol.project_variables()),
    ];
    settings.into_iter().find_map(|(role, what, variables)| {
        let field = unset(request, role)?;
        let is_reason = rejected.reasons().any(|finding| finding.path() == field);
        is_reason.then_some(ConfigurationError::Missing { what, field, variables })
    })
}

fn as_answer(answer: &Response<Bytes>) -> Answer<'_> {
    Answer { status: answer.status(), headers: answer.headers(), body: answer.body() }
}

fn no_time_left() -> TransportError {
    TransportError::not_sent(TransportErrorKind::Timeout, "no time of the call was left for an attempt")
}

/// Reads the answer into the response.
fn read(accepted: Accepted, response: &mut dyn Object, info: &OperationInfo) -> Result<Meta, Error> {
    let Accepted { answer, meta } = accepted;
    let headers = answer.headers().iter();
    let headers = headers.filter_map(|(name, value)| Some((name.as_str(), str::from_utf8(value.as_bytes()).ok()?)));
    let headers: Vec<_> = headers.collect();
    match decode::decode_into(response, info, &headers, answer.body()) {
        Ok(()) => Ok(meta),
        Err(source) => {
            let Meta { status, request_id, attempts, .. } = meta;
            let undecoded = Undecoded { source, status, request_id, body: answer.into_body() };
            Err(Error::new(info.id, attempts, undecoded))
        }
    }
}
