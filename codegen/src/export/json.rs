//! JSON whose members keep their order, and its text, small things in one line and everything else indented. serde_json sorts members
//! or not, as some crate of the build decides; a file that is committed cannot depend on that. It must not know what it prints.

use serde_json::Value;

use crate::hidden::visible;

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Json {
    Text(String),
    Number(i128),
    Boolean(bool),
    List(Vec<Json>),
    Object(Schema),
}

impl Json {
    /// Whether it stands in one line: a scalar, a list of scalars, or an object with one such member.
    fn is_short(&self) -> bool {
        match self {
            Json::List(items) => items.iter().all(|item| !matches!(item, Json::List(_) | Json::Object(_))),
            Json::Object(Schema(members)) => members.len() < 2 && members.iter().all(|(_, value)| value.is_short()),
            _ => true,
        }
    }
}

/// An object. Nobody looks anything up in it, so it is a list.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Schema(Vec<(String, Json)>);

impl Schema {
    /// The object with one more member.
    pub(super) fn with(mut self, key: &str, value: impl Into<Json>) -> Self {
        self.0.push((key.to_owned(), value.into()));
        self
    }

    /// The object with one more member, unless that is empty.
    pub(super) fn with_some(self, key: &str, value: impl Into<Json>) -> Self {
        match value.into() {
            Json::List(list) if list.is_empty() => self,
            Json::Object(schema) if schema.0.is_empty() => self,
            value => self.with(key, value),
        }
    }
}

impl From<&str> for Json {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Json {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Json {
    fn from(number: i64) -> Self {
        Self::Number(number.into())
    }
}

impl From<u64> for Json {
    fn from(number: u64) -> Self {
        Self::Number(number.into())
    }
}

impl From<bool> for Json {
    fn from(truth: bool) -> Self {
        Self::Boolean(truth)
    }
}

impl From<Schema> for Json {
    fn from(schema: Schema) -> Self {
        Self::Object(schema)
    }
}

impl<T: Into<Json>> FromIterator<T> for Json {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Self::List(items.into_iter().map(Into::into).collect())
    }
}

impl FromIterator<(String, Json)> for Schema {
    fn from_iter<I: IntoIterator<Item = (String, Json)>>(members: I) -> Self {
        Self(members.into_iter().collect())
    }
}

/// The text of a file whose first line is `mark`, the source and `end`: a header that opens the object and is its first member.
pub(super) fn print(schema: &Schema, mark: &str, source: &str, end: &str) -> String {
    let mut text = format!("{mark}{source}{end}");
    members(schema, 1, &mut text);
    text.push_str("\n}\n");
    text
}

fn members(schema: &Schema, depth: usize, text: &mut String) {
    for (number, (key, value)) in schema.0.iter().enumerate() {
        text.push_str(if number == 0 { "\n" } else { ",\n" });
        text.push_str(&"  ".repeat(depth));
        text.push_str(&quoted(key));
        text.push_str(": ");
        print_value(value, depth, text);
    }
}

fn print_value(value: &Json, depth: usize, text: &mut String) {
    match value {
        Json::Text(it) => text.push_str(&quoted(it)),
        Json::Number(it) => text.push_str(&it.to_string()),
        Json::Boolean(it) => text.push_str(&it.to_string()),
        Json::List(items) => {
            let nested = !value.is_short();
            text.push('[');
            for (number, item) in items.iter().enumerate() {
                match (nested, number) {
                    (true, 0) => line(depth + 1, text),
                    (true, _) => {
                        text.push(',');
                        line(depth + 1, text);
                    }
                    (false, 0) => {}
                    (false, _) => text.push_str(", "),
                }
                print_value(item, depth + 1, text);
            }
            if nested {
                line(depth, text);
            }
            text.push(']');
        }
        Json::Object(Schema(only)) if value.is_short() => {
            text.push('{');
            for (key, value) in only {
                text.push_str(&format!(" {}: ", quoted(key)));
                print_value(value, depth, text);
                text.push(' ');
            }
            text.push('}');
        }
        Json::Object(schema) => {
            text.push('{');
            members(schema, depth + 1, text);
            line(depth, text);
            text.push('}');
        }
    }
}

fn line(depth: usize, text: &mut String) {
    text.push('\n');
    text.push_str(&"  ".repeat(depth));
}

fn quoted(text: &str) -> String {
    visible(&Value::from(text).to_string()).into_owned()
}

#[cfg(test)]
mod tests {
    use super::{Json, Schema, print};

    #[test]
    fn members_keep_their_order_and_only_nested_lists_take_lines() {
        let inner = Schema::default().with("b", 1_i64).with("a", "\u{1}\"");
        let schema = Schema::default()
            .with("$z", ["x", "y"].into_iter().collect::<Json>())
            .with("list", [inner.clone(), Schema::default()].into_iter().collect::<Json>())
            .with("in", inner)
            .with("one", Schema::default().with("c", true))
            .with_some("none", Json::List(Vec::new()));
        let expected = "{ m s e\n  \"$z\": [\"x\", \"y\"],\n  \"list\": [\n    {\n      \"b\": 1,\n      \"a\": \"\\u0001\\\"\"\n    },\n    {}\n  ],\n  \"in\": {\n    \"b\": 1,\n    \"a\": \"\\u0001\\\"\"\n  },\n  \"one\": { \"c\": true }\n}\n";
        assert_eq!(print(&schema, "{ m ", "s", " e"), expected);
    }
}
