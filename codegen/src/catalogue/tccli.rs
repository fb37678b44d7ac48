//! Reads tccli: for each version of each service `api.json`, with actions and objects, and `examples.json`. Knows their form, not what is said in
//! texts.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::NotRead;
use super::extract::{Field, Object, Operation, Package, Span};
use super::folder::Root;

/// `api.json`.
#[derive(Debug, Deserialize)]
struct Api {
    actions: BTreeMap<String, Action>,
    objects: BTreeMap<String, Members>,
}

#[derive(Debug, Deserialize)]
struct Action {
    input: String,
    output: String,
}

#[derive(Debug, Deserialize)]
struct Members {
    members: Vec<Member>,
}

#[derive(Debug, Deserialize)]
struct Member {
    name: String,
    #[serde(rename = "type")]
    type_: String,
    member: String,
    required: Option<bool>,
    #[serde(default)]
    document: String,
    example: Option<Value>,
    #[serde(default)]
    disabled: bool,
}

/// `examples.json`.
#[derive(Debug, Default, Deserialize)]
struct Examples {
    actions: BTreeMap<String, Vec<Example>>,
}

#[derive(Debug, Deserialize)]
struct Example {
    #[serde(default)]
    input: String,
    #[serde(default)]
    output: String,
}

/// Reads a version of a service.
pub(super) fn read(root: &Root, module: &str) -> Result<Package, NotRead> {
    let path = format!("{module}/api.json");
    let Some(api) = json::<Api>(root, &path)? else {
        return Err(NotRead {
            at: root.name(&path),
            found: "no such file".to_owned(),
            expected: "what the API of the service is".to_owned(),
            help: "name the folder of one version, such as services/vpc/v20170312".to_owned(),
        });
    };
    let examples = json::<Examples>(root, &format!("{module}/examples.json"))?.unwrap_or_default();
    let objects: BTreeMap<String, Object> =
        api.objects.into_iter().map(|(name, members)| (name.clone(), object(name, members))).collect();
    let object = |name: &str| {
        objects.get(name).cloned().ok_or_else(|| NotRead {
            at: root.name(&path),
            found: format!("no object `{}`", name.chars().take(80).collect::<String>()),
            expected: "one for each input and output of an action".to_owned(),
            help: "unpack the package again".to_owned(),
        })
    };
    let mut operations = BTreeMap::new();
    for (name, Action { input, output }) in &api.actions {
        let shown = examples.actions.get(name).into_iter().flatten();
        let examples = shown.flat_map(|example| [body(&example.input), &example.output]);
        let examples = examples.filter(|text| is_object(text)).map(str::to_owned).collect();
        let operation = Operation { call: None, request: object(input)?, response: object(output)?, examples };
        operations.insert(name.clone(), operation);
    }
    Ok(Package { operations, objects, ..Package::default() })
}

/// What a JSON file has; none if there is no file.
fn json<T: DeserializeOwned>(root: &Root, path: &str) -> Result<Option<T>, NotRead> {
    let Some(bytes) = root.file(path)? else { return Ok(None) };
    serde_json::from_slice(&bytes).map(Some).map_err(|error| NotRead {
        at: root.name(path),
        // The message has no text of the file but for a key or a word of its grammar.
        found: format!("JSON that cannot be read ({error})"),
        expected: "the file as the package has it".to_owned(),
        help: "unpack the package again; if its form is new, teach codegen/src/catalogue/tccli.rs".to_owned(),
    })
}

fn object(name: String, members: Members) -> Object {
    let members = members.members;
    let lines = Span(1, members.len());
    Object { name, lines, fields: members.into_iter().enumerate().map(|(at, member)| field(at + 1, member)).collect() }
}

fn field(number: usize, member: Member) -> Field {
    let example = member.example.map(|example| match example {
        Value::String(text) => text,
        other => other.to_string(),
    });
    Field {
        type_: word(&member.type_, &member.member),
        name: member.name,
        lines: Span(number, number),
        required: member.required,
        place: None,
        text: member.document,
        // `无` says that there is none.
        example: example.filter(|example| !matches!(example.trim(), "" | "无")),
        sensitive: false,
        disabled: member.disabled,
    }
}

/// The language's word for a type: `type` is what it is in JSON, `member` what it or its elements are. Times and dates are texts.
fn word(type_: &str, member: &str) -> String {
    let element = match member {
        "datetime" | "datetime_iso" | "date" => "string",
        "int64" | "uint64" => "integer",
        "bool" => "boolean",
        "float" => "number",
        other => other,
    };
    if type_ == "list" { format!("list of {element}") } else { element.to_owned() }
}

/// The body of a request as HTTP writes it: what stands behind the first empty line.
fn body(request: &str) -> &str {
    request.split_once("\n\n").map_or(request, |(_, body)| body)
}

fn is_object(text: &str) -> bool {
    serde_json::from_str::<BTreeMap<String, serde::de::IgnoredAny>>(text).is_ok()
}
