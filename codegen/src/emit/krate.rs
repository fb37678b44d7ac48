//! What a vendor's crate has once: `Cargo.toml`, `README.md`, `rustfmt.toml` and `src/lib.rs`.

use quote::quote;

use super::error::Fault;
use super::format::{RustFile, block, header, ident};
use super::usage::usage;
use super::{Options, RuntimeDependency};
use crate::hidden::visible;
use crate::markdown::{self, Lines, Markdown, cell, code, joined, markdown, paragraph, prose, separated};
use crate::model::Service;

/// The runtime's guides.
const GUIDES: [&str; 7] = ["credentials", "errors", "overruling", "pages", "retries", "testing", "blocking"];

/// A vendor's crate.
pub(super) struct Krate<'m> {
    /// The vendor's name.
    pub(super) vendor: &'m str,
    /// Its services in order.
    pub(super) services: Vec<&'m Service>,
}

impl Krate<'_> {
    fn name(&self) -> String {
        format!("flowlog-{}", self.vendor)
    }

    fn source(&self) -> String {
        format!("spec/{}", self.vendor)
    }

    fn titles(&self) -> Markdown {
        joined(&self.services.iter().map(|service| prose(&service.title)).collect::<Vec<_>>(), "and")
    }
}

/// `Cargo.toml`.
pub(super) fn manifest(krate: &Krate<'_>, options: &Options) -> String {
    let inherited = ["version", "edition", "rust-version", "license", "repository"]
        .map(|key| format!("{key}.workspace = true\n"))
        .concat();
    let (package, runtime, end) = match &options.runtime {
        RuntimeDependency::Workspace => {
            (inherited, "flowlog-runtime.workspace = true\n".to_owned(), "\n[lints]\nworkspace = true\n")
        }
        // Somewhere else nothing can be inherited, and a workspace that happens to lie above is none of ours.
        RuntimeDependency::Path(path) => {
            (own_package(), format!("flowlog-runtime = {{ path = {} }}\n", toml(path)), "\n[workspace]\n")
        }
    };
    let features = krate.services.iter().map(|service| format!("{} = []\n", service.name)).collect::<String>();
    let default: Vec<_> =
        krate.services.iter().map(|service| service.name.as_str()).chain(["reqwest"]).map(toml).collect();
    format!(
        "# {header}\n\n[package]\nname = {name}\ndescription = {description}\nreadme = \"README.md\"\n{package}\n\
         # Stated, so that cargo can load the workspace, and with it the generator, whatever is missing in src.\n\
         [lib]\npath = \"src/lib.rs\"\n\n\
         [features]\ndefault = [{default}]\n{features}\
         # What clients send with: async and blocking. Without them, by a transport of the program's own.\n\
         reqwest = [\"flowlog-runtime/reqwest\"]\nureq = [\"flowlog-runtime/ureq\"]\n\
         # serde's own traits for every object and enum.\nserde = [\"flowlog-runtime/serde\"]\n\
         # An event per attempt that is repeated, and per answer.\ntracing = [\"flowlog-runtime/tracing\"]\n\n\
         [dependencies]\n{runtime}\n[package.metadata.docs.rs]\nall-features = true\n{end}",
        header = header(&krate.source()),
        name = toml(&krate.name()),
        description =
            toml(&format!("Typed clients that check documented limits before they send: {}", krate.titles().as_str())),
        default = default.join(", "),
    )
}

fn own_package() -> String {
    format!(
        "version = {}\nedition = \"2024\"\nrust-version = {}\nlicense = {}\nrepository = {}\npublish = false\n",
        toml(env!("CARGO_PKG_VERSION")),
        toml(env!("CARGO_PKG_RUST_VERSION")),
        toml(env!("CARGO_PKG_LICENSE")),
        toml(env!("CARGO_PKG_REPOSITORY")),
    )
}

/// A basic string of TOML. Its escapes are those of JSON, and of what JSON leaves as it is nothing is hidden.
fn toml(text: &str) -> String {
    visible(&serde_json::Value::from(text).to_string()).into_owned()
}

/// `README.md`, which is the first page of the crate's documentation, too: hence addresses of the guides that hold anywhere, and examples that only
/// compile.
pub(super) fn readme(krate: &Krate<'_>) -> Result<String, Fault> {
    let name = krate.name();
    let version = toml(concat!(env!("CARGO_PKG_VERSION_MAJOR"), ".", env!("CARGO_PKG_VERSION_MINOR")));
    let dependencies = format!(
        "[dependencies]\n{name} = {version}\ntokio = {{ version = \"1\", features = [\"macros\", \"rt-multi-thread\"] }}\n"
    );
    let feature =
        |service: &&Service| markdown!["| ", code(&service.name), " | ", cell(&service.title), "; on by default |\n"];
    let guide = |guide: &'static str| {
        markdown!["[", guide, "](https://docs.rs/flowlog-runtime/latest/flowlog_runtime/guide/", guide, "/)"]
    };
    let mut text = vec![
        markdown![markdown::comment(&header(&krate.source())), "\n\n# ", prose(&name), "\n\nTyped clients for "],
        markdown![krate.titles(), ". Every documented limit is checked before a request is sent, "],
        markdown!["and every check can be overruled.\n\n", markdown::block("toml", &dependencies), "\n"],
        "| feature | what it adds |\n|---|---|\n".into(),
        krate.services.iter().map(feature).collect(),
        "| `reqwest` | what async clients send with; on by default |\n\
         | `ureq` | what blocking clients send with: each service has a `BlockingClient` beside its `Client` |\n\
         | `serde` | serde's own traits for every object and enum |\n\
         | `tracing` | an event per attempt that is repeated, and per answer |\n"
            .into(),
        markdown!["\nGuides: ", separated(GUIDES.map(guide), ", "), ".\n"],
    ];
    for service in &krate.services {
        text.push(markdown!["\n## ", code(&service.name), ": ", prose(&service.title), "\n\n"]);
        text.push(markdown![paragraph(&service.doc), "\n\n| operation | what it does |\n|---|---|\n"]);
        for operation in &service.operations {
            text.push(markdown!["| ", code(&operation.name), " | ", cell(&operation.doc), " |\n"]);
        }
        let usage = usage(service)?;
        if !usage.text().is_empty() {
            text.push(markdown!["\n", markdown::block("rust,no_run", usage.text())]);
        }
    }
    Ok(text.into_iter().collect::<Markdown>().into_text())
}

/// `rustfmt.toml`: what prettyplease printed stays as it is.
pub(super) fn rustfmt(krate: &Krate<'_>) -> String {
    format!("# {}\ndisable_all_formatting = true\n", header(&krate.source()))
}

/// `src/lib.rs`.
pub(super) fn library(krate: &Krate<'_>) -> Result<String, Fault> {
    let mut file = RustFile::new(&krate.source(), &Lines::default());
    let modules = krate.services.iter().map(|service| {
        let (module, feature) = (ident(&service.name)?, &service.name);
        Ok(quote! {
            #[cfg(feature = #feature)]
            pub mod #module;
        })
    });
    let modules = modules.collect::<Result<Vec<_>, Fault>>()?;
    file.attributes("#![doc = include_str!(\"../README.md\")]\n#![cfg_attr(docsrs, feature(doc_cfg))]\n");
    file.push(block(quote! { #(#modules)* })?);
    file.push(block(quote! {
        pub use flowlog_runtime as runtime;
        pub use flowlog_runtime::call::{Limits, RetryPolicy};
        pub use flowlog_runtime::credentials::Credentials;
        pub use flowlog_runtime::validate::{Finding, Findings, Policy, Severity};
        pub use flowlog_runtime::{Config, Error, ErrorKind, Json, Reply};
    })?);
    file.finish()
}
