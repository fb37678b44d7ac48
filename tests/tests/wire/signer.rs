//! Rule 2: of the recorded headers and body, the signer makes what the SDK has made.

use crate::capture::{Capture, pairs};
use flowlog_runtime::vendor::{LegacyDigest, Payload, Signature, Unsigned, alibabacloud, huaweicloud, tencentcloud};

/// Every signature has its signer, the ones that no client uses any more too.
pub(crate) fn applies(_: &Capture) -> Result<(), &'static str> {
    Ok(())
}

pub(crate) fn check(capture: &Capture) -> Result<(), String> {
    match capture.auth() {
        "SDK-HMAC-SHA256" | "ACS3-HMAC-SHA256" | "TC3-HMAC-SHA256" => in_header(capture),
        _ => in_parameters(capture),
    }
}

/// Signatures of the time before headers: one of the parameters, over all the others.
fn in_parameters(capture: &Capture) -> Result<(), String> {
    let mut found = pairs(capture.query());
    found.extend(pairs(capture.body()));
    let parameters: Vec<_> = found.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let recorded = found.iter().find(|(name, _)| name == "Signature").map(|(_, value)| value);
    let credentials = capture.credentials();
    let host = capture.header("host").expect("a host");
    let form = |digest| tencentcloud::sign_form(capture.method(), &host, &parameters, digest, &credentials);
    let made = match capture.auth() {
        "HmacSHA1" => form(LegacyDigest::Sha1),
        "HmacSHA256" => form(LegacyDigest::Sha256),
        _ => alibabacloud::sign_rpc1(capture.method(), &parameters, &credentials),
    };
    let string_to_sign = capture.recorded["signing"]["string_to_sign"].as_str();
    if string_to_sign.is_some_and(|recorded| recorded != made.string_to_sign) || recorded != Some(&made.signature) {
        return Err(format!("made {made:?}, recorded {recorded:?} of {string_to_sign:?}"));
    }
    Ok(())
}

fn in_header(capture: &Capture) -> Result<(), String> {
    let authorization = capture.header("authorization").expect("a signature");
    let signed = between(&authorization, "SignedHeaders=", ',');
    let names: Vec<_> = signed.split(';').collect();
    let recorded = capture.headers();
    let headers: Vec<_> = recorded.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let headers: Vec<_> = headers.into_iter().filter(|(name, _)| names.contains(name)).collect();
    let is_unsigned = recorded.iter().any(|(_, value)| value == "UNSIGNED-PAYLOAD");
    // Asked for with GET, parameters are in the query, and whatever else is sent along is no part of the request.
    let body = if capture.method() == "GET" { "" } else { capture.body() };
    let payload = if is_unsigned { Payload::Unsigned } else { Payload::Signed(body.as_bytes()) };
    let (method, path, query) = (capture.method(), capture.path(), capture.query());
    let made = sign(capture, &Unsigned { method, path, query, headers: &headers, payload });
    let signing = &capture.recorded["signing"];
    for (what, made, recorded) in [
        ("canonical request", made.canonical_request.exposed(), signing["canonical_request"].as_str()),
        ("string to sign", &made.string_to_sign, signing["string_to_sign"].as_str()),
        ("signature", &made.signature, signing["signature"].as_str()),
        ("header Authorization", &made.authorization, Some(authorization.as_str())),
    ] {
        if recorded.is_some_and(|recorded| recorded != made) {
            return Err(format!("{what} differs\n  made     {made:?}\n  recorded {:?}", recorded.unwrap_or_default()));
        }
    }
    Ok(())
}

fn sign(capture: &Capture, request: &Unsigned<'_>) -> Signature {
    let credentials = capture.credentials();
    let service = capture.operation.info.service.signing_name;
    match capture.auth() {
        "SDK-HMAC-SHA256" => huaweicloud::sign(request, &credentials, capture.time()),
        "ACS3-HMAC-SHA256" => alibabacloud::sign(request, &credentials),
        _ => tencentcloud::sign(request, service, &credentials, capture.time()),
    }
}

fn between<'a>(text: &'a str, before: &str, end: char) -> &'a str {
    let (_, rest) = text.split_once(before).unwrap_or_else(|| panic!("{before} in {text}"));
    rest.split(end).next().unwrap_or_default()
}
