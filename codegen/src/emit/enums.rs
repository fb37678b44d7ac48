//! Open enums: one line per value.

use proc_macro2::TokenStream;
use quote::quote;

use super::count::Counts;
use super::error::Fault;
use super::format::{Docs, Items, ident, in_macro};
use crate::markdown::{Markdown, code, lines, markdown, prose};
use crate::model::EnumType;

/// A value of an open enum, of fields or of error codes.
pub(super) struct Value<'m> {
    pub(super) wire: &'m str,
    pub(super) rust: &'m str,
    pub(super) doc: &'m str,
}

/// An open enum of fields.
pub(super) fn enumeration(enumeration: &EnumType, counts: &mut Counts) -> Result<Items, Fault> {
    counts.enums += 1;
    let values = enumeration.variants.iter().map(|v| Value { wire: &v.wire, rust: &v.rust, doc: &v.doc });
    open_enum(&enumeration.rust, prose(&enumeration.doc), values)
}

/// `open_enum!` of these values.
pub(super) fn open_enum<'m>(
    rust: &str,
    about: Markdown,
    values: impl Iterator<Item = Value<'m>>,
) -> Result<Items, Fault> {
    let name = ident(rust)?;
    let about = if about.is_empty() { markdown!["Values of ", code(rust), "."] } else { about };
    let mut docs = Docs::default();
    let about = docs.attribute(lines([&about]));
    let variants = values.map(|value| variant(&value, &mut docs)).collect::<Result<Vec<_>, _>>()?;
    let body = docs.item(quote! {
        #about
        pub enum #name {
            #(#variants,)*
        }
    })?;
    Ok(in_macro("open_enum", body.text()))
}

/// One value: its meaning, its name, its text on the wire.
fn variant(value: &Value<'_>, docs: &mut Docs) -> Result<TokenStream, Fault> {
    let (name, wire) = (ident(value.rust)?, value.wire);
    let meaning = prose(value.doc);
    let about = if meaning.is_empty() { code(wire) } else { markdown![code(wire), ": ", meaning] };
    let about = docs.attribute(lines([&about]));
    Ok(quote! { #about #name = #wire })
}
