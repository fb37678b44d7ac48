//! Where each field of a request travels, encoded as it travels: path, query, headers, form, body. It ends before
//! anything that a vendor's signature has to say about it, such as the order of a query.

mod error;
mod pairs;
mod path;
mod raw;

pub use error::LayoutError;
pub use pairs::Pairs;
pub use raw::{RawStyle, lay_out_raw};

use crate::json;
use crate::object::{Field, Object, Place, Value};
use crate::operation::{Lists, OperationInfo};
use pairs::plain;
use std::borrow::Cow;

/// A request laid out on the wire, before signing.
#[derive(Clone, PartialEq, Eq)]
pub struct Layout {
    /// The operation's name, for vendors that want it in a header.
    pub action: Cow<'static, str>,
    /// HTTP method.
    pub method: &'static str,
    /// Path with all values in it. Values are percent-encoded: all but unreserved characters (RFC 3986) are escaped.
    pub path: Cow<'static, str>,
    /// Query parameters in page order.
    pub query: Pairs,
    /// Header fields in page order.
    pub headers: Vec<(&'static str, String)>,
    /// Parameters of an url-encoded body in page order.
    pub form: Pairs,
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
    let mut layout = Layout { action: info.name.into(), ..Layout::new(info.method, "".into()) };
    let mut outcome = Ok(());
    request.values(&mut |values| outcome = layout.fill(info, request.shape().fields, values));
    outcome.map(|()| layout)
}

impl Layout {
    /// Nothing but a method and a path.
    fn new(method: &'static str, path: Cow<'static, str>) -> Self {
        let (query, form) = (Pairs::default(), Pairs::default());
        Self { action: Cow::Borrowed(""), method, path, query, headers: Vec::new(), form, body: None }
    }

    fn fill(
        &mut self,
        info: &OperationInfo,
        fields: &'static [Field],
        values: &[Value<'_>],
    ) -> Result<(), LayoutError> {
        self.path = path::filled(info, fields, values)?;
        for (field, value) in fields.iter().zip(values) {
            self.place(field, *value, info.service.lists)?;
        }
        if info.json_body {
            let mut body = Vec::with_capacity(512);
            json::write_body(fields, values, &mut body)?;
            self.body = Some(body);
        }
        Ok(())
    }

    /// Puts one field where it travels; path and body are filled elsewhere.
    fn place(&mut self, field: &'static Field, value: Value<'_>, lists: Lists) -> Result<(), LayoutError> {
        match field.place {
            Place::Path | Place::Body => {}
            Place::Query => self.query.push(field, value, lists)?,
            Place::Form => self.form.push(field, value, lists)?,
            Place::Header if matches!(value, Value::Unset) => {}
            Place::Header => self.headers.push((field.wire, plain(value)?)),
        }
        Ok(())
    }
}
