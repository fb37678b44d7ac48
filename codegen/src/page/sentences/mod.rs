//! Reads descriptions into facts by the shapes that sentences have. Shapes are data; this module applies them, and keeps of what they find only
//! that which was understood to the end of its sentence. What is not is left alone, and counted.

mod chinese;
mod english;
mod fact;
mod flat;
#[cfg(test)]
mod phrases;
mod shape;
#[cfg(test)]
mod tests;
mod values;
mod whole;

use std::ops::Range;
use std::sync::LazyLock;

use super::table::Kind;
use super::{Facts, Value};
use fact::Found;
use shape::{CHINESE, CHINESE_ADVICE, Compiled, ENGLISH, ENGLISH_ADVICE, Yields};

pub(super) use values::is_property;

/// No description has more to say. Each finding is held against all others, so what has more is left unread.
const MOST_FINDINGS: usize = 64;

/// What was read out of one description.
#[derive(Clone, Debug, Default)]
pub(crate) struct Read {
    pub(crate) facts: Facts,
    pub(crate) sentences: usize,
    /// Sentences that yielded no fact.
    pub(crate) silent: Vec<usize>,
    /// Sentences that say more of the field than was read.
    pub(crate) unread: Vec<usize>,
}

/// Reads the description of a row. `ty` is its type in the language's words.
pub(crate) fn read(text: &str, ty: Option<&str>, kind: Kind) -> Read {
    read_without(text, ty, kind, &[])
}

/// The same without facts that turned out not to be understood.
pub(super) fn read_without(text: &str, ty: Option<&str>, kind: Kind, without: &[&str]) -> Read {
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
    let shapes = english.iter().chain(chinese);
    let all = shapes.flat_map(|shape| shape.regex.captures_iter(&flat).map(move |captures| (shape.shape, captures)));
    let mut found: Vec<Found> = all
        .filter_map(|(shape, captures)| fact::found(&flat, shape.yields, &captures, ty.unwrap_or_default()))
        .collect();
    found.retain(|found| !without.contains(&found.key));
    if found.len() > MOST_FINDINGS {
        found.clear();
    }
    let sentences = flat::sentences(&flat);
    if kind == Kind::Errors {
        found = first_of_each(found);
    } else {
        keep_understood(&flat, &sentences, &mut found);
    }
    let marked = found.iter().find_map(|found| match (&found.value, flat.get(found.range.clone())) {
        (Value::List(values), Some(items)) if found.yields == Yields::EnumLines => {
            values::marked_as_default(items, values).map(Value::text)
        }
        _ => None,
    });
    let marked = marked.filter(|_| !without.contains(&"default"));
    let read: Vec<Range<usize>> = found.iter().map(|found| found.range.clone()).collect();
    let mut facts = merged(found);
    if let Some(value) = marked {
        facts.entry("default".to_owned()).or_insert(value);
    }
    // Both values of a boolean are no limit.
    if ty == Some("boolean") {
        facts.remove("enum");
    }
    let number_of = |is: &dyn Fn(&Range<usize>) -> bool| {
        (1..).zip(&sentences).filter(|(_, sentence)| is(sentence)).map(|(number, _)| number).collect()
    };
    let is_silent = |sentence: &Range<usize>| !read.iter().any(|read| overlap(read, sentence));
    let is_unread = |sentence: &Range<usize>| whole::tells_more(&whole::outside(&flat, sentence.clone(), read.iter()));
    Read {
        facts,
        sentences: sentences.len(),
        silent: number_of(&is_silent),
        unread: if kind == Kind::Errors { Vec::new() } else { number_of(&is_unread) },
    }
}

fn overlap(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}

/// Drops what is not understood to its end. What was dropped covers nothing, so that others may fall without it.
fn keep_understood(flat: &str, sentences: &[Range<usize>], found: &mut Vec<Found>) {
    retain(found, |_, this, others| !whole::is_of_others(flat, sentences, this, others));
    // What contradicts another statement does so even if its own sentence is not understood.
    let within: Vec<bool> = found.iter().map(|this| found.iter().any(|list| is_within(this, list))).collect();
    let is_within_list = |at: usize| within.get(at).is_some_and(|is| *is);
    retain(found, |at, this, others| {
        let stands = |(other_at, other): &&(usize, &Found)| {
            !gives_way(other, this, at < *other_at) && !is_within_list(*other_at)
        };
        is_within_list(at) || others.iter().filter(stands).all(|(_, other)| agree(this, other))
    });
    let mut before = usize::MAX;
    while found.len() < before {
        before = found.len();
        retain(found, |_, this, others| whole::is_understood(flat, sentences, this, others));
        if found.len() == before {
            retain(found, |at, this, others| {
                !others.iter().any(|(other_at, other)| gives_way(this, other, *other_at < at))
            });
        }
    }
}

/// Keeps what stands beside all others as they are now.
fn retain(found: &mut Vec<Found>, is_kept: impl Fn(usize, &Found, &[(usize, &Found)]) -> bool) {
    let all = std::mem::take(found);
    let kept = all.iter().enumerate().filter(|(at, this)| {
        let others: Vec<(usize, &Found)> = all.iter().enumerate().filter(|(other, _)| other != at).collect();
        is_kept(*at, this, &others)
    });
    *found = kept.map(|(_, this)| this.clone()).collect();
}

/// What is said within a list of values is said of one value; of two readings of the same words the first shape has the better one.
fn gives_way(this: &Found, other: &Found, is_later: bool) -> bool {
    if !overlap(&this.range, &other.range) {
        return false;
    }
    if is_within(this, other) {
        return true;
    }
    let holds_other = this.is_list() && other.range.start > this.values;
    let is_same = this.key == other.key || this.is_list() && other.is_limit();
    is_later && is_same && !holds_other
}

/// Whether two findings can both be true. Of two that cannot, nobody knows which is meant, so that neither is read.
fn agree(one: &Found, other: &Found) -> bool {
    one.key != other.key || overlap(&one.range, &other.range) || joined(&one.value, &other.value).is_some()
}

fn is_within(this: &Found, list: &Found) -> bool {
    list.is_list() && overlap(&this.range, &list.range) && this.range.start > list.values
}

fn first_of_each(found: Vec<Found>) -> Vec<Found> {
    let mut first: Vec<Found> = Vec::new();
    for found in found {
        if !first.iter().any(|other| other.key == found.key) {
            first.push(found);
        }
    }
    first
}

fn merged(found: Vec<Found>) -> Facts {
    let mut facts = Facts::new();
    for Found { key, value, .. } in found {
        let value = facts.get(key).and_then(|known| joined(known, &value)).unwrap_or(value);
        facts.insert(key.to_owned(), value);
    }
    facts
}

/// A lower limit and an upper one, each from its own sentence, are one fact. The same fact twice is fine.
fn joined(known: &Value, new: &Value) -> Option<Value> {
    let both = |low: &Value, high: &Value| match (low, high) {
        (Value::Text(low), Value::Text(high)) => {
            let (low, high) = (low.strip_prefix("at least ")?, high.strip_prefix("up to ")?);
            Some(Value::text(format!("{low} to {high}")))
        }
        _ => None,
    };
    both(known, new).or_else(|| both(new, known)).or_else(|| (known == new).then(|| known.clone()))
}
