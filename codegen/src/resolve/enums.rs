//! Enum values: whose they are, and the open enums that hold their union. One enum per field name and service; which of its values a field
//! allows is a constraint of the field.

use indexmap::IndexMap;

use super::constraints::{Limits, limits};
use super::names;
use super::scope::{Lookup, Scope};
use crate::diagnostic::{Diagnostic, Problems, Span, Text};
use crate::model::{EnumType, EnumVariant};
use crate::spec::{EnumValues, Field, OperationSpec, ServiceFolder};

/// How many fields `enum-of` may lead over. It may lead in a circle.
const LONGEST_CHAIN: usize = 8;

/// The allowed values that these limits state, their own or another field's, and the place to point at.
pub(super) fn values_of<'s>(
    limits: &Limits<'s>,
    lookup: &Lookup<'s>,
    problems: &mut Problems,
) -> Option<(Vec<&'s Text>, Span)> {
    if let Some(values) = limits.facts.enum_.as_ref() {
        let span = values.keys().next().map(|v| v.span).unwrap_or_default();
        return Some((values.keys().collect(), span));
    }
    let path = limits.facts.enum_of.as_ref()?;
    let found = referent(path, lookup, &mut 0);
    if found.is_none() {
        let problem = Diagnostic::new("unknown-enum", path.span, format!("`{path}` is no field with an enum"))
            .absence_from_folder();
        let help = match lookup.nearest(path, has_values).filter(|_| lookup.referent(path).is_none()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "write `request.Field`, `Operation.request.Field` or `Type.Field`, and give that field its `enum`"
                .to_owned(),
        };
        problems.push(problem.help(help));
    }
    found.map(|(_, _, values)| (values.keys().collect(), path.span))
}

fn has_values(field: &Field) -> bool {
    limits(field).iter().any(|limits| limits.facts.enum_.is_some())
}

/// The field with values that `enum-of` leads to, and its strongest values.
fn referent<'s>(path: &str, lookup: &Lookup<'s>, asked: &mut usize) -> Option<(&'s Text, &'s Field, &'s EnumValues)> {
    *asked += 1;
    let (name, field, lookup) = lookup.referent(path).filter(|_| *asked <= LONGEST_CHAIN)?;
    limits(field).into_iter().find_map(|limits| match (&limits.facts.enum_, &limits.facts.enum_of) {
        (Some(values), _) => Some((name, field, values)),
        (None, Some(path)) => referent(path, &lookup, asked),
        (None, None) => None,
    })
}

/// The values that an `enum-of` of an operation leads to by what fields state themselves, without what witnesses know.
pub(crate) fn stated_values(folder: &ServiceFolder, operation: &OperationSpec, path: &str) -> Option<Vec<String>> {
    let scope = Scope::new(folder, folder.service.as_ref()?);
    let (_, mut field, mut lookup) = Lookup::of_parts(&scope, operation, &operation.request).referent(path)?;
    for _ in 0..LONGEST_CHAIN {
        if let Some(values) = &field.facts.enum_ {
            return Some(values.keys().map(|value| value.value.clone()).collect());
        }
        (_, field, lookup) = lookup.referent(&field.facts.enum_of.as_ref()?.value)?;
    }
    None
}

/// The enums of a service while they are being found.
#[derive(Default)]
pub(super) struct Enums {
    found: IndexMap<String, (EnumType, Span)>,
}

impl Enums {
    /// Takes the values of a field in, and returns the Rust name of its enum; none if the field has no values.
    pub(super) fn take(
        &mut self,
        name: &Text,
        field: &Field,
        lookup: &Lookup<'_>,
        problems: &mut Problems,
    ) -> Option<String> {
        self.own(name, field, problems).or_else(|| {
            let mut paths = limits(field).into_iter().filter_map(|limits| limits.facts.enum_of.as_ref());
            let (name, field, _) = paths.find_map(|path| referent(path, lookup, &mut 0))?;
            self.own(name, field, problems)
        })
    }

    fn own(&mut self, name: &Text, field: &Field, problems: &mut Problems) -> Option<String> {
        let stated = limits(field).into_iter().filter_map(|limits| limits.facts.enum_.as_ref());
        stated.filter_map(|values| self.union(name, field, values, problems)).last()
    }

    fn union(&mut self, name: &Text, field: &Field, values: &EnumValues, problems: &mut Problems) -> Option<String> {
        let Some(rust) = names::type_name(&name.value) else {
            problems.push(needs_name(name, "the enum of this field"));
            return None;
        };
        let (found, _) = self.found.entry(rust.clone()).or_insert_with(|| {
            let empty = EnumType {
                rust: rust.clone(),
                doc: field.doc.value.clone(),
                variants: Vec::new(),
                used_by: Vec::new(),
            };
            (empty, name.span)
        });
        for (wire, value) in values {
            // A value of a list has its meaning where the field states it, which a rule demands.
            let Some(doc) = &value.doc else { continue };
            if found.variants.iter().any(|v| v.wire == wire.value) {
                continue;
            }
            let named = value.rust.as_ref().map(|r| r.value.clone());
            match named.or_else(|| names::variant(&wire.value)) {
                Some(rust) => {
                    found.variants.push(EnumVariant { wire: wire.value.clone(), rust, doc: doc.value.clone() })
                }
                None => problems.push(needs_name(wire, "this value")),
            }
        }
        Some(rust)
    }

    /// Notes that an operation uses an enum.
    pub(super) fn used(&mut self, rust: &str, operation: &str) {
        if let Some((found, _)) = self.found.get_mut(rust)
            && !found.used_by.iter().any(|o| o == operation)
        {
            found.used_by.push(operation.to_owned());
        }
    }

    /// The enums with the place of the first field of each.
    pub(super) fn into_found(self) -> impl Iterator<Item = (EnumType, Span)> {
        self.found.into_values()
    }
}

/// The problem of a name from which no Rust name can be made.
pub(super) fn needs_name(name: &Text, what: &str) -> Diagnostic {
    Diagnostic::new("needs-rust-name", name.span, format!("no Rust name can be made of `{name}` for {what}"))
        .help("add `rust: Name` beside it; names in generated code are ASCII")
}
