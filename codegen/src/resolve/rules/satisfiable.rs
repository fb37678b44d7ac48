//! Limits that no value can satisfy together.

use super::view::{Entry, Object, binds};
use crate::diagnostic::{Diagnostic, Problems};
use crate::model::{Check, Constraint};
use crate::resolve::constraints::limits;

/// The most bytes that a character can have in UTF-8.
const LONGEST_CHARACTER: u64 = 4;

/// The shortest and the longest text of an address: `::`, and an IPv6 address that ends in an IPv4 one.
const ADDRESS: (u64, u64) = (2, 45);

/// All rules of this file.
pub(super) fn check(object: &Object<'_>, problems: &mut Problems) {
    for entry in &object.fields {
        empty_text_refused(entry, problems);
        for (index, first) in entry.constraints.iter().enumerate() {
            for second in entry.constraints.iter().skip(index + 1) {
                if binds(&first.origin, &second.origin) || binds(&second.origin, &first.origin) {
                    no_value_fits(entry, first, second, problems);
                }
            }
        }
        no_character_fits(entry, problems);
    }
}

fn empty_text_refused(entry: &Entry<'_>, problems: &mut Problems) {
    for limits in limits(entry.field) {
        let lists = [
            ("cannot-start-with", limits.facts.cannot_start_with.as_ref()),
            ("cannot-contain", limits.facts.cannot_contain.as_ref()),
        ];
        for (word, texts) in lists {
            for text in texts.into_iter().flatten().filter(|text| text.is_empty()) {
                let message = format!("`{word}` has an empty text, which stands in every value");
                let problem = Diagnostic::new("no-value-fits", text.span, message);
                problems.push(problem.help("remove it; `non-empty: true` says that a value may not be empty"));
            }
        }
    }
}

fn no_value_fits(entry: &Entry<'_>, first: &Constraint, second: &Constraint, problems: &mut Problems) {
    let clash = match (characters_and_bytes(&first.check), characters_and_bytes(&second.check)) {
        (Some(first), Some(second)) => !first.overlaps(&second),
        _ => match (&first.check, &second.check) {
            (Check::Range { min: a, max: b }, Check::Range { min: c, max: d }) => above(*a, *d) || above(*c, *b),
            _ => false,
        },
    };
    if clash {
        let (one, other) = (first.check.word(), second.check.word());
        let message = if one == other {
            format!("no value of `{}` can satisfy this `{other}` and another one", entry.name)
        } else {
            format!("no value of `{}` can satisfy both `{one}` and `{other}`", entry.name)
        };
        let problem = Diagnostic::new("no-value-fits", second.span, message).label(second.origin.to_string());
        problems.push(problem.also(first.span, first.origin.to_string()).help("correct the one that is wrong"));
    }
}

fn above(min: Option<i64>, max: Option<i64>) -> bool {
    matches!((min, max), (Some(min), Some(max)) if min > max)
}

/// What a check says of the size of a text.
struct Size {
    characters: (u64, Option<u64>),
    bytes: (u64, Option<u64>),
}

impl Size {
    // Compares in both units, as a length bounds the bytes and the other way round.
    fn overlaps(&self, other: &Size) -> bool {
        let apart = |a: (u64, Option<u64>), b: (u64, Option<u64>)| {
            a.1.is_some_and(|max| max < b.0) || b.1.is_some_and(|max| max < a.0)
        };
        !apart(self.characters, other.characters) && !apart(self.bytes, other.bytes)
    }
}

fn characters_and_bytes(check: &Check) -> Option<Size> {
    let in_characters = |min: u64, max: Option<u64>| Size {
        characters: (min, max),
        bytes: (min, max.map(|max| max.saturating_mul(LONGEST_CHARACTER))),
    };
    Some(match check {
        Check::Length { min, max } => in_characters(*min, *max),
        Check::NonEmpty => in_characters(1, None),
        Check::Ip => in_characters(ADDRESS.0, Some(ADDRESS.1)),
        Check::Bytes { min, max } => Size { characters: (min.div_ceil(LONGEST_CHARACTER), *max), bytes: (*min, *max) },
        _ => return None,
    })
}

// Any text but the empty one has a first character, which every set of characters must have in common.
fn no_character_fits(entry: &Entry<'_>, problems: &mut Problems) {
    let sets: Vec<&Constraint> = entry
        .constraints
        .iter()
        .filter(|c| matches!(c.check, Check::Characters(_) | Check::FirstAndLast(_) | Check::Ascii))
        .collect();
    for (index, second) in sets.iter().enumerate() {
        for first in sets
            .iter()
            .take(index)
            .filter(|first| binds(&first.origin, &second.origin) || binds(&second.origin, &first.origin))
        {
            if !('\0'..=char::MAX).any(|c| allows(&first.check, c) && allows(&second.check, c)) {
                let words = (first.check.word(), second.check.word());
                let message =
                    format!("no character of `{}` satisfies both `{}` and `{}`", entry.name, words.0, words.1);
                let problem =
                    Diagnostic::new("no-value-fits", second.span, message).also(first.span, "contradicts this");
                problems.push(problem.help("the first and the last character must be allowed everywhere in the text"));
            }
        }
    }
}

fn allows(check: &Check, c: char) -> bool {
    match check {
        Check::Characters(set) | Check::FirstAndLast(set) => set.contains(c),
        Check::Ascii => c.is_ascii(),
        _ => true,
    }
}
