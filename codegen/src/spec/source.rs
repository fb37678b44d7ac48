//! `sources:`: who says something besides the page. A map names a file of a pinned package, which a program reads; a text pins what only a person can
//! read. Says which of the two was written, and reads neither.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::read::{FromNode, keys};
use super::tree::Node;
use crate::diagnostic::{Problems, Span, Text};

keys! {
    /// A folder of a package whose files are data.
    pub struct Catalogue as "a source that a program reads" {
        /// Name and version: `tccli 3.1.189.1`.
        package: Text = "package" as PACKAGE,
        /// The folder of the package that holds this service, when it holds several.
        folder: Option<Text> = "folder",
    }
}

/// A public description.
#[derive(Clone, Debug, PartialEq)]
pub enum Source {
    /// A program reads it.
    Catalogue(Box<Catalogue>),
    /// Only a person can: what it is, with its version, date or commit.
    Attested(Text),
}

impl Source {
    /// What it is pinned to, in words.
    pub fn pin(&self) -> String {
        match self {
            Self::Attested(text) => text.value.clone(),
            Self::Catalogue(catalogue) => match &catalogue.folder {
                Some(folder) => format!("{}, {folder}", catalogue.package),
                None => catalogue.package.value.clone(),
            },
        }
    }

    /// Where it is pinned.
    pub fn span(&self) -> Span {
        match self {
            Self::Attested(text) => text.span,
            Self::Catalogue(catalogue) => catalogue.package.span,
        }
    }
}

impl Catalogue {
    /// Name and version of the package; the version is empty if there is none.
    pub fn name_and_version(&self) -> (&str, &str) {
        self.package.split_once(' ').unwrap_or((&self.package, ""))
    }
}

impl FromNode for Source {
    fn from_node(node: &Node, problems: &mut Problems) -> Option<Self> {
        match node {
            Node::Map(_) => Catalogue::from_node(node, problems).map(|catalogue| Self::Catalogue(Box::new(catalogue))),
            other => Text::from_node(other, problems).map(Self::Attested),
        }
    }
}

impl JsonSchema for Source {
    fn schema_name() -> Cow<'static, str> {
        "Source".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let (text, catalogue) = (generator.subschema_for::<Text>(), generator.subschema_for::<Catalogue>());
        json_schema!({
            "description": "A file of a package, which a program reads; or a text that says what was read, with its version, date or commit.",
            "anyOf": [text, catalogue],
        })
    }
}
