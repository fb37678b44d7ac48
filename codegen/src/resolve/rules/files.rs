//! What a file says of itself: the version of the language, which page it transcribes, and that its name and folder fit.

use std::collections::{HashMap, HashSet};

use super::view::top;
use crate::diagnostic::{Diagnostic, Problems, Text};
use crate::model::Model;
use crate::resolve::{names, operation_id};
use crate::spec::{Document, OperationFile, ServiceFolder, ServiceSpec};

/// Cargo features, modules and dependencies that every vendor's crate has, whatever its services; and what cargo would take a folder of its source for.
/// A test holds the list against a crate.
const RESERVED_SERVICES: [&str; 9] =
    ["bin", "default", "flowlog_runtime", "lib", "reqwest", "runtime", "serde", "tracing", "ureq"];

/// Crates of the workspace that are no vendor's, and what else stands beside the vendors' folders. A test holds the list against the workspace.
const RESERVED_VENDORS: [&str; 6] = ["codegen", "fuzz", "runtime", "schemas", "tests", "xtask"];

/// How long the name of a folder may be: that of a crate has some letters more, and 64 at most.
const LONGEST_FOLDER: usize = 56;

/// All rules of this file for `service.yaml`.
pub(super) fn check_service(service: &ServiceSpec, problems: &mut Problems) {
    version(&service.spec, problems);
}

/// All rules of this file for operation files.
pub(super) fn check(folder: &ServiceFolder, problems: &mut Problems) {
    for file in &folder.operations {
        version(&file.spec.spec, problems);
        if let Some(cases) = &file.cases {
            version(&cases.spec.spec, problems);
        }
        file_name(file, problems);
        operation_name(file, problems);
        page_or_authority(file, problems);
        if let Some(document) = &file.spec.document {
            document_id(folder, file, document, problems);
            digest(document, problems);
        }
    }
    differ_by_case(folder, problems);
}

fn version(version: &Text, problems: &mut Problems) {
    if version.value != "1" {
        let problem = Diagnostic::new(
            "spec-version",
            version.span,
            format!("version `{version}` of the spec language is unknown"),
        );
        problems.push(problem.help("write `spec: 1`"));
    }
}

fn file_name(file: &OperationFile, problems: &mut Problems) {
    let name = &file.spec.operation.name;
    // What cannot be a name is reported as that.
    if name.value != file.stem && names::is_operation_name(name) {
        let problem = Diagnostic::new(
            "file-name",
            name.span,
            format!("the file is called {}.yaml, the operation `{name}`", file.stem),
        );
        problems.push(problem.help(format!("rename the file to {name}.yaml, or correct the name here")));
    }
}

fn operation_name(file: &OperationFile, problems: &mut Problems) {
    let name = &file.spec.operation.name;
    if name.starts_with("todo:") {
        return;
    }
    if !names::is_operation_name(name) {
        let message = format!("an operation cannot be called `{name}`");
        let problem = Diagnostic::new("operation-name", name.span, message);
        problems.push(problem.help(
            "write at most 100 ASCII letters and digits, `-` or `_` between them, a letter first: the name is that of files and travels in headers",
        ));
    } else if names::is_device(name) || names::module(name).is_some_and(|module| names::is_device(&module)) {
        let message = format!("an operation cannot be called `{name}`: files of that name are devices on Windows");
        let problem = Diagnostic::new("operation-name", name.span, message);
        problems.push(problem.help("leave the operation out, or give it another name if its name does not travel"));
    }
}

// On many disks their files would be one.
fn differ_by_case(folder: &ServiceFolder, problems: &mut Problems) {
    let mut seen: HashMap<String, &Text> = HashMap::new();
    for file in &folder.operations {
        let name = &file.spec.operation.name;
        match seen.get(&name.to_lowercase()) {
            Some(first) if first.value != name.value => {
                let message = format!("`{}` and `{name}` differ only by case", first.value);
                let problem = Diagnostic::new("operation-name", name.span, message).label("second");
                problems.push(problem.also(first.span, "first").help(
                    "on many disks the files of both would be one; leave one out, or rename one if its name does not travel",
                ));
            }
            Some(_) => {}
            None => drop(seen.insert(name.to_lowercase(), name)),
        }
    }
}

fn page_or_authority(file: &OperationFile, problems: &mut Problems) {
    let (span, what) = match (&file.spec.document, &file.spec.authority) {
        (Some(_), Some(authority)) => (authority.span, "both `document` and `authority` are given"),
        (None, None) => (top(file.spec.span), "neither `document` nor `authority` is given"),
        _ => return,
    };
    let problem = Diagnostic::new("document-or-authority", span, what).absence();
    problems.push(
        problem.help(
            "write `document:` for a file that transcribes a page, `authority: <witness>` where there is no page",
        ),
    );
}

fn document_id(folder: &ServiceFolder, file: &OperationFile, document: &Document, problems: &mut Problems) {
    let expected = operation_id(folder, file);
    if document.id.value != expected {
        let problem =
            Diagnostic::new("document-id", document.id.span, format!("`{}` is not the id of this page", document.id));
        problems.push(problem.help(format!("write `{expected}`: vendor, service and operation")));
    }
}

fn digest(document: &Document, problems: &mut Problems) {
    let sha256 = &document.sha256;
    if sha256.len() != 64 || !sha256.chars().all(|c| matches!(c, '0'..='9' | 'a'..='f')) {
        let problem = Diagnostic::new("unreadable-digest", sha256.span, "this is not a SHA-256 digest");
        problems.push(
            problem.help("write the 64 hexadecimal digits, in lower case, that `sha256sum` prints for the page's text"),
        );
    }
}

/// The names of the folders are those of crates, features and modules. A vendor that the model has already was checked with its first services.
pub(super) fn check_folders(folders: &[ServiceFolder], model: &Model, problems: &mut Problems) {
    let mut vendors: HashSet<&str> = model.services.iter().map(|service| service.vendor.as_str()).collect();
    for folder in folders {
        let Some(service) = &folder.service else { continue };
        let at = top(service.span);
        let mut refuse = |name: &str, what: &str, reserved: &[&str]| {
            if names::module(name).is_none_or(|module| module != name)
                || name.len() > LONGEST_FOLDER
                || names::is_device(name)
                || reserved.contains(&name)
            {
                let problem = Diagnostic::new("folder-name", at, format!("a {what} cannot be called `{name}`"));
                let help = format!(
                    "rename the folder: at most {LONGEST_FOLDER} lower-case letters, digits and underscores, beginning with a letter, and no device of Windows, nor one of {}",
                    reserved.join(", ")
                );
                problems.push(problem.help(help));
            }
        };
        refuse(&folder.name, "service", &RESERVED_SERVICES);
        if vendors.insert(folder.vendor.as_str()) {
            refuse(&folder.vendor, "vendor", &RESERVED_VENDORS);
        }
    }
}
