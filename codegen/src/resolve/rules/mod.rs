//! temporary
use super::scope::Scope;
use crate::diagnostic::{Problems, Span};
use crate::model::{Model, Service};
use crate::spec::{Loaded, ServiceFolder, ServiceSpec};

/// What can be seen in a folder before anything is resolved.
pub(super) fn check_folder(folder: &ServiceFolder, service: &ServiceSpec, problems: &mut Problems) {
    let _ = (folder, service, problems);
}
/// What can be seen in one resolved service.
pub(super) fn check_service(
    scope: &Scope<'_>,
    service: &Service,
    enum_spans: &[Span],
    code_spans: &[Span],
    problems: &mut Problems,
) {
    let _ = (scope, service, enum_spans, code_spans, problems);
}
/// What can be seen only with all services at hand.
pub(super) fn check_model(loaded: &Loaded, model: &Model, problems: &mut Problems) {
    let _ = (loaded, model, problems);
}
