//! What emitters see: every name resolved in both spellings, every constraint typed, every fact with its origin and its row. Nothing here can be
//! wrong: whatever could be was refused by `resolve`. The model knows no YAML and no Rust syntax beyond identifiers.

mod case;
mod constraint;
mod field;
mod layout;
mod made;
mod object;
mod operation;
mod provenance;
mod wording;

pub use case::{Case, Edit, Example, Expectation};
pub use constraint::{Characters, Check, Class, Condition, Constraint, Origin, Severity, Test};
pub use field::{Field, Placement, Row, Type};
pub use layout::{Layout, Types};
pub use made::LONGEST_MADE;
pub use object::{EnumType, EnumVariant, ObjectType, Usage};
pub use operation::{Authorization, ErrorCode, NextPage, Operation, OperationError, Page, Pagination, Service};
pub use provenance::Provenance;
pub use wording::Wording;

/// A whole spec folder.
#[derive(Clone, Debug, Default)]
pub struct Model {
    /// The services in the order of their paths.
    pub services: Vec<Service>,
}

impl Model {
    /// The vendors in order, each with its services.
    pub fn vendors(&self) -> indexmap::IndexMap<&str, Vec<&Service>> {
        let mut vendors: indexmap::IndexMap<&str, Vec<&Service>> = indexmap::IndexMap::new();
        for service in &self.services {
            vendors.entry(&service.vendor).or_default().push(service);
        }
        vendors
    }
}
