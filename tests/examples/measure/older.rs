//! An OpenAPI 3.1 document in the words of 3.0, which some generators read alone: it knows no `if`, so a condition becomes `anyOf` with `not`. It
//! must not know what the document is about.

use serde_json::{Value, json};

/// What becomes of the rules that a type cannot say.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Rules {
    /// They are said with `anyOf` and `not`.
    Kept,
    /// Conditions, `not`, and the choice between formats of an address are left out.
    LeftOut,
}

/// The whole document.
pub(crate) fn older(mut document: Value, rules: Rules) -> Value {
    document["openapi"] = "3.0.3".into();
    rewritten(document, rules)
}

fn rewritten(value: Value, rules: Rules) -> Value {
    match value {
        Value::Object(mut members) => {
            members.remove("$comment");
            if rules == Rules::LeftOut && members.get("not").is_some_and(Value::is_object) {
                members.remove("not");
            }
            if let (Some(Value::Array(all)), true) = (members.get_mut("allOf"), rules == Rules::LeftOut) {
                all.retain(|schema| schema.get("if").is_none() && schema.get("anyOf").is_none());
                if all.is_empty() {
                    members.remove("allOf");
                }
            }
            if let Some(test) = members.remove("if") {
                let then = members.remove("then").map(|then| json!([{ "not": test.clone() }, then]));
                let or_else = members.remove("else").map(|or_else| json!([test, or_else]));
                members.extend(then.or(or_else).map(|either| ("anyOf".to_owned(), either)));
            }
            Value::Object(members.into_iter().map(|(key, value)| (key, rewritten(value, rules))).collect())
        }
        Value::Array(items) => items.into_iter().map(|item| rewritten(item, rules)).collect(),
        other => other,
    }
}
