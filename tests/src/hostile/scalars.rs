//! A spec in which one scalar, or all that are equal, say something else: every value and every name that an author chooses. It must not know what
//! becomes of it.

use flowlog_codegen::diagnostic::{Problems, Span};
use flowlog_codegen::spec::{Node, parse};

use crate::trees::Tree;

/// Texts that mean something to whatever they may get into. Each has `pwn` where something would come of it.
pub const PAYLOADS: [&str; 6] = [
    "x\n#[test] fn pwn() {}\n/// y",
    "x\r//! y\r\n*/ fn pwn() {} \"# /* \u{1b}[31m\u{202e}\u{2066}\u{85}\u{2028}\u{7f}\u{0}",
    "<script>pwn()</script> &lt;pwn&gt; `<pwn>` ``<pwn> ` <pwn>`` ```<pwn>``` <!-- pwn",
    "` <script>pwn()</script> `` </code><pwn> ``` <pwn>",
    "[pwn](javascript:pwn) ![pwn](pwn) [pwn]: pwn\n[pwn]: pwn\n\n# pwn | `a|b` \\| <pwn>\n---|---",
    "../../a/pwn",
];

/// One scalar of a file: what it says and where.
#[derive(Clone, Debug)]
pub struct Scalar {
    /// Its text.
    pub text: String,
    /// Its bytes in the file.
    pub range: std::ops::Range<usize>,
    /// The key of the language under which it stands; empty for a name that an author chose.
    pub key: String,
}

/// The values of a file, and the keys that are names of an author's choice: all that the language does not know.
pub fn scalars(text: &str, is_key: &dyn Fn(&str) -> bool) -> Vec<Scalar> {
    let mut found = Vec::new();
    if let Some(tree) = parse(0, text, &mut Problems::default()) {
        collect(&tree, "", is_key, &mut found);
    }
    found
}

fn collect(node: &Node, under: &str, is_key: &dyn Fn(&str) -> bool, found: &mut Vec<Scalar>) {
    let scalar = |text: &str, span: Span, key: &str| Scalar {
        text: text.to_owned(),
        range: span.start as usize..span.end as usize,
        key: key.to_owned(),
    };
    match node {
        Node::Text(text) => found.push(scalar(&text.value, text.span, under)),
        Node::List(list) => list.value.iter().for_each(|item| collect(item, under, is_key, found)),
        Node::Map(map) => {
            for (key, value) in &map.value {
                let known = is_key(&key.value);
                found.extend((!known).then(|| scalar(&key.value, key.span, "")));
                collect(value, if known { &key.value } else { under }, is_key, found);
            }
        }
        Node::Refused(_) => {}
    }
}

/// A text as YAML has it in double quotes.
fn quoted(text: &str) -> String {
    let escaped = |c: char| match c {
        '"' | '\\' => format!("\\{c}"),
        c if super::is_hidden(c) => format!("\\u{:04x}", u32::from(c)),
        c => c.to_string(),
    };
    format!("\"{}\"", text.chars().map(escaped).collect::<String>())
}

/// The file with another text in the place of these scalars.
pub fn with<'s>(file: &str, scalars: impl DoubleEndedIterator<Item = &'s Scalar>, text: &str) -> String {
    let mut changed = file.to_owned();
    scalars.rev().for_each(|scalar| changed.replace_range(scalar.range.clone(), &quoted(text)));
    changed
}

/// The files with another text wherever this one stands: as a scalar, or as a text of an example.
pub fn with_all(files: &Tree, old: &str, text: &str) -> Tree {
    let in_json = |text: &str| serde_json::Value::from(text).to_string();
    let change = |bytes: &Vec<u8>| {
        let file = String::from_utf8_lossy(bytes).into_owned();
        let mut changed = file.clone();
        for scalar in scalars(&file, &|_| false).iter().rev() {
            let new = match scalar.text == old {
                true => text.to_owned(),
                false if scalar.text.contains(&in_json(old)) => scalar.text.replace(&in_json(old), &in_json(text)),
                false => continue,
            };
            changed.replace_range(scalar.range.clone(), &quoted(&new));
        }
        changed.into_bytes()
    };
    files.iter().map(|(path, bytes)| (path.clone(), change(bytes))).collect()
}
