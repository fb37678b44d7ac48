//! A description as shapes see it: full-width letters as ASCII, one blank for any gap, one line per paragraph; and where its sentences are.

use std::ops::Range;

/// The text with every gap one blank, every paragraph a line.
pub(super) fn flat(text: &str) -> String {
    let mut flat = String::with_capacity(text.len());
    for line in text.lines() {
        let mut words = line.split_whitespace().peekable();
        if words.peek().is_none() {
            continue;
        }
        if !flat.is_empty() {
            flat.push('\n');
        }
        for (number, word) in words.enumerate() {
            if number > 0 {
                flat.push(' ');
            }
            flat.extend(word.chars().map(narrow));
        }
    }
    flat
}

/// The ASCII character that a full-width one stands for.
fn narrow(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => u32::from(c).checked_sub(0xfee0).and_then(char::from_u32).unwrap_or(c),
        _ => c,
    }
}

/// Where the sentences of a flat text are. A point ends one where a blank follows, so that those in names and numbers do not.
pub(super) fn sentences(flat: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut chars = flat.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let end = at + c.len_utf8();
        let next = chars.peek().map(|&(_, next)| next);
        let ends = match c {
            '\n' | '。' | ';' => true,
            '.' | '!' | '?' => next.is_none_or(char::is_whitespace),
            _ => next.is_none(),
        };
        if ends {
            if flat.get(start..end).is_some_and(|text| text.chars().any(char::is_alphanumeric)) {
                found.push(start..end);
            }
            start = end;
        }
    }
    found
}
