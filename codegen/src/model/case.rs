//! Examples of the page, and cases: small edits of one request, their base, each with the verdict that is expected of it.

use serde_json::{Map, Value};

use crate::diagnostic::{Span, Text};

/// An example with its places merged.
#[derive(Clone, Debug)]
pub struct Example {
    /// Its name.
    pub name: String,
    /// The request, keyed by wire names, path values included.
    pub request: Option<Value>,
    /// The response as the page shows it.
    pub response: Option<Value>,
    /// Where the spec has the response; the example where it has none.
    pub response_span: Span,
    /// Where the spec has it.
    pub span: Span,
}

/// Edits of the base: of the first example that has a request or, where there is none, of one that is made of what is required.
#[derive(Clone, Debug)]
pub struct Case {
    /// What is shown.
    pub name: Text,
    /// The edits, in order.
    pub edits: Vec<Edit>,
    /// What is expected of the edited request.
    pub expected: Expectation,
    /// Where the spec says what is expected.
    pub span: Span,
}

/// One edit of a request.
#[derive(Clone, Debug)]
pub struct Edit {
    /// Wire names with dots between them.
    pub path: String,
    /// The new value; none if the member is left out.
    pub value: Option<Value>,
    /// Where the spec has the path.
    pub span: Span,
}

impl Case {
    /// The request that is judged: the base with the edits made.
    pub fn request(&self, base: &Value) -> Value {
        let mut request = base.clone();
        for edit in &self.edits {
            edit.apply(&mut request);
        }
        request
    }
}

impl Edit {
    /// Makes the edit; says whether there was a place for it.
    pub fn apply(&self, request: &mut Value) -> bool {
        let (parents, name) = self.path.rsplit_once('.').unwrap_or(("", &self.path));
        let mut at = request;
        for parent in parents.split('.').filter(|parent| !parent.is_empty()) {
            let Some(members) = at.as_object_mut() else { return false };
            if self.value.is_some() {
                members.entry(parent).or_insert_with(|| Value::Object(Map::new()));
            }
            let Some(inner) = members.get_mut(parent) else { return false };
            at = inner;
        }
        let Some(members) = at.as_object_mut() else { return false };
        match &self.value {
            Some(value) => {
                members.insert(name.to_owned(), value.clone());
                true
            }
            None => members.remove(name).is_some(),
        }
    }
}

/// The verdict that a case expects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expectation {
    /// No violation.
    Accepts,
    /// No finding at all.
    AcceptsQuietly,
    /// Exactly this violation: path without indices, and rule.
    Rejects(String),
    /// No violation and exactly this advice.
    Advises(String),
    /// No violation and exactly this notice.
    Notices(String),
}
