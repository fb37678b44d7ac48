//! Hashes as signatures want them: SHA-256 in lower-case hexadecimal, and HMAC with it.

use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};

/// HMAC-SHA256.
pub(super) fn hmac(key: &[u8], text: &str) -> [u8; 32] {
    // A key of any length is fine for HMAC; the signature has an error for ciphers that are choosier.
    Hmac::<Sha256>::new_from_slice(key).map_or([0; 32], |mac| mac.chain_update(text).finalize().into_bytes().into())
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
