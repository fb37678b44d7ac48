//! A key with its secret. It must not know which vendor it is for, or what is signed with it.

use super::hide::Secret;
use secrecy::{ExposeSecret, SecretString};
use std::fmt::{Debug, Formatter, Result};
use std::time::SystemTime;
use zeroize::Zeroizing;

/// A key with its secret.
///
/// Secret and token are kept out of every output, also where a service quotes them, as they are or encoded. Of the key's id
/// the ends are shown: enough to tell which key it is.
///
/// Secret and token are overwritten in memory: the texts that [`new`](Self::new) and [`token`](Self::token) are given, when
/// they are given as a `String`; each copy that a clone of this value has, when the clone is dropped; and whatever is made of
/// the secret for a signature, the derived keys and states of HMAC among it, once the signature is made. These are not:
///
/// * variables and files that they were read from, and the texts that were read from there, as only parts of these are
///   secret;
/// * requests that were signed: of these the session token is a header, and the secret is in none of them; the transport and
///   the system have copies, and so may have the [canonical request](crate::vendor::CanonicalRequest);
/// * what the compiler leaves on the stack or in registers when it moves a value, and what the system has written to disk.
#[derive(Clone)]
pub struct Credentials {
    key_id: String,
    secret: SecretString,
    token: Option<SecretString>,
    project: Option<String>,
    iam_endpoint: Option<String>,
    expiry: Option<SystemTime>,
    provider: &'static str,
}

impl Credentials {
    /// A key that lives until it is revoked.
    pub fn new(key_id: impl Into<String>, secret: impl Into<String>) -> Self {
        let secret = kept(secret.into());
        Self {
            key_id: key_id.into(),
            secret,
            token: None,
            project: None,
            iam_endpoint: None,
            expiry: None,
            provider: "static",
        }
    }

    /// The session token of a temporary key.
    #[must_use]
    pub fn token(mut self, token: impl Into<String>) -> Self {
        self.token = Some(kept(token.into()));
        self
    }

    /// The project that the key belongs to, for vendors whose requests name one.
    #[must_use]
    pub fn project(mut self, project: impl Into<String>) -> Self {
        self.project = Some(project.into());
        self
    }

    /// When a temporary key stops being one.
    #[must_use]
    pub fn expires(mut self, expiry: SystemTime) -> Self {
        self.expiry = Some(expiry);
        self
    }

    /// Who has found them, for reports.
    #[must_use]
    pub fn found_by(mut self, provider: &'static str) -> Self {
        self.provider = provider;
        self
    }

    /// The id of the key.
    #[must_use]
    pub fn key_id(&self) -> &str {
        &self.key_id
    }

    /// The project that the key belongs to.
    #[must_use]
    pub fn project_id(&self) -> Option<&str> {
        self.project.as_deref()
    }

    /// When they expire; `None` when they do not, or nobody knows.
    #[must_use]
    pub fn expiry(&self) -> Option<SystemTime> {
        self.expiry
    }

    /// Who has found them; `static` when they were given.
    #[must_use]
    pub fn provider(&self) -> &'static str {
        self.provider
    }

    /// Whether the key is a temporary one.
    #[must_use]
    pub fn is_temporary(&self) -> bool {
        self.token.is_some()
    }

    /// The host that is asked for the project of this key, as the place says that the key is from.
    pub(crate) fn with_iam_endpoint(mut self, endpoint: Option<&str>) -> Self {
        self.iam_endpoint = endpoint.map(str::to_owned);
        self
    }

    pub(crate) fn iam_endpoint(&self) -> Option<&str> {
        self.iam_endpoint.as_deref()
    }

    /// Whether they sign alike.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        self.key_id == other.key_id
            && self.exposed_secret() == other.exposed_secret()
            && self.exposed_token() == other.exposed_token()
    }

    /// The text without secret and token, wherever they stand in it.
    pub(crate) fn hide_in(&self, text: String) -> String {
        // In no encoding a secret is shorter, and most texts are ids.
        let hidden = |text: String, secret: &str| match text.len() < secret.len() {
            true => text,
            false => Secret::new(secret).hidden_in(text),
        };
        self.secrets().fold(text, hidden)
    }

    /// Whether secret or token stand in the text.
    pub(crate) fn are_in(&self, text: &str) -> bool {
        self.secrets().any(|secret| Secret::new(secret).is_in(text))
    }

    fn secrets(&self) -> impl Iterator<Item = &str> {
        [Some(self.exposed_secret()), self.exposed_token()].into_iter().flatten()
    }

    pub(crate) fn exposed_secret(&self) -> &str {
        self.secret.expose_secret()
    }

    pub(crate) fn exposed_token(&self) -> Option<&str> {
        self.token.as_ref().map(ExposeSecret::expose_secret)
    }
}

/// Keeps a text, and overwrites the one that was given: to be kept it may have to be moved.
fn kept(given: String) -> SecretString {
    SecretString::from(Zeroizing::new(given).as_str())
}

impl Debug for Credentials {
    fn fmt(&self, out: &mut Formatter<'_>) -> Result {
        out.debug_struct("Credentials")
            .field("key_id", &ends(&self.key_id))
            .field("secret", &"***")
            .field("token", &self.token.as_ref().map(|_| "***"))
            .field("project", &self.project)
            .field("expiry", &self.expiry)
            .field("provider", &self.provider)
            .finish()
    }
}

/// The first and last four characters of an id that is long enough to have a middle.
pub(crate) fn ends(id: &str) -> String {
    let start: String = id.chars().take(4).collect();
    let end = id.char_indices().rev().nth(3).and_then(|(at, _)| id.get(at..)).unwrap_or_default();
    if id.chars().count() < 12 { "***".to_owned() } else { format!("{start}***{end}") }
}
