//! Names with characters that are not to be seen: in reports, ids and documentation they would stand for another name, or break a line in two. What a
//! value may be is said by whoever documents it; it is shown with the numbers of such characters.

use super::view::fields_of;
use crate::diagnostic::{Diagnostic, Problems, Text};
use crate::hidden::is_hidden;
use crate::resolve::pages::parts;
use crate::spec::{Codes, OperationFile, Parts, ServiceSpec};

/// The rule for an operation file.
pub(super) fn check(file: &OperationFile, problems: &mut Problems) {
    let spec = &file.spec;
    let tables = spec.document.iter().flat_map(|document| document.tables.keys());
    let parts_of = |of: &Parts| -> Vec<Text> {
        let protocol = parts(of).into_iter().flat_map(|(_, part)| part.protocol_rows.iter().flatten());
        protocol.map(|(name, _)| name.clone()).collect()
    };
    let protocol = [Some(&spec.request), spec.response.as_ref()].into_iter().flatten().flat_map(parts_of);
    protocol.for_each(|name| visible(&name, problems));
    let names = tables
        .chain(spec.witnesses.iter().flat_map(|witnesses| witnesses.keys()))
        .chain(fields_of(spec).map(|(name, _)| name))
        .chain(spec.types.iter().flat_map(|types| types.keys()))
        .chain(file.examples().map(|(name, _)| name))
        .chain(file.cases().map(|case| &case.name))
        .chain(codes(spec.errors.as_ref()));
    names.for_each(|name| visible(name, problems));
}

/// The same for `service.yaml`.
pub(super) fn check_service(service: &ServiceSpec, problems: &mut Problems) {
    let endpoint = &service.endpoint;
    let names = [&service.witnesses, &endpoint.regions, &endpoint.networks].into_iter().flatten();
    let names = names.flat_map(|named| named.keys()).chain(service.common.iter().flat_map(|fields| fields.keys()));
    names.chain(codes(service.errors.as_ref())).for_each(|name| visible(name, problems));
}

fn codes(codes: Option<&Codes>) -> impl Iterator<Item = &Text> {
    codes.into_iter().flat_map(|codes| codes.codes.keys())
}

fn visible(name: &Text, problems: &mut Problems) {
    if let Some(hidden) = name.chars().find(|c| is_hidden(*c)) {
        let message = format!("`{name}` has the character U+{:04X}, which is not to be seen", u32::from(hidden));
        let problem = Diagnostic::new("hidden-character", name.span, message);
        problems.push(problem.help("write the name without it; only values and descriptions may have such characters"));
    }
}
