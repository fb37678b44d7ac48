//! Values at and around the limits of a field, and values that have nothing to do with any: what a careless caller, a foreign alphabet or a copied
//! line end would put there. Which of them are right is for others to say.

use flowlog_codegen::model::{Characters, Check, Class, Field, ObjectType, Type};
use serde_json::{Value, json};

/// Characters of one to four bytes, a combining mark, and the edges of ASCII.
const ODD: &str = "aZ0 _-\n\r\t\u{0}\u{7f}\u{80}éß流字😀🏴\u{301}\u{345}٣²Ⅷ\u{200d}\u{feff}";

/// Texts that are an address, and some that are nearly one.
const ADDRESSES: &[&str] = &[
    "127.0.0.1",
    "0.0.0.0",
    "255.255.255.255",
    "256.0.0.1",
    "01.2.3.4",
    "1.2.3",
    "1.2.3.4.5",
    "1.2.3.4\n",
    " 1.2.3.4",
    "1.2.3.4/8",
    "::",
    "::1",
    "1::2::3",
    "::ffff:1.2.3.4",
    "::FFFF:1.2.3.256",
    "fe80::1%eth0",
    "[::1]",
    "1:2:3:4:5:6:7:8",
    "1:2:3:4:5:6:7:8:9",
    "12345::",
    "g::",
    "::1\n",
    "１.2.3.4",
];

/// Texts that are more than one part of a path, and some that only look so.
const SEGMENTS: &[&str] = &[
    "/", "\\", "a/b", "../x", "..\\x", "...", "%2F", "..%2f", ".\n", "..\n", "\u{9f}", "\u{a0}", "\u{2028}", "a?b",
    "a#b", "a;b",
];

/// The candidates for one value of a field, or for one element if it is a list.
pub fn of(object: &ObjectType, field: &Field) -> Vec<Value> {
    let asked = asked(object, field);
    let mut values: Vec<Value> = match field.ty.element() {
        Type::Text | Type::Enum(_) => texts(field, &asked).into_iter().map(Value::from).collect(),
        Type::Integer => integers(field, &asked).into_iter().map(Value::from).collect(),
        Type::Boolean => vec![json!(true), json!(false)],
        Type::Object(_) | Type::List(_) => Vec::new(),
    };
    let mut seen = std::collections::HashSet::new();
    values.retain(|value| seen.insert(value.to_string()));
    values
}

/// Values of another type, `null` among them. Whole numbers with a point are left out: JSON Schema takes them for integers.
pub fn wrong() -> Vec<Value> {
    let beyond = json!(9_223_372_036_854_775_808_u64);
    let scalars = [
        json!(null),
        json!(true),
        json!(0),
        json!(-1),
        json!(1.5),
        beyond,
        json!(1e300),
        json!(""),
        json!("1"),
        json!("true"),
    ];
    let nested = [json!([]), json!([null]), json!(["a"]), json!([[]]), json!({}), json!({"a": 1}), json!([{}])];
    scalars.into_iter().chain(nested).collect()
}

/// The lengths of lists to try.
pub fn counts(field: &Field) -> Vec<usize> {
    let limits = field.constraints.iter().filter_map(|limit| match limit.check {
        Check::Items { min, max } => Some(around(min, max)),
        _ => None,
    });
    let mut counts: Vec<usize> = limits.flatten().chain([0, 1, 2]).collect();
    counts.sort_unstable();
    counts.dedup();
    counts
}

/// One below, at, and one above both ends.
pub fn around(min: u64, max: Option<u64>) -> Vec<usize> {
    let size = |n: u64| usize::try_from(n).expect("a small limit");
    let ends = [
        min.checked_sub(1),
        Some(min),
        Some(min + 1),
        max.and_then(|max| max.checked_sub(1)),
        max,
        max.map(|max| max + 1),
    ];
    ends.into_iter().flatten().map(size).collect()
}

/// A text of so many characters.
pub fn of_characters(filler: char, count: usize) -> String {
    std::iter::repeat_n(filler, count).collect()
}

/// A text of so many bytes, as many of them as possible in this character.
pub fn of_bytes(filler: char, count: usize) -> String {
    let mut text = of_characters(filler, count / filler.len_utf8());
    text.extend(std::iter::repeat_n('a', count % filler.len_utf8()));
    text
}

// What conditions of the object compare this field with.
fn asked(object: &ObjectType, field: &Field) -> Vec<String> {
    let conditions = object.fields.iter().flat_map(|f| &f.constraints).filter_map(|limit| limit.condition.as_ref());
    let tests = conditions.flat_map(|condition| &condition.tests).filter(|test| test.field == field.wire);
    tests.flat_map(|test| test.values.clone()).collect()
}

fn texts(field: &Field, asked: &[String]) -> Vec<String> {
    let mut texts: Vec<String> =
        ["", ".", "..", "x", "plain text", "e\u{301}e\u{301}", "line\n", "\nline", "a\r\nb"].map(str::to_owned).into();
    texts.extend(ODD.chars().map(String::from));
    for constraint in &field.constraints {
        match &constraint.check {
            Check::Length { min, max } => {
                for count in around(*min, *max) {
                    texts.extend(['a', 'é', '流', '😀'].map(|filler| of_characters(filler, count)));
                    texts.push("e\u{301}".chars().cycle().take(count).collect());
                    texts.push(of_characters('a', count) + "\n");
                }
            }
            Check::Bytes { min, max } => {
                for count in around(*min, *max) {
                    texts.extend(['a', 'é', '流', '😀'].map(|filler| of_bytes(filler, count)));
                }
            }
            Check::OneOf(values) => {
                texts.extend(values.iter().flat_map(|value| variants(value)));
                texts.push("no such value".to_owned());
            }
            Check::Characters(set) | Check::FirstAndLast(set) => texts.extend(at_edges(set)),
            Check::CannotStartWith(parts) | Check::CannotContain(parts) => {
                for part in parts {
                    texts.extend(variants(part));
                    texts.extend([
                        format!("{part}x"),
                        format!("x{part}"),
                        format!("x{part}x"),
                        format!("\n{part}"),
                        format!("x\n{part}"),
                    ]);
                }
            }
            Check::Ip => texts.extend(ADDRESSES.iter().map(|&text| text.to_owned())),
            Check::PathSegment => texts.extend(SEGMENTS.iter().map(|&text| text.to_owned())),
            _ => {}
        }
    }
    texts.extend(asked.iter().flat_map(|value| variants(value)));
    texts
}

// The value, and what it turns into by carelessness.
fn variants(value: &str) -> Vec<String> {
    let short: String = value.chars().take(value.chars().count().saturating_sub(1)).collect();
    vec![
        value.to_owned(),
        value.to_lowercase(),
        value.to_uppercase(),
        format!("{value}\n"),
        format!(" {value}"),
        format!("{value}\u{301}"),
        short,
    ]
}

// The last character inside and the first outside of each part of the set, at the beginning, in the middle and at the end.
fn at_edges(set: &Characters) -> Vec<String> {
    let mut chars: Vec<char> = ODD.chars().collect();
    for class in &set.classes {
        if let Class::Range(first, last) = *class {
            let near = [
                u32::from(first).checked_sub(1),
                Some(u32::from(first)),
                Some(u32::from(last)),
                Some(u32::from(last) + 1),
            ];
            chars.extend(near.into_iter().flatten().filter_map(char::from_u32));
        }
    }
    let filler = chars.iter().copied().find(|c| set.contains(*c)).unwrap_or('a');
    chars
        .into_iter()
        .flat_map(|c| [format!("{c}{filler}{filler}"), format!("{filler}{c}{filler}"), format!("{filler}{filler}{c}")])
        .collect()
}

fn integers(field: &Field, asked: &[String]) -> Vec<i64> {
    let mut numbers = vec![0, 1, -1, i64::MIN, i64::MAX, 9_007_199_254_740_993];
    let near = |n: i64| [n.saturating_sub(1), n, n.saturating_add(1)];
    for constraint in &field.constraints {
        match &constraint.check {
            Check::Range { min, max } => numbers.extend(min.iter().chain(max).copied().flat_map(near)),
            Check::OneOfIntegers(values) => numbers.extend(values.iter().copied().flat_map(near)),
            _ => {}
        }
    }
    numbers.extend(asked.iter().filter_map(|value| value.parse::<i64>().ok()).flat_map(near));
    numbers
}
