//! Rules for characters as regular expressions that mean the same in every dialect: no `$`, which in some of them stands before a last line break,
//! except where the character before it is already refused. It must not know schemas.

use crate::model::{Characters, Class};

/// A character outside the set.
pub(super) fn outside(set: &Characters) -> String {
    format!("[^{}]", class(set))
}

/// A character outside the set at either end. In dialects in which `$` also stands before a last line break, the break itself is outside.
pub(super) fn outside_at_an_end(set: &Characters) -> String {
    format!("^[^{0}]|[^{0}]$", class(set))
}

/// One of the texts at the beginning.
pub(super) fn start(texts: &[String]) -> String {
    format!("^(?:{})", anywhere(texts))
}

/// One of the texts anywhere.
pub(super) fn anywhere(texts: &[String]) -> String {
    texts.iter().map(|text| literal(text)).collect::<Vec<_>>().join("|")
}

/// A character beyond ASCII.
pub(super) const BEYOND_ASCII: &str = "[^\\u0000-\\u007f]";

/// More than one part of a path, or dots that are none. A line break behind them is a control character by itself.
pub(super) const NO_PATH_SEGMENT: &str = "[/\\\\\\u0000-\\u001f\\u007f-\\u009f]|^\\.{1,2}$";

fn class(set: &Characters) -> String {
    let part = |class: &Class| match class {
        Class::Range(first, last) if first == last => in_class(*first),
        Class::Range(first, last) => format!("{}-{}", in_class(*first), in_class(*last)),
        Class::Letters => "\\p{Alphabetic}".to_owned(),
        Class::Digits => "\\p{N}".to_owned(),
    };
    set.classes.iter().map(part).collect()
}

// Some dialects give a meaning to doubled `&` and `~` in a class, others refuse a backslash before them.
fn in_class(c: char) -> String {
    match c {
        '\\' | ']' | '[' | '^' | '-' => format!("\\{c}"),
        '&' | '~' => format!("\\x{:02x}", u32::from(c)),
        other => other.to_string(),
    }
}

fn literal(text: &str) -> String {
    let mut literal = String::with_capacity(text.len());
    for c in text.chars() {
        if "^$\\.*+?()[]{}|".contains(c) {
            literal.push('\\');
        }
        literal.push(c);
    }
    literal
}

#[cfg(test)]
mod tests {
    use super::{outside, outside_at_an_end, start};
    use crate::model::{Characters, Class};

    #[test]
    fn signs_that_mean_something_to_a_dialect_stand_for_themselves() {
        let one = |c| Class::Range(c, c);
        let classes =
            vec![Class::Range('a', 'z'), one('-'), one('^'), one(']'), one('&'), Class::Letters, Class::Digits];
        let set = Characters { words: String::new(), classes };
        assert_eq!(outside(&set), "[^a-z\\-\\^\\]\\x26\\p{Alphabetic}\\p{N}]");
        let set = Characters { words: String::new(), classes: vec![one('a')] };
        assert_eq!(outside_at_an_end(&set), "^[^a]|[^a]$");
        assert_eq!(start(&["a.b".to_owned(), "(c".to_owned()]), "^(?:a\\.b|\\(c)");
    }
}
