//! The place of a value in a request: as people read it, with indices, and as rules are named, without. Knows neither model nor JSON.

/// A place in a JSON value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Path {
    /// `Tag[2].Key`.
    pub(super) shown: String,
    /// `Tag.Key`.
    pub(super) dotted: String,
}

impl Path {
    /// The place of a member of the object here.
    pub(super) fn member(&self, name: &str) -> Self {
        let join = |path: &str| if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
        Self { shown: join(&self.shown), dotted: join(&self.dotted) }
    }

    /// The place of an element of the list here, counted from zero.
    pub(super) fn element(&self, index: usize) -> Self {
        Self { shown: format!("{}[{index}]", self.shown), dotted: self.dotted.clone() }
    }
}
