//! Providers one after the other.

use super::{Credentials, Environment, FromFile, Keys, NoCredentials, ProvideCredentials, Variables};
use crate::settings::{ProfileFile, Sources};
use crate::transport::{Boxed, Io};

/// Where a vendor's own tools look for credentials, as data.
#[derive(Clone, Copy, Debug)]
pub enum Provider {
    /// Variables.
    Variables(Variables),
    /// A profile of a file.
    File(ProfileFile, Keys),
}

/// Providers in the order in which they are asked.
#[derive(Debug, Default)]
pub struct Chain {
    providers: Vec<Box<dyn ProvideCredentials>>,
}

impl Chain {
    /// Asks nobody.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Asks these, in this order.
    #[must_use]
    pub fn of(providers: &[Provider], sources: &Sources) -> Self {
        providers.iter().fold(Self::new(), |chain, provider| {
            let sources = sources.clone();
            match *provider {
                Provider::Variables(variables) => chain.then(Environment { variables, sources }),
                Provider::File(file, keys) => chain.then(FromFile { file, keys, sources }),
            }
        })
    }

    /// Asks this one too, behind the others.
    #[must_use]
    pub fn then(mut self, provider: impl ProvideCredentials + 'static) -> Self {
        self.providers.push(Box::new(provider));
        self
    }
}

/// The credentials of the first provider that has any. One that is broken or does not answer ends the search: those
/// behind it may have other credentials than were meant.
impl ProvideCredentials for Chain {
    fn credentials<'a>(&'a self, io: Io<'a>) -> Boxed<'a, Result<Credentials, NoCredentials>> {
        Box::pin(async move {
            let mut tried = Vec::new();
            for provider in &self.providers {
                match provider.credentials(io).await {
                    Ok(credentials) => return Ok(credentials),
                    Err(none) => {
                        let ends = none.is_broken() || none.is_unavailable();
                        tried.extend(none.tried);
                        if ends {
                            break;
                        }
                    }
                }
            }
            Err(NoCredentials { tried })
        })
    }

    fn forget(&self, refused: &Credentials) {
        // Each of them may have given these.
        self.providers.iter().for_each(|provider| provider.forget(refused));
    }
}
