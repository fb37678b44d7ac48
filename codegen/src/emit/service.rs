//! `src/<service>/mod.rs`: what a service is, and what it exports.

use proc_macro2::TokenStream;
use quote::quote;

use super::error::Fault;
use super::format::{Items, RustFile, block, ident};
use crate::markdown::{Markdown, code, codes, lines, link, markdown, prose, separated};
use crate::model::{Layout, Service, Types};

/// The file.
pub(super) fn file(service: &Service, layout: &Layout<'_>) -> Result<String, Fault> {
    let mut file = RustFile::new(&service.spec_file(), &lines(&about(service)?));
    file.push(exports(service, layout)?);
    file.finish()
}

fn about(service: &Service) -> Result<Vec<Markdown>, Fault> {
    let version = service.version.as_ref().map(|version| markdown![", API version ", code(version)]);
    let operations = service.operations.iter().map(|operation| Ok(link(&ident(&operation.request.rust)?)));
    let operations = separated(operations.collect::<Result<Vec<_>, Fault>>()?, ", ");
    let mut about = vec![
        markdown![prose(&service.title), version.unwrap_or_default(), "."],
        prose(&service.doc),
        markdown!["Clients: [`Client`], [`BlockingClient`]. Requests: ", operations, "."],
    ];
    if !service.common.is_empty() {
        about.push(markdown!["Clients fill in ", codes(&service.common, "and"), " by themselves."]);
    }
    Ok(about)
}

fn exports(service: &Service, layout: &Layout<'_>) -> Result<Items, Fault> {
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
    Ok(block(quote!(#(mod #declared;)*))?.and(block(quote!(#(#exported)*))?))
}

fn export(module: &str, names: &[&str]) -> Result<TokenStream, Fault> {
    let module = ident(module)?;
    let mut names = names.to_vec();
    names.sort_unstable();
    let names = names.into_iter().map(ident).collect::<Result<Vec<_>, _>>()?;
    Ok(quote!(pub use #module::{#(#names),*};))
}
