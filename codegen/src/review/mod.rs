//! Each row of a page beside each line of the spec, and what no row supports. For one field also what it becomes, and what would notice if the page or
//! the spec changed. Collects; what it looks like is said in `report`.

mod report;

use std::path::Path;

use crate::diagnostic::{Sources, Text};
use crate::lock::pages::{LockedPage, LockedRow};
use crate::lock::{self, Claim, unsupported};
use crate::model::{Case, Expectation, Field, Model, ObjectType, Operation, Service, Type};
use crate::page;
use crate::spec::{self, File, Node};
use crate::verdict::worded;
use crate::{Failure, sound, sound_and_keep};

/// One field of a spec with whatever is known of it.
#[derive(Debug)]
struct Entry {
    /// `request.VpcId`.
    path: String,
    name: String,
    /// Where the spec has it: `spec/…/CreateFlowLog.yaml:58`.
    place: String,
    /// Its keys, each on one line, without our words.
    written: Vec<(String, String)>,
    row: Option<Seen>,
    /// What no row supports, and who says it.
    unsupported: Vec<(Claim, String)>,
    limits: Vec<Limit>,
    cases: Vec<(String, String)>,
    /// What answers are made of is documentation.
    is_sent: bool,
}

/// A row of a page.
#[derive(Debug)]
struct Seen {
    table: String,
    number: usize,
    row: LockedRow,
    /// The vendor's words, if the page is at hand.
    text: Option<String>,
}

/// A limit that a client checks.
#[derive(Debug)]
struct Limit {
    id: String,
    severity: String,
    origin: String,
    words: String,
}

/// Why there is nothing to review.
#[derive(Debug, thiserror::Error)]
pub enum ReviewError {
    /// The spec itself is not sound.
    #[error(transparent)]
    Failure(#[from] Failure),
    /// There is no such operation.
    #[error("no operation is called `{asked}`; {help}")]
    Operation {
        /// What was asked for.
        asked: String,
        /// What there is.
        help: String,
    },
    /// The operation has no such field.
    #[error("{operation} has no field `{asked}`; {help}")]
    Field {
        /// The operation.
        operation: String,
        /// What was asked for.
        asked: String,
        /// What there is.
        help: String,
    },
}

/// What a reviewer reads of one operation, or of one field of it: all fields that have the name, or the one that has the dotted path.
pub fn review(
    folder: &Path,
    operation: &str,
    field: Option<&str>,
    documents: Option<&Path>,
) -> Result<String, ReviewError> {
    let (checked, mirror) = sound_and_keep(folder)?;
    let files = spec::files(&mirror, &checked.sources);
    let is_operation = |file: &&File<'_>| file.folder.service.as_ref().is_none_or(|s| s.span.file != file.number);
    let Some(file) = files.iter().filter(is_operation).find(|file| file.name == operation) else {
        let known: Vec<&str> = files.iter().filter(is_operation).map(|file| file.name.as_str()).collect();
        return Err(ReviewError::Operation { asked: operation.to_owned(), help: spec::suggest(operation, &known) });
    };
    let page = lock::read_pages(folder).ok().and_then(|mut pages| pages.shift_remove(operation));
    let about = About::new(&checked.model, file, page, documents);
    let entries = about.map(|about| about.entries(&checked.sources)).unwrap_or_default();
    let Some(asked) = field else { return Ok(report::operation(file, &entries)) };
    let found: Vec<&Entry> = entries
        .iter()
        .filter(|entry| entry.name == asked || entry.path == asked || entry.path.ends_with(&format!(".{asked}")))
        .collect();
    if found.is_empty() {
        let known: Vec<&str> = entries.iter().map(|entry| entry.name.as_str()).collect();
        let help = spec::suggest(asked, &known);
        return Err(ReviewError::Field { operation: operation.to_owned(), asked: asked.to_owned(), help });
    }
    Ok(found.into_iter().map(|entry| report::field(file, entry)).collect::<Vec<_>>().join("\n"))
}

/// The names of all operations, for who asks for none.
pub fn operations(folder: &Path) -> Result<Vec<String>, ReviewError> {
    let checked = sound(folder)?;
    let services = checked.model.services.iter();
    let names = services.flat_map(|s| s.operations.iter().map(move |o| format!("{}/{}/{}", s.vendor, s.name, o.name)));
    Ok(names.collect())
}

/// One operation with its page.
struct About<'a> {
    service: &'a Service,
    operation: &'a Operation,
    file: &'a File<'a>,
    page: Option<LockedPage>,
    /// The page itself, if it is at hand.
    read: Option<page::Page>,
}

impl<'a> About<'a> {
    fn new(model: &'a Model, file: &'a File<'a>, page: Option<LockedPage>, documents: Option<&Path>) -> Option<Self> {
        let id = file.name.replace('/', ".");
        let service = model.services.iter().find(|s| s.operations.iter().any(|o| o.id == id))?;
        let operation = service.operations.iter().find(|operation| operation.id == id)?;
        let read = documents.and_then(|documents| page::at_hand(documents, &id)?.ok());
        Some(Self { service, operation, file, page, read: read.map(|document| document.page) })
    }

    fn entries(&self, sources: &Sources) -> Vec<Entry> {
        let claims = unsupported(&self.file.tree);
        let written = fields(&self.file.tree);
        let entry = |(path, name, node): (String, &Text, &Node)| {
            let source = sources.file(name.span).map(|source| source.path.clone()).unwrap_or_default();
            let (object, field) = self.resolved(name)?;
            let path = format!("{path}.{name}");
            let own =
                claims.iter().filter(|claim| claim.path.strip_prefix(&path).is_some_and(|rest| rest.starts_with('.')));
            let at = self.wire_path(object, field);
            let cases = self.operation.cases.iter().filter(|_| object.usage.request);
            Some(Entry {
                name: name.value.clone(),
                place: format!("{source}:{}", sources.position(name.span).line),
                written: keys(node),
                row: field.row.as_ref().and_then(|row| self.seen(&row.table, row.number)),
                unsupported: own.map(|claim| (claim.clone(), self.who(node, claim))).collect(),
                limits: self.limits(object, field, &at),
                cases: cases.filter_map(|case| of_case(case, &at)).collect(),
                is_sent: object.usage.request,
                path,
            })
        };
        written.into_iter().filter_map(entry).collect()
    }

    /// The field of the model that stands here.
    fn resolved(&self, name: &Text) -> Option<(&ObjectType, &Field)> {
        let mut objects = self.service.objects();
        objects.find_map(|object| Some((object, object.fields.iter().find(|field| field.span == name.span)?)))
    }

    fn seen(&self, table: &str, number: usize) -> Option<Seen> {
        let locked = self.page.as_ref()?.tables.get(table)?;
        let row = locked.rows.get(number - 1)?.clone();
        let rows = self.read.iter().flat_map(|page| page.tables.iter().flat_map(|table| &table.rows));
        let text =
            rows.filter(|seen| seen.lines == row.lines && seen.name == row.name).map(|seen| seen.text.clone()).next();
        Some(Seen { table: table.to_owned(), number, row, text })
    }

    fn who(&self, field: &Node, claim: &Claim) -> String {
        let witnesses = self.file.tree.get("witnesses").and_then(Node::map).into_iter().flatten();
        let from = field.get("from").and_then(Node::text);
        let authority = self.file.tree.get("authority").and_then(Node::text);
        let named = |name: &str| {
            claim.path.contains(&format!(".beyond.{name}.")) || claim.path.contains(&format!(".recovered.{name}."))
        };
        let pinned: Vec<(&str, &str)> =
            witnesses.filter_map(|(name, pin)| Some((name.value.as_str(), pin.text()?))).collect();
        let said = pinned.iter().find(|(name, _)| named(name));
        let said = said.or_else(|| pinned.iter().find(|(name, _)| Some(*name) == from.or(authority)));
        let is_of_field = claim.path.ends_with(".type") || claim.path.ends_with(".required");
        match said {
            Some((name, pin)) => format!("{name}: {pin}"),
            None if is_of_field => "the page shows it in its example only".to_owned(),
            None => "decided by us".to_owned(),
        }
    }

    fn limits(&self, object: &ObjectType, field: &Field, at: &str) -> Vec<Limit> {
        let limit = |constraint: &crate::model::Constraint| Limit {
            id: format!("{}/{at}/{}", self.operation.id, constraint.rule()),
            severity: constraint.severity().to_string(),
            origin: constraint.origin.to_string(),
            words: worded(constraint),
        };
        object.checked(field).iter().map(limit).collect()
    }

    /// The dotted path from the request to a field; its name alone if no request has it.
    fn wire_path(&self, object: &ObjectType, field: &Field) -> String {
        let mut parents = vec![(String::new(), &self.operation.request)];
        let mut seen: Vec<&str> = Vec::new();
        while let Some((prefix, parent)) = parents.pop() {
            if std::ptr::eq(parent, object) {
                return format!("{prefix}{}", field.wire);
            }
            for inner in &parent.fields {
                if let Type::Object(name) = inner.ty.element()
                    && !seen.contains(&name.as_str())
                    && let Some(ty) = self.service.object(name)
                {
                    seen.push(name);
                    parents.push((format!("{prefix}{}.", inner.wire), ty));
                }
            }
        }
        field.wire.clone()
    }
}

/// A case that expects something of a field, or that sets or leaves it out.
fn of_case(case: &Case, path: &str) -> Option<(String, String)> {
    let is_of = |expected: &str| expected.split(' ').next() == Some(path);
    let is_edited = case.edits.iter().any(|edit| edit.path == path || edit.path.starts_with(&format!("{path}.")));
    let (verdict, is_about) = match &case.expected {
        Expectation::Accepts => ("accepted".to_owned(), is_edited),
        Expectation::AcceptsQuietly => ("accepted quietly".to_owned(), is_edited),
        Expectation::Rejects(what) => (format!("rejected: {what}"), is_of(what)),
        Expectation::Advises(what) => (format!("advised: {what}"), is_of(what)),
        Expectation::Notices(what) => (format!("noticed: {what}"), is_of(what)),
    };
    is_about.then(|| (case.name.value.clone(), verdict))
}

/// Every field of a file, with the path of its object.
fn fields(root: &Node) -> Vec<(String, &Text, &Node)> {
    let mut objects = Vec::new();
    for side in ["request", "response"] {
        let Some(parts) = root.get(side) else { continue };
        match parts.get("fields") {
            Some(fields) => objects.push((side.to_owned(), fields)),
            None => {
                let places = parts.map().into_iter().flatten();
                objects
                    .extend(places.filter_map(|(place, part)| Some((format!("{side}.{place}"), part.get("fields")?))));
            }
        }
    }
    let types = root.get("types").and_then(Node::map).into_iter().flatten();
    objects.extend(types.filter_map(|(name, ty)| Some((format!("types.{name}"), ty.get("fields")?))));
    let mut found = Vec::new();
    for (path, fields) in objects {
        found.extend(fields.map().into_iter().flatten().map(|(name, node)| (path.clone(), name, node)));
    }
    found
}

/// The keys of a field that rows can support, each on one line.
fn keys(field: &Node) -> Vec<(String, String)> {
    let stated = field.map().into_iter().flatten();
    let stated = stated.filter(|(key, _)| !matches!(key.value.as_str(), "doc" | "beyond" | "recovered" | "rust"));
    stated.map(|(key, value)| (key.value.clone(), value.on_one_line())).collect()
}
