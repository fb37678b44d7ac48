//! `src/<service>/<operation>.rs`: request, response, what only they use, and the constants of the call.

use proc_macro2::TokenStream;
use quote::quote;

use super::count::Counts;
use super::error::Fault;
use super::format::{Items, RustFile, block, ident, item, members};
use super::{enums, errors, object, words};
use crate::markdown::{Markdown, code, codes, lines, markdown, prose, sentence, separated};
use crate::model::{Authorization, Layout, NextPage, Operation, Pagination, Provenance, Service, Types};
use crate::spec::PaginationStyle;

/// The file.
pub(super) fn file(
    service: &Service,
    operation: &Operation,
    layout: &Layout<'_>,
    counts: &mut Counts,
) -> Result<String, Fault> {
    counts.operations += 1;
    let module = &operation.module;
    let own = layout.own(operation);
    let about = markdown![code(&operation.name), ": its request, its answer, and what only they use."];
    let mut file = RustFile::new(&operation.spec_file(), &lines([&about]));
    file.push(imports(operation, layout)?);
    file.push(sources(&operation.request.provenance)?);
    file.push(object::object(&operation.request, module, &about_request(operation), counts)?);
    file.push(request_methods(operation)?);
    let errors = service.telling_errors_of(operation);
    file.push(call(operation, !errors.is_empty())?);
    file.push(errors::table("", "ERRORS", &errors, &about_errors(operation)));
    file.push(operation.pagination.as_ref().map(pagination).transpose()?.unwrap_or_default());
    file.push(object::object(&operation.response, module, &about_response(operation), counts)?);
    for object in own.into_iter().flat_map(|types| &types.objects) {
        file.push(object::object(object, module, &object::about(object), counts)?);
    }
    for enumeration in own.into_iter().flat_map(|types| &types.enums) {
        file.push(enums::enumeration(enumeration, counts)?);
    }
    file.finish()
}

fn about_request(operation: &Operation) -> Vec<Markdown> {
    let about = markdown![code(&operation.name), ": ", sentence(&operation.doc)];
    let mut facts = vec![markdown![code(&format!("{} {}", operation.method, operation.path)), "."]];
    if let Some(rate) = &operation.rate {
        facts.push(markdown!["Rate: ", sentence(rate)]);
    }
    if let Some(permission) = &operation.authorization {
        let Authorization { action, access, resource } = permission;
        facts.push(markdown!["Permission: ", code(action), " (", prose(access), ") on ", code(resource), "."]);
    }
    if !operation.regions.is_empty() {
        facts.push(markdown!["Regions: ", codes(&operation.regions, "and"), "."]);
    }
    facts.extend(operation.notes.iter().map(|(note, witness)| words::note(note, witness)));
    vec![about, separated(facts, " "), words::sources(operation)]
}

/// What the objects of the file were read from. Without a source but the page, each object names that.
fn sources(provenance: &Provenance) -> Result<Items, Fault> {
    let Provenance { operation, authority, pins, .. } = provenance;
    if pins.is_empty() {
        return Ok(Items::default());
    }
    let pins = pins.iter().map(|(name, pin)| quote!((#name, #pin)));
    let sources = match authority {
        Some(authority) => quote!(without_page(#operation, #authority, &[#(#pins),*])),
        None => quote!(page(#operation, &[#(#pins),*])),
    };
    item(quote! {
        pub(super) const SOURCES: object::Provenance = object::Provenance::#sources;
    })
}

fn about_errors(operation: &Operation) -> Markdown {
    match &operation.errors_from {
        Some(witness) => markdown![errors::ABOUT, " From ", code(witness), "."],
        None => errors::ABOUT.into(),
    }
}

fn about_response(operation: &Operation) -> Vec<Markdown> {
    vec![markdown!["What ", code(&operation.name), " answers."]]
}

fn imports(operation: &Operation, layout: &Layout<'_>) -> Result<Items, Fault> {
    let macros = if layout.own(operation).is_some_and(Types::has_enums) {
        quote!(object, open_enum, operation, validate)
    } else {
        quote!(object, operation, validate)
    };
    let shared = layout.imports(operation).into_iter().map(ident).collect::<Result<Vec<_>, _>>()?;
    let shared = if shared.is_empty() { TokenStream::new() } else { quote!(use super::types::{#(#shared),*};) };
    block(quote! {
        use super::SERVICE;
        #shared
        use flowlog_runtime::{#macros};
    })
}

fn request_methods(operation: &Operation) -> Result<Items, Fault> {
    let request = ident(&operation.request.rust)?;
    members(quote! {
        impl #request {
            /// A request in which nothing is set; [`validate`](Self::validate) says what is missing.
            #[inline]
            #[must_use]
            pub fn new() -> Self {
                Self::default()
            }
            /// Every documented limit that this request does not keep.
            #[inline]
            pub fn validate(&self) -> validate::Findings {
                validate::validate(self)
            }
        }
    })
}

fn call(operation: &Operation, has_errors: bool) -> Result<Items, Fault> {
    let Operation { name, id, method, path, success, json_body, read_only, .. } = operation;
    let (request, response) = (ident(&operation.request.rust)?, ident(&operation.response.rust)?);
    let success = success.iter().map(|status| proc_macro2::Literal::u16_unsuffixed(*status));
    let envelope = optional(operation.envelope.as_ref());
    let errors = if has_errors { quote!(ERRORS) } else { quote!(&[]) };
    let pages = if operation.pagination.is_some() { quote!(Some(&PAGES)) } else { quote!(None) };
    members(quote! {
        impl operation::Operation for #request {
            type Response = #response;

            const INFO: &'static operation::OperationInfo = &operation::OperationInfo {
                service: &SERVICE,
                name: #name,
                id: #id,
                method: #method,
                path: #path,
                success: &[#(#success),*],
                json_body: #json_body,
                envelope: #envelope,
                read_only: #read_only,
                errors: #errors,
                pagination: #pages,
            };
        }
    })
}

fn pagination(pagination: &Pagination) -> Result<Items, Fault> {
    let style = match pagination.style {
        PaginationStyle::Marker => quote!(Marker),
        PaginationStyle::Token => quote!(Token),
        PaginationStyle::Offset => quote!(Offset),
        PaginationStyle::PageNumber => quote!(PageNumber),
    };
    let next = match &pagination.next {
        Some(NextPage::Field(field)) => quote!(Some(operation::Next::Field(#field))),
        Some(NextPage::LastItem(field)) => quote!(Some(operation::Next::LastItem(#field))),
        None => quote!(None),
    };
    let Pagination { position, size, items, .. } = pagination;
    let total = optional(pagination.total.as_ref());
    item(quote! {
        /// How to go on to the next page.
        static PAGES: operation::Pagination = operation::Pagination {
            style: operation::PageStyle::#style,
            position: #position,
            size: #size,
            items: #items,
            next: #next,
            total: #total,
        };
    })
}

/// `Some("text")` or `None`.
pub(super) fn optional(text: Option<&String>) -> TokenStream {
    text.map_or_else(|| quote!(None), |text| quote!(Some(#text)))
}
