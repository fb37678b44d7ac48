//! What the facts of an object were read from: the vendor's page or, where there is none, the pinned source that stands in for it; and the pinned
//! sources that know more. It must not know what a limit is.

/// The sources of one operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Provenance {
    /// Id of the operation: `vendor.service.Operation`.
    pub operation: &'static str,
    /// Name of the pinned source that stands in for the page; `None` when there is a page.
    pub authority: Option<&'static str>,
    /// Names of the pinned sources, each with what it is pinned to: `("tccli", "tccli 3.1.189.1")`.
    pub pins: &'static [(&'static str, &'static str)],
    /// Name of the object in the source that stands in for the page; `None` for a request or a response.
    pub object: Option<&'static str>,
}

impl Provenance {
    /// The page of an operation, and the pinned sources beside it.
    #[must_use]
    pub const fn page(operation: &'static str, pins: &'static [(&'static str, &'static str)]) -> Self {
        Self { operation, authority: None, pins, object: None }
    }

    /// The pinned sources of an operation that has no page: the one called `authority` stands in for it.
    #[must_use]
    pub const fn without_page(
        operation: &'static str,
        authority: &'static str,
        pins: &'static [(&'static str, &'static str)],
    ) -> Self {
        Self { operation, authority: Some(authority), pins, object: None }
    }

    /// The same sources for an object that has this name in them.
    #[must_use]
    pub const fn object(&self, name: &'static str) -> Self {
        Self { object: Some(name), ..*self }
    }

    /// What a source is pinned to; its name when it is not among the pinned ones.
    #[must_use]
    pub fn pin(&self, name: &'static str) -> &'static str {
        self.pins.iter().find(|(known, _)| *known == name).map_or(name, |(_, pin)| pin)
    }
}
