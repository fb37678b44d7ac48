//! Any text as an endpoint: as it is, and as decisions for a text that is made of parts of addresses.

#![no_main]

use flowlog_tests::hostile::{Choices, address, endpoint};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    endpoint(&String::from_utf8_lossy(bytes));
    endpoint(&address(&mut Choices::new(bytes)));
});
