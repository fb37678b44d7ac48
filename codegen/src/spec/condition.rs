//! `required:` and `forbidden:`: always, or when another field of the same object says so. Says what was written, not whether such fields exist.

use std::borrow::Cow;

use indexmap::IndexMap;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::read::{FromNode, entries, refuse_unknown};
use super::tree::Node;
use crate::diagnostic::{Diagnostic, Problems, Spanned, Text};

/// The value of `required:`.
#[derive(Clone, Debug, PartialEq)]
pub enum Requirement {
    /// `always`.
    Always,
    /// Only under a condition.
    If(Condition),
}

/// One of the four maps.
#[derive(Clone, Debug, PartialEq)]
pub enum Condition {
    /// `{when: {F: [a, b]}}`: every field has one of its values.
    When(IndexMap<Text, Vec<Text>>),
    /// `{unless: {F: [a]}}`: the opposite of `when`.
    Unless(IndexMap<Text, Vec<Text>>),
    /// `{when-given: [F]}`: every field is given.
    WhenGiven(Vec<Text>),
    /// `{unless-given: [F]}`: the opposite of `when-given`.
    UnlessGiven(Vec<Text>),
}

impl Condition {
    /// The fields that the condition looks at.
    pub fn fields(&self) -> Vec<&Text> {
        match self {
            Condition::When(fields) | Condition::Unless(fields) => fields.keys().collect(),
            Condition::WhenGiven(fields) | Condition::UnlessGiven(fields) => fields.iter().collect(),
        }
    }
}

impl FromNode for Spanned<Requirement> {
    fn from_node(node: &Node, problems: &mut Problems) -> Option<Self> {
        let value = match node {
            Node::Text(text) if text.value == "always" => Requirement::Always,
            Node::Map(_) => Requirement::If(Spanned::<Condition>::from_node(node, problems)?.value),
            Node::Refused(_) => return None,
            other => {
                let problem = Diagnostic::new(
                    "unknown-word",
                    other.span(),
                    "a requirement is `always` or a map with one condition",
                );
                problems.push(problem.help(
                    "write `required: always`, or `{when: {Field: [value]}}`; leave it out for an optional field",
                ));
                return None;
            }
        };
        Some(Spanned { value, span: node.span() })
    }
}

impl FromNode for Spanned<Condition> {
    fn from_node(node: &Node, problems: &mut Problems) -> Option<Self> {
        const WORDS: [&str; 4] = ["when", "unless", "when-given", "unless-given"];
        let map = entries(node, "a condition", problems)?;
        refuse_unknown(map, &WORDS, "a condition", problems);
        let mut found = map.iter().filter(|(key, _)| WORDS.contains(&key.value.as_str()));
        let (Some((key, value)), None) = (found.next(), found.next()) else {
            let problem = Diagnostic::new(
                "condition-form",
                map.span,
                format!("a condition has exactly one of {}", WORDS.join(", ")),
            );
            problems.push(
                problem
                    .help("several fields inside `when` are joined by and; for or, list several values of one field"),
            );
            return None;
        };
        let condition = match key.value.as_str() {
            "when" => Condition::When(IndexMap::from_node(value, problems)?),
            "unless" => Condition::Unless(IndexMap::from_node(value, problems)?),
            "when-given" => Condition::WhenGiven(Vec::from_node(value, problems)?),
            _ => Condition::UnlessGiven(Vec::from_node(value, problems)?),
        };
        if condition.fields().is_empty() {
            let problem = Diagnostic::new("condition-form", map.span, "the condition names no field");
            problems.push(problem.help("name at least one field of the same object"));
        }
        Some(Spanned { value: condition, span: map.span })
    }
}

impl JsonSchema for Spanned<Requirement> {
    fn schema_name() -> Cow<'static, str> {
        "Requirement".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let condition = generator.subschema_for::<Spanned<Condition>>();
        let always = json_schema!({ "type": "string", "const": "always", "description": "In every request." });
        json_schema!({ "anyOf": [always, condition] })
    }
}

impl JsonSchema for Spanned<Condition> {
    fn schema_name() -> Cow<'static, str> {
        "Condition".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let values = generator.subschema_for::<IndexMap<Text, Vec<Text>>>();
        let fields = generator.subschema_for::<Vec<Text>>();
        let form = |schema: &Schema, doc: &str| {
            let mut schema = schema.clone();
            schema.insert("description".to_owned(), doc.into());
            schema
        };
        json_schema!({
            "description": "Exactly one of four forms; fields are of the same object.",
            "type": "object",
            "properties": {
                "when": form(&values, "Each of these fields has one of its values."),
                "unless": form(&values, "Not so: at least one of these fields has none of its values."),
                "when-given": form(&fields, "All of these fields are set."),
                "unless-given": form(&fields, "At least one of these fields is not set."),
            },
            "additionalProperties": false,
            "minProperties": 1,
            "maxProperties": 1,
        })
    }
}
