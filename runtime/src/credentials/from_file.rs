//! Credentials in a profile of a file. What its keys are called is the vendors' business.

use super::{Credentials, NoCredentials, ProvideCredentials};
use crate::settings::{Declined, ProfileFile, Sources, aside, sound};
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
    /// The host that is asked for the project of the key, where the vendor has such a thing. It counts for this key only.
    pub iam_endpoint: Option<&'static str>,
    /// Says what kind of credentials they are, and which kinds have key and secret.
    pub kind: Option<(&'static str, &'static [&'static str])>,
}

impl FromFile {
    fn find(&self) -> Result<Credentials, Declined> {
        let profile = self.file.read(&self.sources)?;
        let Keys { key_id, secret, token, project, iam_endpoint, kind } = self.keys;
        if let Some((key, usual)) = kind
            && let Some(other) = profile.text(key)?.filter(|kind| !usual.contains(kind))
        {
            let or_skip = self.file.disabled_by.map(|name| format!(", or {name}=true to skip it")).unwrap_or_default();
            // No kind has a longer name or a digit in it, and what was put there by mistake may be a secret.
            let is_kind = other.len() <= 24 && other.chars().all(|c| c.is_ascii_alphabetic() || c == '_');
            let other = if is_kind { format!("{key} {other}") } else { format!("another {key}") };
            return Err(profile.broken(&format!("has {other}: expected {}{or_skip}", usual.join(" or "))));
        }
        match (profile.text(key_id)?, profile.text(secret)?) {
            (Some(id), Some(secret)) => {
                let mut found = Credentials::new(id, secret).found_by(self.file.name);
                if let Some(token) = profile.text(token)? {
                    found = found.token(token);
                }
                let beside = |key: Option<&'static str>| {
                    let Some(key) = key else { return Ok(None) };
                    let value = profile.text(key)?;
                    let checked = value.map_or(Ok(()), sound).map_err(|problem| format!("{key}: {problem}"));
                    checked.map(|()| value).map_err(|problem| profile.broken(&problem))
                };
                if let Some(project) = beside(project)? {
                    found = found.project(project);
                }
                Ok(found.with_iam_endpoint(beside(iam_endpoint)?))
            }
            (None, None) => Err(profile.absent(&format!("has neither {key_id} nor {secret}"))),
            (Some(_), None) => Err(profile.broken(&format!("has {key_id} and no {secret}: expected both"))),
            (None, Some(_)) => Err(profile.broken(&format!("has {secret} and no {key_id}: expected both"))),
        }
    }
}

impl ProvideCredentials for FromFile {
    fn credentials<'a>(&'a self, _io: Io<'a>) -> Boxed<'a, Result<Credentials, NoCredentials>> {
        let name = self.file.name;
        if !self.sources.is_aside() {
            return Box::pin(ready(self.find().map_err(|declined| NoCredentials::at(name, declined))));
        }
        let this = self.clone();
        Box::pin(async move {
            let found = aside(move || this.find()).await;
            let unread = || Declined::Unavailable("the thread that was to read it has ended".to_owned());
            found.unwrap_or_else(|| Err(unread())).map_err(|declined| NoCredentials::at(name, declined))
        })
    }
}
