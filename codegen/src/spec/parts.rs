//! `request:` and `response:`: one table, or one table per place. Says which form was written, not where a field travels.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::operation::Part;
use super::read::{FromNode, Key, entries, refuse_unknown};
use super::tree::Node;
use crate::diagnostic::{Problems, Span};

const PLACES: [&str; 4] = ["path", "header", "query", "body"];

/// A request or a response: one table, or one per place.
#[derive(Clone, Debug, PartialEq)]
#[allow(clippy::large_enum_variant, reason = "there are two per operation, and patterns read better without boxes")]
pub enum Parts {
    /// The page has one table; each field's place follows from `in` or `fields-in`.
    One(Part),
    /// The page has a table per place.
    ByPlace {
        /// The place of the whole map.
        span: Span,
        /// In the path.
        path: Option<Part>,
        /// In headers.
        header: Option<Part>,
        /// In the query string.
        query: Option<Part>,
        /// In the JSON body.
        body: Option<Part>,
    },
}

impl Parts {
    /// Of a response that has nothing.
    pub fn none() -> Self {
        Parts::ByPlace { span: Span::default(), path: None, header: None, query: None, body: None }
    }
}

impl FromNode for Parts {
    fn from_node(node: &Node, problems: &mut Problems) -> Option<Self> {
        let map = entries(node, "a request or response", problems)?;
        if !map.keys().any(|key| PLACES.contains(&key.value.as_str())) && !map.is_empty() {
            return Part::from_node(node, problems).map(Parts::One);
        }
        refuse_unknown(map, &PLACES, "a request or response with a table per place", problems);
        let mut part = |place: &str| Option::<Part>::read(map.get(place), place, map.span, problems).flatten();
        Some(Parts::ByPlace {
            span: map.span,
            path: part("path"),
            header: part("header"),
            query: part("query"),
            body: part("body"),
        })
    }
}

impl JsonSchema for Parts {
    fn schema_name() -> Cow<'static, str> {
        "Parts".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let part = generator.subschema_for::<Part>();
        let places: serde_json::Map<_, _> =
            PLACES.iter().map(|place| ((*place).to_owned(), part.clone().to_value())).collect();
        json_schema!({ "anyOf": [part, { "type": "object", "properties": places, "additionalProperties": false }] })
    }
}
