//! `HMAC-SHA1` of RPC 1.0: query and form parameters together, the signature one of them.

use super::super::legacy::{LegacyDigest, LegacySignature};
use crate::credentials::Credentials;
use crate::escape;

/// Signs all parameters of a request but `Signature` itself.
#[must_use]
pub fn sign_rpc1(method: &str, parameters: &[(&str, &str)], credentials: &Credentials) -> LegacySignature {
    let mut sorted: Vec<_> = parameters.iter().filter(|(name, _)| *name != "Signature").copied().collect();
    sorted.sort_unstable();
    let mut canonical = String::with_capacity(256);
    escape::push_pairs(&mut canonical, &sorted);
    let mut string_to_sign = format!("{method}&%2F&");
    escape::push(&mut string_to_sign, &canonical);
    let secret = credentials.exposed_secret();
    let mut key = zeroize::Zeroizing::new(String::with_capacity(secret.len() + 1));
    key.extend([secret, "&"]);
    LegacyDigest::Sha1.sign(&key, string_to_sign)
}
