//! Percent-encoding: everything but the unreserved characters of RFC 3986 is escaped, in paths, queries and forms alike,
//! as signatures want it.

use crate::scan;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use std::borrow::Cow;

/// Everything but the unreserved characters of RFC 3986.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// Whether a byte stands for itself in paths and queries.
pub(crate) const fn is_unreserved(byte: u8) -> bool {
    let is_letter = (byte | 32).wrapping_sub(b'a') < 26;
    // In ASCII these stand side by side: `-`, `.`, `/` and the digits.
    let is_digit_or_mark = (byte.wrapping_sub(b'-') < 13) & (byte != b'/');
    is_letter | is_digit_or_mark | (byte == b'_') | (byte == b'~')
}

/// Whether a text stays one part of a path, even where somebody decodes the path before it is understood.
#[inline]
pub(crate) fn is_path_segment(text: &str) -> bool {
    // Ids are plain, and that is seen sooner than each character.
    !is_dots(text) && (scan::all(text.as_bytes(), is_unreserved) || separates_nothing(text))
}

#[inline(never)]
fn separates_nothing(text: &str) -> bool {
    !text.contains(|character: char| matches!(character, '/' | '\\') || character.is_control())
}

/// Whether it is a text that no path can have: many take it out with the part before it, escaped or not.
pub(crate) fn is_dots(text: &str) -> bool {
    matches!(text, "." | "..")
}

/// Adds a text, everything but unreserved characters as `%XX`.
pub(crate) fn push(out: &mut String, text: &str) {
    // Names and ids need no encoding, and that is seen sooner than they are encoded.
    if scan::all(text.as_bytes(), is_unreserved) {
        out.push_str(text);
    } else {
        out.extend(utf8_percent_encode(text, ESCAPED));
    }
}

/// Adds `name=value&name=value`, both encoded.
pub(crate) fn push_pairs<N: AsRef<str>, V: AsRef<str>>(out: &mut String, pairs: &[(N, V)]) {
    for (index, (name, value)) in pairs.iter().enumerate() {
        if index > 0 {
            out.push('&');
        }
        push(out, name.as_ref());
        out.push('=');
        push(out, value.as_ref());
    }
}

/// A text with its `%XX` resolved.
pub(crate) fn decoded(text: &str) -> Cow<'_, str> {
    if text.contains('%') { percent_decode_str(text).decode_utf8_lossy() } else { text.into() }
}

/// The pairs of a query as it stands on the request line, decoded.
pub(crate) fn pairs(query: &str) -> impl Iterator<Item = (Cow<'_, str>, Cow<'_, str>)> {
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    pairs.map(|pair| pair.split_once('=').unwrap_or((pair, ""))).map(|(name, value)| (decoded(name), decoded(value)))
}

/// The pairs of a query as it stands on the request line, decoded and sorted.
pub(crate) fn sorted_pairs(query: &str) -> Vec<(Cow<'_, str>, Cow<'_, str>)> {
    let mut sorted = Vec::with_capacity(query.bytes().filter(|byte| *byte == b'&').count() + 1);
    sorted.extend(pairs(query));
    sorted.sort_unstable();
    sorted
}
