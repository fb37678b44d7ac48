//! The promise of the emitters: whatever texts a spec has, what is written is Rust of the items that were meant, Markdown without a tag or a link that
//! nobody meant, and TOML and JSON that parse, in files below the output folder. It must not know which spec the files come from.

use std::collections::BTreeMap;

use flowlog_codegen::emit::Output;
use proc_macro2::{TokenStream, TokenTree};
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};
use syn::{Attribute, Expr, ExprLit, Item, Lit, Meta, MetaNameValue};

/// What the files of a run hold, as far as texts must not change it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contents {
    /// The kinds of the items of each Rust file, in order.
    pub items: BTreeMap<String, Vec<&'static str>>,
    /// Every identifier of the Rust files and of the examples in READMEs.
    pub identifiers: std::collections::BTreeSet<String>,
}

/// Looks at every file of a run, and panics about the first that does not keep the promise.
pub(super) fn contents(output: &Output) -> Contents {
    let mut contents = Contents::default();
    for (path, text) in output {
        stays_below(path);
        let hidden = text.chars().find(|c| *c != '\n' && is_hidden(*c));
        assert!(hidden.is_none(), "{path} has {hidden:?}\n{text}");
        match path.rsplit('.').next() {
            Some("rs") => contents.rust(path, text),
            Some("md") => contents.markdown(path, text),
            Some("toml") => {
                toml::from_str::<toml::Table>(text)
                    .unwrap_or_else(|error| panic!("{path} is not TOML: {error}\n{text}"));
            }
            Some("json") => {
                serde_json::from_str::<serde_json::Value>(text)
                    .unwrap_or_else(|error| panic!("{path} is not JSON: {error}\n{text}"));
            }
            _ => panic!("{path} is a file of no known kind"),
        }
    }
    contents
}

/// Every part of a path is a plain name.
fn stays_below(path: &str) {
    let is_name = |part: &str| {
        let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
        !part.is_empty() && !part.starts_with('.') && part.len() < 128 && part.chars().all(fits)
    };
    assert!(path.split('/').all(is_name), "{path:?} is no plain path");
}

/// Whether a character does something to a line or a terminal, and is not to be seen.
pub fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

impl Contents {
    fn rust(&mut self, path: &str, text: &str) {
        let file = syn::parse_file(text).unwrap_or_else(|error| panic!("{path} is not Rust: {error}\n{text}"));
        self.items.insert(path.to_owned(), file.items.iter().map(kind).collect());
        let tokens: TokenStream = text.parse().unwrap_or_else(|error| panic!("{path} is not Rust: {error}"));
        self.tokens(tokens.clone());
        rendered(&docs_of(&file.attrs), path);
        docs(tokens).iter().for_each(|doc| drop(rendered(doc, path)));
    }

    fn markdown(&mut self, path: &str, text: &str) {
        // The header is a comment, and ours.
        let (_, text) = text.split_once(" -->\n").unwrap_or_else(|| panic!("{path} has no header"));
        for example in rendered(text, path) {
            self.tokens(example.parse().unwrap_or_else(|error| panic!("{path}: {error}\n{example}")));
        }
    }

    fn tokens(&mut self, tokens: TokenStream) {
        for tree in tokens {
            match tree {
                TokenTree::Ident(ident) => drop(self.identifiers.insert(ident.to_string())),
                TokenTree::Group(group) => self.tokens(group.stream()),
                _ => {}
            }
        }
    }
}

fn kind(item: &Item) -> &'static str {
    match item {
        Item::Enum(_) => "enum",
        Item::Fn(_) => "fn",
        Item::Impl(_) => "impl",
        Item::Macro(_) => "macro",
        Item::Mod(_) => "mod",
        Item::Static(_) => "static",
        Item::Struct(_) => "struct",
        Item::Use(_) => "use",
        _ => "another item",
    }
}

/// The documentation that stands in attributes, as rustdoc puts it together.
fn docs_of(attributes: &[Attribute]) -> String {
    let line = |attribute: &Attribute| match &attribute.meta {
        Meta::NameValue(MetaNameValue { path, value: Expr::Lit(ExprLit { lit: Lit::Str(text), .. }), .. })
            if path.is_ident("doc") =>
        {
            Some(text.value())
        }
        _ => None,
    };
    joined(attributes.iter().filter_map(line))
}

fn joined(lines: impl Iterator<Item = String>) -> String {
    lines.map(|line| line.strip_prefix(' ').unwrap_or(&line).to_owned() + "\n").collect()
}

/// Each run of lines of documentation, at any depth and inside of macros too.
fn docs(tokens: TokenStream) -> Vec<String> {
    let mut found = Vec::new();
    let mut lines: Vec<String> = Vec::new();
    let trees: Vec<TokenTree> = tokens.into_iter().collect();
    let mut at = 0;
    while let Some(tree) = trees.get(at) {
        if let Some((text, width)) = doc(&trees[at..]) {
            lines.push(text);
            at += width;
            continue;
        }
        if !lines.is_empty() {
            found.push(joined(lines.drain(..)));
        }
        if let TokenTree::Group(group) = tree {
            found.extend(docs(group.stream()));
        }
        at += 1;
    }
    found.extend((!lines.is_empty()).then(|| joined(lines.into_iter())));
    found
}

/// A line of documentation as tokens are made of it: `#[doc = "text"]`, with an exclamation mark for what it stands in.
fn doc(trees: &[TokenTree]) -> Option<(String, usize)> {
    let (TokenTree::Punct(mark), rest) = trees.split_first()? else { return None };
    let inner = matches!(rest.first(), Some(TokenTree::Punct(mark)) if mark.as_char() == '!');
    let TokenTree::Group(group) = rest.get(usize::from(inner))? else { return None };
    let inside: Vec<TokenTree> = group.stream().into_iter().collect();
    match inside.as_slice() {
        [TokenTree::Ident(name), TokenTree::Punct(_), TokenTree::Literal(text)]
            if mark.as_char() == '#' && *name == "doc" =>
        {
            let text: syn::LitStr = syn::parse_str(&text.to_string()).ok()?;
            Some((text.value(), 2 + usize::from(inner)))
        }
        _ => None,
    }
}

/// Renders Markdown as rustdoc does: no tag comes out of it, no picture, and no link but those that are written out. Returns the code that it shows as
/// Rust.
pub fn rendered(text: &str, of: &str) -> Vec<String> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_SMART_PUNCTUATION;
    let parser = Parser::new_ext(text, options);
    assert_eq!(parser.reference_definitions().iter().count(), 0, "{of} defines a link\n{text}");
    let (mut examples, mut rust) = (Vec::new(), None);
    for event in parser {
        match event {
            Event::Html(html) | Event::InlineHtml(html) => panic!("{of} has the tag {html}\n{text}"),
            Event::Start(Tag::Image { .. } | Tag::FootnoteDefinition(_)) | Event::FootnoteReference(_) => {
                panic!("{of} has a picture or a footnote\n{text}")
            }
            Event::Start(Tag::Link { dest_url, .. }) => {
                assert!(is_meant(&dest_url, text), "{of} links to {dest_url}\n{text}")
            }
            Event::Start(Tag::CodeBlock(kind)) => match kind {
                CodeBlockKind::Fenced(words) if words.starts_with("rust") => rust = Some(String::new()),
                CodeBlockKind::Fenced(words) if &*words == "toml" => {}
                _ => panic!("{of} has a block of code that nobody meant\n{text}"),
            },
            Event::Text(line) => rust.iter_mut().for_each(|rust| rust.push_str(&line)),
            Event::End(TagEnd::CodeBlock) => examples.extend(rust.take()),
            _ => {}
        }
    }
    examples
}

/// A link that the emitters make: to the guides, to something of the crate by its name, or to an address that is written out.
fn is_meant(address: &str, text: &str) -> bool {
    let is_path = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | ':');
    address.starts_with("https://docs.rs/flowlog-runtime/latest/")
        || (address.chars().all(is_path) && !address.contains("://"))
        || text.contains(&format!("<{address}>"))
}
