//! Credentials in variables. Their names are the vendors'.

use super::{Credentials, Provider};
use crate::settings::{Declined, Sources};

/// Looks into variables.
#[derive(Clone, Copy, Debug)]
pub struct Environment {
    /// The id of the key.
    pub key_id: &'static str,
    /// Its secret.
    pub secret: &'static str,
    /// The session token of a temporary key.
    pub token: &'static str,
    /// The project of the key, where the vendor has such a thing.
    pub project: Option<&'static str>,
}

impl Provider for Environment {
    fn name(&self) -> &'static str {
        "environment"
    }

    fn provide(&self, sources: &Sources<'_>) -> Result<Credentials, Declined> {
        let Self { key_id, secret, token, .. } = *self;
        let session = sources.variable(token);
        let half =
            |set: &str, missing: &str| Declined::Broken(format!("{set} is set and {missing} is not: set both or none"));
        let mut credentials = match (sources.variable(key_id), sources.variable(secret), &session) {
            (Some(key_id), Some(secret), _) => Credentials::new(key_id, secret).found_by(self.name()),
            (Some(_), None, _) => return Err(half(key_id, secret)),
            (None, Some(_), _) => return Err(half(secret, key_id)),
            (None, None, Some(_)) => return Err(half(token, key_id)),
            (None, None, None) => return Err(Declined::Absent(format!("{key_id} and {secret} are not set"))),
        };
        if let Some(session) = session {
            credentials = credentials.token(session);
        }
        match self.project.and_then(|project| sources.variable(project)) {
            Some(project) => Ok(credentials.project(project)),
            None => Ok(credentials),
        }
    }
}
