//! How a tree becomes the mirror: one reading for texts, lists, maps and words, and two macros that turn a list of keys into a struct. Every
//! problem of a file is reported, not only its first. This module must not know which keys there are.

use indexmap::IndexMap;
use schemars::JsonSchema;

use super::tree::Node;
use crate::diagnostic::{Diagnostic, Problems, Span, Spanned, Text};

/// What can be read from one node.
pub(crate) trait FromNode: Sized {
    /// Reads it, or says in `problems` why not.
    fn from_node(node: &Node, problems: &mut Problems) -> Option<Self>;
}

fn wrong_kind<T>(node: &Node, expected: &str, problems: &mut Problems) -> Option<T> {
    if let Node::Refused(_) = node {
        return None;
    }
    let problem = Diagnostic::new("wrong-kind", node.span(), format!("expected {expected}, found {}", node.kind()));
    let help = match node {
        Node::Text(text) if expected == LIST => format!("write `[{text}]`: what may be several is a list, also of one"),
        _ => "spec/README.md shows the form of every key".to_owned(),
    };
    problems.push(problem.help(help));
    None
}

const LIST: &str = "a list";

/// Reads what a key holds. If that is of another kind, the report names the key.
fn at<T: FromNode>(key: &str, node: &Node, problems: &mut Problems) -> Option<T> {
    let before = problems.len();
    let read = T::from_node(node, problems);
    for problem in problems.since(before).filter(|p| p.code == "wrong-kind" && p.span() == node.span()) {
        problem.begin(&format!("`{key}`: "));
    }
    read
}

impl FromNode for Text {
    fn from_node(node: &Node, problems: &mut Problems) -> Option<Self> {
        match node {
            Node::Text(text) => Some(text.clone()),
            other => wrong_kind(other, "a text", problems),
        }
    }
}

impl<T: FromNode> FromNode for Vec<T> {
    fn from_node(node: &Node, problems: &mut Problems) -> Option<Self> {
        match node {
            Node::List(list) => {
                let mut items = Vec::with_capacity(list.len());
                items.extend(list.iter().filter_map(|item| T::from_node(item, problems)));
                Some(items)
            }
            other => wrong_kind(other, LIST, problems),
        }
    }
}

impl<T: FromNode> FromNode for IndexMap<Text, T> {
    fn from_node(node: &Node, problems: &mut Problems) -> Option<Self> {
        match node {
            Node::Map(map) => {
                // Fields are large, and what a map grows by is never used.
                let mut entries = IndexMap::with_capacity(map.len());
                entries.extend(map.iter().filter_map(|(key, value)| Some((key.clone(), at(key, value, problems)?))));
                Some(entries)
            }
            other => wrong_kind(other, "a map", problems),
        }
    }
}

/// A key of a struct: optional when its type is an `Option`, demanded otherwise.
pub(crate) trait Key: Sized {
    /// What is read where the key is.
    type Value: JsonSchema;
    /// Whether it must be there.
    const IS_REQUIRED: bool;

    fn read(node: Option<&Node>, key: &str, of: Span, problems: &mut Problems) -> Option<Self>;
}

impl<T: FromNode + JsonSchema> Key for T {
    type Value = T;
    const IS_REQUIRED: bool = true;

    fn read(node: Option<&Node>, key: &str, of: Span, problems: &mut Problems) -> Option<Self> {
        match node {
            Some(node) => at(key, node, problems),
            None => {
                let problem = Diagnostic::new(
                    "missing-key",
                    Span { end: of.end.min(of.start + 1), ..of },
                    format!("`{key}` is missing"),
                );
                problems.push(
                    problem.label("in this map").help(format!("add `{key}:`; spec/README.md says what it holds")),
                );
                None
            }
        }
    }
}

impl<T: FromNode + JsonSchema> Key for Option<T> {
    type Value = T;
    const IS_REQUIRED: bool = false;

    fn read(node: Option<&Node>, key: &str, _: Span, problems: &mut Problems) -> Option<Self> {
        Some(node.and_then(|node| at(key, node, problems)))
    }
}

/// The map behind a struct of the mirror.
pub(crate) fn entries<'n>(
    node: &'n Node,
    what: &str,
    problems: &mut Problems,
) -> Option<&'n Spanned<IndexMap<Text, Node>>> {
    match node {
        Node::Map(map) => Some(map),
        other => wrong_kind(other, &format!("{what}, a map"), problems),
    }
}

/// Reports every key that the struct does not have.
pub(crate) fn refuse_unknown(map: &IndexMap<Text, Node>, known: &[&str], what: &str, problems: &mut Problems) {
    for key in map.keys().filter(|key| !known.contains(&key.value.as_str())) {
        let problem = Diagnostic::new("unknown-key", key.span, format!("{what} has no key `{key}`"));
        problems.push(problem.help(suggest(key, known)));
    }
}

/// The help for a misspelt name: the nearest known one, or all of them.
pub(crate) fn suggest(found: &str, known: &[&str]) -> String {
    match nearest(found, known) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("known: {}", known.join(", ")),
    }
}

/// The known name that was meant, if one is near enough.
pub(crate) fn nearest<'k>(found: &str, known: &[&'k str]) -> Option<&'k str> {
    let letters = |k: &str| k.chars().count();
    let asked = letters(found);
    // Of two letters either could be meant by anything.
    let is_near = |(d, k): &(usize, &str)| *d <= 2 && *d * 2 <= letters(k).max(asked) && letters(k).max(asked) > 2;
    let likely = known.iter().filter(|k| letters(k).abs_diff(asked) <= 2);
    likely.map(|k| (distance(found, k), *k)).min().filter(is_near).map(|(_, k)| k)
}

// Levenshtein's distance, letter case ignored; names are short, so the plain table is enough.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.to_lowercase().chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.to_lowercase().chars().enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        for (cell, y) in row.iter_mut().skip(1).zip(&b) {
            let up = *cell;
            let cost = diagonal + usize::from(x != *y);
            left = cost.min(up + 1).min(left + 1);
            diagonal = up;
            *cell = left;
        }
        if let Some(first) = row.first_mut() {
            *first = i + 1;
        }
    }
    row.last().copied().unwrap_or_default()
}

/// A struct of the mirror: each key once, with its text for the reference and the editor. `Option` keys may be absent. A key can say `as` which
/// form its texts have; that is for editors only, as the rules in `resolve` explain better what is wrong with a text.
macro_rules! keys {
    ($(
        $(#[doc = $doc:literal])+
        pub struct $name:ident as $what:literal $(with $part:ident: $part_type:ident)? {
            $( $(#[doc = $key_doc:literal])+ $field:ident: $type:ty = $key:literal $(as $form:ident)?, )+
        }
    )+) => {$(
        $(#[doc = $doc])+
        #[derive(Clone, Debug)]
        pub struct $name {
            /// The place of the whole map.
            pub span: $crate::diagnostic::Span,
            $(
                /// The keys that it shares with others.
                pub $part: $part_type,
            )?
            $( $(#[doc = $key_doc])+ pub $field: $type, )+
        }

        // As for every text: where something was written takes no part in comparisons.
        impl PartialEq for $name {
            fn eq(&self, other: &Self) -> bool {
                self.differences(other).is_empty()
            }
        }

        impl $name {
            /// The keys in which two of them differ.
            pub fn differences(&self, other: &Self) -> Vec<&'static str> {
                let keys = [$( (self.$field != other.$field).then_some($key), )+];
                let own = keys.into_iter().flatten();
                own$(.chain(self.$part.differences(&other.$part)))?.collect()
            }

            /// The keys, in the order of the reference.
            pub(crate) fn known() -> Vec<&'static str> {
                let own = [$($key),+].into_iter();
                own$(.chain($part_type::known()))?.collect()
            }

            fn key_schemas(generator: &mut ::schemars::SchemaGenerator) -> Vec<$crate::spec::schema::KeySchema> {
                #[allow(unused_mut, reason = "only some structs share keys with others")]
                let mut keys = vec![$( $crate::spec::schema::KeySchema {
                    key: $key,
                    docs: &[$($key_doc),+],
                    is_required: <$type as $crate::spec::read::Key>::IS_REQUIRED,
                    schema: generator.subschema_for::<<$type as $crate::spec::read::Key>::Value>(),
                    form: [$( $crate::spec::schema::$form )?].first().copied(),
                }, )+];
                $( keys.extend($part_type::key_schemas(generator)); )?
                keys
            }

            fn take(
                map: &$crate::diagnostic::Spanned<::indexmap::IndexMap<$crate::diagnostic::Text, $crate::spec::tree::Node>>,
                problems: &mut $crate::diagnostic::Problems,
            ) -> Option<Self> {
                $( let $part = $part_type::take(map, problems); )?
                $( let $field = <$type as $crate::spec::read::Key>::read(map.get($key), $key, map.span, problems); )+
                Some(Self { span: map.span, $($part: $part?,)? $( $field: $field?, )+ })
            }
        }

        impl $crate::spec::read::FromNode for $name {
            fn from_node(node: &$crate::spec::tree::Node, problems: &mut $crate::diagnostic::Problems) -> Option<Self> {
                let map = $crate::spec::read::entries(node, $what, problems)?;
                $crate::spec::read::refuse_unknown(map, &Self::known(), $what, problems);
                Self::take(map, problems)
            }
        }

        impl ::schemars::JsonSchema for $name {
            fn schema_name() -> ::std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(generator: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
                $crate::spec::schema::of_keys(&[$($doc),+], Self::key_schemas(generator))
            }
        }
    )+};
}
pub(crate) use keys;

/// An enum of the mirror: a closed set of words.
macro_rules! words {
    ($(
        $(#[doc = $doc:literal])+
        pub enum $name:ident { $( $(#[doc = $word_doc:literal])+ $variant:ident = $word:literal, )+ }
    )+) => {$(
        $(#[doc = $doc])+
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $( $(#[doc = $word_doc])+ $variant, )+ }

        impl $name {
            /// The word in the file.
            pub fn word(self) -> &'static str {
                match self { $( Self::$variant => $word, )+ }
            }
        }

        impl $crate::spec::read::FromNode for $crate::diagnostic::Spanned<$name> {
            fn from_node(node: &$crate::spec::tree::Node, problems: &mut $crate::diagnostic::Problems) -> Option<Self> {
                let text = <$crate::diagnostic::Text as $crate::spec::read::FromNode>::from_node(node, problems)?;
                let value = match text.value.as_str() {
                    $( $word => $name::$variant, )+
                    // What is left open is reported as such.
                    other if other.starts_with("todo:") => return None,
                    other => {
                        let problem = $crate::diagnostic::Diagnostic::new("unknown-word", text.span, format!("`{other}` is not one of the words allowed here"));
                        problems.push(problem.help($crate::spec::read::suggest(other, &[$($word),+])));
                        return None;
                    }
                };
                Some($crate::diagnostic::Spanned { value, span: text.span })
            }
        }

        impl ::schemars::JsonSchema for $crate::diagnostic::Spanned<$name> {
            fn schema_name() -> ::std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
                $crate::spec::schema::of_words(&[$($doc),+], &[$( ($word, &[$($word_doc),+]), )+])
            }
        }
    )+};
}
pub(crate) use words;
