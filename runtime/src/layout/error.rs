//! Why a request cannot be laid out.

/// A request that cannot be laid out. No policy helps: without these values there is no path to send it to.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LayoutError {
    /// Values of the path are missing, or are `.` or `..`, which no path can carry.
    #[error("{operation} has no path to go to: {}", described(.unusable))]
    Path {
        /// Id of the operation.
        operation: &'static str,
        /// Wire names and what was given for each; an empty text when nothing was.
        unusable: Vec<(&'static str, String)>,
    },
    /// A call without a description is not written as the vendor's calls are.
    #[error("{0}")]
    Raw(String),
    /// The values could not be written as JSON.
    #[error("the request could not be written as JSON")]
    Json(#[from] serde_json::Error),
}

fn described(unusable: &[(&'static str, String)]) -> String {
    let describe = |(name, given): &(&'static str, String)| match given.as_str() {
        "" => format!("{name} must be set and not empty"),
        given => format!("{name} cannot be {given:?}"),
    };
    unusable.iter().map(describe).collect::<Vec<_>>().join(", ")
}
