//! Which files there are, and their printing on all cores. It knows paths, and not what stands in a file.

use super::count::Counts;
use super::error::{EmitError, Fault};
use super::krate::Krate;
use super::{Options, client, errors, krate, operation, service, types};
use crate::hidden::is_hidden;
use crate::model::{Layout, Model, Operation, Service};
use crate::parallel;

/// One file to print.
pub(super) struct Job<'m> {
    path: String,
    kind: Kind<'m>,
}

enum Kind<'m> {
    Manifest(Krate<'m>),
    Readme(Krate<'m>),
    Rustfmt(Krate<'m>),
    Library(Krate<'m>),
    Service(&'m Service, &'m Layout<'m>),
    Client(&'m Service),
    Types(&'m Service, &'m Layout<'m>),
    Errors(&'m Service),
    Operation(&'m Service, &'m Operation, &'m Layout<'m>),
}

/// One printed file.
pub(super) struct File {
    /// Path below the output folder.
    pub(super) path: String,
    /// The service that it belongs to, unless it belongs to the crate.
    pub(super) service: Option<String>,
    /// Its text.
    pub(super) text: String,
    /// What was written.
    pub(super) counts: Counts,
}

/// For each service, which type belongs to which file.
pub(super) fn layouts(model: &Model) -> Vec<Layout<'_>> {
    model.services.iter().map(Layout::new).collect()
}

/// The files of all crates.
pub(super) fn plan<'m>(model: &'m Model, layouts: &'m [Layout<'m>]) -> Vec<Job<'m>> {
    let mut jobs = Vec::new();
    for (vendor, services) in model.vendors() {
        let mut job = |file: &str, kind: fn(Krate<'m>) -> Kind<'m>| {
            let krate = Krate { vendor, services: services.clone() };
            jobs.push(Job { path: format!("{vendor}/{file}"), kind: kind(krate) });
        };
        job("Cargo.toml", Kind::Manifest);
        job("README.md", Kind::Readme);
        job("rustfmt.toml", Kind::Rustfmt);
        job("src/lib.rs", Kind::Library);
    }
    for (service, layout) in model.services.iter().zip(layouts) {
        let mut job = |file: &str, kind| {
            jobs.push(Job { path: format!("{}/src/{}/{file}.rs", service.vendor, service.name), kind })
        };
        job("mod", Kind::Service(service, layout));
        job("client", Kind::Client(service));
        job("errors", Kind::Errors(service));
        if !layout.shared().is_empty() {
            job("types", Kind::Types(service, layout));
        }
        for operation in &service.operations {
            job(&operation.module, Kind::Operation(service, operation, layout));
        }
    }
    jobs
}

/// Prints all files. The result has the order of the jobs.
pub(super) fn print_all(jobs: &[Job<'_>], options: &Options) -> Vec<Result<File, EmitError>> {
    parallel::map(jobs, |job| print(job, options))
}

fn print(job: &Job<'_>, options: &Options) -> Result<File, EmitError> {
    let mut counts = Counts::default();
    let mut text =
        text(&job.kind, options, &mut counts).map_err(|fault| EmitError::NotRust { path: job.path.clone(), fault })?;
    if let Some((line, character)) = hidden(&text) {
        return Err(EmitError::Hidden { path: job.path.clone(), line, character });
    }
    counts.text(&text);
    // All texts are held until it is known that there is no error.
    text.shrink_to_fit();
    Ok(File { path: job.path.clone(), service: job.kind.service().map(Service::id), text, counts })
}

/// The first line with a character that is not to be seen: no text of ours has one, and no text of a spec may get one in.
fn hidden(text: &str) -> Option<(usize, char)> {
    let at = |(line, text): (usize, &str)| Some((line, text.chars().find(|c| is_hidden(*c))?));
    (1..).zip(text.split('\n')).find_map(at)
}

fn text(kind: &Kind<'_>, options: &Options, counts: &mut Counts) -> Result<String, Fault> {
    match kind {
        Kind::Manifest(krate) => Ok(krate::manifest(krate, options)),
        Kind::Readme(krate) => krate::readme(krate),
        Kind::Rustfmt(krate) => Ok(krate::rustfmt(krate)),
        Kind::Library(krate) => krate::library(krate),
        Kind::Service(service, layout) => service::file(service, layout),
        Kind::Client(service) => client::file(service),
        Kind::Types(service, layout) => types::file(service, layout, counts),
        Kind::Errors(service) => errors::file(service, counts),
        Kind::Operation(service, operation, layout) => operation::file(service, operation, layout, counts),
    }
}

impl<'m> Kind<'m> {
    fn service(&self) -> Option<&'m Service> {
        match self {
            Kind::Manifest(_) | Kind::Readme(_) | Kind::Rustfmt(_) | Kind::Library(_) => None,
            Kind::Service(service, _)
            | Kind::Client(service)
            | Kind::Types(service, _)
            | Kind::Errors(service)
            | Kind::Operation(service, ..) => Some(service),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::hidden;

    #[test]
    fn a_character_that_is_not_to_be_seen_is_found() {
        assert_eq!(hidden("a\nb é 日本\n"), None);
        for c in ['\r', '\t', '\u{1b}', '\u{85}', '\u{2028}', '\u{202e}', '\u{2066}'] {
            assert_eq!(hidden(&format!("a\n/// b{c}fn\n")), Some((2, c)));
        }
    }
}
