//! A signed request, and what its signature was made of.

use crate::vendor::Signature;
use bytes::Bytes;
use std::fmt::{Debug, Formatter, Result};
use std::time::SystemTime;

/// A signed request. It is good for one attempt: vendors refuse old signatures and repeated nonces.
#[derive(Clone)]
pub struct Prepared {
    pub(crate) request: http::Request<Bytes>,
    pub(crate) signature: Signature,
    pub(crate) time: SystemTime,
    pub(crate) hidden: Hidden,
}

/// Where values of sensitive fields travel, besides headers, which are marked themselves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Hidden {
    /// In path or query.
    pub(crate) address: bool,
    /// In form or body.
    pub(crate) body: bool,
}

impl Prepared {
    /// The request. The header `Host` is not in it: it follows from the address.
    #[must_use]
    pub fn request(&self) -> &http::Request<Bytes> {
        &self.request
    }

    /// The request, to be sent.
    #[must_use]
    pub fn into_request(self) -> http::Request<Bytes> {
        self.request
    }

    /// Signature, canonical request and string to sign.
    #[must_use]
    pub fn signature(&self) -> &Signature {
        &self.signature
    }

    /// When it was signed, by the clock that the signature says.
    #[must_use]
    pub fn time(&self) -> SystemTime {
        self.time
    }
}

/// Secrets are left out, and so is the body: nobody knows here what is in it.
impl Debug for Prepared {
    fn fmt(&self, out: &mut Formatter<'_>) -> Result {
        out.debug_struct("Prepared")
            .field("method", self.request.method())
            .field("uri", &self.shown_address())
            .field("headers", self.request.headers())
            .field("body_length", &self.request.body().len())
            .field("canonical_request", &self.signature.canonical_request)
            .field("string_to_sign", &self.signature.string_to_sign)
            .finish()
    }
}
