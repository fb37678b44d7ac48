//! Hostile input, as the fuzz targets in `fuzz` make it up, in numbers that fit into every run: spec files that are cut off, slipped in or meant to do
//! harm, answers of any kind, texts for endpoints, and profile files. None of it panics; what is promised of what comes out is in
//! `flowlog_tests::hostile`.
//! `FLOWLOG_CASES` says how much is made up of each kind, 256 unless told.

mod answers;
mod endpoints;
mod found;
mod pages;
mod profiles;
mod scalars;
mod specs;

use proptest::collection::vec;
use proptest::prelude::any;
use proptest::test_runner::{Config, TestRunner};

/// Makes up decisions, the same ones in each run, and looks at what they lead to. What fails is shrunk.
fn made_up(most: usize, look: impl Fn(&[u8])) {
    let cases = std::env::var("FLOWLOG_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(256);
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    let rng = proptest::test_runner::TestRng::deterministic_rng(config.rng_algorithm);
    let bytes = vec(any::<u8>(), 0..most);
    let outcome = TestRunner::new_with_rng(config, rng).run(&bytes, |bytes| {
        look(&bytes);
        Ok(())
    });
    outcome.unwrap_or_else(|failure| panic!("{failure}"));
}
