//! Characters that do something to a line, to a terminal or to the direction of text, and are not to be seen. Whatever is shown to people shows them
//! as their numbers; what is generated has none. Knows characters and no format.

use std::borrow::Cow;

/// Whether a character is one of them: controls (line ends among them), marks that turn the direction of text around, separators of lines that not
/// everybody takes for such, and the mark that begins a file.
pub(crate) fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// The text on one line, with the number of each hidden character: `\u001b`, as JSON and TOML have it, too.
pub fn visible(text: &str) -> Cow<'_, str> {
    shown(text, is_hidden)
}

/// The same of a text of several lines.
pub fn visible_lines(text: &str) -> Cow<'_, str> {
    shown(text, |c| c != '\n' && is_hidden(c))
}

fn shown(text: &str, is_hidden: impl Fn(char) -> bool) -> Cow<'_, str> {
    if !text.contains(&is_hidden) {
        return text.into();
    }
    let mut shown = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if is_hidden(c) {
            // None of them has more than four digits.
            shown.push_str(&format!("\\u{:04x}", u32::from(c)));
        } else {
            shown.push(c);
        }
    }
    shown.into()
}

#[cfg(test)]
mod tests {
    use super::{visible, visible_lines};

    #[test]
    fn what_cannot_be_seen_is_shown_as_its_number() {
        for (text, shown) in [
            ("Plain, é 日本 😀", "Plain, é 日本 😀"),
            ("a\nb\r\u{1b}[31m", "a\\u000ab\\u000d\\u001b[31m"),
            ("\u{202e}\u{2066}\u{2028}\u{85}\u{feff}", "\\u202e\\u2066\\u2028\\u0085\\ufeff"),
        ] {
            assert_eq!(visible(text), shown);
        }
        assert_eq!(visible_lines("a\n\tb"), "a\n\\u0009b");
    }
}
