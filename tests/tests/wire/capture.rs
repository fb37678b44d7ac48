//! Captures: where they are, and what is in them.

use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};
use std::{env, fs};

use flowlog_runtime::credentials::Credentials;
use flowlog_tests::generated::{self, Generated};
use flowlog_tests::here;
use percent_encoding::percent_decode_str;
use serde_json::{Map, Value};

/// A capture and the generated operation that it is about.
pub(crate) struct Capture {
    pub(crate) name: String,
    pub(crate) recorded: Value,
    pub(crate) operation: Generated,
}

/// The captures of operations that exist, and the names of the others.
pub(crate) fn all() -> (Vec<Capture>, Vec<String>) {
    let mut found = Vec::new();
    let mut without_operation = Vec::new();
    for path in files() {
        let recorded = json(&path);
        // Published answers have no request; there is a test of their own for them.
        if !recorded["request"].is_object() {
            continue;
        }
        let name = name(&path);
        match operation(&recorded) {
            Some(operation) => found.push(Capture { name, recorded, operation }),
            None => without_operation.push(name),
        }
    }
    (found, without_operation)
}

/// Every JSON file of the repository's captures and of the folder in `FLOWLOG_VECTORS`.
pub(crate) fn files() -> Vec<PathBuf> {
    let mut files = Vec::new();
    let given = env::var_os("FLOWLOG_VECTORS").filter(|given| !given.is_empty()).map(PathBuf::from);
    for folder in [here("vectors")].into_iter().chain(given) {
        collect(&folder, &mut files);
    }
    files
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "json") {
            files.push(path);
        }
    }
}

pub(crate) fn json(path: &Path) -> Value {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Folder and file.
fn name(path: &Path) -> String {
    let last: Vec<_> = path.iter().rev().take(2).map(|part| part.to_string_lossy()).collect();
    last.into_iter().rev().collect::<Vec<_>>().join("/")
}

/// `huawei-er` and `CreateFlowLog` are `huaweicloud.er.CreateFlowLog`.
fn operation(recorded: &Value) -> Option<Generated> {
    let (vendor, service) = recorded["service"].as_str()?.split_once('-')?;
    let id = format!("{vendor}cloud.{service}.{}", recorded["operation"].as_str()?);
    generated::all().into_iter().find(|operation| operation.info.id == id)
}

impl Capture {
    /// What the SDK was given, all places merged.
    pub(crate) fn inputs(&self) -> Value {
        let inputs = self.recorded["inputs"].as_object().expect("inputs");
        let is_split = inputs.keys().all(|key| ["path", "query", "header", "body"].contains(&key.as_str()));
        if !is_split || inputs.is_empty() {
            return Value::from(inputs.clone());
        }
        let parts = inputs.values().filter_map(Value::as_object);
        parts.flat_map(Clone::clone).collect::<Map<_, _>>().into()
    }

    pub(crate) fn method(&self) -> &str {
        text(&self.recorded["request"]["method"])
    }

    pub(crate) fn path(&self) -> &str {
        self.target().0
    }

    pub(crate) fn query(&self) -> &str {
        self.target().1
    }

    fn target(&self) -> (&str, &str) {
        let target = text(&self.recorded["request"]["target"]);
        target.split_once('?').unwrap_or((target, ""))
    }

    /// Names in lower case.
    pub(crate) fn headers(&self) -> Vec<(String, String)> {
        let headers = self.recorded["request"]["headers"].as_array().expect("headers");
        headers.iter().map(|pair| (text(&pair[0]).to_lowercase(), text(&pair[1]).to_owned())).collect()
    }

    pub(crate) fn header(&self, wanted: &str) -> Option<String> {
        self.headers().into_iter().find(|(name, _)| name == wanted).map(|(_, value)| value)
    }

    pub(crate) fn body(&self) -> &str {
        assert_eq!(self.recorded["request"]["body_encoding"], "utf-8", "{}", self.name);
        text(&self.recorded["request"]["body"])
    }

    pub(crate) fn auth(&self) -> &str {
        text(&self.recorded["api"]["auth"])
    }

    /// The vendors' names for the same three things.
    pub(crate) fn credentials(&self) -> Credentials {
        let recorded = &self.recorded["credentials"];
        let one_of = |names: &[&str]| names.iter().find_map(|name| recorded[name].as_str());
        let key_id = one_of(&["ak", "access_key_id", "secret_id"]).expect("the id of a key");
        let secret = one_of(&["sk", "access_key_secret", "secret_key"]).expect("a secret");
        let mut credentials = Credentials::new(key_id, secret);
        if let Some(token) = one_of(&["security_token", "token"]) {
            credentials = credentials.token(token);
        }
        match recorded["project_id"].as_str() {
            Some(project) => credentials.project(project),
            None => credentials,
        }
    }

    /// The frozen clock, as the request itself says it.
    pub(crate) fn time(&self) -> SystemTime {
        let seconds = |text: String| text.parse().expect("seconds");
        let date = |format| move |text: String| utc(format, &text);
        let found = self.header("x-sdk-date").map(date("%Y%m%dT%H%M%SZ"));
        let found = found.or_else(|| self.header("x-acs-date").map(date("%Y-%m-%dT%H:%M:%SZ")));
        let found = found.or_else(|| self.header("x-tc-timestamp").map(seconds));
        SystemTime::UNIX_EPOCH + Duration::from_secs(found.expect("a time"))
    }
}

/// Seconds since 1970 of a time in UTC.
pub(crate) fn utc(format: &str, text: &str) -> u64 {
    let civil = jiff::civil::DateTime::strptime(format, text).expect("a time");
    let zoned = civil.to_zoned(jiff::tz::TimeZone::UTC).expect("a time of UTC");
    zoned.timestamp().as_second().try_into().expect("a time after 1970")
}

pub(crate) fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("a text: {value}"))
}

/// The pairs of a query or form, sorted.
pub(crate) fn pairs(encoded: &str) -> Vec<(String, String)> {
    let decoded = |text: &str| percent_decode_str(&text.replace('+', " ")).decode_utf8().expect("UTF-8").into_owned();
    let parts = encoded.split('&').filter(|pair| !pair.is_empty());
    let mut pairs: Vec<_> = parts
        .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
        .map(|(name, value)| (decoded(name), decoded(value)))
        .collect();
    pairs.sort();
    pairs
}
