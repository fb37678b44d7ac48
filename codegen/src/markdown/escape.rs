//! What Markdown and rustdoc would take for markup, with a backslash before it. It knows words, and not what they are put together to.

use std::borrow::Cow;

/// Words that read the same as Markdown. Addresses become links to themselves.
pub(super) fn words(prose: &str) -> String {
    prose.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

fn word(word: &str) -> String {
    for scheme in ["https://", "http://"] {
        if let Some((before, rest)) = word.split_once(scheme) {
            let address = rest.trim_end_matches(['.', ',', ';', ':', ')', '\'', '"', '>']);
            let after = rest.strip_prefix(address).unwrap_or_default();
            let address: String = address.chars().filter(|c| !matches!(c, '<' | '>')).collect();
            return format!("{}<{scheme}{address}>{}", escape(before), escape(after));
        }
    }
    escape(word)
}

/// Backslashes before whatever Markdown or rustdoc would take for markup.
fn escape(word: &str) -> String {
    let mut escaped = String::with_capacity(word.len());
    let mut chars = word.chars().peekable();
    let mut before = ' ';
    while let Some(c) = chars.next() {
        let next = chars.peek().copied().unwrap_or(' ');
        let markup = match c {
            '\\' | '[' | ']' | '<' | '*' | '~' => true,
            // Inside a word an underscore is a letter.
            '_' => !(before.is_alphanumeric() && next.is_alphanumeric()),
            '&' => next == '#' || next.is_ascii_alphabetic(),
            _ => false,
        };
        if markup {
            escaped.push('\\');
        }
        escaped.push(c);
        before = c;
    }
    escaped
}

/// A line's first word, with a backslash where it would open a heading, a list, a quotation, a table or a rule.
pub(super) fn guard(word: &str) -> Cow<'_, str> {
    let only = |mark: char| word.chars().all(|c| c == mark);
    let is_rule = word.chars().all(|c| matches!(c, '-' | ':' | '|'));
    if only('#') || only('+') || only('=') || is_rule || word.starts_with(['>', '|']) {
        return format!("\\{word}").into();
    }
    match word.strip_suffix(['.', ')']) {
        Some(number) if !number.is_empty() && number.chars().all(|c| c.is_ascii_digit()) => {
            format!("{number}\\{}", word.chars().next_back().unwrap_or('.')).into()
        }
        _ => word.into(),
    }
}
