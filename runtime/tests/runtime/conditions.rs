//! Both sides of every condition, and what an absent field counts as.

use crate::sample::{CreateLogRequest, ResourceType, Storage, StorageType};
use crate::{found, good};
use flowlog_runtime::rules::Origin;

fn none() -> Vec<String> {
    Vec::new()
}

#[test]
fn unless_a_value() {
    assert_eq!(found(&good().resource_type("SUBNET")), ["ResourceType enum@sdk", "VpcId required"]);
    assert_eq!(found(&good().resource_type("SUBNET").vpc_id("v")), ["ResourceType enum@sdk"]);
    assert_eq!(found(&good().resource_type(ResourceType::Ccn)), none());
}

#[test]
fn unless_with_an_absent_field_applies() {
    let mut request = good();
    request.resource_type = None;
    assert_eq!(found(&request), ["ResourceType required", "VpcId required"]);
}

#[test]
fn when_a_value() {
    assert_eq!(found(&good().vpc_id("v")), ["VpcId forbidden@sdk"]);
    assert_eq!(found(&good().storage_type(StorageType::Kafka)), ["Storage required"]);
    let storage = Storage::default().storage_id("s");
    assert_eq!(found(&good().storage_type(StorageType::Kafka).storage(storage)), none());
}

#[test]
fn when_with_an_absent_field_does_not_apply() {
    assert_eq!(found(&good()), none());
}

#[test]
fn absent_counts_with_the_weakest_origin() {
    let mut request = good();
    request.topic_id = None;
    let by_default = request.validate();
    let finding = by_default.iter().next().expect("a finding");
    assert_eq!(finding.id(), "samplecloud.logs.CreateLog/TopicId/required@sdk");
    assert_eq!(finding.origin(), Origin::Beyond("sdk"));
    assert!(by_default.is_ok());

    let by_value = request.clone().storage_type("cls").validate();
    assert_eq!(
        by_value.violations().map(|finding| finding.id()).collect::<Vec<_>>(),
        ["samplecloud.logs.CreateLog/TopicId/required"]
    );

    let other = request.storage_type("kafka").storage(Storage::default().storage_id("s"));
    assert_eq!(found(&other), none());
}

#[test]
fn given_and_not_given() {
    assert_eq!(found(&good().port(1)), ["Collector required"]);
    assert_eq!(found(&good().port(1).collector("::1")), none());
    let mut request = good().alias("a");
    assert_eq!(found(&request), ["Alias deprecated"]);
    request.name = None;
    assert_eq!(found(&request), ["Name required", "Alias deprecated", "Alias forbidden"]);
}

#[test]
fn several_terms_are_and() {
    // `Port` is required when `Collector` is given and `DryRun` is false, as it is when absent.
    let request = good().collector("::1");
    assert_eq!(found(&request), ["Port required"]);
    assert_eq!(found(&request.clone().dry_run(false)), ["Port required"]);
    assert_eq!(found(&request.clone().dry_run(true)), none());
    assert_eq!(found(&good().dry_run(false)), none());
    assert_eq!(found(&request.port(1)), none());
}

#[test]
fn an_unset_request_misses_what_is_required() {
    assert_eq!(
        found(&CreateLogRequest::new()),
        ["project_id required", "Name required", "ResourceType required", "VpcId required", "TopicId required@sdk",]
    );
}
