//! The clients against what the vendors' own SDKs sent and what the vendors printed: captures of `vectors/`, and of the folder that `FLOWLOG_VECTORS`
//! names, for all operations that exist.
//!
//! 1. A prepared request has the method, path, names, places and values of the capture, and a body that means the same.
//! 2. A signer that is given the recorded headers and body makes the recorded canonical request, string to sign and signature.
//! 3. Of the canned answer becomes the documented result, or an error with the same code, message, status and request id.

mod answers;
mod capture;
mod prepared;
mod published;
mod signer;

use capture::{Capture, all};
use std::collections::BTreeMap;

/// Runs a rule over all captures that it applies to, says which they were, and fails with every disagreement at once.
fn hold(rule: &str, applies: fn(&Capture) -> Result<(), &'static str>, check: fn(&Capture) -> Result<(), String>) {
    let (captures, without_operation) = all();
    let mut ran = Vec::new();
    let mut skipped: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut failed = Vec::new();
    for capture in &captures {
        match applies(capture) {
            Err(reason) => skipped.entry(reason).or_default().push(&capture.name),
            Ok(()) => {
                ran.push(&capture.name);
                failed.extend(check(capture).err().map(|problem| format!("{}: {problem}", capture.name)));
            }
        }
    }
    println!("{rule}: ran {} captures", ran.len());
    for (reason, names) in &skipped {
        println!("{rule}: skipped {} with {reason}: {}", names.len(), names.join(", "));
    }
    let names: Vec<_> = without_operation.iter().map(String::as_str).collect();
    println!("{rule}: skipped {} for lack of the operation: {}", names.len(), names.join(", "));
    assert!(!ran.is_empty(), "{rule}: no capture was run");
    assert!(failed.is_empty(), "{rule}: {} of {} disagree\n\n{}", failed.len(), ran.len(), failed.join("\n\n"));
}

#[test]
fn prepared_requests_agree_with_the_captures() {
    hold("rule 1", prepared::applies, prepared::check);
}

#[test]
fn signers_agree_with_the_captures() {
    hold("rule 2", signer::applies, signer::check);
}

#[test]
fn answers_agree_with_the_captures() {
    hold("rule 3", answers::applies, answers::check);
}

#[test]
fn every_operation_has_a_capture_that_says_how_it_is_sent() {
    let (captures, _) = all();
    for operation in flowlog_tests::generated::all() {
        let id = operation.info.id;
        let is_held = |capture: &Capture| capture.operation.info.id == id && prepared::applies(capture).is_ok();
        assert!(captures.iter().any(is_held), "{id} has no capture");
    }
}
