//! From the text of an answer to a response.

use divan::{Bencher, black_box};
use flowlog_tests::by_hand::answers::{self, Answer};
use std::fmt::{Display, Formatter, Result};

struct Shown(Answer);

impl Display for Shown {
    fn fmt(&self, out: &mut Formatter<'_>) -> Result {
        out.write_str(self.0.id)
    }
}

fn answers() -> impl Iterator<Item = Shown> {
    answers::all().into_iter().map(Shown)
}

#[divan::bench(args = answers())]
fn generated(bencher: Bencher<'_, '_>, answer: &Shown) {
    bencher.bench(|| (answer.0.generated)(black_box(&answer.0.body)));
}

#[divan::bench(args = answers())]
fn derived(bencher: Bencher<'_, '_>, answer: &Shown) {
    bencher.bench(|| (answer.0.derived)(black_box(&answer.0.body)));
}
