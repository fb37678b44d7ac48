//! Tests of the judgement, on a model that is built by hand: no YAML and no resolving takes part.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by a panic")]

mod base;
mod cases;
mod conditions;
mod limits;
mod report;
mod sample;
mod shape;

use serde_json::Value;

use super::{Verdict, judge};

/// What the sample operation makes of a request.
fn verdict(request: &Value) -> Verdict {
    let service = sample::service();
    judge(&service, &service.operations[0], request)
}

/// Path, rule and severity of each finding.
fn found(request: &Value) -> Vec<String> {
    verdict(request).findings.iter().map(|f| format!("{} {}: {}", f.path, f.rule, f.severity)).collect()
}
