//! Reads descriptions into facts by the shapes that sentences have. Shapes are data; this module applies them. A sentence that no shape knows
//! yields nothing, and is counted.

mod chinese;
mod english;
mod flat;
mod shape;
#[cfg(test)]
mod tests;

use std::ops::Range;
use std::sync::LazyLock;

use regex::Captures;

use super::layouts::is_item;
use super::table::Kind;
use super::{Facts, Value};
use shape::{CHINESE, CHINESE_ADVICE, Compiled, ENGLISH, ENGLISH_ADVICE, Yields};

/// What was read out of one description.
#[derive(Clone, Debug, Default)]
pub(super) struct Read {
    pub(super) facts: Facts,
    pub(super) sentences: usize,
    pub(super) silent: Vec<usize>,
}

/// Reads the description of a row. `ty` is its type in the language's words.
pub(super) fn read(text: &str, ty: Option<&str>, kind: Kind) -> Read {
    if text.trim().is_empty() {
        return Read::default();
    }
    let flat = flat::flat(text);
    let (english, chinese): (&LazyLock<Vec<Compiled>>, &LazyLock<Vec<Compiled>>) = match kind {
        Kind::Request | Kind::Response | Kind::Type => (&ENGLISH, &CHINESE),
        Kind::Errors => (&ENGLISH_ADVICE, &CHINESE_ADVICE),
        Kind::Authorization | Kind::Status => return Read::default(),
    };
    // Compiling shapes takes longer than reading pages with them, so those of a language that is not there are left alone.
    let chinese: &[Compiled] = if flat.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)) { chinese } else { &[] };
    let mut reading = Reading { text: &flat, ty: ty.unwrap_or_default(), facts: Facts::new(), read: Vec::new() };
    for Compiled { shape, regex } in english.iter().chain(chinese) {
        for captures in regex.captures_iter(&flat) {
            reading.take(shape.yields, &captures);
        }
    }
    // Both values of a boolean are no limit.
    if ty == Some("boolean") {
        reading.facts.remove("enum");
    }
    let sentences = flat::sentences(&flat);
    let overlaps =
        |sentence: &Range<usize>| reading.read.iter().any(|r| r.start < sentence.end && sentence.start < r.end);
    let silent = (1..).zip(&sentences).filter(|(_, sentence)| !overlaps(sentence)).map(|(number, _)| number).collect();
    Read { facts: reading.facts, sentences: sentences.len(), silent }
}

/// Characters of a sentence in front of its values.
const LONGEST_CONDITION: usize = 200;

struct Reading<'t> {
    text: &'t str,
    ty: &'t str,
    facts: Facts,
    /// Where something was read.
    read: Vec<Range<usize>>,
}

impl Reading<'_> {
    fn take(&mut self, yields: Yields, captures: &Captures<'_>) {
        let Some(whole) = captures.get(0) else { return };
        // What stands before is looked at and not read.
        let range = captures.name("before").map_or(whole.start(), |before| before.end())..whole.end();
        let group = |name: &str| captures.name(name).map(|found| bare(found.as_str()));
        let is_list = self.ty.starts_with("list of ");
        let is_number = matches!(self.ty, "integer" | "number");
        let fact = match yields {
            Yields::Range if is_number => limits("range", group("min"), group("max")),
            Yields::Length if !is_number => limits("length", group("min"), group("max")),
            Yields::Items if is_list => limits("items", group("min"), group("max")),
            Yields::Limits => {
                let key = if is_list {
                    "items"
                } else if is_number {
                    "range"
                } else {
                    "length"
                };
                limits(key, group("min"), group("max"))
            }
            Yields::Range | Yields::Length | Yields::Items => None,
            // What was read as limits there is no list of values.
            Yields::Enum if self.read.iter().any(|read| read.start < range.end && range.start < read.end) => None,
            Yields::Enum | Yields::EnumLines
                if captures
                    .name("values")
                    .or(captures.name("items"))
                    .is_some_and(|found| self.is_conditional(found.start())) =>
            {
                None
            }
            Yields::Enum => {
                // One number alone is that of the first item of a list, and what follows a value and a comma is its meaning.
                let is_first = |values: &[String]| match values {
                    [one] => whole.as_str().ends_with(',') || one.chars().all(|c| c.is_ascii_digit()),
                    _ => false,
                };
                group("values").and_then(values).filter(|values| !is_first(values) && self.can_be(values)).map(list)
            }
            Yields::EnumLines => group("items").and_then(lines).filter(|values| self.can_be(values)).map(list),
            Yields::Text("default") => {
                let value = group("value").filter(|value| !is_no_value(value));
                // A word before others begins a text: `Default value: no change`. A number has its unit.
                let goes_on = self.text.get(whole.end()..).is_some_and(|rest| !rest.starts_with('('));
                let is_whole = !(whole.as_str().ends_with(' ') && goes_on && matches!(self.ty, "string" | ""));
                let is_whole = |value: &&str| is_whole || value.parse::<f64>().is_ok();
                let value = value.filter(|value| is_of(value, self.ty)).filter(is_whole);
                value.map(|value| ("default", Value::text(value)))
            }
            Yields::Text(key) => {
                group("value").filter(|value| !is_no_value(value)).map(|value| (key, text(key, value)))
            }
            Yields::Phrase(key, phrase) => group("value").map(|value| (key, Value::text(phrase.replace('$', value)))),
            Yields::List(key) => group("values").map(|found| (key, Value::List(split(found)))),
            Yields::Characters(key) => group("values").and_then(characters).map(|kinds| (key, Value::text(kinds))),
            Yields::Condition(key, word) => group("field")
                .zip(group("values").and_then(values))
                .map(|(field, values)| (key, Value::map(word, Value::map(field, Value::List(values))))),
            Yields::Given(key, word) => group("field").map(|field| (key, Value::map(word, Value::list([field])))),
            Yields::Constant(key, value) => Some((key, Value::text(value))),
        };
        let Some((key, value)) = fact else { return };
        let value = match (self.facts.get(key), value) {
            (Some(Value::Text(known)), Value::Text(new)) => joined(known, &new),
            (Some(_), _) => None,
            (None, value) => Some(value),
        };
        // Of two statements that do not fit together the second is left unread, and so it is counted.
        if let Some(value) = value {
            self.facts.insert(key.to_owned(), value);
            self.read.push(range);
        }
    }

    /// Whether the values that begin here hold under a condition only: `当 Wrapping 是 foil，可选值为…`.
    fn is_conditional(&self, at: usize) -> bool {
        let before = self.text.get(..at).unwrap_or_default().trim_end();
        let mut backwards = before.char_indices().rev().take(LONGEST_CONDITION);
        let ends = |&(_, c): &(usize, char)| matches!(c, '。' | ';' | '\n');
        let begin = backwards
            .find(ends)
            .map_or(before.len().saturating_sub(4 * LONGEST_CONDITION), |(at, c)| at + c.len_utf8());
        let before = before.get(begin..).unwrap_or_default().trim_start_matches(|c: char| "•·-* ".contains(c));
        !before.starts_with("当前") && ["当", "若", "如果"].iter().any(|word| before.starts_with(word))
    }

    /// Whether texts can be the values of the field: an object has none, and those of a number are numbers.
    fn can_be(&self, values: &[String]) -> bool {
        let element = self.ty.strip_prefix("list of ").unwrap_or(self.ty);
        let is_plain = matches!(element, "" | "-" | "string" | "integer" | "number" | "boolean");
        is_plain && values.iter().all(|value| is_of(value, element))
    }
}

fn list(values: Vec<String>) -> (&'static str, Value) {
    ("enum", Value::List(values))
}

/// Whether a text can be a value of a type.
fn is_of(value: &str, ty: &str) -> bool {
    match ty {
        "integer" => value.parse::<i64>().is_ok(),
        "number" => value.parse::<f64>().is_ok(),
        "boolean" => ["true", "false"].contains(&value.to_ascii_lowercase().as_str()),
        _ => true,
    }
}

/// A lower limit and an upper one, each from its own sentence, are one fact. The same fact twice is fine.
fn joined(known: &str, new: &str) -> Option<Value> {
    let both = |low: &str, high: &str| {
        let (low, high) = (low.strip_prefix("at least ")?, high.strip_prefix("up to ")?);
        Some(Value::text(format!("{low} to {high}")))
    };
    both(known, new).or_else(|| both(new, known)).or_else(|| (known == new).then(|| Value::text(known)))
}

fn limits(key: &'static str, min: Option<&str>, max: Option<&str>) -> Option<(&'static str, Value)> {
    let number = |text: &str| text.replace(',', "");
    let span = match (min.map(number), max.map(number)) {
        (Some(min), Some(max)) => format!("{min} to {max}"),
        (Some(min), None) => format!("at least {min}"),
        (None, Some(max)) => format!("up to {max}"),
        (None, None) => return None,
    };
    Some((key, Value::text(span)))
}

/// What a text key is written as.
fn text(key: &str, value: &str) -> Value {
    const UNITS: [(&str, &str); 6] = [
        ("毫秒", "milliseconds"),
        ("秒", "seconds"),
        ("分钟", "minutes"),
        ("小时", "hours"),
        ("天", "days"),
        ("字节", "bytes"),
    ];
    let unit = UNITS.iter().find(|(word, _)| key == "unit" && *word == value).map(|&(_, unit)| unit);
    Value::text(unit.unwrap_or(value))
}

fn bare(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || "`*\"'“”".contains(c))
}

/// The texts of a list; an announced list that is words of a sentence has none.
fn values(list: &str) -> Option<Vec<String>> {
    let values = split(list);
    (!values.is_empty() && !values.iter().any(|value| is_no_value(value))).then_some(values)
}

fn split(list: &str) -> Vec<String> {
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

/// Kinds of characters as the language writes them; none if one of them is not known, or says less than the language must.
fn characters(words: &str) -> Option<String> {
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

/// The first words of lines that are items, each up to its colon or bracket, as long as they are items. An item without such a word leaves
/// nothing: the list would lack a value.
fn lines(items: &str) -> Option<Vec<String>> {
    let mut values = Vec::new();
    for line in items.lines().filter(|line| !line.trim().is_empty()) {
        let item = line.trim().trim_start_matches(|c: char| "•·●▪◦*-–".contains(c) || c.is_whitespace());
        let end = item.find([':', '(', ',', ';', ' ']).unwrap_or(item.len());
        let (value, rest) = item.split_at_checked(end)?;
        let value = bare(value.trim_end_matches(['.', '。']));
        let fits = |c: char| c.is_ascii_alphanumeric() || "_.:/*-".contains(c);
        let is_value = !value.is_empty() && value.chars().all(fits) && !is_no_value(value);
        // Several words without a colon are a text about something.
        let is_apart = rest.is_empty() || !rest.starts_with(' ') || rest.trim_start().starts_with(['-', '–', '(', ':']);
        let is_item = is_item(line) || has_meaning(rest);
        if is_value && is_apart && is_item {
            values.push(value.to_owned());
            continue;
        }
        // `Note: …` and `默认值：…` stand below a list.
        let is_below = is_no_value(value) || !value.starts_with(|c: char| c.is_ascii_alphanumeric());
        match is_item && !is_below {
            true => return None,
            false => break,
        }
    }
    (!values.is_empty()).then_some(values)
}

/// Whether what follows a value is its meaning: `: …`, `(default): …`.
fn has_meaning(rest: &str) -> bool {
    let in_brackets = rest.strip_prefix('(').and_then(|rest| rest.split_once(')'));
    in_brackets.map_or(rest, |(_, rest)| rest).starts_with(':')
}

/// Words that stand where a value could, and say something of it.
fn is_no_value(word: &str) -> bool {
    const WORDS: [&str; 34] = [
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
        "fixed",
        "valid",
        "invalid",
        "null",
        "none",
        "n/a",
        "na",
        "not",
        "the",
        "a",
        "an",
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
        "any",
        "globally",
        "automatically",
    ];
    WORDS.contains(&word.to_ascii_lowercase().as_str()) && word != "NONE" && word != "none"
}
