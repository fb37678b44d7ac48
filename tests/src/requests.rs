//! Requests to hold judgements against each other: mostly right, each with about one thing that may be wrong, so that it is one limit that decides.
//! Built from the model, shrinkable, and the same in every run.

use flowlog_codegen::model::{Check, Constraint, Field, ObjectType, Operation, Service, Severity, Type};
use proptest::collection::vec;
use proptest::prelude::{BoxedStrategy, Just, Strategy, any};
use proptest::sample::select;
use proptest::strategy::Union;
use serde_json::{Map, Value};

use crate::candidates;

/// How deep a type that holds itself is filled.
const DEEPEST: usize = 3;

/// Requests of an operation, keyed by wire names.
pub fn of(service: &Service, operation: &Operation) -> BoxedStrategy<Value> {
    // Each field goes wrong so rarely that a request has about one that does, but not so rarely that a large request has limits which nothing breaks.
    let fields = crate::limits::request_fields(service, operation).len().min(24);
    let rare = u32::try_from(fields).expect("a small number");
    Requests { service, rare }.object(&operation.request, 0)
}

fn breaks(limit: &Constraint, value: &Value) -> bool {
    let is_kept = match value {
        Value::String(text) => limit.check.allows_text(text),
        Value::Number(number) => limit.check.allows_number(number.as_i64().expect("64 bits")),
        _ => true,
    };
    limit.severity() == Severity::Violation && !is_kept
}

/// The request without the members of known fields that are `null`: our readers take those for absent.
pub fn without_null(service: &Service, object: &ObjectType, request: &Value) -> Value {
    let Value::Object(members) = request else { return request.clone() };
    let field = |name: &str| object.fields.iter().find(|field| field.wire == name);
    let kept = members.iter().filter(|(name, value)| !value.is_null() || field(name).is_none());
    let inside = |value: &Value, ty: &Type| match (ty, service.object(name_of(ty)), value) {
        (Type::List(_), Some(inner), Value::Array(items)) => {
            items.iter().map(|item| without_null(service, inner, item)).collect()
        }
        (Type::Object(_), Some(inner), value) => without_null(service, inner, value),
        _ => value.clone(),
    };
    let members = kept.map(|(name, value)| {
        (name.clone(), field(name).map_or_else(|| value.clone(), |field| inside(value, &field.ty)))
    });
    Value::Object(members.collect())
}

fn name_of(ty: &Type) -> &str {
    match ty.element() {
        Type::Object(name) => name,
        _ => "",
    }
}

struct Requests<'m> {
    service: &'m Service,
    rare: u32,
}

impl Requests<'_> {
    fn object(&self, object: &ObjectType, depth: usize) -> BoxedStrategy<Value> {
        let reachable = |field: &&Field| depth < DEEPEST || name_of(&field.ty).is_empty();
        let fields: Vec<_> = object.fields.iter().filter(reachable).collect();
        let names: Vec<String> = fields.iter().map(|field| field.wire.clone()).collect();
        let values: Vec<_> = fields.iter().map(|field| self.field(object, field, depth)).collect();
        let first = names.first().cloned().unwrap_or_default();
        let strange = select(vec![String::new(), "unknown".to_owned(), format!("{first} "), first.to_uppercase()]);
        let unknown = Union::new_weighted(vec![
            (20 * self.rare, Just(None).boxed()),
            (1, (strange, select(candidates::wrong())).prop_map(Some).boxed()),
        ]);
        let members = (values, unknown).prop_map(move |(values, unknown)| {
            let set = names.iter().cloned().zip(values).filter_map(|(name, value)| Some((name, value?)));
            let mut members: Map<String, Value> = unknown.into_iter().collect();
            members.extend(set);
            Value::Object(members)
        });
        members.boxed()
    }

    fn field(&self, object: &ObjectType, field: &Field, depth: usize) -> BoxedStrategy<Option<Value>> {
        let value = match &field.ty {
            Type::List(_) => self.list(object, field, depth),
            _ => self.value(object, field, depth),
        };
        let required = |c: &&Constraint| c.check == Check::Required && c.severity() == Severity::Violation;
        let missing = match field.constraints.iter().find(required) {
            Some(limit) if limit.condition.is_none() => 1,
            Some(_) => self.rare,
            None => 2 * self.rare,
        };
        Union::new_weighted(vec![
            (2 * self.rare, value.prop_map(Some).boxed()),
            (missing, Just(None).boxed()),
            (1, select(candidates::wrong()).prop_map(Some).boxed()),
        ])
        .boxed()
    }

    fn list(&self, object: &ObjectType, field: &Field, depth: usize) -> BoxedStrategy<Value> {
        let counts = candidates::counts(field);
        let allowed = |count: &usize| field.constraints.iter().all(|limit| limit.check.allows_count(*count));
        let good: Vec<usize> = counts.iter().copied().filter(|count| *count < 4 && allowed(count)).collect();
        let count = Union::new_weighted(vec![(self.rare, select(good).boxed()), (1, select(counts).boxed())]);
        let element = self.value(object, field, depth);
        count.prop_flat_map(move |count| vec(element.clone(), count).prop_map(Value::Array)).boxed()
    }

    fn value(&self, object: &ObjectType, field: &Field, depth: usize) -> BoxedStrategy<Value> {
        if let Type::Object(name) = field.ty.element() {
            return self.object(self.service.object(name).expect("a type of the service"), depth + 1);
        }
        let all = candidates::of(object, field);
        let good: Vec<Value> =
            all.iter().filter(|value| !field.constraints.iter().any(|limit| breaks(limit, value))).cloned().collect();
        assert!(!good.is_empty(), "no good value for {}", field.wire);
        let mut choices = vec![(4 * self.rare, select(good).boxed())];
        // Each limit has its share, however few values break it, and those that break nothing else have the larger one: only there it decides alone.
        for limit in &field.constraints {
            let bad: Vec<Value> = all.iter().filter(|value| breaks(limit, value)).cloned().collect();
            let others = || field.constraints.iter().filter(|other| other.check != limit.check);
            let alone = bad.iter().filter(|value| !others().any(|other| breaks(other, value)));
            let alone: Vec<Value> = alone.cloned().collect();
            choices.extend(
                [(2, alone), (1, bad)]
                    .into_iter()
                    .filter(|(_, values)| !values.is_empty())
                    .map(|(share, values)| (share, select(values).boxed())),
            );
        }
        if matches!(field.ty.element(), Type::Text | Type::Enum(_)) {
            let text = vec(any::<char>(), 0..20).prop_map(|chars| Value::from(chars.into_iter().collect::<String>()));
            choices.push((1, text.boxed()));
        }
        Union::new_weighted(choices).boxed()
    }
}
