//! A call without a description: its name or its method and path, and its fields as JSON. Nothing is checked but what
//! would not travel.

use super::{Layout, LayoutError, Pairs};
use crate::object::Place;
use crate::operation::Lists;
use crate::text::quoted;
use percent_encoding::percent_decode_str;
use serde_json::{Map, Value};

/// How a vendor's calls are named, and where their fields travel when nothing else is known about them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RawStyle {
    /// By the operation's name; fields are in this place.
    Name(Place),
    /// By method and path; fields are in the query of `GET` and `DELETE`, else in the JSON body.
    Path,
}

/// Lays out a call by its name (`DescribeFlowLogs`), or by method and path (`GET /v1/{project_id}/fl/flow_logs?limit=1`),
/// as the vendor wants it.
///
/// # Errors
///
/// [`LayoutError::Raw`] when it is not written as the vendor wants it, or when the fields are no JSON object.
pub fn lay_out_raw(operation: &str, fields: &Value, style: RawStyle, lists: Lists) -> Result<Layout, LayoutError> {
    let (place, mut layout) = match style {
        RawStyle::Name(place) => (place, by_name(operation)?),
        RawStyle::Path => by_path(operation)?,
    };
    let nothing = Map::new();
    let object = match fields {
        Value::Object(object) => object,
        Value::Null => &nothing,
        _ => return Err(LayoutError::Raw("fields: expected a JSON object".to_owned())),
    };
    match place {
        Place::Body => layout.body = Some(serde_json::to_vec(object)?),
        _ => object.iter().for_each(|(name, value)| spread(&mut layout.query, name, value, lists)),
    }
    Ok(layout)
}

fn by_name(operation: &str) -> Result<Layout, LayoutError> {
    if operation.is_empty() || !operation.chars().all(|character| character.is_ascii_alphanumeric()) {
        let problem = format!("operation {}: expected a name, such as \"DescribeFlowLogs\"", quoted(operation));
        return Err(LayoutError::Raw(problem));
    }
    Ok(Layout { action: operation.to_owned().into(), ..Layout::new("POST", "/".into()) })
}

fn by_path(operation: &str) -> Result<(Place, Layout), LayoutError> {
    let given = operation.split_once(' ').and_then(|(method, target)| {
        let (method, place) = match method {
            "GET" => ("GET", Place::Query),
            "DELETE" => ("DELETE", Place::Query),
            "POST" => ("POST", Place::Body),
            "PUT" => ("PUT", Place::Body),
            "PATCH" => ("PATCH", Place::Body),
            _ => return None,
        };
        target.starts_with('/').then_some((method, place, target))
    });
    let Some((method, place, target)) = given else {
        let operation = quoted(operation);
        let problem = format!("operation {operation}: expected a method and a path, such as \"GET /v1/things\"");
        return Err(LayoutError::Raw(problem));
    };
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let mut layout = Layout::new(method, path.to_owned().into());
    let plain = |text: &str| percent_decode_str(text).decode_utf8_lossy().into_owned();
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        layout.query.push_text(&plain(name), &plain(value));
    }
    Ok((place, layout))
}

/// Adds the pairs of one value; `null` leaves no trace.
fn spread(pairs: &mut Pairs, name: &str, value: &Value, lists: Lists) {
    match (value, lists) {
        (Value::Null, _) => {}
        (Value::Array(list), Lists::Flatten) => (1..)
            .zip(list)
            .for_each(|(number, element): (usize, _)| spread(pairs, &format!("{name}.{number}"), element, lists)),
        (Value::Array(list), Lists::Repeat) => list.iter().for_each(|element| spread(pairs, name, element, lists)),
        (Value::Object(object), Lists::Flatten | Lists::Repeat) => {
            object.iter().for_each(|(key, value)| spread(pairs, &format!("{name}.{key}"), value, lists));
        }
        (Value::String(text), _) => pairs.push_text(name, text),
        (value, _) => pairs.push_text(name, &value.to_string()),
    }
}
