//! What a file says of itself: the version of the language, which page it transcribes, and that its name and folder fit.

use std::collections::HashSet;

use super::view::top;
use crate::diagnostic::{Diagnostic, Problems, Text};
use crate::model::Model;
use crate::resolve::names;
use crate::spec::{OperationFile, ServiceFolder, ServiceSpec};

/// Cargo features and modules that every vendor's crate has, whatever its services.
const RESERVED_SERVICES: [&str; 5] = ["default", "reqwest", "runtime", "serde", "ureq"];

/// Crates of the workspace that are no vendor's.
const RESERVED_VENDORS: [&str; 2] = ["codegen", "runtime"];

/// All rules of this file for `service.yaml`.
pub(super) fn check_service(service: &ServiceSpec, problems: &mut Problems) {
    version(&service.spec, problems);
}

/// All rules of this file for operation files.
pub(super) fn check(folder: &ServiceFolder, problems: &mut Problems) {
    for file in &folder.operations {
        version(&file.spec.spec, problems);
        file_name(file, problems);
        page_or_authority(file, problems);
    }
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
    if name.value != file.stem {
        let problem = Diagnostic::new(
            "file-name",
            name.span,
            format!("the file is called {}.yaml, the operation `{name}`", file.stem),
        );
        problems.push(problem.help(format!("rename the file to {name}.yaml, or correct the name here")));
    }
}

fn page_or_authority(file: &OperationFile, problems: &mut Problems) {
    let (span, what) = match (&file.spec.page, &file.spec.authority) {
        (Some(_), Some(authority)) => (authority.span, "both `page` and `authority` are given"),
        (None, None) => (top(file.spec.span), "neither `page` nor `authority` is given"),
        _ => return,
    };
    let problem = Diagnostic::new("page-or-authority", span, what).absence();
    problems.push(
        problem.help("write `page:` for a file that transcribes a page, `authority: <source>` where there is no page"),
    );
}

/// The names of the folders are those of crates, features and modules. A vendor that the model has already was checked with its first services.
pub(super) fn check_folders(folders: &[ServiceFolder], model: &Model, problems: &mut Problems) {
    let mut vendors: HashSet<&str> = model.services.iter().map(|service| service.vendor.as_str()).collect();
    for folder in folders {
        let Some(service) = &folder.service else { continue };
        let at = top(service.span);
        let mut refuse = |name: &str, what: &str, reserved: &[&str]| {
            if names::module(name).is_none_or(|module| module != name) || reserved.contains(&name) {
                let problem = Diagnostic::new("folder-name", at, format!("a {what} cannot be called `{name}`"));
                let help = format!(
                    "rename the folder: lower-case letters, digits and underscores, beginning with a letter, and not {}",
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
