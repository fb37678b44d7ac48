//! The permission that a caller needs: words of the vendor's, and no sentences. What a page has there is copied by `import`.

use crate::diagnostic::{Diagnostic, Problems, Text};
use crate::hidden::is_hidden;
use crate::spec::{Authorization, OperationSpec};

/// How long the name of an access level may be.
const LONGEST_LEVEL: usize = 40;

/// All rules of this file.
pub(super) fn check(spec: &OperationSpec, problems: &mut Problems) {
    let Some(Authorization { action, access, resource, .. }) = &spec.operation.authorization else { return };
    const WORD: &str = "write it as the vendor does, such as `boxes:Create` or `acs:boxes:*`: without spaces";
    form("action", action, is_permission, WORD, problems);
    form("access level", access, is_access_level, "write the vendor's word, such as `write`", problems);
    form("resource", resource, is_permission, WORD, problems);
}

fn form(what: &str, text: &Text, fits: fn(&str) -> bool, help: &str, problems: &mut Problems) {
    // What is left open is reported as that.
    if !fits(text) && !text.starts_with("todo:") {
        let problem =
            Diagnostic::new("permission-form", text.span, format!("`{text}` cannot be the {what} of a permission"));
        problems.push(problem.help(help));
    }
}

/// Whether it can be the name of an access level: a word or two.
pub(crate) fn is_access_level(text: &str) -> bool {
    let fits = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_' | '/' | '(' | ')');
    text.starts_with(char::is_alphanumeric) && text.chars().all(fits) && text.chars().count() <= LONGEST_LEVEL
}

/// Whether it can be an action or the pattern of a resource.
pub(crate) fn is_permission(text: &str) -> bool {
    !text.is_empty() && !text.contains(|c: char| c.is_whitespace() || is_hidden(c))
}
