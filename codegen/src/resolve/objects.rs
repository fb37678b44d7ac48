//! Tables become objects: both names of every field, its type, its place, its row and its limits.

use std::sync::Arc;

use super::constraints::{constraints, default_of, limits, own_origin};
use super::enums::{Enums, needs_name};
use super::names;
use super::pages::{Rows, Transcribed, implied_table, parts};
use super::scope::{Lookup, Scope, TypeSource};
use crate::diagnostic::{Diagnostic, Problems, Span, Text};
use crate::model::{Check, Constraint, Field, ObjectType, Origin, Placement, Row, Type, Usage};
use crate::spec::{self, Facts, FieldsIn, OperationSpec, Parts, Place};

/// Whether a table is sent or answered.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Request,
    Response,
}

/// What reading a table needs from the service, and what it adds to it.
pub(super) struct Objects<'s, 'p> {
    pub(super) scope: &'s Scope<'s>,
    pub(super) enums: &'p mut Enums,
    pub(super) problems: &'p mut Problems,
}

impl<'s> Objects<'s, '_> {
    /// The request or the response of an operation.
    pub(super) fn of_parts(
        &mut self,
        operation: &'s OperationSpec,
        of: &'s Parts,
        side: Side,
        file: &mut Transcribed,
    ) -> ObjectType {
        let lookup = Lookup::of_parts(self.scope, operation, of);
        let suffix = match side {
            Side::Request => "Request",
            Side::Response => "Response",
        };
        let name = &operation.operation.name;
        let mut fields = Vec::new();
        for (place, part) in parts(of) {
            let mut rows = Rows::of_part(&mut file.page, part, implied_table(side, place), self.problems);
            let usual = place.unwrap_or(match (side, self.scope.service.fields_in.value) {
                (Side::Request, FieldsIn::Query) => Place::Query,
                _ => Place::Body,
            });
            for (name, field) in &part.fields {
                let row = rows.next(field);
                let place = field.in_.as_ref().map_or(usual, |place| place.value);
                fields.extend(self.field(name, field, Placement::At(place), row, &lookup));
            }
        }
        ObjectType {
            wire: format!("{name}{suffix}"),
            rust: names::type_name(&format!("{name}{suffix}")).unwrap_or_default(),
            doc: operation.operation.doc.value.clone(),
            provenance: Arc::clone(&file.provenance),
            is_type: false,
            fields,
            usage: Usage { request: side == Side::Request, response: side == Side::Response },
            used_by: vec![name.value.clone()],
            lifecycle: None,
        }
    }

    /// A type; `transcribed` is the file which defines it.
    pub(super) fn of_type(&mut self, source: TypeSource<'s>, transcribed: &mut Transcribed) -> ObjectType {
        let TypeSource { name, ty, file } = source;
        let lookup = Lookup::of_type(self.scope, source);
        let mut rows = Rows::of_type(&mut transcribed.page, &file.spec, name, ty, self.problems);
        let mut fields = Vec::new();
        for (name, field) in &ty.fields {
            let row = rows.next(field);
            if let Some(place) = &field.in_ {
                let problem = Diagnostic::new(
                    "place-inside-type",
                    place.span,
                    "a field of a type travels with the object that holds it",
                );
                self.problems
                    .push(problem.help("remove `in:` here, and set it on the field of the request that has this type"));
            }
            fields.extend(self.field(name, field, Placement::Inside, row, &lookup));
        }
        ObjectType {
            wire: name.value.clone(),
            rust: type_name(name, ty, self.problems),
            doc: ty.doc.value.clone(),
            provenance: Arc::clone(&transcribed.provenance),
            is_type: true,
            fields,
            usage: Usage::default(),
            used_by: Vec::new(),
            lifecycle: ty.lifecycle.clone(),
        }
    }

    fn field(
        &mut self,
        name: &Text,
        field: &'s spec::Field,
        place: Placement,
        row: Option<Row>,
        lookup: &Lookup<'s>,
    ) -> Option<Field> {
        let named = field.rust.as_ref().map(|rust| rust.value.clone());
        let Some(rust) = named.or_else(|| names::field(&name.value)) else {
            self.problems.push(needs_name(name, "this field"));
            return None;
        };
        let (ty, integer) = self.ty(name, field, lookup);
        let mut constraints = constraints(field, lookup, integer, self.problems);
        if place == Placement::At(Place::Path) && matches!(ty, Type::Text | Type::Enum(_)) {
            let (check, origin) = (Check::PathSegment, Origin::Client);
            constraints.push(Constraint { check, condition: None, origin, span: name.span });
        }
        let text = |text: &Option<Text>| text.as_ref().map(|t| t.value.clone());
        Some(Field {
            wire: name.value.clone(),
            rust,
            doc: field.doc.value.clone(),
            ty,
            place,
            row,
            origin: own_origin(field),
            constraints,
            default: default_of(field).map(|(text, origin)| (text.value.clone(), origin)),
            default_is: first_said(field, |f| &f.default_is),
            unit: first_said(field, |f| &f.unit),
            example: text(&field.example),
            shape: first_said(field, |f| &f.shape),
            meanings: if integer { meanings(field) } else { Vec::new() },
            notes: notes(field),
            required_in_prose: first_said(field, |f| &f.required_in_prose),
            role: field.role.as_ref().map(|role| role.value),
            sensitive: field.sensitive.is_some(),
            span: name.span,
        })
    }

    /// The type of a field, and whether its values are numbers.
    fn ty(&mut self, name: &Text, field: &'s spec::Field, lookup: &Lookup<'s>) -> (Type, bool) {
        let (word, depth) = element(&field.type_.value);
        let element = match word {
            "string" => match self.enums.take(name, field, lookup, self.problems) {
                Some(rust) => Type::Enum(rust),
                None => Type::Text,
            },
            "integer" => Type::Integer,
            "boolean" => Type::Boolean,
            word => match self.scope.types.get(word) {
                Some(source) => Type::Object(type_name(source.name, source.ty, &mut Problems::default())),
                None => {
                    let mut known = vec!["string", "integer", "boolean", "list of …"];
                    known.extend(self.scope.types.keys());
                    let Span { end, .. } = field.type_.span;
                    let start = end.saturating_sub(u32::try_from(word.len()).unwrap_or_default());
                    let problem = Diagnostic::new(
                        "unknown-type",
                        Span { start, ..field.type_.span },
                        format!("there is no type `{word}`"),
                    )
                    .absence_from_folder();
                    self.problems.push(problem.help(spec::suggest(word, &known)));
                    // A stand-in of which nothing is known, so that nothing else seems to be missing.
                    Type::Object(String::new())
                }
            },
        };
        let integer = element == Type::Integer;
        // A list of lists is refused by a rule; the model of one need not be as deep as a text can be.
        ((0..depth.min(2)).fold(element, |ty, _| Type::List(Box::new(ty))), integer)
    }
}

/// The innermost word of a type, and how many lists are around it.
pub(super) fn element(written: &str) -> (&str, usize) {
    let mut word = written;
    let mut depth = 0;
    while let Some(inner) = word.strip_prefix("list of ") {
        word = inner;
        depth += 1;
    }
    (word, depth)
}

/// The Rust name of a type.
pub(super) fn type_name(name: &Text, ty: &spec::ObjectType, problems: &mut Problems) -> String {
    match ty.rust.as_ref().map(|rust| rust.value.clone()).or_else(|| names::type_name(&name.value)) {
        Some(rust) => rust,
        None => {
            problems.push(needs_name(name, "this type"));
            String::new()
        }
    }
}

// What the row says, or else what a witness says.
fn first_said(field: &spec::Field, said: fn(&Facts) -> &Option<Text>) -> Option<String> {
    limits(field).iter().find_map(|limits| Some(said(limits.facts).as_ref()?.value.clone()))
}

// The row's words for a value go before those of a witness.
fn meanings(field: &spec::Field) -> Vec<(String, String)> {
    let limits = limits(field);
    let values = limits.iter().flat_map(|limits| &limits.facts.enum_).flatten();
    let mut meanings: Vec<(String, String)> = Vec::new();
    let said = values.filter_map(|(value, meaning)| Some((value, meaning.doc.as_ref().filter(|doc| !doc.is_empty())?)));
    for (value, doc) in said {
        if !meanings.iter().any(|(known, _)| *known == value.value) {
            meanings.push((value.value.clone(), doc.value.clone()));
        }
    }
    meanings
}

fn notes(field: &spec::Field) -> Vec<(String, Option<String>)> {
    let own = field.facts.note.iter().map(|note| (note.value.clone(), None));
    let witnesses = field.recovered.iter().chain(&field.beyond).flatten();
    let noted =
        |(witness, facts): (&Text, &Facts)| Some((facts.note.as_ref()?.value.clone(), Some(witness.value.clone())));
    own.chain(witnesses.filter_map(noted)).collect()
}
