//! Answers are read leniently, and completely.

use crate::good;
use crate::sample::{CreateLogRequest, CreateLogResponse, ResourceType};
use flowlog_runtime::decode::{DecodeError, decode};
use flowlog_runtime::json::request_from_json;
use flowlog_runtime::operation::Operation;

fn read(json: &str) -> Result<CreateLogResponse, DecodeError> {
    decode(CreateLogRequest::INFO, &[], format!(r#"{{"Response":{json}}}"#).as_bytes())
}

#[track_caller]
fn reads(json: &str) -> CreateLogResponse {
    read(json).expect("readable")
}

#[track_caller]
fn refuses(json: &str, unreadable: &[&str]) {
    match read(json) {
        Err(DecodeError::Unreadable(found)) => {
            assert_eq!(found.iter().map(ToString::to_string).collect::<Vec<_>>(), unreadable);
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_is_promised() {
    let response = reads(
        r#"{"Logs": [{"Id": "l", "ResourceType": "VPC", "Interval": 60, "Enabled": true, "Storage": {"Topics": ["a"]},
            "Sizes": [1, 2], "Kinds": ["VPC", "NEW"]}, {}], "RequestId": "r", "Total": 2, "Success": false}"#,
    );
    assert_eq!(
        format!("{response:?}"),
        "CreateLogResponse { logs: [Log { id: \"l\", resource_type: \"VPC\", interval: 60, enabled: true, \
         storage: Storage { topics: [\"a\"] }, sizes: [1, 2], kinds: [\"VPC\", \"NEW\"] }, Log], \
         request_id: \"r\", total: 2, success: false }"
    );
}

#[test]
fn new_and_missing_fields() {
    assert_eq!(
        reads(r#"{"New": {"deep": [1, {"x": null}]}, "RequestId": "r", "Other": 1e400000}"#).request_id.as_deref(),
        Some("r")
    );
    assert_eq!(reads("{}"), CreateLogResponse::default());
    assert_eq!(
        reads(r#"{"RequestId": null, "Logs": null, "Total": null, "Success": null}"#),
        CreateLogResponse::default()
    );
}

#[test]
fn numbers_for_texts_keep_their_digits() {
    let id = |json: &str| reads(&format!(r#"{{"RequestId": {json}}}"#)).request_id;
    assert_eq!(id("200").as_deref(), Some("200"));
    assert_eq!(id("-1").as_deref(), Some("-1"));
    assert_eq!(id("18446744073709551615").as_deref(), Some("18446744073709551615"));
    assert_eq!(id("1.5").as_deref(), Some("1.5"));
    assert_eq!(id("-0.1").as_deref(), Some("-0.1"));
    assert_eq!(id("600.0").as_deref(), Some("600"));
    assert_eq!(id("true").as_deref(), Some("true"));
    refuses(
        r#"{"RequestId": 18446744073709551616}"#,
        &["Response.RequestId: expected a text, found a number near 18446744073709552000"],
    );
    assert!(read(r#"{"RequestId": 0.12345678901234567}"#).is_err());
}

#[test]
fn texts_for_numbers_and_truth_values() {
    let total = |json: &str| reads(&format!(r#"{{"Total": {json}}}"#)).total;
    assert_eq!(total(r#""007""#), Some(7));
    assert_eq!(total(r#""-5""#), Some(-5));
    assert_eq!(total("600.0"), Some(600));
    assert_eq!(total("6e2"), Some(600));
    assert_eq!(total("9223372036854775807"), Some(i64::MAX));
    assert_eq!(total("-9223372036854775808"), Some(i64::MIN));
    let success = |json: &str| reads(&format!(r#"{{"Success": {json}}}"#)).success;
    assert_eq!(success(r#""true""#), Some(true));
    assert_eq!(success(r#""False""#), Some(false));
    let number = "expected a whole number of 64 bits, found";
    for (json, found) in [
        (r#"" 1""#, r#"the text " 1""#),
        (r#""""#, r#"the text """#),
        (r#""1.5""#, r#"the text "1.5""#),
        ("1.5", "a number near 1.5"),
        ("9223372036854775808", "the number 9223372036854775808"),
        ("1e300", &format!("a number near 1{}", "0".repeat(300))),
        ("true", "true"),
    ] {
        refuses(&format!(r#"{{"Total": {json}}}"#), &[&format!("Response.Total: {number} {found}")]);
    }
    refuses(r#"{"Success": "yes"}"#, &[r#"Response.Success: expected true or false, found the text "yes""#]);
    refuses(r#"{"Success": 1}"#, &["Response.Success: expected true or false, found the number 1"]);
}

#[test]
fn unknown_enum_values_survive() {
    let logs = reads(r#"{"Logs": [{"ResourceType": "vpc"}, {"ResourceType": "VPC"}, {"ResourceType": 7}]}"#).logs;
    let kinds: Vec<_> = logs.into_iter().flatten().filter_map(|log| log.resource_type).collect();
    assert_eq!(kinds.iter().map(ResourceType::as_str).collect::<Vec<_>>(), ["vpc", "VPC", "7"]);
    assert!(matches!(&kinds[..], [ResourceType::Unlisted(text), ResourceType::Vpc, _] if text.as_str() == "vpc"));
}

#[test]
fn everything_that_does_not_fit_is_collected() {
    refuses(
        r#"{"Logs": [{"Id": ["x"], "Interval": "soon"}, 3, {"Storage": "s", "Sizes": [1, "x", {"y": 1}, 2], "Secret": {}}],
            "RequestId": {"a": [1]}, "Total": [], "Success": {}}"#,
        &[
            "Response.Logs[0].Id: expected a text, found a list",
            "Response.Logs[0].Interval: expected a whole number of 64 bits, found the text \"soon\"",
            "Response.Logs[1]: expected an object, found the number 3",
            "Response.Logs[2].Storage: expected an object, found the text \"s\"",
            "Response.Logs[2].Sizes[1]: expected a whole number of 64 bits, found the text \"x\"",
            "Response.Logs[2].Sizes[2]: expected a whole number of 64 bits, found an object",
            "Response.Logs[2].Secret: expected a text, found a value that is not shown",
            "Response.RequestId: expected a text, found an object",
            "Response.Total: expected a whole number of 64 bits, found a list",
            "Response.Success: expected true or false, found an object",
        ],
    );
}

#[test]
fn the_last_of_two_keys_counts() {
    let response = reads(r#"{"RequestId": "a", "Logs": [{"Id": "x"}], "RequestId": "b", "Logs": [{"Interval": 1}]}"#);
    assert_eq!(format!("{response:?}"), "CreateLogResponse { logs: [Log { interval: 1 }], request_id: \"b\" }");
    assert_eq!(reads(r#"{"RequestId": "a", "RequestId": null}"#).request_id, None);
}

#[test]
fn the_envelope_must_be_there() {
    let decoded = |body: &str| decode::<CreateLogResponse>(CreateLogRequest::INFO, &[], body.as_bytes());
    let said = |body: &str| decoded(body).expect_err("unreadable").to_string();
    assert_eq!(said("{}"), "not what was promised: Response: expected an object, found nothing");
    assert_eq!(said("null"), "not what was promised: the whole text: expected an object, found null");
    assert_eq!(said("[]"), "not what was promised: the whole text: expected an object, found a list");
    assert_eq!(said("7"), "not what was promised: the whole text: expected an object, found the number 7");
    assert_eq!(decoded(r#"{"a": 1, "Response": {"Total": 1}, "b": 2}"#).expect("readable").total, Some(1));
}

#[test]
fn an_empty_body_is_nothing_set() {
    for body in ["", " \r\n"] {
        let response: CreateLogResponse = decode(CreateLogRequest::INFO, &[], body.as_bytes()).expect("readable");
        assert_eq!(response, CreateLogResponse::default());
    }
}

#[test]
fn headers_are_read_in_any_case_and_only_from_headers() {
    let headers = [("x-client-token", "t"), ("X-Other", "o")];
    let body = br#"{"Response": {"X-Client-Token": "body"}}"#;
    let response: CreateLogResponse = decode(CreateLogRequest::INFO, &headers, body).expect("readable");
    assert_eq!(response.client_token.as_deref(), Some("t"));
    let response: CreateLogResponse = decode(CreateLogRequest::INFO, &[], body).expect("readable");
    assert_eq!(response.client_token, None);
}

#[test]
fn broken_json_is_an_error_with_its_place() {
    let said = |json: &str| {
        decode::<CreateLogResponse>(CreateLogRequest::INFO, &[], json.as_bytes()).expect_err("broken").to_string()
    };
    assert!(said("<html>").contains("line 1 column 1"), "{}", said("<html>"));
    assert!(said(r#"{"Response": {}} {}"#).contains("trailing characters"));
    assert!(said(r#"{"Response": {"RequestId": "a"#).starts_with("not readable as JSON: EOF"));
}

#[test]
fn deep_nesting_is_an_error_and_not_a_crash() {
    let deep = "[".repeat(200_000);
    assert!(matches!(read(&format!(r#"{{"Logs": {deep}"#)), Err(DecodeError::Syntax(_))));
    assert!(matches!(read(&format!(r#"{{"New": {deep}"#)), Err(DecodeError::Syntax(_))));
}

#[test]
fn a_request_is_read_by_wire_names_wherever_they_travel() {
    let json = br#"{"project_id": "p", "X-Client-Token": "c", "DryRun": "true", "Tag": [{"Key": "k"}], "Name": "edge",
        "ResourceType": "CCN", "TopicId": "t", "Type": "x"}"#;
    let request: CreateLogRequest = request_from_json(json).expect("readable");
    let expected = good().client_token("c").dry_run(true).tag([crate::sample::Tag::default().key("k")]).r#type("x");
    assert_eq!(request, expected);
    let error = request_from_json::<CreateLogRequest>(br#"{"Name": [], "Interval": "x"}"#).expect_err("unreadable");
    assert_eq!(
        error.to_string(),
        "not what was promised: Name: expected a text, found a list; \
         Interval: expected a whole number of 64 bits, found the text \"x\""
    );
}
