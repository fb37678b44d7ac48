//! The files of a run and the places in them: spans of bytes, and lines and columns for people. Knows nothing of what is said about a place.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::Range;
use std::path::Path;
use std::sync::{Arc, OnceLock};

/// A range of bytes in one source file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// Index of the file in [`Sources`].
    pub file: u32,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

/// A value and the place where it was written. The place takes no part in comparisons, so that logic cannot depend on it.
#[derive(Clone, Debug, Default)]
pub struct Spanned<T> {
    /// What was written.
    pub value: T,
    /// Where.
    pub span: Span,
}

/// A leaf of a spec file: text and its place.
pub type Text = Spanned<String>;

impl<T: PartialEq> PartialEq for Spanned<T> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl<T: Eq> Eq for Spanned<T> {}

impl<T: Hash> Hash for Spanned<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.value.hash(state);
    }
}

impl<T> std::ops::Deref for Spanned<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.value
    }
}

// Lets a map keyed by `Text` be asked with a plain `&str`; sound because `Hash` and `Eq` ignore the span.
impl std::borrow::Borrow<str> for Text {
    fn borrow(&self) -> &str {
        &self.value
    }
}

impl<T: fmt::Display> fmt::Display for Spanned<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.fmt(f)
    }
}

/// One file that was read: its path as shown to people, and its text.
#[derive(Clone, Debug)]
pub struct Source {
    /// Path below the spec folder, with forward slashes, prefixed by that folder's name.
    pub path: String,
    /// The whole text.
    pub text: Arc<str>,
    /// Where each line begins, as soon as somebody asks: looking for it once for each of many problems would take the square of their number.
    starts: OnceLock<Vec<usize>>,
}

impl Source {
    fn starts(&self) -> &[usize] {
        self.starts.get_or_init(|| {
            let ends = self.text.match_indices('\n').map(|(at, _)| at + 1);
            std::iter::once(0).chain(ends).collect()
        })
    }

    /// The number of the line that holds a byte, from one, and where it begins.
    pub(super) fn line(&self, at: usize) -> (usize, usize) {
        let number = self.starts().partition_point(|start| *start <= at);
        (number, number.checked_sub(1).and_then(|index| self.starts().get(index)).copied().unwrap_or_default())
    }

    /// The lines that hold these ranges, where they begin, and the number of the first.
    pub(super) fn lines(&self, ranges: impl Iterator<Item = Range<usize>>) -> (&str, usize, usize) {
        let (first, last) =
            ranges.fold((self.text.len(), 0), |(first, last), range| (first.min(range.start), last.max(range.end)));
        let (number, start) = self.line(first);
        let end = self.starts().get(self.line(last).0).copied().unwrap_or(self.text.len());
        (self.text.get(start..end).unwrap_or_default(), start, number)
    }
}

/// All files of a run, in the order of their paths.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: Vec<Source>,
}

/// A position for people: both counted from one, the column in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// Line.
    pub line: usize,
    /// Column.
    pub column: usize,
}

impl Sources {
    /// Takes a file in and returns its index for [`Span::file`].
    pub fn add(&mut self, path: impl Into<String>, text: impl Into<Arc<str>>) -> u32 {
        let number = self.next_number();
        self.files.push(Source { path: path.into(), text: text.into(), starts: OnceLock::new() });
        number
    }

    /// The index that the next file will have.
    pub(crate) fn next_number(&self) -> u32 {
        u32::try_from(self.files.len()).unwrap_or(u32::MAX)
    }

    /// Shows all paths below this folder instead of its name alone, so that whoever is elsewhere can open them.
    pub fn show_below(&mut self, root: &Path) {
        for file in &mut self.files {
            let below = file.path.split_once('/').map(|(_, below)| below);
            let path = below.map_or_else(|| root.to_owned(), |below| root.join(below));
            file.path = path.display().to_string();
        }
    }

    /// The file that a span points into.
    pub fn file(&self, span: Span) -> Option<&Source> {
        self.of(span.file)
    }

    /// The file with this index.
    pub fn of(&self, file: u32) -> Option<&Source> {
        self.files.get(file as usize)
    }

    /// All files.
    pub fn iter(&self) -> impl Iterator<Item = (u32, &Source)> {
        (0..).zip(&self.files)
    }

    /// The place of a line and a column of the text that a span holds. The lines of a block are indented in the file, and not in the text.
    pub(super) fn within(&self, span: Span, line: usize, column: usize) -> Span {
        let text = self.file(span).map_or("", |file| &file.text);
        let (before, held) = text.split_at_checked(span.start as usize).unwrap_or_default();
        let indent = before.rfind('\n').map_or(before, |end| before.get(end + 1..).unwrap_or_default());
        let is_block = indent.trim().is_empty();
        let start =
            if is_block { held.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum() } else { 0 };
        let aside = match (is_block, line) {
            (true, 1) => 0,
            (true, _) => indent.len(),
            // A text in quotes begins behind the first of them.
            (false, _) => usize::from(held.starts_with(['"', '\''])),
        };
        let at = span.start.saturating_add(u32::try_from(start + aside + column.saturating_sub(1)).unwrap_or(u32::MAX));
        let at = at.min(span.end.saturating_sub(1)).max(span.start);
        Span { start: at, end: at.saturating_add(1), ..span }
    }

    /// Line and column of the first byte of a span.
    pub fn position(&self, span: Span) -> Position {
        let at = span.start as usize;
        let Some(file) = self.file(span) else { return Position { line: 1, column: 1 } };
        let (line, start) = file.line(at);
        Position { line, column: file.text.get(start..at).unwrap_or_default().chars().count() + 1 }
    }
}
