//! Spec to model. Names, types, rows, limits and origins are decided here, once; whatever is wrong is reported here, all of it. Emitters come after
//! and must find nothing left to decide.

mod constraints;
mod enums;
mod examples;
mod names;
mod objects;
mod operations;
mod pages;
mod rules;
mod scope;
mod service;
mod usage;

use crate::diagnostic::Problems;
use crate::model::Model;
use crate::parallel;
use crate::spec::{OperationFile, ServiceFolder};
pub(crate) use enums::stated_values;
pub(crate) use names::is_operation_name;
pub(crate) use pages::first_row;
pub(crate) use rules::{is_access_level, is_permission};

/// Resolves what was loaded into a model that may have other services already, and uses it up. The model is whole only if no problem was added.
pub fn resolve(folders: Vec<ServiceFolder>, model: &mut Model, problems: &mut Problems) {
    rules::check_folders(&folders, model, problems);
    // Services know nothing of each other.
    for (service, found) in parallel::consume(folders, |folder| service::service(&folder)) {
        problems.append(found);
        model.services.extend(service);
    }
}

/// `vendor.service.Operation`.
pub(crate) fn operation_id(folder: &ServiceFolder, file: &OperationFile) -> String {
    format!("{}.{}.{}", folder.vendor, folder.name, file.spec.operation.name)
}
