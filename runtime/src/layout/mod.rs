//! Where each field of a request travels: path, query, headers, form, body. It ends before anything that a vendor's
//! signature has to say about it: queries and forms are pairs of plain texts, encoded by whoever signs.

mod error;
mod pairs;
mod path;
mod raw;

pub use error::LayoutError;
pub use raw::{RawStyle, lay_out_raw};

use crate::json;
use crate::object::{Field, Object, Place, Value};
use crate::operation::{Lists, OperationInfo};
use pairs::{plain, spread};
use std::borrow::Cow;

/// A request laid out on the wire, before signing.
#[derive(Clone, PartialEq, Eq)]
pub struct Layout {
    /// The operation's name, for vendors that want it in a header.
    pub action: Cow<'static, str>,
    /// HTTP method.
    pub method: &'static str,
    /// Path with all values in it. Values are percent-encoded: all but unreserved characters (RFC 3986) are escaped.
    pub path: String,
    /// Query parameters in page order, not encoded.
    pub query: Vec<(String, String)>,
    /// Header fields in page order.
    pub headers: Vec<(&'static str, String)>,
    /// Parameters of an url-encoded body in page order, not encoded.
    pub form: Vec<(String, String)>,
    /// JSON body.
    pub body: Option<Vec<u8>>,
}

/// Lays a request out.
///
/// What is not set does not travel; an empty text does (`Name=`); an empty list in a query or form leaves no trace.
///
/// # Errors
///
/// [`LayoutError::Path`] when values of the path are missing or cannot stand in a path: all of them at once.
pub fn lay_out(request: &dyn Object, info: &OperationInfo) -> Result<Layout, LayoutError> {
    let mut layout = Layout { action: info.name.into(), ..Layout::new(info.method, path::fill(request, info)?) };
    let mut outcome = Ok(());
    request.members(&mut |members| {
        let mut fields = request.shape().fields.iter().zip(members);
        outcome = fields.try_for_each(|(field, member)| layout.place(field, member.value(), info.service.lists));
    });
    outcome?;
    if info.json_body {
        let mut body = Vec::with_capacity(256);
        json::write(request, &mut body)?;
        layout.body = Some(body);
    }
    Ok(layout)
}

impl Layout {
    /// Nothing but a method and a path.
    fn new(method: &'static str, path: String) -> Self {
        let (query, form) = (Vec::new(), Vec::new());
        Self { action: Cow::Borrowed(""), method, path, query, headers: Vec::new(), form, body: None }
    }

    /// Puts one field where it travels; path and body are filled elsewhere.
    fn place(&mut self, field: &Field, value: Value<'_>, lists: Lists) -> Result<(), LayoutError> {
        match (field.place, value) {
            (_, Value::Unset) | (Place::Path | Place::Body, _) => Ok(()),
            (Place::Header, value) => {
                self.headers.push((field.wire, plain(value)?));
                Ok(())
            }
            (Place::Query, value) => spread(&mut self.query, field.wire, value, lists),
            (Place::Form, value) => spread(&mut self.form, field.wire, value, lists),
        }
    }
}
