//! Bytes as decisions, so that whoever makes up bytes makes up edits: proptest with its seeds, libFuzzer with what it has learnt.

/// Decisions that are left. When there are none, every choice is the first.
#[derive(Clone, Copy, Debug)]
pub struct Choices<'c>(&'c [u8]);

impl<'c> Choices<'c> {
    /// Takes bytes as decisions.
    pub fn new(bytes: &'c [u8]) -> Self {
        Self(bytes)
    }

    /// Whether nothing is left to decide.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// One of so many; 0 when there are none to choose from. A byte decides among few, two among many.
    pub fn below(&mut self, number: usize) -> usize {
        let mut chosen = self.byte();
        if number > 256 {
            chosen = chosen << 8 | self.byte();
        }
        chosen.checked_rem(number).unwrap_or(0)
    }

    /// One of these.
    pub fn of<'t, T: ?Sized>(&mut self, things: &[&'t T]) -> &'t T {
        things[self.below(things.len())]
    }

    /// What has not been decided with.
    pub fn rest(self) -> &'c [u8] {
        self.0
    }

    fn byte(&mut self) -> usize {
        let Some((first, rest)) = self.0.split_first() else { return 0 };
        self.0 = rest;
        usize::from(*first)
    }
}
