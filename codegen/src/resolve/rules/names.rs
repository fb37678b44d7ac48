//! Rust names: those that the spec gives are identifiers, and no two things of one place end up with the same.

use std::collections::HashSet;

use indexmap::IndexMap;

use crate::diagnostic::{Diagnostic, Problems, Span, Text};
use crate::model::Service;
use crate::resolve::names;
use crate::resolve::pages::parts;
use crate::resolve::scope::Scope;
use crate::spec::{Codes, Field, OperationSpec};

/// What every service's module has besides its types.
const OF_THE_SERVICE: [&str; 4] = ["BlockingClient", "Client", "ErrorCode", "SERVICE"];

/// Files of a service's module that are not those of an operation. A module with the name of the service would read as the service itself.
const FILES: [&str; 4] = ["client", "errors", "mod", "types"];

/// What every client can do besides calling the operations, which are methods named like their modules.
const OF_CLIENTS: [&str; 8] = ["builder", "call", "call_raw", "clone", "from_env", "new", "prepare", "with"];

/// What to do about names that are taken.
const RENAME: &str = "give one of them another name with `rust: Name`";
const RENAME_TYPE: &str = "give a type another name with `rust: Name`; an enum is called after its field";
const NO_REMEDY: &str = "operations have no `rust:` key so far: add it to the spec language";

/// What a variant can be called.
const OF_VARIANTS: &str = "write a name such as `OneIn4096`: ASCII letters and digits, a capital first";

/// What every open enum has besides its values: the variant that holds what is not listed, and the constant with all others.
const OF_ENUMS: [&str; 2] = ["Unlisted", "KNOWN"];

/// All rules of this file.
pub(super) fn check(
    scope: &Scope<'_>,
    service: &Service,
    enum_spans: &[Span],
    code_spans: &[Span],
    problems: &mut Problems,
) {
    for file in &scope.folder.operations {
        given_names(&file.spec, problems);
        names_of_fields(&file.spec, problems);
    }
    given_names_of_codes(scope.service.errors.as_ref(), problems);
    names_of_types(scope, service, enum_spans, problems);
    names_of_modules(scope, problems);
    names_of_values(scope, problems);
    names_of_codes(scope, service, code_spans, problems);
}

/// One thing with a name: what it is called on the wire, what in Rust, and where that is said.
struct Named {
    rust: String,
    wire: String,
    span: Span,
}

fn named(rust: impl Into<String>, wire: &Text) -> Named {
    Named { rust: rust.into(), wire: wire.value.clone(), span: wire.span }
}

// Two spellings of one wire name are reported where wire names are compared.
fn collisions(within: &str, reserved: &[&str], help: &str, all: Vec<Named>, problems: &mut Problems) {
    let mut seen: IndexMap<String, Named> = IndexMap::new();
    for new in all {
        if reserved.contains(&new.rust.as_str()) {
            let message = format!("`{}` would be called `{}` in Rust, which is taken in {within}", new.wire, new.rust);
            problems.push(Diagnostic::new("reserved-name", new.span, message).help(help));
        }
        match seen.get(&new.rust) {
            Some(first) if first.wire != new.wire => {
                let message =
                    format!("`{}` and `{}` would both be called `{}` in {within}", first.wire, new.wire, new.rust);
                let problem = Diagnostic::new("name-collision", new.span, message).label("second");
                problems.push(problem.also(first.span, "first").help(help));
            }
            Some(_) => {}
            None => {
                seen.insert(new.rust.clone(), new);
            }
        }
    }
}

fn objects(spec: &OperationSpec) -> Vec<(String, Vec<(&Text, &Field)>)> {
    let name = &spec.operation.name;
    let of = |of| parts(of).into_iter().flat_map(|(_, part)| &part.fields).collect();
    let mut objects = vec![(format!("{name}Request"), of(&spec.request))];
    objects.extend(spec.response.as_ref().map(|response| (format!("{name}Response"), of(response))));
    objects.extend(spec.types.iter().flatten().map(|(name, ty)| (name.value.clone(), ty.fields.iter().collect())));
    objects
}

fn values(field: &Field) -> impl Iterator<Item = (&Text, &crate::spec::EnumValue)> {
    let facts = field.recovered.iter().chain(&field.beyond).flatten().filter_map(|(_, facts)| facts.enum_.as_ref());
    // What stands in a list is called as its meaning is.
    field.facts.enum_.iter().chain(facts).flatten().filter(|(_, value)| value.doc.is_some())
}

fn given_names(spec: &OperationSpec, problems: &mut Problems) {
    const OF_FIELDS: &str = "write a name such as `next_marker`: lower-case ASCII letters, digits and underscores, and no method of a request";
    const OF_TYPES: &str =
        "write a name such as `FlowLogTag`: ASCII letters and digits, a capital first, and not one of Rust's own";
    for (_, fields) in objects(spec) {
        for (_, field) in fields {
            given_name(field.rust.as_ref(), names::is_field_name, OF_FIELDS, problems);
            for (_, value) in values(field) {
                given_name(value.rust.as_ref(), names::is_variant, OF_VARIANTS, problems);
            }
        }
    }
    for (_, ty) in spec.types.iter().flatten() {
        given_name(ty.rust.as_ref(), names::is_type_name, OF_TYPES, problems);
    }
    given_names_of_codes(spec.errors.as_ref(), problems);
}

fn given_names_of_codes(codes: Option<&Codes>, problems: &mut Problems) {
    for code in codes.into_iter().flat_map(|codes| codes.codes.values()) {
        given_name(code.rust.as_ref(), names::is_variant, OF_VARIANTS, problems);
    }
}

fn given_name(given: Option<&Text>, fits: fn(&str) -> bool, help: &str, problems: &mut Problems) {
    if let Some(rust) = given.filter(|rust| !fits(rust)) {
        let problem = Diagnostic::new("bad-rust-name", rust.span, format!("`{rust}` cannot be the Rust name of this"));
        problems.push(problem.help(help));
    }
}

fn names_of_fields(spec: &OperationSpec, problems: &mut Problems) {
    for (object, fields) in objects(spec) {
        let rust = |(name, field): (&Text, &Field)| {
            let rust = field.rust.as_ref().map(|r| r.value.clone()).or_else(|| names::field(name))?;
            Some(named(rust, name))
        };
        collisions(&format!("`{object}`"), &[], RENAME, fields.into_iter().filter_map(rust).collect(), problems);
    }
}

fn names_of_types(scope: &Scope<'_>, service: &Service, enum_spans: &[Span], problems: &mut Problems) {
    let mut all = Vec::new();
    // Operations with one name for their modules are reported there.
    let mut modules = HashSet::new();
    for file in scope.folder.operations.iter().filter(|file| modules.insert(names::module(&file.spec.operation.name))) {
        let name = &file.spec.operation.name;
        for suffix in ["Request", "Response"] {
            let wire = format!("{name}{suffix}");
            all.extend(names::type_name(&wire).map(|rust| Named { rust, wire, span: name.span }));
        }
    }
    for source in scope.types.values() {
        let rust = source.ty.rust.as_ref().map(|r| r.value.clone()).or_else(|| names::type_name(source.name));
        // A type and an enum of one wire name are two things all the same.
        all.extend(rust.map(|rust| Named { wire: format!("type {}", source.name), ..named(rust, source.name) }));
    }
    for (found, span) in service.enums.iter().zip(enum_spans) {
        all.push(Named { rust: found.rust.clone(), wire: format!("enum {}", found.rust), span: *span });
    }
    collisions("the service", &OF_THE_SERVICE, RENAME_TYPE, all, problems);
}

fn names_of_modules(scope: &Scope<'_>, problems: &mut Problems) {
    let name = |file: &crate::spec::OperationFile| {
        let name = &file.spec.operation.name;
        Some(named(names::module(name)?, name))
    };
    collisions(
        "the modules and client methods of the service",
        &[&FILES[..], &OF_CLIENTS, &[scope.folder.name.as_str()]].concat(),
        NO_REMEDY,
        scope.folder.operations.iter().filter_map(name).collect(),
        problems,
    );
}

fn names_of_values(scope: &Scope<'_>, problems: &mut Problems) {
    let mut enums: IndexMap<String, Vec<Named>> = IndexMap::new();
    let fields = scope.folder.operations.iter().flat_map(|file| objects(&file.spec)).flat_map(|(_, fields)| fields);
    for (name, field) in fields.filter(|(_, field)| field.type_.ends_with("string")) {
        let Some(of) = names::type_name(name) else { continue };
        let rust = |(wire, value): (&Text, &crate::spec::EnumValue)| {
            let rust = value.rust.as_ref().map(|r| r.value.clone()).or_else(|| names::variant(wire))?;
            Some(named(rust, wire))
        };
        enums.entry(of).or_default().extend(values(field).filter_map(rust));
    }
    for (of, values) in enums {
        two_names(&values, problems);
        collisions(&format!("the enum `{of}`"), &OF_ENUMS, RENAME, values, problems);
    }
}

fn names_of_codes(scope: &Scope<'_>, service: &Service, code_spans: &[Span], problems: &mut Problems) {
    let tables =
        scope.folder.operations.iter().filter_map(|file| file.spec.errors.as_ref()).chain(&scope.service.errors);
    let code = |(key, code): (&Text, &crate::spec::ErrorCode)| {
        let wire = key.split_once(' ').map_or(key.value.as_str(), |(_, code)| code);
        let rust = code.rust.as_ref().map(|r| r.value.clone()).or_else(|| names::variant(wire))?;
        Some(Named { rust, wire: wire.to_owned(), span: key.span })
    };
    two_names(&tables.flat_map(|table| &table.codes).filter_map(code).collect::<Vec<_>>(), problems);
    let codes = service.error_codes.iter().zip(code_spans);
    let codes = codes.map(|(code, span)| Named { rust: code.rust.clone(), wire: code.wire.clone(), span: *span });
    collisions("`ErrorCode`", &OF_ENUMS, RENAME, codes.collect(), problems);
}

// One wire text of a union, called one thing here and another there.
fn two_names(all: &[Named], problems: &mut Problems) {
    let mut seen: IndexMap<&str, &Named> = IndexMap::new();
    for new in all {
        let first = *seen.entry(&new.wire).or_insert(new);
        if first.rust != new.rust {
            let message = format!("`{}` is called `{}` here and `{}` elsewhere", new.wire, new.rust, first.rust);
            let problem =
                Diagnostic::new("two-rust-names", new.span, message).also(first.span, format!("`{}`", first.rust));
            problems.push(
                problem.help("write the same `rust:` in both places: all values of one name share one Rust enum"),
            );
        }
    }
}
