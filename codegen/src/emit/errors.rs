//! `src/<service>/errors.rs`: one open enum of all error codes of a service. And the lines of codes of which more is known than what they mean.

use quote::quote;

use super::count::Counts;
use super::enums;
use super::error::Fault;
use super::format::{Items, RustFile, block, literal};
use crate::markdown::{Markdown, lines, markdown, prose};
use crate::model::{OperationError, Service};
use crate::spec::Advice;

/// What a line of a table says.
pub(super) const ABOUT: &str = "Which field an error code is about, and whether it helps to send again.";

/// The file.
pub(super) fn file(service: &Service, counts: &mut Counts) -> Result<String, Fault> {
    counts.error_codes += service.error_codes.len();
    let title = prose(&service.title);
    let docs = markdown!["The error codes of ", &title, ", each once."];
    let mut file = RustFile::new(&service.spec_file(), &lines([&docs]));
    let values = service.error_codes.iter().map(|c| enums::Value { wire: &c.wire, rust: &c.rust, doc: &c.doc });
    let common = table("pub(super) ", "COMMON", &service.telling_errors(), &ABOUT.into());
    let names = if common.text().is_empty() { quote!(open_enum) } else { quote!({open_enum, operation}) };
    file.push(block(quote! { use flowlog_runtime::#names; })?);
    let about = markdown!["A documented error code of ", title, ", or another text."];
    file.push(enums::open_enum("ErrorCode", about, values)?);
    file.push(common);
    file.finish()
}

/// A static with one line per code, as text: a table of calls that need no layout. Nothing where there is no code.
pub(super) fn table(visible: &'static str, name: &'static str, errors: &[&OperationError], about: &Markdown) -> Items {
    if errors.is_empty() {
        return Items::default();
    }
    let rows: Vec<String> = errors.iter().map(|error| line(error)).collect();
    Items::table(visible, name, "operation::OperationError", &lines([about]), &rows)
}

fn line(error: &OperationError) -> String {
    let mut text = format!("operation::error({})", literal(&error.code));
    if let Some(status) = error.status {
        text.push_str(&format!(".status({status})"));
    }
    if let Some(about) = &error.about {
        text.push_str(&format!(".about({})", literal(about)));
    }
    match error.retry {
        Some(Advice::Later) => text.push_str(".retry(operation::Retry::Later)"),
        Some(Advice::AfterChange) => text.push_str(".retry(operation::Retry::AfterChange)"),
        None => {}
    }
    text
}
