//! The judgement of a JSON request by the model. An implementation of the limits of its own: it shares nothing with the validators that are
//! generated, so that each can be held against the other. It must not know Rust output, and of the YAML only where a limit stands.

mod base;
mod cases;
mod finding;
mod hold;
mod limit;
mod path;
mod report;
mod shape;
mod spoiled;
mod strict;
#[cfg(test)]
mod tests;
mod walk;

use std::fmt;

use serde::Serialize;
use serde_json::Value;

use crate::model::{Operation, Service, Severity};

pub use base::base;
pub use cases::check_examples_and_cases;
pub use finding::Finding;
pub(crate) use limit::limit as worded;
pub use report::{Format, Report, validate};
pub use shape::{Unreadable, check_response};
pub(crate) use spoiled::forget_spoiled;

/// What is to be said of one request.
#[derive(Clone, Debug, Serialize)]
pub struct Verdict {
    /// Id of the operation: `alibabacloud.ecr.CreateFlowLog`.
    pub operation: String,
    /// Where the value is no request of this operation at all.
    pub unreadable: Vec<Unreadable>,
    /// The limits that it does not keep, in the order of the model.
    pub findings: Vec<Finding>,
}

/// Judges a request, keyed by wire names, with the fields of all places side by side.
pub fn judge(service: &Service, operation: &Operation, request: &Value) -> Verdict {
    let mut findings = Vec::new();
    walk::walk(service, operation, request, &mut |failure| {
        if let Some(origin) = &failure.origin {
            findings.push(Finding::new(operation, failure, origin));
        }
    });
    let unreadable = shape::check_request(service, operation, request);
    Verdict { operation: operation.id.clone(), unreadable, findings }
}

impl Verdict {
    /// What the documentation forbids.
    pub fn violations(&self) -> impl Iterator<Item = &Finding> {
        self.of(Severity::Violation)
    }

    /// What only another source forbids.
    pub fn advice(&self) -> impl Iterator<Item = &Finding> {
        self.of(Severity::Advice)
    }

    /// What is allowed and will not do what it seems to.
    pub fn notices(&self) -> impl Iterator<Item = &Finding> {
        self.of(Severity::Notice)
    }

    /// Whether it is a request without violations. There may be advice and notices.
    pub fn is_accepted(&self) -> bool {
        self.unreadable.is_empty() && self.violations().next().is_none()
    }

    fn of(&self, severity: Severity) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(move |finding| finding.severity == severity)
    }
}

/// A line that sums up, then a block for each thing to say.
impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let outcome = match (self.unreadable.is_empty(), self.is_accepted()) {
            (false, _) => "not a request",
            (true, false) => "rejected",
            (true, true) => "accepted",
        };
        write!(f, "{}: {outcome}", self.operation)?;
        let counts = [
            (self.unreadable.len(), "unreadable", "unreadable"),
            (self.violations().count(), "violation", "violations"),
            (self.advice().count(), "advice", "advice"),
            (self.notices().count(), "notice", "notices"),
        ];
        for (number, (count, one, many)) in counts.into_iter().filter(|(count, ..)| *count > 0).enumerate() {
            let separator = if number == 0 { " (" } else { ", " };
            write!(f, "{separator}{count} {}", if count == 1 { one } else { many })?;
        }
        if !self.unreadable.is_empty() || !self.findings.is_empty() {
            f.write_str(")")?;
        }
        self.unreadable.iter().try_for_each(|problem| write!(f, "\n\n{problem}"))?;
        self.findings.iter().try_for_each(|finding| write!(f, "\n\n{finding}"))
    }
}
