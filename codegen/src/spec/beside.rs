//! An operation file and the file of cases beside it, which may be missing but never stands alone. Reads nothing.

use super::load::{SERVICE, ServiceFolder};
use super::read::nearest;
use super::{Case, CasesSpec, Example, OperationSpec, Quirk};
use crate::diagnostic::{Diagnostic, Problems, Span, Text};

/// What the name of a file of cases has behind that of its operation, without its ending.
pub(super) const CASES: &str = ".cases";

/// One `<Operation>.yaml`, with what stands beside it.
#[derive(Clone, Debug)]
pub struct OperationFile {
    /// File name without its ending.
    pub stem: String,
    /// Index of the text in [`Sources`](crate::diagnostic::Sources).
    pub file: u32,
    /// What it says.
    pub spec: OperationSpec,
    /// `<Operation>.cases.yaml`; `None` if there is none, or it could not be read.
    pub cases: Option<CasesFile>,
}

/// One `<Operation>.cases.yaml`.
#[derive(Clone, Debug)]
pub struct CasesFile {
    /// Index of the text in [`Sources`](crate::diagnostic::Sources).
    pub file: u32,
    /// What it says.
    pub spec: CasesSpec,
}

impl OperationFile {
    /// The JSON that the page shows, by name.
    pub fn examples(&self) -> impl Iterator<Item = (&Text, &Example)> {
        self.cases.iter().flat_map(|cases| &cases.spec.examples).flatten()
    }

    /// Edits of a request with their verdicts.
    pub fn cases(&self) -> impl Iterator<Item = &Case> {
        self.cases.iter().flat_map(|cases| &cases.spec.cases).flatten()
    }

    /// What is wrong on the page.
    pub fn quirks(&self) -> impl Iterator<Item = &Quirk> {
        self.cases.iter().flat_map(|cases| &cases.spec.quirks).flatten()
    }
}

/// Where the cases of some services stand.
pub(crate) fn cases(services: &[ServiceFolder]) -> impl Iterator<Item = Span> {
    services.iter().flat_map(|service| &service.operations).flat_map(OperationFile::cases).map(|case| case.span)
}

/// A file of cases on its way to its operation.
pub(super) struct Beside {
    /// Its name without its ending.
    pub(super) stem: String,
    /// Index of the text.
    pub(super) file: u32,
    /// What it says; `None` if it could not be read.
    pub(super) spec: Option<CasesSpec>,
}

/// Gives each file of cases to its operation; `stems` are the names of all files of the folder.
pub(super) fn tie(folder: &mut ServiceFolder, beside: Vec<Beside>, stems: &[String], problems: &mut Problems) {
    let mut is_lost = false;
    for Beside { stem, file, spec } in beside {
        let Some(name) = stem.strip_suffix(CASES) else {
            let at = Span { file, ..Span::default() };
            let problem = Diagnostic::new("stray-file", at, "this is the name of no operation and of no cases");
            let name = stem.split('.').next().unwrap_or_default();
            problems.push(problem.help(format!(
                "rename it to `{name}.yaml` or `{name}{CASES}.yaml`, or move it out of the spec folder"
            )));
            is_lost = true;
            continue;
        };
        if !stems.iter().any(|stem| stem == name) || name == SERVICE {
            let at = Span { file, ..Span::default() };
            let message = format!("there is no operation `{name}` that these cases could belong to");
            let problem = Diagnostic::new("cases-without-operation", at, message);
            let known: Vec<&str> =
                stems.iter().map(String::as_str).filter(|stem| !stem.ends_with(CASES) && *stem != SERVICE).collect();
            problems.push(problem.help(match nearest(name, &known) {
                _ if name == SERVICE => "write the quirks of a service into service.yaml".to_owned(),
                Some(near) => format!("rename the file to `{near}{CASES}.yaml`"),
                None => format!("write `{name}.yaml` beside it, or remove it"),
            }));
            is_lost = true;
            continue;
        }
        // Half of an operation is no whole one: what the other half lacks may be in what could not be read.
        if let Some(operation) = folder.operations.iter_mut().find(|operation| operation.stem == name) {
            let both = [file, operation.file];
            if both.iter().any(|file| folder.incomplete.contains(file)) {
                folder.incomplete.extend(both);
            }
            operation.cases = spec.map(|spec| CasesFile { file, spec });
        }
    }
    // Any of these may be the one that was meant.
    let without = folder.operations.iter().filter(|operation| is_lost && operation.cases.is_none());
    folder.incomplete.extend(without.map(|operation| operation.file));
}
