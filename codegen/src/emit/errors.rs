//! `src/<service>/errors.rs`: one open enum of all error codes of a service. And the lines of codes of which more is known than what they mean.

use quote::quote;

use super::count::Counts;
use super::error::Fault;
use super::format::{RustFile, block, literal};
use super::{docs, enums};
use crate::model::{OperationError, Service};
use crate::spec::Advice;

/// What a line of a table says.
pub(super) const ABOUT: &str = "Which field an error code is about, and whether it helps to send again.";

/// The file.
pub(super) fn file(service: &Service, counts: &mut Counts) -> Result<String, Fault> {
    counts.error_codes += service.error_codes.len();
    let title = docs::clean(&service.title);
    let docs = format!("The error codes of {title}, each once.");
    let mut file = RustFile::new(&service.spec_file(), &docs::lines([&docs]));
    let values = service.error_codes.iter().map(|c| enums::Value { wire: &c.wire, rust: &c.rust, doc: &c.doc });
    let common = table("pub(super) static COMMON", &service.telling_errors(), ABOUT);
    let names = if common.is_empty() { quote!(open_enum) } else { quote!({open_enum, operation}) };
    file.push(&block(quote! { use flowlog_runtime::#names; })?);
    let about = format!("A documented error code of {title}, or another text.");
    file.push(&enums::open_enum("ErrorCode", &about, values)?);
    file.push(&common);
    Ok(file.finish())
}

/// A static with one line per code, as text: a table of calls that need no layout. Nothing where there is no code.
pub(super) fn table(name: &str, errors: &[&OperationError], about: &str) -> String {
    if errors.is_empty() {
        return String::new();
    }
    let lines: String = errors.iter().map(|error| format!("    {},\n", line(error))).collect();
    format!("/// {about}\n{name}: &[operation::OperationError] = &[\n{lines}];\n")
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
