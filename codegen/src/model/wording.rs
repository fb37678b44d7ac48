//! A limit in words, the same for documentation, reports and findings; how names and lists are set is the caller's choice. The runtime words
//! its own limits alike; neither knows the other.

use super::constraint::{Characters, Check, Class, Condition, Constraint, Test};

/// How names and lists are set.
#[derive(Clone, Copy, Debug)]
pub struct Wording {
    /// A wire name or a value.
    pub name: fn(&str) -> String,
    /// Several names that were set already, as a list.
    pub list: fn(&[String]) -> String,
    /// Several names that were set already, as alternatives inside a sentence.
    pub either: fn(&[String]) -> String,
}

impl Wording {
    /// `1 to 64 characters`, `required unless ResourceType is CCN`.
    pub fn limit(&self, constraint: &Constraint) -> String {
        match &constraint.condition {
            Some(condition) => format!("{} {}", self.demand(&constraint.check), self.condition(condition)),
            None => self.demand(&constraint.check),
        }
    }

    fn demand(&self, check: &Check) -> String {
        match check {
            Check::Required => "required".to_owned(),
            Check::Forbidden => "must be absent".to_owned(),
            Check::Length { min, max } => count(*min, *max, "character"),
            Check::Bytes { min, max } => format!("{} in UTF-8", count(*min, *max, "byte")),
            Check::Items { min, max } => count(*min, *max, "item"),
            // A limit that no number breaks says nothing.
            Check::Range { min, max } if min == max => span(*min, *max),
            Check::Range { min, max } => span(min.filter(|n| *n > i64::MIN), max.filter(|n| *n < i64::MAX)),
            Check::OneOf(values) => self.one_of(values.iter().map(String::as_str)),
            Check::OneOfIntegers(values) => self.one_of(values.iter().map(i64::to_string)),
            // "The characters letters" would be the ones of that word.
            Check::Characters(set) if set.classes.iter().any(is_word) => {
                format!("only {}", self.classes(set))
            }
            Check::Characters(set) => format!("only the characters {}", self.classes(set)),
            Check::FirstAndLast(set) => format!("first and last character one of {}", self.classes(set)),
            Check::CannotStartWith(texts) => format!("not starting with {}", self.listed(texts)),
            Check::CannotContain(texts) => format!("not containing {}", self.listed(texts)),
            Check::Ascii => "ASCII characters only".to_owned(),
            Check::NonEmpty => "not empty".to_owned(),
            Check::Ip => "an IPv4 or IPv6 address".to_owned(),
            Check::PathSegment => {
                let [slash, backslash, dot, dots] = ["/", "\\", ".", ".."].map(self.name);
                format!("one part of a path, not {dot} or {dots}, without {slash}, {backslash} and control characters")
            }
            Check::Unsupported => "not supported by the service for now".to_owned(),
            Check::Deprecated => "deprecated".to_owned(),
        }
    }

    fn one_of(&self, values: impl ExactSizeIterator<Item = impl AsRef<str>>) -> String {
        let start = if values.len() == 1 { "only" } else { "one of" };
        format!("{start} {}", self.listed(values))
    }

    fn classes(&self, set: &Characters) -> String {
        let class = |class: &Class| match *class {
            Class::Range(' ', ' ') => "space".to_owned(),
            Class::Range(first, last) if first == last => (self.name)(&first.to_string()),
            Class::Range(first, last) => (self.name)(&format!("{first}-{last}")),
            Class::Letters => "letters".to_owned(),
            Class::Digits => "digits".to_owned(),
        };
        (self.list)(&set.classes.iter().map(class).collect::<Vec<_>>())
    }

    fn condition(&self, condition: &Condition) -> String {
        let tests: Vec<String> = condition.tests.iter().map(|test| self.test(test)).collect();
        format!("{} {}", if condition.negated { "unless" } else { "when" }, tests.join(" and "))
    }

    fn test(&self, test: &Test) -> String {
        let matches = match test.values.as_slice() {
            [] => "given".to_owned(),
            values => (self.either)(&self.named(values)),
        };
        let absent = if test.absent_matches.is_some() { " or absent" } else { "" };
        format!("{} is {matches}{absent}", (self.name)(&test.field))
    }

    fn listed(&self, texts: impl IntoIterator<Item = impl AsRef<str>>) -> String {
        (self.list)(&self.named(texts))
    }

    fn named(&self, texts: impl IntoIterator<Item = impl AsRef<str>>) -> Vec<String> {
        texts.into_iter().map(|text| (self.name)(text.as_ref())).collect()
    }
}

/// Whether a word stands for the class, which is never set like a name.
fn is_word(class: &Class) -> bool {
    matches!(class, Class::Range(' ', ' ') | Class::Letters | Class::Digits)
}

// Nothing has fewer than zero of anything, so zero is no limit worth saying.
fn count(min: u64, max: Option<u64>, of: &str) -> String {
    let said = span((min > 0 || max.is_none_or(|max| max == 0)).then_some(min), max);
    let plural = if max.unwrap_or(min) == 1 { "" } else { "s" };
    format!("{said} {of}{plural}")
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
