//! Hashes as signatures want them: SHA-256 in lower-case hexadecimal, and HMAC with it.

use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

/// HMAC-SHA256. It may be a key itself, and is overwritten when it is dropped.
pub(super) fn hmac(key: &[u8], text: &str) -> Zeroizing<[u8; 32]> {
    // A key of any length is fine for HMAC; the signature has an error for ciphers that are choosier.
    let mut keyed = Zeroizing::new([0; 32]);
    if let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key) {
        mac.update(text.as_bytes());
        keyed.copy_from_slice(&Zeroizing::new(<[u8; 32]>::from(mac.finalize().into_bytes()))[..]);
    }
    keyed
}

/// SHA-256 in hexadecimal.
pub(super) fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// Lower-case hexadecimal.
pub(super) fn hex(bytes: &[u8]) -> String {
    let digit = |nibble: u8| if nibble < 10 { b'0' + nibble } else { b'a' + nibble - 10 };
    let mut text = vec![0; bytes.len() * 2];
    for (pair, byte) in text.chunks_exact_mut(2).zip(bytes) {
        pair.copy_from_slice(&[digit(byte >> 4), digit(byte & 15)]);
    }
    // Digits are ASCII.
    String::from_utf8(text).unwrap_or_default()
}
