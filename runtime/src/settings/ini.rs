//! The INI of credentials files: sections, `key = value`, and comments on lines of their own. No more than that, as no
//! vendor's file has more; a crate would bring dialects, and error messages that quote the line with the secret in it.

use super::seen::plain;
use serde_json::{Map, Value};

/// A section and the number of its line.
pub(super) type Section = (usize, Map<String, Value>);

/// A section; `None` when there is no such section. Keys are in lower case.
///
/// # Errors
///
/// What is wrong with the first line that cannot be meant like that. Lines are never quoted.
pub(super) fn section(text: &str, wanted: &str) -> Result<Option<Section>, String> {
    let shown = plain(wanted);
    let mut found: Option<Section> = None;
    let mut is_wanted = false;
    for (number, line) in (1..).zip(text.trim_start_matches('\u{feff}').lines().map(str::trim)) {
        if line.is_empty() || line.starts_with(['#', ';']) {
            continue;
        }
        if let Some(name) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            is_wanted = name.trim() == wanted;
            if is_wanted && let Some((before, _)) = found.replace((number, Map::new())) {
                return Err(format!("line {number} begins [{shown}] again, after line {before}: expected it once"));
            }
        } else {
            let (key, value) = line.split_once('=').ok_or_else(|| {
                format!("line {number} is none of these, which were expected: [section], key = value, # comment")
            })?;
            if let (true, Some((_, section))) = (is_wanted, &mut found)
                && section.insert(key.trim().to_ascii_lowercase(), value.trim().into()).is_some()
            {
                return Err(format!("line {number} has a key that [{shown}] has before: expected it once"));
            }
        }
    }
    Ok(found)
}
