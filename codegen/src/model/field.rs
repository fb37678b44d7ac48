//! A field of an object: both its names, its type, its place, its row and its limits.

use super::constraint::{Constraint, Origin};
use crate::diagnostic::Span;
use crate::spec::{Place, Role};

/// One field.
#[derive(Clone, Debug)]
pub struct Field {
    /// Name on the wire.
    pub wire: String,
    /// Rust identifier, without `r#`.
    pub rust: String,
    /// Our words.
    pub doc: String,
    /// Its type.
    pub ty: Type,
    /// Where it travels.
    pub place: Placement,
    /// The row that it was read from; none for a field that only a witness has or that only an example shows.
    pub row: Option<Row>,
    /// Who states that the field exists.
    pub origin: Origin,
    /// Its limits, in the order of the spec.
    pub constraints: Vec<Constraint>,
    /// What the service takes when it is absent, and who says so.
    pub default: Option<(String, Origin)>,
    /// The same in words.
    pub default_is: Option<String>,
    /// Unit of a number.
    pub unit: Option<String>,
    /// Example of the page.
    pub example: Option<String>,
    /// How a time or an id is written.
    pub shape: Option<String>,
    /// What values of a number mean; those of a text stand at the variants of its enum.
    pub meanings: Vec<(String, String)>,
    /// Remarks, each with the witness that it comes from.
    pub notes: Vec<(String, Option<String>)>,
    /// A requirement that no field decides.
    pub required_in_prose: Option<String>,
    /// What the client does with it.
    pub role: Option<Role>,
    /// Never printed.
    pub sensitive: bool,
    /// Where the spec has it.
    pub span: Span,
}

/// Where a field travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Placement {
    /// At a place of the request or response.
    At(Place),
    /// Inside an object, wherever that goes.
    Inside,
}

/// A row of a table of a page, or of an authority where there is no page.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Row {
    /// Name of the table.
    pub table: String,
    /// Number of the row, from one.
    pub number: usize,
}

/// The type of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Type {
    /// Any text.
    Text,
    /// A number: `i64`.
    Integer,
    /// `bool`.
    Boolean,
    /// The open enum with this Rust name.
    Enum(String),
    /// The object with this Rust name.
    Object(String),
    /// A list.
    List(Box<Type>),
}

impl Type {
    /// The type of the elements of a list, of anything else the type itself.
    pub fn element(&self) -> &Type {
        match self {
            Type::List(element) => element.element(),
            other => other,
        }
    }

    /// Whether it is a list.
    pub fn is_list(&self) -> bool {
        matches!(self, Type::List(_))
    }
}
