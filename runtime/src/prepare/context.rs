//! What a request is signed with besides its own values.

use crate::credentials::Credentials;
use crate::endpoint::Endpoint;
use http::HeaderMap;
use std::fmt::{Debug, Formatter, Result as Written};
use std::sync::LazyLock;
use std::time::SystemTime;

/// What a request is signed with besides its own values.
#[derive(Clone)]
pub struct Context<'a> {
    pub(crate) endpoint: &'a Endpoint,
    pub(crate) credentials: &'a Credentials,
    pub(crate) time: SystemTime,
    pub(crate) nonce: &'a str,
    pub(crate) region: Option<&'a str>,
    pub(crate) project: Option<&'a str>,
    pub(crate) language: Option<&'a str>,
    pub(crate) user_agent: &'a str,
    pub(crate) headers: &'a HeaderMap,
}

/// Of the headers only the names: they are the program's own, and may be secret.
impl Debug for Context<'_> {
    fn fmt(&self, out: &mut Formatter<'_>) -> Written {
        out.debug_struct("Context")
            .field("endpoint", &self.endpoint)
            .field("credentials", &self.credentials)
            .field("time", &self.time)
            .field("nonce", &self.nonce)
            .field("region", &self.region)
            .field("project", &self.project)
            .field("language", &self.language)
            .field("user_agent", &self.user_agent)
            .field("headers", &self.headers.keys().collect::<Vec<_>>())
            .finish()
    }
}

static NO_HEADERS: LazyLock<HeaderMap> = LazyLock::new(HeaderMap::new);

impl<'a> Context<'a> {
    /// Where to, who, when, and a text that no other request of the same key has.
    #[must_use]
    pub fn new(endpoint: &'a Endpoint, credentials: &'a Credentials, time: SystemTime, nonce: &'a str) -> Self {
        Self {
            endpoint,
            credentials,
            time,
            nonce,
            region: None,
            project: None,
            language: None,
            user_agent: concat!("flowlog/", env!("CARGO_PKG_VERSION")),
            headers: &NO_HEADERS,
        }
    }

    /// The region, for vendors that want it in a header.
    #[must_use]
    pub fn region(mut self, region: Option<&'a str>) -> Self {
        self.region = region.filter(|region| !region.is_empty());
        self
    }

    /// The project, for requests that do not name one; without it the credentials' own.
    #[must_use]
    pub fn project(mut self, project: Option<&'a str>) -> Self {
        self.project = project;
        self
    }

    /// The language of messages (`en-US`), where a vendor offers a choice.
    #[must_use]
    pub fn language(mut self, language: Option<&'a str>) -> Self {
        self.language = language;
        self
    }

    /// What the client calls itself.
    #[must_use]
    pub fn user_agent(mut self, user_agent: &'a str) -> Self {
        self.user_agent = user_agent;
        self
    }

    /// Headers to send along. They are not signed, and do not replace those of the protocol. Their values count as secrets.
    #[must_use]
    pub fn headers(mut self, headers: &'a HeaderMap) -> Self {
        self.headers = headers;
        self
    }
}
