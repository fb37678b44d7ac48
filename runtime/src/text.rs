//! Texts that others have written, as they may stand in a message: what a service answers, what a setting or a request
//! says, what another crate reports. Whatever they hold, they make no line of their own, move no cursor, reverse no text,
//! and fill no disk. It must not know secrets: those are taken out before.

use std::fmt::{Debug, Display, Formatter, Result, Write};

/// How many characters of a code, an id, or another name are shown.
const NAME: usize = 200;

/// How many characters of a sentence are shown: enough for every documented one, not for a gateway's HTML page.
const MESSAGE: usize = 1000;

/// How many characters are shown where there is room for several lines.
const PAGE: usize = 4000;

/// How many characters of a value are shown beside the limit that it breaks.
const VALUE: usize = 60;

/// What a message says in place of a sensitive value.
pub(crate) const HIDDEN: &str = "a value that is not shown";

/// Whether there is more than was written.
type Cut = std::result::Result<bool, std::fmt::Error>;

/// A text that somebody else has written.
///
/// `{}` is one line: control characters, and all others that cannot be seen or that change the direction of writing, are
/// escaped as in Rust (`\n`, `\u{202e}`), and a text that is too long ends with `… (N characters)`, which is its whole
/// length. `{:#}` keeps line breaks, and each line behind the first is indented. `{:?}` is in quotes. As shown, no text is
/// much longer than its limit: what is escaped counts as it is written.
#[derive(Clone, Copy)]
pub(crate) struct Shown<'a> {
    text: &'a str,
    most: usize,
}

impl<'a> Shown<'a> {
    /// A code, an id, or another name: 200 characters of it.
    pub(crate) fn name(text: &'a str) -> Self {
        Self { text, most: NAME }
    }

    /// A sentence: 1,000 characters of it.
    pub(crate) fn message(text: &'a str) -> Self {
        Self { text, most: MESSAGE }
    }

    /// A text where there is room for several lines: 4,000 characters of it.
    pub(crate) fn page(text: &'a str) -> Self {
        Self { text, most: PAGE }
    }

    /// A text that was cut before.
    pub(crate) fn whole(text: &'a str) -> Self {
        Self { text, most: usize::MAX }
    }

    fn write(self, out: &mut impl Write, keeps_lines: bool, has_quotes: bool) -> Cut {
        let mut left = self.most;
        for character in self.text.chars() {
            let escaped = character.escape_debug();
            let is_plain = character == '\'' || !has_quotes && matches!(character, '"' | '\\');
            let is_break = keeps_lines && character == '\n';
            let length = if is_plain || is_break { 1 } else { escaped.len() };
            let Some(rest) = left.checked_sub(length) else { return Ok(true) };
            left = rest;
            match () {
                () if is_break => out.write_str("\n  ")?,
                () if is_plain => out.write_char(character)?,
                () => write!(out, "{escaped}")?,
            }
        }
        Ok(false)
    }

    fn write_length(self, out: &mut Formatter<'_>) -> Result {
        write!(out, "… ({} characters)", self.text.chars().count())
    }
}

impl Display for Shown<'_> {
    fn fmt(&self, out: &mut Formatter<'_>) -> Result {
        let is_cut = self.write(out, out.alternate(), false)?;
        if is_cut { self.write_length(out) } else { Ok(()) }
    }
}

impl Debug for Shown<'_> {
    fn fmt(&self, out: &mut Formatter<'_>) -> Result {
        out.write_char('"')?;
        let is_cut = self.write(out, false, true)?;
        out.write_char('"')?;
        if is_cut { self.write_length(out) } else { Ok(()) }
    }
}

/// The text in quotes, as [`Shown`], cut after 60 characters.
pub(crate) fn quoted(text: &str) -> String {
    let mut quoted = String::from('"');
    // Writing to a string does not fail.
    let is_cut = Shown { text, most: VALUE }.write(&mut quoted, false, true).unwrap_or_default();
    quoted.push_str(if is_cut { "\"…" } else { "\"" });
    quoted
}

/// What a value says of itself by `{:?}`, and no more of it than 20,000 bytes: the value is somebody else's, and may
/// hold a whole answer.
pub(crate) struct Bounded<'a, T>(pub(crate) &'a T);

/// How many bytes of what a value says of itself are shown.
const VALUES: usize = 20_000;

impl<T: Debug> Debug for Bounded<'_, T> {
    fn fmt(&self, out: &mut Formatter<'_>) -> Result {
        let is_pretty = out.alternate();
        let mut rest = Rest { out, left: VALUES, length: 0 };
        if is_pretty { write!(rest, "{:#?}", self.0) } else { write!(rest, "{:?}", self.0) }?;
        let (is_cut, length) = (rest.length > VALUES, rest.length);
        if is_cut { write!(out, "… ({length} bytes)") } else { Ok(()) }
    }
}

/// Writes until nothing is left, and counts what it is given.
struct Rest<'a, 'b> {
    out: &'a mut Formatter<'b>,
    left: usize,
    length: usize,
}

impl Write for Rest<'_, '_> {
    fn write_str(&mut self, text: &str) -> Result {
        self.length += text.len();
        let shown = text.get(..text.floor_char_boundary(self.left)).unwrap_or_default();
        self.left = if shown.len() == text.len() { self.left - shown.len() } else { 0 };
        self.out.write_str(shown)
    }
}
