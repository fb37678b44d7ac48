//! A request between layout and signature: what all vendors do alike. It must not know which headers a vendor wants.

use super::signature::{Payload, SECRET_HEADERS, Signature, Unsigned};
use crate::layout::Pairs;
use crate::prepare::{Context, Hidden, PrepareError, Prepared};
use bytes::Bytes;
use http::header::{AUTHORIZATION, HeaderName, HeaderValue, USER_AGENT};
use std::borrow::Cow;

/// A request that has all but its signature.
pub(super) struct Draft<'a> {
    pub(super) method: &'static str,
    pub(super) path: Cow<'static, str>,
    pub(super) query: Pairs,
    pub(super) headers: Vec<(&'static str, Cow<'a, str>)>,
    pub(super) body: Vec<u8>,
}

impl<'a> Draft<'a> {
    /// Adds a header; names of the protocol's own are in lower case.
    pub(super) fn header(&mut self, name: &'static str, value: impl Into<Cow<'a, str>>) {
        self.headers.push((name, value.into()));
    }

    /// Signs it with these of its headers, and the host.
    pub(super) fn sign(
        self,
        context: &Context<'a>,
        is_signed: fn(&str) -> bool,
        sign: impl FnOnce(&Unsigned<'_>) -> Signature,
    ) -> Result<Prepared, PrepareError> {
        let own = self.headers.iter().filter(|(name, _)| is_signed(name)).map(|(name, value)| (*name, value.as_ref()));
        let headers: Vec<_> = own.chain([("host", context.endpoint.authority())]).collect();
        let signature = sign(&Unsigned {
            method: self.method,
            path: &self.path,
            query: self.query.as_str(),
            headers: &headers,
            payload: Payload::Signed(&self.body),
        });
        self.finish(context, signature)
    }

    /// The host is not among the headers: every transport makes it of the address, in HTTP/2 under another name.
    fn finish(mut self, context: &Context<'_>, signature: Signature) -> Result<Prepared, PrepareError> {
        let (endpoint, query) = (context.endpoint, self.query.as_str());
        let mut address = String::with_capacity(16 + endpoint.authority().len() + self.path.len() + query.len());
        address.extend([endpoint.scheme(), "://", endpoint.authority(), &self.path]);
        if !query.is_empty() {
            address.extend(["?", query]);
        }
        let mut request = http::Request::new(Bytes::from(std::mem::take(&mut self.body)));
        *request.method_mut() = self.method.parse().map_err(|_| PrepareError::Method(self.method))?;
        *request.uri_mut() = address.try_into()?;
        let headers = request.headers_mut();
        headers.reserve(self.headers.len() + context.headers.len() + 2);
        for (name, value) in &self.headers {
            let (name, value) = header(name, value)?;
            headers.append(name, value);
        }
        if !context.user_agent.is_empty() {
            headers.insert(USER_AGENT, header(USER_AGENT.as_str(), context.user_agent)?.1);
        }
        headers.insert(AUTHORIZATION, header(AUTHORIZATION.as_str(), &signature.authorization)?.1);
        for (name, value) in context.headers {
            // What the protocol has said stays: another value would belie the signature.
            headers.entry(name).or_insert_with(|| {
                let mut value = value.clone();
                value.set_sensitive(true);
                value
            });
        }
        Ok(Prepared { request, signature, time: context.time, hidden: Hidden::default() })
    }
}

fn header(name: &str, value: &str) -> Result<(HeaderName, HeaderValue), PrepareError> {
    let unusable = || PrepareError::Header(name.to_owned());
    let name = HeaderName::from_bytes(name.as_bytes()).map_err(|_| unusable())?;
    // Of bytes, not of a string: values are UTF-8, and a string may only be ASCII.
    let mut value = HeaderValue::from_bytes(value.as_bytes()).map_err(|_| unusable())?;
    value.set_sensitive(SECRET_HEADERS.contains(&name.as_str()));
    Ok((name, value))
}
