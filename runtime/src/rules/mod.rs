//! The documented limits of a field, as constants that generated tables hold. A rule says what must hold, when it
//! applies, and who says so. It does not look at values: `validate` does.

mod check;
mod class;
mod condition;
mod constructors;
mod origin;

pub use check::{Check, Span};
pub use class::{Class, Classes};
pub use condition::{Condition, Term, Terms, Test, given, is};
pub use constructors::{
    ascii, bytes, bytes_at_least, cannot_contain, cannot_start_with, characters, deprecated, first_and_last, forbidden,
    ip, items, items_at_least, length, length_at_least, non_empty, one_of, one_of_integers, path_segment, range,
    range_at_least, range_up_to, required, unsupported,
};
pub use origin::Origin;

/// One documented limit of a field.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// What must hold.
    pub check: Check,
    /// When it must hold; `None` is always.
    pub condition: Option<Condition>,
    /// Who says so.
    pub origin: Origin,
}

impl Rule {
    /// Only when `field` of the same object has one of these values.
    #[must_use]
    pub const fn when(self, field: &'static str, values: &'static [&'static str]) -> Self {
        self.under(false, Terms::One(is(field, values)))
    }

    /// Unless `field` of the same object has one of these values.
    #[must_use]
    pub const fn unless(self, field: &'static str, values: &'static [&'static str]) -> Self {
        self.under(true, Terms::One(is(field, values)))
    }

    /// Only when `field` of the same object is set.
    #[must_use]
    pub const fn when_given(self, field: &'static str) -> Self {
        self.under(false, Terms::One(given(field)))
    }

    /// Unless `field` of the same object is set.
    #[must_use]
    pub const fn unless_given(self, field: &'static str) -> Self {
        self.under(true, Terms::One(given(field)))
    }

    /// Only when all of these hold.
    #[must_use]
    pub const fn when_all(self, terms: &'static [Term]) -> Self {
        self.under(false, Terms::All(terms))
    }

    /// Unless all of these hold.
    #[must_use]
    pub const fn unless_all(self, terms: &'static [Term]) -> Self {
        self.under(true, Terms::All(terms))
    }

    /// Says that the default of the condition's field, as the page states it, is among the values: a field that is
    /// not set matches. Only after [`when`](Self::when) and [`unless`](Self::unless).
    #[must_use]
    pub const fn absent_counts(self) -> Self {
        self.absent(Origin::Stated)
    }

    /// Like [`absent_counts`](Self::absent_counts), where only a witness states the default. A finding that rests on
    /// it is advice, as everything of that witness.
    #[must_use]
    pub const fn absent_counts_beyond(self, witness: &'static str) -> Self {
        self.absent(Origin::Beyond(witness))
    }

    /// Says that the limit stood in a hole of the page and comes from these witnesses.
    #[must_use]
    pub const fn recovered(mut self, witnesses: &'static [&'static str]) -> Self {
        self.origin = Origin::Recovered(witnesses);
        self
    }

    /// Says that the page does not state the limit, only this witness does.
    #[must_use]
    pub const fn beyond(mut self, witness: &'static str) -> Self {
        self.origin = Origin::Beyond(witness);
        self
    }

    const fn new(check: Check) -> Self {
        Self { check, condition: None, origin: Origin::Stated }
    }

    const fn under(mut self, negated: bool, terms: Terms) -> Self {
        self.condition = Some(Condition { negated, terms });
        self
    }

    const fn absent(mut self, origin: Origin) -> Self {
        if let Some(Condition { negated, terms: Terms::One(term) }) = self.condition {
            self.condition = Some(Condition { negated, terms: Terms::One(term.absent(origin)) });
        }
        self
    }
}
