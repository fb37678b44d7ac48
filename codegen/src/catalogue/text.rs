//! Texts of catalogues as plain lines: without tags, marks of Markdown and escapes, with a line for each item of a list, as the text of a page has
//! them. Knows typography; what is said is not looked at.

use std::sync::LazyLock;

use regex::Regex;

/// What is replaced, and by what, in this order.
const MARKS: [(&str, &str); 12] = [
    // Tags. What else stands in angle brackets is the vendor's.
    (r"(?i)<li\b[^<>]*>", "\n• "),
    (r"(?i)</?(?:p|br|ul|ol|div|table|thead|tbody|tr|h[1-6]|pre|dx-[a-z]+)\b[^<>]*>|</li>", "\n"),
    (r"(?i)</?(?:a|b|i|em|strong|span|code|font|u|s|td|th|sup|sub)\b[^<>]*>", ""),
    // Links, emphasis, remarks.
    (r"!?\[([^\[\]\n]*)\]\((?:https?:|/|#)[^()\s]*\)", "$1"),
    (r"\*\*|~~", ""),
    (r"(?m)^[ \t]*>[ \t]?", ""),
    // Lists that lost their line breaks: `values: - one: first   - two: second`, `     1) one: first`.
    (r"([:：])[ \t]*[-•][ \t]+", "$1\n• "),
    (r"[ \t]{3,}(?:[0-9]{1,2}[)）]|[-•][ \t])[ \t]*", "\n• "),
    (r"([^\s])[ \t]{4,}", "$1\n"),
    // Heads of parts, as Huawei Cloud has them on one line.
    (r"([^\s])[ \t]+(参数解释|功能说明|约束限制|约束|取值范围|默认取值|使用说明)([:：])", "$1\n$2$3"),
    (r"(?m)^[ \t]*(?:[*+•-][ \t]+|[0-9]{1,2}[)）][ \t]*)", "• "),
    // An item behind a comma goes on with the one above.
    (r",[ \t]*\n+• ", ", "),
];

/// Further items on the line of an item: `• one: first - two: second`.
const FURTHER: &str = r"[ \t]+[-•][ \t]+([^:：。\n]{1,40}[:：])";

/// Values between bars: `up|down`.
const BARS: &str = r"[A-Za-z0-9_.-]+(?:\|[A-Za-z0-9_.-]+)+";

/// Escapes, the ampersand last: `&amp;lt;` is `&lt;`.
const ESCAPES: [(&str, &str); 7] =
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#34;", "\""), ("&#39;", "'"), ("&nbsp;", " "), ("&amp;", "&")];

// `.ok()`: a test shows that all of them compile.
static PATTERNS: LazyLock<Vec<(Regex, &str)>> =
    LazyLock::new(|| MARKS.iter().filter_map(|&(pattern, by)| Some((Regex::new(pattern).ok()?, by))).collect());
static FURTHER_ITEM: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(FURTHER).ok());
static BETWEEN_BARS: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(BARS).ok());

/// The text as plain lines.
pub(super) fn plain(text: &str) -> String {
    let mut plain = text.to_owned();
    for (pattern, by) in PATTERNS.iter() {
        plain = pattern.replace_all(&plain, *by).into_owned();
    }
    if let Some(bars) = BETWEEN_BARS.as_ref() {
        let values = |found: &regex::Captures<'_>| found.get(0).map_or("", |all| all.as_str()).replace('|', ", ");
        plain = bars.replace_all(&plain, values).into_owned();
    }
    plain = items_apart(&plain);
    for (escape, character) in ESCAPES {
        plain = plain.replace(escape, character);
    }
    let lines = plain.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

/// A line for each item of a list that has lost some of its line breaks.
fn items_apart(text: &str) -> String {
    let Some(further) = FURTHER_ITEM.as_ref() else { return text.to_owned() };
    let apart = text
        .lines()
        .map(|line| if line.trim_start().starts_with('•') { further.replace_all(line, "\n• $1") } else { line.into() });
    apart.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use regex::Regex;

    use super::{BARS, FURTHER, MARKS, plain};

    #[test]
    fn every_pattern_compiles() {
        for pattern in MARKS.iter().map(|(pattern, _)| *pattern).chain([BARS, FURTHER]) {
            assert!(Regex::new(pattern).is_ok(), "{pattern}");
        }
    }

    #[test]
    fn typography_becomes_lines() {
        for (text, lines) in [
            (
                "How a box is **filled**.\n\n> It is [sealed](https://example.com/seal) then.",
                "How a box is filled.\nIt is sealed then.",
            ),
            ("Values:\n\n*   **slow**: bit by bit\n*   **fast**", "Values:\n• slow: bit by bit\n• fast"),
            ("It can have small letters,\n*   digits, and dots.", "It can have small letters, digits, and dots."),
            ("<p>One box.</p><ul><li>slow</li><li class=\"x\">fast</li></ul>", "One box.\n• slow\n• fast"),
            ("No `&lt;` and no <box>, but &amp;lt;", "No `<` and no <box>, but &lt;"),
            ("方式：     1）slow：慢     2）fast：快", "方式：\n• slow：慢\n• fast：快"),
            ("方式: - slow: 慢   - fast: 快", "方式:\n• slow: 慢\n• fast: 快"),
            ("状态：     OPEN：打开     SHUT：关闭", "状态：\nOPEN：打开\nSHUT：关闭"),
            ("状态:open|shut", "状态:open, shut"),
            ("范围：\n- slow：慢。 - fast：快。", "范围：\n• slow：慢。\n• fast：快。"),
            ("范围：\n- slow：慢。 - {some box}：快。", "范围：\n• slow：慢。\n• {some box}：快。"),
            ("参数解释： 箱子 取值范围：open，shut 约束：无", "参数解释： 箱子\n取值范围：open，shut\n约束：无"),
            ("3 - 40 boxes, a-b", "3 - 40 boxes, a-b"),
            ("", ""),
        ] {
            assert_eq!(plain(text), lines, "{text:?}");
        }
    }
}
