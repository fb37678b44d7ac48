//! `SDK-HMAC-SHA256`: the secret applied once, without scope or derived keys.

use super::super::signature::{CanonicalHeaders, CanonicalRequest, Payload, Signature, Unsigned};
use super::super::{digest, time};
use crate::credentials::Credentials;
use crate::escape;
use std::time::SystemTime;

const ALGORITHM: &str = "SDK-HMAC-SHA256";

/// How `X-Sdk-Date` is written.
pub(super) const DATE: &str = "%Y%m%dT%H%M%SZ";

/// Signs a request. The time is the one in its header `X-Sdk-Date`.
#[must_use]
pub fn sign(request: &Unsigned<'_>, credentials: &Credentials, time: SystemTime) -> Signature {
    let headers = CanonicalHeaders::new(request.headers);
    let names = headers.names();
    let mut canonical = String::with_capacity(1024);
    canonical.extend([request.method, "\n"]);
    push_path(&mut canonical, request.path);
    canonical.push('\n');
    escape::push_pairs(&mut canonical, &escape::sorted_pairs(request.query));
    canonical.push('\n');
    headers.push_lines(&mut canonical);
    let payload = match request.payload {
        Payload::Signed(body) => digest::sha256(body),
        Payload::Unsigned => "UNSIGNED-PAYLOAD".to_owned(),
    };
    canonical.extend(["\n", &names, "\n", &payload]);
    let date = time::written(time, DATE);
    let string_to_sign = format!("{ALGORITHM}\n{date}\n{}", digest::sha256(canonical.as_bytes()));
    let signature = digest::hex(&*digest::hmac(credentials.exposed_secret().as_bytes(), &string_to_sign));
    let key_id = credentials.key_id();
    let authorization = format!("{ALGORITHM} Access={key_id}, SignedHeaders={names}, Signature={signature}");
    Signature { canonical_request: CanonicalRequest::new(canonical), string_to_sign, signature, authorization }
}

/// The path with each part decoded and encoded again, and with a slash at the end. A `%2F` inside a part stays one, where
/// the vendor's SDKs make a slash of it: that signature would be good for another resource, too.
fn push_path(out: &mut String, path: &str) {
    let start = out.len();
    for (index, part) in path.split('/').enumerate() {
        if index > 0 {
            out.push('/');
        }
        escape::push(out, &escape::decoded(part));
    }
    if out.len() == start || !out.ends_with('/') {
        out.push('/');
    }
}
