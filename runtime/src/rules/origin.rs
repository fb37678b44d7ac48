//! Who states a fact. This decides how serious a finding is, so it travels with every rule.

use std::fmt::{Display, Formatter, Result};

/// Who states a limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The page itself.
    Stated,
    /// The page had a hole here; these witnesses fill it. As good as stated.
    Recovered(&'static [&'static str]),
    /// The page does not say it, this witness does. Never more than advice.
    Beyond(&'static str),
    /// No page and no witness says it: the client refuses by itself what could do harm.
    Client,
}

impl Origin {
    /// The weaker of the two; the first when they are equally strong.
    #[must_use]
    pub fn weakest(self, other: Self) -> Self {
        if other.weakness() > self.weakness() { other } else { self }
    }

    fn weakness(self) -> u8 {
        match self {
            Origin::Stated | Origin::Client => 0,
            Origin::Recovered(_) => 1,
            Origin::Beyond(_) => 2,
        }
    }
}

/// `stated`, `recovered from a and b`, `beyond the page, from a`, `not the vendor's limit, but the client's own`.
impl Display for Origin {
    fn fmt(&self, out: &mut Formatter<'_>) -> Result {
        match self {
            Origin::Stated => out.write_str("stated"),
            Origin::Recovered(witnesses) => write!(out, "recovered from {}", witnesses.join(" and ")),
            Origin::Beyond(witness) => write!(out, "beyond the page, from {witness}"),
            Origin::Client => out.write_str("not the vendor's limit, but the client's own"),
        }
    }
}
