//! Acceptance: somebody who has never seen the project finds out from the terminal why a field is required, which row says so, and what would notice
//! if the page changed.

use flowlog_codegen::review::{ReviewError, review};
use flowlog_tests::spec_folder;

use crate::workshop::Workshop;

const CREATE: &str = "tencentcloud/vpc/CreateFlowLog";

#[test]
fn one_command_says_why_a_field_is_required() {
    let text = review(&spec_folder(), CREATE, Some("request.VpcId"), None).expect("a review");
    for part in [
        "required: {unless: {ResourceType: [CCN]}}",
        "spec/tencentcloud/vpc/CreateFlowLog.yaml:",
        "row 8 of table input, line 33 of page tencentcloud.vpc.CreateFlowLog",
        "tencentcloud.vpc.CreateFlowLog/VpcId/required",
        "cargo xtask drift NEW",
        "cargo xtask check --documents DIR",
        "network interface without a VPC: rejected: VpcId required",
        "tccli 3.1.189.1",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
    assert!(text.lines().count() < 40, "it is read in a minute:\n{text}");
}

#[test]
fn every_field_of_an_operation_stands_beside_its_row() {
    let text = review(&spec_folder(), CREATE, None, None).expect("a review");
    assert!(text.contains("input 8"), "{text}");
    assert!(text.contains("no row           request.Period"), "{text}");
    assert!(text.contains("spec   type: string; required: always"), "{text}");
}

#[test]
fn the_words_of_a_page_are_shown_only_from_the_page() {
    let workshop = Workshop::locked("broken.txt", "broken");
    let (spec, operation) = (workshop.spec(), "acme/broken/CreateBox");
    let without = review(&spec, operation, Some("Weight"), None).expect("a review");
    assert!(without.contains("not kept") && !without.contains("How much the box may hold"), "{without}");
    let with = review(&spec, operation, Some("Weight"), Some(&workshop.documents())).expect("a review");
    assert!(with.contains("How much the box may hold"), "{with}");
}

#[test]
fn what_does_not_exist_is_refused_with_what_does() {
    let unknown = review(&spec_folder(), "tencentcloud/vpc/CreateFlowLogs", None, None);
    assert!(matches!(unknown, Err(ReviewError::Operation { help, .. }) if help.contains(CREATE)));
    let unknown = review(&spec_folder(), CREATE, Some("VpcIds"), None);
    assert!(matches!(unknown, Err(ReviewError::Field { help, .. }) if help.contains("VpcId")));
}
