//! A text after some slips and some malice: bytes, words and lines that are changed, doubled, swapped, shifted or gone.

use super::Choices;

/// Words that mean something to YAML, to Rust, to JSON Schema or to a terminal.
const WORDS: &[&str] = &[
    "",
    "_",
    "~",
    "null",
    "yes",
    "self",
    "Self",
    "crate",
    "super",
    "gen",
    "type",
    "async",
    "r#fn",
    "1:4096",
    "007",
    "0",
    "-1",
    "9223372036854775807",
    "9223372036854775808",
    "18446744073709551616",
    "1e999",
    "0x10",
    ".inf",
    "2017-03-12",
    "*/",
    "/*",
    "//",
    "\"",
    "'",
    "\\",
    "\\u{0}",
    "`",
    "{",
    "}",
    "[",
    "]",
    "#",
    "&a",
    "*a",
    "!!str",
    "<<",
    "? ",
    ": ",
    "- ",
    "|",
    ">",
    "%",
    "@",
    "---",
    "...",
    "\t",
    "\r\n",
    "\n",
    "\0",
    "\u{1}",
    "\u{1b}[31m",
    "\u{7f}",
    "\u{85}",
    "\u{feff}",
    "\u{2028}",
    "\u{202e}",
    "\u{fffd}",
    "é",
    "e\u{301}",
    "日本",
    "ß",
    "ﬁ",
    "İ",
    "𝒳",
    "a.b",
    "a b",
    "a/b",
    "../a",
    "list of",
    "list of list of string",
    "1 to",
    "5 to 1",
    "request.",
    "always",
    "<b>",
    "```",
    "](x)",
    "a-z",
    "z-a",
    "😀-😁",
    "{region}",
    "{",
    "string",
    "integer",
    "true",
];

/// How long a text may be and still grow.
const LARGEST: usize = 1 << 17;

/// The text after the edits that are chosen, at most sixteen.
pub fn edited(text: &[u8], choices: &mut Choices<'_>) -> Vec<u8> {
    let mut text = text.to_vec();
    for _ in 0..16 {
        // What grows at each step would soon fill the memory, and shows nothing more.
        if choices.is_empty() || text.len() > LARGEST {
            break;
        }
        text = one(text, choices);
    }
    text
}

fn one(mut text: Vec<u8>, choices: &mut Choices<'_>) -> Vec<u8> {
    match choices.below(12) {
        0 => word(text, choices, false),
        1 => word(text, choices, true),
        2 => {
            let at = choices.below(text.len());
            if let Some(byte) = text.get_mut(at) {
                *byte ^= 1 << choices.below(8);
            }
            text
        }
        3 => {
            let at = choices.below(text.len() + 1);
            text.splice(at..at, choices.of(WORDS).bytes());
            text
        }
        4 => {
            let at = choices.below(text.len());
            text.truncate(at);
            text
        }
        kind => lines(&text, kind, choices),
    }
}

/// A word in the place of another: of the same text, so that what is written is known, or a hostile one. Everywhere, or once.
fn word(text: Vec<u8>, choices: &mut Choices<'_>, everywhere: bool) -> Vec<u8> {
    let Ok(text) = String::from_utf8(text) else { return Vec::new() };
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ':');
    let words: Vec<&str> = text.split(|c| !is_word(c)).filter(|word| !word.is_empty() && word.len() < 64).collect();
    let Some(&old) = words.get(choices.below(words.len())) else { return text.into_bytes() };
    let new = match choices.below(2) {
        0 => words[choices.below(words.len())],
        _ => choices.of(WORDS),
    };
    if everywhere { text.replace(old, new).into_bytes() } else { text.replacen(old, new, 1).into_bytes() }
}

fn lines(text: &[u8], kind: usize, choices: &mut Choices<'_>) -> Vec<u8> {
    let mut lines: Vec<Vec<u8>> = text.split_inclusive(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect();
    if lines.is_empty() {
        return Vec::new();
    }
    let (here, there) = (choices.below(lines.len()), choices.below(lines.len()));
    match kind {
        5 => drop(lines.remove(here)),
        6 => lines.insert(there, lines[here].clone()),
        7 => lines.swap(here, there),
        8 => lines[here].splice(0..0, *b"  ").for_each(drop),
        9 => {
            let spaces = lines[here].iter().take(2).take_while(|byte| **byte == b' ').count();
            lines[here].drain(..spaces);
        }
        10 => drop(lines.drain(here.min(there)..here.max(there))),
        _ => {
            let block = lines[here.min(there)..here.max(there)].to_vec();
            let to = choices.below(lines.len());
            lines.splice(to..to, block);
        }
    }
    lines.concat()
}
