//! The schema says what the reader of spec files says: each known key is offered, each key that must be there is demanded.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on has failed")]

use flowlog_codegen::spec::schema;
use serde_json::Value;

fn definitions() -> Value {
    serde_json::from_str::<Value>(&schema()).unwrap()["$defs"].take()
}

#[test]
fn a_key_has_its_text_its_form_and_its_words() {
    let definitions = definitions();
    let field = &definitions["Field"];
    assert_eq!(field["required"], serde_json::json!(["type", "doc"]));
    assert_eq!(field["additionalProperties"], false);
    let range = &field["properties"]["range"];
    assert_eq!((&range["description"], &range["type"]), (&"Smallest and largest number.".into(), &"string".into()));
    assert_eq!(field["properties"]["role"]["$ref"], "#/$defs/Role");
    assert_eq!(definitions["Role"]["oneOf"][0]["const"], "idempotency-token");
    // YAML takes this word for a truth value, so an editor must as well.
    assert_eq!(definitions["Flag"]["oneOf"][0]["const"], true);
}

#[test]
fn the_two_kinds_of_file_are_told_apart() {
    let schema: Value = serde_json::from_str(&schema()).unwrap();
    assert_eq!(schema["then"]["$ref"], "#/$defs/ServiceSpec");
    assert_eq!(schema["else"]["$ref"], "#/$defs/OperationSpec");
    let only_service: Vec<&str> =
        schema["if"]["anyOf"].as_array().unwrap().iter().map(|key| key["required"][0].as_str().unwrap()).collect();
    assert!(only_service.contains(&"endpoint") && !only_service.contains(&"spec"), "{only_service:?}");
}

#[test]
fn every_object_of_the_schema_is_closed_and_described() {
    for (name, definition) in definitions().as_object().unwrap() {
        if let Some(properties) = definition.get("properties").and_then(Value::as_object) {
            assert_eq!(definition["additionalProperties"], false, "{name}");
            for (key, value) in properties {
                assert!(value["description"].as_str().is_some_and(|text| !text.is_empty()), "{name}.{key}");
            }
        }
    }
}

#[test]
fn every_spec_file_names_the_schema() {
    let spec = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).with_file_name("spec");
    let below = |folder: std::path::PathBuf| std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let folders = below(spec).filter(|path| path.is_dir()).flat_map(below);
    let is_spec = |path: &std::path::PathBuf| path.extension().is_some_and(|ending| ending == "yaml");
    let files: Vec<_> = folders.flat_map(below).filter(is_spec).collect();
    assert!(!files.is_empty());
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap();
        let first = text.lines().next();
        assert_eq!(first, Some("# yaml-language-server: $schema=../../schema.json"), "{}", file.display());
    }
}
