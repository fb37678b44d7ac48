//! From an answer to a response object: body, envelope, and the fields that travel in headers. It must not judge the
//! answer: status and errors are looked at before, and a response is never validated.

use crate::json;
use crate::object::{Object, Place};
use crate::operation::OperationInfo;
use crate::text::{HIDDEN, quoted};

pub use crate::json::{DecodeError, Unreadable};

/// Reads the response of an operation.
///
/// `headers` are names, in any case, and values. An empty body is a response in which nothing is set. New fields,
/// missing fields, `null`, new enum values, and numbers where texts were promised (or the other way round) are all fine.
///
/// # Errors
///
/// [`DecodeError`] when the body is not JSON, or when fields are not what was promised: then all of them.
pub fn decode<R: Object + Default>(
    info: &OperationInfo,
    headers: &[(&str, &str)],
    body: &[u8],
) -> Result<R, DecodeError> {
    let mut response = R::default();
    decode_into(&mut response, info, headers, body)?;
    Ok(response)
}

/// The same into a response in which nothing is set.
pub(crate) fn decode_into(
    response: &mut dyn Object,
    info: &OperationInfo,
    headers: &[(&str, &str)],
    body: &[u8],
) -> Result<(), DecodeError> {
    let in_headers = read_headers(response, headers);
    let in_body = if body.trim_ascii().is_empty() {
        Ok(())
    } else {
        json::read(body, response, info.envelope, Some(Place::Header))
    };
    match in_body {
        Err(DecodeError::Unreadable(in_body)) => {
            Err(DecodeError::Unreadable(in_headers.into_iter().chain(in_body).collect()))
        }
        Ok(()) if !in_headers.is_empty() => Err(DecodeError::Unreadable(in_headers)),
        outcome => outcome,
    }
}

fn read_headers(response: &mut dyn Object, headers: &[(&str, &str)]) -> Vec<Unreadable> {
    let fields = response.shape().fields;
    let mut unreadable = Vec::new();
    response.members_mut(&mut |members| {
        for (field, member) in fields.iter().zip(members).filter(|(field, _)| field.place == Place::Header) {
            let header = headers.iter().find(|(name, _)| name.eq_ignore_ascii_case(field.wire));
            if let Some((_, text)) = header
                && let Err(slot) = json::read_text(member.slot(), text)
            {
                let found = if field.sensitive { HIDDEN.to_owned() } else { quoted(text) };
                unreadable.push(Unreadable { path: field.wire.to_owned(), expected: json::promised(&slot), found });
            }
        }
    });
    unreadable
}
