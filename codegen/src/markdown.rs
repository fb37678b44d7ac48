//! The one door by which a text enters documentation: what is a [`Markdown`] was written by us, or cleaned here. Cleaned text is never a doctest by
//! accident, never a link, a tag, a table or a list that nobody meant. It knows Markdown and rustdoc, and not what the text is about.

use std::borrow::Cow;

use crate::hidden::is_hidden;
use crate::model::{Constraint, Wording};

mod escape;

use escape::{guard, words};

const WIDTH: usize = 96;

/// A space at which no line of a comment may end. Nothing else has this mark: control characters are cleaned away.
pub(crate) const TOGETHER: &str = "\u{2}";

/// Markdown that says what it is meant to say, whatever texts went into it: there is no way to make it of a text but to clean that.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Markdown(String);

/// Markdown of parts: our own words as literals, cleaned texts, numbers.
macro_rules! markdown {
    ($($part:expr),+ $(,)?) => {
        [$($crate::markdown::Markdown::from($part)),+].into_iter().collect::<$crate::markdown::Markdown>()
    };
}
pub(crate) use markdown;

/// Our own words. Texts of a spec do not live long enough to be taken for them.
impl From<&'static str> for Markdown {
    fn from(own: &'static str) -> Self {
        Self(own.to_owned())
    }
}

impl From<usize> for Markdown {
    fn from(number: usize) -> Self {
        Self(number.to_string())
    }
}

impl From<&Markdown> for Markdown {
    fn from(part: &Markdown) -> Self {
        part.clone()
    }
}

impl FromIterator<Markdown> for Markdown {
    fn from_iter<I: IntoIterator<Item = Markdown>>(parts: I) -> Self {
        let mut parts = parts.into_iter();
        let mut all = parts.next().unwrap_or_default();
        parts.for_each(|part| all.0.push_str(&part.0));
        all
    }
}

impl Markdown {
    /// Whether there is nothing to read.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The text.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// The text of a whole file.
    pub(crate) fn into_text(self) -> String {
        self.0
    }
}

/// Prose as Markdown that reads the same. Code spans are kept where the backticks pair up.
pub(crate) fn prose(prose: &str) -> Markdown {
    if is_plain(prose) {
        return Markdown(prose.to_owned());
    }
    let prose: String = prose.chars().map(|c| if is_hidden(c) { ' ' } else { c }).collect();
    let prose = prose.split_whitespace().collect::<Vec<_>>().join(" ");
    let paired = prose.matches('`').count().is_multiple_of(2) && !prose.contains("``");
    if !paired {
        return Markdown(words(&prose.replace('`', "'")));
    }
    let parts = prose.split('`').enumerate();
    Markdown(parts.map(|(number, part)| if number % 2 == 0 { words(part) } else { format!("`{part}`") }).collect())
}

/// Prose that ends like a sentence.
pub(crate) fn sentence(prose: &str) -> Markdown {
    let Markdown(text) = self::prose(prose);
    Markdown(if text.is_empty() || text.ends_with(['.', '!', '?']) { text } else { text + "." })
}

/// Prose that is a paragraph by itself.
pub(crate) fn paragraph(prose: &str) -> Markdown {
    let Markdown(text) = self::prose(prose);
    let (first, rest) = text.split_at(text.find(' ').unwrap_or(text.len()));
    Markdown(format!("{}{rest}", guard(first)))
}

/// Prose in a table, where a pipe ends a cell, also inside a code span.
pub(crate) fn cell(prose: &str) -> Markdown {
    let prose = if prose.contains('|') { prose.replace('`', "'").into() } else { Cow::from(prose) };
    Markdown(self::prose(&prose).0.replace('|', "\\|"))
}

/// Whether there is nothing to clean, which is so for most texts.
fn is_plain(prose: &str) -> bool {
    let mark = |c: char| c.is_ascii_punctuation() && !matches!(c, '.' | ',' | ';' | '(' | ')' | '-' | '\'' | '"');
    let other = |c: char| c != ' ' && (c.is_whitespace() || is_hidden(c));
    prose.trim().len() == prose.len() && !prose.contains("  ") && !prose.contains(|c| mark(c) || other(c))
}

/// A value or a name as a code span: between one backtick more than it has in a row.
pub(crate) fn code(text: &str) -> Markdown {
    let is_plain = !text.is_empty() && text.trim() == text && !text.contains(is_hidden);
    let text = if is_plain { Cow::from(text) } else { format!("{text:?}").into() };
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    if longest == 0 {
        return Markdown(format!("`{text}`"));
    }
    let fence = "`".repeat(longest + 1);
    Markdown(format!("{fence} {text} {fence}"))
}

/// Several values as code spans, with a word before the last: `` `a`, `b` or `c` ``.
pub(crate) fn codes(texts: impl IntoIterator<Item = impl AsRef<str>>, last: &'static str) -> Markdown {
    joined(&texts.into_iter().map(|text| code(text.as_ref())).collect::<Vec<_>>(), last)
}

/// Several texts with a word before the last.
pub(crate) fn joined(texts: &[Markdown], last: &'static str) -> Markdown {
    let texts: Vec<&str> = texts.iter().map(Markdown::as_str).collect();
    Markdown(with_last(&texts, last))
}

/// Several texts with something between them.
pub(crate) fn separated(texts: impl IntoIterator<Item = Markdown>, between: &'static str) -> Markdown {
    Markdown(texts.into_iter().map(Markdown::into_text).collect::<Vec<_>>().join(between))
}

fn with_last(texts: &[impl AsRef<str>], last: &str) -> String {
    let texts: Vec<&str> = texts.iter().map(AsRef::as_ref).collect();
    match texts.split_last() {
        Some((end, rest)) if !rest.is_empty() => format!("{} {last} {end}", rest.join(", ")),
        Some((only, _)) => (*only).to_owned(),
        None => String::new(),
    }
}

/// A link to something of the crate by its name, which is an identifier.
pub(crate) fn link(name: &syn::Ident) -> Markdown {
    Markdown(format!("[`{name}`]"))
}

/// A limit in words.
pub(crate) fn limit(constraint: &Constraint) -> Markdown {
    const WORDING: Wording = Wording {
        name: |name| code(name).0,
        list: |names| with_last(names, "or"),
        either: |names| with_last(names, "or"),
    };
    Markdown(WORDING.limit(constraint))
}

/// A block of code. Code of which a line would end the block is left out: the emitters make none.
pub(crate) fn block(language: &'static str, code: &str) -> Markdown {
    let ends = |line: &str| line.trim_start().starts_with("```");
    if code.lines().any(ends) { Markdown::default() } else { Markdown(format!("```{language}\n{code}```\n")) }
}

/// A comment, which is not shown. A text that would end it is shown instead, as prose.
pub(crate) fn comment(text: &str) -> Markdown {
    match text.contains(|c| c == '>' || is_hidden(c)) {
        true => prose(text),
        false => Markdown(format!("<!-- {text} -->")),
    }
}

/// Lines of a comment in Rust, without the comment marks: none of them ends early.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Lines(Vec<String>);

impl Lines {
    /// Whether there are none.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Each of them behind a comment mark, after as many spaces.
    pub(crate) fn behind(&self, mark: &'static str, indent: usize) -> String {
        let mut text = String::new();
        for line in &self.0 {
            text.extend(std::iter::repeat_n(' ', indent));
            text.extend([mark, if line.is_empty() { "" } else { " " }, line, "\n"]);
        }
        text
    }
}

/// Paragraphs as lines of a comment. Empty paragraphs are left out.
pub(crate) fn lines<'p>(paragraphs: impl IntoIterator<Item = &'p Markdown>) -> Lines {
    let mut lines = Vec::new();
    for Markdown(paragraph) in paragraphs.into_iter().filter(|Markdown(paragraph)| !paragraph.trim().is_empty()) {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        wrap(paragraph, &mut lines);
    }
    Lines(lines)
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

#[cfg(test)]
mod tests;
