//! Text for people inside Rust comments: never a doctest by accident, never a link, a tag or a list that nobody meant. It knows Markdown and
//! rustdoc, and not what the text is about.

use std::borrow::Cow;

const WIDTH: usize = 96;

/// A space at which no line may end. Nothing else has this mark: control characters are cleaned away.
pub(super) const TOGETHER: char = '\u{2}';

/// Prose as Markdown that reads the same. Code spans are kept where the backticks pair up.
pub(super) fn clean(prose: &str) -> String {
    if is_plain(prose) {
        return prose.to_owned();
    }
    let prose: String = prose.chars().map(|c| if c.is_control() || is_bidi(c) { ' ' } else { c }).collect();
    let prose = prose.split_whitespace().collect::<Vec<_>>().join(" ");
    let paired = prose.matches('`').count().is_multiple_of(2) && !prose.contains("``");
    if !paired {
        return words(&prose.replace('`', "'"));
    }
    let parts = prose.split('`').enumerate();
    parts.map(|(number, part)| if number % 2 == 0 { words(part) } else { format!("`{part}`") }).collect()
}

/// Whether there is nothing to clean, which is so for most texts.
fn is_plain(prose: &str) -> bool {
    let mark = |c: char| c.is_ascii_punctuation() && !matches!(c, '.' | ',' | ';' | '(' | ')' | '-' | '\'' | '"');
    let other = |c: char| c != ' ' && (c.is_whitespace() || c.is_control() || is_bidi(c));
    prose.trim().len() == prose.len() && !prose.contains("  ") && !prose.contains(|c| mark(c) || other(c))
}

/// A value or a name as a code span.
pub(super) fn code(text: &str) -> String {
    let plain = !text.is_empty() && text.trim() == text && !text.contains(|c: char| c.is_control() || is_bidi(c));
    let text = if plain { text.to_owned() } else { format!("{text:?}") };
    if text.contains('`') { format!("`` {text} ``") } else { format!("`{text}`") }
}

/// Several values as code spans, with a word before the last: `` `a`, `b` or `c` ``.
pub(super) fn codes(texts: impl IntoIterator<Item = impl AsRef<str>>, last: &str) -> String {
    joined(&texts.into_iter().map(|text| code(text.as_ref())).collect::<Vec<_>>(), last)
}

/// Several texts with a word before the last.
pub(super) fn joined(texts: &[String], last: &str) -> String {
    match texts.split_last() {
        Some((end, rest)) if !rest.is_empty() => format!("{} {last} {end}", rest.join(", ")),
        Some((only, _)) => only.clone(),
        None => String::new(),
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
            line.push_str(&guard(unit).replace(TOGETHER, " "));
            width = length;
        } else {
            line.push(' ');
            line.push_str(&unit.replace(TOGETHER, " "));
            width += 1 + length;
        }
    }
    if width > 0 {
        lines.push(line);
    }
}

/// The parts of a paragraph that stay in one line: words, and code spans with what touches them.
fn units(paragraph: &str) -> impl Iterator<Item = &str> {
    // The number of backticks that opened the code span, 0 outside, and of those just read.
    let (mut fence, mut run) = (0, 0);
    let breaks = move |c: char| {
        if c == '`' {
            run += 1;
            return false;
        }
        if run > 0 {
            fence = if fence == 0 {
                run
            } else if fence == run {
                0
            } else {
                fence
            };
            run = 0;
        }
        c == ' ' && fence == 0
    };
    paragraph.split(breaks).filter(|unit| !unit.is_empty())
}

/// A line's first word, with a backslash where it would open a heading, a list, a quotation, a table or a rule.
fn guard(word: &str) -> Cow<'_, str> {
    let only = |mark: char| word.chars().all(|c| c == mark);
    if only('#') || only('-') || only('+') || only('=') || word.starts_with(['>', '|']) || word.starts_with(":-") {
        return format!("\\{word}").into();
    }
    match word.strip_suffix(['.', ')']) {
        Some(number) if !number.is_empty() && number.chars().all(|c| c.is_ascii_digit()) => {
            format!("{number}\\{}", word.chars().next_back().unwrap_or('.')).into()
        }
        _ => word.into(),
    }
}

/// Marks that turn the direction of text around: rustc refuses them in comments.
fn is_bidi(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::{TOGETHER, WIDTH, clean, code, codes, lines};

    #[test]
    fn prose_reads_the_same_as_markdown() {
        for (prose, markdown) in [
            ("Plain words, as they are.", "Plain words, as they are."),
            ("  spaces\n\tand lines ", "spaces and lines"),
            ("a [link](b) or [`Name`]", "a \\[link\\](b) or \\[`Name`\\]"),
            ("<b> and Vec<String>", "\\<b> and Vec\\<String>"),
            ("the `VpcId` of *it*", "the `VpcId` of \\*it\\*"),
            ("one ` alone", "one ' alone"),
            ("```rust fn```", "'''rust fn'''"),
            ("log_group_id and _this_", "log_group_id and \\_this\\_"),
            ("see https://a.test/x_y.", "see <https://a.test/x_y>."),
            ("(http://a.test/?a=1&b=2)", "(<http://a.test/?a=1&b=2>)"),
            ("a&lt;b & c", "a\\&lt;b & c"),
            ("C:\\x ~~gone~~", "C:\\\\x \\~\\~gone\\~\\~"),
            ("left \u{202e}right\u{2066}", "left right"),
        ] {
            assert_eq!(clean(prose), markdown, "{prose}");
        }
    }

    #[test]
    fn values_are_code() {
        for (text, markdown) in
            [("VPC", "`VPC`"), ("", "`\"\"`"), (" a", "`\" a\"`"), ("a`b", "`` a`b ``"), ("<", "`<`")]
        {
            assert_eq!(code(text), markdown);
        }
        assert_eq!(codes(["a"], "or"), "`a`");
        assert_eq!(codes(["a", "b", "c"], "or"), "`a`, `b` or `c`");
    }

    #[test]
    fn a_line_opens_no_block_by_accident() {
        let filler = "x".repeat(WIDTH - 1);
        for (word, line) in
            [("-", "\\-"), ("#", "\\#"), ("12.", "12\\."), ("===", "\\==="), ("> b", "\\> b"), ("1.5", "1.5")]
        {
            assert_eq!(lines([&format!("{filler} {word}")]), [filler.as_str(), line], "{word}");
        }
    }

    #[test]
    fn a_code_span_stays_in_one_line() {
        let filler = "x".repeat(WIDTH - 5);
        let spans = ["`a - b`", "`` a ` - b ``"];
        for span in spans {
            assert_eq!(lines([&format!("{filler} {span}, c")]), [filler.clone(), format!("{span}, c")]);
        }
    }

    #[test]
    fn what_belongs_together_stays_in_one_line() {
        let filler = "x".repeat(WIDTH - 4);
        assert_eq!(lines([&format!("{filler} row{TOGETHER}4.")]), [filler.as_str(), "row 4."]);
    }

    #[test]
    fn paragraphs_are_apart_and_empty_ones_left_out() {
        assert_eq!(lines(&["a".to_owned(), " ".to_owned(), "b".to_owned()]), ["a", "", "b"]);
    }
}
