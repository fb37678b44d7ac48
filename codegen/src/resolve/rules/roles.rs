//! Roles: what the client does with a field must be clear, and the field's type must allow it.

use super::view::{Element, Kind, Object};
use crate::diagnostic::{Diagnostic, Problems};
use crate::spec::Role;

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
pub(super) fn check(object: &Object<'_>, problems: &mut Problems) {
    if !matches!(object.kind, Kind::Type(..)) {
        role_once(object, problems);
        role_type(object, problems);
    }
}

fn role_once(object: &Object<'_>, problems: &mut Problems) {
    for role in SINGLE {
        let mut with_role = object
            .fields
            .iter()
            .filter_map(|entry| Some((entry.name, entry.field.role.as_ref().filter(|r| r.value == role)?)));
        let Some((first, place)) = with_role.next() else { continue };
        for (name, again) in with_role {
            let message = format!("`{name}` and `{first}` are both the {}", role.word());
            let problem = Diagnostic::new("role-twice", again.span, message).also(place.span, format!("`{first}`"));
            problems.push(problem.help("keep the role on the field that the client is to use"));
        }
    }
}

fn role_type(object: &Object<'_>, problems: &mut Problems) {
    for entry in object.fields.iter().filter(|entry| entry.element != Element::Unknown) {
        let Some(role) = &entry.field.role else { continue };
        let wanted = match role.value {
            Role::IdempotencyToken | Role::RequestId | Role::Region | Role::Project | Role::PageToken => Element::Text,
            Role::DryRun => Element::Boolean,
            Role::PageSize => Element::Integer,
        };
        if entry.lists > 0 || entry.element != wanted {
            let message = format!("`{}` cannot be the {}: it is not {}", entry.name, role.value.word(), wanted.noun());
            let problem = Diagnostic::new("role-type", role.span, message).also(entry.field.type_.span, "the type");
            problems.push(problem.help("remove the role or correct the type"));
        }
    }
}
