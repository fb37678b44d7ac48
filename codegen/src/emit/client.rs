//! `src/<service>/client.rs`: the constants of a service, and its clients with one line per operation. All names here are of requests and answers,
//! so that the runtime's can stand beside them.

use quote::quote;

use super::error::Fault;
use super::format::{Items, RustFile, block, ident, in_macro, item, literal};
use super::operation::optional;
use crate::markdown::{Markdown, code, lines, markdown, prose, sentence};
use crate::model::{Operation, Service};
use crate::spec::Lists;

/// The file.
pub(super) fn file(service: &Service) -> Result<String, Fault> {
    let has_errors = !service.telling_errors().is_empty();
    let mut file = RustFile::new(&service.spec_file(), &lines([&about(service)]));
    file.push(imports(service, has_errors)?);
    file.push(constants(service, has_errors)?);
    file.push(clients(service)?);
    file.finish()
}

fn about(service: &Service) -> Markdown {
    markdown!["Clients of ", prose(&service.title), ", async and blocking."]
}

fn imports(service: &Service, has_errors: bool) -> Result<Items, Fault> {
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

fn constants(service: &Service, has_errors: bool) -> Result<Items, Fault> {
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

fn clients(service: &Service) -> Result<Items, Fault> {
    let methods = service.operations.iter().map(method).collect::<Result<String, _>>()?;
    let title = literal(prose(&service.title).as_str());
    Ok(in_macro("client", &format!("SERVICE: {title} {{\n{methods}}}\n")))
}

fn method(operation: &Operation) -> Result<String, Fault> {
    let about = markdown![code(&operation.name), ": ", sentence(&operation.doc)];
    let docs = lines([&about]).behind("///", 4);
    let (method, request, response) =
        (ident(&operation.module)?, ident(&operation.request.rust)?, ident(&operation.response.rust)?);
    Ok(format!("{docs}    {method}({request}) -> {response},\n"))
}
