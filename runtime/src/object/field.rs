//! What is known about one field: both names, where it travels, the row of the page it comes from, and the documented
//! limits. All of it is constant data, written by the constructors below. It must not know any value of the field.

use crate::escape::is_unreserved;
use crate::rules::Rule;

/// One field of an object.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// Rust name, as written: a raw identifier keeps its `r#`. Filled in by [`object!`](crate::object!).
    pub name: &'static str,
    /// Name on the wire.
    pub wire: &'static str,
    /// Whether the name on the wire is the same in a query and in JSON, as nothing in it is ever escaped.
    pub is_plain: bool,
    /// Where the field travels. Counts for the fields of a request or response itself, not for those of nested objects:
    /// they travel with the object.
    pub place: Place,
    /// The row of the page; `None` for a field that only a witness has.
    pub source: Option<Row>,
    /// Whether the value is kept out of `Debug` output, findings and errors.
    pub sensitive: bool,
    /// What a client can do with the field by itself.
    pub role: Option<Role>,
    /// The documented limits, in the order of the page. Filled in by [`object!`](crate::object!).
    pub rules: &'static [Rule],
}

/// Where a field travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Place {
    /// In the path, between two slashes.
    Path,
    /// In a header.
    Header,
    /// In the query string.
    Query,
    /// In an url-encoded form body.
    Form,
    /// In the JSON body.
    Body,
}

/// A row of a table of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// The table's name in the spec (`input`, `body`).
    pub table: &'static str,
    /// The row, from 1.
    pub row: u16,
}

/// What a field means to a client, or to a program that uses one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Role {
    /// Makes a repeated request harmless; the client makes one up when it is absent.
    IdempotencyToken,
    /// The id to quote to the vendor's support.
    RequestId,
    /// The region; the client knows it.
    Region,
    /// The project or tenant; the client knows it.
    Project,
    /// Asks for a check without the effect.
    DryRun,
    /// Where the next page starts.
    PageToken,
    /// How many items a page has.
    PageSize,
}

/// A field in the path: `{wire}` in the operation's path.
#[must_use]
pub const fn path(wire: &'static str) -> Field {
    Field::new(wire, Place::Path)
}

/// A field in a header.
#[must_use]
pub const fn header(wire: &'static str) -> Field {
    Field::new(wire, Place::Header)
}

/// A field in the query string.
#[must_use]
pub const fn query(wire: &'static str) -> Field {
    Field::new(wire, Place::Query)
}

/// A field in an url-encoded form body.
#[must_use]
pub const fn form(wire: &'static str) -> Field {
    Field::new(wire, Place::Form)
}

/// A field in the JSON body. Fields of nested objects are written with this one wherever the object travels.
#[must_use]
pub const fn body(wire: &'static str) -> Field {
    Field::new(wire, Place::Body)
}

/// A field with its Rust name and rules. For [`object!`](crate::object!): a struct update in its place would double what
/// the tables cost to compile.
#[must_use]
pub const fn field(field: Field, name: &'static str, rules: &'static [Rule]) -> Field {
    Field { name, rules, ..field }
}

impl Field {
    const fn new(wire: &'static str, place: Place) -> Self {
        let is_plain = is_plain(wire.as_bytes());
        Self { name: wire, wire, is_plain, place, source: None, sensitive: false, role: None, rules: &[] }
    }

    /// The row of the page that has this field.
    #[must_use]
    pub const fn row(mut self, table: &'static str, row: u16) -> Self {
        self.source = Some(Row { table, row });
        self
    }

    /// Keeps the value out of `Debug` output, findings and errors.
    #[must_use]
    pub const fn sensitive(mut self) -> Self {
        self.sensitive = true;
        self
    }

    /// What a client can do with the field by itself.
    #[must_use]
    pub const fn role(mut self, role: Role) -> Self {
        self.role = Some(role);
        self
    }
}

const fn is_plain(mut name: &[u8]) -> bool {
    while let [byte, rest @ ..] = name {
        if !is_unreserved(*byte) {
            return false;
        }
        name = rest;
    }
    true
}
