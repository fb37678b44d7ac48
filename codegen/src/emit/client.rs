//! `src/<service>/client.rs`: the clients of a service, one line per operation.

use quote::quote;

use super::error::Fault;
use super::format::{RustFile, block, ident, literal};
use super::{docs, words};
use crate::model::{Operation, Service};

/// The file.
pub(super) fn file(service: &Service) -> Result<String, Fault> {
    let mut file = RustFile::new(&service.spec_file(), &docs::lines([&about(service)]));
    file.push(&imports(service)?);
    file.push(&clients(service)?);
    Ok(file.finish())
}

fn about(service: &Service) -> String {
    format!("Clients of {}, async and blocking.", docs::clean(&service.title))
}

fn imports(service: &Service) -> Result<String, Fault> {
    let mut names: Vec<_> = service
        .operations
        .iter()
        .flat_map(|operation| [operation.request.rust.as_str(), operation.response.rust.as_str()])
        .collect();
    names.sort_unstable();
    let names = names.into_iter().map(ident).collect::<Result<Vec<_>, _>>()?;
    block(quote! { use super::{SERVICE, #(#names),*}; })
}

fn clients(service: &Service) -> Result<String, Fault> {
    let methods = service.operations.iter().map(method).collect::<Result<String, _>>()?;
    let title = literal(&docs::clean(&service.title));
    Ok(format!("flowlog_runtime::client! {{\n    SERVICE: {title} {{\n{methods}    }}\n}}\n"))
}

fn method(operation: &Operation) -> Result<String, Fault> {
    let about = format!("{}: {}", docs::code(&operation.name), words::sentence(&operation.doc));
    let docs: String = docs::lines([&about]).iter().map(|line| format!("        /// {line}\n")).collect();
    let (method, request, response) =
        (ident(&operation.module)?, ident(&operation.request.rust)?, ident(&operation.response.rust)?);
    Ok(format!("{docs}        {method}({request}) -> {response},\n"))
}
