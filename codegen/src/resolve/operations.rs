//! The call of an operation, its error codes and its pagination.

use indexmap::IndexMap;

use super::enums::needs_name;
use super::names;
use crate::diagnostic::{Diagnostic, Problems, Span, Text};
use crate::model::{Authorization, ErrorCode, NextPage, OperationError, Pagination};
use crate::spec::{self, Codes, OperationSpec, Parts, ServiceSpec};

/// Method and path: the operation's own, or the service's.
pub(super) fn call(
    operation: &OperationSpec,
    service: &ServiceSpec,
    problems: &mut Problems,
) -> Option<(String, String)> {
    let Some(call) = operation.operation.call.as_ref().or(service.call.as_ref()) else {
        let problem = Diagnostic::new(
            "missing-call",
            operation.operation.name.span,
            "it is not said how the operation is called",
        )
        .absence_from_folder();
        problems.push(problem.help("add `call: POST /path` here, or to service.yaml if all operations share it"));
        return None;
    };
    match call.split_once(' ') {
        Some((method @ ("GET" | "POST" | "PUT" | "DELETE" | "PATCH" | "HEAD"), path))
            if path.starts_with('/') && !path.contains(' ') =>
        {
            Some((method.to_owned(), path.to_owned()))
        }
        _ => {
            let problem = Diagnostic::new("unreadable-call", call.span, format!("`{call}` is not a method and a path"));
            problems.push(problem.help("write for example `POST /v1/{project_id}/fl/flow_logs`"));
            None
        }
    }
}

/// Status codes of success; 200 if nothing is said.
pub(super) fn success(operation: &OperationSpec, problems: &mut Problems) -> Vec<u16> {
    let Some(success) = &operation.operation.success else { return vec![200] };
    let read = |text: &Text| {
        status(text).or_else(|| {
            problems.push(
                Diagnostic::new("unreadable-status", text.span, format!("`{text}` is not an HTTP status"))
                    .help("write a number from 100 to 599"),
            );
            None
        })
    };
    success.status.iter().filter_map(read).collect()
}

fn status(text: &str) -> Option<u16> {
    text.parse::<u16>().ok().filter(|status| (100..600).contains(status))
}

/// The codes of one table: as the operation has them, and as the service lists them.
pub(super) fn codes(
    table: &Codes,
    all: &mut IndexMap<String, (ErrorCode, Span)>,
    problems: &mut Problems,
) -> Vec<OperationError> {
    let mut errors = Vec::new();
    for (key, code) in &table.codes {
        let (status_text, wire) = match key.split_once(' ') {
            Some((status, code)) => (Some(status), code),
            None => (None, key.value.as_str()),
        };
        let http = status_text.and_then(status);
        if (status_text.is_some() && http.is_none()) || wire.is_empty() || wire.contains(' ') {
            let problem = Diagnostic::new("unreadable-code", key.span, format!("`{key}` is not an error code"));
            problems.push(problem.help("write `400 Some.Code`, or `Some.Code` where the table gives no status"));
            continue;
        }
        errors.push(OperationError {
            code: wire.to_owned(),
            status: http,
            retry: code.retry.as_ref().map(|r| r.value),
            about: code.about.as_ref().map(|a| a.value.clone()),
        });
        let Some(rust) = code.rust.as_ref().map(|r| r.value.clone()).or_else(|| names::variant(wire)) else {
            problems.push(needs_name(key, "this code"));
            continue;
        };
        all.entry(wire.to_owned())
            .or_insert_with(|| (ErrorCode { wire: wire.to_owned(), rust, doc: code.doc.value.clone() }, key.span));
    }
    errors
}

/// The permission that a caller needs.
pub(super) fn authorization(spec: &spec::Authorization) -> Authorization {
    let [action, access, resource] = [&spec.action, &spec.access, &spec.resource].map(|text| text.value.clone());
    Authorization { action, access, resource }
}

/// Name of the member that wraps the whole answer.
pub(super) fn envelope(response: &Parts) -> Option<String> {
    let part = match response {
        Parts::One(part) => Some(part),
        Parts::ByPlace { body, .. } => body.as_ref(),
    };
    part?.envelope.as_ref().map(|name| name.value.clone())
}

/// The pagination, its field paths still unchecked.
pub(super) fn pagination(operation: &OperationSpec) -> Option<Pagination> {
    let spec = operation.pagination.as_ref()?;
    let next = spec.next.as_ref().map(|next| match next.strip_prefix("last ") {
        Some(field) => NextPage::LastItem(field.to_owned()),
        None => NextPage::Field(next.value.clone()),
    });
    Some(Pagination {
        style: spec.style.value,
        position: spec.position.value.clone(),
        size: spec.size.value.clone(),
        items: spec.items.value.clone(),
        next,
        total: spec.total.as_ref().map(|t| t.value.clone()),
    })
}
