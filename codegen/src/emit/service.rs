//! `src/<service>/mod.rs`: what a service exports, and its constants.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs;
use super::error::Fault;
use super::format::{RustFile, block, ident, item};
use super::operation::optional;
use super::words;
use crate::model::{Layout, Service, Types};
use crate::spec::Lists;

/// The file.
pub(super) fn file(service: &Service, layout: &Layout<'_>) -> Result<String, Fault> {
    let mut file = RustFile::new(&service.spec_file(), &docs::lines(&about(service)));
    file.push(&exports(service, layout)?);
    file.push(&constants(service)?);
    Ok(file.finish())
}

fn about(service: &Service) -> Vec<String> {
    let version =
        service.version.as_ref().map(|version| format!(", API version {}", docs::code(version))).unwrap_or_default();
    let operations = service.operations.iter().map(|operation| format!("[`{}`]", operation.request.rust));
    let mut about = vec![
        format!("{}{version}.", docs::clean(&service.title)),
        docs::clean(&service.doc),
        format!("Clients: [`Client`], [`BlockingClient`]. Requests: {}.", operations.collect::<Vec<_>>().join(", ")),
    ];
    about.extend(
        service
            .common
            .iter()
            .map(|(name, doc)| format!("Clients fill in {} by themselves: {}", docs::code(name), words::sentence(doc))),
    );
    about
}

fn exports(service: &Service, layout: &Layout<'_>) -> Result<String, Fault> {
    let mut modules = vec![("client", vec!["BlockingClient", "Client"]), ("errors", vec!["ErrorCode"])];
    for operation in &service.operations {
        let own = layout.own(operation).into_iter().flat_map(Types::names);
        let names = [operation.request.rust.as_str(), operation.response.rust.as_str()].into_iter().chain(own);
        modules.push((&operation.module, names.collect()));
    }
    if !layout.shared().is_empty() {
        modules.push(("types", layout.shared().names().collect()));
    }
    modules.sort();
    let declared = modules.iter().map(|(module, _)| ident(module)).collect::<Result<Vec<_>, _>>()?;
    let exported = modules.iter().map(|(module, names)| export(module, names)).collect::<Result<Vec<_>, _>>()?;
    Ok(format!("{}\n{}", block(quote!(#(mod #declared;)*))?, block(quote!(#(#exported)*))?))
}

fn export(module: &str, names: &[&str]) -> Result<TokenStream, Fault> {
    let module = ident(module)?;
    let mut names = names.to_vec();
    names.sort_unstable();
    let names = names.into_iter().map(ident).collect::<Result<Vec<_>, _>>()?;
    Ok(quote!(pub use #module::{#(#names),*};))
}

fn constants(service: &Service) -> Result<String, Fault> {
    let Service { vendor, name, title, signing_name, host, .. } = service;
    // A word that the runtime does not know does not compile: only the runtime knows protocols.
    let protocol = ident(&service.protocol)?;
    let version = optional(service.version.as_ref());
    let lists = match service.lists {
        Lists::Repeat => quote!(Repeat),
        Lists::Flatten => quote!(Flatten),
        Lists::Json => quote!(Json),
    };
    let regions = service.regions.iter().map(|(name, host)| {
        let own = optional(Some(host).filter(|host| !host.is_empty()));
        quote!((#name, #own))
    });
    let networks = service.networks.iter().map(|(name, host)| quote!((#name, #host)));
    let errors = if service.errors.is_empty() { quote!(&[]) } else { quote!(errors::COMMON) };
    item(quote! {
        /// What all operations of the service have in common.
        pub static SERVICE: flowlog_runtime::operation::Service = flowlog_runtime::operation::Service {
            vendor: #vendor,
            name: #name,
            title: #title,
            version: #version,
            protocol: flowlog_runtime::operation::Protocol::#protocol,
            signing_name: #signing_name,
            lists: flowlog_runtime::operation::Lists::#lists,
            host: #host,
            regions: &[#(#regions),*],
            networks: &[#(#networks),*],
            errors: #errors,
        };
    })
}
