//! `ACS3-HMAC-SHA256`: the secret applied once; the time is signed as one of the headers.

use super::super::digest;
use super::super::signature::{CanonicalHeaders, CanonicalRequest, Payload, Signature, Unsigned};
use crate::credentials::Credentials;
use crate::escape;
use std::borrow::Cow;

const ALGORITHM: &str = "ACS3-HMAC-SHA256";

/// Signs a request.
#[must_use]
pub fn sign(request: &Unsigned<'_>, credentials: &Credentials) -> Signature {
    let headers = CanonicalHeaders::new(request.headers);
    let names = headers.names();
    let mut canonical = String::with_capacity(1024);
    canonical.extend([request.method, "\n", request.path, "\n"]);
    push_query(&mut canonical, request.query);
    canonical.push('\n');
    headers.push_lines(&mut canonical);
    // The body's hash is one of the headers; it is made only for a request that has none.
    let stated = request.headers.iter().find(|(name, _)| name.eq_ignore_ascii_case("x-acs-content-sha256"));
    let payload = match (stated, request.payload) {
        (Some((_, hash)), _) => Cow::Borrowed(*hash),
        (None, Payload::Signed(body)) => digest::sha256(body).into(),
        (None, Payload::Unsigned) => "UNSIGNED-PAYLOAD".into(),
    };
    canonical.extend(["\n", &names, "\n", &payload]);
    let string_to_sign = format!("{ALGORITHM}\n{}", digest::sha256(canonical.as_bytes()));
    let signature = digest::hex(&*digest::hmac(credentials.exposed_secret().as_bytes(), &string_to_sign));
    let key_id = credentials.key_id();
    // Without spaces behind the commas: the vendor's parser takes none.
    let authorization = format!("{ALGORITHM} Credential={key_id},SignedHeaders={names},Signature={signature}");
    Signature { canonical_request: CanonicalRequest::new(canonical), string_to_sign, signature, authorization }
}

/// Sorted by name, names and values encoded, so that no name reads as another pair; on the way a space may also be a plus.
fn push_query(out: &mut String, query: &str) {
    let spaced: Cow<'_, str> = if query.contains('+') { query.replace('+', "%20").into() } else { query.into() };
    escape::push_pairs(out, &escape::sorted_pairs(&spaced));
}
