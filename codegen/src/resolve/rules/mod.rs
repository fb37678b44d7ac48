//! The rules that make a spec trustworthy: what can be read and is still wrong. One named function per rule, by theme; a rule reports and
//! decides nothing, and no rule relies on another. Rules see what was written and what it means, and must not know what is generated from it.

mod calls;
mod conditions;
mod contradictions;
mod errors;
mod files;
mod hosts;
mod lifecycle;
mod limits;
mod names;
mod pagination;
mod quirks;
mod roles;
mod rows;
mod satisfiable;
mod sources;
mod tables;
mod texts;
mod types;
mod values;
mod view;

use super::scope::Scope;
use crate::diagnostic::{Problems, Span};
use crate::model::{Model, Service};
use crate::spec::ServiceFolder;
use view::View;

/// What can be seen in a folder before anything is resolved.
pub(super) fn check_folder(folder: &ServiceFolder, problems: &mut Problems) {
    if let Some(service) = &folder.service {
        files::check_service(service, problems);
        calls::check_service(service, problems);
        hosts::check(service, problems);
        quirks::check_service(service, problems);
        texts::check_service(service, problems);
        sources::check_service(service, problems);
        errors::check_table(service.errors.as_ref(), problems);
    }
    files::check(folder, problems);
    for file in &folder.operations {
        errors::check_table(file.spec.errors.as_ref(), problems);
        rows::check(&file.spec, problems);
        tables::check(&file.spec, problems);
        texts::check(&file.spec, problems);
        sources::check(&file.spec, problems);
    }
}

/// What can be seen in one resolved service.
pub(super) fn check_service(
    scope: &Scope<'_>,
    service: &Service,
    enum_spans: &[Span],
    code_spans: &[Span],
    problems: &mut Problems,
) {
    let view = View::new(scope);
    for object in &view.objects {
        conditions::check(object, problems);
        contradictions::check(object, problems);
        lifecycle::check(object, problems);
        limits::check(object, problems);
        roles::check(object, problems);
        satisfiable::check(object, problems);
        values::check(object, problems);
    }
    for file in &scope.folder.operations {
        calls::check(&view, file, scope.service, problems);
        errors::check(&view, file, problems);
        pagination::check(&view, file, problems);
        quirks::check(&view, file, problems);
    }
    names::check(scope, service, enum_spans, code_spans, problems);
    types::check(scope, &view, problems);
}

/// What can be seen only with all folders at hand.
pub(super) fn check_folders(folders: &[ServiceFolder], model: &Model, problems: &mut Problems) {
    files::check_folders(folders, model, problems);
}
