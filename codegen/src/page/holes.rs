//! Sees what a description lacks by what is left of it: nothing at all, an announcement without its list, a sentence that stops. Knows nothing
//! of what stood there.

use super::layouts::is_item;
use crate::spec::Lost;

/// Words after which a sentence must go on.
const DANGLING: [&str; 24] = [
    "a",
    "an",
    "the",
    "of",
    "to",
    "and",
    "or",
    "if",
    "is",
    "are",
    "be",
    "in",
    "on",
    "for",
    "with",
    "by",
    "from",
    "as",
    "that",
    "than",
    "when",
    "into",
    "the following",
    "such as",
];

/// Words that head a paragraph of their own, and announce no list.
const HEADS: [&str; 16] = [
    "explanation",
    "definition",
    "constraints",
    "constraint",
    "range",
    "default value",
    "default",
    "note",
    "notes",
    "description",
    "example",
    "参数解释",
    "约束限制",
    "取值范围",
    "默认取值",
    "说明",
];

/// What the description cell of a parameter lacks. A line break at its end is what is left of a list.
pub(crate) fn hole(cell: &str) -> Option<Lost> {
    let text = cell.trim();
    if text.is_empty() {
        return Some(Lost::Cell);
    }
    if cell.ends_with('\n') || announces_nothing(text) {
        return Some(Lost::List);
    }
    stops(text).then_some(Lost::Text)
}

/// Whether a line announces a list, and what follows is none.
fn announces_nothing(text: &str) -> bool {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let mut followed = lines.iter().copied().skip(1).map(Some).chain([None]);
    lines.iter().any(|line| {
        let next = followed.next().flatten();
        let announces =
            line.strip_suffix([':', '：']).is_some_and(|line| !HEADS.contains(&line.to_lowercase().as_str()));
        announces && next.is_none_or(|next| !is_item(next) && is_sentence(next))
    })
}

// `Default value: 600.` follows a list that is gone; `LTS: …` or a bare value is the list itself.
fn is_sentence(line: &str) -> bool {
    line.contains(' ') && line.ends_with(['.', '。']) && line.starts_with(|c: char| c.is_uppercase())
}

fn stops(text: &str) -> bool {
    let lower = text.to_lowercase();
    !text.ends_with(['.', '。', ')', '"', '`'])
        && DANGLING.iter().any(|word| lower.strip_suffix(word).is_some_and(|before| before.ends_with(' ')))
}

#[cfg(test)]
mod tests {
    use super::hole;
    use crate::spec::Lost;

    #[test]
    fn what_is_missing_is_seen_by_what_is_left() {
        for (cell, lost) in [
            ("", Some(Lost::Cell)),
            ("  ", Some(Lost::Cell)),
            ("How packets are chosen. Allowed values:", Some(Lost::List)),
            ("How packets are chosen. Allowed values:\nDefault value: 7.", Some(Lost::List)),
            ("Where packets end.\n", Some(Lost::List)),
            ("It takes the place of the", Some(Lost::Text)),
            ("Where packets end.", None),
            ("Where packets end", None),
            ("How packets are chosen. Allowed values:\n• all: every one\n• none: not one", None),
            ("Kind of store.\nDISK: on disks.", None),
            ("Explanation:\nWhere packets end.", None),
        ] {
            assert_eq!(hole(cell), lost, "{cell:?}");
        }
    }
}
