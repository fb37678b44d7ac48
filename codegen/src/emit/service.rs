//! `src/<service>/mod.rs`: what a service is, and what it exports.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs;
use super::error::Fault;
use super::format::{RustFile, block, ident};
use crate::model::{Layout, Service, Types};

/// The file.
pub(super) fn file(service: &Service, layout: &Layout<'_>) -> Result<String, Fault> {
    let mut file = RustFile::new(&service.spec_file(), &docs::lines(&about(service)));
    file.push(&exports(service, layout)?);
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
    if !service.common.is_empty() {
        about.push(format!("Clients fill in {} by themselves.", docs::codes(&service.common, "and")));
    }
    about
}

fn exports(service: &Service, layout: &Layout<'_>) -> Result<String, Fault> {
    let mut modules = vec![("client", vec!["BlockingClient", "Client", "SERVICE"]), ("errors", vec!["ErrorCode"])];
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
