//! Classes of characters, in words instead of regular expressions.

use std::fmt::{Display, Formatter, Result};

/// A class of characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// From the first to the second, inclusive, by Unicode scalar value.
    Range(char, char),
    /// This one.
    One(char),
    /// Whatever Unicode calls alphabetic.
    Letters,
    /// Whatever Unicode calls a number (`\p{N}`).
    Digits,
}

impl Class {
    /// Whether the character is in the class.
    #[must_use]
    pub fn has(self, character: char) -> bool {
        match self {
            Class::Range(first, last) => (first..=last).contains(&character),
            Class::One(one) => one == character,
            Class::Letters => character.is_alphabetic(),
            Class::Digits => character.is_numeric(),
        }
    }

    /// Whether a word stands for it in messages.
    pub(super) fn is_word(self) -> bool {
        matches!(self, Class::One(' ') | Class::Letters | Class::Digits)
    }
}

/// `a-z`, `-`, `letters`, `digits`.
impl Display for Class {
    fn fmt(&self, out: &mut Formatter<'_>) -> Result {
        match self {
            Class::Range(first, last) => write!(out, "{first}-{last}"),
            Class::One(' ') => out.write_str("space"),
            Class::One(one) => write!(out, "{one}"),
            Class::Letters => out.write_str("letters"),
            Class::Digits => out.write_str("digits"),
        }
    }
}
