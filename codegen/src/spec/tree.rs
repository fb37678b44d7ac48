//! YAML text becomes a tree of texts with places. No scalar is given a type, and nothing of YAML that has two spellings for one meaning is
//! accepted: no anchors, aliases, tags or merge keys. This module knows YAML and must not know a single key of the spec.

use indexmap::IndexMap;
use serde_yaml::granit_parser::{Event, Options, Parser, Span as YamlSpan, StrInput};

use crate::diagnostic::{Diagnostic, Problems, Span, Spanned, Text};

/// One node of the tree.
#[derive(Clone, Debug)]
pub enum Node {
    /// A scalar, as it is written, whatever YAML would make of it.
    Text(Text),
    /// A sequence.
    List(Spanned<Vec<Node>>),
    /// A mapping in the order of the file.
    Map(Spanned<IndexMap<Text, Node>>),
    /// Something that was refused when it was parsed, and is not to be reported again.
    Refused(Span),
}

impl Node {
    /// The place of the node.
    pub fn span(&self) -> Span {
        match self {
            Node::Text(text) => text.span,
            Node::List(list) => list.span,
            Node::Map(map) => map.span,
            Node::Refused(span) => *span,
        }
    }

    /// The text of a scalar.
    pub fn text(&self) -> Option<&str> {
        if let Node::Text(text) = self { Some(&text.value) } else { None }
    }

    /// The entries of a mapping.
    pub fn map(&self) -> Option<&IndexMap<Text, Node>> {
        if let Node::Map(map) = self { Some(&map.value) } else { None }
    }

    /// The items of a sequence.
    pub fn list(&self) -> Option<&[Node]> {
        if let Node::List(list) = self { Some(&list.value) } else { None }
    }

    /// The value of a key, if this is a mapping that has it.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.map()?.get(key)
    }

    /// The whole node on one line, long texts cut off.
    pub(crate) fn on_one_line(&self) -> String {
        match self {
            Node::Text(text) if text.value.chars().count() > 80 => "(a long text)".to_owned(),
            Node::Text(text) => text.value.escape_debug().to_string(),
            Node::List(list) => format!("[{}]", list.iter().map(Node::on_one_line).collect::<Vec<_>>().join(", ")),
            Node::Map(map) => {
                let entries = map.iter().map(|(key, value)| format!("{key}: {}", value.on_one_line()));
                format!("{{{}}}", entries.collect::<Vec<_>>().join(", "))
            }
            Node::Refused(_) => "(refused)".to_owned(),
        }
    }

    /// What the node is, for messages.
    pub fn kind(&self) -> &'static str {
        match self {
            Node::Text(_) => "a text",
            Node::List(_) => "a list",
            Node::Map(_) => "a map",
            Node::Refused(_) => "nothing",
        }
    }
}

/// Parses one file. `None` only when there is nothing to go on with; every refusal is in `problems`.
pub fn parse(file: u32, text: &str, problems: &mut Problems) -> Option<Node> {
    let mut options = Options::default();
    options.set_emit_comments(false);
    options.emit_unresolved_aliases = true;
    let parser = Parser::new_from_str_with_options(text, options);
    let mut reader = TreeReader { file, text, parser, problems };
    reader.document()
}

/// What to do about the mistakes that are made most, by the parser's words for them.
fn mend(error: &str) -> &'static str {
    const HINTS: [(&str, &str); 3] = [
        ("tab", "indent with spaces"),
        ("mapping value", "put the text in quotes: outside of them `: ` stands between a key and its value"),
        (
            "unclosed quote",
            "close the quote that begins here, and write a quote inside the text twice or with a backslash",
        ),
    ];
    HINTS.iter().find(|(words, _)| error.contains(words)).map_or("mend the syntax", |(_, hint)| hint)
}

struct TreeReader<'t, 'p> {
    file: u32,
    text: &'t str,
    parser: Parser<'t, StrInput<'t>>,
    problems: &'p mut Problems,
}

impl<'t> TreeReader<'t, '_> {
    fn document(&mut self) -> Option<Node> {
        let mut root = None;
        while let Some((event, span)) = self.next()? {
            match event {
                Event::StreamStart | Event::DocumentEnd | Event::StreamEnd => {}
                Event::DocumentStart(..) if root.is_none() => {}
                Event::DocumentStart(..) => {
                    let problem = Diagnostic::new("yaml-syntax", span, "a second YAML document begins here");
                    self.problems.push(problem.help("write one document per file"));
                    return root;
                }
                other => root = self.node(other, span)?,
            }
        }
        if root.is_none() {
            let problem =
                Diagnostic::new("yaml-syntax", Span { file: self.file, start: 0, end: 0 }, "the file is empty");
            self.problems.push(problem.help("see spec/README.md for what a spec file holds"));
        }
        root
    }

    /// The next event; the outer `None` means that the text is not YAML and nothing more can be read.
    #[allow(clippy::type_complexity, reason = "an event and its place, or the end, or no way on")]
    fn next(&mut self) -> Option<Option<(Event<'t>, Span)>> {
        match self.parser.next_event() {
            None => Some(None),
            Some(Ok((event, span))) => Some(Some((event, self.span(&span)))),
            Some(Err(error)) => {
                let at = error.marker().byte_offset().unwrap_or(self.text.len());
                let at = u32::try_from(at).unwrap_or(u32::MAX);
                let place = Span { file: self.file, start: at, end: at.saturating_add(1) };
                let problem = Diagnostic::new("yaml-syntax", place, format!("not YAML: {}", error.info()));
                self.problems
                    .push(problem.help(format!("{}; nothing behind this place was read", mend(&error.info()))));
                None
            }
        }
    }

    fn span(&self, span: &YamlSpan) -> Span {
        let range = span.byte_range().unwrap_or(0..0);
        let clip = |i: usize| u32::try_from(i.min(self.text.len())).unwrap_or(u32::MAX);
        self.trimmed(Span { file: self.file, start: clip(range.start), end: clip(range.end) })
    }

    // What is indented ends for the parser where the next thing begins; for people it ends with its last word.
    fn trimmed(&self, span: Span) -> Span {
        let text = self.text.get(span.start as usize..span.end as usize).unwrap_or_default();
        let end = text.trim_end().len();
        Span { end: span.start.saturating_add(u32::try_from(end).unwrap_or(u32::MAX)), ..span }
    }

    // The parser gives the place of the node; its anchor and its tag are the words before it.
    fn property(&self, span: Span, sign: char) -> Span {
        let mut rest = self.text.get(..span.start as usize).unwrap_or_default();
        for _ in 0..2 {
            rest = rest.trim_end();
            let start = rest.rfind(|c: char| c.is_whitespace() || matches!(c, '[' | '{' | ',')).map_or(0, |i| i + 1);
            let (earlier, word) = rest.split_at_checked(start).unwrap_or(("", rest));
            if word.starts_with(sign) {
                let at = |i: usize| u32::try_from(i).unwrap_or(u32::MAX);
                return Span { start: at(earlier.len()), end: at(rest.len()), ..span };
            }
            rest = earlier;
        }
        span
    }

    /// Reads the node that begins with `event`. The outer `None` is the end of all reading, the inner one a node that was refused.
    fn node(&mut self, event: Event<'t>, span: Span) -> Option<Option<Node>> {
        let (anchor, tagged) = match &event {
            Event::Scalar(_, _, anchor, tag) => (*anchor, tag.is_some()),
            Event::SequenceStart(_, anchor, tag) | Event::MappingStart(_, anchor, tag) => (*anchor, tag.is_some()),
            _ => (0, false),
        };
        if anchor != 0 {
            self.refuse(self.property(span, '&'), "an anchor");
        }
        if tagged {
            self.refuse(self.property(span, '!'), "a tag");
        }
        match event {
            // What the parser makes of nothing is a tilde of no length.
            Event::Scalar(..) if span.start == span.end => {
                let problem = Diagnostic::new("empty-value", span, "there is no value here");
                self.problems.push(problem.help("write the value, or `\"\"` for an empty text, or remove the key"));
                Some(Some(Node::Refused(span)))
            }
            Event::Scalar(value, ..) => Some(Some(Node::Text(Spanned { value: value.into_owned(), span }))),
            Event::SequenceStart(..) => self.list(span).map(Some),
            Event::MappingStart(..) => self.map(span).map(Some),
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                self.refuse(span, "an alias");
                Some(Some(Node::Refused(span)))
            }
            _ => Some(None),
        }
    }

    fn list(&mut self, start: Span) -> Option<Node> {
        let mut items = Vec::new();
        loop {
            let (event, span) = self.next()??;
            if matches!(event, Event::SequenceEnd) {
                let span = self.trimmed(Span { end: span.end.max(start.end), ..start });
                return Some(Node::List(Spanned { value: items, span }));
            }
            items.extend(self.node(event, span)?);
        }
    }

    fn map(&mut self, start: Span) -> Option<Node> {
        let mut entries: IndexMap<Text, Node> = IndexMap::new();
        loop {
            let (event, span) = self.next()??;
            if matches!(event, Event::MappingEnd) {
                let span = self.trimmed(Span { end: span.end.max(start.end), ..start });
                return Some(Node::Map(Spanned { value: entries, span }));
            }
            let key = self.node(event, span)?;
            let (event, span) = self.next()??;
            let value = self.node(event, span)?;
            let key = match key {
                Some(Node::Text(key)) if key.value == "<<" => {
                    self.refuse(key.span, "a merge key");
                    continue;
                }
                Some(Node::Text(key)) => key,
                Some(Node::Refused(_)) | None => continue,
                Some(other) => {
                    let problem = Diagnostic::new(
                        "wrong-kind",
                        other.span(),
                        format!("a key must be a text, this is {}", other.kind()),
                    );
                    self.problems.push(problem.help("write the key as a plain word"));
                    continue;
                }
            };
            let Some(value) = value else { continue };
            match entries.get_key_value(&key) {
                Some((first, _)) => {
                    let problem = Diagnostic::new("duplicate-key", key.span, format!("`{key}` is given twice"))
                        .label("second time");
                    self.problems.push(problem.also(first.span, "first time").help("keep one of the two"));
                }
                None => {
                    entries.insert(key, value);
                }
            }
        }
    }

    fn refuse(&mut self, span: Span, what: &str) {
        let problem = Diagnostic::new("yaml-feature", span, format!("{what} is not part of the spec language"));
        self.problems
            .push(problem.help("write the value out where it is used: every fact has one spelling and one place"));
    }
}
