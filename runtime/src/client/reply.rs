//! A response, and what is known about how it came.

use crate::validate::Findings;
use http::HeaderMap;
use std::fmt::{Debug, Formatter, Result};
use std::ops::{Deref, DerefMut};

/// What a service has answered. It is the response itself as far as reading goes.
#[derive(Clone, Debug)]
pub struct Reply<T> {
    response: T,
    meta: Meta,
}

/// What is known about a call besides its response.
#[derive(Clone)]
pub struct Meta {
    pub(super) status: u16,
    pub(super) request_id: Option<String>,
    pub(super) attempts: u32,
    pub(super) idempotency_token: Option<String>,
    pub(super) findings: Findings,
    pub(super) headers: HeaderMap,
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

/// Without headers and token, which may be secret.
impl Debug for Meta {
    fn fmt(&self, out: &mut Formatter<'_>) -> Result {
        out.debug_struct("Meta")
            .field("status", &self.status)
            .field("request_id", &self.request_id)
            .field("attempts", &self.attempts)
            .field("findings", &self.findings)
            .finish_non_exhaustive()
    }
}
