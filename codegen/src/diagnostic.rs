//! What is wrong, where, and what to do: collected over a whole run, never thrown one at a time. This module knows source files and
//! positions in them; it must not know what a spec is.

mod source;

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Element, Level, Origin, Renderer, Snippet};
use serde::Serialize;

use crate::hidden::{visible, visible_lines};

pub use source::{Position, Source, Sources, Span, Spanned, Text};

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
            message: on_one_line(message),
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
            first.text = on_one_line(text);
        }
        self
    }

    /// Says at the beginning of the message what it is about.
    pub(crate) fn begin(&mut self, about: &str) {
        self.message.insert_str(0, &visible(about));
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
        self.labels.push(Label { span, text: on_one_line(text) });
        self
    }

    /// Says what to do.
    #[must_use]
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.help = on_one_line(text);
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
        // The renderer shows the controls of a source in signs of their own, and not what turns text around.
        visible_lines(&Renderer::plain().render(&[group])).into_owned()
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

/// What is said quotes names and values, and none of these may begin a line of its own or do something to a terminal.
fn on_one_line(text: impl Into<String>) -> String {
    match visible(&text.into()) {
        Cow::Borrowed(text) => text.to_owned(),
        Cow::Owned(text) => text,
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

    /// Adds some.
    pub fn extend(&mut self, some: impl IntoIterator<Item = Diagnostic>) {
        self.list.extend(some);
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
