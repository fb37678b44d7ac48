//! `src/<service>/client.rs`: the constants of a service, and its clients with one line per operation. All names here are of requests and answers,
//! so that the runtime's can stand beside them.

use quote::quote;

use super::error::Fault;
use super::format::{RustFile, block, ident, item, literal};
use super::operation::optional;
use super::{docs, words};
use crate::model::{Operation, Service};
use crate::spec::Lists;

/// The file.
pub(super) fn file(service: &Service) -> Result<String, Fault> {
    let has_errors = !service.telling_errors().is_empty();
    let mut file = RustFile::new(&service.spec_file(), &docs::lines([&about(service)]));
    file.push(&imports(service, has_errors)?);
    file.push(&constants(service, has_errors)?);
    file.push(&clients(service)?);
    Ok(file.finish())
}

fn about(service: &Service) -> String {
    format!("Clients of {}, async and blocking.", docs::clean(&service.title))
}

fn imports(service: &Service, has_errors: bool) -> Result<String, Fault> {
    let mut names: Vec<_> = service
        .operations
        .iter()
        .flat_map(|operation| [operation.request.rust.as_str(), operation.response.rust.as_str()])
        .collect();
    names.sort_unstable();
    let names = names.into_iter().map(ident).collect::<Result<Vec<_>, _>>()?;
    let errors = has_errors.then(|| {
        quote!(
            use super::errors::COMMON;
        )
    });
    block(quote! {
        #errors
        use super::{#(#names),*};
        use flowlog_runtime::client;
        use flowlog_runtime::operation::{Lists, Protocol, Service};
    })
}

fn constants(service: &Service, has_errors: bool) -> Result<String, Fault> {
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
    let errors = if has_errors { quote!(COMMON) } else { quote!(&[]) };
    item(quote! {
        /// What all operations of the service have in common.
        pub static SERVICE: Service = Service {
            vendor: #vendor,
            name: #name,
            title: #title,
            version: #version,
            protocol: Protocol::#protocol,
            signing_name: #signing_name,
            lists: Lists::#lists,
            host: #host,
            regions: &[#(#regions),*],
            networks: &[#(#networks),*],
            errors: #errors,
        };
    })
}

fn clients(service: &Service) -> Result<String, Fault> {
    let methods = service.operations.iter().map(method).collect::<Result<String, _>>()?;
    let title = literal(&docs::clean(&service.title));
    Ok(format!("client! {{\n    SERVICE: {title} {{\n{methods}    }}\n}}\n"))
}

fn method(operation: &Operation) -> Result<String, Fault> {
    let about = format!("{}: {}", docs::code(&operation.name), words::sentence(&operation.doc));
    let docs: String = docs::lines([&about]).iter().map(|line| format!("        /// {line}\n")).collect();
    let (method, request, response) =
        (ident(&operation.module)?, ident(&operation.request.rust)?, ident(&operation.response.rust)?);
    Ok(format!("{docs}        {method}({request}) -> {response},\n"))
}
