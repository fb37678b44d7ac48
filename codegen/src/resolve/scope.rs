//! What a name in a service can refer to: its types, the fields beside a field, a field of another table. Looks things up and reports nothing.

use indexmap::IndexMap;

use super::pages::parts;
use crate::diagnostic::Text;
use crate::spec::{Field, ObjectType, OperationFile, OperationSpec, Parts, ServiceFolder, ServiceSpec, nearest};

/// One service with everything in it that has a name.
pub(super) struct Scope<'s> {
    pub(super) folder: &'s ServiceFolder,
    pub(super) service: &'s ServiceSpec,
    /// The first definition of each type, and the file that has it.
    pub(super) types: IndexMap<&'s str, TypeSource<'s>>,
}

/// A type and the file that defines it.
#[derive(Clone, Copy)]
pub(super) struct TypeSource<'s> {
    pub(super) name: &'s Text,
    pub(super) ty: &'s ObjectType,
    pub(super) file: &'s OperationFile,
}

impl<'s> Scope<'s> {
    pub(super) fn new(folder: &'s ServiceFolder, service: &'s ServiceSpec) -> Self {
        let mut types = IndexMap::new();
        for file in &folder.operations {
            for (name, ty) in file.spec.types.iter().flatten() {
                types.entry(name.value.as_str()).or_insert(TypeSource { name, ty, file });
            }
        }
        Self { folder, service, types }
    }

    fn operation(&self, name: &str) -> Option<&'s OperationSpec> {
        self.folder.operations.iter().map(|f| &f.spec).find(|spec| spec.operation.name.value == name)
    }
}

/// The service as one field sees it: its siblings are known, and `request` means the request of its own file.
pub(super) struct Lookup<'s> {
    scope: &'s Scope<'s>,
    operation: &'s OperationSpec,
    siblings: Vec<&'s IndexMap<Text, Field>>,
}

impl<'s> Lookup<'s> {
    /// For the fields of a request or response.
    pub(super) fn of_parts(scope: &'s Scope<'s>, operation: &'s OperationSpec, of: &'s Parts) -> Self {
        Self { scope, operation, siblings: parts(of).into_iter().map(|(_, part)| &part.fields).collect() }
    }

    /// For the fields of a type.
    pub(super) fn of_type(scope: &'s Scope<'s>, source: TypeSource<'s>) -> Self {
        Self { scope, operation: &source.file.spec, siblings: vec![&source.ty.fields] }
    }

    /// A field of the same object.
    pub(super) fn sibling(&self, name: &str) -> Option<&'s Field> {
        self.siblings.iter().find_map(|fields| fields.get(name))
    }

    /// The field that `enum-of` names, and the service as that field sees it: `request.F`, `Operation.request.F` or `Type.F`.
    pub(super) fn referent(&self, path: &str) -> Option<(&'s Text, &'s Field, Lookup<'s>)> {
        let request = |operation: &'s OperationSpec, field: &str| {
            let lookup = Lookup::of_parts(self.scope, operation, &operation.request);
            let (name, field) = lookup.siblings.iter().find_map(|fields| fields.get_key_value(field))?;
            Some((name, field, lookup))
        };
        match path.split('.').collect::<Vec<_>>().as_slice() {
            ["request", field] => request(self.operation, field),
            [operation, "request", field] => request(self.scope.operation(operation)?, field),
            [ty, field] => {
                let source = *self.scope.types.get(ty)?;
                let (name, field) = source.ty.fields.get_key_value(*field)?;
                Some((name, field, Lookup::of_type(self.scope, source)))
            }
            _ => None,
        }
    }

    /// What a path that leads nowhere may have meant: a field of the place that it names, or a place that is called much like it.
    pub(super) fn nearest(&self, path: &str, is_wanted: impl Fn(&Field) -> bool) -> Option<String> {
        let field = |of: Vec<&'s IndexMap<Text, Field>>, asked: &str| {
            let wanted = of.into_iter().flatten().filter(|(_, field)| is_wanted(field));
            nearest(asked, &wanted.map(|(name, _)| name.as_str()).collect::<Vec<&'s str>>())
        };
        let request =
            |operation: &'s OperationSpec| Lookup::of_parts(self.scope, operation, &operation.request).siblings;
        match path.split('.').collect::<Vec<_>>().as_slice() {
            ["request", name] => Some(format!("request.{}", field(request(self.operation), name)?)),
            [operation, "request", name] => match self.scope.operation(operation) {
                Some(found) => Some(format!("{operation}.request.{}", field(request(found), name)?)),
                None => {
                    let files = self.scope.folder.operations.iter();
                    let known: Vec<&str> = files.map(|file| file.spec.operation.name.as_str()).collect();
                    Some(format!("{}.request.{name}", nearest(operation, &known)?))
                }
            },
            [ty, name] => match self.scope.types.get(ty) {
                Some(found) => Some(format!("{ty}.{}", field(vec![&found.ty.fields], name)?)),
                None => {
                    let known: Vec<&str> = self.scope.types.keys().copied().collect();
                    Some(format!("{}.{name}", nearest(ty, &known)?))
                }
            },
            _ => None,
        }
    }
}
