//! One service: its tables become objects, its files operations. Says in which order things are resolved; what each of them means is said in
//! the modules that it calls.

use indexmap::IndexMap;

use super::enums::{Enums, needs_name};
use super::objects::{Objects, Side};
use super::scope::Scope;
use super::{examples, names, operation_id, operations, pages, rules, usage};
use crate::diagnostic::{Diagnostic, Problems, Span, Text};
use crate::model::{ErrorCode, ObjectType, Operation, Page, Placement, Service};
use crate::spec::{FieldsIn, OperationFile, Parts, Place, ServiceFolder, ServiceSpec};

/// Resolves a service. There is a model only if its `service.yaml` could be read.
pub(super) fn service(folder: &ServiceFolder) -> (Option<Service>, Problems) {
    let mut problems = Problems::default();
    // Without a readable service.yaml there is no model, and the operation files are checked all the same.
    let stand_in = ServiceSpec::stand_in();
    let spec = folder.service.as_ref().unwrap_or(&stand_in);
    rules::check_folder(folder, &mut problems);
    let scope = Scope::new(folder, spec);
    let mut enums = Enums::default();
    let (drafts, mut types) = tables(&scope, &mut enums, &mut problems);
    let mut calls = Calls { folder, service: spec, codes: IndexMap::new(), problems: &mut problems };
    let operations: Vec<_> = drafts.into_iter().filter_map(|draft| calls.operation(draft, &types)).collect();
    let errors = spec.errors.as_ref().map(|common| operations::codes(common, &mut calls.codes, calls.problems));
    let (error_codes, code_spans): (Vec<_>, Vec<_>) = calls.codes.into_values().unzip();
    usage::trace(&operations, &mut types, &mut enums);
    let (enums, enum_spans): (Vec<_>, Vec<_>) = enums.into_found().unzip();
    let mut service = Service {
        vendor: folder.vendor.clone(),
        name: folder.name.clone(),
        title: spec.name.value.clone(),
        doc: spec.doc.value.clone(),
        version: said(&spec.version),
        protocol: folder.service.as_ref().map_or_else(String::new, |spec| protocol(&spec.protocol, &mut problems)),
        signing_name: said(&spec.signing_name).unwrap_or_else(|| folder.name.clone()),
        lists: spec.lists.value,
        host: spec.endpoint.host.value.clone(),
        regions: pairs(&spec.endpoint.regions),
        networks: pairs(&spec.endpoint.networks),
        common: spec.common.iter().flatten().map(|(name, _)| name.value.clone()).collect(),
        operations,
        types,
        enums,
        error_codes,
        errors: errors.unwrap_or_default(),
    };
    trim(&mut service);
    rules::check_service(&scope, &service, &enum_spans, &code_spans, &mut problems);
    problems.forget_absences(|at, absence| folder.is_incomplete(at, absence));
    (folder.service.is_some().then_some(service), problems)
}

/// What the runtime calls the protocol. Only the runtime knows which there are.
fn protocol(name: &Text, problems: &mut Problems) -> String {
    names::variant(name).unwrap_or_else(|| {
        let message = format!("no Rust name can be made of `{name}` for the protocol");
        let problem = Diagnostic::new("needs-rust-name", name.span, message);
        problems.push(problem.help("name one that the runtime has, in small letters with hyphens"));
        String::new()
    })
}

/// Gives back the room by which lists grew. A model holds all services, and lives until the last file is written.
fn trim(service: &mut Service) {
    let Service { operations, types, .. } = service;
    operations.shrink_to_fit();
    types.shrink_to_fit();
    for case in operations.iter_mut().flat_map(|operation| &mut operation.cases) {
        case.edits.shrink_to_fit();
    }
    let parts = operations.iter_mut().flat_map(|operation| [&mut operation.request, &mut operation.response]);
    for object in parts.chain(types) {
        object.fields.shrink_to_fit();
        object.fields.iter_mut().for_each(|field| field.constraints.shrink_to_fit());
    }
}

/// The tables of one file, resolved: what an operation is made of.
struct Draft<'s> {
    file: &'s OperationFile,
    page: Page,
    request: ObjectType,
    response: ObjectType,
}

fn tables<'s>(scope: &Scope<'s>, enums: &mut Enums, problems: &mut Problems) -> (Vec<Draft<'s>>, Vec<ObjectType>) {
    let (mut drafts, mut types) = (Vec::new(), Vec::new());
    for file in &scope.folder.operations {
        let mut page = pages::page(&operation_id(scope.folder, file), &file.spec);
        let mut objects = Objects { scope, enums, problems };
        let request = objects.of_parts(&file.spec, &file.spec.request, Side::Request, &mut page);
        let none = Parts::none();
        let response = file.spec.response.as_ref().unwrap_or(&none);
        let response = objects.of_parts(&file.spec, response, Side::Response, &mut page);
        let own = scope.types.values().filter(|source| source.file.file == file.file);
        types.extend(own.map(|source| objects.of_type(*source, &mut page)));
        pages::count_other_rows(&mut page, &file.spec, problems);
        drafts.push(Draft { file, page, request, response });
    }
    (drafts, types)
}

/// Turns drafts into operations, and collects the error codes of the service on the way.
struct Calls<'s, 'p> {
    folder: &'s ServiceFolder,
    service: &'s ServiceSpec,
    codes: IndexMap<String, (ErrorCode, Span)>,
    problems: &'p mut Problems,
}

impl Calls<'_, '_> {
    fn operation(&mut self, draft: Draft<'_>, types: &[ObjectType]) -> Option<Operation> {
        let Draft { file, page, request, response } = draft;
        let (spec, head) = (&file.spec, &file.spec.operation);
        let (method, path) = operations::call(spec, self.service, self.problems)?;
        let Some(module) = names::module(&head.name.value) else {
            self.problems.push(needs_name(&head.name, "this operation"));
            return None;
        };
        let in_body = request.fields.iter().any(|field| field.place == Placement::At(Place::Body));
        let in_body_by_default =
            self.service.fields_in.value == FieldsIn::Body && matches!(spec.request, Parts::One(_));
        let examples = examples::examples(spec, self.problems);
        let shapes = examples::Shapes { request: &request, types };
        let cases = examples::cases(spec, &examples, &shapes, self.problems);
        let errors = spec.errors.as_ref().map(|table| operations::codes(table, &mut self.codes, self.problems));
        Some(Operation {
            name: head.name.value.clone(),
            module,
            id: operation_id(self.folder, file),
            page,
            doc: head.doc.value.clone(),
            method,
            path,
            success: operations::success(spec, self.problems),
            json_body: in_body || in_body_by_default,
            envelope: spec.response.as_ref().and_then(operations::envelope),
            read_only: head.read_only.is_some(),
            rate: said(&head.rate),
            authorization: head.authorization.as_ref().map(operations::authorization),
            notes: head
                .beyond
                .iter()
                .flatten()
                .map(|(w, remark)| (remark.note.value.clone(), w.value.clone()))
                .collect(),
            regions: head.regions.iter().flatten().map(|r| r.value.clone()).collect(),
            request,
            response,
            errors: errors.unwrap_or_default(),
            errors_from: spec.errors.as_ref().and_then(|table| said(&table.from)),
            sources: spec.sources.iter().flatten().map(|(name, source)| (name.value.clone(), source.pin())).collect(),
            pagination: operations::pagination(spec),
            examples,
            cases,
        })
    }
}

fn said(text: &Option<Text>) -> Option<String> {
    text.as_ref().map(|text| text.value.clone())
}

fn pairs(map: &Option<IndexMap<Text, Text>>) -> Vec<(String, String)> {
    map.iter().flatten().map(|(key, value)| (key.value.clone(), value.value.clone())).collect()
}
