//! What a finding says, word by word.

use crate::good;
use crate::sample::{CreateLogRequest, Tag};
use flowlog_runtime::object::Row;
use flowlog_runtime::rules::Origin;
use flowlog_runtime::validate::Severity;

#[track_caller]
fn says(request: &CreateLogRequest, text: &str) {
    assert_eq!(request.validate().to_string(), text);
}

#[test]
fn a_violation() {
    says(
        &good().client_token("a".repeat(65)),
        "violation: X-Client-Token: 1 to 64 characters; given \
         \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"… (65 characters)\n  \
         source: `header` row 1 of the page of samplecloud.logs.CreateLog\n  \
         to send it anyway: allow(\"samplecloud.logs.CreateLog/X-Client-Token/length\")",
    );
}

#[test]
fn advice_beyond_the_page() {
    says(
        &good().period(61),
        "advice: Period: one of 60, 300, 600; given 61\n  \
         source: not on the page of samplecloud.logs.CreateLog; from sdk\n  \
         sent all the same; id: samplecloud.logs.CreateLog/Period/enum@sdk",
    );
}

#[test]
fn a_limit_of_the_clients_own() {
    says(
        &good().project_id("../x"),
        "violation: project_id: one part of a path, not . or .., without /, \\ and control characters; given \"../x\"\n  \
         source: not the vendor's limit, but the client's own\n  \
         to send it anyway: allow(\"samplecloud.logs.CreateLog/project_id/path-segment\")",
    );
    says(
        &good().project_id(".."),
        "violation: project_id: one part of a path, not . or .., without /, \\ and control characters; given \"..\"\n  \
         source: not the vendor's limit, but the client's own\n  \
         it is part of the path, and no path can have it",
    );
}

#[test]
fn a_notice() {
    says(
        &good().r#type("x"),
        "notice: Type: not supported by the service for now; given \"x\"\n  \
         source: `body` row 9 of the page of samplecloud.logs.CreateLog\n  \
         sent all the same; id: samplecloud.logs.CreateLog/Type/unsupported",
    );
}

#[test]
fn a_nested_field_cites_its_own_page() {
    let request = good().tag([Tag::default().key("city"), Tag::default().value("shanghai")]);
    says(
        &request,
        "violation: Tag[1].Key: required; given nothing\n  \
         source: `Tag` row 1 of the page of samplecloud.logs.Tags\n  \
         to send it anyway: allow(\"samplecloud.logs.CreateLog/Tag.Key/required\")",
    );
}

#[test]
fn two_findings_and_a_condition() {
    let mut request = good().storage_type("s3\n");
    request.vpc_id = Some("v".into());
    says(
        &request,
        "advice: VpcId: must be absent when ResourceType is CCN; given \"v\"\n  \
         source: not in `body` row 3 of the page of samplecloud.logs.CreateLog; from sdk\n  \
         sent all the same; id: samplecloud.logs.CreateLog/VpcId/forbidden@sdk\n\
         violation: StorageType: one of cls, kafka; given \"s3\\n\"\n  \
         source: sdk and cli, for a hole in `body` row 6 of the page of samplecloud.logs.CreateLog\n  \
         to send it anyway: allow(\"samplecloud.logs.CreateLog/StorageType/enum\")",
    );
}

#[test]
fn nothing_is_promised_that_cannot_be_sent() {
    let request = CreateLogRequest { project_id: None, ..good() };
    says(
        &request,
        "violation: project_id: required; given nothing\n  \
         source: `path` row 1 of the page of samplecloud.logs.CreateLog\n  \
         it is part of the path: nothing can be sent without it",
    );
}

#[test]
fn limits_in_words() {
    let request = CreateLogRequest::new()
        .client_token("é")
        .sort_key(["id".into(), "id".into(), "id".into()])
        .tag([])
        .name("é".repeat(65))
        .secret("A")
        .interval(1)
        .storage_type("kafka")
        .collector("x")
        .description("http://<")
        .store_name("_A")
        .alias("")
        .labels([]);
    let limits: Vec<_> = request
        .validate()
        .iter()
        .map(|finding| format!("{}: {}; {}", finding.path(), finding.limit(), finding.given().unwrap_or("-")))
        .collect();
    let long = format!("\"{}\"…", "é".repeat(60));
    assert_eq!(
        limits,
        [
            "project_id: required; -".to_owned(),
            "X-Client-Token: ASCII characters only; \"é\"".to_owned(),
            "sort_key: at most 2 items; 3 items".to_owned(),
            "Tag: 1 to 20 items; 0 items".to_owned(),
            format!("Name: 1 to 64 characters; {long} (65 characters)"),
            format!("Name: at most 128 bytes in UTF-8; {long} (130 bytes)"),
            "ResourceType: required; -".to_owned(),
            "VpcId: required unless ResourceType is CCN; -".to_owned(),
            "Secret: 8 to 16 characters; a value that is not shown".to_owned(),
            "Secret: only the characters a-z; a value that is not shown".to_owned(),
            "Interval: 60 to 600; 1".to_owned(),
            "Storage: required when StorageType is kafka; -".to_owned(),
            "Collector: an IPv4 or IPv6 address; \"x\"".to_owned(),
            "Port: required when Collector is given and DryRun is false or absent; -".to_owned(),
            "Description: not containing <, >; \"http://<\"".to_owned(),
            "Description: not starting with http://, https://; \"http://<\"".to_owned(),
            "StoreName: at least 3 characters; \"_A\" (2 characters)".to_owned(),
            "StoreName: only a-z, digits, -, _; \"_A\" ('A' at character 2)".to_owned(),
            "StoreName: first and last character one of letters, digits; \"_A\"".to_owned(),
            "Alias: deprecated; \"\"".to_owned(),
            "Alias: not empty; \"\"".to_owned(),
            "Labels: at least 1 item; 0 items".to_owned(),
        ]
    );
}

#[test]
fn a_finding_for_programs() {
    let findings = good().tag([Tag::default().key("12345")]).validate();
    let finding = findings.iter().next().expect("a finding");
    assert_eq!(finding.path(), "Tag[0].Key");
    assert_eq!(finding.id(), "samplecloud.logs.CreateLog/Tag.Key/length");
    assert_eq!(finding.rule(), "length");
    assert_eq!(finding.severity(), Severity::Violation);
    assert_eq!(finding.limit().to_string(), "1 to 4 characters");
    assert_eq!(finding.given(), Some("\"12345\" (5 characters)"));
    assert_eq!(finding.origin(), Origin::Stated);
    assert_eq!(finding.source().operation(), "samplecloud.logs.Tags");
    assert_eq!(finding.source().row(), Some(Row { table: "Tag", row: 1 }));
    assert_eq!(finding.source().to_string(), "`Tag` row 1 of the page of samplecloud.logs.Tags");
}
