//! The runtime, used as generated code uses it. One binary: the sample is compiled once.
#![expect(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "how a test fails")]

mod allocation;
mod conditions;
mod findings;
mod layout;
mod objects;
mod open_enums;
mod policy;
mod reading;
mod rules;
mod sample;
#[cfg(feature = "serde")]
mod serde;

use sample::{CreateLogRequest, ResourceType};

/// A request that keeps every limit.
fn good() -> CreateLogRequest {
    CreateLogRequest::new().project_id("p").name("edge").resource_type(ResourceType::Ccn).topic_id("t")
}

/// What is found wrong with a request, as `path rule` or `path rule@witness`.
fn found(request: &CreateLogRequest) -> Vec<String> {
    request
        .validate()
        .iter()
        .map(|finding| {
            let rule = finding.id().rsplit('/').next().unwrap_or_default();
            format!("{} {rule}", finding.path())
        })
        .collect()
}
