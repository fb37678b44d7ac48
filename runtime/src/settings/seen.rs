//! What others have set, in messages: names and paths as they are where that does no harm.

use crate::text::quoted;
use std::borrow::Cow;

/// How many characters of a path a message shows as they are.
const LONGEST: usize = 120;

/// The text as it is where it is short and everything in it can be seen; else in quotes, escaped and shortened.
pub(super) fn plain(text: &str) -> Cow<'_, str> {
    if text.chars().nth(LONGEST).is_none() && is_seen(text) { text.into() } else { quoted(text).into() }
}

/// Whether nothing in it is invisible or changes how the rest is shown, as control characters do.
pub(super) fn is_seen(text: &str) -> bool {
    text.chars().all(|c| matches!(c, '"' | '\'' | '\\') || c.escape_debug().len() == 1)
}
