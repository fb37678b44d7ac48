//! The five creates as a careful engineer would write them for one service alone, without a generator: a struct each, checks of the same facts, every
//! finding reported, the same bytes; and the answers of all operations for serde's derive. It is what the speed of the product is measured against
//! (`benches/speed`), so it must not be slower than need be. `tests/by_hand.rs` holds it to the same verdicts and the same bytes.

pub mod alibabacloud_ecr;
pub mod alibabacloud_smartag;
pub mod answers;
pub mod huaweicloud_er;
pub mod huaweicloud_vpc;
pub mod tencentcloud_vpc;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, from_value};
use std::ops::RangeInclusive;

/// A limit that a request does not keep.
#[derive(Debug)]
pub struct Finding {
    /// Field and rule, and `@witness` when the page does not state it: `FlowLogName/length@tccli`.
    pub id: &'static str,
    /// What was given; nothing for a field that is missing.
    pub given: String,
}

/// Where everything of a request travels, encoded.
#[derive(Debug, Default, PartialEq)]
pub struct Encoded {
    /// The path.
    pub path: String,
    /// The query, without the question mark.
    pub query: String,
    /// Names and values of headers.
    pub headers: Vec<(&'static str, String)>,
    /// An url-encoded body.
    pub form: String,
    /// A JSON body.
    pub body: Option<Vec<u8>>,
}

/// A request that can be judged and put on the wire.
pub trait Request: Send + Sync {
    /// Every documented limit that the request does not keep.
    fn validate(&self) -> Vec<Finding>;

    /// The request on the wire.
    fn encode(&self) -> Encoded;
}

/// Reads a request of the operation with this id, keyed by wire names, places merged.
///
/// # Errors
///
/// When a value has another type than the field. The product is more lenient.
pub fn read(id: &str, json: Value) -> serde_json::Result<Box<dyn Request>> {
    Ok(match id {
        "alibabacloud.ecr.CreateFlowLog" => Box::new(from_value::<alibabacloud_ecr::CreateFlowLog>(json)?),
        "alibabacloud.smartag.CreateFlowLog" => Box::new(from_value::<alibabacloud_smartag::CreateFlowLog>(json)?),
        "huaweicloud.er.CreateFlowLog" => Box::new(from_value::<huaweicloud_er::CreateFlowLog>(json)?),
        "huaweicloud.vpc.CreateFlowLog" => Box::new(from_value::<huaweicloud_vpc::CreateFlowLog>(json)?),
        "tencentcloud.vpc.CreateFlowLog" => Box::new(from_value::<tencentcloud_vpc::CreateFlowLog>(json)?),
        other => panic!("{other} was not written by hand"),
    })
}

#[cold]
fn finding(id: &'static str, given: impl ToString) -> Finding {
    Finding { id, given: given.to_string() }
}

#[cold]
fn missing(id: &'static str) -> Finding {
    Finding { id, given: String::new() }
}

fn has_length(text: &str, length: RangeInclusive<usize>) -> bool {
    length.contains(&text.chars().count())
}

/// Whether a text stays one part of a path, whoever decodes it.
fn is_path_segment(text: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~');
    text != "."
        && text != ".."
        && (text.bytes().all(is_plain) || !text.contains(|c: char| matches!(c, '/' | '\\') || c.is_control()))
}

/// Everything but the unreserved characters of RFC 3986.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

fn push_escaped(out: &mut String, text: &str) {
    out.extend(utf8_percent_encode(text, ESCAPED));
}

/// Adds `name=value`, the value encoded, if there is one. Names need no encoding.
fn push_pair(out: &mut String, name: &str, value: Option<&str>) {
    if let Some(value) = value {
        if !out.is_empty() {
            out.push('&');
        }
        out.push_str(name);
        out.push('=');
        push_escaped(out, value);
    }
}

fn push_number(out: &mut String, name: &str, value: Option<i64>) {
    push_pair(out, name, value.map(|number| number.to_string()).as_deref());
}
