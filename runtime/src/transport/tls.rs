//! TLS for the transports that come along: rustls, trusting what this machine trusts, with the cryptography that the
//! program has chosen, else ring.

use rustls::crypto::CryptoProvider;
use std::error::Error;
use std::io;
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

/// The error of TLS that is behind an error.
pub(super) fn cause<'a>(error: &'a (dyn Error + 'static)) -> Option<&'a rustls::Error> {
    // An IO error does not have the error that it was made of as its source, but that one's source.
    let inner = error.downcast_ref::<io::Error>().and_then(io::Error::get_ref).map(|inner| inner as &dyn Error);
    error.downcast_ref().or_else(|| cause(inner?)).or_else(|| cause(error.source()?))
}
