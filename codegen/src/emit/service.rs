//! `src/<service>/mod.rs`: what a service exports, and its constants.

use proc_macro2::TokenStream;
use quote::quote;

use super::error::Fault;
use super::format::{RustFile, block, ident, item};
use super::operation::optional;
use super::{docs, errors};
use crate::model::{Layout, Service, Types};
use crate::spec::Lists;

/// The file.
pub(super) fn file(service: &Service, layout: &Layout<'_>) -> Result<String, Fault> {
    let mut file = RustFile::new(&service.spec_file(), &docs::lines(&about(service)));
    file.push(&exports(service, layout)?);
    let common = errors::table(&service.errors, "The error codes that any operation can answer.");
    if !common.is_empty() {
        file.push(&block(quote!(
            use flowlog_runtime::operation;
        ))?);
    }
    file.push(&constants(service)?);
    file.push(&common);
    Ok(file.finish())
}

fn about(service: &Service) -> Vec<String> {
    let version =
        service.version.as_ref().map(|version| format!(", API version {}", docs::code(version))).unwrap_or_default();
    let operations = service.operations.iter().map(|operation| format!("[{0}](struct@{0})", operation.request.rust));
    vec![
        format!("{}{version}.", docs::clean(&service.title)),
        docs::clean(&service.doc),
        format!("Requests: {}.", operations.collect::<Vec<_>>().join(", ")),
    ]
}

fn exports(service: &Service, layout: &Layout<'_>) -> Result<String, Fault> {
    let mut modules = vec![quote!(
        mod errors;
    )];
    let mut exports = vec![quote!(
        pub use errors::ErrorCode;
    )];
    for operation in &service.operations {
        let module = ident(&operation.module)?;
        let own = layout.own(operation).into_iter().flat_map(Types::names);
        let names = [operation.request.rust.as_str(), operation.response.rust.as_str()].into_iter().chain(own);
        let names = names.map(ident).collect::<Result<Vec<_>, _>>()?;
        modules.push(quote!(mod #module;));
        exports.push(quote!(pub use #module::{#(#names),*};));
    }
    if !layout.shared().is_empty() {
        let names = layout.shared().names().map(ident).collect::<Result<Vec<_>, _>>()?;
        modules.push(quote!(
            mod types;
        ));
        exports.push(quote!(pub use types::{#(#names),*};));
    }
    Ok(format!("{}\n{}", block(quote!(#(#modules)*))?, block(quote!(#(#exports)*))?))
}

fn constants(service: &Service) -> Result<String, Fault> {
    let Service { vendor, name, title, protocol, signing_name, host, .. } = service;
    let version = optional(service.version.as_ref());
    let lists = match service.lists {
        Lists::Repeat => quote!(Repeat),
        Lists::Flatten => quote!(Flatten),
        Lists::Json => quote!(Json),
    };
    let (regions, networks) = (pairs(&service.regions), pairs(&service.networks));
    let errors = if service.errors.is_empty() { quote!(&[]) } else { quote!(ERRORS) };
    item(quote! {
        /// What all operations of the service have in common.
        pub static SERVICE: flowlog_runtime::operation::Service = flowlog_runtime::operation::Service {
            vendor: #vendor,
            name: #name,
            title: #title,
            version: #version,
            protocol: #protocol,
            signing_name: #signing_name,
            lists: flowlog_runtime::operation::Lists::#lists,
            host: #host,
            regions: #regions,
            networks: #networks,
            errors: #errors,
        };
    })
}

fn pairs(pairs: &[(String, String)]) -> TokenStream {
    let pairs = pairs.iter().map(|(name, host)| quote!((#name, #host)));
    quote!(&[#(#pairs),*])
}
