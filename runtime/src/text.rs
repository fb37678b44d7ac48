//! Values in messages: quoted, and shortened so that a message stays readable.

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
