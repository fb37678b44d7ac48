//! A limit in words, as findings and reports say it. The runtime words its own limits alike; neither knows the other.

use crate::model::{Characters, Check, Class, Condition, Constraint};

/// `1 to 64 characters`, `required unless ResourceType is CCN`.
pub(super) fn limit(constraint: &Constraint) -> String {
    match &constraint.condition {
        Some(condition) => format!("{} {}", demand(&constraint.check), when(condition)),
        None => demand(&constraint.check),
    }
}

fn demand(check: &Check) -> String {
    match check {
        Check::Required => "required".to_owned(),
        Check::Forbidden => "must be absent".to_owned(),
        Check::Length { min, max } => format!("{} characters", count(*min, *max)),
        Check::Bytes { min, max } => format!("{} bytes in UTF-8", count(*min, *max)),
        Check::Items { min, max } => format!("{} items", count(*min, *max)),
        Check::Range { min, max } => span(*min, *max),
        Check::OneOf(values) => format!("one of {}", values.iter().cloned().collect::<Vec<_>>().join(", ")),
        Check::OneOfIntegers(values) => {
            format!("one of {}", values.iter().map(i64::to_string).collect::<Vec<_>>().join(", "))
        }
        Check::Characters(set) => format!("only the characters {}", listed(set)),
        Check::FirstAndLast(set) => format!("first and last character one of {}", listed(set)),
        Check::CannotStartWith(texts) => format!("not starting with {}", texts.join(", ")),
        Check::CannotContain(texts) => format!("not containing {}", texts.join(", ")),
        Check::Ascii => "ASCII characters only".to_owned(),
        Check::NonEmpty => "not empty".to_owned(),
        Check::Ip => "an IPv4 or IPv6 address".to_owned(),
        Check::Unsupported => "not supported by the service for now".to_owned(),
        Check::Deprecated => "deprecated".to_owned(),
    }
}

// Nothing has fewer than zero of anything, so zero is no limit worth saying.
fn count(min: u64, max: Option<u64>) -> String {
    span((min > 0 || max.is_none_or(|max| max == 0)).then_some(min), max)
}

fn span<N: PartialEq + ToString>(min: Option<N>, max: Option<N>) -> String {
    match (min, max) {
        (Some(min), Some(max)) if min == max => format!("exactly {}", min.to_string()),
        (Some(min), Some(max)) => format!("{} to {}", min.to_string(), max.to_string()),
        (Some(min), None) => format!("at least {}", min.to_string()),
        (None, Some(max)) => format!("at most {}", max.to_string()),
        (None, None) => "any number".to_owned(),
    }
}

fn listed(set: &Characters) -> String {
    let word = |class: &Class| match class {
        Class::Range(' ', ' ') => "space".to_owned(),
        Class::Range(first, last) if first == last => first.to_string(),
        Class::Range(first, last) => format!("{first}-{last}"),
        Class::Letters => "letters".to_owned(),
        Class::Digits => "digits".to_owned(),
    };
    set.classes.iter().map(word).collect::<Vec<_>>().join(", ")
}

fn when(condition: &Condition) -> String {
    let test = |test: &crate::model::Test| {
        let says = if test.values.is_empty() {
            format!("{} is given", test.field)
        } else {
            format!("{} is {}", test.field, test.values.join(" or "))
        };
        if test.absent_matches.is_some() { says + " or absent" } else { says }
    };
    let tests: Vec<String> = condition.tests.iter().map(test).collect();
    format!("{} {}", if condition.negated { "unless" } else { "when" }, tests.join(" and "))
}
