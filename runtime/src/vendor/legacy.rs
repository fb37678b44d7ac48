//! What the signatures of the time before headers have in common: one line of parameters, one HMAC, base64.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;
use std::fmt::{Debug, Formatter, Result};

/// A signature that travels as a parameter.
#[derive(Clone, PartialEq, Eq)]
pub struct LegacySignature {
    /// What the secret was applied to.
    pub string_to_sign: String,
    /// The signature, in base64.
    pub signature: String,
}

/// Without texts: among the parameters are key id and session token.
impl Debug for LegacySignature {
    fn fmt(&self, out: &mut Formatter<'_>) -> Result {
        out.debug_struct("LegacySignature").finish_non_exhaustive()
    }
}

/// The hash below the HMAC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LegacyDigest {
    /// SHA-1.
    Sha1,
    /// SHA-256.
    Sha256,
}

impl LegacyDigest {
    pub(super) fn sign(self, key: &str, string_to_sign: String) -> LegacySignature {
        let signature = match self {
            Self::Sha1 => {
                let mac = Hmac::<Sha1>::new_from_slice(key.as_bytes());
                mac.map(|mac| STANDARD.encode(mac.chain_update(&string_to_sign).finalize().into_bytes()))
                    .unwrap_or_default()
            }
            Self::Sha256 => STANDARD.encode(*super::digest::hmac(key.as_bytes(), &string_to_sign)),
        };
        LegacySignature { string_to_sign, signature }
    }
}
