//! A service as the rules walk it: every object with its fields, as written and with what their limits mean. Looks things up and reports nothing.

use std::collections::HashMap;

use crate::diagnostic::{Diagnostic, Problems, Span, Text};
use crate::model::{Constraint, Origin};
use crate::resolve::constraints::constraints;
use crate::resolve::objects::element;
use crate::resolve::pages::parts;
use crate::resolve::scope::{Lookup, Scope};
use crate::spec::{Field, ObjectType, OperationFile, OperationSpec, Parts, Place, suggest};

/// All objects of a service: requests, responses, and each type once.
pub(super) struct View<'s> {
    pub(super) objects: Vec<Object<'s>>,
    /// The places of the types among the objects.
    types: HashMap<&'s str, usize>,
}

/// A request, a response or a type.
pub(super) struct Object<'s> {
    pub(super) kind: Kind<'s>,
    /// The file that has it.
    pub(super) operation: &'s OperationSpec,
    pub(super) lookup: Lookup<'s>,
    pub(super) fields: Vec<Entry<'s>>,
    /// Whether it is part of what is sent.
    pub(super) sent: bool,
    /// Whether it is part of what is answered.
    pub(super) answered: bool,
}

/// What an object is.
#[derive(Clone, Copy)]
pub(super) enum Kind<'s> {
    Request,
    Response,
    Type(&'s Text, &'s ObjectType),
}

/// A field as written, and what its limits mean.
pub(super) struct Entry<'s> {
    pub(super) name: &'s Text,
    pub(super) field: &'s Field,
    /// The part of the request or response that it stands in.
    pub(super) part: Option<Place>,
    pub(super) element: Element<'s>,
    /// How many lists are around the element.
    pub(super) lists: usize,
    pub(super) constraints: Vec<Constraint>,
}

/// The type of a field, without the lists around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Element<'s> {
    Text,
    Integer,
    Boolean,
    Object(&'s str),
    /// A type that does not exist, which is reported where it is named; nothing else can be said of it.
    Unknown,
}

impl Element<'_> {
    /// For messages: what a field of this type is.
    pub(super) fn noun(self) -> &'static str {
        match self {
            Element::Text => "a string",
            Element::Integer => "an integer",
            Element::Boolean => "a boolean",
            Element::Object(_) => "an object",
            Element::Unknown => "unknown",
        }
    }
}

impl<'s> Entry<'s> {
    fn new(scope: &Scope<'s>, name: &'s Text, field: &'s Field, part: Option<Place>, lookup: &Lookup<'s>) -> Self {
        let (element, lists) = match element_of(field) {
            (Element::Object(ty), lists) if !scope.types.contains_key(ty) => (Element::Unknown, lists),
            known => known,
        };
        // What cannot be read was reported when the model was made.
        let constraints = constraints(field, lookup, element == Element::Integer, &mut Problems::default());
        Self { name, field, part, element, lists, constraints }
    }

    /// The type that it is, or is a list of.
    fn ty(&self) -> Option<&'s str> {
        match self.element {
            Element::Object(ty) => Some(ty),
            _ => None,
        }
    }
}

/// The type of a field.
pub(super) fn element_of(field: &Field) -> (Element<'_>, usize) {
    let (word, lists) = element(&field.type_.value);
    let element = match word {
        "string" => Element::Text,
        "integer" => Element::Integer,
        "boolean" => Element::Boolean,
        word => Element::Object(word),
    };
    (element, lists)
}

/// Whether a fact of one origin counts for a fact of another: what only a witness says binds nobody but itself.
pub(super) fn binds(limit: &Origin, fact: &Origin) -> bool {
    !matches!(limit, Origin::Beyond(_)) || limit == fact
}

impl<'s> Object<'s> {
    fn of_parts(scope: &'s Scope<'s>, operation: &'s OperationSpec, of: &'s Parts, kind: Kind<'s>) -> Self {
        let lookup = Lookup::of_parts(scope, operation, of);
        let fields = parts(of)
            .into_iter()
            .flat_map(|(place, part)| part.fields.iter().map(move |(name, field)| (place, name, field)));
        let fields = fields.map(|(place, name, field)| Entry::new(scope, name, field, place, &lookup)).collect();
        let sent = matches!(kind, Kind::Request);
        Self { kind, operation, lookup, fields, sent, answered: !sent }
    }

    /// For messages.
    pub(super) fn what(&self) -> String {
        match self.kind {
            Kind::Request => "the request".to_owned(),
            Kind::Response => "the response".to_owned(),
            Kind::Type(name, _) => format!("type `{name}`"),
        }
    }

    /// A field by its name.
    pub(super) fn field(&self, name: &str) -> Option<&Entry<'s>> {
        self.fields.iter().find(|entry| entry.name.value == name)
    }

    /// A field by its name, or a report that there is none.
    pub(super) fn field_or_report(&self, name: &str, at: Span, problems: &mut Problems) -> Option<&Entry<'s>> {
        let found = self.field(name);
        if found.is_none() {
            let problem = Diagnostic::new("unknown-field", at, format!("{} has no field `{name}`", self.what()));
            problems.push(problem.absence().help(suggest(name, &self.names())));
        }
        found
    }

    /// The names of all fields.
    pub(super) fn names(&self) -> Vec<&'s str> {
        self.fields.iter().map(|entry| entry.name.value.as_str()).collect()
    }
}

impl<'s> View<'s> {
    pub(super) fn new(scope: &'s Scope<'s>) -> Self {
        let mut objects = Vec::new();
        for file in &scope.folder.operations {
            objects.push(Object::of_parts(scope, &file.spec, &file.spec.request, Kind::Request));
            objects
                .extend(file.spec.response.as_ref().map(|of| Object::of_parts(scope, &file.spec, of, Kind::Response)));
        }
        for source in scope.types.values() {
            let lookup = Lookup::of_type(scope, *source);
            let fields =
                source.ty.fields.iter().map(|(name, field)| Entry::new(scope, name, field, None, &lookup)).collect();
            let kind = Kind::Type(source.name, source.ty);
            objects.push(Object { kind, operation: &source.file.spec, lookup, fields, sent: false, answered: false });
        }
        let named = objects.iter().enumerate().filter_map(|(at, object): (_, &Object<'s>)| match object.kind {
            Kind::Type(name, _) => Some((name.value.as_str(), at)),
            _ => None,
        });
        let mut view = Self { types: named.collect(), objects };
        view.mark_usage();
        view
    }

    // A type is sent if a request holds it, directly or inside another type.
    fn mark_usage(&mut self) {
        let marks: [for<'o> fn(&'o mut Object<'s>) -> &'o mut bool; 2] =
            [|object| &mut object.sent, |object| &mut object.answered];
        for mark in marks {
            let holders = self.objects.iter_mut().enumerate();
            let mut waiting: Vec<usize> = holders.filter_map(|(at, object)| mark(object).then_some(at)).collect();
            while let Some(object) = waiting.pop().and_then(|at| self.objects.get(at)) {
                for ty in object.fields.iter().filter_map(Entry::ty).collect::<Vec<_>>() {
                    let Some(at) = self.types.get(ty).copied() else { continue };
                    if let Some(inner) = self.objects.get_mut(at)
                        && !std::mem::replace(mark(inner), true)
                    {
                        waiting.push(at);
                    }
                }
            }
        }
    }

    /// A type by its name.
    pub(super) fn ty(&self, name: &str) -> Option<&Object<'s>> {
        self.types.get(name).and_then(|at| self.objects.get(*at))
    }

    /// The request of a file.
    pub(super) fn request(&self, file: &OperationFile) -> Option<&Object<'s>> {
        self.of_file(file, |kind| matches!(kind, Kind::Request))
    }

    /// The response of a file.
    pub(super) fn response(&self, file: &OperationFile) -> Option<&Object<'s>> {
        self.of_file(file, |kind| matches!(kind, Kind::Response))
    }

    fn of_file(&self, file: &OperationFile, kind: fn(Kind<'_>) -> bool) -> Option<&Object<'s>> {
        self.objects.iter().find(|object| kind(object.kind) && std::ptr::eq(object.operation, &raw const file.spec))
    }

    /// The field that a dotted path leads to, or a report that there is none. A type that does not exist is reported where it is named, and a
    /// path through it leads nowhere in silence.
    pub(super) fn find<'v>(
        &'v self,
        start: &'v Object<'s>,
        path: &Text,
        problems: &mut Problems,
    ) -> Option<&'v Entry<'s>> {
        let mut object = start;
        let (parents, last) = path.rsplit_once('.').map_or(("", path.as_str()), |(parents, last)| (parents, last));
        for name in parents.split('.').filter(|name| !name.is_empty()) {
            let entry = object.field_or_report(name, path.span, problems)?;
            if entry.element == Element::Unknown {
                return None;
            }
            let Element::Object(ty) = entry.element else {
                let message = format!("`{name}` is {} and has no fields", entry.element.noun());
                let problem = Diagnostic::new("unknown-field", path.span, message);
                problems
                    .push(problem.also(entry.field.type_.span, "the type").help("end the path there, or correct it"));
                return None;
            };
            object = self.ty(ty)?;
        }
        object.field_or_report(last, path.span, problems)
    }
}

/// Every field of an operation file: of the request, the response and the types.
pub(in crate::resolve) fn fields_of(spec: &OperationSpec) -> impl Iterator<Item = (&Text, &Field)> {
    let of_parts = [Some(&spec.request), spec.response.as_ref()]
        .into_iter()
        .flatten()
        .flat_map(|of| parts(of).into_iter().map(|(_, part)| &part.fields));
    of_parts.chain(spec.types.iter().flatten().map(|(_, ty)| &ty.fields)).flatten()
}

/// The first byte of a file, for what is wrong with it as a whole.
pub(super) fn top(span: Span) -> Span {
    Span { start: 0, end: 0, ..span }
}
