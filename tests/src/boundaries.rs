//! Requests on both sides of every limit, made from the model: the last value that is kept and the first that is broken, each value of a list and one
//! outside, each condition when it holds and when it does not. Each knows which finding it must cause, or must not.

use flowlog_codegen::model::{Check, Constraint, Field, ObjectType, Operation, Origin, Service, Severity, Type};
use flowlog_codegen::verdict::base;
use serde_json::{Map, Value, json};

use crate::limits::{Limit, limit};

mod conditions;
mod values;

/// A request with what a limit must make of it.
pub struct Probe {
    /// What is tried.
    pub what: String,
    /// The request.
    pub request: Value,
    /// Severity and id of the finding that there must be; none if the limit is kept.
    pub finding: Option<(Severity, String)>,
}

/// A limit with its probes.
pub struct Boundary {
    /// The limit.
    pub limit: Limit,
    /// Ids that a finding of it can have.
    pub ids: Vec<String>,
    /// What is tried.
    pub probes: Vec<Probe>,
}

/// The boundaries of every limit of a request; those of a type once, where it is reached first.
pub fn of(service: &Service, operation: &Operation) -> Vec<Boundary> {
    let mut found = Vec::new();
    walk(&Bench { service, operation }, &operation.request, &[], &mut Vec::new(), &mut found);
    found
}

fn walk<'m>(
    bench: &Bench<'m>,
    object: &'m ObjectType,
    parents: &[&'m Field],
    seen: &mut Vec<&'m str>,
    found: &mut Vec<Boundary>,
) {
    for field in &object.fields {
        let spot = Spot { bench, object, field, parents };
        found.extend(field.constraints.iter().map(|constraint| spot.boundary(constraint)));
        if let Type::Object(name) = field.ty.element()
            && !seen.contains(&name.as_str())
        {
            seen.push(name);
            let inner = bench.service.object(name).expect("a type of the service");
            walk(bench, inner, &[parents, &[field]].concat(), seen, found);
        }
    }
}

struct Bench<'m> {
    service: &'m Service,
    operation: &'m Operation,
}

/// A field where it is reached first.
struct Spot<'a, 'm> {
    bench: &'a Bench<'m>,
    object: &'m ObjectType,
    field: &'m Field,
    parents: &'a [&'m Field],
}

/// What is set in the object of a field: name and value, or nothing where the field is to be absent.
type Edits = Vec<(String, Option<Value>)>;

impl Spot<'_, '_> {
    fn boundary(&self, constraint: &Constraint) -> Boundary {
        let probes = match constraint.check {
            Check::Required | Check::Forbidden | Check::Unsupported | Check::Deprecated => self.presence(constraint),
            _ => values::of(&constraint.check, self.field)
                .into_iter()
                .map(|(value, kept)| {
                    let what = value.to_string();
                    let edits = vec![(self.field.wire.clone(), Some(value))];
                    self.probe(constraint, what, edits, (!kept).then_some(&constraint.origin))
                })
                .collect(),
        };
        let path = self.path();
        let tests = constraint.condition.iter().flat_map(|condition| &condition.tests);
        let origins = tests.filter_map(|test| test.absent_matches.as_ref()).chain([&constraint.origin]);
        let ids = origins.map(|origin| self.id(constraint, constraint.origin.weakest(origin))).collect();
        Boundary { limit: limit(self.bench.operation, &path, constraint), ids, probes }
    }

    fn presence(&self, constraint: &Constraint) -> Vec<Probe> {
        let given = any(&self.field.ty);
        let mut probes = Vec::new();
        for scene in conditions::scenes(self.object, constraint) {
            for value in [None, Some(given.clone())] {
                let is_broken = value.is_none() == (constraint.check == Check::Required);
                let origin = scene.origin.as_ref().filter(|_| is_broken);
                let what = format!("{} where {}", value.as_ref().map_or("absent", |_| "given"), scene.what);
                let mut edits = scene.edits.clone();
                edits.push((self.field.wire.clone(), value));
                probes.push(self.probe(constraint, what, edits, origin));
            }
        }
        probes
    }

    fn probe(&self, constraint: &Constraint, what: String, edits: Edits, breaks: Option<&Origin>) -> Probe {
        let base = base(self.bench.service, self.bench.operation);
        let mut request = base.expect("an example, or what is required").into_owned();
        let members = self.open(&mut request);
        for (name, value) in edits {
            match value {
                Some(value) => members.insert(name, value),
                None => members.remove(&name),
            };
        }
        Probe {
            what,
            request,
            finding: breaks.map(|origin| (severity(constraint, origin), self.id(constraint, origin))),
        }
    }

    /// The object that has the field, made if the base lacks it; of a list the first element.
    fn open<'r>(&self, request: &'r mut Value) -> &'r mut Map<String, Value> {
        let mut at = request;
        for parent in self.parents {
            at = at.as_object_mut().expect("an object").entry(&parent.wire).or_insert_with(|| any(&parent.ty));
            if at.is_array() {
                at = at.get_mut(0).expect("an element");
            }
        }
        at.as_object_mut().expect("an object")
    }

    fn path(&self) -> String {
        [self.parents, &[self.field]].concat().iter().map(|field| field.wire.as_str()).collect::<Vec<_>>().join(".")
    }

    fn id(&self, constraint: &Constraint, origin: &Origin) -> String {
        let witness = match origin {
            Origin::Beyond(witness) => format!("@{witness}"),
            _ => String::new(),
        };
        format!("{}/{}/{}{witness}", self.bench.operation.id, self.path(), constraint.check.word())
    }
}

fn severity(constraint: &Constraint, origin: &Origin) -> Severity {
    match (&constraint.check, origin) {
        (Check::Unsupported | Check::Deprecated, _) => Severity::Notice,
        (_, Origin::Beyond(_)) => Severity::Advice,
        _ => Severity::Violation,
    }
}

/// Some value of the type.
fn any(ty: &Type) -> Value {
    match ty {
        Type::Text | Type::Enum(_) => json!("x"),
        Type::Integer => json!(1),
        Type::Boolean => json!(true),
        Type::Object(_) => json!({}),
        Type::List(element) => json!([any(element)]),
    }
}
