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

    /// The ASCII characters of the class, a bit each.
    const fn ascii(self) -> u128 {
        match self {
            Class::Range(first, last) => between(first, last),
            Class::One(one) => between(one, one),
            Class::Letters => between('A', 'Z') | between('a', 'z'),
            Class::Digits => between('0', '9'),
        }
    }

    /// Whether a word stands for it in messages.
    pub(super) fn is_word(self) -> bool {
        matches!(self, Class::One(' ') | Class::Letters | Class::Digits)
    }
}

/// Classes of which a character has to be in one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Classes {
    each: &'static [Class],
    /// The ASCII characters that are in one of them, a bit each: names and ids have no others, mostly.
    ascii: [u64; 2],
}

impl Classes {
    /// These classes.
    #[must_use]
    pub const fn new(each: &'static [Class]) -> Self {
        let mut ascii = [0, 0];
        let mut rest = each;
        while let [class, others @ ..] = rest {
            let bits = class.ascii();
            // The casts take the lower half.
            ascii = [ascii[0] | bits as u64, ascii[1] | (bits >> 64) as u64];
            rest = others;
        }
        Self { each, ascii }
    }

    /// The classes in order.
    #[must_use]
    pub fn as_slice(self) -> &'static [Class] {
        self.each
    }

    /// Whether the character is in one of them.
    #[must_use]
    pub fn has(self, character: char) -> bool {
        match u8::try_from(character) {
            Ok(byte) if byte < 128 => self.has_ascii(byte),
            _ => self.each.iter().any(|class| class.has(character)),
        }
    }

    /// Whether all characters of the text are.
    #[must_use]
    pub fn has_all(self, text: &str) -> bool {
        text.bytes().all(|byte| self.has_ascii(byte))
            || (!text.is_ascii() && text.chars().all(|character| self.has(character)))
    }

    /// Whether the first and the last character of the text are.
    #[must_use]
    pub fn has_ends(self, text: &str) -> bool {
        let mut ends = text.chars();
        let first = ends.next();
        first.into_iter().chain(ends.next_back()).all(|character| self.has(character))
    }

    fn has_ascii(self, byte: u8) -> bool {
        let [low, high] = self.ascii;
        let half = if byte < 64 { low } else { high };
        byte < 128 && half >> (byte % 64) & 1 == 1
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

const fn between(first: char, last: char) -> u128 {
    let below_first = if first.is_ascii() { (1 << first as u32) - 1 } else { u128::MAX };
    let up_to_last = if last.is_ascii() { u128::MAX >> (127 - last as u32) } else { u128::MAX };
    up_to_last & !below_first
}
