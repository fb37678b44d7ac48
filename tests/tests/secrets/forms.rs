//! The forms in which a secret can stand in a text.

use hmac::{Hmac, KeyInit, Mac};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use sha2::Sha256;

use crate::SECRET;

/// In base64, behind other bytes, without the digits that are also made of these or of what follows.
fn base64(secret: &[u8], before: usize) -> String {
    const DIGITS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let bytes = [vec![0; before], secret.to_vec()].concat();
    let bits: Vec<u8> = bytes.iter().flat_map(|byte| (0..8).rev().map(move |bit| byte >> bit & 1)).collect();
    let digit = |bits: &[u8]| DIGITS[bits.iter().fold(0, |number, bit| number << 1 | usize::from(*bit))];
    let digits: Vec<u8> = bits.chunks_exact(6).map(digit).collect();
    String::from_utf8(digits[(before * 8).div_ceil(6)..].to_vec()).expect("ASCII")
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn debugged(bytes: &[u8]) -> String {
    format!("{:?}", &bytes[..8]).trim_matches(['[', ']']).to_owned()
}

/// What a service may make of a secret that it quotes.
pub(crate) fn quoted(secret: &str) -> Vec<String> {
    let percent = utf8_percent_encode(secret, NON_ALPHANUMERIC).to_string();
    let twice = utf8_percent_encode(&percent, NON_ALPHANUMERIC).to_string();
    let entities: String = secret.chars().map(|character| format!("&#x{:X};", u32::from(character))).collect();
    let mut forms = vec![
        secret.to_owned(),
        percent.replace("%7E", "~"),
        percent.replace("%2B", "%2b").replace("%2F", "%2f"),
        percent,
        twice,
        hexadecimal(secret.as_bytes()),
        hexadecimal(secret.as_bytes()).to_uppercase(),
        secret.replace('/', "\\/"),
        secret.replace('/', "\\u002f"),
        secret.replace('/', "&#47;").replace('+', "&#x2B;"),
        entities,
    ];
    let divided = (0..3).map(|before| base64(secret.as_bytes(), before));
    forms.extend(divided.flat_map(|form| [form.replace('+', "-").replace('/', "_"), form]));
    forms
}

/// Everything that no text may have of a secret.
pub(crate) fn of(secret: &str) -> Vec<String> {
    let mut forms = quoted(secret);
    forms.push(debugged(secret.as_bytes()));
    forms
}

/// The keys that Tencent Cloud's signature derives from the secret, in all forms.
pub(crate) fn derived() -> Vec<String> {
    let mut key = format!("TC3{SECRET}").into_bytes();
    let parts = ["2024-05-06", "vpc", "tc3_request"];
    let keys = parts.map(|part| {
        let mut mac = Hmac::<Sha256>::new_from_slice(&key).expect("any length");
        mac.update(part.as_bytes());
        key = mac.finalize().into_bytes().to_vec();
        key.clone()
    });
    keys.iter().flat_map(|key| [hexadecimal(key), debugged(key), base64(key, 0)]).collect()
}
