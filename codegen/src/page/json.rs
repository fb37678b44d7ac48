//! The JSON that a page shows outside its tables. Finds where an object begins and ends; does not ask what it shows.

use serde::Deserialize;
use serde_json::Value;

use super::lines::{Lines, Text};
use super::table::{Table, is_inside};

/// A JSON object.
#[derive(Clone, Debug, PartialEq)]
pub struct Json {
    /// From its first line to its last.
    pub lines: Lines,
    /// The object; members are in the order of the page.
    pub text: String,
}

/// Objects that begin a line or follow something else on it, and have a member.
pub(super) fn find(text: &Text<'_>, tables: &[Table]) -> Vec<Json> {
    let (mut found, mut budget) = (Vec::new(), BUDGET);
    let mut line = 1;
    while line <= text.len() {
        if is_inside(tables, line) || !text.raw(line).contains('{') {
            line += 1;
            continue;
        }
        match begin(text, line, &mut budget) {
            Some(json) => {
                line = json.lines.last + 1;
                found.push(json);
            }
            None => line += 1,
        }
    }
    found
}

/// Lines that an object may have, and bytes that are tried in all: more would make a page of open brackets slow.
const LONGEST: usize = 2000;
const BUDGET: usize = 16 << 20;

fn begin(text: &Text<'_>, line: usize, budget: &mut usize) -> Option<Json> {
    let raw = text.raw(line);
    // A few places where an object can begin: the first bracket may belong to an address.
    let starts = raw.match_indices('{').map(|(at, _)| at).take(8);
    let starts =
        starts.filter(|&at| raw.get(..at).is_none_or(|before| before.is_empty() || before.ends_with([' ', '>', '`'])));
    starts.filter_map(|at| raw.get(at..)).find_map(|rest| object(text, line, rest, budget))
}

fn object(text: &Text<'_>, first: usize, rest: &str, budget: &mut usize) -> Option<Json> {
    // What follows the bracket must be a member.
    let opens = |text: &str| text.trim_start().starts_with('"');
    let after = rest.get(1..)?;
    let is_object = opens(after) || after.trim().is_empty() && opens(text.line(text.next_filled(first + 1)?));
    if !is_object {
        return None;
    }
    let mut source = rest.to_owned();
    let last = text.len().min(first + LONGEST);
    for line in first + 1..=last {
        source.push('\n');
        source.push_str(text.raw(line));
    }
    *budget = budget.checked_sub(source.len())?;
    let mut stream = serde_json::Deserializer::from_str(&source);
    let value = Value::deserialize(&mut stream).ok()?;
    value.as_object().filter(|members| !members.is_empty())?;
    let mut stream = serde_json::Deserializer::from_str(&source).into_iter::<Value>();
    stream.next()?.ok()?;
    let object = source.get(..stream.byte_offset())?;
    let last = first + object.matches('\n').count();
    Some(Json { lines: Lines { first, last }, text: object.to_owned() })
}

/// JSON without the blanks between its parts: what is left differs only if the text does.
pub(crate) fn compact(json: &str) -> String {
    let (mut compact, mut is_text, mut is_escaped) = (String::with_capacity(json.len()), false, false);
    for c in json.chars() {
        if is_text || !c.is_whitespace() {
            compact.push(c);
        }
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' if is_text => is_escaped = true,
            '"' => is_text = !is_text,
            _ => {}
        }
    }
    compact
}
