//! Roles: what the client does with a field must be clear, and the field's type must allow it.

use super::view::{Element, element_of};
use crate::diagnostic::{Diagnostic, Problems, Text};
use crate::resolve::pages::parts;
use crate::spec::{Field, OperationSpec, Parts, Role};

/// Roles that one field at most may have in a request or response.
const SINGLE: [Role; 7] = [
    Role::IdempotencyToken,
    Role::RequestId,
    Role::Region,
    Role::Project,
    Role::DryRun,
    Role::PageToken,
    Role::PageSize,
];

/// All rules of this file.
pub(super) fn check(spec: &OperationSpec, problems: &mut Problems) {
    for of in [Some(&spec.request), spec.response.as_ref()].into_iter().flatten() {
        role_once(of, problems);
        role_type(of, problems);
    }
}

fn fields(of: &Parts) -> impl Iterator<Item = (&Text, &Field)> {
    parts(of).into_iter().flat_map(|(_, part)| &part.fields)
}

fn role_once(of: &Parts, problems: &mut Problems) {
    for role in SINGLE {
        let mut with_role =
            fields(of).filter_map(|(name, field)| field.role.as_ref().filter(|r| r.value == role).map(|r| (name, r)));
        let Some((first, place)) = with_role.next() else { continue };
        for (name, again) in with_role {
            let problem = Diagnostic::new(
                "role-twice",
                again.span,
                format!("`{name}` and `{first}` are both the {}", role.word()),
            );
            problems.push(
                problem
                    .also(place.span, format!("`{first}`"))
                    .help("keep the role on the field that the client is to use"),
            );
        }
    }
}

fn role_type(of: &Parts, problems: &mut Problems) {
    for (name, field) in fields(of) {
        let Some(role) = &field.role else { continue };
        let allowed: &[Element<'_>] = match role.value {
            Role::IdempotencyToken | Role::RequestId | Role::Region | Role::Project => &[Element::Text],
            Role::DryRun => &[Element::Boolean],
            Role::PageToken => &[Element::Text, Element::Integer],
            Role::PageSize => &[Element::Integer],
        };
        let (element, lists) = element_of(field);
        if lists > 0 || !allowed.contains(&element) {
            let wanted: Vec<&str> = allowed.iter().map(|element| element.noun()).collect();
            let message = format!("`{name}` cannot be the {}: it is not {}", role.value.word(), wanted.join(" or "));
            let problem = Diagnostic::new("role-type", role.span, message).also(field.type_.span, "the type");
            problems.push(problem.help("remove the role or correct the type"));
        }
    }
}
