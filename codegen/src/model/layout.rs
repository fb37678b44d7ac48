//! Which file a type belongs to: one that a single operation uses stands beside that operation, everything else is shared. It knows names and
//! users of types, not what a file looks like.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::{EnumType, ObjectType, Operation, Service, Type};

/// The types of a service by the file that they belong to.
#[derive(Debug, Default)]
pub struct Layout<'m> {
    own: HashMap<&'m str, Types<'m>>,
    shared: Types<'m>,
}

/// Some types of a service, in the order of the model.
#[derive(Debug, Default)]
pub struct Types<'m> {
    /// Objects.
    pub objects: Vec<&'m ObjectType>,
    /// Open enums.
    pub enums: Vec<&'m EnumType>,
}

impl<'m> Layout<'m> {
    /// Sorts the types of a service.
    pub fn new(service: &'m Service) -> Self {
        let mut layout = Self::default();
        for object in &service.types {
            layout.home(&object.used_by).objects.push(object);
        }
        for enumeration in &service.enums {
            layout.home(&enumeration.used_by).enums.push(enumeration);
        }
        layout
    }

    fn home(&mut self, used_by: &'m [String]) -> &mut Types<'m> {
        match used_by {
            [operation] => self.own.entry(operation).or_default(),
            _ => &mut self.shared,
        }
    }

    /// What only this operation uses.
    pub fn own(&self, operation: &Operation) -> Option<&Types<'m>> {
        self.own.get(operation.name.as_str())
    }

    /// What several operations use, or none.
    pub fn shared(&self) -> &Types<'m> {
        &self.shared
    }

    /// Rust names of the shared types that an operation and its own types mention.
    pub fn imports<'o>(&'o self, operation: &'o Operation) -> BTreeSet<&'o str> {
        let own = self.own(operation);
        let here: HashSet<&str> = own.into_iter().flat_map(Types::names).collect();
        let objects = own.into_iter().flat_map(|types| types.objects.iter().copied());
        [&operation.request, &operation.response]
            .into_iter()
            .chain(objects)
            .flat_map(|object| &object.fields)
            .filter_map(|field| match field.ty.element() {
                Type::Enum(name) | Type::Object(name) => Some(name.as_str()),
                _ => None,
            })
            .filter(|name| !here.contains(name))
            .collect()
    }
}

impl Types<'_> {
    /// Their Rust names: objects, then enums.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.objects
            .iter()
            .map(|object| object.rust.as_str())
            .chain(self.enums.iter().map(|enumeration| enumeration.rust.as_str()))
    }

    /// Whether there are open enums.
    pub fn has_enums(&self) -> bool {
        !self.enums.is_empty()
    }

    /// Whether there are objects.
    pub fn has_objects(&self) -> bool {
        !self.objects.is_empty()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        !self.has_objects() && !self.has_enums()
    }
}
