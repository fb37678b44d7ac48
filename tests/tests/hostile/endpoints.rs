//! Hostile texts for endpoints.

use std::cell::Cell;

use flowlog_tests::hostile::{Choices, address, endpoint};

use crate::made_up;

#[test]
fn any_text_is_refused_in_a_line_or_means_the_same_to_every_reader() {
    made_up(200, |bytes| drop(endpoint(&String::from_utf8_lossy(bytes))));
}

#[test]
fn what_looks_like_an_address_is_refused_in_a_line_or_means_the_same_to_every_reader() {
    let accepted = Cell::new(0);
    made_up(40, |bytes| {
        let text = address(&mut Choices::new(bytes));
        accepted.set(accepted.get() + usize::from(endpoint(&text).is_some()));
        for scheme in ["http://", "https://"] {
            endpoint(&format!("{scheme}{text}"));
        }
    });
    assert!(accepted.get() > 10, "{} accepted", accepted.get());
}
