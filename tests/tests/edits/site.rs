//! Where a spec file states facts, and one way to reach them whoever states them: a row, or a witness under `recovered` or `beyond`.

use flowlog_codegen::diagnostic::Text;
use flowlog_codegen::spec::{Facts, Field, OperationSpec, Part, Parts};
use indexmap::IndexMap;

/// Where facts stand: the object, the field, and the key and witness under which they are, if they are not the field's own.
#[derive(Clone, Debug)]
pub(crate) struct Site {
    object: Object,
    field: String,
    witness: Option<(&'static str, String)>,
}

#[derive(Clone, Debug, PartialEq)]
enum Object {
    Part(&'static str, usize),
    Type(String),
}

impl Site {
    pub(crate) fn label(&self) -> String {
        let object = match &self.object {
            Object::Part(side, number) => format!("{side} {number}"),
            Object::Type(name) => name.clone(),
        };
        let witness = self.witness.as_ref().map_or(String::new(), |(key, name)| format!(" {key} {name}"));
        format!("{object} {}{witness}", self.field)
    }

    /// Whether it is in a request, or in one of the types that requests hold.
    pub(crate) fn is_sent(&self, types: &[&str]) -> bool {
        match &self.object {
            Object::Part(side, _) => *side == "request",
            Object::Type(name) => types.contains(&name.as_str()),
        }
    }

    /// Whether another witness speaks of the same field under the same key.
    pub(crate) fn has_second_witness(&self, spec: &mut OperationSpec) -> bool {
        let field = self.field(spec);
        let witnesses = match &self.witness {
            None => None,
            Some(("recovered", _)) => field.recovered.as_ref(),
            Some(_) => field.beyond.as_ref(),
        };
        witnesses.is_some_and(|witnesses| witnesses.len() > 1)
    }

    fn field<'s>(&self, spec: &'s mut OperationSpec) -> &'s mut Field {
        let fields = match &self.object {
            Object::Part(side, number) => {
                let parts = if *side == "request" { &mut spec.request } else { spec.response.as_mut().expect("parts") };
                &mut parts_mut(parts).swap_remove(*number).fields
            }
            Object::Type(name) => {
                &mut spec.types.as_mut().expect("types").get_mut(name.as_str()).expect("a type").fields
            }
        };
        fields.get_mut(self.field.as_str()).expect("a field")
    }

    pub(crate) fn facts<'s>(&self, spec: &'s mut OperationSpec) -> &'s mut Facts {
        let field = self.field(spec);
        match &self.witness {
            None => &mut field.facts,
            Some((key, name)) => {
                let facts = if *key == "recovered" { &mut field.recovered } else { &mut field.beyond };
                facts.as_mut().expect("witnesses").get_mut(name.as_str()).expect("a witness")
            }
        }
    }
}

fn parts_mut(parts: &mut Parts) -> Vec<&mut Part> {
    match parts {
        Parts::One(part) => vec![part],
        Parts::ByPlace { path, header, query, body, .. } => [path, header, query, body].into_iter().flatten().collect(),
    }
}

/// Every place of a spec at which facts can stand.
pub(crate) fn sites(spec: &mut OperationSpec) -> Vec<Site> {
    let mut sites = Vec::new();
    let mut take = |object: Object, fields: &IndexMap<Text, Field>| {
        for (name, field) in fields {
            let site = |witness| Site { object: object.clone(), field: name.value.clone(), witness };
            sites.push(site(None));
            for (key, facts) in [("recovered", &field.recovered), ("beyond", &field.beyond)] {
                sites.extend(
                    facts.iter().flat_map(IndexMap::keys).map(|witness| site(Some((key, witness.value.clone())))),
                );
            }
        }
    };
    let sides = [("request", Some(&mut spec.request)), ("response", spec.response.as_mut())];
    for (side, parts) in sides.into_iter().filter_map(|(side, parts)| Some((side, parts?))) {
        for (number, part) in parts_mut(parts).into_iter().enumerate() {
            take(Object::Part(side, number), &part.fields);
        }
    }
    for (name, ty) in spec.types.iter().flatten() {
        take(Object::Type(name.value.clone()), &ty.fields);
    }
    sites
}
