//! A call as a program writes it, from the page's own example: for the README of a crate.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;
use serde_json::Value;

use super::error::Fault;
use super::format::{Items, block, ident, item};
use crate::model::{Field, ObjectType, Operation, Service, Type};
use crate::spec::Role;

/// Rust code that calls the operation which the service is shown by; empty when it has none.
pub(super) fn usage(service: &Service) -> Result<Items, Fault> {
    let Some((operation, example)) = service.shown() else { return Ok(Items::default()) };
    let mut names = BTreeSet::from(["Client".to_owned()]);
    let request = setters(service, &operation.request, example, &mut names)?;
    Ok(imports(service, &names)?.and(call(operation, &request)?))
}

fn imports(service: &Service, names: &BTreeSet<String>) -> Result<Items, Fault> {
    let krate = ident(&format!("flowlog_{}", service.vendor))?;
    let module = ident(&service.name)?;
    let names = names.iter().map(|name| ident(name)).collect::<Result<Vec<_>, _>>()?;
    block(quote! {
        use #krate::Error;
        use #krate::#module::{#(#names),*};
    })
}

fn call(operation: &Operation, setters: &TokenStream) -> Result<Items, Fault> {
    let (method, request) = (ident(&operation.module)?, ident(&operation.request.rust)?);
    item(quote! {
        async fn call() -> Result<(), Error> {
            let client = Client::from_env()?;
            let request = #request::new()#setters;
            let reply = client.#method(request).await?;
            println!("{reply:?}");
            Ok(())
        }
    })
}

fn setters(
    service: &Service,
    object: &ObjectType,
    example: &Value,
    names: &mut BTreeSet<String>,
) -> Result<TokenStream, Fault> {
    names.insert(object.rust.clone());
    let mut setters = TokenStream::new();
    for field in object.fields.iter().filter(|field| !is_filled_in(field)) {
        let Some(given) = example.get(&field.wire) else { continue };
        if let Some(value) = value(service, &field.ty, given, names)? {
            let setter = ident(&field.rust)?;
            setters.extend(quote!(.#setter(#value)));
        }
    }
    Ok(setters)
}

/// Whether the client has a value for it.
fn is_filled_in(field: &Field) -> bool {
    matches!(field.role, Some(Role::Region | Role::Project | Role::IdempotencyToken))
}

/// A value as a setter takes it; `None` when the example is of another type than the field.
fn value(
    service: &Service,
    ty: &Type,
    example: &Value,
    names: &mut BTreeSet<String>,
) -> Result<Option<TokenStream>, Fault> {
    Ok(match (ty, example) {
        (Type::Text, Value::String(text)) => Some(quote!(#text)),
        (Type::Boolean, Value::Bool(value)) => Some(quote!(#value)),
        (Type::Integer, Value::Number(number)) => {
            let number = number.as_i64().map(proc_macro2::Literal::i64_unsuffixed);
            number.map(|number| quote!(#number))
        }
        (Type::Enum(name), Value::String(text)) => match variant(service, name, text) {
            Some(variant) => {
                names.insert(name.clone());
                let (name, variant) = (ident(name)?, ident(variant)?);
                Some(quote!(#name::#variant))
            }
            None => Some(quote!(#text)),
        },
        (Type::Object(name), Value::Object(_)) => match service.object(name) {
            Some(inner) => {
                let (name, setters) = (ident(name)?, setters(service, inner, example, names)?);
                Some(quote!(#name::default()#setters))
            }
            None => None,
        },
        (Type::List(element), Value::Array(examples)) => {
            let mut values = Vec::new();
            for example in examples {
                let value = value(service, element, example, names)?;
                let into = is_literal(service, element, example).then(|| quote!(.into()));
                values.extend(value.map(|value| quote!(#value #into)));
            }
            Some(quote!([#(#values),*]))
        }
        _ => None,
    })
}

/// Whether a value is written as a text where a list wants its element's type.
fn is_literal(service: &Service, ty: &Type, example: &Value) -> bool {
    match (ty, example) {
        (Type::Text, _) => true,
        (Type::Enum(name), Value::String(text)) => variant(service, name, text).is_none(),
        _ => false,
    }
}

fn variant<'m>(service: &'m Service, name: &str, wire: &str) -> Option<&'m str> {
    let known = service.enums.iter().find(|known| known.rust == name)?;
    known.variants.iter().find(|variant| variant.wire == wire).map(|variant| variant.rust.as_str())
}
