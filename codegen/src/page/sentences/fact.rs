//! From a match of a shape to a fact: the key of the language and its value, if what was matched can be one of the field's type. Knows no sentence
//! around the match.

use std::ops::Range;

use regex::{Captures, Match};

use super::shape::Yields;
use super::values::{
    bare, characters, is_literal, is_measure, is_no_value, is_property, is_remark, lines, split, values,
};
use crate::page::Value;

/// A fact that a shape found, and where.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) yields: Yields,
    pub(super) key: &'static str,
    pub(super) value: Value,
    /// From the first to the last character that it rests on.
    pub(super) range: Range<usize>,
    /// Where its first value begins; the words that announce it stand before.
    pub(super) values: usize,
}

impl Found {
    /// Whether it lists what the field can be.
    pub(super) fn is_list(&self) -> bool {
        matches!(self.yields, Yields::Enum | Yields::EnumLines)
    }

    /// Whether it has numbers as limits.
    pub(super) fn is_limit(&self) -> bool {
        matches!(self.yields, Yields::Range | Yields::Length | Yields::Items | Yields::Limits)
    }
}

/// The fact of a match.
pub(super) fn found(flat: &str, yields: Yields, captures: &Captures<'_>, ty: &str) -> Option<Found> {
    let whole = captures.get(0)?;
    let is_pair = captures.name("to").is_some_and(|to| to.as_str() == ",");
    let mut numbers = ["min", "max"].iter().filter_map(|name| captures.name(name));
    if !numbers.all(|number| stands_alone(flat, &number, is_pair)) {
        return None;
    }
    let (key, value) = fact(yields, captures, ty)?;
    const GROUPS: [&str; 9] = ["open", "min", "max", "values", "stated", "value", "items", "lines", "field"];
    let first = GROUPS.iter().filter_map(|name| captures.name(name)).map(|group| group.start()).min();
    // What stands before is looked at and not read.
    let start = captures.name("before").map_or(whole.start(), |before| before.end());
    let mut range = trimmed(flat, start..whole.end());
    if let (Yields::Enum, Some(values)) = (yields, captures.name("values")) {
        range.end = values.end();
    }
    if let Some(items) = captures.name("items").or(captures.name("lines")) {
        let (_, length) = lines(items.as_str())?;
        let start = if captures.name("lines").is_some() { items.start() } else { range.start };
        range = start..trimmed(flat, items.start()..items.start() + length).end;
    }
    Some(Found { yields, key, value, values: first.unwrap_or(range.start), range })
}

fn fact(yields: Yields, captures: &Captures<'_>, ty: &str) -> Option<(&'static str, Value)> {
    let group = |name: &str| captures.name(name).map(|found| bare(found.as_str()));
    let is_list = ty.starts_with("list of ");
    let is_number = matches!(ty, "integer" | "number");
    match yields {
        Yields::Range if is_number => interval(captures, ty),
        Yields::Length if !is_number => limits("length", group("min"), group("max")),
        Yields::Items if group("of").is_some_and(is_measure) => None,
        Yields::Items if is_list => limits("items", group("min"), group("max")),
        Yields::Limits if is_list => limits("items", group("min"), group("max")),
        Yields::Limits if is_number => limits("range", group("min"), group("max")),
        Yields::Limits => limits("length", group("min"), group("max")),
        Yields::Range | Yields::Length | Yields::Items => None,
        Yields::Enum => {
            // One number alone is that of the first item of a list, and what follows a value and a comma is its meaning.
            let has_meaning = captures.get(0).is_some_and(|whole| whole.as_str().ends_with(','));
            let is_first = |values: &[String]| match values {
                [one] => has_meaning || one.chars().all(|c| c.is_ascii_digit()),
                _ => false,
            };
            let values = group("values").or(group("stated")).and_then(values)?;
            // Of what is stated of a value, a property is no value.
            if group("stated").is_some() && values.iter().any(|value| is_property(value)) {
                return None;
            }
            // Two numbers with a comma between them may as well be the ends of a range.
            let is_range = captures.get(0).is_some_and(|whole| whole.as_str().contains("范围"));
            if is_range && values.len() == 2 && values.iter().all(|value| value.parse::<i64>().is_ok()) {
                return None;
            }
            (!is_first(&values) && can_be(&values, ty)).then(|| list(values))
        }
        Yields::EnumLines => {
            let (values, _) = lines(captures.name("items").or(captures.name("lines"))?.as_str())?;
            // Without words that announce values, a line can begin with those of a remark.
            let is_list = captures.name("items").is_some() || !values.iter().any(|value| is_remark(value));
            (is_list && can_be(&values, ty)).then(|| list(values))
        }
        Yields::Text("default") => {
            let value = group("value").filter(|value| !is_no_value(value));
            value.filter(|value| is_of(value, ty)).map(|value| ("default", Value::text(value)))
        }
        Yields::Text(key) => group("value").filter(|value| !is_no_value(value)).map(|value| (key, text(key, value))),
        Yields::Phrase(key, phrase) => group("value").map(|value| (key, Value::text(phrase.replace('$', value)))),
        Yields::List(key) => {
            let found = captures.name("values")?.as_str();
            is_literal(found).then(|| (key, Value::List(split(found))))
        }
        Yields::Characters(key) => group("values").and_then(characters).map(|kinds| (key, Value::text(kinds))),
        Yields::Condition(key, word) => {
            let (field, values) = (group("field")?, group("values").and_then(values)?);
            // Two conditions are no name.
            if field.split([' ', '\n']).any(|word| matches!(word, "is" | "or" | "and" | "not" | "are")) {
                return None;
            }
            Some((key, Value::map(word, Value::map(field, Value::List(values)))))
        }
        Yields::Given(key, word) => group("field").map(|field| (key, Value::map(word, Value::list([field])))),
        // A token and an id are texts; whether there is one is not.
        Yields::Constant("role", role) if role != "dry-run" && !matches!(ty, "string" | "" | "-") => None,
        Yields::Constant(key, value) => Some((key, Value::text(value))),
    }
}

fn list(values: Vec<String>) -> (&'static str, Value) {
    ("enum", Value::List(values))
}

/// Whether texts can be the values of a field: an object has none, and those of a number are numbers.
fn can_be(values: &[String], ty: &str) -> bool {
    let element = ty.strip_prefix("list of ").unwrap_or(ty);
    let is_plain = matches!(element, "" | "-" | "string" | "integer" | "number" | "boolean");
    is_plain && values.iter().all(|value| is_of(value, element))
}

/// Whether a text can be a value of a type.
fn is_of(value: &str, ty: &str) -> bool {
    match ty {
        "integer" => value.parse::<i64>().is_ok(),
        "number" => value.parse::<f64>().is_ok(),
        "boolean" => ["true", "false"].contains(&value.to_ascii_lowercase().as_str()),
        _ => true,
    }
}

/// Whether a number is all of the number that stands there: not a part of `10K`, `2^31-1`, `2.5` or `40%`.
fn stands_alone(flat: &str, number: &Match<'_>, is_pair: bool) -> bool {
    const MORE: [&str; 11] =
        ["hundred", "thousand", "million", "billion", "percent", "十", "百", "千", "万", "亿", "倍"];
    let before = flat.get(..number.start()).unwrap_or_default();
    let after = flat.get(number.end()..).unwrap_or_default();
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let joins = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric() || "_^%*/+×$".contains(c));
    // The comma between a pair groups no digits.
    let is_point = |c: char| c == '.' || c == ',' && !is_pair;
    let point_before = before.ends_with(is_point) && is_digit(before.chars().rev().nth(1));
    let point_after = after.starts_with(is_point) && is_digit(after.chars().nth(1));
    let is_more = MORE.iter().any(|word| after.trim_start().starts_with(word));
    !joins(before.chars().next_back()) && !joins(after.chars().next()) && !point_before && !point_after && !is_more
}

/// The limits of a number. A round bracket leaves its number out, which the language writes as the next integer. Around a pair without a comma round
/// brackets may as well be those of a remark.
fn interval(captures: &Captures<'_>, ty: &str) -> Option<(&'static str, Value)> {
    let group = |name: &str| captures.name(name).map(|found| found.as_str());
    let number = |name: &str| group(name).map(|text| text.replace(',', "").parse::<i64>());
    let (open, close, is_pair) = (group("open"), group("close"), group("to") == Some(","));
    let (leaves_min, leaves_max) = match (open, close) {
        // The bracket that closes a remark is none of the pair's.
        (None, None | Some(")")) if !is_pair => (false, false),
        (Some("("), Some(")")) if !is_pair => return None,
        (Some(open), Some(close)) => (open == "(", close == ")"),
        _ => return None,
    };
    if ty == "number" && (leaves_min || leaves_max) {
        return None;
    }
    let min = number("min").transpose().ok()?.and_then(|min| min.checked_add(i64::from(leaves_min)));
    let max = number("max").transpose().ok()?.and_then(|max| max.checked_sub(i64::from(leaves_max)));
    if min.zip(max).is_some_and(|(min, max)| min > max) {
        return None;
    }
    let text = |number: Option<i64>| number.map(|number| number.to_string());
    limits("range", text(min).as_deref(), text(max).as_deref())
}

fn limits(key: &'static str, min: Option<&str>, max: Option<&str>) -> Option<(&'static str, Value)> {
    let number = |text: &str| text.replace(',', "");
    let span = match (min.map(number), max.map(number)) {
        (Some(min), Some(max)) => format!("{min} to {max}"),
        (Some(min), None) => format!("at least {min}"),
        (None, Some(max)) => format!("up to {max}"),
        (None, None) => return None,
    };
    Some((key, Value::text(span)))
}

/// What a text key is written as.
fn text(key: &str, value: &str) -> Value {
    const UNITS: [(&str, &str); 6] = [
        ("毫秒", "milliseconds"),
        ("秒", "seconds"),
        ("分钟", "minutes"),
        ("小时", "hours"),
        ("天", "days"),
        ("字节", "bytes"),
    ];
    let unit = UNITS.iter().find(|(word, _)| key == "unit" && *word == value).map(|&(_, unit)| unit);
    Value::text(unit.unwrap_or(value))
}

/// A range without what only tells that something begins or ends there.
fn trimmed(flat: &str, range: Range<usize>) -> Range<usize> {
    let text = flat.get(range.clone()).unwrap_or_default();
    let is_edge = |c: char| c.is_whitespace() || ".;,(。".contains(c);
    let start = range.start + (text.len() - text.trim_start_matches(is_edge).len());
    let end = range.end - (text.len() - text.trim_end_matches(is_edge).len());
    start..end.max(start)
}
