//! When a rule applies: terms about other fields of the same object, by wire name.

use super::Origin;
use std::fmt::{Display, Formatter, Result};

/// When a rule applies.
#[derive(Clone, Copy, Debug)]
pub struct Condition {
    /// Whether the rule applies when the terms do *not* hold (`unless`).
    pub negated: bool,
    /// What must hold.
    pub terms: Terms,
}

/// The terms of a condition.
#[derive(Clone, Copy, Debug)]
pub enum Terms {
    /// This one.
    One(Term),
    /// All of these.
    All(&'static [Term]),
}

/// One statement about another field of the same object.
#[derive(Clone, Copy, Debug)]
pub struct Term {
    /// Wire name of the field.
    pub field: &'static str,
    /// What is asked of it.
    pub test: Test,
    /// Who says that a field that is not set counts as one with a matching value; `None` when nobody does, then a
    /// field that is not set matches nothing.
    pub absent: Option<Origin>,
}

/// What a term asks of a field.
#[derive(Clone, Copy, Debug)]
pub enum Test {
    /// That it is set.
    Given,
    /// That it has one of these values, compared as wire text: integers in decimal, booleans as `true` and `false`.
    Is(&'static [&'static str]),
}

/// The term that `field` has one of these values.
#[must_use]
pub const fn is(field: &'static str, values: &'static [&'static str]) -> Term {
    Term { field, test: Test::Is(values), absent: None }
}

/// The term that `field` is set.
#[must_use]
pub const fn given(field: &'static str) -> Term {
    Term { field, test: Test::Given, absent: None }
}

impl Term {
    /// Says that the default of the field, as the page states it, is among the values.
    #[must_use]
    pub const fn absent_counts(self) -> Self {
        self.absent(Origin::Stated)
    }

    /// Says that the default of the field, as only this witness states it, is among the values.
    #[must_use]
    pub const fn absent_counts_beyond(self, witness: &'static str) -> Self {
        self.absent(Origin::Beyond(witness))
    }

    pub(super) const fn absent(mut self, origin: Origin) -> Self {
        self.absent = Some(origin);
        self
    }
}

impl Terms {
    /// The terms in order.
    #[must_use]
    pub fn as_slice(&self) -> &[Term] {
        match self {
            Terms::One(term) => std::slice::from_ref(term),
            Terms::All(terms) => terms,
        }
    }
}

/// `when A is x or y`, `unless A is given and B is x`.
impl Display for Condition {
    fn fmt(&self, out: &mut Formatter<'_>) -> Result {
        out.write_str(if self.negated { "unless " } else { "when " })?;
        for (number, term) in self.terms.as_slice().iter().enumerate() {
            if number > 0 {
                out.write_str(" and ")?;
            }
            match term.test {
                Test::Given => write!(out, "{} is given", term.field)?,
                Test::Is(values) => write!(out, "{} is {}", term.field, values.join(" or "))?,
            }
            if term.absent.is_some() {
                out.write_str(" or absent")?;
            }
        }
        Ok(())
    }
}
