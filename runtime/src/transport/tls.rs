//! TLS for the transports that come along: rustls, trusting what this machine trusts, with the cryptography that the
//! program has chosen, else ring.

use rustls::crypto::CryptoProvider;
use std::error::Error;
use std::sync::Arc;

/// The cryptography to use.
pub(super) fn provider() -> Arc<CryptoProvider> {
    CryptoProvider::get_default().cloned().unwrap_or_else(|| Arc::new(rustls::crypto::ring::default_provider()))
}

/// Settings of a client.
#[cfg(feature = "reqwest")]
pub(super) fn config() -> Result<rustls::ClientConfig, rustls::Error> {
    use rustls_platform_verifier::BuilderVerifierExt;
    let config = rustls::ClientConfig::builder_with_provider(provider());
    Ok(config.with_safe_default_protocol_versions()?.with_platform_verifier()?.with_no_client_auth())
}

/// Whether TLS is behind an error.
pub(super) fn is_cause(error: &(dyn Error + 'static)) -> bool {
    let mut next = Some(error);
    while let Some(error) = next {
        // An IO error does not have the error that it was made of as its source, but that one's source.
        let inner = error.downcast_ref::<std::io::Error>().and_then(std::io::Error::get_ref);
        if error.is::<rustls::Error>() || inner.is_some_and(|inner| inner.is::<rustls::Error>()) {
            return true;
        }
        next = error.source();
    }
    false
}
