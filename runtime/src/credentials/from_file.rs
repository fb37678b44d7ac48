//! Credentials in a profile of a file. What its keys are called is the vendors' business.

use super::{Credentials, NoCredentials, ProvideCredentials};
use crate::settings::{Declined, ProfileFile, Sources};
use crate::transport::{Boxed, Io};
use std::future::ready;

/// Looks into a file.
#[derive(Clone, Debug)]
pub struct FromFile {
    /// The file.
    pub file: ProfileFile,
    /// Names of its keys.
    pub keys: Keys,
    /// Where it is looked for.
    pub sources: Sources,
}

/// Names of keys in a file.
#[derive(Clone, Copy, Debug)]
pub struct Keys {
    /// The id of the key.
    pub key_id: &'static str,
    /// Its secret.
    pub secret: &'static str,
    /// The session token.
    pub token: &'static str,
    /// The project.
    pub project: Option<&'static str>,
    /// Says what kind of credentials they are, and which kinds have key and secret.
    pub kind: Option<(&'static str, &'static [&'static str])>,
}

impl FromFile {
    fn find(&self) -> Result<Credentials, Declined> {
        let profile = self.file.read(&self.sources)?;
        let Keys { key_id, secret, token, project, kind } = self.keys;
        if let Some((key, plain)) = kind
            && let Some(other) = profile.text(key)?.filter(|kind| !plain.contains(kind))
        {
            let or_skip = self.file.disabled_by.map(|name| format!(", or {name}=true to skip it")).unwrap_or_default();
            return Err(profile.broken(&format!("has {key} {other}: expected {}{or_skip}", plain.join(" or "))));
        }
        match (profile.text(key_id)?, profile.text(secret)?) {
            (Some(id), Some(secret)) => {
                let mut found = Credentials::new(id, secret).found_by(self.file.name);
                if let Some(token) = profile.text(token)? {
                    found = found.token(token);
                }
                match project.map_or(Ok(None), |key| profile.text(key))? {
                    Some(project) => Ok(found.project(project)),
                    None => Ok(found),
                }
            }
            (None, None) => Err(profile.absent(&format!("has neither {key_id} nor {secret}"))),
            (Some(_), None) => Err(profile.broken(&format!("has {key_id} and no {secret}: expected both"))),
            (None, Some(_)) => Err(profile.broken(&format!("has {secret} and no {key_id}: expected both"))),
        }
    }
}

impl ProvideCredentials for FromFile {
    fn credentials<'a>(&'a self, _io: Io<'a>) -> Boxed<'a, Result<Credentials, NoCredentials>> {
        Box::pin(ready(self.find().map_err(|declined| NoCredentials::at(self.file.name, declined))))
    }
}
