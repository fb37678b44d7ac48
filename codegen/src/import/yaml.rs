//! YAML as people write it in a spec: one key a line, short maps on one line, quotes only where they are needed. Knows no key.

use crate::hidden::{is_hidden, visible};

/// Lines with their indentation.
#[derive(Default)]
pub(super) struct Lines {
    text: String,
}

impl Lines {
    /// `key: value`; the value is YAML already.
    pub(super) fn put(&mut self, depth: usize, key: &str, value: &str) {
        let space = if value.is_empty() { "" } else { " " };
        self.line(depth, &format!("{}:{space}{value}", plain(key)));
    }

    /// A line as it stands.
    pub(super) fn line(&mut self, depth: usize, line: &str) {
        if !line.is_empty() {
            self.text.push_str(&"  ".repeat(depth));
            self.text.push_str(line);
        }
        self.text.push('\n');
    }

    /// `key: |` and the lines of a text; a text that cannot stand so, in quotes.
    pub(super) fn block(&mut self, depth: usize, key: &str, text: &str) {
        if text.starts_with(char::is_whitespace) || text.contains(|c| c != '\n' && is_hidden(c)) {
            return self.put(depth, key, &quoted(text));
        }
        self.put(depth, key, "|");
        text.lines().for_each(|line| self.line(depth + 1, line.trim_end()));
    }

    pub(super) fn into_text(self) -> String {
        self.text
    }
}

/// A text that is left open.
pub(super) fn todo(what: &str) -> String {
    quoted(&format!("todo: {what}"))
}

/// A text, in quotes only if it would be something else without them.
pub(super) fn plain(text: &str) -> String {
    let fits = |c: char| c.is_alphanumeric() || "_-./()+ ".contains(c);
    let is_plain =
        text.starts_with(|c: char| c.is_alphanumeric() || c == '/') && text.chars().all(fits) && !text.ends_with(' ');
    if is_plain { text.to_owned() } else { quoted(text) }
}

fn quoted(text: &str) -> String {
    visible(&serde_json::Value::from(text).to_string()).into_owned()
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn quotes_stand_where_a_text_would_be_something_else() {
        for (text, written) in [
            ("60 to 600", "60 to 600"),
            ("GET /v1/logs", "GET /v1/logs"),
            ("http://", "\"http://\""),
            ("a: b", "\"a: b\""),
            ("*", "\"*\""),
            ("", "\"\""),
            ("x #y", "\"x #y\""),
        ] {
            assert_eq!(plain(text), written);
        }
    }
}
