//! Open enums: one line per value.

use proc_macro2::TokenStream;
use quote::quote;

use super::count::Counts;
use super::docs;
use super::error::Fault;
use super::format::{Docs, ident, in_macro};
use crate::model::EnumType;

/// A value of an open enum, of fields or of error codes.
pub(super) struct Value<'m> {
    pub(super) wire: &'m str,
    pub(super) rust: &'m str,
    pub(super) doc: &'m str,
}

/// An open enum of fields.
pub(super) fn enumeration(enumeration: &EnumType, counts: &mut Counts) -> Result<String, Fault> {
    counts.enums += 1;
    let values = enumeration.variants.iter().map(|v| Value { wire: &v.wire, rust: &v.rust, doc: &v.doc });
    open_enum(&enumeration.rust, &docs::clean(&enumeration.doc), values)
}

/// `open_enum!` of these values.
pub(super) fn open_enum<'m>(rust: &str, about: &str, values: impl Iterator<Item = Value<'m>>) -> Result<String, Fault> {
    let name = ident(rust)?;
    let about = if about.is_empty() { format!("Values of {}.", docs::code(rust)) } else { about.to_owned() };
    let mut docs = Docs::default();
    let about = docs.attribute(docs::lines([&about]));
    let variants = values.map(|value| variant(&value, &mut docs)).collect::<Result<Vec<_>, _>>()?;
    let body = docs.item(quote! {
        #about
        pub enum #name {
            #(#variants,)*
        }
    })?;
    Ok(in_macro("open_enum", &body))
}

/// One value: its meaning, its name, its text on the wire.
fn variant(value: &Value<'_>, docs: &mut Docs) -> Result<TokenStream, Fault> {
    let (name, wire) = (ident(value.rust)?, value.wire);
    let meaning = docs::clean(value.doc);
    let about = if meaning.is_empty() { docs::code(wire) } else { format!("{}: {meaning}", docs::code(wire)) };
    let about = docs.attribute(docs::lines([&about]));
    Ok(quote! { #about #name = #wire })
}
