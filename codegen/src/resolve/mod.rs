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
mod usage;

use indexmap::IndexMap;

use crate::diagnostic::{Problems, Span};
use crate::model::{ErrorCode, Model, Operation, Page, Service};
use crate::parallel;
use crate::spec::{OperationFile, Place, ServiceFolder, ServiceSpec};
use enums::Enums;
use objects::{Objects, Side};
use scope::Scope;

/// Resolves everything that was loaded, and uses it up. The model is whole only if no problem was added.
pub fn resolve(folders: Vec<ServiceFolder>, problems: &mut Problems) -> Model {
    rules::check_folders(&folders, problems);
    let mut model = Model::default();
    // Services know nothing of each other.
    for (service, found) in parallel::consume(folders, |folder| service(&folder)) {
        problems.append(found);
        model.services.extend(service);
    }
    model
}

fn service(folder: &ServiceFolder) -> (Option<Service>, Problems) {
    let mut problems = Problems::default();
    // Without a readable service.yaml there is no model, and the operation files are checked all the same.
    let stand_in = ServiceSpec::stand_in();
    let spec = folder.service.as_ref().unwrap_or(&stand_in);
    rules::check_folder(folder, &mut problems);
    let scope = Scope::new(folder, spec);
    let mut enums = Enums::default();
    let mut codes = IndexMap::new();
    let mut pages: Vec<Page> = Vec::new();
    let mut types = Vec::new();
    let mut parts = Vec::new();
    for file in &folder.operations {
        let mut page = pages::page(&operation_id(folder, file), &file.spec);
        let mut objects = Objects { scope: &scope, enums: &mut enums, problems: &mut problems };
        let request = objects.of_parts(&file.spec, &file.spec.request, Side::Request, &mut page);
        let empty = crate::spec::Parts::none();
        let response = file.spec.response.as_ref().unwrap_or(&empty);
        let response = objects.of_parts(&file.spec, response, Side::Response, &mut page);
        types.extend(
            scope
                .types
                .values()
                .filter(|source| source.file.file == file.file)
                .map(|source| objects.of_type(*source, &mut page)),
        );
        pages::count_other_rows(&mut page, &file.spec, &mut problems);
        pages.push(page);
        parts.push((request, response));
    }
    let mut operations = Vec::new();
    for ((file, page), (request, response)) in folder.operations.iter().zip(pages).zip(parts) {
        operations.extend(operation(folder, spec, file, page, request, response, &types, &mut codes, &mut problems));
    }
    let errors =
        spec.errors.as_ref().map(|common| operations::codes(common, &mut codes, &mut problems)).unwrap_or_default();
    usage::trace(&operations, &mut types, &mut enums);
    let (enums, enum_spans): (Vec<_>, Vec<_>) = enums.into_found().unzip();
    let (error_codes, code_spans): (Vec<_>, Vec<_>) = codes.into_values().unzip();
    let pairs = |map: &Option<IndexMap<crate::diagnostic::Text, crate::diagnostic::Text>>| {
        map.iter().flatten().map(|(key, value)| (key.value.clone(), value.value.clone())).collect()
    };
    let service = Service {
        vendor: folder.vendor.clone(),
        name: folder.name.clone(),
        title: spec.name.value.clone(),
        doc: spec.doc.value.clone(),
        version: spec.version.as_ref().map(|v| v.value.clone()),
        protocol: spec.protocol.value.clone(),
        signing_name: spec.signing_name.as_ref().map_or_else(|| folder.name.clone(), |n| n.value.clone()),
        lists: spec.lists.value,
        host: spec.endpoint.host.value.clone(),
        regions: pairs(&spec.endpoint.regions),
        networks: pairs(&spec.endpoint.networks),
        operations,
        types,
        enums,
        error_codes,
        errors,
    };
    rules::check_service(&scope, &service, &enum_spans, &code_spans, &mut problems);
    problems.forget_absences(|at, absence| folder.is_incomplete(at, absence));
    (folder.service.is_some().then_some(service), problems)
}

/// `vendor.service.Operation`.
pub(crate) fn operation_id(folder: &ServiceFolder, file: &OperationFile) -> String {
    format!("{}.{}.{}", folder.vendor, folder.name, file.spec.operation.name)
}

#[allow(clippy::too_many_arguments, reason = "everything that an operation is made of, each of it once")]
fn operation(
    folder: &ServiceFolder,
    service: &ServiceSpec,
    file: &OperationFile,
    page: Page,
    request: crate::model::ObjectType,
    response: crate::model::ObjectType,
    types: &[crate::model::ObjectType],
    codes: &mut IndexMap<String, (ErrorCode, Span)>,
    problems: &mut Problems,
) -> Option<Operation> {
    let spec = &file.spec;
    let head = &spec.operation;
    let (method, path) = operations::call(spec, service, problems)?;
    let Some(module) = names::module(&head.name.value) else {
        problems.push(enums::needs_name(&head.name, "this operation"));
        return None;
    };
    let has_body = |place: Place| request.fields.iter().any(|f| f.place == crate::model::Placement::At(place));
    let body_by_default =
        service.fields_in.value == crate::spec::FieldsIn::Body && matches!(spec.request, crate::spec::Parts::One(_));
    let examples = examples::examples(spec, problems);
    let cases = examples::cases(spec, &examples, &examples::Shapes { request: &request, types }, problems);
    Some(Operation {
        name: head.name.value.clone(),
        module,
        id: operation_id(folder, file),
        page,
        doc: head.doc.value.clone(),
        method,
        path,
        success: operations::success(spec, problems),
        json_body: has_body(Place::Body) || body_by_default,
        envelope: spec.response.as_ref().and_then(|r| match r {
            crate::spec::Parts::One(part) => part.envelope.as_ref().map(|e| e.value.clone()),
            crate::spec::Parts::ByPlace { body, .. } => body.as_ref()?.envelope.as_ref().map(|e| e.value.clone()),
        }),
        read_only: head.read_only.is_some(),
        rate: head.rate.as_ref().map(|r| r.value.clone()),
        authorization: head.authorization.as_ref().map(|a| a.action.value.clone()),
        regions: head.regions.iter().flatten().map(|r| r.value.clone()).collect(),
        request,
        response,
        errors: spec.errors.as_ref().map(|table| operations::codes(table, codes, problems)).unwrap_or_default(),
        pagination: operations::pagination(spec),
        examples,
        cases,
    })
}
