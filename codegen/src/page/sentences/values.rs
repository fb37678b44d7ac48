//! Texts that stand for values: lists of them in a line or a value per line, and words that stand where a value could and are none. Knows no field.

use crate::page::layouts::is_item;

/// A text without blanks and quotes around it.
pub(super) fn bare(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || "`*\"'“”".contains(c))
}

/// The texts of a list; an announced list that is words of a sentence has none.
pub(super) fn values(list: &str) -> Option<Vec<String>> {
    let values = split(list);
    (!values.is_empty() && !values.iter().any(|value| is_no_value(value) || is_interval(value))).then_some(values)
}

/// Whether a text is two numbers, from the one to the other.
fn is_interval(text: &str) -> bool {
    let is_number = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
    text.split_once('-').is_some_and(|(low, high)| is_number(low) && is_number(high))
}

/// The texts of a list, whatever they are.
pub(super) fn split(list: &str) -> Vec<String> {
    let list = list.strip_prefix("set to ").unwrap_or(list).replace("或者", ",").replace(['或', '和', '、', '\n'], ",");
    let list = without_brackets(&list);
    // A slash is between values as in `tcp/udp`, or part of an address.
    let list = if list.contains("//") { list } else { list.replace('/', ",") };
    let words = list.split([' ', ',']).map(bare).map(|word| word.trim_end_matches('.'));
    words.filter(|word| !matches!(*word, "" | "and" | "or")).map(str::to_owned).collect()
}

/// A list without the meanings of its values.
fn without_brackets(list: &str) -> String {
    let mut is_inside = false;
    let outside = |c: &char| {
        let was_inside = is_inside;
        is_inside = *c == '(' || is_inside && *c != ')';
        !is_inside && !was_inside
    };
    list.chars().filter(outside).collect()
}

/// Whether a list is of texts as they are typed: one of them has quotes or punctuation, and none is a word for characters, as in `a digit` or `spaces`.
pub(super) fn is_literal(list: &str) -> bool {
    const CHARACTERS: &[&str] = &[
        "space",
        "whitespace",
        "blank",
        "tab",
        "digit",
        "letter",
        "number",
        "character",
        "symbol",
        "hyphen",
        "underscore",
        "punctuation",
        "emoji",
        "dot",
        "period",
        "comma",
        "colon",
        "quote",
        "slash",
        "slashe",
        "backslash",
        "bracket",
        "break",
        "word",
        "consecutive",
        "leading",
        "special",
    ];
    let list = list.replace(" or ", ",").replace("或者", ",").replace(['或', '和', '、'], ",");
    let texts: Vec<&str> =
        list.split(',').map(|text| text.trim().trim_end_matches('.')).filter(|text| !text.is_empty()).collect();
    let is_typed = |text: &&str| text.chars().any(|c| !c.is_alphanumeric());
    let is_word = |text: &&str| {
        let one = text.strip_suffix('s').unwrap_or(text).to_ascii_lowercase();
        CHARACTERS.contains(&one.as_str()) || is_no_value(text)
    };
    texts.iter().any(is_typed) && !texts.iter().any(is_word)
}

/// Kinds of characters as the language writes them; none if one of them is not known, or says less than the language must.
pub(super) fn characters(words: &str) -> Option<String> {
    const KINDS: [(&str, &str); 3] = [("lowercase letter", "a-z"), ("uppercase letter", "A-Z"), ("digit", "0-9")];
    let words = words.replace('\n', " ").replace(" and ", ",").replace(" or ", ",");
    let kinds = words
        .split(',')
        .map(|kind| kind.trim().trim_start_matches("a ").trim_start_matches("an "))
        .filter(|kind| !kind.is_empty());
    let kind = |kind: &str| {
        let known = KINDS.iter().find(|(word, _)| kind.strip_suffix('s').unwrap_or(kind) == *word);
        let shown = || {
            let (_, shown) = kind.strip_suffix(')')?.split_once('(')?;
            (shown.chars().count() == 1).then_some(shown)
        };
        known.map(|&(_, kind)| kind).or_else(shown).map(str::to_owned)
    };
    kinds.map(kind).collect::<Option<Vec<String>>>().map(|kinds| kinds.join(" "))
}

/// The first words of lines that are items, each up to its colon or bracket, as long as they are items; and how many bytes these lines have. An item
/// without such a word leaves nothing: the list would lack a value.
pub(super) fn lines(items: &str) -> Option<(Vec<String>, usize)> {
    let mut values = Vec::new();
    let (mut length, mut end) = (0, 0);
    for line in items.split_inclusive('\n') {
        end += line.len();
        if line.trim().is_empty() {
            continue;
        }
        let item = line.trim().trim_start_matches(|c: char| "•·●▪◦*-–".contains(c) || c.is_whitespace());
        let (value, rest) = item.split_at_checked(end_of_value(item))?;
        let value = bare(value.trim_end_matches(['.', '。']));
        let fits = |c: char| c.is_ascii_alphanumeric() || "_.:/*-".contains(c);
        let is_value = !value.is_empty() && value.chars().all(fits) && !is_no_value(value);
        // Several words without a colon are a text about something.
        let is_apart = !rest.starts_with(' ') || rest.trim_start().starts_with(['-', '–', '(', ':']);
        let (is_marked, is_explained) = (is_item(line), has_meaning(rest));
        // `Note: …` and `默认值：…` stand below a list.
        let is_below = is_no_value(value) || !value.starts_with(|c: char| c.is_ascii_alphanumeric());
        match (is_marked, is_explained) {
            (true, _) | (_, true) if is_value && is_apart => values.push(value.to_owned()),
            (_, true) if is_below => break,
            (false, false) => break,
            _ => return None,
        }
        length = end;
    }
    // The same twice is only the beginning of what stands there.
    let is_once = |(at, value): (usize, &String)| !values.iter().take(at).any(|before| before == value);
    (!values.is_empty() && values.iter().enumerate().all(is_once)).then_some((values, length))
}

/// The one value of a list that is marked as the default, behind it and in brackets.
pub(super) fn marked_as_default<'v>(items: &str, values: &'v [String]) -> Option<&'v str> {
    const MARKS: [&str; 3] = ["(default)", "(默认)", "(默认值)"];
    let is_marked = |value: &&String| {
        items.lines().any(|line| {
            let item = line.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '_');
            let behind = item.strip_prefix(value.as_str()).map(|rest| rest.trim_start_matches([' ', '`', '"', '\'']));
            behind.is_some_and(|rest| MARKS.iter().any(|mark| rest.starts_with(mark)))
        })
    };
    let mut marked = values.iter().filter(is_marked);
    marked.next().filter(|_| marked.next().is_none()).map(String::as_str)
}

/// Where the value ends with which an item begins. A colon between digits is part of it: `1:4096`.
fn end_of_value(item: &str) -> usize {
    let mut before = None;
    let mut chars = item.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        let is_ratio = c == ':' && is_digit(before) && is_digit(chars.peek().map(|&(_, next)| next));
        if [':', '(', ',', ';', ' '].contains(&c) && !is_ratio {
            return at;
        }
        before = Some(c);
    }
    item.len()
}

/// Whether what follows a value is its meaning: `: …`, `(default): …`.
fn has_meaning(rest: &str) -> bool {
    let in_brackets = rest.strip_prefix('(').and_then(|rest| rest.split_once(')'));
    in_brackets.map_or(rest, |(_, rest)| rest).starts_with(':')
}

/// Words that stand where a value could, and say something of it, or say that there are more.
pub(super) fn is_no_value(word: &str) -> bool {
    const WORDS: &[&str] = &[
        // Of a value.
        "specified",
        "given",
        "provided",
        "left",
        "case-sensitive",
        "case-insensitive",
        "unique",
        "required",
        "optional",
        "empty",
        "omitted",
        "fixed",
        "valid",
        "invalid",
        "null",
        "n/a",
        "na",
        "not",
        "the",
        "a",
        "an",
        "this",
        "any",
        "globally",
        "automatically",
        // Heads of what follows.
        "unit",
        "default",
        "note",
        "notes",
        "minimum",
        "maximum",
        "range",
        "example",
        "format",
        "see",
        "for",
        // A list that goes on.
        "etc",
        "e.g",
        "such",
    ];
    // In capitals these are values.
    const SMALL: &[&str] = &["other", "others", "more", "many"];
    WORDS.contains(&word.to_ascii_lowercase().as_str()) || SMALL.contains(&word) || word == "None"
}

/// Words that stand alone at the beginning of a line, before a remark.
pub(super) fn is_remark(word: &str) -> bool {
    const WORDS: &[&str] = &[
        "warning",
        "caution",
        "important",
        "attention",
        "notice",
        "tip",
        "tips",
        "info",
        "danger",
        "deprecated",
        "todo",
        "faq",
    ];
    WORDS.contains(&word.to_ascii_lowercase().as_str())
}

/// Words for what is counted of a text or of time, and so is none of the elements of a list.
pub(super) fn is_measure(word: &str) -> bool {
    const WORDS: &[&str] = &[
        "characters",
        "letters",
        "bytes",
        "digits",
        "words",
        "times",
        "seconds",
        "minutes",
        "hours",
        "days",
        "months",
        "years",
        "字",
        "字符",
        "字节",
        "字母",
        "数字",
        "小时",
        "月",
        "星期",
    ];
    WORDS.iter().any(|measure| word.starts_with(measure))
}

/// Words that say what a value is like, as `unique` and `encrypted` do: nothing in their spelling tells them from a value, so that what could be one is
/// taken for one.
pub(in crate::page) fn is_property(word: &str) -> bool {
    const WORDS: &[&str] = &[
        "torn", "ready", "full", "random", "constant", "opaque", "zero", "odd", "even", "unset", "blank", "unknown",
        "known", "text", "secret", "hidden",
    ];
    const ENDS: &[&str] =
        &["ed", "ing", "able", "ible", "ic", "al", "ive", "ous", "ful", "less", "ary", "ly", "like", "only", "wide"];
    word.chars().all(|c| c.is_ascii_lowercase() || c == '-')
        && (WORDS.contains(&word) || ENDS.iter().any(|end| word.ends_with(end)))
}
