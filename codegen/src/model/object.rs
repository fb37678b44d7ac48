//! Objects and open enums of a service.

use std::sync::Arc;

use super::constraint::Constraint;
use super::field::Field;
use super::provenance::Provenance;
use crate::spec::Lifecycle;

/// An object type, a request or a response.
#[derive(Clone, Debug)]
pub struct ObjectType {
    /// Name in the spec.
    pub wire: String,
    /// Rust identifier.
    pub rust: String,
    /// Our words.
    pub doc: String,
    /// What its file was transcribed from.
    pub provenance: Arc<Provenance>,
    /// Whether it is a type, and not a request or a response.
    pub is_type: bool,
    /// The fields, in the order of the page.
    pub fields: Vec<Field>,
    /// Whether requests, responses or both hold it.
    pub usage: Usage,
    /// Names of the operations that use it, in order.
    pub used_by: Vec<String>,
    /// States, for callers that wait for one.
    pub lifecycle: Option<Lifecycle>,
}

impl ObjectType {
    /// The limits of one of the fields that are checked: none if only answers hold the object, for answers are never validated.
    pub fn checked<'f>(&self, field: &'f Field) -> &'f [Constraint] {
        if self.usage.request { &field.constraints } else { &[] }
    }
}

/// Where a type occurs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Usage {
    /// In what is sent.
    pub request: bool,
    /// In what is answered.
    pub response: bool,
}

/// An open enum: the union of the values that fields of one name have in a service.
#[derive(Clone, Debug)]
pub struct EnumType {
    /// Rust identifier.
    pub rust: String,
    /// Our words: those of the first field that has it.
    pub doc: String,
    /// The values in the order in which they were first seen.
    pub variants: Vec<EnumVariant>,
    /// Names of the operations that use it, in order.
    pub used_by: Vec<String>,
}

/// A value of an enum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EnumVariant {
    /// Text on the wire.
    pub wire: String,
    /// Rust identifier.
    pub rust: String,
    /// What it means.
    pub doc: String,
}
