//! `TC3-HMAC-SHA256`: a key derived for day and service, and both named in a credential scope.

use super::super::signature::{CanonicalHeaders, CanonicalRequest, Payload, Signature, Unsigned};
use super::super::{digest, time};
use crate::credentials::Credentials;
use std::time::SystemTime;
use zeroize::Zeroizing;

const ALGORITHM: &str = "TC3-HMAC-SHA256";
const TERMINATOR: &str = "tc3_request";

/// What stands before the secret.
const PREFIX: &str = "TC3";

/// Signs a request to a service. The time is the one in its header `X-TC-Timestamp`.
#[must_use]
pub fn sign(request: &Unsigned<'_>, service: &str, credentials: &Credentials, time: SystemTime) -> Signature {
    let headers = CanonicalHeaders::new(request.headers);
    let names = headers.names();
    let mut canonical = String::with_capacity(256);
    // The query as it is sent: it is neither sorted nor encoded again.
    canonical.extend([request.method, "\n", request.path, "\n", request.query, "\n"]);
    headers.push_lines(&mut canonical);
    let payload = match request.payload {
        Payload::Signed(body) => digest::sha256(body),
        Payload::Unsigned => digest::sha256(b"UNSIGNED-PAYLOAD"),
    };
    canonical.extend(["\n", &names, "\n", &payload]);
    let seconds = time::seconds(time);
    let date = time::written(time, "%Y-%m-%d");
    let scope = format!("{date}/{service}/{TERMINATOR}");
    let string_to_sign = format!("{ALGORITHM}\n{seconds}\n{scope}\n{}", digest::sha256(canonical.as_bytes()));
    let signature = digest::hex(&*digest::hmac(&*key(credentials, &date, service), &string_to_sign));
    let key_id = credentials.key_id();
    let authorization =
        format!("{ALGORITHM} Credential={key_id}/{scope}, SignedHeaders={names}, Signature={signature}");
    Signature { canonical_request: CanonicalRequest::new(canonical), string_to_sign, signature, authorization }
}

fn key(credentials: &Credentials, date: &str, service: &str) -> Zeroizing<[u8; 32]> {
    let secret = credentials.exposed_secret();
    // As long as it is from the start: what grows leaves a copy behind.
    let mut first = Zeroizing::new(String::with_capacity(PREFIX.len() + secret.len()));
    first.extend([PREFIX, secret]);
    let of_day = digest::hmac(first.as_bytes(), date);
    digest::hmac(&*digest::hmac(&*of_day, service), TERMINATOR)
}
