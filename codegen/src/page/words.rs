//! What a word in a cell can be: a name, a Yes or No, an error code. Knows spelling, not meaning.

/// Whether a text is spelt like the name of a parameter.
pub(super) fn is_name(text: &str) -> bool {
    let first = text.chars().next();
    let fits = |c: char| c.is_ascii_alphanumeric() || "_-.[]$@".contains(c);
    first.is_some_and(|c| c.is_ascii_alphabetic() || "_$[".contains(c))
        && text.len() <= 120
        && text.chars().all(fits)
        && !text.ends_with('.')
}

/// What the Required column says.
pub(super) fn required(text: &str) -> Option<bool> {
    let text = text.trim().to_lowercase();
    match text.as_str() {
        "yes" | "是" | "required" | "mandatory" | "必选" | "必填" | "true" | "y" => Some(true),
        "no" | "否" | "optional" | "可选" | "选填" | "非必选" | "false" | "n" => Some(false),
        _ => None,
    }
}

/// Whether a text is spelt like an error code: `LimitExceeded.Tag`, `InternalError`, `VPC.0012`. A plain word is none.
pub(super) fn is_code(text: &str) -> bool {
    let fits = |c: char| c.is_ascii_alphanumeric() || "._-".contains(c);
    let humps = text.chars().filter(char::is_ascii_uppercase).count();
    let is_marked = humps > 1 || text.contains(['.', '_']) || text.chars().all(|c| c.is_ascii_digit());
    text.starts_with(|c: char| c.is_ascii_alphanumeric())
        && text.len() <= 120
        && is_marked
        && text.chars().all(fits)
        && !text.ends_with('.')
}

/// Whether a text is an HTTP status.
pub(super) fn is_status(text: &str) -> bool {
    text.len() == 3 && text.starts_with(['1', '2', '3', '4', '5']) && text.chars().all(|c| c.is_ascii_digit())
}

/// Whether a text names a permission: `service:Action`.
pub(super) fn is_action(text: &str) -> bool {
    text.split_once(':').is_some_and(|(service, action)| is_name(service) && is_name(action))
}

/// A name as a cell has it, without the marks of its typography.
pub(super) fn bare(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || "*`»└├│─\u{200b}\u{a0}".contains(c))
}
