//! The call of an operation, its error codes and its pagination.

use indexmap::IndexMap;

use super::enums::needs_name;
use super::names;
use crate::diagnostic::{Diagnostic, Problems, Span, Text};
use crate::hidden::is_hidden;
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
        Some((method @ ("GET" | "POST" | "PUT" | "DELETE" | "PATCH" | "HEAD"), path)) if is_path(path) => {
            Some((method.to_owned(), path.to_owned()))
        }
        _ => {
            let problem = Diagnostic::new("unreadable-call", call.span, format!("`{call}` is not a method and a path"));
            problems.push(problem.help(
                "write for example `POST /v1/{project_id}/fl/flow_logs`: a path of ASCII letters, digits and the marks that a path may have, without `//`, `.`, `..`, `?` or `#`",
            ));
            None
        }
    }
}

/// Whether it is the path of a URL, in which names of fields stand in braces.
fn is_path(path: &str) -> bool {
    let Some(rest) = path.strip_prefix('/') else { return false };
    let mut text = String::new();
    let mut pieces = rest.split('{');
    text.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        // What stands in the braces is compared with the fields of the request.
        let Some((name, after)) = piece.split_once('}') else { return false };
        if name.is_empty() || name.contains(|c: char| c == '/' || c.is_whitespace() || is_hidden(c)) {
            return false;
        }
        text.push('x');
        text.push_str(after);
    }
    let is_mark = |c: char| "-._~!$&'()*+,;=:@".contains(c);
    // What stands behind a percent sign may be any byte but those that would make another path.
    let encoded = |code: &str| match u8::from_str_radix(code, 16) {
        Ok(byte) => !byte.is_ascii_control() && !matches!(byte, b'.' | b'/' | b'\\'),
        Err(_) => false,
    };
    let is_segment = |segment: &str| {
        let mut pieces = segment.split('%');
        let plain = |text: &str| text.chars().all(|c| c.is_ascii_alphanumeric() || is_mark(c));
        let behind = |piece: &str| piece.split_at_checked(2).is_some_and(|(code, text)| encoded(code) && plain(text));
        !matches!(segment, "." | "..") && pieces.next().is_none_or(plain) && pieces.all(behind)
    };
    !text.contains("//") && !text.starts_with('/') && text.split('/').all(is_segment)
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

#[cfg(test)]
mod tests {
    use super::is_path;

    #[test]
    fn paths_are_those_of_urls() {
        for path in
            ["/", "/v1/{project_id}/fl/flow_logs", "/v1/things/", "/v1/{X-Id}:start", "/{a}.{b}/c~d", "/a%20b%E6"]
        {
            assert!(is_path(path), "{path}");
        }
        let hostile = [
            "/a\n/b", "/a\u{1b}", "/`<b>`", "/\"", "/日本", "/a?b=c", "/a#b", "/a%2Fb", "/a%2e", "/a%0A", "/a%4",
            "/a%+1", "/a\\b", "/{a\n}", "/{}",
        ];
        let others = ["", "v1", "//", "/a//b", "/a/../b", "/./b", "/a b", "/{a", "/a}", "/{a/b}", "/{{a}}"];
        for path in hostile.iter().chain(&others) {
            assert!(!is_path(path), "{path:?}");
        }
    }
}
