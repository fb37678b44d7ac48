//! What stands beside an operation file: the examples of its page, cases that no program can make up, and quirks. None of it is a fact of a row.

use std::borrow::Cow;

use indexmap::IndexMap;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::read::{FromNode, keys, words};
use super::tree::Node;
use crate::diagnostic::{Problems, Spanned, Text};

keys! {
    /// Examples, cases and quirks of one operation.
    pub struct CasesSpec as "a file of cases" {
        /// Version of the spec language: `1`.
        spec: Text = "spec" as VERSION,
        /// JSON that the page shows.
        examples: Option<IndexMap<Text, Example>> = "examples",
        /// Small edits of one request with the verdict that is expected.
        cases: Option<Vec<Case>> = "cases",
        /// What is wrong on the page, and what was decided.
        quirks: Option<Vec<Quirk>> = "quirks",
    }

    /// JSON from the page.
    pub struct Example as "an example" {
        /// Lines of the request on the page.
        request_lines: Option<Text> = "request-lines" as LINES,
        /// The request.
        request: Option<Text> = "request",
        /// Values that stand in the example's URL.
        path: Option<IndexMap<Text, Text>> = "path",
        /// Lines of the response on the page.
        response_lines: Option<Text> = "response-lines" as LINES,
        /// The response.
        response: Option<Text> = "response",
    }

    /// An edit of the first example, or of a request of the required fields, and its verdict.
    pub struct Case as "a case" {
        /// What is shown.
        name: Text = "name",
        /// Values to set, by dotted path.
        set: Option<IndexMap<Text, Text>> = "set",
        /// Texts to set of so many characters, by dotted path.
        fill: Option<IndexMap<Text, Text>> = "fill" as COUNT,
        /// Fields to leave out, by dotted path.
        unset: Option<Vec<Text>> = "unset",
        /// `all`: no violation; `quietly`: no advice and no notice either.
        accepts: Option<Spanned<Acceptance>> = "accepts",
        /// The one violation: path and rule.
        rejects: Option<Text> = "rejects",
        /// No violation and this one advice: path and rule.
        advises: Option<Text> = "advises",
        /// No violation and this one notice: path and rule.
        notices: Option<Text> = "notices",
    }

    /// Something that is wrong on the page.
    pub struct Quirk as "a quirk" {
        /// `page`, `table NAME`, `field NAME`, `error CODE`, `example NAME`, or a list of these; `endpoint` in `service.yaml`.
        at: At = "at",
        /// What is wrong.
        found: Text = "found",
        /// What was decided.
        decided: Text = "decided",
    }
}

words! {
    /// What is accepted without a violation.
    pub enum Acceptance {
        /// Whatever advice and notices there are.
        All = "all",
        /// Only if there is nothing else to say either.
        Quietly = "quietly",
    }
}

/// What a quirk is about: one thing, or several.
#[derive(Clone, Debug, PartialEq)]
pub struct At(pub Vec<Text>);

impl FromNode for At {
    fn from_node(node: &Node, problems: &mut Problems) -> Option<Self> {
        match node {
            Node::List(_) => FromNode::from_node(node, problems).map(Self),
            one => Text::from_node(one, problems).map(|one| Self(vec![one])),
        }
    }
}

impl JsonSchema for At {
    fn schema_name() -> Cow<'static, str> {
        "At".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let place = json_schema!({ "type": "string", "examples": ["page", "table input", "field Name", "error Some.Code", "example create"] });
        json_schema!({ "anyOf": [place.clone(), { "type": "array", "items": place }] })
    }
}
