//! The model as one OpenAPI 3.1 document, so that other generators get the same operations: a path each, the parameters and the body with the limits
//! that the exported JSON Schema has, and the answer. It must not add or leave out a limit.

use flowlog_codegen::emit::Output;
use flowlog_codegen::model::{Field, Model, ObjectType, Operation, Placement, Service, Type};
use serde_json::{Map, Value, json};

/// The document. `schemas` are the exported schemas of the requests, by `vendor/service/Operation.json`.
pub(crate) fn document(model: &Model, schemas: &Output) -> Value {
    let (mut paths, mut components) = (Map::new(), Map::new());
    for service in &model.services {
        for operation in &service.operations {
            let schema = &schemas[&format!("{}.json", operation.id.replace('.', "/"))];
            let mut call = Call { service, operation, components: &mut components };
            let path = format!("/{}/{}{}", service.vendor, service.name, operation.path);
            let method = operation.method.to_lowercase();
            let item = call.item(serde_json::from_str(schema).expect("an exported schema is JSON"));
            paths.insert(path, json!({ method: item }));
        }
    }
    json!({
        "openapi": "3.1.0",
        "info": { "title": "Flow logs", "version": "1.0.0" },
        "servers": [{ "url": "https://api.example.com" }],
        "paths": paths,
        "components": { "schemas": components },
    })
}

struct Call<'m, 'c> {
    service: &'m Service,
    operation: &'m Operation,
    components: &'c mut Map<String, Value>,
}

impl Call<'_, '_> {
    fn item(&mut self, request: Value) -> Value {
        let request = self.with_references(request);
        for (name, schema) in request["$defs"].as_object().into_iter().flatten() {
            self.components.insert(self.component(name), schema.clone());
        }
        let response = self.answer(&self.operation.response);
        let mut parameters = Vec::new();
        for place in ["path", "header", "query"] {
            parameters.extend(self.fields(place).map(|field| parameter(&request, field, place)));
        }
        let mut item = json!({
            "operationId": self.component(&self.operation.name),
            "summary": self.operation.doc,
            "parameters": parameters,
            "responses": { "200": { "description": "Done.", "content": { "application/json": { "schema": response } } } },
        });
        for (place, kind) in [("form", "application/x-www-form-urlencoded"), ("body", "application/json")] {
            if self.fields(place).next().is_some() {
                let name = self.component(&self.operation.request.rust);
                self.components.insert(name.clone(), self.body(&request, place));
                item["requestBody"] = json!({ "required": true, "content": { kind: { "schema": reference(&name) } } });
            }
        }
        item
    }

    /// The fields of the request that travel there.
    fn fields(&self, place: &str) -> impl Iterator<Item = &Field> {
        let is_there = move |field: &&Field| matches!(field.place, Placement::At(at) if at.word() == place);
        self.operation.request.fields.iter().filter(is_there)
    }

    /// The part of the request that travels in the body, with the conditions, which are about fields of the body wherever there is one.
    fn body(&self, request: &Value, place: &str) -> Value {
        let names: Vec<&str> = self.fields(place).map(|field| field.wire.as_str()).collect();
        let mut body = request.clone();
        let members = body.as_object_mut().expect("the schema of an object");
        members.retain(|key, _| {
            matches!(
                key.as_str(),
                "type" | "description" | "properties" | "required" | "allOf" | "additionalProperties"
            )
        });
        if let Some(Value::Object(properties)) = members.get_mut("properties") {
            properties.retain(|name, _| names.contains(&name.as_str()));
        }
        if let Some(Value::Array(required)) = members.get_mut("required") {
            required.retain(|name| name.as_str().is_some_and(|name| names.contains(&name)));
        }
        body
    }

    /// The schema of an object of the answer. What a request holds too is there already, with its limits.
    fn answer(&mut self, object: &ObjectType) -> Value {
        let name = self.component(&object.rust);
        if !self.components.contains_key(&name) {
            let mut properties = Map::new();
            for field in &object.fields {
                let mut schema = self.of_type(&field.ty);
                schema["description"] = field.doc.as_str().into();
                properties.insert(field.wire.clone(), schema);
            }
            let schema = json!({ "type": "object", "description": object.doc, "properties": properties });
            self.components.insert(name.clone(), schema);
        }
        reference(&name)
    }

    fn of_type(&mut self, ty: &Type) -> Value {
        match ty {
            Type::Text => json!({ "type": "string" }),
            Type::Integer => json!({ "type": "integer", "format": "int64" }),
            Type::Boolean => json!({ "type": "boolean" }),
            Type::List(element) => json!({ "type": "array", "items": self.of_type(element) }),
            Type::Enum(name) => {
                let known = self.service.enums.iter().find(|e| &e.rust == name).expect("an enum of the service");
                let values: Vec<&str> = known.variants.iter().map(|variant| variant.wire.as_str()).collect();
                json!({ "type": "string", "enum": values })
            }
            Type::Object(name) => self.answer(self.service.object(name).expect("an object of the service")),
        }
    }

    /// A name that no other service has.
    fn component(&self, name: &str) -> String {
        let part = |text: &str| {
            let (first, rest) = text.split_at(1);
            format!("{}{rest}", first.to_uppercase())
        };
        format!("{}{}{name}", part(&self.service.vendor), part(&self.service.name))
    }

    /// References into the schema become references into the components.
    fn with_references(&self, value: Value) -> Value {
        match value {
            Value::Object(members) => {
                let member =
                    |(key, value): (String, Value)| match value.as_str().and_then(|text| text.strip_prefix("#/$defs/"))
                    {
                        Some(name) if key == "$ref" => (key, reference(&self.component(name))["$ref"].take()),
                        _ => (key, self.with_references(value)),
                    };
                Value::Object(members.into_iter().map(member).collect())
            }
            Value::Array(items) => items.into_iter().map(|item| self.with_references(item)).collect(),
            other => other,
        }
    }
}

fn parameter(request: &Value, field: &Field, place: &str) -> Value {
    let name = field.wire.as_str();
    let is_required = request["required"].as_array().is_some_and(|required| required.iter().any(|r| r == name));
    json!({
        "name": name,
        "in": place,
        "required": is_required || place == "path",
        "description": field.doc,
        "schema": request["properties"][name],
    })
}

fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{name}") })
}
