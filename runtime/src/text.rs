//! Values in messages: quoted, and shortened so that a message stays readable.

use std::borrow::Cow;

/// How many characters of a value a message shows.
const SHOWN: usize = 60;

/// What a message says in place of a sensitive value.
pub(crate) const HIDDEN: &str = "a value that is not shown";

/// The text in quotes with control characters escaped, cut after 60 characters.
pub(crate) fn quoted(text: &str) -> String {
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{:?}…", text.get(..end).unwrap_or(text)),
        None => format!("{text:?}"),
    }
}

/// The text as it is where it is short and everything in it can be seen, else in quotes as above.
pub(crate) fn plain(text: &str) -> Cow<'_, str> {
    let is_seen = |c: char| matches!(c, '"' | '\'' | '\\') || c.escape_debug().len() == 1;
    if text.chars().nth(2 * SHOWN).is_none() && text.chars().all(is_seen) { text.into() } else { quoted(text).into() }
}
