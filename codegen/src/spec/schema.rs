//! The mirror as JSON Schema, for editors: which keys there are, their texts, and the words and forms of their values. All of it comes from the
//! lists of the macros `keys!` and `words!`, so it cannot fall behind them. It describes and must not read a spec.
//!
//! The types say themselves what they are (`JsonSchema`), but by these functions and not by schemars' derive, which follows serde: here every
//! scalar is a text whatever YAML makes of it, and `Option` means that the key may be absent, not that it may be null.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, generate::SchemaSettings, json_schema};
use serde_json::{Value, json};

use super::{OperationSpec, ServiceSpec};
use crate::diagnostic::Text;

/// How a text is written, where that is more than a text.
#[derive(Clone, Copy, Debug)]
pub(super) enum Form {
    /// As this regular expression says; for example so.
    Like(&'static str, &'static [&'static str]),
    /// In any way; often so.
    Often(&'static [&'static str]),
    /// A number from here to there.
    Number(u16, u16),
    /// One of these.
    Word(&'static [&'static str]),
}

/// What a number, a length or a count may be.
pub(super) const SPAN: Form = Form::Like(
    r"^(-?\d+ to -?\d+|(up to|at least|exactly) -?\d+)$",
    &["60 to 6000", "up to 20", "at least 1", "exactly 5"],
);
/// From which row to which.
pub(super) const LINES: Form = Form::Like(r"^\d+-\d+$", &["13-15"]);
pub(super) const PACKAGE: Form = Form::Like(r"^\S+ [0-9]\S*$", &["tccli 3.1.189.1"]);
pub(super) const CALL: Form = Form::Like(r"^[A-Z]+ /\S*$", &["POST /v1/{project_id}/things"]);
pub(super) const TYPE: Form = Form::Often(&["string", "integer", "boolean", "list of string"]);
pub(super) const STATUS: Form = Form::Number(100, 599);
pub(super) const VERSION: Form = Form::Number(1, 1);
pub(super) const UNSTATED: Form = Form::Word(&["unstated"]);
pub(super) const EXAMPLE: Form = Form::Word(&["example"]);

/// One key of a struct.
pub(super) struct KeySchema {
    pub(super) key: &'static str,
    pub(super) docs: &'static [&'static str],
    pub(super) is_required: bool,
    pub(super) schema: Schema,
    pub(super) form: Option<Form>,
}

/// The lines of a doc comment as one text.
fn text(docs: &[&str]) -> String {
    docs.iter().map(|line| line.trim()).collect::<Vec<_>>().join(" ")
}

/// A map of known keys.
pub(super) fn of_keys(docs: &[&str], keys: Vec<KeySchema>) -> Schema {
    let mut properties = serde_json::Map::new();
    let mut required = Vec::new();
    for KeySchema { key, docs, is_required, mut schema, form } in keys {
        if let Some(form) = form {
            form.apply(&mut schema);
        }
        schema.insert("description".to_owned(), text(docs).into());
        properties.insert(key.to_owned(), schema.to_value());
        if is_required {
            required.push(key);
        }
    }
    json_schema!({
        "type": "object",
        "description": text(docs),
        "properties": properties,
        "required": required,
        "additionalProperties": false,
    })
}

/// One of a closed set of words, each with its meaning.
pub(super) fn of_words(docs: &[&str], words: &[(&str, &[&str])]) -> Schema {
    // YAML takes some words for something else, and an editor believes it.
    let value = |word: &str| serde_json::from_str::<Value>(word).unwrap_or_else(|_| word.into());
    let kind = if words.iter().all(|(word, _)| value(word).is_boolean()) { "boolean" } else { "string" };
    let words = words.iter().map(|(word, docs)| json!({ "const": value(word), "description": text(docs) }));
    json_schema!({ "description": text(docs), "type": kind, "oneOf": words.collect::<Vec<_>>() })
}

impl Form {
    /// A form is one of the texts inside, of a list or map of them as well.
    fn apply(self, schema: &mut Schema) {
        let Some(mut at) = schema.as_object_mut() else { return };
        while at.get("items").or(at.get("additionalProperties")).is_some_and(Value::is_object) {
            let inner = if at.contains_key("items") { "items" } else { "additionalProperties" };
            let Some(next) = at.get_mut(inner).and_then(Value::as_object_mut) else { return };
            at = next;
        }
        let facts = match self {
            Form::Like(pattern, []) => json!({ "type": "string", "pattern": pattern }),
            // The message is no word of JSON Schema; editors know it, and would show the expression otherwise.
            Form::Like(pattern, examples) => {
                let message = format!("Write it like `{}`.", examples.join("`, `"));
                json!({ "type": "string", "pattern": pattern, "patternErrorMessage": message, "examples": examples })
            }
            Form::Often(examples) => json!({ "type": "string", "examples": examples }),
            Form::Number(1, 1) => json!({ "type": "integer", "const": 1 }),
            Form::Number(least, most) => json!({ "type": "integer", "minimum": least, "maximum": most }),
            Form::Word(words) => json!({ "type": "string", "enum": words }),
        };
        at.extend(facts.as_object().cloned().unwrap_or_default());
    }
}

impl JsonSchema for Text {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Text".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        // What stands there is taken as it is written; only nothing at all is refused.
        json_schema!({ "type": ["string", "number", "boolean"] })
    }
}

/// The whole schema. The two kinds of file are told apart by the keys that only `service.yaml` has.
pub fn schema() -> String {
    let mut generator = SchemaGenerator::new(SchemaSettings::draft2020_12());
    let (service, operation) = (generator.subschema_for::<ServiceSpec>(), generator.subschema_for::<OperationSpec>());
    let only_service = ServiceSpec::known().into_iter().filter(|key| !OperationSpec::known().contains(key));
    let mut schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$comment": "Generated by `cargo xtask language` from codegen/src/spec. Do not edit.",
        "type": "object",
        "if": { "anyOf": only_service.map(|key| json!({ "required": [key] })).collect::<Vec<_>>() },
        "then": service,
        "else": operation,
        "$defs": generator.take_definitions(true),
    });
    // The order of keys must not depend on what other crates of a build ask serde_json for.
    schema.sort_all_objects();
    serde_json::to_string_pretty(&schema).unwrap_or_default() + "\n"
}
