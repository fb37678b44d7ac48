//! Open enums: one line per value.

use proc_macro2::TokenStream;
use quote::quote;

use super::count::Counts;
use super::docs;
use super::error::Fault;
use super::format::{doc, ident, in_macro, item};
use crate::model::EnumType;

/// An open enum of fields.
pub(super) fn enumeration(enumeration: &EnumType, counts: &mut Counts) -> Result<String, Fault> {
    counts.enums += 1;
    let variants = enumeration.variants.iter().map(|value| variant(&value.rust, &value.wire, &value.doc));
    open_enum(&enumeration.rust, &docs::clean(&enumeration.doc), variants.collect::<Result<_, _>>()?)
}

/// One value: its meaning, its name, its text on the wire.
pub(super) fn variant(rust: &str, wire: &str, meaning: &str) -> Result<TokenStream, Fault> {
    let name = ident(rust)?;
    let meaning = docs::clean(meaning);
    let about = if meaning.is_empty() { docs::code(wire) } else { format!("{}: {meaning}", docs::code(wire)) };
    let about = doc(&docs::lines([&about]));
    Ok(quote! { #about #name = #wire })
}

/// `open_enum!` of these variants.
pub(super) fn open_enum(rust: &str, about: &str, variants: Vec<TokenStream>) -> Result<String, Fault> {
    let name = ident(rust)?;
    let about = if about.is_empty() { format!("Values of {}.", docs::code(rust)) } else { about.to_owned() };
    let about = doc(&docs::lines([&about]));
    let body = item(quote! {
        #about
        pub enum #name {
            #(#variants,)*
        }
    })?;
    Ok(in_macro("open_enum", &body))
}
