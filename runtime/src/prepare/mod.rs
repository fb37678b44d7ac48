//! A request that is ready to go: laid out, signed, and open to inspection. It must not send it, read a clock, or make
//! anything up: time and nonce come from outside, so that every request can be made again exactly.

mod context;
mod error;
mod prepared;

pub use context::Context;
pub use error::PrepareError;
pub use prepared::Prepared;

use crate::layout::lay_out;
use crate::object::{Object, Place, Role, Value, value};
use crate::operation::OperationInfo;
use crate::vendor;

/// Lays a request out and signs it.
///
/// # Errors
///
/// [`PrepareError`] when a value cannot stand where it has to. Documented limits are not looked at.
pub fn prepare(request: &dyn Object, info: &OperationInfo, context: &Context<'_>) -> Result<Prepared, PrepareError> {
    let protocol = vendor::protocol(info.service.protocol);
    let protocol = protocol.ok_or(PrepareError::Protocol(info.service.protocol))?;
    let layout = lay_out(request, info)?;
    let fields = request.shape().fields;
    // A request may be for another project than its key's own; both headers and path have to say so.
    let project = fields.iter().position(|field| field.role == Some(Role::Project));
    let project = match project.map(|number| value(request, number)) {
        Some(Value::Text(project)) => Some(project),
        _ => context.project.or(context.credentials.project_id()),
    };
    let mut prepared = protocol.prepare(layout, info, &Context { project, ..context.clone() })?;
    for field in fields.iter().filter(|field| field.sensitive && field.place == Place::Header) {
        if let Some(value) = prepared.request.headers_mut().get_mut(field.wire) {
            value.set_sensitive(true);
        }
    }
    Ok(prepared)
}
