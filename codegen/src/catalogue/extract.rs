//! What a reader takes out of a package: operations, object types, error codes and headers, before any text of them is read. All readers yield it, so
//! that tables are made in one place. Knows no package.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::page::Lines;

/// A package, or the folder of it that is read.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Package {
    pub(super) operations: BTreeMap<String, Operation>,
    /// The object types, by name.
    pub(super) objects: BTreeMap<String, Object>,
    pub(super) codes: Vec<Code>,
    pub(super) headers: Vec<Field>,
}

/// An operation.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(super) struct Operation {
    /// Method and path, if the package has them.
    pub(super) call: Option<String>,
    pub(super) request: Object,
    pub(super) response: Object,
    /// JSON objects, as they stand.
    #[serde(default)]
    pub(super) examples: Vec<String>,
}

/// An object type.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(super) struct Object {
    pub(super) name: String,
    #[serde(skip_serializing)]
    pub(super) lines: Span,
    pub(super) fields: Vec<Field>,
}

/// A field of it.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(super) struct Field {
    pub(super) name: String,
    /// In the words of the spec language; what has none keeps the package's word.
    #[serde(rename = "type")]
    pub(super) type_: String,
    #[serde(skip_serializing)]
    pub(super) lines: Span,
    #[serde(default)]
    pub(super) required: Option<bool>,
    /// The word of a place, if the package has it.
    #[serde(default)]
    pub(super) place: Option<String>,
    /// The vendor's words.
    #[serde(default)]
    pub(super) text: String,
    #[serde(default)]
    pub(super) example: Option<String>,
    /// Never printed by the SDK.
    #[serde(default)]
    pub(super) sensitive: bool,
    /// Kept for those who have it, and offered to nobody.
    #[serde(default)]
    pub(super) disabled: bool,
}

/// An error code.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(super) struct Code {
    pub(super) code: String,
    #[serde(default)]
    pub(super) text: String,
    #[serde(skip_serializing)]
    pub(super) lines: Span,
}

/// First and last line.
#[derive(Clone, Copy, Debug, Deserialize)]
pub(super) struct Span(pub(super) usize, pub(super) usize);

impl Span {
    /// Counted from one, whatever was said.
    pub(super) fn lines(self) -> Lines {
        let first = self.0.max(1);
        Lines { first, last: self.1.max(first) }
    }
}

/// The object type that a type is, or is a list of.
pub(super) fn element(type_: &str) -> &str {
    let mut element = type_;
    while let Some(inner) = element.strip_prefix("list of ") {
        element = inner;
    }
    element
}
