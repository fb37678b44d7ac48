//! What is wrong, where, and what to do: collected over a whole run, never thrown one at a time. This module knows source files and
//! positions in them; it must not know what a spec is.

use std::collections::{BTreeSet, HashSet};
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::Range;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use annotate_snippets::{AnnotationKind, Element, Level, Origin, Renderer, Snippet};
use serde::Serialize;

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

impl Span {
    /// Whether another place is this one, or inside of it.
    pub fn holds(self, other: Self) -> bool {
        self.file == other.file && self.start <= other.start && other.end <= self.end
    }
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
    fn line(&self, at: usize) -> (usize, usize) {
        let number = self.starts().partition_point(|start| *start <= at);
        (number, number.checked_sub(1).and_then(|index| self.starts().get(index)).copied().unwrap_or_default())
    }

    /// The lines that hold these ranges, where they begin, and the number of the first.
    fn lines(&self, ranges: impl Iterator<Item = Range<usize>>) -> (&str, usize, usize) {
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
    fn within(&self, span: Span, line: usize, column: usize) -> Span {
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

/// A piece of source with a remark.
#[derive(Clone, Debug)]
pub struct Label {
    /// Where.
    pub span: Span,
    /// What is to be seen there; may be empty.
    pub text: String,
}

/// So many lines apart, two places are no longer looked through together.
const FAR: usize = 200;

/// One problem.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// Stable name of the rule that found it.
    pub code: &'static str,
    /// What is wrong, in one sentence that also says what was found.
    pub message: String,
    /// The first is the place of the problem, the others are what it conflicts with.
    pub labels: Vec<Label>,
    /// What to do.
    pub help: String,
    /// Where something is missing, if that is what it says: nobody can know of files that were not read to the end.
    pub absence: Option<Absence>,
    /// Line and column inside the text that the place holds, both from one, until [`Problems::locate`] has found them.
    within: Option<(usize, usize)>,
}

/// Where something is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Absence {
    /// In the file of the problem.
    File,
    /// In all files of its folder.
    Folder,
}

impl Diagnostic {
    /// A problem at a place.
    pub fn new(code: &'static str, span: Span, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            labels: vec![Label { span, text: String::new() }],
            help: String::new(),
            absence: None,
            within: None,
        }
    }

    /// Says what is to be seen at the place of the problem.
    #[must_use]
    pub fn label(mut self, text: impl Into<String>) -> Self {
        if let Some(first) = self.labels.first_mut() {
            first.text = text.into();
        }
        self
    }

    /// Narrows the place down to a line and a column of the text that stands there, both from one.
    #[must_use]
    pub fn within(self, line: usize, column: usize) -> Self {
        Self { within: Some((line, column)), ..self }
    }

    /// Marks it as a problem of something that is missing from its file.
    #[must_use]
    pub fn absence(self) -> Self {
        Self { absence: Some(Absence::File), ..self }
    }

    /// Marks it as a problem of something that is missing from all files of the folder.
    #[must_use]
    pub fn absence_from_folder(self) -> Self {
        Self { absence: Some(Absence::Folder), ..self }
    }

    /// Points at something that the problem conflicts with.
    #[must_use]
    pub fn also(mut self, span: Span, text: impl Into<String>) -> Self {
        self.labels.push(Label { span, text: text.into() });
        self
    }

    /// Says what to do.
    #[must_use]
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.help = text.into();
        self
    }

    /// The place of the problem.
    pub fn span(&self) -> Span {
        self.labels.first().map(|l| l.span).unwrap_or_default()
    }

    /// The report that a person reads: code, message, snippet, remarks, help.
    pub fn render(&self, sources: &Sources) -> String {
        let place = self.span();
        let shown = self.groups(sources).into_iter().map(|(source, labels)| {
            // Of a folder, or of a file that is not there, there is nothing to show but where it is.
            if source.text.is_empty() {
                return Element::from(Origin::path(&source.path));
            }
            let labels = labels.into_iter().map(|l| (l, clamp(l.span, &source.text)));
            let (lines, start, number) = source.lines(labels.clone().map(|(_, range)| range));
            let labels = labels.map(|(l, range)| {
                let kind = if l.span == place { AnnotationKind::Primary } else { AnnotationKind::Context };
                kind.span(range.start - start..range.end - start).label((!l.text.is_empty()).then_some(l.text.as_str()))
            });
            Snippet::source(lines).line_start(number).path(&source.path).annotations(labels).into()
        });
        let mut group = Level::ERROR.primary_title(&self.message).id(self.code).elements(shown);
        if !self.help.is_empty() {
            group = group.element(Level::HELP.message(&self.help));
        }
        Renderer::plain().render(&[group])
    }

    /// The labels that are shown together: those of one file that are not far from each other.
    fn groups<'s>(&self, sources: &'s Sources) -> Vec<(&'s Source, Vec<&Label>)> {
        let mut groups: Vec<(&Source, Vec<&Label>)> = Vec::new();
        for label in &self.labels {
            let Some(source) = sources.file(label.span) else { continue };
            let line = |label: &Label| source.line(label.span.start as usize).0;
            let is_near =
                |other: &Label| other.span.file == label.span.file && line(other).abs_diff(line(label)) <= FAR;
            match groups.iter_mut().find(|(_, labels)| labels.first().is_some_and(|first| is_near(first))) {
                Some((_, labels)) => labels.push(label),
                None => groups.push((source, vec![label])),
            }
        }
        groups
    }

    /// The same facts for a program.
    pub fn to_json(&self, sources: &Sources) -> JsonDiagnostic<'_> {
        let at = |span: Span| {
            let Position { line, column } = sources.position(span);
            (sources.file(span).map(|f| f.path.clone()).unwrap_or_default(), line, column)
        };
        let (file, line, column) = at(self.span());
        let related = self.labels.iter().skip(1).map(|l| {
            let (file, line, column) = at(l.span);
            JsonLabel { file, line, column, text: &l.text }
        });
        JsonDiagnostic {
            code: self.code,
            message: &self.message,
            file,
            line,
            column,
            help: &self.help,
            related: related.collect(),
        }
    }
}

// Renderers slice the text by the span; a span that is out of the text or inside a character must not make them panic.
fn clamp(span: Span, text: &str) -> Range<usize> {
    let start = text.floor_char_boundary(span.start as usize);
    let end = text.ceil_char_boundary(span.end as usize).max(start);
    start..end
}

/// A [`Diagnostic`] for `--format json`.
#[derive(Debug, Serialize)]
pub struct JsonDiagnostic<'a> {
    code: &'a str,
    message: &'a str,
    file: String,
    line: usize,
    column: usize,
    help: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related: Vec<JsonLabel<'a>>,
}

#[derive(Debug, Serialize)]
struct JsonLabel<'a> {
    file: String,
    line: usize,
    column: usize,
    text: &'a str,
}

/// All problems of a run.
#[derive(Clone, Debug, Default)]
pub struct Problems {
    list: Vec<Diagnostic>,
}

impl Problems {
    /// Adds one.
    pub fn push(&mut self, problem: Diagnostic) {
        self.list.push(problem);
    }

    /// Adds those of a part of the run.
    pub fn append(&mut self, mut others: Problems) {
        self.list.append(&mut others.list);
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Finds the places that are known only as lines and columns of texts.
    pub fn locate(&mut self, sources: &Sources) {
        for problem in &mut self.list {
            if let Some((line, column)) = problem.within.take()
                && let Some(place) = problem.labels.first_mut()
            {
                place.span = sources.within(place.span, line, column);
            }
        }
    }

    /// Takes back that something is missing from files, or from the folders of files, that were not read to the end.
    pub fn forget_absences(&mut self, is_incomplete: impl Fn(Span, Absence) -> bool) {
        self.list.retain(|problem| problem.absence.is_none_or(|absence| !is_incomplete(problem.span(), absence)));
    }

    /// Keeps those that are worth telling.
    pub fn retain(&mut self, keep: impl Fn(&Diagnostic) -> bool) {
        self.list.retain(keep);
    }

    /// Takes back what is said of places of which others say something, or of something inside.
    pub fn forget_places_of(&mut self, others: &Problems) {
        let places: BTreeSet<Span> = others.iter().map(Diagnostic::span).collect();
        self.list.retain(|problem| {
            let Span { file, start, end } = problem.span();
            let mut inside = places.range(Span { file, start, end: start }..=Span { file, start: end, end });
            !inside.any(|place| place.end <= end)
        });
    }

    /// Those that were added after the first so many.
    pub fn since(&mut self, number: usize) -> impl Iterator<Item = &mut Diagnostic> {
        self.list.iter_mut().skip(number)
    }

    /// Orders them by file and place, so that a report does not depend on the order of the rules. What was found twice is said once.
    pub fn sort(&mut self) {
        self.list.sort_by(|a, b| (a.span(), a.code, &a.message).cmp(&(b.span(), b.code, &b.message)));
        self.list.dedup_by(|b, a| (a.span(), a.code, &a.message) == (b.span(), b.code, &b.message));
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.list.iter()
    }
}
