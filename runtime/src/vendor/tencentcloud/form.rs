//! `HmacSHA1` and `HmacSHA256` of the time before TC3: form parameters, the signature one of them.

use super::super::legacy::{LegacyDigest, LegacySignature};
use crate::credentials::Credentials;

/// Signs all parameters of a request but `Signature` itself. Nothing is encoded in what is signed.
#[must_use]
pub fn sign_form(
    method: &str,
    host: &str,
    parameters: &[(&str, &str)],
    digest: LegacyDigest,
    credentials: &Credentials,
) -> LegacySignature {
    let mut sorted: Vec<_> = parameters.iter().filter(|(name, _)| *name != "Signature").collect();
    sorted.sort_unstable();
    let line: Vec<_> = sorted.iter().map(|(name, value)| format!("{name}={value}")).collect();
    digest.sign(credentials.exposed_secret(), format!("{method}{host}/?{}", line.join("&")))
}
