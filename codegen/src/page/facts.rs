//! What a row states, in the words of the spec language: a key of a field and its value. Pages, specs, the lock and drift all speak in these,
//! so that they can be compared. Knows how facts are written, not how they are read.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::hidden::visible;

/// Facts by their key, such as `range`, `enum` or `required`.
pub type Facts = BTreeMap<String, Value>;

/// The value of a fact.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Value {
    /// `60 to 6000`.
    Text(String),
    /// `[sls, all]`: values in the order of the page; an enum has its values alone, without their meanings.
    List(Vec<String>),
    /// `{when: {OutputType: [sls, all]}}`.
    Map(BTreeMap<String, Value>),
}

impl Value {
    /// A text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// A list of texts.
    pub fn list<T: Into<String>>(texts: impl IntoIterator<Item = T>) -> Self {
        Self::List(texts.into_iter().map(Into::into).collect())
    }

    /// A map with one key.
    pub fn map(key: impl Into<String>, value: Value) -> Self {
        Self::Map(BTreeMap::from([(key.into(), value)]))
    }
}

/// As the spec language writes it, on one line.
impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::List(texts) => {
                write!(f, "[{}]", texts.iter().map(|text| quoted(text)).collect::<Vec<_>>().join(", "))
            }
            Self::Map(map) => {
                let entry = |(key, value): (&String, &Value)| match value {
                    Self::Text(text) => format!("{}: {}", quoted(key), quoted(text)),
                    other => format!("{}: {other}", quoted(key)),
                };
                write!(f, "{{{}}}", map.iter().map(entry).collect::<Vec<_>>().join(", "))
            }
        }
    }
}

// Inside brackets these would end the text or begin something else.
fn quoted(text: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "_-./ *<>+".contains(c);
    let colons_are_inside = text.split(':').all(|part| !part.is_empty() && !part.starts_with([' ', '/']));
    let is_plain_text = !text.is_empty()
        && text.trim() == text
        && !text.starts_with(['-', '*', '>'])
        && text.chars().all(|c| is_plain(c) || c == ':')
        && colons_are_inside;
    if is_plain_text { text.to_owned() } else { visible(&serde_json::Value::from(text).to_string()).into_owned() }
}

#[cfg(test)]
mod tests {
    use super::Value;

    #[test]
    fn values_are_written_as_in_a_spec() {
        assert_eq!(Value::text("60 to 6000").to_string(), "60 to 6000");
        assert_eq!(Value::list(["1:4096", "acs:", "http://"]).to_string(), r#"[1:4096, "acs:", "http://"]"#);
        let condition = Value::map("when", Value::map("Type", Value::list(["a", "b"])));
        assert_eq!(condition.to_string(), "{when: {Type: [a, b]}}");
    }
}
