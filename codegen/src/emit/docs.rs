//! Text for people inside Rust comments: never a doctest by accident, never a link, a tag or a list that nobody meant. It knows Markdown and
//! rustdoc, and not what the text is about.

const WIDTH: usize = 96;

/// Prose as Markdown that reads the same. Code spans are kept where the backticks pair up.
pub(super) fn clean(prose: &str) -> String {
    let prose: String = prose.chars().map(|c| if c.is_control() || is_bidi(c) { ' ' } else { c }).collect();
    let prose = prose.split_whitespace().collect::<Vec<_>>().join(" ");
    let paired = prose.matches('`').count().is_multiple_of(2) && !prose.contains("``");
    if !paired {
        return words(&prose.replace('`', "'"));
    }
    let parts = prose.split('`').enumerate();
    parts.map(|(number, part)| if number % 2 == 0 { words(part) } else { format!("`{part}`") }).collect()
}

/// A value or a name as a code span.
pub(super) fn code(text: &str) -> String {
    let plain = !text.is_empty() && text.trim() == text && !text.contains(|c: char| c.is_control() || is_bidi(c));
    let text = if plain { text.to_owned() } else { format!("{text:?}") };
    if text.contains('`') { format!("`` {text} ``") } else { format!("`{text}`") }
}

/// Several values as code spans, with a word before the last: `` `a`, `b` or `c` ``.
pub(super) fn codes(texts: impl IntoIterator<Item = impl AsRef<str>>, last: &str) -> String {
    let mut texts: Vec<_> = texts.into_iter().map(|text| code(text.as_ref())).collect();
    match texts.pop() {
        Some(end) if !texts.is_empty() => format!("{} {last} {end}", texts.join(", ")),
        end => end.unwrap_or_default(),
    }
}

/// Markdown paragraphs as lines of a comment, without the comment marks. Empty paragraphs are left out.
pub(super) fn lines<'p>(paragraphs: impl IntoIterator<Item = &'p String>) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in paragraphs.into_iter().filter(|paragraph| !paragraph.trim().is_empty()) {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        wrap(paragraph, &mut lines);
    }
    lines
}

fn words(prose: &str) -> String {
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

/// Breaks a paragraph at spaces, never inside a code span, and keeps a line's first word from opening a block.
fn wrap(paragraph: &str, lines: &mut Vec<String>) {
    let mut line = String::new();
    let mut width = 0;
    for unit in units(paragraph) {
        let length = unit.chars().count();
        if width > 0 && width + 1 + length > WIDTH {
            lines.push(std::mem::take(&mut line));
            width = 0;
        }
        if width == 0 {
            line = guard(&unit);
            width = length;
        } else {
            line.push(' ');
            line.push_str(&unit);
            width += 1 + length;
        }
    }
    if width > 0 {
        lines.push(line);
    }
}

/// The parts of a paragraph that stay in one line: words, and code spans with what touches them.
fn units(paragraph: &str) -> Vec<String> {
    let mut units = Vec::new();
    let mut unit = String::new();
    let mut fence = None;
    let mut chars = paragraph.chars().peekable();
    while let Some(c) = chars.next() {
        if c == ' ' && fence.is_none() {
            units.push(std::mem::take(&mut unit));
            continue;
        }
        unit.push(c);
        if c == '`' {
            let mut run = 1;
            while chars.next_if_eq(&'`').is_some() {
                unit.push('`');
                run += 1;
            }
            fence = match fence {
                None => Some(run),
                Some(open) if open == run => None,
                open => open,
            };
        }
    }
    units.push(unit);
    units.retain(|unit| !unit.is_empty());
    units
}

/// A line's first word, with a backslash where it would open a heading, a list, a quotation, a table or a rule.
fn guard(word: &str) -> String {
    let only = |mark: char| word.chars().all(|c| c == mark);
    if only('#') || only('-') || only('+') || only('=') || word.starts_with(['>', '|']) || word.starts_with(":-") {
        return format!("\\{word}");
    }
    match word.strip_suffix(['.', ')']) {
        Some(number) if !number.is_empty() && number.chars().all(|c| c.is_ascii_digit()) => {
            format!("{number}\\{}", word.chars().next_back().unwrap_or('.'))
        }
        _ => word.to_owned(),
    }
}

/// Marks that turn the direction of text around: rustc refuses them in comments.
fn is_bidi(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}')
}
