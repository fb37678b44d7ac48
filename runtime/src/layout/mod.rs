//! Where each field of a request travels: path, query, headers, form, body. It ends before anything that a vendor's
//! signature has to say about it: queries and forms are pairs of plain texts, encoded by whoever signs.

mod error;
mod pairs;
mod path;

pub use error::LayoutError;

use crate::escape;
use crate::json;
use crate::object::{Field, Object, Place, Value};
use crate::operation::{Lists, OperationInfo};
use pairs::{plain, spread};

/// A request laid out on the wire, before signing.
#[derive(Clone, PartialEq, Eq)]
pub struct Layout {
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
    let mut layout = Layout {
        method: info.method,
        path: path::fill(request, info)?,
        query: Vec::new(),
        headers: Vec::new(),
        form: Vec::new(),
        body: None,
    };
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
    /// The query as it stands on the request line, without the question mark.
    #[must_use]
    pub fn encoded_query(&self) -> String {
        encoded(&self.query)
    }

    /// The parameters of an url-encoded body as they stand in it.
    #[must_use]
    pub fn encoded_form(&self) -> String {
        encoded(&self.form)
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

fn encoded(pairs: &[(String, String)]) -> String {
    let mut text = String::with_capacity(if pairs.is_empty() { 0 } else { 384 });
    escape::push_pairs(&mut text, pairs);
    text
}
