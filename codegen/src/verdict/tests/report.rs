//! The reports of `cargo xtask validate`, word for word.

use std::path::Path;

use serde_json::{Value, json};

use super::sample::{model, with};
use super::verdict;
use crate::verdict::report::validate_read;
use crate::verdict::{Format, Report, validate};

fn validated(operation: &str, name: &str, text: &str, format: Format) -> Report {
    validate_read(&model(), operation, name, || Ok(text.to_owned()), format)
}

const CREATE: &str = "cloud/logs/CreateLog";

#[test]
fn a_person_reads_this() {
    let tags = json!([{"Key": "a"}, {"Key": "owner", "Value": ""}]);
    let request =
        with(json!({"LogId": null, "Topic": null, "Kind": "EIP", "Tag": tags, "Secret": "hunter2", "Alias": "x"}));
    let expected = r#"cloud.logs.CreateLog: rejected (4 violations, 2 advice, 1 notice)

violation: LogId: required; given nothing
  source: `request` row 1 of the page of cloud.logs.CreateLog
  id: cloud.logs.CreateLog/LogId/required

violation: Kind: one of VPC, CCN; given "EIP"
  source: SDK 1.2.3 and cli, for a hole in `request` row 3 of the page of cloud.logs.CreateLog
  id: cloud.logs.CreateLog/Kind/enum

advice: Kind: only CCN; given "EIP"
  source: not in `request` row 3 of the page of cloud.logs.CreateLog; from cli
  id: cloud.logs.CreateLog/Kind/enum@cli

advice: Topic: required when Store is cls or absent; given nothing
  source: not in `request` row 6 of the page of cloud.logs.CreateLog; from cli
  id: cloud.logs.CreateLog/Topic/required@cli

violation: Tag[1].Key: 1 to 3 characters; given "owner" (5 characters)
  source: `Tag.Key` in SDK 1.2.3
  id: cloud.logs.CreateLog/Tag.Key/length

violation: Secret: at least 8 characters; given a value that is not shown
  source: `request` row 10 of the page of cloud.logs.CreateLog
  id: cloud.logs.CreateLog/Secret/length

notice: Alias: deprecated; given "x"
  source: `request` row 11 of the page of cloud.logs.CreateLog
  id: cloud.logs.CreateLog/Alias/deprecated"#;
    assert_eq!(verdict(&request).to_string(), expected);
    let report = validated(CREATE, "bad.json", &request.to_string(), Format::Human);
    assert_eq!(report, Report { text: expected.to_owned(), status: 1 });
}

#[test]
fn advice_does_not_fail() {
    let report = validated(CREATE, "advice.json", &with(json!({"Period": 1})).to_string(), Format::Human);
    let expected = "cloud.logs.CreateLog: accepted (1 advice)\n\nadvice: Period: one of 60, 300; given 1\n  \
        source: not on the page of cloud.logs.CreateLog; from cli\n  id: cloud.logs.CreateLog/Period/enum@cli";
    assert_eq!(report, Report { text: expected.to_owned(), status: 0 });
}

#[test]
fn a_program_reads_this() {
    let report = validated(CREATE, "program.json", &with(json!({"Name": "a", "Nmae": 1})).to_string(), Format::Json);
    let expected = json!({
        "operation": "cloud.logs.CreateLog",
        "unreadable": [{"path": "Nmae", "problem": "the spec has no such member", "help": "did you mean `Name`?"}],
        "findings": [{
            "severity": "violation", "path": "Name", "field": "Name", "rule": "length", "id": "cloud.logs.CreateLog/Name/length",
            "limit": "2 to 4 characters", "given": "\"a\" (1 character)", "origin": "stated",
            "source": "`request` row 2 of the page of cloud.logs.CreateLog", "table": "request", "row": 2,
        }],
    });
    assert_eq!(report.status, 2);
    assert_eq!(serde_json::from_str::<Value>(&report.text).unwrap(), expected);
}

#[test]
fn what_cannot_be_judged_says_what_to_do() {
    let text = |operation: &str, name: &str, text: &str| {
        let report = validated(operation, name, text, Format::Human);
        assert_eq!(report.status, 2);
        report.text
    };
    let operation = "cloud/logs/CreatLog";
    assert_eq!(
        text(operation, "a.json", "{}"),
        "cloud/logs/CreatLog: not judged\n\nno operation `cloud/logs/CreatLog`\n  help: did you mean `cloud/logs/CreateLog`?"
    );
    assert!(
        text("cloud/logs/Delete", "b.json", "{}").ends_with("help: known: cloud/logs/CreateLog, cloud/logs/ListLogs")
    );
    assert!(text("sky/journals/createlog", "c.json", "{}").ends_with("help: known: cloud/logs/CreateLog"));
    assert!(text("", "d.json", "{}").ends_with("help: known: cloud/logs/CreateLog, cloud/logs/ListLogs"));
    assert!(
        text(CREATE, "e.json", "{\n  \"LogId\": ,\n}")
            .contains("CreateLog: not judged\n\ne.json is not JSON: expected value at line 2 column 12\n")
    );
    let twice = text(CREATE, "f.json", "{\"LogId\": \"a\",\n \"LogId\": \"b\"}");
    assert!(twice.contains("\n\nf.json is not JSON: member `LogId` is given twice at line 2 column 8\n"), "{twice}");
    assert!(text(CREATE, "g.json", "{} {}").contains("trailing characters at line 1 column 4"));
    assert!(text(CREATE, "h.json", "[1]").ends_with("unreadable: expected an object, found a list"));
    assert!(text(CREATE, "i.json", "null").ends_with("unreadable: expected an object, found null"));
    let missing = validate(&model(), CREATE, Path::new("no/such/file.json"), Format::Json);
    assert_eq!(missing.status, 2);
    let shown = validate(&model(), CREATE, Path::new("no/such/file.json"), Format::Human).text;
    assert!(shown.starts_with("cloud/logs/CreateLog: not judged\n\ncannot read no/such/file.json: "), "{shown}");
    assert!(missing.text.contains("cannot read no/such/file.json: No such file"), "{}", missing.text);
}

#[test]
fn a_byte_order_mark_is_passed_over() {
    assert_eq!(validated(CREATE, "bom.json", &format!("\u{feff}{}", with(json!({}))), Format::Human).status, 0);
}
