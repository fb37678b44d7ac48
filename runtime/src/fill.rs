//! Fields that the client has a value for: region, project, idempotency token. What the caller has set stays, and fields
//! are known by their role, never by name.

use crate::object::{Object, Role, Slot, Value, fill as write, value};
use std::fmt::{Debug, Formatter, Result as Written};

/// What the client has values for.
#[derive(Clone, Copy, Default)]
pub struct Defaults<'a> {
    /// The region.
    pub region: Option<&'a str>,
    /// The project.
    pub project: Option<&'a str>,
    /// An idempotency token that no other call has.
    pub token: Option<&'a str>,
}

/// Without the token: whoever has it can make the call.
impl Debug for Defaults<'_> {
    fn fmt(&self, out: &mut Formatter<'_>) -> Written {
        let Self { region, project, .. } = self;
        out.debug_struct("Defaults").field("region", region).field("project", project).finish_non_exhaustive()
    }
}

/// Fills in what is not set. Before documented limits are looked at, so that they see what would be sent.
pub fn fill(request: &mut dyn Object, defaults: Defaults<'_>) {
    for (number, field) in request.shape().fields.iter().enumerate() {
        let default = match field.role {
            Some(Role::Region) => defaults.region,
            Some(Role::Project) => defaults.project,
            Some(Role::IdempotencyToken) => defaults.token,
            _ => None,
        };
        if let Some(default) = default.filter(|default| !default.is_empty())
            && matches!(value(request, number), Value::Unset)
        {
            write(request, number, &mut |slot| match slot {
                Slot::Text(slot) => *slot = Some(default.to_owned()),
                Slot::Enum(slot) => slot.set(default),
                _ => {}
            });
        }
    }
}

/// The idempotency token of a request, if it has one.
pub fn token(request: &dyn Object) -> Option<&str> {
    let number = request.shape().fields.iter().position(|field| field.role == Some(Role::IdempotencyToken))?;
    match value(request, number) {
        Value::Text(token) if !token.is_empty() => Some(token),
        _ => None,
    }
}
