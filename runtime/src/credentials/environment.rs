//! Credentials in variables. Their names are the vendors'.

use super::{Credentials, NoCredentials, ProvideCredentials};
use crate::settings::{Declined, Sources};
use crate::transport::{Boxed, Io};
use std::future::ready;

/// Looks into variables.
#[derive(Clone, Debug)]
pub struct Environment {
    /// Their names.
    pub variables: Variables,
    /// Where they are looked up.
    pub sources: Sources,
}

/// Names of variables.
#[derive(Clone, Copy, Debug)]
pub struct Variables {
    /// The id of the key.
    pub key_id: &'static str,
    /// Its secret.
    pub secret: &'static str,
    /// The session token of a temporary key.
    pub token: &'static str,
    /// The project of the key, where the vendor has such a thing.
    pub project: Option<&'static str>,
}

impl Environment {
    /// What it is called in reports.
    pub const NAME: &str = "environment";

    fn find(&self) -> Result<Credentials, Declined> {
        let Self { variables: Variables { key_id, secret, token, project }, sources } = self;
        let session = sources.variable(token);
        let half =
            |set: &str, missing: &str| Declined::Broken(format!("{set} is set and {missing} is not: set both or none"));
        let mut credentials = match (sources.variable(key_id), sources.variable(secret), &session) {
            (Some(key_id), Some(secret), _) => Credentials::new(key_id, secret).found_by(Self::NAME),
            (Some(_), None, _) => return Err(half(key_id, secret)),
            (None, Some(_), _) => return Err(half(secret, key_id)),
            (None, None, Some(_)) => return Err(half(token, key_id)),
            (None, None, None) => return Err(Declined::Absent(format!("{key_id} and {secret} are not set"))),
        };
        if let Some(session) = session {
            credentials = credentials.token(session);
        }
        match project.and_then(|project| sources.variable(project)) {
            Some(project) => Ok(credentials.project(project)),
            None => Ok(credentials),
        }
    }
}

impl ProvideCredentials for Environment {
    fn credentials<'a>(&'a self, _io: Io<'a>) -> Boxed<'a, Result<Credentials, NoCredentials>> {
        Box::pin(ready(self.find().map_err(|declined| NoCredentials::at(Self::NAME, declined))))
    }
}
