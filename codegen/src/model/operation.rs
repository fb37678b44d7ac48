//! A service and its operations.

use std::collections::HashSet;

use indexmap::IndexMap;

use super::case::{Case, Example};
use super::object::{EnumType, ObjectType};
use crate::spec::{Advice, Lists, PaginationStyle};

/// One service.
#[derive(Clone, Debug)]
pub struct Service {
    /// Name of the vendor's folder.
    pub vendor: String,
    /// Name of the service's folder, also the Rust module.
    pub name: String,
    /// Name for people.
    pub title: String,
    /// Our words.
    pub doc: String,
    /// Version of the API.
    pub version: Option<String>,
    /// What the runtime calls the protocol.
    pub protocol: String,
    /// The service's name in signatures.
    pub signing_name: String,
    /// How lists are written in a query or form.
    pub lists: Lists,
    /// Host template.
    pub host: String,
    /// Regions, each with its own host or an empty text.
    pub regions: Vec<(String, String)>,
    /// Other ways in, each with its host.
    pub networks: Vec<(String, String)>,
    /// Parameters that the protocol fills in.
    pub common: Vec<String>,
    /// The operations in the order of their names.
    pub operations: Vec<Operation>,
    /// Object types other than requests and responses, in the order in which they were defined.
    pub types: Vec<ObjectType>,
    /// Open enums in the order in which they were first seen.
    pub enums: Vec<EnumType>,
    /// All error codes of the service, without repetition.
    pub error_codes: Vec<ErrorCode>,
    /// The error codes that any operation can answer, as `service.yaml` has them.
    pub errors: Vec<OperationError>,
}

impl Service {
    /// `vendor.service`.
    pub fn id(&self) -> String {
        format!("{}.{}", self.vendor, self.name)
    }

    /// The lines about error codes of this operation that make a difference: those that say more than the code, and those that keep such a line
    /// from being taken for another status.
    pub fn telling_errors_of<'m>(&'m self, operation: &'m Operation) -> Vec<&'m OperationError> {
        telling(&operation.errors, &self.errors)
    }

    /// The same of the error codes that any operation can answer.
    pub fn telling_errors(&self) -> Vec<&OperationError> {
        telling(&self.errors, self.operations.iter().flat_map(|operation| &operation.errors))
    }

    /// Path of the service's spec folder, as shown to people.
    pub fn spec_folder(&self) -> String {
        format!("spec/{}/{}", self.vendor, self.name)
    }

    /// Path of `service.yaml`, as shown to people.
    pub fn spec_file(&self) -> String {
        format!("spec/{}/{}/service.yaml", self.vendor, self.name)
    }

    /// The operation that shows how the service is called, with its example: the first that changes something.
    pub fn shown(&self) -> Option<(&Operation, &serde_json::Value)> {
        let mut examples = self.operations.iter().filter_map(|operation| Some((operation, operation.first_request()?)));
        let first = examples.clone().next();
        examples.find(|(operation, _)| !operation.read_only).or(first)
    }

    /// The object with this Rust name.
    pub fn object(&self, rust: &str) -> Option<&ObjectType> {
        self.types.iter().find(|t| t.rust == rust)
    }

    /// All objects: for each operation its request and its response, then the types.
    pub fn objects(&self) -> impl Iterator<Item = &ObjectType> {
        self.operations.iter().flat_map(|o| [&o.request, &o.response]).chain(&self.types)
    }
}

/// One operation.
#[derive(Clone, Debug)]
pub struct Operation {
    /// The vendor's name.
    pub name: String,
    /// Rust module and, later, method.
    pub module: String,
    /// `vendor.service.Operation`.
    pub id: String,
    /// What was transcribed.
    pub page: Page,
    /// Our words.
    pub doc: String,
    /// HTTP method.
    pub method: String,
    /// Path template.
    pub path: String,
    /// Status codes of success.
    pub success: Vec<u16>,
    /// Whether the request has a JSON body even if nothing is set.
    pub json_body: bool,
    /// Member of the answer that wraps everything.
    pub envelope: Option<String>,
    /// Whether it changes nothing.
    pub read_only: bool,
    /// Requests per second, in words.
    pub rate: Option<String>,
    /// The permission that the caller needs.
    pub authorization: Option<Authorization>,
    /// What sources say of the whole operation, each with its source.
    pub notes: Vec<(String, String)>,
    /// Regions that the page names.
    pub regions: Vec<String>,
    /// What is sent.
    pub request: ObjectType,
    /// What is answered.
    pub response: ObjectType,
    /// Its error codes.
    pub errors: Vec<OperationError>,
    /// The witness that documents the error codes, where the page has no table of them.
    pub errors_from: Option<String>,
    /// The sources by the names that origins have, each with what it is pinned to.
    pub sources: Vec<(String, String)>,
    /// How the next page is had.
    pub pagination: Option<Pagination>,
    /// Examples by name.
    pub examples: Vec<Example>,
    /// Edits of the first example with their verdicts.
    pub cases: Vec<Case>,
}

impl Operation {
    /// The first example that has a request: what cases edit.
    pub fn first_request(&self) -> Option<&serde_json::Value> {
        self.examples.iter().find_map(|example| example.request.as_ref())
    }

    /// Path of the spec file, as shown to people; the id has the same three parts.
    pub fn spec_file(&self) -> String {
        format!("spec/{}.yaml", self.id.replace('.', "/"))
    }
}

/// The permission that a caller needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Authorization {
    /// Name of the action.
    pub action: String,
    /// Access level.
    pub access: String,
    /// Pattern of the resource.
    pub resource: String,
}

/// What a file transcribes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// `vendor.service.Operation`.
    pub id: String,
    /// Heading of the page, or the pinned witness where there is no page.
    pub title: String,
    /// The names of the tables with their number of rows.
    pub tables: IndexMap<String, usize>,
    /// Whether there is a page; otherwise the title is that of a witness.
    pub is_document: bool,
}

/// An error code of a service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErrorCode {
    /// Text on the wire.
    pub wire: String,
    /// Rust identifier.
    pub rust: String,
    /// What happened.
    pub doc: String,
}

/// An error code as one operation documents it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OperationError {
    /// Text on the wire.
    pub code: String,
    /// HTTP status, where it is documented.
    pub status: Option<u16>,
    /// Whether sending again can help.
    pub retry: Option<Advice>,
    /// Wire name of the request field that it is about.
    pub about: Option<String>,
}

fn telling<'e>(
    table: &'e [OperationError],
    beside: impl IntoIterator<Item = &'e OperationError>,
) -> Vec<&'e OperationError> {
    let says_something = |error: &&OperationError| error.about.is_some() || error.retry.is_some();
    let all = table.iter().chain(beside).filter(says_something);
    let codes: HashSet<&str> = all.map(|error| error.code.as_str()).collect();
    table.iter().filter(|error| codes.contains(error.code.as_str())).collect()
}

/// How the next page is had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pagination {
    /// The style.
    pub style: PaginationStyle,
    /// Wire name of the request field that moves.
    pub position: String,
    /// Wire name of the request field that holds the length of a page.
    pub size: String,
    /// The list in the answer, dotted wire names.
    pub items: String,
    /// Where the answer says how to go on.
    pub next: Option<NextPage>,
    /// Where the answer holds the number of all items.
    pub total: Option<String>,
}

/// Where the answer says how to go on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NextPage {
    /// In this field, dotted wire names.
    Field(String),
    /// In this field of the last item.
    LastItem(String),
}

#[cfg(test)]
mod tests {
    use super::{OperationError, telling};

    fn line(code: &str, status: u16, about: Option<&str>) -> OperationError {
        OperationError { code: code.to_owned(), status: Some(status), retry: None, about: about.map(str::to_owned) }
    }

    #[test]
    fn a_line_stays_where_an_answer_would_be_judged_otherwise_without_it() {
        let table = [line("A", 400, Some("F")), line("A", 500, None), line("B", 400, None), line("C", 400, None)];
        let beside = [line("C", 404, Some("G")), line("D", 404, Some("G"))];
        let told: Vec<_> = telling(&table, &beside).iter().map(|line| (line.code.as_str(), line.status)).collect();
        assert_eq!(told, [("A", Some(400)), ("A", Some(500)), ("C", Some(400))]);
    }
}
