//! What rows and examples show of objects that have no table of their own. Looks; writes nothing.

use crate::page::{Json, Row};

use super::yaml::todo;

/// The members of an object.
pub(super) type Members = serde_json::Map<String, serde_json::Value>;

/// The rows behind a row that are members of its object: where the object itself has a row, they follow it. Where they end only a person sees, so
/// that only names are taken that tags have.
pub(super) fn nested_rows<'r, 'd>(row: &Row, behind: &'r [&'d Row]) -> &'r [&'d Row] {
    let is_holder = matches!(row.type_.as_deref(), Some("list of object" | "object"));
    let has_root = behind.first().is_some_and(|next| next.name == "object");
    let members =
        behind.iter().skip(1).take_while(|next| matches!(next.name.as_str(), "Key" | "Value" | "TagKey" | "TagValue"));
    let number = if is_holder && has_root { 1 + members.count() } else { 0 };
    behind.get(..number).unwrap_or_default()
}

/// The name of the type of a field: `tag` holds `Tag`.
pub(super) fn type_name(field: &str) -> String {
    let mut letters = field.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// The object that an example has under a name, wherever it stands.
pub(super) fn shown_as(json: &serde_json::Value, name: &str) -> Option<Members> {
    match json {
        serde_json::Value::Object(members) => {
            let object = |value: &serde_json::Value| value.as_object().or_else(|| value.get(0)?.as_object()).cloned();
            let here = members.get(name).and_then(object);
            here.or_else(|| members.values().find_map(|value| shown_as(value, name)))
        }
        serde_json::Value::Array(items) => items.iter().find_map(|item| shown_as(item, name)),
        _ => None,
    }
}

/// What a value in an example can be.
pub(super) fn type_shown(value: &serde_json::Value) -> String {
    match value {
        serde_json::Value::String(_) => "string".to_owned(),
        serde_json::Value::Number(_) => "integer".to_owned(),
        serde_json::Value::Bool(_) => "boolean".to_owned(),
        serde_json::Value::Array(items) => match items.first() {
            Some(serde_json::Value::String(_)) => "list of string".to_owned(),
            _ => todo("list of what"),
        },
        _ => todo("the name of the object's type"),
    }
}

/// The names of the members of an object.
pub(super) fn members(json: &Json) -> Option<Vec<String>> {
    let value: serde_json::Map<String, serde_json::Value> = serde_json::from_str(&json.text).ok()?;
    Some(value.keys().cloned().collect())
}
