//! One object: the plain struct, and the lines that tell the runtime about its fields. A reviewer can lay both beside the page's table.

use proc_macro2::TokenStream;
use quote::quote;

use super::count::Counts;
use super::error::Fault;
use super::format::{Docs, Items, ident, in_macro, literal};
use super::{rules, words};
use crate::markdown::{Markdown, code, codes, lines, markdown, prose, separated};
use crate::model::{Field, ObjectType, Placement, Row, Type};
use crate::spec::{Place, Role};

/// Columns that a line may have before its rules get a line each.
const WIDTH: usize = 120;

/// The struct and its `object!` for this module, documented with these paragraphs.
pub(super) fn object(
    object: &ObjectType,
    module: &str,
    about: &[Markdown],
    counts: &mut Counts,
) -> Result<Items, Fault> {
    counts.types += 1;
    Ok(structure(object, about)?.and(table(object, module, counts)?))
}

/// The documentation of an object that is neither request nor response.
pub(super) fn about(object: &ObjectType) -> Vec<Markdown> {
    let mut about = vec![prose(&object.doc)];
    if let Some(states) = &object.lifecycle {
        let groups = [
            ("changing", &states.moving),
            ("settled", &states.settled),
            ("failed", &states.failed),
            ("gone", &states.gone),
        ];
        let said = groups.into_iter().filter_map(|(word, values)| {
            let values = values.as_ref().filter(|values| !values.is_empty())?;
            Some(markdown![word, " ", codes(values.iter().map(|value| value.value.as_str()), "or")])
        });
        about.push(markdown!["States of ", code(&states.field), ": ", separated(said, "; "), "."]);
    }
    about.push(markdown![code(&object.wire), " of ", code(&object.provenance.operation), "."]);
    about
}

fn structure(object: &ObjectType, about: &[Markdown]) -> Result<Items, Fault> {
    let name = ident(&object.rust)?;
    let mut docs = Docs::default();
    let about = docs.attribute(lines(about));
    let fields = object.fields.iter().map(|field| member(field, object, &mut docs)).collect::<Result<Vec<_>, _>>()?;
    docs.item(quote! {
        #about
        #[non_exhaustive]
        pub struct #name {
            #(#fields,)*
        }
    })
}

fn member(field: &Field, object: &ObjectType, docs: &mut Docs) -> Result<TokenStream, Fault> {
    let name = ident(&field.rust)?;
    let about = docs.attribute(lines(&words::field(field, object)));
    let ty = rust_type(&field.ty)?.parse::<TokenStream>().map_err(|error| Fault::Syntax(error.into()))?;
    Ok(quote! { #about pub #name: Option<#ty> })
}

fn rust_type(ty: &Type) -> Result<String, Fault> {
    Ok(match ty {
        Type::Text => "String".to_owned(),
        Type::Integer => "i64".to_owned(),
        Type::Boolean => "bool".to_owned(),
        Type::Enum(name) | Type::Object(name) => ident(name)?.to_string(),
        Type::List(element) => format!("Vec<{}>", rust_type(element)?),
    })
}

/// `object!` with one line per field. It is printed as text: its lines are no Rust items. `module` is the one that it will stand in.
fn table(object: &ObjectType, module: &str, counts: &mut Counts) -> Result<Items, Fault> {
    let mut body = format!("{}: {} {{\n", ident(&object.rust)?, sources(object, module)?);
    for field in &object.fields {
        body.push_str(&row(field, object, counts)?);
    }
    body.push_str("}\n");
    Ok(in_macro("object", &body))
}

/// What the object was read from: a constant of its operation, or the operation alone where there is no source but its page.
fn sources(object: &ObjectType, module: &str) -> Result<String, Fault> {
    let provenance = &object.provenance;
    if provenance.pins.is_empty() {
        return Ok(literal(&provenance.operation));
    }
    let path =
        if provenance.module == module { String::new() } else { format!("super::{}::", ident(&provenance.module)?) };
    let name = if provenance.authority.is_some() && object.is_type {
        format!("[{}]", literal(&object.wire))
    } else {
        String::new()
    };
    Ok(format!("{path}SOURCES{name}"))
}

fn row(field: &Field, object: &ObjectType, counts: &mut Counts) -> Result<String, Fault> {
    let setter = if object.usage.request { setter(&field.ty)? } else { String::new() };
    let start = format!("    {}{setter} = {}", ident(&field.rust)?, definition(field));
    let rules: Vec<_> = object.checked(field).iter().map(|constraint| rules::rule(constraint, counts)).collect();
    if rules.is_empty() {
        return Ok(format!("{start},\n"));
    }
    let line = format!("{start} => [{}],\n", rules.join(", "));
    // The line will stand four columns further right, inside the macro.
    Ok(if line.trim_end().chars().count() + 4 <= WIDTH {
        line
    } else {
        let rules: String = rules.iter().map(|rule| format!("        {rule},\n")).collect();
        format!("{start} => [\n{rules}    ],\n")
    })
}

fn setter(ty: &Type) -> Result<String, Fault> {
    let kind = match ty {
        Type::Text | Type::Enum(_) | Type::Object(_) => "into",
        Type::Integer | Type::Boolean => "plain",
        Type::List(_) => "each",
    };
    let taken = match ty {
        Type::List(element) => element,
        other => other,
    };
    Ok(format!(": {kind} {}", rust_type(taken)?))
}

/// Place, wire name, row, and what the client does with it.
fn definition(field: &Field) -> String {
    let place = match field.place {
        Placement::At(Place::Path) => "path",
        Placement::At(Place::Header) => "header",
        Placement::At(Place::Query) => "query",
        Placement::At(Place::Form) => "form",
        Placement::At(Place::Body) | Placement::Inside => "body",
    };
    let mut text = format!("{place}({})", literal(&field.wire));
    if let Some(Row { table, number }) = &field.row {
        text.push_str(&format!(".row({}, {number})", literal(table)));
    }
    if let Some(role) = field.role {
        text.push_str(&format!(".role(Role::{})", role_name(role)));
    }
    if field.sensitive {
        text.push_str(".sensitive()");
    }
    text
}

fn role_name(role: Role) -> &'static str {
    match role {
        Role::IdempotencyToken => "IdempotencyToken",
        Role::RequestId => "RequestId",
        Role::Region => "Region",
        Role::Project => "Project",
        Role::DryRun => "DryRun",
        Role::PageToken => "PageToken",
        Role::PageSize => "PageSize",
    }
}
