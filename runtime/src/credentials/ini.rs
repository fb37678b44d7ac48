//! The INI of credentials files: sections, `key = value`, and comments on lines of their own. No more than that, as no
//! vendor's file has more; a crate would bring dialects, and error messages that quote the line with the secret in it.

use std::collections::BTreeMap;

/// Keys and values of one section; `None` when there is no such section.
///
/// # Errors
///
/// The number of the first line that is none of these.
pub(super) fn section(text: &str, wanted: &str) -> Result<Option<BTreeMap<String, String>>, usize> {
    let mut found = None;
    let mut is_wanted = false;
    for (number, line) in text.trim_start_matches('\u{feff}').lines().map(str::trim).enumerate() {
        if line.is_empty() || line.starts_with(['#', ';']) {
            continue;
        }
        if let Some(name) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            is_wanted = name.trim() == wanted;
            if is_wanted {
                found.get_or_insert_with(BTreeMap::new);
            }
        } else {
            let (key, value) = line.split_once('=').ok_or(number + 1)?;
            if let (true, Some(section)) = (is_wanted, &mut found) {
                section.insert(key.trim().to_ascii_lowercase(), value.trim().to_owned());
            }
        }
    }
    Ok(found)
}
