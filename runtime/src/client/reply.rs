//! A response, and what is known about how it came.

use super::drive::Exchange;
use crate::text::{Bounded, Shown};
use crate::validate::Findings;
use http::HeaderMap;
use std::fmt::{Debug, Formatter, Result};
use std::ops::{Deref, DerefMut};

/// What a service has answered. It is the response itself as far as reading goes. `Debug` shows no more than 20,000 bytes
/// of it.
#[derive(Clone)]
pub struct Reply<T> {
    response: T,
    meta: Meta,
}

/// What is known about a call besides its response.
#[derive(Clone)]
pub struct Meta {
    status: u16,
    request_id: Option<String>,
    attempts: u32,
    idempotency_token: Option<String>,
    findings: Findings,
    headers: HeaderMap,
}

impl<T> Reply<T> {
    pub(super) fn new(response: T, meta: Meta) -> Self {
        Self { response, meta }
    }

    /// What is known about the call.
    #[must_use]
    pub fn meta(&self) -> &Meta {
        &self.meta
    }

    /// Both by themselves.
    #[must_use]
    pub fn into_parts(self) -> (T, Meta) {
        (self.response, self.meta)
    }

    /// The response alone.
    #[must_use]
    pub fn into_inner(self) -> T {
        self.response
    }
}

impl<T> Deref for Reply<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.response
    }
}

impl<T> DerefMut for Reply<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.response
    }
}

impl Meta {
    pub(super) fn new(exchange: Exchange, idempotency_token: Option<String>, findings: Findings) -> Self {
        let Exchange { answer, request_id, attempts, .. } = exchange;
        let (parts, _) = answer.into_parts();
        Self {
            status: parts.status.as_u16(),
            request_id,
            attempts,
            idempotency_token,
            findings,
            headers: parts.headers,
        }
    }

    /// HTTP status.
    #[must_use]
    pub fn status(&self) -> u16 {
        self.status
    }

    /// The id to quote to the vendor's support.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.request_id.as_deref()
    }

    /// How many requests were sent for this call, from 1.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.attempts
    }

    /// The idempotency token that was sent, made up or given: the same call with it does nothing twice.
    #[must_use]
    pub fn idempotency_token(&self) -> Option<&str> {
        self.idempotency_token.as_deref()
    }

    /// What was found about the request, and was no reason not to send it.
    #[must_use = "they are why one asks"]
    pub fn findings(&self) -> &Findings {
        &self.findings
    }

    /// The headers of the answer.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }
}

impl<T: Debug> Debug for Reply<T> {
    fn fmt(&self, out: &mut Formatter<'_>) -> Result {
        out.debug_struct("Reply").field("response", &Bounded(&self.response)).field("meta", &self.meta).finish()
    }
}

/// Without headers and token, which may be secret.
impl Debug for Meta {
    fn fmt(&self, out: &mut Formatter<'_>) -> Result {
        out.debug_struct("Meta")
            .field("status", &self.status)
            .field("request_id", &self.request_id.as_deref().map(Shown::name))
            .field("attempts", &self.attempts)
            .field("findings", &self.findings)
            .finish_non_exhaustive()
    }
}
