//! A JSON value after some malice: values of other types, names that are changed or gone, things in things.

use serde_json::{Map, Number, Value, json};

use super::Choices;

/// How long a value may be and still grow.
const LARGEST: usize = 1 << 14;

/// The value after the edits that are chosen, at most eight.
pub fn edited(mut value: Value, choices: &mut Choices<'_>) -> Value {
    for _ in 0..8 {
        // What grows at each step would soon fill the memory, and shows nothing more.
        if choices.is_empty() || value.to_string().len() > LARGEST {
            break;
        }
        let mut count = 0;
        each(&mut value, &mut |_| count += 1);
        let chosen = choices.below(count);
        let mut number = 0;
        each(&mut value, &mut |node| {
            if number == chosen {
                change(node, choices);
            }
            number += 1;
        });
    }
    value
}

/// Every value, what is inside before what it is in, so that what is changed is not walked again.
fn each(value: &mut Value, visit: &mut dyn FnMut(&mut Value)) {
    match value {
        Value::Array(list) => list.iter_mut().for_each(|inner| each(inner, visit)),
        Value::Object(map) => map.values_mut().for_each(|inner| each(inner, visit)),
        _ => {}
    }
    visit(value);
}

fn change(node: &mut Value, choices: &mut Choices<'_>) {
    *node = match choices.below(9) {
        0 => scalar(choices),
        1 => json!([node.take()]),
        2 => json!({"New": node.take()}),
        3 => json!(node.to_string()),
        4 => deep(choices.below(400)),
        5 => json!(vec![node.take(); choices.below(40)]),
        _ => match node.take() {
            Value::Object(map) => Value::Object(renamed(map, choices)),
            Value::String(text) => json!(text.repeat(choices.below(8))),
            other => other,
        },
    };
}

fn scalar(choices: &mut Choices<'_>) -> Value {
    let numbers = [
        "-0",
        "0.5",
        "1e5",
        "1E+2",
        "-1e308",
        "9223372036854775807",
        "9223372036854775808",
        "-9223372036854775809",
        "1e30",
    ];
    match choices.below(8) {
        0 => Value::Null,
        1 => json!(true),
        2 => json!(""),
        3 => json!("\u{0}\u{7f}\u{202e}"),
        4 => json!({}),
        5 => json!([]),
        6 => json!(choices.of(&["true", " False", "1", "-1", "1.0", "0x1", "99999999999999999999", "２"])),
        _ => serde_json::from_str::<Number>(choices.of(&numbers)).map_or(Value::Null, Value::Number),
    }
}

/// Without a name, or with one that nobody has heard of.
fn renamed(mut map: Map<String, Value>, choices: &mut Choices<'_>) -> Map<String, Value> {
    let Some(name) = map.keys().nth(choices.below(map.len())).cloned() else { return map };
    let value = map.remove(&name).unwrap_or_default();
    match choices.below(4) {
        0 => {}
        1 => drop(map.insert(name.to_uppercase(), value)),
        2 => drop(map.insert(String::new(), value)),
        _ => drop(map.insert(format!("{name} "), value)),
    }
    map
}

fn deep(levels: usize) -> Value {
    (0..levels).fold(json!(1), |inner, level| if level % 2 == 0 { json!([inner]) } else { json!({"a": inner}) })
}
