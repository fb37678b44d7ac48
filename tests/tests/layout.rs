//! A generated request travels as the vendors' own SDKs send it: same method and path, same names at the same places with the same values, a body
//! that means the same. And what the stand-in for the server answered decodes into the generated response.

use std::fs;
use std::path::Path;

use flowlog_runtime::layout::Layout;
use flowlog_tests::generated::{Generated, all, body};
use flowlog_tests::{here, json as read_json};
use percent_encoding::percent_decode_str;
use serde_json::{Map, Value, json};

/// A capture and the generated operation that it is about.
struct Capture {
    name: String,
    recorded: Value,
    operation: Generated,
}

fn captures() -> Vec<Capture> {
    let mut found = Vec::new();
    for folder in files(&here("vectors")).into_iter().filter(|path| here(path).is_dir()) {
        for name in files(&here(&folder)) {
            let recorded = read_json(&name);
            if let Some(operation) = operation(&recorded) {
                found.push(Capture { name, recorded, operation });
            }
        }
    }
    found
}

fn files(folder: &Path) -> Vec<String> {
    let below = folder.strip_prefix(here("")).expect("a folder of this package").to_owned();
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").file_name());
    let mut names: Vec<String> = entries.map(|name| below.join(name).to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// `huawei-er` and `CreateFlowLog` are `huaweicloud.er.CreateFlowLog`. Published answers are of no operation, and some captures of none that exists.
fn operation(recorded: &Value) -> Option<Generated> {
    let (vendor, service) = recorded["service"].as_str()?.split_once('-')?;
    let id = format!("{vendor}cloud.{service}.{}", recorded["operation"].as_str()?);
    all().into_iter().find(|operation| operation.info.id == id)
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("a text: {value}"))
}

impl Capture {
    /// What the SDK was given, all places merged.
    fn inputs(&self) -> Value {
        let inputs = self.recorded["inputs"].as_object().expect("inputs");
        let is_split = inputs.keys().all(|key| ["path", "query", "header", "body"].contains(&key.as_str()));
        if !is_split || inputs.is_empty() {
            return Value::from(inputs.clone());
        }
        let merged: Map<_, _> = inputs.values().flat_map(|part| part.as_object().expect("a part").clone()).collect();
        merged.into()
    }

    fn layout(&self) -> Layout {
        self.operation.layout(&*self.operation.request(&self.inputs()))
    }

    fn sent_headers(&self) -> Vec<(String, String)> {
        let headers = self.recorded["request"]["headers"].as_array().expect("headers");
        headers.iter().map(|pair| (text(&pair[0]).to_lowercase(), text(&pair[1]).to_owned())).collect()
    }

    fn sent_body(&self) -> &str {
        text(&self.recorded["request"]["body"])
    }
}

fn pairs(encoded: &str) -> Vec<(String, String)> {
    let decoded = |text: &str| percent_decode_str(&text.replace('+', " ")).decode_utf8().expect("UTF-8").into_owned();
    let pair = |pair: &str| pair.split_once('=').map(|(name, value)| (decoded(name), decoded(value)));
    let found = encoded.split('&').filter(|pair| !pair.is_empty()).map(|text| pair(text).expect("name=value"));
    let mut pairs: Vec<_> = found.map(|(name, value)| normal(name, value)).collect();
    pairs.sort();
    pairs
}

/// The one thing in which a capture is not followed: the Python SDK of Alibaba Cloud writes truth values as Python does.
fn normal(name: String, value: String) -> (String, String) {
    let value = if name == "DryRun" { value.to_lowercase() } else { value };
    (name, value)
}

#[test]
fn every_operation_that_was_captured_is_held_against_its_captures() {
    let captured = captures();
    assert!(captured.len() >= 38, "only {} captures", captured.len());
    for operation in all() {
        let id = operation.info.id;
        assert!(captured.iter().any(|capture| capture.operation.info.id == id), "{id} has no capture");
    }
}

#[test]
fn method_and_path_are_those_of_the_capture() {
    for capture in captures() {
        let layout = capture.layout();
        let target = text(&capture.recorded["request"]["target"]);
        assert_eq!(layout.method, text(&capture.recorded["request"]["method"]), "{}", capture.name);
        assert_eq!(layout.path, target.split('?').next().expect("a path"), "{}", capture.name);
    }
}

#[test]
fn query_and_form_have_the_pairs_of_the_capture_and_no_others() {
    for capture in captures() {
        let layout = capture.layout();
        let target = text(&capture.recorded["request"]["target"]);
        let query = target.split_once('?').map_or("", |(_, query)| query);
        assert_eq!(pairs(layout.query.as_str()), pairs(query), "query of {}", capture.name);
        let is_form =
            capture.sent_headers().iter().any(|(name, value)| name == "content-type" && value.contains("form"));
        let form = if is_form { capture.sent_body() } else { "" };
        assert_eq!(pairs(layout.form.as_str()), pairs(form), "form of {}", capture.name);
    }
}

#[test]
fn the_json_body_means_what_the_captured_one_means() {
    for capture in captures() {
        let layout = capture.layout();
        let is_json = capture.sent_body().starts_with('{');
        let written = layout.body.map(|bytes| serde_json::from_slice::<Value>(&bytes).expect("JSON"));
        let sent = is_json.then(|| serde_json::from_str::<Value>(capture.sent_body()).expect("JSON"));
        assert_eq!(written, sent, "{}", capture.name);
    }
}

#[test]
fn header_fields_travel_as_headers_and_nowhere_else() {
    for capture in captures() {
        assert_eq!(capture.layout().headers, [], "{}: no capture was given a header field", capture.name);
    }
    let token = json!({"X-Client-Token": "t", "project_id": "p", "er_id": "e", "flow_log": {"name": "n"}});
    let create = all().into_iter().find(|operation| operation.info.id == "huaweicloud.er.CreateFlowLog");
    let create = create.expect("the operation");
    let layout = create.layout(&*create.request(&token));
    assert_eq!(layout.headers, [("X-Client-Token", "t".to_owned())]);
    assert_eq!(layout.path, "/v3/p/enterprise-router/e/flow-logs");
    assert_eq!(
        serde_json::from_slice::<Value>(&layout.body.expect("a body")).ok(),
        Some(json!({"flow_log": {"name": "n"}}))
    );
}

#[test]
fn the_canned_answers_decode_and_nothing_of_them_is_lost() {
    let mut decoded = 0;
    for capture in captures() {
        let Some(answer) = capture.recorded["canned_response"].as_object() else { continue };
        let status = answer["status"].as_u64().expect("a status");
        let sent: Value = serde_json::from_str(text(&answer["body"])).expect("JSON");
        let inner = capture.operation.info.envelope.map_or(&sent, |envelope| &sent[envelope]);
        if !capture.operation.info.success.iter().any(|good| u64::from(*good) == status) || inner["Error"].is_object() {
            continue;
        }
        let response = capture.operation.response(&[], text(&answer["body"]));
        let response = response.unwrap_or_else(|error| panic!("{}: {error}", capture.name));
        assert_eq!(body(&*response), *inner, "{}", capture.name);
        decoded += 1;
    }
    assert!(decoded > 20, "only {decoded} answers were looked at");
}
