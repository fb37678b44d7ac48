//! One row of a parameter table. `Facts` is what a row can state, and a source as well under `recovered` or `beyond`; `Field` adds what
//! only a row has. Nothing here is interpreted.

use std::borrow::Cow;

use indexmap::IndexMap;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::condition::{Condition, Requirement};
use super::read::{FromNode, entries, keys, refuse_unknown, words};
use super::tree::Node;
use crate::diagnostic::{Problems, Spanned, Text};

keys! {
    /// A parameter: its place in the request, its type, its limits, and where each of them was read.
    pub struct Field as "a field" with facts: Facts {
        /// `string`, `integer`, `boolean`, `list of X`, or a name under `types`.
        type_: Text = "type" as TYPE,
        /// What it is and what to put there, in our own words.
        doc: Text = "doc",
        /// The page's Example column.
        example: Option<Text> = "example",
        /// What the client does with it.
        role: Option<Spanned<Role>> = "role",
        /// `true`: never printed.
        sensitive: Option<Spanned<Flag>> = "sensitive",
        /// What is missing from the row in the text that was read.
        lost: Option<Spanned<Lost>> = "lost",
        /// The facts that stood in the hole, by source.
        recovered: Option<IndexMap<Text, Facts>> = "recovered",
        /// Facts that the page does not state, by source.
        beyond: Option<IndexMap<Text, Facts>> = "beyond",
        /// The source that has this field; the page has no row for it.
        from: Option<Text> = "from",
        /// Where it travels, when that is not where the part or `fields-in` says.
        in_: Option<Spanned<Place>> = "in",
        /// Facts that are read of the row and that it does not state, as `check` writes them.
        misread: Option<IndexMap<Text, Text>> = "misread",
        /// How the row spells the name.
        row: Option<Text> = "row",
        /// Rows of the same table that belong to the field's type.
        nested_rows: Option<Vec<Text>> = "nested-rows",
        /// The page's own word for the type.
        type_on_page: Option<Text> = "type-on-page",
        /// `true`: the type cell holds a dash.
        untyped_on_page: Option<Spanned<Flag>> = "untyped-on-page",
        /// Rust name, where the converted one is bad or collides.
        rust: Option<Text> = "rust",
    }

    /// What a row states of a field, and what a source can state of it as well.
    pub struct Facts as "the facts of a source" {
        /// `always`, or under a condition. Optional when the key is absent.
        required: Option<Spanned<Requirement>> = "required",
        /// The condition under which it must be absent.
        forbidden: Option<Spanned<Condition>> = "forbidden",
        /// Smallest and largest number.
        range: Option<Text> = "range" as SPAN,
        /// Fewest and most characters (Unicode scalar values).
        length: Option<Text> = "length" as SPAN,
        /// Fewest and most bytes of UTF-8.
        bytes: Option<Text> = "bytes" as SPAN,
        /// Fewest and most elements of a list.
        items: Option<Text> = "items" as SPAN,
        /// Each allowed value with its meaning.
        enum_: Option<IndexMap<Text, EnumValue>> = "enum",
        /// The field whose enum this one shares.
        enum_of: Option<Text> = "enum-of",
        /// The only characters that may occur.
        characters: Option<Text> = "characters",
        /// The only characters that may stand first and last.
        first_and_last: Option<Text> = "first-and-last",
        /// Texts that it may not begin with.
        cannot_start_with: Option<Vec<Text>> = "cannot-start-with",
        /// Texts that it may not contain.
        cannot_contain: Option<Vec<Text>> = "cannot-contain",
        /// `ascii`.
        charset: Option<Spanned<Charset>> = "charset",
        /// `true`: when given, it may not be empty.
        non_empty: Option<Spanned<Flag>> = "non-empty",
        /// `ip`: an IPv4 or IPv6 address.
        format: Option<Spanned<Format>> = "format",
        /// How a time or an id is written; documented, not enforced.
        shape: Option<Text> = "shape",
        /// What the service takes when the field is absent.
        default: Option<Text> = "default",
        /// The same, when only words can say it.
        default_is: Option<Text> = "default-is",
        /// Unit of a number.
        unit: Option<Text> = "unit",
        /// A remark that fits no other key.
        note: Option<Text> = "note",
        /// `unsupported` or `deprecated`.
        status: Option<Spanned<FieldStatus>> = "status",
        /// A requirement that no field decides; documented, not enforced.
        required_in_prose: Option<Text> = "required-in-prose",
    }
}

words! {
    /// Where a parameter travels.
    pub enum Place {
        /// A part of the path.
        Path = "path",
        /// A request or response header.
        Header = "header",
        /// The query string.
        Query = "query",
        /// A form body.
        Form = "form",
        /// A JSON body.
        Body = "body",
    }

    /// What a client does with a parameter.
    pub enum Role {
        /// Made once per logical call and kept over its attempts.
        IdempotencyToken = "idempotency-token",
        /// Names the call in the vendor's logs.
        RequestId = "request-id",
        /// The client's region, when absent.
        Region = "region",
        /// The client's project, when absent.
        Project = "project",
        /// Checks without doing.
        DryRun = "dry-run",
        /// Says where the next page begins.
        PageToken = "page-token",
        /// Says how long a page is.
        PageSize = "page-size",
    }

    /// Whether a parameter may still be used.
    pub enum FieldStatus {
        /// The service ignores or refuses it.
        Unsupported = "unsupported",
        /// It will go away.
        Deprecated = "deprecated",
    }

    /// What the text that was read lacks.
    pub enum Lost {
        /// The whole description cell.
        Cell = "cell",
        /// A list inside the cell.
        List = "list",
        /// Some of the words.
        Text = "text",
    }

    /// Named character sets.
    pub enum Charset {
        /// U+0000 to U+007F.
        Ascii = "ascii",
    }

    /// Named formats that are enforced.
    pub enum Format {
        /// An IPv4 or IPv6 address.
        Ip = "ip",
    }

    /// A key that is either absent or true.
    pub enum Flag {
        /// Present.
        True = "true",
    }
}

/// The meaning of an enum value, with a Rust name where the converted one is bad.
#[derive(Clone, Debug, PartialEq)]
pub struct EnumValue {
    /// What the value means, in our own words.
    pub doc: Text,
    /// Name of the variant.
    pub rust: Option<Text>,
}

impl FromNode for EnumValue {
    fn from_node(node: &Node, problems: &mut Problems) -> Option<Self> {
        if let Node::Text(doc) = node {
            return Some(Self { doc: doc.clone(), rust: None });
        }
        let map = entries(node, "an enum value: its meaning, or a meaning and a Rust name", problems)?;
        refuse_unknown(map, &["rust", "doc"], "an enum value", problems);
        let mut key = |name: &str| <Text as super::read::Key>::read(map.get(name), name, map.span, problems);
        let (rust, doc) = (key("rust"), key("doc"));
        Some(Self { doc: doc?, rust: Some(rust?) })
    }
}

impl JsonSchema for EnumValue {
    fn schema_name() -> Cow<'static, str> {
        "EnumValue".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let text = generator.subschema_for::<Text>();
        json_schema!({
            "description": "What the value means, in our own words; with a Rust name where the converted one is bad.",
            "anyOf": [
                text.clone(),
                { "type": "object", "properties": { "rust": text.clone(), "doc": text }, "required": ["rust", "doc"], "additionalProperties": false },
            ],
        })
    }
}
