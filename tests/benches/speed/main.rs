//! How long it takes to judge a request and put it on the wire, to sign it, and to read an answer; next to each figure the same by hand or by serde's
//! derive, where there is such a thing.
//!
//! ```sh
//! cargo bench --package flowlog-tests                        # all
//! cargo bench --package flowlog-tests -- prepare_and_sign    # one group
//! ```
//!
//! Requests are the examples of the five pages, answers are what the captures have; all that
//! is made is dropped within the time, as it is in a program. `tests/by_hand.rs` shows that both sides do the same.

mod decode;
mod prepare_and_sign;
mod requests;
mod validate_and_encode;

fn main() {
    // A hundred at a time, as one is too short for the clock.
    divan::Divan::default().sample_size(100).sample_count(1_000).config_with_args().main();
}
