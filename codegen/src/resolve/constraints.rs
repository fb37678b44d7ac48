//! Facts become typed constraints. What `Field` and `Facts` have in common is read by one function, so a limit means the same wherever it stands.

use indexmap::IndexMap;

use super::enums::values_of;
use super::scope::Lookup;
use crate::diagnostic::{Diagnostic, Problems, Span, Text};
use crate::model::{Characters, Check, Class, Condition, Constraint, Origin, Test};
use crate::spec::{self, Charset, Facts, Field, FieldStatus, Format, Requirement};

/// What a row, or a witness, states of a field, and who that is.
pub(super) struct Limits<'s> {
    pub(super) facts: &'s Facts,
    pub(super) origin: Origin,
}

/// Everything that is stated of a field, strongest origin first.
pub(super) fn limits(field: &Field) -> Vec<Limits<'_>> {
    let recovered = field.recovered.iter().flatten();
    let recovered = recovered.map(|(witness, facts)| (facts, Origin::Recovered(vec![witness.value.clone()])));
    let beyond = field.beyond.iter().flatten();
    let beyond = beyond.map(|(witness, facts)| (facts, Origin::Beyond(witness.value.clone())));
    let own = std::iter::once((&field.facts, own_origin(field)));
    own.chain(recovered).chain(beyond).map(|(facts, origin)| Limits { facts, origin }).collect()
}

/// Who states that the field exists, and whatever stands beside its name.
pub(super) fn own_origin(field: &Field) -> Origin {
    match &field.from {
        Some(witness) => Origin::Beyond(witness.value.clone()),
        None => Origin::Stated,
    }
}

/// The default of a field and who states it.
pub(super) fn default_of(field: &Field) -> Option<(&Text, Origin)> {
    limits(field).into_iter().find_map(|limits| Some((limits.facts.default.as_ref()?, limits.origin)))
}

/// The constraints of a field. `siblings` are the fields of the same object; `integer` says whether enum values are numbers.
pub(super) fn constraints(
    field: &Field,
    siblings: &Lookup<'_>,
    integer: bool,
    problems: &mut Problems,
) -> Vec<Constraint> {
    let mut found: Vec<Constraint> = Vec::new();
    for limits in limits(field) {
        for (check, condition, span) in read(&limits, siblings, integer, problems) {
            add(&mut found, Constraint { check, condition, origin: limits.origin.clone(), span });
        }
    }
    found
}

// Two witnesses of one recovered fact make one constraint that names both; a second voice for advice adds nothing.
fn add(found: &mut Vec<Constraint>, new: Constraint) {
    let same = found.iter_mut().find(|c| c.check == new.check && c.condition == new.condition);
    match (same, new.origin) {
        (Some(Constraint { origin: Origin::Recovered(witnesses), .. }), Origin::Recovered(more)) => {
            witnesses.extend(more)
        }
        (Some(Constraint { origin: Origin::Beyond(_), .. }), Origin::Beyond(_)) => {}
        (_, origin) => found.push(Constraint { origin, ..new }),
    }
}

type Read = (Check, Option<Condition>, Span);

fn read(limits: &Limits<'_>, siblings: &Lookup<'_>, integer: bool, problems: &mut Problems) -> Vec<Read> {
    let mut read: Vec<Read> = Vec::new();
    if let Some(required) = limits.facts.required.as_ref() {
        let condition = match &required.value {
            Requirement::Always => None,
            Requirement::If(condition) => Some(resolve_condition(condition, siblings)),
        };
        read.push((Check::Required, condition, required.span));
    }
    if let Some(forbidden) = limits.facts.forbidden.as_ref() {
        read.push((Check::Forbidden, Some(resolve_condition(&forbidden.value, siblings)), forbidden.span));
    }
    let mut plain = |check: Option<Check>, span: Span| read.extend(check.map(|check| (check, None, span)));
    if let Some(text) = limits.facts.range.as_ref() {
        plain(span_of(text, problems).map(|(min, max)| Check::Range { min, max }), text.span);
    }
    let mut sized = |text: Option<&Text>, make: fn(u64, Option<u64>) -> Check| {
        if let Some(text) = text {
            plain(size_of(text, problems).map(|(min, max)| make(min, max)), text.span);
        }
    };
    sized(limits.facts.length.as_ref(), |min, max| Check::Length { min, max });
    sized(limits.facts.bytes.as_ref(), |min, max| Check::Bytes { min, max });
    sized(limits.facts.items.as_ref(), |min, max| Check::Items { min, max });
    if let Some((values, span)) = values_of(limits, siblings, problems) {
        plain(one_of(&values, integer, problems), span);
    }
    if let Some(words) = limits.facts.characters.as_ref() {
        plain(characters(words, problems).map(Check::Characters), words.span);
    }
    if let Some(words) = limits.facts.first_and_last.as_ref() {
        plain(characters(words, problems).map(Check::FirstAndLast), words.span);
    }
    let texts = |texts: &[Text]| texts.iter().map(|t| t.value.clone()).collect::<Vec<_>>();
    let first = |texts: &[Text]| texts.first().map(|t| t.span).unwrap_or_default();
    if let Some(list) = limits.facts.cannot_start_with.as_ref() {
        plain(Some(Check::CannotStartWith(texts(list))), first(list));
    }
    if let Some(list) = limits.facts.cannot_contain.as_ref() {
        plain(Some(Check::CannotContain(texts(list))), first(list));
    }
    if let Some(charset) = limits.facts.charset.as_ref() {
        plain(
            Some(match charset.value {
                Charset::Ascii => Check::Ascii,
            }),
            charset.span,
        );
    }
    if let Some(flag) = limits.facts.non_empty.as_ref() {
        plain(Some(Check::NonEmpty), flag.span);
    }
    if let Some(format) = limits.facts.format.as_ref() {
        plain(
            Some(match format.value {
                Format::Ip => Check::Ip,
            }),
            format.span,
        );
    }
    if let Some(status) = limits.facts.status.as_ref() {
        plain(
            Some(match status.value {
                FieldStatus::Unsupported => Check::Unsupported,
                FieldStatus::Deprecated => Check::Deprecated,
            }),
            status.span,
        );
    }
    read
}

fn one_of(values: &[&Text], integer: bool, problems: &mut Problems) -> Option<Check> {
    if !integer {
        return Some(Check::OneOf(values.iter().map(|v| v.value.clone()).collect()));
    }
    let number = |value: &&Text| match value.parse::<i64>() {
        Ok(number) => Some(number),
        Err(_) => {
            let problem = Diagnostic::new(
                "unreadable-number",
                value.span,
                format!("`{value}` is not a number, but the field is an integer"),
            );
            problems.push(problem.help("write each value in decimal, or make the field a string"));
            None
        }
    };
    Some(Check::OneOfIntegers(values.iter().filter_map(number).collect()))
}

/// A condition with the defaults of the fields that it looks at.
fn resolve_condition(condition: &spec::Condition, siblings: &Lookup<'_>) -> Condition {
    let with_values = |fields: &IndexMap<Text, Vec<Text>>| {
        let test = |(field, values): (&Text, &Vec<Text>)| {
            let default = siblings.sibling(field).and_then(default_of);
            let values: Vec<String> = values.iter().map(|v| v.value.clone()).collect();
            let absent_matches = default.filter(|(text, _)| values.contains(&text.value)).map(|(_, origin)| origin);
            Test { field: field.value.clone(), values, absent_matches }
        };
        fields.iter().map(test).collect()
    };
    let given = |fields: &[Text]| {
        fields.iter().map(|f| Test { field: f.value.clone(), values: Vec::new(), absent_matches: None }).collect()
    };
    match condition {
        spec::Condition::When(fields) => Condition { tests: with_values(fields), negated: false },
        spec::Condition::Unless(fields) => Condition { tests: with_values(fields), negated: true },
        spec::Condition::WhenGiven(fields) => Condition { tests: given(fields), negated: false },
        spec::Condition::UnlessGiven(fields) => Condition { tests: given(fields), negated: true },
    }
}

/// `60 to 6000`, `up to 20`, `at least 1`, `exactly 5`.
fn span_of(text: &Text, problems: &mut Problems) -> Option<(Option<i64>, Option<i64>)> {
    let words: Vec<&str> = text.split(' ').collect();
    let number = |word: &str| word.parse::<i64>().ok();
    let read = match words.as_slice() {
        ["up", "to", max] => number(max).map(|max| (None, Some(max))),
        [min, "to", max] => number(min).zip(number(max)).map(|(min, max)| (Some(min), Some(max))),
        ["at", "least", min] => number(min).map(|min| (Some(min), None)),
        ["exactly", n] => number(n).map(|n| (Some(n), Some(n))),
        _ => None,
    };
    match read {
        None => {
            let problem = Diagnostic::new("unreadable-limits", text.span, format!("`{text}` cannot be read as limits"));
            problems.push(
                problem.help("write `60 to 6000`, `up to 20`, `at least 1` or `exactly 5`; both ends are included"),
            );
        }
        Some((Some(min), Some(max))) if min > max => {
            let problem = Diagnostic::new(
                "inverted-limits",
                text.span,
                format!("the lower limit {min} is above the upper limit {max}"),
            );
            problems.push(problem.help(format!("write `{max} to {min}`, or correct the number that is wrong")));
        }
        Some(_) => {}
    }
    read.filter(|limits| !matches!(limits, (Some(min), Some(max)) if min > max))
}

/// Sizes are numbers of 32 bits everywhere; whatever is larger is a slip of the pen.
fn size_of(text: &Text, problems: &mut Problems) -> Option<(u64, Option<u64>)> {
    let (min, max) = span_of(text, problems)?;
    let size = |n: i64| u32::try_from(n).ok().map(u64::from);
    let read = match (min.map_or(Some(0), size), max.map(size)) {
        (Some(min), None) => Some((min, None)),
        (Some(min), Some(Some(max))) => Some((min, Some(max))),
        _ => None,
    };
    if read.is_none() {
        problems.push(
            Diagnostic::new("unreadable-limits", text.span, format!("`{text}` is no size of a text or list"))
                .help(format!("stay between 0 and {}", u32::MAX)),
        );
    }
    read
}

/// `a-z 0-9 - _`, `letters digits`.
fn characters(words: &Text, problems: &mut Problems) -> Option<Characters> {
    let class = |word: &str| {
        let letters: Vec<char> = word.chars().collect();
        match (word, letters.as_slice()) {
            ("letters", _) => Some(Class::Letters),
            ("digits", _) => Some(Class::Digits),
            (_, [one]) => Some(Class::Range(*one, *one)),
            (_, [first, '-', last]) if first <= last => Some(Class::Range(*first, *last)),
            _ => None,
        }
    };
    let mut classes = Vec::new();
    for word in words.split(' ') {
        match class(word) {
            Some(class) => classes.push(class),
            None => {
                let problem = Diagnostic::new(
                    "unreadable-characters",
                    words.span,
                    format!("`{word}` is not a set of characters"),
                );
                problems.push(
                    problem.help("separate by one space: ranges such as `a-z`, single characters, `letters`, `digits`"),
                );
                return None;
            }
        }
    }
    Some(Characters { words: words.value.clone(), classes })
}
