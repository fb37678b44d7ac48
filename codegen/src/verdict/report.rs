//! `cargo xtask validate`: finds the operation, reads the request file, judges it and says so. Must not know a command line beyond the words
//! that it was given, and prints nothing itself.

use std::path::Path;

use super::{Unreadable, Verdict, judge, strict};
use crate::disk;
use crate::model::{Model, Operation, Service};
use crate::spec::suggest;

/// How a report is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// For people.
    #[default]
    Human,
    /// For programs: one [`Verdict`].
    Json,
}

/// A request with more bytes than this is not read. No vendor takes one of that size.
const LARGEST_REQUEST: usize = 16 << 20;

/// What is to be printed, and the exit status.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The text, without a line break at its end.
    pub text: String,
    /// 0 without violations, 1 with some, 2 if there was nothing that could be judged.
    pub status: u8,
}

/// Judges the request in `file` (`-`: standard input) for `operation`, written `vendor/service/Operation`.
pub fn validate(model: &Model, operation: &str, file: &Path, format: Format) -> Report {
    let is_input = file == Path::new("-");
    let read = || match is_input {
        true => disk::text(std::io::stdin(), LARGEST_REQUEST),
        false => disk::read_text(file, LARGEST_REQUEST),
    };
    let source = if is_input { "standard input".to_owned() } else { file.display().to_string() };
    validate_read(model, operation, &source, read, format)
}

/// The same for whatever `read` reads, called `source`.
pub(super) fn validate_read(
    model: &Model,
    operation: &str,
    source: &str,
    read: impl FnOnce() -> std::io::Result<String>,
    format: Format,
) -> Report {
    match (verdict(model, operation, source, read), format) {
        (Ok(verdict), format) => report(&verdict, format),
        (Err(problem), Format::Human) => {
            let Unreadable { problem, help, .. } = problem;
            Report { text: format!("{operation}: not judged\n\n{problem}\n  help: {help}"), status: 2 }
        }
        (Err(problem), Format::Json) => {
            let operation = operation.to_owned();
            report(&Verdict { operation, unreadable: vec![problem], findings: Vec::new() }, format)
        }
    }
}

fn verdict(
    model: &Model,
    operation: &str,
    source: &str,
    read: impl FnOnce() -> std::io::Result<String>,
) -> Result<Verdict, Unreadable> {
    let unreadable = |problem: String, help: &str| Unreadable { path: String::new(), problem, help: help.to_owned() };
    let (service, operation) = find(model, operation)?;
    let text = read().map_err(|error| {
        unreadable(format!("cannot read {source}: {error}"), "give the path of a JSON file, or - for standard input")
    })?;
    // Editors on some systems put a byte order mark first; it is no part of the request.
    let request = strict::parse(text.strip_prefix('\u{feff}').unwrap_or(&text))
        .map_err(|error| unreadable(format!("{source} is not JSON: {error}"), "mend it there; nothing was judged"))?;
    Ok(judge(service, operation, &request))
}

fn find<'m>(model: &'m Model, name: &str) -> Result<(&'m Service, &'m Operation), Unreadable> {
    let all = || model.services.iter().flat_map(|service| service.operations.iter().map(move |o| (service, o)));
    let written = |(service, operation): (&Service, &Operation)| {
        format!("{}/{}/{}", service.vendor, service.name, operation.name)
    };
    all().find(|found| written(*found) == name).ok_or_else(|| Unreadable {
        path: String::new(),
        problem: format!("no operation `{name}`"),
        help: nearest(name, &all().map(written).collect::<Vec<_>>()),
    })
}

// Those of the same service, else those of the same name, else all: whichever part of the name is right narrows the list.
fn nearest(name: &str, known: &[String]) -> String {
    let halves =
        |name: &str| name.rsplit_once('/').map(|(service, operation)| (service.to_owned(), operation.to_lowercase()));
    let wanted = halves(name).unwrap_or_else(|| (String::new(), name.to_lowercase()));
    let all: Vec<&str> = known.iter().map(String::as_str).collect();
    let having = |is_near: &dyn Fn(&(String, String)) -> bool| -> Vec<&str> {
        all.iter().copied().filter(|name| halves(name).is_some_and(|halves| is_near(&halves))).collect()
    };
    let near = [having(&|found| found.0 == wanted.0), having(&|found| found.1 == wanted.1)];
    suggest(name, near.iter().find(|near| !near.is_empty()).unwrap_or(&all))
}

fn report(verdict: &Verdict, format: Format) -> Report {
    let text = match format {
        Format::Human => verdict.to_string(),
        // A verdict has only texts and numbers in it, which can always be written; should that change, the reader still gets the words.
        Format::Json => serde_json::to_string_pretty(verdict).unwrap_or_else(|_| verdict.to_string()),
    };
    let status = match (verdict.unreadable.is_empty(), verdict.is_accepted()) {
        (false, _) => 2,
        (true, false) => 1,
        (true, true) => 0,
    };
    Report { text, status }
}
