//! Providers one after the other, and the report when none of them has anything.

use super::{Credentials, Provider};
use crate::settings::{Declined, Sources};
use std::fmt::{Display, Formatter, Result as Written};

/// Providers in the order in which they are asked.
#[derive(Debug, Default)]
pub struct Chain {
    providers: Vec<Box<dyn Provider>>,
}

/// Nobody has credentials.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoCredentials {
    /// Every provider that was asked, and why it has none. The last one may be broken: then it has ended the search.
    pub tried: Vec<(&'static str, Declined)>,
}

impl Chain {
    /// Asks nobody.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Asks this one too, behind the others.
    #[must_use]
    pub fn then(mut self, provider: impl Provider + 'static) -> Self {
        self.providers.push(Box::new(provider));
        self
    }

    /// The credentials of the first provider that has any.
    ///
    /// # Errors
    ///
    /// [`NoCredentials`] when none has, or when one is broken: those behind it may have other credentials than were
    /// meant.
    pub fn provide(&self, sources: &Sources<'_>) -> Result<Credentials, NoCredentials> {
        let mut tried = Vec::new();
        for provider in &self.providers {
            match provider.provide(sources) {
                Ok(credentials) => return Ok(credentials),
                Err(declined) => {
                    let is_broken = matches!(declined, Declined::Broken(_));
                    tried.push((provider.name(), declined));
                    if is_broken {
                        break;
                    }
                }
            }
        }
        Err(NoCredentials { tried })
    }
}

impl std::error::Error for NoCredentials {}

impl Display for NoCredentials {
    fn fmt(&self, out: &mut Formatter<'_>) -> Written {
        out.write_str(match self.tried.last() {
            Some((_, Declined::Broken(_))) => "credentials that cannot be used",
            _ => "no credentials",
        })?;
        for (index, (name, declined)) in self.tried.iter().enumerate() {
            write!(out, "{}{name}: {declined}", if index == 0 { ": " } else { "; " })?;
        }
        Ok(())
    }
}
