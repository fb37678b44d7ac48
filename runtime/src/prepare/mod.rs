//! A request that is ready to go: laid out, signed, and open to inspection. It must not send it, read a clock, or make
//! anything up: time and nonce come from outside, so that every request can be made again exactly.

mod context;
mod curl;
mod error;
mod prepared;

pub use context::Context;
pub use error::PrepareError;
pub use prepared::Prepared;

pub(crate) use prepared::Hidden;

use crate::layout::{Layout, lay_out};
use crate::object::{Field, Object, Place, Role, Value, elements, value};
use crate::operation::OperationInfo;
use crate::vendor;

/// Lays a request out and signs it.
///
/// # Errors
///
/// [`PrepareError`] when a value cannot stand where it has to. Documented limits are not looked at.
pub fn prepare(request: &dyn Object, info: &OperationInfo, context: &Context<'_>) -> Result<Prepared, PrepareError> {
    let fields = request.shape().fields;
    // A request may be for another project than its key's own; both headers and path have to say so.
    let project = fields.iter().position(|field| field.role == Some(Role::Project));
    let project = match project.map(|number| value(request, number)) {
        Some(Value::Text(project)) => Some(project),
        _ => context.project,
    };
    let mut prepared = sign(lay_out(request, info)?, info, &Context { project, ..context.clone() })?;
    for field in fields.iter().filter(|field| field.sensitive && field.place == Place::Header) {
        if let Some(value) = prepared.request.headers_mut().get_mut(field.wire) {
            value.set_sensitive(true);
            prepared.signature.canonical_request.hide_header(field.wire);
        }
    }
    prepared.hidden = hidden(request);
    if prepared.hidden.address {
        prepared.signature.canonical_request.hide_address();
    }
    Ok(prepared)
}

/// Signs a request that was laid out.
///
/// # Errors
///
/// [`PrepareError`] when a value cannot stand where it has to.
pub fn sign(layout: Layout, info: &OperationInfo, context: &Context<'_>) -> Result<Prepared, PrepareError> {
    let project = context.project.or(context.credentials.project_id());
    vendor::protocol(info.service.protocol).prepare(layout, info, &Context { project, ..context.clone() })
}

/// Where sensitive fields that are set travel.
fn hidden(request: &dyn Object) -> Hidden {
    let mut hidden = Hidden::default();
    request.values(&mut |values| {
        for (field, value) in request.shape().fields.iter().zip(values) {
            match field.place {
                Place::Path | Place::Query => hidden.address |= is_secret(field, *value),
                Place::Form | Place::Body => hidden.body |= is_secret(field, *value),
                Place::Header => {}
            }
        }
    });
    hidden
}

/// Whether the value is sensitive, or has something in it that is.
fn is_secret(field: &Field, value: Value<'_>) -> bool {
    match value {
        Value::Unset => false,
        _ if field.sensitive => true,
        Value::List(list) => elements(list).any(|element| is_secret(field, element)),
        Value::Object(object) => {
            let mut found = false;
            object.values(&mut |values| {
                let mut fields = object.shape().fields.iter().zip(values);
                found = fields.any(|(field, value)| is_secret(field, *value));
            });
            found
        }
        _ => false,
    }
}
